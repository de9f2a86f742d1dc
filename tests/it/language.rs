//! `khabar train language` and `khabar eval language` from outside.

use crate::kit::khabar;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Invented notices: a street and what is said of it, in three languages.
const NOTICES: [(&str, [&str; 4]); 3] = [
    (
        "hi",
        [
            "में बिजली नहीं है",
            "की सड़क पर गड्ढे हैं",
            "के लोगों ने शिकायत की है",
            "में पानी आ रहा है",
        ],
    ),
    (
        "mr",
        [
            "मध्ये वीज नाही",
            "च्या रस्त्यावर खड्डे आहेत",
            "मधील लोकांनी तक्रार केली आहे",
            "मध्ये पाणी येत आहे",
        ],
    ),
    (
        "ne",
        [
            "मा बिजुली छैन",
            "को सडकमा खाल्डा छन्",
            "का मानिसहरूले उजुरी गरेका छन्",
            "मा पानी आइरहेको छ",
        ],
    ),
];

/// JSON Lines of the notices, about `streets` streets, some without a language.
fn notices(streets: usize) -> String {
    let mut lines = String::from("{\"text\":\"कोई भाषा नहीं लिखी\"}\n");
    for street in 0..streets {
        for (lang, said) in NOTICES {
            for said in said {
                let title = format!("गली {street} {said}");
                let record =
                    json!({"lang": lang, "title": title, "text": format!("{title}। {street}")});
                lines.push_str(&format!("{record}\n"));
            }
        }
    }
    lines
}

fn language(command: &str, args: &[&str], inputs: &[&Path]) -> Output {
    let mut khabar = khabar();
    khabar.args([command, "language"]).args(args).args(inputs);
    khabar.output().expect("khabar starts")
}

#[track_caller]
fn text(ended: &Output, code: i32) -> (String, String) {
    let of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (of(&ended.stdout), of(&ended.stderr));
    assert_eq!(ended.status.code(), Some(code), "{err}");
    (out, err)
}

#[test]
fn a_table_is_made_and_tried_on_what_it_has_not_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("notices.jsonl"), notices(60)).expect("written");
    let make = |name: &str| {
        let output = at(name).display().to_string();
        let args = [
            "--output",
            &output,
            "--without",
            "0/4",
            "--note",
            "Invented.",
        ];
        let (_, err) = text(&language("train", &args, &[&at("notices.jsonl")]), 0);
        assert!(err.contains("1 without a language"), "{err}");
        fs::read_to_string(at(name)).expect("made")
    };
    let table = make("a.tsv");
    assert_eq!(table, make("b.tsv"), "the same texts give the same table");
    assert!(
        table.contains("\n# Invented.\nword\thi\tmr\tne\n"),
        "{table}"
    );
    assert!(table.contains("\nहै\t0\t"), "{table}");

    let own = at("a.tsv").display().to_string();
    let args = ["--table", &own, "--only", "0/4"];
    let (out, _) = text(&language("eval", &args, &[&at("notices.jsonl")]), 0);
    let row = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = out.lines().map(row).collect();
    assert_eq!(rows[0][..4], ["kind", "lang", "texts", "right"]);
    assert_eq!(
        rows.len(),
        7,
        "a line and a headline of three languages: {out}"
    );
    for row in &rows[1..] {
        let texts: u32 = row[2].parse().expect("a count");
        assert!((30..90).contains(&texts), "a quarter of 240: {out}");
        assert_eq!(row[3], "1.0000", "{out}");
    }
}

#[test]
fn wrong_use_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("hi.jsonl"),
        "{\"lang\":\"hi\",\"text\":\"पुल खुल गया है\"}\n",
    )
    .expect("written");
    fs::write(at("broken.tsv"), "word\thi\tmr\tne\nहै\t0\t1\n").expect("written");
    let output = at("table.tsv").display().to_string();
    let train = |input: &str| language("train", &["--output", &output], &[&at(input)]);
    let (_, err) = text(&train("hi.jsonl"), 65);
    assert!(err.contains("labelled \"mr\""), "{err}");
    text(&train("missing.jsonl"), 66);
    assert!(!at("table.tsv").exists(), "nothing is left behind");
    let broken = at("broken.tsv").display().to_string();
    let (_, err) = text(
        &language("eval", &["--table", &broken], &[&at("hi.jsonl")]),
        65,
    );
    assert!(err.contains("line 2"), "{err}");
    text(
        &language("eval", &["--only", "5/5"], &[&at("hi.jsonl")]),
        64,
    );
}
