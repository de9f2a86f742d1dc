//! Sorted runs: records with keys written in any order, read back in order of their keys.
//!
//! What fits a buffer is sorted and written as a run; reading back merges all runs, each by a buffer of its own.

use super::spool::{Spool, SpoolWriter};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufReader, Read};
use std::ops::Range;
use std::path::PathBuf;

/// Bytes of records sorted at once.
const RUN: usize = 1 << 22;
/// Bytes of each run read at once.
const BUFFER: usize = 1 << 16;

/// A key and what it stands for.
type Keyed = (Vec<u8>, Vec<u8>);

/// Records being written.
#[derive(Debug)]
pub struct RunsWriter {
    spool: SpoolWriter,
    /// Bytes of a run before it is written.
    run: usize,
    open: Vec<Keyed>,
    bytes: usize,
    runs: Vec<Range<u64>>,
}

impl RunsWriter {
    /// None yet, in a new file.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: PathBuf) -> io::Result<Self> {
        Self::with_runs(path, RUN)
    }

    fn with_runs(path: PathBuf, run: usize) -> io::Result<Self> {
        Ok(Self {
            spool: SpoolWriter::create(path)?,
            run,
            open: Vec::new(),
            bytes: 0,
            runs: Vec::new(),
        })
    }

    /// Adds a record.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn push(&mut self, key: Vec<u8>, record: Vec<u8>) -> io::Result<()> {
        self.bytes += key.len() + record.len();
        self.open.push((key, record));
        if self.bytes < self.run {
            return Ok(());
        }
        self.write_run()
    }

    fn write_run(&mut self) -> io::Result<()> {
        let mut open = std::mem::take(&mut self.open);
        open.sort_unstable();
        let start = self.runs.last().map_or(0, |run| run.end);
        let mut end = start;
        for (key, record) in &open {
            for part in [key, record] {
                let size = (part.len() as u64).to_le_bytes();
                self.spool.push(&size)?;
                self.spool.push(part)?;
                end += (size.len() + part.len()) as u64;
            }
        }
        self.runs.push(start..end);
        self.bytes = 0;
        Ok(())
    }

    /// All that were added.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<Runs> {
        self.write_run()?;
        Ok(Runs {
            spool: self.spool.finish()?,
            runs: self.runs,
        })
    }
}

/// Records in sorted runs.
#[derive(Debug)]
pub struct Runs {
    spool: Spool,
    runs: Vec<Range<u64>>,
}

impl Runs {
    /// All records by key. An error is one of reading; nothing follows it.
    pub fn merged(&self) -> impl Iterator<Item = io::Result<Keyed>> + '_ {
        let mut runs: Vec<_> = self.runs.iter().map(|run| self.run(run)).collect();
        let mut heads = BinaryHeap::new();
        let mut failed = None;
        for (at, run) in runs.iter_mut().enumerate() {
            match run.next() {
                Some(Ok(record)) => heads.push(Reverse((record, at))),
                Some(Err(error)) => failed = Some(error),
                None => {}
            }
        }
        std::iter::from_fn(move || {
            if let Some(error) = failed.take() {
                heads.clear();
                return Some(Err(error));
            }
            let Reverse((record, at)) = heads.pop()?;
            match runs[at].next() {
                Some(Ok(next)) => heads.push(Reverse((next, at))),
                Some(Err(error)) => failed = Some(error),
                None => {}
            }
            Some(Ok(record))
        })
    }

    /// The records of one run.
    fn run(&self, run: &Range<u64>) -> impl Iterator<Item = io::Result<Keyed>> + '_ {
        let mut left = run.end - run.start;
        let stretch = Stretch {
            spool: &self.spool,
            left: run.clone(),
        };
        let mut stretch = BufReader::with_capacity(BUFFER, stretch);
        let mut part = move || {
            let mut size = [0; 8];
            stretch.read_exact(&mut size)?;
            let mut part = vec![0; u64::from_le_bytes(size) as usize];
            stretch.read_exact(&mut part)?;
            Ok(part)
        };
        std::iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            let record = part().and_then(|key| Ok((key, part()?)));
            left = record.as_ref().map_or(0, |(key, record)| {
                left - (16 + key.len() + record.len()) as u64
            });
            Some(record)
        })
    }
}

/// A stretch of what was put by, read from front to back.
struct Stretch<'s> {
    spool: &'s Spool,
    left: Range<u64>,
}

impl Read for Stretch<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.end - self.left.start;
        let read = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        self.spool.read(&mut buffer[..read], self.left.start)?;
        self.left.start += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_in_order_of_keys() {
        for run in [1, 100, RUN] {
            let dir = tempfile::tempdir().expect("a folder");
            let mut runs = RunsWriter::with_runs(dir.path().join("runs"), run).expect("created");
            let mut expected: Vec<Keyed> = (0..200_u32)
                .map(|at| {
                    let key = (at * 7919 % 200).to_string().into_bytes();
                    (key, vec![at as u8; at as usize % 5])
                })
                .collect();
            for (key, record) in expected.clone() {
                runs.push(key, record).expect("written");
            }
            expected.sort();
            let runs = runs.finish().expect("finished");
            let merged: io::Result<Vec<_>> = runs.merged().collect();
            assert_eq!(merged.expect("read"), expected);
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let runs = RunsWriter::create(dir.path().join("runs")).expect("created");
        assert!(runs.finish().expect("finished").merged().next().is_none());
    }
}
