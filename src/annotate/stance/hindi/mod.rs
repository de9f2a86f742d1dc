//! Stances in Hindi text: cues, then clause, holder, target and scope of each.
//!
//! In: a sentence with the names in it, and what the sentences before left in [`Memory`]. Out: claims.
//! `[रूस] ने [यूक्रेन] की आलोचना की।` → cue आलोचना + KAR; GEN frame → यूक्रेन; ergative → रूस; oppose.

mod chain;
mod clause;
mod hits;
mod holder;
mod participle;
mod parties;
mod phrase;
mod reference;
mod scope;
mod target;
#[cfg(test)]
mod tests;

use super::claim::{Claim, Who, claimed};
use super::cue_table::CueTable;
use super::cues::CueError;
use super::lexicon::{Class, Lexicon};
use super::memory::Memory;
use super::own::OwnCues;
use super::paradigm::Verb;
use super::tokens::{Name, Scene};
use super::trace::{Met, Silence, meet};
use crate::annotate::{Field, Sentence};
use crate::lang::Pack;
use clause::Clause;
use hits::Hit;
use reference::{quotes, remember};

/// Words that rules name one by one.
#[derive(Clone, Copy, Debug)]
struct Words {
    /// की, the light verb that is also a genitive
    ki: u32,
    /// के
    ke: u32,
    /// यह
    this: u32,
    /// उन्होंने
    they: u32,
    /// करार
    verdict: u32,
    /// DE, which after an infinitive lets somebody do it
    let_verb: Option<Verb>,
    /// HO, the copula
    copula: Option<Verb>,
    /// LAG, to be made (of a charge), which is nobody's deed
    befall: Option<Verb>,
}

/// Which excluded fields a sentence speaks of.
#[derive(Clone, Copy, Debug, Default)]
struct Fields {
    court: bool,
    police: bool,
    sport: bool,
}

/// One sentence being read.
struct Reading<'e> {
    scene: &'e Scene<'e>,
    clauses: &'e [Clause],
    memory: &'e Memory,
    words: Words,
    sentence: usize,
    has: Fields,
    sources: Vec<(usize, Who)>,
}

/// The Hindi reader.
#[derive(Debug)]
pub(super) struct Engine {
    lexicon: Lexicon,
    cues: CueTable,
    words: Words,
    kar: Option<Verb>,
    de: Option<Verb>,
    le: Option<Verb>,
    jata: Option<Verb>,
    bata: Option<Verb>,
}

impl Engine {
    /// An engine of a pack's tables and the user's own cues.
    ///
    /// # Errors
    /// Names a cue row that cannot be used.
    pub(super) fn new(pack: &Pack, own: &OwnCues) -> Result<Self, CueError> {
        let mut lexicon = Lexicon::new(pack.table("stance_words"), true);
        let cues = CueTable::new(pack.table("stance"), own.of(pack.lang), &mut lexicon)?;
        let words = Words {
            ki: lexicon.intern("की"),
            ke: lexicon.intern("के"),
            this: lexicon.intern("यह"),
            they: lexicon.intern("उन्होंने"),
            verdict: lexicon.intern("करार"),
            let_verb: Verb::from_name("DE"),
            copula: Verb::from_name("HO"),
            befall: Verb::from_name("LAG"),
        };
        Ok(Self {
            lexicon,
            cues,
            words,
            kar: Verb::from_name("KAR"),
            de: Verb::from_name("DE"),
            le: Verb::from_name("LE"),
            jata: Verb::from_name("JATA"),
            bata: Verb::from_name("BATA"),
        })
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
        let clauses = clause::cut(&mut scene);
        let mut reading = Reading {
            scene: &scene,
            clauses: &clauses,
            memory,
            words: self.words,
            sentence: index,
            has: fields(&scene),
            sources: Vec::new(),
        };
        reading.sources = scope::sources(&reading);
        let mut met: Vec<Met> = Vec::new();
        for hit in self.hits(&scene) {
            let clause = clauses[scene.tokens[hit.first].clause];
            let places = (
                scene.span(hit.first, hit.end - 1),
                scene.span(clause.first, clause.end - 1),
            );
            meet(&mut met, hit.cue, places, || {
                reading.claims(&hit, sentence.field)
            });
        }
        let (subject, speakers) = (reading.main_subject(), reading.main_speakers());
        remember(subject, &scene, index, memory);
        if !speakers.is_empty() {
            memory.note_speakers(index, speakers);
        }
        if quotes(&scene) % 2 == 1 {
            memory.note_quote();
        }
        met
    }
}

fn fields(scene: &Scene) -> Fields {
    let any = |class| scene.tokens.iter().any(|token| token.is(class));
    Fields {
        court: any(Class::Court),
        police: any(Class::Police),
        sport: scene
            .tokens
            .iter()
            .any(|token| token.is(Class::Sport) && token.actor.is_none()),
    }
}

impl Reading<'_> {
    /// All claims of one hit, or why it has none.
    fn claims<'c>(&self, hit: &Hit<'c>, field: Field) -> Result<Vec<Claim<'c>>, Silence> {
        let findings = self.findings(hit)?;
        let holders = &findings[0].holders;
        let scope = self.scope(hit, holders).ok_or(Silence::Sport)?;
        claimed(findings, self.scene, &scope, (self.sentence, field))
    }
}
