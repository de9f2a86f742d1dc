//! Lines about the page: when it was published, how long it takes to read, its tags, the times of a live blog.

use super::super::edits::Edits;
use super::super::near;
use super::parts::Parts;
use super::{Credits, LONGEST, is_final};
use std::ops::Range;

/// Fewest lines with a time before them that make a live blog.
const LIVE: usize = 2;

/// Proposes to remove the lines of `text` that only say when, by whom or under which tags; the reporters they name go to `credits`.
pub(super) fn metadata(text: &str, parts: &Parts, credits: &mut Credits, edits: &mut Edits) {
    for line in lines(text) {
        let own = &text[line.clone()];
        let Some(byline) = told(own, parts) else {
            continue;
        };
        if let Some(byline) = byline {
            credits.name(byline);
        }
        // With the line goes the break that follows, or the one before the last line.
        let next = own.len() + text[line.end..].len() - text[line.end..].trim_start().len();
        let end = line.start + next;
        let start = if end == text.len() {
            text[..line.start].trim_end().len()
        } else {
            line.start
        };
        edits.cut(start..end, "metadata");
    }
}

/// Proposes to remove the times before the paragraphs of a live blog: at least [`LIVE`] lines of prose have one.
pub(super) fn timestamps(text: &str, parts: &Parts, edits: &mut Edits) {
    let stamped = lines(text).filter_map(|line| {
        let own = &text[line.clone()];
        let stamp = stamp(own, parts)?;
        own.ends_with(is_final)
            .then(|| line.start..line.start + stamp)
    });
    let stamped: Vec<Range<usize>> = stamped.collect();
    if stamped.len() >= LIVE {
        stamped
            .into_iter()
            .for_each(|stamp| edits.cut(stamp, "timestamp"));
    }
}

/// The lines that are not empty, without their breaks.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        (!line.is_empty()).then(|| start..start + line.len())
    })
}

/// Whether a line is about the page, and which reporter it names.
fn told<'t>(line: &'t str, parts: &Parts) -> Option<Option<&'t str>> {
    /// Longest part beside one that tells, in bytes: the name of a site or a place.
    const BESIDE: usize = 80;
    if line.len() > LONGEST
        || !line.contains([
            ':', '.', '|', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        ])
    {
        return None;
    }
    let (mut tells, mut byline) = (false, None);
    for segment in line.split(['|', '•', '·']).map(str::trim) {
        if parts.lists(segment) || parts.is_stamp(segment) {
            tells = true;
        } else if let Some(name) = parts.labelled(segment) {
            byline = Some(name);
        } else if segment.len() > BESIDE || segment.ends_with(is_final) {
            return None;
        }
    }
    tells.then_some(byline)
}

/// Bytes of the time a line starts with, its brackets and the mark after it included.
fn stamp(line: &str, parts: &Parts) -> Option<usize> {
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
    let time = parts.is_clock(&open[..at], near.starts_with(['[', '(']));
    let rest = open[at + c.len_utf8()..].trim_start_matches([' ', ':', '-', '–', '—', '|']);
    (time && !rest.is_empty()).then(|| start + open.len() - rest.len())
}
