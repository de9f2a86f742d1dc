//! Values by word, however the word is spelt.

use super::{fold, folded};
use hashbrown::HashTable;

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
    /// A bit for the first two characters of every word.
    starts: [u64; 64],
}

impl<V> Default for FoldMap<V> {
    fn default() -> Self {
        Self {
            rows: HashTable::new(),
            starts: [0; 64],
        }
    }
}

impl<V> FoldMap<V> {
    /// The value of a word in any spelling.
    pub fn get(&self, word: &str) -> Option<&V> {
        let (place, bit) = start(word);
        if self.starts[place] & bit == 0 {
            return None;
        }
        let same = |row: &(String, V)| row.0.chars().eq(fold(word).map(|(_, c)| c));
        let row = self.rows.find(fold_hash(word), same)?;
        Some(&row.1)
    }

    /// The value of a word, its default where there was none.
    pub fn at(&mut self, word: &str) -> &mut V
    where
        V: Default,
    {
        let key = folded(word);
        let (place, bit) = start(&key);
        self.starts[place] |= bit;
        let row = self
            .rows
            .entry(fold_hash(&key), |row| row.0 == key, |row| fold_hash(&row.0));
        &mut row
            .or_insert_with(|| (key.clone(), V::default()))
            .into_mut()
            .1
    }
}

/// Where the bit of a word's first two folded characters stands.
fn start(word: &str) -> (usize, u64) {
    let mut letters = fold(word).map(|(_, c)| u32::from(c));
    let [first, second] = [letters.next(), letters.next()].map(Option::unwrap_or_default);
    let place = first.wrapping_mul(37).wrapping_add(second);
    (place as usize / 64 % 64, 1 << (place % 64))
}

/// A hash of a word's folded characters: a polynomial over them, modulo 2^64, with its bits spread. The same in every run.
pub fn fold_hash(word: &str) -> u64 {
    /// Odd, with bits all over: the golden ratio's.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = fold(word).fold(0u64, |hash, (_, c)| {
        hash.wrapping_mul(SPREAD).wrapping_add(u32::from(c).into())
    });
    (hash ^ hash >> 32).wrapping_mul(SPREAD)
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
