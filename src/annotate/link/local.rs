//! Entities that no table has.

use super::Entity;
use crate::annotate::EntityType;
use crate::text::{folded, hash128};

/// The entity of a name: its id is a hash of the folded name and the coarse type, so that the same name is the same entity
/// in every article.
pub(super) fn entity(name: &str, class: Option<EntityType>) -> Entity {
    let kind = class.unwrap_or(EntityType::Misc);
    let coarse = match kind {
        EntityType::Per => "PER",
        EntityType::Org => "ORG",
        EntityType::Loc | EntityType::Gpe => "PLACE",
        _ => "OTHER",
    };
    let key = hash128([folded(name).as_bytes(), coarse.as_bytes()]);
    Entity {
        id: format!("local:{key}"),
        name: name.to_owned(),
        name_en: None,
        kind,
    }
}
