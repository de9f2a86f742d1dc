//! The program from outside: exit codes, messages, locks, signals, repeats.

use crate::kit::{Ran, files, khabar, sample};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("written");
    path
}

/// `khabar run INPUT --output OUTPUT EXTRA`.
fn run(input: &Path, output: &Path, extra: &[&str]) -> std::process::Output {
    let mut command = khabar();
    command.arg("run").arg(input).arg("--output").arg(output);
    command.args(extra).output().expect("khabar starts")
}

/// Lines of an invented paper, `count` of them, all different.
fn articles(count: usize) -> String {
    (0..count)
        .map(|n| {
            format!(
                "{{\"id\":\"n{n}\",\"text\":\"नगर परिषद की बैठक संख्या {n} में पार्षदों ने जलापूर्ति की योजना {} पर चर्चा की।\"}}\n",
                n * 7
            )
        })
        .collect()
}

#[track_caller]
fn check(ran: &Ran, code: i32, said: &[&str]) {
    assert_eq!(ran.ended.status.code(), Some(code), "{}", ran.stderr());
    for words in said {
        assert!(
            ran.stderr().contains(words),
            "{words:?} is not in: {}",
            ran.stderr()
        );
    }
    if ![0, 3].contains(&code) {
        assert!(
            !ran.path().join("manifest.json").exists(),
            "nothing may be published"
        );
    }
}

#[test]
fn exit_codes_tell_what_happened() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    check(&Ran::new(["--no-such-flag"]), 64, &["--no-such-flag"]);
    check(
        &Ran::new([at.join("missing.jsonl")]),
        66,
        &["missing.jsonl"],
    );
    check(
        &Ran::new([write(at, "empty.jsonl", "")]),
        4,
        &["empty.jsonl"],
    );
    let config = write(at, "wrong.toml", "[dedup]\nsimilarty = 0.5\n");
    let args = [
        sample().into_os_string(),
        "--config".into(),
        config.into_os_string(),
    ];
    check(&Ran::new(args), 78, &["wrong.toml:2:1", "\"similarity\""]);
    let half = articles(150) + &"{\"text\":7}\n".repeat(150);
    check(
        &Ran::new([write(at, "half.jsonl", half)]),
        65,
        &["150 of 300", "half.jsonl:151"],
    );
    check(
        &Ran::new([write(at, "none.jsonl", "{\"body_text\":\"x\"}\n")]),
        65,
        &["none.jsonl:1"],
    );
    let packed = zstd::encode_all(articles(4000).as_bytes(), 3).expect("packed");
    let cut = write(at, "cut.jsonl.zst", &packed[..packed.len() / 2]);
    let whole = write(
        at,
        "whole.jsonl",
        articles(20).replace("\"id\":\"n", "\"id\":\"w"),
    );
    check(&Ran::new([&cut, &whole]), 3, &["cut.jsonl.zst"]);
}

#[test]
fn one_bad_byte_costs_one_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dump = articles(300).into_bytes();
    let line_57 = dump
        .split_inclusive(|&byte| byte == b'\n')
        .take(56)
        .map(<[u8]>::len)
        .sum::<usize>();
    dump[line_57 + 30] = 0xff;
    let ran = Ran::well([write(folder.path(), "dump.jsonl", dump)]);
    let records: Vec<serde_json::Value> = ran.lines("articles-00000.jsonl");
    let rejects: Vec<serde_json::Value> = ran.lines("rejects.jsonl");
    assert_eq!((records.len(), rejects.len()), (299, 1));
    assert_eq!(rejects[0]["origin"]["record"], 57);
    assert_eq!(rejects[0]["reason"], "encoding");
}

