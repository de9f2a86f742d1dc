//! The decision over all entries of a ledger: ids, copies, clusters, containment.

use super::bands::Bands;
use super::body::Bodies;
use super::card::Card;
use super::chains::Links;
use super::cluster::{Cluster, Container, Lead, Verdicts};
use super::common::Common;
use super::component::Component;
use super::contain::{Anchored, Inside, Texts};
use super::earlier::Earlier;
use super::groups::Groups;
use super::index::{Column, View};
use super::ledger::Marks;
use super::minhash::BANDS;
use super::near::{self, Joined};
use super::pairs::Pair;
use super::postings::{Postings, PostingsWriter};
use super::spill::{Heap, Table};
use super::{Settings, dates, identity, leader};
use crate::text::{Milli, hash64};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::io;

/// What was spilled while entering.
pub(super) struct Spilled {
    pub cards: Heap,
    pub bodies: Heap,
    pub keys: Table<BANDS>,
    pub anchors: Postings,
}

/// A ledger being decided.
pub(super) struct Decision<'v> {
    pub settings: Settings,
    pub spilled: Spilled,
    pub marks: Marks,
    /// What earlier runs hold.
    pub earlier: Earlier<'v>,
    groups: Groups,
    /// By ordinal, whether another text, the same as its own, speaks for it.
    pub spoken_for: Vec<bool>,
    /// The articles that earlier texts speak for, one of each group of equal ones, with those texts.
    pub equal: HashMap<u32, u32>,
    /// Final ids that are not the card's, by ordinal.
    renamed: BTreeMap<u32, String>,
}

/// What was decided, and what it was decided by.
pub(super) struct Decided {
    pub verdicts: Verdicts,
    pub common: Common,
}

impl<'v> Decision<'v> {
    pub(super) fn new(
        settings: Settings,
        spilled: Spilled,
        marks: Marks,
        view: Option<&'v View>,
    ) -> Self {
        let count = marks.exacts.len();
        Self {
            settings,
            spilled,
            marks,
            earlier: Earlier::new(view, count as u32),
            groups: Groups::new(count as u32),
            spoken_for: vec![false; count],
            equal: HashMap::new(),
            renamed: BTreeMap::new(),
        }
    }

    /// Takes the decision; `meetings` is where pairs that share anchors are put down.
    pub(super) fn take(&mut self, meetings: PostingsWriter) -> io::Result<Decided> {
        self.settle_ids()?;
        self.join_equal()?;
        let across = self.meet_earlier()?;
        let Joined {
            copies,
            nested,
            at_odds,
            common,
        } = self.join_near(across)?;
        let clusters = self.clusters(&Links::new(copies, at_odds), &common)?;
        let containers = self.containers(&clusters, nested, meetings, &common)?;
        let renamed = std::mem::take(&mut self.renamed);
        let verdicts = Verdicts::new(clusters, containers, renamed.into_iter().collect());
        Ok(Decided { verdicts, common })
    }

