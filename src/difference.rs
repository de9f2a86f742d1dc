//! The first passage in which two texts differ.

/// Words shown of each text.
const SHOWN: usize = 12;
/// Words that must agree for two texts to run in step again.
const IN_STEP: usize = 3;

/// The words of each text from where they first differ to where they run in step again, at most twelve of each; `None` when they
/// have the same words. Words are what white space parts.
pub(crate) fn first(a: &str, b: &str) -> Option<(String, String)> {
    let a: Vec<&str> = a.split_whitespace().collect();
    let b: Vec<&str> = b.split_whitespace().collect();
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.is_empty() && b.is_empty() {
        return None;
    }
    let (a_own, b_own) = in_step(a, b).unwrap_or((a.len(), b.len()));
    let shown = |words: &[&str], own: usize| {
        let shown = words[..own.min(SHOWN)].join(" ");
        if own > SHOWN { shown + " …" } else { shown }
    };
    Some((shown(a, a_own), shown(b, b_own)))
}

/// The nearest places, together, from which both run in step; looked for among the next few hundred words.
fn in_step(a: &[&str], b: &[&str]) -> Option<(usize, usize)> {
    const REACH: usize = 300;
    let agree = |at: usize, to: usize| {
        let (a, b) = (a.get(at..at + IN_STEP), b.get(to..to + IN_STEP));
        a.is_some() && a == b
    };
    (0..REACH).find_map(|both| {
        let at = (0..=both).find(|&at| agree(at, both - at))?;
        Some((at, both - at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_shown() {
        let text = "नदी पर नया पुल अगले साल तक बनेगा और गांव जुड़ेंगे";
        let check = |other: &str, expected: Option<(&str, &str)>| {
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(first(text, other), expected);
        };
        check(text, None);
        check("नदी पर नया पुल अगले\nसाल तक बनेगा और गांव जुड़ेंगे", None);
        check(
            "नदी पर पुराना पुल अगले साल तक बनेगा और गांव जुड़ेंगे",
            Some(("नया", "पुराना")),
        );
        check("नदी पर नया पुल अगले साल तक बनेगा", Some(("और गांव जुड़ेंगे", "")));
        check("पटना: नदी पर नया पुल अगले साल तक बनेगा", Some(("", "पटना:")));
        check("", Some((text, "")));
    }
}
