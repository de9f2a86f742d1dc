//! Files that are there whole or not at all.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes a file under another name and renames it.
pub(crate) fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".part");
    fs::write(&aside, content)
        .and_then(|()| fs::rename(&aside, path))
        .with_context(|| format!("cannot write {}", path.display()))
}
