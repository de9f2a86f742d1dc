//! What somebody calls somebody: `Ann called Bob a liar`, `Ann described him as a hero`.

use super::super::claim::Target;
use super::super::lexicon::Class;
use super::super::tokens::{Scene, Token};
use super::Reading;
use super::hits::Hit;
use super::parties::Parties;

/// Most words between who is called something and the word for it.
const WORDS: usize = 4;

/// The verb of calling and the last token of who is called by the word at `noun`.
pub(super) fn called(scene: &Scene, noun: usize) -> Option<(usize, usize)> {
    let tokens = &scene.tokens;
    let someone = |token: &Token| token.actor.is_some() || token.is(Class::PronounDative);
    let leads = |token: &Token| {
        let grammar = [
            Class::Determiner,
            Class::DegreeUp,
            Class::DegreeDown,
            Class::As,
        ];
        token.is_plain() || token.is_quote() || token.any(&grammar)
    };
    let last = (noun.saturating_sub(WORDS)..noun)
        .rev()
        .find(|&at| someone(&tokens[at]) || !leads(&tokens[at]))?;
    let first = match tokens[last].actor {
        Some(actor) => scene.actors[actor].first,
        None if tokens[last].is(Class::PronounDative) => last,
        None => return None,
    };
    let verb = (first.saturating_sub(WORDS)..first).rev().find(|&at| {
        let title =
            tokens[at].any(&[Class::Title, Class::TitlePart]) && !tokens[at].is(Class::Naming);
        !title
    })?;
    let names = tokens[verb].actor.is_none() && tokens[verb].is(Class::Naming);
    names.then_some((verb, last))
}

impl Reading<'_> {
    /// `H called T a liar`.
    pub(super) fn called(&self, hit: &Hit) -> Parties {
        let (verb, last) = called(self.scene, hit.first)?;
        let who = match self.scene.tokens[last].actor {
            Some(index) => self.who(index),
            None => vec![self.meant(last)?],
        };
        Some((self.climb(verb)?, Target::of(who, hit.first), "en.called"))
    }
}
