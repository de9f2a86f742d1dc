//! From a date as newspapers write it to ISO 8601, as written: local date, time and offset where they are given.
//!
//! `30 नवंबर 2024` gives `2024-11-30`, `Sat, 30 Nov 2024 07:20:00 +0530` gives `2024-11-30T07:20:00+05:30`. What can be read in two
//! ways (`03/04/2024`) is not read at all.

use jiff::Timestamp;
use jiff::civil::Date;

/// Years that news can be from: the first Hindi newspaper, Udant Martand, appeared in 1826.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// English and Hindi names of the months, by month; Hindi as newspapers spell them. An English name may be cut to three letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "जनवरी"],
    &["february", "फरवरी", "फ़रवरी"],
    &["march", "मार्च"],
    &["april", "अप्रैल", "अप्रेल"],
    &["may", "मई"],
    &["june", "जून"],
    &["july", "जुलाई"],
    &["august", "अगस्त"],
    &["september", "sept", "सितंबर", "सितम्बर", "सितबंर"],
    &["october", "अक्टूबर", "अक्तूबर"],
    &["november", "नवंबर", "नवम्बर"],
    &["december", "दिसंबर", "दिसम्बर"],
];

/// Names of the days, which say nothing that the date does not; English ones may be cut to three letters.
const DAYS: [&str; 18] = [
    "monday",
    "tuesday",
    "tues",
    "wednesday",
    "thursday",
    "thurs",
    "friday",
    "saturday",
    "sunday",
    "सोमवार",
    "मंगलवार",
    "बुधवार",
    "गुरुवार",
    "बृहस्पतिवार",
    "वीरवार",
    "शुक्रवार",
    "शनिवार",
    "रविवार",
];

/// Words beside a date that say nothing.
const FILLERS: [&str; 7] = ["at", "on", "of", "को", "बजे", "published", "updated"];

/// Zones by name: those of RFC 2822, section 4.3, and India's.
const ZONES: [(&str, &str); 12] = [
    ("z", "Z"),
    ("utc", "Z"),
    ("gmt", "Z"),
    ("ut", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

/// India's zone, whose short name RFC 2822 does not list.
const INDIA: (&str, &str) = ("ist", "+05:30");

/// A date in words or figures; `None` when it is none, or could be two.
pub(super) fn published(text: &str) -> Option<String> {
    // Longer texts are no dates, and need not be looked at whole.
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        return None;
    }
    let text: String = text
        .trim()
        .to_lowercase()
        .chars()
        .map(ascii_digit)
        .collect();
    iso(&text).or_else(|| words(&text)).or_else(|| epoch(&text))
}

/// Seconds or milliseconds since 1970, told apart by size: seconds reach back to 1973, milliseconds on to 5138.
pub(super) fn epoch(number: &str) -> Option<String> {
    let number: i64 = number.trim().parse().ok()?;
    let seconds = match number {
        100_000_000..100_000_000_000 => number,
        100_000_000_000..100_000_000_000_000 => number / 1000,
        _ => return None,
    };
    let time = Timestamp::from_second(seconds).ok()?;
    YEARS
        .contains(&jiff::tz::Offset::UTC.to_datetime(time).year())
        .then(|| time.to_string())
}

/// Devanagari digits as ASCII ones.
fn ascii_digit(c: char) -> char {
    match c {
        '०'..='९' => char::from(b'0' + (c as u32 - '०' as u32) as u8),
        c => c,
    }
}

/// `2024-11-30`, `2024/11/30 07:20`, `2024-11-30T07:20:00.123+0530`.
fn iso(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split(['-', '/']);
    let mut next = |width: usize| {
        let part = parts.next().filter(|part| part.len() == width)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(part)?
            .parse::<i16>()
            .ok()
    };
    let date = day(next(4)?, next(2)?, next(2)?)?;
    if rest.is_empty() {
        return Some(date);
    }
    let rest = rest.strip_prefix(['t', ' ', ','])?.trim_start();
    let (clock, offset) = match rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')) {
        Some(end) => rest.split_at(end),
        None => (rest, ""),
    };
    let offset = offset.trim();
    let (meridiem, offset) = meridiem(offset);
    let time = time(clock, meridiem)?;
    let offset = if offset.is_empty() {
        String::new()
    } else {
        zone(offset)?
    };
    Some(format!("{date}T{time}{offset}"))
}

