//! What the index is to keep of a run: its texts with their standing, its articles, and the keys they are found by.

use super::cluster::{Lead, Verdict};
use super::decision::{Decided, Decision};
use super::index::{Batch, Column, Generation, Head, Kept, Standing, Text, exact_key, id_key};
use super::minhash::BANDS;
use super::postings::PARTS;
use super::{Container, dates};
use std::io;

/// In place of a text's number for the articles that another one speaks for.
const NONE: u32 = u32::MAX;

/// Puts a decided run into `batch`.
pub(super) fn stage(
    decision: &Decision<'_>,
    decided: &Decided,
    run: &str,
    batch: Batch,
) -> io::Result<()> {
    let count = decision.marks.exacts.len();
    let mut staging = Staging {
        decision,
        decided,
        run,
        batch,
        numbers: vec![NONE; count],
        days: None,
    };
    staging.texts()?;
    staging.keys()?;
    let Staging { batch, days, .. } = staging;
    let made = Generation {
        number: 0,
        base: decision.earlier.view().map_or(0, |view| view.base()),
        runs: vec![run.to_owned()],
        articles: 0,
        texts: 0,
        first_day: days.map(|days| dates::iso(days.0)),
        last_day: days.map(|days| dates::iso(days.1)),
        folder: String::new(),
    };
    batch.finish(made, &decided.common.of_run())
}

struct Staging<'s> {
    decision: &'s Decision<'s>,
    decided: &'s Decided,
    run: &'s str,
    batch: Batch,
    /// Number of the text that each article speaks for.
    numbers: Vec<u32>,
    /// The first and the last day.
    days: Option<(i32, i32)>,
}

impl Staging<'_> {
    fn exact(&self, article: u32) -> u128 {
        self.decision.marks.exacts[article as usize]
    }

    /// Every text with the articles that have it; articles without letters have one each.
    fn texts(&mut self) -> io::Result<()> {
        let mut order: Vec<u32> = (0..self.numbers.len() as u32).collect();
        order.sort_unstable_by_key(|&at| (self.exact(at), at));
        let same = |&a: &u32, &b: &u32| {
            let exacts = &self.decision.marks.exacts;
            exacts[a as usize] == exacts[b as usize] && exacts[a as usize] != 0
        };
        let groups: Vec<&[u32]> = order.chunk_by(same).collect();
        for articles in groups {
            self.text(articles)?;
        }
        Ok(())
    }

    fn text(&mut self, articles: &[u32]) -> io::Result<()> {
        let speaks = |at: &&u32| {
            !self.decision.spoken_for[**at as usize] || self.decision.equal.contains_key(*at)
        };
        let speaker = articles.iter().find(speaks).copied();
        let speaker = speaker.expect("one of equal articles speaks for all");
        let number = self.batch.texts();
        let mut latest = None;
        for &at in articles {
            let card = self.decision.card(at)?;
            let day = card.published.as_deref().and_then(dates::day);
            latest = latest.max(day);
            if let Some(day) = day {
                let (first, last) = self.days.unwrap_or((day, day));
                self.days = Some((first.min(day), last.max(day)));
            }
            let id = self.decided.verdicts.of(at).id.unwrap_or(card.id);
            let key = id_key(&id);
            let article = self.batch.article(&Kept {
                id,
                published: card.published,
                text: number,
            })?;
            self.batch.key(Column::Ids, key, article)?;
        }
        let exact = self.exact(speaker);
        let text = Text {
            head: Head {
                exact,
                day: latest,
                articles: articles.len() as u32,
                anchors: self.decision.marks.anchors[speaker as usize],
            },
            standing: self.standing(speaker)?,
            body: self.decision.spilled.bodies.get(speaker)?,
        };
        self.batch.text(&text)?;
        let cluster = id_key(&text.standing.cluster);
        self.batch.key(Column::Clusters, cluster, number)?;
        if exact != 0 {
            self.batch.key(Column::Exacts, exact_key(exact), number)?;
        }
        self.numbers[speaker as usize] = number;
        Ok(())
    }

    /// The cluster an article is in.
    fn standing(&self, article: u32) -> io::Result<Standing> {
        let Verdict {
            id,
            cluster,
            contained_in,
            ..
        } = self.decided.verdicts.of(article);
        let containers = contained_in.into_iter();
        let containers = containers.map(|Container { id, share }| (id.clone(), share.0));
        let contained_in = containers.collect();
        let this_run = |leading: u32, midst: u32| {
            io::Result::Ok((
                self.run.to_owned(),
                self.decision.card(leading)?.published,
                (self.exact(leading), self.exact(midst)),
            ))
        };
        let (cluster, leader, (leader_run, leader_published, exacts)) = match cluster {
            None => {
                let id = match id {
                    Some(id) => id,
                    None => self.decision.card(article)?.id,
                };
                (id.clone(), id, this_run(article, article)?)
            }
            Some((cluster, _)) => {
                let lead = match &cluster.lead {
                    Lead::Here(seats) => this_run(seats.leading, seats.midst)?,
                    Lead::Earlier(lead) => (lead.run.clone(), lead.published.clone(), lead.exacts),
                };
                (cluster.id.clone(), cluster.leader.clone(), lead)
            }
        };
        Ok(Standing {
            cluster,
            leader,
            leader_run,
            leader_published,
            leader_exact: exacts.0,
            midst_exact: exacts.1,
            contained_in,
        })
    }

    /// The band keys and anchors by which the texts are found.
    fn keys(&mut self) -> io::Result<()> {
        let spilled = &self.decision.spilled;
        let keyed = &self.decision.marks.keyed;
        for band in 0..BANDS {
            let mut put = Ok(());
            spilled.keys.each(band, |row, key| {
                let number = self.numbers[keyed[row as usize] as usize];
                if number != NONE && put.is_ok() {
                    put = self.batch.key(Column::Band(band as u8), key, number);
                }
            })?;
            put?;
        }
        for part in 0..PARTS {
            let speaks = |article: u32| self.numbers[article as usize] != NONE;
            for (anchor, article) in spilled.anchors.part(part, speaks)? {
                let number = self.numbers[article as usize];
                self.batch.key(Column::Anchors, anchor, number)?;
            }
        }
        Ok(())
    }
}
