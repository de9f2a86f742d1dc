//! Clean text is left alone: it is borrowed, and only its list of sentences is allocated.

use crate::kit::sample;
use allocation_counter::measure;
use khabar::annotate::sentence::{Cutter, foreign};
use khabar::config::Config;
use khabar::lang::{Lang, Languages, detect};
use khabar::normalize::Normalizer;
use khabar::read::{Article, Reader, discover};
use std::borrow::Cow;

/// The sample's Hindi articles with what normalization makes of them for text and title.
fn clean_articles(normalizer: &Normalizer) -> Vec<Article> {
    let settings = Config::builtin().read;
    let inputs = discover(&[sample()]).expect("the sample is there").inputs;
    Reader::new(inputs, &settings, 1 << 20, Default::default())
        .flat_map(|block| block.articles(&settings))
        .flatten()
        .filter(|article| detect(&article.text, None).lang == Lang::Hi)
        .map(|article| {
            let clean = normalizer.normalize(&article).into_owned();
            Article {
                title: clean.title.map(Cow::into_owned),
                text: clean.text.into_owned(),
                lead: 0,
                ..article
            }
        })
        .collect()
}

#[test]
fn clean_text_is_borrowed_and_allocates_nothing() {
    let languages = Languages::builtin();
    let normalizer = Normalizer::new(&Config::builtin().normalize, &languages);
    let cutter = Cutter::new(&languages);
    let articles = clean_articles(&normalizer);
    assert!(articles.len() > 30, "{}", articles.len());
    for article in &articles {
        let mut found = None;
        let made = measure(|| found = Some(normalizer.normalize(article)));
        assert_eq!(made.count_total, 0, "{}", article.text);
        let found = found.expect("measured");
        assert!(std::ptr::eq(&*found.text, article.text.as_str()));
        let titles = (found.title.as_deref(), article.title.as_deref());
        assert!(
            titles
                .0
                .zip(titles.1)
                .is_none_or(|(a, b)| std::ptr::eq(a, b))
        );

        let mut sentences = Vec::new();
        let made = measure(|| sentences = cutter.cut(&found));
        // A list that doubles as it grows from room for four.
        let doublings = 1 + sentences.len().div_ceil(4).next_power_of_two().ilog2();
        assert!(made.count_total <= u64::from(doublings), "{made:?}");
        let made = measure(|| assert_eq!(foreign(&found, &sentences), []));
        assert_eq!(made.count_total, 0, "{}", article.text);
    }
}
