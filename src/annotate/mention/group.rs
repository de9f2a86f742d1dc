//! Groups told by their people: a demonym and the word for what they are, `Russian separatists`.

use super::super::names::Cue;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Joins a demonym and the word for a group right behind it to the group's mention.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.tokens.len() {
        if !sheet.tokens[at].is(Cue::Crowd) {
            continue;
        }
        let people = sheet.ending_before(at).filter(|draft| {
            draft.kind == MentionKind::Adj
                || draft.kind == MentionKind::Name && sheet.may_be(draft, EntityType::Norp)
        });
        let alone = sheet
            .draft(at)
            .is_none_or(|draft| draft.first == at && draft.kind == MentionKind::Group);
        if let Some(people) = people.copied().filter(|_| alone) {
            sheet.put(Draft {
                first: people.first,
                last: at,
                kind: MentionKind::Group,
                class: Some(EntityType::Norp),
                senses: &[],
                minor: false,
            });
        }
    }
}
