//! Initials in brackets, bound to the words before them and known from then on in the article.

use super::super::names::{Cue, begins, spelled};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use crate::annotate::{Field, Sentence};
use crate::normalize::Normalized;
use crate::text::folded;
use hashbrown::HashSet;

/// Most words between a long form's first word and the bracket, small words included.
const REACH: usize = 12;

/// Marks `World Health Organization (WHO)` and, elsewhere in the article, `WHO`.
pub(super) fn mark(sheet: &mut Sheet<'_>, article: &Normalized, sentences: &[Sentence]) {
    let mut bound = HashSet::new();
    for open in 1..sheet.tokens.len() {
        if sheet.tokens[open].first == '('
            && let Some(short) = bracketed(sheet, open)
            && bind(sheet, article, sentences, open, short)
        {
            bound.insert(sheet.tokens[short].hash);
        }
    }
    if bound.is_empty() {
        return;
    }
    for at in 0..sheet.tokens.len() {
        if bound.contains(&sheet.tokens[at].hash) && sheet.is_weak(at) {
            sheet.put(acronym(at));
        }
    }
}

/// The one word inside the bracket that opens at `open`.
fn bracketed(sheet: &Sheet<'_>, open: usize) -> Option<usize> {
    let word = sheet.after(open)?;
    let close = sheet.after(word)?;
    (sheet.tokens[word].is_word() && sheet.tokens[close].first == ')').then_some(word)
}

fn acronym<'n>(at: usize) -> Draft<'n> {
    Draft {
        first: at,
        last: at,
        kind: MentionKind::Acronym,
        class: None,
        senses: &[],
        minor: false,
    }
}

/// Binds the word `short` in the bracket to what stands before it; false when nothing there fits.
fn bind(
    sheet: &mut Sheet<'_>,
    article: &Normalized,
    sentences: &[Sentence],
    open: usize,
    short: usize,
) -> bool {
    let text = |at: usize| {
        let token = &sheet.tokens[at];
        let field = sentences
            .get(token.sentence as usize)
            .map_or(Field::Text, |s| s.field);
        folded(&field.of(article)[token.span.range()])
    };
    let token = sheet.tokens[short];
    let Some(letters) = spelled(&text(short)).filter(|_| token.is_devanagari() || token.caps)
    else {
        return false;
    };
    // A name right before the bracket is the long form, whatever its initials: विश्व स्वास्थ्य संगठन (डब्ल्यूएचओ).
    let named = sheet
        .ending_before(open)
        .is_some_and(|draft| draft.last > draft.first && sheet.may_be(draft, EntityType::Org));
    if !named {
        let Some(first) = long_form(sheet, open, &letters, text) else {
            return false;
        };
        let taken = (first..open)
            .any(|at| !sheet.is_weak(at) && sheet.draft(at).is_some_and(|d| d.first < first));
        if taken || is_thing(sheet, open) {
            return false;
        }
        sheet.put(Draft::told(
            first,
            open - 1,
            MentionKind::Name,
            EntityType::Org,
        ));
    }
    if sheet.is_weak(short) {
        sheet.put(acronym(short));
    }
    true
}

/// Whether what stands before the bracket names a thing (a system, a permit, an illness): an everyday noun that heads no body.
fn is_thing(sheet: &Sheet<'_>, open: usize) -> bool {
    sheet.before(open).is_some_and(|head| {
        let head = &sheet.tokens[head];
        head.is(Cue::Common) && !head.is(Cue::Head) && !head.is(Cue::Institution)
    })
}

/// The first word of the words before `open` that have these initials, small words aside.
fn long_form(
    sheet: &Sheet<'_>,
    open: usize,
    letters: &str,
    text: impl Fn(usize) -> String,
) -> Option<usize> {
    let mut left: Vec<char> = letters.chars().collect();
    let mut at = open;
    for _ in 0..REACH {
        at = sheet.before(at)?;
        let token = &sheet.tokens[at];
        let last = *left.last()?;
        if token.joins() || token.is(Cue::Linking) || token.is(Cue::Genitive) {
            continue;
        }
        if !token.is_word() || !token.is_devanagari() && !token.upper || !begins(&text(at), last) {
            return None;
        }
        left.pop();
        if left.is_empty() {
            return Some(at);
        }
    }
    None
}
