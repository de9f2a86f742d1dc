//! The decision over all entries of a ledger: ids, copies, clusters, containment.

use super::bands::Bands;
use super::body::{Bodies, Shelf};
use super::cards::{Cards, Named};
use super::chains::Links;
use super::common::Common;
use super::component::Component;
use super::contain::{Anchored, Inside, Texts};
use super::earlier::Earlier;
use super::exact::Exacts;
use super::groups::Groups;
use super::index::View;
use super::ledger::Marks;
use super::minhash::BANDS;
use super::near::{self, Joined};
use super::pairs::Pair;
use super::spill::{Heap, Table};
use super::spread::{Spread, SpreadWriter};
use super::verdicts::{Register, Verdicts};
use super::{Settings, dates, leader};
use crate::text::Milli;
use hashbrown::HashMap;
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
    pub anchors: Spread<2>,
}

/// What is kept of the texts of a run.
pub(super) struct RunTexts {
    pub bodies: Shelf,
    pub exacts: Exacts,
    pub keys: Table<BANDS>,
    pub anchors: Spread<2>,
    pub marks: Marks,
    /// By ordinal, the article that speaks for all with the same text.
    pub speakers: Vec<u32>,
}

/// A ledger being decided.
pub(super) struct Decision<'v> {
    pub settings: Settings,
    pub cards: Cards,
    pub texts: RunTexts,
    /// What earlier runs hold.
    pub earlier: Earlier<'v>,
    /// Earlier texts that equal one of this run, by the article that speaks for that.
    equal: HashMap<u32, u32>,
    groups: Groups,
}

/// What was decided, and what it was decided by.
pub(super) struct Decided<'v> {
    pub verdicts: Verdicts,
    pub common: Common,
    pub texts: RunTexts,
    pub earlier: Earlier<'v>,
}

impl<'v> Decision<'v> {
    /// Settles ids and joins articles with equal text.
    pub(super) fn new(
        settings: Settings,
        spilled: Spilled,
        marks: Marks,
        view: Option<&'v View>,
    ) -> io::Result<Self> {
        let count = spilled.exacts.count();
        let mut decision = Self {
            settings,
            cards: Cards::settle(spilled.cards, &spilled.ids, view)?,
            texts: RunTexts {
                bodies: Shelf::new(spilled.bodies),
                exacts: spilled.exacts,
                keys: spilled.keys,
                anchors: spilled.anchors,
                marks,
                speakers: (0..count).collect(),
            },
            earlier: Earlier::new(view, count),
            equal: HashMap::new(),
            groups: Groups::new(count),
        };
        decision.join_equal(&spilled.texts)?;
        Ok(decision)
    }

