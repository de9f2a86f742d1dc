//! From arguments to the inputs they name.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// Names, less `.gz` or `.zst`, by which a file in a folder is taken for an input.
const KINDS: [&str; 4] = [".jsonl", ".ndjson", ".json", ".txt"];

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where; `-` for standard input.
    pub path: PathBuf,
    /// Path relative to its argument, prefixed by that argument's last component; `-` for standard input. Bytes that are no UTF-8
    /// are shown as `\xNN`.
    pub name: Arc<str>,
    /// Size as stored, where it is known beforehand.
    pub bytes: Option<u64>,
}

/// Something in a folder that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Named as an input would be.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What the arguments name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovery {
    /// Each once, by name; `-` last.
    pub inputs: Vec<Input>,
    /// By name.
    pub skipped: Vec<Skipped>,
}

/// Arguments that name no inputs.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// There is nothing of that name.
    #[error("{} does not exist", .0.display())]
    Missing(PathBuf),
    /// A pattern without a match.
    #[error("nothing matches the pattern {0}")]
    NoMatch(String),
    /// A pattern that is none.
    #[error("{pattern} does not exist and is no pattern: {why}")]
    Pattern {
        /// The argument.
        pattern: String,
        /// What is wrong with it.
        why: String,
    },
    /// A pipe, socket or device.
    #[error("{} is neither a file nor a folder; pipe it into khabar and name - instead", .0.display())]
    NotAFile(PathBuf),
    /// Two files that would have the same name in the output.
    #[error("{} and {} would both be called {name} in the output; name a folder above them", first.display(), second.display())]
    SameName {
        /// The name.
        name: String,
        /// One file.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// The system does not let us look.
    #[error("cannot look at {}", path.display())]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Finds the inputs that arguments name: files, folders, patterns such as `dumps/*.gz`, and `-`.
///
/// A file is taken whatever its name. Of a folder, everything below it is taken whose name ends in `.jsonl`, `.ndjson`, `.json` or
/// `.txt`, also with `.gz` or `.zst` after that; hidden files are passed over and the rest is named in [`Discovery::skipped`]. A file
/// that is named twice is read once. No arguments give no inputs.
///
/// # Errors
/// When an argument names nothing, or two files would have the same name in the output.
pub fn discover(arguments: &[PathBuf]) -> Result<Discovery, DiscoverError> {
    let mut found = Found::default();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            found.stdin = true;
        } else {
            found.argument(argument)?;
        }
    }
    found.discovery()
}

#[derive(Default)]
struct Found {
    stdin: bool,
    /// By canonical path.
    files: BTreeMap<PathBuf, Input>,
    skipped: Vec<Skipped>,
}

impl Found {
    fn argument(&mut self, argument: &Path) -> Result<(), DiscoverError> {
        match fs::metadata(argument) {
            Ok(metadata) if metadata.is_dir() => {
                self.folder(argument);
                Ok(())
            }
            Ok(metadata) if metadata.is_file() => {
                self.file(argument, label(argument), metadata.len())
            }
            Ok(_) => Err(DiscoverError::NotAFile(argument.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.pattern(argument),
            Err(source) => Err(DiscoverError::Unreadable {
                path: argument.to_owned(),
                source,
            }),
        }
    }

    fn file(&mut self, path: &Path, name: String, bytes: u64) -> Result<(), DiscoverError> {
        let canonical = fs::canonicalize(path).map_err(|source| DiscoverError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let input = Input {
            path: path.to_owned(),
            name: name.into(),
            bytes: Some(bytes),
        };
        // Of two ways to one file the lower name stands, whatever the order of the arguments.
        let known = self.files.entry(canonical).or_insert_with(|| input.clone());
        if input.name < known.name {
            *known = input;
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) {
        let prefix = label(folder);
        let visible = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
        };
        for entry in WalkDir::new(folder)
            .follow_links(true)
            .into_iter()
            .filter_entry(visible)
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                    let name = format!("{prefix}/{}", shown(below));
                    let taken = taken(&entry).and_then(|bytes| {
                        self.file(entry.path(), name.clone(), bytes)
                            .map_err(|error| error.to_string())
                    });
                    if let Err(why) = taken {
                        self.skipped.push(Skipped { name, why });
                    }
                }
                Err(error) => {
                    let below = error
                        .path()
                        .map(|path| path.strip_prefix(folder).unwrap_or(path));
                    let below = below.map(shown).unwrap_or_default();
                    let why = error.io_error().map_or(
                        "a link that leads back to a folder above it".to_owned(),
                        ToString::to_string,
                    );
                    self.skipped.push(Skipped {
                        name: format!("{prefix}/{below}"),
                        why,
                    });
                }
            }
        }
    }

    fn pattern(&mut self, argument: &Path) -> Result<(), DiscoverError> {
        let missing = || DiscoverError::Missing(argument.to_owned());
        let pattern = argument.to_str().ok_or_else(missing)?;
        if !pattern.contains(['*', '?', '[']) {
            return Err(missing());
        }
        let matches = glob::glob(pattern).map_err(|error| DiscoverError::Pattern {
            pattern: pattern.to_owned(),
            why: error.to_string(),
        })?;
        let mut any = false;
        for path in matches {
            let path = path.map_err(|error| DiscoverError::Unreadable {
                path: error.path().to_owned(),
                source: error.into(),
            })?;
            any = true;
            self.argument(&path)?;
        }
        any.then_some(())
            .ok_or_else(|| DiscoverError::NoMatch(pattern.to_owned()))
    }

