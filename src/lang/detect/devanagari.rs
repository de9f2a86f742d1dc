//! Hindi, Marathi or Nepali, by words.
//!
//! A naive Bayes count over the words of `config/lang/devanagari.tsv`, and over the endings of all other words. Weights are
//! whole numbers, so sums are exact.

use super::super::builtin::DEVANAGARI;
use super::super::{Lang, rows};
use super::sample::Sample;
use crate::text::{Milli, fold};
use hashbrown::HashMap;
use std::sync::LazyLock;

const LANGS: [Lang; 3] = [Lang::Hi, Lang::Mr, Lang::Ne];

/// Margin, in tenths of a nat, at which confidence is one half: odds of 7 to 1.
const HALF: i64 = 20;

type Weights = HashMap<u128, [i64; 3]>;

/// Weights by folded word.
static WORDS: LazyLock<Weights> =
    LazyLock::new(|| read(|word| (!word.starts_with('-')).then_some(word)));

/// Weights by the ending of a folded word.
static ENDINGS: LazyLock<Weights> = LazyLock::new(|| read(|word| word.strip_prefix('-')));

/// The rows whose word `key` accepts.
fn read(key: impl Fn(&'static str) -> Option<&'static str>) -> Weights {
    let weight = |cell: &str| cell.parse().expect("shipped tables are tested to parse");
    rows::<4>(DEVANAGARI)
        .expect("shipped tables are tested to parse")
        .into_iter()
        .filter_map(|row| {
            let [word, hi, mr, ne] = row.cells;
            let mut letters = Letters::default();
            key(word)?.chars().for_each(|c| letters.push(c));
            Some((letters.packed, [hi, mr, ne].map(weight)))
        })
        .collect()
}

/// The language that the words of a text speak for most, and how sure that is. Without evidence: Hindi, the most frequent of
/// the three, at 0.
pub(super) fn tell(sample: &Sample<'_>) -> (Lang, Milli) {
    let (words, endings) = (&*WORDS, &*ENDINGS);
    let mut sums = [0i64; 3];
    let mut word = Letters::default();
    for (_, c) in sample.parts().chain(["\n"]).flat_map(fold) {
        if is_letter(c) {
            word.push(c);
        } else if word.count > 0 {
            let weights = std::mem::take(&mut word).weights(words, endings);
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
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

    fn push(&mut self, c: char) {
        self.packed = self.packed << Self::BITS | (u128::from(c) & 0x7f);
        self.count += 1;
    }

    /// What the word says: by itself, else by its last three or two letters, where more than one stands before them.
    fn weights(self, words: &Weights, endings: &Weights) -> [i64; 3] {
        let whole = || words.get(&self.packed).filter(|_| self.count <= Self::MOST);
        let ending = |letters: usize| {
            let last = self.packed & ((1 << (letters * Self::BITS)) - 1);
            endings.get(&last).filter(|_| self.count >= letters + 2)
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
