//! The decision over all entries of a ledger: ids, copies, clusters, containment.

use super::bands::Bands;
use super::card::Card;
use super::chains::Links;
use super::cluster::{Cluster, Container, Verdicts};
use super::common::Common;
use super::component::Component;
use super::contain::{Inside, Texts};
use super::groups::Groups;
use super::ledger::Marks;
use super::minhash::BANDS;
use super::near::{self, Joined};
use super::pairs::Pair;
use super::postings::{Postings, PostingsWriter};
use super::spill::{Heap, Table};
use super::{Settings, identity, leader};
use crate::text::{Milli, hash64};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// What was spilled while entering.
pub(super) struct Spilled {
    pub cards: Heap,
    pub bodies: Heap,
    pub keys: Table<BANDS>,
    pub anchors: Postings,
}

/// A ledger being decided.
pub(super) struct Decision {
    pub settings: Settings,
    pub spilled: Spilled,
    pub marks: Marks,
    groups: Groups,
    /// By ordinal, whether another article with the same text speaks for it.
    pub spoken_for: Vec<bool>,
    /// Final ids that are not the card's, by ordinal.
    renamed: BTreeMap<u32, String>,
}

impl Decision {
    pub(super) fn new(settings: Settings, spilled: Spilled, marks: Marks) -> Self {
        let count = marks.exacts.len();
        Self {
            settings,
            spilled,
            marks,
            groups: Groups::new(count as u32),
            spoken_for: vec![false; count],
            renamed: BTreeMap::new(),
        }
    }

    /// Takes the decision; `meetings` is where pairs that share anchors are put down.
    pub(super) fn take(mut self, meetings: PostingsWriter) -> io::Result<Verdicts> {
        self.settle_ids()?;
        self.join_equal()?;
        let Joined {
            copies,
            nested,
            at_odds,
            common,
        } = self.join_near()?;
        let clusters = self.clusters(&Links::new(copies, at_odds), &common)?;
        let containers = self.containers(&clusters, nested, meetings, &common)?;
        Ok(Verdicts::new(
            clusters,
            containers,
            self.renamed.into_iter().collect(),
        ))
    }

    fn card(&self, at: u32) -> io::Result<Card> {
        Card::read(&self.spilled.cards.get(at)?)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a spilled card is damaged"))
    }

    /// The final id of an article.
    fn id(&self, at: u32) -> io::Result<String> {
        match self.renamed.get(&at) {
            Some(id) => Ok(id.clone()),
            None => Ok(self.card(at)?.id),
        }
    }

    /// The cards of several articles, each with its ordinal and final id.
    pub(super) fn named(&self, articles: &[u32]) -> io::Result<Vec<Named>> {
        let named = articles.iter().map(|&ordinal| {
            let card = self.card(ordinal)?;
            let id = self.renamed.get(&ordinal).unwrap_or(&card.id).clone();
            Ok(Named { ordinal, id, card })
        });
        named.collect()
    }

    /// Tells apart records that share an id.
    fn settle_ids(&mut self) -> io::Result<()> {
        let ids = std::mem::take(&mut self.marks.ids);
        let mut hashed: Vec<(u64, u32)> = ids.into_iter().zip(0..).collect();
        hashed.par_sort_unstable();
        let shared = hashed
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1);
        for group in shared {
            let cards = group.iter().map(|&(_, ordinal)| self.card(ordinal));
            let cards = cards.collect::<io::Result<Vec<_>>>()?;
            let taken = |id: &str| {
                let hash = hash64(id.as_bytes());
                hashed
                    .binary_search_by_key(&hash, |&(hash, _)| hash)
                    .is_ok()
            };
            for (at, mut id) in identity::settle(&cards) {
                // An id that another record came with, as when khabar reads its own output.
                while taken(&id) {
                    id = identity::place(&id, &cards[at]);
                }
                self.renamed.insert(group[at].1, id);
            }
        }
        Ok(())
    }

    /// Joins articles with equal text. Of each such group one speaks for all.
    fn join_equal(&mut self) -> io::Result<()> {
        let mut order: Vec<u32> = (0..self.marks.exacts.len() as u32)
            .filter(|&at| self.marks.exacts[at as usize] != 0)
            .collect();
        order.par_sort_unstable_by_key(|&at| (self.marks.exacts[at as usize], at));
        for equal in
            order.chunk_by(|&a, &b| self.marks.exacts[a as usize] == self.marks.exacts[b as usize])
        {
            if equal.len() == 1 {
                continue;
            }
            let named = self.named(equal)?;
            let speaker = named
                .iter()
                .min_by(|a, b| leader::tie(a.pair(), b.pair()))
                .map(|named| named.ordinal);
            for &member in equal {
                self.spoken_for[member as usize] = Some(member) != speaker;
                self.groups.join(equal[0], member);
            }
        }
        Ok(())
    }

    fn join_near(&mut self) -> io::Result<Joined> {
        let bands = Bands {
            keys: &self.spilled.keys,
            articles: &self.marks.keyed,
            bodies: &self.spilled.bodies,
            exacts: &self.marks.exacts,
        };
        let similarity = Milli::from_f64(self.settings.similarity);
        let takes_part = |article: u32| !self.spoken_for[article as usize];
        near::join(&bands, similarity, takes_part, &mut self.groups)
    }

    /// The clusters the groups fall into.
    fn clusters(&mut self, links: &Links, common: &Common) -> io::Result<Vec<Cluster>> {
        let groups = self.groups.of_several();
        let clusters = groups
            .par_iter()
            .map(|group| Component::new(self, group)?.clusters(links, common))
            .collect::<io::Result<Vec<_>>>()?;
        Ok(clusters.into_iter().flatten().collect())
    }

    /// What the leaders of clusters and the unique articles lie inside of: inner ordinal, outer ordinal, the outer one.
    fn containers(
        &self,
        clusters: &[Cluster],
        nested: Vec<Pair>,
        meetings: PostingsWriter,
        common: &Common,
    ) -> io::Result<Vec<(u32, u32, Container)>> {
        let count = self.marks.exacts.len();
        let mut leaders: Vec<u32> = (0..count as u32).collect();
        let mut stands = vec![true; count];
        for cluster in clusters {
            for member in &cluster.members {
                leaders[member.ordinal as usize] = cluster.leading;
                stands[member.ordinal as usize] =
                    member.ordinal == cluster.leading || Some(member.ordinal) == cluster.second;
            }
        }
        let texts = Texts {
            anchors: &self.spilled.anchors,
            counts: &self.marks.anchors,
            bodies: &self.spilled.bodies,
            exacts: &self.marks.exacts,
            leaders: &leaders,
            common,
        };
        let inside = texts.inside(nested, meetings, |article| stands[article as usize])?;
        let containers = inside.into_iter().map(
            |Inside {
                 inner,
                 outer,
                 share,
             }| {
                let id = self.id(outer)?;
                Ok((inner, outer, Container { id, share }))
            },
        );
        containers.collect()
    }
}

/// An article's card with its ordinal and final id.
pub(super) struct Named {
    pub ordinal: u32,
    pub id: String,
    pub card: Card,
}

impl Named {
    pub(super) fn pair(&self) -> (&str, &Card) {
        (&self.id, &self.card)
    }
}
