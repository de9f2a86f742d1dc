//! Web and mail addresses: stretches in which no mark is punctuation.

use std::ops::Range;

/// Where the addresses of a text stand.
#[derive(Debug, Default)]
pub struct Addresses {
    /// Byte ranges, in order, apart.
    ranges: Vec<Range<usize>>,
}

impl Addresses {
    /// Finds everything written like `https://…`, `www.…` or `name@host`: runs of ASCII without white space, brackets or
    /// quotes, less the punctuation they end with.
    pub fn of(text: &str) -> Self {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        // Most texts have no character of the three signs.
        if memchr::memchr3(b'/', b'w', b'@', text.as_bytes()).is_none()
            || !["://", "www.", "@"].iter().any(|sign| text.contains(sign))
        {
            return Self { ranges };
        }
        let mut at = 0;
        while at < text.len() {
            let run = &text[at..];
            let len = run.find(|c| !is_inner(c)).unwrap_or(run.len());
            let run = run[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '-', '|', '*']);
            if let Some(start) = beginning(run) {
                ranges.push(at + start..at + run.len());
            }
            at += len;
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        Self { ranges }
    }

    /// Whether byte `at` lies in an address.
    pub fn cover(&self, at: usize) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= at);
        self.ranges.get(next).is_some_and(|range| range.start <= at)
    }

    /// The byte ranges, in order.
    pub fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }
}

fn is_inner(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | '`')
}

/// Where in a run without spaces an address begins.
fn beginning(run: &str) -> Option<usize> {
    let scheme = run.find("://").map(|at| {
        let letters = run[..at].bytes().rev();
        at - letters.take_while(u8::is_ascii_alphabetic).count()
    });
    let plain = run.find("www.");
    let mail = run
        .find('@')
        .filter(|&at| at > 0 && run[at..].contains('.'))
        .map(|_| 0);
    [scheme, plain, mail].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_their_punctuation() {
        for (text, expected) in [
            ("देखें:https://a.in/x?y=1. फिर", vec!["https://a.in/x?y=1"]),
            ("(www.a.in) और b.c@d.in।", vec!["www.a.in", "b.c@d.in"]),
            ("@naam ने लिखा", vec![]),
            ("http://a.in/क", vec!["http://a.in/"]),
            ("", vec![]),
        ] {
            let found = Addresses::of(text);
            let found: Vec<_> = found.ranges().iter().map(|r| &text[r.clone()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
