//! Which entity a mention names.
//!
//! In: the mentions of an article. Out: each with its entity, from the tables where they have it, else a local one. Every
//! choice is a function of the article alone, and total: a mention that nothing explains is an entity of its own name.

mod choose;
mod local;
mod namesake;
mod person;
#[cfg(test)]
mod tests;

use super::names::{Known, Names, Sense, Token};
use super::{EntityType, Mention, MentionKind};
use crate::lang::{Lang, Languages};
use crate::normalize::Normalized;
use hashbrown::HashMap;
use namesake::Shown;
use std::sync::Arc;

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Id with its prefix: `iso:RU`, `khabar:per:kim-jong-un`, `local:…`.
    pub id: String,
    /// Canonical name in the article's language.
    pub name: String,
    /// Canonical English name, where known.
    pub name_en: Option<String>,
    /// What it is.
    pub kind: EntityType,
}

/// Gives mentions their entities.
#[derive(Debug)]
pub struct Linker {
    names: Arc<Names>,
}

/// A mention with what is known of it.
struct Item<'a> {
    mention: Mention,
    surface: &'a str,
    tokens: Vec<Token>,
    senses: &'a [Sense],
}

impl Linker {
    /// A linker with these name tables.
    pub fn new(languages: &Languages) -> Self {
        Self::with(Arc::new(Names::new(languages)))
    }

    /// A linker with name tables that are read already.
    pub(super) fn with(names: Arc<Names>) -> Self {
        Self { names }
    }

    /// Each mention with its entity, in the order given. A mention whose span does not lie in its field is left out.
    pub fn link(&self, article: &Normalized, mentions: Vec<Mention>) -> Vec<(Mention, Entity)> {
        let english = article.language.lang == Lang::En;
        let items: Vec<Item<'_>> = mentions
            .into_iter()
            .filter_map(|mention| {
                let surface = mention.field.of(article).get(mention.span.range())?;
                let tokens = self.names.read(surface);
                let senses = match (mention.kind, mention.class) {
                    (MentionKind::Role | MentionKind::Short, _) => &[],
                    _ => self.names.senses(surface),
                };
                Some(Item {
                    mention,
                    surface,
                    tokens,
                    senses,
                })
            })
            .collect();
        let shown = Shown::of(&self.names, article, &items);
        let mut entities: Vec<Option<Entity>> =
            choose::from_tables(&self.names, article, &items, &shown, english);
        person::full_names(&self.names, &items, &mut entities, &shown, english);
        acronyms(&self.names, article, &items, &mut entities);
        person::short_names(&items, &mut entities);
        for (item, entity) in items.iter().zip(&mut entities) {
            // An office is its holder's.
            if item.mention.kind != MentionKind::Role {
                entity.get_or_insert_with(|| self.stranger(item));
            }
        }
        person::offices(&self.names, article, &items, &mut entities);
        items
            .into_iter()
            .zip(entities)
            .map(|(item, entity)| {
                let entity = entity.unwrap_or_else(|| self.stranger(&item));
                let mut mention = item.mention;
                mention.class = mention.class.filter(|&class| class != entity.kind);
                (mention, entity)
            })
            .collect()
    }
}

impl Linker {
    /// The entity of a mention that is nobody the tables or the article tell more of.
    fn stranger(&self, item: &Item<'_>) -> Entity {
        let listed = item.senses.first();
        let kind = listed.map(|sense| self.names.entity(sense).kind);
        local::entity(item.surface, item.mention.class.or(kind))
    }
}

/// Gives initials in brackets the entity of the name before them, and initials alone that of the same ones in brackets.
fn acronyms(
    names: &Names,
    article: &Normalized,
    items: &[Item<'_>],
    entities: &mut [Option<Entity>],
) {
    let mut bound: HashMap<u64, Entity> = HashMap::new();
    for at in 1..items.len() {
        let (long, short) = (&items[at - 1], &items[at]);
        let field = short.mention.field.of(article);
        let between = field.get(long.mention.span.end as usize..short.mention.span.start as usize);
        let bracketed = short.mention.kind == MentionKind::Acronym
            && long.mention.field == short.mention.field
            && between.is_some_and(|text| text.trim() == "(");
        let ([word], true) = (&short.tokens[..], bracketed) else {
            continue;
        };
        let entity = match (&entities[at - 1], &entities[at]) {
            (Some(known), None) => known.clone(),
            (None, Some(known))
                if long.mention.class == Some(EntityType::Org)
                    && !elsewhere(names, long, known) =>
            {
                known.clone()
            }
            (Some(known), Some(other))
                if known.kind == EntityType::Org && elsewhere(names, long, other) =>
            {
                known.clone()
            }
            (None, Some(_)) if long.mention.class == Some(EntityType::Org) => {
                local::entity(long.surface, Some(EntityType::Org))
            }
            (None, None) => local::entity(long.surface, Some(EntityType::Org)),
            _ => continue,
        };
        entities[at - 1] = Some(entity.clone());
        bound.entry(word.hash).or_insert_with(|| entity.clone());
        entities[at] = Some(entity);
    }
    for (item, slot) in items.iter().zip(entities.iter_mut()) {
        if item.mention.kind == MentionKind::Acronym
            && let [word] = item.tokens[..]
            && let Some(entity) = bound.get(&word.hash)
        {
            *slot = Some(entity.clone());
        }
    }
}

/// Whether a body's name begins with a place that the name of a known one does not have: the BMC of भोपाल नगर निगम is not Mumbai's.
fn elsewhere(names: &Names, long: &Item<'_>, known: &Entity) -> bool {
    let place = names.name(&long.tokens, 0, |found| {
        places(names, found.values).next().is_some()
    });
    let in_name = |place: &Known| {
        let english = known.name_en.as_deref().unwrap_or_default();
        known.name.contains(&*place.hindi) || english.contains(&*place.english)
    };
    place.is_some_and(|found| !places(names, found.values).any(in_name))
}

fn places<'n>(names: &'n Names, senses: &'n [Sense]) -> impl Iterator<Item = &'n Known> {
    let senses = senses.iter().map(|sense| names.entity(sense));
    senses.filter(|known| known.kind == EntityType::Gpe)
}
