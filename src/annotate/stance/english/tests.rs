//! English rules, each with sentences where it holds and sentences where it must not. All names and news are invented.

mod compound;
mod deed;
mod headline;
mod holder;
mod news;
mod reference;
mod scope;
mod sense;
mod target;

use super::super::kit::check;
use crate::lang::Lang;

/// Checks rows of a marked text and its stances.
fn table(rows: &[(&str, &[&str])]) {
    for (marked, expected) in rows {
        check(Lang::En, marked, expected);
    }
}
