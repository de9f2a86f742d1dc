//! `run.json`: what differs from one run of the same work to the next. Times, memory and machine stand here and nowhere else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name of the file.
pub const PERFORMANCE: &str = "run.json";

/// How a run went on this machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Performance {
    /// `khabar.run/1`.
    pub schema: String,
    /// The run, as `manifest.json` names it.
    pub run: String,
    /// When it began, UTC.
    pub started: String,
    /// When it ended, UTC.
    pub finished: String,
    /// Seconds in all.
    pub wall_s: f64,
    /// Seconds by step, in order of the flow: `1_read`, `2_dedup`, `3_recurring`, `4_annotate`.
    pub steps_s: BTreeMap<String, f64>,
    /// Most memory held at once, in bytes; null where the system does not tell.
    pub peak_memory_bytes: Option<u64>,
    /// Worker threads.
    pub threads: usize,
    /// Bytes of input as stored.
    pub input_bytes: u64,
    /// Name of the machine; null where the system does not tell.
    pub host: Option<String>,
    /// When each input was last modified, in nanoseconds since 1970: a run repeated on untouched inputs need not read them.
    pub modified_ns: BTreeMap<String, i64>,
}
