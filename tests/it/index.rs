//! Runs one after another with an index: what a later one knows of an earlier one, and what being stopped or repeated changes.

use crate::kit::{files, khabar};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

const DAYS: usize = 10;

/// A folder with days of articles, the outputs of their runs and an index.
struct Archive {
    dir: TempDir,
}

impl Archive {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        Self { dir }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn put(&self, day: &str, articles: &[Value]) {
        let lines = articles.iter().map(|article| format!("{article}\n"));
        fs::write(self.at(&format!("{day}.jsonl")), lines.collect::<String>()).expect("written");
    }

    /// `khabar run DAY --output out-DAY --index index`, with further arguments.
    fn try_run(&self, day: &str, more: &[&str]) -> Output {
        let mut command = khabar();
        command.arg("run").arg(self.at(&format!("{day}.jsonl")));
        command.arg("--output").arg(self.at(&format!("out-{day}")));
        command.args(more).arg("--no-annotate");
        command.output().expect("khabar starts")
    }

    fn run(&self, day: &str) -> Output {
        let index = self.at("index");
        let ended = self.try_run(day, &["--index", &index.to_string_lossy()]);
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{day}: {said}");
        ended
    }

    fn index(&self, args: &[&str]) -> String {
        let mut command = khabar();
        command.arg("index").arg(args[0]).arg(self.at("index"));
        let ended = command.args(&args[1..]).output().expect("khabar starts");
        assert!(ended.status.success(), "{args:?}");
        String::from_utf8(ended.stdout).expect("text")
    }

    fn records(&self, day: &str) -> Vec<Value> {
        let path = self.at(&format!("out-{day}")).join("articles-00000.jsonl");
        let lines = fs::read_to_string(path).expect("published");
        let parse = |line| serde_json::from_str(line).expect("JSON");
        lines.lines().map(parse).collect()
    }
}

fn article(id: &str, date: &str, text: &str) -> Value {
    json!({"id": id, "date": date, "text": text})
}

const PUMP: &str = "नगर निगम ने कहा कि वार्ड बारह का पुराना पंप घर अगले महीने तक बदल दिया जाएगा। अभियंता लता सिन्हा के अनुसार नई मशीनों पर \
    दो करोड़ रुपये खर्च होंगे और तीन मोहल्लों में दिन में दो बार पानी आएगा। निवासियों ने बताया कि पिछले साल गर्मी में कई बार टैंकर बुलाने पड़े थे।";
const FERRY: &str = "घाट पर नाव सेवा सोमवार से फिर शुरू हो गई है और पहले दिन करीब चार सौ लोगों ने नदी पार की। ठेकेदार मोहन केवट ने कहा कि बाढ़ में \
    टूटी सीढ़ियां ठीक कर दी गई हैं। प्रशासन ने हर नाव पर बीस सवारियों की सीमा तय की है और जीवन रक्षक जैकेट जरूरी कर दी गई हैं।";

#[test]
fn a_copy_names_the_earlier_leader() {
    let archive = Archive::new();
    archive.put(
        "one",
        &[
            article("p1", "2024-05-01", PUMP),
            article("f1", "2024-05-01", FERRY),
        ],
    );
    let longer = format!("{PUMP} निगम ने लोगों से पानी बचाकर रखने को कहा है।");
    archive.put(
        "two",
        &[
            article("a1", "2024-05-02", &longer),
            article("a2", "2024-05-02", PUMP),
        ],
    );
    archive.run("one");
    archive.run("two");
    let first: Value = serde_json::from_slice(
        &fs::read(archive.at("out-one").join("manifest.json")).expect("published"),
    )
    .expect("JSON");
    assert_eq!(first["index"], json!({"generation": 0}));
    for record in archive.records("two") {
        let dedup = &record["dedup"];
        assert_eq!(dedup["role"], "copy", "{record}");
        let expected = (json!("p1"), &first["run"], json!("2024-05-01"));
        let found = (
            dedup["leader"].clone(),
            &dedup["leader_run"],
            dedup["leader_published"].clone(),
        );
        assert_eq!(found, expected);
        assert_eq!(
            (&dedup["size"], &dedup["size_total"]),
            (&json!(2), &json!(3))
        );
    }
    let lines =
        fs::read_to_string(archive.at("out-two").join("clusters.jsonl")).expect("published");
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let ids: Vec<_> = lines
        .map(|line| (line["id"].clone(), line["kind"].clone()))
        .collect();
    assert_eq!(
        ids,
        [(json!("a1"), json!("near")), (json!("a2"), json!("exact"))]
    );
    let explained = khabar()
        .arg("explain")
        .arg(archive.at("out-two"))
        .args(["--id", "a1"])
        .output();
    let explained = String::from_utf8(explained.expect("khabar starts").stdout).expect("text");
    assert!(
        explained.contains("led by p1 of the earlier run"),
        "{explained}"
    );
    let stats: Value = serde_json::from_str(&archive.index(&["stats"])).expect("JSON");
    assert_eq!((&stats["runs"], &stats["articles"]), (&json!(2), &json!(4)));
    let listed = archive.index(&["list"]);
    assert!(
        listed
            .lines()
            .nth(2)
            .expect("two runs")
            .starts_with("2\t2\t2\t2024-05-02\t2024-05-02\t")
    );
}

