//! Looking after an index: what it holds, what it forgets.

use crate::cli;
use crate::progress::say;
use anyhow::Result;
use khabar::dedup::Index;
use std::io::{self, Write};

/// Does what is asked for.
pub(crate) fn perform(command: cli::Index) -> Result<()> {
    let mut out = io::stdout().lock();
    match command {
        cli::Index::Stats { dir } => {
            let holdings = Index::open_existing(&dir)?.holdings()?;
            writeln!(out, "{}", serde_json::to_string_pretty(&holdings)?)?;
        }
        cli::Index::List { dir } => {
            writeln!(
                out,
                "generation\tarticles\ttexts\tfirst_day\tlast_day\truns"
            )?;
            for generation in Index::open_existing(&dir)?.generations()? {
                let day = |day: &Option<String>| day.clone().unwrap_or_default();
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}\t{}\t{}",
                    generation.number,
                    generation.articles,
                    generation.texts,
                    day(&generation.first_day),
                    day(&generation.last_day),
                    generation.runs.join(" ")
                )?;
            }
        }
        cli::Index::Forget { dir, before } => {
            let gone = Index::open_existing(&dir)?.forget(&before.to_string())?;
            say(&format!("{gone} articles forgotten"));
        }
        cli::Index::Merge { dir } => {
            let merged = Index::open_existing(&dir)?.merge()?;
            say(&format!("{merged} generations are one now"));
        }
    }
    Ok(())
}
