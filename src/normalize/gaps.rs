//! Sentences run together: the space that is missing between an end mark and the next word.

use super::edits::Edits;
use super::enclosing::{Quotes, is_closing, is_end, is_opening};
use super::stops::{Stop, Stops};
use super::web::Addresses;
use crate::text::{Script, marks};

/// Proposes one space after every mark that ends a sentence and is followed by a word, closing quotes and brackets between
/// the two included.
pub(super) fn mend(text: &str, stops: &Stops, web: &Addresses, edits: &mut Edits) {
    let mut quotes = Quotes::default();
    let mut marks = marks(text);
    while let Some((at, c)) = marks.next() {
        quotes.see(text, at, c);
        if !is_end(c) || web.cover(at) {
            continue;
        }
        let (mut last, mut here) = ((at, c), at + c.len_utf8());
        while let Some(next) = text[here..].chars().next() {
            if !is_end(next) && !quotes.closes(next) {
                break;
            }
            quotes.see(text, here, next);
            if is_end(next) {
                last = (here, next);
            }
            here += next.len_utf8();
        }
        marks.skip_to(here);
        if opens(text, last, here, stops) {
            edits.replace(here..here, " ", "gap");
        }
    }
}

/// Whether what stands at `here` starts a sentence, given the last end mark before it.
fn opens(text: &str, (at, mark): (usize, char), here: usize, stops: &Stops) -> bool {
    let (Some(left), Some(right)) = (text[..at].chars().next_back(), text[here..].chars().next())
    else {
        return false;
    };
    let left_is_devanagari = Script::Devanagari.has(left);
    let inside = text[here..].chars().nth(1);
    let starts = Script::Devanagari.has(right)
        || (is_opening(right)
            && inside.is_some_and(|c| Script::Devanagari.has(c) || c.is_alphanumeric()));
    match mark {
        '।' | '॥' => starts || right.is_alphanumeric() || matches!(right, '#' | '@'),
        '.' if stops.at(text, at) != Stop::End => false,
        '.' | '?' | '!'
            if left_is_devanagari || (is_closing(left) && Script::Devanagari.has(right)) =>
        {
            starts || right.is_ascii_digit() || right.is_ascii_uppercase()
        }
        '.' if left.is_numeric() => Script::Devanagari.has(right) || is_capitalized(&text[here..]),
        '?' | '!' if Script::Devanagari.has(right) => true,
        _ => {
            (left.is_lowercase() || left.is_numeric() || is_closing(left))
                && is_capitalized(&text[here..])
        }
    }
}

/// Whether `text` starts with a word like `The`, or the word `I` or `A`.
fn is_capitalized(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('I' | 'A'), Some(' ')) => true,
        (Some(first), Some(second)) => first.is_uppercase() && second.is_lowercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;
    use crate::lang::Languages;

    #[test]
    fn sentences_come_apart_and_words_stay_whole() {
        let stops = Stops::new(&Languages::builtin());
        for (text, expected) in [
            ("पुल खुला है।अब बसें चलेंगी।", "पुल खुला है। अब बसें चलेंगी।"),
            ("पुल खुला है.अब बसें", "पुल खुला है. अब बसें"),
            ("पुल खुलेगा.2026 में", "पुल खुलेगा. 2026 में"),
            ("“पुल खुला है.”मेयर ने", "“पुल खुला है.” मेयर ने"),
            ("\"पुल खुला है।\"मेयर ने", "\"पुल खुला है।\" मेयर ने"),
            ("पुल खुला है।\"अब चलेंगे\"", "पुल खुला है। \"अब चलेंगे\""),
            ("कब खुलेगा?मेयर चुप हैं!(एजेंसी)", "कब खुलेगा? मेयर चुप हैं! (एजेंसी)"),
            (
                "डॉ.सिन्हा ए.के.राव 12 कि.मी.दूर",
                "डॉ.सिन्हा ए.के.राव 12 कि.मी.दूर",
            ),
            ("भा.ज.पा. और 3.5 या 10।5", "भा.ज.पा. और 3.5 या 10। 5"),
            ("the end.The bridge", "the end. The bridge"),
            ("open.“The bridge”", "open.“The bridge”"),
            (
                "Ph.D. e.g.The Node.js Booking.com U.S.A",
                "Ph.D. e.g.The Node.js Booking.com U.S.A",
            ),
            ("http://a.in/x.The?Is है।ख", "http://a.in/x.The?Is है। ख"),
            ("है। अब", "है। अब"),
        ] {
            let web = Addresses::of(text);
            assert_eq!(mended(text, |t, e| mend(t, &stops, &web, e)), expected);
        }
    }
}
