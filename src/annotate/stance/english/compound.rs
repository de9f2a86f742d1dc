//! What noun a name leads up to: `the Lakeland ferry row` is about a row, and `Hill Foods chemist Ann Roe` about Ann Roe.
//!
//! English puts nouns before nouns, so that only the last noun of such a row is spoken of. A name stands for itself where nothing
//! follows it but what it acts through: `the Lakeland plan`, `Lake Party members`.

use super::super::claim::{Finding, Target, Who};
use super::super::cues::Flag;
use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::hits::{Hit, Use};
use super::phrase::preposition;
use crate::annotate::{EntityType, MentionKind};

/// Most nouns between a name and the head of its phrase.
const NOUNS: usize = 4;
/// Most given names before the part of a person's name that is known.
const GIVEN_NAMES: usize = 2;

/// The head of the phrase that a name stands in.
enum Head {
    /// The name itself, or what it acts through.
    Name,
    /// The person behind it, by index of the actor.
    Person(usize),
    /// Another noun.
    Noun,
}

impl Reading<'_> {
    /// A finding with those of its targets that head their phrase; `None` where none is left.
    pub(super) fn headed<'c>(&self, hit: &Hit, finding: Finding<'c>) -> Option<Finding<'c>> {
        if matches!(hit.usage, Use::Prefix | Use::Prefixed) {
            return Some(finding);
        }
        let target = finding.target;
        let who: Vec<Who> = target
            .who
            .into_iter()
            .filter_map(|who| self.head_of(who, hit))
            .collect();
        let target = Target { who, ..target };
        (!target.who.is_empty()).then_some(Finding { target, ..finding })
    }

    /// Whom the phrase of somebody named is about; `None` where it is about a thing.
    fn head_of(&self, who: Who, hit: &Hit) -> Option<Who> {
        let named = |actor: &&Actor| Some(self.scene.span(actor.first, actor.last)) == who.seen;
        let Some(actor) = self.scene.actors.iter().find(named) else {
            return Some(who);
        };
        match self.head(actor, hit) {
            Head::Name => Some(who),
            Head::Noun => None,
            Head::Person(index) => {
                let person = &self.scene.actors[index];
                Some(Who {
                    chain: person.chain,
                    seen: Some(self.scene.span(person.first, person.last)),
                    ..who
                })
            }
        }
    }

    /// Follows the nouns behind a name to the last of them. Before the cue they end there.
    fn head(&self, actor: &Actor, hit: &Hit) -> Head {
        let tokens = &self.scene.tokens;
        let acts = tokens[actor.last].is(Class::Organ) && actor.class != EntityType::Per;
        let elsewhere = tokens[actor.first].clause != tokens[hit.first].clause;
        if actor.case == Case::Genitive || actor.kind == MentionKind::Adj || acts || elsewhere {
            return Head::Name;
        }
        let start = actor.last + 1;
        let end = match actor.last < hit.first {
            true => hit.first,
            false => self.ceiling(actor.first),
        };
        if self.is_statute(actor) || self.is_hyphened(start, end) {
            return Head::Noun;
        }
        let nouns = (start..end.min(start + NOUNS))
            .take_while(|&at| self.is_noun(&tokens[at]) && !(at > start && self.starts_anew(at)))
            .count();
        let nouns = nouns.saturating_sub(usize::from(self.ends_in_verb(start + nouns, hit)));
        let Some(last) = nouns.checked_sub(1).map(|more| start + more) else {
            return Head::Name;
        };
        let given = |at: &usize| {
            let token = &tokens[*at];
            token.actor.is_none() && token.capital && token.is_plain()
        };
        let next = (last + 1..end).take(GIVEN_NAMES).take_while(given).count() + last + 1;
        match tokens.get(next).and_then(|next| next.actor) {
            Some(next) if self.is_job_of(last, next) => Head::Person(next),
            _ if acts_for_name(&tokens[last]) || self.is_deed(last) => Head::Name,
            _ => Head::Noun,
        }
    }

    /// `chemist Ann Roe`: one noun that may be what a person is, right before his name.
    fn is_job_of(&self, noun: usize, person: usize) -> bool {
        let token = &self.scene.tokens[noun];
        let word = &self.scene.text[token.span.range()];
        let many = word.ends_with('s') && !word.ends_with("ss");
        let thing = token.any(&[Class::Owned, Class::Act, Class::Bargain]);
        self.scene.actors[person].class == EntityType::Per && !many && !thing
    }

    /// Whether a deed stands there with whom it hits, so that the name before it is who does it: Lakeland sanctions on Hillshire.
    fn is_deed(&self, noun: usize) -> bool {
        const HITS: [Class; 3] = [Class::On, Class::Against, Class::Of];
        let tokens = &self.scene.tokens;
        let next = tokens.get(noun + 1);
        tokens[noun].is(Class::Act)
            && next.is_some_and(|next| next.actor.is_none() && next.any(&HITS))
    }

    /// Whether a capital behind a small letter begins the sentence behind a headline: `slams Lakeland plan Former …`.
    fn starts_anew(&self, at: usize) -> bool {
        self.scene.tokens[at].capital && !self.scene.tokens[at - 1].capital
    }

    /// Whether what somebody owns is named as his work: `its phone Lakeland One`, `his Lake Blues`, but not `its rival Hill Foods`.
    pub(super) fn is_own_work(&self, owner: usize, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let between = &tokens[owner + 1..actor.first];
        let close = between.iter().all(|token| preposition(token).is_none());
        let bare = between.is_empty() && actor.class == EntityType::Org;
        let product = between.last().is_some_and(|last| last.is(Class::Product));
        close && (bare || product)
    }

    /// Whether somebody is named as a work or a ware: the film Lake Blues, software like Lakeware.
    pub(super) fn is_work(&self, who: &Who) -> bool {
        let tokens = &self.scene.tokens;
        let named = |actor: &&Actor| Some(self.scene.span(actor.first, actor.last)) == who.seen;
        let Some(actor) = self.scene.actors.iter().find(named) else {
            return false;
        };
        let example = |token: &Token| {
            let word = &self.scene.text[token.span.range()];
            token.is_mark(&[',']) || matches!(word, "like" | "such" | "as")
        };
        let before = (0..actor.first).rev().find(|&at| !example(&tokens[at]));
        actor.class != EntityType::Per
            && before.is_some_and(|at| tokens[at].actor.is_none() && tokens[at].is(Class::Product))
    }

    /// Whether the name is that of a law: the Ferries Act.
    fn is_statute(&self, actor: &Actor) -> bool {
        let tokens = &self.scene.tokens;
        let word = actor.last > actor.first && tokens[actor.last].is(Class::Statute);
        word && actor.class != EntityType::Per
    }

    /// `Lakeland-born`: a hyphen binds the name to a word.
    pub(super) fn is_hyphened(&self, hyphen: usize, end: usize) -> bool {
        let tokens = &self.scene.tokens;
        let glued = |at: usize| tokens[at - 1].span.end == tokens[at].span.start;
        hyphen + 1 < end
            && tokens[hyphen].is_mark(&['-'])
            && glued(hyphen)
            && glued(hyphen + 1)
            && tokens[hyphen + 1].actor.is_none()
    }

    /// Whether the last word before `end` is no noun but the verb: what follows begins a phrase, or it is the first verb of a
    /// clause that a noun cue opens, as in `criticism of Lakeland grew`.
    fn ends_in_verb(&self, end: usize, hit: &Hit) -> bool {
        const VERBS: [Class; 3] = [Class::Auxiliary, Class::Speech, Class::Utter];
        let tokens = &self.scene.tokens;
        let verb = |token: &Token| {
            let past = self.scene.text[token.span.range()].ends_with("ed");
            let plain = token.any(&VERBS) && !token.any(&[Class::Possessive, Class::Owned]);
            token.actor.is_none() && (past || plain)
        };
        let clause = &self.clauses[tokens[hit.first].clause];
        let opens = hit.usage == Use::Noun && !tokens[clause.first..hit.first].iter().any(verb);
        let next = tokens.get(end).filter(|next| next.actor.is_none());
        let phrase = next.is_some_and(|next| {
            let object = next.any(&[Class::Determiner, Class::PronounDative, Class::Emphatic])
                && !next.is(Class::That);
            // warned T risks losing
            let said = hit.cue.is(Flag::Speech);
            object || said && self.scene.text[next.span.range()].ends_with("ing")
        });
        phrase || opens && !next.is_some_and(verb)
    }

    /// Whether a word behind a name may be a noun of its phrase: no verb form, adverb or figure.
    fn is_noun(&self, token: &Token) -> bool {
        const NOUNS: [Class; 8] = [
            Class::Owned,
            Class::Act,
            Class::Harm,
            Class::Organ,
            Class::Title,
            Class::Sport,
            Class::Cue,
            Class::Body,
        ];
        const ENDINGS: [&str; 3] = ["ed", "ing", "ly"];
        let word = &self.scene.text[token.span.range()];
        let other = ENDINGS.iter().any(|ending| word.ends_with(ending))
            || word.starts_with(|c: char| c.is_ascii_digit())
            || token.any(&[Class::Adjunct, Class::Speech, Class::Auxiliary])
            || preposition(token).is_some();
        token.actor.is_none() && !other && (token.is_plain() || token.any(&NOUNS))
    }
}

/// Whether what a noun names is of those whose name stands before it: the Lakeland plan, but not the Lakeland war or bid.
fn acts_for_name(head: &Token) -> bool {
    head.any(&[Class::Owned, Class::Organ, Class::Title, Class::Body])
        && !head.any(&[Class::Act, Class::Bargain])
}
