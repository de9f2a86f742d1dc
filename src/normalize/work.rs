//! A text at work: what became of it, and what is known of it.

use super::Repairs;
use super::edits::Edits;
use super::scan;
use super::step::{Step, Steps};
use crate::lang::{Language, detect};
use crate::text::{Draft, OffsetMap};
use std::borrow::Cow;

/// A draft with the repairs made to it.
#[derive(Debug)]
pub(super) struct Work<'a> {
    draft: Draft<'a>,
    repairs: Repairs,
    /// What language it is in, where that was asked since it last changed.
    language: Option<Language>,
    /// Whether the words were looked through, none was in doubt, and none was touched since.
    pub(super) has_sound_words: bool,
    /// The steps that the quick check named when none of them changed anything, with those that cuts since then may need.
    named: Option<Steps>,
}

impl<'a> Work<'a> {
    pub(super) fn on(draft: Draft<'a>) -> Self {
        Self {
            draft,
            repairs: Repairs::new(),
            language: None,
            has_sound_words: false,
            named: None,
        }
    }

    /// The text as it stands now.
    pub(super) fn text(&self) -> &str {
        self.draft.text()
    }

    /// What language that is in.
    pub(super) fn language(&mut self) -> Language {
        let text = self.draft.text();
        *self.language.get_or_insert_with(|| detect(text, None))
    }

    /// Makes edits and says whether there were any.
    pub(super) fn make(&mut self, edits: Edits) -> bool {
        self.has_sound_words &= edits.spare_words(self.text());
        let changed = edits.make(&mut self.draft, &mut self.repairs);
        if changed {
            self.named = None;
            self.language = None;
        }
        changed
    }

    /// Makes edits that cut something out, and says whether there were any.
    pub(super) fn cut(&mut self, edits: Edits) -> bool {
        let named = self.named;
        let joints = edits.joints();
        if !self.make(edits) {
            return false;
        }
        self.named = named.zip(joints).map(|(mut named, joints)| {
            // They look at the whole text.
            named.add(Step::Spacing, true);
            named.add(Step::Wraps, true);
            for joint in joints {
                named |= scan::steps(between_spaces(self.text(), joint));
            }
            named
        });
        true
    }

    /// The steps that the text may need.
    pub(super) fn steps(&self) -> Steps {
        self.named.unwrap_or_else(|| scan::steps(self.text()))
    }

    /// Takes note that none of these steps, all that the text may need, changes anything.
    pub(super) fn settle(&mut self, named: Steps) {
        self.named = Some(named);
    }

    /// The text, the way back, and what was done.
    pub(super) fn finish(self) -> (Cow<'a, str>, OffsetMap, Repairs) {
        let (text, offsets) = self.draft.finish();
        (text, offsets, self.repairs)
    }
}

/// What stands around byte `at`, from the space or line break before it to the one after it.
fn between_spaces(text: &str, at: usize) -> &str {
    let is_space = |c: char| matches!(c, ' ' | '\n');
    let start = text[..at].rfind(is_space).unwrap_or(0);
    let end = text[at..]
        .find(is_space)
        .map_or(text.len(), |len| at + len + 1);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_a_cut_leaves_needs_no_step_that_is_not_named(
            text in "([क-हाि्।.,\"'‘”|:&<> a0\n-]|\n\n){0,40}",
            bounds in prop::collection::btree_set(0usize..120, 0..6),
        ) {
            let mut work = Work::on(Draft::new(&text));
            work.settle(scan::steps(&text));
            let mut edits = Edits::default();
            let bounds: Vec<usize> = bounds.iter().map(|&at| text.floor_char_boundary(at)).collect();
            for bound in bounds.chunks_exact(2) {
                edits.cut(bound[0]..bound[1], "notice");
            }
            work.cut(edits);
            let (named, needed) = (work.steps(), scan::steps(work.text()));
            for step in Step::ALL {
                prop_assert!(named.has(step) || !needed.has(step), "{:?} in {:?}", step, work.text());
            }
        }
    }

    #[test]
    fn a_cut_asks_for_few_steps() {
        let mut work = Work::on(Draft::new("शिमला, 3 मई। पुल खुला।"));
        work.settle(Steps::default());
        let mut edits = Edits::default();
        edits.cut(0.."शिमला, 3 मई। ".len(), "dateline");
        assert!(work.cut(edits));
        assert_eq!(
            Step::ALL
                .into_iter()
                .filter(|&step| work.steps().has(step))
                .count(),
            2
        );
    }
}
