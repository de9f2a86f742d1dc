//! Who and whom of a Hindi hit: the order in which constructions are tried.
//!
//! Most cues have a frame for the target and a rule for the holder; a few constructions bind both at once, such as
//! `T को H का समर्थन मिला`, `A और B के बीच समझौता`, `H समर्थित T`.

use super::super::claim::{Finding, Target, Who};
use super::super::cues::{Flag, Frame};
use super::super::lexicon::Class;
use super::super::paradigm::{Form, Forms};
use super::super::tokens::Case;
use super::super::trace::Silence;
use super::Reading;
use super::clause::Link;
use super::hits::Hit;
use super::reference::Subject;
use crate::text::Milli;

/// Holders, target and the name of the rule.
type Bound = (Vec<Who>, Target, &'static str);

/// The same, or why they are not known.
type Parties = Result<Bound, Silence>;

impl Reading<'_> {
    /// What a hit says of whom, and what follows from that: who supports an attack on U is against U.
    pub(super) fn findings<'c>(&self, hit: &Hit<'c>) -> Result<[Finding<'c>; 2], Silence> {
        let (holders, target, rule) = self.parties(hit)?;
        let victim = self.victim(&target);
        let finding = |target: Target, rule, implicit| Finding {
            cue: hit.cue,
            tokens: hit.first..hit.end,
            holders: holders.clone(),
            target,
            rule,
            implicit,
        };
        Ok([
            finding(target, rule, false),
            finding(victim, "hi.victim", true),
        ])
    }

    /// Holders, target and the name of the rule.
    fn parties(&self, hit: &Hit) -> Parties {
        let cue = hit.cue;
        if cue.takes(Frame::Inverse) {
            return self.inverse(hit).ok_or(Silence::NoParties);
        }
        if cue.takes(Frame::Between)
            && let Some(target) = self.between(hit)
        {
            return Ok((target.who.clone(), target, "hi.between"));
        }
        if self.is_told(hit) {
            let clause = self.scene.tokens[hit.first].clause;
            let target = self.target(hit).ok_or(Silence::NoTarget)?;
            let speaker = self.speaker_of(clause).ok_or(Silence::NoHolder)?;
            return Ok((speaker, target, "hi.told"));
        }
        if cue.takes(Frame::Attributive) && hit.verb.is_none() {
            let target = self.target(hit).ok_or(Silence::NoTarget)?;
            let judge = self.judge(hit).ok_or(Silence::NoHolder)?;
            return Ok((judge, target, "hi.attributive"));
        }
        if cue.is(Flag::Prefixed) {
            return self.prefixed(hit).ok_or(Silence::NoParties);
        }
        if cue.is(Flag::Person) && !self.is_somebodys(hit) {
            return Err(Silence::NoTarget);
        }
        if cue.is(Flag::Weak) && !self.stands_alone(hit) {
            return Err(Silence::Rival);
        }
        let target = self.target(hit);
        if target.is_none() && cue.is(Flag::Reciprocal) {
            return self.reciprocal(hit).ok_or(Silence::NoTarget);
        }
        let target = target.ok_or(Silence::NoTarget)?;
        if cue.is(Flag::NeedsThing) && (target.via.is_none() || target.loose) {
            return Err(Silence::Doubtful);
        }
        if cue.is(Flag::Fact) && self.is_tidings(&target) {
            return Err(Silence::Doubtful);
        }
        if self.is_wished(hit) {
            return Err(Silence::NoHolder);
        }
        if let Some(doer) = self.answered_doer(hit) {
            return Ok((doer.ok_or(Silence::NoHolder)?, target, "hi.doer"));
        }
        if hit.cue.polarity > Milli::ZERO && self.is_asked_for(hit) {
            return Err(Silence::NoHolder);
        }
        if self.is_alleged(hit) {
            return Err(Silence::Alleged);
        }
        let holder = self.holder(hit).ok_or(Silence::NoHolder)?;
        // A और B का समर्थन: one phrase is not both
        if holder.who == target.who {
            return Err(Silence::SameEntity);
        }
        Ok((holder.who, target, holder.rule))
    }

    /// Whether the cue says of its subject what only the speaker of the clause can hold: `H ने कहा कि T विफल है`.
    fn is_told(&self, hit: &Hit) -> bool {
        let copula = hit.verb.is_some_and(|v| {
            let verbs = self.scene.tokens[v].entry.verbs;
            self.words
                .copula
                .is_some_and(|copula| verbs.has(copula) && hit.cue.verbs.contains(&copula))
        });
        hit.cue.takes(Frame::Subject)
            || hit.cue.is(Flag::Told)
            || copula && (hit.cue.takes(Frame::Copula) || hit.cue.takes(Frame::Ki))
    }

    /// Who says what a clause with a verb of speech in it says: `इसे T का “लापरवाह” कदम बताया`.
    fn judge(&self, hit: &Hit) -> Option<Vec<Who>> {
        let tokens = &self.scene.tokens;
        let says = (hit.end..self.ceiling(hit.first))
            .any(|t| tokens[t].is(Class::Speech) && !tokens[t].entry.verbs.is_empty());
        if !says {
            return self.speaker_of(tokens[hit.first].clause);
        }
        Some(
            self.holder(&Hit {
                forms: Forms::default(),
                ..*hit
            })?
            .who,
        )
    }

    /// `H समर्थित T`.
    fn prefixed(&self, hit: &Hit) -> Option<Bound> {
        const REACH: usize = 4;
        let tokens = &self.scene.tokens;
        let mut before = hit.first.checked_sub(1)?;
        if tokens[before].is_mark(&['-']) {
            before = before.checked_sub(1)?;
        }
        let holder = tokens[before].actor?;
        let end = self.ceiling(hit.first).min(hit.end + REACH);
        let target = (hit.end..end)
            .find_map(|t| tokens[t].actor.filter(|&a| !self.scene.actors[a].modifier))?;
        Some((
            self.who(holder),
            self.actor_target(target, hit.end),
            "hi.prefix",
        ))
    }

    /// `T को H का समर्थन मिला`.
    fn inverse(&self, hit: &Hit) -> Option<Bound> {
        let floor = self.floor(hit.first);
        let actors = |case: Case| {
            (floor..hit.first).rev().find_map(|t| {
                let index = self.scene.tokens[t].actor?;
                (self.scene.actors[index].case == case).then_some(index)
            })
        };
        let giver = actors(Case::Genitive).or_else(|| actors(Case::From))?;
        let taker = actors(Case::Dative)?;
        Some((
            self.who(giver),
            self.actor_target(taker, hit.first),
            "hi.inverse",
        ))
    }

    /// `A और B के बीच समझौता`.
    fn between(&self, hit: &Hit) -> Option<Target> {
        let floor = self.floor(hit.first);
        let index = (floor..hit.first).rev().find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            (self.scene.actors[index].case == Case::Between).then_some(index)
        })?;
        Some(self.actor_target(index, hit.first))
    }

    /// `A और B ने सहमति जताई`: each with the other.
    fn reciprocal(&self, hit: &Hit) -> Option<Bound> {
        match self.subject(hit.first, hit.perfective(), hit.open) {
            Subject::Known(who) if who.len() > 1 => {
                let target = Target {
                    who: who.clone(),
                    at: hit.first,
                    ..Target::default()
                };
                Some((who, target, "hi.reciprocal"))
            }
            _ => None,
        }
    }

    /// Whether a person's noun has its genitive right before it, an adjective between at most: `T के समर्थक`, `T के पुराने मित्र`.
    fn is_somebodys(&self, hit: &Hit) -> bool {
        let owner = [Class::Genitive, Class::PronounGenitive];
        let near = hit.first.saturating_sub(2)..hit.first;
        near.into_iter().any(|t| self.scene.tokens[t].any(&owner))
    }

    /// Whether no verb of another cue takes the KHILAF phrase: the clause has a subject and goes on with an adjunct.
    fn stands_alone(&self, hit: &Hit) -> bool {
        self.scene.tokens.get(hit.end).is_some_and(|next| {
            next.is(Class::Auxiliary) || next.actor.is_none() && next.is(Class::Stand)
        })
    }

    /// The token after the verb of a hit in the infinitive.
    fn after_infinitive(&self, hit: &Hit) -> Option<usize> {
        let tokens = &self.scene.tokens;
        let verb = hit.verb?;
        tokens[verb]
            .entry
            .forms
            .has(Form::Infinitive)
            .then_some(verb + 1)
    }

    /// Whether somebody else is asked to do it: `T की मदद करने का अनुरोध`, `T को सामग्री देने के लिए कहा`.
    fn is_asked_for(&self, hit: &Hit) -> bool {
        const REACH: usize = 3;
        let tokens = &self.scene.tokens;
        self.after_infinitive(hit).is_some_and(|after| {
            let marked = tokens
                .get(after)
                .is_some_and(|t| t.any(&[Class::Genitive, Class::Dative]));
            let end = tokens.len().min(after + REACH);
            marked && (after + 1..end).any(|t| tokens[t].is(Class::Bidding))
        })
    }

    /// Whether news or a claim of the target's is meant: T के दावे को.
    fn is_tidings(&self, target: &Target) -> bool {
        let via = target.via.map(|via| &self.scene.tokens[via]);
        via.is_some_and(|via| via.is(Class::Tidings))
    }

    /// Whether somebody else asks or wants that it be done: `H ने मांग की कि X T का समर्थन करे`.
    fn is_wished(&self, hit: &Hit) -> bool {
        let mut clause = &self.clauses[self.scene.tokens[hit.first].clause];
        while clause.link == Link::And
            && let Some(parent) = clause.parent
        {
            clause = &self.clauses[parent];
        }
        let wishes = |parent: usize| {
            let parent = &self.clauses[parent];
            let mut tokens = self.scene.tokens[parent.first..parent.end].iter();
            tokens.any(|token| token.any(&[Class::Bidding, Class::Want]))
        };
        clause.link == Link::That && clause.parent.is_some_and(wishes) && self.is_subjunctive(hit)
    }

    /// Whether the hit is what somebody is accused of: `T की हत्या करने का आरोप`.
    fn is_alleged(&self, hit: &Hit) -> bool {
        let tokens = &self.scene.tokens;
        let names_charge = |after: usize| {
            let noun =
                after + usize::from(tokens.get(after).is_some_and(|t| t.is(Class::Genitive)));
            tokens.get(noun).is_some_and(|t| t.is(Class::Allegation))
        };
        let Some(after) = self.after_infinitive(hit) else {
            return false;
        };
        // बदसलूकी करने और पीटने के आरोप में
        let joined = tokens.get(after).is_some_and(|t| t.is(Class::And));
        let infinitive =
            |t: &usize| tokens[*t].actor.is_none() && tokens[*t].entry.forms.has(Form::Infinitive);
        let mut others = (after..self.ceiling(hit.first)).filter(infinitive);
        names_charge(after) || joined && others.any(|other| names_charge(other + 1))
    }

    /// The one who is blamed or thanked is the doer of what he is blamed for, whether he is named or not: `T पर हमला करने के लिए X
    /// की आलोचना`, `T पर आरोप लगाने के कारण X को बर्खास्त`.
    fn answered_doer(&self, hit: &Hit) -> Option<Option<Vec<Who>>> {
        let tokens = &self.scene.tokens;
        let verb = hit
            .verb
            .filter(|&v| tokens[v].entry.forms.has(Form::Infinitive))?;
        let cause = tokens.get(verb + 1)?.is(Class::On)
            || tokens.get(verb + 1)?.is(Class::Genitive)
                && tokens
                    .get(verb + 2)?
                    .any(&[Class::ForSake, Class::Postposition]);
        if !cause {
            return None;
        }
        let ceiling = self.ceiling(hit.first);
        // the dative before the adjunct, or what the verb of blame after it points at
        let blames = (verb + 3..ceiling).any(|t| {
            tokens[t].any(&[Class::Against, Class::Act, Class::Harm, Class::Thanks])
                || tokens[t].word == self.words.verdict
        });
        let after = (verb + 3..ceiling).find_map(|t| {
            let index = tokens[t].actor?;
            let actor = &self.scene.actors[index];
            (!actor.modifier && matches!(actor.case, Case::Against | Case::Genitive | Case::Dative))
                .then_some(index)
        });
        let before = (self.floor(hit.first)..hit.first).find_map(|t| {
            let index = tokens[t].actor?;
            (self.scene.actors[index].case == Case::Dative).then_some(index)
        });
        blames.then(|| before.or(after).map(|index| self.who(index)))
    }
}
