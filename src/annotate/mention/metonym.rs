//! Capitals and seats: the state where they act, else a place.

use super::super::names::Cue;
use super::MentionKind;
use super::sheet::{Draft, Sheet};

/// How many words behind a genitive may stand before the noun it governs: मास्को के हालिया “रूस विरोधी” कदम.
const REACH: usize = 5;

/// Tells, for every capital and seat, whether it stands for its state.
pub(super) fn settle(sheet: &mut Sheet<'_>) {
    for start in sheet.starts() {
        let Some(draft) = sheet.draft(start).copied() else {
            continue;
        };
        if draft.kind != MentionKind::Name {
            continue;
        }
        let flag = |flag| {
            draft
                .senses
                .iter()
                .any(|sense| sheet.names.entity(sense).has(flag))
        };
        let (capital, seat) = (flag("capital"), flag("seat"));
        if !capital && !seat {
            continue;
        }
        let kind = if located(sheet, &draft) || !seat && !acts(sheet, &draft) {
            MentionKind::Place
        } else {
            MentionKind::Metonym
        };
        if let Some(draft) = sheet.draft_mut(start) {
            draft.kind = kind;
        }
    }
}

/// Whether the words beside it make it a place: राजधानी मास्को, मास्को में, in Moscow.
fn located(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    let before = sheet.before(draft.first).map(|at| &sheet.tokens[at]);
    let placed =
        before.is_some_and(|t| t.is(Cue::Place) || t.is(Cue::Locative) && !t.is_devanagari());
    placed
        || sheet
            .next(draft.last)
            .is_some_and(|t| t.is(Cue::Place) || t.is(Cue::Locative) && t.is_devanagari())
}

/// Whether it does what states do.
fn acts(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    let Some(next) = sheet.after(draft.last) else {
        return false;
    };
    let token = &sheet.tokens[next];
    if token.is(Cue::Ergative)
        || token.is(Cue::Own)
        || token.is(Cue::Dealing)
        || token.is(Cue::Speech) && !token.is_devanagari()
        || is_dealt_with(sheet, draft)
    {
        return true;
    }
    if token.is(Cue::Genitive) || token.is(Cue::Case) {
        return governs_affair(sheet, next);
    }
    // Ties with Moscow, talks with Tehran.
    let with = sheet
        .before(draft.first)
        .filter(|&at| sheet.tokens[at].is(Cue::With));
    with.and_then(|at| sheet.before(at))
        .is_some_and(|at| sheet.tokens[at].is(Cue::Affair) && !sheet.tokens[at].is_devanagari())
}

/// Whether another deals with it as states do: accused Moscow, criticised by Tehran.
fn is_dealt_with(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    let deals = |at: usize| sheet.tokens[at].is(Cue::Dealing);
    let before = sheet.before(draft.first);
    let by = before.filter(|&at| sheet.tokens[at].is(Cue::By));
    before.is_some_and(deals) || by.and_then(|by| sheet.before(by)).is_some_and(deals)
}

/// Whether the case marker at `marker` leads to an affair of state before the next actor or mark of a clause.
fn governs_affair(sheet: &Sheet<'_>, marker: usize) -> bool {
    let genitive = sheet.tokens[marker].is(Cue::Genitive);
    let mut at = marker;
    for _ in 0..REACH {
        let Some(next) = sheet.after(at) else {
            return false;
        };
        let token = &sheet.tokens[next];
        if token.is(Cue::Affair) || genitive && at == marker && token.is(Cue::With) {
            return true;
        }
        if token.is(Cue::Ergative) || matches!(token.first, ',' | ';' | '.' | '।') {
            return false;
        }
        at = next;
    }
    false
}
