//! Bodies: what the comparison of two texts reads, as kept on disk behind the band keys.

use super::earlier::Earlier;
use super::minhash::{BANDS, Keys};
use super::sign::Signature;
use super::spill::{Heap, numbers, put};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::io;
use std::sync::Arc;

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

    /// From what [`Body::write`] made; `None` when the bytes are something else.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.get(4 * BANDS..)?.split_at_checked(8)?;
        let head = numbers(head);
        let count = head[0] as usize;
        let (shingles, rest) = rest.split_at_checked(4 * count)?;
        let (places, figures) = rest.split_at_checked(2 * count)?;
        let place = |place: &[u8; 2]| u16::from_le_bytes(*place);
        Some(Self {
            shingles: numbers(shingles),
            places: places.as_chunks().0.iter().map(place).collect(),
            figures: numbers(figures),
            breaks_off: head[1] != 0,
        })
    }

    /// The band keys in front of a body; zeros when the text has none.
    pub(super) fn keys(bytes: &[u8; 4 * BANDS]) -> Keys {
        let (keys, _) = bytes.as_chunks();
        std::array::from_fn(|band| u32::from_le_bytes(keys[band]))
    }
}

/// Most bytes of bodies held in memory, and bytes of the body of an article of 3 kB: some 40,000 of them. Of 20,000 articles with made
/// copies each is asked for ten times.
const HELD: u64 = 64 << 20;
const USUAL: u64 = 1600;

/// The bodies of the articles of a run on disk, those compared lately in memory as well.
pub(super) struct Shelf {
    heap: Heap,
    held: Cache<u32, Arc<Body>, Size>,
}

impl Shelf {
    pub(super) fn new(heap: Heap) -> Self {
        Self {
            heap,
            held: Cache::with_weighter((HELD / USUAL) as usize, HELD, Size),
        }
    }

    /// The body of an article and its band keys as [`Body::write`] made them.
    pub(super) fn record(&self, at: u32) -> io::Result<Vec<u8>> {
        self.heap.get(at)
    }

    fn get(&self, at: u32) -> io::Result<Arc<Body>> {
        if let Some(held) = self.held.get(&at) {
            return Ok(held);
        }
        let body = Body::parse(&self.record(at)?)
            .map(Arc::new)
            .ok_or_else(damaged)?;
        self.held.insert(at, Arc::clone(&body));
        Ok(body)
    }
}

/// What a body takes in memory.
#[derive(Clone, Copy, Debug)]
struct Size;

impl Weighter<u32, Arc<Body>> for Size {
    fn weight(&self, _: &u32, body: &Arc<Body>) -> u64 {
        let numbers = body.shingles.len() + body.figures.len();
        (size_of::<Body>() + 4 * numbers + 2 * body.places.len()) as u64
    }
}

/// The bodies of the articles of a run, and of the earlier texts they are compared with.
pub(super) struct Bodies<'v> {
    own: &'v Shelf,
    earlier: &'v Earlier<'v>,
}

impl<'v> Bodies<'v> {
    pub(super) fn new(own: &'v Shelf, earlier: &'v Earlier<'v>) -> Self {
        Self { own, earlier }
    }

    /// The body of an article, by its ordinal, or of an earlier text, by the one it was given.
    pub(super) fn get(&self, at: u32) -> io::Result<Arc<Body>> {
        match self.earlier.place(at) {
            Some(earlier) => self.earlier.body(earlier).map(Arc::new),
            None => self.own.get(at),
        }
    }

    /// The band keys of an article; zeros when it has none.
    pub(super) fn keys(&self, at: u32) -> io::Result<Keys> {
        Ok(Body::keys(&self.own.heap.head(at)?))
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a spilled body is damaged")
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
            let record = heap.get(at).expect("read");
            let body = Body::parse(&record).expect("a body");
            assert_eq!(
                (body.shingles, body.places, body.figures, body.breaks_off),
                (
                    signature.shingles,
                    signature.places,
                    signature.figures,
                    signature.breaks_off
                )
            );
            let keys = Body::keys(&heap.head(at).expect("read"));
            assert_eq!(
                keys,
                signature.keys.map_or([0; BANDS], |keys| *keys),
                "{text}"
            );
        }
    }
}
