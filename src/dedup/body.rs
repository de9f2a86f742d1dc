//! Bodies: what the comparison of two texts reads, as kept on disk behind the band keys.

use super::minhash::{BANDS, Keys};
use super::sign::Signature;
use super::spill::{Heap, numbers, put};
use std::io;

/// Shingles and figures of one text; both ascending, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub shingles: Vec<u32>,
    pub figures: Vec<u32>,
}

impl Body {
    /// The body and the keys of a signature as bytes: keys, count of shingles, shingles, figures.
    pub(super) fn write(signature: &Signature) -> Vec<u8> {
        let Signature {
            shingles, figures, ..
        } = signature;
        let mut bytes = Vec::with_capacity(4 * (BANDS + 1 + shingles.len() + figures.len()));
        let none = [0; BANDS];
        put(&mut bytes, signature.keys.as_deref().unwrap_or(&none));
        put(&mut bytes, &[shingles.len() as u32]);
        put(&mut bytes, shingles);
        put(&mut bytes, figures);
        bytes
    }

    /// The body entered as the `at`th.
    pub(super) fn read(bodies: &Heap, at: u32) -> io::Result<Self> {
        let mut shingles = numbers(&bodies.get(at)?[4 * BANDS..]);
        let count = shingles.remove(0) as usize;
        let figures = shingles.split_off(count);
        Ok(Self { shingles, figures })
    }

    /// The band keys of the article entered as the `at`th; zeros when it has none.
    pub(super) fn keys(bodies: &Heap, at: u32) -> io::Result<Keys> {
        let numbers = numbers(&bodies.get(at)?[..4 * BANDS]);
        Ok(std::array::from_fn(|band| numbers[band]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sign::sign;
    use super::super::spill::HeapWriter;
    use super::*;

    #[test]
    fn bodies_and_keys_come_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut heap = HeapWriter::create(dir.path().join("bodies")).expect("created");
        let texts = ["", "चार नए पुल 2027 तक बनेंगे और 35 गांव जुड़ेंगे", "पुल 2027"];
        for text in texts {
            heap.push(&Body::write(&sign(text))).expect("written");
        }
        let heap = heap.finish().expect("finished");
        for (at, text) in (0..).zip(texts) {
            let signature = sign(text);
            let body = Body::read(&heap, at).expect("read");
            assert_eq!(
                (body.shingles, body.figures),
                (signature.shingles, signature.figures)
            );
            let keys = Body::keys(&heap, at).expect("read");
            assert_eq!(
                keys,
                signature.keys.map_or([0; BANDS], |keys| *keys),
                "{text}"
            );
        }
    }
}
