//! Stances in Hindi text: cues, then clause, holder, target and scope of each.
//!
//! In: a sentence with the names in it, and what the sentences before left in [`Memory`]. Out: claims.
//! `[रूस] ने [यूक्रेन] की आलोचना की।` → cue आलोचना + KAR; GEN frame → यूक्रेन; ergative → रूस; oppose.

mod clause;
mod holder;
mod phrase;
mod scope;
mod target;
#[cfg(test)]
mod tests;

use super::claim::{Claim, Who};
use super::cues::{Cue, CueError, CueTable, Flag, Frame};
use super::lexicon::{Class, Lexicon};
use super::memory::Memory;
use super::paradigm::{Form, Forms, Verb};
use super::tokens::{Case, Name, Scene};
use crate::annotate::{EntityType, Sentence};
use crate::lang::Pack;
use crate::text::NormSpan;
use clause::Clause;
use holder::Subject;

/// Most clauses looked through for a speaker.
const CLAUSES: usize = 8;
/// Most words between a head and its light verb.
const FILLERS: usize = 4;

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
struct Hit<'e> {
    cue: &'e Cue,
    /// First token of the head.
    first: usize,
    /// One past the last token, light verb included.
    end: usize,
    /// The light verb.
    verb: Option<usize>,
    /// Whether the verb group is passive.
    passive: bool,
    /// Whether its subject may stand to the right: converbs, infinitives, adjuncts.
    open: bool,
    /// Forms the verb may have.
    forms: Forms,
}

impl Hit<'_> {
    fn perfective(&self) -> bool {
        self.forms.has(Form::Perfective)
    }
}

/// Words that rules name one by one.
#[derive(Clone, Copy, Debug)]
struct Words {
    /// की, the light verb that is also a genitive
    ki: u32,
    /// के
    ke: u32,
    /// यह
    this: u32,
    /// करार
    verdict: u32,
    /// DE, which after an infinitive lets somebody do it
    let_verb: Option<Verb>,
    /// HO, the copula
    copula: Option<Verb>,
}

/// Which excluded fields a sentence speaks of.
#[derive(Clone, Copy, Debug, Default)]
struct Fields {
    court: bool,
    police: bool,
    sport: bool,
}

/// One sentence being read.
struct Reading<'e> {
    scene: &'e Scene<'e>,
    clauses: &'e [Clause],
    memory: &'e Memory,
    words: Words,
    sentence: usize,
    has: Fields,
    sources: Vec<(usize, Who)>,
}

/// The Hindi reader.
#[derive(Debug)]
pub(super) struct Engine {
    lexicon: Lexicon,
    cues: CueTable,
    words: Words,
    kar: Option<Verb>,
    de: Option<Verb>,
    jata: Option<Verb>,
    bata: Option<Verb>,
}

impl Engine {
    /// An engine of a pack's tables.
    ///
    /// # Errors
    /// Names a cue row that cannot be used.
    pub(super) fn new(pack: &Pack) -> Result<Self, CueError> {
        let mut lexicon = Lexicon::new(pack.stance_words, true);
        let cues = CueTable::new(pack.stance, &mut lexicon)?;
        let words = Words {
            ki: lexicon.intern("की"),
            ke: lexicon.intern("के"),
            this: lexicon.intern("यह"),
            verdict: lexicon.intern("करार"),
            let_verb: Verb::from_name("DE"),
            copula: Verb::from_name("HO"),
        };
        Ok(Self {
            lexicon,
            cues,
            words,
            kar: Verb::from_name("KAR"),
            de: Verb::from_name("DE"),
            jata: Verb::from_name("JATA"),
            bata: Verb::from_name("BATA"),
        })
    }

