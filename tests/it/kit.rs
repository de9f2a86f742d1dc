//! What integration tests share: khabar as a process, and what it wrote.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The project folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample input.
pub(crate) fn sample() -> PathBuf {
    root().join("tests/sample")
}

/// The program, ready for arguments.
pub(crate) fn khabar() -> Command {
    Command::new(env!("CARGO_BIN_EXE_khabar"))
}

/// A finished `khabar run`: its output folder, which goes when this does.
pub(crate) struct Ran {
    folder: TempDir,
    pub(crate) ended: Output,
}

impl Ran {
    /// Runs `khabar run ARGS --output FOLDER`.
    pub(crate) fn new<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = khabar();
        command
            .arg("run")
            .args(args)
            .arg("--output")
            .arg(folder.path().join("out"));
        let ended = command.output().expect("khabar starts");
        Self { folder, ended }
    }

    /// The same, and it must end with code 0.
    pub(crate) fn well<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        let ran = Self::new(args);
        assert!(ran.ended.status.success(), "{}", ran.stderr());
        ran
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.ended.stderr).into_owned()
    }

    /// Parsed lines of a file.
    pub(crate) fn lines<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let text = fs::read_to_string(self.path().join(name)).expect("published");
        let parse = |line| serde_json::from_str(line).expect("lines are JSON of their shape");
        text.lines().map(parse).collect()
    }

    /// A parsed document.
    pub(crate) fn document<T: DeserializeOwned>(&self, name: &str) -> T {
        let text = fs::read_to_string(self.path().join(name)).expect("published");
        serde_json::from_str(&text).expect("documents are JSON of their shape")
    }

    /// Every published file but `run.json`, by name.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path())
    }
}

/// Every file of an output folder but `run.json`, by name.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name() != Some(OsStr::new("run.json")))
        .map(|path| named(&path))
        .collect()
}

/// A file's name and bytes.
pub(crate) fn named(path: &Path) -> (String, Vec<u8>) {
    let name = path.file_name().expect("a name");
    (
        name.to_string_lossy().into_owned(),
        fs::read(path).expect("a file"),
    )
}

/// Every mention of a record, entity by entity.
pub(crate) fn mentions(record: &Value) -> impl Iterator<Item = &Value> {
    let entities = record["entities"].as_array().into_iter().flatten();
    let mentions = entities.flat_map(|entity| entity["mentions"].as_array());
    mentions.flatten()
}

/// The words of a record at a span: of its title where a field says so, else of its text.
pub(crate) fn words_at(record: &Value, span: &Value, field: &Value) -> String {
    let bound = |edge: usize| span[edge].as_u64().expect("a number") as usize;
    let field = field.as_str().unwrap_or("text");
    let text = record[field].as_str().unwrap_or_default().chars();
    let words: String = text.skip(bound(0)).take(bound(1) - bound(0)).collect();
    let within = words.chars().count() == bound(1) - bound(0);
    assert!(within, "{}: {span} is past the end", record["id"]);
    words
}
