//! A text under repair.
//!
//! Each step of normalization applies [`Patch`]es to a [`Draft`], and the draft keeps, for every stretch that is no longer a plain copy,
//! which stretch of the original it stands for. The [`OffsetMap`] it ends in is therefore exact by construction: outside of edits, text
//! and original are the same characters.

use super::OffsetMap;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;

/// Replaces a byte range of the draft's current text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// What goes, in bytes of the current text, at character boundaries; empty to insert.
    pub at: Range<usize>,
    /// What comes; empty to remove.
    pub with: Cow<'static, str>,
}

impl Patch {
    /// Replaces `at` by `with`.
    pub fn new(at: Range<usize>, with: impl Into<Cow<'static, str>>) -> Self {
        Self {
            at,
            with: with.into(),
        }
    }

    /// Removes `at`.
    pub fn cut(at: Range<usize>) -> Self {
        Self::new(at, "")
    }
}

/// A stretch of text that stands for a stretch of the original. In bytes while the text is a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    text: Range<usize>,
    raw: Range<usize>,
}

/// A text under repair, with where every piece of it came from.
#[derive(Clone, Debug)]
pub struct Draft<'r> {
    raw: &'r str,
    text: Cow<'r, str>,
    /// In order, apart; between them text and original are equal.
    edits: Vec<Edit>,
}

impl<'r> Draft<'r> {
    /// A draft without edits. Nothing is copied until the first patch.
    pub fn new(raw: &'r str) -> Self {
        Self {
            raw,
            text: Cow::Borrowed(raw),
            edits: Vec::new(),
        }
    }

    /// The text as it stands now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was changed.
    pub fn is_clean(&self) -> bool {
        self.edits.is_empty()
    }

    /// Applies patches, given in order of position and apart from each other, and says whether the text changed.
    ///
    /// # Panics
    /// When patches overlap or are out of order, or a range is not at character boundaries of the current text.
    pub fn apply(&mut self, patches: impl IntoIterator<Item = Patch>) -> bool {
        let patches = patches.into_iter();
        let patches: Vec<Patch> = patches
            .filter(|patch| self.text[patch.at.clone()] != *patch.with)
            .collect();
        if patches.is_empty() {
            return false;
        }
        let added: usize = patches.iter().map(|patch| patch.with.len()).sum();
        let mut next = Weave {
            text: String::with_capacity(self.text.len() + added),
            ..Weave::default()
        };
        let mut patches = patches.into_iter().peekable();
        let mut old = std::mem::take(&mut self.edits).into_iter().peekable();
        loop {
            // The next cluster of overlapping edits and patches starts with whichever stands first.
            let mut cluster = match (old.peek(), patches.peek()) {
                (None, None) => break,
                (Some(edit), patch)
                    if patch.is_none_or(|patch| stands_before(&edit.text, &patch.at)) =>
                {
                    Cluster::of(edit.text.clone())
                }
                (_, Some(patch)) => Cluster::of(patch.at.clone()),
                (Some(_), None) => unreachable!("an edit without a patch stands first"),
            };
            loop {
                if let Some(edit) = old.next_if(|edit| cluster.meets(&edit.text)) {
                    cluster.add_edit(edit);
                } else if let Some(patch) = patches.next_if(|patch| cluster.meets(&patch.at)) {
                    cluster.add_patch(patch);
                } else {
                    break;
                }
            }
            next.take(&self.text, self.raw, cluster);
        }
        next.copy(&self.text, self.text.len());
        self.text = Cow::Owned(next.text);
        self.edits = next.edits;
        true
    }

    /// The finished text and the way back, in code points.
    /// The text of a clean draft is the original, borrowed.
    pub fn finish(self) -> (Cow<'r, str>, OffsetMap) {
        if self.is_clean() {
            return (self.text, OffsetMap::IDENTITY);
        }
        let mut pairs = Vec::with_capacity(1 + 2 * self.edits.len());
        pairs.push((0, 0));
        let (mut at, mut chars) = (0, (0, 0));
        let mut step = |text: u32, raw: u32| {
            chars = (chars.0 + text, chars.1 + raw);
            if pairs.last() != Some(&chars) {
                pairs.push(chars);
            }
        };
        for edit in &self.edits {
            let equal = count(&self.text[at..edit.text.start]);
            step(equal, equal);
            step(
                count(&self.text[edit.text.clone()]),
                count(&self.raw[edit.raw.clone()]),
            );
            at = edit.text.end;
        }
        (self.text, OffsetMap::from_pairs(pairs))
    }
}

