//! Tags of tokens: outside, or the begin or inside of a name.

/// What a tagged name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Person.
    Per,
    /// Place.
    Loc,
    /// Organisation.
    Org,
}

impl Kind {
    /// Every kind, in the order above.
    pub const ALL: [Kind; 3] = [Kind::Per, Kind::Loc, Kind::Org];

    /// The name in labelled files: `PER`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Per => "PER",
            Kind::Loc => "LOC",
            Kind::Org => "ORG",
        }
    }
}

/// Tags there are: outside, begin and inside of each kind, other names.
pub(super) const TAGS: usize = 8;

/// Other kinds of names that labelled files tell; to the model one tag, which keeps them apart from the rest.
const OTHERS: [&str; 7] = [
    "MISC",
    "ARTEFACT",
    "LITERATURE",
    "FESTIVAL",
    "GAME",
    "LANGUAGE",
    "RELIGION",
];

/// A tag, in the order outside, begin and inside of each [`Kind`], other names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::annotate) struct Tag(u8);

impl Tag {
    /// Part of no name.
    pub(super) const OUTSIDE: Tag = Tag(0);

    /// Part of a name of another kind.
    const OTHER: Tag = Tag(7);

    /// The tag at a place of the order.
    pub(super) const fn at(index: usize) -> Self {
        assert!(index < TAGS);
        Tag(index as u8)
    }

    /// Its place in the order.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The tag of an IOB2 label (`B-PER`); labels of no name, or of a kind that is no name (`NUMEX`), are outside.
    pub(super) fn from_label(label: &str) -> Self {
        let Some((place, kind)) = label.split_once('-') else {
            return Tag::OUTSIDE;
        };
        if OTHERS.contains(&kind) {
            return Tag::OTHER;
        }
        match Kind::ALL.into_iter().position(|known| known.name() == kind) {
            Some(at) => Tag(2 * at as u8 + if place == "B" { 1 } else { 2 }),
            None => Tag::OUTSIDE,
        }
    }

    /// The begin of a name of that kind.
    pub(super) fn begin(kind: Kind) -> Self {
        Tag(2 * kind as u8 + 1)
    }

    /// The IOB2 label.
    pub(super) fn label(self) -> &'static str {
        [
            "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "O",
        ][self.index()]
    }

    /// What it is part of.
    pub(super) fn kind(self) -> Option<Kind> {
        let at = self.index().checked_sub(1)? / 2;
        Kind::ALL.get(at).copied()
    }

    /// Whether a name begins here.
    pub(super) fn begins(self) -> bool {
        self.kind().is_some() && self.0 % 2 == 1
    }

    /// The tag of a further token of the same name.
    pub(super) fn inside(self) -> Self {
        if self.begins() { Tag(self.0 + 1) } else { self }
    }

    /// Whether it may stand right behind `before`: the inside of a name only behind its begin or inside.
    pub(super) const fn may_follow(self, before: Tag) -> bool {
        let begins = self.0 == Tag::OUTSIDE.0 || self.0 % 2 == 1;
        begins || before.0 == self.0 || before.0 + 1 == self.0
    }
}

/// A name among tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::annotate) struct Tagged {
    /// Index of its first token.
    pub(in crate::annotate) first: usize,
    /// Index of its last token.
    pub(in crate::annotate) last: usize,
    /// What it is.
    pub(in crate::annotate) kind: Kind,
}

/// The names that tags tell, in order. An inside without a begin before it begins a name.
pub(super) fn spans(tags: &[Tag]) -> Vec<Tagged> {
    let mut spans: Vec<Tagged> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.kind() else { continue };
        match spans.last_mut() {
            Some(open) if !tag.begins() && open.last + 1 == at && open.kind == kind => {
                open.last = at;
            }
            _ => spans.push(Tagged {
                first: at,
                last: at,
                kind,
            }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_tags() {
        for label in ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"] {
            assert_eq!(Tag::from_label(label).label(), label);
        }
        for label in ["B-NUMEX", "I-TIMEX", "B-MISC", "I-ARTEFACT", "", "-"] {
            assert_eq!(Tag::from_label(label).label(), "O", "{label}");
        }
    }

    #[test]
    fn insides_follow_their_own_name() {
        let [out, begin, inside, place] = ["O", "B-PER", "I-PER", "B-LOC"].map(Tag::from_label);
        assert!(inside.may_follow(begin) && inside.may_follow(inside) && begin.may_follow(inside));
        assert!(!inside.may_follow(out) && !inside.may_follow(place) && out.may_follow(place));
        assert!(Tag::OTHER.may_follow(out) && Tag::OTHER.may_follow(place));
        assert!(!inside.may_follow(Tag::OTHER));
    }

    #[test]
    fn spans_are_read_off() {
        let tags = ["B-PER", "I-PER", "B-PER", "O", "I-ORG", "I-ORG", "I-LOC"].map(Tag::from_label);
        let found: Vec<_> = spans(&tags)
            .into_iter()
            .map(|span| (span.first, span.last, span.kind.name()))
            .collect();
        assert_eq!(
            found,
            [(0, 1, "PER"), (2, 2, "PER"), (4, 5, "ORG"), (6, 6, "LOC")]
        );
        assert!(spans(&[]).is_empty());
    }
}
