//! Quotes, dashes and ellipses in one form each: `"`, `'`, `–`, `-`, `...`.
//!
//! Straight quotes, because half of the pages use them already and the two hands of curly ones are confused in most of the others.

use super::Step;
use crate::text::Patch;

/// Brings quotes, dashes and ellipses into one form.
pub(super) fn quotes(text: &str) -> Step {
    let mut step = Step::new("quotes");
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(form) = form(c) else {
            continue;
        };
        let mut end = at + c.len_utf8();
        let mut with = form;
        // Two single quotes side by side are a double one.
        if form == "'"
            && let Some((next, _)) = chars.next_if(|&(_, c)| self::form(c) == Some("'"))
        {
            end = next + text[next..].chars().next().map_or(0, char::len_utf8);
            with = "\"";
        }
        if text[at..end] != *with {
            step.push(Patch::new(at..end, with));
        }
    }
    step
}

/// The one form of a quote, dash or ellipsis (Unicode categories Pi, Pf, Pd and their ASCII look-alikes).
fn form(c: char) -> Option<&'static str> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => "\"",
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '‹' | '›' | '＇' => "'",
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => "-",
        '\u{2012}' | '\u{2014}' | '\u{2015}' => "–",
        '…' => "...",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::kit::check;
    use super::*;

    #[test]
    fn marks_take_one_form() {
        check(quotes, "“पुल” ‘नया’ है", "\"पुल\" 'नया' है", 4);
        check(quotes, "‘‘पुल’’ ''नया''", "\"पुल\" \"नया\"", 4);
        check(
            quotes,
            "भारत—नेपाल 10–12 co\u{2011}op…",
            "भारत–नेपाल 10–12 co-op...",
            3,
        );
        check(quotes, "\"पुल\" it's", "\"पुल\" it's", 0);
    }
}
