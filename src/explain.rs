//! One article of a finished run, in readable form.

use crate::{difference, trace};
use anyhow::{Context, Result};
use khabar::text::printable;
use khabar::write::{ClusterLine, MANIFEST, Manifest, Record, Span, StanceLine};
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// There is no such run, or no such record in it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotThere(pub(crate) String);

/// Prints the record `id` of the run in `dir`. `trace` asks what came of its cues and names the tables of the user's own that the
/// run was made with.
pub(crate) fn explain(dir: &Path, id: &str, trace: Option<trace::Files>) -> Result<()> {
    let manifest = manifest(dir)?;
    let Some(record) = record(dir, &manifest, id)? else {
        let missing = format!("{} holds no record with the id {id:?}", dir.display());
        return Err(NotThere(missing).into());
    };
    let cluster = serde_json::to_string(&record.dedup.cluster)?;
    let clusters = dir.join("clusters.jsonl");
    let copies = find(&clusters, &cluster, |line: &ClusterLine| {
        line.cluster == record.dedup.cluster
    })?;
    let leader = if record.dedup.leader == record.id {
        None
    } else {
        self::record(dir, &manifest, &record.dedup.leader)?
    };
    let traced = trace.map(|own| trace::lines(&record, &manifest, own));
    let traced = traced.transpose()?;
    let out = &mut io::stdout().lock();
    facts(&record, out)?;
    place(&record, &copies, leader.as_ref(), out)?;
    entities(&record, out)?;
    stances(&record, out)?;
    dropped(&record, out)?;
    text(&record, out)?;
    if let Some(lines) = traced {
        writeln!(out, "\ncues of stance")?;
        lines
            .iter()
            .try_for_each(|line| writeln!(out, "  {}", printable(line)))?;
    }
    Ok(())
}

/// The manifest of the run in `dir`.
pub(crate) fn manifest(dir: &Path) -> Result<Manifest> {
    let bytes = fs::read(dir.join(MANIFEST))
        .map_err(|error| NotThere(format!("no finished run in {}: {error}", dir.display())))?;
    serde_json::from_slice(&bytes).context("manifest.json is damaged")
}

/// The record with this id.
fn record(dir: &Path, manifest: &Manifest, id: &str) -> Result<Option<Record>> {
    let quoted = serde_json::to_string(id)?;
    let files = manifest.files.iter();
    for file in files.filter(|file| file.name.starts_with("articles-")) {
        let wanted = |record: &Record| record.id == id;
        let found = find(&dir.join(&file.name), &quoted, wanted)?;
        if let Some(record) = found.into_iter().next() {
            return Ok(Some(record));
        }
    }
    Ok(None)
}

/// A file of a run, unpacked.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(match path.extension() {
        Some(extension) if extension == "zst" => {
            Box::new(BufReader::new(zstd::Decoder::new(file)?))
        }
        _ => Box::new(BufReader::new(file)),
    })
}

/// The lines of a file that hold `needle` and are `wanted`.
fn find<T: DeserializeOwned>(
    path: &Path,
    needle: &str,
    wanted: impl Fn(&T) -> bool,
) -> Result<Vec<T>> {
    let mut reader = open(path)?;
    let finder = memchr::memmem::Finder::new(needle);
    let (mut found, mut line) = (Vec::new(), Vec::new());
    while reader.read_until(b'\n', &mut line)? > 0 {
        if finder.find(&line).is_some() {
            let parsed = serde_json::from_slice(&line)
                .with_context(|| format!("{} is damaged", path.display()))?;
            if wanted(&parsed) {
                found.push(parsed);
            }
        }
        line.clear();
    }
    Ok(found)
}

fn row(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "{name:<10} {}", printable(value))
}

/// What is known of the article itself.
fn facts(record: &Record, out: &mut impl Write) -> io::Result<()> {
    let mut row = |name: &str, value: &str| row(out, name, value);
    row("id", &record.id)?;
    row(
        "origin",
        &format!("{}, record {}", record.origin.file, record.origin.record),
    )?;
    let fields = [
        ("own id", &record.origin.id),
        ("title", &record.title),
        ("published", &record.published),
        ("source", &record.source),
        ("url", &record.url),
        ("byline", &record.byline),
        ("dateline", &record.dateline),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            row(name, value)?;
        }
    }
    let script = record.script.as_deref().unwrap_or("no letters");
    let confidence = record.lang_confidence.unwrap_or(1.0);
    row(
        "language",
        &format!("{} ({script}), confidence {confidence}", record.lang),
    )?;
    let repairs: Vec<_> = record
        .repairs
        .iter()
        .map(|(repair, count)| format!("{repair} {count}"))
        .collect();
    row(
        "repairs",
        &if repairs.is_empty() {
            "none".to_owned()
        } else {
            repairs.join(", ")
        },
    )?;
    for line in &record.recurring {
        let (start, end) = line.raw;
        let told = format!(
            "“{}”, at {start} to {end} of the original: recurs in {} articles of the source",
            line.text, line.articles
        );
        row("removed", &told)?;
    }
    Ok(())
}

