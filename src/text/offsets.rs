//! The way back from an edited text to its original.

use super::{CharSpan, RawSpan};

/// The pairs of an unchanged text.
const ORIGIN: [(u32, u32); 1] = [(0, 0)];

/// The way from a normalized text back to its decoded original, in code points of both.
///
/// Sorted pairs of (text position, raw position), the first at the start of both, one at each edge of every edit. Between two
/// pairs at equal distances text and original run in step; unequal distances are an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap {
    /// Empty for an unchanged text.
    pairs: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// The map of an unchanged text.
    pub const IDENTITY: Self = Self { pairs: Vec::new() };

    /// A map from its pairs, as a record shows them. An empty list is the map of an unchanged text.
    pub fn from_pairs(pairs: Vec<(u32, u32)>) -> Self {
        if pairs == ORIGIN {
            Self::IDENTITY
        } else {
            Self { pairs }
        }
    }

    /// The pairs, as a record shows them.
    pub fn pairs(&self) -> &[(u32, u32)] {
        if self.is_identity() {
            &ORIGIN
        } else {
            &self.pairs
        }
    }

    /// Whether text and original are the same characters.
    pub fn is_identity(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Where a span came from. A start at or in an edit maps to the edit's raw start, an end to its raw end; where something
    /// was removed, a start lies after it and an end before it.
    pub fn raw(&self, span: CharSpan) -> RawSpan {
        let start = self.start(span.start);
        RawSpan {
            start,
            end: if span.is_empty() {
                start
            } else {
                self.end(span.end)
            },
        }
    }

    /// The way back from what is left of the text when `cuts` are taken out of it. They are in order and do not touch.
    ///
    /// Of an edit that a cut meets in part, what is left stands for the whole of its original.
    pub fn without(&self, cuts: &[CharSpan]) -> Self {
        let own = self.pairs();
        let mut pairs = Vec::with_capacity(own.len() + 2 * cuts.len());
        let (mut next, mut gone) = (0, 0);
        for cut in cuts.iter().filter(|cut| !cut.is_empty()) {
            let inside = own[next..].partition_point(|pair| pair.0 < cut.start) + next;
            let after = own.partition_point(|pair| pair.0 <= cut.end);
            let kept = own[next..inside].iter();
            pairs.extend(kept.map(|&(text, raw)| (text - gone, raw)));
            let (end, start) = (self.end(cut.start), self.start(cut.end));
            // A cut within one edit leaves the edges of that edit as they are.
            if end <= start {
                pairs.extend([(cut.start - gone, end), (cut.start - gone, start)]);
            }
            gone += cut.len() as u32;
            next = after;
        }
        let kept = own[next..].iter();
        pairs.extend(kept.map(|&(text, raw)| (text - gone, raw)));
        pairs.dedup();
        Self::from_pairs(pairs)
    }

    fn start(&self, at: u32) -> u32 {
        let next = self.pairs.partition_point(|pair| pair.0 <= at);
        let Some(&(text, raw)) = next.checked_sub(1).and_then(|last| self.pairs.get(last)) else {
            return at;
        };
        match self.pairs.get(next) {
            Some(after) if text < at && after.0 - text != after.1 - raw => raw,
            _ => raw + (at - text),
        }
    }

    fn end(&self, at: u32) -> u32 {
        let next = self.pairs.partition_point(|pair| pair.0 < at);
        if let Some(&(text, raw)) = self.pairs.get(next).filter(|pair| pair.0 == at) {
            debug_assert_eq!(text, at);
            return raw;
        }
        let Some(&(text, raw)) = next.checked_sub(1).and_then(|last| self.pairs.get(last)) else {
            return at;
        };
        match self.pairs.get(next) {
            Some(after) if after.0 - text != after.1 - raw => after.1,
            _ => raw + (at - text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_leave_the_rest_where_it_came_from() {
        for (pairs, cuts, expected) in [
            (vec![(0, 0)], vec![(2, 5)], vec![(0, 0), (2, 2), (2, 5)]),
            (vec![(0, 0)], vec![(0, 3)], vec![(0, 0), (0, 3)]),
            // Edits before, within, at the edges of and after the cuts.
            (
                vec![(0, 0), (2, 2), (3, 5), (6, 8), (6, 9), (10, 13), (11, 13)],
                vec![(5, 8), (10, 12)],
                vec![(0, 0), (2, 2), (3, 5), (5, 7), (5, 11), (7, 13), (7, 14)],
            ),
            // Within one edit, over its start, over its end.
            (
                vec![(0, 0), (2, 2), (8, 3)],
                vec![(4, 6)],
                vec![(0, 0), (2, 2), (6, 3)],
            ),
            (
                vec![(0, 0), (4, 4), (8, 5)],
                vec![(2, 6)],
                vec![(0, 0), (2, 2), (2, 4), (4, 5)],
            ),
            (
                vec![(0, 0), (2, 2), (6, 3)],
                vec![(4, 9)],
                vec![(0, 0), (2, 2), (4, 3), (4, 6)],
            ),
        ] {
            let cuts: Vec<_> = cuts.into_iter().map(|(a, b)| CharSpan::new(a, b)).collect();
            assert_eq!(
                OffsetMap::from_pairs(pairs).without(&cuts).pairs(),
                expected
            );
        }
    }
}
