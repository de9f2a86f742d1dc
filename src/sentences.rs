//! Sentences of a finished run, labelled by what it found, to train a model of names by.

use crate::{cli, explain};
use anyhow::{Context, Result};
use khabar::annotate::tag::{Kind, Labeller, Seen};
use khabar::lang::Languages;
use khabar::text::{NormSpan, hash64};
use khabar::write::{MentionLine, Record, Span};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::ops::RangeInclusive;

/// Lengths of the sentences taken, in characters: shorter ones are headings, longer ones are often several.
const LENGTH: RangeInclusive<u32> = 40..=300;

/// Prints the sentences of the leaders of a run in which every capital is accounted for, each once, in order of their hashes.
pub(crate) fn print(args: &cli::TrainSentences) -> Result<()> {
    let manifest = explain::manifest(&args.dir)?;
    let labeller = Labeller::new(&Languages::builtin());
    let mut drawn = BTreeMap::new();
    let files = manifest.files.iter();
    for file in files.filter(|file| file.name.starts_with("articles-")) {
        for line in explain::open(&args.dir.join(&file.name))?.lines() {
            let record: Record = serde_json::from_str(&line?)
                .with_context(|| format!("{} is damaged", file.name))?;
            if record.lang == args.lang && record.dedup.role != "copy" {
                drawn.extend(labelled(&labeller, &record));
            }
        }
    }
    let mut out = io::stdout().lock();
    for lines in drawn.values().take(args.most) {
        writeln!(out, "{lines}")?;
    }
    Ok(())
}

/// The labelled sentences of a record by their hashes.
fn labelled(labeller: &Labeller, record: &Record) -> Vec<(u64, String)> {
    let body = explain::Field::new(&record.text);
    let mentions = record.entities.iter().flat_map(|entity| {
        let mentions = entity.mentions.iter();
        mentions.filter_map(|mention| Some((mention.span, told(mention, &entity.kind)?)))
    });
    let mentions: Vec<(Span, Option<Kind>)> = mentions.collect();
    let sentences = record.sentences.iter().filter_map(|&sentence| {
        let (first, end) = sentence;
        let text = body.slice((first, end));
        let inside = mentions
            .iter()
            .filter(|((start, stop), _)| first <= *start && *stop <= end);
        let seen: Vec<Seen> = inside
            .map(|&((start, stop), kind)| Seen {
                span: NormSpan::new(
                    body.byte(start) - body.byte(first),
                    body.byte(stop) - body.byte(first),
                ),
                kind,
            })
            .collect();
        let whole = LENGTH.contains(&(end - first)) && !text.contains('\n');
        let lines = whole.then(|| labeller.label(text, &seen)).flatten()?;
        Some((hash64(text.as_bytes()), lines))
    });
    sentences.collect()
}

/// What a mention of the body names, `Some(None)` for no name; `None` for an office, whose capitals tell nothing.
fn told(mention: &MentionLine, entity: &str) -> Option<Option<Kind>> {
    if mention.field.is_some() || mention.kind == "role" {
        return None;
    }
    let class = mention.class.as_deref().unwrap_or(entity);
    Some(match class {
        _ if matches!(&*mention.kind, "adj" | "group") => None,
        "PER" => Some(Kind::Per),
        "GPE" | "LOC" => Some(Kind::Loc),
        "ORG" => Some(Kind::Org),
        _ => None,
    })
}
