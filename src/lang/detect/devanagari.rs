//! Hindi, Marathi or Nepali, by words.
//!
//! Naive Bayes over the words of a table such as `config/lang/devanagari.tsv`, and over the endings of all other words.
//! Weights are whole numbers, so sums are exact. [`super::super::Trainer`] makes the table.

use super::super::{Lang, TableError, rows};
use super::sample::Sample;
use crate::text::{DevanagariWord, KeyMap, Milli, WordKey, devanagari_words};

/// The languages that are told apart, as the columns of the table have them.
pub(in crate::lang) const LANGS: [Lang; 3] = [Lang::Hi, Lang::Mr, Lang::Ne];

/// Margin, in tenths of a nat, at which confidence is one half: odds of 7 to 1.
const HALF: i64 = 20;

/// Margin, in tenths of a nat, that a text of one of the three languages has for each of its words past [`FEW`]. Of held-out
/// paragraphs one in twenty has less; of the Universal Declaration of Human Rights, Bhojpuri has 11 a word, Maithili 2, Sanskrit 0.
const RATE: i64 = 20;

/// Words that say too little together to miss anything in them.
const FEW: i64 = 5;

/// Confidence below which a text of [`MANY`] words is in none of the three languages.
const NONE: Milli = Milli(250);

/// Words from which a text can be in none of the three.
const MANY: i64 = 20;

/// Lead, in tenths of a nat, from which a sentence is in the language of its article without reading on: odds of 20,000 to 1.
const CLEAR: i64 = 100;

/// Lead, in tenths of a nat, from which a text is in a language without reading on; its confidence is 0.98. A third of a sample in one of
/// the three languages has it.
const BEYOND_DOUBT: i64 = 1000;

/// What a word says for each of the languages, in tenths of a nat: 0 for the one it speaks for most, below 0 for others.
type Weight = [i8; LANGS.len()];

/// A table of words and endings.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    words: KeyMap<Weight>,
    endings: KeyMap<Weight>,
}

/// A table of weights that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightError {
    /// A line without the table's four columns.
    #[error(transparent)]
    Columns(#[from] TableError),
    /// A weight that is no whole number from -128 to 127.
    #[error("line {line}: {cell:?} is no whole number from -128 to 127")]
    Number {
        /// 1-based line in the file.
        line: usize,
        /// What stands there.
        cell: String,
    },
}

impl Weights {
    /// Reads a table with the columns word, hi, mr, ne; a word that starts with `-` is an ending. No rows: no evidence.
    pub(super) fn parse(table: &str) -> Result<Self, WeightError> {
        let rows = rows::<4>(table)?;
        let all = rows.len();
        let ends = rows
            .iter()
            .filter(|row| row.cells[0].starts_with('-'))
            .count();
        let [mut words, mut endings] = [all - ends, ends].map(KeyMap::with_room);
        for row in rows {
            let [word, cells @ ..] = row.cells;
            let mut weight = Weight::default();
            for (weight, cell) in weight.iter_mut().zip(cells) {
                *weight = cell.parse().map_err(|_| WeightError::Number {
                    line: row.line,
                    cell: cell.to_owned(),
                })?;
            }
            match word.strip_prefix('-') {
                Some(ending) => *endings.at(key(ending)) = weight,
                None => *words.at(key(word)) = weight,
            }
        }
        Ok(Self { words, endings })
    }

    /// The language that the words of a text speak for most, and how sure that is; [`Lang::Other`] for a longer text whose words
    /// speak for none. Without evidence: Hindi, the most frequent of the three, at 0. Read until there is no doubt: a sequential test
    /// (Wald, Sequential tests of statistical hypotheses, 1945).
    pub(super) fn tell(&self, sample: &Sample<'_>) -> (Lang, Milli) {
        self.read(sample, |_| false).tell()
    }

    /// The same, but read no further than the words speak clearly for `own`.
    pub(super) fn tell_other(&self, sample: &Sample<'_>, own: Lang) -> (Lang, Milli) {
        self.read(sample, |sums| sums.lead(own) >= CLEAR).tell()
    }

