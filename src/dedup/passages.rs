//! Passages: where in a text stands what another text lacks.

use super::body::Body;

/// Shared shingles in succession that end a text's own beginning, or begin its own end: one or two are stock phrases.
const STEADY: usize = 3;

/// What a text has alone, by where it stands. In words; nothing shared makes it all head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Own {
    /// Before the first shared passage.
    pub head: u32,
    /// The longest stretch between shared passages.
    pub inside: u32,
    /// After the last shared passage.
    pub tail: u32,
}

impl Own {
    /// What `text` has and `other` lacks. A repeated shingle counts where it first stands.
    pub(super) fn of(text: &Body, other: &Body) -> Self {
        let (shared, _) = shared(&text.shingles, &other.shingles);
        Self::among(&by_place(text, &shared))
    }

    /// What each of two texts has and the other lacks.
    pub(super) fn of_each(one: &Body, other: &Body) -> (Self, Self) {
        let (of_one, of_other) = shared(&one.shingles, &other.shingles);
        (
            Self::among(&by_place(one, &of_one)),
            Self::among(&by_place(other, &of_other)),
        )
    }

    /// By which of a text's shingles, in order of the text, are `shared`.
    fn among(shared: &[bool]) -> Self {
        let mut steady = shared.windows(STEADY).map(|steps| !steps.contains(&false));
        let Some(first) = steady.position(|steady| steady) else {
            return Self {
                head: shared.len() as u32,
                ..Self::default()
            };
        };
        let last = steady.rposition(|steady| steady);
        let end = last.map_or(first, |last| first + 1 + last) + STEADY;
        let (mut inside, mut alone) = (0, 0);
        for &step in &shared[first..end] {
            alone = if step { 0 } else { alone + 1 };
            inside = alone.max(inside);
        }
        Self {
            head: first as u32,
            inside,
            tail: (shared.len() - end) as u32,
        }
    }

    /// The longest of the three.
    pub(super) fn longest(self) -> u32 {
        self.head.max(self.inside).max(self.tail)
    }
}

/// Of each shingle of two texts, whether the other has it.
fn shared(one: &[u32], other: &[u32]) -> (Vec<bool>, Vec<bool>) {
    let (mut of_one, mut of_other) = (vec![false; one.len()], vec![false; other.len()]);
    let (mut at, mut to) = (0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(to)) {
        of_one[at] = a == b;
        of_other[to] = a == b;
        at += usize::from(a <= b);
        to += usize::from(b <= a);
    }
    (of_one, of_other)
}

/// What is told of a text's shingles, in order of the text. Of those past the last place that is told apart, any order will do: first what
/// is false.
fn by_place(text: &Body, told: &[bool]) -> Vec<bool> {
    /// Where no shingle stands that did not stand before.
    const FREE: u8 = 2;
    let places = text.places.iter().filter(|&&place| place < u16::MAX);
    let room = places.max().map_or(0, |&last| usize::from(last) + 1);
    let mut placed = vec![FREE; room];
    let mut rest = [0; 2];
    for (&told, &place) in told.iter().zip(&text.places) {
        match placed.get_mut(usize::from(place)) {
            Some(free) => *free = told.into(),
            None => rest[usize::from(told)] += 1,
        }
    }
    let mut ordered = vec![false; room];
    let mut count = 0;
    for told in placed {
        ordered[count] = told == 1;
        count += usize::from(told != FREE);
    }
    ordered.truncate(count);
    for (told, count) in [false, true].into_iter().zip(rest) {
        ordered.extend(std::iter::repeat_n(told, count));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::super::sign::sign;
    use super::*;

    fn body(words: impl IntoIterator<Item = u32>) -> Body {
        let word = |number: u32| -> String {
            let letter = |place: u32| char::from(b'a' + (number / 10u32.pow(place) % 10) as u8);
            [2, 1, 0].map(letter).iter().collect()
        };
        let words: Vec<String> = words.into_iter().map(word).collect();
        let signature = sign(&words.join(" "));
        Body {
            shingles: signature.shingles,
            places: signature.places,
            figures: signature.figures,
            breaks_off: false,
        }
    }

    fn check(text: Body, other: &Body, head: u32, inside: u32, tail: u32) {
        assert_eq!(Own::of(&text, other), Own { head, inside, tail });
    }

    #[test]
    fn what_is_added_is_found_where_it_stands() {
        let whole = body(0..50);
        check(body(0..50), &whole, 0, 0, 0);
        check(body((90..100).chain(0..50)), &whole, 10, 0, 0);
        check(body((0..50).chain(90..100)), &whole, 0, 0, 10);
        check(body((0..20).chain(90..100).chain(20..50)), &whole, 0, 11, 0);
        check(body(10..30), &whole, 0, 0, 0);
        check(body(60..90), &whole, 29, 0, 0);
        check(body([]), &whole, 0, 0, 0);
    }

    #[test]
    fn what_stands_twice_counts_where_it_stands_first() {
        let whole = body(0..50);
        let twice = body((0..20).chain(10..20).chain(90..100).chain(20..50));
        assert!(twice.places.iter().max() > Some(&(twice.places.len() as u16)));
        check(twice, &whole, 0, 12, 0);
    }

    #[test]
    fn a_stock_phrase_is_no_shared_passage() {
        let whole = body(0..50);
        let text = body((60..70).chain([7, 8]).chain(70..80).chain(0..50));
        check(text, &whole, 22, 0, 0);
    }
}
