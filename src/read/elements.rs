//! Where the elements of a JSON array stand, found without parsing them.

use std::ops::Range;

/// Finds where the elements of a JSON array begin and end, without parsing them: brackets, strings and escapes are all it knows.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// Brackets open, the array's own included.
    depth: u64,
    in_string: bool,
    escaped: bool,
    /// Bytes of the pending buffer that were looked at.
    seen: usize,
    /// Where the present element began.
    start: Option<usize>,
    pub(super) closed: bool,
    pub(super) end_of_array: usize,
}

impl Elements {
    /// The elements that end in `pending`, and how many bytes they and what lies between them take. What was looked at before is
    /// not looked at again.
    pub(super) fn scan(&mut self, pending: &[u8]) -> (Vec<Range<usize>>, usize) {
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
    pub(super) fn pass(&mut self, pending: &[u8]) -> Option<usize> {
        self.next(pending)?;
        let end = self.seen;
        self.shift(end);
        Some(end)
    }

    /// All of the pending bytes have been dropped in the middle of an element.
    pub(super) fn forget(&mut self) {
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