    /// Takes the decision: clusters go to `register`; `meetings` is where pairs that share anchors are put down.
    pub(super) fn take(
        mut self,
        mut register: Register,
        meetings: SpreadWriter<2>,
    ) -> io::Result<Decided<'v>> {
        let across = self.meet_earlier()?;
        let Joined {
            copies,
            nested,
            at_odds,
            common,
        } = self.join_near(across)?;
        self.clusters(&Links::new(copies, at_odds), &common, &mut register)?;
        let inside = self.inside(&register, nested, meetings, &common)?;
        Ok(Decided {
            verdicts: register.finish(self.cards, &self.earlier, inside)?,
            common,
            texts: self.texts,
            earlier: self.earlier,
        })
    }

    /// Who speaks for the text of an article: one of this run, or an earlier text.
    pub(super) fn speaker(&self, article: &Named) -> u32 {
        let speaker = self.texts.speakers[article.ordinal as usize];
        self.equal.get(&speaker).copied().unwrap_or(speaker)
    }

    /// Whether an article speaks for its text.
    fn speaks(&self, article: u32) -> bool {
        self.texts.speakers[article as usize] == article && !self.equal.contains_key(&article)
    }

    /// The bodies of articles and of earlier texts.
    pub(super) fn bodies(&self) -> Bodies<'_> {
        Bodies::new(&self.texts.bodies, &self.earlier)
    }

    fn bands<'d>(&'d self, bodies: &'d Bodies<'d>) -> Bands<'d> {
        Bands {
            keys: &self.texts.keys,
            keyed: &self.texts.marks.keyed,
            bodies,
            exacts: &self.texts.exacts,
        }
    }

    /// The day of an article.
    fn day(&self, at: u32) -> io::Result<Option<i32>> {
        let card = self.cards.card(at)?;
        Ok(card.published.as_deref().and_then(dates::day))
    }

    /// Joins articles with equal text, and with the earliest earlier text that equals them. Of each such group one speaks for all.
    fn join_equal(&mut self, texts: &Spread<5>) -> io::Result<()> {
        let mut earlier = std::mem::replace(&mut self.earlier, Earlier::new(None, u32::MAX));
        for part in texts.parts() {
            let mut rows = part?;
            rows.par_sort_unstable();
            let mut speakers = Vec::new();
            for equal in rows.chunk_by(|a, b| a[..4] == b[..4]) {
                let speaker = self.speaker_of(equal)?;
                if earlier.view().is_some() {
                    speakers.push((self.texts.exacts.of(speaker)?, speaker));
                }
            }
            speakers.par_sort_unstable();
            let equal = earlier.equal(&speakers, |article| self.day(article))?;
            self.equal.extend(equal);
        }
        self.earlier = earlier;
        Ok(())
    }

    /// Joins articles with one text; the one that speaks for all.
    fn speaker_of(&mut self, equal: &[[u32; 5]]) -> io::Result<u32> {
        let first = equal[0][4];
        if equal.len() == 1 {
            return Ok(first);
        }
        let mut speaker = self.cards.named(first)?;
        for [.., article] in &equal[1..] {
            let named = self.cards.named(*article)?;
            if leader::tie(named.pair(), speaker.pair()).is_lt() {
                speaker = named;
            }
        }
        for [.., article] in equal {
            self.texts.speakers[*article as usize] = speaker.ordinal;
            self.groups.join(first, *article);
        }
        Ok(speaker.ordinal)
    }

    /// Finds the earlier texts that share a band key with an article, and joins what belongs together for certain. The pairs that
    /// share a key.
    fn meet_earlier(&mut self) -> io::Result<Vec<Pair>> {
        let mut across = Vec::new();
        if self.earlier.view().is_none() {
            return Ok(across);
        }
        let mut earlier = std::mem::replace(&mut self.earlier, Earlier::new(None, u32::MAX));
        let bodies = self.bodies();
        let bands = self.bands(&bodies);
        let keys = |article: u32| Ok((bodies.keys(article)?, self.texts.exacts.of(article)?));
        for band in 0..BANDS {
            let keyed = bands.keyed(band, |article| self.speaks(article))?;
            let met = earlier.alike(band, &keyed, keys, |article| self.day(article))?;
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
        for (&article, &text) in &self.equal {
            self.groups.join(article, text);
        }
        self.earlier = earlier;
        Ok(across)
    }

    fn join_near(&mut self, across: Vec<Pair>) -> io::Result<Joined> {
        let mut groups = std::mem::take(&mut self.groups);
        let bodies = self.bodies();
        let joined = near::join(
            &self.bands(&bodies),
            Milli::from_f64(self.settings.similarity),
            |article: u32| self.speaks(article),
            &mut groups,
            across,
            self.earlier.view().map(View::common),
        );
        self.groups = groups;
        joined
    }

    /// Registers the clusters that the groups fall into.
    fn clusters(
        &mut self,
        links: &Links,
        common: &Common,
        register: &mut Register,
    ) -> io::Result<()> {
        let members = std::mem::take(&mut self.groups).of_several();
        // Members ascend, articles before earlier texts.
        let of_this_run = |group: &&[(u32, u32)]| self.earlier.place(group[0].1).is_none();
        let groups = members.chunk_by(|a, b| a.0 == b.0).filter(of_this_run);
        let mut groups = groups.peekable();
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
                .map(|group| Component::new(self, group, links, common)?.clusters())
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
        &mut self,
        register: &Register,
        nested: Vec<Pair>,
        meetings: SpreadWriter<2>,
        common: &Common,
    ) -> io::Result<Vec<Inside>> {
        let mut earlier = std::mem::replace(&mut self.earlier, Earlier::new(None, u32::MAX));
        let anchored = Anchored {
            anchors: &self.texts.anchors,
            counts: &self.texts.marks.anchors,
            exacts: &self.texts.exacts,
        };
        let meetings = anchored.meetings(
            meetings,
            &mut earlier,
            |article| register.stands(article),
            |article| self.day(article),
        )?;
        self.earlier = earlier;
        let texts = Texts {
            counts: &self.texts.marks.anchors,
            bodies: &self.bodies(),
            earlier: &self.earlier,
            register,
            common,
        };
        let mut inside = texts.inside(nested, &meetings)?;
        inside.retain(|inside| self.earlier.place(inside.inner).is_none());
        Ok(inside)
    }
}
