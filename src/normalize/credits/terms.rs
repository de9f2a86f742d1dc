//! The few words of a part, ready to be looked up without copying them.

use crate::text::{WordKind, fold_hash, words};
use std::ops::Deref;

/// Most words of a part; what has more is part of no credit.
pub(super) const MOST: usize = 12;

/// Longest word that is looked up, in bytes.
const LONGEST: usize = 96;

/// A word or number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term<'t> {
    /// As it stands.
    pub(super) own: &'t str,
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Hash of its folded letters.
    hash: u64,
}

impl Term<'_> {
    /// Whether it is made of digits, with colons or full stops between them.
    pub(super) fn is_number(&self) -> bool {
        self.own
            .chars()
            .all(|c| c.is_numeric() || matches!(c, ':' | '.'))
    }
}

/// The words and numbers of a part, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms<'t> {
    all: [Term<'t>; MOST],
    len: usize,
}

impl<'t> Terms<'t> {
    /// Reads a part; `None` when it has more words, or longer ones, than any credit.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let mut terms = Self {
            all: [Term::default(); MOST],
            len: 0,
        };
        for word in words(text).filter(|word| word.kind != WordKind::Mark) {
            let own = word.of(text);
            *terms.all.get_mut(terms.len)? = Term {
                own,
                start: word.span.start as usize,
                hash: (own.len() <= LONGEST).then(|| fold_hash(own))?,
            };
            terms.len += 1;
        }
        Some(terms)
    }
}

impl<'t> Deref for Terms<'t> {
    type Target = [Term<'t>];

    fn deref(&self) -> &[Term<'t>] {
        &self.all[..self.len]
    }
}

/// What a phrase is looked up by; 0 for none.
pub(super) fn key(terms: &[Term<'_>]) -> u64 {
    /// Odd, with bits all over: the golden ratio's.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    terms.iter().fold(0, |key: u64, term| {
        (key.rotate_left(5) ^ term.hash).wrapping_mul(SPREAD)
    })
}
