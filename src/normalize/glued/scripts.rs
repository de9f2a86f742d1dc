//! Where a Latin word and a Hindi word run together: `हैरानSonam`, `IPLमें`, an address after a word.

use super::super::web::Addresses;
use super::letters::Letters;
use super::vocabulary::Vocabulary;
use super::{is_letter, runs};

/// The places between the two, in bytes: the Hindi word is a known one, the Latin word has two letters or more and is no
/// hashtag or handle.
pub(super) fn cuts(text: &str, web: &Addresses, words: &Vocabulary) -> Vec<usize> {
    let mut found = Vec::new();
    for run in runs(text) {
        let latin_before = latin_before(text, run.start);
        let latin_after = text[run.end..].starts_with(|c: char| c.is_ascii_alphabetic());
        let tagged = text[..run.start].ends_with(['#', '@', '_']);
        if tagged || !(latin_before || latin_after) || !is_known(&text[run.clone()], words) {
            continue;
        }
        if latin_before && is_word_before(text, run.start, web) {
            found.push(run.start);
        }
        if latin_after && is_word_after(text, run.end, web) {
            found.push(run.end);
        }
    }
    found
}

/// Whether a Latin letter stands right before `at`.
fn latin_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_alphabetic())
}

fn is_known(word: &str, words: &Vocabulary) -> bool {
    Letters::of(word).is_some_and(|letters| words.get(letters.as_slice()).is_some())
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
