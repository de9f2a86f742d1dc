//! Work shards: what pass one leaves for pass two. One frame a block of input, in order of output: begun records as JSON Lines,
//! packed by zstd.

use crate::write::{Record, WriteError};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// zstd level of work shards: the fastest, for data that is read once and thrown away.
const LEVEL: i32 = 1;

/// The begun records of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Index of the input.
    pub(super) input: u32,
    /// Ordinal of the first record.
    pub(super) first: u32,
    /// Size of the records as JSON Lines, in bytes.
    pub(super) bytes: u32,
    /// Those, packed.
    packed: Vec<u8>,
}

impl Frame {
    /// Packs records. `first` is still to be set.
    pub(super) fn pack(input: u32, records: &[Record]) -> Self {
        let mut lines = Vec::new();
        for record in records {
            serde_json::to_writer(&mut lines, record).expect("records are plain data");
            lines.push(b'\n');
        }
        Self {
            input,
            first: 0,
            bytes: u32::try_from(lines.len()).expect("a block is far below 4 GiB"),
            packed: zstd::bulk::compress(&lines, LEVEL).expect("memory is compressed into memory"),
        }
    }

    /// The records again.
    ///
    /// # Errors
    /// When the frame is damaged.
    pub(super) fn unpack(&self) -> io::Result<Vec<Record>> {
        let lines = zstd::bulk::decompress(&self.packed, self.bytes as usize)?;
        let text = simdutf8::basic::from_utf8(&lines)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        text.split_terminator('\n')
            .map(|line| serde_json::from_str(line).map_err(io::Error::from))
            .collect()
    }
}

/// Writes frames one after another.
pub(super) struct FrameWriter {
    path: PathBuf,
    file: BufWriter<File>,
}

impl FrameWriter {
    pub(super) fn create(path: &Path) -> Result<Self, WriteError> {
        Ok(Self {
            file: BufWriter::new(File::create(path).map_err(WriteError::at(path))?),
            path: path.to_owned(),
        })
    }

    pub(super) fn write(&mut self, frame: &Frame) -> Result<(), WriteError> {
        let packed = u32::try_from(frame.packed.len()).expect("a block is far below 4 GiB");
        let head = [frame.input, frame.first, frame.bytes, packed].map(u32::to_le_bytes);
        self.file
            .write_all(head.as_flattened())
            .and_then(|()| self.file.write_all(&frame.packed))
            .map_err(WriteError::at(&self.path))
    }

    /// Ends writing and begins reading.
    pub(super) fn read_back(self) -> Result<FrameReader, WriteError> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error);
        file.and_then(|_| File::open(&self.path))
            .map(|file| FrameReader(BufReader::new(file)))
            .map_err(WriteError::at(&self.path))
    }
}

/// Reads frames one after another.
pub(super) struct FrameReader(BufReader<File>);

impl Iterator for FrameReader {
    type Item = io::Result<Frame>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut head = [[0; 4]; 4];
        match self.0.read_exact(head.as_flattened_mut()) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return None,
            Err(error) => return Some(Err(error)),
            Ok(()) => {}
        }
        let [input, first, bytes, packed] = head.map(u32::from_le_bytes);
        let mut frame = Frame {
            input,
            first,
            bytes,
            packed: vec![0; packed as usize],
        };
        Some(self.0.read_exact(&mut frame.packed).map(|()| frame))
    }
}
