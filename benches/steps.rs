//! How many bytes of text a second does each step on an article take, and what does it allocate?
//!
//! `cargo bench --bench steps`. One thread; `parse` is the measure beside which the others stand: the reader's own parsing of the
//! records that hold the text.
#![allow(missing_docs, reason = "a program")]
#![allow(clippy::print_stderr, reason = "a program")]

mod news;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use khabar::annotate::link::Linker;
use khabar::annotate::mention::Finder;
use khabar::annotate::sentence::{Cutter, foreign};
use khabar::annotate::stance::Reader;
use khabar::annotate::{OwnCues, coref};
use khabar::lang::detect;
use khabar::normalize::Normalized;
use khabar::text::fold;
use mimalloc::MiMalloc;
use news::{CONFIG, LANGUAGES, NORMALIZER, News};

#[global_allocator]
static ALLOCATIONS: AllocProfiler<MiMalloc> = AllocProfiler::new(MiMalloc);

fn main() {
    divan::main();
}

fn normalized(news: &'static News) -> Vec<Normalized<'static>> {
    let articles = news.articles.iter();
    articles
        .map(|article| NORMALIZER.normalize(article))
        .collect()
}

fn each<T>(bencher: Bencher<'_, '_>, news: &News, items: &[T], step: impl Fn(&T) + Sync) {
    bencher
        .counter(BytesCount::new(news.bytes()))
        .bench_local(|| items.iter().for_each(&step));
}

#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, news: &News) {
    each(bencher, news, &news.blocks, |block| {
        black_box(block.articles(&CONFIG.read));
    });
}

#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn normalize(bencher: Bencher<'_, '_>, news: &News) {
    each(bencher, news, &news.articles, |article| {
        black_box(NORMALIZER.normalize(article));
    });
}

#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn sentences(bencher: Bencher<'_, '_>, news: &'static News) {
    let cutter = Cutter::new(&LANGUAGES);
    each(bencher, news, &normalized(news), |article| {
        black_box(cutter.cut(article));
    });
}

/// Of whole articles.
#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn language(bencher: Bencher<'_, '_>, news: &News) {
    each(bencher, news, &news.articles, |article| {
        black_box(detect(&article.text, None));
    });
}

/// Of every sentence.
#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn languages(bencher: Bencher<'_, '_>, news: &'static News) {
    let cutter = Cutter::new(&LANGUAGES);
    let cut = normalized(news).into_iter().map(|article| {
        let sentences = cutter.cut(&article);
        (article, sentences)
    });
    let cut: Vec<_> = cut.collect();
    each(bencher, news, &cut, |(article, sentences)| {
        black_box(foreign(article, sentences));
    });
}

#[divan::bench(args = news::all(), sample_count = 10, sample_size = 1)]
fn folded(bencher: Bencher<'_, '_>, news: &News) {
    each(bencher, news, &news.articles, |article| {
        black_box(fold(&article.text).fold(0, |sum, (_, c)| sum ^ u32::from(c)));
    });
}

/// Names found, linked and grouped.
#[divan::bench(args = news::all(), sample_count = 5, sample_size = 1)]
fn entities(bencher: Bencher<'_, '_>, news: &'static News) {
    let (cutter, finder) = (Cutter::new(&LANGUAGES), Finder::new(&LANGUAGES));
    let linker = Linker::new(&LANGUAGES);
    let cut = normalized(news).into_iter().map(|article| {
        let sentences = cutter.cut(&article);
        (article, sentences)
    });
    let cut: Vec<_> = cut.collect();
    each(bencher, news, &cut, |(article, sentences)| {
        let mentions = finder.find(article, sentences);
        black_box(coref::chains(linker.link(article, mentions)));
    });
}

#[divan::bench(args = news::all(), sample_count = 5, sample_size = 1)]
fn stances(bencher: Bencher<'_, '_>, news: &'static News) {
    let (cutter, finder) = (Cutter::new(&LANGUAGES), Finder::new(&LANGUAGES));
    let linker = Linker::new(&LANGUAGES);
    let reader = Reader::new(&CONFIG.annotate, &LANGUAGES, &OwnCues::default());
    let articles = normalized(news);
    let named = articles.iter().map(|article| {
        let sentences = cutter.cut(article);
        let mentions = finder.find(article, &sentences);
        let chains = coref::chains(linker.link(article, mentions));
        (article, sentences, chains)
    });
    let named: Vec<_> = named.collect();
    each(bencher, news, &named, |(article, sentences, chains)| {
        black_box(reader.read(article, sentences, chains));
    });
}
