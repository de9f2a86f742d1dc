//! From a run of bytes to articles and rejects.

use super::fields::{Bad, article};
use super::{Article, Origin, Reason, Reject, Settings, plain};
use crate::text::printable;
use std::ops::Range;
use std::sync::Arc;

/// Some whole records of one input, not yet parsed.
#[derive(Clone, Debug)]
pub struct Block {
    pub(super) input: usize,
    pub(super) name: Arc<str>,
    /// Number of the first record.
    pub(super) record: u64,
    /// Where `bytes` begin in the decoded input.
    pub(super) byte: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) cut: Cut,
    /// Stored bytes of the input taken since its last block.
    pub(super) stored: u64,
}

/// Where records lie in a block.
#[derive(Clone, Debug)]
pub(super) enum Cut {
    /// A line each; blank lines hold none.
    Lines,
    /// Elements of an array.
    Elements(Vec<Range<usize>>),
    /// A plain text, all of it.
    Text,
    /// The first bytes of one record that is too long.
    TooLong,
}

/// Longest excerpt of a reject, in bytes.
pub(super) const EXCERPT: usize = 120;

impl Block {
    /// Bytes held.
    pub fn weight(&self) -> usize {
        self.bytes.len()
    }

    /// Index of the input it was cut from.
    pub fn input(&self) -> usize {
        self.input
    }

    /// Bytes of the input, as stored, that were read for it.
    pub fn stored_bytes(&self) -> u64 {
        self.stored
    }

    /// Parses its records, in order. An empty block gives none.
    pub fn articles(&self, settings: &Settings) -> Vec<Result<Article, Reject>> {
        match &self.cut {
            Cut::TooLong => vec![Err(self.reject(
                self.record,
                0..self.bytes.len(),
                too_long(settings),
            ))],
            Cut::Text => vec![self.text(settings)],
            Cut::Elements(ranges) => {
                let records = self.record..;
                let elements = records.zip(ranges);
                elements
                    .map(|(record, range)| self.json(record, range.clone(), None, settings))
                    .collect()
            }
            Cut::Lines => {
                // One check of the whole block is faster than one a line, and nearly always enough.
                let valid = simdutf8::basic::from_utf8(&self.bytes).ok();
                let mut found = Vec::new();
                let mut start = 0;
                let ends = memchr::memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
                for (record, end) in (self.record..).zip(ends) {
                    let line = start..end;
                    start = end + 1;
                    if !self.bytes[line.clone()].iter().all(u8::is_ascii_whitespace) {
                        found.push(match valid {
                            Some(text) => {
                                self.json(record, line.clone(), Some(&text[line]), settings)
                            }
                            None => self.line(record, line, settings),
                        });
                    }
                }
                found
            }
        }
    }

    /// A line of a block that is not all UTF-8.
    fn line(
        &self,
        record: u64,
        line: Range<usize>,
        settings: &Settings,
    ) -> Result<Article, Reject> {
        match simdutf8::basic::from_utf8(&self.bytes[line.clone()]) {
            Ok(text) => self.json(record, line, Some(text), settings),
            Err(_) => Err(self.encoding(record, line)),
        }
    }

    /// A record in these bytes; `text` is what they are where that was checked.
    fn json(
        &self,
        record: u64,
        range: Range<usize>,
        text: Option<&str>,
        settings: &Settings,
    ) -> Result<Article, Reject> {
        if range.len() as u64 > settings.max_record_bytes {
            return Err(self.reject(record, range, too_long(settings)));
        }
        let checked = || simdutf8::basic::from_utf8(&self.bytes[range.clone()]).ok();
        let Some(text) = text.or_else(checked) else {
            return Err(self.encoding(record, range));
        };
        let origin = self.origin(record);
        article(text, origin, &settings.fields).map_err(|bad| self.reject(record, range, bad))
    }

    fn text(&self, settings: &Settings) -> Result<Article, Reject> {
        let all = 0..self.bytes.len();
        if all.len() as u64 > settings.max_record_bytes {
            return Err(self.reject(self.record, all, too_long(settings)));
        }
        match simdutf8::basic::from_utf8(&self.bytes) {
            Err(_) => Err(self.encoding(self.record, all)),
            Ok(text) if text.trim().is_empty() => Err(self.reject(
                self.record,
                all,
                Bad::new(Reason::EmptyText, "the file holds white space alone"),
            )),
            Ok(text) => Ok(plain::article(text, self.origin(self.record))),
        }
    }

    fn origin(&self, record: u64) -> Origin {
        Origin {
            file: Arc::clone(&self.name),
            record,
        }
    }

    fn encoding(&self, record: u64, range: Range<usize>) -> Reject {
        let bytes = &self.bytes[range.clone()];
        let detail = match simdutf8::compat::from_utf8(bytes) {
            Ok(_) => String::new(),
            Err(error) => format!("byte {} of the record is not UTF-8", error.valid_up_to()),
        };
        self.reject(record, range, Bad::new(Reason::Encoding, detail))
    }

    fn reject(&self, record: u64, range: Range<usize>, bad: Bad) -> Reject {
        Reject {
            origin: self.origin(record),
            id: bad.id,
            byte: self.byte + range.start as u64,
            reason: bad.reason,
            detail: bad.detail,
            excerpt: excerpt(&self.bytes[range]),
        }
    }
}

fn too_long(settings: &Settings) -> Bad {
    Bad::new(
        Reason::TooLong,
        format!(
            "longer than read.max_record_bytes = {}",
            settings.max_record_bytes
        ),
    )
}

/// The first bytes of a record as text: wrong bytes as U+FFFD, control characters escaped.
fn excerpt(bytes: &[u8]) -> String {
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(EXCERPT)]);
    printable(shown.trim_end_matches('\r'))
}
