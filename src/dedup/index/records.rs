//! Records of any length in a file, and where each ends in another: read by number without either in memory.

use super::super::spool::told;
use super::gone;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// Bytes of the number that says where a record ends.
const END: u64 = size_of::<u64>() as u64;

/// Records being written.
pub(super) struct RecordsWriter {
    path: PathBuf,
    records: BufWriter<File>,
    ends: BufWriter<File>,
    end: u64,
    count: u32,
}

impl RecordsWriter {
    /// Begins the files `path` and `path.ends`.
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let create = |path: &Path| File::create(path).map_err(|error| told(path, &error));
        Ok(Self {
            records: BufWriter::with_capacity(1 << 18, create(&path)?),
            ends: BufWriter::new(create(&ends(&path))?),
            path,
            end: 0,
            count: 0,
        })
    }

    /// How many records there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Adds a record; its number.
    pub(super) fn push(&mut self, record: &[u8]) -> io::Result<u32> {
        self.end += record.len() as u64;
        let written = self.records.write_all(record);
        let written = written.and_then(|()| self.ends.write_all(&self.end.to_le_bytes()));
        written.map_err(|error| told(&self.path, &error))?;
        self.count += 1;
        Ok(self.count - 1)
    }

    /// Writes out and syncs; how many records there are.
    pub(super) fn finish(self) -> io::Result<u32> {
        for file in [self.records, self.ends] {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error);
            let synced = file.and_then(|file| file.sync_all());
            synced.map_err(|error| told(&self.path, &error))?;
        }
        Ok(self.count)
    }
}

fn ends(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".ends");
    name.into()
}

/// Records, read by number from any thread.
#[derive(Debug)]
pub(super) struct Records {
    path: PathBuf,
    records: File,
    ends: File,
    count: u32,
}

impl Records {
    pub(super) fn open(path: PathBuf) -> io::Result<Self> {
        let open = |path: &Path| File::open(path).map_err(|error| told(path, &error));
        let ends = open(&ends(&path))?;
        let count = ends.metadata().map_err(|error| told(&path, &error))?.len() / END;
        Ok(Self {
            records: open(&path)?,
            ends,
            count: count as u32,
            path,
        })
    }

    /// Removes the files of records, where they are.
    pub(super) fn remove(path: &Path) -> io::Result<()> {
        gone(fs::remove_file(path))?;
        gone(fs::remove_file(ends(path)))
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// The record with this number.
    pub(super) fn get(&self, at: u32) -> io::Result<Vec<u8>> {
        self.head(at, usize::MAX)
    }

    /// The first bytes of the record with this number: all of it when it has no more.
    pub(super) fn head(&self, at: u32, most: usize) -> io::Result<Vec<u8>> {
        let read = || {
            let end = |at: u32| {
                let mut end = [0; END as usize];
                self.ends.read_exact_at(&mut end, END * u64::from(at))?;
                io::Result::Ok(u64::from_le_bytes(end))
            };
            let start = at.checked_sub(1).map_or(Ok(0), end)?;
            let length = end(at)?.checked_sub(start);
            let length = length.ok_or(io::ErrorKind::InvalidData)? as usize;
            let mut record = vec![0; length.min(most)];
            self.records.read_exact_at(&mut record, start)?;
            Ok(record)
        };
        read().map_err(|error: io::Error| told(&self.path, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("texts");
        let mut writer = RecordsWriter::create(path.clone()).expect("created");
        for (at, record) in (0..).zip([&b"one"[..], b"", b"three"]) {
            assert_eq!(writer.push(record).expect("written"), at);
        }
        assert_eq!(writer.finish().expect("finished"), 3);
        let records = Records::open(path).expect("opened");
        assert_eq!(records.count(), 3);
        assert_eq!(records.get(2).expect("read"), b"three");
        assert_eq!(records.get(1).expect("read"), b"");
        assert_eq!(records.head(0, 2).expect("read"), b"on");
        assert!(records.get(3).is_err());
    }
}
