//! Which language a text is in.
//!
//! The script decides first: most scripts of South Asia write one language in the news. Devanagari is told apart by words
//! (`devanagari`), Latin and Arabic by words and letters. Of the other languages in Devanagari (Sanskrit, Maithili, Bhojpuri) no
//! words are known: they get a low confidence, and [`Lang::Other`] where a longer text speaks for none of the three. Only a sample of the text is read, so a long article costs no more
//! than a short one.
//!
//! ```
//! use khabar::lang::{Lang, detect};
//! assert_eq!(detect("मेयर ने कहा कि पुल खुल गया है।", None).lang, Lang::Hi);
//! assert_eq!(detect("पूल खुला झाला आहे, असे महापौरांनी सांगितले.", None).lang, Lang::Mr);
//! assert_eq!(detect("", Some(Lang::Hi)).lang, Lang::Other);
//! ```

mod devanagari;
mod latin;
mod sample;

use super::Lang;
use super::builtin::DEVANAGARI;
use crate::text::{Milli, Script};
pub use devanagari::WeightError;
use devanagari::Weights;
pub(super) use devanagari::{LANGS, endings};
use sample::Sample;
use std::sync::LazyLock;

/// What [`detect`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub lang: Lang,
    /// The script most of its letters belong to; `None` without letters.
    pub script: Option<Script>,
    /// How sure that is, 0 to 1.
    pub confidence: Milli,
}

/// Below this confidence what the input says wins, if it is a language of the same script. It is the confidence of a margin of
/// two nats, odds of 7 to 1.
const BAR: Milli = Milli(500);

/// Tells languages apart by a table of Devanagari words.
#[derive(Clone, Debug)]
pub struct Detector {
    devanagari: Weights,
}

/// The detector with the shipped table.
static SHIPPED: LazyLock<Detector> =
    LazyLock::new(|| Detector::new(DEVANAGARI).expect("shipped tables are tested to parse"));

/// What the shipped [`Detector`] says of `text`.
pub fn detect(text: &str, prior: Option<Lang>) -> Language {
    SHIPPED.detect(text, prior)
}

impl Detector {
    /// A detector with a table as [`Trainer::table`](super::Trainer::table) makes them.
    ///
    /// # Errors
    /// Names the first line that is no row of such a table.
    pub fn new(table: &str) -> Result<Self, WeightError> {
        let devanagari = Weights::parse(table)?;
        Ok(Self { devanagari })
    }

    /// The detector that [`detect`] asks.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Tells the language of `text`. `prior` is what the input said, used only below a confidence of 0.5 and where it names a
    /// language of the script found. Text without letters is [`Lang::Other`] at confidence 0.
    pub fn detect(&self, text: &str, prior: Option<Lang>) -> Language {
        let sample = Sample::of(text);
        let Some((script, share)) = Script::dominant(sample.parts()) else {
            return Language {
                lang: Lang::Other,
                script: None,
                confidence: Milli::ZERO,
            };
        };
        let (lang, sure) = self.tell(&sample, script, Milli::ZERO);
        let found = Language {
            lang,
            script: Some(script),
            confidence: sure * share,
        };
        found.or(prior)
    }

    /// The language of `text` where that is another than `own` and at least as sure as `least`, which is more than nothing: what
    /// [`Detector::detect`] says then without a prior, but for a text in Devanagari that begins clearly in `own`. Never [`Lang::Other`].
    pub fn detect_other(&self, text: &str, own: Lang, least: Milli) -> Option<Lang> {
        let sample = Sample::of(text);
        let (script, share) = Script::dominant(sample.parts())?;
        let (found, sure) = match script {
            Script::Devanagari => self.devanagari.tell_other(&sample, own),
            _ => self.tell(&sample, script, least),
        };
        let other = found != own && found != Lang::Other;
        (other && sure * share >= least).then_some(found)
    }

