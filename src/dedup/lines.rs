//! Recurring lines: those that many otherwise different articles of one source have.
//!
//! While articles pass, the keys of their lines are spilled. Once copies are known, a cluster has one vote a line and source,
//! whatever its number of members: the lines of a much printed report recur no more than those of any other. So the outcome is a
//! function of the set of articles. Articles without a source count as those of one unnamed source.

use super::spread::SpreadWriter;
use crate::normalize::{LineKey, Settings};
use hashbrown::HashMap;
use rayon::prelude::*;
use std::io;
use std::path::Path;

/// The lines of all articles, kept on disk in its folder.
///
/// In memory it holds 768 KiB of buffers, and each source's name once. On disk a line or closing sentence takes 16 bytes. Counting
/// reads a 64th of that at a time.
#[derive(Debug)]
pub struct LineLedger {
    rows: SpreadWriter<4>,
    articles: u32,
    /// Number of each source, by name.
    numbers: HashMap<String, u32>,
    /// Articles of each source, by number.
    sizes: Vec<u32>,
}

impl LineLedger {
    /// An empty ledger whose spill file lies in `dir`, which must exist and is the ledger's alone.
    ///
    /// # Errors
    /// When the spill file cannot be created.
    pub fn create(dir: &Path) -> io::Result<Self> {
        Ok(Self {
            rows: SpreadWriter::create(dir.join("rows"))?,
            articles: 0,
            numbers: HashMap::new(),
            sizes: Vec::new(),
        })
    }

    /// Enters the next article, in the order of the [`Ledger`](super::Ledger), with the keys of its lines, each once.
    ///
    /// # Errors
    /// When the spill file cannot be written.
    pub fn enter(&mut self, source: Option<&str>, keys: &[LineKey]) -> io::Result<()> {
        let source = self.number(source.unwrap_or_default());
        for key in keys {
            let (low, high) = (key.0 as u32, (key.0 >> 32) as u32);
            self.rows.push(&[low, high, source, self.articles])?;
        }
        self.articles += 1;
        Ok(())
    }

    /// Counts an article of a source; the number of the source.
    fn number(&mut self, source: &str) -> u32 {
        let next = self.sizes.len() as u32;
        let number = *self.numbers.entry_ref(source).or_insert(next);
        if number == next {
            self.sizes.push(0);
        }
        self.sizes[number as usize] += 1;
        number
    }

    /// The lines that recur. `voter` tells which article votes for one: articles with one voter have one vote.
    ///
    /// # Errors
    /// When the spill file cannot be written out or read back.
    pub fn count(
        self,
        voter: impl Fn(u32) -> u32,
        settings: &Settings,
    ) -> io::Result<RecurringLines> {
        let bars: Vec<u32> = self.sizes.iter().map(|&size| bar(size, settings)).collect();
        let mut found = vec![HashMap::new(); bars.len()];
        for part in self.rows.finish()?.parts() {
            let mut votes = part?;
            for [.., article] in &mut votes {
                *article = voter(*article);
            }
            votes.par_sort_unstable();
            votes.dedup();
            for line in votes.chunk_by(|a, b| a[..3] == b[..3]) {
                let [low, high, source, _] = line[0];
                let (source, count) = (source as usize, line.len() as u32);
                if count >= bars[source] {
                    let key = LineKey(u64::from(high) << 32 | u64::from(low));
                    found[source].insert(key, count);
                }
            }
        }
        let sources = self.numbers.into_iter();
        let sources =
            sources.map(|(name, number)| (name, std::mem::take(&mut found[number as usize])));
        Ok(RecurringLines {
            sources: sources.filter(|(_, lines)| !lines.is_empty()).collect(),
        })
    }
}

/// Votes from which a line recurs in a source with so many articles.
fn bar(articles: u32, settings: &Settings) -> u32 {
    let share = f64::from(articles) * settings.recurring_share;
    settings.recurring_min.max(share.ceil() as u32)
}

/// The recurring lines of every source: in memory 12 bytes each and what hashing takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecurringLines {
    sources: HashMap<String, HashMap<LineKey, u32>>,
}

