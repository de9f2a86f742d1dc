//! Why a cue gave the stances it gave, or none.

use super::claim::{Claim, settle};
use super::cues::Cue;
use super::{Field, Label, Reader, Stance};
use crate::text::NormSpan;

/// A cue that the text has, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Index of the sentence.
    pub sentence: usize,
    /// The field the spans count in.
    pub field: Field,
    /// The clause that the cue was read in, in bytes.
    pub clause: NormSpan,
    /// The cue's words, in bytes.
    pub cue: NormSpan,
    /// The cue's row.
    pub cue_id: String,
    /// The frame that the target was found by, as cue tables name it; `None` where a rule binds both parties at once.
    pub frame: Option<&'static str>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A stance that records have.
    Kept(Stance),
    /// A stance that records do not have, and why.
    Left(Stance, Silence),
    /// None.
    None(Silence),
}

/// Why a cue gives no stance that records have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// No frame of the cue leads to somebody named.
    NoTarget,
    /// No rule leads to somebody named who holds it.
    NoHolder,
    /// Holder and target are not both named.
    NoParties,
    /// Holder and target are one.
    SameEntity,
    /// The sentence speaks of a game.
    Sport,
    /// The cue has other senses, and what it points at need not be the target's.
    Doubtful,
    /// It is what somebody is accused of.
    Alleged,
    /// Another row of the table read the same words.
    OtherRow,
    /// A longer or stronger cue of the clause says it already.
    Rival,
    /// A negation leaves no side.
    Negated,
    /// A denial, or the duty of courts and police, takes no side.
    Procedure,
    /// The cue takes no side.
    Neutral,
    /// It only follows from another stance.
    Implicit,
    /// It is less sure than the least confidence.
    Unsure,
}

impl Silence {
    /// It in words.
    pub fn words(self) -> &'static str {
        match self {
            Silence::NoTarget => "no target is named where its frames look",
            Silence::NoHolder => "no holder is named where the rules look",
            Silence::NoParties => "holder or target is not named where the rules look",
            Silence::SameEntity => "holder and target are the same",
            Silence::Sport => "the sentence speaks of a game",
            Silence::Doubtful => "the cue has other senses and points at a thing of the target's",
            Silence::Alleged => "somebody is only accused of it",
            Silence::OtherRow => "another row read the same words",
            Silence::Rival => "a longer or stronger cue of the clause says it",
            Silence::Negated => "negated, which leaves no side",
            Silence::Procedure => "a denial or a duty, which takes no side",
            Silence::Neutral => "the cue takes no side",
            Silence::Implicit => "it only follows from another stance",
            Silence::Unsure => "below annotate.min_confidence",
        }
    }
}

/// A cue of a sentence, with the claims it makes or why it makes none.
#[derive(Clone, Debug)]
pub(super) struct Met<'e> {
    pub(super) cue: &'e Cue,
    /// The cue's words.
    pub(super) span: NormSpan,
    pub(super) clause: NormSpan,
    pub(super) claims: Result<Vec<Claim<'e>>, Silence>,
}

/// Adds a cue and what `read` says of it: of two rows for the same words the first one counts that finds its parties.
pub(super) fn meet<'e>(
    met: &mut Vec<Met<'e>>,
    cue: &'e Cue,
    (span, clause): (NormSpan, NormSpan),
    read: impl FnOnce() -> Result<Vec<Claim<'e>>, Silence>,
) {
    let mut same = met.iter().rev().take_while(|met| met.span == span);
    let claims = match same.any(|met| met.claims.is_ok()) {
        true => Err(Silence::OtherRow),
        false => read(),
    };
    met.push(Met {
        cue,
        span,
        clause,
        claims,
    });
}

