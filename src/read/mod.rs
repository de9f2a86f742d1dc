//! From bytes to articles.
//!
//! [`discover`] finds the input files, [`Reader`] takes them in order and cuts their decompressed bytes into [`Block`]s of whole
//! records, and [`Block::articles`] turns a block into [`Article`]s and [`Reject`]s. The reader is one thread's work; blocks are
//! parsed by many.

mod block;
mod dates;
mod discover;
mod elements;
mod fields;
mod open;
mod plain;
mod reader;
mod source;

pub use block::Block;
pub use dates::is_month;
pub use discover::{DiscoverError, Discovery, Input, Skipped, discover};
pub use reader::{Format, InputReport, Loss, Reader};
pub use source::Packing;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where an article stood: the input's name and the record in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Path relative to the input argument, prefixed by that argument's last component; `-` for standard input.
    pub file: Arc<str>,
    /// 1-based: the line in JSON Lines, the element in an array, 1 in a plain text file.
    pub record: u64,
}

/// Input fields no stage knows, as the JSON text they came in.
pub type Extra = BTreeMap<String, Box<RawValue>>;

/// One article as it was read: decoded, not yet touched.
#[derive(Clone, Debug)]
pub struct Article {
    /// Where it stood.
    pub origin: Origin,
    /// The input's own id.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// ISO 8601 as written: local date, time and offset where given.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Language as the input names it.
    pub lang: Option<String>,
    /// The decoded original that offsets lead back to; never only white space.
    pub text: String,
    /// Bytes at the start of `text` that are not the article's body, such as the title line of a plain text file.
    pub lead: usize,
    /// Everything else, unknown fields and dates that could not be read included.
    pub extra: Extra,
}

/// A record that is no article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Where it stood.
    pub origin: Origin,
    /// Its id, where one could be read.
    pub id: Option<String>,
    /// Byte of the decompressed file at which the record starts.
    pub byte: u64,
    /// What is wrong.
    pub reason: Reason,
    /// The parser's own words, or the field concerned.
    pub detail: String,
    /// The record's first bytes, made printable.
    pub excerpt: String,
}

/// Why a record was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Not valid JSON.
    Json,
    /// Not valid UTF-8.
    Encoding,
    /// JSON, but not an object.
    NotAnObject,
    /// No field holds the text.
    MissingText,
    /// The text is empty or white space.
    EmptyText,
    /// The text is no string.
    WrongType,
    /// Longer than `read.max_record_bytes`.
    TooLong,
}

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Longest record, in bytes after decompression; a longer one is rejected.
    pub max_record_bytes: u64,
    /// Names of the input fields, first match wins.
    pub fields: Fields,
}

/// Names under which inputs keep what khabar needs. The first non-empty field in list order wins; the others stay in `extra`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// Body.
    pub text: Vec<String>,
    /// Headline.
    pub title: Vec<String>,
    /// Date of publication.
    pub published: Vec<String>,
    /// Web address.
    pub url: Vec<String>,
    /// Identifier.
    pub id: Vec<String>,
    /// Publisher.
    pub source: Vec<String>,
    /// Language.
    pub lang: Vec<String>,
}

impl Article {
    /// Hash of text, title, url and date as they were read.
    pub fn content(&self) -> crate::text::Hash128 {
        let part = |value: &Option<String>| value.clone().unwrap_or_default();
        let (title, url, published) = (part(&self.title), part(&self.url), part(&self.published));
        crate::text::hash128([
            self.text.as_bytes(),
            title.as_bytes(),
            url.as_bytes(),
            published.as_bytes(),
        ])
    }

    /// What names the article: its own id, else its url, else its content.
    pub fn key(&self) -> String {
        self.id
            .clone()
            .or_else(|| self.url.clone())
            .unwrap_or_else(|| self.content().to_string())
    }
}

#[cfg(test)]
mod testing {
    use super::Settings;

    /// The shipped settings of this room.
    pub(super) fn settings() -> Settings {
        let shipped: toml::Table = include_str!("../../config/khabar.toml")
            .parse()
            .expect("TOML");
        shipped["read"]
            .clone()
            .try_into()
            .expect("the settings of this room")
    }
}
