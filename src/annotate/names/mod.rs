//! What the name tables say, ready for matching.
//!
//! In: the tables of all [`Languages`], because an English article names Narendra Modi and a Hindi one नरेंद्र मोदी from the
//! same row. Out: [`Names`], which finds the longest name or title at a token and tells what it may stand for:
//!
//! ```text
//! iso:RU  GPE  रूस  Russia        ──▶  "रूस", "Russia"            name of iso:RU
//! iso:RU  NORP रूसी Russian       ──▶  "रूसी", "रूसियों", "Russians"  adjective of iso:RU
//! ```

mod agree;
mod cue;
mod idiom;
mod initials;
mod lists;
mod own;
mod phrases;
mod row;
mod table;
mod title;
mod token;

pub(super) use cue::Cue;
pub(super) use initials::{begins, is_letter, spelled};
pub use lists::{Keep, NameLists, Wanted};
pub use own::OwnNames;
pub(super) use phrases::{Found, Phrases};
pub use row::NameError;
pub(super) use title::{Title, TitleKind};
pub(super) use token::Token;

use super::{EntityType, Sentence, sound};
use crate::lang::{Lang, Languages};
use crate::normalize::Normalized;
use crate::text::{NormSpan, hash64};
use cue::Cues;
use hashbrown::HashMap;
use idiom::Idiom;
use std::borrow::Cow;
use token::Folder;

/// An entity of the tables.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Id with its prefix.
    pub(super) id: Cow<'static, str>,
    /// What it is.
    pub(super) kind: EntityType,
    /// Canonical Hindi name; empty where the table has none.
    pub(super) hindi: Cow<'static, str>,
    /// Canonical English name; empty likewise.
    pub(super) english: Cow<'static, str>,
    /// ISO 3166 code of its country; empty where unknown.
    pub(super) country: Cow<'static, str>,
    /// Words of the `flags` column: `capital`, `seat`, `union` (of the European Union's seat), `generic`, `adj`, `major`, `leader`, `foreign`, `defence`, `group`,
    /// and of persons whose names many others bear `film`, `cricket`, `namesakes`.
    pub(super) flags: Cow<'static, str>,
    /// Which of several is meant when nothing else tells: the lower the likelier.
    pub(super) rank: u8,
}

impl Known {
    /// Whether the `flags` column has that word.
    pub(super) fn has(&self, flag: &str) -> bool {
        self.flags.split(',').any(|word| word == flag)
    }

    /// Whether its name alone is weak evidence: one of the many thousand towns and districts.
    pub(super) fn is_minor(&self) -> bool {
        self.rank >= table::MINOR
    }
}

/// How a name names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name.
    Name,
    /// Initials.
    Acronym,
    /// A demonym.
    Adj,
}

/// One thing a name may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// Index of the entity.
    pub(super) entity: u32,
    /// How it names it.
    pub(super) form: Form,
    /// Words (bit 0 the first) that have a capital in the table and so need one in the text.
    capitals: u16,
    /// Whether the text must be all capitals: Latin initials of up to three letters (US, WHO).
    caps: bool,
}

/// The name tables.
#[derive(Debug)]
pub(super) struct Names {
    known: Vec<Known>,
    by_id: HashMap<Cow<'static, str>, u32>,
    names: Phrases<Sense>,
    sounds: HashMap<u64, Option<u32>>,
    titles: Phrases<Title>,
    cues: HashMap<u64, Cues>,
    idioms: HashMap<Lang, Idiom>,
}

impl Names {
    /// Reads the tables. A line that does not have its table's columns is passed over; a test reads every line.
    pub(super) fn new(languages: &Languages) -> Self {
        Self::with(languages, &OwnNames::default())
    }

    /// Reads the tables with names of the user's own.
    pub(super) fn with(languages: &Languages, own: &OwnNames) -> Self {
        table::read(languages, own)
    }

