//! The output folder: one run at a time, one run in all, and nothing half done in sight.
//!
//! Everything is made in `.work` inside the folder and moved out when it is complete, the manifest last. So a folder with a manifest
//! holds a finished run; one with `.work` and no manifest an unfinished one, which is started over.

use super::RunError;
use crate::write::{MANIFEST, Manifest, PERFORMANCE, Performance, WriteError, publish};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const WORK: &str = ".work";

/// An output folder that this process alone may write.
pub(super) struct Output {
    folder: PathBuf,
    work: PathBuf,
    /// Held open for the lock on it.
    _lock: File,
}

impl Output {
    /// Makes the folder where it is missing and locks it. The lock is on the folder itself: no file is left behind, and the system
    /// lifts it when the process ends, however that comes.
    pub(super) fn claim(folder: &Path) -> Result<Self, RunError> {
        let create = |source| RunError::Create {
            path: folder.to_owned(),
            source,
        };
        fs::create_dir_all(folder).map_err(create)?;
        let lock = File::open(folder).map_err(create)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RunError::Locked(folder.to_owned())),
            Err(TryLockError::Error(source)) => return Err(create(source)),
        }
        Ok(Self {
            folder: folder.to_owned(),
            work: folder.join(WORK),
            _lock: lock,
        })
    }

    /// Where files are made.
    pub(super) fn work(&self) -> &Path {
        &self.work
    }

    /// The manifest of the finished run in the folder, if there is one.
    pub(super) fn manifest(&self) -> Result<Option<Manifest>, RunError> {
        let path = self.folder.join(MANIFEST);
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(RunError::Create { path, source }),
            Ok(json) => serde_json::from_slice(&json)
                .map(Some)
                .map_err(|_| RunError::Foreign {
                    folder: self.folder.clone(),
                    differs: "its manifest.json was not written by this version of khabar"
                        .to_owned(),
                }),
        }
    }

    /// What `run.json` says of the finished run, if it can be read.
    pub(super) fn performance(&self) -> Option<Performance> {
        let json = fs::read(self.folder.join(PERFORMANCE)).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// Whether every file of a finished run is there, by name and size.
    pub(super) fn whole(&self, manifest: &Manifest) -> bool {
        manifest.files.iter().all(|file| {
            fs::metadata(self.folder.join(&file.name)).is_ok_and(|found| found.len() == file.bytes)
        })
    }

    /// Clears what an unfinished or damaged run left and makes an empty work folder.
    ///
    /// Data files without a manifest are removed only where `.work` shows that they are khabar's own leftovers.
    pub(super) fn start_over(&self) -> Result<(), RunError> {
        let unfinished = self.work.exists() || self.folder.join(MANIFEST).exists();
        let data = self.data_files()?;
        if !unfinished && !data.is_empty() {
            return Err(RunError::Foreign {
                folder: self.folder.clone(),
                differs: format!("{} has no manifest beside it", data[0].display()),
            });
        }
        // The manifest goes first: without it nothing counts as published.
        let manifest = self.folder.join(MANIFEST);
        for path in [manifest].iter().chain(&data) {
            remove(path, |path| fs::remove_file(path))?;
        }
        remove(&self.work, |path| fs::remove_dir_all(path))?;
        fs::create_dir(&self.work).map_err(|source| RunError::Create {
            path: self.work.clone(),
            source,
        })
    }

    /// Moves finished files out of the work folder: data first, then `run.json`, the manifest last.
    pub(super) fn publish(&self, manifest: &Manifest) -> Result<(), WriteError> {
        let data: Vec<&str> = manifest
            .files
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        publish(&self.work, &self.folder, &data)?;
        publish(&self.work, &self.folder, &[PERFORMANCE])?;
        publish(&self.work, &self.folder, &[MANIFEST])?;
        self.clear()
    }

    /// Removes the work folder.
    pub(super) fn clear(&self) -> Result<(), WriteError> {
        remove(&self.work, |path| fs::remove_dir_all(path))
    }

    /// Files in the folder under names that khabar gives.
    fn data_files(&self) -> Result<Vec<PathBuf>, RunError> {
        let failed = |source| RunError::Create {
            path: self.folder.clone(),
            source,
        };
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().to_str().is_some_and(is_ours) {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

fn is_ours(name: &str) -> bool {
    let shard = || {
        let number = name.strip_prefix("articles-")?;
        let number = number.strip_suffix(".zst").unwrap_or(number);
        number.strip_suffix(".jsonl")
    };
    [
        "rejects.jsonl",
        "clusters.jsonl",
        "stances.jsonl",
        "entities.jsonl",
        PERFORMANCE,
    ]
    .contains(&name)
        || shard().is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn remove(path: &Path, how: impl Fn(&Path) -> io::Result<()>) -> Result<(), WriteError> {
    match how(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::at(path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_names_are_known() {
        for name in [
            "articles-00000.jsonl",
            "articles-123456.jsonl.zst",
            "rejects.jsonl",
            "run.json",
        ] {
            assert!(is_ours(name), "{name}");
        }
        for name in [
            "articles-x.jsonl",
            "articles.jsonl",
            "notes.txt",
            ".gitignore",
            "manifest.json",
        ] {
            assert!(!is_ours(name), "{name}");
        }
    }

    #[test]
    fn one_process_at_a_time_and_strangers_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = Output::claim(folder.path())
            .map_err(|e| e.to_string())
            .expect("free");
        assert!(matches!(
            Output::claim(folder.path()),
            Err(RunError::Locked(_))
        ));
        let stranger = folder.path().join("articles-00000.jsonl");
        fs::write(&stranger, "{}\n").expect("written");
        assert!(matches!(output.start_over(), Err(RunError::Foreign { .. })));
        assert!(stranger.exists());
        fs::create_dir(output.work()).expect("created");
        fs::write(output.work().join("half"), "x").expect("written");
        assert!(output.start_over().is_ok());
        assert!(!stranger.exists() && !output.work().join("half").exists());
    }
}