    /// The language of a text in a script, and how sure that is. A confidence below `least` need be no more than that.
    fn tell(&self, sample: &Sample<'_>, script: Script, least: Milli) -> (Lang, Milli) {
        match script {
            Script::Devanagari => self.devanagari.tell(sample),
            Script::Latin => latin::tell(sample, least),
            Script::Arabic if is_urdu(sample) => (Lang::Ur, Milli::ONE),
            Script::Bengali if is_assamese(sample) => (Lang::Other, Milli::ONE),
            script => (only_language(script), Milli::ONE),
        }
    }
}

impl Language {
    /// Whether the input's own word counts for nothing against it.
    pub fn is_sure(self) -> bool {
        self.confidence >= BAR
    }

    /// What [`detect`] says with this prior, where it says this without one.
    pub fn or(self, prior: Option<Lang>) -> Self {
        let fits = |prior: &Lang| {
            self.script
                .is_some_and(|script| prior.is_written_in(script))
        };
        let prior = prior.filter(fits).filter(|_| !self.is_sure());
        Self {
            lang: prior.unwrap_or(self.lang),
            ..self
        }
    }
}

impl Lang {
    /// Whether the language is written in a script, as far as khabar names languages.
    pub fn is_written_in(self, script: Script) -> bool {
        match self {
            Lang::Hi | Lang::Mr | Lang::Ne => script == Script::Devanagari,
            Lang::En => script == Script::Latin,
            Lang::Ur => script == Script::Arabic,
            lang => lang != Lang::Other && only_language(script) == lang,
        }
    }
}

/// The language of a script that writes one, as far as khabar names it. Assamese letters are looked for before.
fn only_language(script: Script) -> Lang {
    match script {
        Script::Bengali => Lang::Bn,
        Script::Gurmukhi => Lang::Pa,
        Script::Gujarati => Lang::Gu,
        Script::Odia => Lang::Or,
        Script::Tamil => Lang::Ta,
        Script::Telugu => Lang::Te,
        Script::Kannada => Lang::Kn,
        Script::Malayalam => Lang::Ml,
        Script::Latin | Script::Devanagari | Script::Arabic | Script::Other => Lang::Other,
    }
}

/// Whether a text in Arabic script has letters that of the languages written so only Urdu and its neighbours use: retroflexes,
/// the nasal noon and the large yeh (Unicode core specification 9.2, Urdu).
fn is_urdu(sample: &Sample<'_>) -> bool {
    let letters = ['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ھ'];
    sample.parts().any(|part| part.contains(letters))
}

