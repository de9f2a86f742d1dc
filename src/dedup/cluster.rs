//! Clusters: which articles are copies of which, and what shows it.

use super::parts::Parts;
use crate::text::Milli;

/// How a copy is like its leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Equal, non-empty folded text.
    Exact,
    /// Verified similarity above the setting, to the leader or to another member.
    Near,
}

/// Where the leader of a cluster is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// In this run.
    Here(Seats),
    /// In an earlier run; all members in this one are copies.
    Earlier(EarlierLead),
}

/// Positions in the ledger of the texts that matter in a cluster of this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// The leader.
    pub leading: u32,
    /// Another of its texts, by which it is found as well; `None` when it has one text.
    pub(super) second: Option<u32>,
    /// The text in its midst.
    pub(super) midst: u32,
}

/// A leader that an earlier run published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLead {
    /// The run.
    pub run: String,
    /// The leader's date.
    pub published: Option<String>,
    /// Articles that earlier runs put in the cluster.
    pub articles: u64,
    /// The number of the cluster among those of earlier runs.
    pub(super) host: u32,
}

/// One cluster of two or more, in this run or with earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The lowest id among the members it had when it was first published, by bytes.
    pub id: String,
    /// The leader's id.
    pub leader: String,
    /// Where the leader is.
    pub lead: Lead,
    /// Its members in this run, by id.
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
    /// What that likeness is made of; `None` for the leader itself.
    pub parts: Option<Parts>,
    /// What else shows it; `None` for the leader itself.
    pub evidence: Option<Box<Evidence>>,
}

/// What shows that a copy is one, besides the parts of its likeness.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The id of the member in the midst of the cluster, which it and the leader are like, when it is neither of both.
    pub via: Option<String>,
    /// The first figures only the copy has, in no order that tells anything.
    pub figures_copy: Vec<String>,
    /// The first figures only the leader has.
    pub figures_leader: Vec<String>,
    /// Further clusters of earlier runs that the copy would have fitted in, by id: it is a bridge between them and its own.
    pub bridges: Vec<String>,
}

/// An article that another one lies inside of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// Its id; it leads its cluster or is unique.
    pub id: String,
    /// Share of the inner article's shingles that it has.
    pub share: Milli,
}

impl Member {
    /// The member that leads.
    pub(super) fn leading(ordinal: u32, id: &str) -> Self {
        Self {
            ordinal,
            id: id.to_owned(),
            likeness: None,
            parts: None,
            evidence: None,
        }
    }
}
