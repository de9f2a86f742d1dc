//! `articles-00000.jsonl`, `articles-00001.jsonl`, …: records in order of output, cut by size at line ends.

use super::{Compression, FileLine, Settings, Staged, WriteError};
use std::path::{Path, PathBuf};

/// The articles files of a run, one open at a time.
pub struct Shards {
    work: PathBuf,
    settings: Settings,
    open: Option<(Staged, u64)>,
    finished: Vec<FileLine>,
}

impl Shards {
    /// No file yet. They will be staged in `work`.
    pub fn new(work: &Path, settings: &Settings) -> Self {
        Self {
            work: work.to_owned(),
            settings: settings.clone(),
            open: None,
            finished: Vec::new(),
        }
    }

    /// Writes one record. A record longer than the cap gets a file of its own.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn line(&mut self, line: &[u8]) -> Result<(), WriteError> {
        let bytes = line.len() as u64 + 1;
        if self
            .open
            .as_ref()
            .is_some_and(|(_, filled)| filled + bytes > self.settings.shard_bytes)
        {
            self.close()?;
        }
        let (file, filled) = match self.open.take() {
            Some(open) => self.open.insert(open),
            None => self
                .open
                .insert((begin(&self.work, &self.settings, self.finished.len())?, 0)),
        };
        file.line(line)?;
        *filled += bytes;
        Ok(())
    }

    /// Ends the last file. A run without records has one empty file.
    ///
    /// # Errors
    /// When the disk does not take the rest.
    pub fn finish(mut self) -> Result<Vec<FileLine>, WriteError> {
        if self.finished.is_empty() && self.open.is_none() {
            self.open = Some((begin(&self.work, &self.settings, 0)?, 0));
        }
        self.close()?;
        Ok(self.finished)
    }

    fn close(&mut self) -> Result<(), WriteError> {
        if let Some((file, _)) = self.open.take() {
            self.finished.push(file.finish()?);
        }
        Ok(())
    }
}

fn begin(work: &Path, settings: &Settings, number: usize) -> Result<Staged, WriteError> {
    let suffix = match settings.compression {
        Compression::None => "",
        Compression::Zstd => ".zst",
    };
    let name = format!("articles-{number:05}.jsonl{suffix}");
    Staged::create(work, &name, settings.compression)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shard_bytes: u64, lines: &[&str], expected: &[(&str, u64)]) {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            shard_bytes,
            compression: Compression::None,
        };
        let mut shards = Shards::new(folder.path(), &settings);
        for line in lines {
            shards.line(line.as_bytes()).expect("written");
        }
        let files = shards.finish().expect("written");
        let found: Vec<_> = files.iter().map(|f| (f.name.as_str(), f.lines)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn files_are_cut_at_line_ends() {
        check(8, &[], &[("articles-00000.jsonl", 0)]);
        check(8, &["abc", "abc"], &[("articles-00000.jsonl", 2)]);
        check(
            7,
            &["abc", "abc"],
            &[("articles-00000.jsonl", 1), ("articles-00001.jsonl", 1)],
        );
        check(
            2,
            &["a long one", "a"],
            &[("articles-00000.jsonl", 1), ("articles-00001.jsonl", 1)],
        );
    }
}
