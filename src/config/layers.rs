//! Settings laid over one another, and where each value came from.

use super::{Config, DEFAULTS};
use std::collections::BTreeMap;
use std::fmt;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The shipped settings.
    Shipped,
    /// A configuration file.
    File {
        /// Its name as given.
        file: String,
        /// 1-based.
        line: usize,
        /// 1-based, in code points.
        column: usize,
    },
    /// A flag of the command line.
    Flag(&'static str),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Shipped => write!(f, "default"),
            Place::File { file, line, column } => write!(f, "{file}:{line}:{column}"),
            Place::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

/// A setting that cannot be, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ConfigError {
    /// Where.
    pub place: Place,
    /// What is wrong, and what would be right.
    pub problem: String,
}

/// Settings as they are laid over one another.
#[derive(Clone, Debug)]
pub struct Layers {
    table: Table,
    places: BTreeMap<String, Place>,
}

impl Layers {
    /// The shipped settings alone.
    pub fn shipped() -> Self {
        let table = DEFAULTS
            .parse()
            .expect("the shipped settings are tested to parse");
        Self {
            table,
            places: BTreeMap::new(),
        }
    }

    /// Lays a file over what is there. `file` is its name, for messages.
    ///
    /// # Errors
    /// Invalid TOML, a key the shipped settings do not name, or a value of another kind; with line and column.
    pub fn lay_file(&mut self, file: &str, text: &str) -> Result<(), ConfigError> {
        let at = |byte: usize| {
            let before = &text[..byte.min(text.len())];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            Place::File {
                file: file.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
            }
        };
        let table = DeTable::parse(text).map_err(|error| ConfigError {
            place: at(error.span().map_or(0, |span| span.start)),
            problem: error.message().to_owned(),
        })?;
        lay(&mut self.table, table.get_ref(), "", &mut self.places, &at)
    }

    /// Sets one key for a flag.
    ///
    /// # Panics
    /// When the shipped settings do not name the key.
    pub fn set(&mut self, key: &str, value: impl Into<Value>, flag: &'static str) {
        let mut parts = key.split('.').peekable();
        let mut table = &mut self.table;
        while let Some(part) = parts.next() {
            let slot = table
                .get_mut(part)
                .expect("flags set keys that the shipped settings name");
            if parts.peek().is_none() {
                *slot = value.into();
                break;
            }
            table = slot.as_table_mut().expect("keys lead through tables");
        }
        self.places.insert(key.to_owned(), Place::Flag(flag));
    }

    /// The settings in force.
    ///
    /// # Errors
    /// A value of the right kind that is no valid choice; named by key and place.
    pub fn resolve(&self) -> Result<Config, ConfigError> {
        let table = Value::Table(self.table.clone());
        let config: Config = serde_path_to_error::deserialize(table).map_err(|error| {
            let key = error.path().to_string();
            self.wrong(&key, error.inner().message())
        })?;
        match config.wrong() {
            Some((key, problem)) => Err(self.wrong(key, problem)),
            None => Ok(config),
        }
    }

    fn wrong(&self, key: &str, problem: &str) -> ConfigError {
        ConfigError {
            place: self.place(key),
            problem: format!("{key}: {problem}"),
        }
    }

    /// Every key with its value, as TOML, and its place; in order of the key.
    pub fn listing(&self) -> Vec<(String, String, Place)> {
        fn walk(
            layers: &Layers,
            table: &Table,
            prefix: &str,
            found: &mut Vec<(String, String, Place)>,
        ) {
            for (name, value) in table {
                let key = join(prefix, name);
                match value {
                    Value::Table(table) => walk(layers, table, &key, found),
                    value => found.push((key.clone(), value.to_string(), layers.place(&key))),
                }
            }
        }
        let mut found = Vec::new();
        walk(self, &self.table, "", &mut found);
        found.sort();
        found
    }

