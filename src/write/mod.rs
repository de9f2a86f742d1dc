//! From everything known of an article to lines in files.
//!
//! [`Begun`] is what pass one leaves of an article.
//! [`Record`], [`RejectLine`], [`ClusterLine`], [`StanceSum`] and [`EntitySum`] are the lines; [`Manifest`] and [`Performance`] the two documents
//! beside them; [`Staged`] and [`Shards`] the files, which appear whole or not at all.

mod begun;
mod clusters;
mod entities;
mod escaped;
mod manifest;
mod matrix;
mod performance;
mod record;
mod rejects;
mod shards;
mod staged;
mod tally;
mod words;

pub use begun::Begun;
pub use clusters::{ClusterLine, LikenessEvidence, LikenessParts};
pub use entities::{Entities, EntitySum, NameSum, Sighted, Sighting, sightings};
pub use manifest::{
    IndexLine, InputLine, LossLine, MANIFEST, MANIFEST_SCHEMA, Manifest, SkippedLine, Sums, Totals,
};
pub use matrix::{Matrix, Pointer, StanceSum, Vote, votes};
pub use performance::{PERFORMANCE, Performance};
pub use record::{
    ContainerLine, Dedup, Entity, MentionLine, Origin, PairLine, Record, RecurringLine, SCHEMA,
    Span, StanceLine, Term,
};
pub use rejects::{RejectLine, RejectOrigin};
pub use shards::Shards;
pub use staged::{FileLine, Staged, publish, sha256, stage_document};

use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

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

/// The disk did not take something.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}", path.display())]
pub struct WriteError {
    /// What was to be written.
    pub path: PathBuf,
    /// Why it could not be.
    pub source: io::Error,
}

impl WriteError {
    /// Gives an error its path.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + use<'_> {
        move |source| Self {
            path: path.to_owned(),
            source,
        }
    }
}
