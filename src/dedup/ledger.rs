//! The ledger: entries spilled while articles pass, and the decision over all of them.

use super::bands::Bands;
use super::body::Body;
use super::card::Card;
use super::cluster::{Cluster, Likeness, Member, Verdicts};
use super::groups::Groups;
use super::minhash::BANDS;
use super::parts::Parts;
use super::sign::Signature;
use super::spill::{Heap, HeapWriter, Table, TableWriter};
use super::{Settings, identity, leader, near};
use crate::text::{Milli, hash64};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Everything the decision needs, one entry an article, in order of output; kept on disk in its folder.
///
/// In memory it holds 44 bytes an article while entering. Deciding adds some 40 bytes an article, 8 a pair in dispute, at most
/// 64 MiB of counts, and what the verdicts say of the members of clusters. On disk an article takes its card, 260 bytes of keys
/// and 4 bytes for each different shingle and figure.
#[derive(Debug)]
pub struct Ledger {
    settings: Settings,
    cards: HeapWriter,
    bodies: HeapWriter,
    keys: TableWriter<BANDS>,
    marks: Marks,
}

/// What is kept in memory of every article.
#[derive(Debug, Default)]
struct Marks {
    /// Hash of the id, by ordinal.
    ids: Vec<u64>,
    /// Exact fingerprint, by ordinal; 0 for none.
    exacts: Vec<u128>,
    /// Ordinals of the articles with band keys.
    keyed: Vec<u32>,
}

impl Ledger {
    /// An empty ledger whose spill files lie in `dir`, which must exist and is the ledger's alone.
    ///
    /// # Errors
    /// When a spill file cannot be created.
    pub fn create(dir: &Path, settings: &Settings) -> io::Result<Self> {
        Ok(Self {
            settings: settings.clone(),
            cards: HeapWriter::create(dir.join("cards"))?,
            bodies: HeapWriter::create(dir.join("bodies"))?,
            keys: TableWriter::create(dir.join("keys"))?,
            marks: Marks::default(),
        })
    }

    /// Enters the next article.
    ///
    /// # Errors
    /// When a spill file cannot be written.
    pub fn enter(&mut self, card: &Card, signature: &Signature) -> io::Result<()> {
        self.cards.push(&card.write())?;
        self.bodies.push(&Body::write(signature))?;
        if let Some(keys) = &signature.keys {
            self.keys.push(keys)?;
            self.marks.keyed.push(self.marks.ids.len() as u32);
        }
        self.marks.ids.push(hash64(card.id.as_bytes()));
        let exact = signature.exact.map_or(0, |exact| exact.0);
        self.marks.exacts.push(exact);
        Ok(())
    }

    /// Decides. A function of the set of entries alone.
    ///
    /// # Errors
    /// When a spill file cannot be written out or read back.
    pub fn decide(self) -> io::Result<Verdicts> {
        let Self { marks, .. } = self;
        let Marks { ids, exacts, keyed } = marks;
        let mut decision = Decision {
            settings: self.settings,
            cards: self.cards.finish()?,
            bodies: self.bodies.finish()?,
            groups: Groups::new(exacts.len() as u32),
            renamed: BTreeMap::new(),
            exacts,
        };
        let keys = self.keys.finish()?;
        decision.settle_ids(ids)?;
        let spoken_for = decision.join_equal()?;
        decision.join_near(&keys, &keyed, &spoken_for)?;
        decision.verdicts()
    }
}

/// A ledger being decided.
struct Decision {
    settings: Settings,
    cards: Heap,
    bodies: Heap,
    exacts: Vec<u128>,
    groups: Groups,
    /// Final ids that are not the card's, by ordinal.
    renamed: BTreeMap<u32, String>,
}

impl Decision {
    fn card(&self, at: u32) -> io::Result<Card> {
        Card::read(&self.cards.get(at)?)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a spilled card is damaged"))
    }

