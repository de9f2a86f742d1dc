//! Candidates: texts that share a band key.
//!
//! A band's keys are sorted; texts with equal keys form a bucket. A small bucket gives all its pairs. A hot one (a template, a
//! common notice) is ordered by the texts' further keys and gives each text with its next few, so that the most alike stand
//! together and the work stays linear. Both are functions of the set of texts in the bucket.

use super::body::Bodies;
use super::exact::Exacts;
use super::flags::Flags;
use super::minhash::{BANDS, Keys};
use super::pairs::Pair;
use super::spill::Table;
use rayon::prelude::*;
use std::io;

/// Largest bucket compared whole: at most 7.5 pairs a text and band.
pub(super) const WHOLE: usize = 16;
/// Texts each one is compared with in a larger bucket.
pub(super) const NEIGHBOURS: usize = 4;
/// Further keys that order a hot bucket. Texts of a template with similarity .7 share one in four, so eight part a million.
const FURTHER: usize = 8;

/// What orders the texts of a hot bucket: their keys of the bands that follow, then their exact fingerprint.
pub(super) type Rank = ([u32; FURTHER], u128);

/// The rank of a text in a band.
pub(super) fn rank(band: usize, keys: &Keys, exact: u128) -> Rank {
    let further = std::array::from_fn(|next| keys[(band + 1 + next) % BANDS]);
    (further, exact)
}

/// Two numbers as one that orders alike and is compared at once.
fn joined(first: u32, second: u32) -> u64 {
    u64::from(first) << u32::BITS | u64::from(second)
}

/// What candidates are found from.
pub(super) struct Bands<'l> {
    /// The keys, a column for each band; a row for each article that has some.
    pub keys: &'l Table<BANDS>,
    /// The articles that have keys.
    pub keyed: &'l Flags,
    /// Where the keys of one article stand together.
    pub bodies: &'l Bodies<'l>,
    /// Exact fingerprints by ordinal.
    pub exacts: &'l Exacts,
}

impl Bands<'_> {
    /// Keys in `band` with the articles that `takes_part`, ascending.
    pub(super) fn keyed(
        &self,
        band: usize,
        takes_part: impl Fn(u32) -> bool,
    ) -> io::Result<Vec<(u32, u32)>> {
        let mut keyed = Vec::with_capacity(self.keyed.count());
        let mut articles = self.keyed.ones();
        self.keys.each(band, |key| {
            let article = articles.next().filter(|&article| takes_part(article));
            keyed.extend(article.map(|article| (key, article)));
        })?;
        keyed.par_sort_unstable_by_key(|&(key, article)| joined(key, article));
        Ok(keyed)
    }

    /// The pairs that share a key in `band`, among the articles that `takes_part`; ascending, each once.
    pub(super) fn pairs(
        &self,
        band: usize,
        takes_part: impl Fn(u32) -> bool,
    ) -> io::Result<Vec<Pair>> {
        let keyed = self.keyed(band, takes_part)?;
        let mut pairs = Vec::new();
        for bucket in keyed.chunk_by(|a, b| a.0 == b.0) {
            let ordered;
            let (articles, reach) = if bucket.len() <= WHOLE {
                (bucket, WHOLE)
            } else {
                ordered = self.by_likeness(band, bucket)?;
                (ordered.as_slice(), NEIGHBOURS)
            };
            for (at, &(_, a)) in articles.iter().enumerate() {
                let near = articles[at + 1..].iter().take(reach);
                pairs.extend(near.map(|&(_, b)| Pair::new(a, b)));
            }
        }
        pairs.par_sort_unstable_by_key(|&Pair(a, b)| joined(a, b));
        pairs.dedup();
        Ok(pairs)
    }

    /// A bucket ordered by the keys of the bands that follow, then by exact fingerprint.
    fn by_likeness(&self, band: usize, bucket: &[(u32, u32)]) -> io::Result<Vec<(u32, u32)>> {
        let mut ordered = bucket
            .par_iter()
            .map(|&(key, article)| {
                let keys = self.bodies.keys(article)?;
                let exact = self.exacts.of(article)?;
                Ok((rank(band, &keys, exact), (key, article)))
            })
            .collect::<io::Result<Vec<_>>>()?;
        ordered.par_sort_unstable();
        Ok(ordered.into_iter().map(|(_, entry)| entry).collect())
    }
}
