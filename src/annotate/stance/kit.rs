//! Test kit: sentences with marked names, read into stances.
//!
//! `[रूस/GPE] ने [यूक्रेन/GPE] की आलोचना की।` marks two names. After the slash stands the type (PER when absent), after a dot the
//! kind (`name` when absent), after an equals sign the entity where the surface is not its name: `[रूसी/GPE.adj=रूस]`. A line is a
//! sentence; a first line that begins with `#` is the title.

use super::{Act, Label, Modality, OwnCues, Reader, Settings, Stance};
use crate::annotate::{Chain, Entity, EntityType, Field, Mention, MentionKind, Sentence};
use crate::lang::{Lang, Language, Languages};
use crate::normalize::{Normalized, Repairs};
use crate::text::{Milli, NormSpan, OffsetMap};
use std::sync::LazyLock;

/// An article with its sentences and chains.
pub(super) struct Marked {
    pub(super) article: Normalized<'static>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) chains: Vec<Chain>,
}

/// Settings that keep what is explicit and takes a side.
pub(super) const SETTINGS: Settings = Settings {
    cues: String::new(),
    names: String::new(),
    min_confidence: 0.35,
    max_stances: 200,
    neutral: false,
    implicit: false,
};

/// A reader that also keeps what follows from other stances, and what is less sure.
pub(super) static READER: LazyLock<Reader> = LazyLock::new(|| {
    let settings = Settings {
        implicit: true,
        min_confidence: 0.2,
        ..SETTINGS
    };
    Reader::new(&settings, &Languages::builtin(), &OwnCues::default())
});

fn class(name: &str) -> EntityType {
    match name {
        "PER" => EntityType::Per,
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "NORP" => EntityType::Norp,
        "LOC" => EntityType::Loc,
        other => panic!("no type {other}"),
    }
}

fn kind(name: &str) -> MentionKind {
    match name {
        "name" => MentionKind::Name,
        "short" => MentionKind::Short,
        "acronym" => MentionKind::Acronym,
        "role" => MentionKind::Role,
        "adj" => MentionKind::Adj,
        "metonym" => MentionKind::Metonym,
        "place" => MentionKind::Place,
        "group" => MentionKind::Group,
        other => panic!("no kind {other}"),
    }
}

impl Marked {
    /// Reads marked text of a language.
    pub(super) fn new(lang: Lang, marked: &str) -> Self {
        let mut fields = [String::new(), String::new()];
        let (mut sentences, mut chains) = (Vec::new(), Vec::<Chain>::new());
        for (at, line) in marked.lines().enumerate() {
            let title = line.strip_prefix('#').filter(|_| at == 0);
            let field = if title.is_some() {
                Field::Title
            } else {
                Field::Text
            };
            let text = &mut fields[field as usize];
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            let mut rest = title.unwrap_or(line);
            while let Some((before, after)) = rest.split_once('[') {
                text.push_str(before);
                let (name, after) = after.split_once(']').expect("a name is closed");
                let place = text.len();
                let (name, entity) = name
                    .split_once('=')
                    .map_or((name, None), |(n, e)| (n, Some(e)));
                let (surface, tag) = name.split_once('/').unwrap_or((name, "PER"));
                let (type_name, kind_name) = tag.split_once('.').unwrap_or((tag, "name"));
                text.push_str(surface);
                let mention = Mention {
                    field,
                    sentence: sentences.len(),
                    span: NormSpan::new(place, text.len()),
                    kind: kind(kind_name),
                    class: None,
                };
                let entity = entity.unwrap_or(surface);
                match chains.iter_mut().find(|chain| chain.entity.name == entity) {
                    Some(chain) => chain.mentions.push(mention),
                    None => chains.push(Chain {
                        entity: Entity {
                            id: format!("local:{entity}"),
                            name: entity.to_owned(),
                            name_en: None,
                            kind: class(type_name),
                        },
                        mentions: vec![mention],
                    }),
                }
                rest = after;
            }
            text.push_str(rest);
            sentences.push(Sentence {
                field,
                span: NormSpan::new(start, text.len()),
            });
        }
        let [title, body] = fields;
        let article = Normalized {
            title: (!title.is_empty()).then_some(title.into()),
            text: body.into(),
            credits: Default::default(),
            offsets: OffsetMap::IDENTITY,
            repairs: Repairs::new(),
            language: Language {
                lang,
                script: None,
                confidence: Milli::ONE,
            },
        };
        Self {
            article,
            sentences,
            chains,
        }
    }

    /// Its stances.
    pub(super) fn stances(&self) -> Vec<Stance> {
        READER.read(&self.article, &self.sentences, &self.chains).0
    }

    /// The name of a chain.
    pub(super) fn name(&self, chain: usize) -> &str {
        &self.chains[chain].entity.name
    }

    /// A stance as `holder + target: cue` (`-` against).
    pub(super) fn show(&self, stance: &Stance) -> String {
        let text = stance.field.of(&self.article);
        let side = match stance.label {
            Label::Support => '+',
            Label::Oppose => '-',
            _ => '0',
        };
        let cue = &text[stance.cue.range()];
        format!(
            "{} {side} {}: {cue}",
            self.name(stance.holder),
            self.name(stance.target)
        )
    }
}

/// Checks that marked text gives these explicit stances, in order of evidence, written as [`Marked::show`] writes them.
pub(super) fn check(lang: Lang, marked: &str, expected: &[&str]) {
    let read = Marked::new(lang, marked);
    let stances = read.stances();
    let found: Vec<_> = stances
        .iter()
        .filter(|s| !s.implicit)
        .map(|s| read.show(s))
        .collect();
    assert_eq!(found, expected, "{marked}\n{stances:#?}");
}

/// A stance of chain numbers, polarity and confidence in thousandths.
pub(super) fn stance(holder: usize, target: usize, polarity: i64, confidence: i64) -> Stance {
    Stance {
        holder,
        target,
        via: None,
        polarity: Milli(polarity),
        label: match polarity {
            250.. => Label::Support,
            -249..250 => Label::Neutral,
            _ => Label::Oppose,
        },
        act: Act::Support,
        plover: None,
        cameo: None,
        intensity: None,
        modality: Modality::Asserted,
        negated: false,
        implicit: false,
        attribution: Vec::new(),
        sentence: 0,
        field: Field::Text,
        evidence: NormSpan::new(0, 1),
        cue: NormSpan::new(0, 1),
        confidence: Milli(confidence),
        rule: "hi.subject",
        cue_id: "hi001".to_owned(),
    }
}
