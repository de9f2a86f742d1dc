//! The tables that are compiled in.

use super::Lang;
use crate::text::{Hash128, hash128};

/// One language's tables, as the text of their files.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub lang: Lang,
}

impl Pack {
    /// Every table, in a fixed order.
    fn tables(&self) -> impl Iterator<Item = &str> {
        [self.lang.code()].into_iter()
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
                .map(|lang| Pack { lang })
                .collect(),
        }
    }

    /// Hash of every table: two runs with equal hashes know the same about language.
    pub fn hash(&self) -> Hash128 {
        let tables = self.packs.iter().flat_map(Pack::tables);
        hash128(tables.map(str::as_bytes))
    }

    /// The pack of a language, if it has one.
    pub fn pack(&self, lang: Lang) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.lang == lang)
    }
}
