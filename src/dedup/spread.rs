//! Rows of numbers spread over files by their first number, so that equal ones meet although memory holds a part at a time.

use super::spill::{put, told};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Files that rows are spread over: memory holds one part in so many.
const FILES: usize = 64;

/// Bytes written at once to each file: 1 MiB for all of them. A file is open only while it is written to, so that few are.
const BUFFER: usize = 1 << 14;

/// Rows of `N` numbers being written; the first is a hash.
#[derive(Debug)]
pub(super) struct SpreadWriter<const N: usize> {
    parts: Vec<Part>,
}

/// One file, and the rows it does not have yet.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    rows: Vec<u8>,
}

impl Part {
    /// Writes the rows to the end of the file.
    fn flush(&mut self) -> io::Result<()> {
        let file = File::options().create(true).append(true).open(&self.path);
        let written = file.and_then(|mut file| file.write_all(&self.rows));
        self.rows.clear();
        written.map_err(|error| told(&self.path, &error))
    }
}

impl<const N: usize> SpreadWriter<N> {
    /// Rows to be spread over files in `dir`, which is made.
    pub(super) fn create(dir: &Path) -> io::Result<Self> {
        fs::create_dir(dir).map_err(|error| told(dir, &error))?;
        Ok(Self::new(dir))
    }

    /// Rows to be spread over files in `dir`, which must exist and be empty.
    pub(super) fn new(dir: &Path) -> Self {
        let part = |number: usize| Part {
            path: dir.join(number.to_string()),
            rows: Vec::new(),
        };
        Self {
            parts: (0..FILES).map(part).collect(),
        }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: &[u32; N]) -> io::Result<()> {
        let part = &mut self.parts[row[0] as usize % FILES];
        put(&mut part.rows, row);
        if part.rows.len() < BUFFER {
            return Ok(());
        }
        part.flush()
    }

    pub(super) fn finish(mut self) -> io::Result<Spread<N>> {
        self.parts.iter_mut().try_for_each(Part::flush)?;
        Ok(Spread {
            paths: self.parts.into_iter().map(|part| part.path).collect(),
        })
    }
}

/// Rows of `N` numbers in parts.
#[derive(Debug)]
pub(super) struct Spread<const N: usize> {
    paths: Vec<PathBuf>,
}

impl<const N: usize> Spread<N> {
    /// The rows part by part. Rows with equal first numbers stand in one part.
    pub(super) fn parts(&self) -> impl Iterator<Item = io::Result<Vec<[u32; N]>>> {
        self.paths
            .iter()
            .map(|path| read(path).map_err(|error| told(path, &error)))
    }
}

/// The rows of a file, which are all it takes in memory.
fn read<const N: usize>(path: &Path) -> io::Result<Vec<[u32; N]>> {
    let mut file = BufReader::with_capacity(BUFFER, File::open(path)?);
    let size = N * size_of::<u32>();
    let count = file.get_ref().metadata()?.len() as usize / size;
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let mut row = [[0; 4]; N];
        file.read_exact(row.as_flattened_mut())?;
        rows.push(row.map(u32::from_le_bytes));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_meet_and_none_is_lost() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut rows = SpreadWriter::new(dir.path());
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
