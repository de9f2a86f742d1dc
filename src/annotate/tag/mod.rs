//! Names that no table has, told by a model.
//!
//! In: the tokens of a sentence. Out: which of them name a person, a place or an organisation, as `Tag`s. The model is a
//! linear chain: each tag is worth the sum of its features' weights at the token and of the step from the tag before, and
//! the best sequence is taken. Weights are integers, so that a sentence is tagged alike everywhere.
//!
//! 1. `features`: what words say of themselves and of their neighbours, as hashes;
//! 2. `lexicon`: word classes learnt from raw text;
//! 3. `weights`: a flat table from hash to weights;
//! 4. `decode`: the best sequence of tags;
//! 5. `train`, `clusters`, `recipe`: how a model is made, which `khabar train entities` does; `own`: sentences to learn from that
//!    khabar labels itself.

mod clusters;
mod conll;
mod decode;
mod features;
mod file;
mod lexicon;
mod own;
mod recipe;
mod slots;
mod tagger;
mod taggers;
mod tags;
#[cfg(test)]
mod tests;
mod train;
mod trial;
mod weights;

pub use conll::ConllError;
pub use file::ModelError;
pub use own::{Labeller, Seen};
pub use recipe::Trainer;
pub use tagger::Tagger;
pub use tags::Kind;
pub use trial::Trial;

pub(super) use taggers::Taggers;
pub(super) use tags::Tagged;
