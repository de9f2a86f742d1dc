//! The start of a text cut into the parts that a credit could have.

use super::tables::Tables;
use super::terms::{self, Terms};
use crate::text::{Word, WordKind, words};
use smallvec::SmallVec;
use std::ops::Range;

/// Most parts of a credit.
pub(super) const MOST: usize = 6;

/// How the parts end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By a danda, or a full stop after Devanagari.
    Stop,
    /// By a colon.
    Colon,
    /// By a dash.
    Dash,
    /// By a closing bracket, and the next word follows.
    Bracket,
    /// By the end of the line.
    Line,
}

/// A text's start, cut.
#[derive(Debug)]
pub(super) struct Scanned {
    /// Byte ranges of the parts, with whether a bracket holds them and whether a label stands before.
    pub(super) parts: SmallVec<[Cut; MOST]>,
    pub(super) end: End,
    /// Where the text goes on.
    pub(super) cut: usize,
}

/// One part, not told yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) text: Range<usize>,
    pub(super) bracketed: bool,
    /// Whether a word like "author" stands before it.
    pub(super) labelled: bool,
    /// Whether a slash joins it to the part before.
    pub(super) joined: bool,
}

/// Cuts the first line of `text`, an opening bracket or newline before it left out; `None` when it holds marks that no credit has.
pub(super) fn scan(text: &str, tables: &Tables) -> Option<Scanned> {
    let from = text.len() - text.trim_start_matches(['\n', '(']).len();
    let line = from + text[from..].find('\n').unwrap_or(text.len() - from);
    let mut scanner = Scanner {
        text,
        tables,
        open: None,
        words: 0,
        bracketed: text.starts_with('('),
        labelled: false,
        joined: false,
        closed: false,
        parts: SmallVec::new(),
    };
    for word in words(&text[from..line]) {
        let at = from + word.span.start as usize..from + word.span.end as usize;
        if let Some(end) = scanner.take(word, at.clone())? {
            let at = if end == End::Bracket {
                at.start
            } else {
                at.end
            };
            return scanner.finish(end, at);
        }
    }
    scanner.finish(End::Line, line)
}

struct Scanner<'t> {
    text: &'t str,
    tables: &'t Tables,
    /// The part that is being read.
    open: Option<Range<usize>>,
    /// Its words so far.
    words: usize,
    bracketed: bool,
    labelled: bool,
    joined: bool,
    /// Whether a bracket has just closed.
    closed: bool,
    parts: SmallVec<[Cut; MOST]>,
}

impl Scanner<'_> {
    /// Takes the next word; says how the parts end with it, or `None` when they are none.
    fn take(&mut self, word: Word, at: Range<usize>) -> Option<Option<End>> {
        if word.kind != WordKind::Mark {
            if self.closed {
                return Some(Some(End::Bracket));
            }
            let start = self.open.as_ref().map_or(at.start, |open| open.start);
            self.words = if self.open.is_some() {
                self.words + 1
            } else {
                1
            };
            if self.words > terms::MOST {
                return None;
            }
            self.open = Some(start..at.end);
            return Some(None);
        }
        let before = self.text[..at.start].chars().next_back();
        let after = self.text[at.end..].chars().next();
        let tight = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let figure = |c: Option<char>| c.is_some_and(char::is_numeric);
        let mark = &self.text[at];
        let end = match mark {
            "-" if self.open.is_none() && self.parts.is_empty() => None,
            "-" if tight(before) && tight(after) && !self.closed => return Some(None),
            // `3/8/25`
            "/" if figure(before) && figure(after) => return Some(None),
            "," | "/" | "|" | "•" | "·" => {
                self.close();
                self.joined = mark == "/";
                None
            }
            "(" | "[" if !self.bracketed => {
                self.close();
                self.bracketed = true;
                None
            }
            ")" | "]" if self.bracketed => {
                self.close();
                self.bracketed = false;
                self.closed = true;
                return Some(None);
            }
            ":" if self.drop_label() => None,
            ":" if self.parts.is_empty() && self.is_date() => {
                self.close();
                None
            }
            ":" if !self.bracketed => Some(End::Colon),
            "-" | "–" | "—" if !self.bracketed => Some(End::Dash),
            "।" | "॥" if !self.bracketed => Some(End::Stop),
            "." if !self.bracketed && !after.is_some_and(char::is_alphanumeric) => Some(End::Stop),
            _ => return None,
        };
        self.closed = false;
        if mark == "."
            && before.is_none_or(|c| c.is_ascii())
            && !matches!(before, Some(')' | ']' | ' '))
        {
            return None;
        }
        if end.is_some() {
            self.close();
        }
        (self.parts.len() <= MOST).then_some(end)
    }

    /// Whether the part being read is a date, after which another part may come.
    fn is_date(&self) -> bool {
        let open = self.open.clone();
        open.is_some_and(|open| self.tables.is_date(&self.text[open]))
    }

    fn is_label(&self, part: Range<usize>) -> bool {
        let terms = Terms::of(&self.text[part]);
        terms.is_some_and(|terms| self.tables.labels.has(&terms))
    }

    /// Whether the part being read is a label, which is left out then.
    fn drop_label(&mut self) -> bool {
        let found = self.open.clone().filter(|open| self.is_label(open.clone()));
        if found.is_some() {
            (self.open, self.labelled) = (None, true);
        }
        found.is_some()
    }

    fn close(&mut self) {
        if let Some(text) = self.open.take() {
            self.parts.push(Cut {
                text,
                bracketed: self.bracketed,
                labelled: std::mem::take(&mut self.labelled),
                joined: std::mem::take(&mut self.joined),
            });
        }
    }

    fn finish(mut self, end: End, at: usize) -> Option<Scanned> {
        self.close();
        let rest = &self.text[at..];
        let more = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '।' | ':' | '-' | '–' | '—' | ')' | ']')
        });
        let fits = (1..=MOST).contains(&self.parts.len()) && !self.bracketed;
        fits.then(|| Scanned {
            parts: self.parts,
            end,
            cut: self.text.len() - more.len(),
        })
    }
}
