//! Hindi, Marathi or Nepali, by words.
//!
//! A naive Bayes count over the words of `config/lang/devanagari.tsv`, and over the endings of all other words. Weights are
//! whole numbers, so sums are exact.

use super::super::builtin::DEVANAGARI;
use super::super::{Lang, rows};
use super::sample::Sample;
use crate::text::{Milli, fold};
use hashbrown::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

const LANGS: [Lang; 3] = [Lang::Hi, Lang::Mr, Lang::Ne];

/// Margin, in tenths of a nat, at which confidence is one half: odds of 7 to 1.
const HALF: i64 = 20;

type Weights<Key> = HashMap<Key, [i64; 3]>;

/// Weights by folded word.
static WORDS: LazyLock<Weights<u128>> =
    LazyLock::new(|| read(|word| (!word.starts_with('-')).then(|| Letters::of(word).packed)));

/// Weights by the ending of a folded word.
static ENDINGS: LazyLock<Weights<u32>> =
    LazyLock::new(|| read(|word| Some(Letters::of(word.strip_prefix('-')?).last(3))));

/// The rows whose word `key` accepts.
fn read<Key: Eq + Hash>(key: impl Fn(&str) -> Option<Key>) -> Weights<Key> {
    let weight = |cell: &str| cell.parse().expect("shipped tables are tested to parse");
    rows::<4>(DEVANAGARI)
        .expect("shipped tables are tested to parse")
        .into_iter()
        .filter_map(|row| {
            let [word, hi, mr, ne] = row.cells;
            Some((key(word)?, [hi, mr, ne].map(weight)))
        })
        .collect()
}

/// The language that the words of a text speak for most, and how sure that is. Without evidence: Hindi, the most frequent of
/// the three, at 0.
pub(super) fn tell(sample: &Sample<'_>) -> (Lang, Milli) {
    let (words, endings) = (&*WORDS, &*ENDINGS);
    let mut sums = [0i64; 3];
    let mut word = Letters::default();
    for part in sample.parts().chain(["\n"]) {
        for (_, c) in fold(part) {
            if is_letter(c) {
                word.push(c);
            } else if word.count > 0 {
                let weights = std::mem::take(&mut word).weights(words, endings);
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
        }
    }
    let best = (0..3).rev().max_by_key(|&lang| sums[lang]).unwrap_or(0);
    let second = (0..3)
        .filter(|&lang| lang != best)
        .map(|lang| sums[lang])
        .max();
    let margin = sums[best] - second.unwrap_or(0);
    (LANGS[best], Milli::ratio(margin, margin + HALF))
}

/// Whether a folded character belongs to a Devanagari word.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}')
}

/// A folded word as one number: the place of each letter in its block, the last letter lowest.
#[derive(Clone, Copy, Default)]
struct Letters {
    packed: u128,
    count: usize,
}

impl Letters {
    /// Bits of a letter: the block has 128.
    const BITS: usize = 7;

    /// Letters that a number holds. The words of the table are shorter; of a longer one the first letters are lost.
    const MOST: usize = 128 / Self::BITS;

    fn of(word: &str) -> Self {
        let mut letters = Self::default();
        word.chars().for_each(|c| letters.push(c));
        letters
    }

    fn push(&mut self, c: char) {
        self.packed = self.packed << Self::BITS | (u128::from(c) & 0x7f);
        self.count += 1;
    }

    /// Its last letters, up to four.
    fn last(self, letters: usize) -> u32 {
        self.packed as u32 & ((1 << (letters * Self::BITS)) - 1)
    }

    /// What the word says: by itself, else by its last three or two letters, where more than one stands before them.
    fn weights(self, words: &Weights<u128>, endings: &Weights<u32>) -> [i64; 3] {
        let whole = || words.get(&self.packed).filter(|_| self.count <= Self::MOST);
        let ending = |letters: usize| {
            let long = self.count >= letters + 2;
            long.then(|| endings.get(&self.last(letters))).flatten()
        };
        let found = whole().or_else(|| ending(3)).or_else(|| ending(2));
        found.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn the_shipped_table_is_read_whole() {
        let table = rows::<4>(DEVANAGARI).expect("four columns");
        assert_eq!(
            table.len(),
            WORDS.len() + ENDINGS.len(),
            "no row stands twice"
        );
        for row in table {
            let [word, weights @ ..] = row.cells;
            assert_eq!(folded(word), word, "line {}", row.line);
            let letters = word.strip_prefix('-').unwrap_or(word).chars();
            assert!(letters.clone().all(is_letter) && letters.count() <= Letters::MOST);
            let weights = weights.map(|weight| weight.parse::<i64>().expect("a whole number"));
            assert!(weights.contains(&0) && weights.iter().all(|w| (-50..=0).contains(w)));
        }
    }

    #[test]
    fn endings_speak_for_unknown_words() {
        let tell = |text| super::tell(&Sample::of(text));
        assert_eq!(tell("झुमरीवाडीच्या").0, Lang::Mr);
        let tell = |text| super::tell(&Sample::of(text));
        assert_eq!(tell("झुमरीवालाहरूलाई").0, Lang::Ne);
        assert_eq!(tell("").1, Milli::ZERO);
    }
}
