//! Texts of earlier runs that articles of this one may be like.
//!
//! They are found in the index as candidates are found within a run: by equal fingerprints, shared band keys and shared anchors. Each
//! one found is given an ordinal after those of the articles, under which it is compared like them; its cluster stays what it is.

use super::bands::{WHOLE, rank};
use super::body::Body;
use super::contain::FEW;
use super::index::{Column, Head, Standing, TextRef, View};
use super::meet::{BATCH, Met, each_group, neighbours, shortest, within};
use super::minhash::Keys;
use hashbrown::HashMap;
use rayon::prelude::*;
use std::io;

/// The texts of earlier runs found so far.
pub(super) struct Earlier<'v> {
    view: Option<&'v View>,
    /// Ordinal of the first one: the count of articles.
    first: u32,
    found: Vec<TextRef>,
    ordinals: HashMap<TextRef, u32>,
    /// What is known of those found, as far as it was read.
    known: Vec<(Head, u32)>,
    hosts: Vec<Host>,
    by_cluster: HashMap<String, u32>,
}

/// A cluster of an earlier run, some text of which was found.
pub(super) struct Host {
    /// As it was published.
    pub standing: Standing,
    /// Ordinal of the first text found of it, which stands for it.
    pub ordinal: u32,
}

impl<'v> Earlier<'v> {
    /// None found yet, in a run of so many articles.
    pub(super) fn new(view: Option<&'v View>, articles: u32) -> Self {
        Self {
            view,
            first: articles,
            found: Vec::new(),
            ordinals: HashMap::new(),
            known: Vec::new(),
            hosts: Vec::new(),
            by_cluster: HashMap::new(),
        }
    }

