//! English frames where the target is a subject: what is said of it, what it undergoes, and what two subjects do together.

use super::super::Act;
use super::super::claim::{Target, Who};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::Reading;
use super::hits::{Hit, Use};
use super::parties::Parties;
use super::usage::undergoing;

/// Most words between what a subject undergoes and whom it comes from.
const SOURCE_REACH: usize = 4;

impl Reading<'_> {
    /// `H said T failed`, `"T is a liar," H said`: who says it holds it.
    pub(super) fn said(&self, hit: &Hit) -> Parties {
        let clause = self.scene.tokens[hit.first].clause;
        if self.sport || self.is_asked(clause, hit.first) {
            return None;
        }
        let holders = self.speaker_of(clause)?;
        let subject = self.climb(hit.first)?;
        let impersonal = subject.iter().any(|who| self.is_it(who));
        (!impersonal).then(|| (holders, Target::of(subject, hit.first), "en.said"))
    }

    /// Whether the clause is a question that somebody puts: asked why T had lied.
    fn is_asked(&self, clause: usize, verb: usize) -> bool {
        let tokens = &self.scene.tokens;
        let first = self.clauses[clause].first.saturating_sub(1);
        tokens[first..verb]
            .iter()
            .any(|token| token.actor.is_none() && token.is(Class::Asking))
    }

    /// Whether `it` stands for somebody: it would be wrong to go.
    fn is_it(&self, who: &Who) -> bool {
        let tokens = &self.scene.tokens;
        who.pronoun
            && tokens
                .iter()
                .any(|token| Some(token.span) == who.seen && token.is(Class::Thing))
    }

    /// `T came under fire from H`, `T drew criticism from H`, `T won the support of H`.
    pub(super) fn undergone(&self, hit: &Hit) -> Parties {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + SOURCE_REACH);
        let from = (hit.end..end).find(|&t| {
            tokens[t].actor.is_none() && tokens[t].any(&[Class::From, Class::By, Class::Of])
        })?;
        let holders = self.object(from + 1)?.who;
        let verb = undergoing(tokens, hit.first).unwrap_or(hit.first);
        let target = Target::of(self.climb(verb)?, hit.first);
        Some((holders, target, "en.undergone"))
    }

    /// `A and B signed a treaty`: each with each.
    pub(super) fn mutual(&self, hit: &Hit) -> Parties {
        let holders = hit
            .cue
            .is(Flag::Reciprocal)
            .then(|| self.climb(hit.first))
            .flatten()?;
        let target = Target::of(holders.clone(), hit.first);
        (holders.len() > 1).then_some((holders, target, "en.mutual"))
    }

    /// `A signed a treaty with B`: B with A, too.
    pub(super) fn answered(
        &self,
        hit: &Hit,
        holders: &[Who],
        target: &Target,
    ) -> Option<(Vec<Who>, Target)> {
        let both = hit.usage == Use::Active
            && hit.cue.is(Flag::Reciprocal)
            && matches!(hit.cue.act, Act::Agree | Act::Cooperate)
            && target.via.is_none();
        both.then(|| (target.who.clone(), Target::of(holders.to_vec(), hit.first)))
    }
}
