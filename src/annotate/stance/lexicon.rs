//! The words that stance rules know, each with its grammatical classes and verb readings.
//!
//! In: a table of word classes and the words of the cues. Out: a number for each known folded word, and its [`Entry`].
//! `ने` → class `Ergative`; `किया` → verb KAR, perfective; a word nobody listed → number 0 with an empty entry.

use super::paradigm::{self, Forms, Verbs};
use crate::lang::rows;
use crate::text::folded;
use hashbrown::HashMap;

macro_rules! classes {
    ($($class:ident $name:literal,)*) => {
        /// A closed class of words; its name in the tables stands beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Class { $($class),* }

        impl Class {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Class::$class),)* _ => None }
            }
        }
    };
}

classes! {
    Ergative "ergative", Dative "dative", Genitive "genitive", On "locative_on", In "locative_in", From "ablative",
    Agent "agent", Until "until", Against "against", With "with", Towards "towards", ForSake "for_sake",
    Between "between", According "according", OnBehalf "on_behalf", ByHand "by_hand", Postposition "postposition",
    Emphatic "emphatic", And "and", But "but", That "that", If "if", Relative "relative", Negator "negator", Only "only",
    Refusal "refusal", DegreeUp "degree_up", DegreeDown "degree_down", Adverb "adverb", Express "express", File "file",
    Stand "stand", Auxiliary "auxiliary", Passive "passive", Progressive "progressive", Vector "vector", Want "want",
    Capable "capable", Wala "wala", Participle "participle", Ready "ready", Speech "speech",
    PronounErgative "pronoun_ergative", PronounNominative "pronoun_nominative", PronounDative "pronoun_dative",
    PronounOblique "pronoun_oblique", PronounGenitive "pronoun_genitive", SelfWord "self", FirstPerson "first_person",
    FirstGenitive "first_genitive", Nobody "nobody", Owned "owned", Harm "harm", Act "act", Organ "organ", Title "title",
    TitlePart "title_part", Honorific "honorific", Court "court", Police "police", Sport "sport", Country "country",
    Alike "alike", Future "future", By "by", Of "of", About "about", Over "over", Preposition "preposition",
    Possessive "possessive", Determiner "determiner", Stop "stop", Modal "modal", Utter "utter", Both "both", Attack "attack",
    Request "request", Person "person", Thing "thing", Including "including", Kin "kin", Time "time", Thanks "thanks",
    Allegation "allegation", Inanimate "inanimate", Bidding "bidding",
    Undergo "undergo", Cue "cue", Duty "duty", Complaint "complaint", Bound "bound", Then "then", Sham "sham", People "people",
    Body "body", Bargain "bargain", Adjunct "adjunct", Relation "relation", Denial "denial", Product "product",
    Statute "statute", Rally "rally", Step "step", What "what", Naming "naming", As "as", Quantity "quantity",
    Content "content", Think "think", Intensifier "intensifier", Opener "opener",
    Absolute "absolute", Trophy "trophy", Stage "stage", Contest "contest", Whether "whether", Rumour "rumour", Asking "asking", Office "office", Sited "sited",
    Individual "individual", Tidings "tidings",
}

/// Classes that only tell open words apart by what they name.
const OPEN: [Class; 26] = [
    Class::Body,
    Class::Bargain,
    Class::Adjunct,
    Class::Relation,
    Class::Product,
    Class::Statute,
    Class::Rally,
    Class::Step,
    Class::What,
    Class::Naming,
    Class::As,
    Class::Quantity,
    Class::Content,
    Class::Think,
    Class::Intensifier,
    Class::Opener,
    Class::Absolute,
    Class::Trophy,
    Class::Stage,
    Class::Contest,
    Class::Rumour,
    Class::Asking,
    Class::Office,
    Class::Sited,
    Class::Individual,
    Class::Tidings,
];

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u128);

