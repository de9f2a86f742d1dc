//! English noun phrases around names: how far each reaches, its case, its coordination.
//!
//! `President X`: the office belongs to the name. `X's`: genitive. `by X`: agent, and so on by preposition. `US officials`: the
//! state acts through its organ. `A, B and C`: one case, one group.

use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Scene, Token};
use crate::annotate::{EntityType, MentionKind};

/// Most words of a noun phrase before its name that are looked through for a preposition.
const BEFORE: usize = 6;
/// Most of those that no table knows: adjectives, nouns.
const UNKNOWN: u32 = 2;
/// Most words after a name that may name its organ.
const ORGAN_REACH: usize = 5;
/// Most marks, conjunctions and determiners between two names of one list.
const LIST_GAP: usize = 3;

/// Sets reach, case, modifier and group of every actor.
pub(super) fn read(scene: &mut Scene) {
    for at in 0..scene.actors.len() {
        extend(scene, at);
    }
    for at in 0..scene.actors.len() {
        scene.actors[at].case = case(scene, &scene.actors[at]);
    }
    for at in 0..scene.actors.len() {
        let Some(next) = coordinated(scene, at) else {
            continue;
        };
        scene.actors[next].group = scene.actors[at].group;
        let (own, other) = (scene.actors[at].case, scene.actors[next].case);
        if other == Case::Bare {
            scene.actors[next].case = own;
        }
    }
}

/// Takes a bracketed acronym or an organ into the phrase, or marks the name as a modifier of the one after it.
fn extend(scene: &mut Scene, at: usize) {
    let limit = scene.tokens.len();
    let next = scene.actors[at].last + 1;
    if next < limit && scene.tokens[next].is_mark(&['(']) {
        let close = (next..limit.min(next + 6)).find(|&t| scene.tokens[t].is_mark(&[')']));
        if let Some(close) = close {
            for inside in next..close {
                if let Some(other) = scene.tokens[inside].actor {
                    scene.actors[other].modifier = true;
                }
            }
            claim(scene, at, close);
        }
    }
    let actor = scene.actors[at];
    if next == actor.last + 1 && is_apposed(scene, at) {
        scene.actors[at].modifier = true;
        return;
    }
    let (mut titled, mut organ) = (false, None);
    for t in actor.last + 1..limit.min(actor.last + 1 + ORGAN_REACH) {
        let token = scene.tokens[t];
        if let Some(other) = token.actor.filter(|&other| other > at) {
            // US President X, Western X, UK Labour: the name before only modifies
            let class = scene.actors[other].class;
            let beside = t == actor.last + 1;
            let person = class == EntityType::Per && (titled || actor.kind == MentionKind::Adj);
            let land = beside && actor.class == EntityType::Gpe && class != EntityType::Gpe;
            let apposed = matches!(actor.kind, MentionKind::Adj | MentionKind::Role)
                || scene.actors[other].kind == MentionKind::Role;
            scene.actors[at].modifier = person || land || beside && apposed;
            if scene.actors[at].modifier {
                return;
            }
            break;
        }
        if token.is(Class::Organ) && actor.class != EntityType::Per {
            organ = Some(t);
        } else if !(token.any(&[Class::Title, Class::TitlePart]) || titled && token.is_mark(&['-']))
        {
            break;
        }
        titled = true;
    }
    if let Some(last) = organ {
        claim(scene, at, last);
    }
}

/// Whether an office stands before who holds it, between commas: the minister, X, said.
fn is_apposed(scene: &Scene, at: usize) -> bool {
    let office = &scene.actors[at];
    let comma = scene.tokens.get(office.last + 1);
    let holder = scene.actor(office.last + 2);
    let closed = |holder: &Actor| {
        let behind = scene.tokens.get(holder.last + 1);
        behind.is_none_or(|token| token.is_mark(&[',', '.']))
    };
    office.kind == MentionKind::Role
        && comma.is_some_and(|comma| comma.is_mark(&[',']))
        && holder.is_some_and(|holder| holder.class == EntityType::Per && closed(holder))
}

