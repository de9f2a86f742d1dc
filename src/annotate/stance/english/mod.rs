//! Stances in English text: cues, then the reading, holder, target and scope of each.
//!
//! In: a sentence with the names in it, and what the sentences before left in [`Memory`]. Out: claims. There is no tagger: whether
//! `attack` is a verb or a noun is told by the words beside it.
//! `[Biden] criticised [Putin]'s decision.` → criticised, active; subject → Biden; object → Putin, via decision; oppose.

mod clause;
mod holder;
mod phrase;
mod reference;
mod scope;
mod target;
#[cfg(test)]
mod tests;

use super::Act;
use super::claim::{Claim, Who};
use super::cues::{Cue, CueError, CueTable, Flag, Frame};
use super::lexicon::{Class, Lexicon};
use super::memory::Memory;
use super::tokens::{Case, Name, Scene, Token};
use crate::annotate::{EntityType, Field, Sentence};
use crate::lang::Pack;
use crate::text::NormSpan;
use clause::Clause;
use target::Target;

/// Farthest a party may stand from its cue, in tokens.
const REACH: usize = 40;
/// Most words between what is given and to whom.
const GIVEN_REACH: usize = 5;

/// How a cue is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// H criticised T
    Active,
    /// T was criticised by H
    Passive,
    /// H's criticism of T
    Noun,
    /// H is critical of T
    Adjective,
    /// H, a critic of T
    Person,
    /// anti-T
    Prefix,
    /// H-backed T
    Prefixed,
}

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
struct Hit<'e> {
    cue: &'e Cue,
    /// First token.
    first: usize,
    /// One past the last token.
    end: usize,
    usage: Use,
}

/// One sentence being read.
struct Reading<'e> {
    scene: &'e Scene<'e>,
    clauses: &'e [Clause],
    memory: &'e Memory,
    sentence: usize,
    /// Whether the sentence speaks of a court or the police.
    procedure: bool,
    sport: bool,
}

/// The English reader.
#[derive(Debug)]
pub(super) struct Engine {
    lexicon: Lexicon,
    cues: CueTable,
}

impl Engine {
    /// An engine of a pack's tables.
    ///
    /// # Errors
    /// Names a cue row that cannot be used.
    pub(super) fn new(pack: &Pack) -> Result<Self, CueError> {
        let mut lexicon = Lexicon::new(pack.stance_words, false);
        let cues = CueTable::new(pack.stance, &mut lexicon)?;
        Ok(Self { lexicon, cues })
    }

    /// The claims of one sentence; `memory` learns its subject.
    pub(super) fn read<'e>(
        &'e self,
        index: usize,
        sentence: &Sentence,
        text: &'e str,
        names: &[Name],
        memory: &mut Memory,
    ) -> Vec<Claim<'e>> {
        let mut scene = Scene::new(text, sentence.span, names, &self.lexicon);
        phrase::read(&mut scene);
        let hits = self.hits(&scene, sentence.field);
        let mut verbal = vec![false; scene.tokens.len() + 1];
        for hit in hits
            .iter()
            .filter(|hit| matches!(hit.usage, Use::Active | Use::Passive))
        {
            verbal[hit.first] = true;
        }
        let clauses = clause::cut(&mut scene, &verbal);
        let any = |class| scene.tokens.iter().any(|token| token.is(class));
        let reading = Reading {
            scene: &scene,
            clauses: &clauses,
            memory,
            sentence: index,
            procedure: any(Class::Court) || any(Class::Police),
            sport: scene
                .tokens
                .iter()
                .any(|token| token.is(Class::Sport) && token.actor.is_none()),
        };
        let mut claims: Vec<Claim> = Vec::new();
        for hit in &hits {
            // of two rows for the same words the first one counts that finds its parties
            let cue = scene.span(hit.first, hit.end - 1);
            if claims.last().is_none_or(|claim| claim.span != cue) {
                claims.extend(reading.claims(hit, sentence));
            }
        }
        let subjects = [false, true].map(|person| reading.main_subject(person));
        let persons = scene
            .actors
            .iter()
            .filter(|actor| actor.class == EntityType::Per && !actor.modifier);
        memory.note(index, subjects[1], persons.map(|actor| actor.chain));
        memory.note_subjects(index, subjects);
        claims
    }

    /// The cues of a sentence, in order. Of those that overlap the longer wins, then the stronger.
    fn hits(&self, scene: &Scene, field: Field) -> Vec<Hit<'_>> {
        let tokens = &scene.tokens;
        let mut found: Vec<Hit> = Vec::new();
        for first in 0..tokens.len() {
            // Champions League: a capital inside a sentence belongs to a name
            let inside = first
                .checked_sub(1)
                .is_some_and(|b| tokens[b].mark.is_none());
            let named = tokens[first].capital && inside && field == Field::Text;
            if tokens[first].word == Lexicon::UNKNOWN || tokens[first].actor.is_some() || named {
                continue;
            }
            let ahead = tokens[first..].iter().map(|token| {
                if token.actor.is_some() {
                    Lexicon::UNKNOWN
                } else {
                    token.word
                }
            });
            for (length, cue) in self.cues.at(ahead) {
                let end = first + length;
                if let Some(usage) = usage(scene, cue, first, end) {
                    found.push(Hit {
                        cue,
                        first,
                        end,
                        usage,
                    });
                }
            }
        }
        found.sort_by_key(|hit| {
            (
                std::cmp::Reverse((hit.end - hit.first, hit.cue.polarity.abs())),
                hit.first,
            )
        });
        // which hit took a token, by its first token and its end; rows for the same words all stay
        let mut taken = vec![None; tokens.len()];
        found.retain(|hit| {
            let own = Some((hit.first, hit.end));
            let free = taken[hit.first..hit.end]
                .iter()
                .all(|t| t.is_none() || *t == own);
            if free {
                taken[hit.first..hit.end].fill(own);
            }
            free
        });
        found.sort_by_key(|hit| hit.first);
        found
    }
}

