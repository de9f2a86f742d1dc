//! Tables of the user's own: read before anything else is done, and known by their hash.

use crate::annotate::{OwnCues, Settings};
use crate::config::{ConfigError, Place};
use crate::write;
use std::fs;

/// What the files that settings name hold; by default they name none.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Cue rows.
    pub cues: OwnCues,
    /// SHA-256 of their file in hex; empty where none is named.
    pub cues_sha256: String,
}

impl Own {
    /// Reads the files that settings name; relative paths start at the current folder.
    ///
    /// # Errors
    /// A file that cannot be read, or its first line that cannot be used; named by file and line.
    pub fn read(settings: &Settings) -> Result<Self, ConfigError> {
        if settings.cues.is_empty() {
            return Ok(Self::default());
        }
        let file = &settings.cues;
        let wrong = |line, problem| ConfigError {
            place: Place::File {
                file: file.clone(),
                line,
                column: 1,
            },
            problem,
        };
        let table = fs::read_to_string(file).map_err(|error| wrong(1, error.to_string()))?;
        Ok(Self {
            cues: OwnCues::read(&table).map_err(|error| wrong(error.line, error.what))?,
            cues_sha256: write::sha256(table.as_bytes()).expect("memory can be read"),
        })
    }
}
