//! Hindi noun phrases from their end: through genitives to an actor.
//!
//! `X के फैसले` → X, via फैसले; `X की गिरफ्तारी` → X, turned; `X जैसी पार्टी के प्रस्ताव` → X; an infinitive leads to what does it.

use super::super::claim::{Target, Who};
use super::super::confidence::{LOOSE, OFFICE, STAND_IN};
use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::clause::is_finite;
use super::phrase::is_nobody;
use super::target::REACH;
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most links of a genitive chain.
const CHAIN: usize = 4;

/// Most adjectives before a noun of the chain.
const ADJECTIVES: usize = 4;

/// The phrase that a noun belongs to.
#[derive(Clone, Copy, Debug)]
struct Owner {
    /// Its last token.
    end: usize,
    /// Whether the noun is directed against it.
    against: bool,
}

impl Owner {
    fn at(end: usize) -> Self {
        Self {
            end,
            against: false,
        }
    }
}

impl Reading<'_> {
    /// The actors of the noun phrase that ends at `end`, directly or as owners of what it names.
    pub(super) fn noun_phrase(&self, end: usize, floor: usize) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let (mut end, mut via, mut turned, mut loose, mut known) = (end, None, false, false, false);
        let (mut people, mut person) = (false, false);
        for _ in 0..=CHAIN {
            while end > floor
                && (tokens[end].any(&[Class::Emphatic, Class::Alike]) || tokens[end].is_quote())
                && tokens[end].actor.is_none()
            {
                end -= 1;
            }
            let token = &tokens[end];
            if let Some(index) = token.actor {
                let mut target = self.actor_target(index, end);
                let actor = &self.scene.actors[index];
                if !self.may_own(actor, via.is_some(), loose)
                    || is_nobody(self.scene, actor)
                    || people && actor.class == EntityType::Org
                    || person && actor.class == EntityType::Norp
                {
                    return None;
                }
                if loose {
                    target.who.iter_mut().for_each(|who| *who = who.by(LOOSE));
                }
                (target.via, target.turned, target.loose) = (via, turned, loose);
                return (!target.who.is_empty()).then_some(target);
            }
            if token.any(&[
                Class::PronounGenitive,
                Class::PronounOblique,
                Class::PronounDative,
            ]) {
                let mut target = self.pronoun_target(end)?;
                (target.via, target.turned) = (via, turned);
                return Some(target);
            }
            let verbal = token.entry.forms.has(Form::Infinitive);
            if token.any(&[
                Class::Genitive,
                Class::SelfWord,
                Class::Nobody,
                Class::FirstGenitive,
                Class::And,
            ]) || token.mark.is_some()
            {
                return None;
            }
            if !verbal {
                via = via.or(Some(end));
            }
            turned |= token.is(Class::Harm);
            let owned = token.any(&[
                Class::Owned,
                Class::Harm,
                Class::Organ,
                Class::Title,
                Class::Act,
            ]);
            known |= owned;
            people |= token.is(Class::People);
            person |= token.is(Class::Individual);
            loose |= !owned && !verbal && !known;
            let owner = self.owner_before(end, floor, verbal)?;
            turned ^= owner.against;
            end = owner.end;
            if tokens.get(end + 1).is_some_and(|t| t.is(Class::Including)) {
                (via, loose) = (None, false); // X समेत कई लोग: X is one of them
            }
        }
        None
    }

    /// The phrase that owns the noun (or does the infinitive) at `noun`, or that it is against: `X के खिलाफ अभियान`.
    fn owner_before(&self, noun: usize, floor: usize, verbal: bool) -> Option<Owner> {
        let tokens = &self.scene.tokens;
        let reach = if verbal { REACH } else { ADJECTIVES };
        let mut steps = 0;
        let mut at = noun;
        while at > floor && steps <= reach {
            at -= 1;
            let token = &tokens[at];
            let before = at.checked_sub(1).filter(|&end| end >= floor);
            if token.is(Class::Genitive) && token.actor.is_none() && !verbal {
                let against = match super::phrase::case_after(tokens, at).0 {
                    Case::Genitive => false,
                    Case::Against => true,
                    _ => return None,
                };
                return before.map(|end| Owner { end, against });
            }
            if token.is(Class::Agent) {
                return before.map(Owner::at);
            }
            if token.is(Class::PronounGenitive) && !verbal {
                return Some(Owner::at(at));
            }
            if token.is(Class::Including) {
                return before.map(Owner::at); // X समेत कई लोग
            }
            if token.is(Class::PronounOblique) && !verbal && !before.is_some_and(leads(tokens)) {
                return None; // समर्थक इन कदमों की: no owner but one that leads up to इन
            }
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                let subject =
                    actor.class == EntityType::Per && actor.case == Case::Bare && !actor.modifier;
                if subject && !verbal {
                    return None;
                }
                let before = actor.first.checked_sub(1).filter(|&b| b > floor);
                let owned = before
                    .filter(|&b| tokens[b].is(Class::Genitive) && actor.class != EntityType::Per);
                if let (Some(before), false) = (owned, verbal) {
                    return Some(Owner::at(before - 1)); // X की पाकिस्तान नीति is X's
                }
                let attributive = actor.last + 1 + steps == noun
                    && actor.case == Case::Bare
                    && actor.class != EntityType::Per;
                if attributive && !verbal {
                    return Some(Owner::at(at));
                }
                at = actor.first;
            }
            if !verbal
                && token.is(Class::In)
                && at > floor
                && tokens[at - 1].actor.is_none()
                && !tokens[at - 1].is(Class::PronounOblique)
            {
                return Some(Owner::at(at - 1)); // X की कंपनी में गड़बड़ी
            }
            let border = [
                Class::Ergative,
                Class::Dative,
                Class::On,
                Class::In,
                Class::From,
            ];
            // मीना की पार्टी X: two phrases
            let noun_before = token.is(Class::Country) && token.actor.is_none();
            if !verbal
                && (token.any(&border)
                    || noun_before
                    || token.mark.is_some_and(|m| m != '-') && !token.is_quote()
                    || token.entry.forms.has(Form::Future))
            {
                return None;
            }
            steps += 1;
        }
        None
    }

    /// States own what states own, not every thing in their land. A university's students are not the university.
    fn may_own(&self, actor: &Actor, owns: bool, loose: bool) -> bool {
        let place = matches!(actor.class, EntityType::Gpe | EntityType::Loc);
        actor.kind != MentionKind::Place && !(owns && loose && place)
    }

    /// The target that an actor and its coordination are.
    pub(super) fn actor_target(&self, actor: usize, at: usize) -> Target {
        Target {
            who: self.who(actor),
            at,
            ..Target::default()
        }
    }

    pub(super) fn pronoun_target(&self, at: usize) -> Option<Target> {
        Some(Target {
            who: vec![self.other_than_subject(at)?],
            at,
            ..Target::default()
        })
    }

    /// An actor and those coordinated with it, each with what it costs to take it for its entity.
    pub(super) fn who(&self, actor: usize) -> Vec<Who> {
        self.scene
            .group(actor)
            .into_iter()
            .filter(|actor| actor.kind != MentionKind::Place)
            .map(|actor| Who {
                chain: actor.chain,
                factor: match actor.kind {
                    _ if actor.office => OFFICE,
                    MentionKind::Metonym | MentionKind::Role | MentionKind::Adj => STAND_IN,
                    _ => Milli::ONE,
                },
                seen: Some(self.scene.span(actor.first, actor.last)),
                pronoun: false,
            })
            .collect()
    }

    /// First token that a phrase of this cue may start at.
    pub(super) fn floor(&self, at: usize) -> usize {
        let clause = &self.clauses[self.scene.tokens[at].clause];
        clause.first.max(at.saturating_sub(REACH))
    }

    /// One past the last token that a phrase of this cue may reach.
    pub(super) fn ceiling(&self, at: usize) -> usize {
        let clause = &self.clauses[self.scene.tokens[at].clause];
        clause.end.min(at + REACH)
    }

    /// The first bare actor in a range that is a phrase of its own.
    pub(super) fn bare_actor(&self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            if let Some(index) = self.scene.tokens[at].actor {
                let actor = &self.scene.actors[index];
                if !actor.modifier
                    && actor.case == Case::Bare
                    && actor.last < to
                    && actor.kind != MentionKind::Adj
                {
                    return Some(index);
                }
                at = actor.last;
            }
            at += 1;
        }
        None
    }

    /// Whom the attack that a target is known by hits: U in `U पर R के हमले` and `R के U पर हमले`.
    pub(super) fn victim(&self, target: &Target) -> Target {
        const NEAR: usize = 8;
        let tokens = &self.scene.tokens;
        let attack = target.via.filter(|&via| tokens[via].is(Class::Attack));
        let index = attack.and_then(|via| {
            let from = via.saturating_sub(NEAR).max(self.floor(via));
            let actors = (from..via).rev().filter_map(|t| tokens[t].actor);
            actors
                .into_iter()
                .find(|&index| self.scene.actors[index].case == Case::On)
        });
        let who = index.map(|index| self.who(index)).unwrap_or_default();
        Target {
            turned: !target.turned,
            via: target.via,
            ..Target::of(who, target.at)
        }
    }
}

/// Whether a token leads to a noun with a pronoun of its own: `X के`, `उनके`, `X द्वारा उठाए गए`.
fn leads(tokens: &[Token]) -> impl Fn(usize) -> bool {
    |at| tokens[at].any(&[Class::Genitive, Class::PronounGenitive]) || is_finite(&tokens[at])
}
