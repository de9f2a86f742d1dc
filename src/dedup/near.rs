//! Near copies: which candidates are copies of one another.
//!
//! Every candidate is compared on its whole sets of shingles and figures. Pairs alike beyond doubt are joined at once; what
//! they leave are groups of wire copy. How many such groups have a shingle tells which shingles are common, and the pairs in
//! dispute are then judged by what is left of them without common ones.

use super::bands::{Bands, Pair};
use super::body::Body;
use super::common::{Common, SAMPLE};
use super::groups::Groups;
use super::minhash::BANDS;
use super::parts::Overlap;
use crate::text::Milli;
use rayon::prelude::*;
use std::io;

// Measured on 20,000 articles with made copies and made look-alikes, and on pairs judged by a reader.

/// Similarity from which two texts with agreeing figures are copies whatever they share. At .7 a third of the short pages with
/// a long common notice merge; at .9 nothing changes.
const BEYOND_DOUBT: Milli = Milli(800);
/// A text that lies inside another from this share on ...
const INSIDE: Milli = Milli(950);
/// ... is its copy only from this similarity on: a cut copy keeps 65 to 85 %; an excerpt, or an article in a round-up, is less.
const CUT: Milli = Milli(600);
/// A text with fewer different shingles than this is short: each word may be the fact that tells two notices apart.
const SHORT: u32 = 64;
/// Lowest similarity of short copies that both have words of their own. Most of the some thirty such pairs of news posts and
/// headlines between .5 and this bar, looked through by hand, were notices of one form.
const SHORT_COPY: Milli = Milli(667);
/// Lowest similarity of the shingles that are not common. From .3 to .5 recall moves by .0001; without this test pages with a
/// common notice merge.
const RARE: Milli = Milli(400);
/// Fewer shingles that are not common than this tell nothing.
const FEWEST_RARE: u32 = 8;
/// Compared pairs remembered per article, 8 bytes each, so that later bands need not compare them again.
const REMEMBERED: usize = 2;
/// Pairs a thread takes at a time.
const BATCH: usize = 256;

