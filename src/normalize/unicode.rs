//! One form for every character: NFC, and nothing invisible that does not change what is seen.
//!
//! NFC leaves Devanagari letters with nukta (क़ and its kin) in two code points, because Unicode excludes their composed forms from
//! composition (UAX #15, section 5); that is the form of khabar's text.

use super::Step;
use crate::text::Patch;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{CanonicalCombiningClass, GeneralCategory};

/// Brings stretches that are not in NFC into it.
pub(super) fn nfc(text: &str) -> Step {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let (head, tail) = nfc.split_normalized(text);
    let mut step = Step::new("nfc");
    let mut at = head.len();
    // Composition reaches back to the letter that marks hang on: normalize from letter to letter.
    let back = head
        .char_indices()
        .rev()
        .find(|&(_, c)| starts(c))
        .map_or(0, |(start, _)| start);
    let tail = if tail.is_empty() { tail } else { &text[back..] };
    at = if tail.is_empty() { at } else { back };
    while at < text.len() {
        let rest = &text[at..];
        let end = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| starts(c))
            .map_or(rest.len(), |(end, _)| end);
        let cluster = &rest[..end];
        if !cluster.is_ascii() {
            let composed = nfc.normalize(cluster);
            if composed != cluster {
                step.push(Patch::new(at..at + end, composed.into_owned()));
            }
        }
        at += end;
    }
    step
}

/// Whether a character composes with nothing before it: all but marks and the inner letters of Hangul syllables.
fn starts(c: char) -> bool {
    c.is_ascii() || !(is_mark(c) || ('\u{1160}'..='\u{11ff}').contains(&c))
}

fn is_mark(c: char) -> bool {
    matches!(
        CodePointMapData::<GeneralCategory>::new().get(c),
        GeneralCategory::NonspacingMark
            | GeneralCategory::SpacingMark
            | GeneralCategory::EnclosingMark
    )
}

/// Removes control and format characters. Joiners stay where they shape a conjunct, an Arabic word or an emoji.
pub(super) fn invisible(text: &str) -> Step {
    let mut step = Step::new("invisible");
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        if is_invisible(c) && !(is_joiner(c) && shapes(c, before, after)) {
            step.push(Patch::cut(at..at + c.len_utf8()));
        } else {
            before = Some(c);
        }
    }
    step
}

fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        ' '..='~' => false,
        // Number and verse signs of Arabic, Syriac and Kaithi are format characters that are seen.
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}' => {
            false
        }
        '\u{900}'..='\u{97f}' => false,
        // A mark of sentence end to databases only; and what a decoder could not read stays visible.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => true,
        c => matches!(
            CodePointMapData::<GeneralCategory>::new().get(c),
            GeneralCategory::Control | GeneralCategory::Format
        ),
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner between these changes what is seen: after a virama (in Devanagari: before a consonant), between Arabic letters, in
/// an emoji sequence.
fn shapes(joiner: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    match before {
        '\u{94d}' => {
            matches!(after, '\u{915}'..='\u{939}' | '\u{958}'..='\u{95f}' | '\u{978}'..='\u{97f}')
        }
        '\u{620}'..='\u{6d5}' => joiner == '\u{200c}' && ('\u{620}'..='\u{6d5}').contains(&after),
        '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' => {
            joiner == '\u{200d}'
                && matches!(after, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}')
        }
        '\u{980}'..='\u{dff}' => {
            CodePointMapData::<CanonicalCombiningClass>::new().get(before)
                == CanonicalCombiningClass::Virama
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::kit::check;
    use super::*;

    #[test]
    fn letters_take_one_form() {
        check(
            nfc,
            "क\u{958}क \u{95c}\u{94d}",
            "क\u{915}\u{93c}क \u{921}\u{93c}\u{94d}",
            2,
        );
        check(nfc, "न\u{93c}ा e\u{301}", "\u{929}ा \u{e9}", 2);
        check(nfc, "ख\u{93c}बर", "ख\u{93c}बर", 0);
        check(nfc, "", "", 0);
    }

    #[test]
    fn what_is_not_seen_goes() {
        check(
            invisible,
            "\u{feff}रा\u{ad}ज\u{200b}धानी\0\u{202c}",
            "राजधानी",
            5,
        );
        check(invisible, "टैब\tऔर\r\nपंक्ति", "टैब\tऔर\r\nपंक्ति", 0);
    }

    #[test]
    fn joiners_stay_where_they_shape() {
        check(
            invisible,
            "र\u{94d}\u{200d}य क\u{94d}\u{200c}ष",
            "र\u{94d}\u{200d}य क\u{94d}\u{200c}ष",
            0,
        );
        check(
            invisible,
            "क\u{200d}ल क\u{94d}\u{200d} \u{200c}",
            "कल क\u{94d} ",
            3,
        );
        check(invisible, "👩\u{200d}🚒", "👩\u{200d}🚒", 0);
        check(invisible, "می\u{200c}روم", "می\u{200c}روم", 0);
    }
}
