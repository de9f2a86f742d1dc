//! Search for pairs of neighbouring bytes.

/// Bytes looked at in one go.
const BLOCK: usize = 32;

/// The first place at or after `from` where `is` says yes to a byte and the one behind it; behind the last byte a zero is taken to
/// stand. Quick where `is` does not branch: whole blocks are passed over.
///
/// ```
/// use khabar::text::find_pair;
/// let is_end = |byte: u8, next: u8| (byte == b'.') & (next == b' ');
/// assert_eq!(find_pair(b"3.5 km. Far", 0, is_end), Some(6));
/// assert_eq!(find_pair(b"", 0, is_end), None);
/// ```
#[inline]
pub fn find_pair(bytes: &[u8], from: usize, is: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(block) = bytes.get(at..)?.first_chunk::<{ BLOCK + 1 }>() {
        let mut found = false;
        for (&byte, &next) in block[..BLOCK].iter().zip(&block[1..]) {
            found |= is(byte, next);
        }
        if found {
            break;
        }
        at += BLOCK;
    }
    (at..bytes.len()).find(|&at| is(bytes[at], bytes.get(at + 1).copied().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_pair_is_found(bytes in "[ab]{0,8}c{60,70}[abc]{0,40}|[abc]{0,90}", from in 0usize..100) {
            let is = |byte: u8, next: u8| (byte == b'a') & ((next == b'b') | (next == 0));
            let bytes = bytes.as_bytes();
            let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(0);
            let expected = (from..bytes.len()).find(|&at| is(bytes[at], next(at)));
            prop_assert_eq!(find_pair(bytes, from, is), expected);
        }
    }
}
