//! Common shingles: those that many unrelated articles have, such as notices, templates and everyday phrases.
//!
//! Wire copy is counted once: what is counted is groups of near-identical articles, not articles. The counts stand in a
//! count-min sketch, so they can be too high by a little and never too low, and its size does not follow the corpus.

use super::body::Body;
use super::flags::Flags;
use crate::text::mix;
use std::io;

/// Counted groups out of which a sample is enough to know what is common in a large corpus.
pub(super) const SAMPLE: u32 = 1 << 16;
/// A shingle is common above this many groups ...
const FEW: u32 = 10;
/// ... and above one in this many of the groups counted.
const RARITY: u32 = 500;
/// Sketch cells per counted group, about the number of different shingles it adds.
const CELLS: usize = 256;
/// Most cells of a row: 2 bytes each.
const MOST_CELLS: usize = 1 << 24;
/// Cells of a row in an index. A group adds some 256 counts, so the noise of a cell stays below an eighth of the bar however many groups
/// are counted (256 / 2^20 of them against one in 500).
const INDEX_CELLS: usize = 1 << 20;
/// zstd level of counts kept in an index: the library's default.
const LEVEL: i32 = 3;

/// How many counted groups have a shingle, about: a count-min sketch (Cormode, Muthukrishnan 2005).
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    rows: [Vec<u16>; 2],
    /// Groups counted.
    groups: u64,
}

impl Sketch {
    /// An empty one with so many cells a row, a power of two.
    fn new(cells: usize) -> Self {
        Self {
            rows: [vec![0; cells], vec![0; cells]],
            groups: 0,
        }
    }

    /// An empty one of the size kept in an index.
    pub(super) fn for_index() -> Self {
        Self::new(INDEX_CELLS)
    }

    fn count(&mut self, shingles: &[u32]) {
        self.groups += 1;
        for &shingle in shingles {
            let cells = self.cells(shingle);
            for (row, cell) in self.rows.iter_mut().zip(cells) {
                row[cell] = row[cell].saturating_add(1);
            }
        }
    }

    fn of(&self, shingle: u32) -> u32 {
        let cells = self.cells(shingle);
        let counts = self.rows.iter().zip(cells).map(|(row, cell)| row[cell]);
        counts.min().unwrap_or_default().into()
    }

    /// What stands in the cell of the first row where this one of a sketch as large or larger belongs: a cell's number ends like
    /// those it is made of.
    fn first_of(&self, cell: u32) -> u32 {
        let row = &self.rows[0];
        row[cell as usize & (row.len() - 1)].into()
    }

    #[inline]
    fn cells(&self, shingle: u32) -> [usize; 2] {
        let mask = self.rows[0].len() - 1;
        let hash = mix(shingle.into()) as usize;
        [hash & mask, (hash >> 32) & mask]
    }

    /// Adds the counts of another one that has as many cells, or a multiple.
    pub(super) fn add(&mut self, other: &Self) {
        self.groups += other.groups;
        let mask = self.rows[0].len() - 1;
        for (row, added) in self.rows.iter_mut().zip(&other.rows) {
            for (cell, &count) in added.iter().enumerate() {
                let sum = &mut row[cell & mask];
                *sum = sum.saturating_add(count);
            }
        }
    }

    /// As bytes.
    pub(super) fn write(&self) -> io::Result<Vec<u8>> {
        let mut bytes = self.groups.to_le_bytes().to_vec();
        bytes.extend(
            self.rows
                .iter()
                .flatten()
                .flat_map(|cell| cell.to_le_bytes()),
        );
        zstd::encode_all(bytes.as_slice(), LEVEL)
    }

    /// From what [`Sketch::write`] made of one with the cells of an index.
    pub(super) fn read(bytes: &[u8]) -> io::Result<Self> {
        let bytes = zstd::decode_all(bytes)?;
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "counts are damaged");
        let (groups, cells) = bytes.split_first_chunk().ok_or_else(damaged)?;
        let (cells, _) = cells.as_chunks();
        if cells.len() != 2 * INDEX_CELLS {
            return Err(damaged());
        }
        let row = |cells: &[[u8; 2]]| cells.iter().map(|&cell| u16::from_le_bytes(cell)).collect();
        let (one, other) = cells.split_at(INDEX_CELLS);
        Ok(Self {
            rows: [row(one), row(other)],
            groups: u64::from_le_bytes(*groups),
        })
    }
}

