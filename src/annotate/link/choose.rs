//! Choice among the entities that the tables give a name.

use super::namesake::Shown;
use super::{Entity, Item};
use crate::annotate::names::{Cue, Known, Names, Sense};
use crate::annotate::{EntityType, MentionKind};
use crate::normalize::Normalized;
use hashbrown::HashSet;

/// Ranks that a country named in the article is worth: a place there comes before a like one elsewhere.
const COUNTRY: i32 = 3;

/// Ranks that a person is worth right behind an office.
const OFFICE: i32 = 4;

/// The entity of each mention that the tables have.
pub(super) fn from_tables(
    names: &Names,
    article: &Normalized,
    items: &[Item<'_>],
    shown: &Shown<'_>,
    english: bool,
) -> Vec<Option<Entity>> {
    let countries: HashSet<&str> = items
        .iter()
        .flat_map(|item| item.senses.iter().map(|sense| names.entity(sense)))
        .filter(|known| known.id.starts_with("iso:"))
        .map(|known| &*known.country)
        .collect();
    items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let behind_office = at.checked_sub(1).is_some_and(|before| {
                items[before].mention.kind == MentionKind::Role
                    && touches(names, article, &items[before], item)
            });
            let known = item
                .senses
                .iter()
                .map(|sense: &Sense| names.entity(sense))
                .filter(|known| fits(known, item) && shown.has(known))
                .filter(|known| {
                    !known.has("generic")
                        || countries.is_empty()
                        || countries.contains(&*known.country)
                })
                .min_by_key(|known| {
                    let mut cost = i32::from(known.rank);
                    if !known.country.is_empty() && countries.contains(&*known.country) {
                        cost -= COUNTRY;
                    }
                    if behind_office && known.kind == EntityType::Per {
                        cost -= OFFICE;
                    }
                    (cost, &*known.id)
                })?;
            let state = (item.mention.kind == MentionKind::Metonym)
                .then(|| stood_for(names, known, &countries))
                .flatten();
            Some(entity(state.unwrap_or(known), english))
        })
        .collect()
}

/// The European Union, which has its seat in Brussels.
const UNION: &str = "khabar:org:eu";

/// What a capital or seat stands for: its state; Brussels for the union, unless the article names Belgium.
fn stood_for<'n>(names: &'n Names, seat: &Known, countries: &HashSet<&str>) -> Option<&'n Known> {
    match seat.has("union") && !countries.contains(&*seat.country) {
        true => names.by_id(UNION),
        false => names.by_id(&format!("iso:{}", seat.country)),
    }
}

/// Whether the second mention follows the first with nothing but honorifics between: प्रधानमंत्री श्री X.
pub(super) fn touches(
    names: &Names,
    article: &Normalized,
    left: &Item<'_>,
    right: &Item<'_>,
) -> bool {
    let (left, right) = (&left.mention, &right.mention);
    if left.field != right.field || left.sentence != right.sentence {
        return false;
    }
    let between = left.span.end as usize..right.span.start as usize;
    // Honorifics are short; two of them with their points and spaces stay below this many bytes.
    between.len() <= 64
        && left.field.of(article).get(between).is_some_and(|text| {
            names
                .read(text)
                .iter()
                .all(|token| token.is(Cue::Honorific) || matches!(token.first, '.' | '॰'))
        })
}

/// Whether an entity may be what the mention's kind and class say.
fn fits(known: &Known, item: &Item<'_>) -> bool {
    match (item.mention.kind, item.mention.class) {
        (MentionKind::Adj, _) | (_, None) => true,
        (_, Some(class)) => known.kind == class,
    }
}

/// An entity of the tables as an article in English or another language shows it.
pub(super) fn entity(known: &Known, english: bool) -> Entity {
    let (own, other) = match english {
        true => (&known.english, &known.hindi),
        false => (&known.hindi, &known.english),
    };
    let name = if own.is_empty() { other } else { own };
    Entity {
        id: known.id.to_string(),
        name: name.to_string(),
        name_en: (!known.english.is_empty()).then(|| known.english.to_string()),
        kind: known.kind,
    }
}