/// The last token before `at` that is no adverb or emphatic.
fn before(tokens: &[Token], at: usize) -> Option<usize> {
    const ADVERBS: usize = 4;
    let skip = |t: &Token| {
        t.actor.is_none()
            && (t.is_quote() || t.any(&[Class::DegreeUp, Class::DegreeDown, Class::Emphatic]))
    };
    (at.saturating_sub(ADVERBS)..at)
        .rev()
        .find(|&t| !skip(&tokens[t]))
}

/// How a cue is used where it stands; `None` where it is no cue: the attack, back pain.
fn usage(scene: &Scene, cue: &Cue, first: usize, end: usize) -> Option<Use> {
    let tokens = &scene.tokens;
    if cue.is(Flag::Prefixes) {
        let target = tokens.get(end)?.is_mark(&['-']) && tokens.get(end + 1)?.actor.is_some();
        return target.then_some(Use::Prefix);
    }
    if cue.is(Flag::Prefixed) {
        let holder =
            first >= 2 && tokens[first - 1].is_mark(&['-']) && tokens[first - 2].actor.is_some();
        return holder.then_some(Use::Prefixed);
    }
    if cue.is(Flag::Person) {
        return Some(Use::Person);
    }
    if cue.is(Flag::Adjective) {
        return Some(Use::Adjective);
    }
    let next = tokens.get(end);
    if cue.is(Flag::Noun) {
        let given = first
            .checked_sub(1)
            .is_some_and(|b| tokens[b].is(Class::Utter));
        let next = match given {
            // provided arms and fuel for T
            true => tokens
                .iter()
                .skip(end)
                .take(GIVEN_REACH)
                .find(|t| t.actor.is_some() || !t.is_unknown() && !t.is(Class::And)),
            false => next,
        };
        let frame = next
            .filter(|t| t.actor.is_none())
            .and_then(phrase::preposition)
            .is_some_and(|case| {
                case == Case::Agent
                    || cue
                        .frames
                        .iter()
                        .any(|&frame| target::case_of(frame) == Some(case))
            });
        return frame.then_some(Use::Noun);
    }
    if cue.is(Flag::Attribution) {
        return None;
    }
    verb_usage(scene, cue, first, end)
}