#[test]
fn a_finished_run_is_not_done_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "in.jsonl", articles(10));
    let output = folder.path().join("out");
    let run = |extra: &[&str]| run(&input, &output, extra);
    assert!(run(&[]).status.success());
    let (first, told) = (
        files(&output),
        fs::read(output.join("run.json")).expect("published"),
    );
    let again = run(&[]);
    assert!(again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("nothing to do"));
    assert_eq!(fs::read(output.join("run.json")).expect("published"), told);
    // Touched, but the same bytes: still the same run.
    let bytes = fs::read(&input).expect("read");
    fs::write(&input, bytes).expect("written");
    assert!(run(&[]).status.success());
    // A lost file is made again.
    fs::remove_file(output.join("clusters.jsonl")).expect("removed");
    assert!(run(&[]).status.success());
    assert_eq!(files(&output), first);
    // Other settings or other inputs are another run, whose results this folder must not lose.
    assert_eq!(run(&["--no-annotate"]).status.code(), Some(73));
    write(folder.path(), "in.jsonl", articles(11));
    assert_eq!(run(&[]).status.code(), Some(73));
    assert_eq!(files(&output), first);
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "in.jsonl", articles(10));
    let output = folder.path().join("out");
    fs::create_dir(&output).expect("created");
    write(&output, "articles-00000.jsonl", "mine\n");
    write(&output, "notes.txt", "mine\n");
    let ended = run(&input, &output, &[]);
    assert_eq!(ended.status.code(), Some(73));
    assert_eq!(files(&output).len(), 2);
}

/// A run that waits for standard input, once it is at work.
fn waiting(output: &Path) -> std::process::Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(["run", "-", "--output"])
        .arg(output)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("khabar starts");
    let stdin = child.stdin.as_mut().expect("piped");
    stdin.write_all(articles(5).as_bytes()).expect("taken");
    let begun = Instant::now();
    while !output.join(".work/rejects.jsonl").exists() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "the run never began"
        );
        thread::sleep(Duration::from_millis(10));
    }
    child
}

#[test]
fn an_output_has_one_run_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("out");
    let mut first = waiting(&output);
    let input = write(folder.path(), "in.jsonl", articles(5));
    let second = run(&input, &output, &[]);
    assert_eq!(second.status.code(), Some(75));
    drop(first.stdin.take());
    assert_eq!(first.wait().expect("ends").code(), Some(0));
}

#[cfg(unix)]
#[test]
fn signals_end_it_soon_and_the_same_command_starts_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "-.jsonl", articles(5));
    for (signal, code) in [("TERM", Some(143)), ("INT", Some(130)), ("KILL", None)] {
        let output = folder.path().join(signal);
        let mut child = waiting(&output);
        let kill = Command::new("kill")
            .args(["-s", signal, &child.id().to_string()])
            .status();
        assert!(kill.expect("kill starts").success());
        let begun = Instant::now();
        let ended = child.wait_with_output_kept_open();
        assert_eq!(ended, code, "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{signal}");
        assert!(!output.join("manifest.json").exists());
        let again = khabar()
            .args(["run", "-", "--output"])
            .arg(&output)
            .stdin(File::open(&input).expect("readable"))
            .output()
            .expect("khabar starts");
        assert!(
            again.status.success(),
            "{}",
            String::from_utf8_lossy(&again.stderr)
        );
        let fresh = folder.path().join(format!("{signal}-fresh"));
        let clean = khabar()
            .args(["run", "-", "--output"])
            .arg(&fresh)
            .stdin(File::open(&input).expect("readable"))
            .output()
            .expect("khabar starts");
        assert!(clean.status.success());
        assert_eq!(files(&output), files(&fresh), "{signal}");
    }
}

/// Waiting without closing the child's standard input first: it must end by the signal, not by the end of its input.
trait WaitOpen {
    fn wait_with_output_kept_open(&mut self) -> Option<i32>;
}

impl WaitOpen for std::process::Child {
    fn wait_with_output_kept_open(&mut self) -> Option<i32> {
        let stdin = self.stdin.take();
        let status = self.wait().expect("ends");
        drop(stdin);
        status.code()
    }
}

#[test]
fn config_shows_what_is_in_force_and_from_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = write(
        folder.path(),
        "my.toml",
        "[write]\ncompression = \"zstd\"\n",
    );
    let shown = khabar()
        .args(["config", "--no-annotate", "--config"])
        .arg(&config)
        .output()
        .expect("starts");
    let shown = String::from_utf8(shown.stdout).expect("UTF-8");
    let place = format!("# {}:2:15", config.display());
    for (key, place) in [
        ("annotate = false", "# --no-annotate"),
        ("compression = \"zstd\"", place.as_str()),
        ("boilerplate = true", "# default"),
    ] {
        let line = shown.lines().find(|line| line.starts_with(key));
        assert!(
            line.is_some_and(|line| line.ends_with(place)),
            "{key} {place}: {shown}"
        );
    }
    let printed = write(folder.path(), "printed.toml", &shown);
    let again = khabar()
        .arg("config")
        .arg("--config")
        .arg(&printed)
        .output()
        .expect("starts");
    assert!(again.status.success(), "what is printed can be read back");
}