fn count(text: &str) -> u32 {
    text.chars().count() as u32
}

/// Whether `a` comes first; of two that start together, the empty one does.
fn stands_before(a: &Range<usize>, b: &Range<usize>) -> bool {
    (a.start, a.end) <= (b.start, b.end)
}

/// Edits and patches that touch the same characters: they become one edit.
struct Cluster {
    /// In bytes of the text before the patches.
    text: Range<usize>,
    empty: bool,
    edits: SmallVec<[Edit; 1]>,
    patches: SmallVec<[Patch; 1]>,
}

impl Cluster {
    fn of(text: Range<usize>) -> Self {
        Self {
            empty: text.is_empty(),
            text,
            edits: SmallVec::new(),
            patches: SmallVec::new(),
        }
    }

    /// Whether `range` shares characters with the cluster, lies inside it, or is the same point.
    fn meets(&self, range: &Range<usize>) -> bool {
        if self.empty && range.is_empty() {
            return range.start == self.text.start;
        }
        *range == self.text || (range.start < self.text.end && self.text.start < range.end)
    }

    fn widen(&mut self, range: &Range<usize>) {
        self.empty &= range.is_empty();
        self.text.end = self.text.end.max(range.end);
    }

    fn add_edit(&mut self, edit: Edit) {
        self.widen(&edit.text);
        self.edits.push(edit);
    }

    fn add_patch(&mut self, patch: Patch) {
        assert!(
            self.patches
                .last()
                .is_none_or(|last| last.at.end <= patch.at.start),
            "patches overlap or are out of order"
        );
        self.widen(&patch.at);
        self.patches.push(patch);
    }
}

/// The text after the patches, as it grows.
#[derive(Default)]
struct Weave {
    text: String,
    edits: Vec<Edit>,
    /// How far the text before the patches is used up, and the original position that belongs there.
    done: (usize, usize),
}

impl Weave {
    /// Copies the old text up to `end`, where it runs in step with the original.
    fn copy(&mut self, old: &str, end: usize) {
        assert!(self.done.0 <= end, "patches overlap or are out of order");
        self.text.push_str(&old[self.done.0..end]);
        self.done = (end, self.done.1 + (end - self.done.0));
    }

