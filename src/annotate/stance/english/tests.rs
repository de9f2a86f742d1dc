//! English rules, each with sentences where it holds and sentences where it must not. All names and news are invented.

use super::super::kit::{Marked, check};
use crate::lang::Lang;

/// Checks rows of a marked text and its stances.
fn table(rows: &[(&str, &[&str])]) {
    for (marked, expected) in rows {
        check(Lang::En, marked, expected);
    }
}

#[test]
fn active_verbs_join_subject_and_object() {
    table(&[
        (
            "[Mary Doe] sharply criticised [Lakeland/GPE].",
            &["Mary Doe - Lakeland: criticised"],
        ),
        (
            "[Mary Doe], [Tom Poe] and [Ann Roe] have condemned [Lakeland/GPE].",
            &[
                "Mary Doe - Lakeland: condemned",
                "Tom Poe - Lakeland: condemned",
                "Ann Roe - Lakeland: condemned",
            ],
        ),
        (
            "[Lakeland/GPE] Prime Minister [Mary Doe] defended [Hillton/GPE] and [Moorland/GPE].",
            &[
                "Mary Doe + Hillton: defended",
                "Mary Doe + Moorland: defended",
            ],
        ),
        (
            "[Mary Doe] praised [Tom Poe] and criticised [Ann Roe].",
            &[
                "Mary Doe + Tom Poe: praised",
                "Mary Doe - Ann Roe: criticised",
            ],
        ),
        (
            "[Mary Doe] accused [Tom Poe] of lying.",
            &["Mary Doe - Tom Poe: accused"],
        ),
        (
            "[Mary Doe] blamed the delay on [Tom Poe].",
            &["Mary Doe - Tom Poe: blamed"],
        ),
        (
            "[Mary Doe], who criticised [Tom Poe] last week, left.",
            &["Mary Doe - Tom Poe: criticised"],
        ),
        (
            "#[Mary Doe] slams [Tom Poe] over budget",
            &["Mary Doe - Tom Poe: slams"],
        ),
        ("[Mary Doe] met [Tom Poe].", &[]),
        ("Farmers criticised [Lakeland/GPE].", &[]),
        ("[Mary Doe] has back pain in [Lakeland/GPE].", &[]),
        ("The support [Mary Doe] gave was late.", &[]),
    ]);
}

#[test]
fn passives_name_the_holder_after_by() {
    table(&[
        (
            "[Mary Doe] was strongly criticised by [Tom Poe].",
            &["Tom Poe - Mary Doe: criticised"],
        ),
        (
            "[Lakeland/GPE], backed by [Hillton/GPE], won.",
            &["Hillton + Lakeland: backed"],
        ),
        ("[Mary Doe] was criticised.", &[]),
        ("[Mary Doe] was criticised by many near [Hillton/GPE].", &[]),
    ]);
}

#[test]
fn nouns_join_owner_and_phrase() {
    table(&[
        (
            "[Mary Doe]'s criticism of [Tom Poe] went on.",
            &["Mary Doe - Tom Poe: criticism"],
        ),
        (
            "[Hilltonian/GPE.adj=Hillton] support for [Lakeland/GPE] grew.",
            &["Hillton + Lakeland: support"],
        ),
        (
            "[Mary Doe] voiced support for [Tom Poe].",
            &["Mary Doe + Tom Poe: voiced support"],
        ),
        (
            "Criticism of [Lakeland/GPE] by [Hillton/GPE] grew.",
            &["Hillton - Lakeland: Criticism"],
        ),
        ("Criticism of [Lakeland/GPE] grew.", &[]),
        ("[Mary Doe]'s criticism went on in [Lakeland/GPE].", &[]),
    ]);
}

#[test]
fn objects_lead_through_what_is_owned() {
    table(&[
        (
            "[Mary Doe] praised [Lakeland/GPE]'s decision.",
            &["Mary Doe + Lakeland: praised"],
        ),
        (
            "[Mary Doe] rejected the plan of [Tom Poe].",
            &["Mary Doe - Tom Poe: rejected"],
        ),
        (
            "[Mary Doe] condemned a report by [Lakeland Institute/ORG].",
            &["Mary Doe - Lakeland Institute: condemned"],
        ),
        // harm turns the side
        (
            "[Mary Doe] condemned [Tom Poe]'s arrest.",
            &["Mary Doe + Tom Poe: condemned"],
        ),
        (
            "[Mary Doe] condemned the attack on [Lakeland/GPE].",
            &["Mary Doe + Lakeland: condemned"],
        ),
        ("[Mary Doe] praised the weather in [Lakeland/GPE].", &[]),
    ]);
}

