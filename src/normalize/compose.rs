//! Canonical composition (Unicode NFC).
//!
//! NFC leaves the nukta letters of U+0958 to U+095F in two characters, letter and nukta, and joins ऩ, ऱ and ऴ into one: that is
//! the one form khabar writes.

use super::edits::Edits;
use crate::text::find_pair;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// Proposes the canonical form of every cluster that is not in it.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut at = 0;
    while let Some(found) = suspect(text, at) {
        let (start, end) = cluster(text, found);
        at = end;
        let (_, rest) = nfc.split_normalized(&text[start..end]);
        let composed = nfc.normalize(rest);
        if composed != rest {
            edits.replace(end - rest.len()..end, composed.into_owned(), "composed");
        }
    }
}

/// The first character from byte `from` on that may not be in canonical form after the one before it.
fn suspect(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let found = find_pair(text.as_bytes(), from, may_begin)?;
        let at = text.floor_char_boundary(found);
        let c = text[at..].chars().next()?;
        let before = text[..at].chars().next_back().unwrap_or('\n');
        if at >= from && may_compose(before, c) {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

/// Whether two bytes may belong to a character that [`may_compose`]: true of some pair in each.
fn may_begin(byte: u8, next: u8) -> bool {
    let nukta = (byte == 0xa4) & (next == 0xbc);
    let devanagari =
        (byte == 0xa5) & ((next.wrapping_sub(0x91) < 4) | (next.wrapping_sub(0x98) < 8));
    // First bytes past U+02FF; of the Devanagari block, general punctuation past the quads, currency and emoji more is asked.
    let two = byte.wrapping_sub(0xcc) < 0x14;
    let block = (byte == 0xe0) & (next & 0xfe != 0xa4);
    let punctuation = (byte == 0xe2) & (next >= 0x83);
    let quad = (byte == 0x80) & (next.wrapping_sub(0x80) < 2);
    let three = (byte == 0xe1) | (byte.wrapping_sub(0xe3) < 0x0d);
    let emoji = (byte == 0x9f) & (next.wrapping_sub(0xac) < 0x14);
    let four = ((byte == 0xf0) & (next != 0x9f)) | (byte > 0xf0);
    nukta | devanagari | two | block | punctuation | quad | three | emoji | four
}

/// Whether a character may not be in canonical form after `before`.
pub(super) fn may_compose(before: char, c: char) -> bool {
    match c {
        '\u{93c}' => !matches!(before, 'क'..='ह') || matches!(before, 'न' | 'र' | 'ळ'),
        '\u{951}'..='\u{954}' | '\u{958}'..='\u{95f}' => true,
        '\u{900}'..='\u{97f}' => false,
        c => !is_composed(c),
    }
}

/// Whether a character is in canonical form whatever stands around it, by blocks that have no decomposition and no combining mark: Latin,
/// general punctuation past the quads, currency signs, emoji.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2002}'..='\u{20cf}' | '\u{1f000}'..='\u{1faff}')
}

/// Where the cluster of the character at `at` starts and ends.
fn cluster(text: &str, at: usize) -> (usize, usize) {
    let mut after = text[at..].char_indices();
    let start = match after.next() {
        Some((_, c)) if is_boundary(c) => at,
        _ => text[..at].rfind(is_boundary).unwrap_or(0),
    };
    let end = after.find(|&(_, c)| is_boundary(c));
    (start, end.map_or(text.len(), |(len, _)| at + len))
}

/// Whether nothing before `c` can compose with it: it is no mark, and none of the few letters that join leftwards (Hangul
/// vowels and finals, Kirat Rai vowel signs).
fn is_boundary(c: char) -> bool {
    c.is_ascii()
        || !(GeneralCategoryGroup::Mark.contains(GeneralCategory::for_char(c))
            || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{16d40}'..='\u{16d7f}'))
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composed_characters_stay_as_they_are() {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        for c in ('\0'..=char::MAX).filter(|&c| is_composed(c)) {
            for text in [
                format!("{c}"),
                format!("न{c}"),
                format!("{c}\u{93c}"),
                format!("न{c}\u{93c}"),
            ] {
                assert!(nfc.is_normalized(&text), "{c:?}");
            }
        }
    }

    #[test]
    fn bytes_tell_of_every_suspect() {
        for c in ('\0'..=char::MAX).filter(|&c| may_compose('\n', c)) {
            let mut bytes = [0; 5];
            c.encode_utf8(&mut bytes);
            assert!(
                bytes.windows(2).any(|pair| may_begin(pair[0], pair[1])),
                "{c:?}"
            );
        }
    }

    #[test]
    fn nukta_letters_have_one_form() {
        for (text, expected) in [
            ("\u{95c}क", "ड\u{93c}क"),
            ("न\u{93c}", "\u{929}"),
            ("cafe\u{301}s", "cafés"),
            ("क\u{94d}\u{93c}", "क\u{93c}\u{94d}"),
            ("साफ", "साफ"),
        ] {
            assert_eq!(mended(text, mend), expected);
        }
    }

    proptest! {
        #[test]
        fn clusters_together_are_the_whole(
            text in "[क-ह\u{93c}\u{94d}\u{951}\u{958}-\u{95f}ae\u{300}-\u{310}\u{1100}\u{1161}\u{11a8}각\u{9be}\u{9c7}]{0,20}|(?s).{0,30}"
        ) {
            let whole = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
            prop_assert_eq!(mended(&text, mend), whole);
        }
    }
}
