//! Characters that some step may have to do with, told from plain prose without reading it by the character.
//!
//! Most of a text is letters, with single spaces between words.

use crate::text::Window;

/// Bytes at the start of a window that only stand before others: a character of Devanagari.
const BEFORE: usize = 3;
/// Bytes at its end that only belong to others: the rest of such a character.
const BEHIND: usize = 2;
/// Bytes that are told.
const TOLD: usize = Window::BYTES - BEFORE - BEHIND;

/// Iterator made by [`odd`].
pub(super) struct Odd<'t> {
    bytes: &'t [u8],
    /// Where the bytes that are told start.
    at: usize,
    /// The odd ones of them.
    bits: u64,
}

/// Where the characters of a text stand that are not plain: all but letters and digits of ASCII; a space after what is no space or line
/// break; a comma after what is no space; and of Devanagari digits, consonants, a vowel sign on one, a bindu on either, and a vowel
/// after a space or consonant.
pub(super) fn odd(text: &str) -> Odd<'_> {
    let bytes = text.as_bytes();
    let mut odd = Odd {
        bytes,
        at: 0,
        bits: 0,
    };
    odd.bits = odd.window();
    odd
}

impl Iterator for Odd<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            self.at += TOLD;
            if self.at >= self.bytes.len() {
                return None;
            }
            self.bits = self.window();
        }
        let first = self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(self.at + first)
    }
}

impl Odd<'_> {
    /// The odd bytes from `at` on, the first of them lowest. Before a text stands a line break.
    fn window(&self) -> u64 {
        odd_bytes(&match self.at.checked_sub(BEFORE) {
            Some(start) => Window::at(self.bytes, start),
            None => Window::first(&[b'\n'; BEFORE], self.bytes),
        })
    }
}

/// Of the bytes of a window that are told, the first of an odd character each, lowest first.
fn odd_bytes(bytes: &Window) -> u64 {
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
    !plain << BEHIND >> (BEHIND + BEFORE)
}
