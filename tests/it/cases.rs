//! Golden runs: each folder of `tests/cases/` holds `args`, `input/` and `expected/`. The program runs in a copy of `input/` with the
//! arguments of `args`, a line each, into `output`; every file under `expected/` must come out with the same bytes, the exit code in
//! `expected/exit`. `KHABAR_BLESS=1 cargo test --test it cases` writes what came out as what is expected; read the difference.

use crate::kit::{khabar, named, root};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

/// Files that say more of the program's build than of the case.
const UNTOLD: [&str; 2] = ["manifest.json", "run.json"];

#[test]
fn golden_runs_give_what_is_expected() {
    let cases = root().join("tests/cases");
    let mut names: Vec<_> = fs::read_dir(&cases)
        .expect("cases are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    names.sort();
    assert!(!names.is_empty());
    let wrong: Vec<String> = names.iter().filter_map(|case| play(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn play(case: &Path) -> Result<(), String> {
    let name = case
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let folder = tempfile::tempdir().expect("a folder");
    copy(&case.join("input"), folder.path());
    let args = fs::read_to_string(case.join("args")).expect("a case has args");
    let ended = khabar()
        .current_dir(folder.path())
        .args(args.lines())
        .output()
        .expect("khabar starts");
    let mut found = contents(&folder.path().join("output"));
    let code = ended
        .status
        .code()
        .map_or("signal".to_owned(), |code| code.to_string());
    found.insert("exit".to_owned(), format!("{code}\n").into_bytes());
    if code != "0" {
        found.insert("stderr".to_owned(), ended.stderr.clone());
    }
    let expected = case.join("expected");
    if env::var_os("KHABAR_BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected);
        fs::create_dir_all(&expected).expect("created");
        for (name, bytes) in &found {
            fs::write(expected.join(name), bytes).expect("written");
        }
    }
    let expected = contents(&expected);
    if expected.keys().ne(found.keys()) {
        return Err(format!(
            "{name}: {:?} came out, {:?} were expected",
            found.keys(),
            expected.keys()
        ));
    }
    for (file, bytes) in &expected {
        if bytes != &found[file] {
            let (expected, found) = (
                String::from_utf8_lossy(bytes),
                String::from_utf8_lossy(&found[file]),
            );
            let mut lines = expected.lines().zip(found.lines()).enumerate();
            let first = lines.find(|(_, (expected, found))| expected != found);
            return Err(format!("{name}/{file} differs: {first:?}"));
        }
    }
    Ok(())
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| named(&path))
        .filter(|(name, _)| !UNTOLD.contains(&name.as_str()))
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("a case has input") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}
