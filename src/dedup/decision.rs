//! The decision over all entries of a ledger: ids, copies, clusters, containment.

use super::bands::Bands;
use super::cards::{Cards, Named};
use super::chains::Links;
use super::common::Common;
use super::component::Component;
use super::contain::{Inside, Texts};
use super::exact::Exacts;
use super::groups::Groups;
use super::ledger::Marks;
use super::minhash::BANDS;
use super::near::{self, Joined};
use super::pairs::Pair;
use super::postings::{Postings, PostingsWriter};
use super::spill::{Heap, Table};
use super::spread::Spread;
use super::verdicts::{Register, Verdicts};
use super::{Settings, leader};
use crate::text::Milli;
use rayon::prelude::*;
use std::io;

/// Articles whose clusters are made at once.
const BATCH: usize = 1 << 12;

/// What was spilled while entering.
pub(super) struct Spilled {
    pub cards: Heap,
    pub ids: Spread<3>,
    pub exacts: Exacts,
    pub texts: Spread<5>,
    pub bodies: Heap,
    pub keys: Table<BANDS>,
    pub anchors: Postings,
}

/// A ledger being decided.
pub(super) struct Decision {
    pub settings: Settings,
    pub cards: Cards,
    pub bodies: Heap,
    exacts: Exacts,
    keys: Table<BANDS>,
    anchors: Postings,
    marks: Marks,
    groups: Groups,
    /// By ordinal, the article that speaks for all with the same text.
    speakers: Vec<u32>,
}

impl Decision {
    /// Settles ids and joins articles with equal text.
    pub(super) fn new(settings: Settings, spilled: Spilled, marks: Marks) -> io::Result<Self> {
        let count = spilled.exacts.count();
        let mut decision = Self {
            settings,
            cards: Cards::settle(spilled.cards, &spilled.ids)?,
            bodies: spilled.bodies,
            exacts: spilled.exacts,
            keys: spilled.keys,
            anchors: spilled.anchors,
            marks,
            groups: Groups::new(count),
            speakers: (0..count).collect(),
        };
        decision.join_equal(&spilled.texts)?;
        Ok(decision)
    }

    /// Takes the decision: clusters go to `register`; `meetings` is where pairs that share anchors are put down.
    pub(super) fn take(
        mut self,
        mut register: Register,
        meetings: PostingsWriter,
    ) -> io::Result<Verdicts> {
        let Joined {
            copies,
            nested,
            at_odds,
            common,
        } = self.join_near()?;
        self.clusters(&Links::new(copies, at_odds), &common, &mut register)?;
        let inside = self.inside(&register, nested, meetings, &common)?;
        register.finish(self.cards, inside)
    }

    /// The article that speaks for all with the text of one.
    pub(super) fn speaker(&self, article: &Named) -> u32 {
        self.speakers[article.ordinal as usize]
    }

    /// Joins articles with equal text. Of each such group one speaks for all.
    fn join_equal(&mut self, texts: &Spread<5>) -> io::Result<()> {
        for part in texts.parts() {
            let mut rows = part?;
            rows.par_sort_unstable();
            for equal in rows.chunk_by(|a, b| a[..4] == b[..4]) {
                if equal.len() == 1 {
                    continue;
                }
                let mut speaker = self.cards.named(equal[0][4])?;
                for [.., article] in &equal[1..] {
                    let named = self.cards.named(*article)?;
                    if leader::tie(named.pair(), speaker.pair()).is_lt() {
                        speaker = named;
                    }
                }
                for [.., article] in equal {
                    self.speakers[*article as usize] = speaker.ordinal;
                    self.groups.join(equal[0][4], *article);
                }
            }
        }
        Ok(())
    }

    fn join_near(&mut self) -> io::Result<Joined> {
        let bands = Bands {
            keys: &self.keys,
            keyed: &self.marks.keyed,
            bodies: &self.bodies,
            exacts: &self.exacts,
        };
        let similarity = Milli::from_f64(self.settings.similarity);
        let takes_part = |article: u32| self.speakers[article as usize] == article;
        near::join(&bands, similarity, takes_part, &mut self.groups)
    }

    /// Registers the clusters that the groups fall into.
    fn clusters(
        &mut self,
        links: &Links,
        common: &Common,
        register: &mut Register,
    ) -> io::Result<()> {
        let members = std::mem::take(&mut self.groups).of_several();
        let mut groups = members.chunk_by(|a, b| a.0 == b.0).peekable();
        while groups.peek().is_some() {
            let mut room = BATCH;
            let batch: Vec<_> = std::iter::from_fn(|| {
                let group = groups.next_if(|_| room > 0)?;
                room = room.saturating_sub(group.len());
                Some(group)
            })
            .collect();
            let clusters = batch
                .par_iter()
                .map(|group| Component::new(self, group)?.clusters(links, common))
                .collect::<io::Result<Vec<_>>>()?;
            clusters
                .iter()
                .flatten()
                .try_for_each(|cluster| register.enter(cluster))?;
        }
        Ok(())
    }

    /// What the leaders of clusters and the unique articles lie inside of.
    fn inside(
        &self,
        register: &Register,
        nested: Vec<Pair>,
        meetings: PostingsWriter,
        common: &Common,
    ) -> io::Result<Vec<Inside>> {
        let texts = Texts {
            anchors: &self.anchors,
            counts: &self.marks.anchors,
            bodies: &self.bodies,
            exacts: &self.exacts,
            leaders: register.leaders(),
            common,
        };
        texts.inside(nested, meetings, |article| register.stands(article))
    }
}
