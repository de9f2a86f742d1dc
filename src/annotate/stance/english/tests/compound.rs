//! Names that only modify, stand beside or belong to another noun, and cues whose words around them take the stance away.

use super::table;

#[test]
fn a_name_before_another_noun_is_no_target() {
    table(&[
        ("[Mary Doe] criticised the [Lakeland/GPE] ferry row.", &[]),
        ("[Mary Doe] rejected the [Hill Foods/ORG] bid.", &[]),
        ("[Mary Doe] opposed the [Lakeland/GPE] war.", &[]),
        (
            "[Mary Doe] rejected [Hill Foods/ORG] accounts posing as shops.",
            &[],
        ),
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
            "[Mary Doe] rejected the [Lake Party/ORG] ferry offer that came on Monday.",
            &["Mary Doe - Lake Party: rejected"],
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
            "[Mary Doe] praised [Hill Foods/ORG] chemist Zoe [Roe].",
            &["Mary Doe + Roe: praised"],
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

#[test]
fn a_rival_right_before_a_name_is_its_bearer() {
    table(&[
        (
            "[Lakeland/GPE] threatened its rival [Hillton/GPE].",
            &["Lakeland - Hillton: threatened"],
        ),
        (
            "[Lakeland/GPE] criticised its neighbour [Hillton/GPE].",
            &["Lakeland - Hillton: criticised"],
        ),
        (
            "[Lakeland/GPE] criticised rivals of [Hillton/GPE].",
            &["Lakeland + Hillton: criticised"],
        ),
    ]);
}

#[test]
fn what_shall_end_is_not_held() {
    table(&[
        (
            "[Mary Doe] announced an end to [Lakeland/GPE]'s support for [Hillton/GPE].",
            &[],
        ),
        (
            "[Mary Doe] announced [Lakeland/GPE]'s support for [Hillton/GPE].",
            &["Lakeland + Hillton: support"],
        ),
    ]);
}

#[test]
fn what_is_denied_is_nobodys() {
    table(&[
        (
            "[Ann Roe] denied claims that [Mary Doe] supported [Tom Poe].",
            &[],
        ),
        ("[Ann Roe] denied [Mary Doe] had supported [Tom Poe].", &[]),
        (
            "[Ann Roe] denied the claims and criticised [Tom Poe].",
            &["Ann Roe - Tom Poe: criticised"],
        ),
        (
            "[Ann Roe] said that [Mary Doe] supported [Tom Poe].",
            &["Mary Doe + Tom Poe: supported"],
        ),
    ]);
}

#[test]
fn encouraging_to_do_is_a_request() {
    table(&[
        (
            "[Mary Doe] encouraged [Lake Party/ORG] to plant trees.",
            &[],
        ),
        (
            "[Mary Doe] encouraged [Lake Party/ORG] on Monday.",
            &["Mary Doe + Lake Party: encouraged"],
        ),
    ]);
}

#[test]
fn credit_goes_to_somebody_with_a_reason() {
    table(&[
        ("[Mary Doe] copied it without credit [Tom Poe] said.", &[]),
        (
            "[Mary Doe] sang without permission or credit the [Tom Poe] song.",
            &[],
        ),
        (
            "[Mary Doe] credited [Tom Poe] with the idea.",
            &["Mary Doe + Tom Poe: credited"],
        ),
    ]);
}

#[test]
fn a_critic_of_somebody_is_named_with_of_or_a_genitive() {
    table(&[
        ("[Lakeland Post/ORG] critic [Mary Doe] left.", &[]),
        (
            "[Tom Poe]'s critic [Mary Doe] left.",
            &["Mary Doe - Tom Poe: critic"],
        ),
    ]);
}

#[test]
fn works_and_laws_are_nobody() {
    table(&[
        ("[Hill Foods/ORG] praised its [Hill Oats/ORG].", &[]),
        ("[Mary Doe] defended her film [Tom Poe].", &[]),
        ("[Mary Doe] opposed the [Ferries Act/ORG].", &[]),
        (
            "[Mary Doe] defended her deputy [Tom Poe].",
            &["Mary Doe + Tom Poe: defended"],
        ),
        (
            "[Mary Doe] opposed the [Ferries Board/ORG].",
            &["Mary Doe - Ferries Board: opposed"],
        ),
    ]);
}
