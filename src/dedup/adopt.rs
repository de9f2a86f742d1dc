//! Which texts of a component join clusters that earlier runs published.
//!
//! Those clusters stay as they are. A text joins the one where it has most copies, when it, or one of those, is like the text in the
//! midst of that cluster and it is not at odds with it; then those follow that are copies of the ones that joined, step by
//! step. That is a function of the sets of texts, pairs and clusters.

use super::chains::Links;
use crate::text::Milli;
use std::collections::{BTreeMap, HashMap};
use std::io;

/// What became of the texts of a component.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Adopted {
    /// The cluster each text joined, by number.
    pub joined: BTreeMap<u32, u32>,
    /// Further clusters a text would have fitted in: it is a bridge between them.
    pub bridges: BTreeMap<u32, Vec<u32>>,
    /// The texts that joined none, in the order given.
    pub left: Vec<u32>,
}

/// How texts and clusters are compared.
pub(super) trait Fit {
    /// The number of the cluster of an earlier text; `None` for a text of this run.
    fn cluster_of(&self, text: u32) -> Option<u32>;
    /// How similar two texts are.
    fn similarity(&self, a: u32, b: u32) -> io::Result<Milli>;
    /// Whether a text is like the one in the midst of a cluster.
    fn like_midst(&self, cluster: u32, text: u32) -> io::Result<bool>;
    /// What tells clusters apart that fit as well.
    fn id(&self, cluster: u32) -> &str;
}

/// Lets the texts of this run among `texts` join clusters of earlier runs.
pub(super) fn adopt(texts: &[u32], links: &Links, fit: &impl Fit) -> io::Result<Adopted> {
    let of_this_run = |&text: &u32| fit.cluster_of(text).is_none();
    let places: HashMap<u32, usize> = texts.iter().copied().zip(0..).collect();
    let mut adopted = Adopted::default();
    // In the order given, which does not depend on the numbers of texts.
    let mut asked: BTreeMap<usize, u32> = (0..).zip(texts.iter().copied()).collect();
    asked.retain(|_, text| of_this_run(text));
    while !asked.is_empty() {
        let mut joining = Vec::new();
        for &text in asked.values() {
            let fitting = fitting(text, links, &adopted.joined, fit)?;
            joining.extend((!fitting.is_empty()).then_some((text, fitting)));
        }
        asked.clear();
        for (text, fitting) in joining {
            // Another one that joined in this step may be at odds with it.
            if at_odds(text, fitting[0], links, &adopted.joined, fit) {
                continue;
            }
            adopted.joined.insert(text, fitting[0]);
            let copies = links.copies_of(text).filter(of_this_run);
            asked.extend(copies.filter_map(|copy| Some((*places.get(&copy)?, copy))));
            if fitting.len() > 1 {
                adopted.bridges.insert(text, fitting[1..].to_vec());
            }
        }
        asked.retain(|_, text| !adopted.joined.contains_key(text));
    }
    let left = texts.iter().copied().filter(of_this_run);
    adopted.left = left
        .filter(|text| !adopted.joined.contains_key(text))
        .collect();
    Ok(adopted)
}

/// The clusters a text fits in, the best first: where it has most copies, then the most similar one.
fn fitting(
    text: u32,
    links: &Links,
    joined: &BTreeMap<u32, u32>,
    fit: &impl Fit,
) -> io::Result<Vec<u32>> {
    let mut copies: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for copy in links.copies_of(text) {
        let cluster = fit.cluster_of(copy).or_else(|| joined.get(&copy).copied());
        if let Some(cluster) = cluster {
            copies.entry(cluster).or_default().push(copy);
        }
    }
    let mut fitting = Vec::new();
    for (cluster, copies) in copies {
        let at_odds = at_odds(text, cluster, links, joined, fit);
        if !at_odds && near_midst(cluster, text, &copies, fit)? {
            fitting.push((cluster, copies));
        }
    }
    if fitting.len() < 2 {
        return Ok(fitting.into_iter().map(|(cluster, _)| cluster).collect());
    }
    let mut ranked = Vec::new();
    for (cluster, copies) in fitting {
        let similar = copies.iter().map(|&copy| fit.similarity(text, copy));
        let most = similar.collect::<io::Result<Vec<_>>>()?.into_iter().max();
        ranked.push((copies.len(), most, cluster));
    }
    ranked.sort_by(|a, b| (b.0, b.1, fit.id(a.2)).cmp(&(a.0, a.1, fit.id(b.2))));
    Ok(ranked.into_iter().map(|(.., cluster)| cluster).collect())
}

