//! How an English cue is used where it stands.
//!
//! There is no tagger: the words beside a cue tell `Ann attacks Bob` (active) from `attacked by Bob` (passive), `attack on Bob`
//! (noun) and `the attack` (no cue).

use super::super::cues::{Cue, Flag, Frame};
use super::super::lexicon::Class;
use super::super::tokens::{Case, Scene, Token};
use super::called::called;
use super::hits::Use;
use super::side::sided;
use super::{phrase, target};
use crate::annotate::{EntityType, Field};
use crate::text::Milli;

/// Most words between what is given and to whom.
const GIVEN_REACH: usize = 5;

/// How a cue is used where it stands; `None` where it is no cue: the attack, back pain.
pub(super) fn usage(
    scene: &Scene,
    field: Field,
    cue: &Cue,
    first: usize,
    end: usize,
) -> Option<Use> {
    let tokens = &scene.tokens;
    if cue.is(Flag::Prefixes) {
        let target = tokens.get(end)?.is_mark(&['-']) && tokens.get(end + 1)?.actor.is_some();
        return target.then_some(Use::Prefix);
    }
    if cue.is(Flag::Prefixed) {
        let holder =
            first >= 2 && tokens[first - 1].is_mark(&['-']) && tokens[first - 2].actor.is_some();
        return holder.then_some(Use::Prefixed);
    }
    if cue.takes(Frame::Gen) {
        return sided(scene, first).map(|_| Use::Beside);
    }
    if cue.takes(Frame::Subject) {
        let said = is_said(scene, field, cue, first, end);
        let named = cue.is(Flag::Adjective) && called(scene, first).is_some();
        return if said {
            Some(Use::Said)
        } else {
            named.then_some(Use::Called)
        };
    }
    if cue.is(Flag::Person) {
        return Some(Use::Person);
    }
    if cue.is(Flag::Adjective) {
        return is_predicate(scene, first).then_some(Use::Adjective);
    }
    if cue.takes(Frame::Inverse) || cue.is(Flag::Noun) && is_undergone(tokens, cue, first, end) {
        return Some(Use::Undergone);
    }
    let next = tokens.get(end);
    if cue.is(Flag::Noun) {
        let given = first
            .checked_sub(1)
            .is_some_and(|b| tokens[b].is(Class::Utter));
        let next = match given {
            // provided arms and fuel for T
            true => tokens
                .iter()
                .skip(end)
                .take(GIVEN_REACH)
                .find(|t| t.actor.is_some() || !t.is_plain() && !t.is(Class::And)),
            false => next,
        };
        let frame = next
            .filter(|t| t.actor.is_none())
            .and_then(phrase::preposition)
            .is_some_and(|case| {
                case == Case::Agent
                    || cue
                        .frames
                        .iter()
                        .any(|&frame| target::case_of(frame) == Some(case))
            });
        return (frame && !is_to_end(tokens, first)).then_some(Use::Noun);
    }
    if cue.is(Flag::Attribution) {
        return None;
    }
    verb_usage(scene, field, cue, first, end)
}

/// The last token before `at` that is no adverb or emphatic.
fn before(tokens: &[Token], at: usize) -> Option<usize> {
    const ADVERBS: usize = 4;
    let skip = |t: &Token| {
        t.actor.is_none()
            && (t.is_quote() || t.any(&[Class::DegreeUp, Class::DegreeDown, Class::Emphatic]))
    };
    (at.saturating_sub(ADVERBS)..at)
        .rev()
        .find(|&t| !skip(&tokens[t]))
}

