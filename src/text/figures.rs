//! Figures as numbers that can be shown again: up to eight characters are spelt (of nine some), longer ones are only told apart.

use super::hash::mix;

/// What a figure is spelt with, beside digits: the marks between two digits that are part of it.
const MARKS: [char; 2] = ['.', ':'];
/// Digits and marks.
const SYMBOLS: u64 = 12;
/// Set in the number of a figure that is too long to be spelt.
const LONG: u32 = 1 << 31;

/// A spelling with one more character, which is a digit or one of the marks. The empty one is zero; each has its own number
/// (bijective base 12); eight characters stay below [`LONG`], ten do not.
pub(super) fn spell(spelt: u64, c: char) -> u64 {
    let symbol = match c.to_digit(10) {
        Some(digit) => u64::from(digit) + 1,
        None => 11 + MARKS.iter().position(|&mark| mark == c).unwrap_or(0) as u64,
    };
    spelt.saturating_mul(SYMBOLS).saturating_add(symbol)
}

/// The number of a figure with this spelling; `hash` tells the long ones apart.
pub(super) fn number(spelt: u64, hash: u64) -> u32 {
    match u32::try_from(spelt) {
        Ok(spelt) if spelt < LONG => spelt,
        _ => LONG | (mix(hash) >> 33) as u32,
    }
}

/// The figure with this number; `None` when it is too long to be spelt.
pub fn show_figure(number: u32) -> Option<String> {
    if number & LONG != 0 {
        return None;
    }
    let (mut spelt, mut characters) = (number, Vec::new());
    while spelt > 0 {
        let symbol = (spelt - 1) % SYMBOLS as u32;
        spelt = (spelt - 1) / SYMBOLS as u32;
        characters.push(match symbol.checked_sub(10) {
            None => char::from(b'0' + symbol as u8),
            Some(mark) => MARKS[mark as usize],
        });
    }
    Some(characters.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(figure: &str) -> u32 {
        number(figure.chars().fold(0, spell), 7)
    }

    proptest! {
        #[test]
        fn figures_come_back(figure in "[0-9.:]{1,8}") {
            prop_assert_eq!(show_figure(of(&figure)), Some(figure));
        }

        #[test]
        fn long_figures_are_not_spelt(figure in "[0-9.:]{10,30}") {
            prop_assert_eq!(show_figure(of(&figure)), None);
        }
    }
}