    /// The claims of one sentence; `memory` learns its subject.
    pub(super) fn read<'e>(
        &'e self,
        index: usize,
        sentence: &Sentence,
        text: &'e str,
        names: &[Name],
        memory: &mut Memory,
    ) -> Vec<Claim<'e>> {
        let mut scene = Scene::new(text, sentence.span, names, &self.lexicon);
        phrase::read(&mut scene);
        let clauses = clause::cut(&mut scene);
        let mut reading = Reading {
            scene: &scene,
            clauses: &clauses,
            memory,
            words: self.words,
            sentence: index,
            has: fields(&scene),
            sources: Vec::new(),
        };
        reading.sources = scope::sources(&reading);
        let mut claims: Vec<Claim> = Vec::new();
        for hit in self.hits(&scene) {
            // of two rows for the same words the first one counts that finds its parties
            let cue = scene.span(hit.first, hit.end - 1);
            if claims.last().is_none_or(|claim| claim.span != cue) {
                claims.extend(reading.claims(&hit, sentence));
            }
        }
        let (subject, speakers) = (reading.main_subject(), reading.main_speakers());
        remember(subject, &scene, index, memory);
        if !speakers.is_empty() {
            memory.note_speakers(index, speakers);
        }
        if quotes(&scene) % 2 == 1 {
            memory.note_quote();
        }
        claims
    }

    /// The cues of a sentence, in order. Of those that overlap the longer wins, then the stronger.
    fn hits(&self, scene: &Scene) -> Vec<Hit<'_>> {
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
            for (length, cue) in self.cues.at(ahead) {
                let end = first + length;
                if let Some(verb) = self.light_verb(scene, end, cue) {
                    found.push(self.hit(scene, cue, first, verb + 1, Some(verb)));
                } else if cue.bare || cue.is(Flag::Nominal) || cue.is(Flag::Participle) {
                    found.push(self.hit(scene, cue, first, end, None));
                }
            }
        }
        found.sort_by_key(|hit| {
            let rank = (
                hit.end - hit.first,
                hit.verb.is_some(),
                hit.cue.polarity.abs(),
            );
            (std::cmp::Reverse(rank), hit.first)
        });
        // which hit took a token, by its first token and its end; rows for the same words all stay
        let mut taken = vec![None; tokens.len()];
        found.retain(|hit| {
            let own = Some((hit.first, hit.end));
            let free = taken[hit.first..hit.end]
                .iter()
                .all(|t| t.is_none() || *t == own);
            if free {
                taken[hit.first..hit.end].fill(own);
            }
            free
        });
        found.sort_by_key(|hit| hit.first);
        found
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
            passive: verb.is_some_and(|v| is_passive(scene, v)),
            open: converb || verb.is_none(),
            forms,
        }
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

/// Quotation marks of a sentence: “ and ”, or two single ones side by side.
fn quotes(scene: &Scene) -> usize {
    let tokens = &scene.tokens;
    let single = |t: usize| tokens[t].is_mark(&['\'']);
    let pairs = (1..tokens.len())
        .filter(|&t| single(t) && single(t - 1) && tokens[t - 1].span.end == tokens[t].span.start);
    tokens.iter().filter(|token| token.is_mark(&['"'])).count() + pairs.count()
}

fn fields(scene: &Scene) -> Fields {
    let any = |class| scene.tokens.iter().any(|token| token.is(class));
    Fields {
        court: any(Class::Court),
        police: any(Class::Police),
        sport: scene
            .tokens
            .iter()
            .any(|token| token.is(Class::Sport) && token.actor.is_none()),
    }
}

