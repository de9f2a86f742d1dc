//! Places and bodies that bear a person's name: जवाहरलाल नेहरू स्टेडियम, लोहिया अस्पताल.
//!
//! `राहुल गांधी स्टेडियम पहुंचे` says of a person where he went: who is named elsewhere in the article, or behind an office, is himself.

use super::super::names::{Cue, TitleKind};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use hashbrown::HashSet;

/// Marks places and bodies named after persons.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut named = Vec::new();
    let mut persons = HashSet::new();
    for start in sheet.starts() {
        let Some(draft) = sheet.draft(start).filter(|draft| is_person(sheet, draft)) else {
            continue;
        };
        match head(sheet, draft) {
            Some((last, class)) => named.push((draft.first, last, class)),
            None => persons.extend(words(sheet, draft)),
        }
    }
    for (first, last, class) in named {
        let himself = sheet
            .draft(first)
            .is_none_or(|draft| words(sheet, draft).any(|word| persons.contains(&word)));
        if !himself {
            sheet.put(Draft::told(first, last, MentionKind::Name, class));
        }
    }
}

fn is_person(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    draft.kind == MentionKind::Name && sheet.may_be(draft, EntityType::Per)
}

fn words(sheet: &Sheet<'_>, draft: &Draft<'_>) -> impl Iterator<Item = u64> {
    let tokens = sheet.tokens[draft.first..=draft.last].iter();
    let words: Vec<u64> = tokens
        .map(|token| token.hash)
        .filter(|&hash| hash != 0)
        .collect();
    words.into_iter()
}

/// The last token of the word for a place or body right behind a person, and what that makes of them.
fn head(sheet: &Sheet<'_>, draft: &Draft<'_>) -> Option<(usize, EntityType)> {
    let office = sheet
        .ending_before(draft.first)
        .is_some_and(|before| before.kind == MentionKind::Role);
    let at = sheet.after(draft.last).filter(|_| !office)?;
    let token = &sheet.tokens[at];
    if !token.is_devanagari() || !sheet.is_weak(at) {
        return None;
    }
    let title = sheet.names.title(&sheet.tokens, at);
    let body = title.filter(|found| {
        let mut kinds = found.values.iter().map(|title| title.kind);
        kinds.any(|kind| kind == TitleKind::Body)
    });
    match body {
        Some(found) => Some((found.last, EntityType::Org)),
        None if token.is(Cue::Head) || token.is(Cue::Local) => Some((at, EntityType::Org)),
        None if token.is(Cue::Site) => Some((at, EntityType::Loc)),
        None => None,
    }
}
