//! Where the stages meet: two passes with the dedup barrier between them.
//!
//! [`run`] takes a [`Job`] through pass one, [`Ledger::decide`](crate::dedup::Ledger::decide),
//! [`LineLedger::count`](crate::dedup::LineLedger::count) and pass two, and publishes what came of it. It says nothing itself; an [`Observer`] is told.

mod attempt;
mod frames;
mod ordered;
mod output;
mod own;
mod pass_one;
mod pass_two;
mod repeat;

use crate::annotate::Annotator;
use crate::config::{Config, ConfigError};
use crate::dedup::{Index, IndexError, Signer};
use crate::lang::Languages;
use crate::normalize::{Normalizer, Recurring};
use crate::read::{self, DiscoverError, Discovery, Input};
use crate::write::{
    self, InputLine, LossLine, MANIFEST, Manifest, PERFORMANCE, Performance, SkippedLine,
    WriteError,
};
use attempt::Attempt;
use output::Output;
pub use own::Own;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// Everything a run needs to know.
#[derive(Clone, Debug)]
pub struct Job {
    /// Files, folders, globs and `-`.
    pub inputs: Vec<PathBuf>,
    /// The folder results go to; made where it is missing.
    pub output: PathBuf,
    /// The folder of what earlier runs published; made where it is missing. `None`: the run is compared with no other.
    pub index: Option<PathBuf>,
    /// The settings in force.
    pub config: Config,
    /// Worker threads.
    pub threads: usize,
    /// Decompressed bytes of input handed to a worker at once. No result depends on it.
    pub block_bytes: usize,
    /// Set from outside to end the run early; it can be repeated then.
    pub stop: Arc<AtomicBool>,
}

/// Size of a block unless a job says otherwise: 1 MiB, past which larger blocks no longer read faster and only cost memory.
pub const BLOCK_BYTES: usize = 1 << 20;

/// A step of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Pass one: reading, normalizing, signing. Counted in bytes of input as stored.
    Read,
    /// The barrier. Not counted.
    Dedup,
    /// The lines that recur in a source, told once copies are known. Not counted.
    Recurring,
    /// Pass two: annotating and writing. Counted in articles.
    Annotate,
}

/// Who is told how a run goes.
pub trait Observer: Sync {
    /// A step begins; `total` of its unit are to be done, where that is known.
    fn begin(&self, step: Step, total: Option<u64>);
    /// So many articles and bytes more are done in the step that began last.
    fn advance(&self, articles: u64, bytes: u64);
    /// Something the user should know and the run survives.
    fn warn(&self, message: &str);
}

/// Says nothing to nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {
    fn begin(&self, _: Step, _: Option<u64>) {}
    fn advance(&self, _: u64, _: u64) {}
    fn warn(&self, _: &str) {}
}

/// How a run ended well.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The account of the run.
    pub manifest: Manifest,
    /// Time and memory; `None` when there was nothing left to do.
    pub performance: Option<Performance>,
}

impl Summary {
    /// Inputs that could not be read to their end.
    pub fn losses(&self) -> impl Iterator<Item = (&str, &LossLine)> {
        let inputs = self.manifest.inputs.iter();
        inputs.filter_map(|input| Some((input.file.as_str(), input.loss.as_ref()?)))
    }
}