    fn discovery(self) -> Result<Discovery, DiscoverError> {
        let mut inputs: Vec<Input> = self.files.into_values().collect();
        inputs.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        let mut neighbours = inputs.iter().zip(inputs.iter().skip(1));
        if let Some((first, second)) = neighbours.find(|(a, b)| a.name == b.name) {
            return Err(DiscoverError::SameName {
                name: first.name.to_string(),
                first: first.path.clone(),
                second: second.path.clone(),
            });
        }
        if self.stdin {
            inputs.push(Input {
                path: "-".into(),
                name: "-".into(),
                bytes: None,
            });
        }
        let mut skipped = self.skipped;
        skipped.sort_by(|a, b| a.name.cmp(&b.name));
        skipped.dedup();
        Ok(Discovery { inputs, skipped })
    }
}

/// The size of an entry that is an input, or why it is none.
fn taken(entry: &walkdir::DirEntry) -> Result<u64, String> {
    if !entry.file_type().is_file() {
        return Err("neither a file nor a folder".to_owned());
    }
    let name = entry.file_name().to_string_lossy();
    let name = name
        .strip_suffix(".gz")
        .or(name.strip_suffix(".zst"))
        .unwrap_or(&name);
    if !KINDS.iter().any(|kind| name.ends_with(kind)) {
        return Err(format!("its name does not end in {}", KINDS.join(", ")));
    }
    entry
        .metadata()
        .map(|metadata| metadata.len())
        .map_err(|error| error.to_string())
}

/// The last component of an argument; of `.` or `..` that of the folder it means.
fn label(argument: &Path) -> String {
    match argument.components().next_back() {
        Some(Component::Normal(last)) => shown(Path::new(last)),
        _ => fs::canonicalize(argument)
            .ok()
            .and_then(|path| path.file_name().map(|last| shown(Path::new(last))))
            .unwrap_or_default(),
    }
}

/// A path as text; bytes that are no UTF-8 as `\xNN`.
fn shown(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, each holding its own name.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("created");
            fs::write(path, file).expect("written");
        }
        folder
    }

    fn check(files: &[&str], arguments: &[&str], inputs: &[&str], skipped: &[&str]) {
        let folder = folder(files);
        let arguments: Vec<_> = arguments
            .iter()
            .map(|argument| {
                if *argument == "-" {
                    "-".into()
                } else {
                    folder.path().join(argument)
                }
            })
            .collect();
        let found = discover(&arguments).expect("found");
        let names: Vec<_> = found
            .inputs
            .iter()
            .map(|input| input.name.as_ref())
            .collect();
        assert_eq!(names, inputs);
        let names: Vec<_> = found
            .skipped
            .iter()
            .map(|skipped| skipped.name.as_str())
            .collect();
        assert_eq!(names, skipped);
    }

    #[test]
    fn files_folders_patterns_and_standard_input() {
        let files = [
            "d/b.jsonl.gz",
            "d/a/ख़बर.txt",
            "d/notes.md",
            "d/.hidden.jsonl",
            "x.dat",
            "y1.json",
            "y2.json",
        ];
        check(
            &files,
            &["d"],
            &["d/a/ख़बर.txt", "d/b.jsonl.gz"],
            &["d/notes.md"],
        );
        check(
            &files,
            &["-", "x.dat", "d/b.jsonl.gz"],
            &["b.jsonl.gz", "x.dat", "-"],
            &[],
        );
        check(
            &files,
            &["y*.json", "y1.json"],
            &["y1.json", "y2.json"],
            &[],
        );
        check(
            &files,
            &["d", "d/a"],
            &["a/ख़बर.txt", "d/b.jsonl.gz"],
            &["d/notes.md"],
        );
        check(&files, &[], &[], &[]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = folder(&["a/x.jsonl", "b/x.jsonl"]);
        let at = |name: &str| folder.path().join(name);
        let said = |arguments: &[PathBuf]| discover(arguments).expect_err("wrong").to_string();
        assert!(said(&[at("none.jsonl")]).contains("none.jsonl does not exist"));
        assert!(said(&[at("*.gz")]).contains("nothing matches"));
        assert!(said(&[at("a/x.jsonl"), at("b/x.jsonl")]).contains("would both be called x.jsonl"));
        assert!(said(&["/dev/null".into()]).contains("neither a file nor a folder"));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_circles_and_odd_names() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(&["d/a.jsonl"]);
        let at = folder.path().join("d");
        std::os::unix::fs::symlink(&at, at.join("loop")).expect("linked");
        std::os::unix::fs::symlink("nowhere", at.join("dangling.jsonl")).expect("linked");
        fs::write(at.join(OsStr::from_bytes(b"\xffz.jsonl")), "").expect("written");
        let found = discover(&[at]).expect("found");
        let names: Vec<_> = found
            .inputs
            .iter()
            .map(|input| input.name.as_ref())
            .collect();
        assert_eq!(names, ["d/\\xffz.jsonl", "d/a.jsonl"]);
        assert_eq!(found.skipped.len(), 2);
    }
}
