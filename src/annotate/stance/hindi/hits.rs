//! Where Hindi cues stand: a head, its light verb, and what lies between.
//!
//! `कड़ी आलोचना भी नहीं की` → head आलोचना, light verb की; `आलोचना की वजह` → no hit, की is a genitive.

use super::super::apart::apart;
use super::super::cue_table::Head;
use super::super::cues::{Cue, Flag};
use super::super::lexicon::{Class, Lexicon};
use super::super::paradigm::{Form, Forms, Verb};
use super::super::tokens::{Scene, Token};
use super::Engine;

/// Most words between a head and its light verb.
const FILLERS: usize = 4;

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'e> {
    pub(super) cue: &'e Cue,
    /// First token of the head.
    pub(super) first: usize,
    /// One past the last token, light verb included.
    pub(super) end: usize,
    /// The light verb.
    pub(super) verb: Option<usize>,
    /// Whether the verb group is passive.
    pub(super) passive: bool,
    /// Whether its subject may stand to the right: converbs, infinitives, adjuncts.
    pub(super) open: bool,
    /// Forms the verb may have.
    pub(super) forms: Forms,
}

impl Hit<'_> {
    pub(super) fn perfective(&self) -> bool {
        self.forms.has(Form::Perfective)
    }
}

impl Engine {
    /// The cues of a sentence, in order. Of those that overlap the longer wins, then the stronger.
    pub(super) fn hits(&self, scene: &Scene) -> Vec<Hit<'_>> {
        let tokens = &scene.tokens;
        let mut found: Vec<Hit> = Vec::new();
        for first in 0..tokens.len() {
            if tokens[first].word == Lexicon::UNKNOWN || tokens[first].actor.is_some() {
                continue;
            }
            let ahead = tokens[first..].iter().map(|token| {
                if token.actor.is_some() {
                    Lexicon::UNKNOWN
                } else {
                    token.word
                }
            });
            for Head { length, cue, stem } in self.cues.at(ahead) {
                let end = first + length;
                if stem {
                    if self.leans(scene, end) {
                        found.push(self.hit(scene, cue, first, end + 1, Some(end)));
                    }
                } else if let Some(verb) = self.light_verb(scene, end, cue) {
                    found.push(self.hit(scene, cue, first, verb + 1, Some(verb)));
                } else if let Some(verb) = self.verb_before(scene, first, end, cue) {
                    found.push(self.hit(scene, cue, first, end, Some(verb)));
                } else if cue.bare || cue.is(Flag::Nominal) || cue.is(Flag::Participle) {
                    found.push(self.hit(scene, cue, first, end, None));
                }
            }
        }
        apart(
            found,
            tokens.len(),
            |hit| (hit.first, hit.end),
            |hit| {
                (
                    hit.end - hit.first,
                    hit.verb.is_some(),
                    hit.cue.polarity.abs(),
                )
            },
        )
    }

    fn hit<'e>(
        &self,
        scene: &Scene,
        cue: &'e Cue,
        first: usize,
        end: usize,
        verb: Option<usize>,
    ) -> Hit<'e> {
        let tokens = &scene.tokens;
        // a plain verb is its own light verb
        let plain = verb.is_none() && tokens[end - 1].entry.forms != Forms::default();
        let verb = verb.or(plain.then(|| end - 1));
        let forms = verb.map(|v| tokens[v].entry.forms).unwrap_or_default();
        let next = |n: usize| verb.and_then(|v| tokens.get(v + n));
        let converb = forms.has(Form::Converb)
            || forms.has(Form::Infinitive)
            || forms.has(Form::Imperfective)
                && !next(1).is_some_and(|t| t.is(Class::Auxiliary) && !t.is(Class::Participle));
        Hit {
            cue,
            first,
            end,
            verb,
            passive: verb.is_some_and(|v| is_passive(scene, v) || self.befalls(scene, v)),
            open: converb || verb.is_none(),
            forms,
        }
    }

    /// Whether the verb at `at` carries a stem before it: ठुकरा दिया, घेर लेंगे, धमका रहे.
    fn leans(&self, scene: &Scene, at: usize) -> bool {
        const CARRIERS: [Class; 3] = [Class::Vector, Class::Progressive, Class::Capable];
        let carrier = scene.tokens.get(at).filter(|token| token.actor.is_none());
        let gives = |token: &Token| {
            let verbs = [self.de, self.le].into_iter().flatten();
            verbs.into_iter().any(|verb| token.entry.verbs.has(verb))
        };
        carrier.is_some_and(|token| token.any(&CARRIERS) || gives(token))
    }

    /// आरोप लगा, आरोप लगे: nobody is said to do it. In लगा दिया and लगा रहे the same letters are the stem of लगाना.
    fn befalls(&self, scene: &Scene, verb: usize) -> bool {
        let own = scene.tokens[verb].entry;
        let lag = self.words.befall.is_some_and(|lag| own.verbs.has(lag));
        let stem = own.forms.has(Form::Converb);
        let goes_on = [Class::Vector, Class::Progressive, Class::Capable];
        let next = scene.tokens.get(verb + 1);
        lag && !(stem && next.is_some_and(|next| next.any(&goes_on)))
    }

    /// The token of the light verb that completes a head ending before `end`.
    fn light_verb(&self, scene: &Scene, end: usize, cue: &Cue) -> Option<usize> {
        let tokens = &scene.tokens;
        let takes = |verb: Option<Verb>| verb.is_some_and(|verb| cue.verbs.contains(&verb));
        let mut expressed = false;
        for (at, token) in tokens.iter().enumerate().skip(end).take(FILLERS) {
            if token.actor.is_some() || cue.verbs.is_empty() {
                return None;
            }
            let is = |verb: Option<Verb>| verb.is_some_and(|verb| token.entry.verbs.has(verb));
            if expressed && (is(self.kar) || is(self.de)) {
                return Some(at);
            }
            if !expressed && cue.verbs.iter().any(|&verb| token.entry.verbs.has(verb)) {
                let genitive = token.word == self.words.ki && !self.ends_clause(scene, at + 1);
                return (!genitive).then_some(at);
            }
            let express = token.is(Class::Express) && takes(self.jata)
                || token.word == self.words.verdict && takes(self.bata);
            expressed |= express;
            let filler = token.any(&[
                Class::Emphatic,
                Class::Negator,
                Class::Adverb,
                Class::DegreeUp,
                Class::DegreeDown,
            ]);
            // सेक्यूलर नेता बताया
            let named = takes(self.bata) && token.is(Class::Title);
            if !express && !filler && !named && !token.is_quote() {
                return None;
            }
        }
        None
    }

    /// The light verb of a head that closes its clause, as headlines put it: right before the head (`पर किया प्रहार`, `कर सकती है
    /// समर्थन`) or right after the subject (`ने की T की तारीफ`).
    fn verb_before(&self, scene: &Scene, first: usize, end: usize, cue: &Cue) -> Option<usize> {
        const REACH: usize = 16;
        const GROUP: [Class; 5] = [
            Class::Auxiliary,
            Class::Progressive,
            Class::Capable,
            Class::Vector,
            Class::Negator,
        ];
        let tokens = &scene.tokens;
        let closes = tokens
            .get(end)
            .is_none_or(|next| next.mark.is_some() && !next.is_quote() || next.is(Class::That));
        if !closes || cue.verbs.is_empty() {
            return None;
        }
        let named = |t: usize| tokens[t].actor.is_some();
        let carries = |t: usize| {
            !named(t)
                && cue
                    .verbs
                    .iter()
                    .any(|&verb| tokens[t].entry.verbs.has(verb))
        };
        let before = first.checked_sub(1)?;
        let group = (0..=before).rev().take(GROUP.len());
        let near = group
            .into_iter()
            .find(|&t| named(t) || !tokens[t].any(&GROUP));
        if let Some(verb) = near.filter(|&t| carries(t) && tokens[t].word != self.words.ki) {
            let finite = [Form::Perfective, Form::Future];
            let forms = tokens[verb].entry.forms;
            if verb < before || finite.iter().any(|&form| forms.has(form)) {
                return Some(verb);
            }
        }
        let subject = (0..before).rev().take(REACH);
        let subject = subject
            .into_iter()
            .find(|&t| tokens[t].is(Class::Ergative) && !named(t))?;
        let verb = subject + 1;
        let perfective = tokens[verb].entry.forms.has(Form::Perfective);
        (perfective && carries(verb)).then_some(verb)
    }

    /// Whether `HEAD की` is a verb by what follows: an auxiliary, a mark, कि, और, जा-, a name, or nothing.
    fn ends_clause(&self, scene: &Scene, at: usize) -> bool {
        const AFTER: [Class; 8] = [
            Class::Auxiliary,
            Class::Passive,
            Class::That,
            Class::And,
            Class::But,
            Class::Progressive,
            Class::Capable,
            Class::Negator,
        ];
        scene.tokens.get(at).is_none_or(|next| {
            next.actor.is_some() || next.mark.is_some() && !next.is_quote() || next.any(&AFTER)
        })
    }
}

/// Whether a form of जाना makes the verb group passive.
fn is_passive(scene: &Scene, verb: usize) -> bool {
    const REACH: usize = 4;
    let mut perfective = scene.tokens[verb].entry.forms.has(Form::Perfective);
    for token in scene.tokens.iter().skip(verb + 1).take(REACH) {
        if token.is(Class::Passive) {
            return perfective;
        }
        if !token.any(&[Class::Vector, Class::Emphatic, Class::Negator]) {
            return false;
        }
        perfective |= token.is(Class::Vector);
    }
    false
}
