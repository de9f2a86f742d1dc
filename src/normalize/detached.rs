//! Commas, stops and question marks that stand a space away from their word, as typewriters and tokenizers leave them.

use super::edits::Edits;
use super::web::Addresses;
use crate::text::{Script, marks};

/// Proposes to draw them to their word.
pub(super) fn mend(text: &str, web: &Addresses, edits: &mut Edits) {
    for (at, c) in marks(text) {
        if !is_mark(c) || web.cover(at) {
            continue;
        }
        let left = text[..at].trim_end_matches(' ');
        if left.len() == at {
            continue;
        }
        let word = left.chars().next_back();
        let next = text[at + 1..].chars().next();
        let parted = next.is_none_or(char::is_whitespace);
        let goes = match c {
            '.' => {
                parted
                    && word.is_some_and(|c| Script::Devanagari.has(c))
                    && !text[at + 1..].starts_with(" .")
            }
            '?' | '!' => {
                parted
                    || next.is_some_and(|c| {
                        Script::Devanagari.has(c) || c.is_ascii_digit() || matches!(c, '?' | '!')
                    })
            }
            _ => parted,
        };
        if goes
            && word.is_some_and(|c| Script::Devanagari.has(c) || c.is_alphanumeric() || c == ')')
        {
            edits.cut(left.len()..at, "detached");
        }
    }
}

/// Whether these two neighbours may need mending: true wherever [`mend`] makes a change.
pub(super) fn is_suspect(before: char, c: char) -> bool {
    before == ' ' && is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | '?' | '!' | '.')
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn marks_close_up() {
        for (text, expected) in [
            ("पुल , सड़क ; नाला .", "पुल, सड़क; नाला."),
            ("काय आहे दावा ?", "काय आहे दावा?"),
            ("कब ?आज को ?! हाँ !", "कब?आज को?! हाँ!"),
            ("रुको . . . चलो ...", "रुको . . . चलो ..."),
            ("कीमत .5 ;) a != b", "कीमत .5 ;) a != b"),
            (", पुल", ", पुल"),
        ] {
            let web = Addresses::of(text);
            assert_eq!(mended(text, |t, e| mend(t, &web, e)), expected);
        }
    }
}