/// Its place among copies and longer articles.
fn place(
    record: &Record,
    copies: &[ClusterLine],
    leader: Option<&Record>,
    out: &mut impl Write,
) -> io::Result<()> {
    let dedup = &record.dedup;
    let place = format!(
        "{} of {} in cluster {}",
        dedup.role, dedup.size, dedup.cluster
    );
    row(out, "copies", &place)?;
    if let Some(run) = &dedup.leader_run {
        let total = dedup.size_total.unwrap_or_default();
        let leader = &dedup.leader;
        let led = format!("led by {leader} of the earlier run {run}, {total} articles in all");
        row(out, "", &led)?;
    }
    for copy in copies {
        row(out, "", &format!("{}: {}", copy.id, likeness(copy)))?;
    }
    if let Some((own, other)) =
        leader.and_then(|leader| difference::first(&record.text, &leader.text))
    {
        row(
            out,
            "",
            &format!("first differs from its leader in “{own}”, there “{other}”"),
        )?;
    }
    for container in &dedup.contained_in {
        let percent = container.share * 100.0;
        row(
            out,
            "inside",
            &format!("{}: has {percent:.1} % of it", container.id),
        )?;
    }
    Ok(())
}

/// How a member of a cluster is like its leader.
fn likeness(copy: &ClusterLine) -> String {
    let (Some(kind), Some(similarity)) = (&copy.kind, copy.similarity) else {
        return "leads".to_owned();
    };
    let mut likeness = format!("{kind}, similarity {similarity}");
    if let Some(evidence) = &copy.evidence {
        let via = evidence.via.iter().map(|via| format!(", by way of {via}"));
        let figures = [
            ("only it has", &evidence.figures_copy),
            ("only the leader has", &evidence.figures_leader),
        ];
        let figures = figures
            .into_iter()
            .filter(|(_, figures)| !figures.is_empty());
        let figures = figures.map(|(who, figures)| format!(", {who} {}", figures.join(" and ")));
        let bridges = evidence.bridges.iter();
        let bridges = bridges.map(|cluster| format!(", fits in cluster {cluster} as well"));
        likeness.extend(via.chain(figures).chain(bridges));
    }
    likeness
}

fn entities(record: &Record, out: &mut impl Write) -> io::Result<()> {
    if !record.entities.is_empty() {
        writeln!(out, "\nentities")?;
    }
    for entity in &record.entities {
        let name_en = entity
            .name_en
            .as_deref()
            .filter(|name| *name != entity.name);
        let name_en = name_en.map(|name| format!(" ({name})")).unwrap_or_default();
        let mut surfaces: Vec<&str> = entity
            .mentions
            .iter()
            .map(|mention| mention.text.as_str())
            .collect();
        surfaces.sort_unstable();
        surfaces.dedup();
        writeln!(
            out,
            "  {} {}{name_en}, {}: {} ({})",
            entity.id,
            printable(&entity.name),
            entity.kind,
            entity.mentions.len(),
            printable(&surfaces.join(", "))
        )?;
    }
    Ok(())
}

fn stances(record: &Record, out: &mut impl Write) -> io::Result<()> {
    if !record.stances.is_empty() {
        writeln!(out, "\nstances")?;
    }
    let title = Field::new(record.title.as_deref().unwrap_or_default());
    let body = Field::new(&record.text);
    let name = |id: &str| {
        let entity = record.entities.iter().find(|entity| entity.id == id);
        entity.map_or_else(|| id.to_owned(), |entity| printable(&entity.name))
    };
    for stance in &record.stances {
        let StanceLine {
            label,
            act,
            modality,
            confidence,
            rule,
            cue_id,
            ..
        } = stance;
        let field = if stance.field.is_some() {
            &title
        } else {
            &body
        };
        let by: Vec<_> = stance.attribution.iter().map(|id| name(id)).collect();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(", says {}", by.join(", says "))
        };
        writeln!(
            out,
            "  {} → {}: {label} ({act}, {modality}{}{by}), confidence {confidence}, rule {rule}, cue {cue_id} \"{}\"",
            name(&stance.holder),
            name(&stance.target),
            if stance.negated { ", negated" } else { "" },
            printable(field.slice(stance.cue)),
        )?;
        writeln!(out, "    “{}”", printable(field.slice(stance.evidence)))?;
    }
    Ok(())
}

fn dropped(record: &Record, out: &mut impl Write) -> io::Result<()> {
    match record.stances_dropped {
        0 => Ok(()),
        count => writeln!(out, "  {count} more were not sure enough, or too many"),
    }
}

/// The text, a sentence a line, with `[…]` around mentions.
fn text(record: &Record, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\ntext")?;
    let mut mentions: Vec<Span> = record
        .entities
        .iter()
        .flat_map(|entity| &entity.mentions)
        .filter(|mention| mention.field.is_none())
        .map(|mention| mention.span)
        .collect();
    mentions.sort_unstable();
    let mut mentions = mentions.into_iter().peekable();
    let body = Field::new(&record.text);
    for (number, &(start, end)) in record.sentences.iter().enumerate() {
        let mut line = String::new();
        let mut at = start;
        while let Some((from, to)) = mentions.next_if(|&(from, _)| from < end) {
            line.push_str(body.slice((at.min(from), from)));
            line.push('[');
            line.push_str(body.slice((from, to)));
            line.push(']');
            at = to;
        }
        line.push_str(body.slice((at.min(end), end)));
        writeln!(out, "  {number:>3}  {}", printable(&line))?;
    }
    Ok(())
}

/// A field that is cut by code points.
pub(crate) struct Field<'t> {
    text: &'t str,
    /// Where each code point begins, and the end.
    starts: Vec<usize>,
}

impl<'t> Field<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        Self {
            text,
            starts: starts.collect(),
        }
    }

    pub(crate) fn slice(&self, (start, end): Span) -> &'t str {
        &self.text[self.byte(start)..self.byte(end)]
    }

    /// Where a code point begins, in bytes; past the last one, the end.
    pub(crate) fn byte(&self, at: u32) -> usize {
        self.starts
            .get(at as usize)
            .copied()
            .unwrap_or(self.text.len())
    }
}
