//! Exact fingerprints of all articles on disk, 16 bytes each.

use super::rows::Rows;
use crate::text::Hash128;
use std::io;

/// A fingerprint as a row of numbers; zeros for none.
pub(super) fn row(exact: Option<Hash128>) -> [u32; 4] {
    let bytes = exact.map_or(0, |exact| exact.0).to_le_bytes();
    let (numbers, _) = bytes.as_chunks();
    std::array::from_fn(|at| u32::from_le_bytes(numbers[at]))
}

fn number(row: [u32; 4]) -> u128 {
    u128::from_le_bytes(std::array::from_fn(|at| row[at / 4].to_le_bytes()[at % 4]))
}

/// Fingerprints by ordinal; 0 for none.
#[derive(Debug)]
pub(super) struct Exacts(pub Rows<4>);

impl Exacts {
    /// How many articles there are.
    pub(super) fn count(&self) -> u32 {
        self.0.count()
    }

    /// The fingerprint of an article.
    pub(super) fn of(&self, article: u32) -> io::Result<u128> {
        Ok(number(self.0.get(article)?))
    }

    /// Calls `each` with every article and its fingerprint, in order.
    pub(super) fn each(&self, mut each: impl FnMut(u32, u128) -> io::Result<()>) -> io::Result<()> {
        self.0.each(|article, row| each(article, number(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_come_back() {
        let exact = 0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10;
        assert_eq!(number(row(Some(Hash128(exact)))), exact);
        assert_eq!(row(None), [0; 4]);
    }
}
