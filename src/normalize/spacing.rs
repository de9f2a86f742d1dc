//! One kind of space and one kind of line end; at most one empty line.

use super::Step;
use crate::text::Patch;

/// Brings every stretch of white space into one form: a space, a line end, or an empty line; nothing at either end of the text.
pub(super) fn spacing(text: &str) -> Step {
    let mut step = Step::new("spacing");
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), '.')]);
    for (at, c) in ends {
        match (c.is_whitespace(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let space = &text[from..at];
                let form = if from == 0 || at == text.len() {
                    ""
                } else {
                    form(space)
                };
                if space != form {
                    step.push(Patch::new(from..at, form));
                }
                start = None;
            }
            _ => {}
        }
    }
    step
}

fn form(space: &str) -> &'static str {
    let lines = space.replace("\r\n", "\n");
    match lines.chars().filter(|c| is_line_end(*c)).count() {
        0 => " ",
        1 => "\n",
        _ => "\n\n",
    }
}

/// Line ends of Unicode (UAX #14, class BK, CR, LF and NL).
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Makes one line of a text: for titles.
pub(super) fn one_line(text: &str) -> Step {
    let mut step = Step::new("spacing");
    for (at, line_end) in text.match_indices('\n') {
        // An empty line is two line ends; the second goes.
        let with = if text[..at].ends_with('\n') { "" } else { " " };
        step.push(Patch::new(at..at + line_end.len(), with));
    }
    step
}

#[cfg(test)]
mod tests {
    use super::super::kit::check;
    use super::*;

    #[test]
    fn space_takes_one_form() {
        check(spacing, " \u{a0}नगर\u{2003}\u{a0}में\t ", "नगर में", 3);
        check(
            spacing,
            "एक\r\nदो \r तीन\u{2028}\u{2029}चार\n\n\n\nपाँच",
            "एक\nदो\nतीन\n\nचार\n\nपाँच",
            4,
        );
        check(spacing, "एक दो\nतीन\n\nचार", "एक दो\nतीन\n\nचार", 0);
        check(spacing, " \n ", "", 1);
    }

    #[test]
    fn a_title_is_one_line() {
        check(one_line, "एक\nदो\n\nतीन", "एक दो तीन", 3);
    }
}
