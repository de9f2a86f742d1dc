//! Pairs of articles, and what is made of them on all threads.

use super::body::{Bodies, Body};
use rayon::prelude::*;
use std::io;

/// Pairs a thread takes at a time.
const BATCH: usize = 256;

/// Two articles by their ordinals; the lower one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair(pub u32, pub u32);

impl Pair {
    pub(super) fn new(a: u32, b: u32) -> Self {
        Self(a.min(b), a.max(b))
    }
}

/// Applies `judge` to the bodies of every pair, on all threads; results in the order of `pairs`.
pub(super) fn each<T: Send>(
    bodies: &Bodies<'_>,
    pairs: &[Pair],
    judge: impl Fn(&Body, &Body) -> T + Sync,
) -> io::Result<Vec<T>> {
    let batches = pairs
        .par_chunks(BATCH)
        .map(|batch| {
            let mut results = Vec::with_capacity(batch.len());
            for &Pair(a, b) in batch {
                let (a, b) = (bodies.get(a)?, bodies.get(b)?);
                results.push(judge(&a, &b));
            }
            Ok(results)
        })
        .collect::<io::Result<Vec<_>>>()?;
    Ok(batches.into_iter().flatten().collect())
}
