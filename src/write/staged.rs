//! Files that are there whole or not at all: written aside, hashed on the way, synced, renamed when everything is ready.

use super::{Compression, WriteError};
use crate::text::hex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// zstd level of written files: the library's default, where it is both faster and smaller than gzip.
const LEVEL: i32 = 3;

/// A finished file: what the manifest says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileLine {
    /// Name in the output folder.
    pub name: String,
    /// Size as stored.
    pub bytes: u64,
    /// Lines in it, before compression.
    pub lines: u64,
    /// SHA-256 of the bytes as stored, in hex.
    pub sha256: String,
}

/// A file on its way, in the work folder.
pub struct Staged {
    path: PathBuf,
    name: String,
    lines: u64,
    writer: Writer,
}

enum Writer {
    Plain(BufWriter<Tally>),
    Zstd(Box<zstd::Encoder<'static, BufWriter<Tally>>>),
}

/// Counts and hashes what passes to the file.
struct Tally {
    file: File,
    bytes: u64,
    sha: Sha256,
}

impl Write for Tally {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sha.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Bytes written at a time, some sixty records: with 8 KiB each second record is a call of its own.
const BUFFER: usize = 1 << 18;

impl Staged {
    /// Begins the file `name` in the folder `work`.
    ///
    /// # Errors
    /// When it cannot be created there.
    pub fn create(work: &Path, name: &str, compression: Compression) -> Result<Self, WriteError> {
        let path = work.join(name);
        let begin = || {
            let tally = Tally {
                file: File::create(&path)?,
                bytes: 0,
                sha: Sha256::new(),
            };
            let tally = BufWriter::with_capacity(BUFFER, tally);
            Ok(match compression {
                Compression::None => Writer::Plain(tally),
                Compression::Zstd => Writer::Zstd(Box::new(zstd::Encoder::new(tally, LEVEL)?)),
            })
        };
        let writer = begin().map_err(WriteError::at(&path))?;
        Ok(Self {
            name: name.to_owned(),
            lines: 0,
            writer,
            path,
        })
    }

    /// Writes one line; the line end is added.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn line(&mut self, line: &[u8]) -> Result<(), WriteError> {
        let writer: &mut dyn Write = match &mut self.writer {
            Writer::Plain(writer) => writer,
            Writer::Zstd(writer) => writer,
        };
        writer
            .write_all(line)
            .and_then(|()| writer.write_all(b"\n"))
            .map_err(WriteError::at(&self.path))?;
        self.lines += 1;
        Ok(())
    }

    /// Ends and syncs the file. It stays in the work folder.
    ///
    /// # Errors
    /// When the disk does not take the rest.
    pub fn finish(self) -> Result<FileLine, WriteError> {
        let end = || {
            let tally = match self.writer {
                Writer::Plain(writer) => writer,
                Writer::Zstd(writer) => writer.finish()?,
            };
            let tally = tally.into_inner().map_err(io::IntoInnerError::into_error)?;
            tally.file.sync_all()?;
            Ok(tally)
        };
        let tally: Tally = end().map_err(WriteError::at(&self.path))?;
        Ok(FileLine {
            name: self.name,
            bytes: tally.bytes,
            lines: self.lines,
            sha256: hex(&tally.sha.finalize()),
        })
    }
}

/// Moves finished files from `work` to `output`, in the order given, and makes the moves last.
///
/// # Errors
/// When a file cannot be moved; those before it have been.
pub fn publish(work: &Path, output: &Path, names: &[&str]) -> Result<(), WriteError> {
    for name in names {
        let to = output.join(name);
        fs::rename(work.join(name), &to).map_err(WriteError::at(&to))?;
    }
    File::open(output)
        .and_then(|folder| folder.sync_all())
        .map_err(WriteError::at(output))
}

/// Writes a small JSON document, indented, to the work folder and syncs it.
///
/// # Errors
/// When the disk does not take it.
pub fn stage_document(
    work: &Path,
    name: &str,
    document: &impl Serialize,
) -> Result<(), WriteError> {
    let json = serde_json::to_vec_pretty(document).expect("documents are plain data");
    let mut file = Staged::create(work, name, Compression::None)?;
    file.line(&json)?;
    file.finish().map(drop)
}

/// SHA-256 of everything a source gives, in hex.
///
/// # Errors
/// When the source cannot be read to its end.
pub fn sha256(mut source: impl Read) -> io::Result<String> {
    let mut sha = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match source.read(&mut buffer)? {
            0 => return Ok(hex(&sha.finalize())),
            read => sha.update(&buffer[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_what_was_stored() -> Result<(), WriteError> {
        let folder = tempfile::tempdir().expect("a folder");
        for (compression, name) in [
            (Compression::None, "a.jsonl"),
            (Compression::Zstd, "a.jsonl.zst"),
        ] {
            let mut file = Staged::create(folder.path(), name, compression)?;
            file.line("ख़बर".as_bytes())?;
            file.line(b"")?;
            let told = file.finish()?;
            let stored = fs::read(folder.path().join(name)).expect("written");
            assert_eq!((told.bytes, told.lines), (stored.len() as u64, 2));
            assert_eq!(told.sha256, sha256(&stored[..]).expect("memory"));
            let plain = match compression {
                Compression::None => stored,
                Compression::Zstd => zstd::decode_all(&stored[..]).expect("zstd"),
            };
            assert_eq!(plain, "ख़बर\n\n".as_bytes());
        }
        Ok(())
    }

    #[test]
    fn trouble_names_the_file() {
        let error = Staged::create(Path::new("/nowhere/at/all"), "x", Compression::None);
        assert!(
            error
                .err()
                .is_some_and(|error| error.to_string().contains("/nowhere/at/all/x"))
        );
    }
}
