//! Tags sentences by a model.

use super::super::names::{Cue, Names, Token};
use super::decode;
use super::features::{Around, Own, REACH, WIDTH};
use super::file::{Model, ModelError};
use super::tags::{TAGS, Tag, Tagged, spans};
use crate::lang::{Lang, Languages};
use crate::text::hash64;
use std::cell::RefCell;

/// Words whose sums a thread keeps, a power of two: 90 of 100 tokens of running text are among the last so many.
const KEPT: usize = 1 << 14;

/// What it is worth that an honorific in Latin script is part of no name: more than all features of a token.
const SURELY: i32 = 100_000;

/// Tells which tokens are names.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Model,
    /// Differs between models, so that the sums of one are not taken for those of another.
    seed: u64,
}

impl Tagger {
    /// The tagger of a model's file, as [`super::Trainer::finish`] makes it.
    ///
    /// # Errors
    /// When the bytes are no such file.
    pub fn new(file: &[u8]) -> Result<Self, ModelError> {
        Ok(Self {
            model: Model::read(file)?,
            seed: hash64(file),
        })
    }

    /// The shipped tagger for a language: its own, the Hindi one for the other languages in Devanagari; `None` for the rest.
    pub fn shipped(languages: &Languages, lang: Lang) -> Option<Self> {
        let file = languages.pack(lang.named_as().unwrap_or(lang))?.tagger();
        Self::new(file).ok()
    }

    /// The tags of the tokens of a sentence. `text` is what their spans count in.
    pub(in crate::annotate) fn tags(
        &self,
        names: &Names,
        text: &str,
        tokens: &[Token],
    ) -> Vec<Tag> {
        decode::best(&self.scores(names, text, tokens), &self.model.steps)
    }

    /// The names in a sentence, each with the smallest lead of a token of it: how much worse the sentence reads without it.
    pub(super) fn names_with_leads(
        &self,
        names: &Names,
        text: &str,
        tokens: &[Token],
    ) -> Vec<(Tagged, i32)> {
        let scores = self.scores(names, text, tokens);
        let (tags, leads): (Vec<Tag>, Vec<i32>) =
            decode::best_with_leads(&scores, &self.model.steps)
                .into_iter()
                .unzip();
        let least = |name: &Tagged| leads[name.first..=name.last].iter().copied().min();
        spans(&tags)
            .into_iter()
            .map(|name| (name, least(&name).unwrap_or_default()))
            .collect()
    }

    /// What each token's features are worth for each tag.
    fn scores(&self, names: &Names, text: &str, tokens: &[Token]) -> Vec<[i32; TAGS]> {
        let around = Around::new(names, tokens);
        let mut scores = vec![[0; TAGS]; tokens.len()];
        let mut classes = Vec::with_capacity(tokens.len());
        KNOWN.with_borrow_mut(|known| {
            for (at, token) in tokens.iter().enumerate() {
                let word = known.word(self, token, &text[token.span.range()]);
                classes.push(word.class);
                for (place, sums) in word.sums.iter().enumerate() {
                    let seer = (at + REACH).checked_sub(place);
                    if let Some(scores) = seer.and_then(|seer| scores.get_mut(seer)) {
                        add(scores, sums);
                    }
                }
            }
        });
        for (at, scores) in scores.iter_mut().enumerate() {
            let mut sums = [0; TAGS];
            around.each(at, classes[at], |hash| {
                self.model.weights.add(hash, &mut sums)
            });
            add(scores, &sums);
            if tokens[at].is(Cue::Honorific) && !tokens[at].is_devanagari() {
                scores[Tag::OUTSIDE.index()] += SURELY;
            }
        }
        scores
    }
}

fn add(scores: &mut [i32; TAGS], sums: &[i16; TAGS]) {
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += i32::from(*sum);
    }
}

/// What a word adds to the scores of itself and its neighbours.
#[derive(Clone, Copy, Default)]
struct Word {
    key: u64,
    class: u16,
    sums: [[i16; TAGS]; WIDTH],
}

thread_local! {
    static KNOWN: RefCell<Known> = const { RefCell::new(Known(Vec::new())) };
}

/// The words a thread has met, each in the one place its key has. What it gives is a function of the word and its classes, which differ
/// between languages.
struct Known(Vec<Word>);

impl Known {
    fn word(&mut self, tagger: &Tagger, token: &Token, surface: &str) -> &Word {
        if self.0.is_empty() {
            self.0 = vec![Word::default(); KEPT];
        }
        let classes = hash64(&token.cues.bits().to_le_bytes());
        let key = (hash64(surface.as_bytes()) ^ tagger.seed ^ classes).max(1);
        let word = &mut self.0[key as usize & (KEPT - 1)];
        if word.key != key {
            let own = Own::of(token, surface, &tagger.model.lexicon);
            *word = Word {
                key,
                class: own.class,
                sums: [[0; TAGS]; WIDTH],
            };
            for (at, sums) in word.sums.iter_mut().enumerate() {
                for hash in own.seen_from(at) {
                    tagger.model.weights.add(hash, sums);
                }
            }
        }
        word
    }
}
