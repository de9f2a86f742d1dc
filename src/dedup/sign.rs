//! Signatures: what the decision reads of one article's text.
//!
//! In goes a normalized article, out comes its exact fingerprint, its set of word shingles with their places, its telling figures,
//! the band keys under which it meets copies and the anchors by which it is found inside another. Two layouts of one text have
//! equal signatures.

use super::Settings;
use super::anchors;
use super::ending::breaks_off;
use super::minhash::{self, Keys};
use crate::normalize::Normalized;
use crate::text::{Hash128, Tokens, hash128, mix, step};

/// Words in a shingle. With three, an edit of one word in ten hides 8 % of copies instead of 1 % (measured on made copies).
const SHINGLE: usize = 2;

/// Texts with fewer words than this are copies only when they are equal (the design contract's bar).
pub(super) const FEWEST_WORDS: usize = 8;

/// What the dedup decision reads of one article. Spilled, not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Hash of the folded letters and digits, and of the points inside figures; `None` when there are none.
    pub exact: Option<Hash128>,
    /// Hashes of word shingles, ascending, each once; empty below 8 words.
    pub(super) shingles: Vec<u32>,
    /// Where each of those first stands, in words from the start; places past [`u16::MAX`] are taken for it.
    pub(super) places: Vec<u16>,
    /// Numbers of figures, ascending, each once.
    pub(super) figures: Vec<u32>,
    /// Band keys of the shingles; `None` below 8 words.
    pub(super) keys: Option<Box<Keys>>,
    /// Sequences of words by which this text is found inside another; ascending, each once, none below 8 words.
    pub(super) anchors: Vec<u32>,
    /// Whether it breaks off in the midst of a sentence.
    pub(super) breaks_off: bool,
}

/// Signs articles. Built once.
#[derive(Debug)]
pub struct Signer {}

impl Signer {
    /// A signer with these settings.
    pub fn new(_settings: &Settings) -> Self {
        Self {}
    }

    /// The signature of one article's body, given with its tokens. Total, and linear in the body's length.
    pub fn sign(&self, article: &Normalized, tokens: &Tokens) -> Signature {
        signature(&article.text, tokens)
    }
}

/// The signature of a text with these tokens.
fn signature(text: &str, tokens: &Tokens) -> Signature {
    let exact = (!tokens.letters.is_empty()).then(|| hash128([tokens.letters.as_bytes()]));
    let words: &[u64] = if tokens.words.len() < FEWEST_WORDS {
        &[]
    } else {
        &tokens.words
    };
    let (shingles, places) = placed(words);
    let keys = (!shingles.is_empty()).then(|| Box::new(minhash::keys(&shingles)));
    Signature {
        exact,
        shingles,
        places,
        figures: set(tokens.figures.clone()),
        keys,
        anchors: anchors::of(words),
        breaks_off: breaks_off(text),
    }
}

/// The shingles of a text ascending, each once, and where each first stands.
fn placed(words: &[u64]) -> (Vec<u32>, Vec<u16>) {
    let last = usize::from(u16::MAX);
    let placed = words
        .windows(SHINGLE)
        .enumerate()
        .map(|(place, words)| u64::from(shingle(words)) << 16 | place.min(last) as u64);
    let mut placed = sorted(&placed.collect::<Vec<_>>());
    placed.dedup_by_key(|placed| *placed >> 16);
    let parts = placed
        .into_iter()
        .map(|placed| ((placed >> 16) as u32, placed as u16));
    parts.unzip()
}

/// Bits of a placed shingle.
const PLACED: u32 = u32::BITS + u16::BITS;

/// Placed shingles ascending. They are hashes, so one or two fall to each of as many bins as there are (distribution counting; Knuth,
/// TAOCP 3, 5.2).
fn sorted(placed: &[u64]) -> Vec<u64> {
    let bits = placed.len().max(2).ilog2();
    let bin = |placed: u64| (placed >> (PLACED - bits)) as usize;
    let mut ends = vec![0; 1 << bits];
    for &one in placed {
        ends[bin(one)] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        // Where the bin starts, until it is filled.
        sum += std::mem::replace(end, sum);
    }
    let mut sorted = vec![0; placed.len()];
    for &one in placed {
        let at = &mut ends[bin(one)];
        sorted[*at] = one;
        *at += 1;
    }
    let mut start = 0;
    for end in ends {
        if end - start > 1 {
            sorted[start..end].sort_unstable();
        }
        start = end;
    }
    sorted
}

/// One hash of several word hashes; their order counts.
fn shingle(words: &[u64]) -> u32 {
    (mix(words.iter().fold(0, |hash, &word| step(hash, word))) >> 32) as u32
}

/// The numbers ascending, each once.
fn set(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The signature of a text.
#[cfg(test)]
pub(super) fn sign(text: &str) -> Signature {
    signature(text, &crate::text::tokens(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn layouts_of_one_text_sign_alike() {
        let plain = "नदी का जलस्तर 1,204.5 मीटर पहुंचा, गांव खाली कराए गए।";
        for other in [
            "नदी का जलस्तर १२०४.५ मीटर पहुँचा , गाँव\nखाली कराए गए.",
            "\u{feff}नदी का  जलस्तर 1204.5 मीटर पहुंचा - गांव खाली कराए गए",
        ] {
            assert_eq!(sign(plain), sign(other), "{other}");
        }
    }

    #[test]
    fn short_and_empty_texts_have_no_keys() {
        assert_eq!(sign(" … ").exact, None);
        let short = sign("one two three four five six seven");
        assert!(short.exact.is_some() && short.keys.is_none() && short.shingles.is_empty());
        assert!(
            sign("one two three four five six seven eight")
                .keys
                .is_some()
        );
    }

    #[test]
    fn long_monotonous_texts_stay_linear() {
        for unit in ["((((", "\"\"\"", "।।।", "a", "अ", "1", "1,", "हां "] {
            sign(&unit.repeat(300_000 / unit.len()));
        }
    }

    proptest! {
        #[test]
        fn placed_shingles_are_sorted(placed in proptest::collection::vec(prop_oneof![0u64..1 << PLACED, 0u64..100], 0..200)) {
            let mut expected = placed.clone();
            expected.sort_unstable();
            prop_assert_eq!(sorted(&placed), expected);
        }

        #[test]
        fn sets_are_ascending(text in "(?s)([a-c0-3 ]{0,80}|.{0,80})") {
            let signature = sign(&text);
            prop_assert!(signature.shingles.is_sorted_by(|a, b| a < b));
            prop_assert!(signature.figures.is_sorted_by(|a, b| a < b));
        }
    }
}
