//! One input while it is read: bytes in, blocks of whole records out.

use super::Input;
use super::block::{Block, Cut, EXCERPT};
use super::elements::Elements;
use super::reader::{Format, InputReport, Loss};
use super::source::Source;
use std::io::{self, Read};
use std::sync::Arc;

/// An input while it is read.
pub(super) struct Open {
    input: usize,
    name: Arc<str>,
    source: Source,
    /// `None` until the first bytes have been seen.
    format: Option<Format>,
    scanner: Elements,
    /// Decoded bytes that belong to no block yet.
    pending: Vec<u8>,
    /// Record and byte at which `pending` starts.
    record: u64,
    byte: u64,
    /// Stored bytes accounted for by blocks.
    told: u64,
    ended: bool,
    loss: Option<String>,
}

/// Bytes read at once.
const CHUNK: usize = 1 << 16;

impl Open {
    pub(super) fn new(input: usize, described: &Input, source: Source) -> Self {
        let name = Arc::clone(&described.name);
        Self {
            input,
            format: is_text(&name).then_some(Format::Text),
            name,
            source,
            scanner: Elements::default(),
            pending: Vec::new(),
            record: 1,
            byte: 0,
            told: 0,
            ended: false,
            loss: None,
        }
    }

    /// The next block; `None` at the end of what can be read.
    pub(super) fn block(&mut self, block: usize, max_record: usize) -> Option<Block> {
        let mut target = block;
        loop {
            while self.wants(target, max_record) && !self.ended {
                self.fill();
            }
            let format = *self.format.get_or_insert_with(|| Format::of(&self.pending));
            if self.byte == 0 && format == Format::Lines && !self.plausible() {
                return None;
            }
            let block = match format {
                Format::Lines => self.lines(),
                Format::Array => self.elements(),
                Format::Text => self.text(),
            };
            if block.is_none() && self.scanner.closed {
                self.after_array();
                return None;
            }
            if block.is_some() || (self.ended && self.pending.is_empty()) {
                return block;
            }
            if self.ended {
                self.end();
            } else if self.pending.len() > max_record {
                return Some(self.too_long(format));
            } else {
                target = self
                    .pending
                    .len()
                    .saturating_mul(2)
                    .min(max_record.saturating_add(1));
            }
        }
    }

    /// Whether more bytes are needed: up to `target`, and before the format is told as many as tell it.
    fn wants(&self, target: usize, max_record: usize) -> bool {
        let blank = || self.pending.len() <= max_record && self.pending.trim_ascii().is_empty();
        self.pending.len() < target || (self.format.is_none() && blank())
    }

