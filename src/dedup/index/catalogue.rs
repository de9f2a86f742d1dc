//! The catalogue: one redb file with the generations there are and the keys texts are found by.
//!
//! A generation is what one run committed. Its keys stand in blocks, one for each column and bucket (the highest bits of a key), so
//! that a look-up reads the blocks of all generations side by side and a commit inserts a few thousand blocks, not a row a key. One
//! transaction makes a generation or takes it away.

use super::IndexError;
use redb::{
    AccessGuard, Database, DatabaseError, ReadOnlyTable, ReadableDatabase, ReadableTable,
    TableDefinition, WriteTransaction,
};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// Column, bucket, generation; the rows of the block, by key.
const KEYS: TableDefinition<(u8, u16, u32), &[u8]> = TableDefinition::new("keys");
/// Generation; what is said of it, as JSON.
const GENERATIONS: TableDefinition<u32, &[u8]> = TableDefinition::new("generations");
/// What is said of the index as a whole.
const ABOUT: TableDefinition<&str, u32> = TableDefinition::new("about");

/// Version of everything kept, signatures included: another one cannot be read.
const FORMAT: u32 = 1;

/// A block's place: its column and bucket.
pub(super) type Place = (u8, u16);

/// The rows of a block: keys, and the texts or articles that have them, by number.
pub(super) type Rows = Vec<(u32, u32)>;

/// A block of a generation.
pub(super) struct Block {
    pub place: Place,
    pub generation: u32,
    pub rows: Rows,
}

/// What one commit added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation {
    /// Its number; numbers ascend with commits.
    #[serde(default)]
    pub number: u32,
    /// The generation that was the last when its run began; 0 for none.
    pub base: u32,
    /// Ids of its runs: one, or several where generations were merged.
    pub runs: Vec<String>,
    /// Articles.
    pub articles: u32,
    /// Different texts among them.
    pub texts: u32,
    /// Day of the earliest article, ISO 8601; `None` when no article is dated.
    pub first_day: Option<String>,
    /// Day of the latest article.
    pub last_day: Option<String>,
    /// Its folder under `segments`.
    #[serde(default)]
    pub(in super::super) folder: String,
}

#[derive(Debug)]
pub(super) struct Catalogue {
    database: Database,
}

impl Catalogue {
    /// Opens or makes the file; nobody else has it open meanwhile.
    pub(super) fn open(path: &Path) -> Result<Self, IndexError> {
        let database = Database::create(path).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => IndexError::Locked(path.to_owned()),
            DatabaseError::Storage(redb::StorageError::Io(source)) => {
                IndexError::within(path)(source)
            }
            other => IndexError::Foreign(path.to_owned(), other.to_string()),
        })?;
        let catalogue = Self { database };
        let format = catalogue.format().map_err(IndexError::at(path))?;
        if format != FORMAT {
            let other = format!("format {format}, this khabar has format {FORMAT}");
            return Err(IndexError::Foreign(path.to_owned(), other));
        }
        Ok(catalogue)
    }

    /// The version of what is kept; an empty file becomes one of this version.
    fn format(&self) -> io::Result<u32> {
        let writing = self.database.begin_write().map_err(told)?;
        let format = {
            let mut about = writing.open_table(ABOUT).map_err(told)?;
            let known = about.get("format").map_err(told)?.map(|kept| kept.value());
            if known.is_none() {
                about.insert("format", FORMAT).map_err(told)?;
                writing.open_table(KEYS).map_err(told)?;
                writing.open_table(GENERATIONS).map_err(told)?;
            }
            known
        };
        match format {
            Some(format) => {
                writing.abort().map_err(told)?;
                Ok(format)
            }
            None => {
                writing.commit().map_err(told)?;
                Ok(FORMAT)
            }
        }
    }

    /// All generations, ascending.
    pub(super) fn generations(&self) -> io::Result<Vec<Generation>> {
        let reading = self.database.begin_read().map_err(told)?;
        let table = reading.open_table(GENERATIONS).map_err(told)?;
        let rows = table.range::<u32>(..).map_err(told)?;
        rows.map(|row| {
            let (number, told_of) = row.map_err(told)?;
            let generation: Generation = serde_json::from_slice(told_of.value())?;
            Ok(Generation {
                number: number.value(),
                ..generation
            })
        })
        .collect()
    }

    /// The blocks as they stand now, whatever is committed later.
    pub(super) fn blocks(&self) -> io::Result<Blocks> {
        let reading = self.database.begin_read().map_err(told)?;
        Ok(Blocks(reading.open_table(KEYS).map_err(told)?))
    }

    /// In one transaction: takes generations away, and puts one with its blocks in their place.
    pub(super) fn replace(
        &self,
        away: &[u32],
        made: Option<&Generation>,
        blocks: impl Iterator<Item = io::Result<(Place, Vec<u8>)>>,
    ) -> io::Result<()> {
        let writing = self.database.begin_write().map_err(told)?;
        remove(&writing, away)?;
        if let Some(made) = made {
            let mut keys = writing.open_table(KEYS).map_err(told)?;
            for block in blocks {
                let ((column, bucket), rows) = block?;
                let place = (column, bucket, made.number);
                keys.insert(place, rows.as_slice()).map_err(told)?;
            }
            let mut table = writing.open_table(GENERATIONS).map_err(told)?;
            let told_of = serde_json::to_vec(made)?;
            table
                .insert(made.number, told_of.as_slice())
                .map_err(told)?;
        }
        writing.commit().map_err(told)
    }

    /// Gives the file's unused pages back to the file system.
    pub(super) fn shrink(&mut self) -> io::Result<()> {
        self.database.compact().map(drop).map_err(told)
    }
}

