//! Letters of a Devanagari word.

/// The letters of a folded word, `@` for the a that a consonant implies; `None` with a character that is none of Devanagari's letters.
pub(super) fn letters(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut implied = false;
    let (mut before, mut last) = (' ', ' ');
    for c in word.chars() {
        if let Some(letter) = consonant(c) {
            voice(&mut out, implied);
            out.push(letter);
            implied = true;
        } else if let Some(vowel) = sign(c) {
            out.push_str(vowel);
            implied = false;
        } else if let Some(vowel) = vowel(c) {
            voice(&mut out, implied);
            out.push_str(vowel);
            implied = false;
        } else if c == VIRAMA {
            implied = false;
        } else if c == BINDU || c == VISARGA {
            voice(&mut out, implied);
            if c == BINDU {
                out.push('n');
            }
            implied = false;
        } else {
            return None;
        }
        (before, last) = (last, c);
    }
    if implied {
        match (before, last) {
            // सिंह is written Singh.
            (BINDU, 'ह') => {
                out.pop();
                out.push('G');
            }
            // चंद्र, सत्य, कृष्ण: the a is spoken, and written in English.
            (VIRAMA, 'य' | 'र' | 'व' | 'ण') => out.push('a'),
            _ => {}
        }
    }
    Some(out)
}

/// Whether a word begins in Devanagari.
pub(super) fn has(word: &str) -> bool {
    word.starts_with(|c| matches!(c, '\u{900}'..='\u{97f}'))
}

const BINDU: char = '\u{902}';
const VISARGA: char = '\u{903}';
const VIRAMA: char = '\u{94d}';

fn voice(out: &mut String, implied: bool) {
    if implied {
        out.push('@');
    }
}

/// Consonants as English tells them apart: of the breathed ones those that it writes with an h of their own sound.
fn consonant(c: char) -> Option<char> {
    Some(match c {
        'क' => 'k',
        'ख' => 'K',
        'ग' => 'g',
        'घ' => 'G',
        'ङ' | 'ञ' | 'ण' | 'न' => 'n',
        'च' | 'छ' => 'c',
        'ज' => 'j',
        'झ' => 'J',
        'ट' | 'ठ' | 'त' | 'थ' => 't',
        'ड' | 'ढ' | 'द' => 'd',
        'ध' => 'D',
        'प' => 'p',
        'फ' => 'f',
        'ब' => 'b',
        'भ' => 'B',
        'म' => 'm',
        'य' => 'y',
        'र' => 'r',
        'ल' | 'ळ' => 'l',
        'व' => 'v',
        'श' | 'ष' => 'S',
        'स' => 's',
        'ह' => 'h',
        _ => return None,
    })
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        'ा' => "a",
        'ि' | 'ी' => "i",
        'ु' | 'ू' => "u",
        'े' | 'ै' | 'ॅ' | 'ॆ' => "e",
        'ो' | 'ौ' | 'ॉ' | 'ॊ' => "o",
        'ृ' | 'ॄ' => "ri",
        _ => return None,
    })
}

fn vowel(c: char) -> Option<&'static str> {
    Some(match c {
        'अ' | 'आ' => "a",
        'इ' | 'ई' => "i",
        'उ' | 'ऊ' => "u",
        'ए' | 'ऐ' | 'ऍ' | 'ऎ' | 'ॲ' => "e",
        'ओ' | 'औ' | 'ऑ' | 'ऒ' => "o",
        'ऋ' => "ri",
        _ => return None,
    })
}
