//! What an English sentence is about, for the pronouns of the next (SPEC section 7).
//!
//! `Ann met Bob.` Ann: `She` goes on from her. `On Monday, Lakeland Bank closed.` the bank: `It` does.

use super::super::lexicon::Class;
use super::super::tokens::Token;
use super::Reading;
use super::clause::{Clause, Link};
use super::phrase::preposition;
use super::subject::may_be_subject;
use crate::annotate::EntityType;

/// Most clauses looked through for what a sentence is about.
const CLAUSES: usize = 4;
/// Most words from the opening of a sentence to the office it speaks of.
const OFFICE_REACH: usize = 3;

impl Reading<'_> {
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
        let taken = self.scene.tokens[..first.first].iter().any(pronoun);
        (!taken).then_some(first.chain)
    }

    /// The first that is no person. `It` stands for what a sentence is about, so only what opens a clause counts: not the bank in
    /// `The group hired Lakeland Bank`.
    pub(super) fn main_thing(&self) -> Option<usize> {
        const OPENING: [Link; 4] = [Link::Main, Link::That, Link::And, Link::But];
        let clauses = self.clauses.iter().take(CLAUSES);
        let mut openers = clauses
            .filter(|clause| OPENING.contains(&clause.link))
            .filter_map(|clause| self.scene.actor(self.opener(clause)?));
        let found = openers.find(|actor| actor.class != EntityType::Per && may_be_subject(actor));
        found
            .filter(|actor| {
                let next = actor.last + 1;
                next >= self.scene.tokens.len() || !self.is_compound(next)
            })
            .map(|actor| actor.chain)
    }

    /// Whether an office without its name speaks or opens the sentence, so that he and she mean whoever holds it: `"Never," the leader
    /// said after meeting Ann`, `The leader of the group denies`.
    pub(super) fn has_strange_speaker(&self) -> bool {
        let tokens = &self.scene.tokens;
        let office = |at: usize| {
            let token = &tokens[at];
            token.actor.is_none() && token.is(Class::Office) && !token.capital
        };
        let speaks = |at: usize| {
            let next = tokens.get(at + 1);
            next.is_some_and(|next| next.actor.is_none() && next.is(Class::Speech))
        };
        let opener = self.clauses.first().and_then(|clause| self.opener(clause));
        let opens = opener.is_some_and(|at| {
            let named = |at: usize| {
                self.scene
                    .actor(at)
                    .is_some_and(|actor| actor.class == EntityType::Per)
            };
            let close = tokens[at..].iter().take(OFFICE_REACH);
            let words = close.take_while(|token| {
                token.actor.is_some() || token.is_plain() || token.is(Class::Title)
            });
            let range = at..at + words.count();
            range.clone().any(office) && !range.clone().any(named)
        });
        opens || (0..tokens.len()).any(|at| office(at) && speaks(at))
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
