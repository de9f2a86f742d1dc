//! Work shards: what pass one leaves for pass two. One frame a block of input, in order of output: begun articles as postcard has
//! them, packed by zstd or plain.

use crate::write::{Begun, Compression, WriteError};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// zstd level of work shards, which are read once and thrown away. Measured on articles: level 1 leaves 30 % of the bytes, packed at
/// 222 MB/s and unpacked at 523; this one 46 %, at 343 and 725.
const LEVEL: i32 = -20;

/// How the frames of a run are packed. Packing halves them; it takes 10 % of the time of a run without annotation, and some 2 % of one with it. So
/// they are plain in the former, where what is written besides is plain as well.
pub(super) fn packing(annotates: bool, articles: Compression) -> Compression {
    if annotates {
        Compression::Zstd
    } else {
        articles
    }
}

/// The begun articles of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Index of the input.
    pub(super) input: u32,
    /// Ordinal of the first article.
    pub(super) first: u32,
    /// Size of the articles before packing, in bytes.
    pub(super) bytes: u32,
    /// Those, packed as the frames of the run are.
    packed: Vec<u8>,
}

impl Frame {
    /// Packs articles. `first` is still to be set.
    pub(super) fn pack(input: u32, articles: &[Begun], packing: Compression) -> Self {
        let room = articles.iter().map(|begun| 2 * begun.text.len()).sum();
        let plain = articles
            .iter()
            .fold(Vec::with_capacity(room), |plain, begun| {
                postcard::to_extend(begun, plain).expect("memory takes plain data")
            });
        Self {
            input,
            first: 0,
            bytes: u32::try_from(plain.len()).expect("a block is far below 4 GiB"),
            packed: match packing {
                Compression::None => plain,
                Compression::Zstd => {
                    zstd::bulk::compress(&plain, LEVEL).expect("memory is compressed into memory")
                }
            },
        }
    }

    /// The articles again.
    ///
    /// # Errors
    /// When the frame is damaged.
    pub(super) fn unpack(&self, packing: Compression) -> io::Result<Vec<Begun>> {
        let plain = match packing {
            Compression::None => Cow::Borrowed(&self.packed),
            Compression::Zstd => {
                Cow::Owned(zstd::bulk::decompress(&self.packed, self.bytes as usize)?)
            }
        };
        let (mut rest, mut articles) = (plain.as_slice(), Vec::new());
        while !rest.is_empty() {
            let (begun, after) = postcard::take_from_bytes(rest)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
            articles.push(begun);
            rest = after;
        }
        Ok(articles)
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
        [head.as_flattened(), &frame.packed]
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
        let mut head = [[0; 4]; 4];
        match self.0.read_exact(head.as_flattened_mut()) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return None,
            Err(error) => return Some(Err(error)),
            Ok(()) => {}
        }
        let [input, first, bytes, size] = head.map(u32::from_le_bytes);
        let mut packed = Vec::with_capacity(size as usize);
        let read = self.0.by_ref().take(size.into()).read_to_end(&mut packed);
        Some(match read {
            Ok(read) if read < size as usize => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => Ok(Frame {
                input,
                first,
                bytes,
                packed,
            }),
            Err(error) => Err(error),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::lang::Languages;
    use crate::normalize::{LineKey, Normalizer};
    use crate::read::{Article, Extra, Origin};

    #[test]
    fn articles_come_back_whole() {
        let normalizer = Normalizer::new(&Config::builtin().normalize, &Languages::builtin());
        let begun = |title: Option<&str>, text: &str| {
            let article = Article {
                origin: Origin {
                    file: "day.jsonl".into(),
                    record: 3,
                },
                id: None,
                title: title.map(str::to_owned),
                url: None,
                published: Some("2024-12-03".to_owned()),
                source: None,
                lang: Some("en".to_owned()),
                text: text.to_owned(),
                lead: 0,
                extra: Extra::new(),
            };
            let normalized = normalizer.normalize(&article).into_owned();
            Begun::of(article, normalized, vec![LineKey(7), LineKey(u64::MAX)])
        };
        let articles = [
            begun(Some("पुल  खुला"), "मेयर ने कहा कि पुल खुल गया है ।"),
            begun(None, "1"),
        ];
        for packing in [Compression::None, Compression::Zstd] {
            let frame = Frame::pack(2, &articles, packing);
            let again = frame.unpack(packing).expect("whole");
            assert_eq!(format!("{again:?}"), format!("{articles:?}"));
            let none = Frame::pack(0, &[], packing);
            assert!(none.unpack(packing).expect("whole").is_empty());
            let cut = Frame {
                packed: frame.packed[..frame.packed.len() / 2].to_vec(),
                ..frame
            };
            assert!(cut.unpack(packing).is_err());
        }
    }
}
