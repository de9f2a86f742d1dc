//! Groups told by whose people they are: a demonym, country or party and the word for what they are, `Russian separatists`,
//! `Labour backbenchers`.

use super::super::names::Cue;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Joins whose people they are and the word for a group right behind it to the group's mention.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.tokens.len() {
        if !sheet.tokens[at].is(Cue::Crowd) {
            continue;
        }
        let people = sheet
            .ending_before(at)
            .filter(|draft| has_people(sheet, draft));
        let alone = sheet
            .draft(at)
            .is_none_or(|draft| draft.first == at && draft.kind == MentionKind::Group);
        if let Some(people) = people.copied().filter(|_| alone) {
            sheet.put(Draft::told(
                people.first,
                at,
                MentionKind::Group,
                EntityType::Norp,
            ));
        }
    }
}

/// Whether a mention says whose people a group is.
fn has_people(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    const OWNERS: [EntityType; 3] = [EntityType::Norp, EntityType::Gpe, EntityType::Org];
    let named = matches!(draft.kind, MentionKind::Name | MentionKind::Acronym);
    draft.kind == MentionKind::Adj
        || named && OWNERS.into_iter().any(|kind| sheet.may_be(draft, kind))
}
