//! Runs one after another, each against what the ones before it left.

use super::super::tests::{Told, settings};
use super::super::{Card, Ledger, Likeness, Place, sign};
use super::*;
use crate::read::Origin;
use crate::text::hash128;
use tempfile::TempDir;

const BRIDGE: &str = "सरयू नदी पर बने पुराने पुल की मरम्मत का काम सोमवार से शुरू हो गया। लोक निर्माण विभाग के अभियंता हरीश चंद ने बताया कि \
    इस पर 14 करोड़ रुपये खर्च होंगे और 38 गांवों के लोगों को इससे राहत मिलेगी। पिछले साल बाढ़ में पुल का उत्तरी किनारा टूट गया था। \
    गांव के लोगों ने कहा कि वे कई महीनों से मरम्मत की मांग कर रहे थे। विभाग का कहना है कि काम अगली बरसात से पहले पूरा कर लिया जाएगा।";
const LIBRARY: &str = "शहर के पुस्तकालय में नई किताबों की प्रदर्शनी रविवार को खुली और पहले ही दिन पांच सौ से अधिक पाठक उसे देखने आए। \
    पुस्तकालय की प्रभारी सुधा जोशी ने बताया कि बच्चों के लिए अलग कोना बनाया गया है, जहां कहानी सुनाने वाले हर शाम बैठेंगे।";

/// An index in a folder of its own, and what a run needs besides.
struct Bench {
    dir: TempDir,
    window_days: u32,
}

impl Bench {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        Self {
            dir,
            window_days: 0,
        }
    }

    fn index(&self) -> Index {
        Index::open(&self.dir.path().join("index")).expect("opened")
    }

    /// Stages a run over articles (id, date, text) without committing it.
    fn stage(&self, index: &Index, run: &str, articles: &[(&str, &str, &str)]) -> Told {
        let work = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::create(work.path(), &settings()).expect("created");
        for (record, (id, date, text)) in (1..).zip(articles) {
            let card = Card {
                id: (*id).to_owned(),
                content: hash128([text.as_bytes()]),
                published: Some((*date).to_owned()),
                source: None,
                chars: text.chars().count() as u32,
                origin: Origin {
                    file: format!("{run}.jsonl").into(),
                    record,
                },
            };
            ledger.enter(&card, &sign::sign(text)).expect("entered");
        }
        let settings = IndexSettings {
            window_days: self.window_days,
        };
        let view = index.view(run, &settings).expect("seen");
        let batch = index.stage(run).expect("staged");
        let verdicts = ledger.decide_against(&view, run, batch).expect("decided");
        Told::new(&verdicts, articles.len())
    }

    fn run(&self, run: &str, articles: &[(&str, &str, &str)]) -> Told {
        let index = self.index();
        let verdicts = self.stage(&index, run, articles);
        assert!(index.commit(run).expect("committed"));
        verdicts
    }
}

/// The place of the first article.
fn first(told: &Told) -> &Place {
    told.verdicts[0]
        .cluster
        .as_ref()
        .expect("it is in a cluster")
}

/// Leader, its run, and how many articles came before.
fn check(told: &Told, leader: &str, run: &str, before: u64) {
    let place = first(told);
    let lead = place.earlier.as_ref().expect("led by an earlier one");
    let found = (place.leader.as_str(), lead.run.as_str(), lead.articles);
    assert_eq!(found, (leader, run, before));
}

/// What an article lies inside of.
fn inside(told: &Told, at: usize) -> Vec<&str> {
    let containers = &told.verdicts[at].contained_in;
    containers
        .iter()
        .map(|container| container.id.as_str())
        .collect()
}

fn edited() -> String {
    BRIDGE
        .replace("सोमवार", "मंगलवार")
        .replace("कई महीनों", "बहुत दिनों")
}

