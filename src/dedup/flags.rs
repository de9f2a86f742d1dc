//! One bit an article.

/// Bits by number; those never set are not.
#[derive(Clone, Debug, Default)]
pub(super) struct Flags {
    words: Vec<u64>,
}

impl Flags {
    /// Sets the bit of a number.
    pub(super) fn set(&mut self, at: u32) {
        let (word, bit) = place(at);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    /// Whether the bit of a number is set.
    pub(super) fn has(&self, at: u32) -> bool {
        let (word, bit) = place(at);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many are set.
    pub(super) fn count(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The numbers whose bits are set, ascending.
    pub(super) fn ones(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0..).zip(&self.words);
        words.flat_map(|(at, &word)| {
            (0..u64::BITS)
                .filter(move |bit| word >> bit & 1 != 0)
                .map(move |bit| at * u64::BITS + bit)
        })
    }
}

fn place(at: u32) -> (usize, u64) {
    ((at / u64::BITS) as usize, 1 << (at % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_bits_are_found_again() {
        let mut flags = Flags::default();
        let set = [0, 1, 63, 64, 700];
        set.into_iter().for_each(|at| flags.set(at));
        assert!(flags.ones().eq(set));
        assert_eq!(flags.count(), set.len());
        assert!(flags.has(64) && !flags.has(65) && !flags.has(70_000));
    }
}
