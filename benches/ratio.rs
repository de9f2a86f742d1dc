//! How fast are normalization, sentences and language together, beside parsing alone?
//!
//! `cargo bench --bench ratio`, or with a part of their names after `--` for some corpora. One thread. Both are timed on the same records, by turns, and of each record (for parsing, each block)
//! the fastest round counts: what else the machine does cannot make one faster.
#![allow(missing_docs, reason = "a program")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program")]

mod news;

use khabar::annotate::sentence::{Cutter, foreign};
use khabar::read::Article;
use mimalloc::MiMalloc;
use news::{CONFIG, LANGUAGES, NORMALIZER, News};
use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Rounds of a measurement; one where the benches are only tried.
const ROUNDS: usize = 15;

fn main() {
    let rounds = if news::are_measured() { ROUNDS } else { 1 };
    let cutter = Cutter::new(&LANGUAGES);
    println!(
        "{:<24} {:>7} {:>7} {:>7} {:>6}",
        "corpus", "MB", "parse", "rest", "ratio"
    );
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|name| !name.starts_with('-'))
        .collect();
    let is_wanted = |news: &&News| {
        let name = news.to_string();
        wanted.is_empty() || wanted.iter().any(|part| name.contains(part))
    };
    for news in news::all().iter().filter(is_wanted) {
        let mut parsed = Fastest::of(&news.blocks);
        let mut cleaned = Fastest::of(&news.articles);
        for _ in 0..rounds {
            parsed.round(|block| {
                black_box(block.articles(&CONFIG.read));
            });
            cleaned.round(|article| clean(article, &cutter));
        }
        let megabytes = news.bytes() as f64 / 1e6;
        let [parse, rest] = [parsed.seconds(), cleaned.seconds()].map(|time| megabytes / time);
        println!(
            "{:<24} {megabytes:>7.1} {parse:>7.0} {rest:>7.1} {:>6.3}",
            news.to_string(),
            rest / parse
        );
    }
    println!(
        "parse and rest (normalize, sentences, languages) in MB of text a second; ratio: rest / parse"
    );
}

fn clean(article: &Article, cutter: &Cutter) {
    let normalized = NORMALIZER.normalize(article);
    let sentences = cutter.cut(&normalized);
    black_box(foreign(&normalized, &sentences));
}

/// The shortest time work took on each item.
struct Fastest<'i, T> {
    items: &'i [T],
    times: Vec<Duration>,
}

impl<'i, T> Fastest<'i, T> {
    fn of(items: &'i [T]) -> Self {
        Self {
            items,
            times: vec![Duration::MAX; items.len()],
        }
    }

    fn round(&mut self, work: impl Fn(&T)) {
        for (item, fastest) in self.items.iter().zip(&mut self.times) {
            let clock = Instant::now();
            work(item);
            *fastest = clock.elapsed().min(*fastest);
        }
    }

    fn seconds(&self) -> f64 {
        self.times.iter().sum::<Duration>().as_secs_f64()
    }
}
