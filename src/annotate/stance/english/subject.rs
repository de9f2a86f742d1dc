//! English subjects: who does what a verb says, and who says what a clause says.
//!
//! Right before the verb group, else first in the clause, else in the clause that this one goes on from: `Ann praised Bob and
//! criticised Cid`; `Ann, who criticised Bob`; `Ann urged Bob to stop`; `Ann's statement blasted Bob`.

use super::super::claim::Who;
use super::super::confidence::{CLAUSE, OFFICE};
use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::clause::{Clause, Link};
use super::phrase::preposition;
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most clauses climbed for a subject.
const CLIMB: usize = 4;

/// Most words between a subject and an infinitive of its purpose.
const PURPOSE_REACH: usize = 5;
/// Most words between a verb of request and its object.
const REQUEST_REACH: usize = 4;

/// What stands between a subject and its verb.
const GROUP: [Class; 9] = [
    Class::Auxiliary,
    Class::Adverb,
    Class::Negator,
    Class::DegreeUp,
    Class::DegreeDown,
    Class::Emphatic,
    Class::Refusal,
    Class::Modal,
    Class::Want,
];

/// What stands as the subject of a clause.
enum Subject {
    Known(Vec<Who>),
    /// Words of no known actor.
    Stranger,
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

    /// Whether the clause at `at` has a subject that is not named.
    pub(super) fn has_strange_subject(&self, at: usize) -> bool {
        let clause = self.scene.tokens[at].clause;
        matches!(self.leftmost(clause, at), Subject::Stranger)
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
                || tokens[t - 1].is_quote())
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
            if self.is_compound(prior) || self.is_noun_of_participle(prior, at) {
                return Subject::Stranger;
            }
            if let Some(index) = tokens[prior].actor {
                let actor = &self.scene.actors[index];
                if !actor.modifier && actor.case == Case::Bare && actor.kind != MentionKind::Adj {
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
        if prior.is_some_and(|noun| self.has_verb_before(noun, floor)) {
            return Subject::Stranger;
        }
        match self.leftmost(clause, at) {
            Subject::Absent if prior.is_none() => self.after_participle(at),
            found => found,
        }
    }

    /// Whether a plain noun right before the verb comes after another verb: the bridge is one of many works agreed with X.
    fn has_verb_before(&self, noun: usize, floor: usize) -> bool {
        let tokens = &self.scene.tokens;
        let token = &tokens[noun];
        let phrase = (floor..noun)
            .rev()
            .take_while(|&t| tokens[t].mark.is_none());
        token.actor.is_none()
            && token.is_plain()
            && !self.scene.text[token.span.range()].ends_with("ly")
            && phrase.take_while(|&t| !tokens[t].is(Class::And)).any(|t| {
                tokens[t].actor.is_none()
                    && tokens[t].any(&[Class::Auxiliary, Class::Modal])
                    && !tokens[t].is(Class::Possessive)
            })
    }

    /// `blamed X for CUEing`: X did it.
    fn subject_of_gerund(&self, preposition: usize) -> Subject {
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
    fn is_noun_of_participle(&self, noun: usize, verb: usize) -> bool {
        let tokens = &self.scene.tokens;
        tokens[noun].actor.is_none()
            && tokens[noun].is_plain()
            && noun + 1 == verb
            && self.scene.text[tokens[verb].span.range()].ends_with("ing")
    }

    /// Nouns right behind a name that is no person are somebody else: a Lakeland investor, Lakeland kite club members.
    fn is_compound(&self, noun: usize) -> bool {
        const NOUNS: usize = 3;
        let tokens = &self.scene.tokens;
        let is_noun = |token: &Token| {
            let verb = self.scene.text[token.span.range()].ends_with("ed");
            token.actor.is_none() && token.is_plain() && !token.capital && !verb
        };
        let mut before = (0..noun).rev().take(NOUNS);
        let behind = before
            .find(|&b| !is_noun(&tokens[b]))
            .and_then(|b| self.scene.actor(b));
        is_noun(&tokens[noun])
            && behind
                .is_some_and(|actor| actor.class != EntityType::Per && actor.case != Case::Genitive)
    }

    /// `the Lakeland kite shop`: the name of a state behind an article and before a noun that is no organ of its.
    fn describes(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let article = actor
            .first
            .checked_sub(1)
            .is_some_and(|b| tokens[b].actor.is_none() && tokens[b].is(Class::Determiner));
        let noun = tokens.get(actor.last + 1).is_some_and(|next| {
            let verb = self.scene.text[next.span.range()].ends_with("ed");
            next.actor.is_none() && next.is_plain() && !verb
        });
        actor.class == EntityType::Gpe && actor.case != Case::Genitive && article && noun
    }

    /// `H urged X to CUE`: H wants it; `X vowed to CUE`, `H let X CUE`: X does it.
    fn subject_of_infinitive(&self, to: usize) -> Subject {
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
                .any(|t| tokens[t].actor.is_some());
            return if verb || near {
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
        if asked {
            self.leftmost(tokens[to].clause, first)
        } else {
            Subject::Known(self.who(index))
        }
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

    /// `X said Y would go and CUED`: a past behind what is to come goes on from who says it.
    fn goes_on_from_speaker(&self, at: usize, prior: usize) -> bool {
        let tokens = &self.scene.tokens;
        let clause = &self.clauses[tokens[at].clause];
        let past = self.scene.text[tokens[at].span.range()].ends_with("ed");
        let said = (clause.first..prior)
            .any(|t| tokens[t].actor.is_none() && tokens[t].any(&[Class::Modal, Class::Future]));
        clause.link == Link::That && past && said && tokens[prior].is(Class::And)
    }

    /// `T's statement` or `a report by T` right before the verb: the owner.
    fn owner_left_of(&self, prior: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 6;
        let tokens = &self.scene.tokens;
        for t in (floor.max(prior.saturating_sub(REACH))..=prior).rev() {
            if let Some(index) = tokens[t].actor {
                return self.owns_subject(index).then_some(index);
            }
            if tokens[t].mark.is_some()
                || tokens[t].any(&[Class::Speech, Class::Auxiliary])
                    && !tokens[t].is(Class::Possessive)
            {
                return None;
            }
        }
        None
    }

    /// The noun a relative clause modifies: the last actor before it.
    fn antecedent(&self, clause: usize) -> Subject {
        const GAP: usize = 4;
        let start = self.clauses[clause].first;
        let found = (start.saturating_sub(GAP)..start)
            .rev()
            .find_map(|t| self.scene.tokens[t].actor);
        match found {
            Some(index) if self.scene.actors[index].case != Case::Genitive => {
                Subject::Known(self.who(index))
            }
            _ => Subject::Stranger,
        }
    }

    /// The first subject-like phrase of a clause before `end`.
    fn leftmost(&self, clause: usize, end: usize) -> Subject {
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

    /// `T's statement blasted`, `a report by T says`, `the leader of T`: the owner acts through what it owns.
    fn owns_subject(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let acts = [Class::Owned, Class::Organ, Class::Title];
        match actor.case {
            Case::Genitive => (actor.last + 2..tokens.len().min(actor.last + 5))
                .any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts)),
            Case::Of | Case::Agent => {
                // the invasion of T is not T's
                let suffers =
                    |t: usize| actor.case == Case::Of && tokens[t].any(&[Class::Act, Class::Harm]);
                let start = actor.first.saturating_sub(4);
                (start..actor.first)
                    .any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts) && !suffers(t))
            }
            _ => {
                actor.kind == MentionKind::Adj
                    && tokens.get(actor.last + 1).is_some_and(|t| t.any(&acts))
            }
        }
    }

    /// `Accusing T of lies, H left`: a participle that opens its clause takes the subject after the comma.
    fn after_participle(&self, at: usize) -> Subject {
        let clause = self.scene.tokens[at].clause;
        if self.clauses[clause].link != Link::Main {
            return Subject::Absent;
        }
        let end = (at + super::REACH).min(self.scene.tokens.len());
        let comma = (at..end).find(|&t| self.scene.tokens[t].is_mark(&[',']));
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

    /// The sentence's first subject that is a person, for the pronouns of the next; none where a pronoun stands before it, as in
    /// `he told Ann`: then whoever that means goes on.
    pub(super) fn main_person(&self) -> Option<usize> {
        let tokens = self.scene.tokens.iter().enumerate();
        let mut found = tokens.filter_map(|(at, token)| match token.actor {
            Some(_) => self.scene.actor(at).filter(|actor| {
                actor.first == at && actor.class == EntityType::Per && may_be_subject(actor)
            }),
            None => None,
        });
        let first = found.next()?;
        let pronoun = |token: &Token| {
            let person = token.is(Class::PronounNominative) && token.is(Class::Person);
            token.actor.is_none() && person
        };
        let clause = &self.clauses[self.scene.tokens[first.first].clause];
        let before = &self.scene.tokens[clause.first..first.first];
        let taken = before.iter().any(pronoun);
        (!taken).then_some(first.chain)
    }

    /// The first that is no person. `It` stands for what a sentence is about, so only what opens a clause counts: not the bank in
    /// `The group hired Lakeland Bank`.
    pub(super) fn main_thing(&self) -> Option<usize> {
        const OPENING: [Link; 4] = [Link::Main, Link::That, Link::And, Link::But];
        let clauses = self.clauses.iter().take(CLIMB);
        let mut openers = clauses
            .filter(|clause| OPENING.contains(&clause.link))
            .filter_map(|clause| self.scene.actor(self.opener(clause)?));
        let found = openers.find(|actor| actor.class != EntityType::Per && may_be_subject(actor));
        found.map(|actor| actor.chain)
    }

    /// Whether the sentence is about something that is not named: `The group hired Lakeland Bank`.
    pub(super) fn opens_with_stranger(&self) -> bool {
        let opener = self.clauses.first().and_then(|clause| self.opener(clause));
        opener.is_some_and(|at| {
            let token = &self.scene.tokens[at];
            token.actor.is_none() && token.is_plain()
        })
    }

    /// The first token of a clause that says what it is about, behind what leads up to a comma (`On Monday, …`).
    fn opener(&self, clause: &Clause) -> Option<usize> {
        const LEADING: [Class; 4] = [Class::Determiner, Class::Adverb, Class::And, Class::But];
        const FRONT: usize = 8;
        let tokens = &self.scene.tokens;
        let leads = |at: usize| {
            let token = &tokens[at];
            let modifier = self.scene.actor(at).is_some_and(|actor| actor.modifier);
            modifier || token.actor.is_none() && (token.mark.is_some() || token.any(&LEADING))
        };
        let range = clause.first..clause.end;
        let first = range.clone().find(|&at| !leads(at))?;
        let fronted = tokens[first].actor.is_none()
            && (preposition(&tokens[first]).is_some() || tokens[first].is(Class::But));
        let comma = range
            .clone()
            .take(FRONT)
            .find(|&at| fronted && tokens[at].is_mark(&[',']));
        match comma {
            Some(comma) => (comma..clause.end).find(|&at| !leads(at)),
            None => Some(first),
        }
    }
}

/// Whether an actor stands as subjects do.
fn may_be_subject(actor: &Actor) -> bool {
    !actor.modifier && actor.case == Case::Bare && actor.kind != MentionKind::Adj
}
