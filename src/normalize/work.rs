//! A text at work: what became of it, and what is known of it.

use super::Repairs;
use super::edits::Edits;
use crate::text::{Draft, OffsetMap};
use std::borrow::Cow;

/// A draft with the repairs made to it.
#[derive(Debug)]
pub(super) struct Work<'a> {
    draft: Draft<'a>,
    repairs: Repairs,
    /// Whether the words were looked through, none was in doubt, and none was touched since.
    pub(super) has_sound_words: bool,
}

impl<'a> Work<'a> {
    pub(super) fn on(draft: Draft<'a>) -> Self {
        Self {
            draft,
            repairs: Repairs::new(),
            has_sound_words: false,
        }
    }

    /// The text as it stands now.
    pub(super) fn text(&self) -> &str {
        self.draft.text()
    }

    /// Makes edits and says whether there were any.
    pub(super) fn make(&mut self, edits: Edits) -> bool {
        self.has_sound_words &= edits.spare_words(self.text());
        edits.make(&mut self.draft, &mut self.repairs)
    }

    /// The text, the way back, and what was done.
    pub(super) fn finish(self) -> (Cow<'a, str>, OffsetMap, Repairs) {
        let (text, offsets) = self.draft.finish();
        (text, offsets, self.repairs)
    }
}
