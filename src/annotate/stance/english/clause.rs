//! English clauses: where a sentence is cut, and which clause governs which.
//!
//! Cuts stand before that, who, but, while, if …, after a verb of speech without that (`X said Y had left`), before a speech tail
//! (`…, X said`), at a conjunction before a name and its verb, and at semicolons.

use super::super::lexicon::Class;
use super::super::tokens::{Case, Scene, Token};

/// Most relative clauses inside each other.
const NESTED: usize = 4;

/// How a clause hangs on its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// First of the sentence, or on its own.
    Main,
    /// What somebody says.
    That,
    /// Goes on from the clause before.
    And,
    /// After but, while, because …
    But,
    /// After if.
    If,
    /// After who, which …
    Relative,
    /// `X said`, after what X said.
    Tail,
}

/// A run of tokens around one finite verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) first: usize,
    /// First token past the end.
    pub(super) end: usize,
    pub(super) link: Link,
    /// The clause before it, which it hangs on or goes on from.
    pub(super) parent: Option<usize>,
}

/// Cuts the sentence and sets each token's clause. `verbal` tells tokens that are verbs of cues.
/// `saying` tells the last tokens of cues that say something: complained that.
/// `within` tells the tokens of a cue behind its first, where no clause begins: went after.
pub(super) fn cut(
    scene: &mut Scene,
    verbal: &[bool],
    saying: &[bool],
    within: &[bool],
) -> Vec<Clause> {
    let tokens = &scene.tokens;
    let mut clauses: Vec<Clause> = Vec::new();
    let (mut first, mut link, mut speech, mut verb) = (0, Link::Main, false, false);
    let mut resumes = false;
    for at in 0..tokens.len() {
        let token = &tokens[at];
        // an addressee stands before the clause that begins behind him
        if token.actor.is_some() || at < first {
            continue;
        }
        let after_mark = at.checked_sub(1).is_some_and(|b| tokens[b].mark.is_some());
        let mut next_resumes = false;
        let next = if within[at] {
            None
        } else if is_headline_end(tokens, at) {
            Some((at + 1, Link::Main))
        } else if token.is(Class::That) && speech && !verbal.get(at + 1).is_some_and(|&v| v) {
            Some((at + 1, Link::That))
        } else if token.any(&[Class::That, Class::Relative])
            && introduces_relative(tokens, at, verbal)
        {
            Some((at + 1, Link::Relative))
        } else if token.is(Class::If) {
            Some((at + 1, Link::If))
        } else if token.is(Class::But)
            && (!token.is(Class::Preposition) || subject_and_verb(scene, at + 1, verbal))
        {
            Some((at + 1, Link::But))
        } else if token.is_mark(&[';', '?', '!', '.']) {
            Some((at + 1, Link::Main))
        } else if token.is(Class::And) && verb && subject_and_verb(scene, at + 1, verbal) {
            Some((at + 1, Link::And))
        } else if token.is(Class::And)
            && verb
            && (verbal[at + 1] && after_mark || says_more(tokens, at + 1, link))
        {
            next_resumes = true;
            Some((at + 1, Link::And))
        } else if token.is_mark(&[',', '"'])
            && (verb || !closes_apposition(tokens, at))
            && is_tail(scene, at + 1)
        {
            Some((at + 1, Link::Tail))
        } else if speech && token.is_mark(&[':']) {
            Some((at + 1, Link::That))
        } else if is_saying(token)
            && !(link == Link::Tail && at == first)
            && let Some(said) = said_from(scene, at)
        {
            Some((said, Link::That))
        } else {
            None
        };
        speech |= is_saying(token) || saying[at];
        verb |= verbal[at] || token.any(&[Class::Speech, Class::Auxiliary]);
        if let Some((next, next_link)) = next {
            push(&mut clauses, first..next, link, resumes);
            resumes = next_resumes;
            // a relative clause has a verb, known or not: who left early, and praised
            (first, link, speech, verb) = (next, next_link, false, next_link == Link::Relative);
        }
    }
    push(&mut clauses, first..tokens.len(), link, resumes);
    for (index, clause) in clauses.iter().enumerate() {
        for token in &mut scene.tokens[clause.first..clause.end] {
            token.clause = index;
        }
        free_subject(scene, clause);
    }
    clauses
}