    fn take(&mut self, old: &str, raw: &str, cluster: Cluster) {
        self.copy(old, cluster.text.start);
        let (text_start, raw_start) = (self.text.len(), self.done.1);
        let raw_end = match cluster.edits.last() {
            Some(last) => last.raw.end + (cluster.text.end - last.text.end),
            None => raw_start + (cluster.text.end - cluster.text.start),
        };
        let mut at = cluster.text.start;
        for patch in &cluster.patches {
            self.text.push_str(&old[at..patch.at.start]);
            self.text.push_str(&patch.with);
            at = patch.at.end;
        }
        self.text.push_str(&old[at..cluster.text.end]);
        self.done = (cluster.text.end, raw_end);
        if self.text[text_start..] != raw[raw_start..raw_end] {
            self.edits.push(Edit {
                text: text_start..self.text.len(),
                raw: raw_start..raw_end,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CharSpan, RawSpan};
    use super::*;
    use proptest::prelude::*;

    fn check(
        raw: &str,
        steps: &[&[(Range<usize>, &'static str)]],
        text: &str,
        pairs: &[(u32, u32)],
    ) {
        let mut draft = Draft::new(raw);
        for step in steps {
            draft.apply(step.iter().map(|(at, with)| Patch::new(at.clone(), *with)));
        }
        let (found, offsets) = draft.finish();
        assert_eq!(found, text);
        assert_eq!(offsets.pairs(), pairs);
    }

    #[test]
    fn edits_leave_a_pair_at_each_edge() {
        check("abc", &[], "abc", &[(0, 0)]);
        check("a  b", &[&[(1..3, " ")]], "a b", &[(0, 0), (1, 1), (2, 3)]);
        check("ab", &[&[(1..1, " ")]], "a b", &[(0, 0), (1, 1), (2, 1)]);
        check("abXX", &[&[(2..4, "")]], "ab", &[(0, 0), (2, 2), (2, 4)]);
        check("XXab", &[&[(0..2, "")]], "ab", &[(0, 0), (0, 2)]);
    }

    #[test]
    fn later_steps_build_on_earlier_ones() {
        check(
            "a.b  c",
            &[&[(2..2, " ")], &[(4..6, " ")]],
            "a. b c",
            &[(0, 0), (2, 2), (3, 2), (4, 3), (5, 5)],
        );
        check("aXb", &[&[(1..2, "YY")], &[(1..3, "X")]], "aXb", &[(0, 0)]);
        check(
            "aXXb",
            &[&[(1..3, "")], &[(0..2, "q")]],
            "q",
            &[(0, 0), (1, 4)],
        );
        check(
            "aXb",
            &[&[(1..2, "")], &[(1..1, "-")]],
            "a-b",
            &[(0, 0), (1, 1), (2, 2)],
        );
    }

    #[test]
    fn spans_lead_back_past_what_was_removed() {
        let mut draft = Draft::new("aXXb");
        draft.apply([Patch::cut(1..3)]);
        let (_, offsets) = draft.finish();
        assert_eq!(offsets.raw(CharSpan::new(0, 1)), RawSpan::new(0, 1));
        assert_eq!(offsets.raw(CharSpan::new(1, 2)), RawSpan::new(3, 4));
        assert_eq!(offsets.raw(CharSpan::new(0, 2)), RawSpan::new(0, 4));
    }

    /// A patch list for a text: cut points and replacements drawn from small numbers.
    fn patches(text: &str, draws: &[(u8, u8, u8)]) -> Vec<Patch> {
        const WITH: [&str; 5] = ["", " ", "क", "xyz", "ज़"];
        let bounds: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let (mut place, mut found) = (0, Vec::new());
        for &(skip, take, with) in draws {
            let start = place + skip as usize;
            let end = start + take as usize;
            if end >= bounds.len() {
                break;
            }
            found.push(Patch::new(
                bounds[start]..bounds[end],
                WITH[with as usize % WITH.len()],
            ));
            place = end + usize::from(take == 0);
        }
        found
    }

    proptest! {
        #[test]
        fn what_is_no_edit_is_a_copy(
            raw in "[ab ।क़\u{93c}é]{0,24}",
            steps in prop::collection::vec(prop::collection::vec((0u8..4, 0u8..4, 0u8..5), 0..6), 0..5),
            cuts in prop::collection::vec((1u8..5, 1u8..4, 0u8..1), 0..4),
        ) {
            let mut draft = Draft::new(&raw);
            for draws in &steps {
                let list = patches(draft.text(), draws);
                let mut expected = draft.text().to_owned();
                for patch in list.iter().rev() {
                    expected.replace_range(patch.at.clone(), &patch.with);
                }
                draft.apply(list);
                prop_assert_eq!(draft.text(), expected);
            }
            let mut done = (0, 0);
            for edit in &draft.edits {
                prop_assert_eq!(&draft.text()[done.0..edit.text.start], &raw[done.1..edit.raw.start]);
                done = (edit.text.end, edit.raw.end);
            }
            prop_assert_eq!(&draft.text()[done.0..], &raw[done.1..], "the tail runs in step");

            let mut shorter = draft.clone();
            let edits = draft.edits.clone();
            let (text, offsets) = draft.finish();
            let points = |text: &str, at: usize| text[..at].chars().count();
            for edit in edits.iter().filter(|edit| !edit.text.is_empty()) {
                let span = CharSpan::new(points(&text, edit.text.start), points(&text, edit.text.end));
                let back = RawSpan::new(points(&raw, edit.raw.start), points(&raw, edit.raw.end));
                prop_assert!(offsets.raw(span).contains(back), "{span:?} {back:?} {:?}", offsets.pairs());
            }

            // Cutting the finished text and cutting the draft lead back alike, wherever no edit is cut in part.
            let cuts: Vec<_> = patches(&text, &cuts).into_iter().filter(|cut| !cut.at.is_empty()).collect();
            let whole = |at: usize| edits.iter().all(|edit| at <= edit.text.start || edit.text.end <= at);
            let spans: Vec<_> =
                cuts.iter().map(|cut| CharSpan::new(points(&text, cut.at.start), points(&text, cut.at.end))).collect();
            let left = offsets.without(&spans);
            prop_assert!(left.pairs().is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1), "{:?}", left.pairs());
            shorter.apply(cuts.iter().map(|cut| Patch::cut(cut.at.clone())));
            let (shorter, offsets) = shorter.finish();
            if cuts.iter().all(|cut| whole(cut.at.start) && whole(cut.at.end)) {
                for at in 0..shorter.chars().count() {
                    let one = CharSpan::new(at, at + 1);
                    prop_assert_eq!(left.raw(one), offsets.raw(one), "{:?} {:?}", left.pairs(), offsets.pairs());
                }
            }
        }
    }
}
