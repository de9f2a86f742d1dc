//! Phrases whose head is not the name in them. All names and news are invented.

use super::super::kit::check;
use crate::lang::Lang;

/// Checks rows of a marked text and its stances.
fn table(rows: &[(&str, &[&str])]) {
    for (marked, expected) in rows {
        check(Lang::En, marked, expected);
    }
}

#[test]
fn a_name_before_another_noun_is_no_target() {
    table(&[
        ("[Mary Doe] criticised the [Lakeland/GPE] ferry row.", &[]),
        ("[Mary Doe] rejected the [Hill Foods/ORG] bid.", &[]),
        ("[Mary Doe] opposed the [Lakeland/GPE] war.", &[]),
        (
            "[Mary Doe] dismissed [Lake Rovers/ORG] rumours on Monday.",
            &[],
        ),
        (
            "The [Hill Foods/ORG] takeover was condemned by [Mary Doe].",
            &[],
        ),
        ("[Mary Doe] praised the [Lakeland/GPE]-born chemist.", &[]),
        (
            "[Mary Doe] rejected [Hill Foods/ORG] rumours [Ann Roe] had left.",
            &[],
        ),
        (
            "[Mary Doe] will help [Lakeland/GPE] defend itself.",
            &["Mary Doe + Lakeland: help"],
        ),
        (
            "[Mary Doe] warned [Lakeland/GPE] risks losing its ferries.",
            &["Mary Doe - Lakeland: warned"],
        ),
        (
            "[Mary Doe] criticised [Lakeland/GPE] last week.",
            &["Mary Doe - Lakeland: criticised"],
        ),
        (
            "[Mary Doe] criticised [Lakeland/GPE] - and went home.",
            &["Mary Doe - Lakeland: criticised"],
        ),
    ]);
}

#[test]
fn a_name_before_what_it_acts_through_is_the_target() {
    table(&[
        (
            "[Mary Doe] criticised the [Lakeland/GPE] plan.",
            &["Mary Doe - Lakeland: criticised"],
        ),
        (
            "[Mary Doe] condemned [Lake Party/ORG] members.",
            &["Mary Doe - Lake Party: condemned"],
        ),
        (
            "[Mary Doe] condemned [Lakeland/GPE] government rules.",
            &["Mary Doe - Lakeland: condemned"],
        ),
        (
            "#[Mary Doe] rejects [Lakeland/GPE] plan Former mayor leaves",
            &["Mary Doe - Lakeland: rejects"],
        ),
        ("[Mary Doe] condemned [Lake Party/ORG] posters.", &[]),
    ]);
}

#[test]
fn a_person_behind_a_name_and_his_job_is_the_target() {
    table(&[
        (
            "[Mary Doe] praised [Hill Foods/ORG] chemist [Ann Roe].",
            &["Mary Doe + Ann Roe: praised"],
        ),
        (
            "[Mary Doe] praised [Hill Foods/ORG] and [Ann Roe].",
            &[
                "Mary Doe + Hill Foods: praised",
                "Mary Doe + Ann Roe: praised",
            ],
        ),
    ]);
}
