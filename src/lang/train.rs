//! The table that tells Hindi, Marathi and Nepali apart, from texts whose language is known.
//!
//! Multinomial naive Bayes (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 13.2) over whole words, and
//! over the endings of words the table does not hold. Only what tells most is kept, so that the table stays small enough to
//! be read by people. The table is a function of the set of texts: order and exact copies do not matter.
//!
//! ```
//! use khabar::lang::{Detector, Lang, Trainer};
//! let mut trainer = Trainer::default();
//! for number in 0..20 {
//!     trainer.learn(Lang::Hi, &format!("वार्ड {number} में पानी नहीं है"));
//!     trainer.learn(Lang::Mr, &format!("प्रभाग {number} मध्ये पाणी नाही"));
//!     trainer.learn(Lang::Ne, &format!("वडा {number} मा पानी छैन"));
//! }
//! let detector = Detector::new(&trainer.table("")).expect("a table");
//! assert_eq!(detector.detect("सड़क पर पानी नहीं", None).lang, Lang::Hi);
//! ```

use super::Lang;
use super::detect::{LANGS, endings};
use crate::text::{Hash128, devanagari_words, folded, hash128};
use hashbrown::{HashMap, HashSet};
use std::fmt::Write;

/// Times a text counts a word at most, so that no single text decides.
const TIMES_A_TEXT: u64 = 5;

/// Texts of one language a word must stand in: names of one event stand in fewer.
const TEXTS: u64 = 15;

/// Characters of the longest word that is kept; longer ones are names and compounds.
const CHARS: usize = 12;

/// Times a word counts its ending at most: an ending is common when many words have it.
const TIMES_A_WORD: u64 = 3;

/// Times an ending must be counted in one language.
const ENDING_TIMES: u64 = 40;

/// Least distance of a word from the second language, in tenths of a nat: twice as frequent.
const WORD_GAP: i64 = 7;

/// The same of an ending, which is the weaker sign.
const ENDING_GAP: i64 = 9;

/// Words kept of each language. Of sources that training has not seen, the first 400 tell headlines and paragraphs as well; the
/// others help with pieces of three to eight words.
const WORDS: usize = 1000;

/// Endings kept of each language.
const ENDINGS: usize = 250;

/// Lowest weight, in tenths of a nat: one word alone never settles more than odds of 150 to 1.
const FLOOR: i64 = -50;

/// Distance, in tenths of a nat, above which a word is not the more worth keeping.
const ENOUGH: i64 = 40;

/// Added to every count, so that what a language was never seen to use is not impossible there.
const UNSEEN: f64 = 0.3;

/// One number for each of [`LANGS`].
type Counts = [u64; LANGS.len()];

/// Counts the words of labelled texts.
#[derive(Clone, Debug, Default)]
pub struct Trainer {
    learned: HashSet<Hash128>,
    texts: Counts,
    words: HashMap<String, Seen>,
}

/// Where a word was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    times: Counts,
    texts: Counts,
}

impl Trainer {
    /// The languages whose words are counted.
    pub const LANGS: [Lang; 3] = LANGS;

    /// Counts the words of `text`, known to be in `lang`. False, and nothing counted, when that is none of Hindi, Marathi and
    /// Nepali, when the text has no Devanagari word, or when a text that folds to the same was learned for that language before.
    pub fn learn(&mut self, lang: Lang, text: &str) -> bool {
        let Some(lang) = LANGS.iter().position(|&known| known == lang) else {
            return false;
        };
        let mut times: HashMap<String, u64> = HashMap::new();
        for word in devanagari_words(text) {
            *times.entry(folded(&text[word.at])).or_default() += 1;
        }
        if times.is_empty() || !self.learned.insert(identity(lang, text)) {
            return false;
        }
        self.texts[lang] += 1;
        for (word, times) in times {
            let seen = self.words.entry(word).or_default();
            seen.times[lang] += times.min(TIMES_A_TEXT);
            seen.texts[lang] += 1;
        }
        true
    }

    /// Texts learned of a language.
    pub fn texts(&self, lang: Lang) -> u64 {
        let place = LANGS.iter().position(|&known| known == lang);
        place.map_or(0, |lang| self.texts[lang])
    }

    /// The table, with a header that says how it was made; `note` ends the header and says what no count can: where the texts are
    /// from and under which licence. Without texts the table has no rows. A language without texts is never spoken for.
    pub fn table(&self, note: &str) -> String {
        let words = self.telling_words();
        let endings = self.telling_endings(&words);
        let mut rows: Vec<Row> = words.into_iter().chain(endings).collect();
        rows.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        let mut table = self.header(note);
        for Row { word, weight, .. } in rows {
            let cells = weight.map(|weight| weight.to_string()).join("\t");
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{word}\t{cells}");
        }
        table
    }

