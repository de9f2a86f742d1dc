//! The weights of features.

use super::slots::Slots;
use super::tags::TAGS;

/// A feature's weight for each tag.
pub(super) type Row = [i8; TAGS];

/// A table from a feature's hash to its weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weights {
    pub(super) slots: Slots,
    pub(super) rows: Vec<Row>,
}

impl Weights {
    /// A table of these features. Each hash stands once; where two cannot both stand, the first does.
    pub(super) fn new(features: &[(u64, Row)]) -> Self {
        let mut slots = Slots::for_rows(features.len());
        let mut rows = vec![Row::default(); slots.checks().len()];
        for (hash, row) in features {
            if let Some(at) = slots.place(*hash) {
                rows[at] = *row;
            }
        }
        Self { slots, rows }
    }

    /// Adds the weights of a feature, if it has any.
    #[inline]
    pub(super) fn add(&self, hash: u64, sums: &mut [i16; TAGS]) {
        if let Some(at) = self.slots.find(hash) {
            for (sum, weight) in sums.iter_mut().zip(self.rows[at]) {
                *sum += i16::from(weight);
            }
        }
    }
}
