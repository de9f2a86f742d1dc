//! English targets: which phrase of a cue is the one it points at (SPEC section 8).
//!
//! The object (`object.rs`), or what stands elsewhere: `blamed C on T`, `T H is battling`, `threatened to leave if T goes on`.

use super::super::Act;
use super::super::claim::{Target, Who};
use super::super::confidence::STAND_IN;
use super::super::cues::{Cue, Flag, Frame};
use super::super::lexicon::Class;
use super::super::tokens::Case;
use super::Reading;
use super::hits::Hit;
use super::object::OBJECT_REACH;
use super::phrase::preposition;
use super::subject::Subject;
use crate::annotate::MentionKind;
use crate::text::Milli;

/// The case of a prepositional frame.
pub(super) fn case_of(frame: Frame) -> Option<Case> {
    Some(match frame {
        Frame::Of => Case::Of,
        Frame::For => Case::ForSake,
        Frame::To => Case::Towards,
        Frame::On => Case::On,
        Frame::Against => Case::Against,
        Frame::With => Case::With,
        Frame::From => Case::From,
        Frame::About | Frame::Over => Case::About,
        _ => return None,
    })
}

impl Reading<'_> {
    /// The target of an active verb: its object, else what a preposition of its frames leads to.
    pub(super) fn active_target(&self, hit: &Hit) -> Option<Target> {
        if hit.cue.takes(Frame::That) {
            return self.subject_after(hit);
        }
        // fears that T may leave: what follows is no object
        let next = self.scene.tokens.get(hit.end)?;
        if next.is(Class::That) && next.actor.is_none() {
            return hit.cue.is(Flag::Stops).then(|| self.shall(hit.end + 1))?;
        }
        if takes_object(hit.cue) {
            if hit.cue.act == Act::Accuse
                && let Some(target) = self.blamed_on(hit)
            {
                return Some(target);
            }
            let target = self
                .object(hit.end)
                .or_else(|| self.gap(hit))
                .or_else(|| self.whom(hit))
                .or_else(|| self.threatened(hit))?;
            if hit.cue.is(Flag::Stops) {
                return self.shall_stop(hit.end, target);
            }
            if hit.cue.act == Act::Defend && self.is_own_defence(hit, &target) {
                return None;
            }
            let follows = |class| self.follows_object(&target, class);
            let asked = hit.cue.is(Flag::Control) && follows(Class::Towards);
            let reason = [Class::With, Class::ForSake].into_iter().any(follows);
            let unfounded = hit.cue.is(Flag::NeedsReason) && !reason;
            return (!asked && !unfounded).then_some(target);
        }
        self.after_preposition(hit.end, hit.cue)
    }

    /// Whether somebody defends what is his: `defended his record`, `T's runners defended their title`.
    fn is_own_defence(&self, hit: &Hit, target: &Target) -> bool {
        const REACH: usize = 6;
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + REACH);
        let trophy =
            (hit.end..end).any(|at| tokens[at].actor.is_none() && tokens[at].is(Class::Trophy));
        let own = target.via.is_some() && target.who.iter().all(|who| who.pronoun);
        trophy || own
    }

    /// `defended T against W's criticism`: whom the defence is against.
    pub(super) fn defended_against(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + OBJECT_REACH);
        let against =
            (hit.end..end).find(|&t| tokens[t].actor.is_none() && tokens[t].is(Class::Against))?;
        self.object(against + 1)
    }

    /// `blamed C on T`.
    fn blamed_on(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + OBJECT_REACH);
        let on = (hit.end..end)
            .find(|&t| tokens[t].actor.is_some() || preposition(&tokens[t]).is_some())?;
        (tokens[on].actor.is_none() && tokens[on].is(Class::On))
            .then(|| self.object(on + 1))
            .flatten()
    }

    /// A relative clause without its pronoun: `T H is battling`.
    fn gap(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let verb = hit.first.checked_sub(1)?;
        let helped =
            tokens[verb].actor.is_none() && tokens[verb].any(&[Class::Auxiliary, Class::Adverb]);
        let subject = (self.floor(hit.first)..hit.first)
            .rev()
            .find_map(|t| tokens[t].actor)
            .filter(|_| helped)?;
        let before = self.scene.actors[subject].first.checked_sub(1)?;
        let index = self.scene.tokens[before].actor?;
        let actor = &self.scene.actors[index];
        (!actor.modifier && actor.case != Case::Genitive)
            .then(|| Target::of(self.who(index), hit.first))
    }

    /// A relative clause with a subject of its own: `T, whom H accused of`.
    fn whom(&self, hit: &Hit) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let index = tokens[hit.first].clause;
        let clause = self.clauses[index];
        let relative = clause.first.checked_sub(1).map(|before| &tokens[before])?;
        let first = &tokens[clause.first];
        let subject = first.actor.is_some() || first.is(Class::PronounNominative);
        // no object behind the verb: who he says betrayed Bob
        let open = tokens.get(hit.end).is_none_or(|next| {
            next.actor.is_none() && (next.is_mark(&[',', '.']) || preposition(next).is_some())
        });
        match self.antecedent(index) {
            Subject::Known(who) if relative.is(Class::Relative) && subject && open => {
                Some(Target::of(who, hit.first))
            }
            _ => None,
        }
    }

    /// `threatened to leave if T goes on`.
    fn threatened(&self, hit: &Hit) -> Option<Target> {
        if hit.cue.act != Act::Threaten {
            return None;
        }
        let next = self
            .clauses
            .get(self.scene.tokens[hit.first].clause + 1)
            .filter(|c| c.link == super::clause::Link::If)?;
        let end = next.end.min(next.first + OBJECT_REACH);
        let index = (next.first..end).find_map(|t| self.scene.tokens[t].actor)?;
        Some(Target::of(self.who(index), hit.first))
    }

    /// Whether a word of a class stands right behind what a target is named by: encouraged T to, credited T with.
    fn follows_object(&self, target: &Target, class: Class) -> bool {
        let last = target
            .who
            .iter()
            .filter_map(|who| who.seen)
            .map(|span| span.end);
        let last = last.max().unwrap_or_default();
        let mut behind = self
            .scene
            .tokens
            .iter()
            .filter(|token| token.span.start >= last);
        behind
            .next()
            .is_some_and(|next| next.actor.is_none() && next.is(class))
    }

    /// `demanded that T resign`: who shall do it, where it is to stop or go.
    fn shall(&self, from: usize) -> Option<Target> {
        let target = self.object(from)?;
        self.follows_object(&target, Class::Stop).then_some(target)
    }

    /// `urged T to stop`, `demanded T's resignation`: the object, if it shall stop or go.
    fn shall_stop(&self, from: usize, target: Target) -> Option<Target> {
        const REACH: usize = 3;
        let tokens = &self.scene.tokens;
        if target
            .via
            .is_some_and(|via| tokens[via].any(&[Class::Stop, Class::Harm]))
        {
            return Some(Target {
                turned: false,
                loose: false,
                ..target
            });
        }
        let end = self.ceiling(from - 1).min(from + OBJECT_REACH);
        // demanded T resign
        if self.follows_object(&target, Class::Stop) {
            return Some(target);
        }
        let to =
            (from..end).find(|&t| tokens[t].actor.is_none() && tokens[t].is(Class::Towards))?;
        let mut next = tokens[to + 1..end.max(to + 1)]
            .iter()
            .filter(|t| t.mark.is_none())
            .take(REACH);
        next.any(|t| t.is(Class::Stop)).then_some(target)
    }

    /// THAT: the subject of the clause that is said.
    fn subject_after(&self, hit: &Hit) -> Option<Target> {
        let clause = self.scene.tokens[hit.first].clause;
        let inner = self
            .clauses
            .get(clause + 1)
            .filter(|c| c.link == super::clause::Link::That)?;
        let index = (inner.first..inner.end.min(inner.first + OBJECT_REACH)).find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            (!self.scene.actors[index].modifier).then_some(index)
        })?;
        let bare = self.scene.actors[index].case == Case::Bare;
        bare.then(|| Target::of(self.who(index), hit.first))
    }

    /// What the first preposition of the cue's frames leads to.
    pub(super) fn after_preposition(&self, from: usize, cue: &Cue) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(from.checked_sub(1)?).min(from + OBJECT_REACH);
        let takes = |case: Case| cue.frames.iter().any(|&frame| case_of(frame) == Some(case));
        let at = (from..end)
            .find(|&t| tokens[t].actor.is_none() && preposition(&tokens[t]).is_some_and(takes))?;
        // in `support from H for T` the frame is not the first phrase; a verb between ends the search
        let broken = tokens[from..at].iter().any(|t| {
            t.mark.is_some() && !t.is_quote()
                || t.actor.is_none() && t.any(&[Class::Speech, Class::Auxiliary])
        });
        // drones to attack T, praise for leading T
        let purpose = tokens.get(at + 1).is_some_and(|next| {
            let verb = tokens[at].is(Class::Towards) && next.is(Class::Cue);
            let deed = tokens[at].is(Class::ForSake) && self.is_gerund(next);
            next.actor.is_none() && (verb || deed)
        });
        (!broken && !purpose).then(|| self.object(at + 1)).flatten()
    }

    /// An actor and those listed with it, each with what it costs to take it for its entity.
    pub(super) fn who(&self, index: usize) -> Vec<Who> {
        let clause = self.scene.tokens[self.scene.actors[index].first].clause;
        let listed = self.scene.group(index).into_iter();
        listed
            .filter(|actor| {
                self.scene.tokens[actor.first].clause == clause && actor.kind != MentionKind::Place
            })
            .map(|actor| Who {
                chain: actor.chain,
                factor: match actor.kind {
                    MentionKind::Metonym | MentionKind::Role | MentionKind::Adj => STAND_IN,
                    _ => Milli::ONE,
                },
                seen: Some(self.scene.span(actor.first, actor.last)),
                pronoun: false,
            })
            .collect()
    }

    /// Whom the attack that a target is known by hits: `R's invasion of U`.
    pub(super) fn victim(&self, target: &Target) -> Option<Target> {
        let attack = target
            .via
            .filter(|&via| self.scene.tokens[via].is(Class::Act))?;
        let next = self.scene.tokens.get(attack + 1)?;
        let hits = next.actor.is_none() && next.any(&[Class::Of, Class::On, Class::Against]);
        let victim = hits.then(|| self.object(attack + 2)).flatten()?;
        Some(Target {
            turned: !target.turned,
            via: Some(attack),
            ..victim
        })
    }
}

/// The side a hit's frames allow as a bare object.
fn takes_object(cue: &Cue) -> bool {
    cue.takes(Frame::Object) || cue.frames.is_empty()
}