    pub(super) fn view(&self) -> Option<&'v View> {
        self.view
    }

    /// Articles and earlier texts found.
    pub(super) fn count(&self) -> u32 {
        self.first + self.found.len() as u32
    }

    /// Ordinals of the texts found.
    pub(super) fn ordinals(&self) -> std::ops::Range<u32> {
        self.first..self.count()
    }

    /// The place of an earlier text among those found; `None` for an article.
    pub(super) fn place(&self, ordinal: u32) -> Option<usize> {
        ordinal.checked_sub(self.first).map(|place| place as usize)
    }

    pub(super) fn body(&self, place: usize) -> io::Result<Body> {
        let view = self.view.expect("texts are found in a view");
        view.body(self.found[place])
    }

    /// The head of an earlier text that was read; `None` for an article.
    pub(super) fn head(&self, ordinal: u32) -> Option<&Head> {
        Some(&self.known[self.place(ordinal)?].0)
    }

    /// The number of the cluster an earlier text is in; `None` for an article.
    pub(super) fn host_of(&self, ordinal: u32) -> Option<u32> {
        Some(self.known[self.place(ordinal)?].1)
    }

    pub(super) fn host(&self, number: u32) -> &Host {
        &self.hosts[number as usize]
    }

    /// How many articles earlier runs put in a cluster.
    pub(super) fn articles(&self, host: &Host) -> io::Result<u64> {
        let view = self.view.expect("hosts are found in a view");
        view.articles(&host.standing.cluster)
    }

    /// The body of the text of a cluster with a fingerprint: its leader's or the one in its midst; when that is forgotten, of the
    /// text that stands for the cluster.
    pub(super) fn body_of(&self, host: &Host, exact: u128) -> io::Result<Body> {
        let view = self.view.expect("hosts are found in a view");
        for text in view.finder(Column::Exacts).equal(exact)? {
            let text = view.text(text)?;
            if text.standing.cluster == host.standing.cluster {
                return text.parsed();
            }
        }
        let standing = self.place(host.ordinal).expect("hosts are earlier");
        self.body(standing)
    }

    /// The ordinal of a text, which is a new one when it was not found before.
    fn number(&mut self, text: TextRef) -> u32 {
        let next = self.count();
        let ordinal = *self.ordinals.entry(text).or_insert(next);
        if ordinal == next {
            self.found.push(text);
        }
        ordinal
    }

    fn numbered(&mut self, met: Vec<Met>) -> Vec<(u32, u32)> {
        let pairs = met.into_iter();
        let mut pairs: Vec<_> = pairs.map(|(a, text)| (a, self.number(text))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Reads what is to be known of the texts found since the last time.
    pub(super) fn read(&mut self) -> io::Result<()> {
        let Some(view) = self.view else {
            return Ok(());
        };
        let unread = &self.found[self.known.len()..];
        let read = unread.par_iter().map(|&text| view.text(text));
        let read = read.collect::<io::Result<Vec<_>>>()?;
        for text in read {
            let ordinal = self.first + self.known.len() as u32;
            let next = self.hosts.len() as u32;
            let cluster = self.by_cluster.entry_ref(text.standing.cluster.as_str());
            let host = *cluster.or_insert(next);
            if host == next {
                self.hosts.push(Host {
                    standing: text.standing,
                    ordinal,
                });
            }
            self.known.push((text.head, host));
        }
        Ok(())
    }

    /// For each article, given with its fingerprint by that, the earliest text that equals it, where there is one.
    pub(super) fn equal(
        &mut self,
        articles: &[(u128, u32)],
        day: impl Fn(u32) -> io::Result<Option<i32>> + Sync,
    ) -> io::Result<Vec<(u32, u32)>> {
        let Some(view) = self.view else {
            return Ok(Vec::new());
        };
        let met = articles.par_chunks(BATCH).map(|articles| {
            let mut finder = view.finder(Column::Exacts);
            let mut met: Vec<Met> = Vec::new();
            for &(exact, article) in articles {
                for text in finder.equal(exact)? {
                    if within(view, article, text, &day)? {
                        met.push((article, text));
                        break;
                    }
                }
            }
            Ok(met)
        });
        let met = met.collect::<io::Result<Vec<_>>>()?.concat();
        Ok(self.numbered(met))
    }

    /// Pairs of an article and a text that share a key of a band; `keyed` are keys with their articles, ascending.
    pub(super) fn alike(
        &mut self,
        band: usize,
        keyed: &[(u32, u32)],
        keys: impl Fn(u32) -> io::Result<(Keys, u128)> + Sync,
        day: impl Fn(u32) -> io::Result<Option<i32>> + Sync,
    ) -> io::Result<Vec<(u32, u32)>> {
        let Some(view) = self.view else {
            return Ok(Vec::new());
        };
        let met = each_group(view, Column::Band(band as u8), keyed, |having, texts| {
            let total = having.len() + texts.iter().map(Vec::len).sum::<usize>();
            let mut met: Vec<Met> = Vec::new();
            for &(_, article) in having {
                let near = if total <= WHOLE {
                    texts.concat()
                } else {
                    let (keys, exact) = keys(article)?;
                    neighbours(view, band, &rank(band, &keys, exact), texts)?
                };
                for text in near {
                    if within(view, article, text, &day)? {
                        met.push((article, text));
                    }
                }
            }
            Ok(met)
        })?;
        Ok(self.numbered(met))
    }

    /// Pairs of an article and a text that share an anchor, once for each; `postings` are anchors with their articles, ascending.
    pub(super) fn sharing(
        &mut self,
        postings: &[(u32, u32)],
        length: impl Fn(u32) -> io::Result<(u16, u128)> + Sync,
        day: impl Fn(u32) -> io::Result<Option<i32>> + Sync,
    ) -> io::Result<Vec<(u32, u32)>> {
        let Some(view) = self.view else {
            return Ok(Vec::new());
        };
        let met = each_group(view, Column::Anchors, postings, |having, texts| {
            let total = having.len() + texts.iter().map(Vec::len).sum::<usize>();
            let mut articles: Vec<u32> = having.iter().map(|posting| posting.1).collect();
            let mut near = texts.concat();
            if total > WHOLE {
                let ranked = articles
                    .iter()
                    .map(|&article| Ok((length(article)?, article)));
                let mut ranked = ranked.collect::<io::Result<Vec<_>>>()?;
                ranked.sort_unstable();
                ranked.truncate(FEW);
                articles = ranked.into_iter().map(|(_, article)| article).collect();
                near = shortest(view, texts)?;
            }
            let mut met: Vec<Met> = Vec::new();
            for article in articles {
                for &text in &near {
                    if within(view, article, text, &day)? {
                        met.push((article, text));
                    }
                }
            }
            Ok(met)
        })?;
        let pairs = met.into_iter();
        Ok(pairs.map(|(a, text)| (a, self.number(text))).collect())
    }
}
