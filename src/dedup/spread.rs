//! Rows of numbers spread over files by their first number, so that equal ones meet although memory holds a part at a time.

use super::spill::{Named, create, numbers, put};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Files that rows are spread over: memory holds one part in so many.
const FILES: usize = 64;

/// Bytes written at once to each file: 1 MiB for all of them.
const BUFFER: usize = 1 << 14;

/// Rows of `N` numbers being written; the first is a hash.
#[derive(Debug)]
pub(super) struct SpreadWriter<const N: usize> {
    files: Vec<Named<BufWriter<File>>>,
    row: Vec<u8>,
}

impl<const N: usize> SpreadWriter<N> {
    /// Makes the files in `dir`, which must exist.
    pub(super) fn create(dir: &Path) -> io::Result<Self> {
        let files = (0..FILES).map(|number| create(dir.join(number.to_string()), BUFFER));
        Ok(Self {
            files: files.collect::<io::Result<_>>()?,
            row: Vec::with_capacity(4 * N),
        })
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: &[u32; N]) -> io::Result<()> {
        self.row.clear();
        put(&mut self.row, row);
        let named = &mut self.files[row[0] as usize % FILES];
        let written = named.file.write_all(&self.row);
        named.told(written)
    }

    pub(super) fn finish(self) -> io::Result<Spread<N>> {
        let files = self.files.into_iter().map(Named::finish);
        Ok(Spread {
            files: files.collect::<io::Result<_>>()?,
        })
    }
}

/// Rows of `N` numbers in parts.
#[derive(Debug)]
pub(super) struct Spread<const N: usize> {
    files: Vec<Named<File>>,
}

impl<const N: usize> Spread<N> {
    /// The rows part by part. Rows with equal first numbers stand in one part.
    pub(super) fn parts(&self) -> impl Iterator<Item = io::Result<Vec<[u32; N]>>> {
        self.files.iter().map(|named| {
            let len = named.told(named.file.metadata())?.len();
            let mut bytes = vec![0; len as usize];
            named.told(named.file.read_exact_at(&mut bytes, 0))?;
            Ok(numbers(&bytes).as_chunks().0.to_vec())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_meet_and_none_is_lost() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut rows = SpreadWriter::create(dir.path()).expect("created");
        for number in 0..10_000_u32 {
            rows.push(&[number % 500, number]).expect("written");
        }
        let parts = rows.finish().expect("finished");
        let parts: Vec<_> = parts.parts().map(|part| part.expect("read")).collect();
        assert_eq!(parts.iter().map(Vec::len).sum::<usize>(), 10_000);
        for first in 0..500 {
            let holding = parts
                .iter()
                .filter(|part| part.iter().any(|row| row[0] == first));
            assert_eq!(holding.count(), 1, "{first}");
        }
    }
}
