//! The tables that are compiled in.

use super::Lang;

/// One language's tables, as the text of their files.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub lang: Lang,
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
                .map(|lang| Pack { lang })
                .collect(),
        }
    }

    /// The pack of a language, if it has one.
    pub fn pack(&self, lang: Lang) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.lang == lang)
    }
}
