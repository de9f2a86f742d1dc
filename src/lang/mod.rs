//! What we know about a language: how to tell it, and the tables the stages read.
//!
//! Tables are TSV under `config/lang/LANG/`, compiled in. What a linguist would edit is data there; what an algorithm needs
//! is Rust.

mod builtin;
mod detect;
mod part;
mod table;
mod train;
mod trial;

pub use builtin::{Languages, Pack};
pub use detect::{Detector, Language, WeightError, detect};
pub use part::{NoPart, Part};
pub use table::{HeaderError, Row, TableError, check_header, rows};
pub use train::Trainer;
pub use trial::Trial;

/// A language khabar can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Hindi.
    Hi,
    /// Marathi.
    Mr,
    /// Nepali.
    Ne,
    /// English.
    En,
    /// Urdu.
    Ur,
    /// Bengali.
    Bn,
    /// Punjabi in Gurmukhi.
    Pa,
    /// Gujarati.
    Gu,
    /// Odia.
    Or,
    /// Tamil.
    Ta,
    /// Telugu.
    Te,
    /// Kannada.
    Kn,
    /// Malayalam.
    Ml,
    /// Anything else, or nothing to tell by.
    Other,
}

impl Lang {
    /// Every language, in the order above.
    pub const ALL: [Lang; 14] = [
        Lang::Hi,
        Lang::Mr,
        Lang::Ne,
        Lang::En,
        Lang::Ur,
        Lang::Bn,
        Lang::Pa,
        Lang::Gu,
        Lang::Or,
        Lang::Ta,
        Lang::Te,
        Lang::Kn,
        Lang::Ml,
        Lang::Other,
    ];

    /// ISO 639-1 code; `und` (ISO 639-2, "undetermined") for [`Lang::Other`].
    pub fn code(self) -> &'static str {
        match self {
            Lang::Hi => "hi",
            Lang::Mr => "mr",
            Lang::Ne => "ne",
            Lang::En => "en",
            Lang::Ur => "ur",
            Lang::Bn => "bn",
            Lang::Pa => "pa",
            Lang::Gu => "gu",
            Lang::Or => "or",
            Lang::Ta => "ta",
            Lang::Te => "te",
            Lang::Kn => "kn",
            Lang::Ml => "ml",
            Lang::Other => "und",
        }
    }

    /// The other language whose model finds the names of an article in this one: Hindi for Marathi and Nepali, which have its
    /// script and share many of its names but not its grammar; `None` for the rest.
    pub fn named_as(self) -> Option<Self> {
        matches!(self, Lang::Mr | Lang::Ne).then_some(Lang::Hi)
    }

    /// The language of a code, with or without a region (`hi`, `hi-IN`, `en_GB`), in any case; `None` when unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}
