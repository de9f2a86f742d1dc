//! Which entity a mention names.

use super::{EntityType, Mention};
use crate::lang::Languages;
use crate::normalize::Normalized;

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
pub struct Linker {}

impl Linker {
    /// A linker with these name tables.
    pub fn new(_languages: &Languages) -> Self {
        Self {}
    }

    /// Each mention with its entity.
    pub fn link(&self, _article: &Normalized, _mentions: Vec<Mention>) -> Vec<(Mention, Entity)> {
        Vec::new()
    }
}
