//! From signatures to verdicts: which articles are copies of which. The one barrier of a run.
//!
//! Pass one [`Signer::sign`]s each article and enters the [`Signature`] in the [`Ledger`], with the [`Card`] a leader policy
//! weighs. [`Ledger::decide`] then settles ids, finds copies, and gives one [`Verdict`] an article. [`LineLedger`] counts, once copies
//! are known, which lines recur in a source.
//!
//! ```text
//! text, tokens ──sign, minhash, anchors──▶ Signature ──spill, spread────▶ cards, bodies, bands, anchors   entering
//!
//! ids ──identity──▶ final ids                                                                                              deciding
//! equal texts ─────────────────────▶ groups
//! bands ──▶ candidates ──near, judge──▶ beyond doubt ──▶ groups ──common──▶ disputes ──▶ groups
//! groups ──component, chains──▶ Cluster ──roll, runs──▶ on disk, by id
//! anchors ──▶ candidates ──contain, judge──▶ Container
//! lines, one vote a cluster ──▶ RecurringLines
//! ```
//!
//! Against an [`Index`], texts of earlier runs that equal an article, or share keys or anchors with one, are looked up in what the run
//! sees of it ([`View`]) and compared like articles; those of this run join their clusters. What the index is to keep is staged then.
//!
//! Every step is a function of the set of entries, so their order changes nothing but the ordinals.

mod adopt;
mod anchors;
mod bands;
mod body;
mod card;
mod cards;
mod chains;
mod cluster;
mod common;
mod component;
mod contain;
mod dates;
mod decision;
mod earlier;
mod ending;
mod exact;
mod extents;
mod figures;
mod flags;
mod groups;
mod identity;
mod index;
mod judge;
mod leader;
mod ledger;
mod lines;
mod meet;
mod minhash;
mod near;
mod pack;
mod pairs;
mod parts;
mod passages;
mod roll;
mod rows;
mod runs;
mod sign;
mod spill;
mod spool;
mod spread;
mod stage;
mod verdicts;

#[cfg(test)]
mod tests;

pub use card::Card;
pub use cluster::{Cluster, Container, EarlierLead, Evidence, Lead, Likeness, Member, Seats};
pub use index::{Batch, Generation, Holdings, Index, IndexError, IndexSettings, View};
pub use ledger::Ledger;
pub use lines::{LineLedger, RecurringLines};
pub use parts::Parts;
pub use runs::{Runs, RunsWriter};
pub use sign::{Signature, Signer};
pub use verdicts::{Place, Verdict, Verdicts};

use serde::{Deserialize, Serialize};

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
    /// Lowest similarity of a near copy, 0 to 1: Jaccard of the sets of word pairs. Figures must agree as well, and short or
    /// cut texts have a higher bar.
    pub similarity: f64,
}
