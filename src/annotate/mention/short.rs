//! Short names: a surname or given name alone, where the article has the full name anywhere.

use super::super::names::Cue;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use hashbrown::HashSet;

/// Marks single words that are the first or last word of a person's full name in the article.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut words = HashSet::new();
    for start in sheet.starts() {
        let Some(draft) = sheet.draft(start) else {
            continue;
        };
        let full = draft.last > draft.first
            && draft.kind == MentionKind::Name
            && sheet.may_be(draft, EntityType::Per);
        if full {
            words.insert(sheet.tokens[draft.first].hash);
            words.insert(sheet.tokens[draft.last].hash);
        }
    }
    if words.is_empty() {
        return;
    }
    for at in 0..sheet.tokens.len() {
        let token = sheet.tokens[at];
        let meant = words.contains(&token.hash)
            && sheet.is_weak(at)
            && (token.is_devanagari() || token.upper)
            && !token.cues.grammatical()
            && (!token.is(Cue::Everyday) || sheet.next_is(at, Cue::Ergative));
        if meant {
            sheet.put(Draft {
                first: at,
                last: at,
                kind: MentionKind::Short,
                class: Some(EntityType::Per),
                senses: &[],
                minor: false,
            });
        }
    }
}
