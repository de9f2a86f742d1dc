//! Who is for or against whom, with the words that show it.
//!
//! In: an article, its sentences, and the chains of those named in it. Out: [`Stance`]s, summed up to [`Pair`]s by [`weigh`].
//!
//! ```text
//! cue table ─▶ cues ──┐                     ┌─▶ holder ─┐
//! word classes ─▶ lexicon ─▶ tokens ─▶ hindi, english ──┼─▶ target ─┼─▶ claim ─▶ Stance ─▶ weigh ─▶ Pair
//!                                           └─▶ scope  ─┘
//! ```
//!
//! `रूस ने यूक्रेन की आलोचना की।` gives रूस → यूक्रेन, oppose, cue `आलोचना की`, rule `hi.subject`. Rules are grammar: a case marker, a
//! light verb, a clause border. What a word says stands in the tables under `config/lang/`.

mod apart;
mod claim;
mod confidence;
mod cue_table;
mod cues;
mod english;
mod hindi;
mod inflect;
mod lexicon;
mod memory;
mod own;
mod paradigm;
mod tokens;
mod trace;
mod weigh;

#[cfg(test)]
mod kit;
#[cfg(test)]
mod laws;

pub use cues::CueError;
pub use own::OwnCues;
pub use trace::{Outcome, Silence, Trace};
pub use weigh::weigh;

use super::{Chain, Field, Sentence, Settings};
use crate::lang::{Lang, Languages};
use crate::normalize::Normalized;
use crate::text::{Milli, NormSpan};
use memory::Memory;
use std::cmp::Reverse;
use trace::Met;

/// Which side a stance takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// For the target.
    Support,
    /// Against the target.
    Oppose,
    /// Neither.
    Neutral,
    /// Both; only in sums.
    Mixed,
}

impl Label {
    /// The side that sums of support and opposition take, and their score `(support - oppose) / (support + oppose)`: support at
    /// 1/3 or more, oppose at -1/3 or less, mixed between; 0 where both are nothing.
    pub fn balance(support: Milli, oppose: Milli) -> (Self, Milli) {
        /// A third, rounded towards zero as [`Milli::ratio`] rounds.
        const SIDE: Milli = Milli(333);
        let score = Milli::ratio((support - oppose).0, (support + oppose).0);
        let label = match score {
            score if score >= SIDE => Label::Support,
            score if score <= -SIDE => Label::Oppose,
            _ => Label::Mixed,
        };
        (label, score)
    }
}

/// How the text presents the stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As somebody's words.
    Reported,
    /// Under a condition.
    Conditional,
    /// As promised or foreseen.
    Future,
    /// As wanted.
    Intended,
    /// As a question.
    Question,
}

/// What the holder does (SPEC section 1, `act`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(
    missing_docs,
    reason = "the names are the documentation: a closed list of verbs"
)]
pub enum Act {
    Support,
    Agree,
    Aid,
    Cooperate,
    Praise,
    Defend,
    Concede,
    Meet,
    Request,
    Report,
    Concern,
    Criticize,
    Accuse,
    Oppose,
    Deny,
    Reject,
    Demand,
    Mock,
    Warn,
    Threaten,
    Protest,
    Sanction,
    Coerce,
    Fight,
}

impl Act {
    /// The act of a name in cue tables: `CRITICIZE`.
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "SUPPORT" => Act::Support,
            "AGREE" => Act::Agree,
            "AID" => Act::Aid,
            "COOPERATE" => Act::Cooperate,
            "PRAISE" => Act::Praise,
            "DEFEND" => Act::Defend,
            "CONCEDE" => Act::Concede,
            "MEET" => Act::Meet,
            "REQUEST" => Act::Request,
            "REPORT" => Act::Report,
            "CONCERN" => Act::Concern,
            "CRITICIZE" => Act::Criticize,
            "ACCUSE" => Act::Accuse,
            "OPPOSE" => Act::Oppose,
            "DENY" => Act::Deny,
            "REJECT" => Act::Reject,
            "DEMAND" => Act::Demand,
            "MOCK" => Act::Mock,
            "WARN" => Act::Warn,
            "THREATEN" => Act::Threaten,
            "PROTEST" => Act::Protest,
            "SANCTION" => Act::Sanction,
            "COERCE" => Act::Coerce,
            "FIGHT" => Act::Fight,
            _ => return None,
        })
    }
}

/// One place where the text shows a holder's stance on a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Index of the holder's chain.
    pub holder: usize,
    /// Index of the target's chain.
    pub target: usize,
    /// The thing of the target's that the stance is about (नीति, फैसला).
    pub via: Option<String>,
    /// -1 to 1.
    pub polarity: Milli,
    /// The side that polarity takes.
    pub label: Label,
    /// What the holder does.
    pub act: Act,
    /// PLOVER event class of the cue, where its row has one.
    pub plover: Option<String>,
    /// CAMEO event code of the cue, where its row has one.
    pub cameo: Option<String>,
    /// 1 to 3, where the cue's row has one.
    pub intensity: Option<u8>,
    /// How the text presents it.
    pub modality: Modality,
    /// Whether a negation turned it.
    pub negated: bool,
    /// Whether it only follows from another stance.
    pub implicit: bool,
    /// Chains of those who report it, outermost first; empty for the narrator.
    pub attribution: Vec<usize>,
    /// Index of the sentence.
    pub sentence: usize,
    /// The field the spans count in.
    pub field: Field,
    /// The words that show it, inside the sentence, in bytes.
    pub evidence: NormSpan,
    /// The word or phrase that tells, inside the evidence, in bytes.
    pub cue: NormSpan,
    /// 0 to 1.
    pub confidence: Milli,
    /// The rule that found it, such as `hi.gen`.
    pub rule: &'static str,
    /// The cue's row.
    pub cue_id: String,
}