/// Joins near copies among the articles that `takes_part`, one of each group of equal texts.
pub(super) fn join(
    bands: &Bands<'_>,
    similarity: Milli,
    takes_part: impl Fn(u32) -> bool + Copy,
    groups: &mut Groups,
) -> io::Result<()> {
    let mut disputed = Vec::new();
    let mut compared: Vec<Pair> = Vec::new();
    for band in 0..BANDS {
        let mut pairs = bands.pairs(band, takes_part)?;
        pairs.retain(|pair| {
            !groups.together(pair.0, pair.1) && compared.binary_search(pair).is_err()
        });
        let judgements = each(bands, &pairs, |a, b| compare(a, b, similarity))?;
        for (&pair, judgement) in pairs.iter().zip(judgements) {
            match judgement {
                Judgement::Copies => groups.join(pair.0, pair.1),
                Judgement::Disputed => disputed.push(pair),
                Judgement::Apart => {}
            }
        }
        if compared.len() + pairs.len() <= REMEMBERED * bands.articles.len() {
            compared.extend(pairs);
            compared.sort();
        }
        disputed.sort();
        disputed.dedup();
    }
    drop(compared);
    disputed.retain(|pair| !groups.together(pair.0, pair.1));
    let common = count(bands, &disputed, takes_part, groups)?;
    let copies = each(bands, &disputed, |a, b| {
        alike_where_rare(&common.rare(&a.shingles), &common.rare(&b.shingles))
    })?;
    for (pair, copies) in disputed.iter().zip(copies) {
        if copies {
            groups.join(pair.0, pair.1);
        }
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judgement {
    Copies,
    Disputed,
    Apart,
}

/// Judges two texts by themselves.
fn compare(a: &Body, b: &Body, similarity: Milli) -> Judgement {
    let shingles = Overlap::of(&a.shingles, &b.shingles);
    let jaccard = shingles.jaccard();
    let figures = Overlap::of(&a.figures, &b.figures);
    if jaccard < similarity.max(least(shingles)) || !agree(figures, is_short(shingles)) {
        Judgement::Apart
    } else if jaccard >= BEYOND_DOUBT {
        Judgement::Copies
    } else {
        Judgement::Disputed
    }
}

/// The lowest similarity of copies that share this much, whatever the setting.
fn least(shingles: Overlap) -> Milli {
    if shingles.containment() >= INSIDE {
        CUT
    } else if is_short(shingles) {
        SHORT_COPY
    } else {
        Milli::ZERO
    }
}

fn is_short(shingles: Overlap) -> bool {
    shingles.both + shingles.left.min(shingles.right) < SHORT
}

/// Whether figures agree: those that stand against one another (each side has some of its own) are at most a third of the
/// shared ones, and none in short texts. A cut or a longer copy has figures of its own on one side only. Without this test a third of
/// daily rate reports merge.
fn agree(figures: Overlap, short: bool) -> bool {
    let against = figures.left.min(figures.right);
    3 * against <= figures.both && !(short && against > 0)
}

/// Judges a disputed pair by its shingles that are not common.
fn alike_where_rare(a: &[u32], b: &[u32]) -> bool {
    let rare = Overlap::of(a, b);
    rare.all() >= FEWEST_RARE && rare.jaccard() >= RARE
}

/// Applies `judge` to the bodies of every pair, on all threads; results in the order of `pairs`.
fn each<T: Send>(
    bands: &Bands<'_>,
    pairs: &[Pair],
    judge: impl Fn(&Body, &Body) -> T + Sync,
) -> io::Result<Vec<T>> {
    let batches = pairs
        .par_chunks(BATCH)
        .map(|batch| {
            let mut first: Option<(u32, Body)> = None;
            let mut results = Vec::with_capacity(batch.len());
            for &Pair(a, b) in batch {
                let (_, one) = match first.take() {
                    Some(held) if held.0 == a => first.insert(held),
                    _ => first.insert((a, Body::read(bands.bodies, a)?)),
                };
                results.push(judge(one, &Body::read(bands.bodies, b)?));
            }
            Ok(results)
        })
        .collect::<io::Result<Vec<_>>>()?;
    Ok(batches.into_iter().flatten().collect())
}

/// Counts shingles over the groups in dispute and a sample of the others. A group is counted by its article with the lowest
/// fingerprint.
fn count(
    bands: &Bands<'_>,
    disputed: &[Pair],
    takes_part: impl Fn(u32) -> bool,
    groups: &mut Groups,
) -> io::Result<Common> {
    if disputed.is_empty() {
        return Ok(Common::new(0));
    }
    let exact = |article: u32| bands.exacts[article as usize];
    let mut speakers: Vec<Option<u32>> = vec![None; bands.exacts.len()];
    let mut all = 0;
    for &article in bands
        .articles
        .iter()
        .filter(|&&article| takes_part(article))
    {
        let speaker = &mut speakers[groups.root(article) as usize];
        all += u32::from(speaker.is_none());
        if speaker.is_none_or(|held| exact(article) < exact(held)) {
            *speaker = Some(article);
        }
    }
    let mut in_dispute: Vec<u32> = disputed
        .iter()
        .flat_map(|pair| [groups.root(pair.0), groups.root(pair.1)])
        .collect();
    in_dispute.sort_unstable();
    in_dispute.dedup();
    let step = u128::from(all.div_ceil(SAMPLE).max(1));
    let counted: Vec<u32> = (0..)
        .zip(speakers)
        .filter_map(|(root, speaker)| Some((root, speaker?)))
        .filter(|&(root, speaker)| {
            exact(speaker) % step == 0 || in_dispute.binary_search(&root).is_ok()
        })
        .map(|(_, speaker)| speaker)
        .collect();
    let mut common = Common::new(counted.len());
    for speaker in counted {
        common.count(&Body::read(bands.bodies, speaker)?.shingles);
    }
    Ok(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_figure_parts_short_texts() {
        let changed = Overlap {
            both: 5,
            left: 1,
            right: 1,
        };
        assert!(agree(changed, false) && !agree(changed, true));
        assert!(agree(
            Overlap {
                both: 5,
                left: 1,
                right: 0
            },
            true
        ));
    }

    #[test]
    fn figures_that_stand_against_one_another_disagree() {
        for (both, left, right, expected) in [
            (0, 0, 0, true),
            (0, 0, 9, true),
            (5, 9, 0, true),
            (0, 1, 1, false),
            (6, 2, 2, true),
            (5, 2, 2, false),
        ] {
            assert_eq!(
                agree(Overlap { both, left, right }, false),
                expected,
                "{both} {left} {right}"
            );
        }
    }

    #[test]
    fn similarity_decides_with_figures() {
        let body = |shingles: std::ops::Range<u32>, figures: &[u32]| Body {
            shingles: shingles.collect(),
            figures: figures.to_vec(),
        };
        let check = |a: &Body, b: Body, expected| {
            assert_eq!(compare(a, &b, Milli(500)), expected);
            assert_eq!(compare(&b, a, Milli(500)), expected);
        };
        let whole = body(0..200, &[1, 2, 3]);
        check(&whole, body(0..180, &[1, 2]), Judgement::Copies);
        check(&whole, body(0..130, &[1, 2]), Judgement::Disputed);
        check(&whole, body(0..110, &[1, 2]), Judgement::Apart);
        check(&whole, body(60..210, &[1, 2]), Judgement::Disputed);
        check(&whole, body(90..290, &[1, 2]), Judgement::Apart);
        check(&whole, body(0..190, &[7, 8, 9]), Judgement::Apart);
        let short = body(0..50, &[]);
        check(&short, body(8..58, &[]), Judgement::Disputed);
        check(&short, body(12..62, &[]), Judgement::Apart);
        check(&short, body(0..32, &[]), Judgement::Disputed);
    }
}