    /// What the words of a text say together, up to the one with which there is no doubt or `enough`.
    fn read(&self, sample: &Sample<'_>, enough: impl Fn(&Sums) -> bool) -> Sums {
        let mut sums = Sums::default();
        for part in sample.parts() {
            for word in devanagari_words(part) {
                sums.add(self.of(&word));
                if sums.lead(sums.best()) >= BEYOND_DOUBT || enough(&sums) {
                    return sums;
                }
            }
        }
        sums
    }

    /// What a word says: by itself, else by its longest known ending.
    fn of(&self, word: &DevanagariWord) -> Weight {
        let ending = |key: Option<WordKey>| self.endings.get(key?);
        let found = self.words.get(word.key);
        let found = found
            .or_else(|| ending(word.ending::<{ ENDINGS[0] }>()))
            .or_else(|| ending(word.ending::<{ ENDINGS[1] }>()));
        found.copied().unwrap_or_default()
    }
}

/// What words say together.
#[derive(Debug, Default)]
struct Sums {
    /// For each of the languages, in tenths of a nat.
    sums: [i64; LANGS.len()],
    words: i64,
}

impl Sums {
    fn add(&mut self, word: Weight) {
        for (sum, weight) in self.sums.iter_mut().zip(word) {
            *sum += i64::from(weight);
        }
        self.words += 1;
    }

    /// What speaks most for a language other than this one.
    fn most_but(&self, lang: Lang) -> i64 {
        let others = LANGS.iter().zip(self.sums).filter(|(l, _)| **l != lang);
        others.map(|(_, sum)| sum).max().unwrap_or(0)
    }

    /// By how much a language leads all others; of a language that is not told, nothing is known.
    fn lead(&self, lang: Lang) -> i64 {
        let place = LANGS.iter().position(|l| *l == lang);
        place.map_or(0, |place| self.sums[place] - self.most_but(lang))
    }

    /// The language they speak for most; the first listed one of several.
    fn best(&self) -> Lang {
        let best = (0..LANGS.len()).rev().max_by_key(|&lang| self.sums[lang]);
        LANGS[best.unwrap_or(0)]
    }

    fn tell(&self) -> (Lang, Milli) {
        let best = self.best();
        let margin = self.lead(best);
        let usual = RATE * (self.words - FEW);
        let sure = Milli::ratio(margin, margin.max(usual) + HALF);
        // A text in two languages has a small margin, too, but then much speaks against each.
        let mixed = -self.most_but(best) * 2 > usual;
        if self.words >= MANY && sure < NONE && !mixed {
            return (Lang::Other, sure);
        }
        (best, sure)
    }
}

/// Letters of the endings that are looked at, longest first.
const ENDINGS: [usize; 2] = [3, 2];

/// The key of a word or ending as a table has it, folded.
fn key(word: &str) -> WordKey {
    WordKey::of(word.chars().map(|c| (u32::from(c) & 0x7f) as u8))
}

