//! Values by word, however the word is spelt.

use super::{fold, folded};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::{BuildHasher, Hasher};

/// A map whose keys are words in the folded view. Looking up folds as it reads and allocates nothing.
///
/// ```
/// use khabar::text::FoldMap;
/// let mut map = FoldMap::default();
/// *map.at("हिन्दी") = 1;
/// assert_eq!(map.get("हिंदी"), Some(&1));
/// assert_eq!(map.get(""), None);
/// ```
#[derive(Clone, Debug)]
pub struct FoldMap<V> {
    rows: HashTable<(String, V)>,
    hasher: DefaultHashBuilder,
}

impl<V> Default for FoldMap<V> {
    fn default() -> Self {
        Self {
            rows: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl<V> FoldMap<V> {
    /// The value of a word in any spelling.
    pub fn get(&self, word: &str) -> Option<&V> {
        let same = |row: &(String, V)| row.0.chars().eq(fold(word).map(|(_, c)| c));
        let row = self.rows.find(hash(&self.hasher, word), same)?;
        Some(&row.1)
    }

    /// The value of a word, its default where there was none.
    pub fn at(&mut self, word: &str) -> &mut V
    where
        V: Default,
    {
        let key = folded(word);
        let hasher = &self.hasher;
        let row = self.rows.entry(
            hash(hasher, &key),
            |row| row.0 == key,
            |row| hash(hasher, &row.0),
        );
        &mut row
            .or_insert_with(|| (key.clone(), V::default()))
            .into_mut()
            .1
    }
}

fn hash(hasher: &DefaultHashBuilder, word: &str) -> u64 {
    let mut state = hasher.build_hasher();
    fold(word).for_each(|(_, c)| state.write_u32(c.into()));
    state.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_value() {
        let mut map: FoldMap<Vec<u8>> = FoldMap::default();
        map.at("सम्बन्ध").push(1);
        map.at("संबंध").push(2);
        map.at("NATO").push(3);
        assert_eq!(map.get("सम्\u{200d}बंध"), Some(&vec![1, 2]));
        assert_eq!(map.get("nato"), Some(&vec![3]));
        assert_eq!((map.get("संबध"), map.get("")), (None, None));
    }
}
