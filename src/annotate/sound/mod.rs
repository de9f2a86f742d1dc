//! How a name sounds, in letters that Hindi and English share: the transliteration key.
//!
//! `राजेश चौहान`, `राजेश चौहाण` and `Rajesh Chauhan` have one key, `rjeScohn`. A key has no short or long a but at a word's beginning and end,
//! one kind of i, u, e and o, of t, d and n: what the two scripts do not tell alike.
//!
//! How often two words with one key are one name, on the even half (by hash of the Latin word) of 11,421 pairs of name words that had no
//! part in making the rules: `KHABAR_SHARED=DIR cargo test --lib sound -- --nocapture`.

mod english;
mod hindi;

use crate::text::{WordKind, folded, words};

/// Letters from which on a key tells a name: below, two names too often share one.
const TELLING: usize = 5;

/// The key of a name of one word or more; `None` where it would be too short to tell, and for names with letters of other scripts.
/// Marks count for nothing; words written apart or together have one key.
pub(super) fn key(name: &str) -> Option<String> {
    let key: String = heard(name)?.concat();
    (key.len() >= TELLING).then_some(key)
}

/// The key of one word as it is compared within an article, where few names meet: vowels that writers leave out before a last
/// r, l or n, doubled and breathed consonants and v count for nothing: बाइडन, बाइडेन. Empty for what has no letters of the two scripts.
pub(super) fn loose(word: &str) -> String {
    let parts = heard(word).unwrap_or_default();
    parts.iter().map(|part| loosened(part)).collect()
}

/// The words of a name as they sound; `None` with a letter of another script.
fn heard(name: &str) -> Option<Vec<String>> {
    words(name)
        .filter(|word| word.kind != WordKind::Mark)
        .map(|word| {
            let word = folded(word.of(name));
            let letters = match word.bytes().next() {
                Some(b'0'..=b'9') if word.is_ascii() => return Some(word),
                _ if word.is_ascii() => english::letters(&word),
                _ if hindi::has(&word) => hindi::letters(&word),
                _ => english::letters(&plain(&word)),
            };
            letters.map(settled)
        })
        .collect()
}

/// Latin letters without their accents.
fn plain(word: &str) -> String {
    let parts = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    parts
        .normalize(word)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

/// The key of one word from its letters, in which `@` is an a that the script implies.
fn settled(letters: String) -> String {
    let letters = letters.trim_end_matches('@').as_bytes();
    let ends_in_a = letters.len() > 1 && letters.last() == Some(&b'a');
    let mut key = String::with_capacity(letters.len() + 1);
    for at in 0..letters.len() {
        if let Some(letter) = sounded(letters, at) {
            push(&mut key, letter);
        }
    }
    if ends_in_a {
        key.push('A');
    }
    key
}

/// What the letter at `at` adds to a key: nothing for an a inside, e for `ay` and i for other y before a consonant or the end.
fn sounded(letters: &[u8], at: usize) -> Option<char> {
    let open = |at: usize| letters.get(at).is_some_and(|&c| is_vowel(c) || c == b'@');
    let glides = |at: usize| letters.get(at) == Some(&b'y') && !open(at + 1);
    match letters[at] {
        b'a' | b'@' if glides(at + 1) => Some('e'),
        b'@' => None,
        b'a' => (at == 0).then_some('a'),
        b'y' if glides(at) => {
            let told = at > 0 && matches!(letters[at - 1], b'a' | b'@');
            (!told).then_some('i')
        }
        letter => Some(char::from(letter)),
    }
}

/// Adds a letter: n stands for m before a lip consonant, one i for i and y, one vowel for two alike.
fn push(key: &mut String, letter: char) {
    let alike = match (key.chars().next_back(), letter) {
        (Some('m'), 'p' | 'b' | 'B' | 'f') => {
            key.pop();
            key.push('n');
            false
        }
        (Some('y'), 'i') => {
            key.pop();
            key.ends_with('i')
        }
        (Some('i'), 'y') => true,
        (Some(last), letter) => last == letter && matches!(letter, 'e' | 'i' | 'o' | 'u'),
        (None, _) => false,
    };
    if !alike {
        key.push(letter);
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn loosened(key: &str) -> String {
    let letters = key.as_bytes();
    let mut out = String::with_capacity(key.len());
    for (at, &letter) in letters.iter().enumerate() {
        let weak = at > 0
            && matches!(letter, b'e' | b'o')
            && matches!(letters.get(at + 1), Some(b'r' | b'l' | b'n'))
            && letters
                .get(at + 2)
                .is_none_or(|&c| !is_vowel(c) && c != b'A');
        if weak {
            continue;
        }
        let plain = match letter {
            b'K' => 'k',
            b'G' => 'g',
            b'J' => 'j',
            b'D' => 'd',
            b'S' => 's',
            b'B' | b'v' => 'b',
            b'f' => 'p',
            letter => char::from(letter),
        };
        if !out.ends_with(plain) {
            out.push(plain);
        }
    }
    out
}

#[cfg(test)]
mod tests;