impl<'e> Reading<'e> {
    /// All claims of one hit: each holder with each target.
    fn claims<'c>(&self, hit: &Hit<'c>, sentence: &Sentence) -> Vec<Claim<'c>> {
        let Some((holders, targets, rule)) = self.parties(hit) else {
            return Vec::new();
        };
        let Some(scope) = self.scope(hit, &holders) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for &holder in &holders {
            for &target in &targets.who {
                if holder.chain == target.chain {
                    continue;
                }
                found.push(Claim {
                    cue: hit.cue,
                    rule,
                    holder,
                    target,
                    via: targets.via.map(|t| self.scene.tokens[t].span),
                    turned: targets.turned,
                    negated: scope.negated,
                    degree: scope.degree,
                    modality: scope.modality,
                    neutral: scope.neutral,
                    implicit: false,
                    attribution: scope.attribution.clone(),
                    sentence: self.sentence,
                    clause: self.scene.tokens[hit.first].clause,
                    field: sentence.field,
                    evidence: self.evidence(hit, &holder, &target),
                    span: self.scene.span(hit.first, hit.end - 1),
                    factor: scope.factor,
                });
            }
        }
        found
    }

    /// The words from the first to the last of cue, holder and target, as far as this sentence has them.
    fn evidence(&self, hit: &Hit, holder: &Who, target: &Who) -> NormSpan {
        let cue = self.scene.span(hit.first, hit.end - 1);
        [holder.seen, target.seen]
            .into_iter()
            .flatten()
            .fold(cue, NormSpan::hull)
    }

    /// Holders, target and the name of the rule.
    fn parties(&self, hit: &Hit) -> Option<(Vec<Who>, target::Target, &'static str)> {
        let cue = hit.cue;
        if cue.takes(Frame::Inverse) {
            return self.inverse(hit);
        }
        if cue.takes(Frame::Between)
            && let Some(target) = self.between(hit)
        {
            return Some((target.who.clone(), target, "hi.between"));
        }
        if self.is_told(hit) {
            let clause = self.scene.tokens[hit.first].clause;
            return Some((self.speaker_of(clause)?, self.target(hit)?, "hi.told"));
        }
        if cue.takes(Frame::Attributive) && hit.verb.is_none() {
            let target = self.target(hit)?;
            return Some((self.judge(hit)?, target, "hi.attributive"));
        }
        if cue.is(Flag::Prefixed) {
            return self.prefixed(hit);
        }
        if cue.is(Flag::Weak) && !self.stands_alone(hit) {
            return None;
        }
        let target = self.target(hit);
        if target.is_none() && cue.is(Flag::Reciprocal) {
            return self.reciprocal(hit);
        }
        let target = target?;
        if let Some(doer) = self.blamed_doer(hit) {
            return Some((doer, target, "hi.doer"));
        }
        let holder = self.holder(hit)?;
        Some((holder.who, target, rule_name(holder.rule)))
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
    fn prefixed(&self, hit: &Hit) -> Option<(Vec<Who>, target::Target, &'static str)> {
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
    fn inverse(&self, hit: &Hit) -> Option<(Vec<Who>, target::Target, &'static str)> {
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
    fn between(&self, hit: &Hit) -> Option<target::Target> {
        let floor = self.floor(hit.first);
        let index = (floor..hit.first).rev().find_map(|t| {
            let index = self.scene.tokens[t].actor?;
            (self.scene.actors[index].case == Case::Between).then_some(index)
        })?;
        Some(self.actor_target(index, hit.first))
    }

    /// `A और B ने सहमति जताई`: each with the other.
    fn reciprocal(&self, hit: &Hit) -> Option<(Vec<Who>, target::Target, &'static str)> {
        match self.subject(hit.first, hit.perfective(), hit.open) {
            Subject::Known(who) if who.len() > 1 => {
                let target = target::Target {
                    who: who.clone(),
                    at: hit.first,
                    ..target::Target::default()
                };
                Some((who, target, "hi.reciprocal"))
            }
            _ => None,
        }
    }

    /// Whether no verb of another cue takes the KHILAF phrase: the clause has a subject and goes on with an adjunct.
    fn stands_alone(&self, hit: &Hit) -> bool {
        self.scene.tokens.get(hit.end).is_some_and(|next| {
            next.is(Class::Auxiliary) || next.actor.is_none() && next.is(Class::Stand)
        })
    }

    /// The one who is blamed is the doer of what he is blamed for: `T पर हमला करने के लिए X की आलोचना`, `T पर आरोप लगाने के कारण X को बर्खास्त`.
    fn blamed_doer(&self, hit: &Hit) -> Option<Vec<Who>> {
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
            tokens[t].any(&[Class::Against, Class::Act, Class::Harm])
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
        before
            .or(after)
            .filter(|_| blames)
            .map(|index| self.who(index))
    }

    /// Who speaks in the sentence, for मैं and हम in the next: the subject of the first clause that कि or a quotation follows, else who is quoted on.
    fn main_speakers(&self) -> Vec<usize> {
        let said = self
            .clauses
            .iter()
            .take(CLAUSES)
            .find(|clause| clause.link == clause::Link::That);
        let who = said.and_then(|clause| match self.clause_subject(clause.parent?) {
            Subject::Known(who) => Some(who.iter().map(|one| one.chain).collect()),
            _ => None,
        });
        who.unwrap_or_else(|| self.memory.quoting(self.sentence).to_vec())
    }

    /// The sentence's subject, for the pronouns of the next: the first ergative, else the first bare name.
    fn main_subject(&self) -> Option<usize> {
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
        first(Case::Bare).or_else(|| first(Case::Dative))
    }
}

/// Names a holder rule in records.
fn rule_name(rule: &str) -> &'static str {
    match rule {
        "agent" => "hi.agent",
        "genitive" => "hi.genitive",
        "dative" => "hi.dative",
        "participle" => "hi.participle",
        "appositive" => "hi.appositive",
        "copula" => "hi.copula",
        "speaker" => "hi.speaker",
        "after_verb" => "hi.after_verb",
        "permitted" => "hi.permitted",
        "understood" => "hi.understood",
        _ => "hi.subject",
    }
}

/// Leaves a sentence's subject, its other persons and who speaks for whom to the sentences after it.
fn remember(subject: Option<usize>, scene: &Scene, sentence: usize, memory: &mut Memory) {
    let persons = scene
        .actors
        .iter()
        .filter(|actor| actor.class == EntityType::Per && !actor.modifier);
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
