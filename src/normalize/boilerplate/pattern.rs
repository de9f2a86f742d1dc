//! What boilerplate looks like, in folded words.

use super::super::web::Addresses;
use crate::text::{WordKind, fold, folded, words};
use std::ops::Range;

/// Most words `…` stands for, and most that a closing pattern has after it.
const GAP: usize = 12;

/// What a removed stretch is counted as.
const KEYS: [&str; 9] = [
    "share",
    "follow",
    "also_read",
    "read_more",
    "app",
    "advert",
    "caption",
    "notice",
    "update",
];

/// Where a pattern has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole line.
    Line,
    /// The start of a line.
    Start,
    /// The last sentence of a line, or a whole line.
    End,
    /// The same, with up to [`GAP`] words more.
    Closing,
    /// Within the last sentence, line or bracket of the article.
    Tail,
    /// Before the colon or comma of a short line.
    Label,
}

impl Kind {
    /// The kind that a table names.
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "line" => Self::Line,
            "start" => Self::Start,
            "end" => Self::End,
            "closing" => Self::Closing,
            "tail" => Self::Tail,
            "label" => Self::Label,
            _ => return None,
        })
    }
}

/// One row of the tables.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) kind: Kind,
    /// Runs of folded words; between two runs up to [`GAP`] other words.
    runs: Vec<Vec<String>>,
    /// What its removal is counted as.
    pub(super) key: &'static str,
}

impl Pattern {
    /// Reads a row; `None` for a kind or key that is not known.
    pub(super) fn new(kind: &str, pattern: &str, key: &str) -> Option<Self> {
        let runs = pattern.split('…');
        let runs = runs.map(|run| keys(run, 0..run.len(), &Addresses::default()));
        Some(Self {
            kind: Kind::from_name(kind)?,
            runs: runs.collect(),
            key: KEYS.into_iter().find(|known| *known == key)?,
        })
    }

    /// Its first word.
    pub(super) fn first(&self) -> Option<&String> {
        self.runs.first()?.first()
    }

    /// Whether it fits the words of a stretch.
    pub(super) fn fits<'t>(&self, words: impl Iterator<Item = &'t str> + Clone) -> bool {
        match self.kind {
            Kind::Line | Kind::End | Kind::Label => fits(&self.runs, words, true),
            Kind::Start | Kind::Tail => fits(&self.runs, words, false),
            // What follows are the names of places to share in, no clause.
            Kind::Closing => {
                let own: usize = self.runs.iter().map(Vec::len).sum();
                words.clone().nth(own + GAP).is_none() && fits(&self.runs, words, false)
            }
        }
    }
}

/// Whether runs of words, up to [`GAP`] others between them, stand at the start of `words`, and, if `whole`, end it.
fn fits<'t>(
    runs: &[Vec<String>],
    mut words: impl Iterator<Item = &'t str> + Clone,
    whole: bool,
) -> bool {
    let Some((run, later)) = runs.split_first() else {
        return !whole || words.next().is_none();
    };
    let same = |key: &String, word| fold(word).map(|(_, c)| c).eq(key.chars());
    if !run
        .iter()
        .all(|key| words.next().is_some_and(|word| same(key, word)))
    {
        return false;
    }
    if later.is_empty() {
        return !whole || words.next().is_none();
    }
    for _ in 0..=GAP {
        if fits(later, words.clone(), whole) {
            return true;
        }
        words.next();
    }
    false
}

/// The folded words and numbers of a stretch of text, addresses left out.
fn keys(text: &str, at: Range<usize>, web: &Addresses) -> Vec<String> {
    key_words(text, at, web).map(folded).collect()
}

/// The words and numbers of a stretch of text as they stand, addresses left out.
pub(super) fn key_words<'t>(
    text: &'t str,
    at: Range<usize>,
    web: &Addresses,
) -> impl Iterator<Item = &'t str> + Clone {
    let start = at.start;
    let part = &text[at];
    words(part)
        .filter(move |word| {
            word.kind != WordKind::Mark && !web.cover(start + word.span.start as usize)
        })
        .map(move |word| word.of(part))
}
