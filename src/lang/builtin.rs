//! The tables that are compiled in.

use super::Lang;

/// One language's tables, as the text of their files.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub lang: Lang,
    /// Cues of stance; empty for a language without stance rules.
    pub stance: &'static str,
    /// Word classes that the stance rules read; empty likewise.
    pub stance_words: &'static str,
}

impl Pack {
    fn builtin(lang: Lang) -> Self {
        let (stance, stance_words) = match lang {
            Lang::Hi => (
                include_str!("../../config/lang/hi/stance.tsv"),
                include_str!("../../config/lang/hi/stance_words.tsv"),
            ),
            Lang::En => (
                include_str!("../../config/lang/en/stance.tsv"),
                include_str!("../../config/lang/en/stance_words.tsv"),
            ),
            _ => ("", ""),
        };
        Self {
            lang,
            stance,
            stance_words,
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

    /// The pack of a language, if it has one.
    pub fn pack(&self, lang: Lang) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.lang == lang)
    }
}
