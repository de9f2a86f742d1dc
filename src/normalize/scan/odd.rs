//! Characters that some step may have to do with, told from plain prose without reading it by the character.
//!
//! Most of a text is letters, with single spaces between words. 64 bytes are classed in one go, a bit for each byte; what a character is
//! and stands after comes out of shifted bits (as in Langdale and Lemire, Parsing gigabytes of JSON per second, VLDB Journal 2019).

use wide::u8x16;

/// Bytes of a window, a bit each.
const WINDOW: usize = u64::BITS as usize;
/// Bytes at its start that only stand before others: a character of Devanagari.
const BEFORE: usize = 3;
/// Bytes at its end that only belong to others: the rest of such a character.
const BEHIND: usize = 2;
/// Bytes that are told.
const TOLD: usize = WINDOW - BEFORE - BEHIND;

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
        let start = self.at.checked_sub(BEFORE);
        if let Some(window) = start.and_then(|start| self.bytes[start..].first_chunk()) {
            return odd_bytes(window);
        }
        let mut window = [0; WINDOW];
        window[..BEFORE].fill(b'\n');
        let (first, there) = match start {
            Some(start) => (start, 0),
            None => (0, BEFORE),
        };
        let shown = &self.bytes[first..self.bytes.len().min(first + WINDOW - there)];
        window[there..][..shown.len()].copy_from_slice(shown);
        let past = WINDOW - TOLD.min(self.bytes.len() - self.at);
        odd_bytes(&window) & u64::MAX.checked_shr(past as u32).unwrap_or(0)
    }
}

/// Of the bytes of a window that are told, the first of an odd character each, lowest first.
fn odd_bytes(window: &[u8; WINDOW]) -> u64 {
    let bytes = Bytes::of(window);
    let space = bytes.is(b' ');
    let digit_or_letter =
        bytes.within(b'0', b'9') | bytes.within(b'a', b'z') | bytes.within(b'A', b'Z');
    let after_space = space << 1;
    let after_break = bytes.is(b'\n') << 1;
    let mut plain =
        digit_or_letter | (space & !(after_space | after_break)) | (bytes.is(b',') & !after_space);
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
            | (vowel & (after_space | on_consonant))
            | bytes.within(0x80, 0xbf);
    }
    !plain << BEHIND >> (BEHIND + BEFORE)
}

/// The bytes of a window, side by side.
struct Bytes([u8x16; WINDOW / 16]);

impl Bytes {
    fn of(window: &[u8; WINDOW]) -> Self {
        let (parts, _) = window.as_chunks();
        Self(std::array::from_fn(|part| u8x16::new(parts[part])))
    }

    /// Which of them are one byte.
    #[inline]
    fn is(&self, byte: u8) -> u64 {
        self.those(|part| part.simd_eq(u8x16::splat(byte)))
    }

    /// Which of them are from one byte to another.
    #[inline]
    fn within(&self, first: u8, last: u8) -> u64 {
        let (first, width) = (u8x16::splat(first), u8x16::splat(last - first));
        self.those(|part| (part - first).simd_le(width))
    }

    #[inline]
    fn those(&self, which: impl Fn(u8x16) -> u8x16) -> u64 {
        let parts = self.0.iter().rev();
        parts.fold(0, |bits, &part| {
            bits << 16 | u64::from(which(part).to_bitmask())
        })
    }
}
