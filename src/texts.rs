//! Articles for making and trying models: read as a run reads them, one at a time.

use crate::laid;
use crate::progress::say;
use anyhow::Result;
use khabar::pipeline::BLOCK_BYTES;
use khabar::read::{Article, Reader, discover};
use khabar::text::printable;
use std::path::{Path, PathBuf};

/// Hands on every article of the inputs. Gives the exit code of having read: some input may be lost, and is named.
pub(crate) fn each(
    inputs: &[PathBuf],
    config: Option<&Path>,
    mut take: impl FnMut(&Article),
) -> Result<u8> {
    let settings = laid(config)?.resolve()?.read;
    let inputs = discover(inputs)?.inputs;
    let mut reader = Reader::new(inputs, &settings, BLOCK_BYTES, Default::default());
    let mut rejects = 0u64;
    for found in reader.by_ref().flat_map(|block| block.articles(&settings)) {
        match found {
            Ok(article) => take(&article),
            Err(_) => rejects += 1,
        }
    }
    if rejects > 0 {
        say(&format!("passed over: {rejects} that are no article"));
    }
    let mut code = 0;
    for report in reader.into_reports() {
        if let Some(loss) = report.loss {
            say(&printable(&format!(
                "{}: the rest from record {} is lost: {}",
                report.name, loss.record, loss.reason
            )));
            code = crate::exit::LOSSES;
        }
    }
    Ok(code)
}
