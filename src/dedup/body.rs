//! Bodies: what the comparison of two texts reads, as kept on disk behind the band keys.

use super::minhash::{BANDS, Keys};
use super::sign::Signature;
use super::spill::{Heap, numbers, put};
use std::io;

/// Shingles, their places, figures and manner of ending of one text. Shingles and figures are ascending, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub shingles: Vec<u32>,
    /// Where each shingle first stands, in words.
    pub places: Vec<u16>,
    pub figures: Vec<u32>,
    /// Whether the text breaks off in the midst of a sentence.
    pub breaks_off: bool,
}

impl Body {
    /// The body and the keys of a signature as bytes: keys, count of shingles, whether it breaks off, shingles,
    /// places, figures.
    pub(super) fn write(signature: &Signature) -> Vec<u8> {
        let Signature {
            shingles,
            places,
            figures,
            breaks_off,
            ..
        } = signature;
        let numbers = 4 * (BANDS + 2 + shingles.len() + figures.len());
        let mut bytes = Vec::with_capacity(numbers + 2 * places.len());
        let none = [0; BANDS];
        put(&mut bytes, signature.keys.as_deref().unwrap_or(&none));
        put(&mut bytes, &[shingles.len() as u32, u32::from(*breaks_off)]);
        put(&mut bytes, shingles);
        bytes.extend(places.iter().flat_map(|place| place.to_le_bytes()));
        put(&mut bytes, figures);
        bytes
    }

    /// The body entered as the `at`th.
    pub(super) fn read(bodies: &Heap, at: u32) -> io::Result<Self> {
        let record = bodies.get(at)?;
        let (head, rest) = record[4 * BANDS..].split_at(8);
        let head = numbers(head);
        let count = head[0] as usize;
        let (shingles, rest) = rest.split_at(4 * count);
        let (places, figures) = rest.split_at(2 * count);
        let place = |place: &[u8]| u16::from_le_bytes(place.try_into().expect("chunks of two"));
        Ok(Self {
            shingles: numbers(shingles),
            places: places.chunks_exact(2).map(place).collect(),
            figures: numbers(figures),
            breaks_off: head[1] != 0,
        })
    }

    /// The band keys of the article entered as the `at`th; zeros when it has none.
    pub(super) fn keys(bodies: &Heap, at: u32) -> io::Result<Keys> {
        let bytes: [u8; 4 * BANDS] = bodies.head(at)?;
        let (keys, _) = bytes.as_chunks();
        Ok(std::array::from_fn(|band| u32::from_le_bytes(keys[band])))
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
                (body.shingles, body.places, body.figures, body.breaks_off),
                (
                    signature.shingles,
                    signature.places,
                    signature.figures,
                    signature.breaks_off
                )
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
