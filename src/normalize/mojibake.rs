//! UTF-8 that was read as a single-byte page and written again: `à¤ªà¥à¤²` for `पुल`, `â€™` for `’`.
//!
//! The way back is exact: each character stands for one byte of Windows-1252 (WHATWG Encoding Standard, index windows-1252), and
//! bytes that spell a character of UTF-8 are read as that. Only spellings that no text has otherwise are taken: of Indic letters, of
//! general punctuation and of emoji wherever they stand, of Latin ones behind Â and Ã.

use super::edits::Edits;

/// Characters of the bytes 0x80 to 0x9F.
const C1: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads back what was misread. A run of such characters is one repair.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    let mut run: Option<(usize, usize, String)> = None;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to || !is_suspect(c) {
            continue;
        }
        let Some((read, len)) = misread(&text[at..]) else {
            continue;
        };
        skip_to = at + len;
        match &mut run {
            Some((_, end, letters)) if *end == at => {
                letters.push(read);
                *end = skip_to;
            }
            run => {
                flush(run.replace((at, skip_to, read.to_string())), edits);
            }
        }
    }
    flush(run, edits);
}

fn flush(run: Option<(usize, usize, String)>, edits: &mut Edits) {
    if let Some((start, end, letters)) = run {
        edits.replace(start..end, letters, "mojibake");
    }
}

/// Whether a character may be the first of a misread one: true wherever [`mend`] starts a change.
pub(super) fn is_suspect(c: char) -> bool {
    matches!(c, 'Â' | 'Ã' | 'à' | 'â' | 'ð')
}

/// The character that was misread at the start of `text`, and the bytes it takes there.
fn misread(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut len = 0;
    let needed = match text.chars().next().and_then(byte)? {
        0xc2 | 0xc3 => 2,
        0xe0 | 0xe2 => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut chars = text.chars();
    for place in &mut bytes[..needed] {
        let c = chars.next()?;
        *place = byte(c)?;
        len += c.len_utf8();
    }
    let read = std::str::from_utf8(&bytes[..needed]).ok()?.chars().next()?;
    let plausible = matches!(
        read,
        '\u{a0}'..='\u{ff}'
            | '\u{900}'..='\u{dff}'
            | '\u{200b}'..='\u{2049}'
            | '\u{20a0}'..='\u{20bf}'
            | '\u{2122}'
            | '\u{2190}'..='\u{21ff}'
            | '\u{25a0}'..='\u{27bf}'
            | '\u{1f000}'..='\u{1faff}'
    );
    plausible.then_some((read, len))
}

/// The byte a character stands for on the page.
fn byte(c: char) -> Option<u8> {
    match c {
        '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        // Pages that leave holes in the block were read as if it held controls.
        '\u{80}'..='\u{9f}' => u8::try_from(u32::from(c)).ok(),
        c => {
            let place = C1.iter().position(|known| *known == c)?;
            u8::try_from(0x80 + place).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;
    use proptest::prelude::*;

    /// `text` as it looks after being read as Windows-1252.
    fn misread_whole(text: &str) -> String {
        let char_of = |byte: u8| match byte {
            0x80..=0x9f => C1[usize::from(byte) - 0x80],
            byte => char::from(byte),
        };
        text.bytes().map(char_of).collect()
    }

    #[test]
    fn what_was_misread_is_read_again() {
        for text in [
            "नगर में पुल खुला।",
            "It’s “open” – at last…",
            "café ₹500",
            "😀 পুল",
        ] {
            assert_eq!(mended(&misread_whole(text), mend), text);
        }
        let half = format!("नगर में {} खुला", misread_whole("पुल"));
        assert_eq!(mended(&half, mend), "नगर में पुल खुला");
    }

    #[test]
    fn other_text_stays() {
        for text in [
            "CAFÉ» à Paris, pâté, Âge, São Tomé, naïve",
            "Ã la carte",
            "à¤",
            "â€",
            "नगर में पुल",
        ] {
            assert_eq!(mended(text, mend), text);
        }
    }

    proptest! {
        #[test]
        fn every_misread_text_comes_back(text in "[ -~क-हा-ौ।\u{901}-\u{903}’“”–…é]{0,60}") {
            prop_assert_eq!(mended(&misread_whole(&text), mend), text);
        }
    }
}
