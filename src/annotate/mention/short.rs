//! Short names: a surname or given name alone, where the article has the full name anywhere.

use super::super::names::{Cue, TitleKind};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use hashbrown::{HashMap, HashSet};

/// Most names that begin with one word and are looked for again.
const ALIKE: usize = 8;

/// Marks every further place of a person's full name that a pattern found in one place.
pub(super) fn repeats(sheet: &mut Sheet<'_>) {
    let mut names: HashMap<u64, Vec<Vec<u64>>> = HashMap::new();
    for start in sheet.starts() {
        let Some(draft) = sheet
            .draft(start)
            .filter(|draft| is_full_name(sheet, draft))
        else {
            continue;
        };
        let words: Vec<u64> = sheet.tokens[draft.first..=draft.last]
            .iter()
            .map(|token| token.hash)
            .collect();
        let alike = names.entry(words[0]).or_default();
        if alike.len() < ALIKE && !alike.contains(&words) {
            alike.push(words);
        }
    }
    let mut at = 0;
    while at < sheet.tokens.len() && !names.is_empty() {
        let length = names.get(&sheet.tokens[at].hash).and_then(|alike| {
            let stands = |words: &&Vec<u64>| {
                words.iter().enumerate().all(|(offset, &word)| {
                    sheet.tokens.get(at + offset).is_some_and(|token| {
                        token.hash == word
                            && token.sentence == sheet.tokens[at].sentence
                            && sheet.is_weak(at + offset)
                    })
                })
            };
            alike.iter().filter(stands).map(Vec::len).max()
        });
        if let Some(length) = length {
            sheet.put(Draft::told(
                at,
                at + length - 1,
                MentionKind::Name,
                EntityType::Per,
            ));
        }
        at += length.unwrap_or(1);
    }
}

/// Whether a draft is a person's name of two words or more.
fn is_full_name(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    draft.last > draft.first
        && draft.kind == MentionKind::Name
        && sheet.may_be(draft, EntityType::Per)
}

/// Marks single words that are the first or last word of a person's full name in the article.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut words = HashSet::new();
    for start in sheet.starts() {
        let Some(draft) = sheet.draft(start) else {
            continue;
        };
        if is_full_name(sheet, draft) {
            let (first, last) = (draft.first, draft.last);
            if !is_title(sheet, first) {
                words.insert(sheet.tokens[first].hash);
            }
            if !is_title(sheet, last) || sheet.tokens[last].is(Cue::Part) {
                words.insert(sheet.tokens[last].hash);
            }
        }
    }
    if words.is_empty() {
        return;
    }
    for at in 0..sheet.tokens.len() {
        let token = sheet.tokens[at];
        let everyday = token.is(Cue::Everyday) || token.is(Cue::Common);
        let meant = words.contains(&token.hash)
            && sheet.is_weak(at)
            && (token.is_devanagari() || token.upper)
            && !token.cues.grammatical()
            && (!everyday || token.is(Cue::Part) && sheet.next_is(at, Cue::Ergative));
        if meant {
            sheet.put(Draft::told(at, at, MentionKind::Short, EntityType::Per));
        }
    }
}

/// Whether a word is a title, which others have as well: महंत. As the last word of a name it may be a surname (नायक).
fn is_title(sheet: &Sheet<'_>, at: usize) -> bool {
    let office = |kind| matches!(kind, TitleKind::Office | TitleKind::Post);
    let title = sheet.names.title(&sheet.tokens, at);
    sheet.tokens[at].is(Cue::Honorific)
        || title.is_some_and(|found| found.values.iter().any(|title| office(title.kind)))
}