/// Why a run published nothing.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A table of the user's own cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The inputs cannot be told.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// There was nothing to read in the inputs.
    #[error("no record found in {0}; check that the right files were named")]
    Empty(String),
    /// Nothing of what was read is an article.
    #[error("no article could be read: {0}")]
    Unusable(String),
    /// The system lets us read none of the inputs.
    #[error("no permission to read {0}")]
    Denied(String),
    /// Too large a share was rejected.
    #[error(
        "{rejects} of {read} records were rejected, more than run.max_reject_ratio = {limit} allows; nothing was published. {examples}"
    )]
    TooManyRejects {
        /// Rejects.
        rejects: u64,
        /// Records read.
        read: u64,
        /// The setting.
        limit: f64,
        /// The first of them.
        examples: String,
    },
    /// The output folder cannot be used.
    #[error("cannot use {} for output", path.display())]
    Create {
        /// What cannot be made or read.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The output folder holds something else.
    #[error("{} holds another run ({differs}); name another --output, or remove it", folder.display())]
    Foreign {
        /// The output folder.
        folder: PathBuf,
        /// In what it is another.
        differs: String,
    },
    /// Another run is at work on the output folder.
    #[error("another khabar is writing to {}; wait for it, or name another --output", .0.display())]
    Locked(PathBuf),
    /// The index cannot be used.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The disk did not take something.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// What was written aside could not be read back.
    #[error("cannot read back {what}")]
    ReadBack {
        /// What.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
    /// Stopped from outside.
    #[error("stopped; the same command starts over")]
    Stopped,
    /// khabar contradicts itself.
    #[error("internal error: {0}; nothing was published, please report it")]
    Internal(String),
}

/// The stages, built once.
struct Stages {
    normalizer: Normalizer,
    recurring: Option<Recurring>,
    signer: Signer,
    /// `None` in a run that annotates nothing.
    annotator: Option<Annotator>,
}

impl Stages {
    /// Reads the tables and models they need, on the threads of the pool it is called in.
    fn new(config: &Config, own: &Own, languages: &Languages) -> Self {
        let annotator = || Annotator::new(&config.annotate, languages, &own.cues, &own.names);
        let (normalizer, annotator) = rayon::join(
            || Normalizer::new(&config.normalize, languages),
            || config.run.annotate.then(annotator),
        );
        Self {
            normalizer,
            recurring: Recurring::new(&config.normalize, languages),
            signer: Signer::new(&config.dedup),
            annotator,
        }
    }
}

/// Runs a job: reads the inputs, publishes records, rejects, clusters, stances and the account of them. A finished job is not done
/// again.
///
/// # Errors
/// [`RunError`] says why nothing was published. Trouble with single records or inputs is no error: it is told to the observer and
/// stands in the manifest.
pub fn run(job: &Job, observer: &dyn Observer) -> Result<Summary, RunError> {
    let (started, clock) = (jiff::Timestamp::now(), Instant::now());
    let own = Own::read(&job.config.annotate)?;
    let Discovery { inputs, skipped } = read::discover(&job.inputs)?;
    let output = Output::claim(&job.output)?;
    let index = job.index.as_deref().map(Index::open).transpose()?;
    let mut inputs = apart_from(&job.output, inputs);
    if let Some(folder) = &job.index {
        inputs = apart_from(folder, inputs);
    }
    let skipped: Vec<_> = skipped.iter().map(SkippedLine::from).collect();
    if inputs.is_empty() {
        return Err(RunError::Empty(listing(&skipped)));
    }
    let languages = Languages::builtin();
    let identity = Identity::new(&job.config, &own, &languages);
    if let Some(manifest) = output.manifest()? {
        let foreign = |differs| RunError::Foreign {
            folder: job.output.clone(),
            differs,
        };
        let whole = output.whole(&manifest);
        if !whole && inputs.iter().any(|input| input.bytes.is_none()) {
            return Err(foreign(
                "it lacks files, and standard input cannot be both compared and read".to_owned(),
            ));
        }
        let modified = output.performance().map(|told| told.modified_ns);
        let modified = modified.unwrap_or_default();
        repeat::check(&manifest, &identity, &inputs, &modified).map_err(foreign)?;
        if index.is_some() != manifest.index.is_some() {
            let differs = ["made with an index", "made without an index"];
            let differs = differs[usize::from(index.is_some())].to_owned();
            return Err(foreign(differs));
        }
        let readable = repeat::now_readable(&manifest, &inputs);
        let held = match &index {
            Some(index) if whole && readable.is_none() => index.commit(&manifest.run)?,
            _ => true,
        };
        if whole && readable.is_none() && held {
            output.clear()?;
            return Ok(Summary {
                manifest,
                performance: None,
            });
        }
        observer.warn(&match readable {
            Some(name) => format!("{name} can be read now; the run is made again"),
            None if whole => "the index does not hold the run; it is made again".to_owned(),
            None => "the finished run lacks files; it is made again".to_owned(),
        });
    }
    output.start_over()?;
    let modified_ns = repeat::modified(&inputs);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .thread_name(|number| format!("worker {number}"))
        .build()
        .map_err(|error| RunError::Internal(error.to_string()))?;
    let attempt = Attempt {
        job,
        observer,
        output: &output,
        index: index.as_ref(),
        identity,
        stages: pool.install(|| Stages::new(&job.config, &own, &languages)),
        pool,
    };
    let (manifest, steps_s) = match attempt.make(inputs, skipped) {
        Ok(made) => made,
        Err(error) => {
            // What is left of a failed attempt helps nobody; if even this fails, the next attempt clears it.
            let _ = output.clear();
            return Err(error);
        }
    };
    let performance = Performance {
        schema: "khabar.run/1".to_owned(),
        run: manifest.run.clone(),
        started: started.to_string(),
        finished: jiff::Timestamp::now().to_string(),
        wall_s: seconds(clock),
        steps_s,
        peak_memory_bytes: peak_memory(),
        threads: job.threads,
        input_bytes: manifest.inputs.iter().map(|input| input.bytes).sum(),
        host: hostname(),
        modified_ns,
    };
    write::stage_document(output.work(), PERFORMANCE, &performance)?;
    write::stage_document(output.work(), MANIFEST, &manifest)?;
    output.publish(&manifest)?;
    if let Some(index) = &index {
        index.commit(&manifest.run)?;
    }
    Ok(Summary {
        manifest,
        performance: Some(performance),
    })
}

/// What makes a run this run and no other, besides its inputs.
struct Identity {
    name: String,
    config: serde_json::Value,
    config_sha256: String,
    language_data: String,
}

impl Identity {
    fn new(config: &Config, own: &Own, languages: &Languages) -> Self {
        let name = config.run.name.clone();
        let mut config = config.clone();
        config.annotate = own.stamped(&config.annotate);
        let config = serde_json::to_value(config).expect("settings are plain data");
        Self {
            config_sha256: write::sha256(config.to_string().as_bytes())
                .expect("memory can be read"),
            name,
            config,
            language_data: languages.hash().to_string(),
        }
    }

    fn run(&self, inputs: &[InputLine]) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        let mut parts = vec![
            env!("CARGO_PKG_VERSION").as_bytes(),
            self.config_sha256.as_bytes(),
            self.language_data.as_bytes(),
        ];
        for input in inputs {
            parts.extend([input.file.as_bytes(), input.sha256.as_bytes()]);
        }
        crate::text::hash128(parts).to_string()
    }
}

