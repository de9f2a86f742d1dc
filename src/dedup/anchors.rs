//! Anchors: a thin choice of a text's word sequences, made alike wherever the same passage stands.
//!
//! Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every [`WINDOW`] successive sequences of [`WORDS`] words the one with
//! the lowest hash is kept. Two texts that share a passage of `WORDS + WINDOW - 1` words share an anchor in it, wherever it
//! stands in either; of a random text one sequence in 8.5 is kept (2 / (WINDOW + 1)).

/// Words of an anchor. Fewer are stock phrases, more are lost to every changed word.
const WORDS: usize = 5;
/// Sequences of which one is kept: a passage of two sentences has an anchor.
const WINDOW: usize = 16;
/// Base of the rolling hash; odd (Steele, Lea, Flood 2014).
const BASE: u64 = 0xbf58_476d_1ce4_e5b9;

/// The anchors of a text given as the hashes of its words; ascending, each once. A text with fewer words than an anchor has none, one
/// with fewer sequences than a window has one.
pub(super) fn of(words: &[u64]) -> Vec<u32> {
    let sequences: Vec<u32> = rolling(words);
    let mut anchors = Vec::with_capacity(sequences.len() / 6 + 1);
    let width = WINDOW.min(sequences.len());
    let mut lowest: Option<(u32, usize)> = None;
    for end in width..=sequences.len() {
        let start = end - width;
        let next = match lowest {
            // The window moved on by one: its newest may be the lowest now.
            Some((hash, at)) if at >= start && width > 0 => {
                let newest = (sequences[end - 1], end - 1);
                if newest.0 <= hash { newest } else { (hash, at) }
            }
            _ => {
                let window = (start..end).map(|at| (sequences[at], at));
                let Some(found) = window.min_by_key(|&(hash, at)| (hash, usize::MAX - at)) else {
                    break;
                };
                found
            }
        };
        if lowest != Some(next) {
            anchors.push(next.0);
            lowest = Some(next);
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The hash of each sequence, in order (Karp and Rabin 1987, modulo 2^64; the upper half, where every word counts).
fn rolling(words: &[u64]) -> Vec<u32> {
    let leaving = (0..WORDS).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0u64;
    let mut sequences = Vec::with_capacity(words.len());
    for (at, &word) in words.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(word);
        if let Some(left) = at.checked_sub(WORDS) {
            hash = hash.wrapping_sub(words[left].wrapping_mul(leaving));
        }
        if at + 1 >= WORDS {
            sequences.push((hash >> 32) as u32);
        }
    }
    sequences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::mix;
    use proptest::prelude::*;

    fn words(range: std::ops::Range<u64>) -> Vec<u64> {
        range.map(mix).collect()
    }

    #[test]
    fn short_texts_have_one_or_none() {
        assert!(of(&[]).is_empty());
        assert!(of(&words(0..4)).is_empty());
        assert_eq!(of(&words(0..5)).len(), 1);
        assert_eq!(of(&words(0..12)).len(), 1);
    }

    #[test]
    fn one_sequence_in_about_eight_is_kept() {
        let kept = of(&words(0..100_000)).len();
        assert!((11_000..12_600).contains(&kept), "{kept}");
    }

    proptest! {
        #[test]
        fn a_shared_passage_shares_an_anchor(before in 0u64..60, length in 20u64..80, after in 0u64..60) {
            let passage = 1_000..1_000 + length;
            let alone = of(&words(passage.clone()));
            let inside = [words(0..before), words(passage), words(5_000..5_000 + after)].concat();
            let inside = of(&inside);
            prop_assert!(alone.iter().any(|anchor| inside.contains(anchor)));
        }
    }
}
