//! The model that tells names: made from labelled sentences and raw text, and tried on labelled sentences.

use crate::progress::say;
use crate::replace::replace;
use crate::{cli, texts};
use anyhow::{Context, Result, bail};
use khabar::annotate::tag::{Tagger, Trainer, Trial};
use khabar::lang::{Lang, Languages};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Makes a model and puts it where `args` say, once it is whole.
pub(crate) fn train(args: &cli::TrainEntities) -> Result<u8> {
    let mut trainer = Trainer::new(&Languages::builtin());
    for path in &args.input {
        let sentences = trainer
            .labelled(read(path)?)
            .with_context(|| format!("{} is not labelled", path.display()))?;
        say(&format!("{}: {sentences} sentences", path.display()));
    }
    let ended = match args.texts[..] {
        [] => 0,
        _ => texts::each(&args.texts, args.config.as_deref(), |article| {
            trainer.text(article.title.as_deref().unwrap_or_default());
            trainer.text(&article.text);
        })?,
    };
    replace(&args.model, &trainer.finish(&args.note))?;
    Ok(ended)
}

/// Prints how often the shipped model, or another, is right.
pub(crate) fn eval(args: &cli::EvalEntities) -> Result<()> {
    let languages = Languages::builtin();
    let tagger = match &args.model {
        Some(path) => {
            let model =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            Tagger::new(&model).with_context(|| path.display().to_string())?
        }
        None => shipped(&languages, args.lang.as_deref().unwrap_or_default())?,
    };
    let mut trial = Trial::new(&languages, &tagger);
    let predictions = trial
        .file(&read(&args.gold)?)
        .with_context(|| format!("{} is not labelled", args.gold.display()))?;
    if let Some(path) = &args.predictions {
        replace(path, predictions.as_bytes())?;
    }
    write!(io::stdout().lock(), "{trial}")?;
    Ok(())
}

fn shipped(languages: &Languages, code: &str) -> Result<Tagger> {
    match Lang::from_code(code).and_then(|lang| Tagger::shipped(languages, lang)) {
        Some(tagger) => Ok(tagger),
        None => bail!("no model is shipped for {code:?}"),
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
