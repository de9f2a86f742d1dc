//! Verdicts: what was decided about each article, asked for by its place in the ledger.
//!
//! In memory stand numbers alone, and clusters are kept on disk: an article takes 6 bytes, a cluster 16 and a containment 12. What was
//! published of the clusters of earlier runs is kept in memory as well.

use super::cards::{Cards, Named};
use super::cluster::{Cluster, Container, EarlierLead, Lead, Likeness};
use super::contain::Inside;
use super::earlier::Earlier;
use super::flags::Flags;
use super::index::Standing;
use super::roll::{self, PackedLikeness};
use super::runs::{Runs, RunsWriter};
use crate::text::Milli;
use hashbrown::HashMap;
use std::io;
use std::path::PathBuf;

/// What was decided.
#[derive(Debug)]
pub struct Verdicts {
    cards: Cards,
    places: Places,
    clusters: Runs,
    /// The clusters of earlier runs that articles of this one joined or lie inside of, by number.
    hosts: HashMap<u32, Standing>,
    /// By inner, then outer ordinal.
    inside: Vec<Inside>,
    /// The ordinals of earlier texts that something lies inside of, and the numbers of their clusters.
    outside: HashMap<u32, u32>,
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
    /// The lowest id among the members it had when it was first published, by bytes.
    pub cluster: String,
    /// How many members there are in this run.
    pub size: u32,
    /// The leader's id.
    pub leader: String,
    /// How it is like the leader; `None` for the leader itself.
    pub likeness: Option<(Likeness, Milli)>,
    /// What is to be known of a leader that an earlier run published.
    pub earlier: Option<EarlierLead>,
}

impl Verdicts {
    /// The verdict on the article entered at `ordinal`.
    ///
    /// # Errors
    /// When what was spilled cannot be read back.
    pub fn of(&self, ordinal: u32) -> io::Result<Verdict> {
        let leader = self.places.leaders[ordinal as usize];
        let likeness = self.places.likeness[ordinal as usize].get();
        let hosted = self.places.hosted.get(&leader);
        let standing = hosted.map(|lead| &self.hosts[&lead.host]);
        let place = |cluster: &Head| -> io::Result<Place> {
            let (name, leader) = match standing {
                Some(standing) => (standing.cluster.clone(), standing.leader.clone()),
                None => (self.cards.id(cluster.lowest)?, self.cards.id(leader)?),
            };
            Ok(Place {
                cluster: name,
                size: cluster.size,
                leader,
                likeness,
                earlier: hosted.cloned(),
            })
        };
        let cluster = self.places.cluster(leader).map(place).transpose()?;
        let contained_in = match standing {
            Some(standing) => standing.containers().collect(),
            None => self.containers(leader)?,
        };
        Ok(Verdict {
            id: self.cards.new_id(ordinal)?,
            cluster,
            contained_in,
            contains: self.contain.has(ordinal),
        })
    }

    /// The ordinal that stands for an article where a cluster counts once: that of its leader, or of a member when an earlier run
    /// published that, or its own.
    pub fn voter(&self, ordinal: u32) -> u32 {
        self.places.leaders[ordinal as usize]
    }

    /// The card of an article with its final id.
    pub(super) fn named(&self, ordinal: u32) -> io::Result<Named> {
        self.cards.named(ordinal)
    }

    /// What stands for the cluster of an article.
    pub(super) fn stand(&self, ordinal: u32) -> Stand<'_> {
        let leading = self.places.leaders[ordinal as usize];
        match self.places.hosted.get(&leading) {
            Some(lead) => Stand::Earlier(&self.hosts[&lead.host]),
            None => Stand::Here {
                leading,
                midst: self
                    .places
                    .cluster(leading)
                    .map_or(leading, |head| head.midst),
            },
        }
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
                let id = match self.outside.get(&inside.outer) {
                    Some(host) => self.hosts[host].leader.clone(),
                    None => self.cards.id(inside.outer)?,
                };
                let share = inside.share;
                Ok(Container { id, share })
            });
        let mut containers = containers.collect::<io::Result<Vec<_>>>()?;
        containers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Ok(containers)
    }
}

