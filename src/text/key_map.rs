//! Values by the key of a word.

use super::WordKey;
use hashbrown::HashMap;

/// A map whose keys are those of Devanagari words. That it does not have a key, it mostly tells by a single bit.
///
/// ```
/// use khabar::text::{KeyMap, WordKey};
/// let mut map = KeyMap::with_room(10);
/// *map.at(WordKey::of([1, 2])) = 3;
/// assert_eq!(map.get(WordKey::of([1, 2])), Some(&3));
/// assert_eq!(map.get(WordKey::of([2, 1])), None);
/// ```
#[derive(Clone, Debug)]
pub struct KeyMap<V> {
    rows: HashMap<WordKey, V>,
    /// A bit for every key, which several may share.
    bits: Box<[u64]>,
}

/// Bits for each key there is room for: of the keys a full map does not have, the bit is set for one in sixteen.
const BITS: usize = 16;

impl<V> KeyMap<V> {
    /// An empty map. More keys than there is room for make it slower, no more.
    pub fn with_room(keys: usize) -> Self {
        let words = (keys * BITS).div_ceil(64).next_power_of_two();
        Self {
            rows: HashMap::with_capacity(keys),
            bits: vec![0; words].into(),
        }
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: WordKey) -> Option<&V> {
        self.may_have(key).then(|| self.rows.get(&key))?
    }

    /// Whether the bit of a key is set. If not, the map does not have it.
    #[inline]
    pub fn may_have(&self, key: WordKey) -> bool {
        let (word, bit) = self.bit(key);
        self.bits[word] & bit != 0
    }

    /// The value of a key that may be changed.
    pub fn get_mut(&mut self, key: WordKey) -> Option<&mut V> {
        self.rows.get_mut(&key)
    }

    /// The value of a key, its default where there was none.
    pub fn at(&mut self, key: WordKey) -> &mut V
    where
        V: Default,
    {
        let (word, bit) = self.bit(key);
        self.bits[word] |= bit;
        self.rows.entry(key).or_default()
    }

    /// The keys and their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (WordKey, &V)> {
        self.rows.iter().map(|(&key, value)| (key, value))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where the bit of a key stands.
    fn bit(&self, key: WordKey) -> (usize, u64) {
        let place = key.place(64 * self.bits.len());
        (place / 64, 1 << (place % 64))
    }
}
