//! Furniture of web pages in article texts: share lines, "also read" lines and their like, by the tables `boilerplate.tsv`.

use super::Step;
use crate::lang::{Languages, rows};
use crate::text::{Patch, WordKind, folded, words};
use hashbrown::HashMap;
use std::ops::Range;

/// What goes with the words of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A line of these words alone.
    Line,
    /// A line that starts with them.
    Start,
    /// The rest of the line, where they start a sentence.
    Tail,
}

/// Words of a line that starts with those of a row; a longer one is a paragraph that happens to. The longest headline among the 18,449
/// Hindi ones of three public sets has 40 words.
const LINE: usize = 45;

/// Words of the rest of a line that starts with those of a row.
const TAIL: usize = 30;

/// Bytes in which a tail is looked for: as many as its words can have at most, in practice.
const TAIL_BYTES: usize = TAIL * 48;

/// Words as the rows have them: folded.
#[derive(Debug)]
pub(super) struct Furniture {
    /// By first word.
    rows: HashMap<String, Vec<(Kind, Vec<String>)>>,
}

impl Furniture {
    /// The rows of all languages: Hindi pages have English buttons.
    pub(super) fn new(languages: &Languages) -> Self {
        let mut by_first: HashMap<String, Vec<(Kind, Vec<String>)>> = HashMap::new();
        for pack in languages.packs() {
            let table = rows::<2>(pack.table("boilerplate")).expect("shipped tables are tested");
            for [phrase, kind] in table.into_iter().map(|row| row.cells) {
                let kind = match kind {
                    "line" => Kind::Line,
                    "start" => Kind::Start,
                    _ => Kind::Tail,
                };
                let phrase: Vec<String> = phrase.split(' ').map(folded).collect();
                by_first
                    .entry(phrase[0].clone())
                    .or_default()
                    .push((kind, phrase));
            }
        }
        Self { rows: by_first }
    }

    /// Removes what the rows name.
    pub(super) fn remove(&self, text: &str) -> Step {
        let mut step = Step::new("boilerplate");
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            if self.goes(words) {
                step.push(Patch::cut(start..start + line.len()));
            } else if let Some(tail) = self.tail(words) {
                step.push(Patch::cut(start + tail..start + words.len()));
            }
            start += line.len();
        }
        step
    }

    fn goes(&self, line: &str) -> bool {
        self.starts(line, Kind::Start) && spoken(line).nth(LINE).is_none()
            || self
                .matching(line, Kind::Line)
                .any(|phrase| spoken(line).nth(phrase.len()).is_none())
    }

    /// Where the earliest tail of a line starts.
    fn tail(&self, text: &str) -> Option<usize> {
        let mut from = text.len().saturating_sub(TAIL_BYTES);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let within = words(&text[from..]).filter(|word| word.kind == WordKind::Word);
        within
            .map(|word| from + word.span.start as usize)
            .find(|&at| {
                starts_sentence(&text[..at])
                    && self.starts(&text[at..], Kind::Tail)
                    && spoken(&text[at..]).nth(TAIL).is_none()
            })
    }

    fn starts(&self, text: &str, kind: Kind) -> bool {
        self.matching(text, kind).next().is_some()
    }

    /// The phrases of a kind that `text` starts with.
    fn matching<'f>(&'f self, text: &'f str, kind: Kind) -> impl Iterator<Item = &'f Vec<String>> {
        let first = spoken(text).next().map(|word| folded(&text[word]));
        let rows = first.and_then(|first| self.rows.get(&first));
        rows.into_iter().flatten().filter_map(move |(of, phrase)| {
            let mut words = spoken(text).map(|word| folded(&text[word]));
            let all = *of == kind
                && phrase
                    .iter()
                    .all(|word| words.next().as_ref() == Some(word));
            all.then_some(phrase)
        })
    }
}

/// The words of a text, marks and numbers left out.
fn spoken(text: &str) -> impl Iterator<Item = Range<usize>> {
    words(text)
        .filter(|word| word.kind == WordKind::Word)
        .map(|word| word.span.range())
}

/// Whether a sentence can start after `before`.
fn starts_sentence(before: &str) -> bool {
    let marks = before.trim_end_matches([' ', '"', '\'', '(', '[', '*', '-', '–']);
    marks.is_empty() || marks.ends_with(['\n', '।', '॥', '.', '?', '!', '|', ')', ']', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let furniture = Furniture::new(&Languages::builtin());
        let mut draft = crate::text::Draft::new(text);
        draft.apply(furniture.remove(text).patches);
        assert_eq!(draft.text(), expected);
    }

    #[test]
    fn furniture_goes() {
        check(
            "पुल बन गया।\nयह भी पढ़ें: नई सड़क का काम रुका\nलोग खुश हैं।",
            "पुल बन गया।\nलोग खुश हैं।",
        );
        check("पुल बन गया। इसे शेयर करें: फेसबुक | ट्विटर", "पुल बन गया। ");
        check(
            "The bridge is open.\nADVERTISEMENT\nPeople cheered.",
            "The bridge is open.\nPeople cheered.",
        );
        check(
            "पुल बन गया। इसे शेयर करें: फेसबुक\nलोग खुश हैं।",
            "पुल बन गया। \nलोग खुश हैं।",
        );
        check(
            "The bridge is open. Share this: Facebook, WhatsApp",
            "The bridge is open. ",
        );
    }

    #[test]
    fn articles_stay() {
        for text in [
            "मंत्री ने कहा कि लोग यह भी पढ़ें और समझें।",
            "The minister said people should also read the report.",
            "विज्ञापन पर खर्च बढ़ा है।",
            "Readers share this view of the town.",
            "",
        ] {
            check(text, text);
        }
        let paragraph = format!("यह भी पढ़ें {}", "शब्द ".repeat(60));
        check(&paragraph, &paragraph);
    }

    #[test]
    fn every_row_is_sound() {
        for pack in Languages::builtin().packs() {
            for row in rows::<2>(pack.table("boilerplate")).expect("two columns") {
                let [phrase, kind] = row.cells;
                assert!(["line", "start", "tail"].contains(&kind), "{row:?}");
                let found: Vec<_> = spoken(phrase).map(|word| &phrase[word]).collect();
                assert_eq!(found.join(" "), phrase, "{row:?}");
            }
        }
    }
}
