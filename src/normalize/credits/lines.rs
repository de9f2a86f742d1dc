//! Lines about the page: when it was published, how long it takes to read, its tags, the times of a live blog.

use super::super::edits::Edits;
use super::super::enclosing::is_end;
use super::super::lines::{lines, trimmed};
use super::super::near;
use super::parts::{Kind, Part};
use super::scan::Cut;
use super::tables::Tables;
use super::terms::{Term, Terms};
use super::{Credits, LONGEST, is_article, is_final};
use crate::text::{WordKind, fold, marks, words};
use std::cell::LazyCell;
use std::ops::Range;

/// What the removal of a line about the page is counted as, and that of a time.
const METADATA: &str = "metadata";
const TIMESTAMP: &str = "timestamp";

/// Fewest lines with a time before them that make a live blog.
const LIVE: usize = 2;

/// Proposes to remove the lines of `text` that only say when, by whom or under which tags; the reporters they name go to `credits`.
/// Where at least [`LIVE`] lines of prose have a time before them, those times go as well.
pub(super) fn mend(text: &str, tables: &Tables, credits: &mut Credits, edits: &mut Edits) {
    let article = LazyCell::new(|| is_article(text, &(0..0)));
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    for line in lines(text) {
        let about = told(&text[line.clone()], tables).filter(|_| *article);
        if let Some(byline) = about {
            byline.into_iter().for_each(|byline| credits.name(byline));
            found.push((with_break(text, line), METADATA));
        } else if let Some(stamp) = stamped(text, line, tables) {
            found.push((stamp, TIMESTAMP));
        }
    }
    let stamps = found.iter().filter(|(_, key)| *key == TIMESTAMP);
    let live = stamps.count() >= LIVE;
    for (at, key) in found {
        if key == METADATA || live {
            edits.cut(at, key);
        }
    }
}

/// A line with the break that follows, or the one before the last line.
fn with_break(text: &str, line: Range<usize>) -> Range<usize> {
    let end = text.len() - text[line.end..].trim_start().len();
    if end == text.len() {
        trimmed(text, 0..line.start)..end
    } else {
        line.start..end
    }
}

/// The time before a line of prose.
fn stamped(text: &str, line: Range<usize>, tables: &Tables) -> Option<Range<usize>> {
    let own = &text[line.clone()];
    let stamp = stamp(own, tables)?;
    own.ends_with(is_final)
        .then(|| line.start..line.start + stamp)
}

/// Whether a line is about the page, and which reporter it names.
fn told<'t>(line: &'t str, tables: &Tables) -> Option<Option<&'t str>> {
    /// Longest part beside one that tells, in bytes: the name of a site or a place.
    const BESIDE: usize = 80;
    if line.len() > LONGEST || line.ends_with(is_end) {
        return None;
    }
    let tells = |segment| is_list(segment, tables) || is_stamp(segment, tables);
    let parts = |c| matches!(c, '|' | '•' | '·');
    if !marks(line).any(|(_, c)| parts(c)) {
        return tells(line.trim()).then_some(None);
    }
    let (mut told, mut byline) = (false, None);
    for segment in line.split(parts).map(str::trim) {
        if tells(segment) {
            told = true;
        } else if let Some(name) = reporter(segment, tables) {
            byline = Some(name);
        } else if segment.len() > BESIDE || segment.ends_with(is_final) {
            return None;
        }
    }
    told.then_some(byline)
}

/// Whether a segment is a time of the clock, or says of a date that it is the page's.
fn is_stamp(segment: &str, tables: &Tables) -> bool {
    /// Most words of one without a figure: a label, the name of a day and of a month, words of the clock.
    const WORDS: usize = 8;
    let figures = || marks(segment).any(|(_, c)| c.is_numeric());
    let many = words(segment).filter(|word| word.kind != WordKind::Mark);
    if many.take(WORDS + 1).count() > WORDS && !figures() {
        return false;
    }
    let Some(terms) = Terms::of(segment).filter(|terms| !terms.is_empty()) else {
        return false;
    };
    let read = terms[0].is_number() && tables.stamps.has(&terms[1..]);
    let label = tables.stamps.at_start(&terms);
    let date = tables.date(&terms[label..]);
    let dated = date > 0 && label + date == terms.len();
    read || (dated && (label > 0 || has_clock(&terms, terms.len() > 1)))
}

/// Whether a segment is a list of tags or the like, by the words and colon before it.
fn is_list(segment: &str, tables: &Tables) -> bool {
    let head = segment
        .split_once(':')
        .and_then(|(head, _)| Terms::of(head));
    head.is_some_and(|head| tables.lists.has(&head))
}

/// The reporter that a segment names after a label.
fn reporter<'t>(segment: &'t str, tables: &Tables) -> Option<&'t str> {
    let cut = Cut {
        text: 0..segment.len(),
        ..Cut::default()
    };
    let part = Part::of(segment, cut, tables)?;
    (part.kind == Some(Kind::Reporter) && part.text.start > 0).then(|| &segment[part.text])
}

/// Whether a text is a time of the clock, with or without a date. In a bracket `10.30` is one.
fn is_time(text: &str, bracketed: bool, tables: &Tables) -> bool {
    let terms = Terms::of(text).filter(|terms| has_clock(terms, bracketed || terms.len() > 1));
    terms.is_some_and(|terms| tables.date(&terms) == terms.len())
}

/// Whether words hold an hour with its minutes, after a colon or, if `stopped`, after a full stop.
fn has_clock(terms: &[Term<'_>], stopped: bool) -> bool {
    let below = |number: &str, limit: u32| {
        let mut digits = fold(number).map(|(_, c)| c.to_digit(10));
        let value = digits.try_fold(0u32, |value, digit| Some(value.min(limit) * 10 + digit?));
        !number.is_empty() && value.is_some_and(|value| value < limit)
    };
    terms.iter().any(|term| {
        let stop = || term.own.split_once('.').filter(|_| stopped);
        let Some((hour, minutes)) = term.own.split_once(':').or_else(stop) else {
            return false;
        };
        let minutes = minutes.split(':').next().unwrap_or_default();
        below(hour, 25) && minutes.chars().count() == 2 && below(minutes, 60)
    })
}

/// Bytes of the time a line starts with, its brackets and the mark after it included.
fn stamp(line: &str, tables: &Tables) -> Option<usize> {
    const LONGEST: usize = 60;
    let near = near::head(line, LONGEST);
    let open = near
        .strip_prefix(['[', '(', '-', '–'])
        .unwrap_or(near)
        .trim_start();
    if !open.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let start = near.len() - open.len();
    let mut ends = open.char_indices().filter(|&(at, c)| {
        let next = open[at + c.len_utf8()..].chars().next();
        matches!(c, ']' | ')' | '|')
            || (matches!(c, ':' | '-' | '–' | '—') && next.is_none_or(|c| !c.is_numeric()))
    });
    let (at, c) = ends.next()?;
    let time = is_time(&open[..at], near.starts_with(['[', '(']), tables);
    let rest = open[at + c.len_utf8()..].trim_start_matches([' ', ':', '-', '–', '—', '|']);
    (time && !rest.is_empty()).then(|| start + open.len() - rest.len())
}
