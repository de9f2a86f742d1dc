//! Whether a word of a cue is a verb where it stands, and active or passive: `attacks Bob`, `attacked by Bob`, but `the attacks`.

use super::super::cues::{Cue, Flag};
use super::super::lexicon::Class;
use super::super::tokens::{Scene, Token};
use super::hits::Use;
use super::phrase;
use crate::annotate::{EntityType, Field};

/// Whether a verb cue is active or passive here, or a noun and so nothing.
pub(super) fn verb_usage(
    scene: &Scene,
    field: Field,
    cue: &Cue,
    first: usize,
    end: usize,
) -> Option<Use> {
    const NOUN_BEFORE: [Class; 3] = [Class::Determiner, Class::PronounGenitive, Class::Possessive];
    let tokens = &scene.tokens;
    let word = scene.text[tokens[first].span.range()].to_ascii_lowercase();
    let prior = before(tokens, first);
    let prior_is = |classes: &[Class]| {
        prior.is_some_and(|t| tokens[t].actor.is_none() && tokens[t].any(classes))
    };
    let hyphen = |t: Option<&Token>| t.is_some_and(|t| t.is_mark(&['-']));
    if prior_is(&NOUN_BEFORE) && !prior_is(&[Class::That])
        || hyphen(tokens.get(end))
        || hyphen(first.checked_sub(1).map(|b| &tokens[b]))
    {
        return None;
    }
    let by = tokens.get(end).is_some_and(|t| t.is(Class::By));
    let past = word.ends_with("ed") || word.ends_with("en");
    if past || tokens[first].is(Class::Participle) {
        let be =
            prior.is_some_and(|t| tokens[t].is(Class::Passive) && !tokens[t].is(Class::Possessive));
        let after_adverbs = (first.saturating_sub(4)..first).rev().find(|&t| {
            !tokens[t].any(&[
                Class::DegreeUp,
                Class::DegreeDown,
                Class::Emphatic,
                Class::Negator,
            ])
        });
        let be = be
            || after_adverbs
                .is_some_and(|t| tokens[t].actor.is_none() && tokens[t].is(Class::Passive));
        return Some(if be || by { Use::Passive } else { Use::Active });
    }
    if word.ends_with("ing") {
        // said voting for T was wrong: nobody does it
        if prior_is(&[Class::Speech]) && prior == first.checked_sub(1) {
            return None;
        }
        let noun = tokens
            .get(end)
            .is_some_and(|t| t.any(&[Class::Of, Class::By]));
        return (!noun || end > first + 1).then_some(Use::Active);
    }
    if follows_determiner(tokens, first) {
        return None;
    }
    let verb_before = prior_is(&[
        Class::Towards,
        Class::Modal,
        Class::Negator,
        Class::PronounNominative,
        Class::FirstPerson,
        Class::Relative,
    ]);
    if !verb_before
        && prior
            .is_some_and(|t| tokens[t].actor.is_none() && phrase::preposition(&tokens[t]).is_some())
    {
        return None;
    }
    // faced calls for, growing calls for
    let led = |t: usize| leads_to_noun(scene, t);
    if word.ends_with('s') && !verb_before && prior.is_some_and(led) {
        return None;
    }
    if tokens[first].is(Class::Contest) && prior.is_some_and(|t| is_body(scene, t)) {
        return None;
    }
    if end > first + 1 && !cue.is(Flag::Ambiguous) {
        return Some(Use::Active);
    }
    if ends_quotation(tokens, first, end) && !verb_before {
        return None;
    }
    let object = tokens.get(end).is_some_and(|t| {
        t.actor.is_some()
            || t.capital
            || t.is_quote()
            || t.any(&[
                Class::Determiner,
                Class::PronounDative,
                Class::PronounGenitive,
                Class::That,
            ])
            || t.is_plain() && word.ends_with('s')
    });
    let bare = end == first + 1 && !word.ends_with('s') && field == Field::Text;
    let singular = |t| is_singular_noun(scene, t) || is_one_person(scene, t);
    if bare && !verb_before && prior.is_some_and(singular) {
        return None;
    }
    let own_preposition = end > first + 1;
    (verb_before
        && !tokens
            .get(end)
            .is_some_and(|t| t.any(&[Class::Of, Class::ForSake]))
        || object
        || own_preposition)
        .then_some(Use::Active)
}

/// The last token before `at` that is no adverb or emphatic.
pub(super) fn before(tokens: &[Token], at: usize) -> Option<usize> {
    const ADVERBS: usize = 4;
    let skip = |t: &Token| {
        t.actor.is_none()
            && (t.is_quote() || t.any(&[Class::DegreeUp, Class::DegreeDown, Class::Emphatic]))
    };
    (at.saturating_sub(ADVERBS)..at)
        .rev()
        .find(|&t| !skip(&tokens[t]))
}

/// Whether a determiner and adjectives lead up to a word, so that it is a noun: a bitter clash with.
fn follows_determiner(tokens: &[Token], first: usize) -> bool {
    const REACH: usize = 4;
    let words = tokens[first.saturating_sub(REACH)..first].iter().rev();
    let mut rest = words.skip_while(|token| token.actor.is_none() && token.is_plain());
    rest.next().is_some_and(|token| {
        token.actor.is_none()
            && token.any(&[Class::Determiner, Class::PronounGenitive])
            && !token.is(Class::That)
    })
}

/// Whether a plain noun stands there that is no plural, so that no bare verb agrees with it: a lake fund, brought back.
fn is_singular_noun(scene: &Scene, at: usize) -> bool {
    let token = &scene.tokens[at];
    let plural = scene.text[token.span.range()].ends_with('s');
    token.actor.is_none() && token.is_plain() && !plural
}

/// Whether a word that takes an object or leads up to a noun stands there, so that what follows is no verb: faced calls, growing
/// calls, four votes.
fn leads_to_noun(scene: &Scene, at: usize) -> bool {
    let token = &scene.tokens[at];
    let word = &scene.text[token.span.range()];
    let participle = token.is_plain() && (word.ends_with("ed") || word.ends_with("ing"));
    let leads = token.any(&[Class::Undergo, Class::Utter, Class::Quantity]);
    token.actor.is_none() && (participle || leads)
}

/// Whether a quotation of more words ends behind a cue, so that what follows is no object of its: power cut 'fire fear' T.
fn ends_quotation(tokens: &[Token], first: usize, end: usize) -> bool {
    let marks = tokens[..first].iter().filter(|token| token.is_quote());
    let alone = first
        .checked_sub(1)
        .is_some_and(|before| tokens[before].is_quote());
    tokens.get(end).is_some_and(Token::is_quote) && marks.count() % 2 == 1 && !alone
}

/// Whether the name of a body ends there: the Lake League clash with Hillton.
fn is_body(scene: &Scene, at: usize) -> bool {
    scene
        .actor(at)
        .is_some_and(|actor| actor.class == EntityType::Org)
}

/// Whether one person's name ends there, so that no bare verb agrees with it: saw Ann fight Bob.
fn is_one_person(scene: &Scene, at: usize) -> bool {
    let Some(index) = scene.tokens[at].actor else {
        return false;
    };
    let actor = &scene.actors[index];
    actor.class == EntityType::Per && scene.group(index).len() == 1
}
