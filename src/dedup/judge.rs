//! Judging a pair: copies of one another, or not, by words, figures and order.
//!
//! Two texts are copies when they share enough of their word shingles and their figures agree. A text that lies wholly inside
//! another is its copy only when the other looks like the same text with furniture, or uncut: with a lead, a round-up's
//! neighbours or a follow-up of its own, the other says more. Two texts of which one begins and the other ends with a passage of its
//! own are cuts out of a third.

use super::body::Body;
use super::common::Common;
use super::parts::Overlap;
use super::passages::Own;
use crate::text::Milli;

// Measured on 20,000 articles with made copies and made look-alikes (shares of them are given), and on pairs judged by a reader.

/// Similarity from which two texts with agreeing figures are copies whatever they share. At .7 a third of the short pages with
/// a long common notice merge; at .9 nothing changes.
const BEYOND_DOUBT: Milli = Milli(800);
/// From this similarity on the same holds of texts in which each has a [`PASSAGE`] of its own, as pages with a long common notice.
const SAME: Milli = Milli(900);
/// A text lies inside another from this share on. Of the pairs of overlapping texts that a reader judged, none shares more.
const INSIDE: Milli = Milli(900);
/// Lowest similarity of a text and its beginning: a cut copy keeps 65 to 85 % of the sentences, an excerpt up to 40 %. 99 % of the
/// former are above, 98 % of the latter below.
const CUT: Milli = Milli(550);
/// A text lies inside another also from this share on, when it has no [`PASSAGE`] of its own: words were edited.
const EDITED: Milli = Milli(750);
/// One part in so many of the longer text must be its own: less is furniture.
const LONGER: u32 = 10;
/// Share of the shorter text below which two texts of one component are no copies. Copies of one article, cut or edited, share more: from
/// .4 to .6 no made copy is lost.
const KIN: Milli = Milli(500);
/// Words of its own, before as well as after another text, that make a text a round-up. No copy has a head and a tail that long, 98 %
/// of round-ups have.
const NEIGHBOUR: u32 = 20;
/// One part in so many of the longer text, before the shorter one, is a lead of its own: 1 % of copies with a paragraph more or less.
const LEAD: u32 = 5;
/// One part in so many of the longer text, in the middle of the shorter one, is a report of its own: no copy with a paragraph more.
const REPORT: u32 = 3;
/// One part in so many of the longer text, after a shorter one that ends in other words, is a follow-up of its own. A copy that
/// was cut ends within the longer text, or in the midst of a sentence.
const FOLLOW_UP: u32 = 8;
/// A stretch of which less than one part in so many is not common is furniture.
const FURNITURE: u32 = 3;
/// Below this similarity two texts in which each has a whole [`PASSAGE`] of its own are a report and its update. Edits of words
/// leave shorter stretches.
const UPDATED: Milli = Milli(600);
/// Words of a passage: a sentence.
const PASSAGE: u32 = 12;
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

/// What a pair of texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Copies, beyond doubt.
    Copies,
    /// Copies unless what they share is common.
    Disputed {
        /// Whether each has a [`PASSAGE`] of its own.
        passages: bool,
    },
    /// Copies unless what they share is common, or the longer one has a report of its own around the shorter one.
    Nested,
    /// No copies.
    Apart,
}

/// Judges two texts by themselves; `similarity` is the lowest of copies.
pub(super) fn judge(a: &Body, b: &Body, similarity: Milli) -> Judgement {
    if Overlap::most(&a.shingles, &b.shingles).jaccard() < similarity {
        return Judgement::Apart;
    }
    let shingles = Overlap::of(&a.shingles, &b.shingles);
    let jaccard = shingles.jaccard();
    let figures = Overlap::of(&a.figures, &b.figures);
    if jaccard < similarity || !agree(figures, is_short(shingles)) {
        return Judgement::Apart;
    }
    if jaccard >= SAME {
        return Judgement::Copies;
    }
    if shingles.containment() >= INSIDE {
        return if jaccard < CUT {
            Judgement::Apart
        } else {
            Judgement::Nested
        };
    }
    let own = Both::of(a, b);
    let apart = if is_short(shingles) {
        jaccard < SHORT_COPY
    } else {
        jaccard < UPDATED && own.passages()
    };
    let passages = own.passages();
    if apart || own.shifted() {
        Judgement::Apart
    } else if jaccard >= BEYOND_DOUBT && !passages {
        Judgement::Copies
    } else {
        Judgement::Disputed { passages }
    }
}

/// Whether each of two texts has a [`PASSAGE`] of its own.
pub(super) fn passages(a: &Body, b: &Body) -> bool {
    Both::of(a, b).passages()
}

/// What each of two texts has alone.
struct Both(Own, Own);

impl Both {
    fn of(a: &Body, b: &Body) -> Self {
        let (of_a, of_b) = Own::of_each(a, b);
        Self(of_a, of_b)
    }

    /// Whether each has a passage.
    fn passages(&self) -> bool {
        self.0.longest().min(self.1.longest()) >= PASSAGE
    }

    /// Whether one begins with a passage and the other ends with one: two cuts out of a longer text.
    fn shifted(&self) -> bool {
        self.0
            .head
            .min(self.1.tail)
            .max(self.1.head.min(self.0.tail))
            >= PASSAGE
    }
}

/// Whether two texts in dispute are alike beside what is common.
pub(super) fn alike(a: &Body, b: &Body, common: &Common) -> bool {
    let rare = Overlap::among(&a.shingles, &b.shingles, |shingle| !common.has(shingle));
    rare.all() >= FEWEST_RARE && rare.jaccard() >= RARE
}

