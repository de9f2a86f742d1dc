//! Canonical composition (Unicode NFC).
//!
//! NFC leaves the nukta letters of U+0958 to U+095F in two characters, letter and nukta, and joins ऩ, ऱ and ऴ into one: that is
//! the one form khabar writes.

use super::edits::Edits;
use crate::text::window::{Class, Simd, Window, places};
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// Proposes the canonical form of every cluster that is not in it.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut done = 0;
    for place in places::<MayBegin>(text) {
        let at = text.floor_char_boundary(place);
        if at < done || !may_compose_at(text, at) {
            continue;
        }
        let (start, end) = cluster(text, at);
        done = end;
        let (_, rest) = nfc.split_normalized(&text[start..end]);
        let composed = nfc.normalize(rest);
        if composed != rest {
            edits.replace(end - rest.len()..end, composed.into_owned(), "composed");
        }
    }
}

/// Whether the character at byte `at` may not be in canonical form after the one before it.
fn may_compose_at(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().unwrap_or('\n');
    let c = text[at..].chars().next();
    c.is_some_and(|c| may_compose(before, c))
}

/// Bytes that with the next one may belong to a character that [`may_compose`]: some of each.
struct MayBegin;

impl Class for MayBegin {
    const BEHIND: usize = 1;

    #[inline(always)]
    fn of<S: Simd>(window: Window<S>) -> u64 {
        let is = |byte| window.is(byte);
        let next = |first, last| window.within(first, last) >> 1;
        let nukta = is(0xa4) & next(0xbc, 0xbc);
        let devanagari = is(0xa5) & (next(0x91, 0x94) | next(0x98, 0x9f));
        // First bytes past U+02FF; of the Devanagari block, general punctuation past the quads, currency and emoji more is asked.
        let two = window.within(0xcc, 0xdf);
        let block = is(0xe0) & !next(0xa4, 0xa5);
        let punctuation = is(0xe2) & next(0x83, 0xff);
        let quad = is(0x80) & next(0x80, 0x81);
        let three = is(0xe1) | window.within(0xe3, 0xef);
        let emoji = is(0x9f) & next(0xac, 0xbf);
        let four = (is(0xf0) & !next(0x9f, 0x9f)) | window.within(0xf1, 0xff);
        nukta | devanagari | two | block | punctuation | quad | three | emoji | four
    }
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
            let mut bytes = [0; 4];
            let mut places = places::<MayBegin>(c.encode_utf8(&mut bytes));
            assert!(places.next().is_some(), "{c:?}");
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
