//! The shipped taggers that articles are read with.

use super::super::names::{Names, Token};
use super::tagger::Tagger;
use super::tags::{Kind, Tagged, spans};
use crate::lang::{Lang, Languages};

/// Leads that an English name needs, by kind: person, place, organisation. The English model learnt from a tenth of what the
/// Hindi one did, so a stance may rest only on what it is sure of.
const SURE: [i32; Kind::ALL.len()] = [20, 50, 80];

/// The same for the Hindi model's names in another language of its script, whose cases it does not know. Of 120 Marathi and Nepali
/// articles 225 names of no table are left then, of 1,005 without; of forty read about three in five are names, of one in three.
const ABROAD: [i32; Kind::ALL.len()] = [200, 200, 200];

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

    /// The names in a sentence, by the tagger of the script that most of its words are in; in Latin script, and in an article in Marathi or
    /// Nepali, the sure ones. `lang` is the article's language.
    pub(in crate::annotate) fn names(
        &self,
        names: &Names,
        lang: Lang,
        text: &str,
        tokens: &[Token],
    ) -> Vec<Tagged> {
        let words = || tokens.iter().filter(|token| token.is_word());
        let devanagari = words().filter(|token| token.is_devanagari()).count();
        let hindi = devanagari > 0 && 2 * devanagari >= words().count();
        let abroad = lang.named_as().is_some();
        if hindi && !abroad {
            let tags = self.hindi.as_ref().map(|t| t.tags(names, text, tokens));
            return tags.map_or(Vec::new(), |tags| spans(&tags));
        }
        let (tagger, leads) = if hindi {
            (self.hindi.as_ref(), ABROAD)
        } else {
            (self.english.as_ref().filter(|_| devanagari == 0), SURE)
        };
        let found = tagger.map(|tagger| tagger.names_with_leads(names, text, tokens));
        let sure =
            |(name, lead): (Tagged, i32)| (lead >= leads[name.kind as usize]).then_some(name);
        found.into_iter().flatten().filter_map(sure).collect()
    }
}
