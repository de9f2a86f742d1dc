//! The best sequence of tags.

use super::tags::{TAGS, Tag};

/// What each step from tag to tag is worth; the last row is of the begin of a sentence.
pub(super) type Steps = [[i32; TAGS]; TAGS + 1];

/// Below every sum of scores and steps.
const NEVER: i32 = i32::MIN / 2;

/// Whether a tag (second index) may follow another (first index).
const FOLLOWS: [[bool; TAGS]; TAGS] = {
    let mut follows = [[false; TAGS]; TAGS];
    let mut at = 0;
    while at < TAGS * TAGS {
        let (before, tag) = (at / TAGS, at % TAGS);
        follows[before][tag] = Tag::at(tag).may_follow(Tag::at(before));
        at += 1;
    }
    follows
};

/// The tags with the highest sum of scores and steps. The scores of a sentence stay far from the bounds of `i32`: a token's are
/// below a million, and a sentence has fewer than a thousand tokens or loses nothing by being cut.
pub(super) fn best(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<Tag> {
    let sums = forward(scores, steps);
    let Some(last) = sums.last() else {
        return Vec::new();
    };
    let mut tag = largest(last);
    let mut tags = vec![Tag::at(tag)];
    for sums in sums.iter().rev().skip(1) {
        tag = before(sums, steps, tag);
        tags.push(Tag::at(tag));
    }
    tags.reverse();
    tags
}

/// The same tags, each with how far the best sequence is ahead of the best one that takes its token for something else: for
/// another kind of name or for none.
pub(super) fn best_with_leads(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<(Tag, i32)> {
    let tags = best(scores, steps);
    let sums = forward(scores, steps);
    let rests = backward(scores, steps);
    let places = tags.into_iter().zip(sums.iter().zip(&rests));
    let leads = places.map(|(tag, (sums, rests))| {
        let whole = |at: usize| sums[at].saturating_add(rests[at]);
        let rivals = (0..TAGS).filter(|&at| Tag::at(at).kind() != tag.kind());
        let rival = rivals.map(whole).max().unwrap_or(NEVER);
        (tag, whole(tag.index()).saturating_sub(rival))
    });
    leads.collect()
}

/// Of each token and tag, the highest sum from the begin of the sentence to it.
fn forward(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<[i32; TAGS]> {
    let outside = Tag::OUTSIDE.index();
    let mut sums: Vec<[i32; TAGS]> = Vec::with_capacity(scores.len());
    for scores in scores {
        let next = std::array::from_fn(|tag| match sums.last() {
            None if FOLLOWS[outside][tag] => scores[tag] + steps[TAGS][tag],
            None => NEVER,
            Some(sums) => {
                let from = before(sums, steps, tag);
                // a tag that can be reached from no other is never the best
                (sums[from] + steps[from][tag])
                    .max(NEVER)
                    .saturating_add(scores[tag])
            }
        });
        sums.push(next);
    }
    sums
}

/// Of each token and tag, the highest sum of what follows it.
fn backward(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<[i32; TAGS]> {
    let mut rests = vec![[0; TAGS]; scores.len()];
    for at in (1..scores.len()).rev() {
        rests[at - 1] = std::array::from_fn(|before| {
            let follow = (0..TAGS).filter(|&tag| FOLLOWS[before][tag]);
            let sums = follow.map(|tag| steps[before][tag] + scores[at][tag] + rests[at][tag]);
            sums.max().unwrap_or(NEVER)
        });
    }
    rests
}

/// The tag before `tag` that gives the highest sum; of equal ones the first.
fn before(sums: &[i32; TAGS], steps: &Steps, tag: usize) -> usize {
    let allowed = (0..TAGS).filter(|&before| FOLLOWS[before][tag]);
    allowed
        .rev()
        .max_by_key(|&before| sums[before] + steps[before][tag])
        .unwrap_or(Tag::OUTSIDE.index())
}

/// The place of the highest sum; of equal ones the first.
fn largest(sums: &[i32; TAGS]) -> usize {
    (0..TAGS).rev().max_by_key(|&tag| sums[tag]).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<&'static str> {
        best(scores, steps).into_iter().map(Tag::label).collect()
    }

    #[test]
    fn a_name_begins_before_it_goes_on() {
        let mut scores = [[0; TAGS]; 3];
        scores[1][2] = 10;
        scores[2][2] = 10;
        let steps = Steps::default();
        assert_eq!(labels(&scores, &steps), ["B-PER", "I-PER", "I-PER"]);
        assert_eq!(labels(&scores[2..], &steps), ["O"]);
        assert!(best(&[], &steps).is_empty());
    }

    #[test]
    fn a_lead_is_what_another_reading_lacks() {
        let mut scores = [[0; TAGS]; 2];
        scores[0][1] = 30;
        scores[0][5] = 10;
        scores[1][2] = 8;
        let leads = best_with_leads(&scores, &Steps::default());
        let found: Vec<_> = leads
            .iter()
            .map(|(tag, lead)| (tag.label(), *lead))
            .collect();
        assert_eq!(found, [("B-PER", 28), ("I-PER", 8)]);
        assert!(best_with_leads(&[], &Steps::default()).is_empty());
    }

    #[test]
    fn steps_weigh_in() {
        let mut steps = Steps::default();
        steps[1][2] = 5;
        steps[TAGS][3] = 1;
        let scores = [[0, 2, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0]];
        assert_eq!(labels(&scores, &steps), ["B-PER", "I-PER"]);
        assert_eq!(labels(&scores[1..], &steps), ["O"]);
        assert_eq!(labels(&[[0; TAGS]], &steps), ["B-LOC"]);
    }
}
