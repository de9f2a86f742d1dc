//! The tokens that name rules work on: words with their folded hash, shape and word classes.

use super::cue::{Cue, Cues};
use crate::annotate::{Field, Sentence};
use crate::normalize::Normalized;
use crate::text::{NormSpan, WordKind, fold, hash64, words};
use hashbrown::HashMap;

/// Letters from which on a word's ॉ counts as ा (मॉस्को, मास्को); shorter words differ by it (हॉल, हाल).
const LONG_WORD: usize = 5;

/// Endings of plural obliques, plurals and futures.
const INFLECTED: [&str; 12] = [
    "ते",
    "ों",
    "ें",
    "एं",
    "एँ",
    "ियां",
    "ियाँ",
    "ेगा",
    "ेगी",
    "ेंगे",
    "ेंगी",
    "एंगे",
];

/// A word, number or mark of a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Token {
    /// Where, in bytes of its field.
    pub(in crate::annotate) span: NormSpan,
    /// Hash of the folded word.
    pub(in crate::annotate) hash: u64,
    /// Index of its sentence.
    pub(in crate::annotate) sentence: u32,
    /// Its word classes.
    pub(in crate::annotate) cues: Cues,
    /// What it is made of.
    pub(in crate::annotate) kind: WordKind,
    /// Its first character.
    pub(in crate::annotate) first: char,
    /// Whether it starts with a capital.
    pub(in crate::annotate) upper: bool,
    /// Whether it is all capitals, two or more.
    pub(in crate::annotate) caps: bool,
    /// Whether it ends as Hindi plurals, futures and participles do and names hardly do.
    pub(in crate::annotate) inflected: bool,
    /// Whether no space stands before it.
    pub(in crate::annotate) glued: bool,
}

impl Token {
    /// Whether it belongs to a class.
    pub(in crate::annotate) fn is(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    /// Its first `length` bytes, a word of that hash, and the rest, an ending of those classes.
    pub(super) fn split(self, length: usize, hash: u64, ending: Cues) -> (Self, Self) {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        let stem = Self {
            span: NormSpan::new(start, start + length),
            hash,
            inflected: false,
            ..self
        };
        let ending = Self {
            span: NormSpan::new(start + length, end),
            hash: 1,
            cues: ending,
            inflected: false,
            glued: true,
            ..self
        };
        (stem, ending)
    }

    /// Whether it is a word.
    pub(in crate::annotate) fn is_word(&self) -> bool {
        self.kind == WordKind::Word
    }

    /// Whether it is a word in Devanagari.
    pub(in crate::annotate) fn is_devanagari(&self) -> bool {
        self.is_word() && matches!(self.first, '\u{900}'..='\u{97f}')
    }

    /// Whether a phrase may run over it: the marks inside `वोन-सिक`, `के.पी.`, `Johnson & Johnson`.
    pub(in crate::annotate) fn joins(&self) -> bool {
        self.kind == WordKind::Mark
            && (self.first == '&'
                || self.glued && matches!(self.first, '-' | '.' | '\u{2010}'..='\u{2013}' | '॰'))
    }
}

/// Reads words folded for name matching, reusing one buffer.
#[derive(Debug, Default)]
pub(super) struct Folder {
    buffer: String,
}

impl Folder {
    /// The word folded: [`fold`], and in longer words ॉ as ा and ऑ as आ.
    pub(super) fn fold(&mut self, word: &str) -> &str {
        self.buffer.clear();
        let mut letters = 0;
        let mut round = false;
        for (_, c) in fold(word) {
            round |= matches!(c, 'ॉ' | 'ऑ');
            letters += 1;
            self.buffer.push(c);
        }
        if round && letters >= LONG_WORD {
            self.buffer = self
                .buffer
                .chars()
                .map(|c| match c {
                    'ॉ' => 'ा',
                    'ऑ' => 'आ',
                    c => c,
                })
                .collect();
        }
        &self.buffer
    }

    /// Hash of the folded word.
    pub(super) fn hash(&mut self, word: &str) -> u64 {
        hash64(self.fold(word).as_bytes())
    }

    /// Appends the tokens of `text[span]`.
    pub(super) fn read(
        &mut self,
        text: &str,
        span: NormSpan,
        sentence: u32,
        cues: &HashMap<u64, Cues>,
        tokens: &mut Vec<Token>,
    ) {
        let mut end = 0;
        let part = &text[span.range()];
        for word in words(part) {
            let surface = word.of(part);
            let first = surface.chars().next().unwrap_or(' ');
            let hash = match word.kind {
                WordKind::Mark => 0,
                _ => self.hash(surface.trim_start_matches(['\'', '’'])),
            };
            let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
            tokens.push(Token {
                span: NormSpan::new(
                    span.start as usize + word.span.start as usize,
                    span.start as usize + word.span.end as usize,
                ),
                hash,
                sentence,
                cues: cues.get(&hash).copied().unwrap_or_default(),
                kind: word.kind,
                first,
                upper: first.is_uppercase(),
                caps: capitals > 1 && capitals == surface.chars().count(),
                inflected: first >= '\u{900}'
                    && INFLECTED.iter().any(|ending| surface.ends_with(ending)),
                glued: end == word.span.start && end > 0,
            });
            end = word.span.end;
        }
    }
}

/// The tokens of an article, sentence by sentence. A span of a sentence that does not lie in its field is passed over.
pub(super) fn tokens(
    article: &Normalized,
    sentences: &[Sentence],
    cues: &HashMap<u64, Cues>,
) -> Vec<Token> {
    let mut folder = Folder::default();
    let mut tokens = Vec::with_capacity(article.text.len() / 12);
    for (at, sentence) in sentences.iter().enumerate() {
        let text: &str = Field::of(sentence.field, article);
        if text.get(sentence.span.range()).is_some() {
            let at = u32::try_from(at)
                .expect("an article has fewer sentences than bytes, and bytes fit u32");
            folder.read(text, sentence.span, at, cues, &mut tokens);
        }
    }
    tokens
}
