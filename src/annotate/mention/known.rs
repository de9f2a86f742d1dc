//! Names that the tables have, and bodies named after them.

use super::super::names::{Cue, Form, Found, Sense, TitleKind, Token};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use crate::text::WordKind;

/// Shortest single word that names a town, in characters: shorter ones are particles and endings.
const SHORTEST_TOWN: usize = 3;

/// Marks the longest names of the tables, from left to right.
pub(super) fn mark(sheet: &mut Sheet<'_>, text_of: impl Fn(&Token) -> usize) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        let names = sheet.names;
        let found = sheet.tokens[at]
            .is_word()
            .then(|| {
                names.name(&sheet.tokens, at, |found| {
                    is_meant(sheet, at, found, &text_of)
                })
            })
            .flatten();
        match found {
            Some(found) => {
                sheet.put(draft(sheet, at, &found));
                at = found.last + 1;
            }
            None => at += 1,
        }
    }
}

fn draft<'n>(sheet: &Sheet<'n>, at: usize, found: &Found<'n, Sense>) -> Draft<'n> {
    let group = |sense: &Sense| sheet.names.entity(sense).has("group");
    let kind = match found.values.first().map(|sense| sense.form) {
        Some(_) if found.values.first().is_some_and(group) => MentionKind::Group,
        Some(Form::Acronym) => MentionKind::Acronym,
        Some(Form::Adj) => MentionKind::Adj,
        Some(Form::Name) | None => MentionKind::Name,
    };
    let minor = found.words == 1
        && found
            .values
            .iter()
            .all(|sense| sheet.names.entity(sense).is_minor());
    Draft {
        first: at,
        last: closing_point(sheet, found),
        kind,
        class: (kind == MentionKind::Adj).then_some(EntityType::Norp),
        senses: found.values,
        minor,
    }
}

/// The last token of a name, with the point that closes `U.S.`.
fn closing_point(sheet: &Sheet<'_>, found: &Found<'_, Sense>) -> usize {
    let pointed = |at: usize| sheet.tokens[at].first == '.' && sheet.tokens[at].glued;
    let letter = found.words > 1 && sheet.tokens[found.last].span.len() == 1;
    match sheet.after(found.last) {
        Some(next) if letter && pointed(found.last - 1) && pointed(next) => next,
        _ => found.last,
    }
}

/// Whether the words are meant as that name here.
fn is_meant(
    sheet: &Sheet<'_>,
    at: usize,
    found: &Found<'_, Sense>,
    length: &impl Fn(&Token) -> usize,
) -> bool {
    let token = &sheet.tokens[at];
    if found.words > 1 {
        // the opposition, but not the opposition to a plan
        return !token.is(Cue::Article) || !sheet.next_is(found.last, Cue::Case);
    }
    if token.cues.grammatical() || token.is(Cue::Honorific) || is_in_quarter(sheet, at) {
        return false;
    }
    if token.is(Cue::Count) && is_counted(sheet, at) || is_another_s(sheet, at, found) {
        return false;
    }
    let province = |sense: &Sense| sheet.names.entity(sense).id.starts_with("iso2:");
    if found.values.iter().all(province) && !is_state(sheet, at) {
        return false;
    }
    let beside_place = sheet.next_is(at, Cue::Place)
        || sheet
            .before(at)
            .is_some_and(|before| sheet.tokens[before].is(Cue::Place));
    if token.is(Cue::Everyday) {
        return beside_place;
    }
    let minor = found
        .values
        .iter()
        .all(|sense| sheet.names.entity(sense).is_minor());
    if !minor || beside_place {
        return true;
    }
    if token.is(Cue::Part) {
        return false;
    }
    if token.is_devanagari() {
        return length(token) >= SHORTEST_TOWN;
    }
    if token.caps {
        return false;
    }
    // In English a town's name beside another capitalised word is part of some other name: Paul Clinton, Derby County.
    let capital = |index: Option<usize>| {
        index.is_some_and(|index| {
            let token = &sheet.tokens[index];
            token.is_word() && token.upper && !token.cues.grammatical() && sheet.is_free(index)
        })
    };
    !capital(sheet.before(at)) && !capital(sheet.after(at))
}

