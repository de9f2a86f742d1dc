//! What a full stop means: the end of a sentence, or part of a word.

use super::near;
use crate::lang::{Languages, rows};
use crate::text::{FoldMap, Script, is_alphanumeric};
use hashbrown::HashMap;

/// What a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The end of a sentence, as far as the word before it tells.
    End,
    /// Part of an abbreviation that can end a sentence (`कि.मी.`, `U.S.`).
    Maybe,
    /// Part of a word, a number or a list number: no end.
    Inner,
}

/// How a word with a stop behaves; the kinds of `abbreviations.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    Number,
    Unit,
    Letter,
    Word,
    Domain,
}

/// The tables that tell stops apart. Built once.
#[derive(Debug)]
pub struct Stops {
    latin: HashMap<String, Kind>,
    other: FoldMap<Option<Kind>>,
    openers: Vec<String>,
}

/// Longest word looked at, in bytes on either side of a stop. A longer one is no abbreviation.
const LONGEST: usize = 48;

impl Stops {
    /// Reads the abbreviation tables of all languages.
    pub fn new(languages: &Languages) -> Self {
        let mut stops = Self {
            latin: HashMap::new(),
            other: FoldMap::default(),
            openers: Vec::new(),
        };
        for pack in languages.packs() {
            let table =
                rows::<2>(pack.table("abbreviations")).expect("shipped tables are tested to parse");
            for row in table {
                let [word, kind] = row.cells;
                stops.add(word, kind);
            }
        }
        stops
    }

    fn add(&mut self, word: &str, kind: &str) {
        let kind = match kind {
            "title" => Kind::Title,
            "number" => Kind::Number,
            "unit" => Kind::Unit,
            "letter" => Kind::Letter,
            "word" => Kind::Word,
            "domain" => Kind::Domain,
            "opener" => return self.openers.push(word.to_owned()),
            _ => return,
        };
        if word.is_ascii() {
            self.latin.entry(word.to_owned()).or_insert(kind);
        } else {
            self.other.at(word).get_or_insert(kind);
        }
    }

    /// How a word behaves: Latin as it is written, for `No.` and `no.` differ, any other folded.
    fn kind(&self, word: &str) -> Option<Kind> {
        if word.is_ascii() {
            self.latin.get(word).copied()
        } else {
            self.other.get(word).copied().flatten()
        }
    }

    /// What the full stop at byte `at` of `text` is. It looks at the word before and the word after, and through one space.
    pub fn at(&self, text: &str, at: usize) -> Stop {
        let (left, right) = (&text[..at], &text[at + 1..]);
        let word = word_before(left);
        let tight = right.chars().next().filter(|c| !c.is_whitespace());
        let next = right.strip_prefix(' ').unwrap_or(right).chars().next();
        if word.is_empty() {
            let open = left.chars().next_back().is_none_or(char::is_whitespace);
            return if open && tight.is_some() {
                Stop::Inner
            } else {
                Stop::End
            };
        }
        let Some(last) = word.rsplit('.').next().filter(|last| !last.is_empty()) else {
            return Stop::End;
        };
        if last.chars().all(char::is_numeric) {
            let decimal = tight.is_some_and(char::is_numeric);
            let listed = last.chars().count() <= 2
                && word == last
                && (left.len() == word.len() || left[..left.len() - word.len()].ends_with('\n'));
            return if decimal || listed {
                Stop::Inner
            } else {
                Stop::End
            };
        }
        if tight.is_some() && self.kind(word_after(right)) == Some(Kind::Domain) {
            return Stop::Inner;
        }
        let inner = word.len() > last.len();
        let chain = inner || self.opens_initial(right);
        let known = self.kind(word).or_else(|| self.kind(last));
        match known {
            Some(Kind::Title | Kind::Letter) => Stop::Inner,
            Some(Kind::Number) if next.is_some_and(char::is_numeric) => Stop::Inner,
            Some(Kind::Unit) => Stop::Maybe,
            Some(Kind::Word) if chain => Stop::Inner,
            _ if is_initial(last) || (is_single(last) && (inner || (tight.is_some() && chain))) => {
                match tight.or(next) {
                    _ if chain && !inner => Stop::Inner,
                    None => Stop::End,
                    Some(_) if inner && tight.is_none() => Stop::Maybe,
                    Some(_) => Stop::Inner,
                }
            }
            _ if tight.is_some() && self.goes_on(word, right) => Stop::Inner,
            _ => Stop::End,
        }
    }

    /// Whether a word is one that often opens a sentence.
    pub fn is_opener(&self, word: &str) -> bool {
        self.openers.iter().any(|opener| opener == word)
    }

