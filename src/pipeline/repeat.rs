//! Whether a finished run in the output folder is the one that is asked for.

use super::Identity;
use crate::read::Input;
use crate::write::{Manifest, sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Compares a finished run with what is asked for. Inputs that were not touched since, by size and time, are not read again.
///
/// # Errors
/// Says what differs.
pub(super) fn check(
    manifest: &Manifest,
    identity: &Identity,
    inputs: &[Input],
    modified_then: &BTreeMap<String, i64>,
) -> Result<(), String> {
    if manifest.version != env!("CARGO_PKG_VERSION") {
        return Err(format!("made by version {}", manifest.version));
    }
    if manifest.config_sha256 != identity.config_sha256 {
        return Err("made under other settings".to_owned());
    }
    if manifest.language_data != identity.language_data {
        return Err("made with other language tables".to_owned());
    }
    let then: Vec<_> = manifest
        .inputs
        .iter()
        .map(|input| input.file.as_str())
        .collect();
    let now: Vec<_> = inputs.iter().map(|input| input.name.as_ref()).collect();
    if then != now {
        return Err("made from other inputs".to_owned());
    }
    let modified_now = modified(inputs);
    for (then, now) in manifest.inputs.iter().zip(inputs) {
        if then.sha256.is_empty() {
            // It could not be opened then, so there is nothing to compare.
            continue;
        }
        let changed = || Err(format!("{} has changed since", then.file));
        if now.bytes.is_some_and(|bytes| bytes != then.bytes) {
            return changed();
        }
        let time = modified_now.get(&then.file);
        let untouched = time.is_some() && time == modified_then.get(&then.file);
        if !untouched && sha256_of(&now.path).ok().as_ref() != Some(&then.sha256) {
            return changed();
        }
    }
    Ok(())
}

/// An input that could not be opened when the run was made, and can be now.
pub(super) fn now_readable<'i>(manifest: &Manifest, inputs: &'i [Input]) -> Option<&'i str> {
    let unread = manifest
        .inputs
        .iter()
        .zip(inputs)
        .filter(|(then, _)| then.sha256.is_empty());
    unread
        .map(|(_, now)| now)
        .find(|now| File::open(&now.path).is_ok())
        .map(|now| now.name.as_ref())
}

/// When each input was last modified, where that can be told.
pub(super) fn modified(inputs: &[Input]) -> BTreeMap<String, i64> {
    let time = |path: &Path| {
        let time = fs::metadata(path).ok()?.modified().ok()?;
        i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()
    };
    let files = inputs.iter().filter(|input| input.bytes.is_some());
    files
        .filter_map(|input| Some((input.name.to_string(), time(&input.path)?)))
        .collect()
}

/// SHA-256 of a file, or of standard input for `-`.
fn sha256_of(path: &Path) -> io::Result<String> {
    if path.as_os_str() == "-" {
        sha256(io::stdin().lock())
    } else {
        sha256(File::open(path)?)
    }
}