#[test]
fn a_copy_names_the_leader_of_an_earlier_run() {
    let bench = Bench::new();
    let day_one = bench.run(
        "one",
        &[("b", "2024-03-01", BRIDGE), ("x", "2024-03-01", LIBRARY)],
    );
    assert!(day_one.verdicts[0].cluster.is_none());
    let edited = edited();
    check(
        &bench.run("two", &[("a", "2024-03-02", &edited)]),
        "b",
        "one",
        1,
    );
    let day_three = bench.run(
        "three",
        &[("c", "2024-02-01", BRIDGE), ("d", "2024-03-03", &edited)],
    );
    check(&day_three, "b", "one", 2);
    let place = first(&day_three);
    assert_eq!((place.cluster.as_str(), place.size), ("b", 2));
    let likeness = |at: usize| {
        let place: &Option<Place> = &day_three.verdicts[at].cluster;
        place.as_ref().and_then(|place| Some(place.likeness?.0))
    };
    assert_eq!(
        (likeness(0), likeness(1)),
        (Some(Likeness::Exact), Some(Likeness::Near))
    );
}

#[test]
fn a_run_made_again_sees_what_it_saw_and_commits_once() {
    let bench = Bench::new();
    let edited = edited();
    bench.run("one", &[("b", "2024-03-01", BRIDGE)]);
    bench.run("two", &[("a", "2024-03-02", &edited)]);
    let again = bench.run("one", &[("b", "2024-03-01", BRIDGE)]);
    assert!(again.verdicts[0].cluster.is_none());
    check(
        &bench.run("two", &[("a", "2024-03-02", &edited)]),
        "b",
        "one",
        1,
    );
    let numbers: Vec<_> = bench.index().generations().expect("read");
    let numbers: Vec<_> = numbers
        .iter()
        .map(|held| (held.number, held.articles))
        .collect();
    assert_eq!(numbers, [(1, 1), (2, 1)]);
    check(
        &bench.run("three", &[("c", "2024-03-03", BRIDGE)]),
        "b",
        "one",
        2,
    );
}

#[test]
fn a_run_that_was_not_committed_is_not_seen() {
    let bench = Bench::new();
    bench.stage(&bench.index(), "one", &[("b", "2024-03-01", BRIDGE)]);
    assert_eq!(bench.index().holding("one").expect("read"), None);
    let two = bench.stage(&bench.index(), "two", &[("a", "2024-03-02", BRIDGE)]);
    assert!(two.verdicts[0].cluster.is_none());
    assert!(bench.index().commit("one").expect("committed"));
    check(
        &bench.stage(&bench.index(), "two", &[("a", "2024-03-02", BRIDGE)]),
        "b",
        "one",
        1,
    );
    assert!(!bench.index().commit("never").expect("looked for"));
}

#[test]
fn one_process_has_an_index() {
    let bench = Bench::new();
    let held = bench.index();
    let again = Index::open(&bench.dir.path().join("index"));
    assert!(matches!(again, Err(IndexError::Locked(_))));
    drop(held);
    bench.index();
    let other = tempfile::tempdir().expect("a folder");
    fs::write(other.path().join("notes"), "x").expect("written");
    assert!(matches!(
        Index::open(other.path()),
        Err(IndexError::Foreign(..))
    ));
}

#[test]
fn what_is_forgotten_is_not_found_and_the_rest_is() {
    let bench = Bench::new();
    bench.run(
        "one",
        &[("b", "2024-03-01", BRIDGE), ("x", "2024-03-04", LIBRARY)],
    );
    bench.run("two", &[("y", "2024-02-01", LIBRARY)]);
    assert_eq!(bench.index().forget("2024-03-02").expect("forgotten"), 2);
    let found = bench.stage(
        &bench.index(),
        "three",
        &[("c", "2024-03-05", LIBRARY), ("d", "2024-03-05", BRIDGE)],
    );
    check(&found, "x", "one", 1);
    assert!(found.verdicts[1].cluster.is_none());
    let holdings = bench.index().holdings().expect("read");
    assert_eq!(
        (holdings.generations, holdings.articles, holdings.staged),
        (1, 1, 1)
    );
    assert_eq!(holdings.first_day.as_deref(), Some("2024-03-04"));
}

