//! Bytes put by while articles are entered: in memory while they are few, in a file when there are more.
//!
//! Written front to back, then read by position from any thread. Nothing here survives a run.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// Bytes held in memory, and written to the file at a time. The cards of some 40,000 articles, the fingerprints of 250,000.
const HELD: usize = 1 << 22;

/// An error that names its file.
pub(super) fn told(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Bytes being put by.
#[derive(Debug)]
pub(super) struct SpoolWriter {
    file: File,
    path: PathBuf,
    /// What is not in the file.
    held: Vec<u8>,
    /// Whether something is.
    spilled: bool,
}

impl SpoolWriter {
    /// Creates the file, which stays empty while memory holds everything.
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(|error| told(&path, &error))?;
        Ok(Self {
            file,
            path,
            held: Vec::with_capacity(HELD),
            spilled: false,
        })
    }

    /// Adds bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.held.len() + bytes.len() > HELD {
            self.spill()?;
        }
        self.held.extend_from_slice(bytes);
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        let written = self.file.write_all(&self.held);
        written.map_err(|error| told(&self.path, &error))?;
        self.held.clear();
        self.spilled = true;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<Spool> {
        if self.spilled {
            self.spill()?;
            self.held = Vec::new();
        }
        let Self {
            file,
            path,
            held,
            spilled,
        } = self;
        Ok(match spilled {
            true => Spool::Spilled { file, path },
            false => Spool::Held(held),
        })
    }
}

/// Bytes put by.
#[derive(Debug)]
pub(super) enum Spool {
    Held(Vec<u8>),
    Spilled { file: File, path: PathBuf },
}

impl Spool {
    /// Fills `bytes` with what stands from `at` on.
    pub(super) fn read(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        match self {
            Self::Held(held) => {
                let from = usize::try_from(at).ok().and_then(|at| held.get(at..));
                let found = from.and_then(|from| from.get(..bytes.len()));
                bytes.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
                Ok(())
            }
            Self::Spilled { file, path } => file
                .read_exact_at(bytes, at)
                .map_err(|error| told(path, &error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spooled(bytes: usize) -> Spool {
        let dir = tempfile::tempdir().expect("a folder");
        let mut spool = SpoolWriter::create(dir.path().join("spool")).expect("created");
        let all: Vec<u8> = (0..bytes).map(|at| (at % 251) as u8).collect();
        all.chunks(1000)
            .for_each(|chunk| spool.push(chunk).expect("written"));
        spool.finish().expect("finished")
    }

    #[test]
    fn few_bytes_and_many_come_back() {
        for bytes in [0, 10, HELD, HELD + 1, 3 * HELD - 7] {
            let spool = spooled(bytes);
            assert_eq!(matches!(spool, Spool::Held(_)), bytes <= HELD, "{bytes}");
            let mut read = [0; 5];
            for at in [0, bytes / 2, bytes.saturating_sub(5)] {
                let found = spool.read(&mut read, at as u64);
                assert_eq!(found.is_ok(), at + 5 <= bytes, "{at} of {bytes}");
                if found.is_ok() {
                    assert!(
                        read.iter()
                            .zip(at..)
                            .all(|(&byte, at)| byte == (at % 251) as u8)
                    );
                }
            }
        }
    }

    #[test]
    fn errors_name_the_file() {
        let error =
            SpoolWriter::create(PathBuf::from("/nowhere/spool")).expect_err("no such folder");
        assert!(error.to_string().contains("/nowhere/spool"));
    }
}
