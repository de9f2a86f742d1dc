//! Space around stops: none before, one after.

use super::Step;
use super::devanagari::is_devanagari;
use crate::text::{Patch, folded};
use hashbrown::HashSet;

/// Removes space before a danda, and before a comma, semicolon, question or exclamation mark that space follows.
pub(super) fn before_stops(text: &str) -> Step {
    let mut step = Step::new("space_before_stop");
    for (at, _) in text.match_indices(' ') {
        let mut next = text[at + 1..].chars();
        let spaced = match next.next() {
            Some('।' | '॥') => true,
            Some(',' | ';' | '?' | '!') => next.next().is_none_or(char::is_whitespace),
            // A full stop alone, not the first of an ellipsis.
            Some('.') => {
                next.next().is_none_or(char::is_whitespace) && text[..at].ends_with(is_devanagari)
            }
            _ => false,
        };
        if spaced && !text[..at].ends_with(char::is_whitespace) {
            step.push(Patch::cut(at..at + 1));
        }
    }
    step
}

/// Puts a space where one sentence runs into the next: after a danda, and after a full stop, question or exclamation mark between two
/// words of which neither is an abbreviation, an initial, or a part of an address.
pub(super) fn after_stops(text: &str, abbreviations: &HashSet<String>) -> Step {
    let mut step = Step::new("unglued");
    for (at, c) in text.char_indices() {
        if !matches!(c, '।' | '॥' | '.' | '?' | '!') {
            continue;
        }
        let end = at + c.len_utf8();
        let (before, after) = (&text[..at], &text[end..]);
        let glued = match c {
            '।' | '॥' => after.starts_with(char::is_alphanumeric),
            _ => {
                let (word, next) = (last_word(before), first_word(after));
                words_apart(word, next, c == '.')
                    && (c != '.'
                        || (sentence_end(word, abbreviations)
                            && sentence_start(next, &after[next.len()..])))
            }
        };
        if glued {
            step.push(Patch::new(end..end, " "));
        }
    }
    step
}

/// Longest word that is looked at, in bytes.
const LONGEST: usize = 96;

/// The unbroken run of characters at the end of `text`.
fn last_word(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take_while(|&(at, c)| text.len() - at <= LONGEST && !c.is_whitespace());
    from.last().map_or("", |(at, _)| &text[at..])
}

/// The letters at the start of `text`.
fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| at > LONGEST || !(c.is_alphabetic() || is_devanagari(c)));
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

/// Whether both sides are words of one script, as at a lost space, and no address is around.
fn words_apart(word: &str, next: &str, stop: bool) -> bool {
    let address = word.contains(['/', '@', '\\', '_']) || (stop && word.contains("www"));
    let hindi = word.ends_with(is_devanagari) && next.starts_with(is_devanagari);
    let english = word.ends_with(|c: char| c.is_lowercase())
        && next.starts_with(char::is_uppercase)
        && next.chars().nth(1).is_some_and(char::is_lowercase);
    !address && (hindi || english)
}

/// Ends of addresses as they are written in Devanagari.
const DOMAINS: [&str; 5] = ["कॉम", "काम", "इन", "ओआरजी", "नेट"];

fn sentence_start(next: &str, after: &str) -> bool {
    // `बी.ए.`: what a stop follows at once is a part of an abbreviation, unless it is a word of some length.
    let part = after.starts_with('.') && next.chars().count() <= 3;
    let domain = DOMAINS.contains(&next) && !after.starts_with(' ');
    !part && !domain
}

fn sentence_end(word: &str, abbreviations: &HashSet<String>) -> bool {
    let word = word.trim_start_matches(['"', '\'', '(', '[', '“', '‘']);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    !word.contains('.') && letters > 1 && !abbreviations.contains(&folded(word))
}

#[cfg(test)]
mod tests {
    use super::super::kit::check;
    use super::*;

    fn unglue(text: &str) -> Step {
        let abbreviations = ["डॉ", "कि", "बी", "mr"]
            .map(str::to_owned)
            .into_iter()
            .collect();
        after_stops(text, &abbreviations)
    }

    #[test]
    fn no_space_before_stops() {
        check(
            before_stops,
            "नगर में पुल बना । लोग खुश , हैं ! सच ?",
            "नगर में पुल बना। लोग खुश, हैं! सच?",
            4,
        );
        check(
            before_stops,
            "वह ... और .5 तथा :) और खत्म .",
            "वह ... और .5 तथा :) और खत्म.",
            1,
        );
    }

    #[test]
    fn a_space_between_sentences() {
        check(
            unglue,
            "पुल बना।लोग खुश हैं.इससे लाभ होगा?हाँ",
            "पुल बना। लोग खुश हैं. इससे लाभ होगा? हाँ",
            3,
        );
        check(
            unglue,
            "The bridge opened.People cheered.",
            "The bridge opened. People cheered.",
            1,
        );
        check(
            unglue,
            "बैठक हुई।5 लोग आए।\"सच\"",
            "बैठक हुई। 5 लोग आए।\"सच\"",
            1,
        );
    }

    #[test]
    fn no_space_in_abbreviations_and_addresses() {
        for text in [
            "डॉ.रीना 5 कि.मी. दूर",
            "बी.ए. पास",
            "3.5 लाख",
            "www.nagar.in",
            "kb@nagar.In.Com",
            "नगर.कॉम",
            "Mr.Tamm",
            "J.K.Orlen",
            "U.S.The",
        ] {
            check(unglue, text, text, 0);
        }
    }
}
