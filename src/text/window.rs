//! 64 bytes of a text, classed in one go.

use wide::u8x16;

/// A window: bytes side by side. Questions are answered with a bit for each, the first byte's lowest; shifted bits say what stands
/// before or behind (as in Langdale and Lemire, Parsing gigabytes of JSON per second, VLDB Journal 2019).
pub(crate) struct Window([u8x16; Window::BYTES / 16]);

impl Window {
    /// How many.
    pub(crate) const BYTES: usize = u64::BITS as usize;

    /// The window of a text that begins at byte `start`, a letter in every place behind its end.
    #[inline]
    pub(crate) fn at(bytes: &[u8], start: usize) -> Self {
        let rest = bytes.get(start..).unwrap_or_default();
        match rest.first_chunk() {
            Some(window) => Self::of(window),
            None => Self::of(&filled(&[], rest)),
        }
    }

    /// The window of what stands `before` a text and of its beginning, a letter in every place behind its end.
    pub(crate) fn first(before: &[u8], bytes: &[u8]) -> Self {
        Self::of(&filled(before, bytes))
    }

    #[inline]
    fn of(window: &[u8; Self::BYTES]) -> Self {
        let (parts, _) = window.as_chunks();
        Self(std::array::from_fn(|part| u8x16::new(parts[part])))
    }

    /// Which are one byte.
    #[inline]
    pub(crate) fn is(&self, byte: u8) -> u64 {
        self.those(|part| part.simd_eq(u8x16::splat(byte)))
    }

    /// Which are from one byte to another.
    #[inline]
    pub(crate) fn within(&self, first: u8, last: u8) -> u64 {
        let (first, width) = (u8x16::splat(first), u8x16::splat(last - first));
        self.those(|part| (part - first).simd_le(width))
    }

    #[inline]
    fn those(&self, which: impl Fn(u8x16) -> u8x16) -> u64 {
        let parts = self.0.iter().rev();
        parts.fold(0, |bits, &part| {
            bits << 16 | u64::from(which(part).to_bitmask())
        })
    }
}

#[cold]
fn filled(before: &[u8], bytes: &[u8]) -> [u8; Window::BYTES] {
    let mut window = [b'a'; Window::BYTES];
    let shown = before.iter().chain(bytes);
    window
        .iter_mut()
        .zip(shown)
        .for_each(|(own, &byte)| *own = byte);
    window
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_are_of_bytes(bytes in prop::collection::vec(any::<u8>(), 0..100), start in 0usize..120, first: u8, width: u8) {
            let last = first.saturating_add(width);
            let window = Window::at(&bytes, start);
            let (is, within) = (window.is(first), window.within(first, last));
            for place in 0..Window::BYTES {
                let byte = bytes.get(start + place).copied().unwrap_or(b'a');
                prop_assert_eq!(is >> place & 1 == 1, byte == first);
                prop_assert_eq!(within >> place & 1 == 1, (first..=last).contains(&byte));
            }
        }
    }

    #[test]
    fn what_stands_before_comes_first() {
        let window = Window::first(b"\n", "ab".repeat(60).as_bytes());
        assert_eq!((window.is(b'\n'), window.is(b'a') & 0b111), (1, 0b010));
        assert_eq!(Window::first(b"", b"").is(b'a'), u64::MAX);
    }
}
