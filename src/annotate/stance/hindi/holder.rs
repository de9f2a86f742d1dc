//! Hindi holders: who feels or does what a cue says (SPEC section 4, rules 1 to 8).

use super::super::Act;
use super::super::claim::Who;
use super::super::confidence::{CLAUSE, STAND_IN};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::super::tokens::{Actor, Case};
use super::Reading;
use super::clause::Link;
use super::hits::Hit;
use super::participle::MODIFIED_REACH;
use super::reference::{CLIMB, Subject};
use crate::annotate::{EntityType, MentionKind};

/// Who holds a stance and how that was found.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) who: Vec<Who>,
    /// Name of the rule, as records show it.
    pub(super) rule: &'static str,
}

pub(super) fn holder(who: Vec<Who>, rule: &'static str) -> Option<Holder> {
    (!who.is_empty()).then_some(Holder { who, rule })
}

impl Reading<'_> {
    /// The holder of a hit, by the first rule that applies.
    pub(super) fn holder(&self, hit: &Hit) -> Option<Holder> {
        if hit.cue.is(Flag::Person) {
            return self.named_person(hit);
        }
        if hit.cue.is(Flag::Compound) {
            return self.owner_of_compound(hit);
        }
        if let Some(from) = self.participle_end(hit) {
            return self.modified_by_participle(hit, from);
        }
        if hit.cue.is(Flag::Participle)
            && hit.verb.is_none()
            && let Some(found) = self.modified_by_participle(hit, hit.end)
        {
            return Some(found);
        }
        if let Some(found) = self.permitted(hit) {
            return Some(found);
        }
        let infinitive = hit.forms.has(Form::Infinitive);
        if (hit.passive || infinitive || hit.verb.is_none())
            && let Some(found) = self.agent(hit)
        {
            return Some(found);
        }
        if hit.passive {
            return None;
        }
        if hit.verb.is_none() && (hit.cue.is(Flag::Nominal) || hit.cue.is(Flag::HolderGenitive)) {
            return self.genitive_of_noun(hit);
        }
        match self.subject(hit.first, hit.perfective(), hit.open) {
            Subject::Known(who) => holder(who, "hi.subject"),
            Subject::Stranger => self.after_verb(hit),
            Subject::Absent => self
                .after_verb(hit)
                .or_else(|| self.agent(hit))
                .or_else(|| self.dative(hit))
                .or_else(|| self.understood(hit)),
        }
    }

    /// Rules 1, 4 and 8: the ergative phrase nearest to the left, else (for converbs and adjuncts, which are `open` to the right)
    /// to the right, else the bare name.
    pub(super) fn subject(&self, at: usize, perfective: bool, open: bool) -> Subject {
        let (floor, ceiling) = (self.floor(at), self.ceiling(at));
        if let Some(found) = (floor..at).rev().find_map(|t| self.ergative_at(t, floor)) {
            return found;
        }
        if open && let Some(found) = (at..ceiling).find_map(|t| self.ergative_at(t, floor)) {
            return found;
        }
        if let Some(actor) = self.bare_actor(floor, at) {
            return Subject::Known(self.who(actor));
        }
        if let Some(found) = (floor..at).find_map(|t| self.bare_pronoun(t)) {
            return found;
        }
        if open && let Some(actor) = self.bare_actor(at + 1, ceiling) {
            return Subject::Known(self.who(actor));
        }
        if perfective || self.opens_with_frame(floor, at) {
            Subject::Absent
        } else {
            Subject::Stranger
        }
    }

    /// The subject whose ergative marker is this token.
    fn ergative_at(&self, at: usize, floor: usize) -> Option<Subject> {
        let token = &self.scene.tokens[at];
        if token.is(Class::FirstPerson) && token.is(Class::PronounErgative) {
            return Some(self.first_person(token.clause));
        }
        if token.is(Class::PronounErgative) {
            return Some(self.antecedent(at));
        }
        if !token.is(Class::Ergative) || token.actor.is_some() {
            return None;
        }
        let end = at.checked_sub(1).filter(|&end| end >= floor)?;
        let acts = |actor: &Actor| actor.kind != MentionKind::Adj && !actor.modifier;
        let both =
            (end.saturating_sub(1).max(floor)..=end).any(|t| self.scene.tokens[t].is(Class::Both));
        if both && self.scene.tokens[end].actor.is_none() {
            return Some(self.couple(end));
        }
        Some(match self.scene.tokens[end].actor {
            Some(index) if acts(&self.scene.actors[index]) => Subject::Known(self.who(index)),
            _ => Subject::Stranger,
        })
    }

    /// वे, हम and possessed subjects (उनका देश) before the cue.
    fn bare_pronoun(&self, at: usize) -> Option<Subject> {
        let token = &self.scene.tokens[at];
        let next = self.scene.tokens.get(at + 1);
        if token.any(&[Class::PronounGenitive, Class::FirstGenitive])
            && next.is_some_and(|n| n.is(Class::Country))
        {
            // उनका देश: who speaks, and what that person speaks for
            let marked = super::phrase::case_after(&self.scene.tokens, at + 2).0;
            if !matches!(marked, Case::Bare | Case::Ergative) {
                return None;
            }
            let mut who = self.speaker_of(token.clause)?;
            for one in &mut who {
                *one = one.by(STAND_IN);
            }
            let stands_for: Vec<Who> = who
                .iter()
                .filter_map(|one| self.memory.affiliation(one.chain))
                .map(|chain| Who::unseen(chain, STAND_IN))
                .collect();
            who.extend(stands_for);
            return Some(Subject::Known(who));
        }
        if token.is(Class::FirstPerson) {
            return Some(self.first_person(token.clause));
        }
        if token.is(Class::PronounNominative) && self.scene.tokens[at].word != self.words.this {
            return Some(self.antecedent(at));
        }
        None
    }

    /// `T पर बरसे H`: a finite verb may have its subject right after it, at the end of the clause.
    fn after_verb(&self, hit: &Hit) -> Option<Holder> {
        let verb = hit.verb.filter(|_| !hit.open)?;
        let tokens = &self.scene.tokens;
        let end = self.ceiling(hit.first).min(verb + 1 + MODIFIED_REACH);
        let index = (verb + 1..end)
            .take_while(|&t| {
                tokens[t].actor.is_some()
                    || tokens[t].any(&[Class::Auxiliary, Class::Title, Class::TitlePart])
            })
            .find_map(|t| tokens[t].actor.filter(|&a| !self.scene.actors[a].modifier))?;
        let actor = &self.scene.actors[index];
        let last = self.clauses[tokens[verb].clause].end <= actor.last + 3;
        let bare = actor.case == Case::Bare && actor.kind != MentionKind::Adj;
        (bare && last)
            .then(|| holder(self.who(index), "hi.after_verb"))
            .flatten()
    }

    /// `H को T पर हमला करने दें`: who is let do it.
    fn permitted(&self, hit: &Hit) -> Option<Holder> {
        let verb = hit.verb.filter(|_| hit.forms.has(Form::Infinitive))?;
        let lets = self.scene.tokens.get(verb + 1)?;
        if lets.actor.is_some() || !lets.entry.verbs.has(self.words.let_verb?) {
            return None;
        }
        let index = (self.floor(hit.first)..hit.first).rev().find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            (self.scene.actors[index].case == Case::Dative).then_some(index)
        })?;
        holder(self.who(index), "hi.permitted")
    }

    /// Whether nothing but the cue's own phrases stands before it, so that its subject is understood.
    fn opens_with_frame(&self, floor: usize, at: usize) -> bool {
        let tokens = &self.scene.tokens;
        let first = (floor..at).find(|&t| {
            !tokens[t].any(&[Class::Emphatic, Class::Adverb, Class::And]) && !tokens[t].is_quote()
        });
        first.is_none_or(|t| {
            let marked = super::phrase::case_after(tokens, t + 1).0 != Case::Bare;
            tokens[t].actor.is_some()
                || tokens[t].any(&[Class::PronounGenitive, Class::PronounDative])
                || tokens[t].is(Class::PronounOblique) && marked
        })
    }

    /// Rule 2: `X द्वारा`, `X की ओर से`, `X के हाथों`; in a passive of dismissal also `X से निलंबित`.
    fn agent(&self, hit: &Hit) -> Option<Holder> {
        let floor = self.floor(hit.first);
        let dismissed = hit.passive && hit.cue.act == Act::Sanction;
        let mut at = hit.first;
        while at > floor {
            at -= 1;
            if let Some(index) = self.scene.tokens[at].actor {
                let actor = &self.scene.actors[index];
                let acts = actor.case == Case::Agent && !self.describes(actor.last + 1)
                    || dismissed && actor.case == Case::From && actor.class == EntityType::Org;
                if acts {
                    return holder(self.who(index), "hi.agent");
                }
                at = actor.first;
            }
        }
        None
    }

    /// Whether what an agent whose case stands at `at` does is said of a noun: X द्वारा प्रस्तावित कर का समर्थन, X की ओर से खेल रहे Y.
    fn describes(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let tokens = &self.scene.tokens;
        let (_, next) = super::phrase::case_after(tokens, at);
        let done = tokens.get(next).is_some_and(|token| {
            token.is_unknown() && self.scene.text[token.span.range()].ends_with("ित")
        });
        let going = tokens.iter().skip(next).take(REACH).position(|token| {
            token.actor.is_none() && token.any(&[Class::Progressive, Class::Wala])
        });
        done || going.is_some_and(|steps| {
            let after = tokens.get(next + steps + 1);
            after.is_some_and(|token| !token.is(Class::Auxiliary) && token.mark.is_none())
        })
    }

    /// Rule 3: `X का आरोप`, `यूक्रेन पर रूस का हमला`, `रूसी हमला`.
    fn genitive_of_noun(&self, hit: &Hit) -> Option<Holder> {
        let tokens = &self.scene.tokens;
        let floor = self.floor(hit.first);
        let mut at = hit.first;
        if tokens[at].is(Class::Genitive) {
            at += 1;
        }
        for _ in 0..5 {
            at = at.checked_sub(1).filter(|&at| at >= floor)?;
            if let Some(index) = tokens[at].actor {
                let actor = &self.scene.actors[index];
                let genitive = actor.case == Case::Genitive;
                let adjacent = actor.kind == MentionKind::Adj && actor.last + 1 == hit.first;
                if genitive && self.is_home(actor) {
                    return None;
                }
                if genitive || adjacent {
                    return holder(self.who_with_adjective(index), "hi.genitive");
                }
                // R का U पर हमला: pass over U and what modifies it
                if actor.case != Case::On && !actor.modifier {
                    return None;
                }
                at = actor.first;
            } else if self.owns_by_noun(at) {
                return None;
            }
        }
        None
    }

    /// Whether a genitive is that of a plain noun, which is the holder then: X के परिवार का आरोप.
    fn owns_by_noun(&self, genitive: usize) -> bool {
        let tokens = &self.scene.tokens;
        let noun = genitive.checked_sub(1).map(|noun| &tokens[noun]);
        tokens[genitive].is(Class::Genitive)
            && noun.is_some_and(|noun| noun.actor.is_none() && noun.is_plain())
    }

    /// Whether a place only says where the person right behind it is from: असम के X पर आरोप.
    fn is_home(&self, place: &Actor) -> bool {
        let tokens = &self.scene.tokens;
        let marker = tokens.get(place.last + 1).map(|token| token.word);
        let oblique = marker.is_some_and(|word| word == self.words.ke || word == self.words.ki);
        let next = tokens.get(place.last + 2).and_then(|token| token.actor);
        let person = next.is_some_and(|next| self.scene.actors[next].class == EntityType::Per);
        oblique && person && matches!(place.class, EntityType::Gpe | EntityType::Loc)
    }

    fn who_with_adjective(&self, index: usize) -> Vec<Who> {
        let actor = &self.scene.actors[index];
        if actor.kind == MentionKind::Adj {
            return vec![Who {
                chain: actor.chain,
                factor: STAND_IN,
                seen: Some(self.scene.span(actor.first, actor.last)),
                pronoun: false,
            }];
        }
        self.who(index)
    }

    /// Rule 5: `X को भरोसा है`.
    fn dative(&self, hit: &Hit) -> Option<Holder> {
        let felt = hit
            .verb
            .is_some_and(|verb| self.scene.tokens[verb].is(Class::Auxiliary));
        if !felt {
            return None;
        }
        let floor = self.floor(hit.first);
        let index = (floor..hit.first).rev().find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            (self.scene.actors[index].case == Case::Dative).then_some(index)
        })?;
        holder(self.who(index), "hi.dative")
    }

    /// `T के आलोचक X`, `X T के समर्थक हैं`.
    fn named_person(&self, hit: &Hit) -> Option<Holder> {
        let next = self.scene.tokens.get(hit.end)?;
        if let Some(index) = next.actor {
            let person = self.scene.actors[index].class == EntityType::Per;
            return person
                .then(|| holder(self.who(index), "hi.appositive"))
                .flatten();
        }
        let copula = next.any(&[Class::Auxiliary, Class::Progressive]);
        let actor = copula
            .then(|| self.bare_actor(self.floor(hit.first), hit.first))
            .flatten()?;
        holder(self.who(actor), "hi.copula")
    }

    /// `W का T विरोधी कदम` → W; `T विरोधी नेता X` → X.
    fn owner_of_compound(&self, hit: &Hit) -> Option<Holder> {
        let tokens = &self.scene.tokens;
        let next =
            (hit.end..self.ceiling(hit.first).min(hit.end + 3)).find_map(|t| tokens[t].actor);
        if let Some(index) = next.filter(|&n| self.scene.actors[n].class == EntityType::Per) {
            return holder(self.who(index), "hi.appositive");
        }
        let floor = self.floor(hit.first);
        let target = tokens[hit.first.checked_sub(1)?]
            .actor
            .or_else(|| tokens[hit.first.checked_sub(2)?].actor)?;
        let mut at = self.scene.actors[target].first;
        for _ in 0..3 {
            at = at.checked_sub(1).filter(|&at| at >= floor)?;
            if let Some(index) = tokens[at].actor {
                let owns = self.scene.actors[index].case == Case::Genitive;
                return owns
                    .then(|| holder(self.who(index), "hi.genitive"))
                    .flatten();
            }
            if !tokens[at].is(Class::Genitive) && !tokens[at].is_quote() {
                return None;
            }
        }
        None
    }

    /// Rule 7: a clause without a subject of its own takes that of the clause it goes on from or hangs on.
    fn understood(&self, hit: &Hit) -> Option<Holder> {
        let mut clause = self.scene.tokens[hit.first].clause;
        let mut factor = CLAUSE;
        for _ in 0..CLIMB {
            let link = self.clauses[clause].link;
            clause = self.clauses[clause].parent?;
            if matches!(link, Link::If | Link::Relative) {
                return None;
            }
            match self.clause_subject(clause) {
                Subject::Known(who) => {
                    let who = who.into_iter().map(|one| one.by(factor)).collect();
                    return holder(
                        who,
                        if link == Link::That {
                            "hi.speaker"
                        } else {
                            "hi.understood"
                        },
                    );
                }
                Subject::Stranger => return None,
                Subject::Absent => factor = factor * CLAUSE,
            }
        }
        None
    }
}
