//! Hindi targets: from a cue's frame to the actors it points at (SPEC section 5).
//!
//! A frame is a case marker; [`Reading::frame`] finds the nearest one left of the cue, and [`Reading::noun_phrase`] climbs from
//! there through genitives to an actor: `X के फैसले की आलोचना` → X, via फैसले; `X की गिरफ्तारी का विरोध` → X, turned.

use super::super::claim::Who;
use super::super::confidence::{LOOSE, OFFICE, STAND_IN};
use super::super::cues::{Flag, Frame};
use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::{Actor, Case, Token};
use super::clause::is_finite;
use super::holder::Subject;
use super::{Hit, Reading};
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Farthest a frame's marker may stand from its cue, in words.
pub(super) const REACH: usize = 40;
/// Most links of a genitive chain.
const CHAIN: usize = 4;
/// Most adjectives before a noun of the chain.
const ADJECTIVES: usize = 4;
/// Most words between a genitive and its head: `का संसद में पुरजोर विरोध`.
const GENITIVE_REACH: usize = 7;

/// Whom a frame points at.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    pub(super) who: Vec<Who>,
    /// Token of the thing of the target's that the stance is about.
    pub(super) via: Option<usize>,
    /// Whether that thing harms the target, so that the stance turns.
    pub(super) turned: bool,
    /// Where the frame stands, for choosing the nearest.
    pub(super) at: usize,
}

/// Whether no argument of a noun further right stands before this token: `T के साथ बैठक के दौरान H का हमला`.
fn ends_noun_phrase(token: &Token) -> bool {
    token.any(&[
        Class::Ergative,
        Class::Dative,
        Class::Postposition,
        Class::ForSake,
        Class::And,
    ]) || token.mark.is_some() && !token.is_quote()
        || is_finite(token)
}

