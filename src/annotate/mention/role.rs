//! Offices: the phrase, with the state or body that owns it, is a mention of its own.

use super::super::names::{Cue, TitleKind, Token};
use super::person;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Marks offices and the persons named right behind them.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        at = match office(sheet, at) {
            Some(last) => last + 1,
            None => at + 1,
        };
    }
}

/// Marks the office at `at`, if there is one; gives its last token.
fn office(sheet: &mut Sheet<'_>, at: usize) -> Option<usize> {
    let found = sheet.names.title(&sheet.tokens, at)?;
    let kind = found
        .values
        .iter()
        .map(|title| title.kind)
        .find(|kind| matches!(kind, TitleKind::Office | TitleKind::Post))?;
    if (at..=found.last).any(|token| !sheet.is_weak(token)) {
        return None;
    }
    let (mut first, mut owned) = (modified(sheet, at), false);
    if let Some(owner) = owner(sheet, first) {
        first = modified(sheet, owner);
        owned = true;
    }
    let mut last = found.last;
    if let Some(end) = owner_behind(sheet, last) {
        last = end;
        owned = true;
    }
    if kind == TitleKind::Office && sheet.next_is(last, Cue::Bureau) {
        // those who work for an office: राष्ट्रपति कार्यालय
        sheet.put(Draft::told(
            first,
            last + 1,
            MentionKind::Name,
            EntityType::Org,
        ));
        return Some(last + 1);
    }
    if sheet.next_is(last, Cue::Attribute) {
        return None;
    }
    let named = person::after_office(sheet, last, kind == TitleKind::Office).is_some();
    if kind == TitleKind::Post && !named && (!owned || describes(sheet, last)) {
        return None;
    }
    sheet.put(Draft::told(first, last, MentionKind::Role, EntityType::Per));
    Some(last)
}

/// Whether a title that is an adjective as well is one here, of the everyday noun behind it: देश के प्रमुख बंदरगाह.
fn describes(sheet: &Sheet<'_>, last: usize) -> bool {
    let noun = |token: &Token| {
        let everyday = [Cue::Common, Cue::Everyday, Cue::Institution, Cue::Owner];
        let told = token.inflected || everyday.into_iter().any(|cue| token.is(cue));
        token.is_devanagari() && told && !token.is(Cue::Part) && !token.cues.grammatical()
    };
    sheet.tokens[last].is(Cue::Quality) && sheet.next(last).is_some_and(noun)
}

/// The first of the modifiers before `first` (पूर्व, acting), or `first`.
fn modified(sheet: &Sheet<'_>, mut first: usize) -> usize {
    while let Some(before) = sheet.before(first)
        && sheet.tokens[before].is(Cue::Modifier)
        && sheet.is_free(before)
    {
        first = before;
    }
    first
}

/// The first token of the owner before an office: रूसी, कांग्रेस, उत्तर कोरिया के, राज्य के, Russia's.
fn owner(sheet: &Sheet<'_>, first: usize) -> Option<usize> {
    let before = sheet.before(first)?;
    let genitive = sheet.tokens[before].is(Cue::Genitive) && !sheet.tokens[before].is(Cue::Of);
    let end = if genitive {
        sheet.before(before)?
    } else {
        before
    };
    if let Some(draft) = sheet.draft(end) {
        return sheet.can_own(draft).then_some(draft.first);
    }
    (genitive && sheet.tokens[end].is(Cue::Owner)).then_some(end)
}

/// The last token of an English owner behind an office: president of France, leader of the Labour Party.
fn owner_behind(sheet: &Sheet<'_>, last: usize) -> Option<usize> {
    let of = sheet.after(last)?;
    if !sheet.tokens[of].is(Cue::Of) {
        return None;
    }
    let mut start = sheet.after(of)?;
    if sheet.tokens[start].is(Cue::Article) {
        start = sheet.after(start)?;
    }
    let draft = sheet.draft(start)?;
    let owns = draft.first == start && draft.kind != MentionKind::Adj && sheet.can_own(draft);
    owns.then_some(draft.last)
}
