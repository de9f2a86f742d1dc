//! Lines broken to a width, as printed pages and mails break them, made whole again.
//!
//! A paragraph was broken to a width when every line is as full as it can be: the first word of the next line did not fit any more.
//! Verse, lists and headlines do not keep to that. A word that was cut at its line's end gets its hyphen removed, unless the
//! text knows one of its halves as a word of its own.

use super::edits::Edits;
use super::enclosing::{is_closing, is_end};
use crate::text::{WordKind, fold, words};
use memchr::{memchr_iter, memmem};
use std::ops::Range;

/// How strictly a paragraph must keep to its width. What else was mended makes a line a little shorter; the letters of a printed
/// page differ in width, so lines that are long and many may fall shorter still. Our choice; no line of the development corpora is joined wrongly by it.
const MEASURES: [Measure; 2] = [
    Measure {
        breaks: 4,
        width: 20,
        short: 5,
    },
    Measure {
        breaks: 6,
        width: 50,
        short: 12,
    },
];

struct Measure {
    /// Fewest breaks inside a sentence.
    breaks: usize,
    /// Least width, in characters.
    width: usize,
    /// How much a line may fall short, in hundredths of the width.
    short: usize,
}

/// Fewest line breaks inside a sentence of a paragraph that was broken to a width.
pub(super) const FEWEST: usize = MEASURES[0].breaks;

/// Proposes the joins.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    for at in paragraphs(text) {
        let wrapped = is_wrapped(&text[at.clone()]);
        if !wrapped && !text[at.clone()].contains("-\n") {
            continue;
        }
        for (before, line, next) in breaks(text, at) {
            if let Some(hyphen) = hyphen(text, line.clone(), next.clone()) {
                edits.cut(hyphen..next.start, "hyphen");
            } else if text[line.clone()].ends_with('-') && wrapped {
                edits.cut(line.end..next.start, "wrap");
            } else if wrapped && (!ends(&text[line.clone()]) || before) {
                edits.replace(line.end..next.start, " ", "wrap");
            }
        }
    }
}

/// What stands between empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = memmem::find_iter(text.as_bytes(), "\n\n").chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| std::mem::replace(&mut start, end + 2)..end)
}

/// Whether a line break after `before` may be one of a printed page.
pub(super) fn is_suspect(before: char) -> bool {
    !is_end(before) && !is_closing(before)
}

/// The lines of a paragraph with the line that follows each, and whether that line's first word did not fit.
fn breaks(
    text: &str,
    paragraph: Range<usize>,
) -> impl Iterator<Item = (bool, Range<usize>, Range<usize>)> {
    let width = width(&text[paragraph.clone()]);
    let mut at = paragraph.start;
    text[paragraph.clone()].split('\n').filter_map(move |line| {
        let line = at..at + line.len();
        at = line.end + 1;
        let next = text.get(at..paragraph.end)?;
        let next = at..at + next.find('\n').unwrap_or(next.len());
        Some((
            is_full(&text[line.clone()], &text[next.clone()], width),
            line,
            next,
        ))
    })
}

/// Characters of the longest line.
fn width(paragraph: &str) -> usize {
    let lines = paragraph.split('\n').map(|line| line.chars().count());
    lines.max().unwrap_or(0)
}

/// Whether the first word of `next` does not fit on `line`.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// Whether a paragraph was broken to a width. Rows of a drawn table are as even, but are no prose.
fn is_wrapped(paragraph: &str) -> bool {
    if memchr_iter(b'\n', paragraph.as_bytes()).count() < FEWEST || paragraph.contains("--") {
        return false;
    }
    let width = width(paragraph);
    MEASURES.iter().any(|measure| {
        let least = width - width * measure.short / 100;
        let mut lines = paragraph.split('\n').peekable();
        let mut inner = 0;
        while let Some(line) = lines.next() {
            let Some(next) = lines.peek() else { break };
            if ends(line) {
                continue;
            }
            inner += 1;
            if !is_full(line, next, least) {
                return false;
            }
        }
        width >= measure.width && inner >= measure.breaks
    })
}

