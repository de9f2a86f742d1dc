//! Persons of the tables whose names many others bear (flags `film`, `cricket`, `namesakes`, and all cricketers): meant only where the
//! article shows it.

use super::choose::touches;
use super::{Item, MentionKind};
use crate::annotate::names::{Cue, Known, Names};
use crate::annotate::{EntityType, Field};
use crate::normalize::Normalized;
use hashbrown::HashSet;

/// What an article shows of them: words of their field anywhere, or an office right before the name.
#[derive(Default)]
pub(super) struct Shown<'n> {
    fields: [bool; FIELDS.len()],
    in_office: HashSet<&'n str>,
}

/// The words of each field.
const FIELDS: [Cue; 2] = [Cue::Film, Cue::Cricket];

impl<'n> Shown<'n> {
    /// Reads an article, if any of its mentions may be one of them.
    pub(super) fn of(names: &'n Names, article: &Normalized, items: &[Item<'_>]) -> Self {
        let persons = |item: &Item<'_>| {
            let senses = item.senses.iter().map(|sense| names.entity(sense));
            let person = |known: &&Known| known.kind == EntityType::Per;
            senses.filter(person).collect::<Vec<&'n Known>>()
        };
        if !items.iter().flat_map(persons).any(asks) {
            return Self::default();
        }
        let mut shown = Self::default();
        for field in [Field::Title, Field::Text] {
            for token in names.read(field.of(article)) {
                for (seen, cue) in shown.fields.iter_mut().zip(FIELDS) {
                    *seen |= token.is(cue);
                }
            }
        }
        for pair in items.windows(2) {
            let office = pair[0].mention.kind == MentionKind::Role;
            if office && touches(names, article, &pair[0], &pair[1]) {
                let ids = persons(&pair[1]).into_iter().map(|known| &*known.id);
                shown.in_office.extend(ids);
            }
        }
        shown
    }

    /// Whether an entity may be meant.
    pub(super) fn has(&self, known: &Known) -> bool {
        !asks(known)
            || field(known).is_some_and(|field| self.fields[field])
            || self.in_office.contains(&*known.id)
    }
}

fn asks(known: &Known) -> bool {
    known.has("namesakes") || field(known).is_some()
}

/// The index of a person's field.
fn field(known: &Known) -> Option<usize> {
    if known.has("film") {
        return Some(0);
    }
    (known.has("cricket") || known.id.starts_with("espncricinfo:")).then_some(1)
}
