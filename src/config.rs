//! Every setting, gathered.

use crate::{annotate, dedup, normalize, read};
use serde::{Deserialize, Serialize};

/// All settings, resolved: every one has a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Of reading.
    pub read: read::Settings,
    /// Of normalization.
    pub normalize: normalize::Settings,
    /// Of deduplication.
    pub dedup: dedup::Settings,
    /// Of annotation.
    pub annotate: annotate::Settings,
}

/// The shipped settings, with their documentation.
pub const DEFAULTS: &str = include_str!("../config/khabar.toml");

impl Config {
    /// The shipped settings.
    pub fn builtin() -> Self {
        toml::from_str(DEFAULTS).expect("the shipped settings are tested to parse")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_settings_parse() {
        Config::builtin();
    }
}
