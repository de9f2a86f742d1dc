//! A bounded part of a text, from all over it, without web addresses, tags and handles: their letters say nothing of the language.

use std::borrow::Cow;

/// Bytes of a text that are read at most: some hundred Devanagari words.
const SAMPLE: usize = 2048;

/// Pieces a longer text is read in, at equal distances.
const PIECES: usize = 4;

/// How an address, a tag or a handle begins.
const SIGNS: [&str; 5] = ["http://", "https://", "www.", "#", "@"];

/// The whole of a short text; pieces of a long one, joined by newlines. Addresses, tags and handles are left out.
pub(super) fn of(text: &str) -> Cow<'_, str> {
    let sample = pieces(text);
    if sample.contains(['#', '@']) || sample.contains("://") || sample.contains("www.") {
        Cow::Owned(without_addresses(&sample))
    } else {
        sample
    }
}

fn pieces(text: &str) -> Cow<'_, str> {
    if text.len() <= SAMPLE {
        return Cow::Borrowed(text);
    }
    let step = text.len() / PIECES;
    let mut sample = String::with_capacity(SAMPLE + PIECES);
    for piece in 0..PIECES {
        let start = boundary(text, piece * step);
        let end = boundary(text, piece * step + SAMPLE / PIECES);
        sample.push_str(&text[start..end]);
        sample.push('\n');
    }
    Cow::Owned(sample)
}

/// `text` less every run of ASCII without spaces that holds one of [`SIGNS`], from there on.
fn without_addresses(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = SIGNS.iter().filter_map(|sign| rest.find(sign)).min() {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[rest
            .find(|c: char| !c.is_ascii_graphic())
            .unwrap_or(rest.len())..];
    }
    kept + rest
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_left_out() {
        assert_eq!(of("पुल खुला...http://a.in/bridge-opens पढ़ें"), "पुल खुला... पढ़ें");
        assert_eq!(of("www.a.in"), "");
        assert_eq!(of("#पुल खुला #NewBridge @city_in #1"), "पुल खुला   ");
    }

    #[test]
    fn long_texts_are_read_in_pieces() {
        assert!(matches!(of("क"), Cow::Borrowed("क")));
        let text = "कख".repeat(10_000);
        let sample = of(&text);
        assert!(sample.len() <= SAMPLE + 2 * PIECES);
        assert_eq!(sample.matches('\n').count(), PIECES);
    }
}
