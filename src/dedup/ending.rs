//! How a text ends: with a sentence, or broken off.

/// Whether a text breaks off: it has full stops and ends without one, or it ends in dots. A text that ends no sentence at all does
/// not tell.
pub(super) fn breaks_off(text: &str) -> bool {
    const CLOSING: [char; 6] = ['"', '\'', '”', '’', ')', ']'];
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c));
    if text.ends_with('…') || text.ends_with("..") {
        return true;
    }
    !text.ends_with(['।', '॥', '.', '?', '!', '۔']) && has_full_stop(text)
}

fn has_full_stop(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(['।', '॥', '.', '۔']) {
        let rest = &text[from + at..];
        let stop = rest.chars().next().map_or(0, char::len_utf8);
        // A point inside a figure or an address ends no sentence.
        if !rest.starts_with('.') || rest[stop..].starts_with(char::is_whitespace) {
            return true;
        }
        from += at + stop;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_told() {
        for (text, expected) in [
            ("", false),
            ("पुल टूट गया। यातायात रोका गया।", false),
            ("पुल टूट गया। यातायात रो", true),
            ("पुल टूट गया। यातायात रोका...", true),
            ("पुल टूट गया। “यातायात रोका जाएगा।”", false),
            ("पुल टूट गया यातायात रोका गया", false),
            ("the bridge broke. Traffic was", true),
            ("the rate is 3.5 per cent", false),
        ] {
            assert_eq!(breaks_off(text), expected, "{text}");
        }
    }
}