/// The first name of a clause is governed by no word that only begins it: as the minister praised the plan.
fn free_subject(scene: &mut Scene, clause: &Clause) {
    let tokens = &scene.tokens;
    let opener = clause.first.checked_sub(1).map(|at| &tokens[at]);
    let both = opener.is_some_and(|word| word.is(Class::But) && word.is(Class::Preposition));
    let subject = tokens.get(past_article(tokens, clause.first));
    if let (true, Some(actor)) = (both, subject.and_then(|token| token.actor))
        && scene.actors[actor].case == Case::Other
    {
        scene.actors[actor].case = Case::Bare;
    }
}

/// Whether a headline without a stop ends here, before a word that only opens a sentence with a capital: `Kite race ends in storm The
/// race was`, `mayor drops ferry law The prime minister has`, `mayor slams rival Former striker`.
fn is_headline_end(tokens: &[Token], at: usize) -> bool {
    let plain = |token: &Token| token.mark.is_none() && !token.capital;
    let first = |token: &Token| token.capital && token.actor.is_none();
    let article = |token: &Token| {
        first(token) && token.is(Class::Determiner) && tokens.get(at + 2).is_some_and(plain)
    };
    let opens = |token: &Token| article(token) || first(token) && token.is(Class::Opener);
    plain(&tokens[at]) && tokens.get(at + 1).is_some_and(opens)
}

/// Whether who says the clause before says more from here on: `X said Y was late and | said …`.
fn says_more(tokens: &[Token], at: usize, link: Link) -> bool {
    let verb = tokens.get(at);
    link == Link::That && verb.is_some_and(|verb| verb.actor.is_none() && is_saying(verb))
}

fn push(clauses: &mut Vec<Clause>, range: std::ops::Range<usize>, link: Link, resumes: bool) {
    let mut parent = (link != Link::Main)
        .then(|| clauses.len().checked_sub(1))
        .flatten();
    // what goes on after a comma goes on from the clause around the last one: X said Y would go, and praised Z
    for _ in 0..NESTED {
        match parent.map(|at| clauses[at]) {
            Some(before) if resumes && matches!(before.link, Link::Relative | Link::That) => {
                parent = before.parent
            }
            _ => break,
        }
    }
    clauses.push(Clause {
        first: range.start,
        end: range.end,
        link,
        parent,
    });
}

/// A verb of speech, not the participle of a passive or the noun.
fn is_saying(token: &Token) -> bool {
    token.is(Class::Speech)
}

/// Where what is said begins, without that: `said | Y had left`, `told X | Y had left`.
fn said_from(scene: &Scene, at: usize) -> Option<usize> {
    let tokens = &scene.tokens;
    let asks = tokens[at].is(Class::Request);
    // told that T left is no told the T
    let article = asks
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.is(Class::Determiner) && !t.is(Class::That))
        && tokens.get(at + 2).is_some_and(|t| t.actor.is_some());
    let start = at + 1 + usize::from(article);
    let next = tokens.get(start)?;
    // announced her opposition to
    if tokens[at].is(Class::Utter) && next.is(Class::PronounGenitive) {
        return None;
    }
    let addressee = scene.actor(past_titles(tokens, start)).filter(|_| asks);
    let from = match (asks, addressee) {
        (true, Some(addressee)) => addressee.last + 1,
        (true, None) if next.is_plain() || next.is(Class::PronounDative) => start + 1,
        _ => start,
    };
    // T failed, said H.
    let named = past_titles(tokens, from);
    let ends = scene.actor(named).is_some_and(|actor| {
        let behind = tokens.get(actor.last + 1);
        behind.is_none_or(|token| token.is_mark(&[',', '.', ';']))
    });
    let opens = opens_clause(tokens.get(from)?) || scene.actor(named).is_some();
    (opens && !ends).then_some(from)
}

