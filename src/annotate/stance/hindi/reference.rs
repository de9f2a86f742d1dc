//! Whom Hindi pronouns mean, who speaks, and what a sentence leaves for the next (SPEC section 7).
//!
//! उन्होंने means who says its clause, else the subject of a clause or sentence before; उनकी the nearest other person; दोनों नेताओं the
//! last list; मैंने and हम who speaks.

use super::super::claim::Who;
use super::super::confidence::{CLAUSE, PRONOUN};
use super::super::lexicon::Class;
use super::super::memory::Memory;
use super::super::tokens::{Actor, Case, Scene};
use super::Reading;
use super::clause::Link;
use crate::annotate::{EntityType, MentionKind};
use crate::text::Milli;

/// Most clauses climbed for a subject.
pub(super) const CLIMB: usize = 4;
/// Most clauses looked through for a speaker.
const CLAUSES: usize = 8;

/// What stands as the subject of a clause.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// Actors, or a pronoun for one.
    Known(Vec<Who>),
    /// Words of no known actor.
    Stranger,
    /// Nothing: the subject is understood.
    Absent,
}

impl Reading<'_> {
    /// Whom उन्होंने at `at` means: who says the clause, else the subject of a clause before, else of a sentence before.
    pub(super) fn antecedent(&self, at: usize) -> Subject {
        let clause = self.scene.tokens[at].clause;
        let mine =
            |who: Vec<Who>| Subject::Known(who.into_iter().map(|one| one.by_pronoun()).collect());
        if let Some(who) = self.speaker_of(clause) {
            return mine(who);
        }
        let mut before = self.clauses[clause].parent;
        for _ in 0..CLIMB {
            let Some(at) = before else { break };
            if let Some(who) = self.named_subject(at) {
                return mine(who);
            }
            before = self.clauses[at].parent;
        }
        let person = self.scene.tokens[at].word == self.words.they;
        let last = if person {
            self.memory.subject_of_kind(self.sentence, true)
        } else {
            self.memory.subject(self.sentence)
        };
        last.map_or(Subject::Stranger, |chain| {
            mine(vec![Who::unseen(chain, Milli::ONE)])
        })
    }

    /// The subject of a clause, if a name stands there.
    fn named_subject(&self, clause: usize) -> Option<Vec<Who>> {
        let first = self.clauses[clause].first;
        let end = self.clauses[clause]
            .end
            .min(first + 2 * super::target::REACH);
        let mut actors = (first..end).filter_map(|t| self.scene.tokens[t].actor);
        let index = actors.find(|&index| {
            let actor = &self.scene.actors[index];
            !actor.modifier
                && matches!(actor.case, Case::Ergative | Case::Bare)
                && actor.kind != MentionKind::Adj
        })?;
        Some(self.who(index))
    }

    /// `दोनों नेताओं`: the last list of names, of this sentence or one before.
    pub(super) fn couple(&self, at: usize) -> Subject {
        let listed = (at.saturating_sub(super::target::REACH)..at)
            .rev()
            .find_map(|t| {
                let index = self.scene.tokens[t].actor?;
                (self.scene.actors[index].group != index).then_some(index)
            });
        let who: Vec<Who> = match listed {
            Some(index) => self
                .who(index)
                .into_iter()
                .map(|one| one.by_pronoun())
                .collect(),
            None => {
                let chains = self.memory.couple(self.sentence).iter();
                chains
                    .map(|&chain| Who::unseen(chain, Milli::ONE).by_pronoun())
                    .collect()
            }
        };
        if who.len() == 2 {
            Subject::Known(who)
        } else {
            Subject::Stranger
        }
    }

    /// Who says मैंने or हमने: the speaker of its clause, else of the sentence before.
    pub(super) fn first_person(&self, clause: usize) -> Subject {
        if let Some(who) = self.speaker_of(clause) {
            return Subject::Known(who);
        }
        let speakers = self.memory.speakers(self.sentence).iter();
        let who: Vec<Who> = speakers
            .map(|&chain| Who::unseen(chain, Milli::ONE).by_pronoun())
            .collect();
        if who.is_empty() {
            Subject::Stranger
        } else {
            Subject::Known(who)
        }
    }

    /// The subject of a whole clause, as its last word sees it.
    pub(super) fn clause_subject(&self, clause: usize) -> Subject {
        let bounds = &self.clauses[clause];
        match bounds
            .end
            .checked_sub(1)
            .filter(|&last| last >= bounds.first)
        {
            Some(last) => self.subject(last, true, false),
            None => Subject::Absent,
        }
    }

    /// Who says the clause: the subject of the clause that its that-link hangs on.
    /// In a quotation that began in a sentence before, who spoke there.
    pub(super) fn speaker_of(&self, clause: usize) -> Option<Vec<Who>> {
        let mut clause = clause;
        for _ in 0..CLIMB {
            let link = self.clauses[clause].link;
            let Some(parent) = self.clauses[clause].parent else {
                break;
            };
            clause = parent;
            if link == Link::That {
                return match self.clause_subject(clause) {
                    Subject::Known(who) => Some(who),
                    _ => None,
                };
            }
        }
        let quoting = self.memory.quoting(self.sentence).iter();
        let who: Vec<Who> = quoting.map(|&chain| Who::unseen(chain, CLAUSE)).collect();
        (!who.is_empty()).then_some(who)
    }

    /// A pronoun that is not the subject: the nearest other person before it, in this sentence or the last.
    pub(super) fn other_than_subject(&self, at: usize) -> Option<Who> {
        let subjects: Vec<usize> = match self.subject(at, true, true) {
            Subject::Known(who) => who.iter().map(|one| one.chain).collect(),
            _ => Vec::new(),
        };
        if self.scene.tokens[at].is(Class::Inanimate) {
            return None;
        }
        let floor = at.saturating_sub(60);
        let nearest = (floor..at).rev().find_map(|t| {
            let actor = self.scene.actor(t)?;
            let other = !actor.modifier
                && !subjects.contains(&actor.chain)
                && actor.case != Case::According;
            (actor.class == EntityType::Per && other).then_some(actor.chain)
        });
        let last = self
            .memory
            .subject(self.sentence)
            .filter(|chain| !subjects.contains(chain));
        let chain = nearest
            .or(last)
            .or_else(|| self.memory.other(self.sentence, &subjects))?;
        Some(Who {
            chain,
            factor: PRONOUN,
            seen: Some(self.scene.tokens[at].span),
            pronoun: true,
        })
    }

    /// Who speaks in the sentence, for मैं and हम in the next: the subject of the first clause that कि or a quotation follows, else who is quoted on.
    pub(super) fn main_speakers(&self) -> Vec<usize> {
        let said = self
            .clauses
            .iter()
            .take(CLAUSES)
            .find(|clause| clause.link == Link::That);
        let who = said.and_then(|clause| match self.clause_subject(clause.parent?) {
            Subject::Known(who) => Some(who.iter().map(|one| one.chain).collect()),
            _ => None,
        });
        who.unwrap_or_else(|| self.memory.quoting(self.sentence).to_vec())
    }

    /// The sentence's subject, for the pronouns of the next: the first ergative, else the first bare name, else whose the first words are.
    pub(super) fn main_subject(&self) -> Option<usize> {
        const REACH: usize = 200;
        let tokens = &self.scene.tokens[..self.scene.tokens.len().min(REACH)];
        for token in tokens {
            if token.is(Class::PronounErgative) {
                return self.memory.subject(self.sentence);
            }
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                if !actor.modifier && actor.case == Case::Ergative {
                    return Some(actor.chain);
                }
            }
        }
        let first = |case: Case| {
            let mut actors = self.scene.actors.iter().take(REACH);
            let found = actors.find(|actor| {
                !actor.modifier && actor.case == case && actor.class == EntityType::Per
            });
            found.map(|actor| actor.chain)
        };
        let opening = |actor: &&Actor| {
            actor.first == 0 && actor.case == Case::Genitive && actor.class == EntityType::Per
        };
        let topic = || self.scene.actors.first().filter(opening);
        first(Case::Bare)
            .or_else(|| first(Case::Dative))
            .or_else(|| topic().map(|actor| actor.chain))
    }
}

