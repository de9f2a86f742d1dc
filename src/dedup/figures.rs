//! Figures in which copies differ.

use crate::text::show_figure;

/// Figures shown of each side.
const SHOWN: usize = 5;

/// The figures of each of two ascending sets that the other lacks: the first few that can be spelt.
pub(super) fn differing(a: &[u32], b: &[u32]) -> (Vec<String>, Vec<String>) {
    let only = |these: &[u32], those: &[u32]| {
        let lacking = |figure: &&u32| those.binary_search(figure).is_err();
        let spelt = these.iter().filter(lacking);
        let spelt = spelt.filter_map(|&figure| show_figure(figure));
        spelt.take(SHOWN).collect()
    };
    (only(a, b), only(b, a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn the_first_few_that_the_other_lacks() {
        let figures = |text: &str| {
            let mut figures = tokens(text).figures;
            figures.sort_unstable();
            figures
        };
        let (a, b) = (figures("5 1 12.5"), figures("1 2 3 4 6 7 8"));
        let (of_a, of_b) = differing(&a, &b);
        assert_eq!(of_a, ["5", "12.5"]);
        assert_eq!(of_b, ["2", "3", "4", "6", "7"]);
        assert_eq!(differing(&a, &a), (vec![], vec![]));
    }
}
