//! Rows of the name tables: an entity, its names, and what is known of it.

use crate::annotate::EntityType;
use crate::lang::{Row, rows};
use crate::text::{WordKind, words};
use std::fmt;

/// Flags a row may have.
const FLAGS: [&str; 13] = [
    "group",
    "capital",
    "major",
    "seat",
    "union",
    "adj",
    "generic",
    "leader",
    "foreign",
    "defence",
    "film",
    "cricket",
    "namesakes",
];

/// Flags of a place or body of one state, which the row must name.
const OF_A_STATE: [&str; 3] = ["capital", "seat", "generic"];

/// A row: columns id, type, `name_hi`, `name_en`, aliases, country, flags.
#[derive(Clone, Debug)]
pub(super) struct NameRow<'t> {
    /// 1-based line in the file.
    pub(super) line: usize,
    /// Id with its prefix.
    pub(super) id: &'t str,
    /// What it is.
    pub(super) kind: EntityType,
    /// Canonical Hindi name; empty for none.
    pub(super) hindi: &'t str,
    /// Canonical English name; empty for none.
    pub(super) english: &'t str,
    aliases: &'t str,
    /// ISO 3166 code of its country; empty where unknown.
    pub(super) country: &'t str,
    /// Words divided by commas.
    pub(super) flags: &'t str,
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameError {
    /// 1-based line in the table.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for NameError {}

impl<'t> NameRow<'t> {
    /// The rows of a table.
    ///
    /// # Errors
    /// Names the first line that is not as the columns want it.
    pub(super) fn all(table: &'t str) -> Result<Vec<Self>, NameError> {
        let rows = rows::<7>(table).map_err(|error| NameError {
            line: error.line,
            what: format!(
                "{} cells where the table has {} columns",
                error.found, error.expected
            ),
        })?;
        let read = |row: Row<'t, 7>| {
            let line = row.line;
            Self::read(row).map_err(|what| NameError { line, what })
        };
        rows.into_iter().map(read).collect()
    }

    fn read(row: Row<'t, 7>) -> Result<Self, String> {
        let [id, kind, hindi, english, aliases, country, flags] = row.cells;
        let kind = EntityType::from_name(kind).ok_or_else(|| {
            let known = EntityType::ALL.map(EntityType::name).join(", ");
            format!("unknown type: {kind}; known are {known}")
        })?;
        let row = Self {
            line: row.line,
            id,
            kind,
            hindi,
            english,
            aliases,
            country,
            flags,
        };
        row.check().map(|()| row)
    }

    fn check(&self) -> Result<(), String> {
        if !is_id(self.id) {
            return Err(format!(
                "{:?} is no id: it is Q and digits, or a prefix, a colon and a name; local: is khabar's own",
                self.id
            ));
        }
        if self.hindi.is_empty() && self.english.is_empty() && !self.is_off() {
            return Err("a row has a Hindi name, an English one or both".to_owned());
        }
        let has_word = |name: &str| words(name).any(|word| word.kind != WordKind::Mark);
        let own = [self.hindi, self.english].into_iter();
        let mut names = own.filter(|name| !name.is_empty()).chain(self.aliases());
        if let Some(name) = names.find(|name| !has_word(name)) {
            return Err(format!("no word in the name {name:?}"));
        }
        let country = self.country.as_bytes();
        if !(country.is_empty() || country.len() == 2 && country.iter().all(u8::is_ascii_uppercase))
        {
            return Err(format!(
                "a country takes two capitals (ISO 3166), not {:?}",
                self.country
            ));
        }
        let flags = || self.flags.split(',').filter(|flag| !flag.is_empty());
        if let Some(flag) = flags().find(|flag| !FLAGS.contains(flag) && *flag != OFF) {
            let known = FLAGS.join(", ");
            return Err(format!("unknown flag: {flag}; known are {known}, {OFF}"));
        }
        match flags().find(|flag| OF_A_STATE.contains(flag)) {
            Some(flag) if country.is_empty() => Err(format!("the flag {flag} wants a country")),
            _ => Ok(()),
        }
    }

    /// Further names.
    fn aliases(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let aliases = self.aliases;
        let written = (!aliases.is_empty()).then(|| aliases.split('|'));
        written.into_iter().flatten()
    }

    /// All its names, the canonical ones first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let own = [self.hindi, self.english].into_iter();
        own.filter(|name| !name.is_empty()).chain(self.aliases())
    }

    /// Whether it is of no use but to take a shipped row away.
    pub(super) fn is_off(&self) -> bool {
        self.flags.split(',').any(|flag| flag == OFF)
    }

    /// What a row with the same takes the place of: a demonym's row has the id of its state, whose own row stays.
    pub(super) fn key(&self) -> (&'t str, bool) {
        (self.id, self.kind == EntityType::Norp)
    }
}

/// The flag of a row of the user's own that only removes a shipped one.
const OFF: &str = "off";

fn is_id(id: &str) -> bool {
    let plain = !id.chars().any(|c| c.is_whitespace() || c.is_control());
    let prefixed = id
        .split_once(':')
        .is_some_and(|(prefix, name)| !prefix.is_empty() && prefix != "local" && !name.is_empty());
    let wikidata = id
        .strip_prefix('Q')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    plain && (prefixed || wikidata)
}
