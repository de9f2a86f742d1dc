//! From inputs to blocks of whole records.

use super::block::Block;
use super::open::Open;
use super::source::{Packing, Source};
use super::{Input, Settings};
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What an input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON Lines.
    #[default]
    Lines,
    /// One JSON array.
    Array,
    /// A plain text: one article.
    Text,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Lines => "jsonl",
            Format::Array => "array",
            Format::Text => "text",
        })
    }
}

/// The place from which an input could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// 1-based number of the first record that is missing.
    pub record: u64,
    /// Byte of the decoded input at which that record starts.
    pub byte: u64,
    /// What went wrong.
    pub reason: String,
    /// Whether it is that the system does not let us read.
    pub denied: bool,
}

/// What there is to say of an input once it has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputReport {
    /// As [`Input::name`].
    pub name: String,
    /// Size as stored.
    pub bytes: u64,
    /// SHA-256 of the bytes as stored, in hex.
    pub sha256: String,
    /// What it is.
    pub format: Format,
    /// How it is packed.
    pub packing: Packing,
    /// What is odd about it.
    pub note: Option<String>,
    /// Its unread rest.
    pub loss: Option<Loss>,
}

/// Reads inputs one after another and cuts them into blocks: the work of one thread. Parsing the blocks is the work of many.
///
/// An input that cannot be read on is left where it breaks and named in its report; reading goes on with the next.
pub struct Reader {
    inputs: std::vec::IntoIter<Input>,
    max_record: usize,
    block: usize,
    stop: Arc<AtomicBool>,
    open: Option<Open>,
    reports: Vec<InputReport>,
}

impl Reader {
    /// A reader of `inputs`, in that order. Blocks hold about `block_bytes`, or one record where that is longer. No more is read once
    /// `stop` is set.
    pub fn new(
        inputs: Vec<Input>,
        settings: &Settings,
        block_bytes: usize,
        stop: Arc<AtomicBool>,
    ) -> Self {
        Self {
            inputs: inputs.into_iter(),
            max_record: usize::try_from(settings.max_record_bytes).unwrap_or(usize::MAX),
            block: block_bytes.max(1),
            stop,
            open: None,
            reports: Vec::new(),
        }
    }

    /// The reports of the inputs that were read, in order.
    pub fn into_reports(self) -> Vec<InputReport> {
        self.reports
    }

    fn open(&mut self, input: &Input) {
        match Source::open(input) {
            Ok(source) => self.open = Some(Open::new(self.reports.len(), input, source)),
            Err(error) => self.reports.push(InputReport {
                name: input.name.to_string(),
                bytes: input.bytes.unwrap_or_default(),
                loss: Some(Loss {
                    record: 1,
                    byte: 0,
                    reason: format!("cannot be opened: {error}"),
                    denied: error.kind() == io::ErrorKind::PermissionDenied,
                }),
                ..InputReport::default()
            }),
        }
    }
}

impl Iterator for Reader {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        while !self.stop.load(Ordering::Relaxed) {
            match &mut self.open {
                Some(open) => match open.block(self.block, self.max_record) {
                    Some(block) => return Some(block),
                    None => self.reports.extend(self.open.take().map(Open::close)),
                },
                None => {
                    let input = self.inputs.next()?;
                    self.open(&input);
                }
            }
        }
        None
    }
}
