//! The same bytes, however the work is cut.

use crate::kit::{Ran, root, sample};
use std::ffi::OsStr;
use std::fs;

#[test]
fn threads_blocks_and_argument_order_leave_no_trace() {
    let expected = Ran::well([sample()]).files();
    assert!(expected.len() >= 5);
    for threads in ["1", "2", "7"] {
        for block in ["700", "1048576"] {
            let ran = Ran::well([
                sample().as_os_str(),
                "--threads".as_ref(),
                threads.as_ref(),
                "--block-bytes".as_ref(),
                block.as_ref(),
            ]);
            assert_same(
                &expected,
                &ran.files(),
                &format!("{threads} threads, blocks of {block}"),
            );
        }
    }
}

/// The case whose records hang on each other by their lines.
#[test]
fn recurring_lines_leave_no_trace_of_the_way_either() {
    let case = root().join("tests/cases/recurring/input");
    let (days, config) = (case.join("in"), case.join("few.toml"));
    let days = ["day-02.jsonl", "day-01.jsonl"].map(|day| days.join(day));
    let mut runs = Vec::new();
    for threads in ["1", "2", "7"] {
        for block in ["700", "1048576"] {
            for [first, second] in [[&days[0], &days[1]], [&days[1], &days[0]]] {
                let args = ["--threads", threads, "--block-bytes", block, "--config"];
                let inputs = [first, second].map(|day| day.as_os_str());
                let args = args.map(OsStr::new);
                let all = inputs.into_iter().chain(args).chain([config.as_os_str()]);
                runs.push(Ran::well(all).files());
            }
        }
    }
    let articles = String::from_utf8_lossy(&runs[0]["articles-00000.jsonl"]);
    assert!(articles.contains("\"recurring\":["));
    for ran in &runs[1..] {
        assert_same(&runs[0], ran, "recurring lines");
    }
}

#[test]
fn inputs_are_sorted_before_anything_else() {
    let mut inputs: Vec<_> = fs::read_dir(sample())
        .expect("the sample is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".toml"))
        .filter(|path| path.extension().is_none_or(|extension| extension != "md"))
        .collect();
    inputs.sort();
    let forwards = Ran::well(&inputs).files();
    inputs.reverse();
    assert_same(&forwards, &Ran::well(&inputs).files(), "arguments reversed");
}

fn assert_same(
    expected: &std::collections::BTreeMap<String, Vec<u8>>,
    found: &std::collections::BTreeMap<String, Vec<u8>>,
    what: &str,
) {
    assert!(expected.keys().eq(found.keys()), "{what}: other files");
    for (name, bytes) in expected {
        assert!(bytes == &found[name], "{what}: {name} differs");
    }
}
