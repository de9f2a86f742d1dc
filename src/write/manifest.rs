//! `manifest.json`: what was read, under which settings, and what came of it. The same bytes each time the run is repeated;
//! published last, so a folder without one holds no finished run.

use super::FileLine;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name of the file.
pub const MANIFEST: &str = "manifest.json";

/// Name and version of the manifest's shape.
pub const MANIFEST_SCHEMA: &str = "khabar.manifest/1";

/// The account of a finished run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `khabar.manifest/1`.
    pub schema: String,
    /// Version of khabar.
    pub version: String,
    /// The run's name, or else a hash of version, settings, language data and inputs.
    pub run: String,
    /// The settings in force, by section.
    #[schemars(with = "serde_json::Value")]
    pub config: serde_json::Value,
    /// SHA-256 of `config` as compact JSON.
    pub config_sha256: String,
    /// Hash of the language tables.
    pub language_data: String,
    /// What was read, in order.
    pub inputs: Vec<InputLine>,
    /// What was found beside the inputs and not read.
    pub skipped: Vec<SkippedLine>,
    /// The sums over all inputs.
    pub totals: Totals,
    /// What was written.
    pub files: Vec<FileLine>,
    /// What the run saw of an index; absent when it had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<IndexLine>,
}

/// What a run saw of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexLine {
    /// The last generation there was; 0 for none.
    pub generation: u32,
}

/// An input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InputLine {
    /// Path relative to its argument, prefixed by that argument's last component; `-` for standard input.
    pub file: String,
    /// Size as stored.
    pub bytes: u64,
    /// SHA-256 of the bytes as stored, in hex.
    pub sha256: String,
    /// jsonl, array or text.
    pub format: String,
    /// none, gzip or zstd.
    pub compression: String,
    /// What came of its records.
    #[serde(flatten)]
    pub sums: Sums,
    /// Why its rest could not be read; absent when all of it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<LossLine>,
    /// What else is to be said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The place from which an input could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LossLine {
    /// 1-based number of the first record that is missing.
    pub record: u64,
    /// Bytes of the decompressed input that were read.
    pub byte: u64,
    /// What went wrong.
    pub reason: String,
}

/// Something in an input folder that is not an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkippedLine {
    /// Named as an input would be.
    pub file: String,
    /// Why it was not read.
    pub reason: String,
}

/// What came of the records of an input, or of all: `read = rejects + unique + leaders + copies`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sums {
    /// Records read.
    pub read: u64,
    /// Records that are no articles.
    pub rejects: u64,
    /// Articles without copies.
    pub unique: u64,
    /// Articles that lead a cluster.
    pub leaders: u64,
    /// Articles that are copies of a leader.
    pub copies: u64,
    /// Records written: unique, leaders and, unless they are dropped, copies.
    pub records: u64,
}

impl Sums {
    /// Whether everything read is accounted for. `copies_written` as `run.copies` has it.
    pub fn agree(&self, copies_written: bool) -> bool {
        let kept = self.unique + self.leaders;
        self.read == self.rejects + kept + self.copies
            && self.records == kept + if copies_written { self.copies } else { 0 }
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.rejects += other.rejects;
        self.unique += other.unique;
        self.leaders += other.leaders;
        self.copies += other.copies;
        self.records += other.records;
    }
}

/// The sums over all inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// What came of all records.
    #[serde(flatten)]
    pub sums: Sums,
    /// Clusters of two or more.
    pub clusters: u64,
    /// Mentions of entities in the records.
    pub mentions: u64,
    /// Stances in the records.
    pub stances: u64,
    /// Stances that were not sure enough, or too many of one article.
    #[serde(default)]
    pub stances_dropped: u64,
    /// Records by language.
    pub languages: BTreeMap<String, u64>,
    /// Rejects by reason.
    pub reasons: BTreeMap<String, u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_agree_or_not() {
        let sums = Sums {
            read: 10,
            rejects: 1,
            unique: 5,
            leaders: 1,
            copies: 3,
            records: 9,
        };
        assert!(sums.agree(true) && !sums.agree(false));
        assert!(!Sums { read: 11, ..sums }.agree(true));
        assert!(Sums { records: 6, ..sums }.agree(false));
    }
}
