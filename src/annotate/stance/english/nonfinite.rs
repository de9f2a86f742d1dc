//! Subjects of English infinitives, gerunds and participles, which no subject of their own stands before.
//!
//! `Ann urged Bob to back Cid`: Ann wants it. `Ann let Bob attack Cid`, `Ann blamed Bob for attacking Cid`: Bob does it. `Accusing Bob
//! of lies, Ann left`: Ann does it.

use super::super::lexicon::Class;
use super::super::tokens::{Case, Token};
use super::Reading;
use super::clause::Link;
use super::phrase::preposition;
use super::subject::{GROUP, Subject, may_be_subject};

/// Most words between a subject and an infinitive of its purpose.
const PURPOSE_REACH: usize = 5;
/// Most words between a verb of request and its object.
const REQUEST_REACH: usize = 4;

impl Reading<'_> {
    /// `H urged X to CUE`: H wants it; `X vowed to CUE`, `H let X CUE`: X does it.
    pub(super) fn subject_of_infinitive(&self, to: usize) -> Subject {
        let tokens = &self.scene.tokens;
        let floor = self.floor(to);
        let object = to.checked_sub(1).and_then(|b| tokens[b].actor);
        let Some(index) = object else {
            if let Some(index) = self.who_tries(to) {
                return Subject::Known(self.who(index));
            }
            // far from a subject and behind a noun it is the purpose of somebody else: the use of drones to CUE
            let verb = to.checked_sub(1).is_some_and(|b| !tokens[b].is_plain());
            let near = (to.saturating_sub(PURPOSE_REACH).max(floor)..to)
                .filter_map(|t| tokens[t].actor)
                .any(|index| may_be_subject(&self.scene.actors[index]) || self.owns_subject(index));
            return if verb || near || self.is_said_to_be(floor, to) {
                self.leftmost(tokens[to].clause, to)
            } else {
                Subject::Stranger
            };
        };
        let first = self.scene.actors[index].first;
        let asked = (floor..first)
            .rev()
            .take(REQUEST_REACH)
            .any(|t| tokens[t].is(Class::Request) && tokens[t].actor.is_none());
        // sent boats to T to help U: whoever sent them
        let whither = [Case::Towards, Case::From, Case::Other];
        if asked || whither.contains(&self.scene.actors[index].case) {
            self.leftmost(tokens[to].clause, first)
        } else {
            Subject::Known(self.who(index))
        }
    }

    /// Whether the noun before an infinitive tells what the subject is: T is one of few mayors to CUE.
    fn is_said_to_be(&self, floor: usize, to: usize) -> bool {
        let tokens = &self.scene.tokens;
        let copula = (floor..to).rev().find(|&at| {
            tokens[at].is(Class::Passive)
                && tokens[at].actor.is_none()
                && !tokens[at].is(Class::Possessive)
        });
        let passive = |at: usize| self.scene.text[tokens[at].span.range()].ends_with("ed");
        copula.is_some_and(|at| !passive(at + 1))
    }

    /// `X was now trying to CUE`: the actor right before the verbs that lead to the infinitive.
    fn who_tries(&self, to: usize) -> Option<usize> {
        const REACH: usize = 4;
        let tokens = &self.scene.tokens;
        let leads = |at: &usize| {
            let token = &tokens[*at];
            let verb = self.scene.text[token.span.range()].ends_with("ing");
            token.actor.is_none() && (token.any(&GROUP) || token.is_plain() && verb)
        };
        let mut near = (self.floor(to).max(to.saturating_sub(REACH))..to).rev();
        let before = near.find(|at| !leads(at))?;
        let actor = self.scene.actor(before)?;
        (before + 1 < to && may_be_subject(actor)).then_some(tokens[before].actor?)
    }

    /// `with X CUEing T`, `despite X CUEing T`: X does it.
    pub(super) fn is_absolute(&self, index: usize, verb: usize) -> bool {
        const REACH: usize = 8;
        let tokens = &self.scene.tokens;
        let first = self.scene.actors[index].first;
        let mut near = (first.saturating_sub(REACH)..first)
            .rev()
            .filter(|&at| tokens[at].actor.is_none());
        let leads = near.find(|&at| preposition(&tokens[at]).is_some());
        self.is_gerund(&tokens[verb]) && leads.is_some_and(|at| tokens[at].is(Class::Absolute))
    }

    /// `blamed X for CUEing`: X did it.
    pub(super) fn subject_of_gerund(&self, preposition: usize) -> Subject {
        let blamed = preposition
            .checked_sub(1)
            .and_then(|b| self.scene.tokens[b].actor);
        match blamed.map(|index| (index, &self.scene.actors[index])) {
            Some((index, actor)) if !actor.modifier && actor.case == Case::Bare => {
                Subject::Known(self.who(index))
            }
            _ => Subject::Stranger,
        }
    }

    /// `headlines criticising T`: a participle right behind a plain noun is that noun's.
    pub(super) fn is_noun_of_participle(&self, noun: usize, verb: usize) -> bool {
        let tokens = &self.scene.tokens;
        tokens[noun].actor.is_none()
            && tokens[noun].is_plain()
            && noun + 1 == verb
            && self.scene.text[tokens[verb].span.range()].ends_with("ing")
    }

    /// `Accusing T of lies, H left`: a participle that opens its clause takes the subject after the comma.
    pub(super) fn after_participle(&self, at: usize) -> Subject {
        let clause = self.scene.tokens[at].clause;
        if self.clauses[clause].link != Link::Main {
            return Subject::Absent;
        }
        let end = (at + super::REACH).min(self.scene.tokens.len());
        let comma = (at..end).find(|&t| self.scene.tokens[t].is_mark(&[',']));
        let lead = &self.scene.tokens[at..comma.unwrap_or(end)];
        // laying into Bob she said: "Lakeland, …"
        let spoken = |token: &Token| {
            token.actor.is_none() && token.any(&[Class::PronounNominative, Class::Speech])
        };
        if lead.iter().skip(1).any(spoken) {
            return Subject::Stranger;
        }
        let found = comma.and_then(|comma| {
            let t = comma + 1;
            let t = t + usize::from(
                self.scene
                    .tokens
                    .get(t)
                    .is_some_and(|t| t.is(Class::Determiner)),
            );
            self.scene.tokens.get(t)?.actor
        });
        match found {
            Some(index) if self.scene.actors[index].case == Case::Bare => {
                Subject::Known(self.who(index))
            }
            _ => Subject::Absent,
        }
    }
}
