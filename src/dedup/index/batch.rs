//! A generation being made: its texts, articles and keys, in a folder that the catalogue does not know yet.

use super::super::common::Sketch;
use super::super::spread::SpreadWriter;
use super::catalogue::{Generation, Place, write_rows};
use super::column::Column;
use super::likeness::sort_alike;
use super::records::{Records, RecordsWriter};
use super::segment::{ARTICLES, BLOCKS, COMMON, GENERATION, Kept, Segment, TEXTS, Text};
use super::{IndexError, synced};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where rows lie until they are blocks.
const ROWS: &str = "rows";

/// A generation being made.
pub struct Batch {
    folder: PathBuf,
    texts: RecordsWriter,
    articles: RecordsWriter,
    rows: SpreadWriter<3>,
}

impl Batch {
    /// Begins one in a folder of its own; what lay there is removed.
    pub(super) fn create(folder: PathBuf) -> Result<Self, IndexError> {
        let create = || {
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            fs::create_dir_all(&folder)
        };
        create().map_err(IndexError::at(&folder))?;
        let begin = || {
            io::Result::Ok((
                RecordsWriter::create(folder.join(TEXTS))?,
                RecordsWriter::create(folder.join(ARTICLES))?,
                SpreadWriter::create(folder.join(ROWS))?,
            ))
        };
        let (texts, articles, rows) = begin().map_err(IndexError::at(&folder))?;
        Ok(Self {
            texts,
            articles,
            rows,
            folder,
        })
    }

    /// How many texts there are: the number of the next one.
    pub(in super::super) fn texts(&self) -> u32 {
        self.texts.count()
    }

    /// Adds a text; its number.
    pub(in super::super) fn text(&mut self, text: &Text) -> io::Result<u32> {
        self.texts.push(&text.write())
    }

    /// Adds an article; its number.
    pub(in super::super) fn article(&mut self, article: &Kept) -> io::Result<u32> {
        self.articles.push(&article.write())
    }

    /// Adds a key by which a text, or an article, is found.
    pub(in super::super) fn key(&mut self, column: Column, key: u32, of: u32) -> io::Result<()> {
        let (column, bucket) = column.place(key);
        self.rows
            .push(&[u32::from(column) << 16 | u32::from(bucket), key, of])
    }

    /// Makes it whole on disk: `made` is what the catalogue will say of it, but for the counts and where it lies.
    pub(in super::super) fn finish(self, made: Generation, common: &Sketch) -> io::Result<()> {
        let Self {
            folder,
            texts,
            articles,
            rows,
        } = self;
        let (texts, articles) = (texts.finish()?, articles.finish()?);
        let segment = Segment::open(&folder)?;
        let mut blocks = RecordsWriter::create(folder.join(BLOCKS))?;
        for part in rows.finish()?.parts() {
            let mut rows = part?;
            rows.sort_unstable();
            for block in rows.chunk_by(|a, b| a[0] == b[0]) {
                let place = block[0][0];
                let (column, bucket) = ((place >> 16) as u8, place as u16);
                let mut rows: Vec<(u32, u32)> = block.iter().map(|row| (row[1], row[2])).collect();
                if let Some(column) = Column::of(column) {
                    sort_alike(column, &mut rows, &segment)?;
                }
                let mut record = vec![column];
                record.extend(bucket.to_le_bytes());
                record.extend(write_rows(&rows));
                blocks.push(&record)?;
            }
        }
        blocks.finish()?;
        fs::remove_file(folder.join(ROWS))?;
        write_synced(&folder.join(COMMON), &common.write()?)?;
        let made = Generation {
            texts,
            articles,
            ..made
        };
        // Last: with it, all of the above is there.
        write_synced(&folder.join(GENERATION), &serde_json::to_vec(&made)?)?;
        synced(&folder)
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// What the catalogue is to say of the generation made in a folder; `None` when it was not finished.
pub(super) fn made(folder: &Path) -> io::Result<Option<Generation>> {
    match fs::read(folder.join(GENERATION)) {
        Ok(json) => Ok(serde_json::from_slice(&json).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The blocks of the generation made in a folder.
pub(super) fn blocks(
    folder: &Path,
) -> io::Result<impl Iterator<Item = io::Result<(Place, Vec<u8>)>>> {
    let records = Records::open(folder.join(BLOCKS))?;
    Ok((0..records.count()).map(move |at| {
        let mut record = records.get(at)?;
        let rows = record.split_off(3);
        Ok((
            (record[0], u16::from_le_bytes([record[1], record[2]])),
            rows,
        ))
    }))
}

/// Removes the blocks of the generation made in a folder, which the catalogue has taken.
pub(super) fn drop_blocks(folder: &Path) -> io::Result<()> {
    Records::remove(&folder.join(BLOCKS))
}
