//! The quick check: one pass over a text that says which steps may have something to do.
//!
//! It errs on one side only: a step it does not name has nothing to change (a law below), so that clean text is left without
//! a single allocation.
//!
//! Most of what a step looks for shows in two neighbouring characters. Those of plain prose are passed over by the window.

use super::compose::may_compose;
use super::enclosing::is_end;
use super::odd::odd;
use super::step::{Step, Steps};
use super::{controls, danda, detached, marks, mojibake, quotes, spacing, wraps};
use crate::text::{Script, is_alphabetic};

/// The steps that `text` may need; the empty text needs none.
pub(super) fn steps(text: &str) -> Steps {
    let mut scan = Scan::default();
    let mut at = 0;
    for odd in odd(text) {
        // After an end mark every character counts, up to what it ends before.
        while at < odd && scan.end.is_some() {
            at += scan.look(text, at);
        }
        if at <= odd {
            at = odd + scan.look(text, odd);
        }
    }
    while at < text.len() && scan.end.is_some() {
        at += scan.look(text, at);
    }
    let last = text.chars().next_back();
    scan.found
        .add(Step::Spacing, matches!(last, Some(' ' | '\n')));
    scan.found
}

/// What was found, and what is looked for in more than two characters.
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
    use proptest::prelude::*;

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

    /// The steps that a text may need, by looking at each character.
    fn by_characters(text: &str) -> Steps {
        let mut scan = Scan::default();
        for (at, _) in text.char_indices() {
            scan.look(text, at);
        }
        let last = text.chars().next_back();
        scan.found
            .add(Step::Spacing, matches!(last, Some(' ' | '\n')));
        scan.found
    }

    /// Words and what stands around them, mostly plain.
    const PROSE: &str = "(([क-ह][ािंॅ-्ँ]?|[अ-औa-zA-Z0-9]){1,8}[ ,]?[ ]){2,20}";

    proptest! {
        #[test]
        fn what_is_plain_needs_no_step(
            parts in prop::collection::vec((PROSE, "[ऀ-ॿ]{0,2}|[ -~]{0,2}|(?s).{0,2}|[  \n।.,“”\u{a0}\u{93c}]{0,3}"), 1..4),
        ) {
            let text: String = parts.into_iter().flat_map(|(prose, odd)| [prose, odd]).collect();
            prop_assert_eq!(steps(&text), by_characters(&text), "{}", text);
            let odd: Vec<usize> = odd(&text).collect();
            let mut before = '\n';
            for (at, c) in text.char_indices() {
                let named = pair(std::mem::replace(&mut before, c), c);
                prop_assert!(named == Steps::default() || odd.contains(&at), "{} in {}", at, text);
            }
            prop_assert!(odd.iter().all(|&at| text.is_char_boundary(at)));
        }
    }
}
