//! The khabar program: flags in, a bar and an exit code out.

mod cli;
mod difference;
mod entities;
mod exit;
mod explain;
mod index;
mod language;
mod names;
mod progress;
mod replace;
mod sentences;
mod signals;
mod texts;
mod trace;

use anyhow::{Context, Result};
use clap::Parser;
use cli::{Cli, Command, Eval, Kind, Train};
use khabar::config::{ConfigError, Layers, Place};
use khabar::pipeline::{self, Job};
use khabar::text::printable;
use khabar::write;
use progress::{Progress, Talk};
use schemars::schema_for;
use std::fs;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Nothing can be done about a terminal that takes no text.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { exit::USAGE } else { 0 });
        }
    };
    panic::set_hook(Box::new(|panic| {
        progress::say(&format!("internal error: {panic}; please report it"));
    }));
    match panic::catch_unwind(|| perform(cli.command)) {
        Ok(Ok(code)) => ExitCode::from(code),
        Ok(Err(error)) => {
            let code = exit::code(&error);
            if code != 0 {
                progress::say(&printable(&format!("{error:#}")));
            }
            ExitCode::from(code)
        }
        Err(_) => ExitCode::from(exit::INTERNAL),
    }
}

fn perform(command: Command) -> Result<u8> {
    match command {
        Command::Run(run) => perform_run(run),
        Command::Config(settings) => show_config(&settings).map(|()| 0),
        Command::Schema { kind } => show_schema(kind).map(|()| 0),
        Command::Explain {
            dir,
            id,
            trace_stance,
            cues,
            names,
        } => {
            let trace = trace_stance.then(|| trace::Files {
                cues: cues.unwrap_or_default(),
                names: names.unwrap_or_default(),
            });
            explain::explain(&dir, &id, trace).map(|()| 0)
        }
        Command::Index(command) => index::perform(command).map(|()| 0),
        Command::Train(Train::Language(args)) => language::train(&args),
        Command::Train(Train::Entities(args)) => entities::train(&args),
        Command::Train(Train::Names(args)) => names::train(&args).map(|()| 0),
        Command::Train(Train::Sentences(args)) => sentences::print(&args).map(|()| 0),
        Command::Eval(Eval::Language(args)) => language::eval(&args),
        Command::Eval(Eval::Entities(args)) => entities::eval(&args).map(|()| 0),
    }
}

fn perform_run(run: cli::Run) -> Result<u8> {
    let mut layers = layers(&run.settings)?;
    if let Some(name) = run.run_name {
        layers.set("run.name", name, "--run-name");
    }
    let config = layers.resolve()?;
    let stop = signals::watch().context("cannot watch for signals")?;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let job = Job {
        inputs: run.inputs,
        output: run.output,
        index: run.index,
        config,
        threads: run.threads.map_or(cores, NonZeroUsize::get),
        block_bytes: run.block_bytes.get(),
        stop,
    };
    let talk = match (run.quiet, run.verbose) {
        (true, _) => Talk::Quiet,
        (_, true) => Talk::Verbose,
        _ => Talk::Normal,
    };
    let progress = Progress::new(talk);
    let ended = pipeline::run(&job, &progress);
    progress.end();
    let summary = ended?;
    progress.sum_up(&summary, &job.output);
    let lost = summary.losses().next().is_some();
    Ok(if lost { exit::LOSSES } else { 0 })
}

fn layers(settings: &cli::Settings) -> Result<Layers> {
    let mut layers = laid(settings.config.as_deref())?;
    if settings.no_annotate {
        layers.set("run.annotate", false, "--no-annotate");
    }
    if let Some(file) = &settings.cues {
        layers.set("annotate.cues", file.as_str(), "--cues");
    }
    if let Some(file) = &settings.names {
        layers.set("annotate.names", file.as_str(), "--names");
    }
    if let Some(least) = settings.min_confidence {
        layers.set("annotate.min_confidence", least, "--min-confidence");
    }
    Ok(layers)
}

/// The shipped settings with a file laid over them.
fn laid(config: Option<&Path>) -> Result<Layers> {
    let mut layers = Layers::shipped();
    if let Some(path) = config {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| ConfigError {
            place: Place::File {
                file: name.clone(),
                line: 1,
                column: 1,
            },
            problem: error.to_string(),
        })?;
        layers.lay_file(&name, &text)?;
    }
    Ok(layers)
}

fn show_config(settings: &cli::Settings) -> Result<()> {
    let layers = layers(settings)?;
    layers.resolve()?;
    let mut out = io::stdout().lock();
    let mut section = String::new();
    for (key, value, place) in layers.listing() {
        let (table, name) = key.rsplit_once('.').unwrap_or(("", &key));
        if table != section {
            writeln!(
                out,
                "{}[{table}]",
                if section.is_empty() { "" } else { "\n" }
            )?;
            section = table.to_owned();
        }
        writeln!(out, "{:<40} # {place}", format!("{name} = {value}"))?;
    }
    Ok(())
}

fn show_schema(kind: Kind) -> Result<()> {
    let schema = match kind {
        Kind::Record => schema_for!(write::Record),
        Kind::Reject => schema_for!(write::RejectLine),
        Kind::Cluster => schema_for!(write::ClusterLine),
        Kind::Stance => schema_for!(write::StanceSum),
        Kind::Entity => schema_for!(write::EntitySum),
        Kind::Manifest => schema_for!(write::Manifest),
        Kind::Run => schema_for!(write::Performance),
    };
    writeln!(
        io::stdout().lock(),
        "{}",
        serde_json::to_string_pretty(&schema)?
    )?;
    Ok(())
}