#[test]
fn merging_changes_no_verdict() {
    let bench = Bench::new();
    let edited = edited();
    bench.run(
        "one",
        &[("b", "2024-03-01", BRIDGE), ("x", "2024-03-01", LIBRARY)],
    );
    bench.run("two", &[("a", "2024-03-02", &edited)]);
    let articles = [("c", "2024-03-03", BRIDGE), ("d", "2024-03-03", LIBRARY)];
    let before = bench.stage(&bench.index(), "three", &articles);
    assert_eq!(bench.index().merge().expect("merged"), 2);
    let after = bench.stage(&bench.index(), "three", &articles);
    assert_eq!(before.verdicts, after.verdicts);
    assert_eq!(before.clusters.len(), after.clusters.len());
    let held = bench.index().holding("one").expect("read").expect("held");
    assert_eq!(held.runs, ["one", "two"]);
}

#[test]
fn an_article_out_of_the_window_is_not_compared() {
    let mut bench = Bench::new();
    bench.run("one", &[("b", "2024-03-01", BRIDGE)]);
    bench.window_days = 7;
    let near = bench.stage(&bench.index(), "two", &[("a", "2024-03-08", BRIDGE)]);
    check(&near, "b", "one", 1);
    let far = bench.stage(&bench.index(), "two", &[("a", "2024-03-09", BRIDGE)]);
    assert!(far.verdicts[0].cluster.is_none());
    let undated = bench.stage(&bench.index(), "two", &[("a", "", BRIDGE)]);
    check(&undated, "b", "one", 1);
}

#[test]
fn an_id_that_was_published_is_told_apart() {
    let bench = Bench::new();
    bench.run("one", &[("b", "2024-03-01", BRIDGE)]);
    let content = hash128([LIBRARY.as_bytes()]).to_string();
    let told = format!("b~{}", &content[..8]);
    let two = bench.run("two", &[("b", "2024-03-02", LIBRARY)]);
    assert_eq!(two.verdicts[0].id.as_deref(), Some(told.as_str()));
    let three = bench.run("three", &[("b", "2024-03-03", LIBRARY)]);
    let id = three.verdicts[0].id.as_ref().expect("told apart");
    assert!(id.starts_with(&told) && *id != told, "{id}");
    check(&three, &told, "two", 1);
}

#[test]
fn an_excerpt_lies_inside_an_earlier_article_and_its_copies_too() {
    let bench = Bench::new();
    let round_up = format!("{LIBRARY} {BRIDGE} {LIBRARY}", LIBRARY = LIBRARY);
    bench.run("one", &[("r", "2024-03-01", &round_up)]);
    let two = bench.run("two", &[("a", "2024-03-02", BRIDGE)]);
    assert!(two.verdicts[0].cluster.is_none());
    assert_eq!(inside(&two, 0), ["r"]);
    let three = bench.run("three", &[("c", "2024-03-03", BRIDGE)]);
    check(&three, "a", "two", 1);
    assert_eq!(inside(&three, 0), ["r"]);
}

#[test]
fn a_bridge_joins_one_of_two_clusters_and_names_the_other() {
    let bench = Bench::new();
    // Each of the two changes every tenth word of the whole; what they share is too little without it.
    let letters = |at: usize| ["k", "kh", "g", "gh", "c", "ch", "j", "jh", "t", "th"][at % 10];
    let name = |at: usize| format!("{}a{}i{}", letters(at / 100), letters(at / 10), letters(at));
    let with = |first: usize| {
        let word = |at: usize| match at % 10 == first {
            true => format!("{}u{}", name(at), letters(first)),
            false => name(at),
        };
        (0..200).map(word).collect::<Vec<_>>().join(" ")
    };
    let (one, other, whole) = (with(3), with(7), with(10));
    let published = [
        ("a", "2024-03-01", one.as_str()),
        ("b", "2024-03-01", &other),
    ];
    assert!(bench.run("one", &published).clusters.is_empty());
    let bridge = bench.run("two", &[("c", "2024-03-02", &whole)]);
    let cluster = &bridge.clusters[0];
    let evidence = cluster.members[0].evidence.clone().expect("a copy");
    assert_eq!(
        (cluster.id.as_str(), evidence.bridges),
        ("a", vec!["b".to_owned()])
    );
}
