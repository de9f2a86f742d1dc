//! From lists of names to a table of names.
//!
//! In: lists with a name a line, columns id, type, lang (`hi`; `deva` for Devanagari of a language not told; `en`), name, source. Out: a
//! table with the columns of `config/lang/hi/names.tsv`, a row an entity, by id:
//!
//! - the first name of each language is the canonical one, the others are aliases; of a Latin name with accents, the plain letters
//!   are the name and the accented ones an alias;
//! - what is no plain name is left out: with brackets, commas or slashes, a Latin one of two letters, a person's with initials in
//!   Devanagari for given names (के त्यागी), one of a country's part that is no name (North West); where that is asked for, a Hindi one of one word, which would be taken for a word;
//! - places of the schemes iso2, geonames and tz are GPE; the country is the one in an iso or iso2 id;
//! - a Hindi name that disagrees with the English ones is left out, unless `name_pairs.tsv` has the row.

use super::agree::{self, Agreement};
use super::is_letter;
use super::row::NameRow;
use crate::annotate::EntityType;
use crate::lang::{Languages, TableError, rows};
use crate::text::folded;
use std::collections::BTreeMap;

/// Letters of the shortest Latin name.
const SHORTEST: usize = 3;

/// The rows of a table that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All.
    All,
    /// Those with a Hindi name.
    Hindi,
    /// Those without one.
    English,
}

/// What a table is to hold.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which rows.
    pub keep: Keep,
    /// The country of rows whose id names none; empty for none.
    pub country: String,
    /// The countries whose places keep Hindi names of one word; `None` for all.
    pub one_word: Option<Vec<String>>,
}

/// Lists of names, put together by id.
#[derive(Debug)]
pub struct NameLists {
    agreement: Agreement,
    entities: BTreeMap<String, Entity>,
}

#[derive(Debug, Default)]
struct Entity {
    kind: String,
    hindi: Vec<String>,
    english: Vec<String>,
}

impl NameLists {
    /// No names yet.
    pub fn new(languages: &Languages) -> Self {
        Self {
            agreement: Agreement::new(languages),
            entities: BTreeMap::new(),
        }
    }

    /// Takes a list. Gives the number of its names.
    ///
    /// # Errors
    /// Names the first line without its five columns.
    pub fn add(&mut self, list: &str) -> Result<usize, TableError> {
        let rows = rows::<5>(list)?;
        for row in &rows {
            let [id, kind, lang, name, _] = row.cells;
            let entity = self.entities.entry(id.to_owned()).or_default();
            kind.clone_into(&mut entity.kind);
            let part = id.starts_with("iso2:");
            if !is_plain(name) || part && self.agreement.is_general(name) {
                continue;
            }
            match lang {
                "en" if name.chars().count() >= SHORTEST => {
                    let plain = agree::plain(name).replace(['\u{2018}', '\u{2019}'], "'");
                    push(&mut entity.english, plain.clone());
                    if plain != name {
                        entity.english.push(name.to_owned());
                    }
                }
                "hi" | "deva" if !(kind == "PER" && has_initials(name)) => {
                    push(&mut entity.hindi, name.to_owned());
                }
                _ => {}
            }
        }
        Ok(rows.len())
    }

    /// The table. `note` stands at its head, each line as a comment.
    pub fn table(&self, wanted: &Wanted, note: &str) -> String {
        let mut table: String = note.lines().map(|line| format!("# {line}\n")).collect();
        table.push_str("id\ttype\tname_hi\tname_en\taliases\tcountry\tflags\n");
        for (id, entity) in &self.entities {
            let row = self.row(id, entity, wanted);
            let hindi = row.split('\t').nth(2).is_some_and(|name| !name.is_empty());
            let kept = match wanted.keep {
                Keep::All => true,
                Keep::Hindi => hindi,
                Keep::English => !hindi,
            };
            if kept && NameRow::all(&format!("id\n{row}\n")).is_ok() {
                table.push_str(&row);
                table.push('\n');
            }
        }
        table
    }

