//! The guard against chains: of texts A, B and C, where A is a copy of B and B of C, A and C may have little in common.
//!
//! A component of copies is cut into stars. The text with most pairs stands in the midst; along the pairs found to be copies it takes to
//! itself every text that is like it and not at odds with one taken before, then those at odds with few and copies of many; of what is
//! left the next one does the same. That is a function of the set of texts and pairs, and each pair is followed at most a few times, so
//! it is linear in them.

use super::pairs::Pair;
use std::collections::{HashMap, HashSet};
use std::io;

/// Of the texts of a cluster, so many copies outweigh one that a text must not stand with: the pair was misjudged by a word that was
/// edited at the end. On 20,000 articles with made copies 2 loses a fifth fewer true pairs than 4 and three fifths fewer than no such rule,
/// and joins no others; among 49,000 articles of 14 corpora one cluster of cuts out of one text is cut elsewhere.
const OUTWEIGH: usize = 2;

/// What is known of pairs of texts.
#[derive(Debug)]
pub(super) struct Links {
    copies: Vec<Pair>,
    at_odds: Vec<Pair>,
}

impl Links {
    /// Of the pairs found to be copies and of those that must not stand together.
    pub(super) fn new(copies: Vec<Pair>, at_odds: Vec<Pair>) -> Self {
        Self {
            copies: both_ways(copies),
            at_odds: both_ways(at_odds),
        }
    }

    /// The texts found to be copies of one, ascending.
    pub(super) fn copies_of(&self, text: u32) -> impl Iterator<Item = u32> + '_ {
        paired(&self.copies, text)
    }

    /// Whether one must not stand with those texts that are `among` a cluster: too few are its copies for those it is at odds with.
    pub(super) fn at_odds(&self, text: u32, among: impl Fn(u32) -> bool) -> bool {
        let odds = paired(&self.at_odds, text).filter(|&other| among(other));
        let odds = odds.count();
        odds > 0 && self.copies_of(text).filter(|&other| among(other)).count() < OUTWEIGH * odds
    }
}

/// Pairs from each of both, ascending, each once.
fn both_ways(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let count = pairs.len();
    pairs.reserve_exact(count);
    pairs.extend_from_within(..);
    pairs[..count]
        .iter_mut()
        .for_each(|Pair(a, b)| std::mem::swap(a, b));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The texts that stand in a pair with one, ascending.
fn paired(pairs: &[Pair], text: u32) -> impl Iterator<Item = u32> + '_ {
    let from = pairs.partition_point(|pair| pair.0 < text);
    let pairs = pairs[from..].iter().take_while(move |pair| pair.0 == text);
    pairs.map(|pair| pair.1)
}

/// Cuts the component of `texts`, given in order of leading, into stars: each begins with its centre. `like` compares a text (the
/// second) with a centre.
pub(super) fn stars(
    texts: &[u32],
    links: &Links,
    mut like: impl FnMut(u32, u32) -> io::Result<bool>,
) -> io::Result<Vec<Vec<u32>>> {
    if let [a, b] = texts
        && links.copies_of(*a).any(|copy| copy == *b)
    {
        return Ok(vec![texts.to_vec()]);
    }
    let mut ranked: Vec<(usize, usize, u32)> = (0..)
        .zip(texts)
        .map(|(place, &text)| (usize::MAX - links.copies_of(text).count(), place, text))
        .collect();
    ranked.sort_unstable();
    let mut left: HashMap<u32, usize> = ranked.iter().map(|entry| entry.2).zip(0..).collect();
    let mut stars = Vec::new();
    for (.., centre) in ranked {
        if left.remove(&centre).is_some() {
            let star = star(centre, &mut left, links, |text| like(centre, text))?;
            stars.push(star);
        }
    }
    Ok(stars)
}

