//! The quick check: one pass over a text that says which steps may have something to do.
//!
//! It errs on one side only: a step it does not name has nothing to change (a law below), so that clean text is left without
//! a single allocation.
//!
//! Most of what a step looks for shows in two neighbouring characters. For those of ASCII and Devanagari a table has the answers;
//! it is made of the same functions that are asked about all others.

use super::compose::may_compose;
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
    // What pairs named, and whether an end mark waits for what it ends before.
    let (mut named, mut waits) = (0, false);
    loop {
        if !waits {
            (before, at) = pairs.pass(text.as_bytes(), (before, at), &mut named);
        }
        let (place, len) = match text.as_bytes()[at..] {
            [] => break,
            [byte @ ..=0x7f, ..] => (usize::from(byte), 1),
            // The UTF-8 of the Devanagari block.
            [0xe0, high @ 0xa4..=0xa5, low, ..] => (in_block(high, low), 3),
            _ => {
                at += scan.look(text, at);
                waits = scan.end.is_some();
                before = OTHER;
                continue;
            }
        };
        let class = pairs.class(place);
        let pair = pairs.of(before, class);
        if pair & LOOK != 0 || waits {
            scan.look(text, at);
            waits = scan.end.is_some();
        } else {
            named |= pair;
        }
        (before, at) = (class, at + len);
    }
    scan.found |= Steps(named);
    let last = text.chars().next_back();
    scan.found
        .add(Step::Spacing, matches!(last, Some(' ' | '\n')));
    scan.found
}

/// Where the Devanagari block starts among the characters of [`Pairs`]; those of ASCII come first.
const BLOCK: usize = 128;

/// The place among the characters of [`Pairs`] of one of the block with these last two bytes.
fn in_block(high: u8, low: u8) -> usize {
    BLOCK + (usize::from(high & 1) << 6 | usize::from(low & 0x3f))
}

/// Characters of [`Pairs`].
const COUNT: usize = BLOCK + 128;

/// That a pair does not say all.
const LOOK: u16 = 1 << 15;

/// What pairs of characters say: the steps they name. Characters that say the same beside any other are of one class, so that the table
/// is small enough to stay at hand.
struct Pairs {
    classes: [u8; COUNT],
    /// By class before, then class.
    steps: Box<[u16; ROOM * ROOM]>,
}

/// Room for classes: a power of two, so that a place is found without multiplying.
const ROOM: usize = 64;

/// The class of all other characters, as what stands before.
const OTHER: usize = ROOM - 1;

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
    assert!(members.len() <= OTHER, "classes have no room");
    // After any other character all is looked at.
    let mut steps = Box::new([LOOK; ROOM * ROOM]);
    for (row, &before) in steps.chunks_mut(ROOM).zip(&members) {
        for (steps, &c) in row.iter_mut().zip(&members) {
            *steps = says(before, c);
        }
    }
    Pairs { classes, steps }
});

impl Pairs {
    fn class(&self, place: usize) -> usize {
        self.classes[place % COUNT].into()
    }

    /// Goes on from a class and a place over all characters of which pairs say all, and takes note of what they name. The last two bytes
    /// of a text are left.
    #[inline]
    fn pass(
        &self,
        bytes: &[u8],
        (mut before, mut at): (usize, usize),
        named: &mut u16,
    ) -> (usize, usize) {
        while let Some(&[first, high, low]) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let (place, len) = if first < 0x80 {
                (usize::from(first), 1)
            } else if first == 0xe0 && high & 0xfe == 0xa4 {
                (in_block(high, low), 3)
            } else {
                break;
            };
            let class = self.class(place);
            let pair = self.of(before, class);
            if pair & LOOK != 0 {
                break;
            }
            *named |= pair;
            (before, at) = (class, at + len);
        }
        (before, at)
    }

    fn of(&self, before: usize, class: usize) -> u16 {
        self.steps[(before * ROOM + class) % (ROOM * ROOM)]
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
            steps.add(Step::Compose, may_compose(before, c));
            add_quotes(&mut steps, before, c);
        }
    }
    steps
}

fn add_quotes(steps: &mut Steps, before: char, c: char) {
    steps.add(Step::QuotePairs, quotes::is_pair(before, c));
    steps.add(Step::Quotes, quotes::is_suspect(before, c));
}

#[cfg(test)]
mod tests {
    use super::*;

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
