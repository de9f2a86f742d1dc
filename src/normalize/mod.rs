//! From an article as it was read to clean text that leads back to it.
//!
//! [`Normalizer::normalize`] runs small steps over a [`Draft`], each in a file of its own and in the order of `Step`, until
//! none finds anything to do. So normalizing the result again changes nothing, and [`Normalized::offsets`] is exact by
//! construction. A quick check goes first; clean text is not copied.
//!
//! | repair | what was done |
//! |---|---|
//! | `mojibake` | a run of UTF-8 that was read as Windows-1252 read again |
//! | `entity`, `tag` | an HTML character reference decoded; a tag removed |
//! | `control` | a control or format character, or a joiner that joins nothing, removed |
//! | `composed` | a cluster brought into Unicode NFC |
//! | `vowel`, `mark` | a Devanagari vowel in its one spelling; doubled or misordered marks put right |
//! | `colon` | a visarga that stands for a colon made one |
//! | `space` | a run of white space made one space or one or two newlines |
//! | `wrap`, `hyphen` | a line break of a printed page made a space; a word it cut made whole |
//! | `danda` | a danda drawn to its word, made one of two, or read from a vertical bar |
//! | `detached` | another mark drawn to its word |
//! | `gap` | a missing space after the end of a sentence |
//! | `unglued` | a missing space between two Hindi words |
//! | `quote`, `dash`, `ellipsis` | brought into one form |
//! | `headline` | the headline at the start of the body removed |
//! | `byline`, `dateline` | a credit without or with place or date moved from the body to the fields of [`Credits`] |
//! | `metadata`, `timestamp` | a line about the page removed; the time before a paragraph of a live blog |
//! | `share`, `follow`, `also_read`, `read_more`, `app`, `advert`, `caption`, `notice`, `update` | boilerplate of that kind removed |
//! | `recurring` | a line or closing sentence that recurs in the source removed; by [`Recurring`], once the corpus is known |

mod boilerplate;
mod compose;
mod controls;
mod credits;
mod danda;
mod detached;
mod edits;
mod enclosing;
mod entities;
mod gaps;
mod glued;
mod headline;
mod lines;
mod marks;
mod mojibake;
mod near;
mod odd;
mod quotes;
mod recurring;
mod scan;
mod spacing;
mod step;
mod stops;
mod web;
mod work;
mod wraps;

pub use credits::Credits;
pub use enclosing::{Quotes, is_end};
pub use recurring::{LineKey, RECURRING, Recurring, Removal};
pub use stops::{Stop, Stops};
pub use web::Addresses;

use crate::lang::{Lang, Language, Languages};
use crate::read::Article;
use crate::text::{Draft, Milli, OffsetMap, Patch};
use boilerplate::Boilerplate;
use edits::Edits;
use glued::Glued;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use step::{Step, Steps};
use work::Work;

/// An article's text made clean. What was clean before is the article's own, borrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'a> {
    /// Headline, normalized alike but on one line and with its boilerplate; `None` when nothing is left of it.
    pub title: Option<Cow<'a, str>>,
    /// Body.
    pub text: Cow<'a, str>,
    /// What stood around the body of who reports, from where and when.
    pub credits: Credits,
    /// The way from `text` back to [`Article::text`].
    pub offsets: OffsetMap,
    /// What was done to the body.
    pub repairs: Repairs,
    /// What language it is in.
    pub language: Language,
}

impl Normalized<'_> {
    /// The same, apart from the article it was made of.
    pub fn into_owned(self) -> Normalized<'static> {
        Normalized {
            title: self.title.map(|title| Cow::Owned(title.into_owned())),
            text: Cow::Owned(self.text.into_owned()),
            credits: self.credits,
            offsets: self.offsets,
            repairs: self.repairs,
            language: self.language,
        }
    }
}

/// How often each kind of repair was made; the keys are listed at the top of this module.
pub type Repairs = BTreeMap<&'static str, u32>;

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether share lines, "also read" lines and the like are removed.
    pub boilerplate: bool,
    /// Whether bylines and datelines become fields of their own, and metadata lines and the times of live blogs are removed.
    pub credits: bool,
    /// Largest share of an article's bytes that boilerplate may be, 0 to 1; of an article with more, nothing is removed.
    pub max_boilerplate: f64,
    /// Fewest otherwise different articles of a source in which a line recurs; 0 to remove no such lines.
    pub recurring_min: u32,
    /// Smallest share of a source's articles in which a line recurs, 0 to 1. The higher of the two bars counts.
    pub recurring_share: f64,
}

/// Makes articles clean. Built once.
#[derive(Debug)]
pub struct Normalizer {
    stops: Stops,
    glued: Glued,
    boilerplate: Option<Boilerplate>,
    credits: Option<credits::Finder>,
}

/// Most rounds of the steps, a bound on time for text made to defeat them. Two are the rule: one that mends, one that finds
/// nothing; steps that uncover each other's dirt need more. A text that needed more would break the law of idempotence.
const ROUNDS: usize = 32;

