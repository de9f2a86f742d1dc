//! A Devanagari word in its folded spelling, one byte a letter.

use crate::text::{WordKey, fold};

/// First character of the block.
const BLOCK: u32 = 0x900;

/// Most letters of a word that is looked at. A longer one is left alone.
pub(super) const LONGEST: usize = 48;

/// The letters and signs of a folded word: the place of each in the Devanagari block.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    list: [u8; LONGEST],
    len: usize,
}

impl Letters {
    /// Folds a word; `None` when it holds anything but Devanagari, or more than [`LONGEST`] letters.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut letters = Self {
            list: [0; LONGEST],
            len: 0,
        };
        for (_, c) in fold(word) {
            let letter = u8::try_from((c as u32).wrapping_sub(BLOCK)).ok()?;
            *letters.list.get_mut(letters.len)? = letter;
            letters.len += 1;
        }
        Some(letters)
    }

    /// What the word is looked up by.
    pub(super) fn key(&self) -> WordKey {
        WordKey::of(self.as_slice().iter().copied())
    }

    /// All of them.
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.list[..self.len]
    }
}

/// Vowel signs, virama and the marks above, below and behind a letter.
fn is_sign(letter: u8) -> bool {
    matches!(letter, 0x00..=0x03 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63)
}

const VIRAMA: u8 = 0x4d;

/// Written syllables: letters that no virama joins to the one before.
pub(super) fn syllables(word: &[u8]) -> usize {
    let inner = (1..word.len()).filter(|&at| may_cut(word, at));
    usize::from(!word.is_empty()) + inner.count()
}

/// A word cut in two: where, in letters, and the keys of the parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) at: usize,
    pub(super) start: WordKey,
    pub(super) end: WordKey,
}

/// How a word can be cut in two so that neither part starts with a sign nor ends with a virama.
pub(super) fn cuts(word: &[u8]) -> impl Iterator<Item = Cut> {
    let whole = WordKey::of(word.iter().copied());
    let mut start = WordKey::default();
    (1..word.len()).filter_map(move |at| {
        start = start.and(word[at - 1]);
        may_cut(word, at).then(|| Cut {
            at,
            start,
            end: whole.after(start, word.len() - at),
        })
    })
}

fn may_cut(word: &[u8], at: usize) -> bool {
    !is_sign(word[at]) && word[at - 1] != VIRAMA
}

/// The key of the word less its signs: words of one skeleton differ in their vowels only.
pub(super) fn skeleton(word: &[u8]) -> WordKey {
    let letters = word.iter().copied();
    WordKey::of(letters.filter(|&letter| !is_sign(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<u8> {
        Letters::of(word)
            .expect("a Devanagari word")
            .as_slice()
            .to_vec()
    }

    #[test]
    fn spellings_meet_and_other_scripts_are_refused() {
        assert_eq!(letters("हिन्दी"), letters("हिंदी"));
        assert_eq!(letters("ज़मीन"), letters("जमीन"));
        assert!(Letters::of("पुलb").is_none());
        assert!(Letters::of(&"क".repeat(LONGEST + 1)).is_none());
        assert!(letters("").is_empty());
    }

    #[test]
    fn cuts_respect_syllables() {
        let word = letters("सत्यापन");
        assert_eq!(cuts(&word).map(|cut| cut.at).collect::<Vec<_>>(), [1, 5, 6]);
        assert_eq!(syllables(&word), 4);
        assert_eq!(syllables(&[]), 0);
        let key = |part: &[u8]| WordKey::of(part.iter().copied());
        for Cut { at, start, end } in cuts(&word) {
            assert_eq!((start, end), (key(&word[..at]), key(&word[at..])));
        }
    }

    #[test]
    fn a_skeleton_has_no_vowel_signs() {
        assert_eq!(skeleton(&letters("बरसात")), skeleton(&letters("बारसात")));
        assert_ne!(skeleton(&letters("पुल")), skeleton(&letters("पूरा")));
    }
}
