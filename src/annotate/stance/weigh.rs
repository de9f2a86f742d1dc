//! From single stances to pairs: what an article says of one holder and one target, all in all.

use super::confidence;
use super::{Label, Modality, Pair, Stance};
use crate::text::Milli;
use std::collections::BTreeMap;

/// Sums stances up by holder and target, in that order. Neutral stances weigh nothing and are left out, so no stances with a
/// side give no pairs. Sums are exact, so their order does not matter.
pub fn weigh(stances: &[Stance]) -> Vec<Pair> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (place, stance) in stances.iter().enumerate() {
        if stance.label != Label::Neutral {
            pairs
                .entry((stance.holder, stance.target))
                .or_default()
                .push(place);
        }
    }
    pairs
        .into_iter()
        .map(|((holder, target), mut members)| {
            members.sort_by_key(|&m| (std::cmp::Reverse(weight(&stances[m])), m));
            let sum = |side: Label| -> Milli {
                let of = members.iter().map(|&m| &stances[m]);
                of.filter(|stance| stance.label == side).map(weight).sum()
            };
            let (support, oppose) = (sum(Label::Support), sum(Label::Oppose));
            let (label, score) = Label::balance(support, oppose);
            Pair {
                holder,
                target,
                label,
                score,
                support,
                oppose,
                stances: members,
            }
        })
        .collect()
}

/// Confidence × polarity, halved for what is conditional or implicit.
fn weight(stance: &Stance) -> Milli {
    let half = stance.implicit || stance.modality == Modality::Conditional;
    let factor = if half {
        confidence::IMPLICIT
    } else {
        Milli::ONE
    };
    confidence::product([stance.confidence, stance.polarity.abs(), factor])
}

#[cfg(test)]
mod tests {
    use super::super::kit::stance;
    use super::*;

    fn check(stances: &[Stance], expected: &[(usize, usize, Label, i64)]) {
        let found: Vec<_> = weigh(stances)
            .into_iter()
            .map(|pair| (pair.holder, pair.target, pair.label, pair.score.0))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sides_are_summed_by_pair() {
        check(&[], &[]);
        check(
            &[
                stance(2, 1, 800, 900),
                stance(0, 1, -700, 900),
                stance(0, 1, 0, 900),
            ],
            &[(0, 1, Label::Oppose, -1000), (2, 1, Label::Support, 1000)],
        );
        check(
            &[stance(0, 1, 500, 800), stance(0, 1, -500, 800)],
            &[(0, 1, Label::Mixed, 0)],
        );
    }

    #[test]
    fn the_best_evidence_comes_first_and_conditions_count_half() {
        let mut conditional = stance(0, 1, 800, 900);
        conditional.modality = Modality::Conditional;
        let pairs = weigh(&[conditional, stance(0, 1, 600, 900)]);
        assert_eq!(pairs[0].stances, [1, 0]);
        assert_eq!(pairs[0].support, Milli(360 + 540));
    }
}
