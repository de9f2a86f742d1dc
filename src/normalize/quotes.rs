//! One form for quotes, dashes and ellipses.
//!
//! Quotes become `"` and `'`: which of the many forms a site uses says nothing, and a straight quote is the one all of them
//! can be led to without guessing. Two single quotes in a row are a double one. Hyphens and the minus sign become `-`, dashes
//! (and hyphens in a row) `–`, two or more stops in a row `…`. Web and mail addresses stay as they are.

use super::edits::Edits;
use super::web::Addresses;
use crate::text::marks;

/// Proposes a double quote for every two single ones of a kind in a row.
pub(super) fn pair(text: &str, web: &Addresses, edits: &mut Edits) {
    // The single quote before, and where it ends.
    let mut open: Option<(usize, char)> = None;
    for (at, c) in marks(text).filter(|&(_, c)| is_single(c)) {
        let end = at + c.len_utf8();
        let start = at - c.len_utf8().min(at);
        open = match open {
            Some(before) if before == (at, c) && !web.cover(start) => {
                edits.replace(start..end, "\"", "quote");
                None
            }
            _ => Some((end, c)),
        };
    }
}

/// Proposes one form for each kind of mark.
pub(super) fn mend(text: &str, web: &Addresses, edits: &mut Edits) {
    let mut marks = marks(text);
    while let Some((start, c)) = marks.find(|&(_, c)| is_suspect_alone(c)) {
        let rest = &text[start..];
        if web.cover(start) {
            continue;
        }
        let (len, with, key) = match c {
            c if is_single(c) => (c.len_utf8(), "'", "quote"),
            c if is_double(c) => (c.len_utf8(), "\"", "quote"),
            '.' | '…' => match stops(rest) {
                Some(len) => (len, "…", "ellipsis"),
                None => {
                    marks.skip_to(start + run_of_stops(rest));
                    continue;
                }
            },
            c => {
                let len = rest.find(|c| !is_dash(c)).unwrap_or(rest.len());
                let alone = len == c.len_utf8();
                (len, if alone && is_hyphen(c) { "-" } else { "–" }, "dash")
            }
        };
        if len > c.len_utf8() {
            marks.skip_to(start + len);
        }
        if &rest[..len] != with {
            edits.replace(start..start + len, with, key);
        }
    }
}

/// Whether these two neighbours may need mending: true wherever [`mend`] starts a change.
pub(super) fn is_suspect(before: char, c: char) -> bool {
    match c {
        '\'' | '-' => before == c || (c == '-' && is_dash(before)),
        '"' => false,
        '.' | '…' => matches!(before, '.' | '…' | ' '),
        '–' => is_dash(before),
        c => is_suspect_alone(c),
    }
}

/// Whether two neighbours are single quotes of a kind: true wherever [`pair`] makes a change.
pub(super) fn is_pair(before: char, c: char) -> bool {
    before == c && is_single(c)
}

fn is_suspect_alone(c: char) -> bool {
    is_single(c) || is_double(c) || is_dash(c) || matches!(c, '.' | '…')
}

fn is_single(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2039}' | '\u{203a}'
    )
}

fn is_double(c: char) -> bool {
    matches!(
        c,
        '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' | '\u{2033}'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}')
}

/// Bytes of the stops at the start of `text`.
fn run_of_stops(text: &str) -> usize {
    text.find(|c| !matches!(c, '.' | '…')).unwrap_or(text.len())
}

/// Bytes of the ellipsis at the start of `text`, if there is one: two or more stops, three spaced ones, or an ellipsis
/// character and more of these. `../` is no ellipsis.
fn stops(text: &str) -> Option<usize> {
    let tight = run_of_stops(text);
    let run = &text[..tight];
    if run.contains('…') || (tight > 1 && !text[tight..].starts_with(['/', '\\'])) {
        return Some(tight);
    }
    let spaced = text.starts_with(". . .") && !text[5..].starts_with('.');
    spaced.then_some(5)
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn two_single_quotes_are_a_double_one() {
        for (text, expected) in [
            ("''हाँ'' ``ना´´ ‘‘ठीक’’", "\"हाँ\" \"ना\" \"ठीक\""),
            ("'''क' ‘’ d'o'", "\"'क' ‘’ d'o'"),
        ] {
            let web = Addresses::of(text);
            assert_eq!(mended(text, |t, e| pair(t, &web, e)), expected, "{text}");
        }
    }

    #[test]
    fn marks_have_one_form() {
        for (text, expected) in [
            ("‘साथ’ “हाँ” «ना»", "'साथ' \"हाँ\" \"ना\""),
            ("'हाँ' `ना´", "'हाँ' 'ना'"),
            ("Russia’s 5′", "Russia's 5'"),
            ("2019—20 – -- क‐ख −5", "2019–20 – – क-ख -5"),
            ("फिर... और.. बस….", "फिर… और… बस…"),
            ("रुको . . . चलो", "रुको … चलो"),
            ("../a 3.5 है.", "../a 3.5 है."),
            ("https://a.in/b--c…d", "https://a.in/b--c…d"),
        ] {
            let web = Addresses::of(text);
            assert_eq!(mended(text, |t, e| mend(t, &web, e)), expected, "{text}");
        }
    }
}
