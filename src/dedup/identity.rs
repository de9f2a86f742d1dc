//! Final ids: records that share an id are told apart by content, then by origin.
//!
//! A final id is the card's with so many suffixes: none, `~` and the first 8 hex digits of the content hash, and after that, as often as
//! it takes, `~` and 8 hex digits of the hash of the origin.

use super::card::Card;
use crate::text::{Hash128, hash128};
use hashbrown::HashMap;

/// What ids are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    id: Hash128,
    content: u32,
}

impl Key {
    pub(super) fn of(card: &Card) -> Self {
        Self {
            id: hash128([card.id.as_bytes()]),
            content: (card.content.0 >> 96) as u32,
        }
    }
}

/// How many suffixes tell each of these articles apart from the others.
pub(super) fn suffixes(keys: &[Key]) -> impl Iterator<Item = u32> + '_ {
    let mut by_id: HashMap<Hash128, u32> = HashMap::new();
    let mut by_content: HashMap<Key, u32> = HashMap::new();
    for key in keys {
        *by_id.entry(key.id).or_default() += 1;
        *by_content.entry(*key).or_default() += 1;
    }
    keys.iter().map(move |key| {
        if by_id[&key.id] == 1 {
            0
        } else if by_content[key] == 1 {
            1
        } else {
            2
        }
    })
}

/// The id of a card with so many suffixes.
pub(super) fn id(card: &Card, suffixes: u32) -> String {
    let mut id = card.id.clone();
    for place in 0..suffixes {
        let hash = if place == 0 {
            card.content
        } else {
            card.place()
        };
        id.push('~');
        id.push_str(&hash.to_string()[..8]);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Origin;

    fn check(cards: &[(&str, u128, u64)], expected: &[&str]) {
        let cards: Vec<Card> = cards
            .iter()
            .map(|&(id, content, record)| Card {
                id: id.to_owned(),
                content: Hash128(content << 96),
                published: None,
                source: None,
                chars: 0,
                origin: Origin {
                    file: "day.jsonl".into(),
                    record,
                },
            })
            .collect();
        let keys: Vec<Key> = cards.iter().map(Key::of).collect();
        let ids = cards.iter().zip(suffixes(&keys));
        let ids: Vec<_> = ids.map(|(card, suffixes)| id(card, suffixes)).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn only_shared_ids_change() {
        check(&[], &[]);
        check(&[("a", 1, 1), ("b", 1, 2)], &["a", "b"]);
        check(
            &[("a", 0xabcd, 1), ("b", 7, 2), ("a", 2, 3)],
            &["a~0000abcd", "b", "a~00000002"],
        );
        let placed = |record: u64| {
            let place = hash128([&b"day.jsonl"[..], &record.to_le_bytes()]);
            format!("a~00000001~{:08x}", place.0 >> 96)
        };
        check(
            &[("a", 1, 1), ("a", 1, 2), ("a", 2, 3)],
            &[&placed(1), &placed(2), "a~00000002"],
        );
    }
}
