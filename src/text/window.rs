//! Bytes of a class, found 64 at a time, by the widest vectors that the processor has.

pub use fearless_simd::Simd;
use fearless_simd::{Level, SimdBase, SimdMask, dispatch, u8x64};
use std::marker::PhantomData;

/// A window: bytes side by side. Questions are answered with a bit for each, the first byte's lowest; shifted bits say what stands
/// before or behind (as in Langdale and Lemire, Parsing gigabytes of JSON per second, VLDB Journal 2019).
pub struct Window<S: Simd>(u8x64<S>);

impl<S: Simd> Window<S> {
    /// Which are one byte.
    #[inline(always)]
    pub fn is(&self, byte: u8) -> u64 {
        self.0.simd_eq(byte).to_bitmask()
    }

    /// Which are from one byte to another.
    #[inline(always)]
    pub fn within(&self, first: u8, last: u8) -> u64 {
        (self.0 - first).simd_le(last - first).to_bitmask()
    }
}

/// A class of bytes, told by themselves and what stands around them.
pub trait Class {
    /// Bytes before one that are looked at. Before a text stand line breaks.
    const BEFORE: usize = 0;
    /// Bytes behind one that are looked at. Behind a text stand zeros.
    const BEHIND: usize = 0;

    /// Those of a window; of the first and last ones that lack what stands around them anything may be said. To be inlined always.
    fn of<S: Simd>(window: Window<S>) -> u64;
}

/// Iterator made by [`places`].
#[derive(Clone, Debug)]
pub struct Places<'t, C> {
    bytes: &'t [u8],
    /// Where the bytes start that are told.
    at: usize,
    /// Those of the class, the first byte's bit lowest.
    bits: u64,
    class: PhantomData<C>,
}

/// Where bytes of a class stand in a text, ascending.
#[inline]
pub fn places<C: Class>(text: &str) -> Places<'_, C> {
    let mut places = Places {
        bytes: text.as_bytes(),
        at: 0,
        bits: 0,
        class: PhantomData,
    };
    places.skip_to(0);
    places
}

/// Bytes of a window.
const BYTES: usize = u64::BITS as usize;

impl<C: Class> Places<'_, C> {
    /// Bytes of a window that are told.
    const TOLD: usize = BYTES - C::BEFORE - C::BEHIND;

    /// Goes on at byte `at`.
    #[inline]
    pub fn skip_to(&mut self, at: usize) {
        self.at = at;
        let start = at.checked_sub(C::BEFORE);
        let whole = start.and_then(|start| self.bytes.get(start..)?.first_chunk());
        self.bits = match whole {
            Some(window) => classed::<C>(window) >> C::BEFORE & u64::MAX >> (BYTES - Self::TOLD),
            None => self.at_an_end(),
        };
    }

    /// Those of the class where the text begins or ends before the window.
    #[cold]
    fn at_an_end(&self) -> u64 {
        let left = self.bytes.len().saturating_sub(self.at).min(Self::TOLD);
        let mut window = [0; BYTES];
        let before = C::BEFORE.saturating_sub(self.at);
        window[..before].fill(b'\n');
        let shown = self.bytes.iter().skip(self.at + before - C::BEFORE);
        let places = window[before..].iter_mut();
        places.zip(shown).for_each(|(place, &byte)| *place = byte);
        let told = (1 << left) - 1;
        classed::<C>(&window) >> C::BEFORE & told
    }
}

/// Those of a window.
#[inline]
fn classed<C: Class>(window: &[u8; BYTES]) -> u64 {
    dispatch!(Level::new(), simd => C::of(Window(u8x64::from_slice(simd, window))))
}

impl<C: Class> Iterator for Places<'_, C> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            let next = self.at + Self::TOLD;
            if next >= self.bytes.len() {
                return None;
            }
            self.skip_to(next);
        }
        let place = self.at + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Digits after a line break and before a full stop or nothing, with one byte between.
    #[derive(Clone)]
    struct Marked;

    impl Class for Marked {
        const BEFORE: usize = 2;
        const BEHIND: usize = 2;

        #[inline(always)]
        fn of<S: Simd>(window: Window<S>) -> u64 {
            let stop = window.is(b'.') | window.is(0);
            window.within(b'0', b'9') & window.is(b'\n') << 2 & stop >> 2
        }
    }

    proptest! {
        #[test]
        fn every_byte_of_the_class_is_found(text in "[\n./0:a]{0,200}", from in 0usize..220) {
            let bytes = text.as_bytes();
            let before = |at: usize| at.checked_sub(2).map_or(b'\n', |at| bytes[at]);
            let behind = |at: usize| bytes.get(at + 2).copied().unwrap_or(0);
            let marked = |&at: &usize| bytes[at].is_ascii_digit() && before(at) == b'\n' && matches!(behind(at), b'.' | 0);
            let expected: Vec<usize> = (0..bytes.len()).filter(marked).collect();
            let mut found = places::<Marked>(&text);
            prop_assert!(found.clone().eq(expected.iter().copied()));
            found.skip_to(from);
            prop_assert!(found.eq(expected.into_iter().filter(|&at| at >= from)));
        }
    }
}
