//! HTML that was left in a text: character references (`&nbsp;`, `&#2325;`, also escaped twice) and tags.
//!
//! References are decoded by their standard list (HTML Living Standard, 13.5). Of tags only those with names that HTML has are
//! taken for tags; those that break lines leave a line end, and scripts, styles and comments go with what they hold.

use super::edits::Edits;

/// Longest reference, in bytes: `&CounterClockwiseContourIntegral;`, and room for numbers with zeros in front.
const REFERENCE: usize = 40;

/// Longest tag that is looked at, in bytes; addresses of pictures are long.
const TAG: usize = 4096;

/// Decodes references.
pub(super) fn mend(text: &str, edits: &mut Edits) {
    for (at, _) in text.match_indices('&') {
        let rest = &text.as_bytes()[at..];
        let name = rest[1..]
            .iter()
            .take(REFERENCE)
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
            .count();
        if name == 0 || rest.get(1 + name) != Some(&b';') {
            continue;
        }
        let end = at + name + 2;
        let reference = &text[at..end];
        let decoded = html_escape::decode_html_entities(reference);
        if decoded != reference {
            edits.replace(at..end, decoded.into_owned(), "entity");
        }
    }
}

/// Tags that break a line.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Tags within a line.
const INLINE: [&str; 31] = [
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "iframe", "img",
    "ins", "label", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tbody", "tfoot",
    "thead", "tt", "u", "video", "amp-img", "wbr",
];

/// Tags that go with what they hold.
const HOLDING: [&str; 3] = ["script", "style", "noscript"];

/// Removes tags.
pub(super) fn tags(text: &str, edits: &mut Edits) {
    let mut done = 0;
    for (at, _) in text.match_indices('<') {
        if at < done {
            continue;
        }
        if let Some((end, with)) = tag(text, at) {
            edits.replace(at..end, with, "tag");
            done = end;
        }
    }
}

/// Where the tag at `at` ends, and what it leaves.
fn tag(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = &text.as_bytes()[at..];
    let near = &rest[..rest.len().min(TAG)];
    if near.starts_with(b"<!--") {
        let end = memchr::memmem::find(near, b"-->")?;
        return Some((at + end + 3, ""));
    }
    let closing = usize::from(near.get(1) == Some(&b'/'));
    let start = 1 + closing;
    let letters = near[start..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .count();
    let name = text
        .get(at + start..at + start + letters)?
        .to_ascii_lowercase();
    let end = start + letters + memchr::memchr(b'>', &near[start + letters..])? + 1;
    let inside = &near[start + letters..end - 1];
    let attributes = inside.is_empty() || inside[0].is_ascii_whitespace() || inside == b"/";
    if !attributes || inside.contains(&b'<') {
        return None;
    }
    if HOLDING.contains(&name.as_str()) {
        let closed = format!("</{name}>");
        let held = (closing == 0)
            .then(|| memchr::memmem::find(near, closed.as_bytes()))
            .flatten();
        return Some((at + held.map_or(end, |held| held + closed.len()), ""));
    }
    if BLOCKS.contains(&name.as_str()) {
        Some((at + end, "\n"))
    } else {
        INLINE.contains(&name.as_str()).then_some((at + end, ""))
    }
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn references_are_decoded() {
        for (text, expected) in [
            (
                "नगर&nbsp;परिषद &#2325;&#x916; &quot;पुल&quot;",
                "नगर\u{a0}परिषद कख \"पुल\"",
            ),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            (
                "AT&T; R&D, Q&A & more &unknown; &; &#; a&b",
                "AT&T; R&D, Q&A & more &unknown; &; &#; a&b",
            ),
            ("&#xD800;", "&#xD800;"),
        ] {
            assert_eq!(mended(text, mend), expected, "{text}");
        }
    }

    #[test]
    fn tags_go() {
        for (text, expected) in [
            (
                "<p class=\"x\">पुल <b>खुला</b><br/>लोग</p>",
                "\nपुल खुला\nलोग\n",
            ),
            (
                "क<!-- मौन -->ख<script>var a = '<p>';</script>ग</style>",
                "कखग",
            ),
            (
                "5 < 6 > 4, <नाम>, <unknown>, <b, x<y>",
                "5 < 6 > 4, <नाम>, <unknown>, <b, x<y>",
            ),
            ("<a href='http://kb.example/?a=1'>कड़ी</A>", "कड़ी"),
        ] {
            assert_eq!(mended(text, tags), expected, "{text}");
        }
    }
}
