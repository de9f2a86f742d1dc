//! Who and whom of an English hit: agents after by, owners of nouns, persons and prefixes (SPEC section 8).

use super::super::Act;
use super::super::claim::{Finding, Target, Who};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::hits::{Hit, Use};
use super::phrase::preposition;
use crate::annotate::{EntityType, MentionKind};

/// Most words between a participle and its by-phrase.
const AGENT_REACH: usize = 8;

/// Holders, target and the name of the rule.
pub(super) type Parties = Option<(Vec<Who>, Target, &'static str)>;

impl Reading<'_> {
    /// What a hit says of whom, and what follows: whom a defence is against, whom a supported attack hits.
    pub(super) fn findings<'c>(&self, hit: &Hit<'c>) -> Vec<Finding<'c>> {
        let Some((mut holders, target, rule)) = self.parties(hit) else {
            return Vec::new();
        };
        holders.retain(|who| !self.is_work(who));
        let persons = |all: &[Who]| all.iter().all(|who| self.is_person(who));
        if hit.cue.is(Flag::Bodies) && persons(&holders) && persons(&target.who) {
            return Vec::new();
        }
        let defends = hit.cue.act == Act::Defend && hit.usage == Use::Active;
        let rival = defends
            .then(|| self.defended_against(hit))
            .flatten()
            .map(|rival| Target {
                turned: !rival.turned,
                ..rival
            });
        let victim = self.victim(&target);
        let back = self.answered(hit, &holders, &target);
        let finding = |target: Target, rule, implicit| Finding {
            cue: hit.cue,
            tokens: hit.first..hit.end,
            holders: holders.clone(),
            target,
            rule,
            implicit,
        };
        let rival = rival.map(|rival| finding(rival, "en.defence", false));
        let victim = victim.map(|victim| finding(victim, "en.victim", true));
        let back = back.map(|(holders, target)| Finding {
            holders,
            ..finding(target, "en.mutual", false)
        });
        // a Lakeland-born partner is no Lakeland, so nothing comes back from there
        let first = self.headed(hit, finding(target, rule, false));
        let back = back.filter(|_| first.is_some());
        let others = [rival, victim, back].into_iter().flatten();
        let others = others.filter_map(|other| self.headed(hit, other));
        first.into_iter().chain(others).collect()
    }

    /// Whether somebody is a person, as far as this sentence tells.
    fn is_person(&self, who: &Who) -> bool {
        let named = |actor: &Actor| actor.chain == who.chain && actor.class == EntityType::Per;
        let pronoun = |token: &Token| Some(token.span) == who.seen && token.is(Class::Person);
        self.scene.actors.iter().any(named) || who.pronoun && self.scene.tokens.iter().any(pronoun)
    }

    /// Holders, target and the name of the rule.
    fn parties(&self, hit: &Hit) -> Parties {
        let contest = !matches!(hit.cue.act, Act::Criticize | Act::Accuse | Act::Praise);
        if self.sport && contest {
            return None;
        }
        if self.stage && hit.cue.is(Flag::Opening) {
            return None;
        }
        match hit.usage {
            Use::Active => match self.active_target(hit) {
                Some(target) if self.is_duty(hit) => {
                    let speakers = self.speaker_of(self.scene.tokens[hit.first].clause)?;
                    Some((speakers, target, "en.duty"))
                }
                Some(target) => Some((self.climb(hit.first)?, target, "en.active")),
                None => self.mutual(hit),
            },
            Use::Passive => self.passive(hit),
            Use::Noun => {
                let target = self.after_preposition(hit.end, hit.cue)?;
                Some((self.holder_of_noun(hit, &target)?, target, "en.noun"))
            }
            Use::Adjective => Some((
                self.climb(hit.first)?,
                self.object(hit.end)?,
                "en.adjective",
            )),
            Use::Person => self.person(hit),
            Use::Prefix | Use::Prefixed => self.prefixed(hit),
            Use::Said => self.said(hit),
            Use::Undergone => self.undergone(hit),
            Use::Beside => self.beside(hit),
            Use::Called => self.called(hit),
        }
    }

    /// Passive: the subject is the target, the holder stands after by.
    pub(super) fn passive(&self, hit: &Hit) -> Parties {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + AGENT_REACH);
        let by = (hit.end..end).find(|&t| tokens[t].is(Class::By) && tokens[t].actor.is_none())?;
        // criticised for being beaten by H: the beating is H's
        let other = |at: usize| tokens[at].is(Class::Passive) || self.is_gerund(&tokens[at]);
        if (hit.end..by).any(other) {
            return None;
        }
        let agent = (by + 1..self.ceiling(hit.first).min(by + AGENT_REACH))
            .find_map(|t| tokens[t].actor.filter(|&a| !self.scene.actors[a].modifier))?;
        if !matches!(self.scene.actors[agent].case, Case::Agent | Case::Genitive) {
            return None;
        }
        // by those who protest against H's plan
        let first = self.scene.actors[agent].first;
        if (by + 1..first).any(|t| tokens[t].actor.is_none() && preposition(&tokens[t]).is_some()) {
            return None;
        }
        let holders = self.who(agent);
        // T accused by H: a participle without an auxiliary modifies the noun before it
        let before = hit.first.checked_sub(1);
        let target = match before.map(|b| &tokens[b]) {
            Some(token) if token.actor.is_some() => self.who(token.actor?),
            // T, accused by H: the name stands right before the comma, or the passive has its auxiliary
            Some(token) if token.is_mark(&[',']) => {
                let noun = before?.checked_sub(1)?;
                let owner = || self.owner_left_of(noun, self.floor(noun));
                self.who(tokens[noun].actor.or_else(owner)?)
            }
            Some(_) if self.is_move_of_subject(before?) => self.climb(hit.first)?,
            Some(token) if token.any(&[Class::Adverb, Class::DegreeUp, Class::DegreeDown]) => {
                self.climb(hit.first)?
            }
            None => self.climb(hit.first)?,
            Some(_) => return None,
        };
        let target = Target::of(target, hit.first);
        Some((holders, target, "en.passive"))
    }

    /// `T left, a move criticised by H`: what a clause tells, taken up by a noun behind a comma.
    fn is_move_of_subject(&self, noun: usize) -> bool {
        let tokens = &self.scene.tokens;
        let determined = noun
            .checked_sub(1)
            .is_some_and(|at| tokens[at].actor.is_none() && tokens[at].is(Class::Determiner));
        let taken_up = noun
            .checked_sub(2)
            .is_some_and(|at| tokens[at].is_mark(&[',']));
        tokens[noun].actor.is_none() && tokens[noun].is(Class::Step) && determined && taken_up
    }

    /// `H's criticism of T`, `Western criticism of T`, `criticism of T by H`, `H voiced criticism of T`.
    pub(super) fn holder_of_noun(&self, hit: &Hit, target: &Target) -> Option<Vec<Who>> {
        const BEFORE: usize = 5;
        let tokens = &self.scene.tokens;
        let floor = self.floor(hit.first).max(hit.first.saturating_sub(BEFORE));
        for t in (floor..hit.first).rev() {
            if let Some(index) = tokens[t].actor {
                let actor = &self.scene.actors[index];
                let owns = actor.case == Case::Genitive
                    || actor.kind == MentionKind::Adj
                    || t + 1 == hit.first && actor.class != EntityType::Per;
                // a Lakeland lawsuit is somebody's in Lakeland
                let sited = tokens[hit.first].is(Class::Sited)
                    && actor.case != Case::Genitive
                    && (actor.class == EntityType::Gpe || actor.kind == MentionKind::Adj);
                return (owns && !sited).then(|| self.who(index));
            }
            if tokens[t].is(Class::PronounGenitive) {
                return Some(vec![self.own_meant(t).or_else(|| self.subject_meant(t))?]);
            }
            if tokens[t].is(Class::Utter) {
                return self.climb(t);
            }
            if preposition(&tokens[t]).is_some()
                || tokens[t].mark.is_some() && !tokens[t].is_quote()
            {
                break;
            }
        }
        let last = target
            .who
            .iter()
            .filter_map(|who| who.seen)
            .map(|span| span.end)
            .max()
            .unwrap_or_default();
        let end = self.ceiling(hit.first).min(hit.end + 2 * AGENT_REACH);
        (hit.end..end).find_map(|t| {
            let index = tokens[t].actor?;
            let actor = &self.scene.actors[index];
            let doer = matches!(actor.case, Case::Agent | Case::From) && !actor.modifier;
            (doer && (actor.case == Case::Agent || tokens[t].span.end <= last))
                .then(|| self.who(index))
        })
    }

    /// `H, a critic of T`, `T critic H`, `T's ally H`.
    pub(super) fn person(&self, hit: &Hit) -> Parties {
        let tokens = &self.scene.tokens;
        let floor = self.floor(hit.first);
        if let Some(index) = tokens.get(hit.end).and_then(|t| t.actor) {
            let person = &self.scene.actors[index];
            let owner = self.owner_of_person(hit.first, floor)?;
            // Lakeland rivals Doe & Poe: a state before the word only tells where
            // and a critic is by trade, as one of Lakeland Post
            let land = &self.scene.actors[owner];
            let trade = hit.cue.act == Act::Criticize;
            if (trade || land.class == EntityType::Gpe) && land.case != Case::Genitive {
                return None;
            }
            let apposed = person.class == EntityType::Per && owner != index;
            return apposed.then(|| {
                let target = Target::of(self.who(owner), hit.first);
                (self.who(index), target, "en.person")
            });
        }
        let target = self.after_preposition(hit.end, hit.cue)?;
        let start = (floor..hit.first)
            .rev()
            .find(|&t| tokens[t].is_mark(&[',']) || tokens[t].is(Class::Auxiliary))?;
        let index = tokens[start.checked_sub(1)?].actor?;
        let bare = self.scene.actors[index].case == Case::Bare && start + 6 > hit.first;
        bare.then(|| (self.who(index), target, "en.person"))
    }

    /// Who owns the word for a person: T's fierce critic, T critic; but not who beats a rival.
    fn owner_of_person(&self, word: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 4;
        let tokens = &self.scene.tokens;
        let inside = |at: usize| {
            let past = self.scene.text[tokens[at].span.range()].ends_with("ed");
            let noun = tokens[at].is_plain() || tokens[at].any(&[Class::Owned, Class::Body]);
            tokens[at].actor.is_none() && noun && !past
        };
        let last = (floor.max(word.saturating_sub(REACH))..word)
            .rev()
            .find(|&at| !inside(at))?;
        let genitive = tokens[last].actor.is_none() && tokens[last].is(Class::Possessive);
        let at = if genitive { last.checked_sub(1)? } else { last };
        (genitive || last + 1 == word).then(|| tokens[at].actor)?
    }

    /// `H-backed T`, `anti-T H`.
    pub(super) fn prefixed(&self, hit: &Hit) -> Parties {
        let tokens = &self.scene.tokens;
        let next = |from: usize| {
            let end = self.ceiling(hit.first).min(from + 4);
            (from..end)
                .take_while(|&t| {
                    tokens[t].actor.is_some()
                        || tokens[t].is_plain()
                        || tokens[t].any(&[Class::Title, Class::TitlePart])
                })
                .find_map(|t| tokens[t].actor.filter(|&a| !self.scene.actors[a].modifier))
        };
        let near = if hit.usage == Use::Prefix {
            tokens.get(hit.end + 1)?.actor?
        } else {
            tokens[hit.first.checked_sub(2)?].actor?
        };
        let far = next(if hit.usage == Use::Prefix {
            self.scene.actors[near].last + 1
        } else {
            hit.end
        })?;
        let (holder, target) = if hit.usage == Use::Prefix {
            (far, near)
        } else {
            (near, far)
        };
        let target = Target::of(self.who(target), hit.first);
        Some((self.who(holder), target, "en.prefix"))
    }
}
