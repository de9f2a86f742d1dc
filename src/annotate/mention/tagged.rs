//! Names that no table and no pattern has, as the tagger tells them.
//!
//! The tagger's names are trimmed to what a mention is (no office, no honorific, no mark at its edge) and put down where no
//! surer rule was. What is a name in one place of an article is one in the others, too.

use super::super::names::{Cue, TitleKind, Token};
use super::super::tag::{Kind, Tagged, Taggers};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind, capital};
use crate::annotate::{Field, Sentence};
use crate::lang::Lang;
use crate::normalize::Normalized;
use hashbrown::HashMap;
use std::ops::Range;

/// Marks the names that the tagger tells.
pub(super) fn mark(
    sheet: &mut Sheet<'_>,
    taggers: &Taggers,
    article: &Normalized,
    sentences: &[Sentence],
) {
    let mut votes = Votes::default();
    for range in ranges(&sheet.tokens) {
        let Some(sentence) = sentences.get(sheet.tokens[range.start].sentence as usize) else {
            continue;
        };
        if capital::is_headline(sheet, range.start) {
            continue;
        }
        let text: &str = Field::of(sentence.field, article);
        let tokens = &sheet.tokens[range.clone()];
        for tagged in taggers.names(sheet.names, article.language.lang, text, tokens) {
            let tagged = Tagged {
                first: range.start + tagged.first,
                last: range.start + tagged.last,
                kind: tagged.kind,
            };
            for name in mentions_of(sheet, tagged) {
                let strange = sheet.abroad || is_borrowed(sheet, &name, article.language.lang);
                if is_meant(sheet, &name) && (!strange || has_known_part(sheet, &name)) {
                    votes.add(sheet, &name);
                    put(sheet, &name);
                }
            }
        }
    }
    votes.repeat(sheet);
}

/// The tokens of each sentence.
fn ranges(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut start = 0;
    let parts = tokens.chunk_by(|a, b| a.sentence == b.sentence);
    parts
        .map(|part| {
            let range = start..start + part.len();
            start = range.end;
            range
        })
        .collect()
}

/// The mentions in a tagged name: in Latin script the runs of capitals in it.
fn mentions_of(sheet: &Sheet<'_>, tagged: Tagged) -> Vec<Tagged> {
    if sheet.tokens[tagged.first..=tagged.last]
        .iter()
        .any(Token::is_devanagari)
    {
        return parts_of(sheet, tagged);
    }
    capital::runs(sheet, &tagged)
        .into_iter()
        .flat_map(|run| parts_of(sheet, run))
        .collect()
}

/// The mentions in a run: of a person's, what stands between titles; of any, without what no name begins or ends with.
fn parts_of(sheet: &Sheet<'_>, tagged: Tagged) -> Vec<Tagged> {
    let mut parts = Vec::new();
    let mut start = tagged.first;
    let mut at = tagged.first;
    while tagged.kind == Kind::Per && at <= tagged.last {
        match title_at(sheet, at, tagged.last) {
            Some(last) => {
                parts.push(start..at);
                (start, at) = (last + 1, last + 1);
            }
            None => at += 1,
        }
    }
    parts.push(start..tagged.last + 1);
    parts
        .into_iter()
        .filter_map(|part| trimmed(sheet, part, tagged.kind))
        .collect()
}

/// The last token of the title that begins at `at` and ends at `end` or before.
fn title_at(sheet: &Sheet<'_>, at: usize, end: usize) -> Option<usize> {
    let token = &sheet.tokens[at];
    if token.is(Cue::Honorific) || token.is(Cue::Modifier) {
        return Some(at);
    }
    let found = sheet.names.title(&sheet.tokens, at)?;
    let office = found.values.iter().any(|title| match title.kind {
        TitleKind::Office => true,
        TitleKind::Post => !token.is(Cue::Listed),
        _ => false,
    });
    (office && found.last <= end).then_some(found.last)
}

fn trimmed(sheet: &Sheet<'_>, mut part: Range<usize>, kind: Kind) -> Option<Tagged> {
    let tokens = &sheet.tokens;
    let names = |at: &usize| {
        let token = &tokens[*at];
        token.hash != 0 && !token.cues.grammatical()
    };
    let mut first = part
        .clone()
        .find(names)
        .filter(|&at| tokens[at].is_word())?;
    let last = part.rfind(names)?;
    // What a person is stands before the name: शिक्षाकर्मी मन्नूराम गोटा, भाई राजीव.
    while kind == Kind::Per
        && first < last
        && (is_everyday(&tokens[first]) || tokens[first].is(Cue::Kin))
        && !is_everyday(&tokens[last])
    {
        first += 1;
    }
    Some(Tagged { first, last, kind })
}

/// Whether a name in an article in this language is in Latin script, of which its tagger was taught next to nothing.
fn is_borrowed(sheet: &Sheet<'_>, name: &Tagged, lang: Lang) -> bool {
    let tokens = &sheet.tokens[name.first..=name.last];
    lang != Lang::En && !tokens.iter().any(Token::is_devanagari)
}

/// Whether a name is no person's or a word of it is a known part of names.
fn has_known_part(sheet: &Sheet<'_>, name: &Tagged) -> bool {
    let tokens = &sheet.tokens[name.first..=name.last];
    name.kind != Kind::Per || tokens.iter().any(|token| token.is(Cue::Part))
}

fn is_everyday(token: &Token) -> bool {
    (token.is(Cue::Everyday) || token.is(Cue::Common)) && !token.is(Cue::Listed)
}

