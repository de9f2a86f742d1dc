//! Hindi targets: from a cue's frame to the actors it points at (SPEC section 5).
//!
//! A frame is a case marker; [`Reading::frame`] finds the nearest one left of the cue, and [`Reading::noun_phrase`] climbs from
//! there through genitives to an actor: `X के फैसले की आलोचना` → X, via फैसले; `X की गिरफ्तारी का विरोध` → X, turned.

use super::super::claim::Target;
use super::super::cues::{Flag, Frame};
use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::{Case, Token};
use super::Reading;
use super::clause::is_finite;
use super::hits::Hit;
use super::reference::Subject;
use crate::annotate::MentionKind;
use crate::text::Milli;

/// Farthest a frame's marker may stand from its cue, in words.
pub(super) const REACH: usize = 40;
/// Most words between a genitive and its head: `का संसद में पुरजोर विरोध`.
const GENITIVE_REACH: usize = 7;

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
            .filter_map(|&frame| {
                let frame_of = |target| Target {
                    frame: Some(frame),
                    ..target
                };
                self.frame(frame, hit).map(frame_of)
            })
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

    /// GEN: `T का [adjectives, places] HEAD`. An ergative phrase between, when it is a name, is passed over: `T का X ने विरोध किया`;
    /// what stands before a word of its own belongs to it: `O की कप्तान X ने बचाव किया`.
    fn genitive_frame(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let (floor, mut steps) = (self.floor(hit.first), 0);
        let mut at = self.before_verb(hit);
        let inverted = at < hit.first;
        let mut in_ergative = false;
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
                let subject = inverted && actor.case == Case::Bare;
                if !subject && !matches!(actor.case, Case::Ergative | Case::In) {
                    return None;
                }
                in_ergative = actor.case == Case::Ergative;
                at = actor.first;
            } else if token.is(Class::Genitive)
                && (at + 1 == hit.first
                    || super::phrase::case_after(tokens, at).0 == Case::Genitive)
            {
                return self.noun_phrase(at.checked_sub(1)?, floor);
            } else if in_ergative {
                return None;
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

    /// The head, or the verb group that stands right before it: the T का H कर सकता है समर्थन of headlines.
    fn before_verb(&self, hit: &Hit) -> usize {
        let tokens = &self.scene.tokens;
        let verb = hit.verb.filter(|&verb| verb < hit.first);
        let group = |verb: &usize| {
            (*verb..hit.first)
                .all(|t| tokens[t].actor.is_none() && is_finite(&tokens[t]) || t == *verb)
        };
        verb.filter(group).unwrap_or(hit.first)
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
            // X की शिकायत पर: who complains is not aimed at
            if case == Case::On && tokens[end].is(Class::Complaint) {
                continue;
            }
            if let Some(target) = self.noun_phrase(end, floor) {
                return Some(target);
            }
            // a PP of another thing does not end the search, but a verb has one object in the dative
            if case == Case::Dative && !self.is_time(end) {
                return None;
            }
        }
        None
    }

    /// Whether a phrase in the dative that ends here says when: सोमवार को, 26 जुलाई को.
    fn is_time(&self, end: usize) -> bool {
        let token = &self.scene.tokens[end];
        let digit = self.scene.text[token.span.range()].starts_with(char::is_numeric);
        token.is(Class::Time) || digit || token.entry.forms.has(Form::Infinitive)
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
}
