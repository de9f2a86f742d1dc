//! How a model is made: word classes from raw text, a first tagger, what it takes each word of the raw text for, and a
//! second tagger that knows that too.

use super::super::names::{Names, Token};
use super::clusters::Bigrams;
use super::conll::{self, ConllError, Labelled};
use super::features::{Around, Own, REACH, WIDTH};
use super::file::Model;
use super::lexicon::{self, Entry, Lexicon, SIZES};
use super::tagger::Tagger;
use super::tags::{TAGS, Tag};
use super::train::{Lesson, learn};
use super::weights::Weights;
use crate::lang::Languages;
use hashbrown::HashMap;
use rayon::prelude::*;

/// Classes at each granularity.
const CLASSES: [usize; SIZES] = [64, 256, 1024];

/// Words seen less often in raw text have no habit.
const FEWEST: u32 = 2;

/// Shares of a word's places that are tagged as names, where another habit begins.
const SHARES: [f64; 5] = [0.02, 0.1, 0.3, 0.6, 0.9];

/// Longest sentence of raw text, in tokens; a longer one is cut.
const LONGEST: usize = 80;

/// Makes models. What is given twice counts twice.
#[derive(Debug)]
pub struct Trainer {
    names: Names,
    files: Vec<String>,
    texts: Vec<String>,
}

impl Trainer {
    /// One that knows the name tables of these languages.
    pub fn new(languages: &Languages) -> Self {
        Self {
            names: Names::new(languages),
            files: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Takes labelled sentences: a token, a tab and an IOB2 label on each line, an empty line between sentences. Gives their number.
    ///
    /// # Errors
    /// Names the first line without a label.
    pub fn labelled(&mut self, file: String) -> Result<usize, ConllError> {
        let sentences = conll::read(&self.names, &file)?.len();
        self.files.push(file);
        Ok(sentences)
    }

    /// Takes raw text.
    pub fn text(&mut self, text: &str) {
        self.texts.extend(
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned),
        );
    }

    /// The file of a model that was made of all this, `note` in its head. Equal input, in equal order, gives equal bytes at any
    /// number of threads; labelled sentences count as raw text, too.
    pub fn finish(&self, note: &str) -> Vec<u8> {
        let files = self
            .files
            .iter()
            .map(|file| conll::read(&self.names, file).expect("the file was read before"));
        let sentences: Vec<Labelled<'_>> = files.flatten().collect();
        let mut entries = self.classes(&sentences);
        let first = Tagger::new(&self.model(&sentences, &entries).write(""))
            .expect("a model that was just written can be read");
        self.habits(&first, &mut entries);
        self.model(&sentences, &entries).write(note)
    }

    /// The classes of the words of all text.
    fn classes(&self, sentences: &[Labelled<'_>]) -> HashMap<u64, Entry> {
        let keys = |text: &str, tokens: &[Token]| -> Vec<u64> {
            let key = |token: &Token| lexicon::key(token, &text[token.span.range()]);
            tokens.iter().map(key).collect()
        };
        let raw = self
            .texts
            .par_iter()
            .map(|text| keys(text, &self.names.read(text)));
        let labelled = sentences
            .par_iter()
            .map(|sentence| keys(&sentence.text, &sentence.tokens));
        let sequences: Vec<Vec<u64>> = raw.chain(labelled).collect();
        let bigrams = Bigrams::count(&sequences);
        let classes: Vec<Vec<u16>> = CLASSES
            .par_iter()
            .map(|&size| bigrams.classes(size))
            .collect();
        let entry = |at: usize| Entry {
            classes: std::array::from_fn(|size| classes[size][at] + 1),
            habit: 0,
        };
        let words = bigrams.words.iter().enumerate();
        words.map(|(at, &word)| (word, entry(at))).collect()
    }

    fn model(&self, sentences: &[Labelled<'_>], entries: &HashMap<u64, Entry>) -> Model {
        let mut words: Vec<(u64, Entry)> = entries
            .iter()
            .map(|(&word, &entry)| (word, entry))
            .collect();
        words.sort_unstable_by_key(|&(word, _)| word);
        let lexicon = Lexicon::new(&words);
        let lessons = sentences
            .par_iter()
            .map(|sentence| lesson(&self.names, &lexicon, sentence));
        let learnt = learn(&lessons.collect::<Vec<_>>());
        Model {
            steps: learnt.steps,
            lexicon,
            weights: Weights::new(&learnt.features),
        }
    }

    /// Adds to the entries what a tagger takes the words of the raw text for.
    fn habits(&self, tagger: &Tagger, entries: &mut HashMap<u64, Entry>) {
        let tagged = self.texts.par_iter().map(|text| {
            let tokens = self.names.read(text);
            let tags = raw_sentences(&tokens).flat_map(|part| tagger.tags(&self.names, text, part));
            let keys = tokens
                .iter()
                .map(|token| lexicon::key(token, &text[token.span.range()]));
            keys.zip(tags).collect::<Vec<_>>()
        });
        let mut counts: HashMap<u64, [u32; TAGS]> = HashMap::new();
        for (word, tag) in tagged.collect::<Vec<_>>().into_iter().flatten() {
            counts.entry(word).or_default()[tag.index()] += 1;
        }
        for (word, tags) in counts {
            if tags.iter().sum::<u32>() >= FEWEST {
                entries.entry(word).or_default().habit = habit(&tags);
            }
        }
    }
}

/// A number for how often a word is part of a name and of what, from how often it got each tag.
fn habit(tags: &[u32; TAGS]) -> u16 {
    let outside = Tag::OUTSIDE.index();
    let all: u32 = tags.iter().sum();
    let share = 1.0 - f64::from(tags[outside]) / f64::from(all);
    let often = SHARES.iter().filter(|&&bound| share > bound).count();
    let most = (1..TAGS).fold(
        1,
        |most, tag| if tags[tag] > tags[most] { tag } else { most },
    );
    match often {
        0 => 1,
        often => (1 + most * (SHARES.len() + 1) + often) as u16,
    }
}

/// The tokens of a line, sentence by sentence.
fn raw_sentences(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut length = 0;
    tokens.chunk_by(move |token, _| {
        length += 1;
        let goes_on = !matches!(token.first, '।' | '.' | '?' | '!') && length < LONGEST;
        length = if goes_on { length } else { 0 };
        goes_on
    })
}

fn lesson(names: &Names, lexicon: &Lexicon, sentence: &Labelled<'_>) -> Lesson {
    let around = Around::new(names, &sentence.tokens);
    let words: Vec<Own> = sentence
        .tokens
        .iter()
        .map(|token| Own::of(token, &sentence.text[token.span.range()], lexicon))
        .collect();
    let features = (0..words.len()).map(|at| {
        let mut features = Vec::new();
        for place in 0..WIDTH {
            let word = (at + place).checked_sub(REACH).and_then(|at| words.get(at));
            features.extend(word.into_iter().flat_map(|word| word.seen_from(place)));
        }
        around.each(at, words[at].class, |hash| features.push(hash));
        features
    });
    Lesson {
        features: features.collect(),
        tags: sentence.tags.clone(),
    }
}
