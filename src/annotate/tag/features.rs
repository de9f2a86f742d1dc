//! What a tagger looks at, as hashes.
//!
//! A word's own features (itself, its classes, its beginnings and ends by Devanagari syllables, the lists it stands in) count for
//! it and, marked with the distance, for its neighbours; two words away only the first few do. Besides a token has the names
//! of the tables it is part of and, in Latin script, the capitals around it.

use super::super::names::{Cue, Names, Token};
use super::lexicon::{self, Entry, Lexicon};
use crate::text::{WordKind, fold};
use smallvec::SmallVec;

/// How far a word's own features reach, in tokens.
pub(super) const REACH: usize = 2;

/// Tokens that see a word's own features, itself among them.
pub(super) const WIDTH: usize = 2 * REACH + 1;

/// Longest beginnings and ends of words, in syllables.
const AFFIX: usize = 4;

/// Longest ends of words, in characters.
const ENDING: usize = 3;

/// Word classes that a labelled text of a tagger's own gave: it would trust them too much.
const LEARNT: u64 = 1 << Cue::Common as u64 | 1 << Cue::Part as u64;

/// Word classes that a tagger sees.
const SEEN: u64 = ((1 << (Cue::Modifier as u64 + 1)) - 1) & !LEARNT;

/// What a feature is about.
#[derive(Clone, Copy)]
enum About {
    Any,
    Edge,
    Word,
    Habit,
    Listless,
    Form,
    Length,
    List,
    Class,
    Begin = Self::Class as isize + lexicon::SIZES as isize,
    End = Self::Begin as isize + AFFIX as isize + 1,
    Ending = Self::End as isize + AFFIX as isize + 1,
    Name = Self::Ending as isize + ENDING as isize + 1,
    NameKind,
    Capitals,
    FirstCapitals,
    WideCapitals,
    ClassFirst,
    ClassBefore,
    ClassAfter,
}

/// Two numbers as one hash.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    // The multipliers are xxHash's PRIME64_1 and MurmurHash3's first 64-bit finalizer.
    let mixed = (a ^ b.wrapping_mul(0x9e37_79b1_85eb_ca87)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ mixed >> 32
}

fn feature(about: About, number: usize, value: u64) -> u64 {
    mix(about as u64 + number as u64, value)
}

/// A word's own features.
pub(super) struct Own {
    hashes: SmallVec<[u64; 32]>,
    far: usize,
    /// Its class of middle granularity.
    pub(super) class: u16,
}

impl Own {
    /// Those of a token. `surface` is its characters.
    pub(super) fn of(token: &Token, surface: &str, lexicon: &Lexicon) -> Self {
        let word = lexicon::word(token, surface);
        let entry = lexicon.entry(word, token.upper);
        let mut own = Self {
            hashes: SmallVec::new(),
            far: 0,
            class: entry.classes[1],
        };
        own.push(About::Word, 0, word);
        own.classes(&entry);
        own.lists(token);
        own.push(About::Form, 0, form(token));
        own.far = own.hashes.len();
        if token.is_word() {
            let folded: SmallVec<[char; 32]> = fold(surface).map(|(_, c)| c).collect();
            own.affixes(&folded);
        }
        own
    }

    fn push(&mut self, about: About, number: usize, value: u64) {
        self.hashes.push(feature(about, number, value));
    }

    fn classes(&mut self, entry: &Entry) {
        for (size, &class) in entry.classes.iter().enumerate() {
            if class > 0 {
                self.push(About::Class, size, u64::from(class));
            }
        }
        if entry.habit > 0 {
            self.push(About::Habit, 0, u64::from(entry.habit));
        }
    }

    fn lists(&mut self, token: &Token) {
        let mut lists = token.cues.bits() & SEEN;
        if lists == 0 {
            self.push(About::Listless, 0, 0);
        }
        while lists != 0 {
            self.push(About::List, 0, u64::from(lists.trailing_zeros()));
            lists &= lists - 1;
        }
    }

    fn affixes(&mut self, word: &[char]) {
        let syllables: SmallVec<[usize; 16]> = (0..word.len())
            .filter(|&at| at == 0 || !hangs(word[at]))
            .collect();
        let count = syllables.len();
        for length in 1..=AFFIX.min(count) {
            let end = syllables.get(length).copied().unwrap_or(word.len());
            self.push(About::Begin, length, letters(&word[..end]));
            self.push(
                About::End,
                length,
                letters(&word[syllables[count - length]..]),
            );
        }
        for length in 1..=ENDING.min(word.len().saturating_sub(1)) {
            self.push(About::Ending, length, letters(&word[word.len() - length..]));
        }
        self.push(About::Length, 0, count.min(7) as u64);
    }