    /// The bodies of articles and of earlier texts.
    pub(super) fn bodies(&self) -> Bodies<'_> {
        Bodies::new(&self.spilled.bodies, &self.earlier)
    }

    /// The day of an article.
    fn day(&self, at: u32) -> io::Result<Option<i32>> {
        Ok(self.card(at)?.published.as_deref().and_then(dates::day))
    }

    pub(super) fn card(&self, at: u32) -> io::Result<Card> {
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
        let taken = |id: &str| {
            let hash = hash64(id.as_bytes());
            let taken = hashed.binary_search_by_key(&hash, |&(hash, _)| hash);
            taken.is_ok()
        };
        let mut known = self.earlier.view().map(|view| view.finder(Column::Ids));
        let mut published = |id: &str| match &mut known {
            Some(finder) => finder.knows(id),
            None => Ok(false),
        };
        let mut renamed = BTreeMap::new();
        for group in hashed.chunk_by(|a, b| a.0 == b.0) {
            if group.len() == 1 && self.earlier.view().is_none() {
                continue;
            }
            let cards = group.iter().map(|&(_, ordinal)| self.card(ordinal));
            let cards = cards.collect::<io::Result<Vec<_>>>()?;
            let mut settled = identity::settle(&cards);
            for (at, card) in cards.iter().enumerate() {
                if !settled.contains_key(&at) && published(&card.id)? {
                    settled.insert(at, identity::content(card));
                }
            }
            for (at, mut id) in settled {
                // An id that another record came with, as when khabar reads its own output.
                while taken(&id) || published(&id)? {
                    id = identity::place(&id, &cards[at]);
                }
                renamed.insert(group[at].1, id);
            }
        }
        self.renamed = renamed;
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

    fn bands<'d>(&'d self, bodies: &'d Bodies<'d>) -> Bands<'d> {
        Bands {
            keys: &self.spilled.keys,
            articles: &self.marks.keyed,
            bodies,
            exacts: &self.marks.exacts,
        }
    }

    /// Finds the earlier texts that equal an article or share a band key with one, and joins what belongs together for certain. The
    /// pairs that share a key.
    fn meet_earlier(&mut self) -> io::Result<Vec<Pair>> {
        let Some(view) = self.earlier.view() else {
            return Ok(Vec::new());
        };
        let mut earlier = Earlier::new(Some(view), self.marks.exacts.len() as u32);
        let day = |article: u32| self.day(article);
        let mut speakers: Vec<(u128, u32)> = self.marks.exacts.iter().copied().zip(0..).collect();
        speakers.retain(|&(exact, at)| exact != 0 && !self.spoken_for[at as usize]);
        speakers.par_sort_unstable();
        let equal = earlier.equal(&speakers, day)?;
        let mut spoken_for = self.spoken_for.clone();
        equal
            .iter()
            .for_each(|&(at, _)| spoken_for[at as usize] = true);
        let bodies = self.bodies();
        let bands = self.bands(&bodies);
        let keys = |article: u32| Ok((bodies.keys(article)?, self.marks.exacts[article as usize]));
        let mut across = Vec::new();
        for band in 0..BANDS {
            let keyed = bands.keyed(band, |article| !spoken_for[article as usize])?;
            let met = earlier.alike(band, &keyed, keys, day)?;
            across.extend(met.into_iter().map(|(a, text)| Pair::new(a, text)));
            across.sort_unstable();
            across.dedup();
        }
        earlier.read()?;
        self.groups.grow(earlier.count());
        for text in earlier.ordinals() {
            let host = earlier
                .host_of(text)
                .expect("earlier texts are in clusters");
            self.groups.join(text, earlier.host(host).ordinal);
        }
        for &(article, text) in &equal {
            self.groups.join(article, text);
        }
        self.spoken_for = spoken_for;
        self.equal = equal.into_iter().collect();
        self.earlier = earlier;
        Ok(across)
    }

    fn join_near(&mut self, across: Vec<Pair>) -> io::Result<Joined> {
        let mut groups = std::mem::replace(&mut self.groups, Groups::new(0));
        let bodies = self.bodies();
        let joined = near::join(
            &self.bands(&bodies),
            Milli::from_f64(self.settings.similarity),
            |article: u32| !self.spoken_for[article as usize],
            &mut groups,
            across,
            self.earlier.view().map(View::common),
        );
        self.groups = groups;
        joined
    }

    /// The clusters the groups fall into.
    fn clusters(&mut self, links: &Links, common: &Common) -> io::Result<Vec<Cluster>> {
        let mut groups = self.groups.of_several();
        // Members ascend, articles before earlier texts.
        groups.retain(|group| self.earlier.place(group[0]).is_none());
        let clusters = groups
            .par_iter()
            .map(|group| Component::new(self, group, links, common)?.clusters())
            .collect::<io::Result<Vec<_>>>()?;
        Ok(clusters.into_iter().flatten().collect())
    }

    /// What the leaders of clusters and the unique articles lie inside of: inner ordinal, outer ordinal, the outer one.
    fn containers(
        &mut self,
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
                let (at, ordinal) = (member.ordinal as usize, member.ordinal);
                match &cluster.lead {
                    Lead::Here(seats) => {
                        leaders[at] = seats.leading;
                        stands[at] = ordinal == seats.leading || Some(ordinal) == seats.second;
                    }
                    // It lies where the earlier leader does.
                    Lead::Earlier(_) => {
                        let host = self.earlier.host_named(&cluster.id);
                        leaders[at] = host.map_or(ordinal, |host| host.ordinal);
                        stands[at] = false;
                    }
                }
            }
        }
        let mut earlier = std::mem::replace(&mut self.earlier, Earlier::new(None, 0));
        let anchored = Anchored {
            anchors: &self.spilled.anchors,
            counts: &self.marks.anchors,
            exacts: &self.marks.exacts,
        };
        let mut candidates = anchored.candidates(
            meetings,
            &mut earlier,
            |article| stands[article as usize],
            |article| self.day(article),
        )?;
        self.earlier = earlier;
        candidates.extend(nested);
        let texts = Texts {
            bodies: &self.bodies(),
            earlier: &self.earlier,
            leaders: &leaders,
            common,
        };
        let mut inside = texts.inside(candidates)?;
        inside.retain(|inside| self.earlier.place(inside.inner).is_none());
        let containers = inside.into_iter().map(
            |Inside {
                 inner,
                 outer,
                 share,
             }| {
                let id = match self.earlier.host_of(outer) {
                    Some(host) => self.earlier.host(host).standing.leader.clone(),
                    None => self.id(outer)?,
                };
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
