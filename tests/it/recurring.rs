//! Recurring lines: what was removed and what is left lead back to the input, and `explain` shows the one.

use crate::kit::{Ran, khabar, root};
use khabar::text::{CharSpan, OffsetMap, RawSpan};
use khabar::write::Record;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn ran() -> Ran {
    let input = root().join("tests/cases/recurring/input");
    let (days, config) = (input.join("in"), input.join("few.toml"));
    Ran::well([days.as_os_str(), "--config".as_ref(), config.as_os_str()])
}

/// The texts of the case as they were read, by id.
fn originals() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for day in ["day-01.jsonl", "day-02.jsonl"] {
        let path = root().join("tests/cases/recurring/input/in").join(day);
        for line in fs::read_to_string(path).expect("readable").lines() {
            let article: Value = serde_json::from_str(line).expect("JSON");
            let field = |name: &str| article[name].as_str().expect("a string").to_owned();
            found.insert(field("id"), field("text"));
        }
    }
    found
}

/// A slice of an original, its white space brought to single spaces.
fn slice(original: &str, raw: RawSpan) -> String {
    let part: String = original
        .chars()
        .skip(raw.start as usize)
        .take(raw.len())
        .collect();
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_went_and_what_stayed_lead_back() {
    let (ran, originals) = (ran(), originals());
    let records: Vec<Record> = ran.lines("articles-00000.jsonl");
    let mut removed = 0;
    for record in &records {
        let original = &originals[&record.id];
        for line in &record.recurring {
            let (start, end) = line.raw;
            assert_eq!(slice(original, RawSpan { start, end }), line.text);
            assert!(!record.text.contains(&line.text));
            removed += 1;
        }
        let offsets = OffsetMap::from_pairs(record.alignment.clone());
        let chars: Vec<char> = record.text.chars().collect();
        for &(start, end) in &record.sentences {
            let left: String = chars[start as usize..end as usize].iter().collect();
            let raw = offsets.raw(CharSpan { start, end });
            assert_eq!(slice(original, raw), left, "{}", record.id);
        }
    }
    assert_eq!(removed, 5);
}

#[test]
fn explain_shows_what_was_removed() {
    let ran = ran();
    let shown = khabar()
        .arg("explain")
        .arg(ran.path())
        .args(["--id", "road"])
        .output()
        .expect("khabar starts");
    let shown = String::from_utf8(shown.stdout).expect("UTF-8");
    for words in [
        "recurring 1",
        "removed    “नदीपार समाचार के संपादक को अपनी राय डाक से भेजें।”, at 207 to 256 of the original",
        "recurs in 5 articles of the source",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}
