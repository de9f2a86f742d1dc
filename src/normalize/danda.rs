//! The danda as typists leave it: after a space, doubled, or typed as a vertical bar.
//!
//! A bar is read as a danda where it follows a word that ends sentences, or closes a line. Where at least two bars of a text
//! are read so, and most bars that follow a word closely, the writer's key for the danda is the bar, and all of the latter are.

use super::edits::Edits;
use super::near;
use super::web::Addresses;
use crate::text::Script;
use crate::text::window::{Class, Simd, Window, places};

/// Words that end a sentence in Hindi, Marathi or Nepali: finite forms of the verbs of being, and negation. A vertical bar
/// after one of them is a danda; between other words it separates.
const FINAL: [&str; 39] = [
    "है",
    "हैं",
    "हूं",
    "हूँ",
    "था",
    "थी",
    "थे",
    "थीं",
    "हो",
    "गया",
    "गई",
    "गयी",
    "गए",
    "गये",
    "नहीं",
    "चाहिए",
    "किया",
    "दिया",
    "लिया",
    "हुआ",
    "हुई",
    "हुए",
    "आहे",
    "आहेत",
    "होता",
    "होती",
    "होते",
    "होतं",
    "नाही",
    "नाहीत",
    "झाला",
    "झाली",
    "छ",
    "छन्",
    "छैन",
    "थियो",
    "थिए",
    "भयो",
    "हुन्",
];

/// Endings of the Hindi future.
const FINAL_ENDINGS: [&str; 3] = ["गा", "गे", "गी"];

/// Longest word looked at, in bytes: a little more than the longest word of [`FINAL`].
const LONGEST: usize = 48;

/// Proposes the changes.
pub(super) fn mend(text: &str, web: &Addresses, edits: &mut Edits) {
    let typed = text.contains('|') && types_bars(text);
    let mut at = 0;
    for place in places::<DandaOrBar>(text) {
        let first = text.floor_char_boundary(place);
        if first < at {
            continue;
        }
        let end = run_end(text, first);
        let run = &text[first..end];
        let lead = text[at..first].len() - text[at..first].trim_end_matches(' ').len();
        let start = first - lead;
        let left = &text[..start];
        at = end;
        let is_danda = run.contains(['।', '॥'])
            || is_typed(left, lead, run, &text[end..])
            || (typed && run == "|" && lead == 0 && is_close(left, &text[end..]));
        if !is_danda || web.cover(first) || left.is_empty() || left.ends_with('\n') {
            continue;
        }
        let with = if run.contains('॥') { "॥" } else { "।" };
        if &text[start..end] != with {
            edits.replace(start..end, with, "danda");
        }
    }
}

/// Whether these two neighbours may need mending: true wherever [`mend`] starts a change.
pub(super) fn is_suspect(before: char, c: char) -> bool {
    match c {
        '।' | '॥' => matches!(before, ' ' | '।' | '॥' | '|'),
        '|' => true,
        _ => false,
    }
}

/// Bars, and the middle bytes of dandas.
struct DandaOrBar;

impl Class for DandaOrBar {
    const BEFORE: usize = 1;
    const BEHIND: usize = 1;

    #[inline(always)]
    fn of<S: Simd>(window: Window<S>) -> u64 {
        let middle = window.is(0xe0) << 1 & window.is(0xa5) & window.within(0xa4, 0xa5) >> 1;
        window.is(b'|') | middle
    }
}

/// Where the run of dandas and bars that starts at `first` ends; spaces inside belong to it.
fn run_end(text: &str, first: usize) -> usize {
    let mut end = first;
    for (at, c) in text[first..].char_indices() {
        match c {
            '।' | '॥' => end = first + at + c.len_utf8(),
            '|' if first + at == end => end += 1,
            ' ' => {}
            _ => break,
        }
    }
    end
}

/// Whether the bars of a text are its dandas.
fn types_bars(text: &str) -> bool {
    let (mut close, mut evident) = (0, 0);
    for (at, _) in text.match_indices('|') {
        let (left, right) = (&text[..at], &text[at + 1..]);
        if is_close(left, right) {
            close += 1;
            evident += usize::from(is_typed(left, 0, "|", right));
        }
    }
    evident >= 2 && 2 * evident > close
}

/// Whether a bar follows a Devanagari word without a space, and white space follows it.
fn is_close(left: &str, right: &str) -> bool {
    ends_in_word(left) && right.chars().next().is_none_or(char::is_whitespace)
}

fn ends_in_word(left: &str) -> bool {
    left.chars()
        .next_back()
        .is_some_and(|c| Script::of(c) == Some(Script::Devanagari))
}

/// Whether bars between `left` (with `lead` spaces before the bars) and `right` were typed for a danda.
fn is_typed(left: &str, lead: usize, run: &str, right: &str) -> bool {
    let line_ends = right.is_empty() || right.starts_with('\n');
    ends_in_word(left) && run.len() <= 2 && ((lead == 0 && line_ends) || is_final(left))
}

/// Whether `left` ends in a word that ends sentences.
fn is_final(left: &str) -> bool {
    let word = near::tail(left, LONGEST)
        .rsplit(|c| Script::of(c) != Some(Script::Devanagari))
        .next()
        .unwrap_or_default();
    FINAL.contains(&word)
        || FINAL_ENDINGS
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn dandas_stand_once_and_close() {
        for (text, expected) in [
            ("पुल खुला है  । अब", "पुल खुला है। अब"),
            ("बस।। फिर। ।", "बस। फिर।"),
            ("दोहा ॥ १ ॥", "दोहा॥ १॥"),
            ("पुल खुला है | अब", "पुल खुला है। अब"),
            ("बैठक होगी|\nकल", "बैठक होगी।\nकल"),
            ("काम बंद||", "काम बंद।"),
            ("होम | खेल | देश", "होम | खेल | देश"),
            ("भोपाल| शहर", "भोपाल| शहर"),
            (
                "पुल खुला है| बसें चलीं| भीड़ है| शाम हो गई|",
                "पुल खुला है। बसें चलीं। भीड़ है। शाम हो गई।",
            ),
            ("a|b || c", "a|b || c"),
            ("।", "।"),
        ] {
            let web = Addresses::of(text);
            assert_eq!(mended(text, |t, e| mend(t, &web, e)), expected, "{text}");
        }
    }
}
