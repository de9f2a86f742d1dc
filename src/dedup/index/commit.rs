//! How a run gets into the index: staged before it publishes, committed afterwards.

use super::batch::{self, Batch};
use super::{Generation, Index, IndexError, SEGMENTS, STAGED, gone, subfolders, synced};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

impl Index {
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
    pub(super) fn strays(&self) -> io::Result<Vec<PathBuf>> {
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
    pub(super) fn take(&self, batch: &Path, number: u32, away: &[u32]) -> io::Result<()> {
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
        let generations = self.catalogue.generations()?;
        self.catalogue
            .replace(away, Some(&made), batch::blocks(&to)?)?;
        for old in generations.iter().filter(|old| away.contains(&old.number)) {
            gone(fs::remove_dir_all(segments.join(&old.folder)))?;
        }
        batch::drop_blocks(&to)
    }
}
