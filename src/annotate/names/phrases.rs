//! Longest match of phrases over word hashes.

use super::token::Token;
use hashbrown::HashMap;

/// Phrases of words with what each stands for. A phrase is found by the hashes of its words; marks that join words
/// (`वोन-सिक`) are not part of it.
#[derive(Debug)]
pub(in crate::annotate) struct Phrases<T> {
    nodes: HashMap<u64, Node>,
    values: Vec<T>,
}

/// A phrase, or the beginning of one.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    first: u32,
    count: u16,
    longer: bool,
}

/// A phrase found.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Found<'p, T> {
    /// Index of its last token.
    pub(in crate::annotate) last: usize,
    /// How many words it has.
    pub(in crate::annotate) words: usize,
    /// What it stands for, in table order.
    pub(in crate::annotate) values: &'p [T],
}

/// The key of a phrase, one word longer.
fn extend(key: u64, word: u64) -> u64 {
    // The multiplier is xxHash's PRIME64_1.
    (key.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1_85eb_ca87)
}

impl<T> Phrases<T> {
    /// Builds from word hashes and values. Values of one phrase keep their order; a phrase without words is left out.
    pub(super) fn new(phrases: Vec<(Vec<u64>, T)>) -> Self {
        let mut nodes: HashMap<u64, Node> = HashMap::with_capacity(phrases.len() * 2);
        let mut keyed = Vec::with_capacity(phrases.len());
        for (order, (words, value)) in phrases.into_iter().enumerate() {
            let mut key = 0;
            for (at, &word) in words.iter().enumerate() {
                key = extend(key, word);
                nodes.entry(key).or_default().longer |= at + 1 < words.len();
            }
            if !words.is_empty() {
                keyed.push((key, order, value));
            }
        }
        keyed.sort_by_key(|&(key, order, _)| (key, order));
        let mut values = Vec::with_capacity(keyed.len());
        for (key, _, value) in keyed {
            let node = nodes.entry(key).or_default();
            if node.count == 0 {
                node.first =
                    u32::try_from(values.len()).expect("tables hold fewer than 4 billion names");
            }
            if node.count < u16::MAX {
                node.count += 1;
                values.push(value);
            }
        }
        Self { nodes, values }
    }

    /// Whether a phrase begins with that word.
    pub(super) fn begin(&self, word: u64) -> bool {
        self.nodes.contains_key(&extend(0, word))
    }

    /// The longest phrase that starts at token `at`, stays in its sentence and is accepted.
    pub(in crate::annotate) fn longest<'p>(
        &'p self,
        tokens: &[Token],
        at: usize,
        mut accept: impl FnMut(&Found<'p, T>) -> bool,
    ) -> Option<Found<'p, T>> {
        let start = tokens.get(at)?;
        let mut best = None;
        let (mut key, mut words) = (0, 0);
        for (last, token) in tokens.iter().enumerate().skip(at) {
            if token.sentence != start.sentence {
                break;
            }
            if words > 0 && token.joins() {
                continue;
            }
            if token.hash == 0 {
                break;
            }
            key = extend(key, token.hash);
            words += 1;
            let Some(node) = self.nodes.get(&key) else {
                break;
            };
            if node.count > 0 {
                let from = node.first as usize;
                let found = Found {
                    last,
                    words,
                    values: &self.values[from..from + node.count as usize],
                };
                if accept(&found) {
                    best = Some(found);
                }
            }
            if !node.longer {
                break;
            }
        }
        best
    }
}
