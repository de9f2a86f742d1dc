//! Columns: the kinds of keys by which texts and articles are found.

use super::super::minhash::BANDS;
use super::catalogue::Place;
use crate::text::hash64;

/// A kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Column {
    /// Keys of one band; to texts.
    Band(u8),
    /// Anchors; to texts.
    Anchors,
    /// Exact fingerprints; to texts.
    Exacts,
    /// Clusters; to texts.
    Clusters,
    /// Ids; to articles.
    Ids,
}

/// Highest bits of a key that tell its bucket. With 4,096 buckets a band of 2,000,000 texts has blocks of 4 kB, of which a page of
/// the database is one.
const BUCKET_BITS: u32 = 12;

impl Column {
    /// The column as a number.
    pub(super) fn number(self) -> u8 {
        const AFTER: u8 = BANDS as u8;
        match self {
            Column::Band(band) => band,
            Column::Anchors => AFTER,
            Column::Exacts => AFTER + 1,
            Column::Clusters => AFTER + 2,
            Column::Ids => AFTER + 3,
        }
    }

    pub(super) fn of(number: u8) -> Option<Self> {
        const AFTER: u8 = BANDS as u8;
        if number < AFTER {
            return Some(Column::Band(number));
        }
        [
            Column::Anchors,
            Column::Exacts,
            Column::Clusters,
            Column::Ids,
        ]
        .get(usize::from(number - AFTER))
        .copied()
    }

    /// Where a key's block is.
    pub(super) fn place(self, key: u32) -> Place {
        (self.number(), (key >> (u32::BITS - BUCKET_BITS)) as u16)
    }
}

/// The key of an exact fingerprint.
pub(in super::super) fn exact_key(exact: u128) -> u32 {
    (exact >> 96) as u32
}

/// The key of an id, of an article or a cluster.
pub(in super::super) fn id_key(id: &str) -> u32 {
    (hash64(id.as_bytes()) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_numbers_of_their_own() {
        for number in 0..=BANDS as u8 + 3 {
            assert_eq!(Column::of(number).map(Column::number), Some(number));
        }
        assert_eq!(Column::of(BANDS as u8 + 4), None);
        assert_eq!(Column::Band(3).place(0xabc0_0001), (3, 0xabc));
    }
}
