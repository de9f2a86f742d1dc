//! Which language a text is in: by its script, and where several languages share a script, by their words.

use super::{Lang, Languages, rows};
use crate::text::{Milli, Script, WordKind, fold, words};
use hashbrown::HashMap;

/// What [`Detector::detect`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub lang: Lang,
    /// The script most of its letters belong to; `None` without letters.
    pub script: Option<Script>,
    /// How sure that is, 0 to 1.
    pub confidence: Milli,
}

/// Confidence below which what the input says counts.
const BAR: Milli = Milli(700);

/// Bytes of a text that are looked at: some 300 words of Hindi, past which nothing changes.
const SAMPLE: usize = 6000;

/// The languages that the table tells apart, in its order.
const DEVANAGARI: [Lang; 3] = [Lang::Hi, Lang::Mr, Lang::Ne];

/// Tells languages. Built once.
#[derive(Debug)]
pub struct Detector {
    /// For each feature the logarithms of its frequencies, in thousandths: sums of them are exact.
    features: HashMap<String, [i64; 3]>,
}

impl Detector {
    /// A detector with these tables.
    pub fn new(languages: &Languages) -> Self {
        let table = rows::<4>(languages.devanagari()).expect("shipped tables are tested");
        let features = table.into_iter().map(|row| {
            let [feature, counts @ ..] = row.cells;
            (feature.to_owned(), counts.map(weight))
        });
        Self {
            features: features.collect(),
        }
    }

    /// Tells the language of `text`. `prior` is what the input said, used only when the text leaves doubt. A text without letters is
    /// [`Lang::Other`], or what the input said, at confidence 0.
    pub fn detect(&self, text: &str, prior: Option<Lang>) -> Language {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let Some((script, share)) = Script::dominant(sample) else {
            return Language {
                lang: prior.unwrap_or(Lang::Other),
                script: None,
                confidence: Milli::ZERO,
            };
        };
        let (lang, sure) = match script {
            Script::Devanagari => self.devanagari(sample),
            Script::Latin => latin(sample),
            Script::Arabic => (arabic(sample), Milli::ONE),
            Script::Bengali if sample.contains(['\u{9f0}', '\u{9f1}']) => (Lang::Other, Milli::ONE),
            Script::Bengali => (Lang::Bn, Milli::ONE),
            Script::Gurmukhi => (Lang::Pa, Milli::ONE),
            Script::Gujarati => (Lang::Gu, Milli::ONE),
            Script::Odia => (Lang::Or, Milli::ONE),
            Script::Tamil => (Lang::Ta, Milli::ONE),
            Script::Telugu => (Lang::Te, Milli::ONE),
            Script::Kannada => (Lang::Kn, Milli::ONE),
            Script::Malayalam => (Lang::Ml, Milli::ONE),
            Script::Other => (Lang::Other, Milli::ONE),
        };
        let confidence = sure * share;
        Language {
            lang: prior.filter(|_| sure < BAR).unwrap_or(lang),
            script: Some(script),
            confidence,
        }
    }

    /// Hindi, Marathi or Nepali: naive Bayes over words and endings.
    fn devanagari(&self, text: &str) -> (Lang, Milli) {
        let mut sums = [0; 3];
        let mut word = String::new();
        for span in words(text)
            .filter(|word| word.kind == WordKind::Word)
            .map(|word| word.span)
        {
            word.clear();
            word.extend(fold(&text[span.range()]).map(|(_, c)| c));
            for (sum, weight) in sums.iter_mut().zip(self.weights(&mut word)) {
                *sum += weight;
            }
        }
        let best = (0..3)
            .rev()
            .max_by_key(|&lang| sums[lang])
            .unwrap_or_default();
        let second = (0..3)
            .filter(|&lang| lang != best)
            .map(|lang| sums[lang])
            .max()
            .unwrap_or_default();
        (DEVANAGARI[best], odds(sums[best] - second))
    }

    /// What a folded word says: it itself, or its ending.
    fn weights(&self, word: &mut String) -> [i64; 3] {
        if let Some(found) = self.features.get(word.as_str()) {
            return *found;
        }
        // An ending of three code points, on a longer word.
        let Some((ending, _)) = word.char_indices().rev().nth(2).filter(|&(at, _)| at > 0) else {
            return [0; 3];
        };
        word.replace_range(..ending, "~");
        self.features
            .get(word.as_str())
            .copied()
            .unwrap_or_default()
    }
}

