//! Characters without a shape: controls, format characters, and joiners that join nothing.
//!
//! Removed: control characters (U+0000 included) that are no white space, noncharacters, and the general category Cf (soft
//! hyphen, byte order mark, zero width space, bidirectional controls), except for the visible number signs of Arabic and
//! Kaithi and the tags of emoji flags. ZWNJ and ZWJ stay where they shape what stands around them (Unicode core
//! specification 12.1 and 23.2): in Devanagari between a virama and a consonant, in its sister scripts beside a virama, in
//! Arabic between two letters, in emoji before a pictograph.

use super::edits::Edits;
use crate::text::{Script, marks};
use icu_properties::props::{BinaryProperty, CanonicalCombiningClass, EnumeratedProperty};
use icu_properties::props::{ExtendedPictographic, GeneralCategory};

/// Proposes the removals.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    for (at, c) in marks(text) {
        let end = at + c.len_utf8();
        let goes = match c {
            '\u{200c}' | '\u{200d}' => {
                let before = text[..at].chars().next_back();
                !joins(before, c, text[end..].chars().next())
            }
            c => is_shapeless(c),
        };
        if goes {
            edits.cut(at..end, "control");
        }
    }
}

/// Whether `c` may have to go: every character that [`mend`] removes, and the joiners.
pub(super) fn is_suspect(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}') || is_shapeless(c)
}

fn is_shapeless(c: char) -> bool {
    // ASCII, Devanagari, and the dashes, quotes and dots of general punctuation.
    if matches!(c, ' '..='~' | '\u{900}'..='\u{97f}' | '\u{2010}'..='\u{2027}') || c.is_whitespace()
    {
        return false;
    }
    match GeneralCategory::for_char(c) {
        GeneralCategory::Control => true,
        GeneralCategory::Format => {
            !matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{890}' | '\u{891}' | '\u{8e2}'
            | '\u{110bd}' | '\u{110cd}' | '\u{e0020}'..='\u{e007f}')
        }
        GeneralCategory::Unassigned => {
            matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
        }
        _ => false,
    }
}

/// Whether a joiner between these two characters changes their shape.
fn joins(before: Option<char>, joiner: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return before.is_some_and(is_foreign_virama);
    };
    if joiner == '\u{200d}' && ExtendedPictographic::for_char(after) {
        return !before.is_whitespace() && !before.is_alphanumeric();
    }
    match Script::of(before) {
        Some(Script::Devanagari) => before == '\u{94d}' && is_consonant(after),
        Some(Script::Arabic) => Script::of(after) == Some(Script::Arabic),
        _ => is_foreign_virama(before) || is_foreign_virama(after),
    }
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'क'..='ह' | '\u{958}'..='\u{95f}' | '\u{978}'..='\u{97f}')
}

fn is_foreign_virama(c: char) -> bool {
    c != '\u{94d}' && CanonicalCombiningClass::for_char(c) == CanonicalCombiningClass::Virama
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn what_has_no_shape_goes() {
        for (text, expected) in [
            ("\u{feff}खब\u{ad}र\0", "खबर"),
            ("खबर\u{200b} \u{202a}नई\u{202c}", "खबर नई"),
            ("a\tb\nc\u{c}d", "a\tb\nc\u{c}d"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("श्रीमान्\u{200c}ले", "श्रीमान्\u{200c}ले"),
            ("सं\u{200d}घ र\u{200d}ाज क्\u{200d} न\u{200c}", "संघ राज क् न"),
            ("می\u{200c}شود", "می\u{200c}شود"),
            ("র\u{200d}্য", "র\u{200d}্য"),
            ("👩\u{200d}🌾 ठीक", "👩\u{200d}🌾 ठीक"),
            ("", ""),
        ] {
            assert_eq!(mended(text, mend), expected);
        }
    }
}
