//! Every setting, gathered: shipped values, under a file's, under flags'.
//!
//! The shipped `config/khabar.toml` names every key, so it is also the list of what a file may set: an unknown key or a value of
//! another kind is an error that says where it stands and what was probably meant.

mod layers;

pub use layers::{ConfigError, Layers, Place};

use crate::{annotate, dedup, normalize, read, write};
use serde::{Deserialize, Serialize};

/// All settings, resolved: every one has a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Of the run as a whole.
    pub run: Run,
    /// Of reading.
    pub read: read::Settings,
    /// Of normalization.
    pub normalize: normalize::Settings,
    /// Of deduplication.
    pub dedup: dedup::Settings,
    /// Of looking up what earlier runs published.
    pub index: dedup::IndexSettings,
    /// Of annotation.
    pub annotate: annotate::Settings,
    /// Of writing.
    pub write: write::Settings,
}

impl Config {
    /// The first value that its key cannot have, and what the key takes.
    fn wrong(&self) -> Option<(&'static str, &'static str)> {
        /// Longest record that blocks and work shards can hold, in bytes.
        const LONGEST: u64 = 1 << 30;
        let shares = [
            ("run.max_reject_ratio", self.run.max_reject_ratio),
            ("normalize.max_boilerplate", self.normalize.max_boilerplate),
            ("normalize.recurring_share", self.normalize.recurring_share),
            ("dedup.similarity", self.dedup.similarity),
            ("annotate.min_confidence", self.annotate.min_confidence),
        ];
        let share = shares
            .iter()
            .find(|(_, share)| !(0.0..=1.0).contains(share));
        if let Some((key, _)) = share {
            return Some((key, "takes a number from 0 to 1"));
        }
        if !is_name(&self.run.name) {
            return Some((
                "run.name",
                "takes up to 64 letters a to z, digits, \".\", \"_\" and \"-\", the first no \".\"",
            ));
        }
        if self.normalize.recurring_min == 1 {
            return Some((
                "normalize.recurring_min",
                "takes 0 or a whole number above 1",
            ));
        }
        if self.write.shard_bytes == 0 {
            return Some(("write.shard_bytes", "takes a whole number above 0"));
        }
        if !(1..=LONGEST).contains(&self.read.max_record_bytes) {
            return Some((
                "read.max_record_bytes",
                "takes a whole number from 1 to 1073741824",
            ));
        }
        None
    }
}

/// Whether a run can have this name: it is the name of a folder as well.
fn is_name(name: &str) -> bool {
    const LONGEST: usize = 64;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    name.len() <= LONGEST && !name.starts_with('.') && name.chars().all(allowed)
}

/// Settings of the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Name of the run in its manifest and in an index; when empty, a hash of what it does.
    pub name: String,
    /// Whether articles are annotated.
    pub annotate: bool,
    /// What becomes of copies.
    pub copies: Copies,
    /// Largest share of rejects among what was read; above it nothing is published. Judged past 200 records read.
    pub max_reject_ratio: f64,
}

/// What becomes of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    /// A record that points at its leader and is not annotated.
    Pointer,
    /// A record annotated like any other.
    Annotate,
    /// No record; it stands in `clusters.jsonl` only.
    Drop,
}

/// The shipped settings, with their documentation.
pub const DEFAULTS: &str = include_str!("../config/khabar.toml");

impl Config {
    /// The shipped settings.
    pub fn builtin() -> Self {
        toml::from_str(DEFAULTS).expect("the shipped settings are tested to parse")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_settings_parse() {
        Config::builtin();
    }
}