/// All stances of one holder on one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index of the holder's chain.
    pub holder: usize,
    /// Index of the target's chain.
    pub target: usize,
    /// Support at a score of 1/3 or more, oppose at -1/3 or less, mixed between.
    pub label: Label,
    /// (support - oppose) / (support + oppose).
    pub score: Milli,
    /// Sum of confidence × polarity on the supporting side.
    pub support: Milli,
    /// The same on the opposing side.
    pub oppose: Milli,
    /// Indexes of its stances, best evidence first.
    pub stances: Vec<usize>,
}

/// Reads stances. Built once; a language without cue tables gives none.
#[derive(Debug)]
pub struct Reader {
    settings: Settings,
    hindi: Option<hindi::Engine>,
    english: Option<english::Engine>,
}

impl Reader {
    /// A reader with these settings and cue tables, and rows of the user's own.
    pub fn new(settings: &Settings, languages: &Languages, own: &OwnCues) -> Self {
        let tested = "the shipped cue tables are tested to compile";
        Self {
            settings: settings.clone(),
            english: languages
                .pack(Lang::En)
                .map(|pack| english::Engine::new(pack, own).expect(tested)),
            hindi: languages
                .pack(Lang::Hi)
                .map(|pack| hindi::Engine::new(pack, own).expect(tested)),
        }
    }

    /// The stances of an article in order of evidence, and how many more were dropped: those below the least confidence, and the
    /// least sure of those above the cap.
    pub fn read(
        &self,
        article: &Normalized,
        sentences: &[Sentence],
        chains: &[Chain],
    ) -> (Vec<Stance>, u32) {
        let (mut found, mut unsure) = (Vec::new(), 0);
        self.cues(article, sentences, chains, |_, sentence, met| {
            let stances = claim::settle(trace::claims(met), sentence.field.of(article));
            let wanted = stances.into_iter().filter(|stance| self.wants(stance));
            let (sure, other): (Vec<_>, Vec<_>) = wanted.partition(|stance| self.is_sure(stance));
            found.extend(sure);
            unsure += other.len();
        });
        let (found, above) = self.cap(found);
        (found, u32::try_from(unsure + above).unwrap_or(u32::MAX))
    }

    /// What came of every cue of an article, in order, and why; the cap aside.
    pub fn trace(
        &self,
        article: &Normalized,
        sentences: &[Sentence],
        chains: &[Chain],
    ) -> Vec<Trace> {
        let mut traces = Vec::new();
        self.cues(article, sentences, chains, |index, sentence, met| {
            let field = sentence.field;
            traces.extend(self.outcomes(met, index, field, field.of(article)));
        });
        traces
    }

    /// Hands on the cues of each sentence with what they claim.
    fn cues<'r>(
        &'r self,
        article: &'r Normalized,
        sentences: &[Sentence],
        chains: &[Chain],
        mut take: impl FnMut(usize, &Sentence, Vec<Met<'r>>),
    ) {
        let names = tokens::names(chains, sentences);
        let mut memory = Memory::default();
        for (index, sentence) in sentences.iter().enumerate() {
            let names = tokens::of_sentence(&names, index);
            let text = sentence.field.of(article);
            let met = match (article.language.lang, &self.hindi, &self.english) {
                (Lang::Hi, Some(engine), _) => {
                    engine.read(index, sentence, text, names, &mut memory)
                }
                (Lang::En, _, Some(engine)) => {
                    engine.read(index, sentence, text, names, &mut memory)
                }
                _ => return,
            };
            take(index, sentence, met);
        }
    }

    fn wants(&self, stance: &Stance) -> bool {
        (self.settings.neutral || stance.label != Label::Neutral)
            && (self.settings.implicit || !stance.implicit)
    }

    fn is_sure(&self, stance: &Stance) -> bool {
        stance.confidence >= Milli::from_f64(self.settings.min_confidence)
    }

    /// The stances that are kept, and how many are not.
    fn cap(&self, mut found: Vec<Stance>) -> (Vec<Stance>, usize) {
        let most = self.settings.max_stances;
        if found.len() <= most {
            return (found, 0);
        }
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&place| (Reverse(found[place].confidence), place));
        let mut kept = vec![false; found.len()];
        order
            .iter()
            .take(most)
            .for_each(|&place| kept[place] = true);
        let dropped = found.len() - most;
        let mut kept = kept.into_iter();
        found.retain(|_| kept.next().unwrap_or(false));
        (found, dropped)
    }
}
