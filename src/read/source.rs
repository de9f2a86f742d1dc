//! From an input's stored bytes to plain UTF-8: hashed, unpacked, decoded.

use super::Input;
use crate::text::hex;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// How an input is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    #[default]
    None,
    /// gzip, all members.
    Gzip,
    /// zstd, all frames.
    Zstd,
}

impl fmt::Display for Packing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Packing::None => "none",
            Packing::Gzip => "gzip",
            Packing::Zstd => "zstd",
        })
    }
}

/// Bytes read at once.
const BUFFER: usize = 1 << 16;

/// Largest zstd window that is unpacked, as a power of two: 128 MiB, the most that `zstd` itself accepts unasked.
const WINDOW_LOG: u32 = 27;

/// An input, open.
pub(super) struct Source {
    stored: Stored,
    plain: Box<dyn Read + Send>,
    pub(super) packing: Packing,
}

impl Source {
    /// Opens an input. Packing is told by its first bytes, UTF-16 and a UTF-8 byte order mark by theirs.
    pub(super) fn open(input: &Input) -> io::Result<Self> {
        let file: Box<dyn Read + Send> = if input.path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&input.path)?)
        };
        Self::new(file)
    }

    pub(super) fn new(file: Box<dyn Read + Send>) -> io::Result<Self> {
        let stored = Stored(Arc::new(Mutex::new(Tally {
            file,
            bytes: 0,
            sha: Sha256::new(),
        })));
        let mut buffered = BufReader::with_capacity(BUFFER, stored.clone());
        let packing = match buffered.fill_buf()? {
            [0x1f, 0x8b, ..] => Packing::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Packing::Zstd,
            _ => Packing::None,
        };
        let unpacked: Box<dyn Read + Send> = match packing {
            Packing::None => Box::new(buffered),
            Packing::Gzip => Box::new(MultiGzDecoder::new(buffered)),
            Packing::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(buffered)?;
                decoder.window_log_max(WINDOW_LOG)?;
                Box::new(decoder)
            }
        };
        let plain = DecodeReaderBytesBuilder::new()
            .bom_override(true)
            .utf8_passthru(true)
            .strip_bom(true)
            .build(unpacked);
        Ok(Self {
            stored,
            plain: Box::new(plain),
            packing,
        })
    }

    /// Stored bytes taken so far.
    pub(super) fn stored_bytes(&self) -> u64 {
        self.stored.tally(|tally| tally.bytes)
    }

    /// Reads what is left unread, for size and hash: of all bytes as stored, in hex. What cannot be read is left out.
    pub(super) fn close(mut self) -> (u64, String) {
        let mut rest = vec![0; BUFFER];
        while self.stored.read(&mut rest).is_ok_and(|read| read > 0) {}
        self.stored.tally(|tally| {
            let digest = tally.sha.clone().finalize();
            (tally.bytes, hex(&digest))
        })
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.plain.read(buffer)
    }
}

/// The stored bytes, counted and hashed as they are taken; shared by the decoder and whoever asks.
#[derive(Clone)]
struct Stored(Arc<Mutex<Tally>>);

struct Tally {
    file: Box<dyn Read + Send>,
    bytes: u64,
    sha: Sha256,
}

impl Stored {
    fn tally<T>(&self, look: impl FnOnce(&mut Tally) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Read for Stored {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.tally(|tally| {
            let read = tally.file.read(buffer)?;
            tally.sha.update(&buffer[..read]);
            tally.bytes += read as u64;
            Ok(read)
        })
    }
}
