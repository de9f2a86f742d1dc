//! Names in sentences.
//!
//! In: an article and its sentences. Out: [`Mention`]s. Rules run from the surest to the boldest over one worksheet of
//! tokens, and a later rule takes only what the earlier ones left or what they were unsure of:
//!
//! 1. `known`: the longest names of the tables, and bodies named after them (इलाहाबाद हाईकोर्ट);
//! 2. `bracket`: initials bound to the words before them;
//! 3. `person`: persons no table has, by honorific, by name words in a row, behind an office;
//! 4. `role`: offices with their owners (रूसी रक्षा मंत्री);
//! 5. `namesake`: places and bodies that bear a person's name (नेहरू स्टेडियम);
//! 6. `body`, `capital`, `site`, `event`, `work`: bodies, laws, places, events and works by the word for what they are;
//! 7. `group`: groups by their people (Russian separatists);
//! 8. `tagged`: what a trained model takes for a name, and bodies named after that;
//! 9. `short`: surnames and given names of persons named in full;
//! 10. `metonym`: capitals that stand for their states.
//!
//! What 5 to 7 tell rests on the words around a name. They are left out where an article is in a language without rules of its
//! own; there a person's name has parts that the tables know, or follows an office.

mod body;
mod bracket;
mod capital;
mod event;
mod group;
mod known;
mod metonym;
mod namesake;
mod person;
mod role;
mod sheet;
mod short;
mod site;
mod tagged;
#[cfg(test)]
mod tests;
mod work;

use super::names::{self, Names};
use super::tag::Taggers;
use super::{Field, Sentence};
use crate::lang::Languages;
use crate::normalize::Normalized;
use crate::text::NormSpan;
use sheet::Sheet;
use std::sync::Arc;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// Person.
    Per,
    /// Place that does not act.
    Loc,
    /// Organisation.
    Org,
    /// State, province, city: a place with a government.
    Gpe,
    /// Nationality, religious or political group.
    Norp,
    /// Named event.
    Event,
    /// Product, weapon, scheme.
    Product,
    /// Any other name.
    Misc,
}

impl EntityType {
    /// Every type, in the order above.
    pub const ALL: [EntityType; 8] = [
        EntityType::Per,
        EntityType::Loc,
        EntityType::Org,
        EntityType::Gpe,
        EntityType::Norp,
        EntityType::Event,
        EntityType::Product,
        EntityType::Misc,
    ];

    /// The name in tables: `PER`, `GPE`.
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Per => "PER",
            EntityType::Loc => "LOC",
            EntityType::Org => "ORG",
            EntityType::Gpe => "GPE",
            EntityType::Norp => "NORP",
            EntityType::Event => "EVENT",
            EntityType::Product => "PRODUCT",
            EntityType::Misc => "MISC",
        }
    }

    /// The type of that name; `None` for any other word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A full name.
    Name,
    /// A part of a name: a surname, a first name.
    Short,
    /// Initials.
    Acronym,
    /// An office.
    Role,
    /// A demonym (रूसी).
    Adj,
    /// A capital or seat that stands for its state.
    Metonym,
    /// A capital or seat as a place.
    Place,
    /// A group by a fixed description.
    Group,
}

/// A place in the article where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The field it stands in.
    pub field: Field,
    /// Index of its sentence.
    pub sentence: usize,
    /// Where, in bytes.
    pub span: NormSpan,
    /// How it names its entity.
    pub kind: MentionKind,
    /// Its own type, where that differs from its entity's (`Norp` for a demonym).
    pub class: Option<EntityType>,
}

/// Finds mentions.
#[derive(Debug)]
pub struct Finder {
    names: Arc<Names>,
    taggers: Taggers,
}

impl Finder {
    /// A finder with these name tables and models.
    pub fn new(languages: &Languages) -> Self {
        Self::with(Arc::new(Names::new(languages)), languages)
    }

    /// A finder with name tables that are read already.
    pub(super) fn with(names: Arc<Names>, languages: &Languages) -> Self {
        Self {
            names,
            taggers: Taggers::shipped(languages),
        }
    }

    /// The mentions of an article, in order, none inside another, each inside its sentence.
    pub fn find(&self, article: &Normalized, sentences: &[Sentence]) -> Vec<Mention> {
        let tokens = self.names.tokens(article, sentences);
        let surface = |token: &names::Token| {
            let field = sentences[token.sentence as usize].field;
            &field.of(article)[token.span.range()]
        };
        let mut sheet = Sheet::new(&self.names, article.language.lang, tokens);
        known::mark(&mut sheet, |token| surface(token).chars().count());
        known::bodies(&mut sheet);
        known::branches(&mut sheet);
        capital::mark(&mut sheet);
        bracket::mark(&mut sheet, article, sentences);
        person::after_initials(&mut sheet, surface);
        person::after_honorifics(&mut sheet);
        person::runs(&mut sheet);
        role::mark(&mut sheet);
        if !sheet.abroad {
            namesake::mark(&mut sheet);
            body::mark(&mut sheet, surface);
            site::mark(&mut sheet, surface);
            event::mark(&mut sheet, surface);
            work::mark(&mut sheet);
            group::mark(&mut sheet);
        }
        tagged::mark(&mut sheet, &self.taggers, article, sentences);
        person::speakers(&mut sheet);
        known::bodies(&mut sheet);
        short::repeats(&mut sheet);
        short::mark(&mut sheet);
        metonym::settle(&mut sheet);
        sheet.mentions(sentences)
    }
}
