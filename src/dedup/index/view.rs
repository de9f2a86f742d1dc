//! What one run sees of the index: the generations that were there before it first began.

use super::super::body::Body;
use super::super::common::Sketch;
use super::super::minhash::Keys;
use super::IndexError;
use super::catalogue::{Block, Blocks, Generation, Place, Rows};
use super::column::{Column, exact_key, id_key};
use super::segment::{COMMON, Head, Segment, Text};
use std::fs;
use std::io;
use std::path::Path;

/// A text of an earlier run: its generation, by place in the view, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in super::super) struct TextRef {
    generation: u32,
    number: u32,
}

/// What one run sees of the index.
pub struct View {
    /// The last generation it sees; 0 when it sees none.
    base: u32,
    generations: Vec<Generation>,
    segments: Vec<Segment>,
    blocks: Blocks,
    common: Sketch,
    window_days: Option<u32>,
}

impl View {
    /// Of the generations up to `base`, ascending.
    pub(super) fn open(
        segments: &Path,
        generations: Vec<Generation>,
        blocks: Blocks,
        base: u32,
        window_days: Option<u32>,
    ) -> Result<Self, IndexError> {
        let mut opened = Vec::new();
        let mut common = Sketch::for_index();
        for generation in &generations {
            let folder = segments.join(&generation.folder);
            let mut open = || {
                let counts = fs::read(folder.join(COMMON))?;
                common.add(&Sketch::read(&counts)?);
                opened.push(Segment::open(&folder)?);
                io::Result::Ok(())
            };
            open().map_err(IndexError::within(&folder))?;
        }
        Ok(Self {
            base,
            generations,
            segments: opened,
            blocks,
            common,
            window_days,
        })
    }

    /// The last generation it sees; 0 when it sees none.
    pub fn base(&self) -> u32 {
        self.base
    }

    /// How many earlier groups have each shingle.
    pub(in super::super) fn common(&self) -> &Sketch {
        &self.common
    }

    /// Whether days count: an article is compared only with texts not older, or newer, than so many days.
    pub(in super::super) fn has_window(&self) -> bool {
        self.window_days.is_some()
    }

    /// Whether two days lie within the window; an unknown one lies within any.
    pub(in super::super) fn within(&self, one: Option<i32>, other: Option<i32>) -> bool {
        match (self.window_days, one, other) {
            (Some(window), Some(one), Some(other)) => one.abs_diff(other) <= window,
            _ => true,
        }
    }

    fn segment(&self, text: TextRef) -> &Segment {
        &self.segments[text.generation as usize]
    }

    pub(in super::super) fn text(&self, text: TextRef) -> io::Result<Text> {
        self.segment(text).text(text.number)
    }

    pub(in super::super) fn head(&self, text: TextRef) -> io::Result<Head> {
        self.segment(text).head(text.number)
    }

    pub(in super::super) fn keys(&self, text: TextRef) -> io::Result<(Head, Keys)> {
        self.segment(text).keys(text.number)
    }

    pub(in super::super) fn body(&self, text: TextRef) -> io::Result<Body> {
        self.segment(text).body(text.number)
    }

    /// A finder of what has a key in a column.
    pub(in super::super) fn finder(&self, column: Column) -> Finder<'_> {
        Finder {
            view: self,
            column,
            place: None,
            blocks: Vec::new(),
        }
    }

    /// How many articles a cluster has.
    pub(in super::super) fn articles(&self, cluster: &str) -> io::Result<u64> {
        let mut articles = 0;
        let having = self.finder(Column::Clusters).find(id_key(cluster))?;
        for text in having.into_iter().flatten() {
            let text = self.text(text)?;
            if text.standing.cluster == cluster {
                articles += u64::from(text.head.articles);
            }
        }
        Ok(articles)
    }
}

/// Finds what has a key in a column. It keeps the blocks read last, so that keys asked for in order read each block once.
pub(in super::super) struct Finder<'v> {
    view: &'v View,
    column: Column,
    place: Option<Place>,
    /// Place of a generation in the view, and its rows.
    blocks: Vec<(u32, Rows)>,
}

impl Finder<'_> {
    /// What has a key, generation by generation, in the order of the column.
    pub(in super::super) fn find(&mut self, key: u32) -> io::Result<Vec<Vec<TextRef>>> {
        let place = self.column.place(key);
        if self.place != Some(place) {
            let seen = |block: Block| {
                let seen = &self.view.generations;
                let at = seen.binary_search_by_key(&block.generation, |seen| seen.number);
                Some((at.ok()? as u32, block.rows))
            };
            let blocks = self.view.blocks.at(place)?;
            self.blocks = blocks.into_iter().filter_map(seen).collect();
            self.place = Some(place);
        }
        let found = self.blocks.iter().map(|(generation, rows)| {
            let from = rows.partition_point(|row| row.0 < key);
            let rows = rows[from..].iter().take_while(|row| row.0 == key);
            let texts = rows.map(|row| TextRef {
                generation: *generation,
                number: row.1,
            });
            texts.collect::<Vec<_>>()
        });
        Ok(found.filter(|texts| !texts.is_empty()).collect())
    }

    /// The texts with a fingerprint, the earliest generation first.
    pub(in super::super) fn equal(&mut self, exact: u128) -> io::Result<Vec<TextRef>> {
        let mut equal = Vec::new();
        for text in self.find(exact_key(exact))?.into_iter().flatten() {
            if self.view.head(text)?.exact == exact {
                equal.push(text);
            }
        }
        Ok(equal)
    }

    /// Whether an article with this id was published.
    pub(in super::super) fn knows(&mut self, id: &str) -> io::Result<bool> {
        for article in self.find(id_key(id))?.into_iter().flatten() {
            if self.view.segment(article).article(article.number)?.id == id {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
