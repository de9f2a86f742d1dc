//! Text made safe to show.

/// `text` with control characters and those that turn the direction of what follows (Unicode's bidirectional controls, UAX #9) shown as
/// escapes, so that no input can steer a terminal or hide in a log. The empty text stays empty.
///
/// ```
/// use khabar::text::printable;
/// assert_eq!(printable("a\x1b[31mख़\n"), "a\\u{1b}[31mख़\\n");
/// ```
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if turns(c) => shown.extend(c.escape_unicode()),
            c if c.is_control() => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    shown
}

fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown() {
        assert_eq!(
            printable("नगर\t\u{202e}gpj\u{2069}"),
            "नगर\\t\\u{202e}gpj\\u{2069}"
        );
        assert_eq!(printable(""), "");
    }
}