    /// Its features as the token `at` places before it sees them, counted from [`REACH`] before (0) to [`REACH`] after.
    pub(super) fn seen_from(&self, at: usize) -> impl Iterator<Item = u64> {
        let near = at.abs_diff(REACH) < REACH;
        let seen = if near { self.hashes.len() } else { self.far };
        self.hashes[..seen]
            .iter()
            .map(move |&hash| mix(hash, at as u64))
    }
}

/// Whether a character is part of the syllable before it: vowel signs, virama, nasal marks.
fn hangs(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}' | '\u{963}')
}

fn letters(letters: &[char]) -> u64 {
    letters.iter().fold(letters.len() as u64, |hash, &c| {
        mix(hash, u64::from(u32::from(c)))
    })
}

fn form(token: &Token) -> u64 {
    let kind = match token.kind {
        WordKind::Word => 0,
        WordKind::Number => 1,
        WordKind::Mark => 2,
    };
    let bits = [
        token.upper,
        token.caps,
        token.is_devanagari(),
        token.inflected,
    ];
    bits.iter()
        .fold(kind, |form, &bit| form << 1 | u64::from(bit))
}

/// What is known of a token's surroundings besides words.
pub(super) struct Around<'s> {
    tokens: &'s [Token],
    names: Vec<u64>,
    first_word: usize,
}

impl<'s> Around<'s> {
    /// Of the tokens of a sentence.
    pub(super) fn new(names: &Names, tokens: &'s [Token]) -> Self {
        Self {
            tokens,
            names: listed(names, tokens),
            first_word: tokens.iter().position(Token::is_word).unwrap_or_default(),
        }
    }

    /// Gives the features of the token at `at` to `take`, but for those of words. `class` is its own.
    pub(super) fn each(&self, at: usize, class: u16, mut take: impl FnMut(u64)) {
        take(feature(About::Any, 0, 0));
        if at == 0 {
            take(feature(About::Edge, 0, 0));
        }
        if at + 1 == self.tokens.len() {
            take(feature(About::Edge, 0, 1));
        }
        for beside in 0..3 {
            let listed = (at + beside)
                .checked_sub(1)
                .and_then(|at| self.names.get(at));
            if let Some(&name) = listed.filter(|&&name| name != 0) {
                take(mix(feature(About::Name, 0, beside as u64), name));
                take(mix(
                    feature(About::NameKind, 0, beside as u64),
                    name & !SURENESS,
                ));
            }
        }
        if !self.tokens[at].is_devanagari() {
            self.capitals(at, class, take);
        }
    }

    fn capitals(&self, at: usize, class: u16, mut take: impl FnMut(u64)) {
        let case = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or(NOTHING, case);
        let (before, own, after) = (case(at.checked_sub(1)), case(Some(at)), case(Some(at + 1)));
        let run = before << 8 | own << 4 | after;
        let first = u64::from(at <= self.first_word);
        take(feature(About::Capitals, 0, run));
        take(feature(
            About::FirstCapitals,
            0,
            first << 12 | own << 4 | after,
        ));
        let wide = first << 16 | case(at.checked_sub(2)) << 12 | run;
        take(feature(About::WideCapitals, 0, wide));
        if self.tokens[at].upper {
            let class = u64::from(class) << 4;
            take(feature(About::ClassFirst, 0, class | first));
            take(feature(About::ClassBefore, 0, class | before));
            take(feature(About::ClassAfter, 0, class | after));
        }
    }
}

/// The case of no token.
const NOTHING: u64 = 15;

fn case(token: &Token) -> u64 {
    if token.is_devanagari() {
        return 14;
    }
    match token.kind {
        WordKind::Word => u64::from(token.upper) + u64::from(token.caps),
        WordKind::Number => 3,
        WordKind::Mark => 4,
    }
}

/// The bits of a [`listed`] code that tell how sure the name is, not what it names.
const SURENESS: u64 = 0b111 << 2;

/// Of each token, what the longest name of the tables that it is part of may stand for; 0 for none.
fn listed(names: &Names, tokens: &[Token]) -> Vec<u64> {
    let mut codes = vec![0; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let found = token
            .is_word()
            .then(|| {
                names.name(tokens, at, |found| {
                    found.words > 1 || !token.cues.grammatical()
                })
            })
            .flatten();
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let kinds = found.values.iter().fold(0, |kinds, sense| {
            kinds | 1 << names.entity(sense).kind as u64
        });
        let minor = found
            .values
            .iter()
            .all(|sense| names.entity(sense).is_minor());
        let form = found.values.first().map_or(0, |sense| sense.form as u64);
        let code = 1 << 16 | kinds << 5 | form << 3 | u64::from(minor) << 2;
        for (place, slot) in (at..).zip(&mut codes[at..=found.last]) {
            let part = match (place == at, place == found.last) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
            *slot = code | part;
        }
        at = found.last + 1;
    }
    codes
}
