//! The tables that are compiled in.

use super::Lang;
use crate::text::{Hash128, hash128};

/// One language's tables, as the text of their files.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub lang: Lang,
    /// By name.
    tables: &'static [(&'static str, &'static str)],
    /// The model that tells names; empty where the language has none.
    tagger: &'static [u8],
}

impl Pack {
    /// The table `config/lang/LANG/NAME.tsv`; empty where the language has none of that name.
    pub fn table(&self, name: &str) -> &'static str {
        let found = self.tables.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, text)| text)
    }

    /// The model `config/models/LANG.tagger`, which tells names; empty where the language has none of its own.
    pub fn tagger(&self) -> &'static [u8] {
        self.tagger
    }

    /// The table of that name and those that add to it: `names`, `names_cities`, ….
    pub fn family(&self, name: &str) -> impl Iterator<Item = &'static str> {
        let belongs = move |known: &str| {
            known
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        };
        self.tables
            .iter()
            .filter(move |(known, _)| belongs(known))
            .map(|(_, text)| *text)
    }
}

/// The files `config/lang/LANG/NAME.tsv`, by name.
macro_rules! tables {
    ($lang:literal: $($name:literal),*) => {
        &[$(($name, include_str!(concat!("../../config/lang/", $lang, "/", $name, ".tsv")))),*]
    };
}

/// Every table there is. A row of names stands in one pack and serves all languages.
const PACKS: [Pack; 4] = [
    Pack {
        lang: Lang::Hi,
        tables: tables!(
            "hi":
            "abbreviations", "boilerplate", "credits", "name_cues", "name_cues_common", "name_terms", "name_pairs", "name_cues_news", "name_cues_nouns", "name_parts", "name_parts_ilner", "name_parts_given",
            "names", "names_capitals", "names_districts", "names_countries", "names_demonyms", "names_newsmakers", "names_cricket",
            "names_nsi", "names_people_india", "names_people_states", "names_people_life", "names_bodies", "names_companies",
            "names_parties", "names_laws", "names_cities", "names_cities_cldr", "names_subdivisions", "stance", "stance_words", "titles", "words",
            "glue"
        ),
        tagger: HINDI_TAGGER,
    },
    Pack {
        lang: Lang::En,
        tables: tables!(
            "en":
            "abbreviations", "boilerplate", "credits", "name_cues", "name_parts", "name_parts_wikigold", "names_us_congress", "names_surnames", "names_demonyms", "names_groups", "names_cities",
            "stance",
            "stance_words", "titles"
        ),
        tagger: ENGLISH_TAGGER,
    },
    Pack {
        lang: Lang::Mr,
        tables: tables!("mr": "abbreviations", "boilerplate", "credits", "case_endings", "idiom"),
        tagger: &[],
    },
    Pack {
        lang: Lang::Ne,
        tables: tables!("ne": "abbreviations", "boilerplate", "credits", "case_endings", "idiom"),
        tagger: &[],
    },
];

/// The models, which are made from share-alike data; see `config/models/README.md`.
#[cfg(feature = "share-alike")]
const HINDI_TAGGER: &[u8] = include_bytes!("../../config/models/hi.tagger");
#[cfg(feature = "share-alike")]
const ENGLISH_TAGGER: &[u8] = include_bytes!("../../config/models/en.tagger");
#[cfg(not(feature = "share-alike"))]
const HINDI_TAGGER: &[u8] = &[];
#[cfg(not(feature = "share-alike"))]
const ENGLISH_TAGGER: &[u8] = &[];

/// Which of Hindi, Marathi and Nepali a Devanagari word speaks for.
pub(super) const DEVANAGARI: &str = include_str!("../../config/lang/devanagari.tsv");

/// The packs of all languages that have one.
#[derive(Clone, Debug)]
pub struct Languages {
    packs: Vec<Pack>,
}

impl Languages {
    /// The compiled-in packs.
    pub fn builtin() -> Self {
        Self {
            packs: PACKS.to_vec(),
        }
    }

    /// Every pack.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack of a language, if it has one.
    pub fn pack(&self, lang: Lang) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.lang == lang)
    }

    /// Hash of every table and model: two runs with equal hashes know the same about language.
    pub fn hash(&self) -> Hash128 {
        let tables = self.packs.iter().flat_map(|pack| pack.tables);
        let tables = tables.flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
        let models = self.packs.iter().map(Pack::tagger);
        hash128(tables.chain([DEVANAGARI.as_bytes()]).chain(models))
    }
}
