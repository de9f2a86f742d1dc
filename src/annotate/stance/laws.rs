//! Laws of the whole stage, on random input.

use super::kit::{Marked, READER, SETTINGS};
use super::{Label, OwnCues, Reader};
use crate::lang::{Lang, Languages, rows};
use crate::text::Milli;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::time::{Duration, Instant};

const NAMES: [&str; 9] = [
    "[मीना राव]",
    "[राजन सेठी/PER.short]",
    "[लोक दल/ORG]",
    "[रूपनगर/GPE]",
    "[रूपनगरी/GPE.adj=रूपनगर]",
    "[Mary Doe]",
    "[Lakeland/GPE]",
    "[Hilltonian/GPE.adj=Hillton]",
    "[rebels/NORP.group]",
];
const MARKS: [&str; 14] = [
    "।", ",", ".", "\"", "“", "”", "'", "(", ")", "?", ";", "-", "’s", "\n",
];

/// Every word of a language's tables: cue heads, a verb stem with an ending for `-`, closed classes.
fn vocabulary(lang: Lang) -> Vec<String> {
    let languages = Languages::builtin();
    let pack = languages.pack(lang).expect("shipped");
    let cues = rows::<11>(pack.table("stance")).expect("tested");
    let classes = rows::<2>(pack.table("stance_words")).expect("tested");
    let heads = cues
        .iter()
        .flat_map(|row| row.cells[1].split('|'))
        .map(|head| head.replace('-', "ता"));
    let words = classes
        .iter()
        .flat_map(|row| row.cells[1].split_whitespace())
        .map(str::to_owned);
    let verbs = "किया की करेगा करने करते दिया लगाया जताई है हुआ बताया कहा ने को के का पर से में कि और"
        .split(' ')
        .map(str::to_owned);
    heads.chain(words).chain(verbs).collect()
}

fn soup(lang: Lang) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(vocabulary(lang)),
        3 => select(NAMES.to_vec()).prop_map(str::to_owned),
        1 => select(MARKS.to_vec()).prop_map(str::to_owned),
        1 => "[a-zऀ-ॿ]{1,6}",
    ];
    vec(word, 0..60).prop_map(|words| words.join(" "))
}

fn check_laws(lang: Lang, marked: &str) -> Result<(), TestCaseError> {
    let read = Marked::new(lang, marked);
    let stances = read.stances();
    for stance in &stances {
        let text = stance.field.of(&read.article);
        let sentence = &read.sentences[stance.sentence];
        prop_assert!(
            text.get(stance.cue.range())
                .is_some_and(|cue| !cue.trim().is_empty())
        );
        prop_assert!(text.get(stance.evidence.range()).is_some());
        prop_assert!(stance.evidence.contains(stance.cue));
        prop_assert!(sentence.span.contains(stance.evidence) && sentence.field == stance.field);
        prop_assert!(stance.holder != stance.target);
        prop_assert!(stance.holder < read.chains.len() && stance.target < read.chains.len());
        prop_assert!(
            stance
                .attribution
                .iter()
                .all(|&chain| chain < read.chains.len() && chain != stance.holder)
        );
        prop_assert!(stance.confidence > Milli::ZERO && stance.confidence <= Milli::ONE);
        prop_assert!(stance.polarity.abs() <= Milli::ONE);
        prop_assert!(stance.label != Label::Neutral && stance.label != Label::Mixed);
    }
    let places = stances.iter().map(|s| (s.sentence, s.evidence.start));
    prop_assert!(places.is_sorted());
    prop_assert_eq!(stances, read.stances());
    Ok(())
}

proptest! {
    #[test]
    fn hindi_soup_gives_sound_stances(marked in soup(Lang::Hi)) {
        check_laws(Lang::Hi, &marked)?;
    }

    #[test]
    fn english_soup_gives_sound_stances(marked in soup(Lang::En)) {
        check_laws(Lang::En, &marked)?;
    }

    #[test]
    fn any_text_is_read(text in "(?s)[^\\[\\]]{0,80}", hindi in any::<bool>()) {
        check_laws(if hindi { Lang::Hi } else { Lang::En }, &text)?;
    }
}

#[test]
fn languages_without_rules_give_nothing() {
    for lang in Lang::ALL
        .into_iter()
        .filter(|lang| !matches!(lang, Lang::Hi | Lang::En))
    {
        let read = Marked::new(
            lang,
            "[रूपनगर/GPE] ने [सोनपुर/GPE] की निंदा की। [Mary Doe] praised [Lakeland/GPE].",
        );
        assert_eq!(read.stances(), []);
    }
}

#[test]
fn an_endless_sentence_takes_linear_time() {
    const SIZE: usize = 300_000;
    let patterns = [
        "(((((",
        "\"",
        "।।।।",
        "[मीना राव], ",
        "[रूपनगरी/GPE.adj=रूपनगर] ",
        "[मीना राव] ने [लोक दल/ORG] की आलोचना की और ",
        "दोनों नेताओं ने उनकी आलोचना की कि ",
        "का [लोक दल/ORG] के ",
        "[Mary Doe] said that [Lakeland/GPE], which criticised it, ",
        "who criticised ",
    ];
    for lang in [Lang::Hi, Lang::En] {
        for pattern in patterns {
            let read = Marked::new(lang, &pattern.repeat(SIZE / pattern.len()));
            let start = Instant::now();
            READER.read(&read.article, &read.sentences, &read.chains);
            // takes some tens of milliseconds; quadratic time would take minutes
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "{lang:?} {pattern}"
            );
        }
    }
}

#[test]
fn settings_say_what_is_kept() {
    let text = "[मीना राव] ने [लोक दल/ORG] की निंदा की।\n[राजन सेठी] [लोक दल/ORG] से नाराज हैं।\n[मीना राव] ने [राजन सेठी] से मुलाकात की।";
    let read = Marked::new(Lang::Hi, text);
    let count = |change: &dyn Fn(&mut crate::annotate::Settings)| {
        let mut settings = SETTINGS;
        change(&mut settings);
        let reader = Reader::new(&settings, &Languages::builtin(), &OwnCues::default());
        let (stances, dropped) = reader.read(&read.article, &read.sentences, &read.chains);
        (stances.len(), dropped)
    };
    assert_eq!(count(&|_| {}), (2, 0));
    assert_eq!(count(&|settings| settings.neutral = true), (3, 0));
    assert_eq!(count(&|settings| settings.min_confidence = 0.95), (0, 2));
    assert_eq!(count(&|settings| settings.max_stances = 1), (1, 1));
}
