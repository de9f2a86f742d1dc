//! From normalized text to who is named in it and who stands for or against whom.
//!
//! The order is carried by types: [`sentence`] cuts, [`mention`] finds names in sentences, [`link`] gives each its entity,
//! [`coref`] ties an article's mentions into [`Chain`]s, [`stance`] reads sentences and chains.

pub mod coref;
pub mod link;
pub mod mention;
mod names;
pub mod sentence;
mod sound;
pub mod stance;
pub mod tag;

pub use coref::Chain;
pub use link::Entity;
pub use mention::{EntityType, Mention, MentionKind};
pub use names::{Keep, NameError, NameLists, OwnNames, Wanted};
pub use sentence::Sentence;
pub use stance::{CueError, OwnCues, Pair, Stance, Trace};

use crate::lang::Languages;
use crate::normalize::Normalized;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The field of an article that a span counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The body.
    Text,
}

impl Field {
    /// That field of an article; empty for a missing title.
    pub fn of<'a>(self, article: &'a Normalized) -> &'a str {
        match self {
            Field::Title => article.title.as_deref().unwrap_or_default(),
            Field::Text => &article.text,
        }
    }
}

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A file of cue rows of the user's own; empty for none. What the file holds is handed to [`Annotator::new`].
    pub cues: String,
    /// A file of names of the user's own, likewise.
    pub names: String,
    /// Stances below this confidence are dropped, 0 to 1.
    pub min_confidence: f64,
    /// Most stances an article keeps; the rest is counted.
    pub max_stances: usize,
    /// Whether stances without a side (meets, asks, reports) are kept.
    pub neutral: bool,
    /// Whether stances that only follow from others (support of an attack on Y) are kept.
    pub implicit: bool,
}

/// Everything annotation adds to an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Title first, where there is one, then the body's.
    pub sentences: Vec<Sentence>,
    /// Who and what is named, by first mention.
    pub chains: Vec<Chain>,
    /// Who is for or against whom, in order of evidence.
    pub stances: Vec<Stance>,
    /// Stances below [`Settings::min_confidence`] or above [`Settings::max_stances`].
    pub stances_dropped: u32,
    /// The stances summed up by holder and target.
    pub pairs: Vec<Pair>,
}

/// Annotates articles. Built once.
#[derive(Debug)]
pub struct Annotator {
    cutter: sentence::Cutter,
    finder: mention::Finder,
    linker: link::Linker,
    reader: stance::Reader,
}

impl Annotator {
    /// An annotator with these settings and tables, and cues and names of the user's own.
    pub fn new(
        settings: &Settings,
        languages: &Languages,
        cues: &OwnCues,
        names: &OwnNames,
    ) -> Self {
        let names = Arc::new(names::Names::with(languages, names));
        Self {
            cutter: sentence::Cutter::new(languages),
            finder: mention::Finder::with(Arc::clone(&names), languages),
            linker: link::Linker::with(names),
            reader: stance::Reader::new(settings, languages, cues),
        }
    }

    /// The sentences of an article: title first, where there is one, then the body's.
    pub fn cut(&self, article: &Normalized) -> Vec<Sentence> {
        self.cutter.cut(article)
    }

    /// What came of every cue of stance in an article, and the chains that it speaks of.
    pub fn trace(&self, article: &Normalized) -> (Vec<Chain>, Vec<Trace>) {
        let (sentences, chains) = self.named(article);
        let traces = self.reader.trace(article, &sentences, &chains);
        (chains, traces)
    }

    fn named(&self, article: &Normalized) -> (Vec<Sentence>, Vec<Chain>) {
        let sentences = self.cut(article);
        let mentions = self.finder.find(article, &sentences);
        let chains = coref::chains(self.linker.link(article, mentions));
        (sentences, chains)
    }

    /// Annotates one article. Total: an empty text gives an empty annotation.
    pub fn annotate(&self, article: &Normalized) -> Annotation {
        let (sentences, chains) = self.named(article);
        let (stances, stances_dropped) = self.reader.read(article, &sentences, &chains);
        let pairs = stance::weigh(&stances);
        Annotation {
            sentences,
            chains,
            stances,
            stances_dropped,
            pairs,
        }
    }
}
