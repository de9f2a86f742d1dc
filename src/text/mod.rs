//! Characters and positions: what every other room stands on.
//!
//! Three coordinate systems exist and each has a type of its own, so that the compiler keeps them apart:
//! [`NormSpan`] counts **bytes** of a normalized field and is what the stages work in, [`CharSpan`] counts **code points** of
//! the same field and is what a record shows, [`RawSpan`] counts code points of the decoded original and is where
//! [`OffsetMap`] leads back to.
//!
//! ```
//! use khabar::text::{CharIndex, Draft, NormSpan, Patch};
//!
//! let mut draft = Draft::new("रूस  ने");
//! draft.apply([Patch::new(9..11, " ")]);
//! let (text, offsets) = draft.finish();
//! let ne = CharIndex::new(&text).chars(NormSpan::new(10, 16));
//! assert_eq!(offsets.raw(ne).range(), 5..7);
//! ```

mod chars;
mod devanagari;
mod draft;
mod figures;
mod fold;
mod fold_map;
mod hash;
mod key_map;
mod marks;
mod milli;
mod offsets;
mod printable;
mod script;
mod span;
mod tokens;
pub mod window;
mod words;

pub use chars::{CharIndex, has_letters, is_alphabetic, is_alphanumeric};
pub use devanagari::{
    DevanagariWord, DevanagariWords, WordKey, devanagari_words, long_devanagari_words,
};
pub use draft::{Draft, Patch};
pub use figures::show_figure;
pub use fold::{Fold, fold, folded};
pub use fold_map::{FoldMap, fold_hash};
pub use hash::{Hash128, hash64, hash128, hex, mix, step};
pub use key_map::KeyMap;
pub use marks::{Marks, marks};
pub use milli::Milli;
pub use offsets::OffsetMap;
pub use printable::printable;
pub use script::Script;
pub use span::{CharSpan, NormSpan, RawSpan};
pub use tokens::{Tokens, tokens};
pub use words::{Word, WordKind, Words, words};
