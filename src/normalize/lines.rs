//! The lines of a text, and what to cut so that some of them go and the others keep the breaks between them.

use memchr::memchr_iter;
use std::ops::Range;

/// Longest line or sentence that is looked at, in bytes: about 200 Devanagari characters, the length of three headlines.
pub(super) const LONGEST: usize = 600;

/// What stays of a line, in bytes, empty when nothing does; and why the rest goes.
pub(super) type Kept = (Range<usize>, Option<&'static str>);

/// The lines that are not empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| std::mem::replace(&mut start, end + 1)..end)
        .filter(move |line| !text[line.clone()].trim().is_empty())
}

/// End of what stays of `part` when white space at its end goes.
pub(super) fn trimmed(text: &str, part: Range<usize>) -> usize {
    part.start + text[part].trim_end().len()
}

/// What goes, so that the lines that stay keep the breaks between them.
pub(super) fn cuts(
    text: &str,
    lines: &[Range<usize>],
    kept: &[Kept],
) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    let last = kept.iter().rposition(|(line, _)| !line.is_empty());
    for (place, (line, why)) in kept.iter().enumerate() {
        let Some(key) = *why else { continue };
        let next = lines.get(place + 1).map_or(text.len(), |line| line.start);
        let cut = if last.is_none_or(|last| place > last) {
            let before = last.map_or(0, |last| kept[last].0.end);
            let start = found.last().map_or(before, |(at, _)| at.end.max(before));
            start..next
        } else if line.is_empty() {
            line.start..next
        } else {
            line.end..lines[place].end
        };
        match found.last_mut() {
            Some((at, why)) if at.end == cut.start && *why == key => at.end = cut.end,
            _ if cut.is_empty() => {}
            _ => found.push((cut, key)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_keep_their_breaks() {
        const GOES: Option<&str> = Some("advert");
        let check = |text: &str, stays: &[usize], expected: &str| {
            let lines: Vec<_> = lines(text).collect();
            let kept = lines
                .iter()
                .enumerate()
                .map(|(place, line)| match stays.get(place) {
                    Some(&stays) if stays < line.len() => (line.start..line.start + stays, GOES),
                    _ => (line.clone(), None),
                });
            let cuts = cuts(text, &lines, &kept.collect::<Vec<_>>());
            let mut left = text.to_owned();
            for (at, _) in cuts.iter().rev() {
                left.replace_range(at.clone(), "");
            }
            assert_eq!(left, expected);
        };
        check("a\nb\n\nc", &[0, 1, 1], "b\n\nc");
        check("a\n\nb\nc", &[1, 0, 1], "a\n\nc");
        check("a\nb c\nd", &[1, 1, 0], "a\nb");
        check("a\n\nb\n\nc", &[1, 0, 0], "a");
        check("a\nb", &[0, 0], "");
        check("a", &[1], "a");
        check("", &[], "");
    }
}
