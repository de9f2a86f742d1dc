//! Canonical composition (Unicode NFC).
//!
//! NFC leaves the nukta letters of U+0958 to U+095F in two characters, letter and nukta, and joins ऩ, ऱ and ऴ into one: that is
//! the one form khabar writes.

use super::edits::Edits;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// Proposes the canonical form of every cluster that is not in it.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut at = 0;
    while at < text.len() {
        let (_, rest) = nfc.split_normalized(&text[at..]);
        let start = text.len() - rest.len();
        let len = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| is_boundary(c))
            .map_or(rest.len(), |(len, _)| len);
        at = start + len;
        let cluster = &text[start..at];
        let composed = nfc.normalize(cluster);
        if composed != cluster {
            edits.replace(start..at, composed.into_owned(), "composed");
        }
    }
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
