//! Pass one: every article read, normalized, signed and put by.

use super::RunError;
use super::attempt::Attempt;
use super::frames::{Frame, FrameReader, FrameWriter};
use super::ordered::in_order;
use crate::dedup::{Card, Ledger, LineLedger, Signature};
use crate::normalize::LineKey;
use crate::read::{Article, Block, InputReport, Reader};
use crate::text::tokens;
use crate::write::{
    Begun, Compression, FileLine, InputLine, LossLine, RejectLine, Staged, Sums, WriteError,
};
use std::collections::BTreeMap;
use std::fs;

/// What pass one leaves.
pub(super) struct Collected {
    /// Begun articles, in order of output.
    pub(super) frames: FrameReader,
    /// Their signatures.
    pub(super) ledger: Ledger,
    /// Their lines.
    pub(super) lines: LineLedger,
    /// How many.
    pub(super) articles: u64,
    /// The rejects file.
    pub(super) rejects: FileLine,
    /// Rejects by reason.
    pub(super) reasons: BTreeMap<String, u64>,
    /// The first rejects, for messages.
    pub(super) examples: Vec<String>,
    /// Whether some input could not be opened for want of permission.
    pub(super) denied: bool,
    /// What was read, with its sums so far.
    pub(super) inputs: Vec<InputLine>,
}

/// What the barrier reads of one article.
struct Entry {
    card: Card,
    signature: Signature,
    lines: Vec<LineKey>,
}

/// What becomes of one block.
struct Worked {
    input: usize,
    stored_bytes: u64,
    frame: Frame,
    entries: Vec<Entry>,
    rejects: Vec<RejectLine>,
}

/// Rejects shown in a message.
const EXAMPLES: usize = 3;

/// Takes everything from `reader`.
pub(super) fn collect(run: &Attempt<'_>, mut reader: Reader) -> Result<Collected, RunError> {
    let work = run.output.work();
    let (ledger_at, lines_at) = (work.join("ledger"), work.join("lines"));
    for at in [&ledger_at, &lines_at] {
        fs::create_dir(at).map_err(WriteError::at(at))?;
    }
    let ledger = Ledger::create(&ledger_at, &run.job.config.dedup);
    let mut ledger = ledger.map_err(WriteError::at(&ledger_at))?;
    let mut lines = LineLedger::create(&lines_at).map_err(WriteError::at(&lines_at))?;
    let mut frames = FrameWriter::create(&work.join("articles"))?;
    let mut rejects = Staged::create(work, "rejects.jsonl", Compression::None)?;
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    let mut examples = Vec::new();
    let mut sums: BTreeMap<usize, Sums> = BTreeMap::new();
    let mut articles: u32 = 0;
    in_order(
        &run.pool,
        run.limits(),
        reader.by_ref().map(|block| {
            let weight = block.weight();
            (block, weight)
        }),
        |block| work_on(run, &block),
        |mut done: Worked| -> Result<(), RunError> {
            let sums = sums.entry(done.input).or_default();
            sums.read += (done.entries.len() + done.rejects.len()) as u64;
            sums.rejects += done.rejects.len() as u64;
            for entry in &done.entries {
                ledger
                    .enter(&entry.card, &entry.signature)
                    .map_err(WriteError::at(&ledger_at))?;
                lines
                    .enter(entry.card.source.as_deref(), &entry.lines)
                    .map_err(WriteError::at(&lines_at))?;
            }
            for reject in &done.rejects {
                *reasons.entry(reject.reason.to_string()).or_default() += 1;
                if examples.len() < EXAMPLES {
                    examples.push(example(reject));
                }
                rejects.line(&serde_json::to_vec(reject).expect("lines are plain data"))?;
            }
            let count = u32::try_from(done.entries.len()).ok();
            done.frame.first = articles;
            articles = count
                .and_then(|count| articles.checked_add(count))
                .ok_or_else(|| {
                    RunError::Unusable(
                        "more than 4,294,967,295 articles in one run; split it".to_owned(),
                    )
                })?;
            if !done.entries.is_empty() {
                frames.write(&done.frame)?;
            }
            run.observer
                .advance(done.entries.len() as u64, done.stored_bytes);
            run.stopped()
        },
    )?;
    run.stopped()?;
    let reports = reader.into_reports();
    let denied = reports
        .iter()
        .any(|report| report.loss.as_ref().is_some_and(|loss| loss.denied));
    let inputs = reports
        .into_iter()
        .enumerate()
        .map(|(number, report)| input_line(report, sums.get(&number).copied().unwrap_or_default()));
    let inputs: Vec<InputLine> = inputs.collect();
    for input in &inputs {
        if let Some(loss) = &input.loss {
            run.observer.warn(&format!(
                "{}: the rest from record {} (byte {}) is lost: {}",
                input.file, loss.record, loss.byte, loss.reason
            ));
        }
        if let Some(note) = &input.note {
            run.observer.warn(&format!("{}: {note}", input.file));
        }
    }
    Ok(Collected {
        frames: frames.read_back()?,
        ledger,
        lines,
        articles: u64::from(articles),
        rejects: rejects.finish()?,
        reasons,
        examples,
        denied,
        inputs,
    })
}

/// Everything that can be done with a block without knowing any other.
fn work_on(run: &Attempt<'_>, block: &Block) -> Worked {
    let (mut articles, mut entries, mut rejects) = (Vec::new(), Vec::new(), Vec::new());
    for found in block.articles(&run.job.config.read) {
        match found {
            Ok(article) => {
                let (begun, entry) = begin(run, article);
                articles.push(begun);
                entries.push(entry);
            }
            Err(reject) => rejects.push(RejectLine::from(&reject)),
        }
    }
    Worked {
        input: block.input(),
        stored_bytes: block.stored_bytes(),
        frame: Frame::pack(block.input() as u32, &articles, run.packing()),
        entries,
        rejects,
    }
}

fn begin(run: &Attempt<'_>, article: Article) -> (Begun, Entry) {
    let normalized = run.stages.normalizer.normalize(&article);
    let tokens = tokens(&normalized.text);
    let signature = run.stages.signer.sign(&normalized, &tokens);
    let recurring = run.stages.recurring.as_ref();
    let lines = recurring.map(|rule| rule.keys(&normalized.text, &tokens));
    let lines = lines.unwrap_or_default();
    let normalized = normalized.into_owned();
    let content = article.content();
    let origin = article.origin.clone();
    let begun = Begun::of(article, normalized, lines.clone());
    let card = Card {
        id: begun.key.clone(),
        content,
        published: begun.published.clone(),
        source: begun.source.clone(),
        chars: begun.text.chars().count() as u32,
        origin,
    };
    let entry = Entry {
        card,
        signature,
        lines,
    };
    (begun, entry)
}

fn example(reject: &RejectLine) -> String {
    let RejectLine {
        origin,
        reason,
        detail,
        ..
    } = reject;
    format!("{}:{}: {reason}: {detail}", origin.file, origin.record)
}

fn input_line(report: InputReport, sums: Sums) -> InputLine {
    InputLine {
        file: report.name,
        bytes: report.bytes,
        sha256: report.sha256,
        format: report.format.to_string(),
        compression: report.packing.to_string(),
        sums,
        loss: report.loss.map(|loss| LossLine {
            record: loss.record,
            byte: loss.byte,
            reason: loss.reason,
        }),
        note: report.note,
    }
}
