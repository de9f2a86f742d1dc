//! Cards: what ids and the leader policy read of an article, and how a card is kept on disk.

use super::pack::{put_text, take, take_text};
use crate::read::Origin;
use crate::text::{Hash128, hash128};

/// What ids and the leader policy read of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The input's own id, else its url, else its content hash.
    pub id: String,
    /// Hash of text, title, url and date as they were read.
    pub content: Hash128,
    /// ISO 8601.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Length of the normalized text in code points.
    pub chars: u32,
    /// Where it stood.
    pub origin: Origin,
}

impl Card {
    /// Hash of where it stood.
    pub(super) fn place(&self) -> Hash128 {
        let Origin { file, record } = &self.origin;
        hash128([file.as_bytes(), &record.to_le_bytes()])
    }

    /// As bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend(self.content.0.to_le_bytes());
        bytes.extend(self.origin.record.to_le_bytes());
        bytes.extend(self.chars.to_le_bytes());
        let parts = [
            Some(self.id.as_str()),
            self.published.as_deref(),
            self.source.as_deref(),
            Some(&self.origin.file),
        ];
        for part in parts {
            put_text(&mut bytes, part);
        }
        bytes
    }

    /// From what [`Card::write`] made; `None` when the bytes are something else.
    pub(super) fn read(mut bytes: &[u8]) -> Option<Self> {
        let content = Hash128(u128::from_le_bytes(take(&mut bytes)?));
        let record = u64::from_le_bytes(take(&mut bytes)?);
        let chars = u32::from_le_bytes(take(&mut bytes)?);
        let mut part = || take_text(&mut bytes);
        Some(Self {
            content,
            chars,
            id: part()??,
            published: part()?,
            source: part()?,
            origin: Origin {
                file: part()??.into(),
                record,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cards_come_back(id in ".{0,12}", published in proptest::option::of(".{0,12}"),
            source in proptest::option::of(".{0,12}"), file in ".{0,12}", content: u128, chars: u32, record: u64) {
            let origin = Origin { file: file.into(), record };
            let card = Card { id, content: Hash128(content), published, source, chars, origin };
            prop_assert_eq!(Card::read(&card.write()), Some(card));
        }

        #[test]
        fn other_bytes_are_no_card(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Some(card) = Card::read(&bytes) {
                prop_assert!(card.write().len() <= bytes.len());
            }
        }
    }
}
