//! From signatures to verdicts: which articles are copies of which. The one barrier of a run.
//!
//! Pass one [`Signer::sign`]s each article and enters the [`Signature`] in the [`Ledger`], with the [`Card`] a leader policy
//! weighs. [`Ledger::decide`] then settles ids, finds copies, and gives one [`Verdict`] an article.

use crate::normalize::Normalized;
use crate::read::Origin;
use crate::text::{Hash128, Milli};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// What the dedup decision reads of one article. Spilled, not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Hash of the folded text; `None` when nothing is left of it.
    pub exact: Option<Hash128>,
}

/// What ids and the leader policy read of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The input's own id, else its url, else its content hash.
    pub id: String,
    /// Hash of text, title, url and date as they were read.
    pub content: Hash128,
    /// ISO 8601.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Length of the normalized text in code points.
    pub chars: u32,
    /// Where it stood.
    pub origin: Origin,
}

/// How a copy is like its leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Equal, non-empty folded text.
    Exact,
    /// Verified similarity above the setting.
    Near,
}

/// Which member of a cluster leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeaderPolicy {
    /// The earliest published; without a date last.
    Earliest,
    /// The longest text.
    Longest,
    /// The source listed first in `dedup.sources`.
    Source,
}

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who leads a cluster; ties go to the lowest id, content hash, origin.
    pub leader: LeaderPolicy,
    /// Sources in order of priority, for `leader = "source"`.
    pub sources: Vec<String>,
    /// Lowest similarity of a near copy, 0 to 1.
    pub similarity: f64,
}

/// Signs articles. Built once.
#[derive(Debug)]
pub struct Signer {}

impl Signer {
    /// A signer with these settings.
    pub fn new(_settings: &Settings) -> Self {
        Self {}
    }

    /// The signature of one article's body.
    pub fn sign(&self, _article: &Normalized) -> Signature {
        Signature { exact: None }
    }
}

/// Everything the decision needs, one entry an article, in order of output; kept on disk in `dir`.
#[derive(Debug)]
pub struct Ledger {
    cards: Vec<Card>,
}

impl Ledger {
    /// An empty ledger whose spill files lie in `dir`, which must exist and is the ledger's alone.
    ///
    /// # Errors
    /// When a spill file cannot be created.
    pub fn create(_dir: &Path, _settings: &Settings) -> io::Result<Self> {
        Ok(Self { cards: Vec::new() })
    }

    /// Enters the next article.
    ///
    /// # Errors
    /// When a spill file cannot be written.
    pub fn enter(&mut self, card: &Card, _signature: &Signature) -> io::Result<()> {
        self.cards.push(card.clone());
        Ok(())
    }

    /// Decides. A function of the set of entries alone.
    ///
    /// # Errors
    /// When a spill file cannot be read back.
    pub fn decide(self) -> io::Result<Verdicts> {
        Ok(Verdicts {
            clusters: Vec::new(),
        })
    }
}

/// One cluster of two or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The lowest id among its members, by bytes.
    pub id: String,
    /// The leader's id.
    pub leader: String,
    /// Its members, by id.
    pub members: Vec<Member>,
}

/// A member of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Position in the ledger.
    pub ordinal: u32,
    /// Final id.
    pub id: String,
    /// How it is like the leader; `None` for the leader itself.
    pub likeness: Option<(Likeness, Milli)>,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Verdicts {
    clusters: Vec<Cluster>,
}

/// What was decided about one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<'v> {
    /// Final id, when it is not the card's: the input's own id is shared by several records.
    pub id: Option<String>,
    /// Its cluster and its place there; `None` when it is unique.
    pub cluster: Option<(&'v Cluster, &'v Member)>,
}

impl Verdicts {
    /// The verdict on the article entered at `ordinal`.
    pub fn of(&self, _ordinal: u32) -> Verdict<'_> {
        Verdict {
            id: None,
            cluster: None,
        }
    }

    /// All clusters of two or more, by cluster id.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }
}
