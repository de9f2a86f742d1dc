//! Hindi, Marathi or Nepali, by words.
//!
//! A naive Bayes count over the words of `config/lang/devanagari.tsv`, and over the endings of all other words. Weights are
//! whole numbers, so sums are exact.

use super::super::builtin::DEVANAGARI;
use super::super::{Lang, rows};
use crate::text::{Milli, fold};
use hashbrown::HashMap;
use std::sync::LazyLock;

const LANGS: [Lang; 3] = [Lang::Hi, Lang::Mr, Lang::Ne];

/// Margin, in tenths of a nat, at which confidence is one half: odds of 7 to 1.
const HALF: i64 = 20;

type Weights = HashMap<&'static str, [i64; 3]>;

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
            Some((key(word)?, [hi, mr, ne].map(weight)))
        })
        .collect()
}

/// The language that the words of `text` speak for most, and how sure that is. Without evidence: Hindi, the most frequent of
/// the three, at 0.
pub(super) fn tell(text: &str) -> (Lang, Milli) {
    let mut sums = [0i64; 3];
    let mut word = String::new();
    for found in text
        .split(|c| !is_inner(c))
        .filter(|found| !found.is_empty())
    {
        word.clear();
        word.extend(fold(found).map(|(_, c)| c));
        for (sum, weight) in sums.iter_mut().zip(weights(&word)) {
            *sum += weight;
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

/// Whether a character belongs to a Devanagari word.
fn is_inner(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}' | '\u{200c}' | '\u{200d}')
}

/// What a folded word says: by itself, else by its last three or two characters, where more than one stands before them.
fn weights(word: &str) -> [i64; 3] {
    let ending = |chars: usize| {
        let (start, _) = word.char_indices().rev().nth(chars - 1)?;
        word[..start].chars().nth(1)?;
        ENDINGS.get(&word[start..])
    };
    let found = WORDS.get(word).or_else(|| ending(3)).or_else(|| ending(2));
    found.copied().unwrap_or_default()
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
            let weights = weights.map(|weight| weight.parse::<i64>().expect("a whole number"));
            assert!(weights.contains(&0) && weights.iter().all(|w| (-50..=0).contains(w)));
        }
    }

    #[test]
    fn endings_speak_for_unknown_words() {
        assert_eq!(tell("झुमरीवाडीच्या").0, Lang::Mr);
        assert_eq!(tell("झुमरीवालाहरूलाई").0, Lang::Ne);
        assert_eq!(tell("").1, Milli::ZERO);
    }
}
