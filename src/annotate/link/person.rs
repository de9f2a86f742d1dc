//! Persons within an article: full names, parts of them, offices.

use super::choose::{self, touches};
use super::namesake::Shown;
use super::{Entity, Item, local};
use crate::annotate::names::{Known, Names, Token};
use crate::annotate::{EntityType, MentionKind, sound};
use crate::normalize::Normalized;
use crate::text::{folded, hash64};
use hashbrown::{HashMap, HashSet};

/// Gives persons in full whom no table has as they are spelt their entity: that of a person of the tables whom the article or a
/// table spells otherwise, else a local one by the longest name: `मन्नू गोटा` is `मन्नू लाल गोटा` when the article has both and no
/// other that begins and ends alike.
pub(super) fn full_names(
    names: &Names,
    items: &[Item<'_>],
    entities: &mut [Option<Entity>],
    shown: &Shown<'_>,
    english: bool,
) {
    let known = listed(items, entities);
    let mut longest: HashMap<(u64, u64), &str> = HashMap::new();
    for (item, _) in unknown(items, entities) {
        if let Some(key) = ends(item) {
            let name = longest.entry(key).or_insert(item.surface);
            if (item.surface.len(), *name) > (name.len(), item.surface) {
                *name = item.surface;
            }
        }
    }
    let found: Vec<(usize, Entity)> = unknown(items, entities)
        .filter_map(|(item, at)| {
            let ends = ends(item)?;
            let name = longest.get(&ends)?;
            let entity = match known.get(&ends) {
                Some(Some(entity)) => entity.clone(),
                _ => match names
                    .by_sound(name, EntityType::Per)
                    .filter(|known| shown.has(known))
                {
                    Some(known) => choose::entity(known, english),
                    None => local::entity(name, Some(EntityType::Per)),
                },
            };
            Some((at, entity))
        })
        .collect();
    for (at, entity) in found {
        entities[at] = Some(entity);
    }
}

/// The persons of the tables whom the article names in full, by how their names begin and end; `None` where two do so alike.
fn listed(items: &[Item<'_>], entities: &[Option<Entity>]) -> HashMap<(u64, u64), Option<Entity>> {
    let mut known: HashMap<(u64, u64), Option<Entity>> = HashMap::new();
    for (item, entity) in items.iter().zip(entities) {
        let person = entity.as_ref().filter(|e| e.kind == EntityType::Per);
        if let (Some(entity), Some(ends)) = (person, ends(item)) {
            let slot = known.entry(ends).or_insert_with(|| Some(entity.clone()));
            if slot.as_ref().is_some_and(|other| other.id != entity.id) {
                *slot = None;
            }
        }
    }
    known
}

/// Full names of persons without an entity.
fn unknown<'a, 'i>(
    items: &'a [Item<'i>],
    entities: &'a [Option<Entity>],
) -> impl Iterator<Item = (&'a Item<'i>, usize)> {
    items.iter().enumerate().filter_map(|(at, item)| {
        let person =
            item.mention.class == Some(EntityType::Per) && item.mention.kind == MentionKind::Name;
        (person && entities[at].is_none()).then_some((item, at))
    })
}

/// Hashes of the first and last word of a name of two words or more, as they sound.
fn ends(item: &Item<'_>) -> Option<(u64, u64)> {
    let mut words = item.tokens.iter().filter(|token| token.hash != 0);
    let first = words.next()?;
    Some((sound_of(item, first), sound_of(item, words.next_back()?)))
}

/// Letters from which on a word is told by its sound within an article.
const TELLING: usize = 3;

/// Hash of how a word of a name sounds; of a short one, of its letters.
fn sound_of(item: &Item<'_>, word: &Token) -> u64 {
    let sound = item.surface.get(word.span.range()).map(sound::loose);
    sound
        .filter(|sound| sound.len() >= TELLING)
        .map_or(word.hash, |sound| hash64(sound.as_bytes()))
}

/// Where the article names persons in full by a word: indexes of mentions, in order.
#[derive(Default)]
struct Bearers {
    as_last: Vec<usize>,
    as_first: Vec<usize>,
}

/// Gives short names the entity of the full name they are part of: as its last word before as its first, and of several
/// the one named last before, else the first after.
pub(super) fn short_names(items: &[Item<'_>], entities: &mut [Option<Entity>]) {
    let mut bearers: HashMap<u64, Bearers> = HashMap::new();
    let mut bears: HashSet<(u64, String)> = HashSet::new();
    for (at, item) in items.iter().enumerate() {
        let person = entities[at].as_ref().filter(|e| e.kind == EntityType::Per);
        if let Some(entity) = person
            && let Some((first, last)) = ends(item)
        {
            bearers.entry(first).or_default().as_first.push(at);
            bearers.entry(last).or_default().as_last.push(at);
            bears.insert((first, entity.id.clone()));
            bears.insert((last, entity.id.clone()));
        }
    }
    for (at, item) in items.iter().enumerate() {
        let [word] = &item.tokens[..] else { continue };
        let word = sound_of(item, word);
        let may_be = match item.mention.kind {
            MentionKind::Short => true,
            MentionKind::Name => entities[at]
                .as_ref()
                .is_none_or(|e| e.kind == EntityType::Per),
            _ => false,
        };
        let Some(bearers) = bearers.get(&word).filter(|_| may_be) else {
            continue;
        };
        if let Some(entity) = &entities[at]
            && bears.contains(&(word, entity.id.clone()))
        {
            continue;
        }
        let named = match bearers.as_last.is_empty() {
            true => &bearers.as_first,
            false => &bearers.as_last,
        };
        let later = named.partition_point(|&other| other < at);
        let chosen = later
            .checked_sub(1)
            .and_then(|before| named.get(before))
            .or_else(|| named.get(later));
        if let Some(&other) = chosen {
            entities[at] = entities[other].clone();
        }
    }
}

/// Gives offices their holders: the person named beside them; else whom the same words stood beside elsewhere; else the one
/// person of the article whom the tables have in such an office of that state.
pub(super) fn offices(
    names: &Names,
    article: &Normalized,
    items: &[Item<'_>],
    entities: &mut [Option<Entity>],
) {
    let is_role = |item: &Item<'_>| item.mention.kind == MentionKind::Role;
    let mut held: HashMap<String, Entity> = HashMap::new();
    for at in 0..items.len() {
        if !is_role(&items[at]) {
            continue;
        }
        let behind = items
            .get(at + 1)
            .filter(|next| !is_role(next) && touches(names, article, &items[at], next));
        let holder = behind
            .map(|_| at + 1)
            .or_else(|| {
                let before = at.checked_sub(1)?;
                appositive(article, &items[before], &items[at]).then_some(before)
            })
            .and_then(|other| entities[other].clone())
            .filter(|entity| entity.kind == EntityType::Per);
        if let Some(entity) = holder {
            held.entry(folded(items[at].surface))
                .or_insert_with(|| entity.clone());
            entities[at] = Some(entity);
        }
    }
    let holders = Holders::of(names, entities);
    for at in 0..items.len() {
        if is_role(&items[at]) && entities[at].is_none() {
            entities[at] = held
                .get(&folded(items[at].surface))
                .cloned()
                .or_else(|| holders.find(names, &items[at]));
        }
    }
}

/// Whether an office stands behind a name and a comma: Vladimir Putin, the Russian president.
fn appositive(article: &Normalized, name: &Item<'_>, office: &Item<'_>) -> bool {
    let between = (
        name.mention.span.end as usize,
        office.mention.span.start as usize,
    );
    name.mention.sentence == office.mention.sentence
        && name
            .mention
            .field
            .of(article)
            .get(between.0..between.1)
            .is_some_and(|text| matches!(text.trim(), "," | ", the"))
}

/// The persons of an article whom the tables have in an office, each once.
struct Holders<'n>(Vec<(&'n Known, Entity)>);

impl<'n> Holders<'n> {
    fn of(names: &'n Names, entities: &[Option<Entity>]) -> Self {
        let mut seen = HashSet::new();
        let known = entities.iter().flatten().filter_map(|entity| {
            let known = names.by_id(&entity.id)?;
            let office = known.kind == EntityType::Per
                && !known.flags.is_empty()
                && !known.country.is_empty();
            (office && seen.insert(&*known.id)).then(|| (known, entity.clone()))
        });
        Self(known.collect())
    }

    /// The one of them who holds the office, by its field and the state it names; `None` when there are several.
    fn find(&self, names: &Names, office: &Item<'_>) -> Option<Entity> {
        if self.0.is_empty() {
            return None;
        }
        let tokens = &office.tokens;
        let field = (0..tokens.len())
            .filter_map(|from| names.title(tokens, from))
            .flat_map(|found| found.values)
            .map(|title| title.field)
            .find(|field| !field.is_empty())?;
        let country = (0..tokens.len())
            .filter_map(|from| names.name(tokens, from, |_| true))
            .flat_map(|found| found.values)
            .map(|sense| &*names.entity(sense).country)
            .find(|country| !country.is_empty())?;
        let mut holders = self
            .0
            .iter()
            .filter(|(known, _)| known.country == country && known.has(field));
        let (_, holder) = holders.next()?;
        holders.next().is_none().then(|| holder.clone())
    }
}
