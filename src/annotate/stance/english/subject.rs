//! English subjects: who does what a verb says, and who says what a clause says.
//!
//! Right before the verb group, else first in the clause, else in the clause that this one goes on from: `Ann praised Bob and
//! criticised Cid`; `Ann, who criticised Bob`; `Ann urged Bob to stop`; `Ann's statement blasted Bob`.

use super::super::claim::Who;
use super::super::confidence::{CLAUSE, OFFICE};
use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::clause::Link;
use super::phrase::preposition;
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most clauses climbed for a subject.
const CLIMB: usize = 4;

/// What stands between a subject and its verb.
pub(super) const GROUP: [Class; 11] = [
    Class::Auxiliary,
    Class::Adverb,
    Class::Negator,
    Class::DegreeUp,
    Class::DegreeDown,
    Class::Emphatic,
    Class::Refusal,
    Class::Modal,
    Class::Want,
    Class::Ready,
    Class::Intensifier,
];

/// What stands as the subject of a clause.
pub(super) enum Subject {
    /// Actors, or a pronoun for one.
    Known(Vec<Who>),
    /// Words of no known actor.
    Stranger,
    /// Nothing: another clause has it.
    Absent,
}

impl Reading<'_> {
    /// The subject of the clause at `at`, or of those before it that it goes on from.
    pub(super) fn climb(&self, at: usize) -> Option<Vec<Who>> {
        let mut clause = self.scene.tokens[at].clause;
        let mut subject = self.subject(at);
        let mut factor = Milli::ONE;
        for _ in 0..CLIMB {
            match subject {
                Subject::Known(who) => {
                    return Some(who.into_iter().map(|one| one.by(factor)).collect());
                }
                Subject::Stranger => return None,
                Subject::Absent => {}
            }
            let here = &self.clauses[clause];
            if here.link == Link::That {
                return None;
            }
            clause = here.parent?;
            factor = factor * CLAUSE;
            subject = match self.clauses[clause].end.checked_sub(1) {
                Some(last) if last >= self.clauses[clause].first => self.leftmost(clause, last + 1),
                _ => Subject::Absent,
            };
        }
        None
    }

    /// The subject of the clause that says this one: before it, or in the tail after it.
    pub(super) fn speaker_of(&self, clause: usize) -> Option<Vec<Who>> {
        let mut at = clause;
        for _ in 0..CLIMB {
            let link = self.clauses[at].link;
            let Some(parent) = self.clauses[at].parent else {
                break;
            };
            if link == Link::That {
                return match self.leftmost(parent, self.clauses[parent].end) {
                    Subject::Known(who) => Some(who),
                    _ => None,
                };
            }
            at = parent;
        }
        (clause + 1..self.clauses.len().min(clause + 1 + CLIMB))
            .filter(|&c| self.clauses[c].link == Link::Tail)
            .find_map(|tail| match self.leftmost(tail, self.clauses[tail].end) {
                Subject::Known(who) => Some(who),
                _ => None,
            })
    }

    /// Whether the clause at `at` has a subject that is not named.
    pub(super) fn has_strange_subject(&self, at: usize) -> bool {
        let clause = self.scene.tokens[at].clause;
        matches!(self.leftmost(clause, at), Subject::Stranger)
    }

    /// The first subject-like phrase of a clause before `end`.
    pub(super) fn leftmost(&self, clause: usize, end: usize) -> Subject {
        let tokens = &self.scene.tokens;
        let first = self.clauses[clause].first;
        if self.clauses[clause].link == Link::Relative {
            return self.antecedent(clause);
        }
        let end = end.min(first + super::REACH);
        let (mut stranger, mut a_stranger, mut governed) = (false, false, false);
        let mut at = first;
        while at < end {
            let token = &tokens[at];
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                let office = self.owns_subject(index);
                // but: the head of the school, Ann, said
                if governed && actor.class != EntityType::Per {
                    return Subject::Stranger;
                }
                if !actor.modifier
                    && (actor.case == Case::Bare && actor.kind != MentionKind::Adj || office)
                    && !self.describes(index)
                    && !self.is_in_headline(index)
                {
                    let factor = if office { OFFICE } else { Milli::ONE };
                    return Subject::Known(
                        self.who(index)
                            .into_iter()
                            .map(|one| one.by(factor))
                            .collect(),
                    );
                }
                at = actor.last + 1;
                continue;
            }
            if token.is(Class::PronounNominative) {
                return self
                    .subject_meant(at)
                    .map_or(Subject::Stranger, |who| Subject::Known(vec![who]));
            }
            if token.is(Class::FirstPerson) {
                return self
                    .speaker_of(clause)
                    .map_or(Subject::Stranger, Subject::Known);
            }
            // a man from Lakeland, Hillshire, was …
            governed |= a_stranger && preposition(token).is_some();
            a_stranger |= token.is_plain() && tokens[first].is(Class::Determiner);
            stranger |= token.is_plain()
                || token.any(&[Class::Organ, Class::Title, Class::Police, Class::Court]);
            at += 1;
        }
        if stranger {
            Subject::Stranger
        } else {
            Subject::Absent
        }
    }

    /// The actor right before the verb group at `at`, else the first of the clause that no preposition governs.
    fn subject(&self, at: usize) -> Subject {
        let tokens = &self.scene.tokens;
        let clause = tokens[at].clause;
        let floor = self.floor(at);
        let mut t = at;
        while t > floor
            && tokens[t - 1].actor.is_none()
            && (tokens[t - 1].any(&GROUP) && !tokens[t - 1].is(Class::Possessive)
                || tokens[t - 1].is_quote()
                || self.is_adverb(&tokens[t - 1]))
        {
            t -= 1;
        }
        let prior = t.checked_sub(1).filter(|&p| p >= floor);
        if let Some(prior) =
            prior.filter(|&p| tokens[p].is(Class::Towards) && tokens[p].actor.is_none())
        {
            return self.subject_of_infinitive(prior);
        }
        if prior.is_some_and(|prior| self.goes_on_from_speaker(at, prior)) {
            return self
                .speaker_of(clause)
                .map_or(Subject::Stranger, Subject::Known);
        }
        if let Some(prior) = prior {
            if tokens[prior].any(&[Class::ForSake, Class::Of, Class::Over])
                && tokens[prior].actor.is_none()
            {
                return self.subject_of_gerund(prior);
            }
            if self.is_undone(prior, at) {
                return Subject::Stranger;
            }
            if self.is_figure(prior) {
                return Subject::Stranger;
            }
            if self.is_compound(prior) || self.is_noun_of_participle(prior, at) {
                return Subject::Stranger;
            }
            if let Some(index) = tokens[prior].actor {
                let actor = &self.scene.actors[index];
                let stands = may_be_subject(actor) && !self.is_example(index);
                if stands || self.is_absolute(index, at) || self.ends_headline(index) {
                    return Subject::Known(self.who(index));
                }
            }
            if let Some(index) = self.owner_left_of(prior, floor) {
                return Subject::Known(
                    self.who(index)
                        .into_iter()
                        .map(|one| one.by(OFFICE))
                        .collect(),
                );
            }
            if let Some(index) = self.apposed_subject(prior, floor) {
                return Subject::Known(self.who(index));
            }
            if tokens[prior].is(Class::PronounNominative) {
                return self
                    .subject_meant(prior)
                    .map_or(Subject::Stranger, |who| Subject::Known(vec![who]));
            }
            if tokens[prior].is(Class::FirstPerson) {
                return self
                    .speaker_of(clause)
                    .map_or(Subject::Stranger, Subject::Known);
            }
        } else if self.clauses[clause].link == Link::Relative {
            return self.antecedent(clause);
        }
        let own = |noun: usize| self.is_gerund(&tokens[at]) && tokens[noun].is(Class::Owned);
        if prior.is_some_and(|noun| self.has_verb_before(noun, floor) && !own(noun)) {
            return Subject::Stranger;
        }
        match self.leftmost(clause, at) {
            Subject::Absent if prior.is_none() => self.after_participle(at),
            found => found,
        }
    }

    /// Whether nobody has done what a verb behind a preposition says: warned Bob against attacking Cid, barred him from suing Cid, held
    /// back on praising Cid.
    fn is_undone(&self, preposition: usize, verb: usize) -> bool {
        let token = &self.scene.tokens[preposition];
        let open =
            token.any(&[Class::On, Class::About]) && self.is_gerund(&self.scene.tokens[verb]);
        token.actor.is_none() && (open || token.any(&[Class::Against, Class::From]))
    }

    /// Whether a body only ends a phrase that it is an example in: staff of towns including Lakeland.
    fn is_example(&self, index: usize) -> bool {
        let actor = &self.scene.actors[index];
        let before = actor.first.checked_sub(1).map(|at| &self.scene.tokens[at]);
        actor.class != EntityType::Per && before.is_some_and(|token| token.is(Class::Including))
    }

    /// Whether an open word ends like an adverb: secretly helped.
    fn is_adverb(&self, token: &Token) -> bool {
        const NOUNS: [&str; 6] = ["family", "assembly", "ally", "rally", "supply", "reply"];
        let word = &self.scene.text[token.span.range()];
        token.actor.is_none()
            && token.is_plain()
            && !token.capital
            && word.ends_with("ly")
            && !NOUNS.contains(&word)
    }

    /// Whether a number stands for so many people: just 9% voiced.
    fn is_figure(&self, at: usize) -> bool {
        let token = &self.scene.tokens[at];
        let digit = |c: char| c.is_ascii_digit();
        token.actor.is_none()
            && (token.is_mark(&['%']) || self.scene.text[token.span.range()].starts_with(digit))
    }

    /// `X said Y would go and CUED`: a past behind what is to come goes on from who says it.
    fn goes_on_from_speaker(&self, at: usize, prior: usize) -> bool {
        let tokens = &self.scene.tokens;
        let clause = &self.clauses[tokens[at].clause];
        let past = self.scene.text[tokens[at].span.range()].ends_with("ed");
        let said = (clause.first..prior)
            .any(|t| tokens[t].actor.is_none() && tokens[t].any(&[Class::Modal, Class::Future]));
        clause.link == Link::That && past && said && tokens[prior].is(Class::And)
    }
}

/// Whether an actor stands as subjects do.
pub(super) fn may_be_subject(actor: &Actor) -> bool {
    !actor.modifier && actor.case == Case::Bare && actor.kind != MentionKind::Adj
}
