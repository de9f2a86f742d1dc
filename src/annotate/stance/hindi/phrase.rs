//! Hindi noun phrases around names: how far each reaches, its case, its coordination.
//!
//! `भाजपा अध्यक्ष X ने`: X is ergative, भाजपा only modifies. `A, B और C को`: all three dative, one group.
//! `रूसी सेना ने`: the state acts through its organ. `कांग्रेस प्रवक्ता ने`: an office without a name stands for its party.

use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Scene, Token};
use crate::annotate::{EntityType, MentionKind};

/// Most words between a party's genitive and the name it leads to (के प्रदेश अध्यक्ष …).
const TITLE_REACH: usize = 6;

/// Sets reach, case, modifier and group of every actor.
pub(super) fn read(scene: &mut Scene) {
    for at in 0..scene.actors.len() {
        extend(scene, at);
        take_strangers(scene, at);
    }
    for at in 0..scene.actors.len() {
        scene.actors[at].case = case_after(&scene.tokens, scene.actors[at].last + 1).0;
        let describes = describes_noun(scene, &scene.actors[at]);
        let next = scene.tokens.get(scene.actors[at].last + 1);
        let bound = next.is_some_and(|next| next.is(Class::Bound)); // कांग्रेस शासित
        let actor = &scene.actors[at];
        let aside = is_nobody(scene, actor) || is_aside(scene, actor);
        let modifies = describes || bound || aside || is_of_a_pair(scene, at);
        scene.actors[at].modifier |= modifies;
    }
    // right to left, so that a case runs through a whole list
    for at in (0..scene.actors.len()).rev() {
        if scene.actors[at].modifier || scene.actors[at].case != Case::Bare {
            continue;
        }
        if let Some(next) = coordinated(scene, at) {
            scene.actors[at].case = scene.actors[next].case;
            scene.actors[next].group = at;
        }
    }
    for at in 0..scene.actors.len() {
        let leader = scene.actors[at].group;
        scene.actors[at].group = scene.actors[leader].group;
    }
}

/// Whether a name stands before the noun that it describes: a people's before any (दलित युवती), a place's before two that a case
/// closes (इंदौर ट्रक हादसे में).
fn describes_noun(scene: &Scene, actor: &Actor) -> bool {
    let marked = [
        Class::Ergative,
        Class::Dative,
        Class::Genitive,
        Class::In,
        Class::On,
    ];
    let at = |n: usize| scene.tokens.get(actor.last + n);
    let plain = |t: &Token| t.is_unknown() || t.is(Class::Individual);
    let noun = |n: usize| at(n).is_some_and(|t| plain(t) && t.actor.is_none());
    let body = at(1).is_some_and(|t| t.is(Class::Country) && t.actor.is_none());
    // not an adverbial: भारत पिछले वर्षों में
    let bare = at(1).is_some_and(|t| !scene.text[t.span.range()].ends_with(['ा', 'े', 'ी']));
    let described = match actor.class {
        EntityType::Norp => noun(1) || body,
        EntityType::Gpe => bare && noun(1) && noun(2) && at(3).is_some_and(|t| t.any(&marked)),
        _ => false,
    };
    actor.case == Case::Bare && described
}

/// Whether a name stands for anyone who might bear it, or for who only pretends to: किसी मोदी की, फर्जी पुलिस ने.
pub(super) fn is_nobody(scene: &Scene, actor: &Actor) -> bool {
    let before = actor.first.checked_sub(1);
    before.is_some_and(|before| scene.tokens[before].any(&[Class::Nobody, Class::Sham]))
}

/// Whether a name is one of two that a hyphen joins before the noun that is between them: भारत-पाकिस्तान मैच में. Not before एक दूसरे.
fn is_of_a_pair(scene: &Scene, at: usize) -> bool {
    let joined = |first: usize| {
        let (first, second) = (scene.actors.get(first)?, scene.actors.get(first + 1)?);
        let hyphen = scene.tokens.get(first.last + 1)?.is_mark(&['-', '–']);
        (hyphen && second.first == first.last + 2).then_some(second.last + 1)
    };
    let marked = |noun: usize| !matches!(case_after(&scene.tokens, noun + 1).0, Case::Bare);
    let plain = |noun: &usize| {
        let token = scene.tokens.get(*noun);
        token.is_some_and(|t| {
            t.actor.is_none() && t.is_plain() && &scene.text[t.span.range()] != "एक"
        })
    };
    let of_noun =
        |noun: usize| plain(&noun) && (marked(noun) || plain(&(noun + 1)) && marked(noun + 1));
    let before = at.checked_sub(1);
    [Some(at), before]
        .into_iter()
        .flatten()
        .filter_map(joined)
        .any(of_noun)
}

