//! Anchors: a thin choice of a text's word sequences, made alike wherever the same passage stands.
//!
//! Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every [`WINDOW`] successive sequences of [`WORDS`] words the one with
//! the lowest hash is kept. Two texts that share a passage of `WORDS + WINDOW - 1` words share an anchor in it, wherever it
//! stands in either; of a random text one sequence in 8.5 is kept (2 / (WINDOW + 1)).

use std::ops::Range;

/// Words of an anchor. Fewer are stock phrases, more are lost to every changed word.
const WORDS: usize = 5;
/// Sequences of which one is kept: a passage of two sentences has an anchor.
const WINDOW: usize = 16;
/// Base of the rolling hash; odd (Steele, Lea, Flood 2014).
const BASE: u64 = 0xbf58_476d_1ce4_e5b9;

/// The anchors of a text given as the hashes of its words; ascending, each once. A text with fewer words than an anchor has none, one
/// with fewer sequences than a window has one.
pub(super) fn of(words: &[u64]) -> Vec<u32> {
    let hashes = rolling(words);
    let full = WINDOW.min(hashes.len());
    let mut anchors = Vec::with_capacity(hashes.len() / 4);
    let mut lowest = (u32::MAX, 0);
    for (at, &hash) in hashes.iter().enumerate() {
        let known = lowest;
        if hash <= lowest.0 {
            lowest = (hash, at);
        } else if at - lowest.1 == WINDOW {
            lowest = lowest_of(&hashes, at + 1 - WINDOW..at + 1);
        }
        if at + 1 == full || (at >= full && lowest != known) {
            anchors.push(lowest.0);
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The lowest hash of a window and the last place where it stands.
fn lowest_of(hashes: &[u32], window: Range<usize>) -> (u32, usize) {
    window.fold((u32::MAX, 0), |lowest, at| {
        if hashes[at] <= lowest.0 {
            (hashes[at], at)
        } else {
            lowest
        }
    })
}

/// The hash of each sequence, in order (Karp and Rabin 1987, modulo 2^64; the upper half, where every word counts).
fn rolling(words: &[u64]) -> Vec<u32> {
    let Some((first, others)) = words.split_at_checked(WORDS) else {
        return Vec::new();
    };
    let entered = |hash: u64, word: u64| hash.wrapping_mul(BASE).wrapping_add(word);
    let upper = |hash: u64| (hash >> 32) as u32;
    let leaving = (0..WORDS).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = first.iter().copied().fold(0, entered);
    let mut sequences = Vec::with_capacity(others.len() + 1);
    sequences.push(upper(hash));
    sequences.extend(words.iter().zip(others).map(|(left, &word)| {
        hash = entered(hash, word).wrapping_sub(left.wrapping_mul(leaving));
        upper(hash)
    }));
    sequences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::mix;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

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
        fn of_every_window_the_lowest_is_kept(hashes in prop::collection::vec(0u64..40, 0..80)) {
            let hashes: Vec<u64> = hashes.into_iter().map(mix).collect();
            let sequences = rolling(&hashes);
            let windows = sequences.windows(WINDOW.min(sequences.len()).max(1));
            let lowest: BTreeSet<u32> = windows.filter_map(|window| window.iter().min().copied()).collect();
            prop_assert!(of(&hashes).into_iter().eq(lowest));
        }

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
