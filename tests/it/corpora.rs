//! Real news, where it is at hand: the corpora under `KHABAR_SHARED` (default `../shared`). Skipped, and said so, where they are not.

use crate::kit::{Ran, mentions, root, words_at};
use khabar::config::Config;
use khabar::lang::Languages;
use khabar::normalize::{Normalized, Normalizer};
use khabar::read::{Article, Reader, discover};
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
        let slice = |span: &Value, of: &Value| words_at(&record, span, of);
        for mention in mentions(&record) {
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

/// One article in this many is normalized a second time.
const EVERY: usize = 4;

#[test]
fn real_news_leads_back_and_stays_clean() {
    let Some(data) = corpora() else {
        return;
    };
    let config = Config::builtin();
    let normalizer = Normalizer::new(&config.normalize, &Languages::builtin());
    let inputs = discover(&[data.join("*.jsonl.zst")])
        .expect("corpora")
        .inputs;
    let blocks = Reader::new(inputs, &config.read, 1 << 20, Default::default());
    let articles = blocks.flat_map(|block| block.articles(&config.read));
    for article in articles.flatten().step_by(EVERY) {
        let once = normalizer.normalize(&article);
        leads_back(&once, &article.text);
        let clean = Article {
            title: once.title.as_deref().map(str::to_owned),
            text: once.text.to_string(),
            lead: 0,
            ..article.clone()
        };
        let twice = normalizer.normalize(&clean);
        assert_eq!((&twice.title, &twice.text), (&once.title, &once.text));
        assert!(twice.offsets.is_identity() && twice.repairs.is_empty());
    }
}

/// Most characters that an edit replaces by as many others: a letter and two marks in canonical form.
const AS_MANY: usize = 3;

/// Where text and original run in step, they are the same characters.
fn leads_back(found: &Normalized<'_>, raw: &str) {
    let (text, raw): (Vec<char>, Vec<char>) = (found.text.chars().collect(), raw.chars().collect());
    let place = |&(text, raw): &(u32, u32)| (text as usize, raw as usize);
    let mut pairs: Vec<_> = found.offsets.pairs().iter().map(place).collect();
    pairs.push((text.len(), raw.len()));
    for edge in pairs.windows(2) {
        let (text, raw) = (&text[edge[0].0..edge[1].0], &raw[edge[0].1..edge[1].1]);
        assert!(
            text.len() != raw.len() || text == raw || text.len() <= AS_MANY,
            "{text:?} {raw:?}"
        );
    }
}
