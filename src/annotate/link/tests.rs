//! News made up for these tests, with the entity of every mention.

use super::*;
use crate::annotate::mention::Finder;
use crate::annotate::{Field, Sentence, coref};
use crate::lang::Language;
use crate::text::{Draft, Milli, NormSpan};
use proptest::prelude::*;
use std::sync::LazyLock;

static ROOMS: LazyLock<(Finder, Linker)> = LazyLock::new(|| {
    let languages = Languages::builtin();
    let names = Arc::new(Names::new(&languages));
    (
        Finder::with(Arc::clone(&names), &languages),
        Linker::with(names),
    )
});

fn chains(text: &str, lang: Lang) -> Vec<coref::Chain> {
    let (text, offsets) = Draft::new(text).finish();
    let article = Normalized {
        title: None,
        text,
        credits: Default::default(),
        offsets,
        repairs: Default::default(),
        language: Language {
            lang,
            script: None,
            confidence: Milli::ZERO,
        },
    };
    let whole = [Sentence {
        field: Field::Text,
        span: NormSpan::new(0, article.text.len()),
    }];
    let (finder, linker) = &*ROOMS;
    coref::chains(linker.link(&article, finder.find(&article, &whole)))
}

/// `id or local name=mentions` of every chain.
fn check(lang: Lang, text: &str, expected: &[(&str, usize)]) {
    let chains = chains(text, lang);
    let found: Vec<_> = chains
        .iter()
        .map(|chain| {
            let local = chain.entity.id.starts_with("local:");
            let name = if local {
                &chain.entity.name
            } else {
                &chain.entity.id
            };
            (name.as_str(), chain.mentions.len())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn mentions_of_one_entity_are_one_chain() {
    check(
        Lang::Hi,
        "रूसी सैनिक आगे बढ़े। मॉस्को ने कहा कि रूस तैयार है।",
        &[("iso:RU", 3)],
    );
    check(
        Lang::En,
        "Mr Putin spoke. Vladimir Putin left Russia.",
        &[("khabar:per:vladimir-putin", 2), ("iso:RU", 1)],
    );
}

#[test]
fn offices_have_their_holders() {
    check(
        Lang::Hi,
        "रूसी रक्षा मंत्री आंद्रेई बेलौसोव आए। रूसी रक्षा मंत्री ने किम जोंग उन से बात की। उत्तर कोरिया के नेता मुस्कुराए।",
        &[
            ("khabar:per:andrei-belousov", 3),
            ("khabar:per:kim-jong-un", 2),
        ],
    );
    check(
        Lang::Hi,
        "थाना प्रभारी लोकेन्द्र झालानी ने बताया।",
        &[("लोकेन्द्र झालानी", 2)],
    );
}

#[test]
fn initials_have_the_entity_of_the_long_form() {
    check(
        Lang::En,
        "The National Kite Federation (NKF) met. The NKF was pleased.",
        &[("National Kite Federation", 3)],
    );
}

#[test]
fn short_names_go_to_the_article_s_own_person() {
    check(
        Lang::Hi,
        "नीरव मोदी पर मुकदमा चला। मोदी ने अपील की।",
        &[("khabar:per:nirav-modi", 2)],
    );
    check(
        Lang::Hi,
        "मोदी ने भाषण दिया।",
        &[("khabar:per:narendra-modi", 1)],
    );
}

#[test]
fn bodies_that_every_state_has_depend_on_the_article() {
    check(
        Lang::Hi,
        "रक्षा मंत्रालय ने बयान दिया।",
        &[("khabar:org:ministry-of-defence", 1)],
    );
    check(
        Lang::Hi,
        "ईरान में रक्षा मंत्रालय ने बयान दिया।",
        &[("iso:IR", 1), ("रक्षा मंत्रालय", 1)],
    );
}

#[test]
fn the_name_is_in_the_article_s_language() {
    let of = |text, lang| chains(text, lang)[0].entity.clone();
    let (hindi, english) = (of("रूस चुप है।", Lang::Hi), of("Russia is silent.", Lang::En));
    assert_eq!(
        (hindi.name.as_str(), hindi.name_en.as_deref()),
        ("रूस", Some("Russia"))
    );
    assert_eq!(english.name, "Russia");
    assert_eq!(hindi.id, english.id);
}

#[test]
fn local_ids_are_functions_of_the_name() {
    let id = |text| chains(text, Lang::Hi)[0].entity.id.clone();
    assert_eq!(
        id("श्रीमती सुनीता हिन्दवाल ने कहा।"),
        id("कल सुनीता हिंदवाल ने पूछा।")
    );
    assert_ne!(id("सुनीता वर्मा ने कहा।"), id("अनीता वर्मा ने कहा।"));
}

#[test]
fn local_ids_meet_across_spellings_and_languages() {
    let id = |text, lang| chains(text, lang)[0].entity.id.clone();
    let hindi = id("श्री सुरेन्द्र चौहान ने कहा।", Lang::Hi);
    assert!(hindi.starts_with("local:"));
    assert_eq!(hindi, id("श्री सुरेंद्र चौहाण ने कहा।", Lang::Hi));
    assert_eq!(hindi, id("Mr Surendra Chauhan said so.", Lang::En));
    assert_ne!(hindi, id("Mr Surender Chouhan said so.", Lang::En));
}

#[test]
fn spellings_of_one_name_are_one_entity() {
    check(
        Lang::Hi,
        "श्री नेलसन खाखलारी ने कहा कि वे आएंगे। श्री नेल्सोन खाकलारी ने हाथ जोड़े।",
        &[("नेल्सोन खाकलारी", 2)],
    );
    check(
        Lang::Hi,
        "श्री व्लादिमिर पूतिन ने कहा कि वे आएंगे।",
        &[("khabar:per:vladimir-putin", 1)],
    );
    check(
        Lang::Hi,
        "श्री कमल खाखलारी ने कहा। श्री कोमल खाखलारी ने पूछा।",
        &[("कमल खाखलारी", 1), ("कोमल खाखलारी", 1)],
    );
}

#[test]
fn names_that_many_bear_ask_for_evidence() {
    let salman = "khabar:per:salman-khan";
    check(Lang::Hi, "सलमान खान ने नई फिल्म की बात की।", &[(salman, 1)]);
    check(Lang::Hi, "सलमान खान ने दुकान खोली।", &[("सलमान खान", 1)]);
    check(Lang::Hi, "पंडित कपिल शर्मा ने पूजा की।", &[("कपिल शर्मा", 1)]);
    check(
        Lang::Hi,
        "सांसद संजय सिंह ने पूछा। संजय सिंह ने हाथ जोड़े।",
        &[("khabar:per:sanjay-singh", 3)],
    );
    check(Lang::Hi, "किसान संजय सिंह ने खेत देखा।", &[("संजय सिंह", 1)]);
}

#[test]
fn rare_surnames_are_the_article_s_own_bearer_s() {
    check(
        Lang::En,
        "Yesterday Pelosi left.",
        &[("khabar:per:nancy-pelosi", 1)],
    );
    check(
        Lang::En,
        "Mr Dilip Pelosi spoke. Then Pelosi left.",
        &[("Dilip Pelosi", 2)],
    );
    check(
        Lang::En,
        "Yesterday Dilip Pelosi spoke. Then Pelosi left.",
        &[("Dilip Pelosi", 2)],
    );
}

#[test]
fn brussels_acts_for_the_union_or_for_belgium() {
    check(
        Lang::En,
        "Yesterday Brussels accused Russia of delay.",
        &[("khabar:org:eu", 1), ("iso:RU", 1)],
    );
    check(
        Lang::En,
        "Yesterday Brussels accused Russia. Belgium is angry.",
        &[("iso:BE", 2), ("iso:RU", 1)],
    );
    check(
        Lang::En,
        "They met in Brussels.",
        &[("geonames:2800866", 1)],
    );
}

#[test]
fn initials_of_another_place_are_another_body_s() {
    let bmc = "khabar:org:brihanmumbai-municipal-corporation";
    check(
        Lang::Hi,
        "बृहन्मुंबई नगर निगम (बीएमसी) ने नोटिस दिया। बीएमसी ने काम रोका।",
        &[(bmc, 3)],
    );
    check(
        Lang::Hi,
        "भोपाल नगर निगम (बीएमसी) ने नोटिस दिया। बीएमसी ने काम रोका।",
        &[("khabar:org:bhopal-municipal-corporation", 3)],
    );
}

proptest! {
    #[test]
    fn every_mention_gets_one_entity(text in "[रूसमोदीनेकहा A-Za-z().।']{0,80}") {
        let chains = chains(&text, Lang::Hi);
        let mut ids: Vec<_> = chains.iter().map(|chain| &chain.entity.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), chains.len());
        prop_assert!(chains.iter().all(|chain| !chain.mentions.is_empty() && !chain.entity.name.is_empty()));
    }
}

#[test]
fn an_office_is_the_strangers_whose_one_name_follows() {
    check(Lang::Hi, "जस्टिस गवई ने पुल देखा।", &[("गवई", 2)]);
    check(
        Lang::Hi,
        "मुख्यमंत्री ने रमेश गवई को बुलाया।",
        &[("मुख्यमंत्री", 1), ("रमेश गवई", 1)],
    );
}
