//! Characters that are no letters.

use super::window::{Class, Places, Simd, Window, places};

/// Iterator made by [`marks`].
#[derive(Clone, Debug)]
pub struct Marks<'t> {
    text: &'t str,
    places: Places<'t, Begins>,
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
    Marks {
        text,
        places: places(text),
    }
}

impl Marks<'_> {
    /// Goes on at byte `at`, a character boundary.
    pub fn skip_to(&mut self, at: usize) {
        self.places.skip_to(at);
    }
}

impl Iterator for Marks<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let at = self.places.next()?;
        self.text[at..].chars().next().map(|c| (at, c))
    }
}

/// The first bytes of marks.
#[derive(Clone, Debug)]
struct Begins;

impl Class for Begins {
    /// The rest of a Devanagari character.
    const BEHIND: usize = 2;

    #[inline(always)]
    fn of<S: Simd>(window: Window<S>) -> u64 {
        let letter = window.within(b'a', b'z') | window.within(b'A', b'Z') | window.is(b' ');
        let ascii = window.within(0, 0x7f) & !letter;
        let other = window.within(0xc0, 0xff);
        let lead = window.is(0xe0);
        // The first two bytes of the Devanagari block, the last two of what follows its letters.
        let late = window.is(0xa5) >> 1;
        let block = lead & (window.is(0xa4) >> 1 | late);
        let letters = block & !(late & window.within(0xa4, 0xbf) >> 2);
        ascii | (other & !letters)
    }
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
