//! Who holds a stance.

use super::table;

#[test]
fn what_goes_on_behind_a_relative_clause_is_its_heads_clause() {
    table(&[
        (
            "[Mary Doe] wrote of [Tom Poe], who died last year, and praised [Ann Roe].",
            &["Mary Doe + Ann Roe: praised"],
        ),
        (
            "[Mary Doe] wrote of [Tom Poe], who slept late and praised [Ann Roe].",
            &["Tom Poe + Ann Roe: praised"],
        ),
    ]);
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
