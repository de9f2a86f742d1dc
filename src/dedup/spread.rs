//! Rows of numbers spread over parts by their first number, so that equal ones meet although memory holds a part at a time.

use super::spill::{Heap, HeapWriter, put};
use std::io;
use std::path::PathBuf;

/// Parts that rows are spread over: memory holds one in so many.
const PARTS: usize = 64;

/// Bytes of one part written together, so that reading a part back is no seek a row: half a MiB for all parts.
const BLOCK: usize = 1 << 13;

/// Rows of `N` numbers being written; the lowest bits of the first tell the part. One file, whatever the number of parts.
#[derive(Debug)]
pub(super) struct SpreadWriter<const N: usize> {
    blocks: HeapWriter,
    /// The part each written block belongs to.
    parts: Vec<u8>,
    /// The rows of each part that are not written yet.
    open: Vec<Vec<u8>>,
}

impl<const N: usize> SpreadWriter<N> {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            blocks: HeapWriter::create(path)?,
            parts: Vec::new(),
            open: vec![Vec::new(); PARTS],
        })
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: &[u32; N]) -> io::Result<()> {
        let part = row[0] as usize % PARTS;
        let open = &mut self.open[part];
        put(open, row);
        if open.len() + size_of_val(row) <= BLOCK {
            return Ok(());
        }
        self.write(part)
    }

    fn write(&mut self, part: usize) -> io::Result<()> {
        self.parts.push(part as u8);
        self.blocks.push(&self.open[part])?;
        self.open[part].clear();
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<Spread<N>> {
        (0..PARTS).try_for_each(|part| self.write(part))?;
        Ok(Spread {
            blocks: self.blocks.finish()?,
            parts: self.parts,
        })
    }
}

/// Rows of `N` numbers in parts.
#[derive(Debug)]
pub(super) struct Spread<const N: usize> {
    blocks: Heap,
    parts: Vec<u8>,
}

impl<const N: usize> Spread<N> {
    /// The rows part by part. Rows with equal first numbers stand in one part.
    pub(super) fn parts(&self) -> impl Iterator<Item = io::Result<Vec<[u32; N]>>> {
        (0..PARTS).map(|part| self.part(part))
    }

    fn part(&self, part: usize) -> io::Result<Vec<[u32; N]>> {
        let blocks = (0..).zip(&self.parts);
        let blocks = blocks.filter(|block| usize::from(*block.1) == part);
        let mut rows = Vec::with_capacity(blocks.clone().count() * (BLOCK / size_of::<[u32; N]>()));
        for (block, _) in blocks {
            let block = self.blocks.get(block)?;
            let (numbers, _) = block.as_chunks();
            let (found, _) = numbers.as_chunks();
            rows.extend(found.iter().map(|row| row.map(u32::from_le_bytes)));
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_meet_and_none_is_lost() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut rows = SpreadWriter::create(dir.path().join("rows")).expect("created");
        for number in 0..100_000_u32 {
            rows.push(&[number % 500, number]).expect("written");
        }
        let parts = rows.finish().expect("finished");
        let parts: Vec<_> = parts.parts().map(|part| part.expect("read")).collect();
        let mut all = parts.concat();
        all.sort_unstable_by_key(|row| row[1]);
        assert!(
            all.into_iter()
                .eq((0..100_000).map(|number| [number % 500, number]))
        );
        for first in 0..500 {
            let holding = parts
                .iter()
                .filter(|part| part.iter().any(|row| row[0] == first));
            assert_eq!(holding.count(), 1, "{first}");
        }
    }
}
