//! Tables of the user's own: read before anything else is done, and known by their hash.

use crate::annotate::{OwnCues, OwnNames, Settings};
use crate::config::{ConfigError, Place};
use crate::write;
use std::fs;

/// What the files that settings name hold; by default they name none.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Cue rows.
    pub cues: OwnCues,
    /// Names.
    pub names: OwnNames,
    cues_sha256: String,
    names_sha256: String,
}

impl Own {
    /// Reads the files that settings name; relative paths start at the current folder.
    ///
    /// # Errors
    /// A file that cannot be read, or its first line that cannot be used; named by file and line.
    pub fn read(settings: &Settings) -> Result<Self, ConfigError> {
        let cues = |table: &str| OwnCues::read(table).map_err(|error| (error.line, error.what));
        let names = |table: &str| OwnNames::read(table).map_err(|error| (error.line, error.what));
        let (cues, cues_sha256) = table(&settings.cues, cues)?;
        let (names, names_sha256) = table(&settings.names, names)?;
        Ok(Self {
            cues,
            names,
            cues_sha256,
            names_sha256,
        })
    }

    /// The settings, with the SHA-256 of each file in hex in place of its path: what a file holds counts, not where it lies.
    pub fn stamped(&self, settings: &Settings) -> Settings {
        Settings {
            cues: self.cues_sha256.clone(),
            names: self.names_sha256.clone(),
            ..settings.clone()
        }
    }
}

/// What `read` makes of a file, and its SHA-256; nothing and an empty one where no file is named. `read` fails with a line and why.
fn table<T: Default>(
    file: &str,
    read: impl Fn(&str) -> Result<T, (usize, String)>,
) -> Result<(T, String), ConfigError> {
    if file.is_empty() {
        return Ok(Default::default());
    }
    let wrong = |line, problem| ConfigError {
        place: Place::File {
            file: file.to_owned(),
            line,
            column: 1,
        },
        problem,
    };
    let table = fs::read_to_string(file).map_err(|error| wrong(1, error.to_string()))?;
    let rows = read(&table).map_err(|(line, what)| wrong(line, what))?;
    let sha256 = write::sha256(table.as_bytes()).expect("memory can be read");
    Ok((rows, sha256))
}
