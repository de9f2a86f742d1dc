//! The case for two words: what a cut of an unknown string has to show.
//!
//! A string that no table knows is two words when both parts are words and no compound explains them. Compounds are what makes
//! this hard, and what tells them is how parts behave elsewhere: in a compound the first part begins and the second part ends
//! many longer words, and neither stands at the edge of a sentence more than others do. Two kinds of evidence are weighed
//! against that, both in whole numbers:
//!
//! - the parts of a lost line break: one that often closes a sentence, headline or line, one that often opens one;
//! - a word of inflection or syntax on either side, for those enter no compound.

use super::letters::{Cut, Letters, cuts, syllables};
use super::vocabulary::{TEXTS, Vocabulary, Word};
use crate::text::fold;

/// Fewest syllables of two words together, and letters and signs of each.
const SYLLABLES: usize = 3;
const LETTERS: usize = 2;

/// What the product of `closes` and `opens` must reach, squared: e^7. Measured on the development corpora: below it compounds begin
/// (वोटबैंक, चेकपोस्ट).
const BREAK: u128 = 1_100;

/// What the product of both counts of texts must reach, squared, where one word is closed: e^18.6. Measured likewise (नावलेकर).
const CLOSED: u128 = 120_000_000;

/// Texts in which a name is taken to open a sentence beyond those counted: names are many and each is rare, and a quarter of the
/// texts with a name have it at the start of a stretch.
const NAME_OPENS: u32 = 4;

/// Fewest texts of a place that a case marker is taken off.
const PLACE_TEXTS: u32 = 20;

/// Where a folded word is to be cut in two, in letters and signs; `None` when it is one word or may be.
pub(super) fn cut(word: &[u8], vocabulary: &Vocabulary) -> Option<usize> {
    if syllables(word) < SYLLABLES {
        return None;
    }
    let strengths = cuts(word).filter_map(|cut| Some((strength(word, cut, vocabulary)?, cut.at)));
    let (_, at) = strengths.max_by_key(|&(strength, at)| (strength, std::cmp::Reverse(at)))?;
    (!vocabulary.may_be_misspelt(word)).then_some(at)
}

/// How many times over the evidence for a cut reaches what it must; `None` when it does not.
fn strength(word: &[u8], cut: Cut, vocabulary: &Vocabulary) -> Option<u128> {
    let (start, end) = word.split_at(cut.at);
    let short = start.len() < LETTERS || end.len() < LETTERS;
    if short || !vocabulary.may_have([cut.start, cut.end]) {
        return None;
    }
    let left = vocabulary.get(cut.start)?;
    let right = vocabulary.get(cut.end)?;
    if right.affix || left.texts < TEXTS || (right.texts < TEXTS && !right.name) {
        return None;
    }
    let inflected = vocabulary.has_closed_ending(start);
    let broken = product(
        left.closes,
        right.opens + if right.name { NAME_OPENS } else { 0 },
    );
    let against = compounds(left, right);
    let mut strength = broken / (BREAK * against);
    if inflected || left.closed || right.closed {
        strength = strength.max(product(left.texts, right.texts) / (CLOSED * against));
    }
    if right.case && (inflected || (left.place && left.texts >= PLACE_TEXTS)) {
        strength = strength.max(1);
    }
    (strength > 0).then_some(strength)
}

/// The square of a product of two counts.
fn product(left: u32, right: u32) -> u128 {
    (u128::from(left) * u128::from(right)).pow(2)
}

/// How readily the two parts form longer words: the cube of the product of how many each is part of.
fn compounds(left: &Word, right: &Word) -> u128 {
    (u128::from(left.begins + 1) * u128::from(right.ends + 1)).pow(3)
}

/// As [`cut`], in bytes of an unknown word as it is written.
pub(super) fn cut_of(word: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let letters = Letters::of(word)?;
    let at = cut(letters.as_slice(), vocabulary)?;
    let (byte, _) = fold(word).nth(at)?;
    // A half nasal is folded, so that a cut may fall into a cluster (मेम्फिस).
    let halved = word[..byte].trim_end_matches(['\u{200c}', '\u{200d}']);
    (!halved.ends_with('\u{94d}')).then_some(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Languages;
    use crate::text::devanagari_words;
    use std::sync::LazyLock;

    static VOCABULARY: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::new(&Languages::builtin()));

    /// `expected` has a space where `word` is to be cut.
    fn check(expected: &str) {
        let word = expected.replace(' ', "");
        let known = devanagari_words(&word).any(|word| VOCABULARY.get(word.key).is_some());
        let found = cut_of(&word, &VOCABULARY)
            .filter(|_| !known)
            .map(|at| format!("{} {}", &word[..at], &word[at..]));
        assert_eq!(found.as_deref().unwrap_or(&word), expected);
    }

    #[test]
    fn lost_line_breaks_are_found() {
        for expected in [
            "आकलन उत्तर",
            "हमला किम",
            "घायल हालांकि",
            "चेतावनी पुलिस",
            "मौत नेपाल",
            "जरूरी इसके",
            "लापता गौरतलब",
            "हंगामा राहुल",
        ] {
            check(expected);
        }
    }

    #[test]
    fn closed_words_come_off() {
        for expected in [
            "दिया लेकिन",
            "गई और",
            "केंद्र और",
            "सड़कों पर",
            "दुकानदारों ने",
            "नेपाल का",
            "के मुताबिक",
            "नहीं मुख्यमंत्री",
        ] {
            check(expected);
        }
    }

    #[test]
    fn one_word_stays_one() {
        for word in [
            "लोकसभा",
            "राजनेता",
            "महाराष्ट्र",
            "प्रधानमंत्री",
            "विधायकदल",
            "रेलमंत्री",
            "जनसभा",
            "कामकाजी",
            "खिलाड़ियों",
            "मुंहबोले",
            "भारतवंशी",
            "वोटबैंक",
            "चेकपोस्ट",
            "राष्ट्रपिता",
            "वादाखिलाफ",
            "देखादेखी",
            "दिनोंदिन",
            "जलप्रपात",
            "बाढ़पीड़ित",
            "पुलिसवाला",
            "शहरभर",
            "बारसात",
            "औरतो",
            "मेम्फिस",
            "कीपर",
            "पताका",
            "सिखाने",
            "",
            "क",
        ] {
            check(word);
        }
    }
}