/// Inputs that do not lie in a folder the run writes to: what it writes, whole or in part, it does not read.
fn apart_from(output: &Path, inputs: Vec<Input>) -> Vec<Input> {
    let output = fs::canonicalize(output).ok();
    let apart = |input: &Input| {
        let path = fs::canonicalize(&input.path).ok();
        !matches!((&output, path), (Some(output), Some(path)) if path.starts_with(output))
    };
    inputs.into_iter().filter(apart).collect()
}

impl From<&read::Skipped> for SkippedLine {
    fn from(skipped: &read::Skipped) -> Self {
        Self {
            file: skipped.name.to_string(),
            reason: skipped.why.to_string(),
        }
    }
}

fn listing(skipped: &[SkippedLine]) -> String {
    let lines = skipped
        .iter()
        .map(|line| format!("{} ({})", line.file, line.reason));
    some_of(lines.collect::<Vec<_>>().iter().map(String::as_str))
}

/// The first few of a list of names.
fn some_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 3;
    let names: Vec<_> = names.collect();
    let shown = names[..names.len().min(SHOWN)].join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn seconds(clock: Instant) -> f64 {
    clock.elapsed().as_millis() as f64 / 1000.0
}

/// Linux only: the high-water mark of resident memory.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// Linux only.
fn hostname() -> Option<String> {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    Some(name.trim().to_owned())
}
