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

/// One cluster of two or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The lowest id among its members, by bytes.
    pub id: String,
    /// The leader's id.
    pub leader: String,
    /// The leader's position in the ledger.
    pub leading: u32,
    /// The position of another of its texts, by which it is found as well; `None` when it has one text.
    pub(super) second: Option<u32>,
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
