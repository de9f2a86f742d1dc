//! English objects: whom the phrase behind a verb or preposition is about.
//!
//! From the cue rightwards to the first actor: `criticised [the decision by] T`, `T's arrest` (turned), `T's ally U` (U).

use super::super::claim::Target;
use super::super::confidence::LOOSE;
use super::super::lexicon::Class;
use super::super::tokens::{Case, Token};
use super::Reading;
use super::phrase::preposition;
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most words between a cue or preposition and the actor it points at.
pub(super) const OBJECT_REACH: usize = 14;
/// Most words after a genitive in which what is owned is named.
const OWNED_REACH: usize = 4;

impl Reading<'_> {
    /// The first actor from `from` on that the words between let through.
    pub(super) fn object(&self, from: usize) -> Option<Target> {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(from.checked_sub(1)?).min(from + OBJECT_REACH);
        let mut found = Target::default();
        let (mut loose, mut harm, mut harmed, mut owner) = (false, false, false, None);
        let mut at = self.past_naming(from, end);
        while at < end {
            let token = &tokens[at];
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                if actor.modifier || actor.kind == MentionKind::Place {
                    at = actor.last + 1;
                    continue;
                }
                if owner.is_some_and(|owner| self.is_own_work(owner, index))
                    || self.opens_content(index)
                {
                    return None;
                }
                // its rival T is T
                let apposed = found
                    .via
                    .is_some_and(|via| via + 1 == actor.first && tokens[via].is(Class::Relation));
                if apposed {
                    (found.via, loose) = (None, false);
                }
                found.turned = harmed;
                self.finish(&mut found, index, loose);
                return Some(found);
            }
            if token.is(Class::PronounDative)
                && found.via.is_none()
                && !tokens.get(at + 1).is_some_and(|t| {
                    t.is_plain() || t.any(&[Class::Owned, Class::Title, Class::Harm])
                })
            {
                found.who = vec![self.meant(at)?];
                return Some(found);
            }
            if token.is(Class::PronounGenitive) && found.via.is_none() {
                owner = Some(at);
            } else if let Some(case) = preposition(token) {
                let acted_on = harm
                    || harmed
                    || found.via.is_some_and(|v| tokens[v].is(Class::Act))
                        && matches!(case, Case::On | Case::Against | Case::Of);
                let owns = matches!(case, Case::Of | Case::Agent | Case::From);
                let doing = tokens.get(at + 1).is_some_and(|next| self.is_gerund(next));
                if found.via.is_none() || !(owns || acted_on) || doing {
                    break;
                }
                harmed = acted_on && case != Case::Agent;
            } else if found.via.is_some_and(|via| via + 1 == at) && token.is(Class::That) {
                break; // rejected claims that T has left: what is claimed is no object
            } else if token.any(&[Class::Speech, Class::Auxiliary, Class::And])
                && !token.any(&[Class::Owned, Class::Title])
                || token.mark.is_some() && !token.is_quote() && !token.is_mark(&['-'])
            {
                break;
            } else if !token.any(&[Class::Determiner, Class::Adverb, Class::Emphatic])
                && token.mark.is_none()
            {
                found.via = Some(at);
                let known = token.any(&[
                    Class::Owned,
                    Class::Harm,
                    Class::Organ,
                    Class::Title,
                    Class::Act,
                ]);
                loose = !known;
                harm |= token.is(Class::Harm);
            }
            at += 1;
        }
        // their decision, with nobody named in it
        let owner = owner?;
        found.turned = harm || harmed;
        let via = found.via?;
        let loose = !tokens[via].any(&[Class::Owned, Class::Harm, Class::Organ]);
        if loose && tokens[owner].is(Class::Person) {
            return None; // thanked his family
        }
        found.via = Some(via);
        found.loose = loose;
        let factor = if loose { LOOSE } else { Milli::ONE };
        found.who = self
            .owners(owner)?
            .into_iter()
            .map(|one| one.by(factor))
            .collect();
        Some(found)
    }

    /// Where a phrase goes on behind how somebody names it: `what he called | T's plan`, `what H described as | T's lies`.
    fn past_naming(&self, from: usize, end: usize) -> usize {
        const REACH: usize = 6;
        let tokens = &self.scene.tokens;
        let what = tokens
            .get(from)
            .is_some_and(|token| token.actor.is_none() && token.is(Class::What));
        let naming = (from..end.min(from + REACH))
            .find(|&at| tokens[at].actor.is_none() && tokens[at].is(Class::Naming));
        match naming.filter(|_| what) {
            Some(verb) if tokens.get(verb + 1).is_some_and(|next| next.is(Class::As)) => verb + 2,
            Some(verb) => verb + 1,
            None => from,
        }
    }

    /// Whether a name opens what a noun says: rejected the idea | T posed a threat, dismissed claims | Mr T had left.
    fn opens_content(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let title =
            |token: &Token| token.actor.is_none() && token.any(&[Class::Title, Class::TitlePart]);
        let noun = (0..actor.first).rev().find(|&at| !title(&tokens[at]));
        actor.case != Case::Genitive
            && noun.is_some_and(|at| tokens[at].actor.is_none() && tokens[at].is(Class::Content))
    }

    /// Whether a word ends in -ing: accused planners of drowning T.
    pub(super) fn is_gerund(&self, token: &Token) -> bool {
        token.actor.is_none() && self.scene.text[token.span.range()].ends_with("ing")
    }

    /// Takes the actor, or what follows its genitive: T's ally U is U, T's arrest turns.
    fn finish(&self, found: &mut Target, index: usize, loose: bool) {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        found.loose = loose;
        let mut factor = if loose { LOOSE } else { Milli::ONE };
        let mut index = index;
        if actor.case == Case::Genitive || actor.kind == MentionKind::Adj {
            let start = actor.last + 1 + usize::from(actor.case == Case::Genitive);
            let organ = actor.kind == MentionKind::Adj && tokens[actor.last].is(Class::Organ);
            let mut known = organ;
            for (t, token) in tokens.iter().enumerate().skip(start).take(OWNED_REACH) {
                if let Some(other) = token.actor {
                    if self.scene.actors[other].class == EntityType::Per {
                        index = other;
                        known = true;
                    }
                    break;
                }
                if token.mark.is_some() || preposition(token).is_some() {
                    break;
                }
                // a Lakelandic rival is no Lakeland
                if actor.kind == MentionKind::Adj && token.is(Class::Relation) {
                    return;
                }
                // T's defeated leadership rival U is U
                let next = tokens.get(t + 1);
                let person = self
                    .scene
                    .actor(t + 1)
                    .is_some_and(|next| next.class == EntityType::Per);
                let leads = next.is_some_and(|next| next.is(Class::Relation));
                if token.is(Class::Relation) && person || leads && !token.is(Class::Harm) {
                    continue;
                }
                found.via = Some(t);
                if token.any(&[
                    Class::Owned,
                    Class::Harm,
                    Class::Organ,
                    Class::Act,
                    Class::Title,
                ]) {
                    known = true;
                    found.turned |= token.is(Class::Harm);
                    break;
                }
            }
            if !known && actor.kind == MentionKind::Adj && found.via.is_some() {
                return; // a French painter is not France
            }
            if !known {
                factor = factor * LOOSE;
                found.loose = true;
            }
        }
        found.who = self
            .who(index)
            .into_iter()
            .map(|one| one.by(factor))
            .collect();
    }
}
