//! What lies around an English cue and changes its meaning: negation, degree, modality, attribution, procedure (SPEC section 6).

use super::super::Modality;
use super::super::claim::{Scope, Who};
use super::super::confidence::{AMBIGUOUS, CONDITIONAL, REPORTED};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::super::tokens::Token;
use super::Reading;
use super::called::called;
use super::clause::Link;
use super::hits::{Hit, Use};
use super::side::sided;
use super::subject::GROUP;
use super::usage::undergoing;
use crate::text::Milli;

/// Words before a verb that may still belong to its group.
const VERB_GROUP: usize = 5;

impl Reading<'_> {
    /// Reads a hit's surroundings.
    pub(super) fn scope(&self, hit: &Hit, holders: &[Who]) -> Scope {
        let mut attribution: Vec<usize> = self.sources(hit);
        let speakers = self
            .speaker_of(self.scene.tokens[hit.first].clause)
            .unwrap_or_default();
        attribution.extend(speakers.iter().map(|who| who.chain));
        attribution.retain(|chain| holders.iter().all(|holder| holder.chain != *chain));
        attribution.dedup();
        let modality = self.modality(hit, !attribution.is_empty());
        let mut factor = Milli::ONE;
        if !attribution.is_empty() {
            factor = factor * REPORTED;
        }
        if modality == Modality::Conditional {
            factor = factor * CONDITIONAL;
        }
        if hit.cue.is(Flag::Ambiguous) {
            factor = factor * AMBIGUOUS;
        }
        Scope {
            negated: self.is_negated(hit),
            degree: self.degree(hit),
            modality,
            attribution,
            neutral: hit.cue.is(Flag::Denial) || self.procedure && hit.cue.is(Flag::Police),
            factor,
        }
    }

    /// The verb that a cue depends on: the won of won support, the came of came to T's aid; else the cue itself.
    fn governor(&self, hit: &Hit) -> usize {
        let verb = match hit.usage {
            Use::Undergone => undergoing(&self.scene.tokens, hit.first),
            Use::Called => called(self.scene, hit.first).map(|(verb, _)| verb),
            Use::Beside => sided(self.scene, hit.first).map(|(verb, _)| verb),
            _ => None,
        };
        verb.unwrap_or(hit.first)
    }

    /// The words of the verb group before the cue.
    fn group(&self, hit: &Hit) -> std::ops::Range<usize> {
        const ALSO: [Class; 4] = [
            Class::Future,
            Class::Towards,
            Class::Determiner,
            Class::Only,
        ];
        let tokens = &self.scene.tokens;
        let verb = self.governor(hit);
        let floor = self.floor(verb).max(verb.saturating_sub(VERB_GROUP));
        let mut start = verb;
        // were not "snubbing" T
        let inside = |token: &Token| {
            token.actor.is_none() && (token.any(&GROUP) || token.any(&ALSO) || token.is_quote())
        };
        while start > floor && inside(&tokens[start - 1]) {
            start -= 1;
        }
        start..hit.first
    }

    /// not, never, refused to, before the cue; `not only` negates nothing.
    fn is_negated(&self, hit: &Hit) -> bool {
        let tokens = &self.scene.tokens;
        self.group(hit).any(|t| {
            let only = tokens
                .get(t + 1)
                .is_some_and(|next| next.any(&[Class::Only, Class::Emphatic]));
            tokens[t].is(Class::Negator) && !only || tokens[t].is(Class::Refusal)
        })
    }

    /// `H denied reports that X CUEs T`, `H denied X had CUEd T`.
    pub(super) fn is_denied(&self, hit: &Hit) -> bool {
        let tokens = &self.scene.tokens;
        let ends = |token: &&Token| {
            token.actor.is_none() && (token.is(Class::And) || token.is_mark(&[',', ';']))
        };
        let has = |range: std::ops::Range<usize>, class| {
            let mut near = tokens[range].iter().rev().take_while(|token| !ends(token));
            near.any(|token| token.actor.is_none() && token.is(class))
        };
        let clause = &self.clauses[tokens[hit.first].clause];
        let said = clause
            .first
            .checked_sub(1)
            .is_some_and(|that| tokens[that].is(Class::That));
        let parent = clause.parent.filter(|_| said).map(|at| self.clauses[at]);
        let asked = clause
            .first
            .checked_sub(1)
            .is_some_and(|at| tokens[at].is(Class::Whether));
        asked
            || self.is_rumour(clause.first, hit.first)
            || has(clause.first..hit.first, Class::Denial)
            || parent.is_some_and(|parent| has(parent.first..parent.end, Class::Refusal))
    }

    /// Whether a verb is only part of what a noun says may be: speculation that he would CUE.
    fn is_rumour(&self, first: usize, verb: usize) -> bool {
        let tokens = &self.scene.tokens;
        let that = |pair: &[Token]| {
            let named = pair.iter().any(|token| token.actor.is_some());
            !named && pair[0].is(Class::Rumour) && pair[1].is(Class::That)
        };
        tokens[first.saturating_sub(2)..verb].windows(2).any(that)
    }

    /// Whether a duty is put on the subject: X should CUE T.
    pub(super) fn is_duty(&self, hit: &Hit) -> bool {
        self.group(hit)
            .any(|t| self.scene.tokens[t].is(Class::Duty))
    }

    /// strongly × 1.25; partly × 0.6.
    fn degree(&self, hit: &Hit) -> Milli {
        let tokens = &self.scene.tokens;
        let end = tokens.len().min(hit.end + 1);
        let mut around = self
            .group(hit)
            .chain(hit.end..end)
            .filter(|&t| tokens[t].actor.is_none());
        match around.find(|&t| tokens[t].any(&[Class::DegreeUp, Class::DegreeDown])) {
            Some(t) if tokens[t].is(Class::DegreeUp) => Milli(1250),
            Some(_) => Milli(600),
            None => Milli::ONE,
        }
    }

    fn modality(&self, hit: &Hit, reported: bool) -> Modality {
        let tokens = &self.scene.tokens;
        let any = |class: Class| self.group(hit).any(|t| tokens[t].is(class));
        if self.clauses[tokens[hit.first].clause].link == Link::If {
            Modality::Conditional
        } else if tokens.last().is_some_and(|t| t.is_mark(&['?'])) {
            Modality::Question
        } else if any(Class::Future) {
            Modality::Future
        } else if any(Class::Want) {
            Modality::Intended
        } else if reported {
            Modality::Reported
        } else {
            Modality::Asserted
        }
    }

    /// Those named after `according to` near the cue.
    fn sources(&self, hit: &Hit) -> Vec<usize> {
        const NEAR: usize = 60;
        let tokens = &self.scene.tokens;
        let start = hit.first.saturating_sub(NEAR);
        let end = tokens.len().min(hit.end + NEAR);
        let marker =
            (start..end).find(|&t| tokens[t].is(Class::According) && tokens[t].actor.is_none());
        let named = marker
            .and_then(|at| (at + 1..tokens.len().min(at + 6)).find_map(|t| self.scene.actor(t)));
        named.map(|actor| actor.chain).into_iter().collect()
    }
}
