//! Where a hash stands in a flat table: open addressing with a 16-bit check in place of the key.

/// Most of a table's slots that are taken, of four.
const FULL: usize = 3;

/// The slots of a table: a check for each, 0 where nothing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slots {
    checks: Vec<u16>,
}

impl Slots {
    /// Free slots for `rows` rows, a power of two.
    pub(super) fn for_rows(rows: usize) -> Self {
        let slots = (rows * 4 / FULL + 1).next_power_of_two();
        Self {
            checks: vec![0; slots],
        }
    }

    /// Slots with these checks; `None` unless their number is a power of two and one of them is free.
    pub(super) fn of(checks: Vec<u16>) -> Option<Self> {
        (checks.len().is_power_of_two() && checks.contains(&0)).then_some(Self { checks })
    }

    /// The checks, in order.
    pub(super) fn checks(&self) -> &[u16] {
        &self.checks
    }

    /// Where a hash stands. Of hashes that were not placed, one in some ten thousand finds another's slot.
    pub(super) fn find(&self, hash: u64) -> Option<usize> {
        let mask = self.checks.len() - 1;
        let check = check(hash);
        let mut at = home(hash) & mask;
        loop {
            match self.checks[at] {
                0 => return None,
                found if found == check => return Some(at),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// A slot for a hash; `None` when another hash with its check stands in the way.
    pub(super) fn place(&mut self, hash: u64) -> Option<usize> {
        if self.find(hash).is_some() {
            return None;
        }
        let mask = self.checks.len() - 1;
        let mut at = home(hash) & mask;
        while self.checks[at] != 0 {
            at = (at + 1) & mask;
        }
        self.checks[at] = check(hash);
        Some(at)
    }
}

fn home(hash: u64) -> usize {
    (hash >> 32) as usize
}

fn check(hash: u64) -> u16 {
    (hash as u16).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash64;

    #[test]
    fn what_was_placed_is_found() {
        let hash = |n: u32| hash64(&n.to_le_bytes());
        let mut slots = Slots::for_rows(1000);
        let places: Vec<_> = (0..1000).map(|n| slots.place(hash(n))).collect();
        for (n, place) in (0..).zip(&places) {
            assert_eq!(slots.find(hash(n)), *place, "{n}");
        }
        let strangers = (1000..101_000).filter(|&n| slots.find(hash(n)).is_some());
        assert!(strangers.count() < 100);
        assert_eq!(Slots::for_rows(0).find(7), None);
    }

    #[test]
    fn a_full_table_is_none() {
        assert_eq!(Slots::of(vec![1; 4]), None);
        assert_eq!(Slots::of(vec![0; 3]), None);
        assert!(Slots::of(vec![0]).is_some());
    }
}
