//! Looking up what of an index meets the articles of a run: groups of equal keys, and which texts of a hot one matter.

use super::bands::{NEIGHBOURS, Rank, WHOLE, rank};
use super::contain::FEW;
use super::index::{Column, TextRef, View};
use rayon::prelude::*;
use std::io;

/// Groups of equal keys a thread looks up at a time.
pub(super) const BATCH: usize = 1024;

/// An article and an earlier text.
pub(super) type Met = (u32, TextRef);

/// Looks up each group of equal keys, on all threads, and gathers what is made of the group and the texts found, which come generation
/// by generation.
pub(super) fn each_group(
    view: &View,
    column: Column,
    keyed: &[(u32, u32)],
    meet: impl Fn(&[(u32, u32)], &[Vec<TextRef>]) -> io::Result<Vec<Met>> + Sync,
) -> io::Result<Vec<Met>> {
    let groups: Vec<_> = keyed.chunk_by(|a, b| a.0 == b.0).collect();
    let batches = groups.par_chunks(BATCH).map(|groups| {
        let mut finder = view.finder(column);
        let mut met = Vec::new();
        for having in groups {
            let texts = finder.find(having[0].0)?;
            if !texts.is_empty() {
                met.extend(meet(having, &texts)?);
            }
        }
        Ok(met)
    });
    Ok(batches.collect::<io::Result<Vec<_>>>()?.concat())
}

pub(super) fn within(
    view: &View,
    article: u32,
    text: TextRef,
    day: impl Fn(u32) -> io::Result<Option<i32>>,
) -> io::Result<bool> {
    Ok(!view.has_window() || view.within(day(article)?, view.head(text)?.day))
}

/// The texts next to a rank, on each side.
pub(super) fn neighbours(
    view: &View,
    band: usize,
    at: &Rank,
    generations: &[Vec<TextRef>],
) -> io::Result<Vec<TextRef>> {
    let ranked = |&text: &TextRef| {
        let (head, keys) = view.keys(text)?;
        io::Result::Ok((rank(band, &keys, head.exact), text))
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for texts in generations {
        let near = if texts.len() > WHOLE {
            let from = lower_bound(texts.len(), |place| Ok(ranked(&texts[place])?.0 < *at))?;
            &texts[from.saturating_sub(NEIGHBOURS)..(from + NEIGHBOURS).min(texts.len())]
        } else {
            texts
        };
        for text in near {
            let ranked = ranked(text)?;
            let side = if ranked.0 < *at {
                &mut before
            } else {
                &mut after
            };
            side.push(ranked);
        }
    }
    before.sort_unstable_by(|a, b| b.cmp(a));
    after.sort_unstable();
    let near = before.into_iter().take(NEIGHBOURS);
    let near = near.chain(after.into_iter().take(NEIGHBOURS));
    Ok(near.map(|(_, text)| text).collect())
}

/// The first of so many places of which `less` does not hold; it holds of a beginning of them.
fn lower_bound(count: usize, less: impl Fn(usize) -> io::Result<bool>) -> io::Result<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if less(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// The shortest few texts; those of a generation that has many are in order of length.
pub(super) fn shortest(view: &View, generations: &[Vec<TextRef>]) -> io::Result<Vec<TextRef>> {
    let mut ranked = Vec::new();
    for texts in generations {
        let most = if texts.len() > WHOLE { FEW } else { WHOLE };
        for &text in texts.iter().take(most) {
            let head = view.head(text)?;
            ranked.push(((head.anchors, head.exact), text));
        }
    }
    ranked.sort_unstable();
    ranked.truncate(FEW);
    Ok(ranked.into_iter().map(|(_, text)| text).collect())
}