impl Normalizer {
    /// A normalizer with these settings and tables.
    pub fn new(settings: &Settings, languages: &Languages) -> Self {
        let max_share = Milli::from_f64(settings.max_boilerplate);
        let (glued, credits) = rayon::join(
            || Glued::new(languages),
            || settings.credits.then(|| credits::Finder::new(languages)),
        );
        Self {
            stops: Stops::new(languages),
            glued,
            boilerplate: settings
                .boilerplate
                .then(|| Boilerplate::new(languages, max_share)),
            credits,
        }
    }

    /// Cleans one article. Total: any text gives a result, and cleaning the result again changes nothing.
    pub fn normalize<'a>(&self, article: &'a Article) -> Normalized<'a> {
        let mut draft = Draft::new(&article.text);
        cut_lead(&mut draft, article.lead);
        let mut work = Work::on(draft);
        let mut credits = Credits::default();
        let title = article.title.as_deref().and_then(|title| self.title(title));
        for _ in 0..ROUNDS {
            self.tidy(&mut work);
            let boilerplate = self.cut_boilerplate(title.as_deref(), &mut work);
            let credited = self.move_credits(&mut work, &mut credits);
            if !(boilerplate || credited) {
                break;
            }
        }
        let prior = article.lang.as_deref().and_then(Lang::from_code);
        let language = work.language().or(prior);
        let (text, offsets, repairs) = work.finish();
        Normalized {
            title,
            text,
            credits,
            offsets,
            repairs,
            language,
        }
    }

    /// A headline made clean; `None` when nothing is left.
    fn title<'a>(&self, title: &'a str) -> Option<Cow<'a, str>> {
        let mut draft = Draft::new(title);
        let breaks = title.match_indices(spacing::is_newline);
        draft.apply(breaks.map(|(at, c)| Patch::new(at..at + c.len(), " ")));
        let mut work = Work::on(draft);
        self.tidy(&mut work);
        Some(work.finish().0).filter(|title| !title.is_empty())
    }

    /// Runs the steps until none changes anything.
    fn tidy(&self, work: &mut Work<'_>) {
        for _ in 0..ROUNDS {
            let named = work.steps();
            let mut changed = false;
            for step in Step::ALL {
                if is_due(step, named, changed) {
                    let mut edits = Edits::default();
                    self.mend(step, work.text(), &mut edits);
                    changed |= work.make(edits);
                }
            }
            // Words are looked up once their letters are in order.
            if !changed && !self.part(work) {
                return work.settle(named);
            }
        }
    }

    /// Parts words that were run together in a Hindi text, and says whether there were any.
    fn part(&self, work: &mut Work<'_>) -> bool {
        if work.has_sound_words || !glued::is_hindi(work.language()) {
            return false;
        }
        let mut edits = Edits::default();
        work.has_sound_words = !self.glued.mend(work.text(), &mut edits);
        work.make(edits)
    }

    fn mend(&self, step: Step, text: &str, edits: &mut Edits) {
        match step {
            Step::Mojibake => mojibake::mend(text, edits),
            Step::Entities => entities::mend(text, edits),
            Step::Tags => entities::tags(text, edits),
            Step::Controls => controls::mend(text, edits),
            Step::Compose => compose::mend(text, edits),
            Step::Marks => marks::mend(text, edits),
            Step::Spacing => spacing::mend(text, edits),
            Step::Wraps => wraps::mend(text, edits),
            Step::Danda => danda::mend(text, &Addresses::of(text), edits),
            Step::Detached => detached::mend(text, &Addresses::of(text), edits),
            Step::QuotePairs => quotes::pair(text, &Addresses::of(text), edits),
            Step::Gaps => gaps::mend(text, &self.stops, &Addresses::of(text), edits),
            Step::Quotes => quotes::mend(text, &Addresses::of(text), edits),
        }
    }

    /// Moves a credit and metadata out of the body, where there are any.
    fn move_credits(&self, work: &mut Work<'_>, credits: &mut Credits) -> bool {
        let Some(finder) = &self.credits else {
            return false;
        };
        let mut found = false;
        for step in [credits::Finder::lines, credits::Finder::credit] {
            let mut edits = Edits::default();
            step(finder, work.text(), credits, &mut edits);
            found |= work.cut(edits);
        }
        found
    }

    fn cut_boilerplate(&self, title: Option<&str>, work: &mut Work<'_>) -> bool {
        let Some(boilerplate) = &self.boilerplate else {
            return false;
        };
        let mut edits = Edits::default();
        headline::mend(work.text(), title.unwrap_or_default(), &mut edits);
        let repeated = work.cut(edits);
        let mut edits = Edits::default();
        boilerplate.mend(work.text(), &mut edits);
        work.cut(edits) || repeated
    }
}

/// Whether a step is to be run, by what the quick check named and whether one before it `changed` the text since.
fn is_due(step: Step, named: Steps, changed: bool) -> bool {
    match step {
        // What parted two quotes may be gone.
        Step::QuotePairs => named.has(step) || (changed && named.has(Step::Quotes)),
        _ => named.has(step),
    }
}

/// Removes what stands before the body, unless nothing else is there.
fn cut_lead(draft: &mut Draft<'_>, lead: usize) {
    let text = draft.text();
    let lead = near::head(text, lead).len();
    if lead > 0 && !text[lead..].trim().is_empty() {
        draft.apply([Patch::cut(0..lead)]);
    }
}

#[cfg(test)]
mod tests;