impl Classes {
    /// Whether the class is in the set.
    pub(super) fn has(self, class: Class) -> bool {
        self.0 >> class as u32 & 1 == 1
    }

    /// Whether no class of grammar is in the set: [`OPEN`] ones leave a word plain.
    pub(super) fn is_open(self) -> bool {
        OPEN.iter()
            .fold(self.0, |rest, &class| rest & !(1 << class as u32))
            == 0
    }

    /// Whether any of the classes is in the set.
    pub(super) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Puts the class into the set.
    pub(super) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// Its closed classes.
    pub(super) classes: Classes,
    /// The light verbs it may be a form of.
    pub(super) verbs: Verbs,
    /// The forms it may be.
    pub(super) forms: Forms,
}

/// The known words of a language.
#[derive(Debug)]
pub(super) struct Lexicon {
    ids: HashMap<Box<str>, u32>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The number of every word that is not known.
    pub(super) const UNKNOWN: u32 = 0;

    /// A lexicon of a class table and, where `light_verbs` is set, of the Hindi paradigms. Shipped tables are tested, so a
    /// row that cannot be read is left out.
    pub(super) fn new(table: &str, light_verbs: bool) -> Self {
        let mut lexicon = Self {
            ids: HashMap::new(),
            entries: vec![Entry::default()],
        };
        for row in rows::<2>(table).unwrap_or_default() {
            let [class, words] = row.cells;
            let Some(class) = Class::from_name(class) else {
                continue;
            };
            for word in words.split_whitespace() {
                let id = lexicon.intern(word);
                lexicon.entries[id as usize].classes.add(class);
            }
        }
        if light_verbs {
            for (verb, word, form) in paradigm::light_verb_forms() {
                let id = lexicon.intern(&word);
                let entry = &mut lexicon.entries[id as usize];
                entry.verbs.add(verb);
                entry.forms.add(form);
            }
        }
        lexicon
    }

    /// The number of a word, given one if it has none.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        let word = folded(word);
        let next = self.entries.len() as u32;
        let id = *self.ids.entry(word.into_boxed_str()).or_insert(next);
        if id == next {
            self.entries.push(Entry::default());
        }
        id
    }

    /// Puts a word into a class.
    pub(super) fn add_class(&mut self, word: u32, class: Class) {
        self.entries[word as usize].classes.add(class);
    }

    /// Adds a form reading to a word.
    pub(super) fn add_form(&mut self, word: u32, form: paradigm::Form) {
        self.entries[word as usize].forms.add(form);
    }

    /// The number of a folded word.
    pub(super) fn id(&self, folded: &str) -> u32 {
        self.ids.get(folded).copied().unwrap_or(Self::UNKNOWN)
    }

    /// What is known of a word by number.
    pub(super) fn entry(&self, id: u32) -> Entry {
        self.entries[id as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Languages};

    #[test]
    fn every_row_of_the_shipped_tables_names_a_class() {
        for lang in [Lang::Hi, Lang::En] {
            let languages = Languages::builtin();
            let table = languages.pack(lang).expect("shipped").table("stance_words");
            for row in rows::<2>(table).expect("two columns") {
                assert!(
                    Class::from_name(row.cells[0]).is_some(),
                    "{lang:?} line {}",
                    row.line
                );
                assert!(!row.cells[1].is_empty(), "line {}", row.line);
            }
        }
    }

    #[test]
    fn words_are_known_in_any_spelling() {
        let lexicon = Lexicon::new("class\twords\nagainst\tख़िलाफ़ विरुद्ध\n", true);
        let classes = |word: &str| lexicon.entry(lexicon.id(&folded(word))).classes;
        assert!(classes("खिलाफ").has(Class::Against));
        assert!(classes("ख़िलाफ़").has(Class::Against));
        assert!(!classes("साथ").has(Class::Against));
        assert!(!lexicon.entry(lexicon.id("किया")).verbs.is_empty());
    }
}
