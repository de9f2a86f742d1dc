//! Turns of phrase of news prose: sides taken, what is drawn or won, demands, what a clause takes up again.

use super::table;

#[test]
fn who_comes_to_ones_side_supports_its_owner() {
    table(&[
        (
            "[Mary Doe] came to [Tom Poe]'s defence on Monday.",
            &["Mary Doe + Tom Poe: defence"],
        ),
        (
            "The [Lakeland Court/ORG] ruled in [Hill Foods/ORG]'s favour.",
            &["Lakeland Court + Hill Foods: favour"],
        ),
        (
            "[Mary Doe] did not come to [Tom Poe]'s defence.",
            &["Mary Doe - Tom Poe: defence"],
        ),
        ("[Mary Doe] listened to [Tom Poe]'s defence.", &[]),
        ("[Mary Doe] came to [Tom Poe]'s house.", &[]),
    ]);
}

#[test]
fn what_is_won_or_drawn_comes_from_another() {
    table(&[
        (
            "[Mary Doe] won the endorsement of [Tom Poe].",
            &["Tom Poe + Mary Doe: endorsement"],
        ),
        (
            "[Hill Foods/ORG] has come under heavy criticism from [Mary Doe].",
            &["Mary Doe - Hill Foods: criticism"],
        ),
        (
            "[Hill Foods/ORG] drew fire from [Mary Doe].",
            &["Mary Doe - Hill Foods: drew fire"],
        ),
        ("[Mary Doe] saw the endorsement of [Tom Poe].", &[]),
        (
            "[Mary Doe] had not attracted support from [Tom Poe].",
            &["Tom Poe - Mary Doe: support"],
        ),
    ]);
}

#[test]
fn a_plural_behind_a_verb_or_preposition_is_no_verb() {
    table(&[
        (
            "[Mary Doe] stood by [Tom Poe] despite calls for him to resign.",
            &["Mary Doe + Tom Poe: stood by"],
        ),
        ("[Mary Doe] faced calls for [Tom Poe] to resign.", &[]),
        (
            "[Mary Doe] calls for [Tom Poe] to resign.",
            &["Mary Doe - Tom Poe: calls for"],
        ),
    ]);
}

#[test]
fn who_is_to_go_is_opposed() {
    table(&[
        (
            "[Mary Doe] demanded that [Tom Poe] resign.",
            &["Mary Doe - Tom Poe: demanded"],
        ),
        (
            "[Mary Doe] demanded [Tom Poe] resign.",
            &["Mary Doe - Tom Poe: demanded"],
        ),
        ("[Mary Doe] demanded that [Tom Poe] speak.", &[]),
    ]);
}

#[test]
fn no_clause_begins_inside_a_cue() {
    table(&[
        (
            "[Mary Doe] went after [Tom Poe], who left.",
            &["Mary Doe - Tom Poe: went after"],
        ),
        ("[Mary Doe] went home after [Tom Poe] left.", &[]),
    ]);
}

#[test]
fn whom_is_the_object_of_its_clause() {
    table(&[
        (
            "The hall cheered [Tom Poe], whom [Mary Doe] accused of lying.",
            &["Mary Doe - Tom Poe: accused"],
        ),
        (
            "The hall cheered [Tom Poe], who [Mary Doe] said accused of lying.",
            &[],
        ),
        ("The [Lakeland/GPE] woman who accused [Tom Poe] left.", &[]),
    ]);
}

#[test]
fn a_deed_before_whom_it_hits_is_its_doers() {
    table(&[
        (
            "[Mary Doe] criticised [Lakeland/GPE] sanctions on [Hillshire/GPE].",
            &[
                "Mary Doe - Lakeland: criticised",
                "Lakeland - Hillshire: sanctions",
            ],
        ),
        ("[Mary Doe] criticised the [Lakeland/GPE] war.", &[]),
    ]);
}

#[test]
fn how_somebody_names_a_thing_hides_nobody() {
    table(&[
        (
            "[Mary Doe] attacked what she called [Tom Poe]'s shameful record.",
            &["Mary Doe - Tom Poe: attacked"],
        ),
        (
            "[Mary Doe] attacked what she saw in [Tom Poe]'s house.",
            &[],
        ),
    ]);
}

#[test]
fn a_participle_behind_a_comma_looks_back() {
    table(&[
        (
            "[Lakeland/GPE]'s army, backed by [Hillshire/GPE], left.",
            &["Hillshire + Lakeland: backed"],
        ),
        (
            "[Lakeland/GPE]'s lake, backed by [Hillshire/GPE], fell.",
            &[],
        ),
        (
            "[Hill Foods/ORG] closed its shops, a move criticised by [Mary Doe].",
            &["Mary Doe - Hill Foods: criticised"],
        ),
        (
            "[Hill Foods/ORG] closed its shops, a town criticised by [Mary Doe].",
            &[],
        ),
    ]);
}
