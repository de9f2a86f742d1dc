//! Senses of cues that are no stance, and what a cue's object must not be.

use super::table;

#[test]
fn what_a_noun_says_is_no_object() {
    table(&[
        (
            "[Mary Doe] rejected speculation that Mr [Tom Poe] had left.",
            &[],
        ),
        (
            "[Mary Doe] rejected the idea Mr [Tom Poe] posed a threat.",
            &[],
        ),
        (
            "[Mary Doe] rejected the idea of [Tom Poe].",
            &["Mary Doe - Tom Poe: rejected"],
        ),
        (
            "[Mary Doe] agreed with officials that all [ministers/NORP.group] should know.",
            &[],
        ),
    ]);
}

#[test]
fn a_title_is_defended_in_sport_and_ones_own_record_by_anybody() {
    table(&[
        (
            "[Lakeland/GPE]'s rowers defended their title on Monday.",
            &[],
        ),
        (
            "[Tom Poe] met the press.\n[Mary Doe] defended his absence from the meeting.",
            &[],
        ),
        (
            "[Tom Poe] met the press.\n[Mary Doe] defended him.",
            &["Mary Doe + Tom Poe: defended"],
        ),
    ]);
}

#[test]
fn a_band_supports_another_on_stage() {
    table(&[
        ("[Hill Boys/ORG] supported [Lake Girls/ORG] on tour.", &[]),
        (
            "[Hill Boys/ORG] supported [Lake Girls/ORG] in court.",
            &["Hill Boys + Lake Girls: supported"],
        ),
    ]);
}

#[test]
fn two_persons_who_work_together_have_a_job() {
    table(&[
        ("[Mary Doe] worked with [Tom Poe] for years.", &[]),
        (
            "[Lakeland/GPE] worked with [Hillton/GPE] for years.",
            &["Lakeland + Hillton: worked with"],
        ),
    ]);
}

#[test]
fn a_rival_is_his_whose_genitive_stands_before() {
    table(&[
        ("[Mary Doe] edged out bitter rival [Tom Poe].", &[]),
        ("[Mary Doe] joined his alleged rival [Tom Poe].", &[]),
        ("[Mary Doe]'s alleged rival [Tom Poe] left.", &[]),
        (
            "[Mary Doe]'s leadership rival [Tom Poe] left.",
            &["Tom Poe - Mary Doe: rival"],
        ),
    ]);
}

#[test]
fn a_contest_behind_the_name_of_a_body_is_a_noun() {
    table(&[
        (
            "[Tom Poe] will miss the [Lake League/ORG] clash with [Hillton/GPE].",
            &[],
        ),
        (
            "The [Lake Council/ORG] clashed with [Hillton/GPE].",
            &["Lake Council - Hillton: clashed with"],
        ),
    ]);
}

#[test]
fn so_and_very_stand_before_an_adjective() {
    table(&[
        ("[Tom Poe] won, and we are so proud of [Ann Roe].", &[]),
        (
            "[Mary Doe] is so very proud of [Ann Roe].",
            &["Mary Doe + Ann Roe: proud of"],
        ),
    ]);
}

#[test]
fn a_lawsuit_or_protest_only_stands_where_its_land_is() {
    table(&[
        (
            "The firm lost a [Lakeland/GPE] lawsuit against [Tom Poe].",
            &[],
        ),
        (
            "[Lakeland/GPE]'s lawsuit against [Tom Poe] was lost.",
            &["Lakeland - Tom Poe: lawsuit"],
        ),
    ]);
}

#[test]
fn a_work_or_ware_holds_no_stance() {
    table(&[
        (
            "Open software like [Lakeware/ORG] threatens [Hill Foods/ORG].",
            &[],
        ),
        ("The film [Lake Blues/ORG] mocks [Tom Poe].", &[]),
        (
            "The party [Lake Blues/ORG] mocks [Tom Poe].",
            &["Lake Blues - Tom Poe: mocks"],
        ),
    ]);
}

#[test]
fn nothing_comes_back_from_a_place_that_only_describes() {
    table(&[
        (
            "[Mary Doe] has joined forces with [Hillton/GPE]-born actor Rob.",
            &[],
        ),
        (
            "[Mary Doe] has joined forces with [Hillton/GPE].",
            &[
                "Mary Doe + Hillton: joined forces with",
                "Hillton + Mary Doe: joined forces with",
            ],
        ),
    ]);
}

#[test]
fn what_is_asked_is_not_said() {
    table(&[
        (
            "Asked why he had lied, [Mary Doe] said nothing of [Tom Poe].",
            &[],
        ),
        (
            "[Mary Doe] asked on Monday why [Tom Poe] had lied.\n[Tom Poe] said: \"I know how [Mary Doe] failed.\"",
            &[],
        ),
        (
            "[Tom Poe] said [Mary Doe] had failed.",
            &["Tom Poe - Mary Doe: failed"],
        ),
    ]);
}

#[test]
fn whose_rival_is_named_is_not_meant() {
    table(&[
        (
            "[Mary Doe] supported [Tom Poe]'s defeated leadership rival [Ann Roe].",
            &["Mary Doe + Ann Roe: supported"],
        ),
        (
            "[Mary Doe] supported [Tom Poe]'s leadership bid.",
            &["Mary Doe + Tom Poe: supported"],
        ),
    ]);
}

#[test]
fn the_end_of_a_quotation_has_no_object() {
    table(&[
        (
            "[Hill Foods/ORG] kettle 'fire fear' [Lake Stores/ORG] has said it will replace.",
            &[],
        ),
        (
            "[Hill Foods/ORG] slams 'bully' [Lake Stores/ORG].",
            &["Hill Foods - Lake Stores: slams"],
        ),
    ]);
}
