//! From everything known of an article to lines in files.

mod record;
mod rejects;
mod words;

pub use record::{Record, SCHEMA};
pub use rejects::{RejectLine, RejectOrigin};

use serde::{Deserialize, Serialize};

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Size at which an articles file is closed and the next begun, in bytes of records before compression.
    pub shard_bytes: u64,
    /// Compression of the articles files.
    pub compression: Compression,
}

/// How articles files are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compression {
    /// Plain JSON Lines.
    None,
    /// One zstd frame a file.
    Zstd,
}
