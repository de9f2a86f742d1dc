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
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ");
    outside_of_tests(&code)
        .flat_map(|code| code.split("crate::").skip(1).flat_map(heads))
        .collect()
}

/// Code without what `#[cfg(test)]` stands before: a declaration up to its semicolon, or a module up to the end of the file.
fn outside_of_tests(code: &str) -> impl Iterator<Item = &str> {
    let mut parts = code.split("#[cfg(test)]");
    let first = parts.next().unwrap_or_default();
    let declared = parts.filter_map(|part| {
        let end = part.find([';', '{'])?;
        part[end..].strip_prefix(';')
    });
    [first].into_iter().chain(declared)
}

/// The first names of a path after `crate::`: one, or those of a list in braces.
fn heads(path: &str) -> Vec<String> {
    let name = |path: &str| {
        let letters = path
            .trim()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_');
        letters.collect::<String>()
    };
    let Some(list) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let (mut depth, mut names, mut item) = (1, Vec::new(), String::new());
    for c in list.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 || (depth == 1 && c == ',') {
            names.push(name(&std::mem::take(&mut item)));
        } else {
            item.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
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
    let source = "use crate::text::Span;\nuse crate::{\n    lang::{Lang, rows},\n    read::Article,\n};\n// crate::write\n#[cfg(test)]\nmod kit;\nlet x = crate::dedup::f();\n#[cfg(test)]\nmod tests {\n    use crate::pipeline;\n}";
    assert_eq!(imports(source), ["text", "lang", "read", "dedup"]);
}
