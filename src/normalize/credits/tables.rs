//! The words of credits, as the tables have them.

use super::terms::{Term, Terms, key};
use crate::lang::{Languages, rows};
use crate::read::is_month;
use hashbrown::HashSet;

/// Phrases of one kind, by the hash of their folded words.
#[derive(Debug, Default)]
pub(super) struct Phrases(HashSet<u64>);

impl Phrases {
    fn add(&mut self, phrase: &str) {
        if let Some(terms) = Terms::of(phrase).filter(|terms| !terms.is_empty()) {
            self.0.insert(key(&terms));
        }
    }

    /// Whether words are one of them.
    pub(super) fn has(&self, terms: &[Term<'_>]) -> bool {
        !terms.is_empty() && self.0.contains(&key(terms))
    }

    /// How many words at the start, three at most, are one of them.
    pub(super) fn at_start(&self, terms: &[Term<'_>]) -> usize {
        let fits = |len: &usize| terms.get(..*len).is_some_and(|start| self.has(start));
        (1..=3).rev().find(fits).unwrap_or(0)
    }
}

/// The tables of all languages. Built once.
#[derive(Debug, Default)]
pub(super) struct Tables {
    places: Phrases,
    pub(super) agencies: Phrases,
    /// Last words of what reporters and desks are called.
    pub(super) reporters: Phrases,
    /// What stands before a reporter's name and only says so.
    pub(super) labels: Phrases,
    /// What stands before the time a page was made at, or after the minutes it takes to read.
    pub(super) stamps: Phrases,
    /// What stands before the tags of a page.
    pub(super) lists: Phrases,
    months: Phrases,
    clock: Phrases,
    /// Words that stand in no name.
    common: Phrases,
}

impl Tables {
    pub(super) fn new(languages: &Languages) -> Self {
        let mut tables = Self::default();
        for pack in languages.packs() {
            let credits = rows::<2>(pack.table("credits"));
            for row in credits.expect("shipped tables are tested to parse") {
                let [phrase, kind] = row.cells;
                if let Some(phrases) = tables.of_kind(kind) {
                    phrases.add(phrase);
                }
            }
            for names in pack.family("names") {
                for row in rows::<7>(names).expect("shipped tables are tested to parse") {
                    let [_, kind, hindi, english, aliases, ..] = row.cells;
                    if matches!(kind, "GPE" | "LOC") {
                        let names = [hindi, english].into_iter().chain(aliases.split('|'));
                        names.for_each(|name| tables.places.add(name));
                    }
                }
            }
        }
        tables
    }

    /// The phrases of a kind of row.
    pub(super) fn of_kind(&mut self, kind: &str) -> Option<&mut Phrases> {
        Some(match kind {
            "agency" => &mut self.agencies,
            "reporter" => &mut self.reporters,
            "label" => &mut self.labels,
            "stamp" => &mut self.stamps,
            "list" => &mut self.lists,
            "month" => &mut self.months,
            "clock" => &mut self.clock,
            "common" => &mut self.common,
            _ => return None,
        })
    }

    pub(super) fn is_place(&self, terms: &[Term<'_>]) -> bool {
        self.places.has(terms) && !self.common.has(terms)
    }

    /// Whether some of the words stand in no name.
    pub(super) fn are_common(&self, terms: &[Term<'_>]) -> bool {
        terms.chunks(1).any(|term| self.common.has(term))
    }

    /// How many words at the start are a date, or a time where there is nothing else.
    pub(super) fn date(&self, terms: &[Term<'_>]) -> usize {
        let month = |term: &Term<'_>| is_month(term.own) || self.months.has(&[*term]);
        let timed = |term: &Term<'_>| term.is_number() || month(term) || self.clock.has(&[*term]);
        let len = match terms {
            [day, name, ..] if month(name) && !month(day) => 2,
            [name, day, ..] if month(name) && day.is_number() => 2,
            all if all.iter().all(timed) && all.iter().any(Term::is_number) => all.len(),
            _ => return 0,
        };
        len + terms[len..].iter().take_while(|term| timed(term)).count()
    }

    /// Whether a text is a date or time and nothing else.
    pub(super) fn is_date(&self, text: &str) -> bool {
        Terms::of(text).is_some_and(|terms| !terms.is_empty() && self.date(&terms) == terms.len())
    }
}
