//! Whom English pronouns mean (SPEC section 7): he and she persons, it none, they anybody.
//!
//! A subject pronoun means the first subject before it, `[Ann] said she had left`; any other the nearest name that is not its own
//! clause's subject, `[Ann] praised his plan`. Where the sentence has none, the sentences before have.

use super::super::claim::Who;
use super::super::confidence::{NEAR_PRONOUN, PRONOUN};
use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case};
use super::Reading;
use super::clause::Link;
use crate::annotate::{EntityType, MentionKind};

/// Most tokens between a pronoun and its antecedent in the same sentence.
const REACH: usize = 60;

impl Reading<'_> {
    /// Whom he, she, it or they as a subject means.
    pub(super) fn subject_meant(&self, at: usize) -> Option<Who> {
        if self.is_of_unknown_speaker(at) {
            return None;
        }
        // "Bob failed," she added: not who is spoken of
        let tail = self.clauses[self.scene.tokens[at].clause].link == Link::Tail;
        let mut before = self.actors_before(at).filter(|_| !tail);
        let chain = before
            .rfind(|actor| actor.case == Case::Bare && !self.is_addressed(actor))
            .map(|actor| actor.chain);
        self.pronoun(at, chain, &[])
    }

    /// Whether somebody is told something: the company told [Reuters] it would go.
    fn is_addressed(&self, actor: &Actor) -> bool {
        let tokens = &self.scene.tokens;
        let verb = actor.first.checked_sub(1).map(|at| &tokens[at]);
        let verb = verb.filter(|token| token.actor.is_none() && token.is(Class::Request));
        verb.is_some_and(|token| token.is(Class::Speech))
    }

    /// Whether somebody whose name is not known says what a pronoun opens: Lord Lake said he agreed.
    fn is_of_unknown_speaker(&self, pronoun: usize) -> bool {
        let tokens = &self.scene.tokens;
        let that = |at: &usize| tokens[*at].is(Class::That) && tokens[*at].actor.is_none();
        let verb = (0..pronoun).rev().find(|at| !that(at));
        let name = verb.and_then(|verb| verb.checked_sub(1));
        verb.zip(name).is_some_and(|(verb, name)| {
            let word = &tokens[name];
            let unknown = word.actor.is_none() && word.capital && word.is_plain();
            tokens[verb].actor.is_none() && tokens[verb].is(Class::Speech) && unknown
        })
    }

    /// Whom his means where its own clause has a subject: said Bob was sacked over his support.
    pub(super) fn own_meant(&self, at: usize) -> Option<Who> {
        let own = self.own_subjects(at);
        let clause = self.scene.tokens[at].clause;
        let mut here = self.actors_before(at);
        let chain = here
            .find(|actor| {
                self.scene.tokens[actor.first].clause == clause && own.contains(&actor.chain)
            })
            .map(|actor| actor.chain)?;
        self.pronoun(at, Some(chain), &[])
    }

    /// Whom him, her, his, its or their means.
    pub(super) fn meant(&self, at: usize) -> Option<Who> {
        let own = self.own_subjects(at);
        let chain = self
            .actors_before(at)
            .map(|actor| actor.chain)
            .find(|chain| !own.contains(chain));
        self.pronoun(at, chain, &own)
    }

    /// Whom a possessive means: for their all that are listed with the one.
    pub(super) fn owners(&self, at: usize) -> Option<Vec<Who>> {
        let one = self.meant(at)?;
        let many = !self.scene.tokens[at].any(&[Class::Person, Class::Thing]);
        let near = (at.saturating_sub(REACH)..at)
            .rev()
            .filter_map(|t| self.scene.tokens[t].actor);
        let mut named = near.filter(|&index| self.scene.actors[index].chain == one.chain);
        Some(match named.next() {
            Some(index) if many => self
                .who(index)
                .into_iter()
                .map(|who| Who {
                    pronoun: true,
                    ..who.by(one.factor)
                })
                .collect(),
            _ => vec![one],
        })
    }

    /// What a pronoun means: the chain `near` it in its sentence, else one of the sentences before and none of `except`.
    fn pronoun(&self, at: usize, near: Option<usize>, except: &[usize]) -> Option<Who> {
        // the ministry and its plan: somebody not named
        let token = &self.scene.tokens[at];
        let owns = token.is(Class::PronounGenitive) && !token.is(Class::Person);
        if owns && self.has_strange_subject(at) {
            return None;
        }
        let factor = near.map_or(PRONOUN, |_| NEAR_PRONOUN);
        let chain = near.or_else(|| self.remembered(at, except));
        chain.map(|chain| Who {
            chain,
            factor,
            seen: Some(self.scene.tokens[at].span),
            pronoun: true,
        })
    }

    /// Whether a pronoun means a person, or none; `None` for they.
    fn means_person(&self, at: usize) -> Option<bool> {
        let token = &self.scene.tokens[at];
        token
            .any(&[Class::Person, Class::Thing])
            .then(|| token.is(Class::Person))
    }

    /// The actors before a pronoun that it may mean, nearest first.
    fn actors_before(&self, at: usize) -> impl DoubleEndedIterator<Item = &Actor> {
        let person = self.means_person(at);
        let places = (at.saturating_sub(REACH)..at).rev();
        let actors = places.filter_map(|t| self.scene.actor(t).filter(|actor| actor.last == t));
        actors.filter(move |actor| {
            let fits = match person {
                Some(person) => person == (actor.class == EntityType::Per),
                None => self.is_many(actor),
            };
            fits && !actor.modifier && actor.kind != MentionKind::Adj
        })
    }

    /// Whether they may mean it: a body, a group, or one of several in a list.
    fn is_many(&self, actor: &Actor) -> bool {
        let listed = self
            .scene
            .actors
            .iter()
            .filter(|other| other.group == actor.group);
        matches!(actor.class, EntityType::Org | EntityType::Norp) || listed.count() > 1
    }

    /// The subjects of the clause a pronoun stands in.
    fn own_subjects(&self, at: usize) -> Vec<usize> {
        let first = (self.floor(at)..at)
            .filter_map(|t| self.scene.tokens[t].actor)
            .find(|&index| {
                let actor = &self.scene.actors[index];
                !actor.modifier && actor.case == Case::Bare
            });
        let listed = first
            .map(|index| self.scene.group(index))
            .unwrap_or_default();
        listed.into_iter().map(|actor| actor.chain).collect()
    }

    /// The last fitting subject of the sentences before.
    fn remembered(&self, at: usize, except: &[usize]) -> Option<usize> {
        let kinds = match self.means_person(at) {
            Some(person) => vec![person],
            None => vec![false],
        };
        let subjects = kinds
            .iter()
            .filter_map(|&person| self.memory.subject_of_kind(self.sentence, person));
        subjects.into_iter().find(|chain| !except.contains(chain))
    }
}