    /// Whether `right` starts with another initial and its stop. Through a space only a sure one counts, for ordinary words
    /// may be as short.
    fn opens_initial(&self, right: &str) -> bool {
        let near = right.strip_prefix(' ').unwrap_or(right);
        let word = word_after(near);
        if word.is_empty() || !near[word.len()..].starts_with('.') {
            return false;
        }
        is_initial(word)
            || (near.len() == right.len() && is_single(word))
            || matches!(self.kind(word), Some(Kind::Letter | Kind::Word))
    }

    /// Whether word and what follows are together the start of a known abbreviation (`कि` of `कि.मी.`).
    fn goes_on(&self, word: &str, right: &str) -> bool {
        let after = word_after(right);
        !after.is_empty() && self.kind(&format!("{word}.{after}")).is_some()
    }
}

/// Whether a word before a stop is an initial by its shape: one Latin capital, or one bare Devanagari letter.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_uppercase() || Script::of(c) == Some(Script::Devanagari),
        _ => false,
    }
}

/// Whether a word is one base letter with its marks.
fn is_single(word: &str) -> bool {
    let bases = word.chars().filter(|&c| !is_devanagari_mark(c)).count();
    bases == 1 && !word.contains('\u{94d}')
}

fn is_devanagari_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{955}'..='\u{957}')
}

fn is_word(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{950}')
        || is_devanagari_mark(c)
        || is_alphanumeric(c)
        || matches!(c, '\u{200c}' | '\u{200d}')
}

/// The letters, figures and inner stops before the end of `left`; empty where there are none, or more than [`LONGEST`] bytes.
fn word_before(left: &str) -> &str {
    let near = near::tail(left, LONGEST);
    let word = near.rfind(|c| !is_word(c) && c != '.').map_or(near, |at| {
        let other = near[at..].chars().next().map_or(0, char::len_utf8);
        &near[at + other..]
    });
    if word.len() == near.len() && near.len() < left.len() {
        return near.rsplit('.').next().unwrap_or_default();
    }
    word.trim_start_matches('.')
}

/// The letters and figures at the start of `right`; at most [`LONGEST`] bytes.
fn word_after(right: &str) -> &str {
    let near = near::head(right, LONGEST);
    &near[..near.find(|c| !is_word(c)).unwrap_or(near.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `at` counts the stops of `text` from 0.
    fn check(text: &str, at: usize, expected: Stop) {
        let stops = Stops::new(&Languages::builtin());
        let (byte, _) = text.match_indices('.').nth(at).expect("a stop");
        assert_eq!(stops.at(text, byte), expected, "{text} stop {at}");
    }

    #[test]
    fn stops_mean_what_stands_around_them() {
        use Stop::*;
        for (text, at, expected) in [
            ("पुल खुल गया है. कल", 0, End),
            ("पुल खुल गया है.कल", 0, End),
            ("डॉ. सिन्हा", 0, Inner),
            ("12 कि.मी. दूर", 0, Inner),
            ("12 कि.मी. दूर", 1, Maybe),
            ("ए. पी. जे. कलाम", 0, Inner),
            ("ए. पी. जे. कलाम", 1, Inner),
            ("ए. पी. जे. कलाम", 2, Inner),
            ("पुल खुला है. डॉ. राव", 0, End),
            ("भा.ज.पा. नेता", 0, Inner),
            ("वह घर आई. उसने", 0, End),
            ("रु. 500", 0, Inner),
            ("3.5 फीसदी", 0, Inner),
            ("1. पहला", 0, Inner),
            ("साल 2019. कल", 0, End),
            ("अमेज़न.कॉम पर", 0, Inner),
            ("Dr. Rao", 0, Inner),
            ("J. K. Sen", 1, Inner),
            ("the U.S. The", 0, Inner),
            ("the U.S. The", 1, Maybe),
            ("He said no. Then", 0, End),
            ("No. 5", 0, Inner),
            (".5", 0, Inner),
            (".", 0, End),
        ] {
            check(text, at, expected);
        }
    }

    #[test]
    fn shipped_tables_have_known_kinds() {
        for pack in Languages::builtin().packs() {
            for row in rows::<2>(pack.table("abbreviations")).expect("two columns") {
                let [word, kind] = row.cells;
                assert!(
                    [
                        "title", "number", "unit", "letter", "word", "domain", "opener"
                    ]
                    .contains(&kind),
                    "{:?} line {}: {kind}",
                    pack.lang,
                    row.line
                );
                assert!(!word.is_empty() && !word.ends_with('.'));
            }
        }
    }
}
