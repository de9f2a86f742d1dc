//! What the index is to keep of a run: its texts with their standing, its articles, and the keys they are found by.

use super::cards::Named;
use super::decision::Decided;
use super::index::{Batch, Column, Generation, Head, Kept, Standing, Text, exact_key, id_key};
use super::minhash::BANDS;
use super::verdicts::Stand;
use super::{Container, dates};
use std::io;

/// In place of a text's number for the articles that another one speaks for.
const NONE: u32 = u32::MAX;

/// Puts a decided run into `batch`.
pub(super) fn stage(decided: &Decided<'_>, run: &str, batch: Batch) -> io::Result<()> {
    let count = decided.texts.speakers.len();
    let mut staging = Staging {
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
        base: decided.earlier.view().map_or(0, |view| view.base()),
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
    decided: &'s Decided<'s>,
    run: &'s str,
    batch: Batch,
    /// Number of the text that each article speaks for.
    numbers: Vec<u32>,
    /// The first and the last day.
    days: Option<(i32, i32)>,
}

impl Staging<'_> {
    /// Every text with the articles that have it; articles without letters have one each.
    fn texts(&mut self) -> io::Result<()> {
        let speakers = &self.decided.texts.speakers;
        let mut order: Vec<u32> = (0..speakers.len() as u32).collect();
        order.sort_unstable_by_key(|&at| (speakers[at as usize], at));
        let same = |&a: &u32, &b: &u32| speakers[a as usize] == speakers[b as usize];
        for articles in order.chunk_by(same) {
            self.text(speakers[articles[0] as usize], articles)?;
        }
        Ok(())
    }

    fn text(&mut self, speaker: u32, articles: &[u32]) -> io::Result<()> {
        let number = self.batch.texts();
        let mut latest = None;
        for &at in articles {
            let Named { id, card, .. } = self.decided.verdicts.named(at)?;
            let day = card.published.as_deref().and_then(dates::day);
            latest = latest.max(day);
            if let Some(day) = day {
                let (first, last) = self.days.unwrap_or((day, day));
                self.days = Some((first.min(day), last.max(day)));
            }
            let key = id_key(&id);
            let article = self.batch.article(&Kept {
                id,
                published: card.published,
                text: number,
            })?;
            self.batch.key(Column::Ids, key, article)?;
        }
        let texts = &self.decided.texts;
        let exact = texts.exacts.of(speaker)?;
        let text = Text {
            head: Head {
                exact,
                day: latest,
                articles: articles.len() as u32,
                anchors: texts.marks.anchors[speaker as usize],
            },
            standing: self.standing(speaker)?,
            body: texts.bodies.record(speaker)?,
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
        let verdicts = &self.decided.verdicts;
        let (leading, midst) = match verdicts.stand(article) {
            Stand::Earlier(standing) => return Ok(standing.clone()),
            Stand::Here { leading, midst } => (leading, midst),
        };
        let Named { id, card, .. } = verdicts.named(leading)?;
        let verdict = verdicts.of(article)?;
        let containers = verdict.contained_in.into_iter();
        let containers = containers.map(|Container { id, share }| (id, share.0));
        let exacts = &self.decided.texts.exacts;
        Ok(Standing {
            cluster: verdict
                .cluster
                .map_or_else(|| id.clone(), |place| place.cluster),
            leader: id,
            leader_run: self.run.to_owned(),
            leader_published: card.published,
            leader_exact: exacts.of(leading)?,
            midst_exact: exacts.of(midst)?,
            contained_in: containers.collect(),
        })
    }

    /// The band keys and anchors by which the texts are found.
    fn keys(&mut self) -> io::Result<()> {
        let texts = &self.decided.texts;
        for band in 0..BANDS {
            let mut put = Ok(());
            let mut articles = texts.marks.keyed.ones();
            texts.keys.each(band, |key| {
                let article = articles.next().expect("a row for each");
                let number = self.numbers[article as usize];
                if number != NONE && put.is_ok() {
                    put = self.batch.key(Column::Band(band as u8), key, number);
                }
            })?;
            put?;
        }
        for part in texts.anchors.parts() {
            for [anchor, article] in part? {
                let number = self.numbers[article as usize];
                if number != NONE {
                    self.batch.key(Column::Anchors, anchor, number)?;
                }
            }
        }
        Ok(())
    }
}
