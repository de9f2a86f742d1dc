//! The quick check: one pass over a text that says which steps may have something to do.
//!
//! It errs on one side only: a step it does not name has nothing to change (a law below), so that clean text is left without
//! a single allocation.
//!
//! Most of what a step looks for shows in two neighbouring characters. For those of ASCII and Devanagari a table has the answers;
//! it is made of the same functions that are asked about all others.

use super::enclosing::is_end;
use super::step::{Step, Steps};
use super::{controls, danda, detached, marks, mojibake, quotes, spacing, wraps};
use crate::text::{Script, is_alphabetic};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// The steps that `text` may need; the empty text needs none.
pub(super) fn steps(text: &str) -> Steps {
    let pairs: &Pairs = &PAIRS;
    let mut scan = Scan::default();
    let (mut before, mut at) = (pairs.class(b'\n'.into()), 0);
    loop {
        let (place, len) = match text.as_bytes()[at..] {
            [] => break,
            [byte @ ..=0x7f, ..] => (usize::from(byte), 1),
            // The UTF-8 of the Devanagari block.
            [0xe0, high @ 0xa4..=0xa5, low, ..] => {
                let place = usize::from(high & 1) << 6 | usize::from(low & 0x3f);
                (BLOCK + place, 3)
            }
            _ => {
                at += scan.look(text, at);
                before = pairs.other();
                continue;
            }
        };
        let class = pairs.class(place);
        let pair = pairs.of(before, class);
        if pair & LOOK != 0 || scan.end.is_some() {
            scan.look(text, at);
        } else {
            scan.found |= Steps(pair);
        }
        (before, at) = (class, at + len);
    }
    let last = text.chars().next_back();
    scan.found
        .add(Step::Spacing, matches!(last, Some(' ' | '\n')));
    scan.found
}

/// Where the Devanagari block starts among the characters of [`Pairs`]; those of ASCII come first.
const BLOCK: usize = 128;

/// Characters of [`Pairs`].
const COUNT: usize = BLOCK + 128;

/// That a pair does not say all.
const LOOK: u16 = 1 << 15;

/// What pairs of characters say: the steps they name. Characters that say the same beside any other are of one class, so that the table
/// is small enough to stay at hand.
struct Pairs {
    classes: [u8; COUNT],
    /// By class before, then class.
    steps: Vec<u16>,
    count: usize,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let known = ('\0'..='\x7f').chain('\u{900}'..='\u{97f}');
    let known: Vec<char> = known.collect();
    let says = |before: char, c: char| {
        let closer = c == '\n' || is_end(c);
        pair(before, c).0 | if closer { LOOK } else { 0 }
    };
    let mut found: HashMap<Vec<u16>, u8> = HashMap::new();
    let mut members = Vec::new();
    let classes = std::array::from_fn(|place| {
        let own = known[place];
        let beside = known.iter().flat_map(|&c| [says(own, c), says(c, own)]);
        *found.entry(beside.collect()).or_insert_with(|| {
            members.push(own);
            (members.len() - 1) as u8
        })
    });
    let rows = members
        .iter()
        .flat_map(|&before| members.iter().map(move |&c| says(before, c)));
    Pairs {
        classes,
        // After any other character all is looked at.
        steps: rows.chain(members.iter().map(|_| LOOK)).collect(),
        count: members.len(),
    }
});

impl Pairs {
    fn class(&self, place: usize) -> usize {
        self.classes[place].into()
    }

    /// The class of all other characters, as what stands before.
    fn other(&self) -> usize {
        self.count
    }

    fn of(&self, before: usize, class: usize) -> u16 {
        self.steps[before * self.count + class]
    }
}

/// What is looked for in more than two characters.
#[derive(Debug, Default)]
struct Scan {
    found: Steps,
    /// The end mark before, with nothing but quotes and brackets since.
    end: Option<char>,
    /// Line breaks of the current paragraph that may be those of a printed page.
    wraps: usize,
}

impl Scan {
    /// Looks at the character at byte `at` and at what stands before it. Gives back its length in bytes.
    #[inline(never)]
    fn look(&mut self, text: &str, at: usize) -> usize {
        let Some(c) = text[at..].chars().next() else {
            return 0;
        };
        let before = text[..at].chars().next_back().unwrap_or('\n');
        self.found |= pair(before, c);
        let opens = self.opens(before, c);
        self.found.add(Step::Gaps, opens);
        if c == '\n' {
            self.newline(&text[..at], before);
        }
        c.len_utf8()
    }

