//! Words of Devanagari: where they stand in a text, and by which key their folded spelling is looked up.

use super::fold::{BINDU, Folded, fold_devanagari, half_nasal, is_ignored};
use std::ops::Range;

/// A run of Devanagari letters with their signs. What folds to nothing (a joiner, a nukta) belongs to its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevanagariWord {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// The key of its folded letters.
    pub key: WordKey,
    /// How many folded letters and signs it has; at least one.
    pub letters: usize,
    /// The last four of them, a byte each, the last one lowest.
    last: u32,
}

impl DevanagariWord {
    /// The key of the last `count` letters, three at most, where more than one stands before them.
    pub fn ending(&self, count: usize) -> Option<WordKey> {
        debug_assert!(count < size_of::<u32>());
        let letters = &self.last.to_be_bytes()[size_of::<u32>() - count..];
        (self.letters >= count + 2).then(|| WordKey::of(letters.iter().copied()))
    }
}

/// Stands for the folded letters of a Devanagari word: a polynomial over them, modulo 2^64. So the key of what follows a known
/// beginning is known, too. Two words of one key are as good as the same: of 100,000 words that is one chance in 10^9.
///
/// ```
/// use khabar::text::{WordKey, devanagari_words};
/// let key = |word| devanagari_words(word).next().map(|word| word.key).unwrap_or_default();
/// assert_eq!(key("हिन्दी"), key("हिंदी"));
/// assert_eq!(key("लोकसभा").after(key("लोक"), 3), key("सभा"));
/// assert_eq!(key(""), WordKey::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordKey(u64);

impl WordKey {
    /// Odd, with bits all over: the golden ratio's.
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

    /// The key of letters, each as its place in the Devanagari block.
    pub fn of(letters: impl IntoIterator<Item = u8>) -> Self {
        letters.into_iter().fold(Self::default(), Self::and)
    }

    /// The key of the same letters and one more.
    #[inline]
    pub fn and(self, letter: u8) -> Self {
        Self(self.0.wrapping_mul(Self::BASE).wrapping_add(letter.into()))
    }

    /// One of so many places, a power of two, that keys spread over evenly.
    pub fn place(self, places: usize) -> usize {
        debug_assert!(places.is_power_of_two());
        let spread = (self.0 ^ self.0 >> 32).wrapping_mul(Self::BASE);
        (spread >> 32) as usize & (places - 1)
    }

    /// The key of the last `letters` letters, where those before them have the key `start`.
    pub fn after(self, start: Self, letters: usize) -> Self {
        let shift = Self::BASE.wrapping_pow(letters as u32);
        Self(self.0.wrapping_sub(start.0.wrapping_mul(shift)))
    }
}

/// The Devanagari words of a text, in order. Nothing is allocated; the empty text has none.
pub fn devanagari_words(text: &str) -> DevanagariWords<'_> {
    DevanagariWords { text, at: 0 }
}

/// Iterator made by [`devanagari_words`].
#[derive(Clone, Debug)]
pub struct DevanagariWords<'t> {
    text: &'t str,
    /// How far it is read, in bytes.
    at: usize,
}

impl Iterator for DevanagariWords<'_> {
    type Item = DevanagariWord;

    #[inline]
    fn next(&mut self) -> Option<DevanagariWord> {
        loop {
            self.at = self.start()?;
            let word = self.word();
            self.at = word.at.end;
            if word.letters > 0 {
                return Some(word);
            }
        }
    }
}

