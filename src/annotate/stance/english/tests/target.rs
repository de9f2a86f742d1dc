//! Whom a stance is towards.

use super::super::super::kit::Marked;
use super::table;
use crate::lang::Lang;

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