    /// Takes note of a newline.
    fn newline(&mut self, left: &str, before: char) {
        let third = left.is_empty() || left.ends_with("\n\n");
        self.found.add(Step::Spacing, third);
        if before == '\n' && !third {
            self.wraps = 0;
        } else {
            self.wraps += usize::from(wraps::is_suspect(before));
        }
        // Anything else may be a hyphen or hide one.
        let word = is_alphabetic(before) || Script::Devanagari.has(before) || before.is_numeric();
        let plain = word || !wraps::is_suspect(before) || matches!(before, '\n' | ',' | ';' | ':');
        let wraps = !plain || self.wraps >= wraps::FEWEST;
        self.found.add(Step::Wraps, wraps);
    }

    /// Takes note of `c` after `before` and says whether a space may be missing between the end of a sentence and it.
    fn opens(&mut self, before: char, c: char) -> bool {
        match c {
            c if is_end(c) => {
                // A stop after a Latin letter or digit separates nothing from lower case or a digit.
                let word = c == '.' && before.is_ascii_alphanumeric();
                self.end = Some(if word { '.' } else { '!' });
                false
            }
            ' ' | '\n' | ',' | ';' | ':' | '-' | '–' | '/' => {
                self.end = None;
                false
            }
            'a'..='z' | '0'..='9' => !matches!(self.end.take(), None | Some('.')),
            // What opens does so before a word.
            '(' | '[' | '{' | '“' | '‘' | '«' | '"' | '\'' => {
                self.end = self.end.map(|_| '!');
                false
            }
            ')' | ']' | '}' | '”' | '’' | '»' => false,
            _ => self.end.take().is_some(),
        }
    }
}

/// The steps that may have to do with `c` after `before`.
fn pair(before: char, c: char) -> Steps {
    let mut steps = Steps::default();
    match c {
        'क'..='ह' => {}
        // A vowel sign, bindu or virama on a consonant is in order.
        '\u{900}'..='\u{902}' | '\u{93e}'..='\u{94d}' if matches!(before, 'क'..='ह') => {}
        '\n' => steps.add(Step::Spacing, before == ' '),
        ' ' => steps.add(Step::Spacing, before == ' ' || before == '\n'),
        'a'..='z' | 'A'..='Z' | '0'..='9' => {}
        '!'..='~' => {
            steps.add(Step::Entities, c == '&');
            steps.add(Step::Tags, c == '<');
            steps.add(Step::Danda, danda::is_suspect(before, c));
            steps.add(Step::Detached, detached::is_suspect(before, c));
            add_quotes(&mut steps, before, c);
        }
        '\u{900}'..='\u{963}' => {
            steps.add(Step::Marks, marks::is_suspect(before, c));
            steps.add(Step::Compose, may_compose(before, c));
        }
        '\u{964}'..='\u{97f}' => steps.add(Step::Danda, danda::is_suspect(before, c)),
        c => {
            let space = c.is_whitespace() || spacing::is_newline(c);
            steps.add(Step::Spacing, space);
            steps.add(Step::Mojibake, mojibake::is_suspect(c));
            steps.add(Step::Controls, controls::is_suspect(c));
            steps.add(Step::Compose, !is_composed(c));
            add_quotes(&mut steps, before, c);
        }
    }
    steps
}

fn add_quotes(steps: &mut Steps, before: char, c: char) {
    steps.add(Step::QuotePairs, quotes::is_pair(before, c));
    steps.add(Step::Quotes, quotes::is_suspect(before, c));
}

/// Whether a Devanagari character may not be in canonical form after `before`.
fn may_compose(before: char, c: char) -> bool {
    match c {
        '\u{93c}' => !matches!(before, 'क'..='ह') || matches!(before, 'न' | 'र' | 'ळ'),
        '\u{951}'..='\u{954}' | '\u{958}'..='\u{95f}' => true,
        _ => false,
    }
}

/// Whether a character is in canonical form whatever stands around it, by blocks that have no decomposition and no combining mark: Latin,
/// general punctuation past the quads, currency signs, emoji.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2002}'..='\u{20cf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::ComposingNormalizerBorrowed;

    #[test]
    fn composed_characters_stay_as_they_are() {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        for c in ('\0'..=char::MAX).filter(|&c| is_composed(c)) {
            for text in [
                format!("{c}"),
                format!("न{c}"),
                format!("{c}\u{93c}"),
                format!("न{c}\u{93c}"),
            ] {
                assert!(nfc.is_normalized(&text), "{c:?}");
            }
        }
    }

    #[test]
    fn clean_text_needs_no_step() {
        for text in [
            "मेयर ने कहा, \"पुल खुल गया है।\" बसें चलेंगी? (एजेंसी)\nखर्च ₹ 5,000 – ठीक है…",
            "पहली पंक्ति\nदूसरी पंक्ति\n\nतीसरी\nचौथी",
            "",
        ] {
            assert_eq!(steps(text), Steps::default(), "{text}");
        }
    }
}
