//! Near copies: which candidates are copies of one another.
//!
//! Every candidate is compared on its whole sets of shingles and figures. Pairs alike beyond doubt are joined at once; what
//! they leave are groups of wire copy. How many such groups have a shingle tells which shingles are common, and the pairs in
//! dispute are then judged by what is left of them without common ones; pages with one frame around different reports are no copies.

use super::bands::Bands;
use super::common::{Common, Counting, SAMPLE, Sketch};
use super::flags::Flags;
use super::groups::Groups;
use super::judge::{Around, Judgement, alike, around, judge, passages};
use super::minhash::BANDS;
use super::pairs::{Pair, each};
use crate::text::Milli;
use hashbrown::HashMap;
use std::io;

/// Compared pairs remembered per article, 8 bytes each, so that later bands need not compare them again.
const REMEMBERED: usize = 2;

/// A text that is in dispute with texts of more groups than this, each with a passage of its own against it, shares with them the
/// frame of a page: a list of other stories, a long notice. Among 49,000 articles of 14 corpora only such pages were in dispute with so many.
const FRAMED: usize = 10;

/// Two texts that are copies unless what they share is common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dispute {
    pair: Pair,
    /// Whether each has a passage of its own.
    passages: bool,
}

/// What is known once near copies are joined.
pub(super) struct Joined {
    /// The pairs found to be copies. Not all there are: texts in one group already are not compared again.
    pub copies: Vec<Pair>,
    /// Pairs of which the longer text says more than the shorter one inside it.
    pub nested: Vec<Pair>,
    /// Those of which the longer text follows up the shorter one inside it.
    pub at_odds: Vec<Pair>,
    /// The shingles that many groups have.
    pub common: Common,
}

/// Joins near copies among the articles that `takes_part`, one of each group of equal texts, and of those with texts of earlier runs:
/// each pair `across` is compared, so that a text can join the cluster it fits best. `earlier` is what earlier runs found common.
pub(super) fn join(
    bands: &Bands<'_>,
    similarity: Milli,
    takes_part: impl Fn(u32) -> bool + Copy,
    groups: &mut Groups,
    across: Vec<Pair>,
    earlier: Option<&Sketch>,
) -> io::Result<Joined> {
    let mut copies = Vec::new();
    let (mut disputed, mut nested) = (Vec::new(), Vec::new());
    let mut compared: Vec<Pair> = Vec::new();
    let mut across = Some(across);
    for band in 0..BANDS {
        let mut pairs = bands.pairs(band, takes_part)?;
        let mut before = compared.iter().peekable();
        pairs.retain(|pair| {
            while before.next_if(|before| *before < pair).is_some() {}
            before.peek() != Some(&pair) && !groups.together(pair.0, pair.1)
        });
        pairs.extend(across.take().unwrap_or_default());
        let judgements = each(bands.bodies, &pairs, |a, b| judge(a, b, similarity))?;
        let known = copies.len();
        for (&pair, judgement) in pairs.iter().zip(judgements) {
            match judgement {
                Judgement::Copies => copies.push(pair),
                Judgement::Disputed { passages } => disputed.push(Dispute { pair, passages }),
                Judgement::Nested => nested.push(pair),
                Judgement::Apart => {}
            }
        }
        copies[known..]
            .iter()
            .for_each(|pair| groups.join(pair.0, pair.1));
        if compared.len() + pairs.len() <= REMEMBERED * bands.keyed.count() {
            compared.reserve_exact(pairs.len());
            compared.extend(pairs);
            compared.sort();
        }
        disputed.sort();
        disputed.dedup();
        nested.sort();
        nested.dedup();
    }
    drop(compared);
    disputed.retain(|Dispute { pair, .. }| !groups.together(pair.0, pair.1));
    let undecided = disputed.iter().map(|dispute| &dispute.pair).chain(&nested);
    let undecided: Vec<Pair> = undecided.copied().collect();
    let common = count(bands, &undecided, takes_part, groups, earlier)?;
    let around = each(bands.bodies, &nested, |a, b| {
        let around = around(a, b, &common);
        (around, around == Around::Little && passages(a, b))
    })?;
    let (mut says_more, mut at_odds) = (Vec::new(), Vec::new());
    for (pair, (around, passages)) in nested.into_iter().zip(around) {
        match around {
            Around::Little => disputed.push(Dispute { pair, passages }),
            Around::Report => says_more.push(pair),
            Around::FollowUp => {
                says_more.push(pair);
                at_odds.push(pair);
            }
        }
    }
    disputed.sort();
    let pairs: Vec<Pair> = disputed.iter().map(|dispute| dispute.pair).collect();
    let alike = each(bands.bodies, &pairs, |a, b| alike(a, b, &common))?;
    let settled = settle(&disputed, &alike, groups);
    settled.iter().for_each(|pair| groups.join(pair.0, pair.1));
    copies.extend(settled);
    Ok(Joined {
        copies,
        nested: says_more,
        at_odds,
        common,
    })
}

