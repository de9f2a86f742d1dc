//! Mentions of one entity within an article.

use super::{Entity, Mention, Sentence};
use crate::normalize::Normalized;

/// An entity and everything in the article that names it, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Who or what.
    pub entity: Entity,
    /// Where, at least once.
    pub mentions: Vec<Mention>,
}

/// Ties linked mentions into chains, by first mention.
pub fn chains(
    _article: &Normalized,
    _sentences: &[Sentence],
    _linked: Vec<(Mention, Entity)>,
) -> Vec<Chain> {
    Vec::new()
}
