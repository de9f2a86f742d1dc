//! Containment: which texts lie inside which, as excerpts, in round-ups, in a report that grew.
//!
//! Texts that share anchors are candidates; one that shares enough of the shorter one's is compared on the whole sets. Of a
//! cluster two texts take part, so that wire copy counts little and one edited copy does not hide what lies inside.

use super::body::Body;
use super::common::Common;
use super::judge::lies_inside;
use super::pairs::{Pair, each};
use super::postings::{PARTS, Posting, Postings};
use super::spill::Heap;
use crate::text::Milli;
use rayon::prelude::*;
use std::collections::HashMap;
use std::io;

/// Most texts with an anchor among which every pair is a candidate: at most 7.5 a posting.
const WHOLE: usize = 16;
/// With more, only the shortest is a candidate to lie inside others, and inside so many at most. That is less than one pair a posting.
const FEW: usize = 8;
/// One in so many of the shorter text's anchors must be shared: with one word in ten edited, half of them are.
const SHARED: u32 = 4;

/// One text inside another, by ordinals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Inside {
    pub inner: u32,
    pub outer: u32,
    /// Share of the inner text's shingles that the outer one has.
    pub share: Milli,
}

/// What containment is found from.
pub(super) struct Texts<'l> {
    pub anchors: &'l Postings,
    /// How many anchors each article has, by ordinal.
    pub counts: &'l [u16],
    pub bodies: &'l Heap,
    /// Exact fingerprints by ordinal.
    pub exacts: &'l [u128],
    /// The leader of each article's cluster, by ordinal; itself when it leads or is unique.
    pub leaders: &'l [u32],
    pub common: &'l Common,
}

impl Texts<'_> {
    /// Every containment among clusters and unique articles, by their leaders' ordinals, found among the articles that `takes_part`
    /// and the pairs known to be `nested`. Of two that say the opposite the larger share holds, or none.
    pub(super) fn inside(
        &self,
        nested: Vec<Pair>,
        takes_part: impl Fn(u32) -> bool + Sync,
    ) -> io::Result<Vec<Inside>> {
        let mut candidates = self.candidates(takes_part)?;
        candidates.extend(nested);
        candidates.sort_unstable();
        candidates.dedup();
        let leader = |article: u32| self.leaders[article as usize];
        candidates.retain(|&Pair(a, b)| leader(a) != leader(b));
        let size = |body: &Body| body.shingles.len();
        let judged = each(self.bodies, &candidates, |a, b| {
            let forwards = size(a) < size(b);
            let (inner, outer) = if forwards { (a, b) } else { (b, a) };
            Some((forwards, lies_inside(inner, outer, self.common)?))
        })?;
        let mut found = HashMap::new();
        for (&Pair(a, b), judged) in candidates.iter().zip(judged) {
            if let Some((forwards, share)) = judged {
                let (inner, outer) = if forwards { (a, b) } else { (b, a) };
                let known = found.entry((leader(inner), leader(outer)));
                let known = known.or_insert(share);
                *known = share.max(*known);
            }
        }
        let opposite = |inner, outer| found.get(&(outer, inner)).copied();
        let holds = found.iter().filter(|&(&(inner, outer), &share)| {
            opposite(inner, outer).is_none_or(|opposite| opposite < share)
        });
        let mut holds: Vec<Inside> = holds
            .map(|(&(inner, outer), &share)| Inside {
                inner,
                outer,
                share,
            })
            .collect();
        holds.sort_unstable();
        Ok(holds)
    }

    /// Pairs that share enough anchors.
    fn candidates(&self, takes_part: impl Fn(u32) -> bool + Sync) -> io::Result<Vec<Pair>> {
        let mut tally = Tally::default();
        for part in 0..PARTS {
            let postings = self.anchors.part(part, &takes_part)?;
            for having in postings.chunk_by(|a, b| a.0 == b.0) {
                self.meet(having, &mut tally);
            }
        }
        let counts = |article: u32| u32::from(self.counts[article as usize]);
        let enough =
            |&(Pair(a, b), shared): &(Pair, u32)| SHARED * shared >= counts(a).min(counts(b));
        let pairs = tally.finish().into_iter().filter(enough);
        Ok(pairs.map(|(pair, _)| pair).collect())
    }

    /// Counts an anchor for the pairs of texts that have it.
    fn meet(&self, having: &[Posting], tally: &mut Tally) {
        if having.len() <= WHOLE {
            for (at, &(_, a)) in having.iter().enumerate() {
                having[at + 1..]
                    .iter()
                    .for_each(|&(_, b)| tally.count(Pair::new(a, b)));
            }
            return;
        }
        let mut by_length: Vec<u32> = having.iter().map(|posting| posting.1).collect();
        let length =
            |&article: &u32| (self.counts[article as usize], self.exacts[article as usize]);
        by_length.select_nth_unstable_by_key(FEW, length);
        by_length.truncate(FEW + 1);
        by_length.sort_unstable_by_key(length);
        let shortest = by_length[0];
        by_length[1..]
            .iter()
            .for_each(|&other| tally.count(Pair::new(shortest, other)));
    }
}

/// How often each pair was counted. Holds every pair once, and as many again.
#[derive(Debug, Default)]
struct Tally {
    counted: Vec<(Pair, u32)>,
    fresh: Vec<Pair>,
}

impl Tally {
    /// Pairs gathered before they are counted at the least.
    const FRESH: usize = 1 << 16;

    fn count(&mut self, pair: Pair) {
        self.fresh.push(pair);
        if self.fresh.len() >= Self::FRESH.max(self.counted.len()) {
            self.gather();
        }
    }

    fn gather(&mut self) {
        self.counted
            .extend(self.fresh.drain(..).map(|pair| (pair, 1)));
        self.counted.par_sort_unstable_by_key(|counted| counted.0);
        self.counted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
    }

    /// Every pair with its count, ascending.
    fn finish(mut self) -> Vec<(Pair, u32)> {
        self.gather();
        self.counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn pairs_are_counted(pairs in proptest::collection::vec((0u32..9, 0u32..9), 0..200), gather_at in 0usize..200) {
            let (mut tally, mut expected) = (Tally::default(), BTreeMap::new());
            for (at, &(a, b)) in pairs.iter().enumerate() {
                if at == gather_at {
                    tally.gather();
                }
                tally.count(Pair(a, b));
                *expected.entry(Pair(a, b)).or_insert(0) += 1;
            }
            prop_assert_eq!(tally.finish(), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