#[test]
fn compressed_and_capped_output_is_the_same_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = Ran::well([sample()]);
    let config = write(
        folder.path(),
        "my.toml",
        "[write]\ncompression = \"zstd\"\nshard_bytes = 50_000\n",
    );
    let packed = Ran::well([
        sample().as_os_str(),
        "--config".as_ref(),
        config.as_os_str(),
    ]);
    let shards: Vec<_> = packed
        .files()
        .into_iter()
        .filter(|(name, _)| name.starts_with("articles-"))
        .collect();
    assert!(shards.len() > 2, "{} shards", shards.len());
    let joined: Vec<u8> = shards
        .iter()
        .flat_map(|(_, bytes)| zstd::decode_all(&bytes[..]).expect("zstd"))
        .collect();
    assert!(joined == plain.files()["articles-00000.jsonl"]);
}

#[test]
fn explain_shows_an_article() {
    let ran = Ran::well([sample()]);
    let explain = |id: &str| {
        khabar()
            .arg("explain")
            .arg(ran.path())
            .args(["--id", id])
            .output()
            .expect("starts")
    };
    let shown = explain("kv-2001");
    assert!(shown.status.success());
    let shown = String::from_utf8(shown.stdout).expect("UTF-8");
    for words in [
        "agency.json, record 1",
        "leader of 3 in cluster",
        "संयुक्त राष्ट्र",
        "repairs",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let missing = explain("no-such-id");
    assert_eq!(missing.status.code(), Some(66));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no-such-id"));
}

#[test]
fn sentences_to_train_by_come_from_a_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = "Vladimir Putin praised the long wooden bridge in Russia on Monday. Zzyzx of Qwortle praised the long bridge in Russia \
                on Monday evening. Rain fell.";
    let line = serde_json::json!({"id": "b1", "text": body}).to_string();
    let input = write(folder.path(), "dump.jsonl", line);
    let output = folder.path().join("out");
    assert!(run(&input, &output, &["-q"]).status.success());
    let sentences = |dir: &Path, lang: &str| {
        let mut command = khabar();
        command
            .args(["train", "sentences", "--lang", lang])
            .arg(dir);
        let ended = command.output().expect("khabar starts");
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        (ended.status.code(), said)
    };
    let (code, said) = sentences(&output, "en");
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("Vladimir\tB-PER\nPutin\tI-PER\npraised\tO\n"),
        "{said}"
    );
    assert!(!said.contains("Rain"), "nothing is named there: {said}");
    assert_eq!(sentences(&output, "hi"), (Some(0), String::new()));
    assert_eq!(sentences(folder.path(), "en").0, Some(66));
}

#[test]
fn without_annotation_records_have_none() {
    let ran = Ran::well([sample().as_os_str(), "--no-annotate".as_ref()]);
    let records: Vec<serde_json::Value> = ran.lines("articles-00000.jsonl");
    assert!(
        records
            .iter()
            .all(|record| record["entities"] == serde_json::json!([]))
    );
    assert!(
        records
            .iter()
            .any(|record| record["dedup"]["role"] == "copy")
    );
    assert!(ran.lines::<serde_json::Value>("stances.jsonl").is_empty());
}

#[test]
fn a_long_article_and_one_of_many_names_take_linear_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let letters: Vec<char> = "कखगघचछजझटठडढतथदधनपफबभमयरलवसह".chars().collect();
    let name = |n: usize| {
        let letter = |n: usize| letters[n % letters.len()];
        let (a, b) = (letter(n), letter(n / letters.len()));
        format!("{a}ा{b}े{} वर्मा", letter(n / letters.len().pow(2)))
    };
    let blames = |n: usize| format!("{} ने {} की आलोचना की। ", name(n), name(n + 7));
    let names: String = (0..10_000).map(blames).collect();
    let long = "रूस ने यूक्रेन की आलोचना की और फिर उन पर हमला करने की धमकी दी। ".repeat(62_000);
    for text in [names, long] {
        let input = write(at, "article.jsonl", format!("{{\"text\":\"{text}\"}}\n"));
        let output = tempfile::tempdir().expect("a folder");
        let started = Instant::now();
        let ran = run(&input, output.path(), &[]);
        assert_eq!(ran.status.code(), Some(0));
        // some seconds; quadratic time would take an hour
        assert!(started.elapsed() < Duration::from_secs(90));
    }
}
