//! A sentence as stance rules see it: folded words with their classes, and the actors among them.
//!
//! In: a sentence's text and the names in it. Out: a [`Scene`]. `रूस ने हमला किया।` → रूस (actor), ने (Ergative), हमला (cue word),
//! किया (KAR, perfective), । (stop). A word that hides a name at its end (हमलाकिम) is cut where the name begins.

use super::lexicon::{Class, Entry, Lexicon};
use crate::annotate::{Chain, EntityType, MentionKind, Sentence};
use crate::text::{NormSpan, WordKind, fold, words};
use std::ops::Range;

/// A name of somebody who can hold a stance, or be the target of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) sentence: usize,
    pub(super) span: NormSpan,
    /// Index of its chain.
    pub(super) chain: usize,
    pub(super) kind: MentionKind,
    pub(super) class: EntityType,
}

/// Names of an article in order of place, none inside another: persons, organisations, states and groups.
pub(super) fn names(chains: &[Chain], sentences: &[Sentence]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for (chain, Chain { entity, mentions }) in chains.iter().enumerate() {
        let acts = matches!(
            entity.kind,
            EntityType::Per | EntityType::Org | EntityType::Gpe | EntityType::Norp
        );
        found.extend(
            mentions
                .iter()
                .filter(|mention| {
                    acts && sentences
                        .get(mention.sentence)
                        .is_some_and(|s| s.field == mention.field)
                })
                .map(|mention| Name {
                    sentence: mention.sentence,
                    span: mention.span,
                    chain,
                    kind: mention.kind,
                    class: entity.kind,
                }),
        );
    }
    found.sort_by_key(|name| {
        (
            name.sentence,
            name.span.start,
            std::cmp::Reverse(name.span.end),
            name.chain,
        )
    });
    let mut last: Option<(usize, NormSpan)> = None;
    found.retain(|name| {
        let apart = last.is_none_or(|(sentence, span)| {
            sentence != name.sentence || span.end <= name.span.start
        });
        if apart {
            last = Some((name.sentence, name.span));
        }
        apart && !name.span.is_empty() && sentences[name.sentence].span.contains(name.span)
    });
    found
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands in the field, in bytes.
    pub(super) span: NormSpan,
    /// Its number in the lexicon.
    pub(super) word: u32,
    /// What the lexicon knows of it.
    pub(super) entry: Entry,
    /// The folded character of a mark.
    pub(super) mark: Option<char>,
    /// Index of the actor whose name, title or bracketed acronym it belongs to.
    pub(super) actor: Option<usize>,
    /// Index of its clause.
    pub(super) clause: usize,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
}

impl Token {
    pub(super) fn is(&self, class: Class) -> bool {
        self.entry.classes.has(class)
    }

    pub(super) fn any(&self, classes: &[Class]) -> bool {
        self.entry.classes.any(classes)
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        self.mark.is_some_and(|mark| marks.contains(&mark))
    }

    /// Whether it is a word that no table knows.
    pub(super) fn is_unknown(&self) -> bool {
        self.word == Lexicon::UNKNOWN && self.mark.is_none()
    }

    /// Whether it is a word of no class and no cue of its own: other words of longer cues are plain.
    pub(super) fn is_plain(&self) -> bool {
        self.entry.classes.is_open() && self.mark.is_none()
    }

    pub(super) fn is_quote(&self) -> bool {
        self.is_mark(&['"', '\'', '`'])
    }
}

/// The role that case markers give a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Bare,
    Ergative,
    Dative,
    Genitive,
    On,
    In,
    From,
    Agent,
    Against,
    With,
    Towards,
    ForSake,
    Between,
    According,
    /// After of.
    Of,
    /// After about or over; before को लेकर.
    About,
    Other,
}

/// A noun phrase headed by a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor {
    /// First token of the phrase.
    pub(super) first: usize,
    /// Last token of the phrase, titles and brackets included.
    pub(super) last: usize,
    /// Index of its chain.
    pub(super) chain: usize,
    pub(super) kind: MentionKind,
    pub(super) class: EntityType,
    pub(super) case: Case,
    /// Whether it only modifies the phrase after it: रूसी in रूसी राष्ट्रपति, भाजपा in भाजपा अध्यक्ष X.
    pub(super) modifier: bool,
    /// Whether an office without a person's name stands for it: भाजपा प्रवक्ता ने.
    pub(super) office: bool,
    /// First actor of its coordination, itself when alone.
    pub(super) group: usize,
}

