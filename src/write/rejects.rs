//! One line of `rejects.jsonl`: a record that is no article, and why.

use super::words;
use crate::read::Reject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A rejected record, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectLine {
    /// Where it stood.
    pub origin: RejectOrigin,
    /// Byte of the decompressed input at which it starts.
    pub byte: u64,
    /// json, encoding, not_an_object, missing_text, empty_text, wrong_type or too_long.
    pub reason: Cow<'static, str>,
    /// The parser's own words, or the field concerned.
    pub detail: String,
    /// Its first bytes, made printable.
    pub excerpt: String,
}

/// Where a rejected record stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectOrigin {
    /// Input name; `-` for standard input.
    pub file: String,
    /// 1-based: the line in JSON Lines, the element in an array, 1 in a plain text file.
    pub record: u64,
    /// The input's own id, where one could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl From<&Reject> for RejectLine {
    fn from(reject: &Reject) -> Self {
        Self {
            origin: RejectOrigin {
                file: reject.origin.file.to_string(),
                record: reject.origin.record,
                id: reject.id.clone(),
            },
            byte: reject.byte,
            reason: Cow::Borrowed(words::reason(reject.reason)),
            detail: reject.detail.clone(),
            excerpt: reject.excerpt.clone(),
        }
    }
}
