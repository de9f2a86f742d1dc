//! How often a tagger is right on labelled sentences: a name counts when its bounds and its kind both do (strict F1).

use super::super::names::Names;
use super::conll::{self, ConllError, Labelled};
use super::tagger::Tagger;
use super::tags::{Kind, Tag, Tagged, spans};
use crate::lang::Languages;
use std::fmt::{self, Write};

/// A trial of a tagger.
#[derive(Debug)]
pub struct Trial<'t> {
    names: Names,
    tagger: &'t Tagger,
    counts: [Count; Kind::ALL.len()],
}

/// Names of a kind.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    found: usize,
    gold: usize,
}

impl<'t> Trial<'t> {
    /// A trial of a tagger beside the name tables of these languages.
    pub fn new(languages: &Languages, tagger: &'t Tagger) -> Self {
        Self {
            names: Names::new(languages),
            tagger,
            counts: Default::default(),
        }
    }

    /// Tags the sentences of a labelled file and counts. Gives them with a third column, what they were tagged as.
    ///
    /// # Errors
    /// Names the first line without a label.
    pub fn file(&mut self, file: &str) -> Result<String, ConllError> {
        let mut out = String::new();
        for sentence in conll::read(&self.names, file)? {
            let tags = self.row_tags(&sentence);
            for (row, tag) in sentence.rows.iter().zip(&tags) {
                let _ = writeln!(out, "{}\t{}\t{}", row.word, row.label, tag.label());
            }
            out.push('\n');
            let gold: Vec<Tag> = sentence
                .rows
                .iter()
                .map(|row| Tag::from_label(row.label))
                .collect();
            self.count(&spans(&gold), &spans(&tags));
        }
        Ok(out)
    }

    /// The tags of a file's own tokens, each that of the token that speaks for it.
    fn row_tags(&self, sentence: &Labelled<'_>) -> Vec<Tag> {
        let tags = self
            .tagger
            .tags(&self.names, &sentence.text, &sentence.tokens);
        let rows = sentence.rows.iter();
        rows.map(|row| row.speaker.map_or(Tag::OUTSIDE, |at| tags[at]))
            .collect()
    }

    fn count(&mut self, gold: &[Tagged], found: &[Tagged]) {
        for name in gold {
            self.counts[name.kind as usize].gold += 1;
        }
        for name in found {
            let count = &mut self.counts[name.kind as usize];
            count.found += 1;
            count.right += usize::from(gold.binary_search(name).is_ok());
        }
    }
}

impl fmt::Display for Trial<'_> {
    /// As TSV: a row for each kind and one for all, with precision, recall and F1 in percent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "type\tprecision\trecall\tf1\tgold\tfound")?;
        let mut all = Count::default();
        for (kind, count) in Kind::ALL.into_iter().zip(&self.counts) {
            row(f, kind.name(), count)?;
            all.right += count.right;
            all.found += count.found;
            all.gold += count.gold;
        }
        row(f, "all", &all)
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, count: &Count) -> fmt::Result {
    let percent = |part: usize, whole: usize| match whole {
        0 => 0.0,
        whole => 100.0 * part as f64 / whole as f64,
    };
    writeln!(
        f,
        "{name}\t{:.2}\t{:.2}\t{:.2}\t{}\t{}",
        percent(count.right, count.found),
        percent(count.right, count.gold),
        percent(2 * count.right, count.found + count.gold),
        count.gold,
        count.found
    )
}
