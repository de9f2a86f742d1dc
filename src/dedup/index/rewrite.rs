//! Generations made anew: without the articles that are forgotten, or several as one.

use super::super::common::Sketch;
use super::super::dates;
use super::column::Column;
use super::segment::{COMMON, Segment};
use super::{Generation, Index, IndexError, Kept, SEGMENTS, STAGED};
use std::fs;
use std::io;

/// The folder under `staged` in which generations are made anew; no run has this name.
const ANEW: &str = ".anew";

/// Where texts or articles of a generation went; `None` for those that are gone.
type Moved = Vec<Option<u32>>;

impl Index {
    /// Forgets the articles dated before a day (ISO 8601). Those without a date go with their generation, once all of its dated ones
    /// do. How many articles went.
    ///
    /// # Errors
    /// When the disk does not take it; what was forgotten by then stays forgotten.
    pub fn forget(&mut self, before: &str) -> Result<u64, IndexError> {
        let Some(limit) = dates::day(before) else {
            return Ok(0);
        };
        let old = |day: &Option<String>| day.as_deref().is_some_and(|day| day < before);
        let mut gone = 0;
        for generation in self.generations()? {
            if old(&generation.last_day) {
                self.drop_generation(&generation)?;
                gone += u64::from(generation.articles);
            } else if old(&generation.first_day) {
                let stays = |article: &Kept| day(article).is_none_or(|day| day >= limit);
                let left = self.anew(std::slice::from_ref(&generation), stays)?;
                gone += u64::from(generation.articles - left);
            }
        }
        self.clear_up()?;
        Ok(gone)
    }

    /// Makes one generation of all, so that each look-up reads one block, and removes what unfinished runs left. A run that is made
    /// again after that sees nothing of what was merged. How many generations there were.
    ///
    /// # Errors
    /// When the disk does not take it; the index is as it was then.
    pub fn merge(&mut self) -> Result<u64, IndexError> {
        let generations = self.generations()?;
        if generations.len() > 1 {
            self.anew(&generations, |_| true)?;
        }
        self.clear_up()?;
        Ok(generations.len() as u64)
    }

    fn drop_generation(&self, generation: &Generation) -> Result<(), IndexError> {
        let gone = self
            .catalogue
            .replace(&[generation.number], None, std::iter::empty());
        gone.map_err(IndexError::at(&self.folder))
    }

    /// Makes generations anew as one, with the articles that stay; how many those are.
    fn anew(
        &self,
        generations: &[Generation],
        stays: impl Fn(&Kept) -> bool,
    ) -> Result<u32, IndexError> {
        let folder = self.folder.join(STAGED).join(ANEW);
        let write = || {
            let mut batch = super::Batch::create(folder.clone()).map_err(io::Error::other)?;
            let mut common = Sketch::for_index();
            let mut moves: Vec<(u32, Moved, Moved)> = Vec::new();
            let mut days: Vec<i32> = Vec::new();
            for generation in generations {
                let of = self.folder.join(SEGMENTS).join(&generation.folder);
                common.add(&Sketch::read(&fs::read(of.join(COMMON))?)?);
                let segment = Segment::open(&of)?;
                let (texts, articles) = copy(&segment, &mut batch, &stays, &mut days)?;
                moves.push((generation.number, texts, articles));
            }
            for block in self.catalogue.blocks()?.all()? {
                let block = block?;
                let moved = moves.iter().find(|moved| moved.0 == block.generation);
                let (Some((_, texts, articles)), Some(column)) = (moved, Column::of(block.place.0))
                else {
                    continue;
                };
                let to = if column == Column::Ids {
                    articles
                } else {
                    texts
                };
                for (key, of) in block.rows {
                    if let Some(of) = to[of as usize] {
                        batch.key(column, key, of)?;
                    }
                }
            }
            let numbers: Vec<u32> = moves.iter().map(|moved| moved.0).collect();
            let last = generations.last().expect("there is one at least");
            let made = Generation {
                base: generations[0].base,
                runs: generations.iter().flat_map(|g| g.runs.clone()).collect(),
                first_day: days.iter().min().map(|&day| dates::iso(day)),
                last_day: days.iter().max().map(|&day| dates::iso(day)),
                ..last.clone()
            };
            batch.finish(made, &common)?;
            let left = super::batch::made(&folder)?.map_or(0, |made| made.articles);
            self.take(&folder, last.number, &numbers)?;
            Ok(left)
        };
        write().map_err(IndexError::at(&self.folder))
    }

    /// Removes segments that no generation has and staged ones that were never committed, and gives back unused pages.
    fn clear_up(&mut self) -> Result<(), IndexError> {
        let folder = self.folder.clone();
        let mut clear = || {
            let staged = super::subfolders(&folder.join(STAGED))?;
            for folder in self.strays()?.into_iter().chain(staged) {
                fs::remove_dir_all(folder)?;
            }
            self.catalogue.shrink()
        };
        clear().map_err(IndexError::at(&folder))
    }
}

fn day(article: &Kept) -> Option<i32> {
    article.published.as_deref().and_then(dates::day)
}

/// Copies what stays of a segment into a batch; where its texts and its articles went. Days of what stays are added to `days`.
fn copy(
    segment: &Segment,
    batch: &mut super::Batch,
    stays: impl Fn(&Kept) -> bool,
    days: &mut Vec<i32>,
) -> io::Result<(Moved, Moved)> {
    let mut having: Vec<(u32, Option<i32>)> = vec![(0, None); segment.texts() as usize];
    let mut staying = vec![false; segment.articles() as usize];
    for at in 0..segment.articles() {
        let article = segment.article(at)?;
        if stays(&article) {
            let (count, latest) = &mut having[article.text as usize];
            *count += 1;
            *latest = (*latest).max(day(&article));
            days.extend(day(&article));
            staying[at as usize] = true;
        }
    }
    let mut texts = vec![None; having.len()];
    for (at, (count, day)) in (0..).zip(having) {
        if count > 0 {
            let mut text = segment.text(at)?;
            (text.head.articles, text.head.day) = (count, day);
            texts[at as usize] = Some(batch.text(&text)?);
        }
    }
    let mut articles = vec![None; staying.len()];
    for at in (0..segment.articles()).filter(|&at| staying[at as usize]) {
        let article = segment.article(at)?;
        let text = texts[article.text as usize].expect("a text stays with its articles");
        articles[at as usize] = Some(batch.article(&Kept { text, ..article })?);
    }
    Ok((texts, articles))
}
