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
    let Some((first, rest)) = scores.split_first() else {
        return Vec::new();
    };
    let outside = Tag::OUTSIDE.index();
    let mut sums: [i32; TAGS] = std::array::from_fn(|tag| match FOLLOWS[outside][tag] {
        true => first[tag] + steps[TAGS][tag],
        false => NEVER,
    });
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(rest.len());
    for scores in rest {
        let mut next = [NEVER; TAGS];
        let mut from = [0; TAGS];
        for tag in 0..TAGS {
            for before in 0..TAGS {
                let sum = sums[before] + steps[before][tag];
                if FOLLOWS[before][tag] && sum > next[tag] {
                    next[tag] = sum;
                    from[tag] = before as u8;
                }
            }
            next[tag] = next[tag].saturating_add(scores[tag]);
        }
        sums = next;
        back.push(from);
    }
    let mut last = (1..TAGS).fold(0, |best, tag| match sums[tag] > sums[best] {
        true => tag,
        false => best,
    });
    let mut tags = vec![Tag::at(last)];
    for from in back.iter().rev() {
        last = usize::from(from[last]);
        tags.push(Tag::at(last));
    }
    tags.reverse();
    tags
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
