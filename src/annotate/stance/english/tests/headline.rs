//! How headlines are told from what follows them.

use super::table;

#[test]
fn a_headline_without_a_stop_is_a_clause_of_its_own() {
    table(&[
        (
            "[Hill Foods/ORG] cheers the old town The race was praised by [Lakeland/GPE].",
            &[],
        ),
        (
            "[Hill Foods/ORG] cheers the old town and was praised by [Lakeland/GPE].",
            &["Lakeland + Hill Foods: praised"],
        ),
    ]);
}
