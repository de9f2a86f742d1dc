//! Who reports, from where and when: the credit before an article's first sentence or after its last.
//!
//! `नई दिल्ली, 12 मार्च (भाषा)।`, `जागरण संवाददाता, लखनऊ:`, `NEW DELHI, March 12 (Agency) -`, `By Asha Rao`. A credit is a few
//! short parts, apart by commas, slashes, bars and brackets: places, dates, reporters. It leaves the body for the record's
//! fields `byline` (who) and `dateline` (where and when). With it go the lines of metadata and the times of a live blog. What reporters and agencies are called is data,
//! `config/lang/*/credits.tsv`; places are those of the tables of names.

mod lines;
mod parts;
mod scan;
mod tables;
mod terms;

use super::edits::Edits;
use super::enclosing::{is_closing, is_end};
use super::near;
use crate::lang::Languages;
use crate::text::{WordKind, words};
use parts::{Kind, Letters, Part};
use scan::{End, MOST, Scanned, scan};
use smallvec::SmallVec;
use std::ops::Range;
use tables::Tables;

/// Fewest words of an article that gives up its credit; what is shorter may be a headline or a lone sentence. About two
/// sentences; our choice.
const FEWEST: usize = 30;

/// Longest credit, and longest headline above it, in bytes: some 130 Devanagari characters.
const LONGEST: usize = 400;

/// Most headlines above a credit.
const HEADLINES: usize = 2;

/// The credits that were taken from a body, as they stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Who reports: persons, desks, agencies.
    pub byline: Option<String>,
    /// Where and when it was reported.
    pub dateline: Option<String>,
}

impl Credits {
    /// Adds a reporter.
    fn name(&mut self, reporter: &str) {
        add(&mut self.byline, reporter);
    }

    /// Adds what another credit says.
    fn take(&mut self, text: &str, found: &Found) {
        for (field, parts) in [
            (&mut self.byline, &found.byline),
            (&mut self.dateline, &found.dateline),
        ] {
            parts
                .iter()
                .for_each(|part| add(field, &text[part.clone()]));
        }
    }
}

/// Puts `part` after what a field holds, a comma between.
fn add(field: &mut Option<String>, part: &str) {
    match field {
        Some(known) => *known = format!("{known}, {part}"),
        None => *field = Some(part.to_owned()),
    }
}

/// A credit in a body.
struct Found {
    /// What goes.
    cut: Range<usize>,
    byline: Vec<Range<usize>>,
    dateline: Vec<Range<usize>>,
}

impl Found {
    /// The same, `by` bytes further on.
    fn moved(mut self, by: usize) -> Self {
        let parts = self.byline.iter_mut().chain(&mut self.dateline);
        for at in parts.chain([&mut self.cut]) {
            *at = at.start + by..at.end + by;
        }
        self
    }
}

/// Finds credits. Built once.
#[derive(Debug)]
pub(super) struct Finder {
    tables: Tables,
}

impl Finder {
    /// Reads the tables.
    pub(super) fn new(languages: &Languages) -> Self {
        Self {
            tables: Tables::new(languages),
        }
    }

    /// Proposes to remove the credit at the start of `text`, or else at its end, and adds it to `credits`.
    pub(super) fn credit(&self, text: &str, credits: &mut Credits, edits: &mut Edits) {
        let found = self.before(text).or_else(|| self.after(text));
        if let Some(found) = found.filter(|found| is_article(text, &found.cut)) {
            let key = if found.dateline.is_empty() {
                "byline"
            } else {
                "dateline"
            };
            credits.take(text, &found);
            edits.cut(found.cut, key);
        }
    }

    /// Proposes to remove what says when and how the page was made and the times of a live blog, and adds the reporters named there
    /// to `credits`.
    pub(super) fn lines(&self, text: &str, credits: &mut Credits, edits: &mut Edits) {
        lines::mend(text, &self.tables, credits, edits);
    }

    /// The credit before the first sentence of a body. Headlines may stand above it, and a lead before a credit that names
    /// its reporter.
    fn before(&self, text: &str) -> Option<Found> {
        let (mut start, mut lead) = (0, false);
        for _ in 0..=HEADLINES {
            let own = &text[start..];
            if let Some(found) = self.at_start(own, lead) {
                return Some(found.moved(start));
            }
            let line = own.find('\n')?;
            lead |= line > LONGEST || own[..line].ends_with(is_final);
            start = text.len() - own[line..].trim_start().len();
        }
        None
    }

    /// The credit that `text` starts with, after a lead or not.
    fn at_start(&self, text: &str, lead: bool) -> Option<Found> {
        let scanned = scan(near::head(text, LONGEST), &self.tables)?;
        let parts = self.read(text, &scanned)?;
        // A place before a headline says what it is about.
        let line = text[scanned.cut..].split('\n').next().unwrap_or_default();
        let prose = line.ends_with(is_final) || line.contains('।') || line.len() > LONGEST;
        let told = has_reporter(&parts) || (prose && !lead);
        (told && !line.is_empty() && is_credit(&parts, scanned.end))
            .then(|| found(0..scanned.cut, &parts))
    }

