//! Elections and games of a year, in Hindi: 2019 के लोकसभा चुनाव, 2000 के सिडनी ओलंपिक.

use super::super::names::{Cue, Token};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use crate::text::WordKind;

/// Most words between the year and the word for the event.
const REACH: usize = 3;

/// Marks events. `surface` gives a token's characters.
pub(super) fn mark<'t>(sheet: &mut Sheet<'_>, surface: impl Fn(&Token) -> &'t str) {
    for at in 0..sheet.tokens.len() {
        let token = &sheet.tokens[at];
        if token.kind == WordKind::Number
            && is_year(surface(token))
            && let Some(last) = event(sheet, at)
        {
            sheet.put(Draft::told(at, last, MentionKind::Name, EntityType::Event));
        }
    }
}

/// A year of the last or this century.
fn is_year(word: &str) -> bool {
    word.len() == 4 && ["19", "20"].iter().any(|century| word.starts_with(century))
}

/// The word for the event, behind a genitive or none and words that say which.
fn event(sheet: &Sheet<'_>, year: usize) -> Option<usize> {
    let mut at = sheet.after(year)?;
    if sheet.tokens[at].is(Cue::Genitive) {
        at = sheet.after(at)?;
    }
    for word in 0..=REACH {
        let token = &sheet.tokens[at];
        if token.is(Cue::Event) {
            return (word > 0).then_some(at);
        }
        if !token.is_word() || token.cues.grammatical() && !token.is(Cue::Chamber) {
            return None;
        }
        at = sheet.after(at)?;
    }
    None
}