/// Whether a place stands in brackets behind what is no name: it says where that is.
fn is_aside(scene: &Scene, actor: &Actor) -> bool {
    let mark = |at: Option<usize>, mark| {
        at.and_then(|at| scene.tokens.get(at))
            .is_some_and(|token| token.is_mark(&[mark]))
    };
    matches!(actor.class, EntityType::Gpe | EntityType::Loc)
        && mark(actor.first.checked_sub(1), '(')
        && mark(Some(actor.last + 1), ')')
}

fn claim(scene: &mut Scene, actor: usize, last: usize) {
    for token in &mut scene.tokens[scene.actors[actor].last + 1..=last] {
        token.actor = Some(actor);
    }
    scene.actors[actor].last = last;
}

/// Takes honorifics, bracketed acronyms, organs and offices into the phrase, or marks it as a modifier.
fn extend(scene: &mut Scene, at: usize) {
    let actor = scene.actors[at];
    let next = actor.last + 1;
    let limit = scene.tokens.len();
    if next < limit && scene.tokens[next].is_mark(&['(', '[']) {
        let close = (next..limit.min(next + 6)).find(|&t| scene.tokens[t].is_mark(&[')', ']']));
        if let Some(close) = close {
            for inside in next..close {
                if let Some(other) = scene.tokens[inside].actor {
                    scene.actors[other].modifier = true;
                }
            }
            claim(scene, at, close);
        }
    }
    let next = scene.actors[at].last + 1;
    if actor.class == EntityType::Per && actor.kind != MentionKind::Role {
        let last = (next..limit.min(next + 2))
            .take_while(|&t| scene.tokens[t].is(Class::Honorific))
            .last();
        if let Some(last) = last {
            claim(scene, at, last);
        }
        take_parent(scene, at);
        return;
    }
    match title_run(scene, next, actor.kind) {
        Run::Name(name) => {
            scene.actors[at].modifier = name > at;
        }
        Run::Office(last) => {
            claim(scene, at, last);
            scene.actors[at].office = true;
        }
        Run::Organ(last) => claim(scene, at, last),
        Run::None => scene.actors[at].modifier = actor.kind == MentionKind::Adj,
    }
}

/// `X और अन्य नेताओं ने`, `X और उनके समर्थकों को`: those without a name share the name's case. What a genitive follows owns a
/// noun of its own, unless it is theirs (`उनके`).
fn take_strangers(scene: &mut Scene, at: usize) {
    const MOST: usize = 4;
    let and = scene.actors[at].last + 1;
    let tokens = &scene.tokens;
    if scene.actors[at].modifier || !tokens.get(and).is_some_and(|t| t.is(Class::And)) {
        return;
    }
    let first = and + 1;
    let possessed = tokens
        .get(first)
        .is_some_and(|t| t.is(Class::PronounGenitive));
    let is_stranger = |t: usize| {
        let token = &tokens[t];
        let noun = token.is_unknown() || token.any(&[Class::Title, Class::TitlePart]);
        let own = possessed && (t == first || token.is(Class::Genitive));
        token.actor.is_none() && (noun || own)
    };
    let end = tokens.len().min(first + MOST);
    let last = (first..end).take_while(|&t| is_stranger(t)).last();
    if let Some(last) = last
        && !matches!(case_after(tokens, last + 1).0, Case::Bare | Case::Genitive)
    {
        claim(scene, at, last);
    }
}

/// `A पुत्र B`: B only says whose child A is.
fn take_parent(scene: &mut Scene, at: usize) {
    let kin = scene.actors[at].last + 1;
    let parent = scene.tokens.get(kin + 1).and_then(|token| token.actor);
    if let Some(parent) = parent
        && scene.tokens[kin].is(Class::Kin)
        && scene.actors[parent].class == EntityType::Per
    {
        scene.actors[parent].modifier = true;
        claim(scene, at, scene.actors[parent].last);
    }
}

enum Run {
    /// Titles lead to this actor's name.
    Name(usize),
    /// Titles end here without a name.
    Office(usize),
    /// The name of an organ of state ends here.
    Organ(usize),
    None,
}

