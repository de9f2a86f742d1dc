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
use super::verb::{before, verb_usage};
use super::{phrase, target};
use crate::annotate::Field;
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
