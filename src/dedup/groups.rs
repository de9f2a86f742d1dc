//! Disjoint groups of articles (union-find), 4 bytes an article.

use super::flags::Flags;

/// Groups of the numbers below a count; each starts alone.
#[derive(Debug, Default)]
pub(super) struct Groups {
    parents: Vec<u32>,
}

impl Groups {
    pub(super) fn new(count: u32) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    /// How many numbers there are.
    pub(super) fn count(&self) -> u32 {
        self.parents.len() as u32
    }

    /// Adds numbers up to a count; each starts alone.
    pub(super) fn grow(&mut self, count: u32) {
        self.parents.extend(self.count()..count);
    }

    /// The number that stands for the group of `of`: its lowest.
    pub(super) fn root(&mut self, of: u32) -> u32 {
        let mut at = of;
        while self.parents[at as usize] != at {
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// Makes the groups of `a` and `b` one.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }

    pub(super) fn together(&mut self, a: u32, b: u32) -> bool {
        self.root(a) == self.root(b)
    }

    /// Every member of a group of two or more, behind the number that stands for its group; ascending.
    pub(super) fn of_several(&mut self) -> Vec<(u32, u32)> {
        let all = 0..self.parents.len() as u32;
        let mut several = Flags::default();
        for at in all.clone() {
            let root = self.root(at);
            if root != at {
                several.set(root);
            }
        }
        let placed = all.map(|at| (self.root(at), at));
        let mut members: Vec<_> = placed.filter(|&(root, _)| several.has(root)).collect();
        members.sort_unstable();
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joined_numbers_stand_together() {
        let mut groups = Groups::new(6);
        for (a, b) in [(4, 2), (5, 4), (1, 1), (2, 5)] {
            groups.join(a, b);
        }
        assert_eq!(groups.of_several(), [(2, 2), (2, 4), (2, 5)]);
        assert!(groups.together(2, 5) && !groups.together(1, 2));
        assert!(Groups::new(0).of_several().is_empty());
    }

    proptest! {
        #[test]
        fn order_of_joining_does_not_matter(mut pairs in proptest::collection::vec((0u32..30, 0u32..30), 0..30)) {
            let of = |pairs: &[(u32, u32)]| {
                let mut groups = Groups::new(30);
                pairs.iter().for_each(|&(a, b)| groups.join(a, b));
                groups.of_several()
            };
            let forth = of(&pairs);
            pairs.reverse();
            prop_assert_eq!(forth, of(&pairs));
        }
    }
}
