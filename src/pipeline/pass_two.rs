//! Pass two: every record settled, annotated and written, in order of output.

use super::RunError;
use super::attempt::Attempt;
use super::frames::{Frame, FrameReader};
use super::ordered::in_order;
use crate::annotate::sentence;
use crate::config::Copies;
use crate::dedup::{RecurringLines, Verdicts};
use crate::normalize::LineKey;
use crate::write::{
    Compression, Entities, FileLine, InputLine, Matrix, Record, Shards, Sighting, Staged, Sums,
    Totals, Vote, WriteError, sightings, votes,
};
use std::collections::BTreeMap;
use std::io;

/// Bytes of a record beside its text, for which room is made beforehand: one that is not annotated seldom has more.
const BESIDE: usize = 1 << 11;

/// What the barrier decided.
pub(super) struct Decided {
    /// Ids and copies.
    pub(super) verdicts: Verdicts,
    /// Lines that are no part of an article.
    pub(super) recurring: RecurringLines,
}

/// What pass two leaves.
pub(super) struct Written {
    /// The articles files.
    pub(super) records: Vec<FileLine>,
    /// The corpus matrix.
    pub(super) stances: FileLine,
    /// The entities of the corpus.
    pub(super) entities: FileLine,
}

/// What becomes of one frame.
#[derive(Default)]
struct Worked {
    input: usize,
    articles: u64,
    /// JSON, one record each.
    lines: Vec<Vec<u8>>,
    sums: Sums,
    mentions: u64,
    stances: u64,
    stances_dropped: u64,
    languages: BTreeMap<String, u64>,
    votes: Vec<Vote>,
    sightings: Vec<Sighting>,
}

/// Takes everything from `frames`, counts it into `inputs` and `totals`.
pub(super) fn annotate(
    run: &Attempt<'_>,
    frames: FrameReader,
    decided: &Decided,
    inputs: &mut [InputLine],
    totals: &mut Totals,
) -> Result<Written, RunError> {
    let work = run.output.work();
    let mut shards = Shards::new(work, &run.job.config.write);
    let mut matrix = Matrix::default();
    let spill = work.join("sightings");
    let not_spilled = |source| WriteError {
        path: spill.clone(),
        source,
    };
    let mut entities = Entities::spilling(spill.clone()).map_err(not_spilled)?;
    in_order(
        &run.pool,
        run.limits(),
        frames.map(|frame| {
            let weight = frame.as_ref().map_or(0, |frame| frame.bytes as usize);
            (frame, weight)
        }),
        |frame| frame.and_then(|frame| work_on(run, &frame, decided)),
        |done: io::Result<Worked>| -> Result<(), RunError> {
            let done = done.map_err(|source| RunError::ReadBack {
                what: "the work shards",
                source,
            })?;
            for line in &done.lines {
                shards.line(line)?;
            }
            inputs[done.input].sums += done.sums;
            totals.mentions += done.mentions;
            totals.stances += done.stances;
            totals.stances_dropped += done.stances_dropped;
            for (lang, count) in done.languages {
                *totals.languages.entry(lang).or_default() += count;
            }
            done.votes.into_iter().for_each(|vote| matrix.count(vote));
            for sighting in done.sightings {
                entities.count(sighting).map_err(not_spilled)?;
            }
            run.observer.advance(done.articles, 0);
            run.stopped()
        },
    )?;
    run.stopped()?;
    let mut stances = Staged::create(work, "stances.jsonl", Compression::None)?;
    for line in matrix.lines() {
        stances.line(&serde_json::to_vec(&line).expect("lines are plain data"))?;
    }
    let sighted = entities.finish().map_err(not_spilled)?;
    let mut entities = Staged::create(work, "entities.jsonl", Compression::None)?;
    for line in sighted.lines() {
        let line = line.map_err(|source| RunError::ReadBack {
            what: "the entities",
            source,
        })?;
        entities.line(&serde_json::to_vec(&line).expect("lines are plain data"))?;
    }
    Ok(Written {
        records: shards.finish()?,
        stances: stances.finish()?,
        entities: entities.finish()?,
    })
}

fn work_on(run: &Attempt<'_>, frame: &Frame, decided: &Decided) -> io::Result<Worked> {
    let articles = frame.unpack(run.packing())?;
    let mut done = Worked {
        input: frame.input as usize,
        articles: articles.len() as u64,
        ..Worked::default()
    };
    for (ordinal, mut begun) in (frame.first..).zip(articles) {
        let verdict = decided.verdicts.of(ordinal)?;
        let leads = match &verdict.cluster {
            None => {
                done.sums.unique += 1;
                true
            }
            Some(place) if place.likeness.is_none() => {
                done.sums.leaders += 1;
                true
            }
            Some(_) => {
                done.sums.copies += 1;
                false
            }
        };
        if !leads && run.job.config.run.copies == Copies::Drop {
            continue;
        }
        let contains = verdict.contains;
        let keys = std::mem::take(&mut begun.lines);
        let mut record = begun.settle(verdict);
        shorten(run, &mut record, &keys, &decided.recurring);
        complete(run, &mut record, leads, contains, &mut done);
        done.sums.records += 1;
        *done.languages.entry(record.lang.to_string()).or_default() += 1;
        let mut line = Vec::with_capacity(record.text.len() + BESIDE);
        serde_json::to_writer(&mut line, &record).expect("records are plain data");
        done.lines.push(line);
    }
    Ok(done)
}

/// Takes out of a record what recurs in its source; `keys` are those of its lines.
fn shorten(run: &Attempt<'_>, record: &mut Record, keys: &[LineKey], recurring: &RecurringLines) {
    let lines = recurring.of(record.source.as_deref());
    let lines = lines.filter(|lines| keys.iter().any(|key| lines.contains_key(key)));
    if let (Some(rule), Some(lines)) = (&run.stages.recurring, lines) {
        let removal = rule.removal(&record.text, |key| lines.contains_key(&key));
        record.remove(&removal, |key| lines[&key]);
    }
}

/// Annotates a record that is to be annotated, and cuts the sentences of one that is not annotated a second time. In a run without
/// annotation there is nothing to do.
fn complete(
    run: &Attempt<'_>,
    record: &mut Record,
    leads: bool,
    contains: bool,
    done: &mut Worked,
) {
    let Some(annotator) = &run.stages.annotator else {
        return;
    };
    let normalized = record.normalized();
    if !leads && run.job.config.run.copies != Copies::Annotate {
        let sentences = annotator.cut(&normalized);
        record.cut(&sentences, &sentence::foreign(&normalized, &sentences));
        return;
    }
    let annotation = annotator.annotate(&normalized);
    let foreign = sentence::foreign(&normalized, &annotation.sentences);
    record.cut(&annotation.sentences, &foreign);
    record.annotate(&annotation);
    done.mentions += annotation
        .chains
        .iter()
        .map(|chain| chain.mentions.len() as u64)
        .sum::<u64>();
    done.stances += annotation.stances.len() as u64;
    done.stances_dropped += u64::from(annotation.stances_dropped);
    if leads {
        done.votes.extend(votes(record, &annotation, contains));
        done.sightings.extend(sightings(record));
    }
}