/// A sentence with its tokens and actors.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    /// The field's text.
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) actors: Vec<Actor>,
}

impl<'t> Scene<'t> {
    /// Reads a sentence. `names` are those in it, in order.
    pub(super) fn new(text: &'t str, span: NormSpan, names: &[Name], lexicon: &Lexicon) -> Self {
        let mut scene = Self {
            text,
            tokens: Vec::with_capacity(span.len() / 8),
            actors: Vec::with_capacity(names.len()),
        };
        let mut at = span.start as usize;
        let mut buffer = String::new();
        for name in names {
            scene.read(at..name.span.start as usize, None, lexicon, &mut buffer);
            let first = scene.tokens.len();
            let actor = scene.actors.len();
            scene.read(name.span.range(), Some(actor), lexicon, &mut buffer);
            at = name.span.end as usize;
            if scene.tokens.len() > first {
                scene.actors.push(Actor {
                    first,
                    last: scene.tokens.len() - 1,
                    chain: name.chain,
                    kind: name.kind,
                    class: name.class,
                    case: Case::Bare,
                    modifier: false,
                    office: false,
                    group: actor,
                });
            }
        }
        scene.read(at..span.end as usize, None, lexicon, &mut buffer);
        scene
    }

    fn read(
        &mut self,
        range: Range<usize>,
        actor: Option<usize>,
        lexicon: &Lexicon,
        buffer: &mut String,
    ) {
        let part = &self.text[range.clone()];
        let closing = if self.tokens.is_empty() {
            0
        } else {
            genitive_ending(part)
        };
        if closing > 0 {
            self.push(
                range.start..range.start + closing,
                false,
                actor,
                lexicon,
                buffer,
            );
        }
        let base = range.start + closing;
        for word in words(&part[closing..]) {
            let place = base + word.span.start as usize..base + word.span.end as usize;
            self.push(place, word.kind == WordKind::Mark, actor, lexicon, buffer);
        }
    }

    fn push(
        &mut self,
        place: Range<usize>,
        mark: bool,
        actor: Option<usize>,
        lexicon: &Lexicon,
        buffer: &mut String,
    ) {
        let surface = &self.text[place.clone()];
        buffer.clear();
        buffer.extend(fold(surface).map(|(_, c)| c));
        let id = lexicon.id(buffer);
        let mut entry = lexicon.entry(id);
        if id == Lexicon::UNKNOWN && is_future(buffer) {
            entry.classes.add(Class::Future);
        }
        self.tokens.push(Token {
            span: NormSpan::new(place.start, place.end),
            word: id,
            entry,
            mark: mark.then(|| buffer.chars().next().unwrap_or(' ')),
            actor,
            clause: 0,
            capital: surface.starts_with(char::is_uppercase),
        });
    }

    /// The span from one token to another, both inside.
    pub(super) fn span(&self, first: usize, last: usize) -> NormSpan {
        self.tokens[first].span.hull(self.tokens[last].span)
    }

    /// The actor a token belongs to.
    pub(super) fn actor(&self, token: usize) -> Option<&Actor> {
        self.actors.get(self.tokens.get(token)?.actor?)
    }

    /// The actors coordinated with this one and itself, in order: of a long list the first ones.
    pub(super) fn group(&self, actor: usize) -> Vec<&Actor> {
        const MOST: usize = 12;
        let group = self.actors[actor].group;
        let members = self.actors[group..].iter().take(4 * MOST);
        let members: Vec<_> = members
            .take_while(|member| member.group == group || member.modifier)
            .filter(|member| member.group == group && !member.modifier)
            .take(MOST)
            .collect();
        let own = &self.actors[actor];
        if members.iter().any(|member| member.first == own.first) {
            members
        } else {
            vec![own]
        }
    }
}

/// Bytes of an `'s` that a text begins with: after a name it is a word of its own.
fn genitive_ending(part: &str) -> usize {
    let rest = part
        .strip_prefix(['\'', '’'])
        .and_then(|rest| rest.strip_prefix('s'));
    match rest {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => part.len() - rest.len(),
        _ => 0,
    }
}

/// Whether an unknown Hindi word ends like a future verb.
fn is_future(word: &str) -> bool {
    ["ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "ूंगा", "ूंगी"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// The names of one sentence out of all.
pub(super) fn of_sentence(names: &[Name], sentence: usize) -> &[Name] {
    let start = names.partition_point(|name| name.sentence < sentence);
    let end = names.partition_point(|name| name.sentence <= sentence);
    &names[start..end]
}
