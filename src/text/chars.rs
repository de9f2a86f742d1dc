//! Characters: what they are, and how many stand before a byte.

use super::{CharSpan, NormSpan};

/// Bytes between two counted positions: a lookup counts at most this many, and the index takes 1/16 of the text.
const STRIDE: usize = 64;

/// Code point counts of a text, so that byte spans can be shown as code point spans without counting from the start.
#[derive(Debug)]
pub struct CharIndex<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STRIDE`] bytes.
    before: Vec<u32>,
}

/// Bytes that begin a code point.
fn leads(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

impl<'t> CharIndex<'t> {
    /// Counts the code points of `text` once; the empty text is fine.
    pub fn new(text: &'t str) -> Self {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let here = count;
                count += leads(chunk) as u32;
                here
            })
            .collect();
        Self { text, before }
    }

    /// Code points before byte `at`, which must be a character boundary of the text.
    pub fn char(&self, at: usize) -> usize {
        debug_assert!(
            self.text.is_char_boundary(at),
            "not a character boundary: {at}"
        );
        let block = at / STRIDE;
        match self.before.get(block) {
            Some(&before) => before as usize + leads(&self.text.as_bytes()[block * STRIDE..at]),
            None => self.before.last().map_or(0, |&before| {
                before as usize + leads(&self.text.as_bytes()[(self.before.len() - 1) * STRIDE..at])
            }),
        }
    }

    /// The same span counted in code points.
    pub fn chars(&self, span: NormSpan) -> CharSpan {
        CharSpan::new(self.char(span.start as usize), self.char(span.end as usize))
    }
}

/// [`char::is_alphabetic`], quick for the letters that Indian news is made of.
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\u{93c}' | '\u{94d}' | '\u{964}'..='\u{970}' | ' '..='@' => false,
        '\u{900}'..='\u{950}' => true,
        c => c.is_alphabetic(),
    }
}

/// Whether a text has at least so many letters and vowel signs, as [`is_alphabetic`] counts them.
pub fn has_letters(text: &str, least: usize) -> bool {
    let letters = text.chars().filter(|&c| is_alphabetic(c));
    letters.take(least).count() == least
}

/// [`char::is_alphanumeric`], likewise.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{966}'..='\u{96f}' | '0'..='9' => true,
        '\u{900}'..='\u{965}' => is_alphabetic(c),
        c => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn alphabetic_is_what_unicode_says() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn counts_like_chars(text in "(?s).{0,200}") {
            let index = CharIndex::new(&text);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                prop_assert_eq!(index.char(at), text[..at].chars().count());
            }
        }
    }
}