/// The disputed pairs that are copies: alike beside what is common, and not of one page frame.
fn settle(disputed: &[Dispute], alike: &[bool], groups: &mut Groups) -> Vec<Pair> {
    let mut rivals = Vec::new();
    for Dispute { pair, .. } in disputed.iter().filter(|dispute| dispute.passages) {
        let (a, b) = (groups.root(pair.0), groups.root(pair.1));
        rivals.extend([(a, b), (b, a)]);
    }
    rivals.sort_unstable();
    rivals.dedup();
    let mut framed = Flags::default();
    for of_one in rivals.chunk_by(|a, b| a.0 == b.0) {
        if of_one.len() > FRAMED {
            framed.set(of_one[0].0);
        }
    }
    let mut in_frame = |at: u32| framed.has(groups.root(at));
    let alike = disputed.iter().zip(alike).filter(|&(_, &alike)| alike);
    alike
        .map(|(dispute, _)| dispute)
        .filter(|Dispute { pair, passages }| !(*passages && (in_frame(pair.0) || in_frame(pair.1))))
        .map(|dispute| dispute.pair)
        .collect()
}

/// Counts shingles over the groups in dispute and a sample of the others. A group is counted by its article with the lowest
/// fingerprint.
fn count(
    bands: &Bands<'_>,
    disputed: &[Pair],
    takes_part: impl Fn(u32) -> bool,
    groups: &mut Groups,
    earlier: Option<&Sketch>,
) -> io::Result<Common> {
    if disputed.is_empty() && earlier.is_none() {
        return Ok(Counting::new(0, None).finish());
    }
    // The groups with a text of an earlier run were counted then.
    let mut counted_before = Flags::default();
    for text in bands.exacts.count()..groups.count() {
        counted_before.set(groups.root(text));
    }
    let takes_part = |article: u32| bands.keyed.has(article) && takes_part(article);
    let mut all = Flags::default();
    let mut several = Flags::default();
    for article in (0..bands.exacts.count()).filter(|&article| takes_part(article)) {
        let root = groups.root(article);
        if counted_before.has(root) {
            continue;
        }
        if root != article {
            several.set(root);
        }
        all.set(root);
    }
    let mut in_dispute = Flags::default();
    for pair in disputed {
        in_dispute.set(groups.root(pair.0));
        in_dispute.set(groups.root(pair.1));
    }
    let step = (all.count() as u32).div_ceil(SAMPLE).max(1);
    let is_counted = |root, exact: u128| exact.is_multiple_of(step.into()) || in_dispute.has(root);
    let mut counted = Vec::new();
    let mut lowest: HashMap<u32, (u128, u32)> = HashMap::new();
    bands.exacts.each(|article, exact| {
        if takes_part(article) {
            let root = groups.root(article);
            if counted_before.has(root) {
                return Ok(());
            }
            if several.has(root) {
                let lowest = lowest.entry(root).or_insert((exact, article));
                *lowest = (exact, article).min(*lowest);
            } else if is_counted(root, exact) {
                counted.push(article);
            }
        }
        Ok(())
    })?;
    let lowest = lowest.into_iter();
    let lowest = lowest.filter(|&(root, (exact, _))| is_counted(root, exact));
    counted.extend(lowest.map(|(_, (_, article))| article));
    let mut counting = Counting::new(counted.len(), earlier.cloned());
    for speaker in counted {
        counting.count(&bands.bodies.get(speaker)?.shingles);
    }
    Ok(counting.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The copies among all pairs of so many alike texts, of which every pair has passages of its own or none.
    fn settled(texts: u32, passages: bool) -> usize {
        let pairs = (0..texts).flat_map(|b| (0..b).map(move |a| Pair(a, b)));
        let disputes: Vec<Dispute> = pairs.map(|pair| Dispute { pair, passages }).collect();
        let alike = vec![true; disputes.len()];
        settle(&disputes, &alike, &mut Groups::new(texts)).len()
    }

    #[test]
    fn pages_with_one_frame_are_no_copies() {
        assert_eq!(settled(11, true), 55);
        assert_eq!(settled(12, true), 0);
        assert_eq!(settled(12, false), 66);
    }
}
