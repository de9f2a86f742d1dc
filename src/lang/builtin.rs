//! The tables that are compiled in.

use super::Lang;

/// One language's tables, as the text of their files.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub lang: Lang,
    /// Names: id, type, name_hi, name_en, aliases, country, flags. A row stands in one pack and serves all languages.
    pub names: &'static [&'static str],
    /// Words that persons' names are made of: word, latin.
    pub name_parts: &'static [&'static str],
    /// Classes of the words around names: word, class.
    pub name_cues: &'static [&'static str],
    /// Titles, offices and heads of bodies' names: phrase, kind, field.
    pub titles: &'static str,
}

impl Pack {
    /// The compiled-in tables of a language; empty ones where it has none.
    fn builtin(lang: Lang) -> Self {
        let empty = Self {
            lang,
            names: &[],
            name_parts: &[],
            name_cues: &[],
            titles: "",
        };
        match lang {
            Lang::Hi => Self {
                names: &[
                    include_str!("../../config/lang/hi/names.tsv"),
                    include_str!("../../config/lang/hi/names_capitals.tsv"),
                    include_str!("../../config/lang/hi/names_districts.tsv"),
                    include_str!("../../config/lang/hi/names_countries.tsv"),
                    include_str!("../../config/lang/hi/names_demonyms.tsv"),
                    include_str!("../../config/lang/hi/names_newsmakers.tsv"),
                    include_str!("../../config/lang/hi/names_cricket.tsv"),
                    include_str!("../../config/lang/hi/names_nsi.tsv"),
                    include_str!("../../config/lang/hi/names_cities.tsv"),
                    include_str!("../../config/lang/hi/names_cities_cldr.tsv"),
                    include_str!("../../config/lang/hi/names_subdivisions.tsv"),
                ],
                name_parts: &[
                    include_str!("../../config/lang/hi/name_parts.tsv"),
                    include_str!("../../config/lang/hi/name_parts_ilner.tsv"),
                    include_str!("../../config/lang/hi/name_parts_given.tsv"),
                ],
                name_cues: &[
                    include_str!("../../config/lang/hi/name_cues.tsv"),
                    include_str!("../../config/lang/hi/common_words.tsv"),
                ],
                titles: include_str!("../../config/lang/hi/titles.tsv"),
                ..empty
            },
            Lang::En => Self {
                names: &[
                    include_str!("../../config/lang/en/names_us_congress.tsv"),
                    include_str!("../../config/lang/en/names_cities.tsv"),
                ],
                name_parts: &[
                    include_str!("../../config/lang/en/name_parts.tsv"),
                    include_str!("../../config/lang/en/name_parts_wikigold.tsv"),
                ],
                name_cues: &[include_str!("../../config/lang/en/name_cues.tsv")],
                titles: include_str!("../../config/lang/en/titles.tsv"),
                ..empty
            },
            _ => empty,
        }
    }
}

/// The packs of all languages that have one.
#[derive(Clone, Debug)]
pub struct Languages {
    packs: Vec<Pack>,
}

impl Languages {
    /// The compiled-in packs.
    pub fn builtin() -> Self {
        Self {
            packs: [Lang::Hi, Lang::En, Lang::Mr, Lang::Ne]
                .into_iter()
                .map(Pack::builtin)
                .collect(),
        }
    }

    /// All packs, in a fixed order.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack of a language, if it has one.
    pub fn pack(&self, lang: Lang) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.lang == lang)
    }
}
