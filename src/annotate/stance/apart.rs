//! Which of several hits on the same words stand.

use std::cmp::Reverse;

/// Of hits that overlap the one of the highest rank stands, of equal ones the first; hits on the very same words all stay, for rows of
/// the table may share words. `at` gives a hit's first token and the end of its last; `tokens` is how many there are. In order of first
/// token.
pub(super) fn apart<H, R: Ord>(
    mut hits: Vec<H>,
    tokens: usize,
    at: impl Fn(&H) -> (usize, usize),
    rank: impl Fn(&H) -> R,
) -> Vec<H> {
    hits.sort_by_key(|hit| (Reverse(rank(hit)), at(hit).0));
    // Which hit took a token.
    let mut taken = vec![None; tokens];
    hits.retain(|hit| {
        let own = at(hit);
        let words = &mut taken[own.0..own.1];
        let free = words
            .iter()
            .all(|taken| taken.is_none_or(|taken| taken == own));
        if free {
            words.fill(Some(own));
        }
        free
    });
    hits.sort_by_key(|hit| at(hit).0);
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hits: &[(usize, usize)], expected: &[(usize, usize)]) {
        let found = apart(hits.to_vec(), 10, |hit| *hit, |hit| hit.1 - hit.0);
        assert_eq!(found, expected);
    }

    #[test]
    fn longer_hits_stand() {
        check(&[], &[]);
        check(&[(4, 5), (0, 2), (1, 4)], &[(1, 4), (4, 5)]);
        check(&[(3, 5), (3, 5), (0, 1)], &[(0, 1), (3, 5), (3, 5)]);
        check(&[(0, 2), (1, 3)], &[(0, 2)]);
    }
}
