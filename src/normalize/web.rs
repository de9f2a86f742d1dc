//! Web and mail addresses: stretches in which no mark is punctuation.

use memchr::memchr3_iter;
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
        let bytes = text.as_bytes();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut done = 0;
        for at in memchr3_iter(b'@', b'/', b'w', bytes).filter(|&at| is_sign(bytes, at)) {
            if at < done {
                continue;
            }
            let start = at - bytes[..at].iter().rev().take_while(|b| is_inner(b)).count();
            done = at + bytes[at..].iter().take_while(|b| is_inner(b)).count();
            let run = &text[start..done];
            let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '-', '|', '*']);
            if let Some(begin) = beginning(run) {
                ranges.push(start + begin..start + run.len());
            }
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

/// Whether the sign of an address stands at `at`: the first slash of `://`, `www.`, or `@`.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        [b'@', ..] | [b'w', b'w', b'w', b'.', ..] => true,
        [b'/', b'/', ..] => bytes[..at].ends_with(b":"),
        _ => false,
    }
}

fn is_inner(byte: &u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'"' | b'\'' | b'`'
        )
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