/// Whether an English surname stands behind a given name with which the tables do not have it: Jack McConnell is not Mitch.
fn is_another_s(sheet: &Sheet<'_>, at: usize, found: &Found<'_, Sense>) -> bool {
    let person = |sense: &Sense| sheet.names.entity(sense).kind == EntityType::Per;
    let given = |token: &Token| token.upper && token.is(Cue::Part) && !token.is(Cue::Honorific);
    sheet.tokens[at].upper
        && found.values.iter().all(person)
        && sheet
            .before(at)
            .is_some_and(|before| given(&sheet.tokens[before]) && sheet.is_free(before))
}

/// Whether a number stands before: पांच अरब are no Arabs.
fn is_counted(sheet: &Sheet<'_>, at: usize) -> bool {
    let before = sheet.before(at).map(|before| &sheet.tokens[before]);
    before.is_some_and(|before| before.kind == WordKind::Number || before.is(Cue::Count))
}

/// Words on either side among which a Hindi one tells that the sentence is Hindi.
const BESIDE: usize = 3;

/// Whether the name of a province is meant as one: MP is so among Hindi words (in English it is a member of parliament), and not before
/// the number of a vehicle (एमपी 09).
fn is_state(sheet: &Sheet<'_>, at: usize) -> bool {
    let sentence = sheet.tokens[at].sentence;
    let beside = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(sheet.tokens.len());
    let hindi = || {
        let mut beside = sheet.tokens[beside].iter();
        beside.any(|token| token.sentence == sentence && token.is_devanagari())
    };
    let numbered = sheet
        .next(at)
        .is_some_and(|next| next.kind == WordKind::Number);
    !numbered && (!sheet.tokens[at].caps || hindi())
}

/// Whether an English name of one word stands behind the quarter of a place, so that it is not all of it: South Wales.
fn is_in_quarter(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.before(at).is_some_and(|before| {
        let token = &sheet.tokens[before];
        token.is(Cue::Quarter) && token.upper && sheet.tokens[at].upper
    })
}

/// Joins a name and the head of a body after it: इलाहाबाद हाईकोर्ट, Delhi Police.
pub(super) fn bodies(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.tokens.len() {
        let Some(owner) = sheet.ending_before(at).copied() else {
            continue;
        };
        // A group of that name (पुलिस) is part of the body (बिहार पुलिस).
        let group = sheet
            .draft(at)
            .is_some_and(|draft| draft.kind == MentionKind::Group);
        if !(sheet.is_weak(at) || group) || !sheet.can_own(&owner) {
            continue;
        }
        let Some(found) = sheet.names.title(&sheet.tokens, at) else {
            continue;
        };
        if found
            .values
            .iter()
            .any(|title| title.kind == TitleKind::Body)
        {
            sheet.put(Draft::told(
                owner.first,
                found.last,
                MentionKind::Name,
                EntityType::Org,
            ));
        }
    }
}

/// Joins the English name of a body and the part of its country that it is of: NHS England. Of a body of the world the place is what it
/// deals with there (the UN Syria envoy).
pub(super) fn branches(sheet: &mut Sheet<'_>) {
    for at in 1..sheet.tokens.len() {
        let Some(body) = sheet.ending_before(at).copied() else {
            continue;
        };
        let Some(place) = sheet.draft(at).copied().filter(|place| place.first == at) else {
            continue;
        };
        let latin = sheet.tokens[body.first].upper && sheet.tokens[at].upper;
        if latin && country_of(sheet, &body).is_some_and(|body| is_part_of(sheet, &place, body)) {
            sheet.put(Draft::told(
                body.first,
                place.last,
                MentionKind::Name,
                EntityType::Org,
            ));
        }
    }
}

/// The country that a body of the tables belongs to.
fn country_of<'n>(sheet: &Sheet<'n>, body: &Draft<'n>) -> Option<&'n str> {
    let mut known = body.senses.iter().map(|sense| sheet.names.entity(sense));
    let body = known.find(|known| known.kind == EntityType::Org)?;
    (!body.country.is_empty()).then_some(&*body.country)
}

/// Whether a place is a part of the country that the tables have as a region of its own.
fn is_part_of(sheet: &Sheet<'_>, place: &Draft<'_>, country: &str) -> bool {
    let mut known = place.senses.iter().map(|sense| sheet.names.entity(sense));
    place.kind == MentionKind::Name
        && !place.minor
        && known.any(|known| known.id.starts_with("khabar:loc:") && known.country == country)
}
