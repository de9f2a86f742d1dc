//! The shipped tagger that articles are read with.

use super::super::names::{Names, Token};
use super::tagger::Tagger;
use super::tags::{Tagged, spans};
use crate::lang::{Lang, Languages};

/// A tagger for text in Devanagari. Sentences in Latin script are left to tables and patterns: the English model cuts long names of
/// bodies wrongly so often that stances lose more by it than they win.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Taggers {
    hindi: Option<Tagger>,
}

impl Taggers {
    /// The shipped one.
    pub(in crate::annotate) fn shipped(languages: &Languages) -> Self {
        Self {
            hindi: Tagger::shipped(languages, Lang::Hi),
        }
    }

    /// The names in a sentence most of whose words are in Devanagari.
    pub(in crate::annotate) fn names(
        &self,
        names: &Names,
        text: &str,
        tokens: &[Token],
    ) -> Vec<Tagged> {
        let words = || tokens.iter().filter(|token| token.is_word());
        let devanagari = words().filter(|token| token.is_devanagari()).count();
        let tagger = self
            .hindi
            .as_ref()
            .filter(|_| devanagari > 0 && 2 * devanagari >= words().count());
        let tags = tagger.map(|tagger| tagger.tags(names, text, tokens));
        tags.map_or(Vec::new(), |tags| spans(&tags))
    }
}
