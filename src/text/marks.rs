//! Characters that are no letters.

/// Iterator made by [`marks`].
#[derive(Clone, Debug)]
pub struct Marks<'t> {
    text: &'t str,
    /// How far it is read, in bytes.
    at: usize,
}

/// All characters of a text but the letters of Devanagari (U+0900 to U+0963) and ASCII and the space: what ends, opens, closes or
/// breaks, figures, and all other scripts. Each with its byte position. The empty text has none.
///
/// ```
/// use khabar::text::marks;
/// let found: Vec<char> = marks("पुल खुला (कल)।").map(|(_, c)| c).collect();
/// assert_eq!(found, ['(', ')', '।']);
/// ```
pub fn marks(text: &str) -> Marks<'_> {
    Marks { text, at: 0 }
}

impl Marks<'_> {
    /// Goes on at byte `at`, a character boundary.
    pub fn skip_to(&mut self, at: usize) {
        self.at = at;
    }
}

impl Iterator for Marks<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(block) = bytes[at..].first_chunk()
            && !has_mark(block)
        {
            at += BLOCK;
        }
        at = self.text.floor_char_boundary(at);
        loop {
            at += match bytes[at..] {
                [b' ' | b'a'..=b'z' | b'A'..=b'Z', ..] => 1,
                [0xe0, 0xa4, _, ..] | [0xe0, 0xa5, ..=0xa3, ..] => 3,
                _ => break,
            };
        }
        let c = self.text[at..].chars().next();
        self.at = at + c.map_or(0, char::len_utf8);
        c.map(|c| (at, c))
    }
}

/// Bytes looked at in one go.
const BLOCK: usize = 32;

/// Whether a mark starts in a block. One byte more tells what the last one begins.
#[inline]
fn has_mark(block: &[u8; BLOCK + 1]) -> bool {
    let mut found = false;
    for (&byte, &next) in block[..BLOCK].iter().zip(&block[1..]) {
        let ascii = (byte < 0x80) & (byte != b' ') & !byte.is_ascii_alphabetic();
        let other = (byte >= 0xc0) & (byte != 0xe0);
        // The first two bytes of neighbours of the Devanagari block, the last two of what follows its letters.
        let neighbour = (byte == 0xe0) & (next & 0xfe != 0xa4);
        let late = (byte == 0xa5) & (next.wrapping_sub(0xa4) < 0x1c);
        found |= ascii | other | neighbour | late;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_but_letters_and_spaces_is_left_out(text in "(?s).{0,40}|[क-हथ\u{93c}\u{950}-\u{97f}a-zA-Z0-9 \n।.…éਕ]{0,40}|[क-हथ\u{925}\u{965}a-z ]{0,60}[।॥.ਕé]?[क-हथ ]{0,60}") {
            let is_mark = |c| !matches!(c, '\u{900}'..='\u{963}' | 'a'..='z' | 'A'..='Z' | ' ');
            let expected = text.char_indices().filter(|&(_, c)| is_mark(c));
            prop_assert!(marks(&text).eq(expected));
        }
    }
}
