//! English or not, by words.
//!
//! Function words tell English from Hindi typed in Latin letters, which no general detector knows; whatlang's trigrams tell it
//! from the languages of Europe.

use super::super::Lang;
use super::sample::Sample;
use crate::text::{Milli, WordKind, words};

/// English words that no romanized Hindi sentence uses.
const ENGLISH: [Key; 48] = keys([
    "the", "of", "and", "a", "in", "is", "that", "for", "on", "was", "with", "as", "by", "it",
    "from", "at", "be", "are", "he", "his", "has", "have", "not", "but", "they", "will", "said",
    "who", "their", "this", "an", "were", "been", "had", "or", "which", "its", "after", "over",
    "new", "up", "out", "says", "more", "than", "into", "about", "against",
]);

/// Postpositions, auxiliaries and conjunctions of Hindi as they are typed in Latin letters.
const ROMANIZED: [Key; 30] = keys([
    "hai", "hain", "ki", "ka", "ke", "ko", "ne", "se", "mein", "mai", "aur", "nahi", "nahin",
    "tha", "thi", "gaya", "gayi", "kya", "bhi", "yeh", "ye", "woh", "wo", "kaha", "liye", "raha",
    "rahi", "rahe", "ek", "koi",
]);

/// Share of function words, in thousandths, from which a text is taken for English without asking the trigrams: our choice, not measured.
const SURE: i64 = 200;

/// Function words from which that share tells without reading on: one piece of a long text has more.
const ENOUGH: i64 = 20;

/// Tells English from anything else, and how sure that is. Where it is English less surely than `least` by its words, the trigrams are
/// not asked.
pub(super) fn tell(sample: &Sample<'_>, least: Milli) -> (Lang, Milli) {
    let (mut all, mut english, mut romanized) = (0, 0, 0);
    for text in sample.parts() {
        for word in words(text).filter(|word| word.kind == WordKind::Word) {
            let key = key(word.of(text));
            all += 1;
            english += i64::from(key.is_some_and(|key| ENGLISH.contains(&key)));
            romanized += i64::from(key.is_some_and(|key| ROMANIZED.contains(&key)));
        }
        if english >= ENOUGH && english * 1000 >= all * SURE && romanized <= english {
            break;
        }
    }
    if romanized > english && romanized >= 2 {
        return (Lang::Other, Milli::ratio(romanized - english, romanized));
    }
    if english >= 2 && english * 1000 >= all * SURE {
        return (Lang::En, Milli::ONE);
    }
    let sure = Milli::ratio(english * 1000, all * SURE + 1).clamp(Milli(250), Milli::ONE);
    if sure < least {
        return (Lang::En, sure);
    }
    match whatlang::detect(&sample.parts().collect::<String>()) {
        Some(found) if found.lang() != whatlang::Lang::Eng && found.is_reliable() => {
            (Lang::Other, Milli::from_f64(found.confidence()))
        }
        _ => (Lang::En, sure),
    }
}

/// A word of ASCII letters as one number, a byte each.
type Key = u64;

/// The number of a word, in lower case; `None` where it has more letters than that holds, or others.
const fn key(word: &str) -> Option<Key> {
    if !word.is_ascii() || word.len() > size_of::<Key>() {
        return None;
    }
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key = key << 8 | word.as_bytes()[at].to_ascii_lowercase() as Key;
        at += 1;
    }
    Some(key)
}

/// The numbers of the words in a list.
const fn keys<const N: usize>(words: [&str; N]) -> [Key; N] {
    let (mut keys, mut at) = ([0; N], 0);
    while at < N {
        keys[at] = key(words[at]).expect("listed words are short and ASCII");
        at += 1;
    }
    keys
}
