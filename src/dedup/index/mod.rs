//! The index: what earlier runs published, kept so that a later one knows its articles again.
//!
//! ```text
//! DIR/index.redb               the generations there are, and the keys texts are found by
//! DIR/segments/GENERATION/     texts and articles of a generation
//! DIR/staged/RUN/              a generation that is not committed yet
//! ```
//!
//! A run stages its generation before it publishes and commits it afterwards, so that one killed before leaves the index as it was. A
//! run that is made again sees the generations it saw the first time. One process has an index open.

mod batch;
mod catalogue;
mod column;
mod commit;
mod holdings;
mod likeness;
mod records;
mod rewrite;
mod segment;
mod view;

#[cfg(test)]
mod tests;

pub use batch::Batch;
pub use catalogue::Generation;
pub(super) use column::{Column, exact_key, id_key};
pub use holdings::Holdings;
pub(super) use segment::{Head, Kept, Standing, Text};
pub use view::View;
pub(super) use view::{Finder, TextRef};

use catalogue::Catalogue;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const CATALOGUE: &str = "index.redb";
const SEGMENTS: &str = "segments";
const STAGED: &str = "staged";

/// Settings of what is looked up in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexSettings {
    /// An article is compared with earlier ones whose dates are so many days apart at most; 0 for any. One without a date is compared
    /// with all.
    pub window_days: u32,
}

/// Why an index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another process has it open.
    #[error("another khabar is using the index {}; wait for it", .0.display())]
    Locked(PathBuf),
    /// It is something else, or of another version.
    #[error("{} is no index this khabar can read: {}", .0.display(), .1)]
    Foreign(PathBuf, String),
    /// Its folder cannot be made.
    #[error("the index {} cannot be made", path.display())]
    Create {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The disk does not give or take something.
    #[error("the index cannot be read or written at {}", path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl IndexError {
    /// Names the place of an error in what the index says it has: what is not there, or not what it should be, is no trouble of the disk.
    fn within(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::InvalidData => {
                IndexError::Foreign(path.to_owned(), source.to_string())
            }
            _ => IndexError::at(path)(source),
        }
    }

    /// Names the place of an error.
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| IndexError::Io {
            path: path.to_owned(),
            source,
        }
    }
}

/// An index that this process alone has open.
pub struct Index {
    folder: PathBuf,
    catalogue: Catalogue,
}

impl Index {
    /// Opens the index in a folder; makes both where they are missing.
    ///
    /// # Errors
    /// When it is in use, is no index, or cannot be read or made.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        fs::create_dir_all(folder).map_err(|source| IndexError::Create {
            path: folder.to_owned(),
            source,
        })?;
        let known = folder.join(CATALOGUE);
        let mut others = fs::read_dir(folder).map_err(IndexError::at(folder))?;
        if !known.exists() && others.next().is_some() {
            let other = "the folder holds other files".to_owned();
            return Err(IndexError::Foreign(folder.to_owned(), other));
        }
        Ok(Self {
            catalogue: Catalogue::open(&known)?,
            folder: folder.to_owned(),
        })
    }

    /// Opens an index that is there.
    ///
    /// # Errors
    /// As [`Index::open`]; also when there is none.
    pub fn open_existing(folder: &Path) -> Result<Self, IndexError> {
        let known = folder.join(CATALOGUE);
        fs::metadata(&known).map_err(IndexError::at(&known))?;
        Self::open(folder)
    }

    /// Every generation, ascending.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn generations(&self) -> Result<Vec<Generation>, IndexError> {
        self.catalogue
            .generations()
            .map_err(IndexError::at(&self.folder))
    }

    /// The generation of a run; `None` when the index does not hold it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn holding(&self, run: &str) -> Result<Option<Generation>, IndexError> {
        let mut all = self.generations()?.into_iter();
        Ok(all.find(|generation| generation.runs.iter().any(|held| held == run)))
    }

    /// What a run sees: all there is, or, when it is held already, what it saw the first time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn view(&self, run: &str, settings: &IndexSettings) -> Result<View, IndexError> {
        let mut generations = self.generations()?;
        if let Some(own) = self.holding(run)? {
            generations.retain(|generation| generation.number <= own.base);
        }
        let base = generations.last().map_or(0, |last| last.number);
        let blocks = self.catalogue.blocks();
        View::open(
            &self.folder.join(SEGMENTS),
            generations,
            blocks.map_err(IndexError::at(&self.folder))?,
            base,
            (settings.window_days > 0).then_some(settings.window_days),
        )
    }
}

/// Folders in a folder, by name; none when it is not there.
fn subfolders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    Ok(paths)
}

/// That something is not there, as it should be: no error.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Syncs a folder, so that what was made or renamed in it stays.
fn synced(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