    /// The tokens of an article, sentence by sentence; where its language writes case markers in one with names, those are tokens of their
    /// own. A sentence that does not lie in its field is passed over.
    pub(super) fn tokens(&self, article: &Normalized, sentences: &[Sentence]) -> Vec<Token> {
        let tokens = token::tokens(article, sentences, &self.cues);
        let Some(idiom) = self.idioms.get(&article.language.lang) else {
            return tokens;
        };
        let surface = |token: &Token| {
            let field = sentences[token.sentence as usize].field;
            &field.of(article)[token.span.range()]
        };
        let named = |word| self.names.begin(word) || self.titles.begin(word);
        idiom.apply(tokens, surface, named, &self.cues)
    }

    /// The entity a sense stands for.
    pub(super) fn entity(&self, sense: &Sense) -> &Known {
        &self.known[sense.entity as usize]
    }

    /// The entity of an id.
    pub(super) fn by_id(&self, id: &str) -> Option<&Known> {
        self.by_id.get(id).map(|&at| &self.known[at as usize])
    }

    /// The one person or body of the tables whose name of two words or more sounds like this one; `None` where two of them do.
    pub(super) fn by_sound(&self, name: &str, kind: EntityType) -> Option<&Known> {
        let key = sound::key(name)?;
        let entity = *self.sounds.get(&hash64(key.as_bytes()))?;
        let known = &self.known[entity? as usize];
        (known.kind == kind).then_some(known)
    }

    /// The longest name at token `at` that is written as such and that `accept` takes.
    pub(super) fn name(
        &self,
        tokens: &[Token],
        at: usize,
        mut accept: impl FnMut(&Found<'_, Sense>) -> bool,
    ) -> Option<Found<'_, Sense>> {
        self.names.longest(tokens, at, |found| {
            found
                .values
                .iter()
                .any(|sense| written(sense, tokens, at, found.last))
                && accept(found)
        })
    }

    /// The longest title at token `at`.
    pub(super) fn title(&self, tokens: &[Token], at: usize) -> Option<Found<'_, Title>> {
        self.titles.longest(tokens, at, |_| true)
    }

    /// The senses of a whole phrase; empty when the tables do not have it.
    pub(super) fn senses(&self, phrase: &str) -> &[Sense] {
        let tokens = self.read(phrase);
        self.names
            .longest(&tokens, 0, |found| {
                tokens[found.last + 1..].iter().all(Token::joins)
            })
            .map_or(&[], |found| found.values)
    }

    /// The tokens of a phrase.
    pub(super) fn read(&self, phrase: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let whole = NormSpan::new(0, phrase.len());
        Folder::default().read(phrase, whole, 0, &self.cues, &mut tokens);
        tokens
    }
}

/// Whether the tokens carry the capitals that the sense needs.
fn written(sense: &Sense, tokens: &[Token], first: usize, last: usize) -> bool {
    let mut words = tokens[first..=last].iter().filter(|t| t.hash != 0);
    if sense.caps {
        return words.all(|t| t.caps || (t.upper && t.span.len() == 1));
    }
    words
        .take(u16::BITS as usize)
        .enumerate()
        .all(|(at, token)| sense.capitals & 1 << at == 0 || token.upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_their_entities() {
        let names = Names::new(&Languages::builtin());
        for (phrase, id) in [
            ("रूस", "iso:RU"),
            ("रूसियों", "iso:RU"),
            ("उत्तर कोरियाई", "iso:KP"),
            ("मॉस्को", "geonames:524901"),
            ("नरेन्‍द्र मोदी", "khabar:per:narendra-modi"),
            ("Xi Jinping", "khabar:per:xi-jinping"),
            ("डब्ल्यूएचओ", "khabar:org:who"),
            ("U.S.", "iso:US"),
            ("एस-400", "khabar:prod:s-400"),
        ] {
            let ids: Vec<_> = names
                .senses(phrase)
                .iter()
                .map(|sense| &*names.entity(sense).id)
                .collect();
            assert!(ids.contains(&id), "{phrase}: {ids:?}");
        }
        assert!(names.senses("कोई अनजान नाम").is_empty());
        assert!(names.senses("").is_empty());
    }

    #[test]
    fn english_names_need_their_capitals() {
        let names = Names::new(&Languages::builtin());
        let found = |text: &str| names.name(&names.read(text), 0, |_| true).is_some();
        assert!(found("US") && found("Nato") && found("NATO") && found("Turkey"));
        assert!(!found("us") && !found("Us") && !found("turkey") && !found("nato"));
    }
}
