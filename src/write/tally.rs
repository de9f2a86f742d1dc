//! Words and how often each was counted.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// Counts of words. Which counts were added first shows nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally(BTreeMap<String, u64>);

impl Tally {
    /// A word counted once.
    pub(super) fn once(word: &str) -> Self {
        [(word, 1)].into_iter().collect()
    }

    /// Counts a word.
    pub(super) fn count(&mut self, word: &str) {
        *self += Self::once(word);
    }

    /// The most frequent word, of equally frequent ones the first by bytes; `None` of no words.
    pub(super) fn most_frequent(&self) -> Option<&str> {
        let most = self.0.iter();
        let most = most.max_by_key(|&(word, count)| (count, Reverse(word)));
        most.map(|(word, _)| word.as_str())
    }

    /// The `most` most frequent words with their counts, most frequent first, equally frequent ones by bytes.
    pub(super) fn ranked(self, most: usize) -> Vec<(String, u64)> {
        let mut words: Vec<(String, u64)> = self.0.into_iter().collect();
        words.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        words.truncate(most);
        words
    }

    /// Bytes that it takes, about: its words and the frame of each.
    pub(super) fn size(&self) -> usize {
        let words = self.0.keys();
        words
            .map(|word| word.len() + size_of::<(String, u64)>())
            .sum()
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for (word, count) in other.0 {
            *self.0.entry(word).or_default() += count;
        }
    }
}

impl<'w> FromIterator<(&'w str, u64)> for Tally {
    fn from_iter<I: IntoIterator<Item = (&'w str, u64)>>(words: I) -> Self {
        let words = words.into_iter();
        Self(
            words
                .map(|(word, count)| (word.to_owned(), count))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_ranked_by_count_then_bytes() {
        let mut tally: Tally = [("ग", 1), ("ख", 3)].into_iter().collect();
        tally += [("क", 3), ("ग", 1)].into_iter().collect();
        tally.count("घ");
        assert_eq!(tally.most_frequent(), Some("क"));
        let ranked = tally.ranked(3);
        let ranked = ranked.iter().map(|(word, count)| (word.as_str(), *count));
        assert_eq!(ranked.collect::<Vec<_>>(), [("क", 3), ("ख", 3), ("ग", 2)]);
    }

    #[test]
    fn size_grows_with_words_not_with_counts() {
        let mut tally = Tally::once("वर्मा");
        let one = tally.size();
        tally.count("वर्मा");
        assert_eq!(tally.size(), one);
        tally.count("रेखा");
        assert!(tally.size() > one);
    }

    #[test]
    fn of_no_words_none_is_most_frequent() {
        assert_eq!(Tally::default().most_frequent(), None);
        assert_eq!(Tally::default().size(), 0);
    }
}
