//! Word classes learnt from raw text.

use super::super::names::Token;
use super::features::mix;
use super::slots::Slots;
use crate::text::{WordKind, fold, hash64};

/// How many granularities of classes there are.
pub(super) const SIZES: usize = 3;

/// What raw text says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// 1 + its class at each granularity, coarse to fine; 0 for none.
    pub(super) classes: [u16; SIZES],
    /// 1 + what it was tagged as, and how often; 0 for unknown.
    pub(super) habit: u16,
}

/// The words with their entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexicon {
    pub(super) slots: Slots,
    pub(super) entries: Vec<Entry>,
}

impl Lexicon {
    /// A lexicon of these words. Each key stands once.
    pub(super) fn new(words: &[(u64, Entry)]) -> Self {
        let mut slots = Slots::for_rows(words.len());
        let mut entries = vec![Entry::default(); slots.checks().len()];
        for (key, entry) in words {
            if let Some(at) = slots.place(*key) {
                entries[at] = *entry;
            }
        }
        Self { slots, entries }
    }

    /// The entry of a word: as written, else in small letters, else with a capital.
    pub(super) fn entry(&self, word: u64, upper: bool) -> Entry {
        let keys = match upper {
            true => [capital(word), word],
            false => [word, capital(word)],
        };
        keys.into_iter()
            .find_map(|key| self.slots.find(key))
            .map_or(Entry::default(), |at| self.entries[at])
    }
}

/// What a token is known by: a word by its hash, a number by its shape, a mark by itself.
pub(super) fn word(token: &Token, surface: &str) -> u64 {
    match token.kind {
        WordKind::Word => token.hash,
        WordKind::Number => mix(1, shape(surface)),
        WordKind::Mark => mix(2, u64::from(u32::from(token.first))),
    }
}

/// The key of a token in a [`Lexicon`], with its capital.
pub(super) fn key(token: &Token, surface: &str) -> u64 {
    let word = word(token, surface);
    if token.upper { capital(word) } else { word }
}

fn capital(word: u64) -> u64 {
    mix(3, word)
}

/// A number with its digits as 9, up to six characters: 1947, 2024 and ५००० are alike.
fn shape(number: &str) -> u64 {
    let mut shape = String::new();
    for (_, c) in fold(number).take(6) {
        shape.push(if c.is_ascii_digit() { '9' } else { c });
    }
    hash64(shape.as_bytes())
}
