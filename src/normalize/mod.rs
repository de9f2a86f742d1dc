//! From an article as it was read to clean text that leads back to it.

use crate::lang::{Language, Languages, detect};
use crate::read::Article;
use crate::text::{Draft, OffsetMap};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An article's text made clean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized {
    /// Headline, normalized alike; `None` when the article has none.
    pub title: Option<String>,
    /// Body.
    pub text: String,
    /// The way from `text` back to [`Article::text`].
    pub offsets: OffsetMap,
    /// What was done to the body.
    pub repairs: Repairs,
    /// What language it is in.
    pub language: Language,
}

/// How often each kind of repair was made.
pub type Repairs = BTreeMap<&'static str, u32>;

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether share lines, "also read" lines and the like are removed.
    pub boilerplate: bool,
}

/// Makes articles clean. Built once.
#[derive(Debug)]
pub struct Normalizer {}

impl Normalizer {
    /// A normalizer with these settings and tables.
    pub fn new(_settings: &Settings, _languages: &Languages) -> Self {
        Self {}
    }

    /// Cleans one article. Total: any text gives a result, and cleaning the result again changes nothing.
    pub fn normalize(&self, article: &Article) -> Normalized {
        let (text, offsets) = Draft::new(&article.text).finish();
        let language = detect(&text, None);
        Normalized {
            title: article.title.clone(),
            text,
            offsets,
            repairs: Repairs::new(),
            language,
        }
    }
}