impl Reading<'_> {
    /// The target of a hit: the nearest of its cue's frames.
    pub(super) fn target(&self, hit: &Hit) -> Option<Target> {
        hit.cue
            .frames
            .iter()
            .filter_map(|&frame| self.frame(frame, hit))
            .max_by_key(|target| target.at)
            .or_else(|| {
                // any cue may take its adversary in a KHILAF phrase
                (hit.cue.polarity < Milli::ZERO)
                    .then(|| self.case_frame(Case::Against, hit))
                    .flatten()
            })
    }

    fn frame(&self, frame: Frame, hit: &Hit) -> Option<Target> {
        match frame {
            Frame::Gen => self.genitive_frame(hit),
            Frame::Par => self.case_frame(Case::On, hit),
            Frame::Ko => self
                .case_frame(Case::Dative, hit)
                .or_else(|| self.passive_object(hit)),
            Frame::Se => self.case_frame(Case::From, hit),
            Frame::Khilaf => self.case_frame(Case::Against, hit),
            Frame::Saath => self.case_frame(Case::With, hit),
            Frame::Prati => self.case_frame(Case::Towards, hit),
            Frame::Me => self.case_frame(Case::In, hit),
            Frame::KeLiye => self.case_frame(Case::ForSake, hit),
            Frame::Acc => self.accusative_frame(hit),
            Frame::Compound => self.compound_frame(hit),
            Frame::Ki => self.clause_frame(hit),
            Frame::Copula => self.copula_frame(hit),
            Frame::Lekar => self.case_frame(Case::About, hit),
            Frame::Subject => self.subject_frame(hit),
            Frame::Attributive => self.attributive_frame(hit),
            _ => None,
        }
    }

    /// GEN: `T का [adjectives, places] HEAD`. An ergative phrase between, when it is a name, is passed over: `T का X ने विरोध किया`.
    fn genitive_frame(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let (floor, mut at, mut steps) = (self.floor(hit.first), hit.first, 0);
        if tokens[hit.first].is(Class::Genitive) {
            return self.noun_phrase(hit.first.checked_sub(1)?, floor); // the head begins with के
        }
        while at > floor && steps < GENITIVE_REACH {
            at -= 1;
            let token = &tokens[at];
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                if actor.kind == MentionKind::Adj {
                    at = actor.first;
                    continue;
                }
                if !matches!(actor.case, Case::Ergative | Case::In) {
                    return None;
                }
                at = actor.first;
            } else if token.is(Class::Genitive) {
                return self.noun_phrase(at.checked_sub(1)?, floor);
            } else if token.is(Class::PronounGenitive) {
                return self.pronoun_target(at);
            } else if token.is(Class::Ergative) {
                let named = at.checked_sub(1).and_then(|b| self.scene.actor(b))?;
                // T का H ने विरोध किया, but O के H ने शिकायत की: के owns the oblique H
                let owner = named
                    .first
                    .checked_sub(1)
                    .is_some_and(|b| tokens[b].word == self.words.ke);
                if owner {
                    return None;
                }
            } else if token.any(&[Class::Dative, Class::On, Class::Agent, Class::SelfWord])
                || is_finite(token) && !token.is(Class::Passive)
            {
                return None;
            }
            steps += 1;
        }
        None
    }

    /// PAR, KO, SE, KHILAF and the like: the nearest phrase of that case left of the cue.
    fn case_frame(&self, case: Case, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let floor = self.floor(hit.first);
        let mut at = hit.first;
        while at > floor {
            at -= 1;
            let token = &tokens[at];
            if let Some(index) = token.actor {
                at = self.scene.actors[index].first;
                continue;
            }
            if case == Case::Dative && token.is(Class::PronounDative) {
                return self.pronoun_target(at);
            }
            let Some(marker) = self.marker(at, case) else {
                if hit.verb.is_none() && ends_noun_phrase(token) {
                    return None;
                }
                continue;
            };
            let end = marker.checked_sub(1).filter(|&end| end >= floor)?;
            if let Some(target) = self.noun_phrase(end, floor) {
                return Some(target);
            }
            // a PP of another thing does not end the search, an infinitive in the dative does not begin one
        }
        None
    }

    /// The first token of the case marker that stands at `at`, if that is the wanted case.
    fn marker(&self, at: usize, case: Case) -> Option<usize> {
        let tokens = &self.scene.tokens;
        let class = match case {
            Case::On => Class::On,
            Case::Dative | Case::About => Class::Dative,
            Case::From => Class::From,
            Case::In => Class::In,
            _ => {
                return (tokens[at].is(Class::Genitive)
                    && super::phrase::case_after(tokens, at).0 == case)
                    .then_some(at);
            }
        };
        let adverbial = tokens[at].is(Class::From)
            && at > 0
            && tokens[at - 1].any(&[Class::Adverb, Class::OnBehalf]);
        let about =
            tokens[at].is(Class::Dative) && tokens.get(at + 1).is_some_and(|t| t.is(Class::About));
        (tokens[at].is(class) && !adverbial && about == (case == Case::About)).then_some(at)
    }

    /// Passive of a KO verb: the bare name is its object. `X निलंबित किया गया`.
    fn passive_object(&self, hit: &Hit) -> Option<Target> {
        if !hit.passive {
            return None;
        }
        let floor = self.floor(hit.first);
        let actor = self.bare_actor(floor, hit.first)?;
        Some(self.actor_target(actor, self.scene.actors[actor].first))
    }

    /// ACC: the noun phrase right before the head: `X का प्रस्ताव खारिज किया`.
    fn accusative_frame(&self, hit: &Hit) -> Option<Target> {
        let end = hit.first.checked_sub(1)?;
        let marked = self.scene.tokens[end].any(&[
            Class::Ergative,
            Class::Dative,
            Class::On,
            Class::In,
            Class::From,
        ]);
        if marked || end < self.floor(hit.first) {
            return None;
        }
        self.noun_phrase(end, self.floor(hit.first))
    }

    /// COMPOUND: `T विरोधी`, `T-विरोधी`.
    fn compound_frame(&self, hit: &Hit) -> Option<Target> {
        let mut end = hit.first.checked_sub(1)?;
        if self.scene.tokens[end].is_mark(&['-']) {
            end = end.checked_sub(1)?;
        }
        let index = self.scene.tokens[end].actor?;
        Some(self.actor_target(index, end))
    }

    /// KI: the subject of the clause that hangs on this one.
    fn clause_frame(&self, hit: &Hit) -> Option<Target> {
        let clause = self.scene.tokens[hit.first].clause;
        let inner = self
            .clauses
            .get(clause + 1)
            .filter(|c| c.link == super::clause::Link::That)?;
        let end = inner.end.min(inner.first + REACH);
        let actor = (inner.first..end).find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            let actor = &self.scene.actors[index];
            (!actor.modifier && matches!(actor.case, Case::Ergative | Case::Bare | Case::Agent))
                .then_some(index)
        })?;
        Some(self.actor_target(actor, hit.first))
    }

    /// SUBJECT: who does what the cue says, as somebody else tells it.
    fn subject_frame(&self, hit: &Hit) -> Option<Target> {
        match self.subject(hit.first, hit.perfective(), false) {
            Subject::Known(who) => Some(Target {
                who,
                at: hit.first,
                ..Target::default()
            }),
            _ => None,
        }
    }

    /// ATTRIBUTIVE: `T के “लापरवाह” N`: the owner of what the adjective stands before.
    fn attributive_frame(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let mut at = hit.first.checked_sub(1)?;
        while tokens[at].is_quote() || tokens[at].is(Class::Emphatic) && tokens[at].actor.is_none()
        {
            at = at.checked_sub(1)?;
        }
        let genitive = tokens[at].is(Class::Genitive) && tokens[at].actor.is_none();
        let index = tokens[at.checked_sub(1).filter(|_| genitive)?].actor?;
        let owned = hit.cue.is(Flag::Noun)
            || tokens[hit.end..]
                .iter()
                .take(3)
                .any(|t| t.mark.is_none() && !t.any(&[Class::Auxiliary, Class::Genitive]));
        owned.then(|| self.actor_target(index, at))
    }

    /// COPULA: `T [की नीति] PRED है`: what stands bare before the predicate, through its genitives.
    fn copula_frame(&self, hit: &Hit) -> Option<Target> {
        let floor = self.floor(hit.first);
        let tokens = &self.scene.tokens;
        let mut end = hit.first.checked_sub(1)?;
        let adverb = [
            Class::DegreeUp,
            Class::DegreeDown,
            Class::Adverb,
            Class::From,
            Class::Emphatic,
            Class::Negator,
        ];
        while end > floor && tokens[end].any(&adverb) && tokens[end].actor.is_none() {
            end -= 1;
        }
        if end < floor || tokens[end].any(&[Class::Dative, Class::On, Class::In, Class::Ergative]) {
            return None;
        }
        self.noun_phrase(end, floor)
    }

    /// The actors of the noun phrase that ends at `end`, directly or as owners of what it names.
    pub(super) fn noun_phrase(&self, end: usize, floor: usize) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let (mut end, mut via, mut turned, mut loose, mut known) = (end, None, false, false, false);
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
                if !self.may_own(&self.scene.actors[index], via.is_some(), loose) {
                    return None;
                }
                if loose {
                    target.who.iter_mut().for_each(|who| *who = who.by(LOOSE));
                }
                (target.via, target.turned) = (via, turned);
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
            loose |= !owned && !verbal && !known;
            end = self.owner_before(end, floor, verbal)?;
        }
        None
    }

    /// The last token of the phrase that owns the noun (or does the infinitive) at `noun`.
    fn owner_before(&self, noun: usize, floor: usize, verbal: bool) -> Option<usize> {
        let tokens = &self.scene.tokens;
        let reach = if verbal { REACH } else { ADJECTIVES };
        let mut steps = 0;
        let mut at = noun;
        while at > floor && steps <= reach {
            at -= 1;
            let token = &tokens[at];
            if token.is(Class::Agent) || token.is(Class::Genitive) && !verbal {
                return at.checked_sub(1).filter(|&end| end >= floor);
            }
            if token.is(Class::PronounGenitive) && !verbal {
                return Some(at);
            }
            if token.is(Class::Including) {
                return at.checked_sub(1).filter(|&end| end >= floor); // X समेत कई लोग
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
                    return Some(before - 1); // X की पाकिस्तान नीति is X's
                }
                let attributive = actor.last + 1 + steps == noun
                    && actor.case == Case::Bare
                    && actor.class != EntityType::Per;
                if attributive && !verbal {
                    return Some(at);
                }
                at = actor.first;
            }
            if !verbal
                && token.is(Class::In)
                && at > floor
                && tokens[at - 1].actor.is_none()
                && !tokens[at - 1].is(Class::PronounOblique)
            {
                return Some(at - 1); // X की कंपनी में गड़बड़ी
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

    /// States own what states own, not every thing in their land.
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

    fn pronoun_target(&self, at: usize) -> Option<Target> {
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
}
