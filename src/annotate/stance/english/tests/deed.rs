//! Whose deed it is: clauses without a mark, nouns with a verb of their own, participles, figures, examples, headlines.

use super::table;

#[test]
fn what_is_said_may_open_with_a_title() {
    table(&[
        (
            "[Mary Doe] said Mr [Tom Poe] was sacked over his support for [Ann Roe].",
            &["Tom Poe + Ann Roe: support"],
        ),
        (
            "[Mary Doe] said former minister [Tom Poe] had failed.",
            &["Mary Doe - Tom Poe: failed"],
        ),
        (
            "[Mary Doe] told Mr [Tom Poe] she had betrayed [Ann Roe].",
            &["Mary Doe - Ann Roe: betrayed"],
        ),
        (
            "\"[Tom Poe] was a hero,\" said Mrs [Mary Doe] on Monday.",
            &["Mary Doe + Tom Poe: hero"],
        ),
    ]);
}

#[test]
fn a_noun_behind_another_verb_is_the_subject_of_its_own() {
    table(&[
        ("[Mary Doe] hoped both towns would help [Tom Poe].", &[]),
        ("[Mary Doe] asked why ministers attacked [Tom Poe].", &[]),
        (
            "[Mary Doe] felt the ferry strike had undermined [Tom Poe].",
            &[],
        ),
        (
            "[Mary Doe]'s letter to unelected ministers attacked [Tom Poe].",
            &["Mary Doe - Tom Poe: attacked"],
        ),
        ("Leak shows how top bankers secretly helped [Tom Poe].", &[]),
    ]);
}

#[test]
fn what_nobody_does_or_only_a_rumour_does_is_no_deed() {
    table(&[
        ("[Hill Foods/ORG] was barred from suing [Tom Poe].", &[]),
        (
            "[Mary Doe] quashed speculation that she would criticise [Tom Poe].",
            &[],
        ),
        ("[Mary Doe] was asked whether she would sue [Tom Poe].", &[]),
        (
            "[Mary Doe] was asked why she would sue [Tom Poe].",
            &["Mary Doe - Tom Poe: sue"],
        ),
        (
            "Some 9% of voters voiced sympathy for [Tom Poe], whom [Mary Doe] left, and just 2% voiced contempt for [Ann Roe].",
            &[],
        ),
    ]);
}

#[test]
fn an_infinitive_of_purpose_is_of_who_owns_the_means() {
    table(&[
        (
            "[Lakeland/GPE] announced a ban over the use of [Moorish/GPE.adj=Moorland] boats to attack [Hillton/GPE].",
            &[],
        ),
        (
            "[Mary Doe] is one of few mayors to oppose [Tom Poe].",
            &["Mary Doe - Tom Poe: oppose"],
        ),
    ]);
}

#[test]
fn in_an_absolute_phrase_its_own_subject_acts() {
    table(&[
        (
            "[Mary Doe] won the vote, despite Sir [Tom Poe] attacking [Ann Roe] over the ferry.",
            &["Tom Poe - Ann Roe: attacking"],
        ),
        (
            "[Mary Doe] flew to [Hillton/GPE.place] attacking [Ann Roe].",
            &["Mary Doe - Ann Roe: attacking"],
        ),
    ]);
}

#[test]
fn a_body_that_is_only_an_example_does_not_act() {
    table(&[
        (
            "Some nurses at boards including [Lake Health/ORG] will also attack [Tom Poe].",
            &[],
        ),
        (
            "Mayors including [Mary Doe] will also attack [Tom Poe].",
            &["Mary Doe - Tom Poe: attack"],
        ),
    ]);
}

#[test]
fn a_headline_ends_where_its_sentence_opens() {
    table(&[
        (
            "[Doe=Mary Doe] and [Poe=Tom Poe] slammed by miners Angry miners have slammed [Mary Doe] and [Tom Poe].",
            &[],
        ),
        (
            "[Doe=Mary Doe] defends ferry law The [mayor/PER.role] has resigned.",
            &[],
        ),
        (
            "[Mary Doe] says ferry law is wrong Former minister [Tom Poe] has failed.",
            &[],
        ),
        (
            "[Mary Doe] said former minister [Tom Poe] has failed.",
            &["Mary Doe - Tom Poe: failed"],
        ),
    ]);
}

#[test]
fn the_deed_for_which_a_passive_blames_may_be_anothers() {
    table(&[
        (
            "[Tom Poe] was criticised for being thrown out by [Mary Doe].",
            &[],
        ),
        (
            "[Tom Poe] was criticised on Monday by [Mary Doe].",
            &["Mary Doe - Tom Poe: criticised"],
        ),
    ]);
}

#[test]
fn who_says_something_says_more() {
    table(&[
        (
            "[Mary Doe] said [Tom Poe] was late and said [Ann Roe] should resign.",
            &[],
        ),
        (
            "[Mary Doe] said [Tom Poe] was late and praised [Ann Roe].",
            &["Tom Poe + Ann Roe: praised"],
        ),
    ]);
}

#[test]
fn who_is_pleaded_with_has_not_done_it() {
    table(&[
        (
            "[Mary Doe] pleaded with [Tom Poe] to reject [Hill Foods/ORG].",
            &["Mary Doe - Hill Foods: reject"],
        ),
        (
            "[Mary Doe] left [Tom Poe] to reject [Hill Foods/ORG].",
            &["Tom Poe - Hill Foods: reject"],
        ),
    ]);
}
