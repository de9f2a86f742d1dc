//! Who leads a cluster.

use super::card::Card;
use super::{LeaderPolicy, Settings};
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

/// Zone of a date without one, in seconds: India's, as most papers that khabar reads are Indian.
const INDIA: i64 = 5 * 3600 + 1800;

/// Dates in order of time, a day before its hours; none, or none that can be read, sorts last.
fn date(card: &Card) -> (bool, i64, bool) {
    let time = card.published.as_deref().and_then(seconds);
    time.map_or((true, 0, false), |(seconds, clock)| (false, seconds, clock))
}

/// Seconds since 1970 of an ISO date, and whether it has a time of day. A day without one counts from its start.
fn seconds(published: &str) -> Option<(i64, bool)> {
    let Some((day, clock)) = published.split_once('T') else {
        let day: jiff::civil::Date = published.parse().ok()?;
        return Some((since_1970(day.at(0, 0, 0, 0)) - INDIA, false));
    };
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(zone);
    let local: jiff::civil::DateTime = format!("{day}T{clock}").parse().ok()?;
    let offset = match zone.split_at_checked(1) {
        None => INDIA,
        Some(("Z", _)) => 0,
        Some((sign, offset)) => {
            let (hours, minutes) = offset.split_once(':')?;
            let offset = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
            if sign == "-" { -offset } else { offset }
        }
    };
    Some((since_1970(local) - offset, true))
}

fn since_1970(local: jiff::civil::DateTime) -> i64 {
    jiff::tz::Offset::UTC
        .to_timestamp(local)
        .map_or(0, |time| time.as_second())
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
        assert_eq!(seconds("1970-01-01T00:00:00.5Z"), Some((0, true)));
        assert_eq!(seconds("1970-01-02"), Some((86_400 - INDIA, false)));
        assert_eq!(seconds("soon"), None);
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