    fn header(&self, note: &str) -> String {
        let langs = LANGS.map(Lang::code);
        let counts: Vec<String> = langs
            .iter()
            .zip(self.texts)
            .map(|(code, texts)| format!("{texts} {code}"))
            .collect();
        let all: u64 = self.texts.iter().sum();
        let mut header = format!(
            "# Which of Hindi, Marathi and Nepali a Devanagari word speaks for. Made by `khabar train language`.
# Counts over {all} different texts ({}); a text counts a word at most {TIMES_A_TEXT} times. Kept are up to
# {WORDS} words of each language that stand in {TEXTS} texts or more and tell most, and up to {ENDINGS} endings (with a leading -) of all
# other words. Words are folded (no nukta, one nasal sign). Weights are tenths of a nat: log of the word's relative
# frequency in the language against that in the language where it is most frequent, not below {FLOOR}.\n",
            counts.join(", ")
        );
        for line in note.lines() {
            let _ = writeln!(header, "# {line}");
        }
        let _ = writeln!(header, "word\t{}", langs.join("\t"));
        header
    }

    fn telling_words(&self) -> Vec<Row> {
        let totals = sum(self.words.values().map(|seen| seen.times));
        let candidates = self.words.iter().filter(|(word, seen)| {
            word.chars().count() <= CHARS && seen.texts.iter().any(|&texts| texts >= TEXTS)
        });
        let rows = candidates.map(|(word, seen)| Row::new(word.to_string(), seen.times, totals));
        best(rows.filter(|row| row.gap() >= WORD_GAP), WORDS)
    }

    /// Endings of all words but those `kept`.
    fn telling_endings(&self, kept: &[Row]) -> Vec<Row> {
        let kept: HashSet<&str> = kept.iter().map(|row| row.word.as_str()).collect();
        let mut times: HashMap<&str, Counts> = HashMap::new();
        let mut totals = Counts::default();
        for (word, seen) in &self.words {
            if kept.contains(word.as_str()) {
                continue;
            }
            let counts = seen.times.map(|times| times.min(TIMES_A_WORD));
            totals = sum([totals, counts]);
            for ending in endings(word) {
                let known = times.entry(ending).or_default();
                *known = sum([*known, counts]);
            }
        }
        let common = times
            .into_iter()
            .filter(|(_, times)| times.iter().any(|&times| times >= ENDING_TIMES));
        let rows = common.map(|(ending, times)| Row::new(format!("-{ending}"), times, totals));
        best(rows.filter(|row| row.gap() >= ENDING_GAP), ENDINGS)
    }
}

/// What stands for a text of a language.
fn identity(lang: usize, text: &str) -> Hash128 {
    hash128([LANGS[lang].code().as_bytes(), folded(text).as_bytes()])
}

fn sum(counts: impl IntoIterator<Item = Counts>) -> Counts {
    let mut sums = Counts::default();
    for counts in counts {
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    sums
}

/// A row of the table to be.
struct Row {
    word: String,
    /// Place in [`LANGS`] of the language it speaks for.
    lang: usize,
    weight: [i64; LANGS.len()],
    /// How much there is to gain from it: how often it stands in a text of its language, and how far it is from the next.
    worth: u64,
}

impl Row {
    fn new(word: String, times: Counts, totals: Counts) -> Self {
        let mut logs = [f64::NEG_INFINITY; LANGS.len()];
        for (lang, log) in logs.iter_mut().enumerate() {
            if totals[lang] > 0 {
                *log = ((times[lang] as f64 + UNSEEN) / totals[lang] as f64).ln();
            }
        }
        let most = logs.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let weight = logs.map(|log| ((log - most) * 10.0).round().max(FLOOR as f64) as i64);
        let lang = logs.iter().position(|&log| log == most).unwrap_or(0);
        let mut row = Self {
            word,
            lang,
            weight,
            worth: 0,
        };
        let a_billion = times[lang] * 1_000_000_000 / totals[lang].max(1);
        row.worth = a_billion * row.gap().min(ENOUGH) as u64;
        row
    }

    /// Distance from the language it speaks for second most.
    fn gap(&self) -> i64 {
        let others = (0..LANGS.len()).filter(|&lang| lang != self.lang);
        others.map(|lang| -self.weight[lang]).min().unwrap_or(0)
    }
}

/// The `most` rows of each language that are most worth keeping; of equals the lower words.
fn best(rows: impl Iterator<Item = Row>, most: usize) -> Vec<Row> {
    let mut of_langs: [Vec<Row>; LANGS.len()] = Default::default();
    for row in rows {
        of_langs[row.lang].push(row);
    }
    for rows in &mut of_langs {
        rows.sort_unstable_by(|a, b| (b.worth, &a.word).cmp(&(a.worth, &b.word)));
        rows.truncate(most);
    }
    of_langs.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
