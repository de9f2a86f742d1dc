//! Characters that some step may have to do with, told from plain prose without reading it by the character.
//!
//! Most of a text is letters, with single spaces between words.

use crate::text::window::{Class, Places, Simd, Window, places};

/// Where the characters of a text stand that are not plain: all but letters and digits of ASCII; a space after what is no space or line
/// break; a comma after what is no space; and of Devanagari digits, consonants, a vowel sign on one, a bindu on either, and a vowel
/// after a space or consonant.
pub(super) fn odd(text: &str) -> Places<'_, Odd> {
    places(text)
}

/// The first bytes of odd characters.
#[derive(Clone, Debug)]
pub(super) struct Odd;

impl Class for Odd {
    /// A character of Devanagari.
    const BEFORE: usize = 3;
    /// The rest of such a character.
    const BEHIND: usize = 2;

    #[inline(always)]
    fn of<S: Simd>(bytes: Window<S>) -> u64 {
        let space = bytes.is(b' ');
        let digit_or_letter =
            bytes.within(b'0', b'9') | bytes.within(b'a', b'z') | bytes.within(b'A', b'Z');
        let after_space = space << 1;
        let after_break = bytes.is(b'\n') << 1;
        let mut plain = digit_or_letter
            | (space & !(after_space | after_break))
            | (bytes.is(b',') & !after_space)
            | bytes.within(0x80, 0xbf);
        let lead = bytes.is(0xe0);
        if lead != 0 {
            // By the last two bytes of a character, U+0900 to U+093F and U+0940 to U+097F.
            let early = lead & bytes.is(0xa4) >> 1;
            let late = lead & bytes.is(0xa5) >> 1;
            let consonant = early & bytes.within(0x95, 0xb9) >> 2;
            let sign = early & bytes.within(0xbe, 0xbf) >> 2 | late & bytes.within(0x80, 0x8d) >> 2;
            let bindu = early & bytes.within(0x81, 0x82) >> 2;
            let vowel = early & bytes.within(0x85, 0x94) >> 2;
            let digit = late & bytes.within(0xa6, 0xaf) >> 2;
            let on_consonant = consonant << 3;
            let on_either = (consonant | sign) << 3;
            plain |= consonant
                | digit
                | (sign & on_consonant)
                | (bindu & on_either)
                | (vowel & (after_space | on_consonant));
        }
        !plain
    }
}
