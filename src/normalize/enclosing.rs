//! Marks that end sentences, and the quotes and brackets that close with them.

use crate::text::is_alphanumeric;

/// Marks that can end a sentence.
pub fn is_end(c: char) -> bool {
    matches!(c, '।' | '॥' | '?' | '!' | '.' | '؟' | '۔')
}

/// A mark that opens what follows, or a straight quote.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '"' | '\'' | '«')
}

/// A mark that closes what stands before, or a straight quote.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '"' | '\'' | '»')
}

/// Which quotes are open in the current line, so that closing ones can be told from opening ones.
///
/// ```
/// use khabar::normalize::Quotes;
/// let mut quotes = Quotes::default();
/// assert!(!quotes.closes('"'));
/// quotes.see("\"हाँ", 0, '"');
/// assert!(quotes.closes('"') && quotes.closes(')') && !quotes.closes('\''));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    /// Takes note of the character at byte `at` of `text`.
    #[inline]
    pub fn see(&mut self, text: &str, at: usize, c: char) {
        match c {
            '\n' => *self = Self::default(),
            '"' => self.double = !self.double,
            '“' | '”' => self.double = c == '“',
            '\'' if !is_apostrophe(text, at) => self.single = !self.single,
            _ => {}
        }
    }

    /// Whether `c`, standing next, closes what was opened before. Brackets and curly quotes say so themselves.
    pub fn closes(&self, c: char) -> bool {
        match c {
            '"' => self.double,
            '\'' => self.single,
            c => is_closing(c),
        }
    }
}

/// Whether the straight quote at `at` stands inside a word.
fn is_apostrophe(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    before.is_some_and(is_alphanumeric) && after.is_some_and(is_alphanumeric)
}