impl DevanagariWords<'_> {
    /// Where the next word starts.
    #[inline]
    fn start(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            match bytes[at..] {
                [] => return None,
                [0xe0, high @ 0xa4..=0xa5, low, ..] => {
                    if !matches!(fold_devanagari(high, low), Folded::Other(_)) {
                        return Some(at);
                    }
                    at += 3;
                }
                // Of any other character the bytes start nothing.
                _ => at += 1,
            }
        }
    }

    /// The word that starts here.
    #[inline]
    fn word(&self) -> DevanagariWord {
        let bytes = self.text.as_bytes();
        let mut word = DevanagariWord {
            at: self.at..self.at,
            key: WordKey::default(),
            letters: 0,
            last: 0,
        };
        loop {
            let at = word.at.end;
            let letter = match bytes[at..] {
                [0xe0, high @ 0xa4..=0xa5, low, ..] => {
                    word.at.end += 3;
                    match fold_devanagari(high, low) {
                        Folded::Other(_) => {
                            word.at.end = at;
                            return word;
                        }
                        Folded::Nothing => continue,
                        Folded::Letter(letter) => letter,
                        Folded::Nasal(letter) => match half_nasal(self.text, at) {
                            Some(end) => {
                                word.at.end = end;
                                BINDU
                            }
                            None => letter,
                        },
                    }
                }
                [] | [..=0x7f, ..] => return word,
                _ => match self.text[at..].chars().next().filter(|&c| is_ignored(c)) {
                    Some(c) => {
                        word.at.end += c.len_utf8();
                        continue;
                    }
                    None => return word,
                },
            };
            word.key = word.key.and(letter);
            word.last = word.last << 8 | u32::from(letter);
            word.letters += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::folded;
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        devanagari_words(text).map(|word| &text[word.at]).collect()
    }

    fn key(word: &str) -> WordKey {
        WordKey::of(folded(word).chars().map(|c| (u32::from(c) & 0x7f) as u8))
    }

    #[test]
    fn words_are_runs_of_letters() {
        for (text, expected) in [
            ("पुल, bridge ਪੁਲ है।", "पुल|है"),
            ("क्\u{200d}या ५० रु॰ हाँ॥", "क्\u{200d}या|रु|हाँ"),
            ("IPLमें।अब\u{93c} \u{93c} é", "में|अब\u{93c}"),
            ("।ਪ", ""),
            ("", ""),
        ] {
            assert_eq!(found(text).join("|"), expected);
        }
    }

    #[test]
    fn endings_leave_two_letters() {
        let ending = |count| {
            devanagari_words("सड़कें")
                .next()
                .and_then(|word| word.ending(count))
        };
        assert_eq!(ending(2), Some(key("कें").after(key("क"), 2)));
        assert_eq!(ending(3), Some(key("कें")));
        assert_eq!(
            devanagari_words("कें").next().and_then(|word| word.ending(2)),
            None
        );
    }

    fn is_letter(c: char) -> bool {
        matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}')
    }

    proptest! {
        #[test]
        fn keys_are_of_the_folded_word(
            text in "[क-हनणम\u{900}-\u{903}ा-्\u{93c}\u{958}-\u{95f}\u{200c}\u{200d}\u{fe0f} a।५]{0,40}|(?s).{0,40}"
        ) {
            for word in devanagari_words(&text) {
                let letters = folded(&text[word.at.clone()]);
                prop_assert_eq!(word.letters, letters.chars().count(), "{}", letters);
                prop_assert_eq!(word.key, key(&letters), "{}", letters);
                prop_assert!(letters.chars().all(is_letter));
            }
        }

        #[test]
        fn no_letter_is_left_out(text in "[क-हा-् a।५\u{970}\u{93c}é]{0,40}|(?s).{0,40}") {
            let words: usize = devanagari_words(&text).map(|word| word.letters).sum();
            let letters = folded(&text);
            let letters = letters.chars().filter(|c| matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}'));
            prop_assert_eq!(words, letters.count());
        }

        #[test]
        fn keys_of_parts_follow(word in "[क-ह]{0,30}", at in 0usize..30) {
            let letters: Vec<char> = word.chars().collect();
            let (start, end) = letters.split_at(at.min(letters.len()));
            let [start_key, end_key] = [start, end].map(|part| key(&part.iter().collect::<String>()));
            prop_assert_eq!(key(&word).after(start_key, end.len()), end_key);
        }
    }
}
