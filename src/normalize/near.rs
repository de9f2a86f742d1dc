//! The neighbourhood of a place in a text, of bounded length.

/// The last `bytes` bytes of `text`, or a little less to start at a character.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first `bytes` bytes of `text`, or a little less to end with a character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut() {
        assert_eq!((tail("कख", 4), head("कख", 4)), ("ख", "क"));
        assert_eq!((tail("कख", 9), head("कख", 9)), ("कख", "कख"));
        assert_eq!((tail("", 4), head("", 0)), ("", ""));
    }
}
