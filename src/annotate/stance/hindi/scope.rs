//! What lies around a Hindi cue and changes its meaning: negation, degree, modality, attribution, excluded senses (SPEC section 6).

use super::super::claim::{Scope, Who};
use super::super::confidence::{AMBIGUOUS, CONDITIONAL, REPORTED};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::Case;
use super::super::{Act, Modality};
use super::Reading;
use super::clause::Link;
use super::hits::Hit;
use crate::text::Milli;

/// Most words from `करने से` to इनकार: करने से यह कहते हुए इनकार किया.
const REFUSAL_REACH: usize = 6;

/// Words after a verb that still belong to its group.
const VERB_GROUP: usize = 4;

impl Reading<'_> {
    /// Reads a hit's surroundings; `None` where they exclude it.
    pub(super) fn scope(&self, hit: &Hit, holders: &[Who]) -> Option<Scope> {
        if self.is_sport(hit) {
            return None;
        }
        let told = self.speaker_of(self.scene.tokens[hit.first].clause);
        let modality = self.modality(hit, told.is_some() || !self.sources.is_empty());
        let attribution = self.attribution(hit, told.unwrap_or_default(), holders);
        let mut factor = Milli::ONE;
        if !attribution.is_empty() {
            factor = factor * REPORTED;
        }
        if modality == Modality::Conditional {
            factor = factor * CONDITIONAL;
        }
        if hit.cue.is(Flag::Ambiguous) || hit.cue.is(Flag::Weak) {
            factor = factor * AMBIGUOUS;
        }
        Some(Scope {
            negated: self.is_negated(hit),
            degree: self.degree(hit),
            modality,
            attribution,
            neutral: self.is_procedure(hit) || hit.cue.is(Flag::Denial),
            factor,
        })
    }

    /// The verb group: the verb and the auxiliaries after it.
    fn group(&self, hit: &Hit) -> std::ops::Range<usize> {
        let start = hit.verb.unwrap_or(hit.end);
        start..self.ceiling(hit.first).min(start + VERB_GROUP)
    }

    /// नहीं within the verb group or right before the head, `करने से इनकार`, `को तैयार नहीं`; not `न केवल`.
    fn is_negated(&self, hit: &Hit) -> bool {
        let tokens = &self.scene.tokens;
        let negator = |t: usize| {
            tokens[t].is(Class::Negator)
                && !tokens.get(t + 1).is_some_and(|next| next.is(Class::Only))
        };
        let group = self.group(hit);
        let before = hit.first.saturating_sub(1).max(self.floor(hit.first))..hit.first;
        let inverted = hit.verb.filter(|&verb| verb < hit.first);
        let before_verb = inverted.and_then(|verb| verb.checked_sub(1));
        if before
            .chain(hit.first..group.end)
            .chain(before_verb)
            .any(negator)
        {
            return true;
        }
        let infinitive = hit
            .verb
            .is_some_and(|v| tokens[v].entry.forms.has(Form::Infinitive));
        let after = group.start + 1;
        let refused = after + 1..self.ceiling(hit.first).min(after + 1 + REFUSAL_REACH);
        infinitive
            && tokens.get(after).is_some_and(|t| t.is(Class::From))
            && refused.into_iter().any(|t| tokens[t].is(Class::Refusal))
    }

    /// पूरी तरह, कड़ी, जमकर × 1.25; कुछ हद तक × 0.6.
    fn degree(&self, hit: &Hit) -> Milli {
        let tokens = &self.scene.tokens;
        let start = hit.first.saturating_sub(3).max(self.floor(hit.first));
        let around = (start..hit.verb.unwrap_or(hit.end)).filter(|&t| tokens[t].actor.is_none());
        let mut degree = Milli::ONE;
        for at in around {
            if tokens[at].is(Class::DegreeUp) {
                degree = Milli(1250);
            } else if tokens[at].is(Class::DegreeDown) {
                degree = Milli(600);
            }
        }
        degree
    }

    fn modality(&self, hit: &Hit, reported: bool) -> Modality {
        let tokens = &self.scene.tokens;
        let group = self.group(hit);
        let any = |test: &dyn Fn(usize) -> bool| group.clone().any(test);
        let may = || any(&|t| tokens[t].is(Class::Capable)) && !self.is_negated(hit);
        let supposed = self.clauses[tokens[hit.first].clause].link == Link::If;
        if supposed || self.is_subjunctive(hit) || may() {
            Modality::Conditional
        } else if tokens.last().is_some_and(|t| t.is_mark(&['?'])) {
            Modality::Question
        } else if any(&|t| tokens[t].is(Class::Future) || tokens[t].entry.forms.has(Form::Future)) {
            Modality::Future
        } else if any(&|t| tokens[t].is(Class::Want)) {
            Modality::Intended
        } else if reported {
            Modality::Reported
        } else {
            Modality::Asserted
        }
    }

    /// Whether the last verb of the group only may be: (हमला) करे, and where the clause ends so (हमला) कर दे.
    pub(super) fn is_subjunctive(&self, hit: &Hit) -> bool {
        let tokens = &self.scene.tokens;
        let verbs = self.group(hit).take_while(|&t| {
            let token = &tokens[t];
            token.actor.is_none() && (!token.entry.verbs.is_empty() || token.is(Class::Auxiliary))
        });
        verbs.last().is_some_and(|last| {
            let entry = tokens[last].entry;
            let closes = tokens.get(last + 1).is_none_or(|next| {
                next.mark.is_some() || next.is(Class::Then) || next.clause != tokens[last].clause
            });
            let others = [
                Form::Perfective,
                Form::Imperfective,
                Form::Infinitive,
                Form::Future,
            ];
            entry.forms.has(Form::Subjunctive)
                && !others.iter().any(|&form| entry.forms.has(form))
                && !entry.classes.any(&[Class::Auxiliary, Class::Vector])
                && (!entry.forms.has(Form::Converb) || closes && Some(last) != hit.verb)
        })
    }

    /// X के अनुसार before the cue in its sentence, then who says its clause, unless a holder speaks for himself.
    fn attribution(&self, hit: &Hit, told: Vec<Who>, holders: &[Who]) -> Vec<usize> {
        let holds = |chain: usize| holders.iter().any(|holder| holder.chain == chain);
        let sources = self
            .sources
            .iter()
            .filter(|&&(at, who)| at < hit.first && !holds(who.chain));
        let mut found: Vec<usize> = sources.map(|&(_, who)| who.chain).collect();
        if !told.iter().any(|who| holds(who.chain)) {
            found.extend(told.iter().map(|who| who.chain));
        }
        found
    }

    /// Courts and police that do their duty take no side.
    fn is_procedure(&self, hit: &Hit) -> bool {
        hit.cue.is(Flag::Court) && self.has.court
            || hit.cue.is(Flag::Police) && (self.has.police || self.has.court)
    }

    /// Against somebody in a game is not against somebody.
    fn is_sport(&self, hit: &Hit) -> bool {
        let contest = hit.cue.is(Flag::Weak)
            || hit.cue.is(Flag::Sport)
            || matches!(
                hit.cue.act,
                Act::Fight | Act::Oppose | Act::Protest | Act::Coerce | Act::Reject
            );
        self.has.sport && contest
    }
}

/// Those named as sources by case, in order, with the token they stand at.
pub(super) fn sources(reading: &Reading) -> Vec<(usize, Who)> {
    const MOST: usize = 4;
    let actors = reading.scene.actors.iter();
    actors
        .filter(|actor| actor.case == Case::According && !actor.modifier)
        .map(|actor| (actor.first, Who::unseen(actor.chain, Milli::ONE)))
        .take(MOST)
        .collect()
}