    fn row(&self, id: &str, entity: &Entity, wanted: &Wanted) -> String {
        let (prefix, rest) = id.split_once(':').unwrap_or_default();
        let kind = match (entity.kind.as_str(), prefix) {
            ("LOC", "iso2" | "geonames" | "tz") => EntityType::Gpe.name(),
            (kind, _) => kind,
        };
        let country = match prefix {
            "iso" | "iso2" => rest.get(..2).unwrap_or_default(),
            _ => &wanted.country,
        };
        let countries = wanted.one_word.as_ref();
        let told = countries.is_none_or(|countries| countries.iter().any(|known| known == country));
        let mut hindi = entity.hindi.clone();
        hindi.retain(|name| told || name.contains([' ', '-']));
        let cells = |hindi: &[String]| {
            let (first, others) = (first(hindi), hindi.iter().skip(1));
            let aliases = others.chain(entity.english.iter().skip(1));
            let aliases: Vec<&str> = aliases.map(String::as_str).collect();
            format!(
                "{id}\t{kind}\t{first}\t{}\t{}\t{country}\t",
                self::first(&entity.english),
                aliases.join("|"),
            )
        };
        let whole = cells(&hindi);
        let agrees = NameRow::all(&format!("id\n{whole}\n"))
            .is_ok_and(|rows| rows.iter().all(|row| self.agreement.holds(row)));
        if agrees { whole } else { cells(&[]) }
    }
}

fn first(names: &[String]) -> &str {
    names.first().map_or("", String::as_str)
}

fn push(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

fn is_plain(name: &str) -> bool {
    !name.contains(['(', ')', '[', ']', ',', '/', '|', '†'])
}

/// Whether a name begins with the name of a letter.
fn has_initials(name: &str) -> bool {
    name.split(' ')
        .next()
        .is_some_and(|word| is_letter(&folded(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "id\ttype\tlang\tname\tsource\n\
        geonames:2\tLOC\ten\tZhôrland\tmade\n\
        geonames:2\tLOC\tdeva\tझोरलैंड\tmade\n\
        geonames:2\tLOC\tdeva\tझोरलेंड\tmade\n\
        iso2:XX-1\tLOC\ten\tMeral\tmade\n\
        iso2:XX-1\tLOC\thi\tकटोबा\tmade\n\
        espncricinfo:1\tPER\ten\tTandekar, S\tmade\n\
        espncricinfo:1\tPER\thi\tएस टांडेकर\tmade\n\
        espncricinfo:1\tPER\thi\tसुनील टांडेकर\tmade\n\
        geonames:3\tLOC\ten\tHo\tmade\n";

    fn table(keep: Keep, one_word: Option<Vec<String>>) -> String {
        let mut lists = NameLists::new(&Languages::builtin());
        lists.add(LIST).expect("a list");
        let wanted = Wanted {
            keep,
            country: String::new(),
            one_word,
        };
        let table = lists.table(&wanted, "made up\nfor this test");
        let rows = table.strip_prefix(
            "# made up\n# for this test\nid\ttype\tname_hi\tname_en\taliases\tcountry\tflags\n",
        );
        rows.expect("the head").to_owned()
    }

    #[test]
    fn lists_become_rows() {
        let hindi = "espncricinfo:1\tPER\tसुनील टांडेकर\t\t\t\t\n\
            geonames:2\tGPE\tझोरलैंड\tZhorland\tझोरलेंड|Zhôrland\t\t\n";
        let english = "iso2:XX-1\tGPE\t\tMeral\t\tXX\t\n";
        assert_eq!(table(Keep::Hindi, None), hindi);
        assert_eq!(table(Keep::English, None), english);
        assert_eq!(table(Keep::All, None), format!("{hindi}{english}"));
        let few = table(Keep::Hindi, Some(vec!["YY".to_owned()]));
        assert!(
            few.contains("सुनील टांडेकर") && !few.contains("झोरलैंड"),
            "{few}"
        );
    }

    #[test]
    fn a_list_has_five_columns() {
        let mut lists = NameLists::new(&Languages::builtin());
        assert_eq!(lists.add(""), Ok(0));
        assert_eq!(
            lists.add("id\tname\nx\ty\n").map_err(|error| error.line),
            Err(2)
        );
    }
}
