//! Sentences.
//!
//! Danda, question and exclamation marks end a sentence; so does a full stop that ends no abbreviation or initial; so does every
//! line end. Quotes and brackets that close right after the stop belong to the sentence they close.

use super::Field;
use crate::lang::{Languages, rows};
use crate::normalize::Normalized;
use crate::text::{NormSpan, folded};
use hashbrown::HashMap;

/// One sentence, without the space around it. A title is one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The field it stands in.
    pub field: Field,
    /// Where, in bytes.
    pub span: NormSpan,
}

/// Cuts articles into sentences.
#[derive(Debug)]
pub struct Cutter {
    /// By folded form.
    abbreviations: HashMap<String, Kind>,
}

/// What an abbreviation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Ends no sentence, whatever follows.
    Always,
    /// Ends none before a number.
    BeforeNumber,
    /// The Hindi name of a Latin letter: an initial, if another is beside it.
    Letter,
}

/// Longest word that is looked up, in bytes: longer than any abbreviation.
const LONGEST: usize = 64;

impl Cutter {
    /// A cutter with the abbreviations of all languages: articles mix them.
    pub fn new(languages: &Languages) -> Self {
        let mut abbreviations = HashMap::new();
        for pack in languages.packs() {
            let table = rows::<2>(pack.table("abbreviations")).expect("shipped tables are tested");
            for [abbreviation, kind] in table.into_iter().map(|row| row.cells) {
                let kind = match kind {
                    "letter" => Kind::Letter,
                    "number" | "month" => Kind::BeforeNumber,
                    _ => Kind::Always,
                };
                abbreviations.entry(folded(abbreviation)).or_insert(kind);
            }
        }
        Self { abbreviations }
    }

    /// The sentences of an article: the title first, then the body's in order, apart, covering all but white space.
    pub fn cut(&self, article: &Normalized) -> Vec<Sentence> {
        let title = article
            .title
            .as_deref()
            .map(trimmed)
            .filter(|span| !span.is_empty());
        let title = title.map(|span| Sentence {
            field: Field::Title,
            span,
        });
        let body = self.spans(&article.text).into_iter().map(|span| Sentence {
            field: Field::Text,
            span,
        });
        title.into_iter().chain(body).collect()
    }

    /// The sentences of a text, in bytes.
    fn spans(&self, text: &str) -> Vec<NormSpan> {
        let mut found = Vec::new();
        let mut line_start = 0;
        for line in text.split_inclusive('\n') {
            self.line(line, line_start, &mut found);
            line_start += line.len();
        }
        found
    }

