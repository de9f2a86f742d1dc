//! How a record is filled, step by step.

use super::super::words;
use super::{
    ContainerLine, Dedup, Entity, MentionLine, PairLine, Record, RecurringLine, Span, StanceLine,
    Term,
};
use crate::annotate::{Annotation, Chain, Field, Mention, Sentence, Stance};
use crate::dedup::{Container, EarlierLead, Place};
use crate::lang::{Lang, Language};
use crate::normalize::{Credits, LineKey, Normalized, RECURRING, Removal};
use crate::text::{CharIndex, Milli, NormSpan, OffsetMap, Script};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Dedup {
    /// The place of an article with this id: in a cluster, or of its own, and inside of longer ones.
    pub(in crate::write) fn new(
        id: &str,
        place: Option<Place>,
        containers: Vec<Container>,
    ) -> Self {
        let containers = containers.into_iter();
        let containers = containers.map(|container| ContainerLine {
            id: container.id,
            share: container.share.as_f64(),
        });
        let contained_in = containers.collect();
        let Some(place) = place else {
            return Self {
                cluster: id.to_owned(),
                size: 1,
                role: Term::Borrowed("unique"),
                leader: id.to_owned(),
                size_total: None,
                leader_run: None,
                leader_published: None,
                kind: None,
                similarity: None,
                contained_in,
            };
        };
        let earlier = place.earlier;
        let kind = place
            .likeness
            .map(|(likeness, _)| words::likeness(likeness));
        let total = |lead: &EarlierLead| lead.articles + u64::from(place.size);
        Self {
            cluster: place.cluster,
            size: place.size,
            size_total: earlier.as_ref().map(total),
            role: Term::Borrowed(kind.map_or("leader", |_| "copy")),
            leader: place.leader,
            leader_run: earlier.as_ref().map(|lead| lead.run.clone()),
            leader_published: earlier.and_then(|lead| lead.published),
            kind: kind.map(Term::Borrowed),
            similarity: place.likeness.map(|(_, similarity)| similarity.as_f64()),
            contained_in,
        }
    }
}

impl Record {
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
        let lang = Lang::from_code(&self.lang).filter(|_| !chains.is_empty());
        let model = lang.and_then(Lang::named_as);
        self.entities_lang = model.map(|model| Term::Borrowed(model.code()));
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
