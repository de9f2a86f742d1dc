//! What is known of Hindi words: how often they occur, where they stand, and what they are used for.

use super::letters::{Cut, Letters, cuts, skeleton};
use crate::lang::{Lang, Languages, Pack, Row, rows};
use crate::text::{KeyMap, WordKey, words};
use hashbrown::HashSet;

/// A word or name, as far as tables tell. Counts are of texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// Texts it stands in; 0 for a name or word that only another table has.
    pub(super) texts: u32,
    /// Texts in which it opens a sentence, headline or line.
    pub(super) opens: u32,
    /// Texts in which it closes one.
    pub(super) closes: u32,
    /// Longer words that start with it.
    pub(super) begins: u32,
    /// Longer words that end with it.
    pub(super) ends: u32,
    /// A word of inflection and syntax, or an inflected one: no compound begins or ends with it.
    pub(super) closed: bool,
    /// A case marker or postposition.
    pub(super) case: bool,
    /// A word that others are made with, by composition or derivation.
    pub(super) affix: bool,
    /// A name, or part of a person's, that is no everyday word.
    pub(super) name: bool,
    /// A name of a place.
    pub(super) place: bool,
}

/// The words and names of Hindi. Built once.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: KeyMap<Word>,
    /// Half the keys of the most frequent words, each at the place of its key: small, so that they are at hand.
    frequent: Box<[u32]>,
    skeletons: HashSet<WordKey>,
    closed_endings: Vec<Box<[u8]>>,
}

/// Words and names there is room for.
const ROOM: usize = 1 << 16;

/// Places for frequent words. They hold most words of a text in 64 KiB.
const FREQUENT: usize = 1 << 14;

/// Fewest texts of a word that may be one of the two: rarer strings may be misspelt or run together themselves.
pub(super) const TEXTS: u32 = 3;

/// Fewest letters and signs of a name that counts as one.
const NAME_LETTERS: usize = 3;

/// Tables whose places are names in running text; the long list of towns has everyday words.
const PLACES: [&str; 6] = [
    "names_countries",
    "names_capitals",
    "names_districts",
    "names_cities_cldr",
    "names_newsmakers",
    "names_subdivisions",
];

impl Vocabulary {
    /// Reads the tables of the Hindi pack.
    pub(super) fn new(languages: &Languages) -> Self {
        let mut vocabulary = Self::empty();
        if let Some(pack) = languages.pack(Lang::Hi) {
            let words = vocabulary.words(pack.table("words"));
            vocabulary.count_parts(&words);
            vocabulary.names(pack);
            vocabulary.everyday(pack);
            vocabulary.classes(pack.table("glue"));
        }
        vocabulary.put_frequent_at_hand();
        vocabulary
    }

    fn empty() -> Self {
        Self {
            words: KeyMap::with_room(ROOM),
            frequent: vec![0; FREQUENT].into(),
            skeletons: HashSet::new(),
            closed_endings: Vec::new(),
        }
    }

    /// Gives each place to the word of most texts, of equals to any: what is not at hand is found, too.
    fn put_frequent_at_hand(&mut self) {
        let mut texts = vec![0; FREQUENT];
        for (key, word) in self.words.iter() {
            let place = key.place(FREQUENT);
            if word.texts > texts[place] {
                (texts[place], self.frequent[place]) = (word.texts, key.half());
            }
        }
    }

    /// Whether a word is one of them. Of unknown words one in 2^32 is taken for a frequent one.
    #[inline]
    pub(super) fn knows(&self, word: WordKey) -> bool {
        self.frequent[word.place(FREQUENT)] == word.half() || self.get(word).is_some()
    }

    /// What is known of a word.
    pub(super) fn get(&self, word: WordKey) -> Option<&Word> {
        self.words.get(word)
    }

    /// Whether both may be words. Quick, and never wrong where it says no.
    pub(super) fn may_have(&self, words: [WordKey; 2]) -> bool {
        words.into_iter().all(|word| self.words.may_have(word))
    }

    /// Whether a word has an ending that no first part of a compound has.
    pub(super) fn has_closed_ending(&self, word: &[u8]) -> bool {
        let mut endings = self.closed_endings.iter();
        endings.any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
    }

    /// Whether a known word differs from this one in its vowel signs and marks only.
    pub(super) fn may_be_misspelt(&self, word: &[u8]) -> bool {
        self.skeletons.contains(&skeleton(word))
    }

    /// The entry of a word as tables write it; `None` when it is not Devanagari.
    fn entry(&mut self, word: &str) -> Option<&mut Word> {
        let letters = Letters::of(word)?;
        Some(self.words.at(letters.key()))
    }

    /// Makes a word of a table known, as a name or the name of a place where it is long enough for one.
    fn name(&mut self, word: &str, name: bool, place: bool) {
        if let Some(letters) = Letters::of(word) {
            let long = letters.as_slice().len() >= NAME_LETTERS;
            let word = self.words.at(letters.key());
            word.name |= name && long;
            word.place |= place && long;
        }
    }

