//! One attempt at a run: pass one, the barrier, pass two, and the account of them.

use super::output::Output;
use super::{
    Identity, Job, Observer, RunError, Stages, Step, frames, ordered, pass_one, pass_two, seconds,
    some_of,
};
use crate::config::Copies;
use crate::dedup::{Index, Verdicts};
use crate::read::{Input, Reader};
use crate::write::{
    ClusterLine, Compression, FileLine, IndexLine, MANIFEST_SCHEMA, Manifest, SkippedLine, Staged,
    Totals,
};
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// One attempt at a run: everything both passes need.
pub(super) struct Attempt<'j> {
    pub(super) job: &'j Job,
    pub(super) observer: &'j dyn Observer,
    pub(super) output: &'j Output,
    pub(super) index: Option<&'j Index>,
    pub(super) identity: Identity,
    pub(super) stages: Stages,
    pub(super) pool: ThreadPool,
}

impl Attempt<'_> {
    /// Makes every data file in the work folder, and the manifest of them with the seconds each step took.
    pub(super) fn make(
        self,
        inputs: Vec<Input>,
        skipped: Vec<SkippedLine>,
    ) -> Result<(Manifest, BTreeMap<String, f64>), RunError> {
        let mut steps_s = BTreeMap::new();
        let clock = Instant::now();
        let stored = inputs.iter().map(|input| input.bytes).sum::<Option<u64>>();
        self.observer.begin(Step::Read, stored);
        let reader = Reader::new(
            inputs,
            &self.job.config.read,
            self.job.block_bytes,
            Arc::clone(&self.job.stop),
        );
        let collected = pass_one::collect(&self, reader)?;
        steps_s.insert("1_read".to_owned(), seconds(clock));
        self.judge(&collected)?;

        let clock = Instant::now();
        self.observer.begin(Step::Dedup, None);
        let ledger = collected.ledger;
        let read_back = |what| move |source| RunError::ReadBack { what, source };
        let run = self.identity.run(&collected.inputs);
        let (verdicts, index) = match self.index {
            None => (self.pool.install(|| ledger.decide()), None),
            Some(index) => {
                let view = index.view(&run, &self.job.config.index)?;
                let batch = index.stage(&run)?;
                let verdicts = self
                    .pool
                    .install(|| ledger.decide_against(&view, &run, batch));
                let generation = view.base();
                (verdicts, Some(IndexLine { generation }))
            }
        };
        let verdicts = verdicts.map_err(read_back("the dedup ledger"))?;
        let clusters = self.clusters(&verdicts)?;
        steps_s.insert("2_dedup".to_owned(), seconds(clock));

        let clock = Instant::now();
        self.observer.begin(Step::Recurring, None);
        let lines = collected.lines;
        let settings = &self.job.config.normalize;
        let voter = |article| verdicts.voter(article);
        let recurring = self.pool.install(|| lines.count(voter, settings));
        let recurring = recurring.map_err(read_back("the lines of articles"))?;
        steps_s.insert("3_recurring".to_owned(), seconds(clock));

        let clock = Instant::now();
        self.observer
            .begin(Step::Annotate, Some(collected.articles));
        let mut inputs = collected.inputs;
        let mut totals = Totals {
            clusters: verdicts.count(),
            reasons: collected.reasons,
            ..Totals::default()
        };
        let decided = pass_two::Decided {
            verdicts,
            recurring,
        };
        let written =
            pass_two::annotate(&self, collected.frames, &decided, &mut inputs, &mut totals)?;
        steps_s.insert("4_annotate".to_owned(), seconds(clock));

        let copies_written = self.job.config.run.copies != Copies::Drop;
        for input in &inputs {
            if !input.sums.agree(copies_written) {
                return Err(RunError::Internal(format!(
                    "the sums of {} do not agree: {:?}",
                    input.file, input.sums
                )));
            }
            totals.sums += input.sums;
        }
        let lines: u64 = written.records.iter().map(|file| file.lines).sum();
        if lines != totals.sums.records || collected.rejects.lines != totals.sums.rejects {
            return Err(RunError::Internal(format!(
                "{lines} records and {} rejects were written for {:?}",
                collected.rejects.lines, totals.sums
            )));
        }
        let mut files = written.records;
        files.extend([
            collected.rejects,
            clusters,
            written.stances,
            written.entities,
        ]);
        let manifest = Manifest {
            schema: MANIFEST_SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            run,
            config: self.identity.config,
            config_sha256: self.identity.config_sha256,
            language_data: self.identity.language_data,
            inputs,
            skipped,
            totals,
            files,
            index,
        };
        Ok((manifest, steps_s))
    }

    /// Whether what was read is worth going on with.
    fn judge(&self, collected: &pass_one::Collected) -> Result<(), RunError> {
        /// Records below which a share of rejects says little.
        const FEW: u64 = 200;
        let rejects = collected.rejects.lines;
        let read = collected.articles + rejects;
        let limit = self.job.config.run.max_reject_ratio;
        let lost = collected.inputs.iter().find_map(|input| {
            let loss = input.loss.as_ref()?;
            Some(format!("{}: {}", input.file, loss.reason))
        });
        if collected.articles == 0 {
            return Err(match (lost, read) {
                (Some(lost), 0) if collected.denied => RunError::Denied(lost),
                (Some(lost), 0) => RunError::Unusable(lost),
                (None, 0) => {
                    let names = collected.inputs.iter().map(|input| input.file.as_str());
                    RunError::Empty(some_of(names))
                }
                _ => RunError::Unusable(collected.examples.join("; ")),
            });
        }
        if read > FEW && rejects as f64 > read as f64 * limit {
            return Err(RunError::TooManyRejects {
                rejects,
                read,
                limit,
                examples: collected.examples.join("; "),
            });
        }
        Ok(())
    }

    fn clusters(&self, verdicts: &Verdicts) -> Result<FileLine, RunError> {
        let mut file = Staged::create(self.output.work(), "clusters.jsonl", Compression::None)?;
        for cluster in verdicts.clusters() {
            let cluster = cluster.map_err(read_back("the clusters"))?;
            for line in ClusterLine::of(&cluster) {
                file.line(&serde_json::to_vec(&line).expect("lines are plain data"))?;
            }
        }
        Ok(file.finish()?)
    }

    /// Whether the run was told to stop.
    pub(super) fn stopped(&self) -> Result<(), RunError> {
        if self.job.stop.load(Ordering::Relaxed) {
            Err(RunError::Stopped)
        } else {
            Ok(())
        }
    }

    /// How work shards are packed.
    pub(super) fn packing(&self) -> Compression {
        let config = &self.job.config;
        frames::packing(config.run.annotate, config.write.compression)
    }

    /// Memory follows threads and block size: room for each worker to be some blocks ahead of the one that is waited for.
    pub(super) fn limits(&self) -> ordered::Limits {
        const BLOCKS_A_THREAD: usize = 4;
        let items = self.job.threads * BLOCKS_A_THREAD;
        ordered::Limits {
            items,
            bytes: items * self.job.block_bytes,
        }
    }
}

fn read_back(what: &'static str) -> impl Fn(io::Error) -> RunError {
    move |source| RunError::ReadBack { what, source }
}
