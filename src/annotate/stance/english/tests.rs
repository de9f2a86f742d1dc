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

#[test]
fn what_somebody_owns_acts_for_him() {
    en(
        "[Ann Roe] wrote on Monday. [Tom Poe]’s statement blasted [Lakeland Post/ORG] for the piece.",
        &["Tom Poe - Lakeland Post: blasted"],
    );
    en(
        "My statement on [Lakeland Post/ORG]: pic.example.com/xml6 — [Dylan Roe] (@DylanRoe) September 17, 2018 [Tom]’s statement blasted [Lakeland Post/ORG] for allowing a friend.",
        &["Tom - Lakeland Post: blasted"],
    );
    en(
        "[Arab Union/ORG] Secretary-General [Ann Roe] urged [Lakeland/GPE] to support [Hillton/GPE].",
        &["Ann Roe + Hillton: support"],
    );
}