    /// The credit at the end of a body: its last line, or the bracket that ends it.
    fn after(&self, text: &str) -> Option<Found> {
        let near = text.len() - near::tail(text, LONGEST).len();
        let start = near + text[near..].rfind(['\n', '('])?;
        let scanned = scan(&text[start..], &self.tables)?;
        let whole = start + scanned.cut == text.len() && scanned.end != End::Colon;
        let parts = self.read(&text[start..], &scanned)?;
        let bracket = text[start..].starts_with('(') && parts.len() == 1 && has_reporter(&parts);
        let line = text[start..].starts_with('\n') && is_credit(&parts, End::Line);
        let cut = text[..start].trim_end().len()..text.len();
        (whole && (bracket || line)).then(|| Found {
            cut,
            ..found(0..0, &parts).moved(start)
        })
    }

    /// Every part told; `None` when one is no part of any credit.
    fn read(&self, text: &str, scanned: &Scanned) -> Option<SmallVec<[Part; MOST]>> {
        let parts = scanned.parts.iter();
        parts
            .map(|part| Part::of(text, part.clone(), &self.tables))
            .collect()
    }
}

/// Whether enough is left of a body without its credit.
fn is_article(text: &str, cut: &Range<usize>) -> bool {
    let rest = if cut.end < text.len() {
        &text[cut.end..]
    } else {
        &text[..cut.start]
    };
    let words = words(rest).filter(|word| word.kind == WordKind::Word);
    words.take(FEWEST).count() == FEWEST
}

/// Whether a line that ends so is made of sentences.
fn is_final(c: char) -> bool {
    is_end(c) || is_closing(c) || c == '…'
}

fn has_reporter(parts: &[Part]) -> bool {
    parts.iter().any(|part| part.kind == Some(Kind::Reporter))
}

/// Whether parts that end so make a credit.
fn is_credit(parts: &[Part], end: End) -> bool {
    let dated = parts.iter().any(|part| part.dated);
    let reported = has_reporter(parts) && (parts.len() > 1 || parts.iter().any(|part| part.sure));
    // A place in Latin letters alone is a topic, unless in capitals.
    let place = parts.iter().find(|part| part.kind == Some(Kind::Place));
    let placed = place.is_some_and(|place| dated || place.letters != Letters::Latin);
    let capitals = parts.iter().all(|part| part.letters == Letters::Capitals);
    let mut names = parts.iter().filter(|part| part.kind == Some(Kind::Name));
    let fits = match (names.next(), end) {
        (_, End::Bracket) => parts
            .last()
            .is_some_and(|last| last.bracketed && last.kind == Some(Kind::Reporter)),
        (_, End::Line) => reported,
        (None, End::Stop | End::Colon) => reported || placed,
        (None, End::Dash) => reported || (placed && (dated || capitals)),
        (Some(name), End::Stop | End::Colon) => {
            let before = place.is_some_and(|place| name.text.start < place.text.start);
            let byline = end == End::Stop || name.bracketed || before;
            reported
                || dated
                || (placed && byline && place.is_some_and(|place| place.letters == name.letters))
        }
        (Some(_), End::Dash) => reported,
    };
    fits && names.next().is_none()
}

/// Whether a name says what the article is about: one in a bracket, in Latin letters where the place is in others (`इंदौर (Indore News)`).
fn is_topic(name: &Part, parts: &[Part]) -> bool {
    let other = |part: &Part| part.kind == Some(Kind::Place) && part.letters == Letters::Other;
    name.bracketed && name.letters != Letters::Other && parts.iter().any(other)
}

/// What goes where: reporters, and names beside a known place, to the byline; a topic to neither.
fn found(cut: Range<usize>, parts: &[Part]) -> Found {
    let placed = parts.iter().any(|part| part.kind == Some(Kind::Place));
    let mut found = Found {
        cut,
        byline: Vec::new(),
        dateline: Vec::new(),
    };
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1);
        // `पुखरी (चंबा)`, `धनबाद/कालूबथान`
        let beside = part.joined
            || next.is_some_and(|next| {
                next.kind == Some(Kind::Place) && (next.bracketed || next.joined)
            });
        let byline = match part.kind {
            Some(Kind::Reporter) => true,
            Some(Kind::Name) if is_topic(part, parts) => continue,
            Some(Kind::Name) => placed && !beside && !part.dated,
            Some(Kind::Place) | None => false,
        };
        let field = if byline {
            &mut found.byline
        } else {
            &mut found.dateline
        };
        field.push(part.text.clone());
    }
    found
}

#[cfg(test)]
mod tests;