/// Whether a text, or a copy of it, is like the one in the midst of a cluster. In a star no two texts are further apart than that, and
/// which of them would stand in the midst was not known when the first was published.
fn near_midst(cluster: u32, text: u32, copies: &[u32], fit: &impl Fit) -> io::Result<bool> {
    for &text in [text].iter().chain(copies) {
        if fit.like_midst(cluster, text)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a text is at odds with a cluster.
fn at_odds(
    text: u32,
    cluster: u32,
    links: &Links,
    joined: &BTreeMap<u32, u32>,
    fit: &impl Fit,
) -> bool {
    links.at_odds(text, |other| {
        let of = fit
            .cluster_of(other)
            .or_else(|| joined.get(&other).copied());
        of == Some(cluster)
    })
}

#[cfg(test)]
mod tests {
    use super::super::pairs::Pair;
    use super::*;

    /// Texts are numbers; from 100 on they are earlier, and the hundreds are their clusters. Two are as similar as they end in near
    /// numbers; a text is like a midst up to a distance.
    struct Numbers(u32);

    impl Fit for Numbers {
        fn cluster_of(&self, text: u32) -> Option<u32> {
            (text / 100).checked_sub(1)
        }
        fn similarity(&self, a: u32, b: u32) -> io::Result<Milli> {
            Ok(Milli(1000 - i64::from((a % 100).abs_diff(b % 100))))
        }
        fn like_midst(&self, cluster: u32, text: u32) -> io::Result<bool> {
            Ok((10 * (cluster + 1)).abs_diff(text) <= self.0)
        }
        fn id(&self, cluster: u32) -> &str {
            ["a", "b"][cluster as usize]
        }
    }

    fn check(
        reach: u32,
        copies: &[(u32, u32)],
        odds: &[(u32, u32)],
        expected: &[(u32, u32)],
    ) -> Adopted {
        let pairs = |pairs: &[(u32, u32)]| pairs.iter().map(|&(a, b)| Pair::new(a, b)).collect();
        let links = Links::new(pairs(copies), pairs(odds));
        let texts: Vec<u32> = (0..30).collect();
        let adopted = adopt(&texts, &links, &Numbers(reach)).expect("numbers can be compared");
        let joined: Vec<_> = adopted.joined.clone().into_iter().collect();
        assert_eq!(joined, expected);
        assert_eq!(adopted.left.len() + joined.len(), texts.len());
        adopted
    }

    #[test]
    fn a_text_joins_the_cluster_it_fits_best() {
        let adopted = check(99, &[(14, 110), (14, 220)], &[], &[(14, 0)]);
        assert_eq!(adopted.bridges, BTreeMap::from([(14, vec![1])]));
        check(99, &[(16, 110), (16, 220)], &[], &[(16, 1)]);
        check(99, &[(15, 110), (15, 220)], &[], &[(15, 0)]);
        check(99, &[(16, 110), (16, 111), (16, 220)], &[], &[(16, 0)]);
        check(5, &[(16, 110), (16, 220)], &[], &[(16, 1)]);
    }

    #[test]
    fn copies_follow_as_far_as_they_are_like_the_midst() {
        let chain = [(11, 110), (11, 12), (12, 13), (13, 14), (14, 15)];
        let reached = [(11, 0), (12, 0), (13, 0), (14, 0)];
        check(3, &chain, &[], &reached);
        check(3, &chain, &[(12, 110)], &[(11, 0)]);
        check(3, &[], &[], &[]);
    }

    #[test]
    fn two_that_join_at_once_are_not_at_odds() {
        check(9, &[(11, 110), (12, 110)], &[(11, 12)], &[(11, 0)]);
    }

    #[test]
    fn copies_of_a_cluster_outweigh_a_text_of_it_at_odds() {
        let copies = [(11, 110), (11, 111)];
        check(9, &copies, &[(11, 112)], &[(11, 0)]);
        check(9, &copies, &[(11, 112), (11, 113)], &[]);
    }
}
