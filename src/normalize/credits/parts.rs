//! What a part of a credit is.

use super::scan::Cut;
use crate::lang::{Languages, rows};
use crate::read::is_month;
use crate::text::{WordKind, folded, words};
use hashbrown::HashSet;
use std::ops::Range;

/// Most words of a name of a person or place, and of a reporter with a name.
const MOST: usize = 3;

/// Who or where a part names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A known place.
    Place,
    /// An agency, a desk or a kind of reporter.
    Reporter,
    /// What could be the name of a person or place.
    Name,
}

/// How a part is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// In Latin capitals.
    Capitals,
    /// In Latin letters, small ones too.
    Latin,
    /// In other letters, or in none.
    Other,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        if letters.peek().is_none() || letters.clone().any(|c| !c.is_ascii()) {
            Self::Other
        } else if letters.all(|c| c.is_ascii_uppercase()) {
            Self::Capitals
        } else {
            Self::Latin
        }
    }
}

/// A part that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: Range<usize>,
    pub(super) bracketed: bool,
    /// Whether a slash joins it to the part before.
    pub(super) joined: bool,
    /// Whether it holds a date or time.
    pub(super) dated: bool,
    /// `None` when it holds nothing else.
    pub(super) kind: Option<Kind>,
    /// Whether it says by itself that this is a credit.
    pub(super) sure: bool,
    /// How it is written.
    pub(super) letters: Letters,
}

/// The tables. Keys are folded.
#[derive(Debug, Default)]
pub(super) struct Parts {
    places: HashSet<String>,
    agencies: HashSet<String>,
    /// Last words of what reporters and desks are called.
    reporters: HashSet<String>,
    labels: HashSet<String>,
    /// What stands before the time a page was made at.
    stamps: HashSet<String>,
    /// What stands before the tags of a page.
    lists: HashSet<String>,
    months: HashSet<String>,
    clock: HashSet<String>,
    /// Words that stand in no name.
    common: HashSet<String>,
}

impl Parts {
    pub(super) fn new(languages: &Languages) -> Self {
        let mut parts = Self::default();
        for pack in languages.packs() {
            for row in rows::<2>(pack.table("credits")).expect("shipped tables are tested to parse")
            {
                let [word, kind] = row.cells;
                if let Some(set) = parts.set(kind) {
                    set.insert(key(word));
                }
            }
            for table in pack.family("names") {
                for row in rows::<7>(table).expect("shipped tables are tested to parse") {
                    let [_, kind, hindi, english, aliases, ..] = row.cells;
                    if matches!(kind, "GPE" | "LOC") {
                        let names = [hindi, english].into_iter().chain(aliases.split('|'));
                        parts
                            .places
                            .extend(names.map(key).filter(|name| !name.is_empty()));
                    }
                }
            }
        }
        parts
    }

