//! Common shingles: those that many unrelated articles have, such as notices, templates and everyday phrases.
//!
//! Wire copy is counted once: what is counted is groups of near-identical articles, not articles. The counts stand in a
//! count-min sketch, so they can be too high by a little and never too low, and its size does not follow the corpus.

use super::body::Body;
use super::tokens::mix;

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

/// How many counted groups have a shingle, about.
#[derive(Debug)]
pub(super) struct Common {
    rows: [Vec<u16>; 2],
    /// Groups above which a shingle is common.
    bar: u32,
}

impl Common {
    /// An empty count for `groups` groups.
    pub(super) fn new(groups: usize) -> Self {
        let cells = (groups * CELLS)
            .clamp(1 << 10, MOST_CELLS)
            .next_power_of_two();
        Self {
            rows: [vec![0; cells], vec![0; cells]],
            bar: (groups as u32 / RARITY).clamp(FEW, u32::from(u16::MAX) - 1),
        }
    }

    /// Counts one group by the shingles of one of its articles.
    pub(super) fn count(&mut self, shingles: &[u32]) {
        for &shingle in shingles {
            let cells = self.cells(shingle);
            for (row, cell) in self.rows.iter_mut().zip(cells) {
                row[cell] = row[cell].saturating_add(1);
            }
        }
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

    fn has(&self, shingle: u32) -> bool {
        let cells = self.cells(shingle);
        let counts = self.rows.iter().zip(cells).map(|(row, cell)| row[cell]);
        counts
            .min()
            .is_some_and(|count| u32::from(count) > self.bar)
    }

    fn cells(&self, shingle: u32) -> [usize; 2] {
        let mask = self.rows[0].len() - 1;
        let hash = mix(shingle.into()) as usize;
        [hash & mask, (hash >> 32) & mask]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_groups_have_is_common() {
        let groups = 100;
        let mut common = Common::new(groups as usize);
        for group in 0..groups {
            let own = 1000 * (group + 1)..1000 * (group + 1) + 200;
            let notice = 0..if group < 60 { 50 } else { 0 };
            common.count(&notice.chain(own).collect::<Vec<_>>());
        }
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
}
