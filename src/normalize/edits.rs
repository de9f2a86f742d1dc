//! What a step wants changed, and why.

use super::Repairs;
use crate::text::{Draft, Patch};
use std::borrow::Cow;
use std::ops::Range;

/// The changes one step proposes, each under the key it is counted by.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<(Patch, &'static str)>,
}

impl Edits {
    /// Replaces `at` by `with`. Positions must grow from call to call and stay apart.
    pub(super) fn replace(
        &mut self,
        at: Range<usize>,
        with: impl Into<Cow<'static, str>>,
        key: &'static str,
    ) {
        self.list.push((Patch::new(at, with), key));
    }

    /// Removes `at`.
    pub(super) fn cut(&mut self, at: Range<usize>, key: &'static str) {
        self.replace(at, "", key);
    }

    /// Whether every word of `text` that is left when the changes are made was one before: none is cut, joined, altered or added.
    pub(super) fn spare_words(&self, text: &str) -> bool {
        let spares = |Patch { at, with }: &Patch| {
            let (left, right) = (
                text[..at.start].chars().next_back(),
                text[at.end..].chars().next(),
            );
            let cut = &text[at.clone()];
            let meet = |left: Option<char>, right: Option<char>| {
                left.is_some_and(is_inner) && right.is_some_and(is_inner)
            };
            let joins = (cut.is_empty() || with.is_empty()) && meet(left, right);
            let cuts = meet(left, cut.chars().next()) || meet(cut.chars().next_back(), right);
            !joins && !cuts && !with.contains(is_inner)
        };
        self.list.iter().all(|(patch, _)| spares(patch))
    }

    /// Where the text closes over what is cut, in bytes of the text that is left; `None` when something is added.
    pub(super) fn joints(&self) -> Option<Vec<usize>> {
        let mut gone = 0;
        let joint = |(Patch { at, with }, _): &(Patch, _)| {
            let joint = at.start - gone;
            gone += at.len();
            with.is_empty().then_some(joint)
        };
        self.list.iter().map(joint).collect()
    }

    /// Makes the changes, counts them, and says whether there were any.
    pub(super) fn make(self, draft: &mut Draft<'_>, repairs: &mut Repairs) -> bool {
        for (_, key) in &self.list {
            *repairs.entry(key).or_default() += 1;
        }
        draft.apply(self.list.into_iter().map(|(patch, _)| patch))
    }
}

/// Whether a character may be part of a word.
fn is_inner(c: char) -> bool {
    let mark = c.is_ascii_punctuation()
        || matches!(c, '।' | '॥' | '…' | '–' | '—' | '‘' | '’' | '“' | '”');
    !mark && !c.is_whitespace()
}

/// What a step alone makes of a text: the test kit of every step.
#[cfg(test)]
pub(super) fn mended(text: &str, mend: impl FnOnce(&str, &mut Edits)) -> String {
    let mut edits = Edits::default();
    mend(text, &mut edits);
    let mut draft = Draft::new(text);
    edits.make(&mut draft, &mut Repairs::new());
    draft.finish().0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spared_where_none_is_touched() {
        let text = "#मेयर आए।\nपुल खुला";
        let at = |part: &str| {
            text.find(part)
                .map(|at| at..at + part.len())
                .expect("a part")
        };
        let spares = |at: Range<usize>, with: &'static str| {
            let mut edits = Edits::default();
            edits.replace(at, with, "space");
            edits.spare_words(text)
        };
        assert!(Edits::default().spare_words(""));
        assert!(spares(at("#"), ""), "a mark before a word");
        assert!(spares(at("मेयर आए।\n"), ""), "whole words");
        assert!(spares(at("।\n"), "। "), "what stands between words");
        assert!(!spares(at("।\n"), ""), "two words are joined");
        assert!(!spares(at("ए।"), ""), "a word is cut");
        assert!(!spares(at("ुल"), "ूल"), "a word is altered");
        assert!(
            !spares(at("खुला").start + 3..at("खुला").start + 3, " "),
            "a word is parted"
        );
    }
}