/// Logarithm of a frequency, in thousandths. A frequency of 2 in a million is added to each, for what was not met.
fn weight(count: &str) -> i64 {
    let count: f64 = count.parse().expect("shipped tables are tested");
    ((count + 2.0).ln() * 1000.0).round() as i64
}

/// Probability of the better of two languages, by the logarithm of their odds in thousandths.
fn odds(margin: i64) -> Milli {
    Milli::from_f64(1.0 / (1.0 + (-(margin as f64) / 1000.0).exp()))
}

/// Commonest words of English prose (the head of any frequency list, such as that of the Brown corpus), which other languages in Latin
/// script, Hindi among them, do not have.
const ENGLISH: [&str; 30] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as",
    "at", "by", "from", "his", "her", "has", "have", "be", "are", "not", "this", "after", "over",
    "new", "says", "said",
];

/// English or another language in Latin script: by whatlang, and by common words where a text is too short for it.
fn latin(text: &str) -> (Lang, Milli) {
    let (mut common, mut all) = (0, 0);
    for word in words(text).filter(|word| word.kind == WordKind::Word) {
        all += 1;
        common += i64::from(ENGLISH.contains(&word.of(text).to_ascii_lowercase().as_str()));
    }
    // English prose has a common word in three or four; one in ten is more than any other language has.
    if Milli::ratio(common, all) >= Milli(100) {
        return (Lang::En, Milli::ONE);
    }
    match whatlang::detect(text) {
        Some(told) if told.is_reliable() => {
            let english = told.lang() == whatlang::Lang::Eng;
            (if english { Lang::En } else { Lang::Other }, Milli(900))
        }
        // A headline of names: most text in Latin script in an Indian dump is English.
        _ => (Lang::En, Milli(500)),
    }
}

/// Urdu or another language in Arabic script: by letters that Arabic and Persian do not have.
fn arabic(text: &str) -> Lang {
    let urdu = text
        .chars()
        .filter(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ھ' | 'ہ'))
        .count();
    let letters = text
        .chars()
        .filter(|c| Script::of(*c) == Some(Script::Arabic))
        .count();
    if urdu * 100 >= letters {
        Lang::Ur
    } else {
        Lang::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, prior: Option<Lang>, lang: Lang) {
        let found = Detector::new(&Languages::builtin()).detect(text, prior);
        assert_eq!(found.lang, lang, "{text}: {found:?}");
    }

    #[test]
    fn devanagari_has_three_languages() {
        check("नगर परिषद ने नई सड़क का काम शुरू कर दिया है", None, Lang::Hi);
        check("नगरपालिकेने नव्या रस्त्याचे काम सुरू केले आहे", None, Lang::Mr);
        check("नगरपालिकाले नयाँ सडकको काम सुरु गरेको छ", None, Lang::Ne);
        check(
            "नगर परिषद ने नई सड़क का काम शुरू कर दिया है",
            Some(Lang::Mr),
            Lang::Hi,
        );
    }

    #[test]
    fn scripts_tell_the_rest() {
        check(
            "The council has begun work on the new road.",
            None,
            Lang::En,
        );
        check(
            "Rat der Stadt beginnt mit dem Bau einer neuen Straße, die das Zentrum und den Bahnhof verbindet",
            None,
            Lang::Other,
        );
        check("بلدیہ نے نئی سڑک کا کام شروع کر دیا ہے", None, Lang::Ur);
        check("بدأ المجلس العمل في الطريق الجديد", None, Lang::Other);
        check("পৌরসভা নতুন রাস্তার কাজ শুরু করেছে", None, Lang::Bn);
        check("ਨਗਰ ਕੌਂਸਲ ਨੇ ਨਵੀਂ ਸੜਕ ਦਾ ਕੰਮ ਸ਼ੁਰੂ ਕਰ ਦਿੱਤਾ", None, Lang::Pa);
        check("道路工事が始まった", None, Lang::Other);
    }

    #[test]
    fn the_input_is_heard_only_in_doubt() {
        check("", Some(Lang::Ne), Lang::Ne);
        check("123", None, Lang::Other);
        check("रमणीक", Some(Lang::Mr), Lang::Mr);
        check("Orlen Tamm", Some(Lang::Other), Lang::Other);
    }

    #[test]
    fn every_row_is_sound() {
        let languages = Languages::builtin();
        for row in rows::<4>(languages.devanagari()).expect("four columns") {
            let [feature, counts @ ..] = row.cells;
            assert!(
                !feature.is_empty() && feature == crate::text::folded(feature),
                "{row:?}"
            );
            assert!(
                counts.iter().all(|count| count.parse::<u32>().is_ok()),
                "{row:?}"
            );
        }
    }
}
