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
    let placed = placed(words);
    let windows = (placed.len() + 1).saturating_sub(WINDOW).max(1);
    // Over blocks as long as a window: the lowest from each place on to the end of its block, and from the beginning of its block up to it
    // (van Herk, A fast algorithm for local minimum and maximum filters, 1992).
    let (mut on, mut up_to) = (placed.clone(), placed);
    for (on, up_to) in on.chunks_mut(WINDOW).zip(up_to.chunks_mut(WINDOW)) {
        let (mut lowest_on, mut lowest_up_to) = (u64::MAX, u64::MAX);
        for at in on.iter_mut().rev() {
            lowest_on = lowest_on.min(*at);
            *at = lowest_on;
        }
        for at in up_to {
            lowest_up_to = lowest_up_to.min(*at);
            *at = lowest_up_to;
        }
    }
    let starts = on.iter().take(windows);
    let ends = up_to.iter().skip(WINDOW.min(up_to.len()).saturating_sub(1));
    let mut lowest: Vec<u64> = starts.zip(ends).map(|(on, up_to)| *on.min(up_to)).collect();
    lowest.dedup();
    let mut anchors: Vec<u32> = lowest.iter().map(|placed| (placed >> 32) as u32).collect();
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The hash of each sequence, in order, above what is lower the later the sequence stands: of equal hashes the last one is the lowest.
fn placed(words: &[u64]) -> Vec<u64> {
    let hashes = rolling(words).into_iter().map(u64::from);
    let after = (0..=u64::from(u32::MAX)).rev();
    hashes
        .zip(after)
        .map(|(hash, after)| hash << 32 | after)
        .collect()
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
