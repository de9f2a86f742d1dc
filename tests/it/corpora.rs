//! Real news, where it is at hand: the corpora under `KHABAR_SHARED` (default `../shared`). Skipped, and said so, where they are not.

use crate::kit::{Ran, root};
use serde_json::Value;
use std::env;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

/// Most memory a run may hold, in bytes.
const MEMORY: u64 = 400 << 20;

fn corpora() -> Option<PathBuf> {
    let shared =
        env::var_os("KHABAR_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let data = shared.join("data");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("SKIPPED: no corpora under {}", data.display());
    None
}

#[test]
fn real_news_is_read_whole_and_its_spans_hold() {
    let Some(data) = corpora() else {
        return;
    };
    let ran = Ran::well([data.join("*.jsonl.zst")]);
    let manifest: Value = ran.document("manifest.json");
    let totals = &manifest["totals"];
    let count = |name: &str| totals[name].as_u64().expect("a count");
    assert!(count("read") > 1000);
    assert_eq!(
        count("read"),
        count("rejects") + count("unique") + count("leaders") + count("copies")
    );
    let run: Value = ran.document("run.json");
    assert!(
        run["peak_memory_bytes"]
            .as_u64()
            .is_none_or(|bytes| bytes < MEMORY),
        "{run}"
    );

    let articles = File::open(ran.path().join("articles-00000.jsonl")).expect("published");
    for line in BufReader::new(articles).lines() {
        let record: Value = serde_json::from_str(&line.expect("readable")).expect("JSON");
        let field = |name: &str| {
            record[name]
                .as_str()
                .unwrap_or_default()
                .chars()
                .collect::<Vec<_>>()
        };
        let (title, text) = (field("title"), field("text"));
        let slice = |span: &Value, of: &Value| {
            let bound = |edge: usize| span[edge].as_u64().expect("a number") as usize;
            let field = if of.is_null() { &text } else { &title };
            field[bound(0)..bound(1)].iter().collect::<String>()
        };
        for mention in record["entities"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|entity| entity["mentions"].as_array())
            .flatten()
        {
            assert_eq!(
                slice(&mention["span"], &mention["field"]),
                mention["text"],
                "{}",
                record["id"]
            );
        }
        for stance in record["stances"].as_array().into_iter().flatten() {
            let (evidence, cue) = (
                slice(&stance["evidence"], &stance["field"]),
                slice(&stance["cue"], &stance["field"]),
            );
            assert!(
                evidence.contains(&cue),
                "{}: {cue} is not in {evidence}",
                record["id"]
            );
        }
        let sentences = record["sentences"].as_array().expect("a list");
        assert!(
            sentences.is_sorted_by(|a, b| a[1].as_u64() <= b[0].as_u64()),
            "{}",
            record["id"]
        );
    }
}