/// The star around a centre, taken out of what is `left`: texts with their rank.
fn star(
    centre: u32,
    left: &mut HashMap<u32, usize>,
    links: &Links,
    mut like_centre: impl FnMut(u32) -> io::Result<bool>,
) -> io::Result<Vec<u32>> {
    let mut star = vec![centre];
    let mut taken = HashSet::from([centre]);
    let mut asked = HashSet::new();
    let mut put_off = Vec::new();
    let mut at = 0;
    while let Some(&through) = star.get(at) {
        at += 1;
        let mut next: Vec<(usize, u32)> = links
            .copies_of(through)
            .filter_map(|text| Some((*left.get(&text)?, text)))
            .filter(|(_, text)| asked.insert(*text))
            .collect();
        next.sort_unstable();
        for (_, text) in next {
            if links.at_odds(text, |other| taken.contains(&other)) {
                put_off.push(text);
            } else if like_centre(text)? {
                taken.insert(text);
                star.push(text);
            }
        }
    }
    // Of what they are copies of, more was taken since.
    for text in put_off {
        if !links.at_odds(text, |other| taken.contains(&other)) && like_centre(text)? {
            taken.insert(text);
            star.push(text);
        }
    }
    for text in &star {
        left.remove(text);
    }
    Ok(star)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links(pairs: &[(u32, u32)], apart: &[(u32, u32)]) -> Links {
        let ordered = |pairs: &[(u32, u32)]| pairs.iter().map(|&(a, b)| Pair::new(a, b)).collect();
        Links::new(ordered(pairs), ordered(apart))
    }

    /// Stars of numbers that are like one another up to a distance.
    fn cut(texts: &[u32], links: &Links, reach: u32) -> Vec<Vec<u32>> {
        stars(texts, links, |a, b| Ok(a.abs_diff(b) <= reach)).expect("numbers can be compared")
    }

    #[test]
    fn a_chain_is_cut_and_a_star_is_not() {
        let chain = links(&[(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)], &[]);
        let texts = [1, 2, 3, 4, 5, 6];
        assert_eq!(cut(&texts, &chain, 9), [[2, 3, 1, 4, 5, 6]]);
        assert_eq!(cut(&texts, &chain, 2), [vec![2, 3, 1, 4], vec![5, 6]]);
        let star = links(&[(4, 1), (4, 2), (4, 3), (4, 5), (4, 6)], &[]);
        assert_eq!(cut(&texts, &star, 3), [[4, 1, 2, 3, 5, 6]]);
    }

    #[test]
    fn texts_at_odds_do_not_stand_together() {
        let pairs = [(2, 1), (2, 3)];
        assert_eq!(cut(&[1, 2, 3], &links(&pairs, &[]), 1), [[2, 1, 3]]);
        let odds = links(&pairs, &[(1, 3)]);
        assert_eq!(cut(&[1, 2, 3], &odds, 1), [vec![2, 1], vec![3]]);
    }

    #[test]
    fn many_copies_outweigh_a_text_at_odds() {
        let pairs = [(2, 1), (2, 3), (2, 4), (2, 5), (1, 5), (3, 4)];
        let odds = links(&pairs, &[(1, 3)]);
        assert_eq!(cut(&[1, 2, 3, 4, 5], &odds, 9), [[2, 1, 4, 5, 3]]);
        let odds = links(&pairs, &[(1, 3), (3, 5)]);
        assert_eq!(cut(&[1, 2, 3, 4, 5], &odds, 9), [vec![2, 1, 4, 5], vec![3]]);
    }

    #[test]
    fn a_long_chain_is_cut_in_linear_time() {
        let texts: Vec<u32> = (0..50_000).collect();
        let chain: Vec<(u32, u32)> = texts.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let mut compared = 0;
        let cut = stars(&texts, &links(&chain, &[]), |a, b| {
            compared += 1;
            Ok(a.abs_diff(b) <= 3)
        });
        assert_eq!(cut.expect("numbers can be compared").len(), 12_500);
        assert!(compared <= 2 * chain.len());
    }

    proptest! {
        #[test]
        fn every_text_is_in_one_star(pairs in proptest::collection::vec((0u32..20, 0u32..20), 0..40), reach in 0u32..20) {
            let texts: Vec<u32> = (0..20).collect();
            let mut found = cut(&texts, &links(&pairs, &[]), reach).concat();
            found.sort_unstable();
            prop_assert_eq!(found, texts);
        }
    }
}
