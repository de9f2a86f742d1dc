//! Containment: which texts lie inside which, as excerpts, in round-ups, in a report that grew.
//!
//! Texts that share anchors are candidates; one that shares enough of the shorter one's is compared on the whole sets. Of a
//! cluster two texts take part, so that wire copy counts little and one edited copy does not hide what lies inside.

use super::body::{Bodies, Body};
use super::common::Common;
use super::earlier::Earlier;
use super::exact::Exacts;
use super::judge::lies_inside;
use super::pairs::{Pair, each};
use super::spread::{Spread, SpreadWriter};
use super::verdicts::Register;
use crate::text::Milli;
use hashbrown::HashMap;
use rayon::prelude::*;
use std::io;

/// Most texts with an anchor among which every pair is a candidate: at most 7.5 a posting.
const WHOLE: usize = 16;
/// With more, only the shortest is a candidate to lie inside others, and inside so many at most. That is less than one pair a posting.
pub(super) const FEW: usize = 8;
/// One in so many of the shorter text's anchors must be shared: with one word in ten edited, half of them are.
const SHARED: u32 = 4;

/// Candidates judged at once, at least.
const BATCH: usize = 1 << 16;

/// An anchor and an article that has it.
type Posting = (u32, u32);

/// The largest share known of one text inside another, by inner and outer leader.
type Found = HashMap<(u32, u32), Milli>;

/// One text inside another, by ordinals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Inside {
    pub inner: u32,
    pub outer: u32,
    /// Share of the inner text's shingles that the outer one has.
    pub share: Milli,
}

/// What texts meet by.
pub(super) struct Anchored<'l> {
    pub anchors: &'l Spread<2>,
    /// How many anchors each article has, by ordinal.
    pub counts: &'l [u16],
    /// Exact fingerprints by ordinal.
    pub exacts: &'l Exacts,
}

impl Anchored<'_> {
    /// Pairs that share anchors, each as often as it shares one, among the articles that `takes_part` and the texts of earlier runs. They
    /// are counted on disk.
    pub(super) fn meetings(
        &self,
        mut meetings: SpreadWriter<2>,
        earlier: &mut Earlier<'_>,
        takes_part: impl Fn(u32) -> bool,
        day: impl Fn(u32) -> io::Result<Option<i32>> + Sync,
    ) -> io::Result<Spread<2>> {
        let length = |article: u32| {
            let count = self.counts[article as usize];
            Ok((count, self.exacts.of(article)?))
        };
        for part in self.anchors.parts() {
            let postings = part?.into_iter().map(|[anchor, article]| (anchor, article));
            let mut postings: Vec<Posting> = postings
                .filter(|&(_, article)| takes_part(article))
                .collect();
            postings.par_sort_unstable();
            for having in postings.chunk_by(|a, b| a.0 == b.0) {
                self.meet(having, &mut meetings)?;
            }
            for (a, b) in earlier.sharing(&postings, length, &day)? {
                put(Pair::new(a, b), &mut meetings)?;
            }
        }
        earlier.read()?;
        meetings.finish()
    }

    /// Puts down an anchor for the pairs of texts that have it.
    fn meet(&self, having: &[Posting], meetings: &mut SpreadWriter<2>) -> io::Result<()> {
        if having.len() <= WHOLE {
            for (at, &(_, a)) in having.iter().enumerate() {
                having[at + 1..]
                    .iter()
                    .try_for_each(|&(_, b)| put(Pair::new(a, b), meetings))?;
            }
            return Ok(());
        }
        let shortest = self.shortest(having.iter().map(|posting| posting.1))?;
        let (shortest, others) = (shortest[0], &shortest[1..]);
        others
            .iter()
            .try_for_each(|&other| put(Pair::new(shortest, other), meetings))
    }

    /// The few shortest of many texts, the shortest first; of those of one length, the ones with the lowest fingerprints.
    fn shortest(&self, texts: impl Iterator<Item = u32>) -> io::Result<Vec<u32>> {
        let length = |article: u32| self.counts[article as usize];
        let mut by_length: Vec<(u16, u32)> = texts.map(|text| (length(text), text)).collect();
        let (_, &mut (longest, _), _) = by_length.select_nth_unstable(FEW);
        by_length.retain(|&(length, _)| length <= longest);
        let mut shortest = by_length
            .into_iter()
            .map(|(length, text)| Ok((length, self.exacts.of(text)?, text)))
            .collect::<io::Result<Vec<_>>>()?;
        shortest.sort_unstable();
        Ok(shortest
            .into_iter()
            .take(FEW + 1)
            .map(|text| text.2)
            .collect())
    }
}

