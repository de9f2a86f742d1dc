//! Films, books and songs, in Hindi: quoted beside the word for what they are: फिल्म ‘नीलगंगा’, ‘नीलगंगा’ नाम की किताब.

use super::super::names::Cue;
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};

/// Longest title, in tokens.
const LONGEST: usize = 8;

/// Most words between a title and the word for what it is: नाम की.
const REACH: usize = 2;

/// Marks quoted titles. What surer rules found inside belongs to them.
pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        let close = closing(sheet, at);
        if let Some(close) = close
            && (before(sheet, at) || behind(sheet, close))
        {
            sheet.put(Draft::told(
                at + 1,
                close - 1,
                MentionKind::Name,
                EntityType::Misc,
            ));
        }
        at = close.unwrap_or(at) + 1;
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '‘' | '’' | '“' | '”')
}

/// The mark that closes the quotation that `open` opens, with words and no other mark at the edges between them.
fn closing(sheet: &Sheet<'_>, open: usize) -> Option<usize> {
    if !is_quote(sheet.tokens[open].first) {
        return None;
    }
    let mut at = open;
    for _ in 0..=LONGEST {
        at = sheet.after(at)?;
        if is_quote(sheet.tokens[at].first) {
            let named = |at: usize| sheet.tokens[at].hash != 0;
            return (at > open + 1 && named(open + 1) && named(at - 1)).then_some(at);
        }
    }
    None
}

fn before(sheet: &Sheet<'_>, open: usize) -> bool {
    sheet
        .before(open)
        .is_some_and(|at| sheet.tokens[at].is(Cue::Work))
}

fn behind(sheet: &Sheet<'_>, close: usize) -> bool {
    let mut at = close;
    for _ in 0..=REACH {
        let Some(next) = sheet.after(at) else {
            return false;
        };
        let token = &sheet.tokens[next];
        if token.is(Cue::Work) {
            return true;
        }
        if !(token.is(Cue::Called) || token.is(Cue::Genitive) && at != close) {
            return false;
        }
        at = next;
    }
    false
}
