//! Who is for or against whom, with the words that show it.

use super::{Chain, Field, Sentence, Settings};
use crate::lang::Languages;
use crate::normalize::Normalized;
use crate::text::{Milli, NormSpan};

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

/// Reads stances.
#[derive(Debug)]
pub struct Reader {}

impl Reader {
    /// A reader with these settings and cue tables.
    pub fn new(_settings: &Settings, _languages: &Languages) -> Self {
        Self {}
    }

    /// The stances of an article in order of evidence, and how many more were dropped at the cap.
    pub fn read(
        &self,
        _article: &Normalized,
        _sentences: &[Sentence],
        _chains: &[Chain],
    ) -> (Vec<Stance>, u32) {
        (Vec::new(), 0)
    }
}

/// Sums stances up by holder and target, in that order.
pub fn weigh(_stances: &[Stance]) -> Vec<Pair> {
    Vec::new()
}
