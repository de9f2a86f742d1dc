//! The shipped taggers that articles are read with.

use super::super::names::{Names, Token};
use super::tagger::Tagger;
use super::tags::{Kind, Tagged, spans};
use crate::lang::{Lang, Languages};

/// Leads that an English name needs, by kind: person, place, organisation. The English model learnt from a tenth of what the
/// Hindi one did, so a stance may rest only on what it is sure of.
const SURE: [i32; Kind::ALL.len()] = [20, 50, 80];

/// A tagger for text in Devanagari and one for the rest.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Taggers {
    hindi: Option<Tagger>,
    english: Option<Tagger>,
}

impl Taggers {
    /// The shipped ones.
    pub(in crate::annotate) fn shipped(languages: &Languages) -> Self {
        Self {
            hindi: Tagger::shipped(languages, Lang::Hi),
            english: Tagger::shipped(languages, Lang::En),
        }
    }

    /// The names in a sentence, by the tagger of the script that most of its words are in; in Latin script the sure ones.
    pub(in crate::annotate) fn names(
        &self,
        names: &Names,
        text: &str,
        tokens: &[Token],
    ) -> Vec<Tagged> {
        let words = || tokens.iter().filter(|token| token.is_word());
        let devanagari = words().filter(|token| token.is_devanagari()).count();
        if devanagari > 0 && 2 * devanagari >= words().count() {
            let tags = self.hindi.as_ref().map(|t| t.tags(names, text, tokens));
            return tags.map_or(Vec::new(), |tags| spans(&tags));
        }
        let found = self
            .english
            .as_ref()
            .filter(|_| devanagari == 0)
            .map(|tagger| tagger.names_with_leads(names, text, tokens));
        let sure = |(name, lead): (Tagged, i32)| (lead >= SURE[name.kind as usize]).then_some(name);
        found.into_iter().flatten().filter_map(sure).collect()
    }
}
