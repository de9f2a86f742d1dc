//! Texts and numbers in bytes, for what is kept on disk while a run lasts.

/// Appends a text, or that there is none.
pub(super) fn put_text(bytes: &mut Vec<u8>, text: Option<&str>) {
    match text {
        // One more than the length, so that nothing and the empty string differ.
        Some(text) => {
            bytes.extend((text.len() as u64 + 1).to_le_bytes());
            bytes.extend(text.as_bytes());
        }
        None => bytes.extend(0u64.to_le_bytes()),
    }
}

/// Takes what [`put_text`] appended; `None` when the bytes are something else.
pub(super) fn take_text(bytes: &mut &[u8]) -> Option<Option<String>> {
    let Some(len) = u64::from_le_bytes(take(bytes)?).checked_sub(1) else {
        return Some(None);
    };
    let (text, rest) = bytes.split_at_checked(usize::try_from(len).ok()?)?;
    *bytes = rest;
    Some(Some(std::str::from_utf8(text).ok()?.to_owned()))
}

/// Takes the first bytes; `None` when there are fewer.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}

/// Takes a number.
pub(super) fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    take(bytes).map(u32::from_le_bytes)
}
