//! Work shards: what pass one leaves for pass two. One frame a block of input, in order of output: begun records as JSON Lines,
//! packed by zstd, and the keys of their lines.

use crate::normalize::LineKey;
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
    /// For each record, how many keys its lines have, and the keys.
    keys: Vec<u8>,
}

/// A begun record and the keys of its lines.
pub(super) type Begun = (Record, Vec<LineKey>);

impl Frame {
    /// Packs records with the keys of the lines of each. `first` is still to be set.
    pub(super) fn pack<'k>(
        input: u32,
        records: &[Record],
        keys: impl Iterator<Item = &'k [LineKey]>,
    ) -> Self {
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
            keys: keys.flat_map(put_keys).flatten().collect(),
        }
    }

    /// The records again.
    ///
    /// # Errors
    /// When the frame is damaged.
    pub(super) fn unpack(&self) -> io::Result<Vec<Begun>> {
        let lines = zstd::bulk::decompress(&self.packed, self.bytes as usize)?;
        let text = simdutf8::basic::from_utf8(&lines)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let (mut keys, _) = self.keys.as_chunks();
        text.split_terminator('\n')
            .map(|line| Ok((serde_json::from_str(line)?, take_keys(&mut keys)?)))
            .collect()
    }
}

/// The keys of one record, behind their number.
fn put_keys(keys: &[LineKey]) -> impl Iterator<Item = [u8; 8]> + '_ {
    let numbers = keys.iter().map(|key| key.0);
    let numbers = std::iter::once(keys.len() as u64).chain(numbers);
    numbers.map(u64::to_le_bytes)
}

/// Takes what [`put_keys`] gave.
fn take_keys(numbers: &mut &[[u8; 8]]) -> io::Result<Vec<LineKey>> {
    let keys_and_rest = numbers
        .split_first()
        .and_then(|(&count, rest)| rest.split_at_checked(u64::from_le_bytes(count) as usize));
    let (keys, rest) = keys_and_rest.ok_or(io::ErrorKind::UnexpectedEof)?;
    *numbers = rest;
    let key = |&key| LineKey(u64::from_le_bytes(key));
    Ok(keys.iter().map(key).collect())
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
        let size = |part: &[u8]| u32::try_from(part.len()).expect("a block is far below 4 GiB");
        let head = [
            frame.input,
            frame.first,
            frame.bytes,
            size(&frame.packed),
            size(&frame.keys),
        ];
        let head = head.map(u32::to_le_bytes);
        [head.as_flattened(), &frame.packed, &frame.keys]
            .into_iter()
            .try_for_each(|part| self.file.write_all(part))
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
        let mut head = [[0; 4]; 5];
        match self.0.read_exact(head.as_flattened_mut()) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return None,
            Err(error) => return Some(Err(error)),
            Ok(()) => {}
        }
        let [input, first, bytes, packed, keys] = head.map(u32::from_le_bytes);
        let mut frame = Frame {
            input,
            first,
            bytes,
            packed: vec![0; packed as usize],
            keys: vec![0; keys as usize],
        };
        let read = [&mut frame.packed, &mut frame.keys]
            .into_iter()
            .try_for_each(|part| self.0.read_exact(part));
        Some(read.map(|()| frame))
    }
}
