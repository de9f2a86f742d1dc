//! From a plain text to an article: its first line is the title when it looks like one.

use super::{Article, Extra, Origin};

/// Longest title, in code points: the longest of 18,449 Hindi headlines of three public sets has 191.
const TITLE: usize = 200;

/// An article of a text that is not only white space.
pub(super) fn article(text: &str, origin: Origin) -> Article {
    let (title, lead) = match title(text) {
        Some((title, lead)) => (Some(title.to_owned()), lead),
        None => (None, 0),
    };
    Article {
        origin,
        id: None,
        title,
        url: None,
        published: None,
        source: None,
        lang: None,
        text: text.to_owned(),
        lead,
        extra: Extra::new(),
    }
}

/// The title and the byte at which the body starts. A title is a short line that ends no sentence and has a body after it: one set
/// off by an empty line, or one whose first line is longer.
fn title(text: &str) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let end = start + text[start..].find('\n')?;
    let line = text[start..end].trim_end();
    let rest = &text[end..];
    let body = rest.trim_start();
    let first_line = body.lines().next()?;
    let set_off = rest[..rest.len() - body.len()].matches('\n').count() > 1;
    let short = line.chars().count() <= TITLE;
    let open = !line.ends_with(['।', '॥', '.', '|', ',', ';', ':', '-']);
    let longer = first_line.chars().count() > line.chars().count();
    (short && open && (set_off || longer)).then(|| (line, text.len() - body.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        assert_eq!(
            title(text).map(|(title, lead)| (title, &text[lead..])),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn a_first_line_that_looks_like_a_title_is_one() {
        check(
            "नगर में नई बस सेवा शुरू\n\nनगर परिषद ने सेवा शुरू की।\n",
            Some(("नगर में नई बस सेवा शुरू", "नगर परिषद ने सेवा शुरू की।\n")),
        );
        check(
            "\n Bus service begins \r\nThe town council opened a new line on Monday.",
            Some((
                "Bus service begins",
                "The town council opened a new line on Monday.",
            )),
        );
        check("सेवा कब?\n\nकल से।", Some(("सेवा कब?", "कल से।")));
    }

    #[test]
    fn other_first_lines_are_body() {
        check("परिषद ने सेवा शुरू की।\n\nयह सेवा कल से चलेगी।", None);
        check("only one line", None);
        check("a line that is rather long\nand a shorter one", None);
        check("title without a body\n\n", None);
        check("", None);
    }
}
