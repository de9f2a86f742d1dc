//! Which entity a mention names.
//!
//! In: the mentions of an article. Out: each with its entity, from the tables where they have it, else a local one. Every
//! choice is a function of the article alone, and total: a mention that nothing explains is an entity of its own name.

mod choose;
mod local;
mod person;
#[cfg(test)]
mod tests;

use super::names::{Names, Sense, Token};
use super::{EntityType, Mention, MentionKind};
use crate::lang::{Lang, Languages};
use crate::normalize::Normalized;
use hashbrown::HashMap;
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
        let mut entities: Vec<Option<Entity>> =
            choose::from_tables(&self.names, article, &items, english);
        person::full_names(&self.names, &items, &mut entities, english);
        acronyms(article, &items, &mut entities);
        person::short_names(&items, &mut entities);
        person::offices(&self.names, article, &items, &mut entities);
        items
            .into_iter()
            .zip(entities)
            .map(|(item, entity)| {
                let entity = entity.unwrap_or_else(|| {
                    let listed = item.senses.first();
                    let kind = listed.map(|sense| self.names.entity(sense).kind);
                    local::entity(item.surface, item.mention.class.or(kind))
                });
                let mut mention = item.mention;
                mention.class = mention.class.filter(|&class| class != entity.kind);
                (mention, entity)
            })
            .collect()
    }
}

/// Gives initials in brackets the entity of the name before them, and initials alone that of the same ones in brackets.
fn acronyms(article: &Normalized, items: &[Item<'_>], entities: &mut [Option<Entity>]) {
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
            (None, Some(known)) if long.mention.class == Some(EntityType::Org) => known.clone(),
            (None, None) => local::entity(long.surface, Some(EntityType::Org)),
            _ => continue,
        };
        entities[at - 1] = Some(entity.clone());
        bound.entry(word.hash).or_insert_with(|| entity.clone());
        entities[at] = Some(entity);
    }
    for (item, slot) in items.iter().zip(entities.iter_mut()) {
        if slot.is_none()
            && item.mention.kind == MentionKind::Acronym
            && let [word] = item.tokens[..]
        {
            *slot = bound.get(&word.hash).cloned();
        }
    }
}