impl RecurringLines {
    /// The recurring lines of a source with the number of otherwise different articles each was found in; `None` when it has none.
    pub fn of(&self, source: Option<&str>) -> Option<&HashMap<LineKey, u32>> {
        self.sources.get(source.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An article: its source and its lines.
    type Entry = (Option<&'static str>, Vec<u64>);

    fn count(entries: &[Entry], clusters: &[&[u32]], min: u32, share: f64) -> RecurringLines {
        let settings = Settings {
            boilerplate: true,
            credits: false,
            max_boilerplate: 0.5,
            recurring_min: min,
            recurring_share: share,
        };
        let dir = tempfile::tempdir().expect("a folder");
        let mut ledger = LineLedger::create(dir.path()).expect("created");
        for (source, lines) in entries {
            let keys: Vec<_> = lines.iter().map(|&line| LineKey(line)).collect();
            ledger.enter(*source, &keys).expect("entered");
        }
        let voter = |article: u32| {
            let cluster = clusters.iter().find(|cluster| cluster.contains(&article));
            cluster.map_or(article, |cluster| cluster[0])
        };
        ledger.count(voter, &settings).expect("counted")
    }

    /// The recurring lines of a source with their votes, ascending.
    fn of(lines: &RecurringLines, source: Option<&str>) -> Vec<(u64, u32)> {
        let found = lines.of(source).into_iter().flatten();
        let mut found: Vec<_> = found.map(|(key, &votes)| (key.0, votes)).collect();
        found.sort_unstable();
        found
    }

    fn entries(source: Option<&'static str>, lines: &[&[u64]]) -> Vec<Entry> {
        lines.iter().map(|lines| (source, lines.to_vec())).collect()
    }

    #[test]
    fn a_line_recurs_from_the_bar_on() {
        const HIGH: u64 = 7 << 40;
        let all = entries(Some("a"), &[&[1, 2, HIGH], &[1, 2, HIGH + 1], &[1], &[]]);
        assert_eq!(of(&count(&all, &[], 3, 0.0), Some("a")), [(1, 3)]);
        assert_eq!(of(&count(&all, &[], 2, 0.0), Some("a")), [(1, 3), (2, 2)]);
        assert_eq!(of(&count(&all, &[], 2, 0.75), Some("a")), [(1, 3)]);
        assert_eq!(count(&all, &[], 2, 0.76), RecurringLines::default());
        assert_eq!(count(&[], &[], 1, 0.0), RecurringLines::default());
    }

    #[test]
    fn copies_have_one_vote() {
        let all = entries(None, &[&[1, 2], &[1, 2], &[1, 3], &[1, 3], &[1]]);
        let lines = count(&all, &[&[0, 1], &[3, 2]], 2, 0.0);
        assert_eq!(of(&lines, None), [(1, 3)]);
    }

    #[test]
    fn sources_are_counted_apart() {
        let mut all = entries(Some("a"), &[&[1], &[1]]);
        all.extend(entries(Some("b"), &[&[1, 2]]));
        all.extend(entries(None, &[&[2], &[2]]));
        let lines = count(&all, &[], 2, 0.0);
        assert_eq!(of(&lines, Some("a")), [(1, 2)]);
        assert_eq!(
            (of(&lines, Some("b")), of(&lines, Some("c"))),
            (vec![], vec![])
        );
        assert_eq!(of(&lines, None), [(2, 2)]);
    }

    proptest! {
        // Each case makes two ledgers of many files.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn order_does_not_matter(lists in prop::collection::vec(prop::collection::btree_set(0u64..6, 0..6), 0..12)) {
            let entry = |lines: &std::collections::BTreeSet<u64>| (Some("a"), lines.iter().copied().collect());
            let mut all: Vec<Entry> = lists.iter().map(entry).collect();
            let forth = count(&all, &[], 2, 0.2);
            all.reverse();
            prop_assert_eq!(forth, count(&all, &[], 2, 0.2));
        }
    }
}