/// What stands for a cluster.
pub(super) enum Stand<'v> {
    /// Articles of this run: the leader, and the text in the midst.
    Here { leading: u32, midst: u32 },
    /// What an earlier run published.
    Earlier(&'v Standing),
}

/// A cluster by ordinals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    leading: u32,
    /// The member with the lowest id.
    lowest: u32,
    /// The text in its midst.
    midst: u32,
    size: u32,
}

/// Where each article stands among copies, by ordinal.
#[derive(Debug)]
pub(super) struct Places {
    /// The leader of each article's cluster, or the member with the lowest id when an earlier run published that; itself when it is unique.
    leaders: Vec<u32>,
    likeness: Vec<PackedLikeness>,
    /// By leader.
    clusters: Vec<Head>,
    /// The leads of clusters of earlier runs, by the member that stands for the leader.
    hosted: HashMap<u32, EarlierLead>,
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
                hosted: HashMap::new(),
            },
            behind: Flags::default(),
            clusters: RunsWriter::create(path)?,
        })
    }

    /// Takes a cluster.
    pub(super) fn enter(&mut self, cluster: &Cluster) -> io::Result<()> {
        let lowest = cluster.members[0].ordinal;
        let (leading, midst, standing) = match &cluster.lead {
            Lead::Here(seats) => {
                let standing = [Some(seats.leading), seats.second];
                (seats.leading, seats.midst, standing)
            }
            // What lies where the earlier leader does stands for nothing.
            Lead::Earlier(lead) => {
                self.places.hosted.insert(lowest, lead.clone());
                (lowest, lowest, [None; 2])
            }
        };
        for member in &cluster.members {
            let at = member.ordinal as usize;
            self.places.leaders[at] = leading;
            self.places.likeness[at] = PackedLikeness::of(member.likeness);
            if !standing.contains(&Some(member.ordinal)) {
                self.behind.set(member.ordinal);
            }
        }
        self.places.clusters.push(Head {
            leading,
            lowest,
            midst,
            size: cluster.members.len() as u32,
        });
        let id = cluster.id.clone().into_bytes();
        self.clusters.push(id, roll::write(cluster))
    }

    /// The leader of an article's cluster in this run; itself when it leads or is unique.
    pub(super) fn leader(&self, article: u32) -> u32 {
        self.places.leaders[article as usize]
    }

    /// The number of the cluster of an earlier run that an article joined.
    pub(super) fn host_of(&self, article: u32) -> Option<u32> {
        let hosted = self.places.hosted.get(&self.leader(article));
        hosted.map(|lead| lead.host)
    }

    /// Whether an article is the first or second text of its cluster, or unique.
    pub(super) fn stands(&self, article: u32) -> bool {
        !self.behind.has(article)
    }

    /// No more clusters; what is `inside` what is by inner, then outer ordinal.
    pub(super) fn finish(
        mut self,
        cards: Cards,
        earlier: &Earlier<'_>,
        inside: Vec<Inside>,
    ) -> io::Result<Verdicts> {
        let outer = inside.iter().map(|inside| inside.outer);
        let outside = outer.filter_map(|outer| Some((outer, earlier.host_of(outer)?)));
        let outside: HashMap<u32, u32> = outside.collect();
        let joined = self.places.hosted.values().map(|lead| lead.host);
        let hosts = joined.chain(outside.values().copied());
        let hosts = hosts.map(|host| (host, earlier.host(host).standing.clone()));
        let hosts = hosts.collect();
        self.places.clusters.sort_unstable();
        let mut contain = Flags::default();
        inside.iter().for_each(|inside| contain.set(inside.outer));
        Ok(Verdicts {
            cards,
            places: self.places,
            clusters: self.clusters.finish()?,
            hosts,
            inside,
            outside,
            contain,
        })
    }
}