    fn line(&self, line: &str, offset: usize, found: &mut Vec<NormSpan>) {
        let mut start = 0;
        let mut quotes = 0;
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            quotes += usize::from(c == '"');
            if !is_stop(c) {
                continue;
            }
            let mut run = Run {
                first: c,
                dots: usize::from(c == '.'),
            };
            while let Some((_, c)) = chars.next_if(|&(_, c)| is_stop(c)) {
                run.dots += usize::from(c == '.');
            }
            let mut closed = false;
            let mut bracket = false;
            while let Some((_, c)) = chars.next_if(|&(_, c)| is_closer(c, quotes)) {
                closed = true;
                bracket |= c == ')' || c == ']';
                quotes += usize::from(c == '"');
            }
            let end = chars.peek().map_or(line.len(), |&(end, _)| end);
            let rest = &line[end..];
            let ends = rest.trim_start().is_empty()
                || self.ends(&line[start..at], &run, rest, closed, bracket);
            if ends {
                push(line, start..end, offset, found);
                start = end;
                quotes = 0;
            }
        }
        push(line, start..line.len(), offset, found);
    }

    /// Whether a run of stops between `before` and `rest` ends a sentence.
    fn ends(&self, before: &str, run: &Run, rest: &str, closed: bool, bracket: bool) -> bool {
        let spaced = rest.starts_with(char::is_whitespace);
        let next = rest
            .trim_start()
            .trim_start_matches(['"', '\'', '(', '[', '“', '‘']);
        let lower = next.starts_with(char::is_lowercase);
        if run.first != '.' && run.first != '…' {
            // Danda and its like need no space after them; a mark in brackets, or before the rest of a sentence, ends none.
            let danda = !matches!(run.first, '?' | '!');
            return danda
                || (!lower
                    && !bracket
                    && (spaced || next.starts_with(|c: char| c.is_alphabetic())));
        }
        if !spaced && !closed {
            return false;
        }
        if run.dots > 1 || run.first == '…' {
            return next.starts_with(char::is_uppercase) || (closed && !lower);
        }
        !lower && !self.abbreviated(before, next, closed)
    }

    /// Whether the full stop after `before` belongs to its last word.
    fn abbreviated(&self, before: &str, next: &str, closed: bool) -> bool {
        let word = last_word(before);
        let rest = &before[..before.len() - word.len()];
        if word.is_empty() {
            return !closed;
        }
        let listed = rest.trim().is_empty() && word.chars().all(char::is_numeric);
        if listed {
            // `1. `, the number of a point in a list.
            return word.chars().count() <= 2;
        }
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && letter.is_uppercase()
        {
            return true;
        }
        // `U.S.`, `कि.मी.`: between stops there are parts of at most three code points; before a new sentence one may end.
        if word.contains('.')
            && word.split('.').all(|part| part.chars().count() <= 3)
            && word.split('.').count() > 1
        {
            return !starts_sentence(next);
        }
        let word = word.rsplit('.').next().unwrap_or(word);
        match self.abbreviations.get(&folded(word)) {
            Some(Kind::Always) => true,
            Some(Kind::BeforeNumber) => next.starts_with(char::is_numeric),
            Some(Kind::Letter) => self.beside_letter(rest, next),
            None => false,
        }
    }

    /// Whether a letter's name and a stop stand on either side.
    fn beside_letter(&self, before: &str, next: &str) -> bool {
        let is_letter = |word: &str| self.abbreviations.get(&folded(word)) == Some(&Kind::Letter);
        let earlier = before.trim_end().strip_suffix('.').map(last_word);
        let word_end = next
            .find(|c: char| c == '.' || c.is_whitespace())
            .unwrap_or(next.len());
        let later = &next[..word_end];
        earlier.is_some_and(is_letter)
            || (later.len() <= LONGEST && next[word_end..].starts_with('.') && is_letter(later))
    }
}

/// Stops that stand together.
struct Run {
    first: char,
    dots: usize,
}

/// Danda, double danda, full stop, question and exclamation mark, ellipsis; Arabic full stop and question mark.
fn is_stop(c: char) -> bool {
    matches!(c, '।' | '॥' | '.' | '?' | '!' | '…' | '۔' | '؟')
}

/// Marks that close what a sentence opened. A straight quote closes when one is open.
fn is_closer(c: char, quotes: usize) -> bool {
    match c {
        '"' => quotes % 2 == 1,
        c => matches!(c, '\'' | '”' | '’' | '»' | ')' | ']'),
    }
}

/// The characters at the end that belong to one word, inner stops included; no more than [`LONGEST`] bytes of them.
fn last_word(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take_while(|&(at, c)| {
            text.len() - at <= LONGEST
                && !c.is_whitespace()
                && !matches!(
                    c,
                    '"' | '\'' | '(' | '[' | ',' | '-' | '–' | '/' | ':' | '“' | '‘'
                )
        })
        .last();
    from.map_or("", |(at, _)| &text[at..])
}

/// Whether text starts the way English sentences, and few names, do.
fn starts_sentence(text: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "But", "This", "That", "And",
    ];
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    OPENERS.contains(&word)
}

fn trimmed(text: &str) -> NormSpan {
    let start = text.len() - text.trim_start().len();
    NormSpan::new(start, text.trim_end().len().max(start))
}

