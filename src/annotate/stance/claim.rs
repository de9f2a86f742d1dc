//! A claim: a cue with its parties and scope, before it is weighed against its rivals and written as a [`Stance`].

use super::confidence::{self, BASE, IMPLICIT, PRONOUN, TWO_PRONOUNS};
use super::cues::Cue;
use super::{Field, Label, Modality, Stance};
use crate::text::{Milli, NormSpan};

/// From this polarity on a stance has a side (SPEC section 1).
const SIDE: Milli = Milli(250);
/// What is left of support under a negation, turned; and of opposition.
const NOT_SUPPORT: Milli = Milli(-600);
const NOT_OPPOSE: Milli = Milli(-300);

/// An entity in a role, with the confidence that it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// Index of its chain.
    pub(super) chain: usize,
    /// 0 to 1.
    pub(super) factor: Milli,
    /// Where this sentence names it; `None` when it is only understood.
    pub(super) seen: Option<NormSpan>,
    /// Whether a pronoun stands for it.
    pub(super) pronoun: bool,
}

impl Who {
    /// Somebody who is not named where the rule found him.
    pub(super) fn unseen(chain: usize, factor: Milli) -> Self {
        Self {
            chain,
            factor,
            seen: None,
            pronoun: false,
        }
    }

    /// The same, as a pronoun means it.
    pub(super) fn by_pronoun(self) -> Self {
        Self {
            pronoun: true,
            ..self.by(PRONOUN)
        }
    }

    /// The same, less sure by a factor.
    pub(super) fn by(self, factor: Milli) -> Self {
        Self {
            factor: self.factor * factor,
            ..self
        }
    }
}

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) struct Claim<'e> {
    pub(super) cue: &'e Cue,
    pub(super) rule: &'static str,
    pub(super) holder: Who,
    pub(super) target: Who,
    pub(super) via: Option<NormSpan>,
    /// Whether the target is harmed by what is opposed: the side turns.
    pub(super) turned: bool,
    pub(super) negated: bool,
    pub(super) degree: Milli,
    pub(super) modality: Modality,
    /// Whether it has no side whatever its polarity.
    pub(super) neutral: bool,
    pub(super) implicit: bool,
    pub(super) attribution: Vec<usize>,
    pub(super) sentence: usize,
    pub(super) clause: usize,
    pub(super) field: Field,
    pub(super) evidence: NormSpan,
    /// The cue's words.
    pub(super) span: NormSpan,
    pub(super) factor: Milli,
}

impl Claim<'_> {
    fn polarity(&self) -> Milli {
        let mut polarity = self.cue.polarity * self.degree;
        if self.negated {
            polarity = polarity
                * if polarity > Milli::ZERO {
                    NOT_SUPPORT
                } else {
                    NOT_OPPOSE
                };
        }
        if self.turned {
            polarity = -polarity;
        }
        polarity.clamp(-Milli::ONE, Milli::ONE)
    }

    fn label(&self, polarity: Milli) -> Label {
        // not to criticise is not to praise
        let blunted = self.negated && self.cue.polarity < Milli::ZERO;
        if self.neutral || blunted || self.cue.label == Label::Neutral {
            Label::Neutral
        } else if polarity >= SIDE {
            Label::Support
        } else if polarity <= -SIDE {
            Label::Oppose
        } else {
            Label::Neutral
        }
    }

    fn confidence(&self) -> Milli {
        confidence::product([
            BASE,
            self.holder.factor,
            self.target.factor,
            self.factor,
            if self.implicit { IMPLICIT } else { Milli::ONE },
            if self.holder.pronoun && self.target.pronoun {
                TWO_PRONOUNS
            } else {
                Milli::ONE
            },
        ])
    }

    fn stance(self, text: &str) -> Stance {
        let polarity = self.polarity();
        Stance {
            label: self.label(polarity),
            polarity,
            confidence: self.confidence(),
            holder: self.holder.chain,
            target: self.target.chain,
            via: self.via.map(|span| text[span.range()].to_owned()),
            act: self.cue.act,
            plover: self.cue.plover.clone(),
            cameo: self.cue.cameo.clone(),
            intensity: self.cue.intensity,
            modality: self.modality,
            negated: self.negated,
            implicit: self.implicit,
            attribution: self.attribution,
            sentence: self.sentence,
            field: self.field,
            evidence: self.evidence,
            cue: self.span,
            rule: self.rule,
            cue_id: self.cue.id.clone(),
        }
    }
}

/// The stances of one sentence's claims. Of rivals (one clause, one pair) the longest cue stays, then the strongest.
pub(super) fn settle(mut claims: Vec<Claim>, text: &str) -> Vec<Stance> {
    claims.sort_by_key(|claim| {
        let rank = (claim.span.len(), claim.polarity().abs(), claim.confidence());
        (
            claim.clause,
            claim.holder.chain,
            claim.target.chain,
            std::cmp::Reverse(rank),
            claim.span.start,
        )
    });
    claims.dedup_by_key(|claim| (claim.clause, claim.holder.chain, claim.target.chain));
    claims.sort_by_key(|claim| {
        let who = (claim.holder.chain, claim.target.chain);
        (claim.evidence.start, claim.span.start, who)
    });
    claims.into_iter().map(|claim| claim.stance(text)).collect()
}