#[test]
fn a_run_made_again_gives_the_same_bytes() {
    let archive = Archive::new();
    archive.put("one", &[article("p1", "2024-05-01", PUMP)]);
    archive.put(
        "two",
        &[
            article("p2", "2024-05-02", PUMP),
            article("f2", "2024-05-02", FERRY),
        ],
    );
    archive.put("three", &[article("f3", "2024-05-03", FERRY)]);
    for day in ["one", "two", "three"] {
        archive.run(day);
    }
    let (listed, made) = (archive.index(&["list"]), files(&archive.at("out-two")));
    archive.run("two");
    assert_eq!(
        files(&archive.at("out-two")),
        made,
        "a finished run is left alone"
    );
    fs::remove_dir_all(archive.at("out-two")).expect("removed");
    archive.run("two");
    assert_eq!(files(&archive.at("out-two")), made, "it sees what it saw");
    assert_eq!(archive.index(&["list"]), listed, "it is in the index once");
}

#[test]
fn a_run_the_index_does_not_hold_is_made_again() {
    let archive = Archive::new();
    archive.put("one", &[article("p1", "2024-05-01", PUMP)]);
    archive.run("one");
    let made = files(&archive.at("out-one"));
    fs::remove_dir_all(archive.at("index")).expect("removed");
    let again = archive.run("one");
    assert!(String::from_utf8_lossy(&again.stderr).contains("made again"));
    assert_eq!(files(&archive.at("out-one")), made);
    assert_eq!(archive.index(&["list"]).lines().count(), 2);
    let without = archive.try_run("one", &[]);
    assert_eq!(
        without.status.code(),
        Some(73),
        "it is another run without an index"
    );
}

#[test]
fn a_named_run_that_grew_takes_its_own_place() {
    let archive = Archive::new();
    let index = archive.at("index");
    let args = ["--index", &index.to_string_lossy(), "--run-name", "may-01"];
    archive.put("one", &[article("p1", "2024-05-01", PUMP)]);
    assert!(archive.try_run("one", &args).status.success());
    archive.put(
        "one",
        &[
            article("p1", "2024-05-01", PUMP),
            article("f1", "2024-05-01", FERRY),
        ],
    );
    fs::remove_dir_all(archive.at("out-one")).expect("removed");
    assert!(archive.try_run("one", &args).status.success());
    assert!(
        archive
            .records("one")
            .iter()
            .all(|record| record["dedup"]["role"] == "unique")
    );
    assert_eq!(
        archive.index(&["list"]).lines().nth(1),
        Some("1\t2\t2\t2024-05-01\t2024-05-01\tmay-01")
    );
    let bad = archive.try_run("one", &["--run-name", "../up"]);
    assert_eq!(bad.status.code(), Some(78));
}

#[test]
fn what_is_forgotten_is_new_again() {
    let archive = Archive::new();
    archive.put(
        "one",
        &[
            article("p1", "2024-05-01", PUMP),
            article("f1", "2024-05-03", FERRY),
        ],
    );
    archive.put(
        "two",
        &[
            article("p2", "2024-05-04", PUMP),
            article("f2", "2024-05-04", FERRY),
        ],
    );
    archive.run("one");
    archive.index(&["forget", "--before", "2024-05-02"]);
    archive.run("two");
    let roles: Vec<Value> = archive
        .records("two")
        .iter()
        .map(|it| it["dedup"]["role"].clone())
        .collect();
    assert_eq!(roles, ["unique", "copy"]);
    archive.index(&["merge"]);
    assert!(
        archive
            .index(&["list"])
            .lines()
            .nth(1)
            .expect("one generation")
            .starts_with("2\t3\t")
    );
    let missing = khabar().args(["index", "stats", "/nowhere/index"]).output();
    assert_eq!(missing.expect("khabar starts").status.code(), Some(66));
}