/// The first token from `at` on that is no title: the name behind `Mr`, `former President`.
fn past_titles(tokens: &[Token], at: usize) -> usize {
    let title =
        |token: &&Token| token.actor.is_none() && token.any(&[Class::Title, Class::TitlePart]);
    at + tokens[at..].iter().take_while(title).count()
}

/// The first token from `at` on, or the fourth after it, that is neither article nor title: the name behind `the former minister`.
fn past_article(tokens: &[Token], at: usize) -> usize {
    const REACH: usize = 4;
    let opens = |token: &&Token| {
        token.actor.is_none() && token.any(&[Class::Determiner, Class::Title, Class::TitlePart])
    };
    at + tokens[at..].iter().take(REACH).take_while(opens).count()
}

/// Whether a clause that is said may begin with this token.
fn opens_clause(token: &Token) -> bool {
    let phrase = token.actor.is_some()
        || token.any(&[
            Class::Determiner,
            Class::PronounNominative,
            Class::FirstPerson,
            Class::PronounGenitive,
        ]);
    phrase && !token.is(Class::That) || token.is_mark(&[':', '"'])
}

/// Whether `who`, `which` or `that` at `at` follows a noun and leads to a verb.
fn introduces_relative(tokens: &[Token], at: usize, verbal: &[bool]) -> bool {
    if tokens[at].is(Class::Relative) {
        return true;
    }
    let noun = at
        .checked_sub(1)
        .is_some_and(|b| tokens[b].mark.is_none() && !verbal[b]);
    let verb = tokens
        .get(at + 1)
        .is_some_and(|next| next.any(&[Class::Auxiliary, Class::Speech, Class::Adverb]))
        || verbal.get(at + 1).is_some_and(|&v| v);
    let clause = tokens.get(at + 1).is_some_and(|next| next.actor.is_some());
    noun && (verb || clause)
}

/// Whether a name or pronoun with a verb begins at `at`.
fn subject_and_verb(scene: &Scene, at: usize, verbal: &[bool]) -> bool {
    let tokens = &scene.tokens;
    let mut t = past_article(tokens, at);
    let Some(token) = tokens.get(t) else {
        return false;
    };
    t = match token.actor {
        Some(actor) => scene.actors[actor].last + 1,
        None if token.is(Class::PronounNominative) => t + 1,
        None => return false,
    };
    tokens.get(t).is_some_and(|next| {
        next.actor.is_none()
            && (next.any(&[Class::Auxiliary, Class::Speech, Class::Adverb]) || verbal[t])
            && !next.is(Class::Possessive)
    })
}

/// Whether a comma stands behind a name that tells who the subject before it is, or behind one word on it: `the leader, X, said`,
/// `X, 50, said`.
fn closes_apposition(tokens: &[Token], comma: usize) -> bool {
    let last = comma
        .checked_sub(1)
        .filter(|&last| tokens[last].actor.is_some());
    let aged = comma.checked_sub(3).is_some_and(|name| {
        tokens[name].actor.is_some()
            && tokens[name + 1].is_mark(&[','])
            && tokens[name + 2].mark.is_none()
    });
    aged || last.is_some_and(|last| {
        let before = (0..last)
            .rev()
            .find(|&at| tokens[at].actor != tokens[last].actor);
        before.is_some_and(|at| tokens[at].is_mark(&[',']))
    })
}

/// Whether `X said` or `said X` begins at `at` and ends what is said.
fn is_tail(scene: &Scene, at: usize) -> bool {
    const REACH: usize = 8;
    let tokens = &scene.tokens;
    let mut named = false;
    for token in tokens.iter().skip(at).take(REACH) {
        if token.actor.is_some() || token.is(Class::PronounNominative) {
            named = true;
        } else if token.is(Class::Speech) {
            return named || at < tokens.len() && tokens[at].is(Class::Speech);
        } else if !token.is_quote()
            && !token.any(&[
                Class::Determiner,
                Class::Title,
                Class::TitlePart,
                Class::Organ,
            ])
        {
            return false;
        }
    }
    false
}