/// Reads `[का/के/की] title words [name]` from a token on, behind a name of some kind.
fn title_run(scene: &Scene, from: usize, kind: MentionKind) -> Run {
    let tokens = &scene.tokens;
    let genitive = tokens
        .get(from)
        .is_some_and(|token| token.is(Class::Genitive));
    let start = from + usize::from(genitive);
    let (mut office, mut organ) = (None, None);
    for (at, token) in tokens.iter().enumerate().skip(start).take(TITLE_REACH) {
        if let Some(actor) = token.actor {
            let other = &scene.actors[actor];
            let person = other.class == EntityType::Per;
            let apposed = matches!(kind, MentionKind::Adj | MentionKind::Role);
            if person && (office.is_some() || at == start && !genitive && apposed) {
                return Run::Name(actor);
            }
            break;
        }
        if token.is(Class::Title) {
            office = Some(at);
        } else if token.is(Class::Organ) && !genitive {
            organ = Some(at);
        } else if !(token.is(Class::TitlePart) || token.is(Class::And) && office.is_some()) {
            break;
        }
    }
    match (office, organ) {
        (Some(last), organ) if organ.is_none_or(|o| o < last) => Run::Office(last),
        (_, Some(last)) => Run::Organ(last),
        _ => Run::None,
    }
}

/// The case that the words from `at` on give, and the first token after them.
pub(super) fn case_after(tokens: &[Token], at: usize) -> (Case, usize) {
    let mut at = at;
    while tokens
        .get(at)
        .is_some_and(|t| t.is(Class::Emphatic) || t.is_quote())
    {
        at += 1;
    }
    let Some(token) = tokens.get(at) else {
        return (Case::Bare, at);
    };
    let simple = [
        (Class::Ergative, Case::Ergative),
        (Class::Dative, Case::Dative),
        (Class::On, Case::On),
        (Class::In, Case::In),
        (Class::From, Case::From),
        (Class::Agent, Case::Agent),
        (Class::Until, Case::Other),
        (Class::Alike, Case::Other),
        (Class::Including, Case::Other),
    ];
    if token.is(Class::Dative) && tokens.get(at + 1).is_some_and(|t| t.is(Class::About)) {
        return (Case::About, at + 2);
    }
    if let Some((_, case)) = simple.into_iter().find(|&(class, _)| token.is(class)) {
        return (case, at + 1);
    }
    if !token.is(Class::Genitive) {
        return (Case::Bare, at);
    }
    let compound = [
        (Class::Against, Case::Against),
        (Class::With, Case::With),
        (Class::Towards, Case::Towards),
        (Class::ForSake, Case::ForSake),
        (Class::Between, Case::Between),
        (Class::According, Case::According),
        (Class::ByHand, Case::Agent),
        (Class::Postposition, Case::Other),
    ];
    let Some(next) = tokens.get(at + 1) else {
        return (Case::Genitive, at + 1);
    };
    if next.is(Class::OnBehalf) && tokens.get(at + 2).is_some_and(|t| t.is(Class::From)) {
        return (Case::Agent, at + 3);
    }
    // T की रिपोर्ट के अनुसार
    let source = tokens.get(at + 2).is_some_and(|t| t.is(Class::Genitive))
        && tokens.get(at + 3).is_some_and(|t| t.is(Class::According));
    if source {
        return (Case::According, at + 4);
    }
    // का विरोध, but के विरोध में
    let noun = next.is(Class::Against) && next.is(Class::Act);
    match compound.into_iter().find(|&(class, _)| next.is(class)) {
        Some(_) if noun => (Case::Genitive, at + 1),
        Some((_, case)) => (case, at + 2),
        None => (Case::Genitive, at + 1),
    }
}

/// The next actor, if only commas, conjunctions and modifiers stand between; a body that no table names may own the office of the
/// next: `A व तरक्की दल के अध्यक्ष B`.
fn coordinated(scene: &Scene, at: usize) -> Option<usize> {
    let (mut joined, mut strange) = (false, false);
    let mut token = scene.actors[at].last + 1;
    let mut skipped = 0;
    while let Some(here) = scene.tokens.get(token) {
        if let Some(next) = here.actor {
            let other: &Actor = &scene.actors[next];
            if !other.modifier {
                return (joined && !strange).then_some(next);
            }
            strange &= other.kind != MentionKind::Role;
            token = other.last + 1;
            skipped += 1;
            if skipped > 2 * TITLE_REACH {
                return None;
            }
            continue;
        }
        if joined && (here.is_unknown() || here.is_mark(&['(', ')'])) {
            strange = true;
            token += 1;
            skipped += 1;
            if skipped > TITLE_REACH {
                return None;
            }
            continue;
        }
        strange &= !here.is(Class::Title);
        let joins = here.is(Class::And) || here.is_mark(&[',', '/']);
        let passes = here.any(&[
            Class::Negator,
            Class::Emphatic,
            Class::Title,
            Class::TitlePart,
        ]) || here.is(Class::Genitive) && joined;
        if !(joins || passes && joined) {
            return None;
        }
        joined |= joins;
        token += 1;
        skipped += 1;
        if skipped > 2 * TITLE_REACH {
            return None;
        }
    }
    None
}
