//! The order of texts that share a key: the most alike together.
//!
//! As in a run ([`bands`](super::super::bands)), a hot key of a band does not lead to all its texts, but to those next to one in this
//! order; of those that have a common anchor the shortest matter.

use super::super::bands::{WHOLE, rank};
use super::column::Column;
use super::segment::Segment;
use std::io;

/// Orders rows by key, those of a key by likeness where they are many. `rows` are ascending.
pub(super) fn sort_alike(
    column: Column,
    rows: &mut [(u32, u32)],
    segment: &Segment,
) -> io::Result<()> {
    let hot = rows.chunk_by_mut(|a, b| a.0 == b.0);
    for rows in hot.filter(|rows| rows.len() > WHOLE) {
        match column {
            Column::Band(band) => sort_by(rows, |text| {
                let (head, keys) = segment.keys(text)?;
                Ok(rank(usize::from(band), &keys, head.exact))
            })?,
            Column::Anchors => sort_by(rows, |text| {
                let head = segment.head(text)?;
                Ok((head.anchors, head.exact))
            })?,
            Column::Exacts | Column::Clusters | Column::Ids => {}
        }
    }
    Ok(())
}

fn sort_by<R: Ord>(rows: &mut [(u32, u32)], rank: impl Fn(u32) -> io::Result<R>) -> io::Result<()> {
    let ranked = rows.iter().map(|&row| Ok((rank(row.1)?, row)));
    let mut ranked = ranked.collect::<io::Result<Vec<_>>>()?;
    ranked.sort_unstable();
    for (row, (_, ranked)) in rows.iter_mut().zip(ranked) {
        *row = ranked;
    }
    Ok(())
}
