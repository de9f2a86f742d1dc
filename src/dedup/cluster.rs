//! Clusters and verdicts: what was decided, in the order it is written.

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
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Verdicts {
    clusters: Vec<Cluster>,
    /// Ordinal, cluster and member, by ordinal.
    places: Vec<(u32, u32, u32)>,
    /// Ordinal and final id, by ordinal.
    renamed: Vec<(u32, String)>,
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
    /// Gathers; `renamed` by ordinal.
    pub(super) fn new(mut clusters: Vec<Cluster>, renamed: Vec<(u32, String)>) -> Self {
        clusters.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut places: Vec<_> = (0..)
            .zip(&clusters)
            .flat_map(|(at, cluster)| {
                let members = (0..).zip(&cluster.members);
                members.map(move |(place, member)| (member.ordinal, at, place))
            })
            .collect();
        places.sort_unstable();
        Self {
            clusters,
            places,
            renamed,
        }
    }

    /// The verdict on the article entered at `ordinal`; one that was never entered is unique.
    pub fn of(&self, ordinal: u32) -> Verdict<'_> {
        let renamed = self.renamed.binary_search_by_key(&ordinal, |entry| entry.0);
        let place = self.places.binary_search_by_key(&ordinal, |place| place.0);
        Verdict {
            id: renamed.ok().map(|at| self.renamed[at].1.clone()),
            cluster: place.ok().map(|at| {
                let (_, cluster, member) = self.places[at];
                let cluster = &self.clusters[cluster as usize];
                (cluster, &cluster.members[member as usize])
            }),
        }
    }

    /// The ordinal that stands for an article where a cluster counts once: that of its cluster's first member, or its own.
    pub(super) fn voter(&self, ordinal: u32) -> u32 {
        let place = self.places.binary_search_by_key(&ordinal, |place| place.0);
        place.map_or(ordinal, |at| {
            let cluster = &self.clusters[self.places[at].1 as usize];
            cluster.members[0].ordinal
        })
    }

    /// All clusters of two or more, by cluster id.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }
}
