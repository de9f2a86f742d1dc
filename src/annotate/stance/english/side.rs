//! English cues whose target is their owner: `Ann came to Bob's defence`, `the court ruled in his favour`.

use super::super::claim::Target;
use super::super::lexicon::Class;
use super::super::tokens::{Scene, Token};
use super::Reading;
use super::hits::Hit;
use super::parties::Parties;

/// Most words of an owner's name with its titles.
const OWNER: usize = 6;

/// The verb that leads to what stands at `noun`, and the last token of its owner: came to [Ann] 's defence, came to his defence.
pub(super) fn sided(scene: &Scene, noun: usize) -> Option<(usize, usize)> {
    const VIA: [Class; 2] = [Class::Towards, Class::Preposition];
    let tokens = &scene.tokens;
    let before = noun.checked_sub(1)?;
    let owner = match tokens[before].actor {
        None if tokens[before].is(Class::PronounGenitive) => before,
        None if tokens[before].is(Class::Possessive) => before.checked_sub(1)?,
        _ => return None,
    };
    let leads = |token: &Token| token.actor.is_none() && token.any(&VIA);
    let via = (owner.saturating_sub(OWNER)..owner)
        .rev()
        .find(|&at| leads(&tokens[at]))?;
    let verb = via.checked_sub(1)?;
    let rallies = tokens[verb].actor.is_none() && tokens[verb].is(Class::Rally);
    rallies.then_some((verb, owner))
}

impl Reading<'_> {
    /// `H came to T's defence`, `H ruled in T's favour`.
    pub(super) fn beside(&self, hit: &Hit) -> Parties {
        let (verb, owner) = sided(self.scene, hit.first)?;
        let target = match self.scene.tokens[owner].actor {
            Some(index) => self.who(index),
            None => self.owners(owner)?,
        };
        let target = Target::of(target, hit.first);
        Some((self.climb(verb)?, target, "en.side"))
    }
}