fn claim(scene: &mut Scene, actor: usize, last: usize) {
    for token in &mut scene.tokens[scene.actors[actor].last + 1..=last] {
        token.actor = Some(actor);
    }
    scene.actors[actor].last = last;
}

/// Genitive by what follows, else what the preposition before the phrase says.
fn case(scene: &Scene, actor: &Actor) -> Case {
    if scene
        .tokens
        .get(actor.last + 1)
        .is_some_and(|t| t.is(Class::Possessive))
    {
        return Case::Genitive;
    }
    let start = actor.first.saturating_sub(BEFORE);
    let mut unknown = 0;
    for t in (start..actor.first).rev() {
        let token = &scene.tokens[t];
        if token
            .actor
            .is_some_and(|other| !scene.actors[other].modifier)
        {
            return Case::Bare;
        }
        if let Some(case) = preposition(token) {
            return case;
        }
        let inside = token.actor.is_some()
            || token.is_quote()
            || closes_role(scene, t)
            || token.any(&[
                Class::Title,
                Class::TitlePart,
                Class::Determiner,
                Class::PronounGenitive,
            ])
            || token.capital
            || token.is_plain();
        unknown += u32::from(token.is_plain());
        if !inside || unknown > UNKNOWN {
            return Case::Bare;
        }
    }
    Case::Bare
}

/// Whether a comma stands between an office and who holds it: by the minister, X.
fn closes_role(scene: &Scene, comma: usize) -> bool {
    let before = comma.checked_sub(1).and_then(|at| scene.actor(at));
    scene.tokens[comma].is_mark(&[','])
        && before.is_some_and(|actor| actor.modifier && actor.kind == MentionKind::Role)
}

/// The case that a preposition gives.
pub(super) fn preposition(token: &Token) -> Option<Case> {
    const CASES: [(Class, Case); 10] = [
        (Class::By, Case::Agent),
        (Class::Of, Case::Of),
        (Class::Over, Case::About),
        (Class::About, Case::About),
        (Class::On, Case::On),
        (Class::Against, Case::Against),
        (Class::With, Case::With),
        (Class::From, Case::From),
        (Class::ForSake, Case::ForSake),
        (Class::Towards, Case::Towards),
    ];
    let plain = CASES
        .into_iter()
        .find(|&(class, _)| token.is(class))
        .map(|(_, case)| case);
    plain.or(token.is(Class::Preposition).then_some(Case::Other))
}

/// The next actor of the same list.
fn coordinated(scene: &Scene, at: usize) -> Option<usize> {
    let actor = &scene.actors[at];
    if actor.modifier || actor.case == Case::Genitive {
        return None;
    }
    let mut joined = false;
    for t in actor.last + 1
        ..scene
            .tokens
            .len()
            .min(actor.last + 2 + LIST_GAP + ORGAN_REACH)
    {
        let token = &scene.tokens[t];
        if let Some(next) = token.actor {
            if scene.actors[next].modifier {
                continue;
            }
            let listed = joined
                && (scene.actors[next].case == Case::Bare || scene.actors[next].case == actor.case);
            return listed.then_some(next);
        }
        if token.is(Class::And) || token.is_mark(&[',']) {
            // a comma alone lists only if a conjunction follows somewhere: A, B and C
            joined |= token.is(Class::And) || list_goes_on(scene, t);
        } else if !token.any(&[
            Class::Determiner,
            Class::Title,
            Class::TitlePart,
            Class::Negator,
        ]) {
            return None;
        }
    }
    None
}

/// Whether what follows a comma is a name with a conjunction or another comma right after it.
fn list_goes_on(scene: &Scene, comma: usize) -> bool {
    let Some(next) = scene.tokens.get(comma + 1) else {
        return false;
    };
    if next.is(Class::And) {
        return true;
    }
    next.actor.is_some_and(|actor| {
        let after = scene.actors[actor].last + 1;
        let token = scene.tokens.get(after);
        token.is_some_and(|t| t.is(Class::And))
            || token.is_some_and(|t| t.is_mark(&[',']))
                && scene
                    .tokens
                    .get(after + 1)
                    .is_some_and(|t| t.actor.is_some() || t.is(Class::And))
    })
}
