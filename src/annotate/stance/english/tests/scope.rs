//! What turns, blunts or hides a stance: negation, speech, requests, duties, games.

use super::table;

#[test]
fn negation_turns_support_and_blunts_opposition() {
    table(&[
        (
            "[Mary Doe] does not support [Tom Poe].",
            &["Mary Doe - Tom Poe: support"],
        ),
        (
            "[Mary Doe] refused to back [Tom Poe].",
            &["Mary Doe - Tom Poe: back"],
        ),
        ("[Mary Doe] did not criticise [Tom Poe].", &[]),
        (
            "[Mary Doe] not only backed [Tom Poe].",
            &["Mary Doe + Tom Poe: backed"],
        ),
        ("[Mary Doe] denied [Tom Poe]'s claims.", &[]),
    ]);
}

#[test]
fn said_clauses_keep_their_own_subjects() {
    table(&[
        (
            "[Mary Doe] said that [Tom Poe] backed [Lakeland/GPE].",
            &["Tom Poe + Lakeland: backed"],
        ),
        (
            "[Mary Doe] said [Tom Poe] had attacked [Lakeland/GPE].",
            &["Tom Poe - Lakeland: attacked"],
        ),
        (
            "[Tom Poe] had attacked [Lakeland/GPE], [Mary Doe] said.",
            &["Tom Poe - Lakeland: attacked"],
        ),
        (
            "[Mary Doe] spoke. She criticised [Tom Poe].",
            &["Mary Doe - Tom Poe: criticised"],
        ),
    ]);
}

#[test]
fn requests_belong_to_who_asks() {
    table(&[
        (
            "[Mary Doe] urged [Lakeland/GPE] to support [Hillton/GPE].",
            &["Mary Doe + Hillton: support"],
        ),
        (
            "[Mary Doe] urged [Lakeland/GPE] to stop the war.",
            &["Mary Doe - Lakeland: urged"],
        ),
        (
            "[Mary Doe] vowed to support [Hillton/GPE].",
            &["Mary Doe + Hillton: support"],
        ),
        ("[Mary Doe] urged [Lakeland/GPE] to grow rice.", &[]),
        (
            "[Mary Doe] blamed [Lakeland/GPE] for attacking [Hillton/GPE].",
            &[
                "Mary Doe - Lakeland: blamed",
                "Lakeland - Hillton: attacking",
            ],
        ),
        ("A [Lakeland/GPE] investor praised [Hillton/GPE].", &[]),
        (
            "[Lakeland/GPE] threatened to leave if [Hillton/GPE] goes on.",
            &["Lakeland - Hillton: threatened"],
        ),
    ]);
}

#[test]
fn games_take_no_side() {
    table(&[(
        "[Lakeland/GPE] attacked [Hillton/GPE] early in the match.",
        &[],
    )]);
}

#[test]
fn verbs_of_saying_among_cues_open_what_is_said() {
    table(&[
        (
            "[Mary Doe] complained that [Tom Poe] is never there.",
            &["Mary Doe - Tom Poe: complained"],
        ),
        ("[Mary Doe] knew that [Tom Poe] is never there.", &[]),
    ]);
}

#[test]
fn a_duty_is_wished_for_by_who_says_it() {
    table(&[
        (
            "[Mary Doe] said [Lakeland/GPE] should back [Hillton/GPE].",
            &["Mary Doe + Hillton: back"],
        ),
        ("[Lakeland/GPE] should back [Hillton/GPE].", &[]),
    ]);
}

#[test]
fn what_is_denied_is_not_so() {
    table(&[
        (
            "The town denied reports that [Mary Doe] criticised [Tom Poe].",
            &[],
        ),
        (
            "The town read reports that [Mary Doe] criticised [Tom Poe].",
            &["Mary Doe - Tom Poe: criticised"],
        ),
    ]);
}

#[test]
fn a_gerund_behind_said_is_nobodys_deed() {
    table(&[
        ("[Mary Doe] said backing [Tom Poe] meant higher rents.", &[]),
        (
            "[Mary Doe] spoke on Monday, praising [Tom Poe].",
            &["Mary Doe + Tom Poe: praising"],
        ),
    ]);
}

#[test]
fn quoted_verbs_are_negated_and_rivals_turn_the_side() {
    table(&[
        ("[Mary Doe] was not \"snubbing\" [Tom Poe].", &[]),
        (
            "[Mary Doe] was \"snubbing\" [Tom Poe].",
            &["Mary Doe - Tom Poe: snubbing"],
        ),
        (
            "[Mary Doe] criticised [Tom Poe]'s opponents.",
            &["Mary Doe + Tom Poe: criticised"],
        ),
        ("[Mary Doe] met the film critic [Tom Poe].", &[]),
    ]);
}
