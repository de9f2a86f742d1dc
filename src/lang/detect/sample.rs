//! A bounded part of a text, from all over it, without web addresses: their letters say nothing of the language.

/// Bytes of a text that are read at most: some hundred Devanagari words.
const SAMPLE: usize = 2048;

/// Pieces a longer text is read in, at equal distances.
const PIECES: usize = 4;

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

    /// What stands before, between and after the addresses, and a newline after each piece of a long text.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'t str> {
        let end = if self.pieces[1].is_empty() { "" } else { "\n" };
        self.pieces
            .into_iter()
            .flat_map(move |piece| without_addresses(piece).chain([end]))
    }
}

/// `text` less every run of ASCII without spaces that holds an address, from the scheme or `www.` on.
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

/// Where the first address of `text` begins.
fn address(text: &str) -> Option<usize> {
    if !text.contains("://") && !text.contains("www.") {
        return None;
    }
    let signs = ["http://", "https://", "www."].iter();
    signs.filter_map(|sign| text.find(sign)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_left_out() {
        for (text, expected) in [
            ("पुल खुला...http://a.in/bridge-opens पढ़ें", "पुल खुला... पढ़ें"),
            ("www.a.in", ""),
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
