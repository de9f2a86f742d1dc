//! White space: one space between words, one or two newlines between lines, none at the ends.
//!
//! CR LF, CR, NEL, U+2028, U+2029, vertical tab and form feed are newlines; tab, no-break space and every other space are
//! spaces. A run with newlines becomes one newline, or two where two or more stood; any other run one space.

use super::edits::Edits;
use crate::text::window::{Class, Simd, Window, places};

/// Proposes the changes.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let mut at = 0;
    let leading = text.starts_with(' ').then_some(0);
    for start in leading.into_iter().chain(places::<Suspect>(text)) {
        if start < at {
            continue;
        }
        let run = &text[start..];
        let run = &run[..run.find(|c: char| !c.is_whitespace()).unwrap_or(run.len())];
        if run.is_empty() {
            continue;
        }
        at = start + run.len();
        let with = match newlines(run) {
            _ if start == 0 || at == text.len() => "",
            0 => " ",
            1 => "\n",
            _ => "\n\n",
        };
        if run != with {
            edits.replace(start..at, with, "space");
        }
    }
}

/// First bytes of white space that is no single space between two characters of ASCII or the blocks around Devanagari, and of others.
struct Suspect;

impl Class for Suspect {
    const BEHIND: usize = 1;

    #[inline(always)]
    fn of<S: Simd>(window: Window<S>) -> u64 {
        let lone = (window.within(b'!', b'~') | window.is(0xe0)) >> 1;
        // First bytes of all other white space (Unicode, White_Space).
        let other = window.within(b'\t', b'\r');
        let wide = window.is(0xc2) | window.within(0xe1, 0xe3);
        (window.is(b' ') & !lone) | other | wide
    }
}

/// Whether `c` breaks a line.
pub(super) fn is_newline(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Line breaks in a run of white space. Carriage returns before a line feed belong to it, however many they are.
fn newlines(run: &str) -> usize {
    let mut count = 0;
    let mut chars = run.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_newline(c) || (c == '\r' && matches!(chars.peek(), Some('\r' | '\n'))) {
            continue;
        }
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn runs_of_space_become_one() {
        for (text, expected) in [
            ("  क  ख\t\u{a0}ग ", "क ख ग"),
            ("क \r\n ख\rग\u{2028}घ", "क\nख\nग\nघ"),
            ("क\n \n\n\u{3000}ख\u{c}\u{85}", "क\n\nख"),
            ("क\r\r\nख\r\n\r\nग", "क\nख\n\nग"),
            (" \n ", ""),
            ("क ख\nग\n\nघ", "क ख\nग\n\nघ"),
        ] {
            assert_eq!(mended(text, mend), expected, "{text:?}");
        }
    }
}
