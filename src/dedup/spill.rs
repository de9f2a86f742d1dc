//! Flat files the ledger spills to: records of any length, and columns of numbers.
//!
//! Written front to back while articles are entered, read by position while deciding. Nothing here survives a run; numbers are
//! little-endian.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// A file with its path, so that errors name it.
#[derive(Debug)]
struct Named<F> {
    file: F,
    path: PathBuf,
}

impl<F> Named<F> {
    fn told<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| told(&self.path, &error))
    }
}

fn told(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn create(path: PathBuf, buffer: usize) -> io::Result<Named<BufWriter<File>>> {
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(&path)
        .map_err(|error| told(&path, &error))?;
    Ok(Named {
        file: BufWriter::with_capacity(buffer, file),
        path,
    })
}

impl Named<BufWriter<File>> {
    fn finish(self) -> io::Result<Named<File>> {
        let Self { file, path } = self;
        match file.into_inner() {
            Ok(file) => Ok(Named { file, path }),
            Err(error) => Err(told(&path, error.error())),
        }
    }
}

/// Records of any length being written. Keeps 8 bytes a record in memory.
#[derive(Debug)]
pub(super) struct HeapWriter {
    file: Named<BufWriter<File>>,
    ends: Vec<u64>,
}

impl HeapWriter {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            file: create(path, 1 << 18)?,
            ends: Vec::new(),
        })
    }

    /// Adds the next record.
    pub(super) fn push(&mut self, record: &[u8]) -> io::Result<()> {
        let written = self.file.file.write_all(record);
        self.file.told(written)?;
        let start = self.ends.last().copied().unwrap_or(0);
        self.ends.push(start + record.len() as u64);
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<Heap> {
        Ok(Heap {
            file: self.file.finish()?,
            ends: self.ends,
        })
    }
}

/// Records of any length, read by number from any thread.
#[derive(Debug)]
pub(super) struct Heap {
    file: Named<File>,
    ends: Vec<u64>,
}

impl Heap {
    /// The record entered as the `at`th, from 0.
    pub(super) fn get(&self, at: u32) -> io::Result<Vec<u8>> {
        let at = at as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        let mut record = vec![0; (self.ends[at] - start) as usize];
        let read = self.file.file.read_exact_at(&mut record, start);
        self.file.told(read)?;
        Ok(record)
    }
}

/// A column of numbers being written.
#[derive(Debug)]
pub(super) struct ColumnWriter {
    file: Named<BufWriter<File>>,
}

impl ColumnWriter {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            file: create(path, 1 << 14)?,
        })
    }

    pub(super) fn push(&mut self, number: u32) -> io::Result<()> {
        let written = self.file.file.write_all(&number.to_le_bytes());
        self.file.told(written)
    }

    pub(super) fn finish(self) -> io::Result<Column> {
        Ok(Column {
            file: self.file.finish()?,
        })
    }
}

/// A column of numbers.
#[derive(Debug)]
pub(super) struct Column {
    file: Named<File>,
}

impl Column {
    /// Calls `each` with every number and its place, in order.
    pub(super) fn each(&self, mut each: impl FnMut(u32, u32)) -> io::Result<()> {
        let mut file = &self.file.file;
        self.file.told(file.rewind())?;
        let mut block = vec![0; 1 << 16];
        let mut at = 0;
        let mut held = 0;
        loop {
            let read = self.file.told(file.read(&mut block[held..]))?;
            held += read;
            for number in block[..held].chunks_exact(4) {
                each(
                    at,
                    u32::from_le_bytes(number.try_into().expect("chunks of four")),
                );
                at += 1;
            }
            let rest = held % 4;
            block.copy_within(held - rest..held, 0);
            held = rest;
            if read == 0 {
                return Ok(());
            }
        }
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
    fn records_and_columns_come_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut heap = HeapWriter::create(dir.path().join("heap")).expect("created");
        for record in [&b"one"[..], b"", b"three"] {
            heap.push(record).expect("written");
        }
        let heap = heap.finish().expect("finished");
        assert_eq!(heap.get(2).expect("read"), b"three");
        assert_eq!(heap.get(1).expect("read"), b"");
        assert_eq!(heap.get(0).expect("read"), b"one");

        let mut column = ColumnWriter::create(dir.path().join("column")).expect("created");
        let written: Vec<u32> = (0..40_000).collect();
        for &number in &written {
            column.push(number).expect("written");
        }
        let column = column.finish().expect("finished");
        for _ in 0..2 {
            let mut read = Vec::new();
            column
                .each(|at, number| {
                    assert_eq!(at as usize, read.len());
                    read.push(number);
                })
                .expect("read");
            assert_eq!(read, written);
        }
    }

    #[test]
    fn errors_name_the_file() {
        let error = HeapWriter::create(PathBuf::from("/nowhere/heap")).expect_err("no such folder");
        assert!(error.to_string().contains("/nowhere/heap"));
    }
}