    /// Columns word, texts, opens, closes. Gives back the words.
    fn words(&mut self, table: &'static str) -> Vec<Letters> {
        let mut known = Vec::new();
        let count = |cell: &str| cell.parse().expect("shipped tables are tested to parse");
        for row in read::<4>(table) {
            let [word, counts @ ..] = row.cells;
            let [texts, opens, closes] = counts.map(count);
            let Some(letters) = Letters::of(word) else {
                continue;
            };
            if texts >= TEXTS {
                self.skeletons.insert(skeleton(letters.as_slice()));
            }
            let word = Word {
                texts,
                opens,
                closes,
                ..Word::default()
            };
            *self.words.at(letters.key()) = word;
            known.push(letters);
        }
        known
    }

    /// Counts for each word how many longer ones start and end with it.
    fn count_parts(&mut self, longer: &[Letters]) {
        for Cut { start, end, .. } in longer.iter().flat_map(|word| cuts(word.as_slice())) {
            if let Some(part) = self.words.get_mut(start) {
                part.begins += 1;
            }
            if let Some(part) = self.words.get_mut(end) {
                part.ends += 1;
            }
        }
    }

    /// Every word of every name is known; words of persons' names and places of one word are names.
    fn names(&mut self, pack: &Pack) {
        for table in pack.family("names") {
            for row in read::<7>(table) {
                let [_, kind, name, _, aliases, ..] = row.cells;
                for name in aliases.split('|').chain([name]) {
                    for word in words(name) {
                        self.name(word.of(name), kind == "PER", false);
                    }
                }
            }
        }
        for table in pack.family("name_parts") {
            for row in read::<2>(table) {
                self.name(row.cells[0], true, false);
            }
        }
        for table in PLACES.map(|table| pack.table(table)) {
            for row in read::<7>(table) {
                let [_, kind, name, ..] = row.cells;
                if matches!(kind, "GPE" | "LOC") {
                    self.name(name, true, true);
                }
            }
        }
    }

    /// Words of the tables of cues around names are known and no names.
    fn everyday(&mut self, pack: &Pack) {
        for table in pack.family("name_cues") {
            for row in read::<2>(table) {
                if let Some(word) = self.entry(row.cells[0]) {
                    word.name = false;
                    word.place = false;
                }
            }
        }
    }

    /// Columns class, words.
    fn classes(&mut self, table: &'static str) {
        for row in read::<2>(table) {
            let [class, list] = row.cells;
            for item in list.split(' ') {
                if let Some(ending) = item.strip_prefix('-') {
                    let ending = Letters::of(ending);
                    self.closed_endings
                        .extend(ending.map(|ending| ending.as_slice().into()));
                } else if let Some(word) = self.entry(item) {
                    match class {
                        "closed" => word.closed = true,
                        "case" => word.case = true,
                        "affix" => word.affix = true,
                        // Known is all that a whole word need be.
                        _ => {}
                    }
                }
            }
        }
    }
}

fn read<const N: usize>(table: &'static str) -> Vec<Row<'static, N>> {
    rows(table).expect("shipped tables are tested to parse")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    fn pack() -> Pack {
        let languages = Languages::builtin();
        languages.pack(Lang::Hi).expect("Hindi has a pack").clone()
    }

    #[test]
    fn the_shipped_words_are_read_whole() {
        let table = rows::<4>(pack().table("words")).expect("four columns");
        let mut vocabulary = Vocabulary::empty();
        vocabulary.words(pack().table("words"));
        assert_eq!(table.len(), vocabulary.words.len(), "no row stands twice");
        for row in table {
            let [word, counts @ ..] = row.cells;
            assert_eq!(folded(word), word, "line {}", row.line);
            let [texts, opens, closes] = counts.map(|count| count.parse::<u32>().expect("a count"));
            assert!(texts >= 2 && opens.max(closes) <= texts, "{word}");
        }
    }

    #[test]
    fn shipped_classes_are_known() {
        for row in rows::<2>(pack().table("glue")).expect("two columns") {
            let [class, list] = row.cells;
            assert!(
                ["closed", "case", "affix", "whole"].contains(&class),
                "line {}: {class}",
                row.line
            );
            for item in list.split(' ') {
                assert!(
                    Letters::of(item.trim_start_matches('-')).is_some(),
                    "{item}"
                );
                assert!(!item.starts_with('-') || class == "closed", "{item}");
            }
        }
    }

    #[test]
    fn tables_tell_what_a_word_is() {
        let vocabulary = Vocabulary::new(&Languages::builtin());
        let get = |word: &str| {
            let letters = Letters::of(word).expect("Devanagari");
            vocabulary.get(letters.key()).cloned().unwrap_or_default()
        };
        assert!(get("में").case && get("में").closed && get("में").texts > 1000);
        assert!(get("नगर").affix && get("नगर").ends > 9);
        assert!(get("भारत").place && !get("उत्तर").name);
        assert_eq!(get("झुमरीवाड़ी").texts, 0);
    }
}
