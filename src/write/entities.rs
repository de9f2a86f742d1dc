//! The entities of a corpus, `entities.jsonl`: who and what is named, by which names, in how many articles.
//!
//! A [`Sighting`] is what one leader has of one entity; a cluster counts once. Sightings are added up by entity in memory and, where
//! those are many, on disk in sorted runs: memory is bounded, and the file is a function of the set of sightings.

use super::record::{Record, Term};
use super::tally::Tally;
use super::words;
use crate::annotate::MentionKind;
use crate::dedup::{Runs, RunsWriter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
use std::ops::AddAssign;
use std::path::PathBuf;

/// Names an entity's line keeps.
const NAMES: usize = 20;
/// Bytes of sums held in memory, about.
const HELD: usize = 1 << 24;
/// Bytes that a sum takes beside its words, about.
const FRAME: usize = 256;

/// One line of `entities.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntitySum {
    /// Entity id.
    pub id: String,
    /// The name that most articles give it.
    pub name: String,
    /// The English name that most articles give it; null when none is known.
    pub name_en: Option<String>,
    /// The type that most articles give it.
    #[serde(rename = "type")]
    pub kind: Term,
    /// How it is named, offices and demonyms left out: the twenty most frequent names, most frequent first.
    pub names: Vec<NameSum>,
    /// Articles, copies included.
    pub articles: u64,
    /// Clusters; each counts once.
    pub clusters: u64,
    /// Mentions in leaders and unique articles.
    pub mentions: u64,
}

/// A name and how often it stands for the entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameSum {
    /// As it is written.
    pub name: String,
    /// Mentions by this name in leaders and unique articles.
    pub mentions: u64,
}

/// What one leader has of one entity, on behalf of its cluster.
#[derive(Clone, Debug)]
pub struct Sighting {
    id: String,
    sum: Sum,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Sum {
    name: Tally,
    name_en: Tally,
    kind: Tally,
    names: Tally,
    articles: u64,
    clusters: u64,
    mentions: u64,
}

/// The entities of a leader's or unique article's record.
pub fn sightings(record: &Record) -> Vec<Sighting> {
    let unnamed = [MentionKind::Role, MentionKind::Adj].map(words::mention_kind);
    let sighting = |entity: &super::Entity| {
        let mut names = Tally::default();
        for mention in &entity.mentions {
            if !unnamed.contains(&mention.kind.as_ref()) {
                names.count(&mention.text);
            }
        }
        Sighting {
            id: entity.id.clone(),
            sum: Sum {
                name: Tally::once(&entity.name),
                name_en: (entity.name_en.as_deref())
                    .map(Tally::once)
                    .unwrap_or_default(),
                kind: Tally::once(&entity.kind),
                names,
                articles: record.dedup.size.into(),
                clusters: 1,
                mentions: entity.mentions.len() as u64,
            },
        }
    };
    record.entities.iter().map(sighting).collect()
}

/// Adds up sightings. Holds 16 MiB of sums; what is more goes to a file.
#[derive(Debug)]
pub struct Entities {
    sums: BTreeMap<String, Sum>,
    /// Bytes of `sums`, about.
    held: usize,
    most: usize,
    spilled: RunsWriter,
}

impl Entities {
    /// None yet; `spill` is the path of the file that takes what memory is not to hold.
    ///
    /// # Errors
    /// When that file cannot be made.
    pub fn spilling(spill: PathBuf) -> io::Result<Self> {
        Self::holding(HELD, spill)
    }

    fn holding(most: usize, spill: PathBuf) -> io::Result<Self> {
        Ok(Self {
            sums: BTreeMap::new(),
            held: 0,
            most,
            spilled: RunsWriter::create(spill)?,
        })
    }

    /// Counts one sighting.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn count(&mut self, Sighting { id, sum }: Sighting) -> io::Result<()> {
        let frame = FRAME + id.len();
        let held = match self.sums.entry(id) {
            Entry::Vacant(place) => {
                self.held += frame;
                place.insert(Sum::default())
            }
            Entry::Occupied(place) => place.into_mut(),
        };
        let before = held.size();
        *held += sum;
        self.held += held.size() - before;
        if self.held < self.most {
            return Ok(());
        }
        self.spill()
    }

    fn spill(&mut self) -> io::Result<()> {
        self.held = 0;
        for (id, sum) in std::mem::take(&mut self.sums) {
            let sum = postcard::to_stdvec(&sum).map_err(io::Error::other)?;
            self.spilled.push(id.into_bytes(), sum)?;
        }
        Ok(())
    }

    /// All that were counted.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<Sighted> {
        self.spill()?;
        self.spilled.finish().map(Sighted)
    }
}

/// The entities that were sighted.
#[derive(Debug)]
pub struct Sighted(Runs);

