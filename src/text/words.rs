//! Words, numbers and marks of a text.

use super::NormSpan;

/// What a [`Word`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters with their vowel signs and joiners. An English word keeps an inner apostrophe (`don't`), but a closing `'s`
    /// is a word of its own.
    Word,
    /// Digits of any script, with single commas, stops or colons between digits.
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

/// A word, number or mark; space lies between and belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: NormSpan,
    /// What it is.
    pub kind: WordKind,
}

impl Word {
    /// The word's characters, given the text it was read from.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.span.range()]
    }
}

/// Iterator made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

/// Splits `text` into words, numbers and marks, in order. Vowel signs, virama, nukta and joiners stay in their word, so no
/// Devanagari word is cut. The empty text gives nothing.
///
/// ```
/// use khabar::text::words;
/// let text = "रूस ने 10,000 सैनिक भेजे।";
/// let words: Vec<_> = words(text).map(|w| w.of(text)).collect();
/// assert_eq!(words, ["रूस", "ने", "10,000", "सैनिक", "भेजे", "।"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Letters and what hangs on them.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        // All of Devanagari but dandas, digits and the abbreviation sign. Of it and its neighbours viramas and nuktas are not alphabetic
        // to Unicode, but words hold them.
        '\u{900}'..='\u{97f}' => !matches!(c, '\u{964}'..='\u{970}'),
        '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}'
        | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' => true,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' => true,
        '\u{200c}' | '\u{200d}' => true,
        c => c.is_alphabetic(),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let space = match rest.as_bytes() {
            // A single space.
            [b' ', b'!'..=b'~' | 0xe0, ..] => 1,
            _ => rest.find(|c: char| !c.is_whitespace())?,
        };
        let rest = &rest[space..];
        let first = rest.chars().next()?;
        let (len, kind) = if is_letter(first) {
            (letters(rest), WordKind::Word)
        } else if first.is_numeric() {
            (digits(rest), WordKind::Number)
        } else if is_apostrophe(first) && self.at > 0 && space == 0 && is_possessive(rest) {
            (first.len_utf8() + 1, WordKind::Word)
        } else {
            (first.len_utf8(), WordKind::Mark)
        };
        let start = self.at + space;
        self.at = start + len;
        Some(Word {
            span: NormSpan::new(start, self.at),
            kind,
        })
    }
}

/// Whether `rest`, which starts with an apostrophe, goes on with `s` and no further letter.
fn is_possessive(rest: &str) -> bool {
    let mut after = rest.chars().skip(1);
    matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(is_letter)
}

/// Bytes of the word at the start of `text`.
fn letters(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_letters(&text.as_bytes()[at..]);
        // The rule: what ends a word, and is no letter of another script.
        let next = text.as_bytes().get(at);
        if next.is_some_and(|&byte| byte.is_ascii() && byte != b'\'') {
            return at;
        }
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else {
            return at;
        };
        if !is_letter(c) {
            let joins = is_apostrophe(c) && rest.next().is_some_and(is_letter);
            if !joins || is_possessive(&text[at..]) {
                return at;
            }
        }
        at += c.len_utf8();
    }
}

/// Bytes of the letters of ASCII and Devanagari at the start of a text.
fn plain_letters(text: &[u8]) -> usize {
    let mut rest = text;
    loop {
        let before = rest.len();
        while let Some((b'a'..=b'z' | b'A'..=b'Z', after)) = rest.split_first() {
            rest = after;
        }
        // The Devanagari block less U+0964 to U+0970.
        while let Some(([0xe0, 0xa4, _] | [0xe0, 0xa5, ..=0xa3 | 0xb1..], after)) =
            rest.split_first_chunk()
        {
            rest = after;
        }
        if rest.len() == before {
            return text.len() - before;
        }
    }
}

/// Bytes of the number at the start of `text`.
fn digits(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, ',' | '.' | ':')
            && chars.peek().is_some_and(|&(_, next)| next.is_numeric());
        if !c.is_numeric() && !joins {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_news_prose() {
        for (text, expected) in [
            ("क्‍या वोन-सिक ने कहा?", "क्‍या|वोन|-|सिक|ने|कहा|?"),
            ("Russia’s talks didn't end.", "Russia|’s|talks|didn't|end|."),
            ("3.5 फीसदी, 10:30 बजे", "3.5|फीसदी|,|10:30|बजे"),
            ("‘साथ’ है", "‘|साथ|’|है"),
            ("  ", ""),
        ] {
            let found: Vec<_> = words(text).map(|w| w.of(text)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    proptest! {
        #[test]
        fn only_space_lies_between_words(text in "(?s).{0,80}") {
            let mut at = 0;
            for word in words(&text) {
                prop_assert!(text[at..word.span.start as usize].chars().all(char::is_whitespace));
                prop_assert!(!word.span.is_empty());
                at = word.span.end as usize;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