fn push(line: &str, range: std::ops::Range<usize>, offset: usize, found: &mut Vec<NormSpan>) {
    let span = trimmed(&line[range.clone()]);
    if !span.is_empty() {
        let at = |byte: u32| offset + range.start + byte as usize;
        found.push(NormSpan::new(at(span.start), at(span.end)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cutter() -> Cutter {
        Cutter::new(&Languages::builtin())
    }

    fn check(expected: &[&str], glue: &str) {
        let text = expected.join(glue);
        let found: Vec<_> = cutter()
            .spans(&text)
            .into_iter()
            .map(|span| &text[span.range()])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_of_hindi() {
        check(
            &["परिषद की बैठक हुई।", "इसमें तीन प्रस्ताव आए?", "सब पारित हुए!"],
            " ",
        );
        check(&["बैठक हुई।", "प्रस्ताव आए॥", "सब पारित हुए"], " ");
        check(&["बैठक हुई।", "प्रस्ताव आए।"], "");
        check(
            &["क्या यह सच है?!", "किसी ने नहीं बताया।।", "मामला बंद हुआ."],
            " ",
        );
        check(&["पहली पंक्ति", "दूसरी पंक्ति"], "\n");
        check(&["मेयर ने कहा, \"पुल बनेगा।\"", "काम मार्च में शुरू होगा।"], " ");
        check(&["मेयर ने कहा, “पुल बनेगा।”", "काम मार्च में शुरू होगा।"], " ");
    }

    #[test]
    fn abbreviations_and_initials_of_hindi() {
        check(
            &[
                "डॉ. रीना सोलंकर 5 कि.मी. दूर रहती हैं.",
                "वे प्रो. ए. पी. जोशिकर से मिलीं.",
            ],
            " ",
        );
        check(
            &["कंपनी वस्त्रम प्रा. लि. ने 3.5 करोड़ रु. दिए.", "मजदूर खुश हैं."],
            " ",
        );
        check(&["1. पानी की टंकी", "2. नई सड़क"], "\n");
        check(&["बारिश कल भी आई.", "नदी का पानी बढ़ा."], " ");
    }

    #[test]
    fn stops_of_english() {
        check(
            &[
                "Dr. A. B. Orlen met Mr. Tamm at 5.30 p.m. on Jan. 3.",
                "He left No. 10 at once.",
            ],
            " ",
        );
        check(
            &[
                "The U.S. envoy spoke.",
                "\"Why now?\" he asked.",
                "Nobody knew.",
            ],
            " ",
        );
        check(
            &["Visit example.com for more.", "It is free!", "Really..."],
            " ",
        );
        check(&["\"We lost.\"", "The coach left."], " ");
        check(&["It happened in the U.S.", "The court will rule."], " ");
    }

    #[test]
    fn nothing_has_no_sentences() {
        check(&[], "");
        assert_eq!(cutter().spans(" \n \n"), []);
        check(&["।"], "");
    }

    #[test]
    fn every_row_is_sound() {
        for pack in Languages::builtin().packs() {
            for row in rows::<2>(pack.table("abbreviations")).expect("two columns") {
                let [word, kind] = row.cells;
                let kinds = ["title", "unit", "short", "letter", "month", "number"];
                assert!(
                    kinds.contains(&kind) && !word.is_empty() && word.len() <= LONGEST,
                    "{row:?}"
                );
                assert!(!word.ends_with('.') && !word.contains(' '), "{row:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn sentences_cover_the_text(text in "[ \n।.?!\"'()a-zA-Z0-9क-ह़ािीे्डॉ]{0,120}") {
            let mut at = 0;
            for span in cutter().spans(&text) {
                prop_assert!(text[at..span.start as usize].trim().is_empty());
                prop_assert!(!span.is_empty());
                let words = &text[span.range()];
                prop_assert_eq!(words.trim(), words);
                prop_assert!(!words.contains('\n'));
                at = span.end as usize;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
