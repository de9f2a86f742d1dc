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

#[test]
fn what_somebody_is_called_is_said_of_him() {
    table(&[
        (
            "[Mary Doe] called [Tom Poe] a coward.",
            &["Mary Doe - Tom Poe: coward"],
        ),
        (
            "[Mary Doe] described Mr [Tom Poe] as an \"excellent\" chairman.",
            &["Mary Doe + Tom Poe: excellent"],
        ),
        ("[Mary Doe] met [Tom Poe], a coward.", &[]),
        (
            "[Mary Doe] did not call [Tom Poe] a hero.",
            &["Mary Doe - Tom Poe: hero"],
        ),
    ]);
}

#[test]
fn who_sends_something_somewhere_acts_there() {
    table(&[
        (
            "[Mary Doe] sent boats to [Lakeland/GPE] to help [Tom Poe].",
            &["Mary Doe + Tom Poe: help"],
        ),
        (
            "[Mary Doe] paid [Bob Roe] to attack [Tom Poe].",
            &["Bob Roe - Tom Poe: attack"],
        ),
        (
            "[Mary Doe] warned [Bob Roe] against attacking [Tom Poe].",
            &["Mary Doe - Bob Roe: warned"],
        ),
        (
            "[Lakeland/GPE] supplied drones to [Hillshire/GPE].",
            &["Lakeland + Hillshire: drones"],
        ),
        (
            "[Lakeland/GPE] supplied drones to attack [Hillshire/GPE].",
            &["Lakeland - Hillshire: attack"],
        ),
    ]);
}

#[test]
fn a_name_between_commas_is_the_subject() {
    table(&[
        (
            "The [union leader/PER.role=Mary Doe], [Mary Doe], said [Tom Poe] had failed the town.",
            &["Mary Doe - Tom Poe: failed"],
        ),
        (
            "[Tom Poe] was attacked by the [union leader/PER.role=Bob Roe], [Mary Doe].",
            &["Mary Doe - Tom Poe: attacked"],
        ),
        (
            "[Tom Poe] failed the town, said [Mary Doe].",
            &["Mary Doe - Tom Poe: failed"],
        ),
    ]);
}

#[test]
fn what_nobody_is_ready_to_do_is_not_done() {
    table(&[
        (
            "[Mary Doe] was not ready to support [Tom Poe].",
            &["Mary Doe - Tom Poe: support"],
        ),
        (
            "[Mary Doe] was ready to support [Tom Poe].",
            &["Mary Doe + Tom Poe: support"],
        ),
        (
            "[Lakeland/GPE] and [Hillshire/GPE] jointly condemned [Tom Poe].",
            &[
                "Lakeland - Tom Poe: condemned",
                "Hillshire - Tom Poe: condemned",
            ],
        ),
    ]);
}

#[test]
fn diplomats_stand_for_their_state() {
    table(&[
        (
            "[Mary Doe] expelled four [Lakelandic/GPE.adj=Lakeland] diplomats.",
            &["Mary Doe - Lakeland: expelled"],
        ),
        (
            "[Mary Doe] expelled four [Lakelandic/GPE.adj=Lakeland] painters.",
            &[],
        ),
    ]);
}

#[test]
fn his_own_clause_tells_whose_support_it_is() {
    table(&[
        (
            "[Mary Doe] said [Bob Roe] left over his support for [Tom Poe].",
            &["Bob Roe + Tom Poe: support"],
        ),
        (
            "[Mary Doe] spoke of her support for [Tom Poe].",
            &["Mary Doe + Tom Poe: support"],
        ),
    ]);
}

#[test]
fn an_owner_behind_the_verb_does_not_go_on() {
    table(&[
        (
            "[Mary Doe] heard [Bob Roe]'s statement and praised [Tom Poe].",
            &["Mary Doe + Tom Poe: praised"],
        ),
        (
            "[Bob Roe]'s statement praised [Tom Poe].",
            &["Bob Roe + Tom Poe: praised"],
        ),
    ]);
}

#[test]
fn a_rival_from_a_state_is_not_the_state() {
    table(&[
        (
            "[Mary Doe] rejected the offer from a [Lakelandic/GPE.adj=Lakeland] rival.",
            &[],
        ),
        (
            "[Mary Doe] rejected the offer from the [Lakelandic/GPE.adj=Lakeland] government.",
            &["Mary Doe - Lakeland: rejected"],
        ),
    ]);
}

#[test]
fn who_speaks_behind_a_participle_is_nobody_in_the_quotation() {
    table(&[
        (
            "Accusing [Tom Poe] of lies she said: \"Indeed, [Lakeland/GPE] knows.\"",
            &[],
        ),
        (
            "Accusing [Tom Poe] of lies, [Mary Doe] left.",
            &["Mary Doe - Tom Poe: Accusing"],
        ),
    ]);
}

#[test]
fn purposes_are_no_blame_and_numbers_lead_to_nouns() {
    table(&[
        (
            "[Mary Doe] said [Hill Foods/ORG] may sell in an effort to exploit its name.",
            &[],
        ),
        (
            "[Mary Doe] said [Hill Foods/ORG] exploited its name.",
            &["Mary Doe - Hill Foods: exploited"],
        ),
        (
            "[Mary Doe] left, while the jury saw four votes against [Tom Poe].",
            &[],
        ),
        (
            "[Mary Doe] votes against [Tom Poe].",
            &["Mary Doe - Tom Poe: votes against"],
        ),
        (
            "[Mary Doe] supported many people across [Lakeland/GPE].",
            &[],
        ),
    ]);
}

#[test]
fn the_name_before_an_apposition_acts() {
    table(&[
        (
            "[Ann Low] was speaking as [Mary Doe], head of a club, attacked [Tom Poe].",
            &["Mary Doe - Tom Poe: attacked"],
        ),
        (
            "[Ann Low] was speaking as the head of a club, unnamed, attacked [Tom Poe].",
            &["Ann Low - Tom Poe: attacked"],
        ),
    ]);
}

#[test]
fn hyphens_and_deeds_hide_a_name() {
    table(&[
        (
            "The [Lakeland Prize/ORG]-winning star criticised [Tom Poe].",
            &[],
        ),
        (
            "The [Lakeland Prize/ORG] criticised [Tom Poe].",
            &["Lakeland Prize - Tom Poe: criticised"],
        ),
        (
            "[Mary Doe] has won praise for leading [Hill Foods/ORG].",
            &[],
        ),
        (
            "[Mary Doe] voiced praise for [Hill Foods/ORG].",
            &["Mary Doe + Hill Foods: praise"],
        ),
    ]);
}
