//! Bodies and laws that no table has, in Hindi: the word for what they are, and before it words that name them.
//!
//! `राष्ट्रीय जल मिशन` begins with a word of scope; `नीलगंगा शुगर मिल्स` and `कोलाहल अधिनियम` with one that no list of everyday words has.

use super::super::names::{Cue, Token};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Most words before the head.
const LONGEST: usize = 4;

/// Endings of adjectives that say what kind of body it is, and do not name it: जिलास्तरीय समिति, विपक्षी दल.
const KINDS: [&str; 7] = ["ीय", "ित", "कारी", "पक्षी", "वादी", "पंथी", "धारी"];

/// Marks bodies by their heads, from left to right. `surface` gives a token's characters.
pub(super) fn mark<'t>(sheet: &mut Sheet<'_>, surface: impl Fn(&Token) -> &'t str) {
    for at in 0..sheet.tokens.len() {
        if let Some(class) = class(&sheet.tokens[at])
            && sheet.is_free(at)
            && let Some(first) = first_word(sheet, at, &surface)
        {
            sheet.put(Draft::told(first, at, MentionKind::Name, class));
        }
    }
}

/// What the word makes of a name before it.
fn class(token: &Token) -> Option<EntityType> {
    let kinds = [(Cue::Head, EntityType::Org), (Cue::Law, EntityType::Misc)];
    let found = kinds.into_iter().find(|&(cue, _)| token.is(cue));
    found.map(|(_, class)| class)
}

/// Where the name of the body with its head at `head` begins: the farthest word back that can begin one, over words that can stand
/// inside one.
fn first_word<'t>(
    sheet: &Sheet<'_>,
    head: usize,
    surface: &impl Fn(&Token) -> &'t str,
) -> Option<usize> {
    let mut first = None;
    let mut at = head;
    for _ in 0..LONGEST {
        let Some(before) = sheet.before(at) else {
            break;
        };
        let token = &sheet.tokens[before];
        if !sheet.is_free(before) || !(token.is_devanagari() || token.is(Cue::Linking)) {
            break;
        }
        if token.is(Cue::Linking) {
            at = before;
            continue;
        }
        if token.cues.grammatical() || token.is(Cue::Owner) || token.is(Cue::Honorific) {
            break;
        }
        if token.is(Cue::Scope) || names(token, surface(token)) {
            first = Some(before);
        }
        at = before;
    }
    first
}

/// Whether a word names rather than describes: it is in no list of everyday words and no form of one.
pub(super) fn names(token: &Token, surface: &str) -> bool {
    let everyday = [
        Cue::Common,
        Cue::Everyday,
        Cue::Institution,
        Cue::Modifier,
        Cue::Attribute,
        Cue::Place,
        Cue::Affair,
    ];
    token.is_word()
        && !token.inflected
        && !token.cues.grammatical()
        && !everyday.into_iter().any(|cue| token.is(cue))
        && !KINDS.iter().any(|ending| surface.ends_with(ending))
}
