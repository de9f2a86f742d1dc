//! How like two texts are, in parts: measured first, judged afterwards.

use super::body::Body;
use crate::text::Milli;
use std::cmp::Ordering;

/// What the likeness of a copy to its leader is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Jaccard similarity of the sets of word shingles; 1 when both are empty.
    pub jaccard: Milli,
    /// Share of the copy's shingles that the leader has; 1 when the copy has none.
    pub of_copy: Milli,
    /// Share of the leader's shingles that the copy has; 1 when the leader has none.
    pub of_leader: Milli,
    /// Figures (distinct numbers) both have.
    pub figures_shared: u32,
    /// Figures only the copy has.
    pub figures_copy: u32,
    /// Figures only the leader has.
    pub figures_leader: u32,
}

impl Parts {
    /// Measures. Linear in the sizes of the two.
    pub(super) fn of(copy: &Body, leader: &Body) -> Self {
        let shingles = Overlap::of(&copy.shingles, &leader.shingles);
        let figures = Overlap::of(&copy.figures, &leader.figures);
        Self {
            jaccard: shingles.jaccard(),
            of_copy: share(shingles.both, shingles.both + shingles.left),
            of_leader: share(shingles.both, shingles.both + shingles.right),
            figures_shared: figures.both,
            figures_copy: figures.left,
            figures_leader: figures.right,
        }
    }
}

/// Sizes of what two sets share and of what each has alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overlap {
    pub both: u32,
    pub left: u32,
    pub right: u32,
}

impl Overlap {
    /// Of two ascending lists without repetitions.
    pub(super) fn of(left: &[u32], right: &[u32]) -> Self {
        let (mut at, mut to, mut both) = (0, 0, 0);
        while let (Some(a), Some(b)) = (left.get(at), right.get(to)) {
            at += usize::from(a <= b);
            to += usize::from(b <= a);
            both += u32::from(a == b);
        }
        Self::sharing(both, left, right)
    }

    /// The most that two such lists can share, by their sizes.
    pub(super) fn most(left: &[u32], right: &[u32]) -> Self {
        Self::sharing(left.len().min(right.len()) as u32, left, right)
    }

    fn sharing(both: u32, left: &[u32], right: &[u32]) -> Self {
        Self {
            both,
            left: left.len() as u32 - both,
            right: right.len() as u32 - both,
        }
    }

    /// Of what `counts` in two ascending lists without repetitions; asked once for each number.
    pub(super) fn among(left: &[u32], right: &[u32], counts: impl Fn(u32) -> bool) -> Self {
        let (mut at, mut to) = (0, 0);
        let mut found = Self {
            both: 0,
            left: 0,
            right: 0,
        };
        while let (Some(&a), Some(&b)) = (left.get(at), right.get(to)) {
            at += usize::from(a <= b);
            to += usize::from(b <= a);
            let place = match a.cmp(&b) {
                Ordering::Equal => &mut found.both,
                Ordering::Less => &mut found.left,
                Ordering::Greater => &mut found.right,
            };
            *place += u32::from(counts(a.min(b)));
        }
        let counted = |rest: &[u32]| rest.iter().filter(|&&number| counts(number)).count() as u32;
        found.left += counted(&left[at..]);
        found.right += counted(&right[to..]);
        found
    }

    /// Size of the union.
    pub(super) fn all(self) -> u32 {
        self.both + self.left + self.right
    }

    /// Share of the smaller set that the larger one has.
    pub(super) fn containment(self) -> Milli {
        share(self.both, self.both + self.left.min(self.right))
    }

    /// Share of the left set that the right one has.
    pub(super) fn share_of_left(self) -> Milli {
        share(self.both, self.both + self.left)
    }

    pub(super) fn jaccard(self) -> Milli {
        share(self.both, self.all())
    }
}

/// `part / whole`; one when `whole` is zero.
fn share(part: u32, whole: u32) -> Milli {
    if whole == 0 {
        Milli::ONE
    } else {
        Milli::ratio(part.into(), whole.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn parts_of_a_cut_copy() {
        let body = |shingles: std::ops::Range<u32>, figures: &[u32]| Body {
            places: Vec::new(),
            breaks_off: false,
            shingles: shingles.collect(),
            figures: figures.to_vec(),
        };
        let parts = Parts::of(&body(0..60, &[1, 2]), &body(0..80, &[2, 3, 4]));
        assert_eq!(parts.jaccard, Milli(750));
        assert_eq!((parts.of_copy, parts.of_leader), (Milli(1000), Milli(750)));
        let figures = (
            parts.figures_shared,
            parts.figures_copy,
            parts.figures_leader,
        );
        assert_eq!(figures, (1, 1, 2));
        assert_eq!(
            Parts::of(&body(0..0, &[]), &body(0..0, &[])).jaccard,
            Milli::ONE
        );
    }

    proptest! {
        #[test]
        fn overlaps_are_those_of_sets(a in proptest::collection::btree_set(0u32..40, 0..30), b in proptest::collection::btree_set(0u32..40, 0..30)) {
            let list = |set: &BTreeSet<u32>| set.iter().copied().collect::<Vec<_>>();
            let overlap = Overlap::of(&list(&a), &list(&b));
            prop_assert_eq!(overlap.both as usize, a.intersection(&b).count());
            prop_assert_eq!(overlap.left as usize, a.difference(&b).count());
            prop_assert_eq!(overlap.right as usize, b.difference(&a).count());
            let odd = |set: &BTreeSet<u32>| set.iter().copied().filter(|number| number % 2 == 1).collect::<Vec<_>>();
            let among = Overlap::among(&list(&a), &list(&b), |number| number % 2 == 1);
            prop_assert_eq!(among, Overlap::of(&odd(&a), &odd(&b)));
        }
    }
}