/// Numbers that look like chance and are the same each time (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % most as u64) as usize
    }

    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 20] = [
            "का", "रा", "मी", "ने", "सो", "ता", "गु", "ली", "वा", "पे", "दा", "चि", "हा", "बू", "जा",
            "शी", "लो", "ना", "मु", "टी",
        ];
        let count = 2 + self.below(3);
        (0..count).map(|_| SYLLABLES[self.below(20)]).collect()
    }

    fn sentence(&mut self) -> String {
        let words: Vec<String> = (0..8 + self.below(10)).map(|_| self.word()).collect();
        words.join(" ") + " है।"
    }

    /// A copy: some words changed, a sentence added before or after, or nothing of that.
    fn copy(&mut self, text: &str) -> String {
        match self.below(4) {
            0 => text.to_owned(),
            1 => format!("{} {text}", self.sentence()),
            2 => format!("{text} {}", self.sentence()),
            _ => {
                let words = text.split(' ').map(|word| match self.below(20) {
                    0 => self.word(),
                    _ => word.to_owned(),
                });
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// Articles of ten days: reports, of which some are printed again on the same day or later ones.
fn days() -> Vec<Vec<Value>> {
    let mut dice = Dice(7);
    let mut days = vec![Vec::new(); DAYS];
    for report in 0..400 {
        let sentences: Vec<String> = (0..6 + dice.below(8)).map(|_| dice.sentence()).collect();
        let text = sentences.join(" ");
        let mut day = dice.below(DAYS);
        for printed in 0..1 + dice.below(5) {
            let date = format!("2024-06-{:02}", day + 1);
            let text = if printed == 0 {
                text.clone()
            } else {
                dice.copy(&text)
            };
            let id = format!("{:04}-{report}-{printed}", dice.below(10_000));
            days[day].push(article(&id, &date, &text));
            day = (day + dice.below(4)).min(DAYS - 1);
        }
    }
    days
}

/// Pairs of articles in one cluster.
fn pairs(records: impl Iterator<Item = Value>) -> BTreeSet<(String, String)> {
    let mut clusters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in records {
        let field = |value: &Value| value.as_str().expect("a string").to_owned();
        let cluster = clusters
            .entry(field(&record["dedup"]["cluster"]))
            .or_default();
        cluster.push(field(&record["id"]));
    }
    let mut pairs = BTreeSet::new();
    for mut ids in clusters.into_values() {
        ids.sort();
        for (at, a) in ids.iter().enumerate() {
            pairs.extend(ids[at + 1..].iter().map(|b| (a.clone(), b.clone())));
        }
    }
    pairs
}

#[test]
fn ten_days_one_by_one_are_as_ten_days_at_once() {
    let archive = Archive::new();
    let days = days();
    archive.put("all", &days.concat());
    assert!(archive.try_run("all", &[]).status.success());
    let mut by_day = Vec::new();
    for (number, articles) in days.iter().enumerate() {
        let day = format!("day-{number}");
        archive.put(&day, articles);
        archive.run(&day);
        by_day.extend(archive.records(&day));
        if number == 5 {
            archive.index(&["merge"]);
        }
    }
    let (once, one_by_one) = (
        pairs(archive.records("all").into_iter()),
        pairs(by_day.into_iter()),
    );
    let (both, either) = (
        once.intersection(&one_by_one).count(),
        once.union(&one_by_one).count(),
    );
    assert!(once.len() > 800, "{}", once.len());
    assert!(1000 * both >= 995 * either, "{both} of {either} pairs");
}

#[test]
fn an_index_in_use_or_of_others_is_told() {
    let archive = Archive::new();
    archive.put("one", &[article("p1", "2024-05-01", PUMP)]);
    let taken = archive.at("taken");
    fs::create_dir(&taken).expect("created");
    fs::write(taken.join("notes.txt"), "ours").expect("written");
    let ended = archive.try_run("one", &["--index", &taken.to_string_lossy()]);
    assert_eq!(ended.status.code(), Some(73));
    assert!(Path::new(&taken.join("notes.txt")).exists());
    fs::write(archive.at("file"), "no folder").expect("written");
    let below = archive.at("file").join("index");
    let ended = archive.try_run("one", &["--index", &below.to_string_lossy()]);
    assert_eq!(ended.status.code(), Some(73));
    archive.run("one");
    let held = khabar::dedup::Index::open(&archive.at("index")).expect("free");
    archive.put("two", &[article("p2", "2024-05-02", PUMP)]);
    let index = archive.at("index");
    let ended = archive.try_run("two", &["--index", &index.to_string_lossy()]);
    assert_eq!(ended.status.code(), Some(75));
    drop(held);
    archive.run("two");
}

#[test]
fn a_damaged_index_is_told_and_publishes_nothing() {
    let archive = Archive::new();
    archive.put("one", &[article("p1", "2024-05-01", PUMP)]);
    archive.put("two", &[article("p2", "2024-05-02", PUMP)]);
    archive.run("one");
    let index = archive.at("index").to_string_lossy().into_owned();
    fs::remove_dir_all(archive.at("index").join("segments/1")).expect("removed");
    let ended = archive.try_run("two", &["--index", &index]);
    assert_eq!(ended.status.code(), Some(73));
    fs::write(archive.at("index").join("index.redb"), "नहीं".repeat(999)).expect("written");
    let ended = archive.try_run("two", &["--index", &index]);
    assert_eq!(ended.status.code(), Some(73));
    assert!(!archive.at("out-two").join("manifest.json").exists());
}
