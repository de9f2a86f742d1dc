//! Devanagari vowels in their one spelling.
//!
//! The Unicode core specification (chapter 12.1, table 12-1 "Devanagari Vowel Letters") names the sequences that look like a
//! vowel letter and must not be written for it (अ and ा for आ); the same shapes arise from two vowel signs in a row (ा and े for ो). Marks on one letter stand in the order nukta, vowel sign, bindu, and none
//! stands twice. A visarga where no word has one is the colon it looks like.

use super::edits::Edits;
use super::odd::odd;

/// Proposes the changes.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    // Before this, everything is mended.
    let mut done = 0;
    for at in odd(text) {
        let Some(c) = text[at..].chars().next().filter(|_| at >= done) else {
            continue;
        };
        let before = text[..at].chars().next_back().unwrap_or('\n');
        if is_suspect(before, c) {
            done = at + c.len_utf8();
            if c == 'इ' {
                if text[..at].ends_with("र्") {
                    edits.replace(at - "र्".len()..done, "ई", "vowel");
                }
            } else {
                let start = text[..at].trim_end_matches(is_mark).len();
                done = at + text[at..].find(|c| !is_mark(c)).unwrap_or(text.len() - at);
                let letter = text[..start].chars().next_back();
                mend_run(letter, start, &text[start..done], edits);
            }
        }
    }
}

fn is_mark(c: char) -> bool {
    rank(c).is_some()
}

/// Whether these two neighbours may need mending: true wherever [`mend`] starts a change.
#[inline]
pub(super) fn is_suspect(before: char, c: char) -> bool {
    // What follows a consonant or a space is in order.
    !matches!(before, 'क'..='ह' | ' ') && is_out_of_order(before, c)
}

fn is_out_of_order(before: char, c: char) -> bool {
    match rank(c) {
        Some(here) => {
            is_colon(before, c)
                || vowel_letter(before, c).is_some()
                || before == c
                || rank(before).is_some_and(|rank| rank > here)
                || (rank(before), here) == (Some(Rank::Vowel), Rank::Vowel)
        }
        None => before == '\u{94d}' && c == 'इ',
    }
}

/// Whether a visarga after this character is a colon by its look: no word has one after a bindu or a digit.
fn is_colon(before: char, c: char) -> bool {
    c == VISARGA && (matches!(before, '\u{900}'..='\u{902}') || before.is_numeric())
}

const VISARGA: char = '\u{903}';

/// Mends the marks that hang on one letter.
fn mend_run(letter: Option<char>, start: usize, run: &str, edits: &mut Edits) {
    let before_last = run.chars().rev().nth(1).or(letter);
    if run.ends_with(VISARGA) && before_last.is_some_and(|before| is_colon(before, VISARGA)) {
        let end = start + run.len();
        edits.replace(end - VISARGA.len_utf8()..end, ":", "colon");
        return;
    }
    let mut marks: Vec<char> = run.chars().collect();
    if let [mark] = marks[..] {
        if let Some((letter, vowel)) = letter.and_then(|l| Some((l, vowel_letter(l, mark)?))) {
            edits.replace(
                start - letter.len_utf8()..start + run.len(),
                vowel.to_string(),
                "vowel",
            );
        }
        return;
    }
    marks.sort_by_key(|&c| rank(c));
    let mut sorted: Vec<char> = Vec::with_capacity(marks.len());
    for mark in marks {
        match sorted.last().copied() {
            Some(last) if last == mark => {}
            Some(last) => match vowel_sign(last, mark) {
                Some(sign) => {
                    sorted.pop();
                    sorted.push(sign);
                }
                None => sorted.push(mark),
            },
            None => sorted.push(mark),
        }
    }
    let first = sorted.first().copied();
    let joined = letter.and_then(|l| Some((l, vowel_letter(l, first?)?)));
    let from = match joined {
        Some((letter, vowel)) => {
            sorted[0] = vowel;
            start - letter.len_utf8()
        }
        None => start,
    };
    let with: String = sorted.into_iter().collect();
    if joined.is_some() || with != run {
        edits.replace(from..start + run.len(), with, "mark");
    }
}

/// Kinds of mark in the order they are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Nukta,
    Vowel,
    Bindu,
}

fn rank(c: char) -> Option<Rank> {
    Some(match c {
        '\u{93c}' => Rank::Nukta,
        '\u{93a}'
        | '\u{93b}'
        | '\u{93e}'..='\u{94c}'
        | '\u{94e}'
        | '\u{94f}'
        | '\u{955}'..='\u{957}' => Rank::Vowel,
        '\u{900}'..='\u{903}' => Rank::Bindu,
        _ => return None,
    })
}

/// The vowel letter that `letter` with `sign` looks like.
fn vowel_letter(letter: char, sign: char) -> Option<char> {
    Some(match (letter, sign) {
        ('अ', '\u{946}') => 'ऄ',
        ('अ', '\u{93e}') => 'आ',
        ('उ', '\u{941}') => 'ऊ',
        ('ए', '\u{945}') => 'ऍ',
        ('ए', '\u{946}') => 'ऎ',
        ('ए', '\u{947}') => 'ऐ',
        ('अ', '\u{949}') | ('आ', '\u{945}') => 'ऑ',
        ('अ', '\u{94a}') | ('आ', '\u{946}') => 'ऒ',
        ('अ', '\u{94b}') | ('आ', '\u{947}') => 'ओ',
        ('अ', '\u{94c}') | ('आ', '\u{948}') => 'औ',
        ('अ', '\u{945}') => 'ॲ',
        ('अ', '\u{93a}') => 'ॳ',
        ('अ', '\u{93b}') | ('आ', '\u{93a}') => 'ॴ',
        ('अ', '\u{94f}') => 'ॵ',
        ('अ', '\u{956}') => 'ॶ',
        ('अ', '\u{957}') => 'ॷ',
        _ => return None,
    })
}

/// The vowel sign that two signs together look like.
fn vowel_sign(a: char, b: char) -> Option<char> {
    Some(match (a, b) {
        ('\u{93e}', '\u{945}') | ('\u{945}', '\u{93e}') => '\u{949}',
        ('\u{93e}', '\u{946}') | ('\u{946}', '\u{93e}') => '\u{94a}',
        ('\u{93e}', '\u{947}') | ('\u{947}', '\u{93e}') => '\u{94b}',
        ('\u{93e}', '\u{948}') | ('\u{948}', '\u{93e}') => '\u{94c}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn one_spelling_for_one_shape() {
        for (text, expected) in [
            ("अाज", "आज"),
            ("अाॅफिस", "ऑफिस"),
            ("अॉफिस", "ऑफिस"),
            ("काॅम", "कॉम"),
            ("कार\u{94d}इ", "काई"),
            ("होोगा", "होगा"),
            ("साेना", "सोना"),
            ("कंां", "कां"),
            ("जा\u{93c}", "ज\u{93c}ा"),
            ("बा\u{902}\u{902}ध", "बांध"),
            ("कइ", "कइ"),
            ("\u{93e}\u{93e}", "\u{93e}"),
            ("दुःख माँ अतः", "दुःख माँ अतः"),
            ("पढ़ेंः 10ः30 १०ः३०", "पढ़ें: 10:30 १०:३०"),
        ] {
            assert_eq!(mended(text, mend), expected, "{text:?}");
        }
    }
}
