//! What the benches read: articles made of the bundled sample's sentences, and real news where it is at hand, under `KHABAR_SHARED`
//! (default `../shared`). Each corpus comes as it is and cleaned.

mod made;

use khabar::config::Config;
use khabar::lang::Languages;
use khabar::normalize::Normalizer;
use khabar::read::{Article, Block, Reader, discover};
use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The Hindi corpora whose articles are of full length.
const CORPORA: [&str; 5] = [
    "hi_naidunia2025",
    "hi_covid2020",
    "hi_bbc",
    "hi_opinion",
    "hi_ednil",
];

/// The settings and tables every bench uses: the shipped ones.
pub(crate) static CONFIG: LazyLock<Config> = LazyLock::new(Config::builtin);
pub(crate) static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::builtin);
pub(crate) static NORMALIZER: LazyLock<Normalizer> =
    LazyLock::new(|| Normalizer::new(&CONFIG.normalize, &LANGUAGES));

/// One corpus in memory.
pub(crate) struct News {
    name: String,
    /// As a reader cuts it: what parsing starts from.
    pub(crate) blocks: Vec<Block>,
    pub(crate) articles: Vec<Article>,
}

impl News {
    fn read(name: &str, path: &Path) -> Self {
        let blocks = blocks(path);
        let found = blocks.iter().flat_map(|block| block.articles(&CONFIG.read));
        Self {
            name: name.to_owned(),
            articles: found.flatten().collect(),
            blocks,
        }
    }

    /// The corpus of these texts, as if it had been read from JSON Lines.
    fn of(name: String, texts: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("news.jsonl");
        let line = |text| format!("{}\n", serde_json::json!({ "text": text }));
        fs::write(&file, texts.iter().map(line).collect::<String>()).expect("room for a file");
        Self::read(&name, &file)
    }

    fn cleaned(&self) -> Self {
        let texts: Vec<String> = self
            .articles
            .iter()
            .map(|article| NORMALIZER.normalize(article).text.to_string())
            .filter(|text| !text.is_empty())
            .collect();
        Self::of(format!("{} cleaned", self.name), &texts)
    }

    /// Bytes of text.
    pub(crate) fn bytes(&self) -> usize {
        self.articles.iter().map(|article| article.text.len()).sum()
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The made corpus, then the real ones there are.
pub(crate) fn all() -> &'static [News] {
    static ALL: LazyLock<Vec<News>> = LazyLock::new(|| {
        let made = News::of("made".to_owned(), &made::texts());
        let both = |news: News| {
            let cleaned = news.cleaned();
            [news, cleaned]
        };
        [made].into_iter().chain(real()).flat_map(both).collect()
    });
    &ALL
}

/// Whether this is a measurement. `cargo test --benches` only tries the benches.
pub(crate) fn are_measured() -> bool {
    env::args().any(|argument| argument == "--bench")
}

fn real() -> Vec<News> {
    if !are_measured() {
        return Vec::new();
    }
    let shared = env::var_os("KHABAR_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let data = shared.join("data");
    if !data.is_dir() {
        eprintln!(
            "SKIPPED: no corpora under {}; the made one alone",
            data.display()
        );
        return Vec::new();
    }
    CORPORA
        .map(|name| News::read(name, &data.join(format!("{name}.jsonl.zst"))))
        .into()
}

/// Everything under `path`, read but not parsed.
fn blocks(path: &Path) -> Vec<Block> {
    let found = discover(&[path.to_owned()]).expect("the input is there");
    Reader::new(found.inputs, &CONFIG.read, 1 << 20, Default::default()).collect()
}
