//! White space: one space between words, one or two newlines between lines, none at the ends.
//!
//! CR LF, CR, NEL, U+2028, U+2029, vertical tab and form feed are newlines; tab, no-break space and every other space are
//! spaces. A run with newlines becomes one newline, or two where two or more stood; any other run one space.

use super::edits::Edits;
use crate::text::find_pair;

/// Proposes the changes.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let mut at = 0;
    while let Some(start) = suspect(text.as_bytes(), at) {
        let run = &text[start..];
        let run = &run[..run.find(|c: char| !c.is_whitespace()).unwrap_or(run.len())];
        if run.is_empty() {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
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

/// Where white space may start, from a byte on, that is no single space between two characters of ASCII or the blocks around Devanagari.
fn suspect(bytes: &[u8], from: usize) -> Option<usize> {
    if from == 0 && bytes.first() == Some(&b' ') {
        return Some(0);
    }
    find_pair(bytes, from, |byte, next| {
        let lone = next.is_ascii_graphic() | (next == 0xe0);
        // First bytes of all other white space (Unicode, White_Space).
        let other = byte.wrapping_sub(b'\t') < 5;
        let wide = (byte == 0xc2) | (byte.wrapping_sub(0xe1) < 3);
        ((byte == b' ') & !lone) | other | wide
    })
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
