//! The record: one line of `articles-*.jsonl`.
//!
//! Pass one [`Record::begin`]s it, the verdict [`Record::settle`]s its id and place, [`Record::remove`] takes out what recurs, and
//! annotation completes it with [`Record::annotate`]. Spans are in code points here and nowhere before.

use super::words;
use crate::annotate::{Annotation, Chain, Field, Mention, Sentence, Stance};
use crate::dedup::Verdict;
use crate::lang::{Lang, Language};
use crate::normalize::{Credits, LineKey, Normalized, RECURRING, Removal};
use crate::read::{Article, Extra};
use crate::text::{CharIndex, Milli, NormSpan, OffsetMap, Script};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::to_raw_value;
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
    /// Sentences of the body.
    pub sentences: Vec<Span>,
    /// Sentences in another language than the article: index into `sentences`, and the language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentence_langs: Vec<(u32, Term)>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Who is for or against whom, with the words that show it.
    pub stances: Vec<StanceLine>,
    /// Stances above the cap that were left out.
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
    /// Lowest id of the cluster; a unique article is a cluster of its own.
    pub cluster: String,
    /// Articles in the cluster.
    pub size: u32,
    /// `unique`, `leader` or `copy`.
    pub role: Term,
    /// The leader's id.
    pub leader: String,
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

impl Record {
    /// The record of an article before any decision about it: its key for an id, unique, not annotated.
    pub fn begin(article: Article, normalized: Normalized<'static>) -> Self {
        let id = article.key();
        let Language {
            lang,
            script,
            confidence,
        } = normalized.language;
        let mut extra = article.extra;
        let mut keep = |field: &str, raw: &Option<String>| {
            if let Some(raw) = raw {
                let raw = to_raw_value(raw).expect("a string is JSON");
                extra.insert(field.to_owned(), raw);
            }
        };
        if article.title.as_deref() != normalized.title.as_deref() {
            keep("title", &article.title);
        }
        if article
            .lang
            .as_deref()
            .is_some_and(|given| Lang::from_code(given) != Some(lang))
        {
            keep("lang", &article.lang);
        }
        Record {
            schema: Term::Borrowed(SCHEMA),
            dedup: Dedup {
                cluster: id.clone(),
                size: 1,
                role: Term::Borrowed("unique"),
                leader: id.clone(),
                kind: None,
                similarity: None,
                contained_in: Vec::new(),
            },
            id,
            origin: Origin {
                file: article.origin.file,
                record: article.origin.record,
                id: None,
            },
            title: normalized.title.map(Cow::into_owned),
            url: article.url,
            published: article.published,
            source: article.source,
            byline: normalized.credits.byline,
            dateline: normalized.credits.dateline,
            lang: Term::Borrowed(lang.code()),
            lang_confidence: (confidence < Milli::ONE).then(|| confidence.as_f64()),
            script: script.map(|script| Term::Borrowed(script.code())),
            text: normalized.text.into_owned(),
            alignment: normalized.offsets.pairs().to_vec(),
            repairs: normalized
                .repairs
                .into_iter()
                .map(|(repair, count)| (Term::Borrowed(repair), count))
                .collect(),
            recurring: Vec::new(),
            sentences: Vec::new(),
            sentence_langs: Vec::new(),
            entities: Vec::new(),
            stances: Vec::new(),
            stances_dropped: 0,
            pairs: Vec::new(),
            extra,
        }
    }