/// Puts a pair down.
fn put(Pair(a, b): Pair, meetings: &mut SpreadWriter<2>) -> io::Result<()> {
    meetings.push(&[a, b])
}

/// What containment is judged by.
pub(super) struct Texts<'l> {
    /// How many anchors each article has, by ordinal.
    pub counts: &'l [u16],
    pub bodies: &'l Bodies<'l>,
    pub earlier: &'l Earlier<'l>,
    /// Which articles lead.
    pub register: &'l Register,
    pub common: &'l Common,
}

impl Texts<'_> {
    /// Every containment among the pairs known to be `nested` and those of `meetings`, by the ordinals of those that lead their
    /// clusters. Of two that say the opposite the larger share holds, or none.
    pub(super) fn inside(
        &self,
        nested: Vec<Pair>,
        meetings: &Spread<2>,
    ) -> io::Result<Vec<Inside>> {
        let mut found = Found::default();
        let mut candidates = nested;
        for part in meetings.parts() {
            let mut met = part?;
            met.par_sort_unstable();
            self.gather(&met, &mut candidates);
            if candidates.len() >= BATCH {
                self.judge(std::mem::take(&mut candidates), &mut found)?;
            }
        }
        self.judge(candidates, &mut found)?;
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

    /// Adds the pairs that met often enough.
    fn gather(&self, met: &[[u32; 2]], candidates: &mut Vec<Pair>) {
        let counts = |text: u32| match self.earlier.head(text) {
            Some(head) => u32::from(head.anchors),
            None => u32::from(self.counts[text as usize]),
        };
        for met in met.chunk_by(|a, b| a == b) {
            let [a, b] = met[0];
            if SHARED * met.len() as u32 >= counts(a).min(counts(b)) {
                candidates.push(Pair::new(a, b));
            }
        }
    }

    /// Adds what `candidates` turn out to be.
    fn judge(&self, mut candidates: Vec<Pair>, found: &mut Found) -> io::Result<()> {
        let leader = |text: u32| self.leader(text);
        candidates.retain(|&Pair(a, b)| leader(a) != leader(b));
        candidates.sort_unstable();
        let size = |body: &Body| body.shingles.len();
        let judged = each(self.bodies, &candidates, |a, b| {
            let forwards = size(a) < size(b);
            let (inner, outer) = if forwards { (a, b) } else { (b, a) };
            Some((forwards, lies_inside(inner, outer, self.common)?))
        })?;
        for (&Pair(a, b), judged) in candidates.iter().zip(judged) {
            if let Some((forwards, share)) = judged {
                let (inner, outer) = if forwards { (a, b) } else { (b, a) };
                let known = found.entry((leader(inner), leader(outer)));
                let known = known.or_insert(share);
                *known = share.max(*known);
            }
        }
        Ok(())
    }

    /// The ordinal of what leads the cluster of a text, or stands for it.
    fn leader(&self, text: u32) -> u32 {
        let host = self.earlier.host_of(text);
        match host.or_else(|| self.register.host_of(text)) {
            Some(host) => self.earlier.host(host).ordinal,
            None => self.register.leader(text),
        }
    }
}
