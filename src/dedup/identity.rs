//! Final ids: records that share an id are told apart by content, then by origin.

use super::card::Card;
use crate::text::Hash128;
use std::collections::BTreeMap;

/// New ids of those among `cards` that share an id with another one, by their position in `cards`.
///
/// Each gets `~` and the first 8 hex digits of its content hash; those still equal get another `~` and 8 hex digits of the
/// hash of their origin.
pub(super) fn settle(cards: &[Card]) -> BTreeMap<usize, String> {
    let mut settled = BTreeMap::new();
    for shared in sharing(cards.iter().map(|card| card.id.clone()).enumerate()) {
        let named = shared.into_iter().map(|at| (at, content(&cards[at])));
        settled.extend(named);
    }
    for shared in sharing(settled.clone().into_iter()) {
        for at in shared {
            settled
                .entry(at)
                .and_modify(|id| *id = place(id, &cards[at]));
        }
    }
    settled
}

/// The id of an article that its content tells apart.
pub(super) fn content(card: &Card) -> String {
    format!("{}~{}", card.id, head(&card.content))
}

/// An id that its origin tells apart.
pub(super) fn place(id: &str, card: &Card) -> String {
    format!("{id}~{}", head(&card.place()))
}

/// The positions that share an id, id by id.
fn sharing(ids: impl Iterator<Item = (usize, String)>) -> impl Iterator<Item = Vec<usize>> {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, id) in ids {
        by_id.entry(id).or_default().push(at);
    }
    by_id.into_values().filter(|shared| shared.len() > 1)
}

/// The first 8 hex digits.
fn head(hash: &Hash128) -> String {
    let mut hex = hash.to_string();
    hex.truncate(8);
    hex
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Origin;
    use crate::text::hash128;

    fn check(cards: &[(&str, u128, u64)], expected: &[Option<&str>]) {
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
        let settled = settle(&cards);
        let settled: Vec<_> = (0..cards.len())
            .map(|at| settled.get(&at).map(String::as_str))
            .collect();
        assert_eq!(settled, expected);
    }

    #[test]
    fn only_shared_ids_change() {
        check(&[], &[]);
        check(&[("a", 1, 1), ("b", 1, 2)], &[None, None]);
        check(
            &[("a", 0xabcd, 1), ("b", 7, 2), ("a", 2, 3)],
            &[Some("a~0000abcd"), None, Some("a~00000002")],
        );
        let placed = |record: u64| {
            let place = hash128([&b"day.jsonl"[..], &record.to_le_bytes()]);
            format!("a~00000001~{:08x}", place.0 >> 96)
        };
        check(
            &[("a", 1, 1), ("a", 1, 2), ("a", 2, 3)],
            &[Some(&placed(1)), Some(&placed(2)), Some("a~00000002")],
        );
    }
}