impl Sighted {
    /// The lines, in order of id. An error is one of reading back; nothing follows it.
    pub fn lines(&self) -> impl Iterator<Item = io::Result<EntitySum>> + '_ {
        let mut sums = self.0.merged().map(|record| {
            let (id, sum) = record?;
            let sum: Sum = postcard::from_bytes(&sum).map_err(io::Error::other)?;
            Ok((id, sum))
        });
        let mut next = sums.next();
        std::iter::from_fn(move || {
            let (id, mut total) = match next.take()? {
                Ok(first) => first,
                Err(error) => return Some(Err(error)),
            };
            next = sums.next();
            while let Some(Ok((_, sum))) =
                next.take_if(|next| matches!(next, Ok(next) if next.0 == id))
            {
                total += sum;
                next = sums.next();
            }
            Some(Ok(total.line(&id)))
        })
    }
}

impl Sum {
    /// Bytes of its words.
    fn size(&self) -> usize {
        let tallies = [&self.name, &self.name_en, &self.kind, &self.names];
        tallies.into_iter().map(Tally::size).sum()
    }

    fn line(self, id: &[u8]) -> EntitySum {
        let most = |tally: &Tally| tally.most_frequent().map(str::to_owned);
        let names = self.names.ranked(NAMES).into_iter();
        let names = names.map(|(name, mentions)| NameSum { name, mentions });
        EntitySum {
            id: String::from_utf8_lossy(id).into_owned(),
            name: most(&self.name).unwrap_or_default(),
            name_en: most(&self.name_en),
            kind: most(&self.kind).unwrap_or_default().into(),
            names: names.collect(),
            articles: self.articles,
            clusters: self.clusters,
            mentions: self.mentions,
        }
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.name += other.name;
        self.name_en += other.name_en;
        self.kind += other.kind;
        self.names += other.names;
        self.articles += other.articles;
        self.clusters += other.clusters;
        self.mentions += other.mentions;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(id: &str, name: &str, names: &[(&str, u64)], articles: u64) -> Sighting {
        Sighting {
            id: id.to_owned(),
            sum: Sum {
                name: Tally::once(name),
                kind: Tally::once("PER"),
                mentions: names.iter().map(|(_, count)| count).sum::<u64>() + 1,
                names: names.iter().copied().collect(),
                articles,
                clusters: 1,
                ..Sum::default()
            },
        }
    }

    fn lines(most: usize, sightings: impl IntoIterator<Item = Sighting>) -> Vec<EntitySum> {
        let folder = tempfile::tempdir().expect("a folder");
        let spill = folder.path().join("entities");
        let mut entities = Entities::holding(most, spill).expect("created");
        for sighting in sightings {
            entities.count(sighting).expect("written");
        }
        let sighted = entities.finish().expect("written");
        let lines: io::Result<Vec<_>> = sighted.lines().collect();
        lines.expect("read")
    }

    #[test]
    fn sums_are_a_function_of_the_set_of_sightings() {
        let sightings = [
            sighting(
                "khabar:b",
                "मेयर रेखा वर्मा",
                &[("रेखा वर्मा", 2), ("वर्मा", 1)],
                3,
            ),
            sighting("khabar:a", "अनिल सेठ", &[("सेठ", 1)], 1),
            sighting("khabar:b", "रेखा वर्मा", &[("रेखा वर्मा", 1)], 1),
            sighting("khabar:b", "रेखा वर्मा", &[], 2),
        ];
        let found = lines(HELD, sightings.clone());
        for most in [1, 700, HELD] {
            assert_eq!(found, lines(most, sightings.clone()));
            assert_eq!(found, lines(most, sightings.clone().into_iter().rev()));
        }
        let ids: Vec<&str> = found.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(ids, ["khabar:a", "khabar:b"]);
        let rekha = &found[1];
        assert_eq!(rekha.name, "रेखा वर्मा");
        assert_eq!((rekha.articles, rekha.clusters, rekha.mentions), (6, 3, 7));
        let names = rekha
            .names
            .iter()
            .map(|name| (name.name.as_str(), name.mentions));
        assert_eq!(names.collect::<Vec<_>>(), [("रेखा वर्मा", 3), ("वर्मा", 1)]);
    }

    #[test]
    fn what_is_held_is_counted_as_it_grows() {
        let folder = tempfile::tempdir().expect("a folder");
        let spill = folder.path().join("entities");
        let mut entities = Entities::holding(HELD, spill).expect("created");
        for at in 0..100 {
            let name = format!("रेखा {at}");
            let sighting = sighting("khabar:b", "रेखा वर्मा", &[(&name, 1)], 1);
            entities.count(sighting).expect("written");
            let size: usize = entities.sums.values().map(Sum::size).sum();
            assert_eq!(entities.held, FRAME + "khabar:b".len() + size);
        }
    }

    #[test]
    fn the_most_frequent_names_are_kept() {
        let names: Vec<String> = (0..30).map(|name| format!("n{name:02}")).collect();
        let names: Vec<(&str, u64)> = names.iter().map(String::as_str).zip(1..).collect();
        let [line] = &lines(HELD, [sighting("local:1", "n", &names, 1)])[..] else {
            panic!("one entity");
        };
        assert_eq!(line.names.len(), NAMES);
        assert_eq!(
            (line.names[0].name.as_str(), line.names[19].name.as_str()),
            ("n29", "n10")
        );
    }

    #[test]
    fn no_sightings_no_lines() {
        assert_eq!(lines(HELD, []), []);
    }
}