/// Whether a name is one here: a word of it tells more than everyday words and words for what bodies are (जांच समिति), and no
/// surer rule has it.
fn is_meant(sheet: &Sheet<'_>, name: &Tagged) -> bool {
    let tokens = &sheet.tokens[name.first..=name.last];
    let telling = |token: &Token| token.is_word() && !is_everyday(token) && !describes(token);
    if !tokens.iter().any(telling) {
        return false;
    }
    if name.kind == Kind::Per && tokens.iter().any(|token| token.is(Cue::Institution)) {
        return false;
    }
    // at Lakeside: a place, whatever it is called
    let behind = sheet.before(name.first).map(|before| &sheet.tokens[before]);
    let placed = |token: &Token| token.is(Cue::Locative) && !token.is(Cue::Case);
    if name.kind == Kind::Per
        && tokens.len() == 1
        && !tokens[0].is_devanagari()
        && behind.is_some_and(placed)
    {
        return false;
    }
    let inner: Vec<&Draft<'_>> = (name.first..=name.last)
        .filter(|&at| !sheet.is_weak(at))
        .filter_map(|at| sheet.draft(at))
        .collect();
    inner.iter().all(|draft| gives_way(sheet, draft, name))
}

/// Whether a word says what a thing is, so that alone it names none: आयोग, शहर, मोहल्ला.
fn describes(token: &Token) -> bool {
    [
        Cue::Institution,
        Cue::Head,
        Cue::Place,
        Cue::Owner,
        Cue::Affair,
        Cue::Scope,
        Cue::Site,
        Cue::Local,
    ]
    .into_iter()
    .any(|cue| token.is(cue))
}

/// Whether what a rule put down is part of the longer name: a place or body of the tables in a body's name, a part of a person's.
fn gives_way(sheet: &Sheet<'_>, draft: &Draft<'_>, name: &Tagged) -> bool {
    let inside = name.first <= draft.first && draft.last <= name.last;
    let longer = name.last - name.first > draft.last - draft.first;
    let owned = match name.kind {
        Kind::Org => {
            let named = matches!(draft.kind, MentionKind::Name | MentionKind::Acronym);
            named && !draft.senses.is_empty() && !sheet.may_be(draft, EntityType::Per)
        }
        Kind::Per => {
            let person = draft.senses.is_empty() && draft.class == Some(EntityType::Per);
            person || is_surname(sheet, draft) && draft.last == name.last
        }
        Kind::Loc => false,
    };
    inside && longer && owned
}

/// Whether a draft is one word that the tables take for a person, here behind another given name: मंडला मंडेला.
fn is_surname(sheet: &Sheet<'_>, draft: &Draft<'_>) -> bool {
    draft.first == draft.last && draft.class.is_none() && sheet.may_be(draft, EntityType::Per)
}

fn put(sheet: &mut Sheet<'_>, name: &Tagged) {
    // A town of the tables stays one, now that it is sure.
    if name.kind == Kind::Loc
        && let Some(draft) = sheet.draft_mut(name.first)
        && draft.first == name.first
        && draft.last == name.last
    {
        draft.minor = false;
        return;
    }
    sheet.put(Draft {
        first: name.first,
        last: name.last,
        kind: MentionKind::Name,
        class: Some(match name.kind {
            Kind::Per => EntityType::Per,
            Kind::Loc => EntityType::Loc,
            Kind::Org => EntityType::Org,
        }),
        senses: &[],
        minor: name.first == name.last,
    });
}

/// What the article's names were tagged as.
#[derive(Default)]
struct Votes(HashMap<u64, Vec<Vote>>);

struct Vote {
    words: Vec<u64>,
    kinds: [usize; Kind::ALL.len()],
}

/// Most names that begin with one word and are looked for again.
const ALIKE: usize = 8;

impl Votes {
    fn add(&mut self, sheet: &Sheet<'_>, name: &Tagged) {
        let tokens = &sheet.tokens[name.first..=name.last];
        let words: Vec<u64> = tokens.iter().map(|token| token.hash).collect();
        let alike = self.0.entry(words[0]).or_default();
        let at = alike.iter().position(|vote| vote.words == words);
        if at.is_none() && alike.len() == ALIKE {
            return;
        }
        let at = at.unwrap_or(alike.len());
        if at == alike.len() {
            alike.push(Vote {
                words,
                kinds: [0; Kind::ALL.len()],
            });
        }
        alike[at].kinds[name.kind as usize] += 1;
    }

    /// Marks every further place of these names that no rule has.
    fn repeat(&self, sheet: &mut Sheet<'_>) {
        let mut at = 0;
        while at < sheet.tokens.len() && !self.0.is_empty() {
            let name = self.0.get(&sheet.tokens[at].hash).and_then(|alike| {
                let standing = alike.iter().filter(|vote| vote.stands(sheet, at));
                let vote = standing.max_by_key(|vote| vote.words.len())?;
                Some(Tagged {
                    first: at,
                    last: at + vote.words.len() - 1,
                    kind: vote.kind(),
                })
            });
            if let Some(name) = name.filter(|name| is_meant(sheet, name)) {
                put(sheet, &name);
            }
            at = name.map_or(at, |name| name.last) + 1;
        }
    }
}

impl Vote {
    fn stands(&self, sheet: &Sheet<'_>, at: usize) -> bool {
        (at..).zip(&self.words).all(|(place, &word)| {
            sheet.tokens.get(place).is_some_and(|token| {
                token.hash == word
                    && token.sentence == sheet.tokens[at].sentence
                    && sheet.is_free(place)
            })
        })
    }

    fn kind(&self) -> Kind {
        let most = Kind::ALL
            .into_iter()
            .rev()
            .max_by_key(|&kind| self.kinds[kind as usize]);
        most.unwrap_or(Kind::Per)
    }
}
