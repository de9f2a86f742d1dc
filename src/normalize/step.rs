//! The steps in their order, and sets of them.

use std::ops::BitOrAssign;

/// A step. Mojibake comes first, for its letters are made of controls and spaces. Gaps come before quotes, for a curly quote says
/// which way it faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Mojibake,
    Entities,
    Tags,
    Controls,
    Compose,
    Marks,
    Spacing,
    Wraps,
    Danda,
    Detached,
    QuotePairs,
    Gaps,
    Quotes,
}

impl Step {
    pub(super) const ALL: [Step; 13] = [
        Step::Mojibake,
        Step::Entities,
        Step::Tags,
        Step::Controls,
        Step::Compose,
        Step::Marks,
        Step::Spacing,
        Step::Wraps,
        Step::Danda,
        Step::Detached,
        Step::QuotePairs,
        Step::Gaps,
        Step::Quotes,
    ];
}

/// A set of steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Steps(pub(super) u16);

impl Steps {
    pub(super) fn has(self, step: Step) -> bool {
        self.0 & Self::bit(step) != 0
    }

    /// Takes up a step on a condition.
    pub(super) fn add(&mut self, step: Step, condition: bool) {
        if condition {
            self.0 |= Self::bit(step);
        }
    }

    fn bit(step: Step) -> u16 {
        1 << step as u16
    }
}

impl BitOrAssign for Steps {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
