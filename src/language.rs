//! The table that tells Devanagari languages apart: made from labelled texts, and tried on them.

use crate::progress::say;
use crate::replace::replace;
use crate::{cli, texts};
use anyhow::{Context, Result, bail};
use khabar::lang::{Detector, Lang, Trainer, Trial};
use khabar::read::Article;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Makes a table and puts it where `args` say, once it is whole.
pub(crate) fn train(args: &cli::TrainLanguage) -> Result<u8> {
    let mut trainer = Trainer::default();
    let ended = each_labelled(&args.texts, |lang, article| {
        if !args.without.is_some_and(|part| part.holds(&article.text)) {
            trainer.learn(lang, &article.text);
            trainer.learn(lang, article.title.as_deref().unwrap_or_default());
        }
    })?;
    for lang in Trainer::LANGS {
        if trainer.texts(lang) == 0 {
            bail!("no Devanagari text is labelled {:?}", lang.code());
        }
    }
    replace(&args.output, trainer.table(&args.note).as_bytes())?;
    Ok(ended)
}

/// Prints how often the shipped table, or another, is right.
pub(crate) fn eval(args: &cli::EvalLanguage) -> Result<u8> {
    let detector = match &args.table {
        Some(table) => &detector(table)?,
        None => Detector::shipped(),
    };
    let mut trial = Trial::new(detector);
    let ended = each_labelled(&args.texts, |lang, article| {
        if args.only.is_none_or(|part| part.holds(&article.text)) {
            trial.article(lang, article.title.as_deref(), &article.text);
        }
    })?;
    write!(io::stdout().lock(), "{trial}")?;
    if trial.passed_over() > 0 {
        say(&format!(
            "lines passed over, in a script their language is not written in: {}",
            trial.passed_over()
        ));
    }
    Ok(ended)
}

/// Hands on every article that names its language. Gives the exit code of having read.
fn each_labelled(texts: &cli::Texts, mut take: impl FnMut(Lang, &Article)) -> Result<u8> {
    let mut unlabelled = 0u64;
    let ended = texts::each(
        &texts.inputs,
        texts.config.as_deref(),
        |article| match article.lang.as_deref().and_then(Lang::from_code) {
            Some(lang) => take(lang, article),
            None => unlabelled += 1,
        },
    )?;
    if unlabelled > 0 {
        say(&format!(
            "passed over: {unlabelled} without a language khabar knows"
        ));
    }
    Ok(ended)
}

fn detector(table: &Path) -> Result<Detector> {
    let text = fs::read_to_string(table)
        .with_context(|| format!("cannot read the table {}", table.display()))?;
    Detector::new(&text).with_context(|| format!("{} is no table of weights", table.display()))
}