/// Whether the first ergative of a sentence marks somebody not named: बदमाशों ने.
fn has_strange_subject(scene: &Scene) -> bool {
    let ergative = |token: &super::super::tokens::Token| {
        token.any(&[Class::Ergative, Class::PronounErgative]) && token.actor.is_none()
    };
    let first = scene.tokens.iter().position(ergative);
    first.is_some_and(|at| {
        scene.tokens[at].is(Class::Ergative)
            && at
                .checked_sub(1)
                .is_some_and(|b| scene.tokens[b].actor.is_none())
    })
}

/// Leaves a sentence's subject, its other persons and who speaks for whom to the sentences after it.
pub(super) fn remember(
    subject: Option<usize>,
    scene: &Scene,
    sentence: usize,
    memory: &mut Memory,
) {
    let persons = scene
        .actors
        .iter()
        .filter(|actor| actor.class == EntityType::Per && !actor.modifier);
    if has_strange_subject(scene) {
        memory.forget_subjects();
    }
    let is_person = |chain| persons.clone().any(|actor| actor.chain == chain);
    memory.note_subjects(sentence, [None, subject.filter(|&chain| is_person(chain))]);
    memory.note(sentence, subject, persons.map(|actor| actor.chain));
    let listed = scene
        .actors
        .iter()
        .enumerate()
        .rev()
        .find(|(place, actor)| actor.group != *place);
    if let Some((place, _)) = listed {
        memory.note_couple(
            sentence,
            scene.group(place).iter().map(|actor| actor.chain).collect(),
        );
    }
    for pair in scene.actors.windows(2) {
        let leads = pair[0].modifier
            && pair[1].class == EntityType::Per
            && pair[0].class != EntityType::Per;
        if leads {
            memory.affiliate(pair[1].chain, pair[0].chain);
        }
    }
}

/// Quotation marks of a sentence: “ and ”, or two single ones side by side.
pub(super) fn quotes(scene: &Scene) -> usize {
    let tokens = &scene.tokens;
    let single = |t: usize| tokens[t].is_mark(&['\'']);
    let pairs = (1..tokens.len())
        .filter(|&t| single(t) && single(t - 1) && tokens[t - 1].span.end == tokens[t].span.start);
    tokens.iter().filter(|token| token.is_mark(&['"'])).count() + pairs.count()
}
