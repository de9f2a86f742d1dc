//! Entities that no table has.

use super::Entity;
use crate::annotate::{EntityType, sound};
use crate::text::{folded, hash128};

/// The entity of a name: its id is a hash of the coarse type and of how the name sounds, so that it is the same in every article,
/// however it is spelt and in Hindi as in English. A name too short to tell by its sound is told by its letters, folded.
pub(super) fn entity(name: &str, class: Option<EntityType>) -> Entity {
    let kind = class.unwrap_or(EntityType::Misc);
    let coarse = match kind {
        EntityType::Per => "PER",
        EntityType::Org => "ORG",
        EntityType::Loc | EntityType::Gpe => "PLACE",
        _ => "OTHER",
    };
    // The colon keeps keys apart from folded names.
    let key = match sound::key(name) {
        Some(key) => format!(":{key}"),
        None => folded(name),
    };
    let key = hash128([key.as_bytes(), coarse.as_bytes()]);
    Entity {
        id: format!("local:{key}"),
        name: name.to_owned(),
        name_en: None,
        kind,
    }
}