    fn place(&self, key: &str) -> Place {
        self.places.get(key).cloned().unwrap_or(Place::Shipped)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

/// Lays `upper` over `lower`, which names every key there is.
fn lay(
    lower: &mut Table,
    upper: &DeTable<'_>,
    prefix: &str,
    places: &mut BTreeMap<String, Place>,
    at: &impl Fn(usize) -> Place,
) -> Result<(), ConfigError> {
    for (name, value) in upper {
        let key = join(prefix, name.get_ref());
        let Some(slot) = lower.get_mut(name.get_ref().as_ref()) else {
            let problem = unknown(&key, name.get_ref(), lower);
            return Err(ConfigError {
                place: at(name.span().start),
                problem,
            });
        };
        let place = at(value.span().start);
        match (slot, value.get_ref()) {
            (Value::Table(slot), DeValue::Table(table)) => lay(slot, table, &key, places, at)?,
            (slot, value) => {
                let value = owned(value)
                    .filter(|value| same_kind(slot, value))
                    .ok_or_else(|| ConfigError {
                        place: place.clone(),
                        problem: format!("{key} takes {}, not {}", kind(slot), value.type_str()),
                    })?;
                *slot = if slot.is_float() {
                    Value::Float(as_float(&value))
                } else {
                    value
                };
                places.insert(key, place);
            }
        }
    }
    Ok(())
}

/// A parsed value without its spans; `None` for what no setting takes (dates, numbers out of range).
fn owned(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(yes) => Value::Boolean(*yes),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()?)
        }
        DeValue::Float(number) => Value::Float(number.as_str().parse().ok()?),
        DeValue::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| owned(item.get_ref()))
                .collect::<Option<_>>()?,
        ),
        DeValue::Table(_) | DeValue::Datetime(_) => return None,
    })
}

fn as_float(value: &Value) -> f64 {
    value
        .as_float()
        .or_else(|| value.as_integer().map(|whole| whole as f64))
        .unwrap_or_default()
}

fn same_kind(slot: &Value, value: &Value) -> bool {
    slot.same_type(value) || (slot.is_float() && value.is_integer())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a string",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}

/// What to say of a key that does not exist.
fn unknown(key: &str, name: &str, known: &Table) -> String {
    /// Jaro-Winkler similarity from which a name is taken for a misspelling: the value clap uses for its suggestions.
    const ALIKE: f64 = 0.7;
    let nearest = known
        .keys()
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let names = known
        .keys()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match nearest {
        Some((_, nearest)) => {
            format!("unknown key {key:?}; did you mean {nearest:?}? Known here: {names}")
        }
        None => format!("unknown key {key:?}. Known here: {names}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        let mut layers = Layers::shipped();
        let error = match layers.lay_file("my.toml", text) {
            Ok(()) => layers.resolve().expect_err("the text is wrong on purpose"),
            Err(error) => error,
        };
        error.to_string()
    }

    #[test]
    fn a_wrong_key_is_named_with_its_place_and_its_neighbour() {
        let said = problem("# mine\n[dedup]\n  similarty = 0.7\n");
        assert!(
            said.starts_with(
                "my.toml:3:3: unknown key \"dedup.similarty\"; did you mean \"similarity\"?"
            ),
            "{said}"
        );
        let said = problem("xyzzy = 1\n");
        assert!(
            said.contains("my.toml:1:1") && said.contains("dedup"),
            "{said}"
        );
    }

    #[test]
    fn a_wrong_value_is_named_with_its_place() {
        assert_eq!(
            problem("[run]\nannotate = \"no\"\n"),
            "my.toml:2:12: run.annotate takes true or false, not string"
        );
        let said = problem("[dedup]\nleader = \"first\"\n");
        assert!(
            said.starts_with("my.toml:2:10: dedup.leader: ") && said.contains("earliest"),
            "{said}"
        );
        assert!(problem("[dedup\n").starts_with("my.toml:1:"));
        assert_eq!(
            problem("[run]\nmax_reject_ratio = 5\n"),
            "my.toml:2:20: run.max_reject_ratio: takes a number from 0 to 1"
        );
        assert_eq!(
            problem("[write]\nshard_bytes = 0\n"),
            "my.toml:2:15: write.shard_bytes: takes a whole number above 0"
        );
    }

    #[test]
    fn later_layers_win_and_are_remembered() {
        let mut layers = Layers::shipped();
        layers
            .lay_file("my.toml", "[run]\nmax_reject_ratio = 1\n")
            .expect("a whole number is a number");
        layers.set("run.annotate", false, "--no-annotate");
        let config = layers.resolve().expect("valid");
        assert_eq!(
            (config.run.max_reject_ratio, config.run.annotate),
            (1.0, false)
        );
        let places: Vec<_> = layers
            .listing()
            .into_iter()
            .filter(|(key, ..)| key.starts_with("run."))
            .map(|(key, value, place)| format!("{key} {value} {place}"))
            .collect();
        assert_eq!(
            places,
            [
                "run.annotate false --no-annotate",
                "run.copies \"pointer\" default",
                "run.max_reject_ratio 1.0 my.toml:2:20",
                "run.name \"\" default"
            ]
        );
    }

    #[test]
    fn the_shipped_settings_resolve_to_themselves() {
        assert_eq!(Layers::shipped().resolve(), Ok(Config::builtin()));
    }
}
