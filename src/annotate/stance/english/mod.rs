//! Stances in English text: cues, then the reading, holder, target and scope of each.
//!
//! In: a sentence with the names in it, and what the sentences before left in [`Memory`]. Out: claims. There is no tagger: whether
//! `attack` is a verb or a noun is told by the words beside it.
//! `[Biden] criticised [Putin]'s decision.` → criticised, active; subject → Biden; object → Putin, via decision; oppose.

mod called;
mod clause;
mod compound;
mod head;
mod hits;
mod nonfinite;
mod object;
mod parties;
mod phrase;
mod reference;
mod said;
mod scope;
mod side;
mod subject;
mod target;
#[cfg(test)]
mod tests;
mod topic;
mod usage;
mod verb;

use super::claim::{Claim, claimed};
use super::cue_table::CueTable;
use super::cues::{CueError, Flag};
use super::lexicon::{Class, Lexicon};
use super::memory::Memory;
use super::own::OwnCues;
use super::tokens::{Name, Scene};
use super::trace::{Met, Silence, meet};
use crate::annotate::{EntityType, Field, Sentence};
use crate::lang::Pack;
use clause::Clause;
use hits::{Hit, Use};

/// Farthest a party may stand from its cue, in tokens.
const REACH: usize = 40;

/// One sentence being read.
struct Reading<'e> {
    scene: &'e Scene<'e>,
    clauses: &'e [Clause],
    memory: &'e Memory,
    sentence: usize,
    /// Whether the sentence speaks of a court or the police.
    procedure: bool,
    sport: bool,
    /// Whether the sentence speaks of concerts.
    stage: bool,
}

/// The English reader.
#[derive(Debug)]
pub(super) struct Engine {
    lexicon: Lexicon,
    cues: CueTable,
}

impl Engine {
    /// An engine of a pack's tables and the user's own cues.
    ///
    /// # Errors
    /// Names a cue row that cannot be used.
    pub(super) fn new(pack: &Pack, own: &OwnCues) -> Result<Self, CueError> {
        let mut lexicon = Lexicon::new(pack.table("stance_words"), false);
        let cues = CueTable::new(pack.table("stance"), own.of(pack.lang), &mut lexicon)?;
        Ok(Self { lexicon, cues })
    }

    /// The cues of one sentence with their claims; `memory` learns its subject.
    pub(super) fn read<'e>(
        &'e self,
        index: usize,
        sentence: &Sentence,
        text: &'e str,
        names: &[Name],
        memory: &mut Memory,
    ) -> Vec<Met<'e>> {
        let mut scene = Scene::new(text, sentence.span, names, &self.lexicon);
        phrase::read(&mut scene);
        let hits = self.hits(&scene, sentence.field);
        let mut verbal = vec![false; scene.tokens.len() + 1];
        let (mut saying, mut within) = (verbal.clone(), verbal.clone());
        for hit in hits
            .iter()
            .filter(|hit| matches!(hit.usage, Use::Active | Use::Passive))
        {
            verbal[hit.first] = true;
            saying[hit.end - 1] = hit.cue.is(Flag::Speech);
            within[hit.first + 1..hit.end].fill(true);
        }
        let clauses = clause::cut(&mut scene, &verbal, &saying, &within);
        let any = |class| scene.tokens.iter().any(|token| token.is(class));
        let sport = scene
            .tokens
            .iter()
            .any(|token| token.is(Class::Sport) && token.actor.is_none());
        let reading = Reading {
            scene: &scene,
            clauses: &clauses,
            memory,
            sentence: index,
            procedure: any(Class::Court) || any(Class::Police),
            sport: sport || memory.is_game(),
            stage: any(Class::Stage),
        };
        let mut met: Vec<Met> = Vec::new();
        for hit in &hits {
            let clause = clauses[scene.tokens[hit.first].clause];
            let places = (
                scene.span(hit.first, hit.end - 1),
                scene.span(clause.first, clause.end - 1),
            );
            meet(&mut met, hit.cue, places, || {
                reading.claims(hit, sentence.field)
            });
        }
        let office = reading.has_strange_speaker();
        let subjects = [
            reading.main_thing(),
            reading.main_person().filter(|_| !office),
        ];
        let stranger = reading.opens_with_stranger();
        let persons = scene
            .actors
            .iter()
            .filter(|actor| actor.class == EntityType::Per && !actor.modifier);
        memory.note(index, subjects[1], persons.map(|actor| actor.chain));
        if stranger {
            memory.forget_thing();
        }
        if office {
            memory.forget_person();
        }
        memory.note_subjects(index, subjects);
        if sport {
            memory.note_game();
        }
        met
    }
}

impl Reading<'_> {
    /// All claims of one hit, or why it has none.
    fn claims<'c>(&self, hit: &Hit<'c>, field: Field) -> Result<Vec<Claim<'c>>, Silence> {
        if self.is_denied(hit) {
            return Err(Silence::Negated);
        }
        let findings = self.findings(hit);
        let first = findings.first().ok_or(Silence::NoParties)?;
        let scope = self.scope(hit, &first.holders);
        claimed(findings, self.scene, &scope, (self.sentence, field))
    }

    /// First token of the cue's clause that a search may reach.
    fn floor(&self, at: usize) -> usize {
        self.clauses[self.scene.tokens[at].clause]
            .first
            .max(at.saturating_sub(REACH))
    }

    /// One past the last such token.
    fn ceiling(&self, at: usize) -> usize {
        self.clauses[self.scene.tokens[at].clause]
            .end
            .min(at + REACH)
    }
}
