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

    /// Makes the changes, counts them, and says whether there were any.
    pub(super) fn make(self, draft: &mut Draft<'_>, repairs: &mut Repairs) -> bool {
        for (_, key) in &self.list {
            *repairs.entry(key).or_default() += 1;
        }
        draft.apply(self.list.into_iter().map(|(patch, _)| patch))
    }
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