    /// The normalized article inside, as annotation reads it. Its way back to the original stays in the record.
    pub fn normalized(&self) -> Normalized<'_> {
        Normalized {
            title: self.title.as_deref().map(Cow::Borrowed),
            text: Cow::Borrowed(&self.text),
            credits: Credits::default(),
            offsets: OffsetMap::IDENTITY,
            repairs: BTreeMap::new(),
            language: Language {
                lang: Lang::from_code(&self.lang).unwrap_or(Lang::Other),
                script: self.script.as_deref().and_then(Script::from_code),
                confidence: self.lang_confidence.map_or(Milli::ONE, Milli::from_f64),
            },
        }
    }

    /// Writes the verdict in.
    pub fn settle(&mut self, verdict: &Verdict<'_>) {
        if let Some(id) = &verdict.id {
            self.origin.id = Some(std::mem::replace(&mut self.id, id.clone()));
        }
        let containers = verdict.contained_in.iter();
        let containers = containers.map(|container| ContainerLine {
            id: container.id.clone(),
            share: container.share.as_f64(),
        });
        let contained_in = containers.collect();
        self.dedup = match verdict.cluster {
            None => Dedup {
                cluster: self.id.clone(),
                size: 1,
                role: Term::Borrowed("unique"),
                leader: self.id.clone(),
                kind: None,
                similarity: None,
                contained_in,
            },
            Some((cluster, member)) => Dedup {
                cluster: cluster.id.clone(),
                size: cluster.members.len() as u32,
                role: Term::Borrowed(if member.likeness.is_some() {
                    "copy"
                } else {
                    "leader"
                }),
                leader: cluster.leader.clone(),
                kind: member
                    .likeness
                    .map(|(likeness, _)| Term::Borrowed(words::likeness(likeness))),
                similarity: member.likeness.map(|(_, similarity)| similarity.as_f64()),
                contained_in,
            },
        };
    }

    /// Takes recurring lines out of the body. `articles` tells how many articles of the source have a line. Language, script and id
    /// stay those of the whole body.
    pub fn remove(&mut self, removal: &Removal, articles: impl Fn(LineKey) -> u32) {
        if removal.stretches.is_empty() {
            return;
        }
        let offsets = OffsetMap::from_pairs(std::mem::take(&mut self.alignment));
        let chars = CharIndex::new(&self.text);
        let line = |&(at, key): &(NormSpan, LineKey)| {
            let raw = offsets.raw(chars.chars(at));
            RecurringLine {
                raw: (raw.start, raw.end),
                text: self.text[at.range()].to_owned(),
                articles: articles(key),
            }
        };
        self.recurring = removal.stretches.iter().map(line).collect();
        let cuts: Vec<_> = removal.cuts.iter().map(|&cut| chars.chars(cut)).collect();
        self.alignment = offsets.without(&cuts).pairs().to_vec();
        for cut in removal.cuts.iter().rev() {
            self.text.replace_range(cut.range(), "");
        }
        let count = removal.stretches.len() as u32;
        *self.repairs.entry(Term::Borrowed(RECURRING)).or_default() += count;
    }

    /// Writes the body's sentences in, and which of them are in another language.
    pub fn cut(&mut self, sentences: &[Sentence], foreign: &[(usize, Lang)]) {
        let foreign = foreign.iter();
        self.sentence_langs = foreign
            .map(|&(place, lang)| (place as u32, Term::Borrowed(lang.code())))
            .collect();
        let chars = CharIndex::new(&self.text);
        self.sentences = sentences
            .iter()
            .filter(|sentence| sentence.field == Field::Text)
            .map(|sentence| span(&chars, sentence.span))
            .collect();
    }

    /// Writes an annotation in; its sentences have been cut.
    pub fn annotate(&mut self, annotation: &Annotation) {
        let title = self.title.as_deref().unwrap_or_default();
        let fields = Fields {
            title,
            title_chars: CharIndex::new(title),
            text: &self.text,
            text_chars: CharIndex::new(&self.text),
        };
        let before_text = annotation
            .sentences
            .iter()
            .take_while(|sentence| sentence.field == Field::Title)
            .count();
        let chains = &annotation.chains;
        let stances = annotation
            .stances
            .iter()
            .map(|stance| fields.stance(stance, chains, before_text))
            .collect();
        let pairs = annotation.pairs.iter().map(|pair| PairLine {
            holder: chains[pair.holder].entity.id.clone(),
            target: chains[pair.target].entity.id.clone(),
            label: Term::Borrowed(words::label(pair.label)),
            score: pair.score.as_f64(),
            support: pair.support.as_f64(),
            oppose: pair.oppose.as_f64(),
            stances: pair.stances.iter().map(|&stance| stance as u32).collect(),
        });
        self.pairs = pairs.collect();
        self.entities = chains.iter().map(|chain| fields.entity(chain)).collect();
        self.stances = stances;
        self.stances_dropped = annotation.stances_dropped;
    }
}

fn span(chars: &CharIndex<'_>, span: NormSpan) -> Span {
    let span = chars.chars(span);
    (span.start, span.end)
}

/// The two annotated fields of a record, ready to show spans.
struct Fields<'r> {
    title: &'r str,
    title_chars: CharIndex<'r>,
    text: &'r str,
    text_chars: CharIndex<'r>,
}

impl Fields<'_> {
    fn span(&self, field: Field, at: NormSpan) -> Span {
        match field {
            Field::Title => span(&self.title_chars, at),
            Field::Text => span(&self.text_chars, at),
        }
    }

    fn entity(&self, chain: &Chain) -> Entity {
        Entity {
            id: chain.entity.id.clone(),
            name: chain.entity.name.clone(),
            name_en: chain.entity.name_en.clone(),
            kind: Term::Borrowed(words::entity_type(chain.entity.kind)),
            mentions: chain
                .mentions
                .iter()
                .map(|mention| self.mention(mention))
                .collect(),
        }
    }

    fn mention(&self, mention: &Mention) -> MentionLine {
        let field = match mention.field {
            Field::Title => self.title,
            Field::Text => self.text,
        };
        MentionLine {
            span: self.span(mention.field, mention.span),
            text: field[mention.span.range()].to_owned(),
            kind: Term::Borrowed(words::mention_kind(mention.kind)),
            class: mention
                .class
                .map(|class| Term::Borrowed(words::entity_type(class))),
            field: words::field(mention.field).map(Term::Borrowed),
        }
    }

    fn stance(&self, stance: &Stance, chains: &[Chain], before_text: usize) -> StanceLine {
        let id = |chain: usize| chains[chain].entity.id.clone();
        StanceLine {
            holder: id(stance.holder),
            target: id(stance.target),
            via: stance.via.clone(),
            polarity: stance.polarity.as_f64(),
            label: Term::Borrowed(words::label(stance.label)),
            act: Term::Borrowed(words::act(stance.act)),
            plover: stance.plover.clone(),
            cameo: stance.cameo.clone(),
            intensity: stance.intensity,
            modality: Term::Borrowed(words::modality(stance.modality)),
            negated: stance.negated,
            implicit: stance.implicit,
            attribution: stance.attribution.iter().map(|&chain| id(chain)).collect(),
            sentence: stance
                .sentence
                .checked_sub(before_text)
                .map(|sentence| sentence as u32),
            field: words::field(stance.field).map(Term::Borrowed),
            evidence: self.span(stance.field, stance.evidence),
            cue: self.span(stance.field, stance.cue),
            confidence: stance.confidence.as_f64(),
            rule: Term::Borrowed(stance.rule),
            cue_id: stance.cue_id.clone(),
        }
    }
}
