//! Lines of share buttons: nothing but names of networks, often run together (`फेसबुकट्विटर`).

use crate::text::fold;

/// Fewest names that make a line of buttons.
const FEWEST: usize = 2;

/// Longest such line, in folded letters.
const LONGEST: usize = 200;

/// The names, as folded letters.
#[derive(Debug, Default)]
pub(super) struct Networks(Vec<Vec<char>>);

impl Networks {
    /// Adds a name.
    pub(super) fn add(&mut self, name: &str) {
        let letters = letters(name).collect::<Vec<char>>();
        if !letters.is_empty() {
            self.0.push(letters);
        }
    }

    /// Whether a line is made of names, two or more, and marks between them.
    pub(super) fn cover(&self, line: &str) -> bool {
        let first = letters(line).next();
        let starts = |name: &Vec<char>| {
            name.first().copied() == first
                && letters(line).take(name.len()).eq(name.iter().copied())
        };
        if !self.0.iter().any(starts) {
            return false;
        }
        let letters: Vec<char> = letters(line).take(LONGEST + 1).collect();
        if letters.is_empty() || letters.len() > LONGEST {
            return false;
        }
        // How many names at most cover the letters up to each place.
        let mut covered = vec![None; letters.len() + 1];
        covered[0] = Some(0);
        for at in 0..letters.len() {
            let Some(count) = covered[at] else { continue };
            for name in self.0.iter().filter(|name| letters[at..].starts_with(name)) {
                let there = &mut covered[at + name.len()];
                *there = (*there).max(Some(count + 1));
            }
        }
        covered[letters.len()] >= Some(FEWEST)
    }
}

/// The folded letters of a text, marks and spaces left out.
fn letters(text: &str) -> impl Iterator<Item = char> {
    fold(text)
        .map(|(_, c)| c)
        .filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation() && !matches!(c, '।' | '॥'))
}
