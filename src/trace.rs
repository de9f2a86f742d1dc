//! What came of the cues of stance in one record: the record's text is annotated anew, as its run did it.

use crate::explain::NotThere;
use anyhow::{Context, Result};
use khabar::annotate::stance::{Outcome, Stance, Trace};
use khabar::annotate::{Annotator, Chain, Settings};
use khabar::config::Config;
use khabar::lang::Languages;
use khabar::pipeline::Own;
use khabar::write::{Manifest, Record};

/// Files of the user's own; empty where there is none.
pub(crate) struct Files {
    pub(crate) cues: String,
    pub(crate) names: String,
}

/// A line for each cue of a record, and one below for its clause.
///
/// # Errors
/// The run was made by another khabar, or with other cues or names of the user's own.
pub(crate) fn lines(record: &Record, manifest: &Manifest, files: Files) -> Result<Vec<String>> {
    let languages = Languages::builtin();
    if manifest.language_data != languages.hash().to_string() {
        let other = format!(
            "the run was made by khabar {} with other tables",
            manifest.version
        );
        return Err(NotThere(other).into());
    }
    let config: Config = serde_json::from_value(manifest.config.clone())
        .context("the settings in manifest.json are damaged")?;
    let made_with = config.annotate;
    let settings = Settings {
        cues: files.cues,
        names: files.names,
        ..made_with.clone()
    };
    let own = Own::read(&settings)?;
    let given = own.stamped(&settings);
    for (given, made_with, what) in [
        (given.cues, made_with.cues, "cues"),
        (given.names, made_with.names, "names"),
    ] {
        if given != made_with {
            let other = format!(
                "the run was made with other {what} of the user's own; --{what} names their file"
            );
            return Err(NotThere(other).into());
        }
    }
    let annotator = Annotator::new(&settings, &languages, &own.cues, &own.names);
    let article = record.normalized();
    let (chains, traces) = annotator.trace(&article);
    let lines = traces.iter().flat_map(|trace| {
        let text = trace.field.of(&article);
        let clause = format!("    clause “{}”", &text[trace.clause.range()]);
        [line(trace, text, &chains), clause]
    });
    Ok(lines.collect())
}

fn line(trace: &Trace, text: &str, chains: &[Chain]) -> String {
    let cue = format!("{} “{}”", trace.cue_id, &text[trace.cue.range()]);
    let who = |stance: &Stance| {
        let name = |chain: usize| &chains[chain].entity.name;
        let (holder, target) = (name(stance.holder), name(stance.target));
        let frame = trace.frame.map(|frame| format!(", frame {frame}"));
        let frame = frame.unwrap_or_default();
        let via = stance.via.as_ref().map(|via| format!(", by way of {via}"));
        let via = via.unwrap_or_default();
        let (polarity, rule) = (stance.polarity.as_f64(), stance.rule);
        let confidence = stance.confidence.as_f64();
        format!(
            "{holder} → {target} {polarity:+}, rule {rule}{frame}{via}, confidence {confidence}"
        )
    };
    match &trace.outcome {
        Outcome::Kept(stance) => format!("{cue}: {}", who(stance)),
        Outcome::Left(stance, why) => format!("{cue}: left out ({}): {}", why.words(), who(stance)),
        Outcome::None(why) => format!("{cue}: none: {}", why.words()),
    }
}
