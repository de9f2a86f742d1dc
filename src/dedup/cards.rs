//! The cards of all articles on disk, and the ids they end up with.

use super::card::Card;
use super::identity::{self, Key};
use super::index::{Column, Finder, View};
use super::spill::Heap;
use super::spread::Spread;
use crate::text::hash64;
use hashbrown::{HashMap, HashSet};
use std::io;

/// Cards by ordinal.
#[derive(Debug)]
pub(super) struct Cards {
    heap: Heap,
    /// How many suffixes a final id has more than the card's, where it has any.
    suffixes: HashMap<u32, u32>,
}

/// A hash of an id and the ordinal of an article that came with it.
pub(super) type IdRow = [u32; 3];

/// The row of an id.
pub(super) fn id_row(id: &str, ordinal: u32) -> IdRow {
    let hash = hash64(id.as_bytes());
    [hash as u32, (hash >> 32) as u32, ordinal]
}

impl Cards {
    /// Settles the ids of the cards in `heap`, apart from those that earlier runs published. Holds a part of `ids` in memory at a time,
    /// and 8 bytes for each article whose id changes.
    pub(super) fn settle(heap: Heap, ids: &Spread<3>, view: Option<&View>) -> io::Result<Self> {
        let mut published = Published(view.map(|view| view.finder(Column::Ids)));
        let mut cards = Self {
            heap,
            suffixes: HashMap::new(),
        };
        let mut renamed = Vec::new();
        for part in ids.parts() {
            let mut rows = part?;
            // By the half of the hash that the index has as a key, so that each of its blocks is read once.
            rows.sort_unstable_by_key(|&[low, high, at]| (high, low, at));
            for shared in rows.chunk_by(|a, b| a[..2] == b[..2]) {
                if shared.len() == 1 && !published.has_key(shared[0][1])? {
                    continue;
                }
                let keys = shared.iter().map(|row| Ok(Key::of(&cards.card(row[2])?)));
                let keys = keys.collect::<io::Result<Vec<_>>>()?;
                for (row, mut suffixes) in shared.iter().zip(identity::suffixes(&keys)) {
                    if suffixes == 0 && published.has(&cards.card(row[2])?.id)? {
                        suffixes = 1;
                    }
                    if suffixes > 0 {
                        cards.suffixes.insert(row[2], suffixes);
                        renamed.push(row[2]);
                    }
                }
            }
        }
        cards.shun_taken(renamed, ids, &mut published)?;
        Ok(cards)
    }

    /// Lengthens new ids that another record came with, as when khabar reads its own output.
    fn shun_taken(
        &mut self,
        mut renamed: Vec<u32>,
        ids: &Spread<3>,
        published: &mut Published<'_>,
    ) -> io::Result<()> {
        while !renamed.is_empty() {
            let hash = |row: IdRow| [row[0], row[1]];
            let new = |&at: &u32| Ok(hash(id_row(&self.id(at)?, at)));
            let new = renamed.iter().map(new).collect::<io::Result<Vec<_>>>()?;
            let wanted: HashSet<[u32; 2]> = new.iter().copied().collect();
            let mut taken = HashSet::new();
            for part in ids.parts() {
                let known = part?.into_iter().map(hash);
                taken.extend(known.filter(|hash| wanted.contains(hash)));
            }
            let mut again = Vec::new();
            for (at, hash) in renamed.into_iter().zip(new) {
                if taken.contains(&hash) || published.has(&self.id(at)?)? {
                    again.push(at);
                }
            }
            renamed = again;
            for at in &renamed {
                *self.suffixes.entry(*at).or_default() += 1;
            }
        }
        Ok(())
    }

    /// The card of an article.
    pub(super) fn card(&self, at: u32) -> io::Result<Card> {
        Card::read(&self.heap.get(at)?)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a spilled card is damaged"))
    }

    /// The final id of an article.
    pub(super) fn id(&self, at: u32) -> io::Result<String> {
        Ok(self.named(at)?.id)
    }

    /// The final id of an article where it is not the card's.
    pub(super) fn new_id(&self, at: u32) -> io::Result<Option<String>> {
        let renamed = self.suffixes.contains_key(&at);
        renamed.then(|| self.id(at)).transpose()
    }

    /// The card of an article with its ordinal and final id.
    pub(super) fn named(&self, ordinal: u32) -> io::Result<Named> {
        let card = self.card(ordinal)?;
        let suffixes = self.suffixes.get(&ordinal).copied().unwrap_or(0);
        Ok(Named {
            ordinal,
            id: identity::id(&card, suffixes),
            card,
        })
    }
}

/// The ids that earlier runs published; none without an index.
struct Published<'v>(Option<Finder<'v>>);

impl Published<'_> {
    /// Whether one may have this key.
    fn has_key(&mut self, key: u32) -> io::Result<bool> {
        let found = self.0.as_mut().map(|finder| finder.find(key));
        Ok(found.transpose()?.is_some_and(|found| !found.is_empty()))
    }

    fn has(&mut self, id: &str) -> io::Result<bool> {
        let known = self.0.as_mut().map(|finder| finder.knows(id));
        Ok(known.transpose()?.unwrap_or(false))
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