    /// The set of a kind of row.
    pub(super) fn set(&mut self, kind: &str) -> Option<&mut HashSet<String>> {
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

    /// Whether a part stands before the reporter's name and only says so.
    pub(super) fn is_label(&self, text: &str) -> bool {
        self.labels.contains(&key(text))
    }

    /// Whether a part is a date or time and nothing else.
    pub(super) fn is_date(&self, text: &str) -> bool {
        let words = folded_words(text);
        let mut rest = &words[..];
        self.drop_date(&mut rest) && rest.is_empty()
    }

    /// Whether a part is a time of the clock, with or without a date. In a bracket `10.30` is one.
    pub(super) fn is_clock(&self, text: &str, bracketed: bool) -> bool {
        let words = folded_words(text);
        self.is_date(text) && has_clock(&words, bracketed || words.len() > 1)
    }

    /// Whether a part is a time of the clock, or says of a date that it is the page's.
    pub(super) fn is_stamp(&self, text: &str) -> bool {
        let words = folded_words(text);
        if let [number, unit @ ..] = &words[..]
            && number.chars().all(char::is_numeric)
            && self.stamps.contains(&unit.join(" "))
        {
            return true;
        }
        let label = longest(&words, &self.stamps);
        let mut rest = &words[label..];
        self.drop_date(&mut rest)
            && rest.is_empty()
            && (label > 0 || has_clock(&words, words.len() > 1))
    }

    /// Whether a part is a list of tags or the like, by the word and colon before it.
    pub(super) fn lists(&self, text: &str) -> bool {
        let head = text.split_once(':').map(|(head, _)| head);
        head.is_some_and(|head| self.lists.contains(&key(head)))
    }

    /// The reporter that a part names after a label.
    pub(super) fn labelled<'t>(&self, text: &'t str) -> Option<&'t str> {
        let cut = Cut {
            text: 0..text.len(),
            ..Cut::default()
        };
        let part = self.tell(text, cut)?;
        (part.kind == Some(Kind::Reporter) && part.text.start > 0).then(|| &text[part.text])
    }

    /// Tells what a part is; `None` when it is nothing that a credit holds.
    pub(super) fn tell(&self, text: &str, cut: Cut) -> Option<Part> {
        let own = &text[cut.text.clone()];
        let (starts, all): (Vec<u32>, Vec<String>) = words(own)
            .filter(|word| word.kind != WordKind::Mark)
            .map(|word| (word.span.start, folded(word.of(own))))
            .unzip();
        let mut rest = &all[..];
        let labelled = self.drop_label(&mut rest) || cut.labelled;
        let start = starts.get(all.len() - rest.len()).copied().unwrap_or(0) as usize;
        let dated = self.drop_date(&mut rest);
        let kind = if labelled && !rest.is_empty() {
            (rest.len() <= MOST + 2 && self.is_name(own, rest)).then_some(Kind::Reporter)
        } else {
            self.kind(own, rest)
        };
        (kind.is_some() || (dated && rest.is_empty())).then(|| Part {
            text: cut.text.start + start..cut.text.end,
            bracketed: cut.bracketed,
            joined: cut.joined,
            dated,
            kind,
            sure: labelled || all.len() > 1 || cut.bracketed,
            letters: Letters::of(own),
        })
    }

    fn kind(&self, own: &str, words: &[String]) -> Option<Kind> {
        if words.is_empty() || words.len() > 2 * MOST {
            return None;
        }
        if self.is_place(words) {
            return Some(Kind::Place);
        }
        if self.is_reporter(words) {
            return Some(Kind::Reporter);
        }
        // `अलीगढ़ जेएनएन`, `प्रमुख संवाददाता मुंबई`
        let split = (1..words.len()).map(|at| words.split_at(at));
        let both = |(left, right)| {
            (self.is_place(left) && self.is_reporter(right))
                || (self.is_reporter(left) && self.is_place(right))
        };
        if split.into_iter().any(both) {
            return Some(Kind::Reporter);
        }
        (words.len() <= MOST && self.is_name(own, words)).then_some(Kind::Name)
    }

    fn is_place(&self, words: &[String]) -> bool {
        let name = words.join(" ");
        self.places.contains(&name) && !self.common.contains(&name)
    }

    fn is_reporter(&self, words: &[String]) -> bool {
        let agency = |word: &String| self.agencies.contains(word);
        words.iter().all(agency)
            || self.agencies.contains(&words.join(" "))
            || (words.len() <= MOST
                && words
                    .last()
                    .is_some_and(|last| self.reporters.contains(last))
                && words.iter().all(|word| !self.common.contains(word)))
    }

    /// Whether words may be a name: none is of those that stand in no name, Latin ones begin with a capital.
    fn is_name(&self, own: &str, folded: &[String]) -> bool {
        let plain = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        folded
            .iter()
            .all(|word| !self.common.contains(word) && !word.contains(char::is_numeric))
            && !own.split_whitespace().any(plain)
    }

    /// Drops a label at the start.
    fn drop_label(&self, words: &mut &[String]) -> bool {
        let len = longest(words, &self.labels);
        *words = &words[len..];
        len > 0
    }

    /// Drops a date at the start, or the clock that is all there is.
    fn drop_date(&self, words: &mut &[String]) -> bool {
        let number = |word: &String| {
            word.chars()
                .all(|c| c.is_numeric() || matches!(c, ':' | '.'))
        };
        let month = |word: &String| is_month(word) || self.months.contains(word);
        let timed = |word: &String| number(word) || month(word) || self.clock.contains(word);
        let len = match &words[..] {
            [day, name, ..] if month(name) && !month(day) => 2,
            [name, day, ..] if month(name) && number(day) => 2,
            all if all.iter().all(timed) && all.iter().any(number) => all.len(),
            _ => 0,
        };
        let clock = words[len..].iter().take_while(|word| timed(word)).count();
        let len = if len == 0 { 0 } else { len + clock };
        *words = &words[len..];
        len > 0
    }
}

/// How many words at the start, three at most, make an entry of `set`.
fn longest(words: &[String], set: &HashSet<String>) -> usize {
    let entry = |len: &usize| {
        words
            .get(..*len)
            .is_some_and(|start| set.contains(&start.join(" ")))
    };
    (1..=3).rev().find(entry).unwrap_or(0)
}

/// Whether words hold an hour with its minutes, after a colon or, if `stopped`, after a full stop.
fn has_clock(words: &[String], stopped: bool) -> bool {
    words.iter().any(|word| {
        let stop = || word.split_once('.').filter(|_| stopped);
        let split = word.split_once(':').or_else(stop);
        let Some((hour, minutes)) = split else {
            return false;
        };
        let below =
            |number: &str, limit: u8| number.parse::<u8>().is_ok_and(|number| number < limit);
        let minutes = minutes.split(':').next().unwrap_or_default();
        below(hour, 25) && minutes.len() == 2 && below(minutes, 60)
    })
}

/// How words are looked up.
fn key(text: &str) -> String {
    folded_words(text).join(" ")
}

/// The words and numbers of a text, folded.
fn folded_words(text: &str) -> Vec<String> {
    let found = words(text).filter(|word| word.kind != WordKind::Mark);
    found.map(|word| folded(word.of(text))).collect()
}
