//! Sketches of shingle sets, and the bands candidates meet in.
//!
//! Two sets agree in each of the [`VALUES`] sketch values with the probability of their Jaccard similarity. The values are
//! cut into [`BANDS`] bands of [`ROWS`]; sets that share a band are candidates. At similarity .5 that is 87 % of pairs, at
//! .6 98.8 %, at .05 two in ten thousand (1 - (1 - s^4)^32).
//!
//! The sketch is Fast Similarity Sketching (Dahlgaard, Knudsen, Thorup, FOCS 2017): one hash per element and round, most sets
//! done after two or three rounds, and unbiased also for sets smaller than the sketch.

use crate::text::{mix, step};

/// Bands of a sketch.
pub(super) const BANDS: usize = 32;
/// Sketch values in a band.
const ROWS: usize = 4;
/// Values of a sketch; a power of two.
const VALUES: usize = BANDS * ROWS;

/// A set's key in each band; equal keys make candidates. The empty set has keys like any other, which mean nothing.
pub(super) type Keys = [u32; BANDS];

/// The band keys of a set of shingles.
pub(super) fn keys(shingles: &[u32]) -> Keys {
    let values = sketch(shingles);
    std::array::from_fn(|band| {
        let rows = &values[band * ROWS..][..ROWS];
        let hash = rows.iter().fold(band as u64, |hash, &row| step(hash, row));
        (mix(hash) >> 32) as u32
    })
}

/// The sketch. In round `i` an element falls into one slot with the value `i`, hash; each slot keeps its lowest. The last
/// [`VALUES`] rounds fill one slot each, so no slot of a non-empty set stays open.
fn sketch(shingles: &[u32]) -> [u64; VALUES] {
    let mut values = [u64::MAX; VALUES];
    let mut open = VALUES;
    for round in 0..2 * VALUES as u64 {
        for &shingle in shingles {
            let hash = mix(u64::from(shingle) | (round + 1) << 32);
            let slot = match round.checked_sub(VALUES as u64) {
                None => (hash % VALUES as u64) as usize,
                Some(forced) => forced as usize,
            };
            let value = &mut values[slot];
            open -= usize::from(*value == u64::MAX);
            *value = (round << 56 | hash >> 8).min(*value);
        }
        if open == 0 {
            break;
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Share of equal sketch values of two overlapping ranges, in percent, over many hash functions' worth of elements.
    fn agreement(a: u32, b: u32, shared: u32) -> u32 {
        let trials = 200;
        let equal: usize = (0..trials)
            .map(|trial| {
                let from = trial * 100_000;
                let first: Vec<u32> = (from..from + a).collect();
                let second: Vec<u32> = (from + a - shared..from + a - shared + b).collect();
                let (first, second) = (sketch(&first), sketch(&second));
                first.iter().zip(&second).filter(|(x, y)| x == y).count()
            })
            .sum();
        (equal * 100 / (VALUES * trials as usize)) as u32
    }

    #[test]
    fn values_agree_as_often_as_sets_are_similar() {
        for (a, b, shared) in [(300, 300, 200), (12, 12, 8), (500, 250, 250), (50, 50, 0)] {
            let jaccard = shared * 100 / (a + b - shared);
            assert!(
                agreement(a, b, shared).abs_diff(jaccard) <= 2,
                "{a} {b} {shared}: {} for {jaccard}",
                agreement(a, b, shared)
            );
        }
    }

    #[test]
    fn order_of_shingles_does_not_matter() {
        let forth: Vec<u32> = (0..1000).collect();
        let back: Vec<u32> = (0..1000).rev().collect();
        assert_eq!(keys(&forth), keys(&back));
        assert_eq!(keys(&[]), keys(&[]));
    }
}
