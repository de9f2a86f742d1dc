//! Articles put together from the sentences of the bundled sample, with the dirt that news has.

use super::{CONFIG, LANGUAGES, blocks};
use khabar::annotate::sentence::Cutter;
use khabar::lang::{Lang, detect};
use khabar::text::hash64;
use std::path::Path;

/// Articles made.
const ARTICLES: u64 = 400;

/// Sentences in each: about 4 kB of text, as the sample's corpora have on average.
const SENTENCES: u64 = 16;

/// What stands between one sentence and the next in news as it is scraped: most often what should.
const JOINTS: [&str; 12] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "",
    "  ",
    "\u{a0}",
    "\r\n",
    " \u{200b}",
];

/// What stands at the end of an article.
const ENDS: [&str; 4] = ["", "", "\n", "\nइसे शेयर करें:"];

/// The articles; the same in every run.
pub(super) fn texts() -> Vec<String> {
    let sentences = sentences();
    (0..ARTICLES)
        .map(|article| {
            let mut text = String::new();
            for place in 0..SENTENCES {
                let of = |what: u64, count: usize| pick([article, place, what], count);
                if place > 0 {
                    text.push_str(JOINTS[of(0, JOINTS.len())]);
                }
                let sentence = &sentences[of(1, sentences.len())];
                match of(2, 12) {
                    0 => text.push_str(&format!("“{sentence}”")),
                    1 => text.push_str(&sentence.replace('।', " ।")),
                    2 => text.push_str(&sentence.replace("ड़", "\u{95c}")),
                    _ => text.push_str(sentence),
                }
            }
            text + ENDS[pick([article, 0, 3], ENDS.len())]
        })
        .collect()
}

/// A number below `count` that these three settle.
fn pick(of: [u64; 3], count: usize) -> usize {
    let bytes: Vec<u8> = of.iter().flat_map(|part| part.to_le_bytes()).collect();
    (hash64(&bytes) % count as u64) as usize
}

/// The sentences of the sample's Hindi articles.
fn sentences() -> Vec<String> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
    let cutter = Cutter::new(&LANGUAGES);
    let mut found = Vec::new();
    for article in blocks(&sample)
        .iter()
        .flat_map(|block| block.articles(&CONFIG.read))
        .flatten()
        .filter(|article| detect(&article.text, None).lang == Lang::Hi)
    {
        let normalized = super::NORMALIZER.normalize(&article);
        let body = cutter.cut(&normalized).into_iter();
        found.extend(
            body.filter(|sentence| sentence.field == khabar::annotate::Field::Text)
                .map(|sentence| normalized.text[sentence.span.range()].to_owned()),
        );
    }
    found
}
