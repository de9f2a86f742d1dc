//! Hashes that may be stored: the same on every machine, in every run.

use std::fmt;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// A 128-bit content hash (XXH3, unseeded), shown as 32 hex digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash128(pub u128);

impl fmt::Display for Hash128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Bytes as lower-case hex digits, two each; the empty slice gives the empty string.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// XXH3 of the bytes, 64 bits.
pub fn hash64(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// XXH3 of several parts, 128 bits. Part boundaries count: `["ab", ""]` and `["a", "b"]` differ.
pub fn hash128<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Hash128 {
    let mut hasher = Xxh3Default::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    Hash128(hasher.digest128())
}

/// Multiplier of [`step`]: 2^64 divided by the golden ratio, odd (Knuth, TAOCP 3, 6.4).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// A running hash with one more number.
#[inline]
pub fn step(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(GOLDEN)
}

/// Spreads every bit of `hash` over all bits: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
#[inline]
pub fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_boundaries_count() {
        assert_ne!(hash128([&b"ab"[..], b""]), hash128([&b"a"[..], b"b"]));
        assert_eq!(hash128([]).to_string().len(), 32);
    }

    #[test]
    fn hex_has_two_digits_a_byte() {
        assert_eq!(hex(&[0x0a, 0xff]), "0aff");
        assert_eq!(hex(&[]), "");
    }

    #[test]
    fn stored_hashes_never_change() {
        assert_eq!(hash64("ख़बर".as_bytes()), 0x1bf1_2453_0947_6778);
        assert_eq!(mix(1), 0x5692_161d_100b_05e5);
    }
}
