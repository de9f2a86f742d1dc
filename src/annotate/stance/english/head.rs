//! Heads of English subjects: the noun that stands as a subject acts for a name of its phrase, or it is somebody else.
//!
//! `Ann's statement blasted`, `the leader of Lakeland said`: the owner acts. `a Lakeland investor praised`, `the Lakeland kite shop
//! closed`: the name only says which investor and which shop. `Ann, who criticised Bob`: Ann, the head of a relative clause.

use super::super::lexicon::Class;
use super::super::tokens::{Actor, Case, Token};
use super::Reading;
use super::phrase::preposition;
use super::subject::{Subject, may_be_subject};
use crate::annotate::{EntityType, MentionKind};

impl Reading<'_> {
    /// `T's statement` or `a report by T` right before the verb: the owner.
    pub(super) fn owner_left_of(&self, prior: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 6;
        let tokens = &self.scene.tokens;
        for t in (floor.max(prior.saturating_sub(REACH))..=prior).rev() {
            if let Some(index) = tokens[t].actor {
                return self.owns_subject(index).then_some(index);
            }
            // backed Ann's stance and left: Ann has not left
            if tokens[t].mark.is_some()
                || tokens[t].is(Class::And)
                || tokens[t].any(&[Class::Speech, Class::Auxiliary])
                    && !tokens[t].is(Class::Possessive)
            {
                return None;
            }
        }
        None
    }

    /// `Ann, head of the club, criticised`: the name before what stands between commas.
    pub(super) fn apposed_subject(&self, comma: usize, floor: usize) -> Option<usize> {
        const REACH: usize = 8;
        let tokens = &self.scene.tokens;
        let verb = |t: &usize| {
            tokens[*t].actor.is_none() && tokens[*t].any(&[Class::Auxiliary, Class::Speech])
        };
        let inside = (floor.max(comma.saturating_sub(REACH))..comma).rev();
        let opening = inside
            .take_while(|t| !verb(t))
            .find(|&t| tokens[t].is_mark(&[',']))
            .filter(|_| tokens[comma].is_mark(&[',']))?;
        let index = tokens[opening.checked_sub(1)?].actor?;
        let actor = &self.scene.actors[index];
        // as Ann, head of the club, criticised: while she did
        let stands = may_be_subject(actor) || actor.case == Case::Other && !actor.modifier;
        (stands && actor.class == EntityType::Per).then_some(index)
    }

    /// `T's statement blasted`, `a report by T says`, `the leader of T`: the owner acts through what it owns.
    pub(super) fn owns_subject(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        let acts = [Class::Owned, Class::Organ, Class::Title];
        match actor.case {
            Case::Genitive => (actor.last + 2..tokens.len().min(actor.last + 5))
                .any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts)),
            Case::Of | Case::Agent => {
                // the invasion of T is not T's
                let suffers =
                    |t: usize| actor.case == Case::Of && tokens[t].any(&[Class::Act, Class::Harm]);
                let start = actor.first.saturating_sub(4);
                (start..actor.first)
                    .any(|t| tokens[t].actor.is_none() && tokens[t].any(&acts) && !suffers(t))
            }
            _ => {
                actor.kind == MentionKind::Adj
                    && tokens.get(actor.last + 1).is_some_and(|t| t.any(&acts))
            }
        }
    }

    /// Nouns right behind a name that is no person are somebody else: a Lakeland investor, Lakeland kite club members.
    pub(super) fn is_compound(&self, noun: usize) -> bool {
        const NOUNS: usize = 3;
        let tokens = &self.scene.tokens;
        let is_noun = |token: &Token| {
            let word = &self.scene.text[token.span.range()];
            let other = word.ends_with("ed") || word.ends_with("ly");
            token.actor.is_none() && token.is_plain() && !token.capital && !other
        };
        let mut before = (0..noun).rev().take(NOUNS);
        let behind = before
            .find(|&b| !is_noun(&tokens[b]))
            .and_then(|b| self.scene.actor(b));
        is_noun(&tokens[noun])
            && behind
                .is_some_and(|actor| actor.class != EntityType::Per && actor.case != Case::Genitive)
    }

    /// `the Lakeland kite shop`: the name of a state behind an article and before a noun that is no organ of its;
    /// `the Kite-winning star`: a name that a hyphen binds to a word.
    pub(super) fn describes(&self, index: usize) -> bool {
        let tokens = &self.scene.tokens;
        let actor = &self.scene.actors[index];
        if self.is_hyphened(actor.last + 1, tokens.len()) {
            return true;
        }
        let article = actor
            .first
            .checked_sub(1)
            .is_some_and(|b| tokens[b].actor.is_none() && tokens[b].is(Class::Determiner));
        let noun = tokens.get(actor.last + 1).is_some_and(|next| {
            let verb = self.scene.text[next.span.range()].ends_with("ed");
            next.actor.is_none() && next.is_plain() && !verb
        });
        actor.class == EntityType::Gpe && actor.case != Case::Genitive && article && noun
    }

    /// Whether a person is named there by a part of what he is called in full further on, as in a headline before its first
    /// sentence: `[Doe] slammed by miners Miners have slammed Mary Doe`.
    pub(super) fn is_in_headline(&self, index: usize) -> bool {
        let actors = &self.scene.actors;
        let short = &actors[index];
        let length = |actor: &Actor| actor.last - actor.first;
        let mut later = actors[index + 1..].iter();
        short.class == EntityType::Per
            && later.any(|full| full.chain == short.chain && length(full) > length(short))
    }

    /// Whether a person is named in full behind a headline that names him in part: `Doe slams law [Mary Doe] has slammed`.
    pub(super) fn ends_headline(&self, index: usize) -> bool {
        let actors = &self.scene.actors;
        let full = &actors[index];
        let mut before = (0..index).filter(|&short| actors[short].chain == full.chain);
        before
            .next()
            .is_some_and(|short| self.is_in_headline(short))
            && !full.modifier
    }

    /// Whether a plain noun right before the verb comes after another verb, so that it is the subject of its own: the bridge is one of
    /// many works agreed with X, Ann hoped both towns would help X, Ann asked why ministers attacked X.
    pub(super) fn has_verb_before(&self, noun: usize, floor: usize) -> bool {
        const VERBS: [Class; 4] = [Class::Auxiliary, Class::Modal, Class::Speech, Class::Think];
        const NOUNS: [Class; 5] = [
            Class::Organ,
            Class::Police,
            Class::Court,
            Class::Act,
            Class::Owned,
        ];
        const NOUN_BEFORE: [Class; 3] =
            [Class::Determiner, Class::PronounGenitive, Class::Possessive];
        let tokens = &self.scene.tokens;
        let token = &tokens[noun];
        let noun_here = |at: usize| {
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            before.is_some_and(|token| token.any(&NOUN_BEFORE))
        };
        // had in a letter accused
        let parted = |at: usize| preposition(&tokens[at + 1]).is_some();
        // not the unelected of unelected ministers
        let past = |at: usize| {
            let word = &self.scene.text[tokens[at].span.range()];
            tokens[at].is_plain() && word.ends_with("ed") && at + 1 < noun
        };
        let phrase = (floor..noun)
            .rev()
            .take_while(|&t| tokens[t].mark.is_none());
        let noun = token.is_plain() || token.any(&NOUNS);
        token.actor.is_none()
            && noun
            && !["ly", "ed"]
                .iter()
                .any(|ending| self.scene.text[token.span.range()].ends_with(ending))
            && phrase.take_while(|&t| !tokens[t].is(Class::And)).any(|t| {
                tokens[t].actor.is_none()
                    && (tokens[t].any(&VERBS) || past(t))
                    && !tokens[t].is(Class::Possessive)
                    && !noun_here(t)
                    && !(tokens[t].is(Class::Auxiliary) && parted(t))
            })
    }

    /// The noun a relative clause modifies: the last actor before it.
    pub(super) fn antecedent(&self, clause: usize) -> Subject {
        const GAP: usize = 4;
        let start = self.clauses[clause].first;
        let near = || (start.saturating_sub(GAP)..start).rev();
        let found = near().find_map(|t| self.scene.tokens[t].actor);
        // a Lakeland woman who
        let noun = near().nth(1).filter(|&noun| self.is_compound(noun));
        match found.filter(|_| noun.is_none()) {
            // Lakelanders who: some of them
            Some(index)
                if self.scene.actors[index].case != Case::Genitive
                    && self.scene.actors[index].kind != MentionKind::Adj =>
            {
                Subject::Known(self.who(index))
            }
            _ => Subject::Stranger,
        }
    }
}
