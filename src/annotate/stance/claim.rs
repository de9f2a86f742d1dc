//! A claim: a cue with its parties and scope, before it is weighed against its rivals and written as a [`Stance`].

use super::confidence::{self, BASE, IMPLICIT, PRONOUN, TWO_PRONOUNS};
use super::cues::{Cue, Flag, Frame};
use super::tokens::Scene;
use super::{Field, Label, Modality, Silence, Stance};
use crate::text::{Milli, NormSpan};
use std::ops::Range;

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

/// Whom a cue points at.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    pub(super) who: Vec<Who>,
    /// Token of the thing of the target's that the stance is about.
    pub(super) via: Option<usize>,
    /// Whether that thing harms the target, so that the stance turns.
    pub(super) turned: bool,
    /// Whether that thing is not known to stand for the target.
    pub(super) loose: bool,
    /// Token where the frame stands, for choosing the nearest.
    pub(super) at: usize,
    /// The frame, where one was looked for.
    pub(super) frame: Option<Frame>,
}

impl Target {
    /// Somebody whom the frame at `at` points at directly.
    pub(super) fn of(who: Vec<Who>, at: usize) -> Self {
        Self {
            who,
            at,
            ..Self::default()
        }
    }
}

/// What the surroundings of a cue say.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) negated: bool,
    /// Factor of polarity.
    pub(super) degree: Milli,
    pub(super) modality: Modality,
    /// Chains of those who report it, outermost first.
    pub(super) attribution: Vec<usize>,
    /// Whether it has no side whatever its polarity: procedure, denial.
    pub(super) neutral: bool,
    /// Factor of confidence.
    pub(super) factor: Milli,
}

/// A cue's words with its parties, as a rule read them.
#[derive(Clone, Debug)]
pub(super) struct Finding<'e> {
    pub(super) cue: &'e Cue,
    /// Tokens of the cue.
    pub(super) tokens: Range<usize>,
    pub(super) holders: Vec<Who>,
    pub(super) target: Target,
    pub(super) rule: &'static str,
    /// Whether it only follows from another finding.
    pub(super) implicit: bool,
}

impl<'e> Finding<'e> {
    /// A claim for each holder with each target but himself. A cue with other senses and a thing not known to be the target's are
    /// one doubt too many.
    fn claims(self, scene: &Scene, scope: &Scope, place: (usize, Field)) -> Vec<Claim<'e>> {
        if self.target.loose && self.cue.is(Flag::Ambiguous) {
            return Vec::new();
        }
        let cue = scene.span(self.tokens.start, self.tokens.end - 1);
        let targets = &self.target.who;
        let both = self
            .holders
            .iter()
            .flat_map(|&holder| targets.iter().map(move |&target| (holder, target)));
        both.filter(|(holder, target)| holder.chain != target.chain)
            .map(|(holder, target)| Claim {
                cue: self.cue,
                rule: self.rule,
                holder,
                target,
                via: self.target.via.map(|t| scene.tokens[t].span),
                turned: self.target.turned,
                frame: self.target.frame.map(Frame::name),
                scope: scope.clone(),
                implicit: self.implicit,
                sentence: place.0,
                field: place.1,
                clause: scene.tokens[self.tokens.start].clause,
                evidence: [holder.seen, target.seen]
                    .into_iter()
                    .flatten()
                    .fold(cue, NormSpan::hull),
                span: cue,
            })
            .collect()
    }
}

/// What some findings of one cue claim, or why nothing.
pub(super) fn claimed<'e>(
    findings: impl IntoIterator<Item = Finding<'e>>,
    scene: &Scene,
    scope: &Scope,
    place: (usize, Field),
) -> Result<Vec<Claim<'e>>, Silence> {
    let (mut claims, mut named) = (Vec::new(), false);
    for finding in findings {
        let one = match (&finding.holders[..], &finding.target.who[..]) {
            ([holder], [target]) => holder.chain == target.chain,
            _ => false,
        };
        named |= one;
        claims.extend(finding.claims(scene, scope, place));
    }
    match claims.is_empty() {
        false => Ok(claims),
        true if named => Err(Silence::SameEntity),
        true => Err(Silence::Doubtful),
    }
}

/// One holder, one target and one cue.
#[derive(Clone, Debug)]
pub(super) struct Claim<'e> {
    pub(super) cue: &'e Cue,
    pub(super) rule: &'static str,
    pub(super) holder: Who,
    pub(super) target: Who,
    pub(super) via: Option<NormSpan>,
    /// Whether the target is harmed by what the stance is about: the side turns.
    pub(super) turned: bool,
    /// The frame that the target was found by.
    pub(super) frame: Option<&'static str>,
    pub(super) scope: Scope,
    pub(super) implicit: bool,
    pub(super) sentence: usize,
    pub(super) clause: usize,
    pub(super) field: Field,
    /// The words from the first to the last of cue, holder and target, as far as the sentence has them.
    pub(super) evidence: NormSpan,
    /// The cue's words.
    pub(super) span: NormSpan,
}

impl Claim<'_> {
    fn polarity(&self) -> Milli {
        let mut polarity = self.cue.polarity * self.scope.degree;
        if self.scope.negated {
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
        let blunted = self.scope.negated && self.cue.polarity < Milli::ZERO;
        if self.scope.neutral || blunted || self.cue.label == Label::Neutral {
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
            self.scope.factor,
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
            modality: self.scope.modality,
            negated: self.scope.negated,
            implicit: self.implicit,
            attribution: self.scope.attribution,
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
