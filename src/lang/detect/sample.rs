//! A bounded part of a text, from all over it, without web addresses, tags and handles: their letters say nothing of the language.

use memchr::{memchr2, memchr2_iter};

/// Bytes of a text that are read at most: some hundred Devanagari words.
const SAMPLE: usize = 2048;

/// Pieces a longer text is read in, at equal distances.
const PIECES: usize = 4;

/// How an address begins; a tag or a handle begins with `#` or `@`.
const WEB: [&[u8]; 3] = [b"http://", b"https://", b"www."];

/// The whole of a short text, pieces of a long one. Nothing is copied.
#[derive(Debug)]
pub(super) struct Sample<'t> {
    pieces: [&'t str; PIECES],
}

impl<'t> Sample<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut pieces = [""; PIECES];
        if text.len() <= SAMPLE {
            pieces[0] = text;
        } else {
            let step = text.len() / PIECES;
            for (place, piece) in pieces.iter_mut().enumerate() {
                let start = text.floor_char_boundary(place * step);
                let end = text.floor_char_boundary(place * step + SAMPLE / PIECES);
                *piece = &text[start..end];
            }
        }
        Self { pieces }
    }

    /// What stands before, between and after addresses, tags and handles, and a newline after each piece of a long text.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'t str> {
        let end = if self.pieces[1].is_empty() { "" } else { "\n" };
        self.pieces
            .into_iter()
            .flat_map(move |piece| without_addresses(piece).chain([end]))
    }
}

/// `text` less every run of ASCII without spaces that holds a tag, a handle or an address, from there on.
fn without_addresses(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let part = &rest[..address(rest).unwrap_or(rest.len())];
        let after = &rest[part.len()..];
        rest = after.trim_start_matches(|c: char| c.is_ascii_graphic());
        Some(part)
    })
}

/// Where the first address, tag or handle of `text` begins.
fn address(text: &str) -> Option<usize> {
    let tag = memchr2(b'#', b'@', text.as_bytes());
    let before = &text.as_bytes()[..tag.unwrap_or(text.len())];
    let is_web = |at: &usize| WEB.iter().any(|sign| before[*at..].starts_with(sign));
    memchr2_iter(b'h', b'w', before).find(is_web).or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_left_out() {
        for (text, expected) in [
            ("पुल खुला...http://a.in/bridge-opens पढ़ें", "पुल खुला... पढ़ें"),
            ("www.a.in", ""),
            ("#पुल खुला #NewBridge @city_in #1", "पुल खुला   "),
            ("पुल", "पुल"),
            ("", ""),
        ] {
            assert_eq!(Sample::of(text).parts().collect::<String>(), expected);
        }
    }

    #[test]
    fn long_texts_are_read_in_pieces() {
        let text = "कख".repeat(10_000);
        let sample: String = Sample::of(&text).parts().collect();
        assert!((SAMPLE - 2 * PIECES..=SAMPLE + PIECES).contains(&sample.len()));
        assert_eq!(sample.matches('\n').count(), PIECES);
    }
}
