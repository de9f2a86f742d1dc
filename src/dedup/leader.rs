//! Who leads a cluster.

use super::card::Card;
use super::{LeaderPolicy, Settings, dates};
use std::cmp::Ordering;

/// Whether `a` leads before `b`, each given with its final id: by the policy, then id bytes, content hash, origin.
pub(super) fn order(settings: &Settings, a: (&str, &Card), b: (&str, &Card)) -> Ordering {
    let policy = match settings.leader {
        LeaderPolicy::Earliest => date(a.1).cmp(&date(b.1)),
        LeaderPolicy::Longest => b.1.chars.cmp(&a.1.chars),
        LeaderPolicy::Source => rank(settings, a.1).cmp(&rank(settings, b.1)),
    };
    policy.then_with(|| tie(a, b))
}

/// A total order of articles that no policy touches: id bytes, content hash, origin.
pub(super) fn tie(a: (&str, &Card), b: (&str, &Card)) -> Ordering {
    let (one, other) = (a.1, b.1);
    a.0.cmp(b.0)
        .then_with(|| one.content.cmp(&other.content))
        .then_with(|| one.origin.cmp(&other.origin))
}

/// Dates in order of time, a day before its hours; none, or none that can be read, sorts last.
fn date(card: &Card) -> (bool, i64, bool) {
    let time = card.published.as_deref().and_then(dates::seconds);
    time.map_or((true, 0, false), |(seconds, clock)| (false, seconds, clock))
}

/// Place of the card's source in the settings; unlisted and unknown sources share the last.
fn rank(settings: &Settings, card: &Card) -> usize {
    let listed = |source: &String| Some(source) == card.source.as_ref();
    let rank = settings.sources.iter().position(listed);
    rank.unwrap_or(settings.sources.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Origin;
    use crate::text::Hash128;

    fn card(published: Option<&str>, source: Option<&str>, chars: u32) -> Card {
        Card {
            id: String::new(),
            content: Hash128(0),
            published: published.map(str::to_owned),
            source: source.map(str::to_owned),
            chars,
            origin: Origin {
                file: "day.jsonl".into(),
                record: 1,
            },
        }
    }

    /// The leader among cards with the ids a, b, c and so on.
    fn check(leader: LeaderPolicy, cards: &[Card], expected: usize) {
        let settings = Settings {
            leader,
            sources: vec!["Wire".to_owned(), "Daily".to_owned()],
            ..super::super::tests::settings()
        };
        let ids = ["a", "b", "c", "d"];
        let first = (0..cards.len())
            .min_by(|&a, &b| order(&settings, (ids[a], &cards[a]), (ids[b], &cards[b])));
        assert_eq!(first, Some(expected), "{leader:?} {cards:?}");
    }

    #[test]
    fn the_earliest_is_so_by_time_not_by_letters() {
        let cards = [
            card(Some("2024-11-30T23:00:00Z"), None, 10),
            card(Some("2024-12-01T01:00:00+05:30"), None, 10),
            card(Some("2024-12-01T02:00:00"), None, 10),
        ];
        check(LeaderPolicy::Earliest, &cards, 1);
        check(LeaderPolicy::Earliest, &cards[..1], 0);
    }

    #[test]
    fn each_policy_has_its_leader() {
        let cards = [
            card(None, Some("Daily"), 10),
            card(Some("2024-11-30T06:00"), None, 30),
            card(Some("2024-11-30"), Some("Wire"), 20),
            card(Some("2024-12-01"), Some("Wire"), 30),
        ];
        check(LeaderPolicy::Earliest, &cards, 2);
        check(LeaderPolicy::Longest, &cards, 1);
        check(LeaderPolicy::Source, &cards, 2);
        check(
            LeaderPolicy::Earliest,
            &[card(None, None, 1), card(None, None, 2)],
            0,
        );
    }
}
