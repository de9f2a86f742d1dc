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

/// What an index holds, in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holdings {
    /// Generations.
    pub generations: u64,
    /// Runs.
    pub runs: u64,
    /// Articles.
    pub articles: u64,
    /// Different texts among them, generation by generation.
    pub texts: u64,
    /// Bytes on disk.
    pub bytes: u64,
    /// Day of the earliest article.
    pub first_day: Option<String>,
    /// Day of the latest article.
    pub last_day: Option<String>,
    /// Runs that were staged and not committed.
    pub staged: u64,
}

impl Index {
    /// Opens the index in a folder; makes both where they are missing.
    ///
    /// # Errors
    /// When it is in use, is no index, or cannot be read or made.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        fs::create_dir_all(folder).map_err(IndexError::at(folder))?;
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

    /// Begins the generation of a run.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn stage(&self, run: &str) -> Result<Batch, IndexError> {
        Batch::create(self.folder.join(STAGED).join(run))
    }

    /// Commits the generation of a run, once the run is published. Whether it is held now: not, when it was never staged.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn commit(&self, run: &str) -> Result<bool, IndexError> {
        let staged = self.folder.join(STAGED).join(run);
        let held = self.holding(run)?;
        let commit = || {
            let folder = if batch::made(&staged)?.is_some() {
                staged.clone()
            } else {
                match self.stranded(run)? {
                    Some(folder) => folder,
                    None => return Ok(held.is_some()),
                }
            };
            let number = match &held {
                Some(held) => held.number,
                None => self.next()?,
            };
            let away = held.iter().map(|held| held.number).collect::<Vec<_>>();
            self.take(&folder, number, &away)?;
            Ok(true)
        };
        commit().map_err(IndexError::at(&staged))
    }

    /// The number of the next generation.
    fn next(&self) -> io::Result<u32> {
        let generations = self.catalogue.generations()?;
        Ok(generations.last().map_or(1, |last| last.number + 1))
    }

    /// A segment of a run that was moved to its place and not committed.
    fn stranded(&self, run: &str) -> io::Result<Option<PathBuf>> {
        for folder in self.strays()? {
            let made = batch::made(&folder)?;
            if made.is_some_and(|made| made.runs.iter().any(|of| of == run)) {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }

    /// Folders of segments that no generation has.
    fn strays(&self) -> io::Result<Vec<PathBuf>> {
        let generations = self.catalogue.generations()?;
        let known = |name: &str| generations.iter().any(|held| held.folder == name);
        let mut folders = subfolders(&self.folder.join(SEGMENTS))?;
        folders.retain(|folder| {
            let name = folder.file_name().and_then(|name| name.to_str());
            !name.is_some_and(known)
        });
        Ok(folders)
    }

    /// Moves a finished batch among the segments and commits it in the place of the generations `away`.
    fn take(&self, batch: &Path, number: u32, away: &[u32]) -> io::Result<()> {
        let Some(made) = batch::made(batch)? else {
            return Err(io::Error::from(io::ErrorKind::NotFound));
        };
        let segments = self.folder.join(SEGMENTS);
        fs::create_dir_all(&segments)?;
        let mut to = batch.to_owned();
        if batch.parent() != Some(&segments) {
            let free = |name: &String| !segments.join(name).exists();
            let mut names = (0..).map(|time| match time {
                0 => number.to_string(),
                time => format!("{number}.{time}"),
            });
            to = segments.join(names.find(free).expect("names do not end"));
            fs::rename(batch, &to)?;
            synced(&segments)?;
        }
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let made = Generation {
            number,
            folder: name.into_owned(),
            ..made
        };
        self.catalogue
            .replace(away, Some(&made), batch::blocks(&to)?)?;
        self.tidy(&to)
    }

    /// Removes what a commit left over: the blocks it has taken, and segments that no generation has.
    fn tidy(&self, taken: &Path) -> io::Result<()> {
        for name in [
            segment::BLOCKS.to_owned(),
            format!("{}.ends", segment::BLOCKS),
        ] {
            match fs::remove_file(taken.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// What the index holds, in all.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn holdings(&self) -> Result<Holdings, IndexError> {
        let generations = self.generations()?;
        let sizes = || {
            let staged = subfolders(&self.folder.join(STAGED))?;
            Ok((staged.len() as u64, bytes_of(&self.folder)?))
        };
        let (staged, bytes) = sizes().map_err(IndexError::at(&self.folder))?;
        let sum = |of: fn(&Generation) -> u32| generations.iter().map(|g| u64::from(of(g))).sum();
        let days = generations.iter();
        Ok(Holdings {
            generations: generations.len() as u64,
            runs: sum(|generation| generation.runs.len() as u32),
            articles: sum(|generation| generation.articles),
            texts: sum(|generation| generation.texts),
            bytes,
            first_day: days.clone().filter_map(|g| g.first_day.clone()).min(),
            last_day: days.filter_map(|g| g.last_day.clone()).max(),
            staged,
        })
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

/// Bytes of all files in a folder and below.
fn bytes_of(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() {
            bytes_of(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(bytes)
}

/// Syncs a folder, so that what was made or renamed in it stays.
fn synced(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
