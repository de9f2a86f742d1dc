//! Places and the bodies of a place that no table has, in Hindi: by the word for what they are (धेनु मार्केट, उज्जैन रोड, तुकोगंज थाना), or
//! by how names of towns and quarters end (तेजाजीनगर).

use super::super::names::{Cue, Token};
use super::body::names;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Endings of the names of towns and quarters. Of the words of five Hindi corpora with these endings and in no table, 9 in 260 are other
/// words; those stand among the common ones of `name_cues.tsv`.
const ENDINGS: [&str; 13] = [
    "नगर",
    "गंज",
    "पुर",
    "पुरा",
    "गढ़",
    "बाद",
    "खेड़ा",
    "खेड़ी",
    "वाड़ा",
    "सराय",
    "डीह",
    "टोला",
    "गांव",
];

/// Fewest characters before such an ending.
const STEM: usize = 2;

/// Marks places from left to right. `surface` gives a token's characters.
pub(super) fn mark<'t>(sheet: &mut Sheet<'_>, surface: impl Fn(&Token) -> &'t str) {
    for at in 0..sheet.tokens.len() {
        let token = &sheet.tokens[at];
        if let Some(class) = class(token)
            && (sheet.is_free(at) || is_group(sheet, at))
            && let Some(first) = first_word(sheet, at, &surface)
        {
            sheet.put(name(first, at, class, false));
        } else if sheet.is_free(at) && names(token, surface(token)) && ends_as_town(surface(token))
        {
            sheet.put(name(at, at, EntityType::Loc, true));
        }
    }
}

/// What the word makes of a name before it.
fn class(token: &Token) -> Option<EntityType> {
    let kinds = [(Cue::Site, EntityType::Loc), (Cue::Local, EntityType::Org)];
    let found = kinds.into_iter().find(|&(cue, _)| token.is(cue));
    found.map(|(_, class)| class)
}

/// Whether the tables take the word alone for a group: पुलिस.
fn is_group(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet
        .draft(at)
        .is_some_and(|draft| draft.kind == MentionKind::Group && draft.first == draft.last)
}

fn name<'n>(first: usize, last: usize, class: EntityType, minor: bool) -> Draft<'n> {
    Draft {
        first,
        last,
        kind: MentionKind::Name,
        class: Some(class),
        senses: &[],
        minor,
    }
}

fn ends_as_town(word: &str) -> bool {
    ENDINGS.iter().any(|ending| {
        let stem = word.strip_suffix(ending);
        stem.is_some_and(|stem| stem.chars().count() >= STEM)
    })
}

/// Where the name with its head at `head` begins: a place of the tables or a word that names right before it, and a name
/// word before that.
fn first_word<'t>(
    sheet: &Sheet<'_>,
    head: usize,
    surface: &impl Fn(&Token) -> &'t str,
) -> Option<usize> {
    let before = sheet.before(head)?;
    if let Some(draft) = sheet.draft(before) {
        let town = sheet.may_be(draft, EntityType::Gpe) || sheet.may_be(draft, EntityType::Loc);
        // इंदौर नगर is Indore.
        let owns = town && draft.kind == MentionKind::Name && !sheet.tokens[head].is(Cue::Place);
        return owns.then_some(draft.first);
    }
    let token = &sheet.tokens[before];
    let part = |token: &Token| token.is(Cue::Part);
    let named =
        token.is_devanagari() && (names(token, surface(token)) || part(token)) || token.caps;
    if !named || token.cues.grammatical() {
        return None;
    }
    let given = sheet
        .before(before)
        .filter(|&at| sheet.is_free(at) && part(&sheet.tokens[at]));
    Some(given.unwrap_or(before))
}