/// Whether a text in Bengali script has one of the two letters that Assamese alone has (Unicode code chart U0980).
fn is_assamese(sample: &Sample<'_>) -> bool {
    sample
        .parts()
        .any(|part| part.contains(['\u{9f0}', '\u{9f1}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn languages_are_told() {
        for (text, expected) in [
            ("मेयर ने कहा कि पुल खुल गया है।", Lang::Hi),
            ("पुल बंद, लोगों को हुई परेशानी", Lang::Hi),
            ("पूल खुला झाला आहे, असे महापौरांनी सांगितले.", Lang::Mr),
            ("नगरप्रमुखले पुल खुलेको बताएका छन् ।", Lang::Ne),
            ("The mayor said that the bridge is open.", Lang::En),
            ("Mayor opens new bridge", Lang::En),
            (
                "Der Bürgermeister hat die neue Brücke am Montag für den Verkehr geöffnet.",
                Lang::Other,
            ),
            (
                "mayor ne kaha ki pul ab khul gaya hai aur log ja sakte hain",
                Lang::Other,
            ),
            ("میئر نے کہا کہ پل کھل گیا ہے", Lang::Ur),
            ("فتح الجسر أمام السيارات", Lang::Other),
            ("সেতু খুলে দেওয়া হয়েছে", Lang::Bn),
            ("দলং মুকলি কৰা হ'ল", Lang::Other),
            ("ਪੁਲ ਖੁੱਲ੍ਹ ਗਿਆ ਹੈ", Lang::Pa),
            ("பாலம் திறக்கப்பட்டது", Lang::Ta),
            ("मेयर ने कहा कि New Town Bridge खुल गया है।", Lang::Hi),
            ("10 ... 20", Lang::Other),
            ("", Lang::Other),
        ] {
            assert_eq!(detect(text, None).lang, expected, "{text}");
        }
    }

    /// Hindi, Marathi, Nepali and English words in any order, with an address or another script among them.
    const MIXED: &str = "((मेयर|ने|है|पुल|में|आहे|पूल|सांगितले|महापौरांनी|छन्|भने|पुलको|नगरप्रमुखले|the|bridge|was|of|ne|hai|और|10|https://a.in/x|পুল)[ ।,]{1,2}){0,30}|((आहे|असे|पूल|मेयर|छन्) ){200}";

    proptest! {
        #[test]
        fn another_language_is_told_alike(text in MIXED, own in 0..Lang::ALL.len(), least in 1i64..=1000) {
            let (own, least) = (Lang::ALL[own], Milli(least));
            let found = detect(&text, None);
            let other = found.lang != own && found.lang != Lang::Other && found.confidence >= least;
            let expected = other.then_some(found.lang);
            let told = Detector::shipped().detect_other(&text, own, least);
            let may_stop = found.script == Some(Script::Devanagari);
            prop_assert!(told == expected || (may_stop && told.is_none()));
        }
    }

    #[test]
    fn registers_are_told() {
        for (text, expected) in [
            // A police report, a clause of law, a couplet, talk, a live line.
            (
                "पुलिस ने धारा 420 के तहत मुकदमा दर्ज कर आरोपी को न्यायिक हिरासत में भेज दिया",
                Lang::Hi,
            ),
            (
                "उपर्युक्त प्रावधानों का उल्लंघन करने पर अधिनियम के अंतर्गत अर्थदंड का प्रावधान होगा",
                Lang::Hi,
            ),
            ("साँझ ढली तो नदिया बोली, घर लौटे सब पंछी प्यारे", Lang::Hi),
            ("अरे भाई, तू कल आया क्यों नहीं? मैं तेरी राह देखता रहा।", Lang::Hi),
            ("LIVE: मैच शुरू, टॉस जीतकर पहले बल्लेबाजी", Lang::Hi),
            // A fact check that quotes Hindi, a headline, a notice.
            (
                "'पुल गिर गया' असा दावा करणारा व्हिडिओ व्हायरल होत आहे; तपासात हा दावा खोटा असल्याचे आढळले",
                Lang::Mr,
            ),
            ("पुण्यात आज पाणीपुरवठा बंद राहणार", Lang::Mr),
            ("अर्जदाराने विहित नमुन्यात अर्ज सादर करावा", Lang::Mr),
            ("सुनको मूल्य घट्यो, चाँदीको बढ्यो", Lang::Ne),
            ("काठमाडौंका सडकमा हिलो, यात्रु सास्तीमा", Lang::Ne),
            ("निवेदकले तोकिएको ढाँचामा निवेदन पेस गर्नुपर्नेछ", Lang::Ne),
        ] {
            assert_eq!(detect(text, None).lang, expected, "{text}");
        }
    }

    #[test]
    fn the_prior_speaks_only_in_doubt() {
        assert_eq!(detect("मंगल", Some(Lang::Ne)).lang, Lang::Ne);
        assert_eq!(detect("मंगल", Some(Lang::En)).lang, Lang::Hi);
        let sure = detect("मेयर ने कहा कि पुल खुल गया है और बसें चल रही हैं।", Some(Lang::Ne));
        assert_eq!(sure.lang, Lang::Hi);
        assert!(sure.confidence > Milli(900), "{}", sure.confidence);
        assert_eq!(detect("", Some(Lang::Hi)).confidence, Milli::ZERO);
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in "(?s).{0,200}|[क-ह ा-ौa-z]{0,200}") {
            let found = detect(&text, None);
            prop_assert!((Milli::ZERO..=Milli::ONE).contains(&found.confidence));
        }
    }
}