/// The count of a run on its way, beside what earlier runs counted.
#[derive(Debug)]
pub(super) struct Counting {
    run: Sketch,
    earlier: Option<Sketch>,
    /// Groups above which a shingle is common.
    bar: u32,
}

impl Counting {
    /// An empty count for `groups` groups.
    pub(super) fn new(groups: usize, earlier: Option<Sketch>) -> Self {
        let least = if earlier.is_some() {
            INDEX_CELLS
        } else {
            1 << 10
        };
        let cells = (groups * CELLS)
            .clamp(least, MOST_CELLS)
            .next_power_of_two();
        let known = earlier.as_ref().map_or(0, |earlier| earlier.groups);
        let bar = (groups as u64 + known) / u64::from(RARITY);
        Self {
            run: Sketch::new(cells),
            earlier,
            bar: (bar as u32).clamp(FEW, u32::from(u16::MAX) - 1),
        }
    }

    /// Counts one group by the shingles of one of its articles.
    pub(super) fn count(&mut self, shingles: &[u32]) {
        self.run.count(shingles);
    }

    /// What is common by this count.
    pub(super) fn finish(self) -> Common {
        let Self { run, earlier, bar } = self;
        let mut high = Flags::default();
        let row = (0..).zip(&run.rows[0]);
        for (cell, &count) in row {
            let earlier = earlier.as_ref().map_or(0, |earlier| earlier.first_of(cell));
            if u32::from(count) + earlier > bar {
                high.set(cell);
            }
        }
        Common {
            run,
            earlier,
            bar,
            high,
        }
    }
}

/// The shingles that many groups have, of this run and of earlier ones.
#[derive(Debug)]
pub(super) struct Common {
    run: Sketch,
    earlier: Option<Sketch>,
    /// Groups above which a shingle is common.
    bar: u32,
    /// The cells of the first row above the bar: a shingle without one, and that is most, is not common.
    high: Flags,
}

impl Common {
    /// What this run counted, in the size of an index.
    pub(super) fn of_run(&self) -> Sketch {
        let mut counted = Sketch::for_index();
        counted.add(&self.run);
        counted
    }

    /// A text without its common shingles.
    pub(super) fn rare(&self, body: &Body) -> Body {
        let placed = body.shingles.iter().zip(&body.places);
        let rare = placed.filter(|&(&shingle, _)| !self.has(shingle));
        let (shingles, places) = rare.unzip();
        Body {
            shingles,
            places,
            figures: body.figures.clone(),
            breaks_off: body.breaks_off,
        }
    }

    /// Whether a shingle is one of them.
    #[inline]
    pub(super) fn has(&self, shingle: u32) -> bool {
        let [cell, _] = self.run.cells(shingle);
        self.high.has(cell as u32) && self.count(shingle) > self.bar
    }

    fn count(&self, shingle: u32) -> u32 {
        let earlier = self.earlier.as_ref();
        self.run.of(shingle) + earlier.map_or(0, |earlier| earlier.of(shingle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_groups_have_is_common() {
        let groups = 100;
        let mut counting = Counting::new(groups as usize, None);
        for group in 0..groups {
            let own = 1000 * (group + 1)..1000 * (group + 1) + 200;
            let notice = 0..if group < 60 { 50 } else { 0 };
            counting.count(&notice.chain(own).collect::<Vec<_>>());
        }
        let common = counting.finish();
        let article = Body {
            shingles: (0..50).chain(1000..1200).collect(),
            places: (0..250).collect(),
            ..Body::default()
        };
        let rare = common.rare(&article);
        assert_eq!(rare.shingles, (1000..1200).collect::<Vec<_>>());
        assert_eq!(rare.places, (50..250).collect::<Vec<_>>());
        assert!(common.rare(&Body::default()).shingles.is_empty());
    }

    #[test]
    fn counts_of_several_runs_add_up_and_come_back() {
        let notice: Vec<u32> = (0..40).collect();
        let mut kept = Sketch::for_index();
        for _ in 0..3 {
            let mut run = Counting::new(4, Some(kept.clone()));
            (0..4).for_each(|_| run.count(&notice));
            kept.add(&run.finish().of_run());
        }
        let kept = Sketch::read(&kept.write().expect("memory takes it")).expect("read");
        assert_eq!((kept.of(7), kept.groups), (12, 12));
        let body = Body {
            shingles: notice.clone(),
            places: (0..40).collect(),
            ..Body::default()
        };
        let beside = |earlier| Counting::new(0, earlier).finish();
        assert_eq!(beside(None).rare(&body), body);
        assert!(beside(Some(kept)).rare(&body).shingles.is_empty());
    }
}
