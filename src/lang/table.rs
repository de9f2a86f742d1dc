//! Tab-separated tables: a header line that names the columns, `#` comments, one row a line.

use std::fmt;

/// One row of a table, with its line for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'t, const N: usize> {
    /// 1-based line in the file.
    pub line: usize,
    /// The cells, without white space of ASCII around them.
    pub cells: [&'t str; N],
}

/// A line that does not have the table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// 1-based line in the file.
    pub line: usize,
    /// Cells expected there.
    pub expected: usize,
    /// Cells found there.
    pub found: usize,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}: {} cells where the table has {} columns",
            self.line, self.found, self.expected
        )
    }
}

impl std::error::Error for TableError {}

/// A table whose first line that counts does not name its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    /// 1-based line in the file.
    pub line: usize,
    columns: &'static str,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.columns.replace('\t', " ");
        write!(
            f,
            "the first line that is no comment names the columns: {columns}"
        )
    }
}

impl std::error::Error for HeaderError {}

/// Checks that a table begins with the names of its columns, divided by tabs; an empty table does. Without them [`rows`] would lose
/// the first row unseen.
///
/// # Errors
/// Names the line that stands where they should.
pub fn check_header(table: &str, columns: &'static str) -> Result<(), HeaderError> {
    let mut lines = table.lines().enumerate();
    let header = lines.find(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    match header {
        Some((at, line)) if line.trim_end() != columns => Err(HeaderError {
            line: at + 1,
            columns,
        }),
        _ => Ok(()),
    }
}

/// The rows of a table of `N` columns. Empty lines and lines that start with `#` are skipped; the first other line names the
/// columns and is no row.
///
/// # Errors
/// Names the first line that does not have `N` cells.
pub fn rows<const N: usize>(table: &str) -> Result<Vec<Row<'_, N>>, TableError> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|(at, line)| {
            let mut cells = [""; N];
            let (mut found, mut start) = (0, 0);
            for end in memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]) {
                if let Some(place) = cells.get_mut(found) {
                    *place = line[start..end].trim_ascii();
                }
                (found, start) = (found + 1, end + 1);
            }
            if found != N {
                return Err(TableError {
                    line: at + 1,
                    expected: N,
                    found,
                });
            }
            Ok(Row {
                line: at + 1,
                cells,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_line() {
        let table = "# source: us\nname\ttype\n\nक\tPER\n# note\nख\tORG\n";
        let found: Vec<_> = rows::<2>(table)
            .expect("two columns")
            .into_iter()
            .map(|r| (r.line, r.cells))
            .collect();
        assert_eq!(found, [(4, ["क", "PER"]), (6, ["ख", "ORG"])]);
        assert_eq!(
            rows::<3>(table),
            Err(TableError {
                line: 4,
                expected: 3,
                found: 2
            })
        );
        assert_eq!(rows::<2>(""), Ok(vec![]));
    }
}