/// Day, month by name or figures, year and what else stands beside them, in any order.
fn words(text: &str) -> Option<String> {
    let (mut figures, mut month, mut clock, mut offset) = (Vec::new(), None, None, String::new());
    let mut half = None;
    let separated = text.replace([',', '|', '(', ')'], " ");
    for word in separated.split_whitespace() {
        let word = word.trim_end_matches('.');
        let ordinal = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        if let Some(number) = ordinal
            .unwrap_or(word)
            .parse::<i16>()
            .ok()
            .filter(|_| !word.starts_with(['+', '-']))
        {
            figures.push(number);
        } else if let Some(named) = month_named(word) {
            set(&mut month, named)?;
        } else if named(&DAYS, word.trim_end_matches(':'))
            || FILLERS.contains(&word.trim_end_matches(':'))
        {
        } else if let Some((date, named)) = slashed(word) {
            figures.extend(date);
            set(&mut month, named)?;
        } else if let (Some(found), None) = meridiem_of(word) {
            set(&mut half, found)?;
        } else if let Some(found) = zone(word) {
            offset = found;
        } else if word.contains(':') {
            let digits = word
                .find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
                .unwrap_or(word.len());
            let (time, rest) = word.split_at(digits);
            let (found, rest) = meridiem(rest);
            if let Some(found) = found {
                set(&mut half, found)?;
            }
            if !rest.is_empty() {
                offset = zone(rest)?;
            }
            set(&mut clock, time.to_owned())?;
        } else {
            return None;
        }
    }
    let [first, second] = figures[..] else {
        return None;
    };
    let (year, of_month) = if first > 31 {
        (first, second)
    } else {
        (second, first)
    };
    let date = day(year, month?, of_month)?;
    match clock {
        None => (half.is_none() && offset.is_empty()).then_some(date),
        Some(clock) => Some(format!("{date}T{}{offset}", time(&clock, half)?)),
    }
}

/// Sets what may be said once.
fn set<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.is_none().then(|| *slot = Some(value))
}

/// `30/11/2024`, `30-11-2024`, `11/30/2024`, `30-Nov-2024`: day and year, and the month. Which of two figures is the day must be
/// beyond doubt.
fn slashed(word: &str) -> Option<([i16; 2], i16)> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [first, second, year] = parts[..] else {
        return None;
    };
    let year: i16 = year.parse().ok()?;
    if let Some(month) = month_named(second) {
        return Some(([first.parse().ok()?, year], month));
    }
    let (first, second): (i16, i16) = (first.parse().ok()?, second.parse().ok()?);
    match (first > 12, second > 12) {
        (true, false) => Some(([first, year], second)),
        (false, true) => Some(([second, year], first)),
        (false, false) if first == second => Some(([first, year], second)),
        _ => None,
    }
}

/// Whether a word names a month in English or Hindi.
pub fn is_month(word: &str) -> bool {
    month_named(word).is_some()
}

fn month_named(word: &str) -> Option<i16> {
    let at = MONTHS.iter().position(|names| named(names, word))?;
    i16::try_from(at + 1).ok()
}

/// Whether a word is one of these names, or the first three letters of an English one.
fn named(names: &[&str], word: &str) -> bool {
    let short = word.len() == 3 && word.is_ascii();
    names.iter().any(|name| {
        let name = if short {
            &name[..name.len().min(3)]
        } else {
            name
        };
        name.eq_ignore_ascii_case(word)
    })
}

/// AM (false) or PM (true) at the start, and what follows.
fn meridiem(text: &str) -> (Option<bool>, &str) {
    for (half, pm) in [("am", false), ("a.m", false), ("pm", true), ("p.m", true)] {
        if let Some(rest) = text.strip_prefix(half) {
            return (Some(pm), rest.trim_start_matches('.').trim_start());
        }
    }
    (None, text)
}

/// AM or PM alone.
fn meridiem_of(word: &str) -> (Option<bool>, Option<&str>) {
    let (half, rest) = meridiem(word);
    (half, (!rest.is_empty()).then_some(rest))
}

fn day(year: i16, month: i16, day: i16) -> Option<String> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let date = Date::new(year, month, day)
        .ok()
        .filter(|date| YEARS.contains(&date.year()))?;
    Some(date.to_string())
}

