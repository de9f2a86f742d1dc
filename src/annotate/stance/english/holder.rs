//! English holders: subjects, agents after by, owners of nouns (SPEC section 8).

use super::super::claim::Who;
use super::super::confidence::{CLAUSE, OFFICE};
use super::super::lexicon::Class;
use super::super::tokens::Case;
use super::clause::Link;
use super::phrase::preposition;
use super::target::Target;
use super::{Hit, Reading, Use};
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most clauses climbed for a subject.
const CLIMB: usize = 4;
/// Most words between a verb of request and its object.
const REQUEST_REACH: usize = 4;
/// Most words between a participle and its by-phrase.
const AGENT_REACH: usize = 8;

/// What stands as the subject of a clause.
enum Subject {
    Known(Vec<Who>),
    /// Words of no known actor.
    Stranger,
    Absent,
}

impl Reading<'_> {
    /// The subject of an active cue, from its own clause or the ones it goes on from.
    pub(super) fn holder(&self, hit: &Hit) -> Option<Vec<Who>> {
        self.climb(hit.first)
    }

    /// The subject of the clause at `at`, or of those before it that it goes on from.
    fn climb(&self, at: usize) -> Option<Vec<Who>> {
        let mut clause = self.scene.tokens[at].clause;
        let mut subject = self.subject(at);
        let mut factor = Milli::ONE;
        for _ in 0..CLIMB {
            match subject {
                Subject::Known(who) => {
                    return Some(who.into_iter().map(|one| one.by(factor)).collect());
                }
                Subject::Stranger => return None,
                Subject::Absent => {}
            }
            let here = &self.clauses[clause];
            if here.link == Link::That {
                return None;
            }
            clause = here.parent?;
            factor = factor * CLAUSE;
            subject = match self.clauses[clause].end.checked_sub(1) {
                Some(last) if last >= self.clauses[clause].first => self.leftmost(clause, last + 1),
                _ => Subject::Absent,
            };
        }
        None
    }

    /// The actor right before the verb group at `at`, else the first of the clause that no preposition governs.
    fn subject(&self, at: usize) -> Subject {
        const GROUP: [Class; 9] = [
            Class::Auxiliary,
            Class::Adverb,
            Class::Negator,
            Class::DegreeUp,
            Class::DegreeDown,
            Class::Emphatic,
            Class::Refusal,
            Class::Modal,
            Class::Want,
        ];
        let tokens = &self.scene.tokens;
        let clause = tokens[at].clause;
        let floor = self.floor(at);
        let mut t = at;
        while t > floor
            && tokens[t - 1].actor.is_none()
            && (tokens[t - 1].any(&GROUP) && !tokens[t - 1].is(Class::Possessive)
                || tokens[t - 1].is_quote())
        {
            t -= 1;
        }
        let prior = t.checked_sub(1).filter(|&p| p >= floor);
        if let Some(prior) =
            prior.filter(|&p| tokens[p].is(Class::Towards) && tokens[p].actor.is_none())
        {
            return self.subject_of_infinitive(prior);
        }
        if let Some(prior) = prior {
            if let Some(index) = tokens[prior].actor {
                let actor = &self.scene.actors[index];
                if !actor.modifier && actor.case == Case::Bare && actor.kind != MentionKind::Adj {
                    return Subject::Known(self.who(index));
                }
            }
            if let Some(index) = self.owner_left_of(prior, floor) {
                return Subject::Known(
                    self.who(index)
                        .into_iter()
                        .map(|one| one.by(OFFICE))
                        .collect(),
                );
            }
            if tokens[prior].is(Class::PronounNominative) {
                return self
                    .subject_meant(prior)
                    .map_or(Subject::Stranger, |who| Subject::Known(vec![who]));
            }
            if tokens[prior].is(Class::FirstPerson) {
                return self
                    .speaker_of(clause)
                    .map_or(Subject::Stranger, Subject::Known);
            }
        } else if self.clauses[clause].link == Link::Relative {
            return self.antecedent(clause);
        }
        match self.leftmost(clause, at) {
            Subject::Absent if prior.is_none() => self.after_participle(at),
            found => found,
        }
    }

    /// `H urged X to CUE`: H wants it; `X vowed to CUE`, `H let X CUE`: X does it.
    fn subject_of_infinitive(&self, to: usize) -> Subject {
        let tokens = &self.scene.tokens;
        let floor = self.floor(to);
        let object = to.checked_sub(1).and_then(|b| tokens[b].actor);
        let Some(index) = object else {
            return self.leftmost(tokens[to].clause, to);
        };
        let first = self.scene.actors[index].first;
        let asked = (floor..first)
            .rev()
            .take(REQUEST_REACH)
            .any(|t| tokens[t].is(Class::Request) && tokens[t].actor.is_none());
        if asked {
            self.leftmost(tokens[to].clause, first)
        } else {
            Subject::Known(self.who(index))
        }
    }

    /// `T's statement` or `a report by T` right before the verb: the owner.
    fn owner_left_of(&self, prior: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 6;
        let tokens = &self.scene.tokens;
        for t in (floor.max(prior.saturating_sub(REACH))..=prior).rev() {
            if let Some(index) = tokens[t].actor {
                return self.owns_subject(index).then_some(index);
            }
            if tokens[t].mark.is_some()
                || tokens[t].any(&[Class::Speech, Class::Auxiliary])
                    && !tokens[t].is(Class::Possessive)
            {
                return None;
            }
        }
        None
    }

    /// The noun a relative clause modifies: the last actor before it.
    fn antecedent(&self, clause: usize) -> Subject {
        const GAP: usize = 4;
        let start = self.clauses[clause].first;
        let found = (start.saturating_sub(GAP)..start)
            .rev()
            .find_map(|t| self.scene.tokens[t].actor);
        match found {
            Some(index) if self.scene.actors[index].case != Case::Genitive => {
                Subject::Known(self.who(index))
            }
            _ => Subject::Stranger,
        }
    }

    /// The first subject-like phrase of a clause before `end`.
    fn leftmost(&self, clause: usize, end: usize) -> Subject {
        let tokens = &self.scene.tokens;
        let first = self.clauses[clause].first;
        if self.clauses[clause].link == Link::Relative {
            return self.antecedent(clause);
        }
        let end = end.min(first + super::REACH);
        let mut stranger = false;
        let mut at = first;
        while at < end {
            let token = &tokens[at];
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                let office = self.owns_subject(index);
                if !actor.modifier
                    && (actor.case == Case::Bare && actor.kind != MentionKind::Adj || office)
                {
                    let factor = if office { OFFICE } else { Milli::ONE };
                    return Subject::Known(
                        self.who(index)
                            .into_iter()
                            .map(|one| one.by(factor))
                            .collect(),
                    );
                }
                at = actor.last + 1;
                continue;
            }
            if token.is(Class::PronounNominative) {
                return self
                    .subject_meant(at)
                    .map_or(Subject::Stranger, |who| Subject::Known(vec![who]));
            }
            if token.is(Class::FirstPerson) {
                return self
                    .speaker_of(clause)
                    .map_or(Subject::Stranger, Subject::Known);
            }
            stranger |= token.is_unknown()
                || token.any(&[Class::Organ, Class::Title, Class::Police, Class::Court]);
            at += 1;
        }
        if stranger {
            Subject::Stranger
        } else {
            Subject::Absent
        }
    }

    /// `T's statement blasted`, `a report by T says`, `the leader of T`: the owner acts through what it owns.
    fn owns_subject(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let acts = [Class::Owned, Class::Organ, Class::Title];
        match actor.case {
            Case::Genitive => (actor.last + 2..tokens.len().min(actor.last + 5))
                .any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts)),
            Case::Of | Case::Agent => {
                let start = actor.first.saturating_sub(4);
                (start..actor.first).any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts))
            }
            _ => {
                actor.kind == MentionKind::Adj
                    && tokens.get(actor.last + 1).is_some_and(|t| t.any(&acts))
            }
        }
    }

    /// `Accusing T of lies, H left`: a participle that opens its clause takes the subject after the comma.
    fn after_participle(&self, at: usize) -> Subject {
        let clause = self.scene.tokens[at].clause;
        if self.clauses[clause].link != Link::Main {
            return Subject::Absent;
        }
        let end = (at + super::REACH).min(self.scene.tokens.len());
        let comma = (at..end).find(|&t| self.scene.tokens[t].is_mark(&[',']));
        let found = comma.and_then(|comma| {
            let t = comma + 1;
            let t = t + usize::from(
                self.scene
                    .tokens
                    .get(t)
                    .is_some_and(|t| t.is(Class::Determiner)),
            );
            self.scene.tokens.get(t)?.actor
        });
        match found {
            Some(index) if self.scene.actors[index].case == Case::Bare => {
                Subject::Known(self.who(index))
            }
            _ => Subject::Absent,
        }
    }

    /// Passive: the subject is the target, the holder stands after by.
    pub(super) fn passive(&self, hit: &Hit) -> Option<(Vec<Who>, Target, &'static str)> {
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(hit.end + AGENT_REACH);
        let by = (hit.end..end).find(|&t| tokens[t].is(Class::By) && tokens[t].actor.is_none())?;
        let agent = (by + 1..self.ceiling(hit.first).min(by + AGENT_REACH))
            .find_map(|t| tokens[t].actor.filter(|&a| !self.scene.actors[a].modifier))?;
        if !matches!(self.scene.actors[agent].case, Case::Agent | Case::Genitive) {
            return None;
        }
        let holders = self.who(agent);
        // T accused by H: a participle without an auxiliary modifies the noun before it
        let before = hit.first.checked_sub(1);
        let target = match before.map(|b| &tokens[b]) {
            Some(token) if token.actor.is_some() => self.who(token.actor?),
            Some(token)
                if token.any(&[Class::Adverb, Class::DegreeUp, Class::DegreeDown])
                    || token.is_mark(&[',']) =>
            {
                self.climb(hit.first)?
            }
            None => self.climb(hit.first)?,
            Some(_) => return None,
        };
        let target = Target {
            who: target,
            ..Target::default()
        };
        Some((holders, target, "en.passive"))
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
                return owns.then(|| self.who(index));
            }
            if tokens[t].is(Class::PronounGenitive) {
                return Some(vec![self.subject_meant(t)?]);
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
    pub(super) fn person(&self, hit: &Hit) -> Option<(Vec<Who>, Target, &'static str)> {
        let tokens = &self.scene.tokens;
        let floor = self.floor(hit.first);
        if let Some(index) = tokens.get(hit.end).and_then(|t| t.actor) {
            let person = &self.scene.actors[index];
            let owner = (floor.max(hit.first.saturating_sub(4))..hit.first)
                .rev()
                .find_map(|t| tokens[t].actor)?;
            let apposed = person.class == EntityType::Per && owner != index;
            return apposed.then(|| {
                let target = Target {
                    who: self.who(owner),
                    ..Target::default()
                };
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

    /// `H-backed T`, `anti-T H`.
    pub(super) fn prefixed(&self, hit: &Hit) -> Option<(Vec<Who>, Target, &'static str)> {
        let tokens = &self.scene.tokens;
        let next = |from: usize| {
            let end = self.ceiling(hit.first).min(from + 4);
            (from..end)
                .take_while(|&t| {
                    tokens[t].actor.is_some()
                        || tokens[t].is_unknown()
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
        let target = Target {
            who: self.who(target),
            ..Target::default()
        };
        Some((self.who(holder), target, "en.prefix"))
    }

    /// The subject of the clause that says this one: before it, or in the tail after it.
    pub(super) fn speaker_of(&self, clause: usize) -> Option<Vec<Who>> {
        let mut at = clause;
        for _ in 0..CLIMB {
            let link = self.clauses[at].link;
            let Some(parent) = self.clauses[at].parent else {
                break;
            };
            if link == Link::That {
                return match self.leftmost(parent, self.clauses[parent].end) {
                    Subject::Known(who) => Some(who),
                    _ => None,
                };
            }
            at = parent;
        }
        let tail = (clause + 1..self.clauses.len().min(clause + 1 + CLIMB))
            .find(|&c| self.clauses[c].link == Link::Tail)?;
        match self.leftmost(tail, self.clauses[tail].end) {
            Subject::Known(who) => Some(who),
            _ => None,
        }
    }

    /// The sentence's first subject that is a person, or is none, for the pronouns of the next.
    pub(super) fn main_subject(&self, person: bool) -> Option<usize> {
        let mut actors = self.scene.actors.iter().take(super::REACH);
        let found = actors.find(|actor| {
            let subject =
                !actor.modifier && actor.case == Case::Bare && actor.kind != MentionKind::Adj;
            subject && (actor.class == EntityType::Per) == person
        });
        found.map(|actor| actor.chain)
    }
}
