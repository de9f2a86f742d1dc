//! The table of who may import from whom, checked against the `use` lines and paths of every source file.

use std::fs;
use std::path::Path;

/// Room and the rooms it may import from.
const TABLE: [(&str, &[&str]); 9] = [
    ("text", &[]),
    ("lang", &["text"]),
    ("read", &["text"]),
    ("normalize", &["text", "lang", "read"]),
    ("dedup", &["text", "read", "normalize"]),
    ("annotate", &["text", "lang", "normalize"]),
    (
        "write",
        &["text", "lang", "read", "normalize", "dedup", "annotate"],
    ),
    (
        "config",
        &["lang", "read", "normalize", "dedup", "annotate", "write"],
    ),
    (
        "pipeline",
        &[
            "text",
            "lang",
            "read",
            "normalize",
            "dedup",
            "annotate",
            "write",
            "config",
        ],
    ),
];

/// Source files of a room: `src/ROOM.rs` and everything under `src/ROOM/`.
fn sources(room: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut open = vec![src.join(room), src.join(format!("{room}.rs"))];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .expect("src is readable")
                    .map(|entry| entry.expect("entry").path()),
            );
        } else if path.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).expect("source is readable"),
            ));
        }
    }
    assert!(!found.is_empty(), "room {room} has no source");
    found
}

/// The crate's rooms that a source file names in code outside of tests.
fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| line.split("crate::").skip(1))
        .flat_map(|path| match path.strip_prefix('{') {
            Some(list) => list.split(',').map(str::to_owned).collect::<Vec<_>>(),
            None => vec![path.to_owned()],
        })
        .map(|path| {
            path.trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|room| !room.is_empty())
        .collect()
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let mut breaches = Vec::new();
    for (room, allowed) in TABLE {
        for (file, source) in sources(room) {
            for import in imports(&source) {
                if import != room && !allowed.contains(&import.as_str()) {
                    breaches.push(format!("{file}: {room} may not import from {import}"));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_module_stands_in_the_table() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))
        .expect("lib.rs is readable");
    let modules: Vec<_> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(
        modules,
        TABLE.map(|(room, _)| room),
        "lib.rs lists the rooms in flow order"
    );
}

#[test]
fn imports_are_seen() {
    let source = "use crate::text::Span;\nuse crate::{lang, read::Article};\n// crate::write\nlet x = crate::dedup::f();\n#[cfg(test)]\nuse crate::pipeline;";
    assert_eq!(imports(source), ["text", "lang", "read", "dedup"]);
}
