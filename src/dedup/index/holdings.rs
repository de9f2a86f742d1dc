//! What an index holds, in all.

use super::{Generation, Index, IndexError, STAGED, subfolders};
use serde::Serialize;
use std::fs;
use std::io;
use std::path::Path;

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
