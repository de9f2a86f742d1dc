//! Where records of any length lie in a file, one after another: 4 bytes a record.

use std::ops::Range;

/// Records of which one has its place kept as well as its size.
const STEP: usize = 64;

/// Sizes of records, and the place of every [`STEP`]th.
#[derive(Debug, Default)]
pub(super) struct Extents {
    sizes: Vec<u32>,
    places: Vec<u64>,
    end: u64,
}

impl Extents {
    /// Adds the next record.
    pub(super) fn push(&mut self, bytes: usize) {
        if self.sizes.len().is_multiple_of(STEP) {
            self.places.push(self.end);
        }
        let size = u32::try_from(bytes).expect("a record is far below 4 GiB");
        self.sizes.push(size);
        self.end += u64::from(size);
    }

    /// Where the record added as the `at`th lies, from 0.
    pub(super) fn of(&self, at: u32) -> Range<u64> {
        let at = at as usize;
        let before = &self.sizes[at / STEP * STEP..at];
        let before: u64 = before.iter().copied().map(u64::from).sum();
        let start = self.places[at / STEP] + before;
        start..start + u64::from(self.sizes[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_lie_one_after_another() {
        let mut extents = Extents::default();
        let sizes: Vec<usize> = (0..1000).map(|at| at * 7 % 13).collect();
        sizes.iter().for_each(|&size| extents.push(size));
        let mut start = 0;
        for (at, &size) in (0..).zip(&sizes) {
            assert_eq!(extents.of(at), start..start + size as u64);
            start += size as u64;
        }
    }
}