/// Whether an adjective cue may say how somebody stands: one that begins with a preposition stands behind a name or a verb, not
/// behind a noun: voted in favour of, but dropped as captain in favour of.
fn is_predicate(scene: &Scene, first: usize) -> bool {
    let tokens = &scene.tokens;
    let Some(prior) =
        before(tokens, first).filter(|_| phrase::preposition(&tokens[first]).is_some())
    else {
        return true;
    };
    let token = &tokens[prior];
    let verb = token.any(&[Class::Auxiliary, Class::Speech, Class::Adverb])
        || scene.text[token.span.range()].ends_with("ed");
    token.actor.is_some() || verb || phrase::preposition(token).is_some()
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

/// Whether one person's name ends there, so that no bare verb agrees with it: saw Ann fight Bob.
fn is_one_person(scene: &Scene, at: usize) -> bool {
    let Some(index) = scene.tokens[at].actor else {
        return false;
    };
    let actor = &scene.actors[index];
    actor.class == EntityType::Per && scene.group(index).len() == 1
}

/// Whether what a noun cue says shall end: an end to their attacks on.
fn is_to_end(tokens: &[Token], first: usize) -> bool {
    const REACH: usize = 4;
    let plain = |token: &&Token| {
        let leads = token.any(&[Class::Determiner, Class::PronounGenitive]);
        token.actor.is_some() || token.is(Class::Possessive) || token.is_plain() || leads
    };
    let near = tokens[first.saturating_sub(REACH)..first].iter().rev();
    let led = near.take_while(plain).count();
    let to = first.checked_sub(led + 1).filter(|&to| to > 0);
    to.is_some_and(|to| {
        let words = [&tokens[to - 1], &tokens[to]];
        let ends = words[0].is(Class::Stop) && words[1].is(Class::Towards);
        ends && words.iter().all(|token| token.actor.is_none())
    })
}

/// Whether a noun cue is what its subject meets with: drew sharp criticism from H, won the support of H.
fn is_undergone(tokens: &[Token], cue: &Cue, first: usize, end: usize) -> bool {
    let next = |classes: &[Class]| {
        let next = tokens.get(end);
        next.is_some_and(|next| next.actor.is_none() && next.any(classes))
    };
    let verb = undergoing(tokens, first);
    // no word of grammar between: won him the support of H is another's
    let bare = |at: usize| {
        let between = tokens[at + 1..first].iter();
        between
            .clone()
            .all(|token| token.is_plain() || token.is(Class::Determiner))
    };
    let won = cue.polarity > Milli::ZERO && next(&[Class::Of]) && verb.is_some_and(bare);
    verb.is_some() && next(&[Class::From, Class::By]) || won
}

/// The verb of meeting with something that leads up to a noun: the came of came under criticism.
pub(super) fn undergoing(tokens: &[Token], noun: usize) -> Option<usize> {
    const REACH: usize = 4;
    let near = (noun.saturating_sub(REACH)..noun).rev();
    near.take_while(|&at| tokens[at].actor.is_none() && tokens[at].mark.is_none())
        .filter(|&at| tokens[at].is(Class::Undergo))
        .last()
}

/// Whether a cue says something of its subject: a verb (T failed) or, behind a form of be, a word for what it is (T is a liar).
fn is_said(scene: &Scene, field: Field, cue: &Cue, first: usize, end: usize) -> bool {
    if !cue.is(Flag::Adjective) {
        // in an effort to exploit: what somebody means to do is not what he is blamed for
        let purpose = first.checked_sub(1).is_some_and(|at| {
            scene.tokens[at].actor.is_none() && scene.tokens[at].is(Class::Towards)
        });
        return !purpose && verb_usage(scene, field, cue, first, end) == Some(Use::Active);
    }
    const REACH: usize = 5;
    const BETWEEN: [Class; 6] = [
        Class::Determiner,
        Class::Adverb,
        Class::DegreeUp,
        Class::DegreeDown,
        Class::Emphatic,
        Class::Negator,
    ];
    let words = scene.tokens[first.saturating_sub(REACH)..first]
        .iter()
        .rev();
    for token in words {
        if token.actor.is_some() {
            return false;
        }
        if token.is(Class::Passive) {
            return true;
        }
        if !(token.any(&BETWEEN) || token.is_plain() || token.is_quote()) {
            return false;
        }
    }
    false
}

/// Whether a verb cue is active or passive here, or a noun and so nothing.
fn verb_usage(scene: &Scene, field: Field, cue: &Cue, first: usize, end: usize) -> Option<Use> {
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
    if end > first + 1 && !cue.is(Flag::Ambiguous) {
        return Some(Use::Active);
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
