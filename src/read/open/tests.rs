//! Inputs of every form, in blocks of every size.

use super::*;
use crate::read::testing::settings;
use crate::read::{Article, Packing, Reject, Settings};
use proptest::prelude::*;
use std::io::Cursor;

fn open(name: &str, bytes: &[u8]) -> Open {
    let input = Input {
        path: name.into(),
        name: name.into(),
        bytes: None,
    };
    let source = Source::new(Box::new(Cursor::new(bytes.to_vec()))).expect("memory opens");
    Open::new(0, &input, source)
}

/// Everything an input gives, and its report.
fn read(
    name: &str,
    bytes: &[u8],
    block: usize,
    settings: &Settings,
) -> (Vec<Result<Article, Reject>>, InputReport) {
    let mut open = open(name, bytes);
    let mut found = Vec::new();
    while let Some(block) = open.block(block, settings.max_record_bytes as usize) {
        found.extend(block.articles(settings));
    }
    (found, open.close())
}

/// Records by number: their text, or `!` and the reason.
fn told(found: &[Result<Article, Reject>]) -> Vec<String> {
    let tell = |found: &Result<Article, Reject>| match found {
        Ok(article) => format!("{} {}", article.origin.record, article.text),
        Err(reject) => format!("{} !{:?}", reject.origin.record, reject.reason),
    };
    found.iter().map(tell).collect()
}

fn check(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str], loss: Option<&str>) {
    let settings = Settings {
        max_record_bytes: 60,
        ..settings()
    };
    for block in [1, 7, 64, 1 << 20] {
        let (found, report) = read(name, bytes.as_ref(), block, &settings);
        assert_eq!(told(&found), expected, "{name}, blocks of {block}");
        let reason = report
            .loss
            .map(|loss| format!("{} {}", loss.record, loss.reason));
        assert_eq!(reason.as_deref(), loss, "{name}, blocks of {block}");
    }
}

#[test]
fn lines_are_records() {
    check(
        "a.jsonl",
        "{\"text\":\"a\"}\r\n\n \n{\"text\":\"b\"}",
        &["1 a", "4 b"],
        None,
    );
    check("a.jsonl", "\u{feff}{\"text\":\"a\"}\n", &["1 a"], None);
    check(
        "a.jsonl",
        "{\"text\":\"a\u{2028}b\"}\nnull\n",
        &["1 a\u{2028}b", "2 !NotAnObject"],
        None,
    );
    check(
        "a.jsonl",
        b"{\"text\":\"a\"}\n{\"text\":\"\xff\"}\n{\"text\":\"c\"}\n",
        &["1 a", "2 !Encoding", "3 c"],
        None,
    );
    check("a.jsonl", "", &[], None);
}

#[test]
fn a_long_record_is_passed_over() {
    let long = "x".repeat(500);
    check(
        "a.jsonl",
        format!("{{\"text\":\"a\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"c\"}}\n"),
        &["1 a", "2 !TooLong", "3 c"],
        None,
    );
    check(
        "a.json",
        format!("[{{\"text\":\"{long}\"}},{{\"text\":\"b\"}}]"),
        &["1 !TooLong", "2 b"],
        None,
    );
    check("a.txt", &long, &["1 !TooLong"], None);
}

#[test]
fn an_array_is_read_by_element() {
    check(
        "a.json",
        " [ {\"text\":\"a]\\\"\"} ,\n{\"text\":\"b\",\"x\":[1,{}]}\n, 3 ]\n",
        &["1 a]\"", "2 b", "3 !NotAnObject"],
        None,
    );
    check("a.json", "[]", &[], None);
    check(
        "a.json",
        "[{\"text\":\"a\"},",
        &["1 a"],
        Some("2 ends in the middle of the array"),
    );
    check(
        "a.json",
        "[{\"text\":\"a\"}]\n[{\"text\":\"b\"}]",
        &["1 a"],
        Some("2 something follows the JSON array"),
    );
    check(
        "a.json",
        "[{\"text\":\"a\"},{\"te",
        &["1 a"],
        Some("2 ends in the middle of a record"),
    );
    check(
        "a.json",
        "[{\"text\":\"a\"},{\"text\" 7},{\"text\":\"c\"}]",
        &["1 a", "2 !Json", "3 c"],
        None,
    );
}

#[test]
fn packed_inputs_are_told_by_their_bytes() {
    use std::io::Write;
    let lines = "{\"text\":\"a\"}\n";
    let mut gzip = Vec::new();
    for _ in 0..2 {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(lines.as_bytes()).expect("memory");
        gzip.extend(encoder.finish().expect("memory"));
    }
    check("a.jsonl", &gzip, &["1 a", "2 a"], None);
    let zstd = [
        zstd::encode_all(lines.as_bytes(), 1),
        zstd::encode_all(lines.as_bytes(), 1),
    ];
    let zstd = zstd.map(|frame| frame.expect("memory")).concat();
    check("a.gz", &zstd, &["1 a", "2 a"], None);
    let (found, report) = read("a", &zstd[..zstd.len() - 3], 10, &settings());
    assert_eq!(told(&found)[0], "1 a");
    assert_eq!(report.loss.map(|loss| loss.record), Some(2));
    assert_eq!(
        (report.bytes, report.packing),
        (zstd.len() as u64 - 3, Packing::Zstd)
    );
}

#[test]
fn what_is_no_json_is_one_loss() {
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80)
        .collect();
    check(
        "a.jsonl",
        noise,
        &[],
        Some("1 is neither UTF-8 text nor packed by gzip or zstd"),
    );
    check(
        "a.json",
        "{\n  \"text\": \"a\"\n}\n",
        &[],
        Some("1 is one indented JSON object; khabar reads an object a line, or an array of them"),
    );
}

#[test]
fn utf_16_is_decoded() {
    let bytes: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("नगर\n\nनगर में।".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let (found, _) = read("a.txt", &bytes, 10, &settings());
    let article = found[0].as_ref().expect("an article");
    assert_eq!(
        (article.title.as_deref(), &article.text[article.lead..]),
        (Some("नगर"), "नगर में।")
    );
}

proptest! {
    #[test]
    fn blocks_of_any_size_give_the_same(lines in prop::collection::vec("(\\{\"text\":\"[a-zक-ह\\]\\[,]{0,9}\"\\}|[ \r]{0,2}|[\\[{\"\\\\a]{0,4})", 0..9), array: bool, block in 1..64_usize) {
        let bytes = if array { format!("[{}]", lines.join(",")) } else { lines.join("\n") };
        let (whole, report) = read("a.jsonl", bytes.as_bytes(), 1 << 20, &settings());
        let (cut, cut_report) = read("a.jsonl", bytes.as_bytes(), block, &settings());
        prop_assert_eq!(told(&whole), told(&cut));
        prop_assert_eq!(report, cut_report);
    }

    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "(a.txt|a.jsonl)") {
        read(&name, &bytes, 16, &settings());
    }
}

#[test]
fn what_an_input_is_does_not_hang_on_how_much_of_it_is_seen() {
    for block in [1, 1 << 20] {
        let (_, report) = read("a.jsonl", b"\n \n[", block, &settings());
        assert_eq!(report.format, Format::Array);
    }
}