/// Whether a line ends a sentence.
fn ends(line: &str) -> bool {
    line.ends_with(|c| is_end(c) || is_closing(c) || matches!(c, '…' | ':'))
}

/// Where the hyphen stands that cut a word at the end of `line`.
fn hyphen(text: &str, line: Range<usize>, next: Range<usize>) -> Option<usize> {
    let own = text[line.clone()].strip_suffix('-')?;
    let left = words(own)
        .last()
        .filter(|word| word.span.end as usize == own.len())?;
    let right = words(&text[next.clone()])
        .next()
        .filter(|word| word.span.start == 0)?;
    let (first, second) = (left.of(own), right.of(&text[next]));
    let cut = left.kind == WordKind::Word
        && right.kind == WordKind::Word
        && second.starts_with(|c: char| !c.is_uppercase())
        && first.is_ascii() == second.is_ascii();
    let whole = |part: &str| {
        let found = words(text).filter(|word| word.kind == WordKind::Word);
        let same = |word: &str| fold(word).map(|(_, c)| c).eq(fold(part).map(|(_, c)| c));
        found.filter(|word| same(word.of(text))).count()
    };
    let joined = || whole(&format!("{first}{second}")) > 0;
    // Each half stands once at the break itself.
    let apart = || whole(first) > 1 || whole(second) > 1;
    (cut && (joined() || (first.is_ascii() && !apart()))).then(|| line.start + own.len())
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;
    use proptest::prelude::*;

    const PROSE: &str = "शहर के पुराने पुल की मरम्मत सोमवार को पूरी हो गई और अब उस पर बसें चलने लगी हैं। मेयर ने कहा कि काम समय से पहले पूरा हुआ है और खर्च भी कम आया। लोगों ने बताया कि बरसात में आना-जाना मुश्किल हो गया था, इसलिए सब खुश हैं।";

    /// Breaks a text to a width.
    fn wrapped(text: &str, width: usize) -> String {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last_mut().expect("never empty");
            if last.is_empty() {
                last.push_str(word);
            } else if last.chars().count() + 1 + word.chars().count() <= width {
                last.push(' ');
                last.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n")
    }

    proptest! {
        #[test]
        fn prose_of_any_width_is_made_whole(width in 24usize..42) {
            prop_assert_eq!(mended(&wrapped(PROSE, width), mend), PROSE);
        }
    }

    #[test]
    fn words_cut_at_line_ends_are_whole_again() {
        for (text, expected) in [
            ("The impor-\ntant bridge", "The important bridge"),
            (
                "The well-\nknown bridge is known",
                "The well-\nknown bridge is known",
            ),
            ("पुल पर आना-\nजाना", "पुल पर आना-\nजाना"),
            ("महत्वपूर्ण और महत्व-\nपूर्ण", "महत्वपूर्ण और महत्वपूर्ण"),
            ("Rao-\nSen", "Rao-\nSen"),
            ("-\nthe", "-\nthe"),
        ] {
            assert_eq!(mended(text, mend), expected);
        }
    }

    #[test]
    fn verse_lists_and_paragraphs_stay() {
        for text in [
            "पुल बना है नया\nनदी के उस पार जाने को\nलोग खुश हैं बहुत\nकि रास्ता छोटा हुआ\nऔर समय बचा सबका\nजय हो",
            "मद ------ पहले\nचाय ----- नौ\nदूध ----- दो\nतेल ----- पांच\nघी ------ तीन\nनमक ---- एक",
            "पुल खुला\nमेयर ने खोला\nबसें चलीं\nलोग खुश\nकाम पूरा\nखर्च कम",
            "पुल का काम सोमवार को पूरा हो गया है।\nमेयर ने लोगों को बधाई दी है।\nबसें चलने लगी हैं।",
            "",
            "\n\n\n",
        ] {
            assert_eq!(mended(text, mend), text);
        }
        assert_eq!(mended(PROSE, mend), PROSE);
    }
}
