//! Cue rows of a user's own, beside or in place of the shipped ones.
//!
//! In: a table with the columns of `config/lang/hi/stance.tsv`. Out: [`OwnCues`]. A row with the id of a shipped row takes its place
//! (with the flag `off` it only removes it), any other row is added. Rows with Devanagari heads are Hindi, others English.

use super::cues::{Cue, CueError, parsed};
use crate::lang::{Lang, check_header};
use crate::text::Script;
use hashbrown::HashMap;

/// The columns, as the header names them.
const COLUMNS: &str =
    "id\theads\tverb\tframe\tpolarity\tlabel\tact\tplover\tcameo\tintensity\tflags";

/// Cue rows of a user's own; none by default.
#[derive(Clone, Debug, Default)]
pub struct OwnCues {
    rows: Vec<OwnCue>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct OwnCue {
    lang: Lang,
    pub(super) heads: String,
    pub(super) cue: Cue,
}

impl OwnCues {
    /// Reads a table. An empty one has no rows.
    ///
    /// # Errors
    /// Names the first line that is not as the table's columns want it, and an id that stands twice.
    pub fn read(table: &str) -> Result<Self, CueError> {
        check_header(table, COLUMNS).map_err(|error| CueError {
            line: error.line,
            what: error.to_string(),
        })?;
        let mut lines = HashMap::new();
        let rows = parsed(table)?.into_iter().map(|(line, heads, cue)| {
            if let Some(first) = lines.insert(cue.id.clone(), line) {
                let what = format!("the id {} stands in line {first} as well", cue.id);
                return Err(CueError { line, what });
            }
            Ok(OwnCue {
                lang: language(heads),
                heads: heads.to_owned(),
                cue,
            })
        });
        Ok(Self {
            rows: rows.collect::<Result<_, _>>()?,
        })
    }

    /// The rows of a language.
    pub(super) fn of(&self, lang: Lang) -> impl Iterator<Item = &OwnCue> + Clone {
        self.rows.iter().filter(move |row| row.lang == lang)
    }
}

fn language(heads: &str) -> Lang {
    let devanagari = |c| Script::of(c) == Some(Script::Devanagari);
    if heads.chars().any(devanagari) {
        Lang::Hi
    } else {
        Lang::En
    }
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::super::kit::{Marked, SETTINGS};
    use super::*;
    use crate::lang::Languages;

    fn table(rows: &str) -> String {
        format!("# mine\n{COLUMNS}\n{rows}\n")
    }

    /// Checks what a Hindi sentence gives with these rows.
    fn check(rows: &str, marked: &str, expected: &[&str]) {
        let own = OwnCues::read(&table(rows)).expect("the rows are right");
        let reader = Reader::new(&SETTINGS, &Languages::builtin(), &own);
        let read = Marked::new(Lang::Hi, marked);
        let (stances, _) = reader.read(&read.article, &read.sentences, &read.chains);
        let found: Vec<_> = stances.iter().map(|stance| read.show(stance)).collect();
        assert_eq!(found, expected, "{rows}");
    }

    #[test]
    fn rows_add_and_take_the_place_of_others() {
        let marked = "[मीना राव] ने [राजन सेठी] की निंदा की।\n[मीना राव] ने [राजन सेठी] को झटका दिया।";
        let (blame, jolt) = (
            "मीना राव - राजन सेठी: निंदा की",
            "मीना राव - राजन सेठी: झटका दिया",
        );
        check("", marked, &[blame]);
        check(
            "my1\tझटका\tDE\tKO\t-0.5\toppose\tOPPOSE\t-\t-\t1\t-",
            marked,
            &[blame, jolt],
        );
        check(
            "hi078\tनिंदा\tKAR\tGEN\t-0.9\toppose\tCRITICIZE\t-\t-\t3\toff",
            marked,
            &[],
        );
        check(
            "hi078\tनिंदा\tKAR\tGEN\t+0.9\tsupport\tPRAISE\t-\t-\t3\t-",
            marked,
            &["मीना राव + राजन सेठी: निंदा की"],
        );
        check(
            "my2\tjolt\t-\tO\t-0.5\toppose\tOPPOSE\t-\t-\t1\t-",
            marked,
            &[blame],
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let wrong = |table: &str, line: usize, what: &str| {
            let error = OwnCues::read(table).expect_err(table);
            assert!(error.line == line && error.what.contains(what), "{error}");
        };
        wrong("my1\tझटका\n", 1, "names the columns");
        wrong(&table("my1\tझटका\tDE"), 3, "3 cells where the table has 11");
        let row = |polarity: &str, intensity: &str, heads: &str| {
            table(&format!(
                "my1\t{heads}\tDE\tKO\t{polarity}\toppose\tOPPOSE\t-\t-\t{intensity}\t-"
            ))
        };
        wrong(
            &row("-5", "1", "झटका"),
            3,
            "polarity takes a number from -1 to 1",
        );
        wrong(&row("-0.5", "9", "झटका"), 3, "intensity takes");
        wrong(&row("-0.5", "1", "झटका|"), 3, "words in every head");
        let twice = "my1\tझटका\tDE\tKO\t-0.5\toppose\tOPPOSE\t-\t-\t1\t-\n".repeat(2);
        wrong(&table(&twice), 4, "my1 stands in line 3 as well");
        assert!(OwnCues::read("").is_ok());
    }
}
