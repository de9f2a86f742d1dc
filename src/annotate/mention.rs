//! Names in sentences.

use super::{Field, Sentence};
use crate::lang::Languages;
use crate::normalize::Normalized;
use crate::text::NormSpan;

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
pub struct Finder {}

impl Finder {
    /// A finder with these name tables.
    pub fn new(_languages: &Languages) -> Self {
        Self {}
    }

    /// The mentions of an article, in order, none inside another.
    pub fn find(&self, _article: &Normalized, _sentences: &[Sentence]) -> Vec<Mention> {
        Vec::new()
    }
}