/// The last three and the last two characters of a word, where more than one stands before them.
pub(in crate::lang) fn endings(word: &str) -> impl Iterator<Item = &str> {
    ENDINGS.into_iter().filter_map(|chars| {
        let (start, _) = word.char_indices().rev().nth(chars - 1)?;
        word[..start].chars().nth(1)?;
        Some(&word[start..])
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::builtin::DEVANAGARI;
    use super::*;
    use crate::text::folded;
    use proptest::prelude::*;

    fn shipped() -> Weights {
        Weights::parse(DEVANAGARI).expect("the shipped table is one")
    }

    fn tell(weights: &Weights, text: &str) -> (Lang, Milli) {
        weights.tell(&Sample::of(text))
    }

    #[test]
    fn the_shipped_table_is_read_whole() {
        let table = rows::<4>(DEVANAGARI).expect("four columns");
        let weights = shipped();
        assert_eq!(
            table.len(),
            weights.words.len() + weights.endings.len(),
            "no row stands twice"
        );
        for row in table {
            let word = row.cells[0];
            assert_eq!(folded(word), word, "line {}", row.line);
        }
        for (_, weight) in weights.words.iter().chain(weights.endings.iter()) {
            assert!(weight.contains(&0) && weight.iter().all(|w| (-50..=0).contains(w)));
        }
    }

    #[test]
    fn endings_speak_for_unknown_words() {
        let shipped = shipped();
        assert_eq!(tell(&shipped, "झुमरीवाडीच्या").0, Lang::Mr);
        assert_eq!(tell(&shipped, "झुमरीवालाहरूलाई").0, Lang::Ne);
        assert_eq!(tell(&shipped, "").1, Milli::ZERO);
    }

    #[test]
    fn no_language_of_the_table_means_none() {
        for (text, below) in [
            // Sanskrit.
            (
                "अस्ति कस्मिंश्चित् ग्रामे एकः निर्धनः ब्राह्मणः। सः प्रतिदिनं प्रातः नदीं गत्वा स्नानं करोति स्म। ततः सः देवालयं गच्छति स्म, \
                 बालकान् च पाठयति स्म। एकदा तस्य गृहं एकः अतिथिः आगच्छत्।",
                NONE,
            ),
            // Maithili.
            (
                "हमर गाममे एकटा पुरान पोखरि अछि। ओहिमे बहुत माछ छल, मुदा आब पानि सुखा गेल अछि। गामक लोक सभ कहैत छथि जे सरकार एहि \
                 पोखरिक उड़ाही करत। हमरा लोकनि एकर बाट ताकि रहल छी।",
                Milli(500),
            ),
            // Bhojpuri.
            (
                "हमनी के गाँव में एगो पुरान पोखरा बा। ओह में बहुत मछरी रहे, बाकिर अब पानी सूख गइल बा। गाँव के लोग कहत बाड़े कि सरकार एह \
                 पोखरा के सफाई करवाई। हमनी का एकर राह देखत बानी जा।",
                Milli(750),
            ),
        ] {
            let (found, sure) = tell(&shipped(), text);
            assert!(sure < below, "{found:?} {sure} {text}");
        }
        let sanskrit = "विद्या ददाति विनयं विनयाद् याति पात्रताम् पात्रत्वाद् धनमाप्नोति धनाद् धर्मं ततः सुखम्।";
        let twice = format!("{sanskrit} {sanskrit}");
        assert_eq!(tell(&shipped(), &twice).0, Lang::Other);
    }

    proptest! {
        #[test]
        fn another_language_is_told_from_as_far_as_its_own_is_clear(
            words in prop::collection::vec("मेयर|ने|है|पुल|में|आहे|पूल|सांगितले|छन्|भने|पुलको|bridge", 0..40),
            own in 0..LANGS.len(),
        ) {
            let (weights, own) = (shipped(), LANGS[own]);
            let lead = |opening: &[String]| {
                let mut sums = Sums::default();
                let text = opening.join(" ");
                devanagari_words(&text).for_each(|word| sums.add(weights.of(&word)));
                sums.lead(own)
            };
            let mut openings = (0..words.len()).map(|end| &words[..=end]);
            let read = openings.find(|opening| lead(opening) >= CLEAR).unwrap_or(&words);
            let found = weights.tell_other(&Sample::of(&words.join(" ")), own);
            prop_assert_eq!(found, tell(&weights, &read.join(" ")));
        }
    }

    #[test]
    fn what_follows_a_clear_beginning_is_not_read() {
        let (shipped, sentence) = (shipped(), "मेयर ने कहा कि पुल खुल गया है। ");
        let (lang, sure) = tell(&shipped, &sentence.repeat(20));
        assert!(lang == Lang::Hi && sure > Milli(975), "{sure}");
        let mixed = sentence.repeat(16) + &"पूल खुला झाला आहे ".repeat(5);
        assert_eq!(tell(&shipped, &mixed), (lang, sure));
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let error = |table| Weights::parse(table).expect_err("damaged").to_string();
        assert_eq!(
            error("word\thi\tmr\tne\nकी\t0\t-9\tx\n"),
            "line 2: \"x\" is no whole number from -128 to 127"
        );
        assert!(error("word\thi\tmr\tne\nकी\t0\n").starts_with("line 2: 2 cells"));
    }
}