/// Whether a verb cue is active or passive here, or a noun and so nothing.
fn verb_usage(scene: &Scene, cue: &Cue, first: usize, end: usize) -> Option<Use> {
    const NOUN_BEFORE: [Class; 3] = [Class::Determiner, Class::PronounGenitive, Class::Possessive];
    let tokens = &scene.tokens;
    let word = scene.text[tokens[first].span.range()].to_ascii_lowercase();
    let prior = before(tokens, first);
    let prior_is = |classes: &[Class]| {
        prior.is_some_and(|t| tokens[t].actor.is_none() && tokens[t].any(classes))
    };
    let hyphen = |t: Option<&Token>| t.is_some_and(|t| t.is_mark(&['-']));
    if prior_is(&NOUN_BEFORE) && !prior_is(&[Class::That])
        || hyphen(tokens.get(end))
        || hyphen(first.checked_sub(1).map(|b| &tokens[b]))
    {
        return None;
    }
    let by = tokens.get(end).is_some_and(|t| t.is(Class::By));
    let past = word.ends_with("ed") || word.ends_with("en");
    let irregular = matches!(word.as_str(), "struck" | "fought" | "cut");
    if past || irregular {
        let be =
            prior.is_some_and(|t| tokens[t].is(Class::Passive) && !tokens[t].is(Class::Possessive));
        let after_adverbs = (first.saturating_sub(4)..first).rev().find(|&t| {
            !tokens[t].any(&[
                Class::DegreeUp,
                Class::DegreeDown,
                Class::Emphatic,
                Class::Negator,
            ])
        });
        let be = be
            || after_adverbs
                .is_some_and(|t| tokens[t].actor.is_none() && tokens[t].is(Class::Passive));
        return Some(if be || by { Use::Passive } else { Use::Active });
    }
    if word.ends_with("ing") {
        let noun = tokens
            .get(end)
            .is_some_and(|t| t.any(&[Class::Of, Class::By]));
        return (!noun || end > first + 1).then_some(Use::Active);
    }
    if end > first + 1 && !cue.is(Flag::Ambiguous) {
        return Some(Use::Active);
    }
    let verb_before = prior_is(&[
        Class::Towards,
        Class::Modal,
        Class::Negator,
        Class::PronounNominative,
        Class::FirstPerson,
        Class::Relative,
    ]);
    if !verb_before
        && prior
            .is_some_and(|t| tokens[t].actor.is_none() && phrase::preposition(&tokens[t]).is_some())
    {
        return None;
    }
    let object = tokens.get(end).is_some_and(|t| {
        t.actor.is_some()
            || t.capital
            || t.is_quote()
            || t.any(&[
                Class::Determiner,
                Class::PronounDative,
                Class::PronounGenitive,
                Class::That,
            ])
            || t.is_unknown() && word.ends_with('s')
    });
    let own_preposition = end > first + 1;
    (verb_before
        && !tokens
            .get(end)
            .is_some_and(|t| t.any(&[Class::Of, Class::ForSake]))
        || object
        || own_preposition)
        .then_some(Use::Active)
}

impl<'e> Reading<'e> {
    /// All claims of one hit: each holder with each target, and with whom a defence is against.
    fn claims<'c>(&self, hit: &Hit<'c>, sentence: &Sentence) -> Vec<Claim<'c>> {
        let Some((holders, target, rule)) = self.parties(hit) else {
            return Vec::new();
        };
        let mut found = self.pairs(hit, sentence, &holders, &target, rule);
        if hit.cue.act == Act::Defend
            && hit.usage == Use::Active
            && let Some(mut rival) = self.defended_against(hit)
        {
            rival.turned = !rival.turned;
            found.extend(self.pairs(hit, sentence, &holders, &rival, "en.defence"));
        }
        found
    }

    fn pairs<'c>(
        &self,
        hit: &Hit<'c>,
        sentence: &Sentence,
        holders: &[Who],
        target: &Target,
        rule: &'static str,
    ) -> Vec<Claim<'c>> {
        let scope = self.scope(hit, holders);
        let cue = self.scene.span(hit.first, hit.end - 1);
        let both = holders
            .iter()
            .flat_map(|&holder| target.who.iter().map(move |&who| (holder, who)));
        both.filter(|(holder, who)| holder.chain != who.chain)
            .map(|(holder, who)| Claim {
                cue: hit.cue,
                rule,
                holder,
                target: who,
                via: target.via.map(|t| self.scene.tokens[t].span),
                turned: target.turned,
                negated: scope.negated,
                degree: scope.degree,
                modality: scope.modality,
                neutral: scope.neutral,
                implicit: false,
                attribution: scope.attribution.clone(),
                sentence: self.sentence,
                clause: self.scene.tokens[hit.first].clause,
                field: sentence.field,
                evidence: [holder.seen, who.seen]
                    .into_iter()
                    .flatten()
                    .fold(cue, NormSpan::hull),
                span: cue,
                factor: scope.factor,
            })
            .collect()
    }

    /// Holders, target and the name of the rule.
    fn parties(&self, hit: &Hit) -> Option<(Vec<Who>, Target, &'static str)> {
        let contest = !matches!(hit.cue.act, Act::Criticize | Act::Accuse | Act::Praise);
        if self.sport && contest {
            return None;
        }
        match hit.usage {
            Use::Active => {
                let target = self.active_target(hit)?;
                Some((self.holder(hit)?, target, "en.active"))
            }
            Use::Passive => self.passive(hit),
            Use::Noun => {
                let target = self.after_preposition(hit.end, hit.cue)?;
                Some((self.holder_of_noun(hit, &target)?, target, "en.noun"))
            }
            Use::Adjective => Some((self.holder(hit)?, self.object(hit.end)?, "en.adjective")),
            Use::Person => self.person(hit),
            Use::Prefix | Use::Prefixed => self.prefixed(hit),
        }
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

/// The side a hit's frames allow as a bare object.
fn takes_object(cue: &Cue) -> bool {
    cue.takes(Frame::Object) || cue.frames.is_empty()
}
