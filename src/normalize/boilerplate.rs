//! Lines and sentences that are no part of an article: "share", "also read", "download our app".
//!
//! What they look like is data, `config/lang/*/boilerplate.tsv`. Patterns and text are compared as folded words, so case,
//! marks, nukta and half nasals do not count. If more than a stated share of the article would go, nothing goes: what looks
//! like boilerplate from end to end is better kept.

mod networks;
mod pattern;
mod stretch;

use super::edits::Edits;
use super::enclosing::is_end;
use super::lines::{Kept, LONGEST, cuts, lines, trimmed};
use super::web::Addresses;
use crate::lang::{Languages, rows};
use crate::text::{FoldMap, Milli};
use networks::Networks;
use pattern::{Kind, Pattern, key_words};
use std::ops::Range;
use stretch::{last_bracket, last_piece};

/// The patterns of all languages. Built once.
#[derive(Debug)]
pub(super) struct Boilerplate {
    /// By the first word of a pattern.
    patterns: FoldMap<Vec<Pattern>>,
    networks: Networks,
    max_share: Milli,
}

impl Boilerplate {
    /// Reads the tables. `max_share` is the largest share of an article's bytes that may go.
    pub(super) fn new(languages: &Languages, max_share: Milli) -> Self {
        let mut patterns: FoldMap<Vec<Pattern>> = FoldMap::default();
        let mut networks = Networks::default();
        for pack in languages.packs() {
            let table = pack.table("boilerplate");
            for row in rows::<3>(table).expect("shipped tables are tested to parse") {
                let [kind, pattern, key] = row.cells;
                if kind == "network" {
                    networks.add(pattern);
                } else if let Some(pattern) = Pattern::new(kind, pattern, key)
                    && let Some(first) = pattern.first().cloned()
                {
                    patterns.at(&first).push(pattern);
                }
            }
        }
        Self {
            patterns,
            networks,
            max_share,
        }
    }

    /// Proposes what to remove.
    pub(super) fn mend(&self, text: &str, edits: &mut Edits) {
        let web = Addresses::of(text);
        if !self.is_due(text, &web) {
            return;
        }
        let lines: Vec<_> = lines(text).collect();
        let mut kept: Vec<Kept> = lines
            .iter()
            .map(|line| self.shorten(text, line.clone(), &web))
            .collect();
        self.shorten_tail(text, &web, &mut kept);

        let cuts = cuts(text, &lines, &kept);
        let cut: usize = cuts.iter().map(|(at, _)| at.len()).sum();
        if Milli::ratio(cut as i64, text.len() as i64) <= self.max_share {
            for (at, key) in cuts {
                edits.cut(at, key);
            }
        }
    }

    /// Whether anything would go.
    fn is_due(&self, text: &str, web: &Addresses) -> bool {
        let goes = |line: Range<usize>| self.shorten(text, line, web).1.is_some();
        lines(text).any(goes)
            || lines(text)
                .last()
                .is_some_and(|line| self.tail(text, &line, web).is_some())
    }

    /// What stays of a line, and why the rest goes.
    fn shorten(&self, text: &str, mut line: Range<usize>, web: &Addresses) -> Kept {
        let mut why = None;
        loop {
            if let Some(key) = self.find(
                text,
                line.clone(),
                web,
                &[Kind::Line, Kind::Start, Kind::End, Kind::Closing],
            ) {
                return (line.start..line.start, Some(key));
            }
            if why.is_none() {
                let own = &text[line.clone()];
                let shares = self.networks.cover(own).then_some("share");
                if let Some(key) = shares.or_else(|| self.labelled(text, line.clone(), web)) {
                    return (line.start..line.start, Some(key));
                }
            }
            let last = last_piece(text, &line);
            match self.find(text, last.clone(), web, &[Kind::End, Kind::Closing]) {
                Some(key) if last.start > line.start => {
                    line.end = trimmed(text, line.start..last.start);
                    why = Some(key);
                }
                _ => return (line, why),
            }
        }
    }

    /// Shortens the end of the article: bracket or last piece, as long as one holds a pattern for it.
    fn shorten_tail(&self, text: &str, web: &Addresses, kept: &mut [Kept]) {
        // Lines past the last one that is not empty stay empty.
        let mut end = kept.len();
        while let Some(last) = kept[..end].iter().rposition(|(line, _)| !line.is_empty()) {
            end = last + 1;
            let Some((part, key)) = self.tail(text, &kept[last].0, web) else {
                return;
            };
            for (line, why) in kept[..=last].iter_mut().rev() {
                if line.end <= part.start {
                    break;
                }
                let end = line.end.min(part.start.max(line.start));
                (line.end, *why) = (trimmed(text, line.start..end), Some(key));
            }
            if let Some((line, why)) = kept.iter_mut().rfind(|(line, _)| !line.is_empty()) {
                let (shorter, reason) = self.shorten(text, line.clone(), web);
                (*line, *why) = (shorter, reason.or(*why));
            }
        }
    }

    /// What may go from the end of the article's last line: a bracket or the last piece, and why.
    fn tail(
        &self,
        text: &str,
        line: &Range<usize>,
        web: &Addresses,
    ) -> Option<(Range<usize>, &'static str)> {
        let bracket = last_bracket(text, line.end);
        let piece = last_piece(text, line);
        let mut parts = bracket.into_iter().chain([piece]);
        parts.find_map(|part| {
            let key = self.find(text, part.clone(), web, &[Kind::Tail])?;
            Some((part, key))
        })
    }

    /// The repair key of the first pattern of these kinds that fits the stretch `at` of `text`.
    fn find(
        &self,
        text: &str,
        at: Range<usize>,
        web: &Addresses,
        kinds: &[Kind],
    ) -> Option<&'static str> {
        if at.is_empty() || at.len() > LONGEST {
            return None;
        }
        let mut words = key_words(text, at, web);
        let starts = if kinds == [Kind::Tail] { usize::MAX } else { 1 };
        (0..starts)
            .map_while(|_| {
                let here = words.clone();
                Some((here, words.next()?))
            })
            .find_map(|(here, first)| {
                let fits = |pattern: &&Pattern| {
                    kinds.contains(&pattern.kind) && pattern.fits(here.clone())
                };
                let pattern = self.patterns.get(first)?.iter().find(fits)?;
                Some(pattern.key)
            })
    }

    /// The key of the label that a short line has, at its start or after a dash.
    fn labelled(&self, text: &str, line: Range<usize>, web: &Addresses) -> Option<&'static str> {
        /// Longest such line, in bytes: a caption of some 15 Devanagari words.
        const LONGEST: usize = 240;
        let own = &text[line.clone()];
        if own.len() > LONGEST || own.ends_with(is_end) {
            return None;
        }
        own.match_indices([':', ',']).find_map(|(at, mark)| {
            let head = own[..at].trim_end();
            let dash = head
                .rfind(" - ")
                .filter(|_| mark == ":")
                .map_or(0, |dash| dash + 3);
            // A word before a comma is but a word.
            if mark == "," && !head.contains(' ') {
                return None;
            }
            let label = line.start + dash..line.start + head.len();
            self.find(text, label, web, &[Kind::Label])
        })
    }
}

#[cfg(test)]
mod tests;