/// `7:20`, `07:20:00`, `07:20:00.123` in 24 hours; with AM or PM given, in 12.
fn time(clock: &str, pm: Option<bool>) -> Option<String> {
    let mut parts = clock.split(':');
    let mut next = |most: u8| {
        let part = parts.next()?;
        let number: u8 = part.parse().ok().filter(|_| part.len() <= 2)?;
        (number <= most).then_some(number)
    };
    let (hour, minute) = (next(23)?, next(59)?);
    let second = parts.next().unwrap_or("00");
    let (whole, fraction) = second.split_once('.').unwrap_or((second, ""));
    let whole: u8 = whole
        .parse()
        .ok()
        .filter(|whole| *whole <= 60 && second.len() > 1)?;
    if parts.next().is_some() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hour = match pm {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(pm) => hour % 12 + if pm { 12 } else { 0 },
    };
    let fraction = if fraction.is_empty() {
        String::new()
    } else {
        format!(".{fraction}")
    };
    Some(format!("{hour:02}:{minute:02}:{whole:02}{fraction}"))
}

/// `Z`, `+05:30`, `+0530`, `-05`, `IST`, `GMT+0530`.
fn zone(text: &str) -> Option<String> {
    if let Some((_, offset)) = ZONES.iter().chain([&INDIA]).find(|(name, _)| *name == text) {
        return Some((*offset).to_owned());
    }
    let text = text
        .strip_prefix("gmt")
        .or(text.strip_prefix("utc"))
        .unwrap_or(text);
    let (sign, digits) = text.split_at_checked(1)?;
    let digits = digits.replacen(':', "", 1);
    if !["+", "-"].contains(&sign) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        2 => (&digits[..], "00"),
        4 => digits.split_at(2),
        _ => return None,
    };
    (hours <= "14" && minutes <= "59").then(|| format!("{sign}{hours}:{minutes}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let expected = (!expected.is_empty()).then_some(expected);
        assert_eq!(published(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn iso_dates_stay_as_they_are() {
        check("2024-11-30", "2024-11-30");
        check(" 2024/11/30 ", "2024-11-30");
        check("2024-11-30T07:20:00+05:30", "2024-11-30T07:20:00+05:30");
        check("2024-11-30 07:20", "2024-11-30T07:20:00");
        check("2024-11-30T07:20:00.123Z", "2024-11-30T07:20:00.123Z");
        check("2024-11-30 07:20:00 IST", "2024-11-30T07:20:00+05:30");
        check("2024-11-30 07:20 PM", "2024-11-30T19:20:00");
        check("२०२४-११-३०", "2024-11-30");
    }

    #[test]
    fn dates_in_words_are_read() {
        check(
            "Sat, 30 Nov 2024 07:20:00 +0530",
            "2024-11-30T07:20:00+05:30",
        );
        check("Sat, 30 Nov 2024 07:20:00 GMT", "2024-11-30T07:20:00Z");
        check("Nov 30, 2024", "2024-11-30");
        check("30th November 2024", "2024-11-30");
        check("Nov. 30, 2024, 9:15 PM IST", "2024-11-30T21:15:00+05:30");
        check("Updated: Nov 30, 2024 12:05am", "2024-11-30T00:05:00");
        check("30 नवंबर 2024", "2024-11-30");
        check("शनिवार, ३० नवम्बर २०२४ को 10:30 बजे", "2024-11-30T10:30:00");
        check("30-Nov-2024", "2024-11-30");
        check("30/11/2024", "2024-11-30");
        check("11/30/2024 08:00", "2024-11-30T08:00:00");
        check("1732951200", "2024-11-30T07:20:00Z");
        check("1732951200123", "2024-11-30T07:20:00Z");
    }

    #[test]
    fn what_is_no_date_or_two_is_left() {
        for text in [
            "",
            "कल",
            "03/04/2024",
            "2024-13-01",
            "2023-02-29",
            "31 जून 2024",
            "2024",
            "Nov 2024",
            "30 Nov 12",
            "2024-11-30T25:00",
            "30 Nov 2024 soon",
            "99999999",
            "30 Nov 2024 +0530",
        ] {
            check(text, "");
        }
        assert_eq!(epoch("1.5"), None);
        check(&"9".repeat(5000), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(text in "[ 0-9a-zA-Z:/.,+\\-नवंबर०-९]{0,40}") {
            if let Some(date) = published(&text) {
                assert_eq!(published(&date), Some(date.clone()), "reading what was read changes nothing");
            }
        }
    }
}
