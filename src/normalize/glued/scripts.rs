//! Where a Latin word and a Hindi word run together: `हैरानSonam`, `IPLमें`, an address after a word.

use super::super::web::Addresses;
use super::vocabulary::Vocabulary;
use crate::text::devanagari_words;
use std::ops::Range;

/// Whether a Latin letter stands right before or after a Hindi word somewhere.
pub(super) fn meet(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let beside = |a: u8, b: u8| a.is_ascii_alphabetic() & (b >= 0x80);
    let may = pairs.fold(false, |may, (&a, &b)| may | beside(a, b) | beside(b, a));
    may && devanagari_words(text).any(|word| are_beside(text, &word.at))
}

/// Whether a Latin letter stands right before or after the Hindi word at `at`.
fn are_beside(text: &str, at: &Range<usize>) -> bool {
    latin_before(text, at.start) || latin_after(text, at.end)
}

/// The places between the two, in bytes: the Hindi word is a known one, the Latin word has two letters or more and is no
/// hashtag or handle.
pub(super) fn cuts(text: &str, web: &Addresses, words: &Vocabulary) -> Vec<usize> {
    let mut found = Vec::new();
    for word in devanagari_words(text) {
        let Range { start, end } = word.at;
        let tagged = text[..start].ends_with(['#', '@', '_']);
        if tagged || !are_beside(text, &word.at) || !words.knows(word.key) {
            continue;
        }
        if latin_before(text, start) && is_word_before(text, start, web) {
            found.push(start);
        }
        if latin_after(text, end) && is_word_after(text, end, web) {
            found.push(end);
        }
    }
    found
}

fn latin_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_alphabetic())
}

fn latin_after(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether the Latin run that ends at `at` is a word, or ends an address.
fn is_word_before(text: &str, at: usize, web: &Addresses) -> bool {
    let head = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let binds = head.ends_with(|c: char| binds(c) || is_letter(c));
    web.cover(at - 1) || (at - head.len() > 1 && !binds)
}

/// Whether the Latin run that starts at `at` is a word, or starts an address.
fn is_word_after(text: &str, at: usize, web: &Addresses) -> bool {
    let tail = text[at..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let len = text.len() - at - tail.len();
    web.cover(at) || (len > 1 && !tail.starts_with(|c: char| binds(c) || is_letter(c)))
}

/// Whether a character makes one word of what stands around it.
fn binds(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '#' | '@' | '_' | '/' | '.' | '-' | '&' | '\'')
}

/// Letters and signs of Devanagari, and joiners.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}' | '\u{200c}' | '\u{200d}')
}
