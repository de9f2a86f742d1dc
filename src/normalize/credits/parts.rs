//! What a part of a credit is.

use super::scan::Cut;
use super::tables::Tables;
use super::terms::{Term, Terms};
use std::ops::Range;

/// Most words of a name of a person or place, and of a reporter with a name.
const MOST: usize = 3;

/// Who or where a part names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A known place.
    Place,
    /// An agency, a desk or a kind of reporter.
    Reporter,
    /// What could be the name of a person or place.
    Name,
}

/// How a part is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// In Latin capitals.
    Capitals,
    /// In Latin letters, small ones too.
    Latin,
    /// In other letters, or in none.
    Other,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        if letters.peek().is_none() || letters.clone().any(|c| !c.is_ascii()) {
            Self::Other
        } else if letters.all(|c| c.is_ascii_uppercase()) {
            Self::Capitals
        } else {
            Self::Latin
        }
    }
}

/// A part that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: Range<usize>,
    pub(super) bracketed: bool,
    /// Whether a slash joins it to the part before.
    pub(super) joined: bool,
    /// Whether it holds a date or time.
    pub(super) dated: bool,
    /// `None` when it holds nothing else.
    pub(super) kind: Option<Kind>,
    /// Whether it says by itself that this is a credit.
    pub(super) sure: bool,
    /// How it is written.
    pub(super) letters: Letters,
}

impl Part {
    /// Tells what a cut part is; `None` when it is nothing that a credit holds.
    pub(super) fn of(text: &str, cut: Cut, tables: &Tables) -> Option<Self> {
        let own = &text[cut.text.clone()];
        let terms = Terms::of(own)?;
        let label = tables.labels.at_start(&terms);
        let start = terms.get(label).map_or(0, |term| term.start);
        let date = tables.date(&terms[label..]);
        let rest = &terms[label + date..];
        let labelled = label > 0 || cut.labelled;
        let kind = if labelled && !rest.is_empty() {
            (rest.len() <= MOST + 2 && is_name(rest, tables)).then_some(Kind::Reporter)
        } else {
            Kind::of(rest, tables)
        };
        (kind.is_some() || (date > 0 && rest.is_empty())).then(|| Self {
            text: cut.text.start + start..cut.text.end,
            bracketed: cut.bracketed,
            joined: cut.joined,
            dated: date > 0,
            kind,
            sure: labelled || terms.len() > 1 || cut.bracketed,
            letters: Letters::of(own),
        })
    }
}

impl Kind {
    fn of(terms: &[Term<'_>], tables: &Tables) -> Option<Self> {
        if terms.is_empty() || terms.len() > 2 * MOST {
            return None;
        }
        if tables.is_place(terms) {
            return Some(Kind::Place);
        }
        if is_reporter(terms, tables) {
            return Some(Kind::Reporter);
        }
        // `अलीगढ़ जेएनएन`, `प्रमुख संवाददाता मुंबई`
        let both = |(left, right)| {
            (tables.is_place(left) && is_reporter(right, tables))
                || (is_reporter(left, tables) && tables.is_place(right))
        };
        if (1..terms.len()).map(|at| terms.split_at(at)).any(both) {
            return Some(Kind::Reporter);
        }
        (terms.len() <= MOST && is_name(terms, tables)).then_some(Kind::Name)
    }
}

/// Whether words name an agency, or end as reporters and desks are called.
fn is_reporter(terms: &[Term<'_>], tables: &Tables) -> bool {
    let agencies = || terms.chunks(1).all(|term| tables.agencies.has(term));
    let called = || terms.len() <= MOST && tables.reporters.has(&terms[terms.len() - 1..]);
    agencies() || tables.agencies.has(terms) || (called() && !tables.are_common(terms))
}

/// Whether words may be a name: none is of those that stand in no name, Latin ones begin with a capital.
fn is_name(terms: &[Term<'_>], tables: &Tables) -> bool {
    let odd = |term: &Term<'_>| {
        term.own.starts_with(|c: char| c.is_ascii_lowercase())
            || term.own.contains(char::is_numeric)
    };
    !terms.iter().any(odd) && !tables.are_common(terms)
}
