//! English rules, each with sentences where it holds and sentences where it must not.

use super::super::kit::check;
use crate::lang::Lang;

fn en(marked: &str, expected: &[&str]) {
    check(Lang::En, marked, expected);
}

#[test]
fn active_verbs_join_subject_and_object() {
    en(
        "[Mary Doe] sharply criticised [Lakeland/GPE].",
        &["Mary Doe - Lakeland: criticised"],
    );
    en(
        "[Mary Doe] praised [Lakeland/GPE]'s decision.",
        &["Mary Doe + Lakeland: praised"],
    );
    en("[Mary Doe] has back pain in [Lakeland/GPE].", &[]);
}
