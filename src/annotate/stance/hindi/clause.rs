//! Hindi clauses: where a sentence is cut, and which clause governs which.
//!
//! Cuts stand before कि (its clause hangs on the one before), before लेकिन, जबकि, यदि … and relative words, at a conjunction, तो or
//! comma after a finite verb, after a semicolon or a stop that lacks its space, and around quoted speech of more than four words.
//! Converbs (करते हुए, देकर) share their clause with the main verb, as they share its subject.

use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::{Scene, Token};

/// Quotes up to this many words name or mock something and stay in their clause.
const SCARE_QUOTE: usize = 4;

/// How a clause hangs on its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// First of the sentence, or on its own.
    Main,
    /// After कि, or quoted.
    That,
    /// After और, or a comma behind a finite verb.
    And,
    /// After लेकिन, जबकि, क्योंकि …
    But,
    /// After यदि, अगर.
    If,
    /// After जो, जिसने …
    Relative,
}

/// A run of tokens around one finite verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) first: usize,
    /// First token past the end.
    pub(super) end: usize,
    pub(super) link: Link,
    /// The clause it hangs on or goes on from.
    pub(super) parent: Option<usize>,
}

/// Whether a token can end a finite verb group.
pub(super) fn is_finite(token: &Token) -> bool {
    let entry = token.entry;
    token.any(&[
        Class::Auxiliary,
        Class::Future,
        Class::Progressive,
        Class::Passive,
        Class::Capable,
        Class::Vector,
    ]) || entry.forms.has(Form::Perfective)
        || entry.forms.has(Form::Future)
        || token.is(Class::Speech) && !entry.verbs.is_empty()
}

/// Cuts the sentence and sets each token's clause.
pub(super) fn cut(scene: &mut Scene) -> Vec<Clause> {
    let tokens = &scene.tokens;
    let mut clauses: Vec<Clause> = Vec::new();
    let (mut first, mut link) = (0, Link::Main);
    let mut quote_end = None;
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).map(|b| &tokens[b]);
        let after_comma = before.is_some_and(|b| b.is_mark(&[',', ':', '-']));
        let after_finite =
            |k: usize| k > 0 && is_finite(&tokens[k - 1]) && tokens[k - 1].actor.is_none();
        let token = &tokens[at];
        let cut = if token.actor.is_some() {
            None
        } else if token.is(Class::That) {
            Some((at + 1, Link::That))
        } else if token.is(Class::But)
            || token.is(Class::On) && (at == first && at > 0 || after_comma || after_finite(at))
        {
            Some((at + 1, Link::But))
        } else if token.is(Class::Then) && after_finite(at) && !goes_on(tokens, at) {
            Some((at + 1, Link::And))
        } else if token.is(Class::If) {
            Some((at + 1, Link::If))
        } else if token.is(Class::Relative) && (at == first || after_comma || after_finite(at)) {
            Some((at + 1, Link::Relative))
        } else if token.is(Class::And)
            && (after_finite(at) || after_comma && after_finite(at - 1))
            && !is_list(tokens, at)
        {
            Some((at + 1, Link::And))
        } else if token.is_mark(&[':']) && is_heading(tokens, first, at) {
            let speaks = before.is_some_and(|b| b.actor.is_some());
            Some((at + 1, if speaks { Link::That } else { Link::Main }))
        } else if token.is_mark(&[';'])
            || token.is_mark(&['.', '?', '!']) && (after_finite(at) || ends_sentence(tokens, at))
        {
            Some((at + 1, Link::Main))
        } else if token.is_mark(&[',']) && after_finite(at) {
            Some((at + 1, Link::And))
        } else if token.is_quote()
            && quote_end.is_none()
            && (at == first || after_comma || after_finite(at))
        {
            quote_end = long_quote(tokens, at);
            quote_end.map(|_| (at + 1, Link::That))
        } else if quote_end == Some(at) {
            quote_end = None;
            Some((at + 1, Link::And))
        } else {
            None
        };
        if let Some((next, next_link)) = cut {
            push(&mut clauses, first, next, link);
            (first, link) = (next, next_link);
        }
    }
    push(&mut clauses, first, tokens.len(), link);
    for (index, clause) in clauses.iter().enumerate() {
        for token in &mut scene.tokens[clause.first..clause.end] {
            token.clause = index;
        }
    }
    clauses
}

/// Whether a verb goes on behind its emphatic तो: `किया तो है`.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    next.is_none_or(|next| is_finite(next) || next.any(&[Class::Negator, Class::Emphatic]))
}

/// Whether what stands before a colon, from `first` on, is a heading or a speaker's name: no verb, a space behind.
fn is_heading(tokens: &[Token], first: usize, colon: usize) -> bool {
    const LONGEST: usize = 8;
    let apart = tokens
        .get(colon + 1)
        .is_some_and(|next| next.span.start > tokens[colon].span.end);
    let words = &tokens[first..colon];
    let verb = words.iter().any(|t| t.actor.is_none() && is_finite(t));
    apart && !words.is_empty() && words.len() <= LONGEST && !verb
}

/// Whether a stop follows a word too long for an initial or abbreviation: `डॉ.`, `एम.`.
fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    /// Bytes of three Devanagari characters.
    const INITIAL: usize = 9;
    at.checked_sub(1).is_some_and(|b| {
        let word = &tokens[b];
        word.actor.is_none()
            && word.span.len() > INITIAL
            && !word.any(&[Class::Title, Class::TitlePart])
    })
}

/// Adds a clause; a piece without words only passes its link on.
fn push(clauses: &mut Vec<Clause>, first: usize, end: usize, link: Link) {
    let parent = match (link, clauses.last()) {
        (Link::Main, _) | (_, None) => None,
        // A ने कहा कि X है और Y है: the second hangs where the first hangs
        _ => Some(clauses.len() - 1),
    };
    clauses.push(Clause {
        first,
        end,
        link,
        parent,
    });
}

/// Whether a conjunction after a word that looks like a verb joins genitives: `भारत की और`.
fn is_list(tokens: &[Token], at: usize) -> bool {
    tokens[at - 1].is(Class::Genitive)
        && !at
            .checked_sub(2)
            .is_some_and(|b| tokens[b].actor.is_none() && !tokens[b].is(Class::Title))
}

/// The closing mark of a quote of more than four words that opens at `at`; the end where the sentence has none.
fn long_quote(tokens: &[Token], at: usize) -> Option<usize> {
    const REACH: usize = 80;
    let end = tokens.len().min(at + REACH);
    let close = (at + 1..end).find(|&t| tokens[t].is_quote() && t > at + 1);
    let close = close.or((end == tokens.len()).then_some(end))?;
    let count = tokens[at + 1..close]
        .iter()
        .filter(|t| t.mark.is_none())
        .count();
    (count > SCARE_QUOTE).then_some(close)
}
