//! Rows of numbers, read one at a time or from front to back.

use super::spool::{Spool, SpoolWriter};
use std::io;
use std::path::PathBuf;

/// Rows read at once from front to back.
const BLOCK: usize = 1 << 12;

/// Rows of `N` numbers being written.
#[derive(Debug)]
pub(super) struct RowsWriter<const N: usize> {
    spool: SpoolWriter,
    rows: u32,
}

impl<const N: usize> RowsWriter<N> {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            spool: SpoolWriter::create(path)?,
            rows: 0,
        })
    }

    /// Adds the next row.
    pub(super) fn push(&mut self, row: [u32; N]) -> io::Result<()> {
        let row = row.map(u32::to_le_bytes);
        self.rows += 1;
        self.spool.push(row.as_flattened())
    }

    pub(super) fn finish(self) -> io::Result<Rows<N>> {
        Ok(Rows {
            spool: self.spool.finish()?,
            rows: self.rows,
        })
    }
}

/// Rows of `N` numbers, read by number from any thread.
#[derive(Debug)]
pub(super) struct Rows<const N: usize> {
    spool: Spool,
    rows: u32,
}

impl<const N: usize> Rows<N> {
    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.rows
    }

    /// The row added as the `at`th, from 0.
    pub(super) fn get(&self, at: u32) -> io::Result<[u32; N]> {
        let mut row = [[0; 4]; N];
        self.read(at, &mut row)?;
        Ok(row.map(u32::from_le_bytes))
    }

    /// Calls `each` with the number of every row and the row, in order.
    pub(super) fn each(
        &self,
        mut each: impl FnMut(u32, [u32; N]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut block = [[[0; 4]; N]; BLOCK];
        for first in (0..self.rows).step_by(BLOCK) {
            let block = &mut block[..BLOCK.min((self.rows - first) as usize)];
            self.read(first, block.as_flattened_mut())?;
            for (at, row) in (first..).zip(block) {
                each(at, row.map(u32::from_le_bytes))?;
            }
        }
        Ok(())
    }

    fn read(&self, first: u32, numbers: &mut [[u8; 4]]) -> io::Result<()> {
        let at = u64::from(first) * (N * size_of::<u32>()) as u64;
        self.spool.read(numbers.as_flattened_mut(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut rows = RowsWriter::create(dir.path().join("rows")).expect("created");
        let row = |at: u32| [at, at * 3, 7];
        let count = 3 * BLOCK as u32 + 5;
        (0..count).for_each(|at| rows.push(row(at)).expect("written"));
        let rows = rows.finish().expect("finished");
        assert_eq!(rows.count(), count);
        assert_eq!(rows.get(5000).expect("read"), row(5000));
        let mut read = 0;
        let each = |at, found| {
            assert_eq!((at, found), (read, row(read)));
            read += 1;
            Ok(())
        };
        rows.each(each).expect("read");
        assert_eq!(read, count);
    }
}
