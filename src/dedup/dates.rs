//! Dates of articles in order of time.

/// Zone of a date without one, in seconds: India's, as most papers that khabar reads are Indian.
const INDIA: i64 = 5 * 3600 + 1800;

/// Seconds of a day.
const DAY: i64 = 24 * 3600;

/// Seconds since 1970 of an ISO date, and whether it has a time of day. A day without one counts from its start.
pub(super) fn seconds(published: &str) -> Option<(i64, bool)> {
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

/// The day of an ISO date, India's, in days since 1970.
pub(super) fn day(published: &str) -> Option<i32> {
    let (seconds, _) = seconds(published)?;
    i32::try_from((seconds + INDIA).div_euclid(DAY)).ok()
}

/// A day since 1970 as an ISO date.
pub(super) fn iso(day: i32) -> String {
    let seconds = i64::from(day) * DAY;
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    jiff::tz::Offset::UTC.to_datetime(time).date().to_string()
}

fn since_1970(local: jiff::civil::DateTime) -> i64 {
    jiff::tz::Offset::UTC
        .to_timestamp(local)
        .map_or(0, |time| time.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_several_zones_are_told() {
        assert_eq!(seconds("1970-01-01T00:00:00.5Z"), Some((0, true)));
        assert_eq!(seconds("1970-01-02"), Some((86_400 - INDIA, false)));
        assert_eq!(seconds("soon"), None);
    }

    #[test]
    fn days_come_back() {
        for (published, expected) in [
            ("1970-01-01", "1970-01-01"),
            ("2024-11-30T23:30", "2024-11-30"),
            ("2024-11-30T23:30Z", "2024-12-01"),
            ("1947-08-15", "1947-08-15"),
        ] {
            assert_eq!(day(published).map(iso).as_deref(), Some(expected));
        }
        assert_eq!(day("कल"), None);
    }
}