/// The claims of a sentence's cues.
pub(super) fn claims(met: Vec<Met<'_>>) -> Vec<Claim<'_>> {
    met.into_iter()
        .filter_map(|met| met.claims.ok())
        .flatten()
        .collect()
}

impl Reader {
    /// What came of each cue of a sentence, in order of the cues.
    pub(super) fn outcomes(
        &self,
        met: Vec<Met<'_>>,
        sentence: usize,
        field: Field,
        text: &str,
    ) -> Vec<Trace> {
        let stances = settle(claims(met.clone()), text);
        let mut traces = Vec::new();
        for Met {
            cue,
            span,
            clause,
            claims,
        } in met
        {
            let frame = claims.as_ref().ok().and_then(|claims| claims[0].frame);
            let mut add = |outcome| {
                traces.push(Trace {
                    sentence,
                    field,
                    clause,
                    cue: span,
                    cue_id: cue.id.clone(),
                    frame,
                    outcome,
                });
            };
            let own = |stance: &&Stance| stance.cue == span && stance.cue_id == cue.id;
            match claims {
                Err(why) => add(Outcome::None(why)),
                Ok(claims) if stances.iter().any(|stance| own(&stance)) => {
                    for stance in stances.iter().filter(own).cloned() {
                        add(match self.silence(&stance, &claims) {
                            Some(why) => Outcome::Left(stance, why),
                            None => Outcome::Kept(stance),
                        });
                    }
                }
                Ok(_) => add(Outcome::None(Silence::Rival)),
            }
        }
        traces
    }

    /// Why records do not have a stance of these claims.
    fn silence(&self, stance: &Stance, claims: &[Claim]) -> Option<Silence> {
        let scope = &claims[0].scope;
        if stance.label == Label::Neutral && !self.settings.neutral {
            return Some(match scope {
                scope if scope.neutral => Silence::Procedure,
                scope if scope.negated => Silence::Negated,
                _ => Silence::Neutral,
            });
        }
        if stance.implicit && !self.settings.implicit {
            return Some(Silence::Implicit);
        }
        (!self.is_sure(stance)).then_some(Silence::Unsure)
    }
}

#[cfg(test)]
mod tests {
    use super::super::kit::{Marked, READER};
    use super::*;
    use crate::lang::Lang;

    fn check(lang: Lang, marked: &str, cue: &str, why: Silence) {
        let read = Marked::new(lang, marked);
        let traces = READER.trace(&read.article, &read.sentences, &read.chains);
        let text = &read.article.text;
        let of_cue = |trace: &&Trace| text[trace.cue.range()].starts_with(cue);
        let found: Vec<_> = traces.iter().filter(of_cue).collect();
        let told = |trace: &&&Trace| match &trace.outcome {
            Outcome::None(said) | Outcome::Left(_, said) => *said == why,
            Outcome::Kept(_) => false,
        };
        assert!(
            found.iter().any(|trace| told(&trace)),
            "{marked} {traces:#?}"
        );
    }

    #[test]
    fn a_cue_without_a_stance_says_why() {
        let hi = Lang::Hi;
        check(
            hi,
            "[मीना राव] ने सड़कों की निंदा की।",
            "निंदा",
            Silence::NoTarget,
        );
        check(
            hi,
            "लोगों ने [मीना राव] की निंदा की।",
            "निंदा",
            Silence::NoHolder,
        );
        check(
            hi,
            "[मीना राव] ने [मीना राव] की निंदा की।",
            "निंदा",
            Silence::SameEntity,
        );
        check(
            hi,
            "[मीना राव] ने [लोक दल/ORG] की निंदा नहीं की।",
            "निंदा",
            Silence::Negated,
        );
        check(
            hi,
            "[मीना राव] ने [लोक दल/ORG] से मुलाकात की।",
            "मुलाकात",
            Silence::Neutral,
        );
        check(
            Lang::En,
            "People criticised [Lakeland/GPE].",
            "criticised",
            Silence::NoParties,
        );
    }

    #[test]
    fn a_stance_says_its_frame_and_clause() {
        let read = Marked::new(
            Lang::Hi,
            "[मीना राव] ने कहा कि [लोक दल/ORG] ने [राजन सेठी] की निंदा की।",
        );
        let traces = READER.trace(&read.article, &read.sentences, &read.chains);
        let kept = traces
            .iter()
            .find(|trace| matches!(trace.outcome, Outcome::Kept(_)));
        let kept = kept.expect("a stance");
        assert_eq!(kept.frame, Some("GEN"));
        assert!(read.article.text[kept.clause.range()].starts_with("लोक दल ने"));
    }
}