#[test]
fn adjectives_persons_and_prefixes() {
    table(&[
        (
            "[Mary Doe] is critical of [Tom Poe].",
            &["Mary Doe - Tom Poe: critical of"],
        ),
        (
            "[Mary Doe], a critic of [Tom Poe], left.",
            &["Mary Doe - Tom Poe: critic"],
        ),
        (
            "[Tom Poe] ally [Mary Doe] left.",
            &["Mary Doe + Tom Poe: ally"],
        ),
        (
            "The [Hillton/GPE]-backed [Lakeland Front/ORG] won.",
            &["Hillton + Lakeland Front: backed"],
        ),
        (
            "The anti-[Tom Poe] [Lakeland Front/ORG] won.",
            &["Lakeland Front - Tom Poe: anti"],
        ),
        ("Critics of [Tom Poe] met [Mary Doe].", &[]),
        ("An anti-tax [Lakeland Front/ORG] won.", &[]),
    ]);
}

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
fn what_somebody_owns_acts_for_him() {
    table(&[
        (
            "[Ann Roe] wrote on Monday. [Tom Poe]’s statement blasted [Lakeland Post/ORG] for the piece.",
            &["Tom Poe - Lakeland Post: blasted"],
        ),
        (
            "[Arab Union/ORG] Secretary-General [Ann Roe] today praised [Hillton/GPE].",
            &["Ann Roe + Hillton: praised"],
        ),
        (
            "[Lakeland/GPE] officials condemned [Hillton/GPE].",
            &["Lakeland - Hillton: condemned"],
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
fn defences_and_supported_attacks_have_another_side() {
    table(&[(
        "[Mary Doe] defended [Lakeland/GPE] against [Hillton/GPE]'s criticism.",
        &[
            "Mary Doe + Lakeland: defended",
            "Mary Doe - Hillton: defended",
        ],
    )]);
    let read = Marked::new(
        Lang::En,
        "[Mary Doe] condemned [Hillton/GPE]'s invasion of [Lakeland/GPE].",
    );
    let implicit = read.stances().into_iter().filter(|stance| stance.implicit);
    assert_eq!(
        implicit
            .map(|stance| read.show(&stance))
            .collect::<Vec<_>>(),
        ["Mary Doe + Lakeland: condemned"]
    );
}

#[test]
fn what_is_said_of_a_subject_is_its_speakers() {
    table(&[
        (
            "[Mary Doe] said [Tom Poe] had misled the town.",
            &["Mary Doe - Tom Poe: misled"],
        ),
        (
            "\"[Tom Poe] is a disgrace,\" [Mary Doe] said.",
            &["Mary Doe - Tom Poe: disgrace"],
        ),
        (
            "[Mary Doe] told [Ann Roe] that [Tom Poe] was wrong.",
            &["Mary Doe - Tom Poe: wrong"],
        ),
        ("[Tom Poe] had misled the town.", &[]),
        ("[Mary Doe] said it would be wrong to go.", &[]),
        ("[Mary Doe] told that [Tom Poe] his shoes were new.", &[]),
        (
            "[Mary Doe] told [Lakeland Post/ORG]: \"It is unacceptable.\"",
            &[],
        ),
    ]);
}

#[test]
fn what_a_subject_undergoes_comes_from_somebody() {
    table(&[
        (
            "#[Mary Doe] under fire from [Tom Poe] over budget",
            &["Tom Poe - Mary Doe: under fire"],
        ),
        (
            "[Mary Doe] drew sharp criticism from [Tom Poe].",
            &["Tom Poe - Mary Doe: criticism"],
        ),
        ("[Mary Doe] came under fire.", &[]),
        ("[Mary Doe] read criticism from [Lakeland/GPE].", &[]),
    ]);
}

#[test]
fn two_who_agree_stand_for_each_other() {
    table(&[
        (
            "[Lakeland/GPE] signed a treaty with [Hillton/GPE].",
            &[
                "Lakeland + Hillton: signed a treaty with",
                "Hillton + Lakeland: signed a treaty with",
            ],
        ),
        (
            "[Lakeland/GPE] and [Hillton/GPE] signed a treaty.",
            &[
                "Lakeland + Hillton: signed a treaty",
                "Hillton + Lakeland: signed a treaty",
            ],
        ),
        ("[Lakeland/GPE] signed a treaty.", &[]),
    ]);
}

#[test]
fn demands_for_going_oppose() {
    table(&[
        (
            "[Mary Doe] called for [Tom Poe]'s resignation.",
            &["Mary Doe - Tom Poe: called for"],
        ),
        (
            "[Mary Doe] urged [Tom Poe] to resign.",
            &["Mary Doe - Tom Poe: urged"],
        ),
        ("[Mary Doe] called for [Tom Poe]'s advice.", &[]),
    ]);
}

#[test]
fn nouns_between_hide_the_subject() {
    table(&[
        (
            "[Mary Doe] thinks the bridge is one of many works agreed with [Hillton/GPE].",
            &[],
        ),
        (
            "The [Lakeland/GPE] kite shop, praising [Hillton/GPE], closed.",
            &[],
        ),
        ("[Mary Doe] disliked plans, backed by [Hillton/GPE].", &[]),
        ("[Mary Doe] fears that [Tom Poe] may go.", &[]),
        (
            "[Mary Doe] is back as chancellor, despite having criticised [Tom Poe].",
            &["Mary Doe - Tom Poe: criticised"],
        ),
        (
            "[Mary Doe] met [Tom Poe]. They criticised [Lakeland/GPE].",
            &[],
        ),
        (
            "[Mary Doe] has a date to clash with [Tom Poe].",
            &["Mary Doe - Tom Poe: clash with"],
        ),
        ("[Mary Doe] has a bitter weekly clash with [Tom Poe].", &[]),
        (
            "[Mary Doe] accused planners of drowning [Lakeland/GPE] in rules.",
            &[],
        ),
        (
            "The invasion of [Lakeland/GPE] threatened [Hillton/GPE].",
            &[],
        ),
    ]);
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
fn an_infinitive_belongs_to_who_is_right_before() {
    table(&[
        (
            "[Mary Doe] said she thought [Lakeland/GPE] was now trying to undermine [Hillton/GPE].",
            &["Lakeland - Hillton: undermine"],
        ),
        (
            "[Mary Doe] was now trying to undermine [Hillton/GPE].",
            &["Mary Doe - Hillton: undermine"],
        ),
    ]);
}

#[test]
fn a_past_behind_what_is_to_come_is_the_speakers() {
    table(&[
        (
            "[Mary Doe] said [Lakeland/GPE] would build a bridge and criticised [Hillton/GPE].",
            &["Mary Doe - Hillton: criticised"],
        ),
        (
            "[Mary Doe] said [Lakeland/GPE] had built a bridge and criticised [Hillton/GPE].",
            &["Lakeland - Hillton: criticised"],
        ),
    ]);
}

#[test]
fn a_body_before_an_office_only_modifies() {
    table(&[
        (
            "[Lake Party/ORG] [chairman/PER.role=Tom Poe] [Tom Poe] said: \"I disagree with [Mary Doe].\"",
            &["Tom Poe - Mary Doe: disagree with"],
        ),
        (
            "[Lake Party/ORG] said: \"We disagree with [Mary Doe].\"",
            &["Lake Party - Mary Doe: disagree with"],
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
fn prepositional_adjectives_stand_behind_verbs() {
    table(&[
        (
            "[Mary Doe] voted in favour of [Tom Poe].",
            &["Mary Doe + Tom Poe: in favour of"],
        ),
        (
            "[Mary Doe] was dropped as captain in favour of [Tom Poe].",
            &[],
        ),
    ]);
}

#[test]
fn a_bare_verb_does_not_agree_with_one_person() {
    table(&[
        ("The film saw [Mary Doe] attack [Tom Poe].", &[]),
        (
            "[Mary Doe] and [Ann Roe] attack [Tom Poe].",
            &["Mary Doe - Tom Poe: attack", "Ann Roe - Tom Poe: attack"],
        ),
    ]);
}

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

#[test]
fn names_that_only_describe_are_nobody() {
    table(&[
        (
            "[Lake Party/ORG] charity partners condemned [Mary Doe].",
            &[],
        ),
        (
            "[Lake Party/ORG] leaders condemned [Mary Doe].",
            &["Lake Party - Mary Doe: condemned"],
        ),
        (
            "A tall man from Deepwell, [Lakeland/GPE], was praised by [Mary Doe].",
            &[],
        ),
        (
            "[Lakeland/GPE] was praised by [Mary Doe].",
            &["Mary Doe + Lakeland: praised"],
        ),
        (
            "[Mary Doe] was praised by those protesting against [Lakeland/GPE]'s rules.",
            &[],
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
