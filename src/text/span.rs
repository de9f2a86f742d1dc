//! Half-open ranges, one type for each coordinate system.

use std::ops::Range;

macro_rules! span {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// First position inside.
            pub start: u32,
            /// First position past the end.
            pub end: u32,
        }

        impl $name {
            /// The span `start..end`.
            ///
            /// # Panics
            /// When the end lies before the start or past `u32::MAX`.
            pub fn new(start: usize, end: usize) -> Self {
                assert!(start <= end, "a span ends before it starts: {start}..{end}");
                let position = |p| u32::try_from(p).expect("readers cap an article far below 4 GiB");
                Self { start: position(start), end: position(end) }
            }

            /// The same positions as a range for slicing.
            pub fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }

            /// Length in the span's own unit; 0 when empty.
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Whether nothing is inside.
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// Whether `other` lies wholly inside `self`.
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one position.
            pub fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The smallest span that holds both.
            pub fn hull(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }
    };
}

span! {
    /// Bytes of a normalized field (`text` or `title`), at character boundaries: what the stages work in.
    NormSpan
}
span! {
    /// Code points of a normalized field: what a record shows.
    CharSpan
}
span! {
    /// Code points of the article's decoded original.
    RawSpan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare_by_position() {
        let (a, b) = (NormSpan::new(2, 5), NormSpan::new(5, 7));
        assert!(!a.overlaps(b), "touching is not overlapping");
        assert_eq!(a.hull(b), NormSpan::new(2, 7));
        assert!(a.hull(b).contains(b) && !a.contains(b));
        assert!(NormSpan::new(3, 3).is_empty());
        assert_eq!(&"ababa"[a.range()], "aba");
    }
}
