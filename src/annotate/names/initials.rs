//! Initials: those spelled out in Devanagari (`डब्ल्यूएचओ` is WHO), and the words they stand for.

/// Names of the Latin letters as Hindi writes them, folded. Where one begins another, the longer one stands first.
const LETTERS: [(&str, char); 39] = [
    ("डब्ल्यू", 'w'),
    ("डब्लू", 'w'),
    ("डबल्यू", 'w'),
    ("एक्स", 'x'),
    ("जेड", 'z'),
    ("क्यू", 'q'),
    ("वाय", 'y'),
    ("वाई", 'y'),
    ("आई", 'i'),
    ("आइ", 'i'),
    ("आय", 'i'),
    ("आर", 'r'),
    ("एच", 'h'),
    ("एफ", 'f'),
    ("एल", 'l'),
    ("एम", 'm'),
    ("एन", 'n'),
    ("एस", 's'),
    ("ऐन", 'n'),
    ("ऐस", 's'),
    ("ऐम", 'm'),
    ("ऐल", 'l'),
    ("ऐफ", 'f'),
    ("ऐच", 'h'),
    ("यू", 'u'),
    ("बी", 'b'),
    ("सी", 'c'),
    ("डी", 'd'),
    ("जी", 'g'),
    ("पी", 'p'),
    ("टी", 't'),
    ("वी", 'v'),
    ("जे", 'j'),
    ("के", 'k'),
    ("ओ", 'o'),
    ("ऐ", 'a'),
    ("ए", 'a'),
    ("ई", 'e'),
    ("इ", 'e'),
];

/// The Latin letters, in lower case, that `word` (folded) spells: all of a Latin word, or the names of letters in
/// Devanagari. `None` for any other word and for a single letter.
pub(in crate::annotate) fn spelled(word: &str) -> Option<String> {
    let mut letters = String::new();
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()) {
        letters = word.to_ascii_lowercase();
    } else {
        let mut rest = word;
        while !rest.is_empty() {
            let (left, letter) = LETTERS.iter().find_map(|&(name, letter)| {
                // A vowel sign left over belongs to the name: एसी is A, C and not S.
                let left = rest.strip_prefix(name)?;
                (!left.starts_with(|c| matches!(c, '\u{901}'..='\u{903}' | '\u{93c}'..='\u{94d}')))
                    .then_some((left, letter))
            })?;
            letters.push(letter);
            rest = left;
        }
    }
    (letters.len() > 1).then_some(letters)
}

/// Whether a word (folded) is the name of one letter, or a Latin letter.
pub(in crate::annotate) fn is_letter(word: &str) -> bool {
    LETTERS.iter().any(|(name, _)| *name == word)
        || word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a word (folded, in either script) may be what the letter stands for: by its first sound as English spells it.
pub(in crate::annotate) fn begins(word: &str, letter: char) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    if first.is_ascii_alphabetic() {
        return first.eq_ignore_ascii_case(&letter);
    }
    let sounds = match first {
        'क' => "kcq",
        'ख' | 'घ' => "kg",
        'ग' => "g",
        'च' | 'छ' => "c",
        'ज' | 'झ' => "jgz",
        'ट' | 'त' | 'थ' | 'ठ' => "t",
        'ड' | 'द' | 'ध' | 'ढ' => "d",
        'न' | 'ण' => "nk",
        'प' => "p",
        'फ' => "fp",
        'ब' => "b",
        'भ' => "b",
        'म' => "m",
        'य' => "yue",
        'र' => "rw",
        'ल' => "l",
        'व' => "vw",
        'श' | 'ष' => "s",
        'स' => "sc",
        'ह' => "h",
        'अ' | 'आ' => "aueo",
        'इ' | 'ई' => "ei",
        'उ' | 'ऊ' => "uo",
        'ए' | 'ऐ' => "aeh",
        'ओ' | 'औ' | 'ऑ' => "oa",
        _ => "",
    };
    sounds.contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn letters_are_spelled_out() {
        let of = |word| spelled(&folded(word));
        assert_eq!(of("डब्ल्यूएचओ").as_deref(), Some("who"));
        assert_eq!(of("केसीएनए").as_deref(), Some("kcna"));
        assert_eq!(of("सीआरपीएफ़").as_deref(), Some("crpf"));
        assert_eq!(of("एटीएसीएमएस").as_deref(), Some("atacms"));
        assert_eq!(of("NATO").as_deref(), Some("nato"));
        for other in ["भाजपा", "नाटो", "ए", "", "रूस"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn words_begin_with_the_sound_of_their_letter() {
        for (word, letter) in [
            ("कोरियन", 'k'),
            ("सेंट्रल", 'c'),
            ("न्यूज", 'n'),
            ("एजेंसी", 'a'),
            ("world", 'w'),
        ] {
            assert!(begins(word, letter), "{word}");
        }
        assert!(!begins("कोरियन", 'n') && !begins("", 'a'));
    }
}