fn remove(writing: &WriteTransaction, away: &[u32]) -> io::Result<()> {
    if away.is_empty() {
        return Ok(());
    }
    let mut keys = writing.open_table(KEYS).map_err(told)?;
    keys.retain(|(_, _, generation), _| !away.contains(&generation))
        .map_err(told)?;
    let mut table = writing.open_table(GENERATIONS).map_err(told)?;
    for &generation in away {
        table.remove(generation).map_err(told)?;
    }
    Ok(())
}

/// The blocks of keys, read from any thread.
pub(super) struct Blocks(ReadOnlyTable<(u8, u16, u32), &'static [u8]>);

impl Blocks {
    /// The blocks at a place, by generation, ascending.
    pub(super) fn at(&self, (column, bucket): Place) -> io::Result<Vec<Block>> {
        let all = (column, bucket, 0)..=(column, bucket, u32::MAX);
        let blocks = self.0.range(all).map_err(told)?;
        blocks.map(|block| Ok(read(block.map_err(told)?))).collect()
    }

    /// Every block, by place, then by generation.
    pub(super) fn all(&self) -> io::Result<impl Iterator<Item = io::Result<Block>>> {
        let all = self.0.range::<(u8, u16, u32)>(..).map_err(told)?;
        Ok(all.map(|block| Ok(read(block.map_err(told)?))))
    }
}

type Kept = (
    AccessGuard<'static, (u8, u16, u32)>,
    AccessGuard<'static, &'static [u8]>,
);

fn read((place, rows): Kept) -> Block {
    let (column, bucket, generation) = place.value();
    Block {
        place: (column, bucket),
        generation,
        rows: read_rows(rows.value()),
    }
}

/// Rows of a block as bytes.
pub(super) fn write_rows(rows: &[(u32, u32)]) -> Vec<u8> {
    let numbers = rows.iter().flat_map(|&(key, text)| [key, text]);
    numbers.flat_map(u32::to_le_bytes).collect()
}

fn read_rows(bytes: &[u8]) -> Rows {
    let (rows, _) = bytes.as_chunks::<8>();
    let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    rows.iter()
        .map(|row| (number(&row[..4]), number(&row[4..])))
        .collect()
}

/// What the database says, as an error of input and output.
fn told(error: impl Into<redb::Error>) -> io::Error {
    match error.into() {
        redb::Error::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
