//! A headline that stands again at the start of the body.

use super::edits::Edits;
use crate::text::fold;

/// Removes the first line of a body when it is the headline once more, by its folded letters and digits, and something follows it.
pub(super) fn mend(text: &str, title: &str, edits: &mut Edits) {
    let Some(end) = text.find('\n') else {
        return;
    };
    let rest = text[end..].trim_start();
    if !rest.is_empty() && same_letters(&text[..end], title) {
        edits.cut(0..text.len() - rest.len(), "headline");
    }
}

fn same_letters(line: &str, title: &str) -> bool {
    let letters = |text| fold(text).map(|(_, c)| c).filter(|c| c.is_alphanumeric());
    letters(title).next().is_some() && letters(line).eq(letters(title))
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn a_repeated_headline_goes() {
        let title = "नगर में 'पुल' खुला, लोग खुश";
        for (text, expected) in [
            ("नगर में पुल खुला - लोग खुश\n\nपुल बन गया।", "पुल बन गया।"),
            (
                "नगर में पुल खुला, लोग खुश हैं\nपुल बन गया।",
                "नगर में पुल खुला, लोग खुश हैं\nपुल बन गया।",
            ),
            ("नगर में पुल खुला, लोग खुश", "नगर में पुल खुला, लोग खुश"),
            ("", ""),
        ] {
            assert_eq!(
                mended(text, |text, edits| mend(text, title, edits)),
                expected
            );
        }
        assert_eq!(
            mended("…\nपुल", |text, edits| mend(text, "–", edits)),
            "…\nपुल"
        );
    }
}