/// What a longer text has around a shorter one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Furniture, a paragraph more, or what was cut off.
    Little,
    /// A lead, a round-up's neighbours, a report in its midst.
    Report,
    /// More of the story, after a text that ends by itself.
    FollowUp,
}

/// What the longer text has around the shorter one inside it. A stretch that is mostly common is furniture.
pub(super) fn around(a: &Body, b: &Body, common: &Common) -> Around {
    let (inner, outer) = by_size(a, b);
    let all = Own::of(outer, inner);
    // What is little with its furniture is little without.
    if told(all, inner, outer) == Around::Little {
        return Around::Little;
    }
    let rare = Own::of(&common.rare(outer), inner);
    let telling = |all: u32, rare: u32| if FURNITURE * rare < all { 0 } else { all };
    let telling = Own {
        head: telling(all.head, rare.head),
        inside: telling(all.inside, rare.inside),
        tail: telling(all.tail, rare.tail),
    };
    told(telling, inner, outer)
}

/// What the longer text has around the shorter one inside it, when that is its `own`.
fn told(own: Own, inner: &Body, outer: &Body) -> Around {
    let Own { head, inside, tail } = own;
    let size = outer.shingles.len() as u32;
    let round_up = head.min(tail) >= NEIGHBOUR;
    let lead = head >= PASSAGE && LEAD * head >= size;
    let report = REPORT * inside >= size;
    if round_up || lead || report {
        Around::Report
    } else if FOLLOW_UP * tail >= size && ends_by_itself(inner, outer) {
        Around::FollowUp
    } else {
        Around::Little
    }
}

/// Whether a text ends in a word of its own and has no other: it was not cut out of the longer one.
fn ends_by_itself(inner: &Body, outer: &Body) -> bool {
    let shingles = Overlap::of(&inner.shingles, &outer.shingles);
    let own = Own::of(inner, outer);
    !inner.breaks_off && own.tail > 0 && own.tail == shingles.left
}

/// Whether a text of a component of copies is like the one in its midst.
pub(super) fn kin(text: &Body, midst: &Body, common: &Common) -> bool {
    let shingles = Overlap::of(&text.shingles, &midst.shingles);
    let jaccard = shingles.jaccard();
    if jaccard >= SAME {
        return true;
    }
    if shingles.containment() >= INSIDE {
        return around(text, midst, common) == Around::Little;
    }
    let own = Both::of(text, midst);
    let updated = jaccard < UPDATED && own.passages();
    shingles.containment() >= KIN && !updated && !own.shifted()
}

/// The share of a text that a longer one has, when it lies inside of that: nearly all of it, or all but dispersed edits; what is not
/// common of it as well; and its figures, but for one (that of a date line) or a third.
pub(super) fn lies_inside(inner: &Body, outer: &Body, common: &Common) -> Option<Milli> {
    let shingles = Overlap::of(&inner.shingles, &outer.shingles);
    let share = shingles.share_of_left();
    let longer = LONGER * shingles.right >= shingles.both + shingles.right;
    let figures = Overlap::of(&inner.figures, &outer.figures);
    let whole = |share: Milli| {
        share >= INSIDE || share >= EDITED && Own::of(inner, outer).longest() < PASSAGE
    };
    let lies = longer
        && whole(share)
        && (figures.left == 0 || !is_short(shingles) && 3 * figures.left <= figures.both + 2);
    if !lies {
        return None;
    }
    let rare = Overlap::of(&common.rare(inner).shingles, &outer.shingles);
    let lies = rare.both + rare.left >= FEWEST_RARE && whole(rare.share_of_left());
    lies.then_some(share)
}

/// The shorter text, then the longer one.
fn by_size<'b>(a: &'b Body, b: &'b Body) -> (&'b Body, &'b Body) {
    if (a.shingles.len(), &a.shingles) <= (b.shingles.len(), &b.shingles) {
        (a, b)
    } else {
        (b, a)
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
        let ending = |shared: std::ops::Range<u32>, own: std::ops::Range<u32>| Body {
            places: (0..).take(shared.len() + own.len()).collect(),
            shingles: shared.chain(own).collect(),
            figures: vec![1, 2],
            breaks_off: false,
        };
        let body = |shingles: std::ops::Range<u32>, figures: &[u32]| Body {
            figures: figures.to_vec(),
            ..ending(shingles, 0..0)
        };
        let check = |a: &Body, b: Body, expected| {
            assert_eq!(judge(a, &b, Milli(500)), expected);
            assert_eq!(judge(&b, a, Milli(500)), expected);
        };
        let whole = body(0..200, &[1, 2, 3]);
        check(&whole, body(0..180, &[1, 2]), Judgement::Copies);
        check(&whole, body(0..170, &[1, 2]), Judgement::Nested);
        check(&whole, body(0..110, &[1, 2]), Judgement::Nested);
        check(&whole, body(0..105, &[1, 2]), Judgement::Apart);
        check(&whole, body(60..210, &[1, 2]), Judgement::Nested);
        check(&whole, body(30..230, &[1, 2]), Judgement::Apart);
        let disputed = |passages| Judgement::Disputed { passages };
        check(&whole, ending(0..170, 500..530), disputed(true));
        check(&whole, ending(0..145, 500..555), Judgement::Apart);
        check(&whole, body(8..208, &[1, 2]), Judgement::Copies);
        check(&whole, body(90..290, &[1, 2]), Judgement::Apart);
        check(&whole, body(0..190, &[7, 8, 9]), Judgement::Apart);
        let short = body(0..50, &[]);
        check(&short, body(8..58, &[]), disputed(false));
        check(&short, body(12..62, &[]), Judgement::Apart);
        check(&short, body(0..32, &[]), Judgement::Nested);
    }
}
