//! The quick check: one pass over a text that says which steps may have something to do.
//!
//! It errs on one side only: a step it does not name has nothing to change (a law below), so that clean text is left without
//! a single allocation. Words run together have no look of their own: every text with Devanagari letters is named for them.

use super::enclosing::is_end;
use super::{controls, danda, detached, marks, mojibake, quotes, spacing, wraps};

/// The steps a text may need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dirt {
    pub(super) mojibake: bool,
    pub(super) entities: bool,
    pub(super) tags: bool,
    pub(super) controls: bool,
    pub(super) compose: bool,
    pub(super) marks: bool,
    pub(super) spacing: bool,
    pub(super) wraps: bool,
    pub(super) danda: bool,
    pub(super) detached: bool,
    pub(super) gaps: bool,
    pub(super) quotes: bool,
    pub(super) glued: bool,
}

impl Dirt {
    /// Looks through `text`; the empty text needs nothing.
    pub(super) fn of(text: &str) -> Self {
        let mut dirt = Self::default();
        // Newlines seen in a row; the start of the text counts as two, for none may follow there.
        let mut newlines = 2;
        let mut before = '\n';
        let mut end = End::default();
        for c in text.chars() {
            let letter = matches!(c, '\u{900}'..='\u{963}');
            if end.mark.is_some() || (!letter && is_end(c)) {
                dirt.gaps |= end.see(before, c);
            }
            match c {
                'क'..='ह' => dirt.glued = true,
                // A vowel sign, bindu or virama on a consonant is in order.
                '\u{900}'..='\u{902}' | '\u{93e}'..='\u{94d}' if matches!(before, 'क'..='ह') => {
                }
                '\n' => {
                    newlines += 1;
                    dirt.spacing |= before == ' ' || newlines > 2;
                    dirt.wraps |= wraps::is_suspect(before);
                    before = c;
                    continue;
                }
                ' ' => dirt.spacing |= before == ' ' || before == '\n',
                'a'..='z' | 'A'..='Z' | '0'..='9' => {}
                '!'..='~' => {
                    dirt.entities |= c == '&';
                    dirt.tags |= c == '<';
                    dirt.quotes |= quotes::is_suspect(before, c);
                    dirt.danda |= danda::is_suspect(before, c);
                    dirt.detached |= detached::is_suspect(before, c);
                }
                '\u{900}'..='\u{963}' => {
                    dirt.marks |= marks::is_suspect(before, c);
                    dirt.compose |= may_compose(before, c);
                }
                '\u{964}'..='\u{97f}' => dirt.danda |= danda::is_suspect(before, c),
                c => {
                    dirt.spacing |= c.is_whitespace() || spacing::is_newline(c);
                    dirt.mojibake |= mojibake::is_suspect(c);
                    dirt.controls |= controls::is_suspect(c);
                    dirt.quotes |= quotes::is_suspect(before, c);
                    dirt.compose |= !matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}');
                }
            }
            newlines = 0;
            before = c;
        }
        dirt.spacing |= !text.is_empty() && matches!(before, ' ' | '\n');
        dirt
    }
}

/// Whether a Devanagari character may not be in canonical form after `before`.
fn may_compose(before: char, c: char) -> bool {
    match c {
        '\u{93c}' => !matches!(before, 'क'..='ह') || matches!(before, 'न' | 'र' | 'ळ'),
        '\u{951}'..='\u{954}' | '\u{958}'..='\u{95f}' => true,
        _ => false,
    }
}

/// Whether an end mark stands before, with nothing but quotes and brackets since.
#[derive(Debug, Default)]
struct End {
    mark: Option<char>,
}

impl End {
    /// Takes note of `c` after `before` and says whether a space may be missing between them.
    fn see(&mut self, before: char, c: char) -> bool {
        match c {
            c if is_end(c) => {
                // A stop after a Latin letter or digit separates nothing from lower case or a digit.
                self.mark = Some(if c == '.' && !before.is_ascii_alphanumeric() {
                    '!'
                } else {
                    c
                });
                false
            }
            ' ' | '\n' => {
                self.mark = None;
                false
            }
            'a'..='z' | '0'..='9' => !matches!(self.mark.take(), None | Some('.')),
            'A'..='Z' | 'क'..='ह' => self.mark.take().is_some(),
            '(' | '[' | '{' | '“' | '‘' | '«' | '"' | '\'' | '#' | '@' => self.mark.is_some(),
            ')' | ']' | '}' | '”' | '’' | '»' => false,
            _ => self.mark.take().is_some(),
        }
    }
}
