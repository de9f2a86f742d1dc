//! Verdicts: what was decided about each article, asked for by its place in the ledger.
//!
//! In memory stand numbers alone, and clusters are kept on disk: an article takes 6 bytes, a cluster and a containment 12 each.

use super::cards::Cards;
use super::cluster::{Cluster, Container, Likeness};
use super::contain::Inside;
use super::flags::Flags;
use super::roll::{self, PackedLikeness};
use super::runs::{Runs, RunsWriter};
use crate::text::Milli;
use std::io;
use std::path::PathBuf;

/// What was decided.
#[derive(Debug)]
pub struct Verdicts {
    cards: Cards,
    places: Places,
    clusters: Runs,
    /// By inner, then outer ordinal.
    inside: Vec<Inside>,
    /// Those something lies inside of.
    contain: Flags,
}

/// What was decided about one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Final id, when it is not the card's: the input's own id is shared by several records.
    pub id: Option<String>,
    /// Its place among copies; `None` when it is unique.
    pub cluster: Option<Place>,
    /// What it lies inside of, by id; a copy lies where its leader does.
    pub contained_in: Vec<Container>,
    /// Whether others lie inside of it: it leads its cluster or is unique then.
    pub contains: bool,
}

/// The place of an article in its cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The lowest id among the members, by bytes.
    pub cluster: String,
    /// How many members there are.
    pub size: u32,
    /// The leader's id.
    pub leader: String,
    /// How it is like the leader; `None` for the leader itself.
    pub likeness: Option<(Likeness, Milli)>,
}

impl Verdicts {
    /// The verdict on the article entered at `ordinal`.
    ///
    /// # Errors
    /// When what was spilled cannot be read back.
    pub fn of(&self, ordinal: u32) -> io::Result<Verdict> {
        let leader = self.places.leaders[ordinal as usize];
        let place = |cluster: &Head| -> io::Result<Place> {
            Ok(Place {
                cluster: self.cards.id(cluster.lowest)?,
                size: cluster.size,
                leader: self.cards.id(leader)?,
                likeness: self.places.likeness[ordinal as usize].get(),
            })
        };
        let cluster = self.places.cluster(leader).map(place).transpose()?;
        Ok(Verdict {
            id: self.cards.new_id(ordinal)?,
            cluster,
            contained_in: self.containers(leader)?,
            contains: self.contain.has(ordinal),
        })
    }

    /// The ordinal that stands for an article where a cluster counts once: that of its leader, or its own.
    pub fn voter(&self, ordinal: u32) -> u32 {
        self.places.leaders[ordinal as usize]
    }

    /// How many clusters of two or more there are.
    pub fn count(&self) -> u64 {
        self.places.clusters.len() as u64
    }

    /// All clusters of two or more, by cluster id.
    pub fn clusters(&self) -> impl Iterator<Item = io::Result<Cluster>> + '_ {
        self.clusters.merged().map(|cluster| {
            let (id, cluster) = cluster?;
            roll::read(&id, &cluster).ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, "a spilled cluster is damaged")
            })
        })
    }

    /// What an article that leads or is unique lies inside of, by id.
    fn containers(&self, ordinal: u32) -> io::Result<Vec<Container>> {
        let from = (self.inside).partition_point(|inside| inside.inner < ordinal);
        let inside = self.inside[from..].iter();
        let containers = inside
            .take_while(|inside| inside.inner == ordinal)
            .map(|inside| {
                let id = self.cards.id(inside.outer)?;
                let share = inside.share;
                Ok(Container { id, share })
            });
        let mut containers = containers.collect::<io::Result<Vec<_>>>()?;
        containers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Ok(containers)
    }
}

/// A cluster by ordinals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    leading: u32,
    /// The member with the lowest id.
    lowest: u32,
    size: u32,
}

/// Where each article stands among copies, by ordinal.
#[derive(Debug)]
pub(super) struct Places {
    /// The leader of each article's cluster; itself when it leads or is unique.
    pub leaders: Vec<u32>,
    likeness: Vec<PackedLikeness>,
    /// By leader.
    clusters: Vec<Head>,
}

impl Places {
    fn cluster(&self, leader: u32) -> Option<&Head> {
        let found = self
            .clusters
            .binary_search_by_key(&leader, |head| head.leading);
        found.ok().map(|at| &self.clusters[at])
    }
}

/// Takes clusters as they are decided.
#[derive(Debug)]
pub(super) struct Register {
    places: Places,
    /// Those that do not stand for their cluster.
    behind: Flags,
    clusters: RunsWriter,
}

impl Register {
    /// Nothing but unique articles; clusters go to the file at `path`.
    pub(super) fn create(articles: u32, path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            places: Places {
                leaders: (0..articles).collect(),
                likeness: vec![PackedLikeness::default(); articles as usize],
                clusters: Vec::new(),
            },
            behind: Flags::default(),
            clusters: RunsWriter::create(path)?,
        })
    }

    /// Takes a cluster.
    pub(super) fn enter(&mut self, cluster: &Cluster) -> io::Result<()> {
        for member in &cluster.members {
            let at = member.ordinal as usize;
            self.places.leaders[at] = cluster.leading;
            self.places.likeness[at] = PackedLikeness::of(member.likeness);
            if member.ordinal != cluster.leading && Some(member.ordinal) != cluster.second {
                self.behind.set(member.ordinal);
            }
        }
        self.places.clusters.push(Head {
            leading: cluster.leading,
            lowest: cluster.members[0].ordinal,
            size: cluster.members.len() as u32,
        });
        let id = cluster.id.clone().into_bytes();
        self.clusters.push(id, roll::write(cluster))
    }

    /// The leader of each article's cluster, by ordinal.
    pub(super) fn leaders(&self) -> &[u32] {
        &self.places.leaders
    }

    /// Whether an article is the first or second text of its cluster, or unique.
    pub(super) fn stands(&self, article: u32) -> bool {
        !self.behind.has(article)
    }

    /// No more clusters; what is `inside` what is by inner, then outer ordinal.
    pub(super) fn finish(mut self, cards: Cards, inside: Vec<Inside>) -> io::Result<Verdicts> {
        self.places.clusters.sort_unstable();
        let mut contain = Flags::default();
        inside.iter().for_each(|inside| contain.set(inside.outer));
        Ok(Verdicts {
            cards,
            places: self.places,
            clusters: self.clusters.finish()?,
            inside,
            contain,
        })
    }
}
