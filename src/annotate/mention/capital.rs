//! English bodies that no table has: capitalised words around the word for what they are.
//!
//! `Orland Hill Society`, `Hilltown Workers' Union`, `Institute for River Studies`. In a headline that capitalises every word
//! capitals tell nothing.

use super::super::names::{Cue, Token};
use super::super::tag::{Kind, Tagged};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Most tokens on each side of the head.
const LONGEST: usize = 6;

/// Marks bodies by their heads, from left to right.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        let next = body(sheet, at);
        if let Some((first, last)) = next {
            sheet.put(Draft::told(first, last, MentionKind::Name, EntityType::Org));
        }
        at = next.map_or(at, |(_, last)| last) + 1;
    }
}

/// The first and last token of the body with its head at `head`.
fn body(sheet: &Sheet<'_>, head: usize) -> Option<(usize, usize)> {
    let token = &sheet.tokens[head];
    let is_head = token.is(Cue::Head) && is_capital(token) && !token.caps;
    // A name of the tables that holds the head is surer.
    if !is_head || !sheet.is_weak(head) || is_headline(sheet, head) {
        return None;
    }
    let first = first_word(sheet, head);
    let last = last_word(sheet, head);
    (first < head || last > head).then_some((first, last))
}

/// The first of the capitalised words that run up to the head, over the genitive inside a name: Workers' Party.
fn first_word(sheet: &Sheet<'_>, head: usize) -> usize {
    let mut first = head;
    let mut at = head;
    while let Some(before) = sheet.before(at)
        && head - before <= LONGEST
    {
        let token = &sheet.tokens[before];
        if let Some(draft) = sheet.draft(before).filter(|draft| !draft.minor) {
            let named = matches!(draft.kind, MentionKind::Name | MentionKind::Adj);
            // Lakeland's Kite Society: an owner whose possessive is in between names no part.
            if !named || at != first {
                break;
            }
            first = draft.first;
            at = draft.first;
        } else if names(token) {
            first = before;
            at = before;
        } else if binds(&sheet.tokens, before) || joins_two(sheet, before) {
            at = before;
        } else {
            break;
        }
    }
    first
}

/// Whether a small word joins the first two words of a name behind an article: the Kite and Balloon Society.
fn joins_two(sheet: &Sheet<'_>, at: usize) -> bool {
    let word = sheet
        .before(at)
        .filter(|&word| sheet.is_free(word) && names(&sheet.tokens[word]));
    let article = word.and_then(|word| sheet.before(word));
    sheet.tokens[at].is(Cue::Linking)
        && article.is_some_and(|article| sheet.tokens[article].is(Cue::Article))
}

/// The last of the capitalised words behind `of` or `for`: Institute for River Studies.
fn last_word(sheet: &Sheet<'_>, head: usize) -> usize {
    let mut last = head;
    let mut at = head;
    while let Some(next) = sheet.after(at)
        && next - head <= LONGEST
    {
        let token = &sheet.tokens[next];
        let linked = last > head || at > head;
        if linked && (names(token) || !sheet.is_free(next) && is_capital(token)) {
            last = next;
        } else if !(token.is(Cue::Of)
            || token.is(Cue::Linking)
            || token.is(Cue::Article) && at > last)
            || token.upper
        {
            break;
        }
        at = next;
    }
    last
}

fn is_capital(token: &Token) -> bool {
    token.is_word() && token.upper && !token.is_devanagari()
}

/// Whether a capitalised word may be part of a body's name.
fn names(token: &Token) -> bool {
    is_capital(token)
        && !token.cues.grammatical()
        && !token.is(Cue::Honorific)
        && !token.is(Cue::Modifier)
}

/// Whether a token stands between the words of one name: Johnson & Johnson, Workers' Party, People's Party. Behind others a
/// genitive parts owner and owned.
fn binds(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let apostrophe = token.glued && matches!(token.first, '\'' | '\u{2019}');
    token.joins() || apostrophe && (!token.is_word() || tokens[at - 1].is(Cue::Scope))
}

/// The runs of capitalised words in a tagged name, over the small words that bodies and persons have inside: Bank of Lakeland,
/// Jan van Hoek. A comma, a genitive or another small word parts two names; capitals that no rule has go on with the last one.
pub(super) fn runs(sheet: &Sheet<'_>, tagged: &Tagged) -> Vec<Tagged> {
    let tokens = &sheet.tokens;
    let mut found: Vec<Tagged> = Vec::new();
    let mut open = false;
    for (at, token) in (tagged.first..).zip(&tokens[tagged.first..=tagged.last]) {
        let small = token.is(Cue::Linking) || token.is(Cue::Of) || token.is(Cue::Article);
        let inside =
            binds(tokens, at) || small && (tagged.kind != Kind::Per || !token.is(Cue::Function));
        let part = is_capital(token) || !token.is_word() && token.hash != 0;
        match found.last_mut() {
            Some(run) if part && open => run.last = at,
            _ if part => found.push(Tagged {
                first: at,
                last: at,
                kind: tagged.kind,
            }),
            _ => {}
        }
        open = part || open && inside;
    }
    if let Some(run) = found.last_mut().filter(|run| run.last == tagged.last) {
        while let Some(next) = further(sheet, run.last) {
            run.last = next;
        }
    }
    found
}

/// The next word of a name that ends at `last`, over a plural's apostrophe: Rowers' Circle.
fn further(sheet: &Sheet<'_>, last: usize) -> Option<usize> {
    let next = sheet.after(last)?;
    let apostrophe =
        !sheet.tokens[next].is_word() && matches!(sheet.tokens[next].first, '\'' | '\u{2019}');
    let word = match apostrophe && sheet.tokens[next].glued {
        true => sheet.after(next)?,
        false => next,
    };
    goes_on(sheet, word).then_some(word)
}

/// Whether a token behind a name is part of it: a capitalised word that is no title and that no rule has.
fn goes_on(sheet: &Sheet<'_>, at: usize) -> bool {
    let token = &sheet.tokens[at];
    let free = names(token) && !token.caps && sheet.is_free(at);
    free && sheet.names.title(&sheet.tokens, at).is_none()
}

/// Whether most words of the sentence have capitals, so that they tell nothing.
pub(super) fn is_headline(sheet: &Sheet<'_>, at: usize) -> bool {
    const AROUND: usize = 8;
    const FEW: usize = 5;
    let sentence = sheet.tokens[at].sentence;
    let near = sheet.tokens[at.saturating_sub(AROUND)..]
        .iter()
        .take(2 * AROUND);
    let words = near.filter(|token| token.sentence == sentence && token.is_word());
    let (all, upper) = words.fold((0, 0), |(all, upper), token| {
        (all + 1, upper + usize::from(token.upper))
    });
    all > FEW && 3 * upper > 2 * all
}