    /// Takes some more bytes.
    fn fill(&mut self) {
        let held = self.pending.len();
        self.pending.resize(held + CHUNK, 0);
        let read = loop {
            match self.source.read(&mut self.pending[held..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.pending.truncate(held + *read.as_ref().unwrap_or(&0));
        match read {
            Ok(0) => self.ended = true,
            Ok(_) => {}
            Err(error) => {
                self.ended = true;
                self.loss = Some(error.to_string());
            }
        }
    }

    /// Whether the first bytes can be JSON Lines at all; says why if not, and gives the input up.
    fn plausible(&mut self) -> bool {
        let wrong = if mostly_wrong(&self.pending[..self.pending.len().min(CHUNK)]) {
            "is neither UTF-8 text nor packed by gzip or zstd"
        } else if indented_object(&self.pending) {
            "is one indented JSON object; khabar reads an object a line, or an array of them"
        } else {
            return true;
        };
        self.give_up(wrong);
        false
    }

    fn give_up(&mut self, reason: &str) {
        self.loss.get_or_insert_with(|| reason.to_owned());
        self.ended = true;
        self.pending.clear();
    }

    fn lines(&mut self) -> Option<Block> {
        let end = match memchr::memrchr(b'\n', &self.pending) {
            Some(last) => last + 1,
            // The last line need not end, unless it was torn off.
            None if self.ended && self.loss.is_none() && !self.pending.is_empty() => {
                self.pending.len()
            }
            None => return None,
        };
        let lines = memchr::memchr_iter(b'\n', &self.pending[..end]).count() as u64;
        Some(self.take(end, Cut::Lines, lines))
    }

    fn elements(&mut self) -> Option<Block> {
        let (ranges, end) = self.scanner.scan(&self.pending);
        if ranges.is_empty() {
            return None;
        }
        let records = ranges.len() as u64;
        Some(self.take(end, Cut::Elements(ranges), records))
    }

    fn text(&mut self) -> Option<Block> {
        let end = self.pending.len();
        let whole = self.ended && self.loss.is_none() && end > 0;
        whole.then(|| self.take(end, Cut::Text, 1))
    }

    /// Makes a block of the first bytes.
    fn take(&mut self, end: usize, cut: Cut, records: u64) -> Block {
        // The next block will be as long.
        let room = if self.ended {
            0
        } else {
            self.pending.len() + CHUNK
        };
        let mut rest = Vec::with_capacity(room);
        rest.extend_from_slice(&self.pending[end..]);
        let mut bytes = std::mem::replace(&mut self.pending, rest);
        bytes.truncate(end);
        let stored = self.source.stored_bytes();
        let block = Block {
            input: self.input,
            name: Arc::clone(&self.name),
            record: self.record,
            byte: self.byte,
            bytes,
            cut,
            stored: stored - self.told,
        };
        self.told = stored;
        self.record += records;
        self.byte += end as u64;
        block
    }

    /// Passes over a record that is too long, and makes a block of its first bytes.
    fn too_long(&mut self, format: Format) -> Block {
        let (record, byte) = (self.record, self.byte);
        let first = self.pending[..EXCERPT.min(self.pending.len())].to_vec();
        loop {
            let end = match format {
                Format::Lines => memchr::memchr(b'\n', &self.pending).map(|end| end + 1),
                Format::Array => self.scanner.pass(&self.pending),
                Format::Text => None,
            };
            match end {
                Some(end) => {
                    self.byte += end as u64;
                    self.pending.drain(..end);
                    break;
                }
                None => {
                    self.byte += self.pending.len() as u64;
                    self.pending.clear();
                    self.scanner.forget();
                    if self.ended {
                        break;
                    }
                    self.fill();
                }
            }
        }
        // Capacity for a giant is not kept for the rest.
        self.pending.shrink_to(CHUNK);
        self.record += 1;
        let stored = self.source.stored_bytes();
        let told = std::mem::replace(&mut self.told, stored);
        Block {
            input: self.input,
            name: Arc::clone(&self.name),
            record,
            byte,
            bytes: first,
            cut: Cut::TooLong,
            stored: stored - told,
        }
    }

    /// What follows the end of an array is looked at, not kept; more than white space is a loss.
    fn after_array(&mut self) {
        self.pending
            .drain(..self.scanner.end_of_array.min(self.pending.len()));
        loop {
            if !self.pending.iter().all(u8::is_ascii_whitespace) {
                self.loss
                    .get_or_insert_with(|| "something follows the JSON array".to_owned());
            }
            self.pending.clear();
            if self.ended || self.loss.is_some() {
                return;
            }
            self.fill();
        }
    }

    /// Bytes that are left at the end and are no whole record are lost.
    fn end(&mut self) {
        self.pending.clear();
        self.loss
            .get_or_insert_with(|| "ends in the middle of a record".to_owned());
    }

    pub(super) fn close(mut self) -> InputReport {
        if self.format == Some(Format::Array) && !self.scanner.closed {
            self.loss
                .get_or_insert_with(|| "ends in the middle of the array".to_owned());
        }
        let empty = self.byte == 0 && self.loss.is_none();
        let packing = self.source.packing;
        let (bytes, sha256) = self.source.close();
        InputReport {
            name: self.name.to_string(),
            bytes,
            sha256,
            format: self.format.unwrap_or_default(),
            packing,
            note: empty.then(|| "is empty".to_owned()),
            loss: self.loss.map(|reason| Loss {
                record: self.record,
                byte: self.byte,
                reason,
                denied: false,
            }),
        }
    }
}

impl Format {
    /// Told by the first byte that is no white space.
    fn of(first: &[u8]) -> Self {
        match first.trim_ascii_start().first() {
            Some(b'[') => Format::Array,
            _ => Format::Lines,
        }
    }
}

/// Whether an input is a plain text, by its name.
fn is_text(name: &str) -> bool {
    let name = name
        .strip_suffix(".gz")
        .or(name.strip_suffix(".zst"))
        .unwrap_or(name);
    name.ends_with(".txt")
}

/// Whether more than a tenth of the bytes, and more than a few, are no UTF-8: no text with some errors in it.
fn mostly_wrong(bytes: &[u8]) -> bool {
    const FEW: usize = 32;
    let wrong: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    wrong > FEW && wrong * 10 > bytes.len()
}

/// Whether the first line is an opening brace and nothing else.
fn indented_object(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let line = bytes
        .split(|&byte| byte == b'\n')
        .next()
        .unwrap_or_default();
    line.len() < bytes.len() && line.trim_ascii() == b"{"
}

#[cfg(test)]
mod tests;
