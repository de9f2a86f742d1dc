//! Names of a user's own, beside or in place of the shipped ones.
//!
//! In: a table with the columns of `config/lang/hi/names.tsv`. Out: [`OwnNames`]. A row with the id of a shipped row takes its place (with
//! the flag `off` it only removes it), any other row is added; rows of type NORP are apart, so that a state's demonyms stay when the
//! state's row is another. Of what a name may stand for, rows of the user's own come first.

use super::row::{NameError, NameRow};
use crate::lang::check_header;
use hashbrown::{HashMap, HashSet};

/// The columns, as the header names them.
const COLUMNS: &str = "id\ttype\tname_hi\tname_en\taliases\tcountry\tflags";

/// Names of a user's own; none by default.
#[derive(Clone, Debug, Default)]
pub struct OwnNames {
    table: String,
}

impl OwnNames {
    /// Takes a table. An empty one has no rows.
    ///
    /// # Errors
    /// Names the first line that is not as the table's columns want it, and an id that stands twice.
    pub fn read(table: &str) -> Result<Self, NameError> {
        check_header(table, COLUMNS).map_err(|error| NameError {
            line: error.line,
            what: error.to_string(),
        })?;
        let mut lines = HashMap::new();
        for row in NameRow::all(table)? {
            if let Some(first) = lines.insert(row.key(), row.line) {
                let what = format!("the id {} stands in line {first} as well", row.id);
                return Err(NameError {
                    line: row.line,
                    what,
                });
            }
        }
        Ok(Self {
            table: table.to_owned(),
        })
    }

    /// The rows, those that only remove left out.
    pub(super) fn rows(&self) -> impl Iterator<Item = NameRow<'_>> {
        self.all().filter(|row| !row.is_off())
    }

    /// What shipped rows give way to them.
    pub(super) fn replaced(&self) -> HashSet<(&str, bool)> {
        self.all().map(|row| row.key()).collect()
    }

    fn all(&self) -> impl Iterator<Item = NameRow<'_>> {
        NameRow::all(&self.table).unwrap_or_default().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Names;
    use super::*;
    use crate::lang::Languages;

    fn table(rows: &str) -> String {
        format!("# mine\n{COLUMNS}\n{rows}\n")
    }

    /// Checks what a phrase may stand for with these rows.
    fn check(rows: &str, phrase: &str, expected: &[&str]) {
        let own = OwnNames::read(&table(rows)).expect("the rows are right");
        let names = Names::with(&Languages::builtin(), &own);
        let senses = names.senses(phrase).iter();
        let ids: Vec<_> = senses.map(|sense| &*names.entity(sense).id).collect();
        assert_eq!(ids, expected, "{rows}: {phrase}");
    }

    #[test]
    fn rows_add_and_take_the_place_of_others() {
        let own = "desk:samiti\tORG\tनीलगंगा बचाओ समिति\tSave Neelganga\tएनबीएस\tIN\t";
        check(own, "नीलगंगा बचाओ समिति", &["desk:samiti"]);
        check(own, "एनबीएस", &["desk:samiti"]);
        check(own, "रूस", &["iso:RU"]);
        let renamed = "iso:RU\tGPE\tरूस देश\tRussia\t\tRU\t";
        check(renamed, "रूस देश", &["iso:RU"]);
        check(renamed, "रूस", &[]);
        check(renamed, "रूसी", &["iso:RU"]);
        check("iso:RU\tGPE\tरूस\tRussia\t\t\toff", "रूस", &[]);
        let second = "desk:rus\tORG\tरूस\t\t\t\t";
        check(second, "रूस", &["desk:rus", "iso:RU"]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let wrong = |table: &str, line: usize, what: &str| {
            let error = OwnNames::read(table).expect_err(table);
            assert!(error.line == line && error.what.contains(what), "{error}");
        };
        wrong("desk:x\tORG\n", 1, "names the columns");
        let row = |row: &str| table(&row.replace('|', "\t"));
        wrong(&row("desk:x|ORG"), 3, "2 cells where the table has 7");
        wrong(
            &row("desk:x|BODY|नाम||||"),
            3,
            "unknown type: BODY; known are PER",
        );
        wrong(&row("desk|ORG|नाम||||"), 3, "\"desk\" is no id");
        wrong(&row("local:5|ORG|नाम||||"), 3, "is no id");
        wrong(&row("desk:x|ORG|||||"), 3, "a Hindi name");
        wrong(&row("desk:x|ORG|--||||"), 3, "no word in");
        wrong(&row("desk:x|ORG|नाम|||Ind|"), 3, "two capitals");
        wrong(&row("desk:x|ORG|नाम|||IN|big"), 3, "unknown flag: big");
        wrong(&row("desk:x|ORG|नाम||||generic"), 3, "wants a country");
        wrong(
            &row("desk:x|ORG|क||||\ndesk:x|PER|ख||||"),
            4,
            "desk:x stands in line 3 as well",
        );
        assert!(OwnNames::read("").is_ok());
    }
}