    /// The cards of several articles, each with its ordinal and final id.
    fn named(&self, articles: &[u32]) -> io::Result<Vec<Named>> {
        let named = articles.iter().map(|&ordinal| {
            let card = self.card(ordinal)?;
            let id = self.renamed.get(&ordinal).unwrap_or(&card.id).clone();
            Ok(Named { ordinal, id, card })
        });
        named.collect()
    }

    /// Tells apart records that share an id.
    fn settle_ids(&mut self, ids: Vec<u64>) -> io::Result<()> {
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

    /// Joins articles with equal text. Of each such group one speaks for all; the others are returned, marked by ordinal.
    fn join_equal(&mut self) -> io::Result<Vec<bool>> {
        let mut spoken_for = vec![false; self.exacts.len()];
        let mut order: Vec<u32> = (0..self.exacts.len() as u32)
            .filter(|&at| self.exacts[at as usize] != 0)
            .collect();
        order.par_sort_unstable_by_key(|&at| (self.exacts[at as usize], at));
        for equal in order.chunk_by(|&a, &b| self.exacts[a as usize] == self.exacts[b as usize]) {
            if equal.len() == 1 {
                continue;
            }
            let named = self.named(equal)?;
            let speaker = named
                .iter()
                .min_by(|a, b| leader::tie(a.pair(), b.pair()))
                .map(|named| named.ordinal);
            for &member in equal {
                spoken_for[member as usize] = Some(member) != speaker;
                self.groups.join(equal[0], member);
            }
        }
        Ok(spoken_for)
    }

    fn join_near(
        &mut self,
        keys: &Table<BANDS>,
        keyed: &[u32],
        spoken_for: &[bool],
    ) -> io::Result<()> {
        let bands = Bands {
            keys,
            articles: keyed,
            bodies: &self.bodies,
            exacts: &self.exacts,
        };
        let similarity = Milli::from_f64(self.settings.similarity);
        let takes_part = |article: u32| !spoken_for[article as usize];
        near::join(&bands, similarity, takes_part, &mut self.groups)
    }

    fn verdicts(mut self) -> io::Result<Verdicts> {
        let groups = self.groups.of_several();
        let clusters = groups
            .par_iter()
            .map(|members| self.cluster(members))
            .collect::<io::Result<Vec<_>>>()?;
        Ok(Verdicts::new(clusters, self.renamed.into_iter().collect()))
    }

    fn cluster(&self, articles: &[u32]) -> io::Result<Cluster> {
        let mut named = self.named(articles)?;
        named.sort_unstable_by(|a, b| leader::tie(a.pair(), b.pair()));
        let leader = named
            .iter()
            .min_by(|a, b| leader::order(&self.settings, a.pair(), b.pair()))
            .expect("groups have members");
        let leading = Body::read(&self.bodies, leader.ordinal)?;
        let exact = |ordinal: u32| self.exacts[ordinal as usize];
        let (first, leads) = (named[0].id.clone(), leader.id.clone());
        let (leader, same) = (leader.ordinal, exact(leader.ordinal));
        let members = named.into_iter().map(|Named { ordinal, id, .. }| {
            let parts = if ordinal == leader {
                None
            } else {
                Some(Parts::of(&Body::read(&self.bodies, ordinal)?, &leading))
            };
            let likeness = parts.map(|parts| {
                if exact(ordinal) == same {
                    (Likeness::Exact, Milli::ONE)
                } else {
                    (Likeness::Near, parts.jaccard)
                }
            });
            Ok(Member {
                ordinal,
                id,
                likeness,
                parts,
            })
        });
        Ok(Cluster {
            id: first,
            leader: leads,
            members: members.collect::<io::Result<_>>()?,
        })
    }
}

/// An article's card with its ordinal and final id.
struct Named {
    ordinal: u32,
    id: String,
    card: Card,
}

impl Named {
    fn pair(&self) -> (&str, &Card) {
        (&self.id, &self.card)
    }
}
