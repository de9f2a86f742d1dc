//! From inputs to blocks of whole records.

use super::block::{Block, Cut, EXCERPT};
use super::source::{Packing, Source};
use super::{Input, Settings};
use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
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

/// An input while it is read.
struct Open {
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
    fn new(input: usize, described: &Input, source: Source) -> Self {
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
    fn block(&mut self, block: usize, max_record: usize) -> Option<Block> {
        let mut target = block;
        loop {
            while self.pending.len() < target && !self.ended {
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
        let rest = self.pending.split_off(end);
        let bytes = std::mem::replace(&mut self.pending, rest);
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

    fn close(mut self) -> InputReport {
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

/// Finds where the elements of a JSON array begin and end, without parsing them: brackets, strings and escapes are all it knows.
#[derive(Debug, Default)]
struct Elements {
    /// Brackets open, the array's own included.
    depth: u64,
    in_string: bool,
    escaped: bool,
    /// Bytes of the pending buffer that were looked at.
    seen: usize,
    /// Where the present element began.
    start: Option<usize>,
    closed: bool,
    end_of_array: usize,
}

impl Elements {
    /// The elements that end in `pending`, and how many bytes they and what lies between them take. What was looked at before is
    /// not looked at again.
    fn scan(&mut self, pending: &[u8]) -> (Vec<Range<usize>>, usize) {
        let mut found = Vec::new();
        let mut taken = 0;
        while let Some(range) = self.next(pending) {
            taken = self.seen;
            found.push(range);
        }
        if !found.is_empty() {
            self.shift(taken);
        }
        (found, taken)
    }

    /// Where the present element ends in `pending`, whatever it is.
    fn pass(&mut self, pending: &[u8]) -> Option<usize> {
        self.next(pending)?;
        let end = self.seen;
        self.shift(end);
        Some(end)
    }

    /// All of the pending bytes have been dropped in the middle of an element.
    fn forget(&mut self) {
        self.seen = 0;
        self.start = self.start.map(|_| 0);
    }

    /// So many bytes were taken from the front.
    fn shift(&mut self, taken: usize) {
        self.seen -= taken;
        self.start = self.start.map(|start| start - taken);
        self.end_of_array = self.end_of_array.saturating_sub(taken);
    }

    fn next(&mut self, pending: &[u8]) -> Option<Range<usize>> {
        while !self.closed && self.seen < pending.len() {
            let at = self.seen;
            if self.in_string && !self.escaped {
                // Most of an article is inside strings: on to the next byte that can matter.
                match memchr::memchr2(b'"', b'\\', &pending[at..]) {
                    Some(skip) => self.seen = at + skip,
                    None => {
                        self.seen = pending.len();
                        return None;
                    }
                }
            }
            let at = self.seen;
            let byte = pending[at];
            self.seen += 1;
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            if self.depth == 0 {
                // The array's own bracket.
                self.depth = u64::from(byte == b'[');
                continue;
            }
            let inner = self.depth > 1;
            match byte {
                b',' if !inner => {
                    if let Some(start) = self.start.take() {
                        return Some(start..at);
                    }
                }
                b']' | b'}' if !inner => {
                    self.closed = true;
                    self.end_of_array = self.seen;
                    if let Some(start) = self.start.take() {
                        return Some(start..at);
                    }
                }
                b']' | b'}' => self.depth -= 1,
                _ => {
                    if !byte.is_ascii_whitespace() {
                        self.start.get_or_insert(at);
                    }
                    match byte {
                        b'[' | b'{' => self.depth += 1,
                        b'"' => self.in_string = true,
                        _ => {}
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::testing::settings;
    use crate::read::{Article, Reject};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn open(name: &str, bytes: &[u8]) -> Open {
        let input = Input {
            path: name.into(),
            name: name.into(),
            bytes: None,
        };
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec()))).expect("memory opens");
        Open::new(0, &input, source)
    }

    /// Everything an input gives, and its report.
    fn read(
        name: &str,
        bytes: &[u8],
        block: usize,
        settings: &Settings,
    ) -> (Vec<Result<Article, Reject>>, InputReport) {
        let mut open = open(name, bytes);
        let mut found = Vec::new();
        while let Some(block) = open.block(block, settings.max_record_bytes as usize) {
            found.extend(block.articles(settings));
        }
        (found, open.close())
    }

    /// Records by number: their text, or `!` and the reason.
    fn told(found: &[Result<Article, Reject>]) -> Vec<String> {
        let tell = |found: &Result<Article, Reject>| match found {
            Ok(article) => format!("{} {}", article.origin.record, article.text),
            Err(reject) => format!("{} !{:?}", reject.origin.record, reject.reason),
        };
        found.iter().map(tell).collect()
    }

    fn check(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str], loss: Option<&str>) {
        let settings = Settings {
            max_record_bytes: 60,
            ..settings()
        };
        for block in [1, 7, 64, 1 << 20] {
            let (found, report) = read(name, bytes.as_ref(), block, &settings);
            assert_eq!(told(&found), expected, "{name}, blocks of {block}");
            let reason = report
                .loss
                .map(|loss| format!("{} {}", loss.record, loss.reason));
            assert_eq!(reason.as_deref(), loss, "{name}, blocks of {block}");
        }
    }

    #[test]
    fn lines_are_records() {
        check(
            "a.jsonl",
            "{\"text\":\"a\"}\r\n\n \n{\"text\":\"b\"}",
            &["1 a", "4 b"],
            None,
        );
        check("a.jsonl", "\u{feff}{\"text\":\"a\"}\n", &["1 a"], None);
        check(
            "a.jsonl",
            "{\"text\":\"a\u{2028}b\"}\nnull\n",
            &["1 a\u{2028}b", "2 !NotAnObject"],
            None,
        );
        check(
            "a.jsonl",
            b"{\"text\":\"a\"}\n{\"text\":\"\xff\"}\n{\"text\":\"c\"}\n",
            &["1 a", "2 !Encoding", "3 c"],
            None,
        );
        check("a.jsonl", "", &[], None);
    }

    #[test]
    fn a_long_record_is_passed_over() {
        let long = "x".repeat(500);
        check(
            "a.jsonl",
            format!("{{\"text\":\"a\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"c\"}}\n"),
            &["1 a", "2 !TooLong", "3 c"],
            None,
        );
        check(
            "a.json",
            format!("[{{\"text\":\"{long}\"}},{{\"text\":\"b\"}}]"),
            &["1 !TooLong", "2 b"],
            None,
        );
        check("a.txt", &long, &["1 !TooLong"], None);
    }

    #[test]
    fn an_array_is_read_by_element() {
        check(
            "a.json",
            " [ {\"text\":\"a]\\\"\"} ,\n{\"text\":\"b\",\"x\":[1,{}]}\n, 3 ]\n",
            &["1 a]\"", "2 b", "3 !NotAnObject"],
            None,
        );
        check("a.json", "[]", &[], None);
        check(
            "a.json",
            "[{\"text\":\"a\"},",
            &["1 a"],
            Some("2 ends in the middle of the array"),
        );
        check(
            "a.json",
            "[{\"text\":\"a\"}]\n[{\"text\":\"b\"}]",
            &["1 a"],
            Some("2 something follows the JSON array"),
        );
        check(
            "a.json",
            "[{\"text\":\"a\"},{\"te",
            &["1 a"],
            Some("2 ends in the middle of a record"),
        );
        check(
            "a.json",
            "[{\"text\":\"a\"},{\"text\" 7},{\"text\":\"c\"}]",
            &["1 a", "2 !Json", "3 c"],
            None,
        );
    }

    #[test]
    fn packed_inputs_are_told_by_their_bytes() {
        use std::io::Write;
        let lines = "{\"text\":\"a\"}\n";
        let mut gzip = Vec::new();
        for _ in 0..2 {
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(lines.as_bytes()).expect("memory");
            gzip.extend(encoder.finish().expect("memory"));
        }
        check("a.jsonl", &gzip, &["1 a", "2 a"], None);
        let zstd = [
            zstd::encode_all(lines.as_bytes(), 1),
            zstd::encode_all(lines.as_bytes(), 1),
        ];
        let zstd = zstd.map(|frame| frame.expect("memory")).concat();
        check("a.gz", &zstd, &["1 a", "2 a"], None);
        let (found, report) = read("a", &zstd[..zstd.len() - 3], 10, &settings());
        assert_eq!(told(&found)[0], "1 a");
        assert_eq!(report.loss.map(|loss| loss.record), Some(2));
        assert_eq!(
            (report.bytes, report.packing),
            (zstd.len() as u64 - 3, Packing::Zstd)
        );
    }

    #[test]
    fn what_is_no_json_is_one_loss() {
        let noise: Vec<u8> = (0..4000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80)
            .collect();
        check(
            "a.jsonl",
            noise,
            &[],
            Some("1 is neither UTF-8 text nor packed by gzip or zstd"),
        );
        check(
            "a.json",
            "{\n  \"text\": \"a\"\n}\n",
            &[],
            Some(
                "1 is one indented JSON object; khabar reads an object a line, or an array of them",
            ),
        );
    }

    #[test]
    fn utf_16_is_decoded() {
        let bytes: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("नगर\n\nनगर में।".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let (found, _) = read("a.txt", &bytes, 10, &settings());
        let article = found[0].as_ref().expect("an article");
        assert_eq!(
            (article.title.as_deref(), &article.text[article.lead..]),
            (Some("नगर"), "नगर में।")
        );
    }

    proptest! {
        #[test]
        fn blocks_of_any_size_give_the_same(lines in prop::collection::vec("(\\{\"text\":\"[a-zक-ह\\]\\[,]{0,9}\"\\}|[ \r]{0,2}|[\\[{\"\\\\a]{0,4})", 0..9), array: bool, block in 1..64_usize) {
            let bytes = if array { format!("[{}]", lines.join(",")) } else { lines.join("\n") };
            let (whole, report) = read("a.jsonl", bytes.as_bytes(), 1 << 20, &settings());
            let (cut, cut_report) = read("a.jsonl", bytes.as_bytes(), block, &settings());
            prop_assert_eq!(told(&whole), told(&cut));
            prop_assert_eq!(report, cut_report);
        }

        #[test]
        fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "(a.txt|a.jsonl)") {
            read(&name, &bytes, 16, &settings());
        }
    }
}
