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

/// Where the leader of a cluster is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// In this run.
    Here(Seats),
    /// In an earlier run; all members in this one are copies.
    Earlier(Box<EarlierLead>),
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
    /// What the leader lies inside of.
    pub contained_in: Vec<Container>,
    /// Fingerprint of its text, and of the one in the midst of the cluster.
    pub(super) exacts: (u128, u128),
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

/// What was decided.
#[derive(Clone, Debug)]
pub struct Verdicts {
    clusters: Vec<Cluster>,
    /// Ordinal of a leader or unique article, and what it lies inside of; by ordinal, then id.
    containers: Vec<(u32, Container)>,
    /// Ordinals of those something lies inside of, ascending.
    contain: Vec<u32>,
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
    /// What it lies inside of, by id; a copy lies where its leader does.
    pub contained_in: Vec<&'v Container>,
    /// Whether others lie inside of it: it leads its cluster or is unique then.
    pub contains: bool,
}

impl Verdicts {
    /// Gathers; `inside` gives inner and outer ordinals and the outer one, `renamed` is by ordinal.
    pub(super) fn new(
        mut clusters: Vec<Cluster>,
        inside: Vec<(u32, u32, Container)>,
        renamed: Vec<(u32, String)>,
    ) -> Self {
        let mut contain: Vec<u32> = inside.iter().map(|inside| inside.1).collect();
        contain.sort_unstable();
        contain.dedup();
        let mut containers: Vec<(u32, Container)> = inside
            .into_iter()
            .map(|(inner, _, container)| (inner, container))
            .collect();
        containers.sort_unstable_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
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
            containers,
            contain,
            places,
            renamed,
        }
    }

    /// The verdict on the article entered at `ordinal`; one that was never entered is unique.
    pub fn of(&self, ordinal: u32) -> Verdict<'_> {
        let renamed = self.renamed.binary_search_by_key(&ordinal, |entry| entry.0);
        let place = self.places.binary_search_by_key(&ordinal, |place| place.0);
        let cluster = place.ok().map(|at| {
            let (_, cluster, member) = self.places[at];
            let cluster = &self.clusters[cluster as usize];
            (cluster, &cluster.members[member as usize])
        });
        let contained_in = match cluster.map(|(cluster, _)| &cluster.lead) {
            Some(Lead::Earlier(lead)) => lead.contained_in.iter().collect(),
            Some(Lead::Here(seats)) => self.containers_of(seats.leading).collect(),
            None => self.containers_of(ordinal).collect(),
        };
        Verdict {
            id: renamed.ok().map(|at| self.renamed[at].1.clone()),
            cluster,
            contained_in,
            contains: self.contain.binary_search(&ordinal).is_ok(),
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

    fn containers_of(&self, ordinal: u32) -> impl Iterator<Item = &Container> {
        let from = self.containers.partition_point(|entry| entry.0 < ordinal);
        let entries = self.containers[from..].iter();
        let entries = entries.take_while(move |entry| entry.0 == ordinal);
        entries.map(|entry| &entry.1)
    }

    /// All clusters of two or more, by cluster id.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }
}
