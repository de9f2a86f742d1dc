//! English or not, by words.
//!
//! Function words tell English from Hindi typed in Latin letters, which no general detector knows; whatlang's trigrams tell it
//! from the languages of Europe.

use super::super::Lang;
use crate::text::{Milli, WordKind, folded, words};

/// English words that no romanized Hindi sentence uses.
const ENGLISH: [&str; 48] = [
    "the", "of", "and", "a", "in", "is", "that", "for", "on", "was", "with", "as", "by", "it",
    "from", "at", "be", "are", "he", "his", "has", "have", "not", "but", "they", "will", "said",
    "who", "their", "this", "an", "were", "been", "had", "or", "which", "its", "after", "over",
    "new", "up", "out", "says", "more", "than", "into", "about", "against",
];

/// Postpositions, auxiliaries and conjunctions of Hindi as they are typed in Latin letters.
const ROMANIZED: [&str; 30] = [
    "hai", "hain", "ki", "ka", "ke", "ko", "ne", "se", "mein", "mai", "aur", "nahi", "nahin",
    "tha", "thi", "gaya", "gayi", "kya", "bhi", "yeh", "ye", "woh", "wo", "kaha", "liye", "raha",
    "rahi", "rahe", "ek", "koi",
];

/// Share of function words, in thousandths, from which a text is taken for English without asking the trigrams: our choice, not measured.
const SURE: i64 = 200;

/// Tells English from anything else, and how sure that is.
pub(super) fn tell(text: &str) -> (Lang, Milli) {
    let (mut all, mut english, mut romanized) = (0, 0, 0);
    for word in words(text).filter(|word| word.kind == WordKind::Word) {
        let word = folded(word.of(text));
        all += 1;
        english += i64::from(ENGLISH.contains(&word.as_str()));
        romanized += i64::from(ROMANIZED.contains(&word.as_str()));
    }
    if romanized > english && romanized >= 2 {
        return (Lang::Other, Milli::ratio(romanized - english, romanized));
    }
    if english >= 2 && english * 1000 >= all * SURE {
        return (Lang::En, Milli::ONE);
    }
    match whatlang::detect(text) {
        Some(found) if found.lang() != whatlang::Lang::Eng && found.is_reliable() => {
            (Lang::Other, Milli::from_f64(found.confidence()))
        }
        _ => (
            Lang::En,
            Milli::ratio(english * 1000, all * SURE + 1).clamp(Milli(250), Milli::ONE),
        ),
    }
}
