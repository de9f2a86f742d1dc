//! What the ledger spills: records of any length, and tables of numbers.
//!
//! Written front to back while articles are entered, read by position while deciding. Nothing here survives a run; numbers are
//! little-endian.

use super::extents::Extents;
use super::spool::{Spool, SpoolWriter};
use std::io;
use std::path::PathBuf;

/// Records of any length being written. Keeps 4 bytes a record in memory.
#[derive(Debug)]
pub(super) struct HeapWriter {
    spool: SpoolWriter,
    extents: Extents,
}

impl HeapWriter {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            spool: SpoolWriter::create(path)?,
            extents: Extents::default(),
        })
    }

    /// Adds the next record.
    pub(super) fn push(&mut self, record: &[u8]) -> io::Result<()> {
        self.spool.push(record)?;
        self.extents.push(record.len());
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<Heap> {
        Ok(Heap {
            spool: self.spool.finish()?,
            extents: self.extents,
        })
    }
}

/// Records of any length, read by number from any thread.
#[derive(Debug)]
pub(super) struct Heap {
    spool: Spool,
    extents: Extents,
}

impl Heap {
    /// The record entered as the `at`th, from 0.
    pub(super) fn get(&self, at: u32) -> io::Result<Vec<u8>> {
        let extent = self.extents.of(at);
        let mut record = vec![0; (extent.end - extent.start) as usize];
        self.spool.read(&mut record, extent.start)?;
        Ok(record)
    }

    /// The first `N` bytes of the record entered as the `at`th, which has as many.
    pub(super) fn head<const N: usize>(&self, at: u32) -> io::Result<[u8; N]> {
        let mut head = [0; N];
        self.spool.read(&mut head, self.extents.of(at).start)?;
        Ok(head)
    }
}

/// Rows that stand together in a [`Table`]: a column of them is read at once.
const STRIPE: usize = 1 << 14;

/// Rows of `N` numbers being written, so that one column can be read without the others: stripes of rows, in each the numbers of the
/// first column, then those of the second, and so on. One file, whatever the number of columns.
#[derive(Debug)]
pub(super) struct TableWriter<const N: usize> {
    spool: SpoolWriter,
    /// The rows of the stripe that is being filled.
    rows: Vec<[u32; N]>,
    stripes: Vec<usize>,
}

impl<const N: usize> TableWriter<N> {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            spool: SpoolWriter::create(path)?,
            rows: Vec::new(),
            stripes: Vec::new(),
        })
    }

    /// Adds the next row.
    pub(super) fn push(&mut self, row: &[u32; N]) -> io::Result<()> {
        self.rows.push(*row);
        if self.rows.len() == STRIPE {
            self.write_stripe()?;
        }
        Ok(())
    }

    fn write_stripe(&mut self) -> io::Result<()> {
        for column in 0..N {
            for row in &self.rows {
                self.spool.push(&row[column].to_le_bytes())?;
            }
        }
        self.stripes.push(self.rows.len());
        self.rows.clear();
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<Table<N>> {
        self.write_stripe()?;
        Ok(Table {
            spool: self.spool.finish()?,
            stripes: self.stripes,
        })
    }
}

/// Rows of `N` numbers, read by column from any thread.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    spool: Spool,
    /// Rows of each stripe.
    stripes: Vec<usize>,
}

impl<const N: usize> Table<N> {
    /// Calls `each` with the number of every row in a column, in order.
    pub(super) fn each(&self, column: usize, mut each: impl FnMut(u32)) -> io::Result<()> {
        const NUMBER: usize = size_of::<u32>();
        let mut stripe_at = 0;
        let mut block = Vec::new();
        for &rows in &self.stripes {
            block.resize(rows * NUMBER, 0);
            let at = stripe_at + (column * rows * NUMBER) as u64;
            self.spool.read(&mut block, at)?;
            numbers(&block).into_iter().for_each(&mut each);
            stripe_at += (N * rows * NUMBER) as u64;
        }
        Ok(())
    }
}

/// Appends numbers to a record.
pub(super) fn put(record: &mut Vec<u8>, numbers: &[u32]) {
    record.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

/// The numbers of a record or a part of one.
pub(super) fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|number| u32::from_le_bytes(number.try_into().expect("chunks of four")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_tables_come_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut heap = HeapWriter::create(dir.path().join("heap")).expect("created");
        for record in [&b"one"[..], b"", b"three"] {
            heap.push(record).expect("written");
        }
        let heap = heap.finish().expect("finished");
        assert_eq!(heap.get(2).expect("read"), b"three");
        assert_eq!(heap.get(1).expect("read"), b"");
        assert_eq!(heap.get(0).expect("read"), b"one");
        assert_eq!(&heap.head(2).expect("read"), b"thr");

        let mut table = TableWriter::create(dir.path().join("table")).expect("created");
        for row in 0..40_000 {
            table.push(&[row, row * 2, 7]).expect("written");
        }
        let table = table.finish().expect("finished");
        for (column, expected) in [(0, 1), (1, 2)] {
            let mut read = 0;
            let each = |number: u32| {
                assert_eq!(number, read * expected);
                read += 1;
            };
            table.each(column, each).expect("read");
            assert_eq!(read, 40_000);
        }
    }
}
