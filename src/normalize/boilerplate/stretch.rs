//! Where the last piece of a line and the last bracket of a text are.

use super::super::lines::LONGEST;
use super::super::near;
use crate::text::is_alphanumeric;
use memchr::memrchr_iter;
use std::ops::Range;

/// What may stand apart at the end of a line: what follows its last end mark, quotation mark or bracket and a space, or the whole line.
/// That is often less than the last sentence (`डॉ. वर्मा`), which does no harm: only what fits a pattern goes. Looks back at most
/// [`LONGEST`] bytes.
pub(super) fn last_piece(text: &str, line: &Range<usize>) -> Range<usize> {
    let near = line.end - near::tail(&text[line.clone()], LONGEST).len();
    let part = &text[near..line.end];
    let body = part.trim_end_matches(|c: char| !is_alphanumeric(c)).len();
    let is_end =
        |space: &usize| part[..*space].ends_with(['।', '॥', '.', '?', '!', '…', '"', '\'', ')']);
    if let Some(space) = memrchr_iter(b' ', &part.as_bytes()[..body]).find(is_end) {
        return near + space + 1..line.end;
    }
    if near > line.start {
        line.end..line.end
    } else {
        line.clone()
    }
}

/// The bracket that ends at `end`, from the opening mark on; it may span lines. Looks back at most [`LONGEST`] bytes.
pub(super) fn last_bracket(text: &str, end: usize) -> Option<Range<usize>> {
    let near = end - near::tail(&text[..end], LONGEST).len();
    let part = text[near..end].trim_end_matches(['।', '.', ' ']);
    let open = part.strip_suffix(')')?.rfind('(')?;
    Some(near + open..end)
}
