//! A model made from sentences that were made up for these tests, and tried on others.

use super::*;
use crate::lang::{Lang, Languages};
use std::fmt::Write;

/// Given names, surnames and villages, none of them in a table.
const GIVEN: [&str; 6] = ["झिमरू", "टोखला", "रिपुनी", "मखेली", "डबीरा", "थिरका"];
const SURNAMES: [&str; 6] = [
    "नुखोरिया",
    "बिथलवार",
    "खिमानिया",
    "पुरझाड़े",
    "लोमटवार",
    "घुड़केला",
];
const VILLAGES: [&str; 6] = [
    "झुरकापुर",
    "मिटरागढ़",
    "खोरलानगर",
    "बिडकीपुर",
    "तुमरागढ़",
    "सिलटानगर",
];

/// Sentences as a labelled file: persons act with ने, villages lie in में; the rest is everyday words.
fn labelled(persons: impl Iterator<Item = (usize, usize)>) -> String {
    let mut file = String::new();
    for (given, surname) in persons {
        let village = VILLAGES[(given + 2 * surname) % 6];
        for (word, label) in [
            (GIVEN[given], "B-PER"),
            (SURNAMES[surname], "I-PER"),
            ("ने", "O"),
            (village, "B-LOC"),
            ("में", "O"),
            ("नई", "O"),
            ("सड़क", "O"),
            ("देखी।", "O"),
        ] {
            let _ = writeln!(file, "{word}\t{label}");
        }
        file.push('\n');
    }
    file
}

fn model() -> Vec<u8> {
    let mut trainer = Trainer::new(&Languages::builtin());
    let pairs = (0..6).flat_map(|given| (0..5).map(move |surname| (given, surname)));
    let sentences = trainer
        .labelled(labelled(pairs))
        .expect("every line has a label");
    assert_eq!(sentences, 30);
    trainer.text("घुड़केला ने पुल देखा।\nनई सड़क पर नया पुल बना।\n\nथिरका ने सड़क देखी।");
    trainer.finish("source: made up for a test\n\nlicence: as khabar")
}

#[test]
fn a_model_tells_names_it_has_not_seen() {
    let tagger = Tagger::new(&model()).expect("a model");
    let mut trial = Trial::new(&Languages::builtin(), &tagger);
    let unseen = labelled((0..6).map(|given| (given, 5)));
    let predictions = trial.file(&unseen).expect("every line has a label");
    assert!(predictions.starts_with("झिमरू\tB-PER\tB-PER\nघुड़केला\tI-PER\tI-PER\nने\tO\tO\n"));
    let shown = trial.to_string();
    assert!(
        shown.ends_with("all\t100.00\t100.00\t100.00\t12\t12\n"),
        "{shown}"
    );
}

#[test]
fn a_model_is_the_same_bytes_each_time_at_any_number_of_threads() {
    let at = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a pool").install(model)
    };
    let one = at(1);
    assert!(one == at(2) && one == at(2));
    assert!(one.starts_with(
        "khabar.tagger/1\n# source: made up for a test\n# licence: as khabar\n\n".as_bytes()
    ));
}

#[test]
fn what_is_no_model_is_refused() {
    let whole = model();
    for cut in [0, 3, 15, 16, 60, 400, whole.len() / 2, whole.len() - 1] {
        assert!(Tagger::new(&whole[..cut]).is_err(), "{cut}");
    }
    let longer = [whole.as_slice(), b"x"].concat();
    assert!(Tagger::new(&longer).is_err());
    assert!(Tagger::new(b"khabar.tagger/2\n\n").is_err());
}

#[test]
fn nothing_to_learn_from_gives_a_model_that_finds_nothing() {
    let model = Trainer::new(&Languages::builtin()).finish("");
    let tagger = Tagger::new(&model).expect("a model");
    let mut trial = Trial::new(&Languages::builtin(), &tagger);
    let predictions = trial.file("मखेली\tB-PER\nने\tO\n").expect("labels");
    assert_eq!(predictions, "मखेली\tB-PER\tO\nने\tO\tO\n\n");
    assert!(trial.to_string().ends_with("all\t0.00\t0.00\t0.00\t1\t0\n"));
}

#[test]
fn every_shipped_model_is_sound_and_small() {
    let languages = Languages::builtin();
    for lang in [Lang::Hi, Lang::Mr, Lang::Ne, Lang::En] {
        assert!(Tagger::shipped(&languages, lang).is_some(), "{lang:?}");
    }
    assert!(Tagger::shipped(&languages, Lang::Ta).is_none());
    for pack in languages
        .packs()
        .iter()
        .filter(|pack| !pack.tagger().is_empty())
    {
        let head = String::from_utf8_lossy(&pack.tagger()[..1000]);
        for word in ["# source: ", "# licence: ", "# date: "] {
            assert!(head.contains(word), "{:?}: {word}", pack.lang);
        }
        assert!(pack.tagger().len() <= 8 << 20);
    }
}
