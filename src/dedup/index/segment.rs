//! Segments: the texts and articles of one generation, in files that are written once.
//!
//! A text has a head (exact fingerprint, days, how many articles have it, how many anchors), its band keys and its body, as a
//! comparison reads them, and its standing: the cluster it is in. An article has its id, its date and its text.

use super::super::Container;
use super::super::body::Body;
use super::super::minhash::{BANDS, Keys};
use super::super::pack::take;
use super::super::spill::numbers;
use super::records::Records;
use crate::text::Milli;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// File names within a segment's folder.
pub(super) const TEXTS: &str = "texts";
pub(super) const ARTICLES: &str = "articles";
pub(super) const COMMON: &str = "common.zst";
/// The blocks of keys until they are in the catalogue.
pub(super) const BLOCKS: &str = "blocks";
/// What the catalogue will say of it.
pub(super) const GENERATION: &str = "generation.json";

/// What is read of a text without reading all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Head {
    /// Exact fingerprint; 0 for none.
    pub exact: u128,
    /// Day of its latest article, since 1970; `None` when none is dated.
    pub day: Option<i32>,
    /// Articles that have it.
    pub articles: u32,
    /// Its anchors.
    pub anchors: u16,
}

impl Head {
    const BYTES: usize = 26;
    /// In place of the day when there is none.
    const NO_DAY: i32 = i32::MIN;

    fn write(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..16].copy_from_slice(&self.exact.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.day.unwrap_or(Self::NO_DAY).to_le_bytes());
        bytes[20..24].copy_from_slice(&self.articles.to_le_bytes());
        bytes[24..].copy_from_slice(&self.anchors.to_le_bytes());
        bytes
    }

    fn read(mut bytes: &[u8]) -> Option<Self> {
        Some(Self {
            exact: u128::from_le_bytes(take(&mut bytes)?),
            day: Some(i32::from_le_bytes(take(&mut bytes)?)).filter(|&day| day != Self::NO_DAY),
            articles: u32::from_le_bytes(take(&mut bytes)?),
            anchors: u16::from_le_bytes(take(&mut bytes)?),
        })
    }
}

/// The cluster a text is in, as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Standing {
    /// Cluster id; the article's own when it was unique.
    pub cluster: String,
    /// The leader's id.
    pub leader: String,
    /// The run that published the leader.
    pub leader_run: String,
    /// The leader's date.
    pub leader_published: Option<String>,
    /// Fingerprint of the leader's text; 0 for none.
    pub leader_exact: u128,
    /// Fingerprint of the text in the midst of the cluster when it was first published.
    pub midst_exact: u128,
    /// What the leader lies inside of: id and share in thousandths.
    pub contained_in: Vec<(String, i64)>,
}

impl Standing {
    /// What the leader lies inside of.
    pub(in super::super) fn containers(&self) -> impl Iterator<Item = Container> {
        self.contained_in.iter().map(|(id, share)| Container {
            id: id.clone(),
            share: Milli(*share),
        })
    }
}

/// A text as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Text {
    pub head: Head,
    pub standing: Standing,
    /// Keys and body, as [`Body::write`] has them.
    pub body: Vec<u8>,
}

impl Text {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = self.head.write().to_vec();
        bytes.extend((self.body.len() as u32).to_le_bytes());
        bytes.extend(&self.body);
        postcard::to_extend(&self.standing, bytes).expect("memory takes plain data")
    }

    /// Its body, ready to be compared.
    pub(in super::super) fn parsed(&self) -> io::Result<Body> {
        Body::parse(&self.body).ok_or_else(damaged)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(Head::BYTES)?;
        let (length, rest) = rest.split_first_chunk()?;
        let (body, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        Some(Self {
            head: Head::read(head)?,
            body: body.to_vec(),
            standing: postcard::from_bytes(rest).ok()?,
        })
    }
}

/// An article as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Kept {
    /// Its id, as published.
    pub id: String,
    /// Its date.
    pub published: Option<String>,
    /// Its text, by number within the segment.
    pub text: u32,
}

impl Kept {
    pub(super) fn write(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("memory takes plain data")
    }
}

/// A generation's files.
#[derive(Debug)]
pub(super) struct Segment {
    texts: Records,
    articles: Records,
}

impl Segment {
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            texts: Records::open(folder.join(TEXTS))?,
            articles: Records::open(folder.join(ARTICLES))?,
        })
    }

    pub(super) fn texts(&self) -> u32 {
        self.texts.count()
    }

    pub(super) fn articles(&self) -> u32 {
        self.articles.count()
    }

    pub(super) fn text(&self, at: u32) -> io::Result<Text> {
        Text::read(&self.texts.get(at)?).ok_or_else(damaged)
    }

    pub(super) fn head(&self, at: u32) -> io::Result<Head> {
        Head::read(&self.texts.head(at, Head::BYTES)?).ok_or_else(damaged)
    }

    /// A text's head and band keys.
    pub(super) fn keys(&self, at: u32) -> io::Result<(Head, Keys)> {
        const FROM: usize = Head::BYTES + 4;
        let bytes = self.texts.head(at, FROM + 4 * BANDS)?;
        let keys = bytes.get(FROM..).map(numbers).unwrap_or_default();
        let keys = <Keys>::try_from(keys).map_err(|_| damaged())?;
        Ok((Head::read(&bytes).ok_or_else(damaged)?, keys))
    }

    pub(super) fn body(&self, at: u32) -> io::Result<Body> {
        self.text(at)?.parsed()
    }

    pub(super) fn article(&self, at: u32) -> io::Result<Kept> {
        postcard::from_bytes(&self.articles.get(at)?).map_err(|_| damaged())
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "an index segment is damaged")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_come_back(exact: u128, day in proptest::option::of(-99_999i32..99_999), articles: u32, anchors: u16,
            cluster in ".{0,9}", leader_published in proptest::option::of(".{0,9}"), body: Vec<u8>) {
            let standing = Standing {
                leader: cluster.clone(),
                leader_run: "run".to_owned(),
                leader_exact: exact,
                midst_exact: !exact,
                contained_in: vec![(cluster.clone(), 970)],
                cluster,
                leader_published,
            };
            let text = Text { head: Head { exact, day, articles, anchors }, standing, body };
            prop_assert_eq!(Text::read(&text.write()), Some(text));
        }

        #[test]
        fn other_bytes_are_no_panic(bytes: Vec<u8>) {
            let _ = Text::read(&bytes);
        }
    }
}
