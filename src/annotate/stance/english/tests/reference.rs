//! Whom a pronoun stands for.

use super::table;

#[test]
fn it_means_what_a_sentence_is_about() {
    table(&[
        (
            "[Lakeland Bank/ORG] closed on Monday.\nIt sued [Hill Foods/ORG].",
            &["Lakeland Bank - Hill Foods: sued"],
        ),
        (
            "In June, [Lakeland Bank/ORG] closed.\nIt sued [Hill Foods/ORG].",
            &["Lakeland Bank - Hill Foods: sued"],
        ),
        (
            "A ferry firm hired [Lakeland Bank/ORG].\nIt sued [Hill Foods/ORG].",
            &[],
        ),
    ]);
}

#[test]
fn its_owner_may_be_somebody_not_named() {
    table(&[
        (
            "[Lakeland/GPE] met.\nA committee voiced its criticism of [Hillton/GPE].",
            &[],
        ),
        (
            "[Lakeland/GPE] voiced its criticism of [Hillton/GPE].",
            &["Lakeland - Hillton: criticism"],
        ),
    ]);
}

#[test]
fn it_is_no_body_that_was_told() {
    table(&[
        (
            "[Lakeland Bank/ORG] closed.\nThe firm told [Hill News/ORG] in a letter it would sue [Hill Foods/ORG].",
            &["Lakeland Bank - Hill Foods: sue"],
        ),
        (
            "[Hill News/ORG] told [Lakeland Bank/ORG] it would sue [Hill Foods/ORG].",
            &["Hill News - Hill Foods: sue"],
        ),
    ]);
}

#[test]
fn what_only_begins_a_clause_governs_no_subject() {
    table(&[
        (
            "[Hill Foods/ORG] closed.\nIt comes as the [Lakeland Bank/ORG] sued [Hill News/ORG].",
            &["Lakeland Bank - Hill News: sued"],
        ),
        (
            "[Hill Foods/ORG] traded as [Lakeland Bank/ORG] and sued [Hill News/ORG].",
            &["Hill Foods - Hill News: sued"],
        ),
    ]);
}

#[test]
fn whom_he_told_is_not_he() {
    table(&[
        (
            "[Mary Doe] spoke.\n\"We build bridges,\" she told [Ann Roe].\nShe criticised [Lakeland/GPE].",
            &["Mary Doe - Lakeland: criticised"],
        ),
        (
            "[Mary Doe] spoke.\n[Ann Roe] told her.\nShe criticised [Lakeland/GPE].",
            &["Ann Roe - Lakeland: criticised"],
        ),
        (
            "[Mary Doe] spoke.\n\"[Ann Roe] failed,\" she added.",
            &["Mary Doe - Ann Roe: failed"],
        ),
        ("\"[Ann Roe] failed,\" she added.", &[]),
    ]);
}

#[test]
fn an_office_that_speaks_takes_the_place_of_a_person() {
    table(&[
        (
            "[Tom Poe] met the press.\n\"Never,\" the party leader said after welcoming guests.\nHe criticised [Ann Roe].",
            &[],
        ),
        (
            "[Tom Poe] met the press.\n\"Never,\" one guest said after the meal.\nHe criticised [Ann Roe].",
            &["Tom Poe - Ann Roe: criticised"],
        ),
        (
            "The party leader [Tom Poe] met the press.\nHe criticised [Ann Roe].",
            &["Tom Poe - Ann Roe: criticised"],
        ),
        (
            "\"I was born there.\"\n[Tom Poe], 50, claims he has been betrayed by [Lakeland/GPE].",
            &["Lakeland - Tom Poe: betrayed"],
        ),
    ]);
}

#[test]
fn a_pronoun_means_the_speaker_even_if_his_name_is_not_known() {
    table(&[
        (
            "[Tom Poe] met the press.\nLord Lake said he agreed with [Ann Roe].",
            &[],
        ),
        (
            "[Tom Poe] met the press.\nThen guests said he agreed with [Ann Roe].",
            &["Tom Poe + Ann Roe: agreed with"],
        ),
        (
            "Rich [Lakelanders/GPE.adj=Lakeland] who oppose [Tom Poe] left.",
            &[],
        ),
    ]);
}
