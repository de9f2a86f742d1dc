//! Mentions of one entity within an article.

use super::{Entity, Mention};
use hashbrown::HashMap;

/// An entity and everything in the article that names it, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Who or what.
    pub entity: Entity,
    /// Where, at least once.
    pub mentions: Vec<Mention>,
}

/// Ties linked mentions into chains: one per entity, in order of first mention, as the first mention shows the entity.
pub fn chains(linked: Vec<(Mention, Entity)>) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (mention, entity) in linked {
        match places.get(&entity.id) {
            Some(&at) => chains[at].mentions.push(mention),
            None => {
                places.insert(entity.id.clone(), chains.len());
                chains.push(Chain {
                    entity,
                    mentions: vec![mention],
                });
            }
        }
    }
    chains
}
