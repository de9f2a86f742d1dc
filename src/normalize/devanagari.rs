//! Devanagari as it should be written: vowels in one piece, marks once, dandas that are dandas.

use super::Step;
use crate::text::Patch;

/// Letters that look like another one when written in pieces, and that one: the sequences the Unicode core specification (chapter
/// 12.1, table "Devanagari Vowel Letters") says not to use.
const VOWELS: [(&str, &str); 21] = [
    ("\u{905}\u{946}", "\u{904}"),
    ("\u{905}\u{93e}", "\u{906}"),
    ("\u{930}\u{94d}\u{907}", "\u{908}"),
    ("\u{909}\u{941}", "\u{90a}"),
    ("\u{90f}\u{945}", "\u{90d}"),
    ("\u{90f}\u{946}", "\u{90e}"),
    ("\u{90f}\u{947}", "\u{910}"),
    ("\u{905}\u{949}", "\u{911}"),
    ("\u{906}\u{945}", "\u{911}"),
    ("\u{905}\u{94a}", "\u{912}"),
    ("\u{906}\u{946}", "\u{912}"),
    ("\u{905}\u{94b}", "\u{913}"),
    ("\u{906}\u{947}", "\u{913}"),
    ("\u{905}\u{94c}", "\u{914}"),
    ("\u{906}\u{948}", "\u{914}"),
    ("\u{905}\u{945}", "\u{972}"),
    ("\u{905}\u{93a}", "\u{973}"),
    ("\u{905}\u{93b}", "\u{974}"),
    ("\u{905}\u{94f}", "\u{975}"),
    ("\u{905}\u{956}", "\u{976}"),
    ("\u{905}\u{957}", "\u{977}"),
];

/// Writes vowels in one piece.
pub(super) fn vowels(text: &str) -> Step {
    let mut step = Step::new("vowels");
    let mut next = 0;
    for (at, c) in text.char_indices() {
        if at < next || !matches!(c, '\u{905}' | '\u{906}' | '\u{909}' | '\u{90f}' | '\u{930}') {
            continue;
        }
        let rest = &text[at..];
        if let Some((pieces, vowel)) = VOWELS.iter().find(|(pieces, _)| rest.starts_with(pieces)) {
            next = at + pieces.len();
            step.push(Patch::new(at..next, *vowel));
        }
    }
    step
}

/// Removes a vowel sign, nukta, virama or nasal mark that only repeats the one before it.
pub(super) fn doubled(text: &str) -> Step {
    let mut step = Step::new("doubled_marks");
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before == Some(c) && is_sign(c) {
            step.push(Patch::cut(at..at + c.len_utf8()));
        }
        before = Some(c);
    }
    step
}

/// Signs of Devanagari that stand once on a letter.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}' | '\u{93b}' | '\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{955}'..='\u{957}')
}

/// Letters and signs of Devanagari, dandas and digits left out.
pub(super) fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}')
}

/// Last words of a Hindi sentence, after which a bar that stands free is a danda: forms of होना and endings of finite verbs.
const VERBS: [&str; 18] = [
    "है",
    "हैं",
    "हूं",
    "हूँ",
    "हो",
    "था",
    "थे",
    "थी",
    "थीं",
    "गया",
    "गए",
    "गई",
    "गयी",
    "गये",
    "दिया",
    "किया",
    "रहा",
    "रही",
];

/// Endings of the future, likewise.
const FUTURE: [&str; 4] = ["गा", "गे", "गी", "एं"];

/// Makes dandas of bars that stand for them, and one danda of several.
pub(super) fn dandas(text: &str) -> Step {
    let mut step = Step::new("dandas");
    let mut run: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let end = at + c.len_utf8();
        match (&mut run, c) {
            (Some((_, last)), '।' | '|') if *last == at => *last = end,
            (found, _) => {
                if let Some((start, last)) = found.take() {
                    step.extend(danda(text, start, last));
                }
                if matches!(c, '।' | '|') {
                    run = Some((at, end));
                }
            }
        }
    }
    step
}

/// The patch for a run of dandas and bars, if it needs one.
fn danda(text: &str, start: usize, end: usize) -> Option<Patch> {
    let run = &text[start..end];
    let before = &text[..start];
    let word = before.trim_end_matches(' ');
    let last = || {
        word.rsplit(|c: char| !is_devanagari(c))
            .next()
            .unwrap_or_default()
    };
    let is_danda = run.contains('।')
        || before.ends_with(is_devanagari)
        || (VERBS.contains(&last()) || FUTURE.iter().any(|ending| last().ends_with(ending)));
    (is_danda && run != "।").then(|| Patch::new(start..end, "।"))
}

#[cfg(test)]
mod tests {
    use super::super::kit::check;
    use super::*;

    #[test]
    fn vowels_come_in_one_piece() {
        check(vowels, "अाज अॉफिस आेर र\u{94d}इ", "आज ऑफिस ओर ई", 4);
        check(vowels, "आज अब राम", "आज अब राम", 0);
    }

    #[test]
    fn marks_stand_once() {
        check(doubled, "राा\u{902}\u{902} हैै", "रा\u{902} है", 3);
        check(doubled, "ममता\u{902}", "ममता\u{902}", 0);
    }

    #[test]
    fn dandas_are_dandas() {
        check(
            dandas,
            "काम हुआ| सब गए | कल।। फिर॥",
            "काम हुआ। सब गए । कल। फिर॥",
            3,
        );
        check(
            dandas,
            "खेल | राजनीति | a|b | 5|6",
            "खेल | राजनीति | a|b | 5|6",
            0,
        );
    }
}
