//! The record: one line of `articles-*.jsonl`.
//!
//! [`Begun::settle`](super::Begun::settle) makes it of what pass one left and the verdict, [`Record::remove`] takes out what recurs,
//! and annotation completes it with [`Record::annotate`]. Spans are in code points here and nowhere before.

mod fill;

use crate::read::Extra;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Name and version of the record's shape.
pub const SCHEMA: &str = "khabar.record/1";

/// A closed list of words.
pub type Term = Cow<'static, str>;

/// Code points, half-open, into the record's own `text` (or `title`, where a `field` says so).
pub type Span = (u32, u32);

/// One article: what was read, what was done to it, and what it says of whom.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// `khabar.record/1`.
    pub schema: Term,
    /// Unique within the run.
    pub id: String,
    /// Where the article stood.
    pub origin: Origin,
    /// Headline, normalized; the raw one stands in `extra.title` where it differs.
    pub title: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// ISO 8601 as written, local; null when none could be read.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Who reports, as the body said; absent when it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where and when it was reported, as the body said; absent when it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// ISO 639-1 code, `und` when undetermined.
    pub lang: Term,
    /// How sure the language is, 0 to 1; absent when certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang_confidence: Option<f64>,
    /// ISO 15924 code of the main script; null without letters.
    pub script: Option<Term>,
    /// Normalized body.
    #[serde(serialize_with = "super::escaped::serialize")]
    pub text: String,
    /// Pairs of (position in `text`, position in the decoded original), one at each edge of every edit.
    pub alignment: Vec<(u32, u32)>,
    /// How often each kind of repair was made.
    pub repairs: BTreeMap<Term, u32>,
    /// Lines and sentences removed because they recur in the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recurring: Vec<RecurringLine>,
    /// Its place among copies.
    pub dedup: Dedup,
    /// Sentences of the body; none in a run without annotation.
    pub sentences: Vec<Span>,
    /// Sentences in another language than the article: index into `sentences`, and the language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentence_langs: Vec<(u32, Term)>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// The language whose model and rules found the entities, where it is not the article's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entities_lang: Option<Term>,
    /// Who is for or against whom, with the words that show it.
    pub stances: Vec<StanceLine>,
    /// Stances that were left out: not sure enough, or above the cap.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub stances_dropped: u32,
    /// The stances summed up by holder and target.
    pub pairs: Vec<PairLine>,
    /// Input fields that khabar does not know.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub extra: Extra,
}

/// Where an article stood.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Input name; `-` for standard input.
    #[schemars(with = "String")]
    pub file: Arc<str>,
    /// 1-based: the line in JSON Lines, the element in an array, 1 in a plain text file.
    pub record: u64,
    /// The input's own id, where several records shared it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A line or sentence removed because it recurs in many articles of the source.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecurringLine {
    /// Code points, half-open, of the decoded original.
    pub raw: Span,
    /// The words that stood there, normalized.
    pub text: String,
    /// Articles of the source that have it, copies counted once.
    pub articles: u32,
}

/// An article's place among copies.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dedup {
    /// Lowest id of the cluster when it was first published; a unique article is a cluster of its own.
    pub cluster: String,
    /// Articles of this run in the cluster.
    pub size: u32,
    /// Articles in the cluster, those of earlier runs included; absent when it has none of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_total: Option<u64>,
    /// `unique`, `leader` or `copy`.
    pub role: Term,
    /// The leader's id.
    pub leader: String,
    /// The earlier run that published the leader; absent when this one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader_run: Option<String>,
    /// The date of a leader that an earlier run published, as written there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader_published: Option<String>,
    /// `exact` or `near`, for a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Term>,
    /// Similarity to the leader, 0 to 1, for a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f64>,
    /// Longer articles that it lies inside of, by id; a copy lies where its leader does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contained_in: Vec<ContainerLine>,
}

/// A longer article that another lies inside of.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerLine {
    /// Its id; it leads its cluster or is unique.
    pub id: String,
    /// Share of the inner article's word shingles that it has, 0 to 1.
    pub share: f64,
}

/// Somebody or something named.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Id with its prefix.
    pub id: String,
    /// Canonical name in the article's language.
    pub name: String,
    /// Canonical English name, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// PER, LOC, ORG, GPE, NORP, EVENT, PRODUCT or MISC.
    #[serde(rename = "type")]
    pub kind: Term,
    /// Where it is named.
    pub mentions: Vec<MentionLine>,
}

/// One place where an entity is named.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentionLine {
    /// Code points.
    pub span: Span,
    /// The words there.
    pub text: String,
    /// name, short, acronym, role, adj, metonym, place or group.
    pub kind: Term,
    /// Its own type, where that differs from the entity's.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Term>,
    /// `title` when the span counts there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Term>,
}

/// One place where the text shows a stance.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceLine {
    /// Entity id of the one who holds it.
    pub holder: String,
    /// Entity id of the one it is about.
    pub target: String,
    /// The target's thing it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// -1 (against) to 1 (for).
    pub polarity: f64,
    /// support, oppose or neutral.
    pub label: Term,
    /// What the holder does.
    pub act: Term,
    /// PLOVER event class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<String>,
    /// CAMEO event code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// 1 to 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intensity: Option<u8>,
    /// asserted, reported, conditional, future, intended or question.
    pub modality: Term,
    /// Whether a negation turned it.
    pub negated: bool,
    /// Whether it only follows from another stance.
    pub implicit: bool,
    /// Entity ids of those who report it, outermost first.
    pub attribution: Vec<String>,
    /// Index into `sentences`; null in the title.
    pub sentence: Option<u32>,
    /// `title` when the spans count there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Term>,
    /// The words that show it, within one sentence.
    pub evidence: Span,
    /// The word or phrase that tells.
    pub cue: Span,
    /// 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: Term,
    /// The row of the cue table.
    pub cue_id: String,
}

/// All stances of one holder on one target in the article.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairLine {
    /// Entity id.
    pub holder: String,
    /// Entity id.
    pub target: String,
    /// support, oppose, neutral or mixed.
    pub label: Term,
    /// (support - oppose) / (support + oppose).
    pub score: f64,
    /// Sum of confidence × polarity on the supporting side.
    pub support: f64,
    /// The same on the opposing side.
    pub oppose: f64,
    /// Indexes into `stances`, best evidence first.
    pub stances: Vec<u32>,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}
