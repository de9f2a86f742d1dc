//! Words run together inside a line: the space that is missing where a line break, a link or a key was lost.
//!
//! Only a string that no table knows is looked at, and only in a text that is surely Hindi: Marathi and Nepali write their
//! postpositions to the word.
//!
//! ```text
//! यूक्रेन पर हमलाकिम ने कहा   ->   यूक्रेन पर हमला किम ने कहा
//! ```

mod evidence;
mod letters;
mod scripts;
mod vocabulary;

use super::edits::Edits;
use super::web::Addresses;
use crate::lang::{Lang, Languages, detect};
use crate::text::Milli;
use memchr::{memchr, memchr_iter};
use std::ops::Range;
use vocabulary::Vocabulary;

/// Finds words run together. Built once.
#[derive(Debug)]
pub(super) struct Glued {
    vocabulary: Vocabulary,
}

/// How sure it must be that a text is Hindi: odds of 7 to 1.
const SURE: Milli = Milli(500);

/// Fewest bytes of two words together: four Devanagari letters.
const SHORTEST: usize = 12;

/// First byte of a Devanagari letter in UTF-8.
const LEAD: u8 = 0xe0;

impl Glued {
    /// Reads the Hindi tables.
    pub(super) fn new(languages: &Languages) -> Self {
        Self {
            vocabulary: Vocabulary::new(languages),
        }
    }

    /// Proposes a space between two words run together.
    pub(super) fn mend(&self, text: &str, edits: &mut Edits) {
        let mut cuts: Vec<usize> = runs(text)
            .filter(|run| run.len() >= SHORTEST)
            .filter_map(|run| self.cut(text, run))
            .collect();
        let mixed = has_mixed(text);
        if (cuts.is_empty() && !mixed) || !is_hindi(text) {
            return;
        }
        let web = Addresses::of(text);
        cuts.retain(|&at| !web.cover(at));
        if mixed {
            cuts.extend(scripts::cuts(text, &web, &self.vocabulary));
            cuts.sort_unstable();
            cuts.dedup();
        }
        for at in cuts {
            edits.replace(at..at, " ", "unglued");
        }
    }

    /// Where a run of letters is to be cut, in bytes of the text.
    fn cut(&self, text: &str, run: Range<usize>) -> Option<usize> {
        let at = evidence::cut_of(&text[run.clone()], &self.vocabulary)?;
        stands_free(text, &run).then_some(run.start + at)
    }
}

/// The runs of Devanagari letters, in bytes.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(LEAD, &text.as_bytes()[at..])?;
            let run = &text[start..];
            let len = run.find(|c| !is_letter(c)).unwrap_or(run.len());
            at = start + len;
            if len > 0 {
                return Some(start..at);
            }
            at += run.chars().next().map_or(1, char::len_utf8);
        }
    })
}

/// Whether a Latin and a Devanagari letter stand side by side.
fn has_mixed(text: &str) -> bool {
    let latin = |c: &u8| c.is_ascii_alphabetic();
    let bytes = text.as_bytes();
    memchr_iter(LEAD, bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_some_and(latin) || bytes.get(at + 3).is_some_and(latin)
    })
}

/// Letters and signs of Devanagari, and joiners.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}' | '\u{200c}' | '\u{200d}')
}

/// Whether a run is no part of a hashtag, a handle, an address or a word of several scripts.
fn stands_free(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    let binds = |c: char| matches!(c, '#' | '@' | '_' | '/') || c.is_ascii_alphanumeric();
    !before.is_some_and(binds) && after != Some('_')
}

fn is_hindi(text: &str) -> bool {
    let language = detect(text, None);
    language.lang == Lang::Hi && language.confidence >= SURE
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    #[test]
    fn words_come_apart_in_hindi_only() {
        let glued = Glued::new(&Languages::builtin());
        for (text, expected) in [
            (
                "सीमा पर हुए हमलेपुलिस ने कहा कि दो लोगों की मौतनेपाल में बसें नहीं चलीं।",
                "सीमा पर हुए हमले पुलिस ने कहा कि दो लोगों की मौत नेपाल में बसें नहीं चलीं।",
            ),
            (
                "उन्होंने #मौतनेपाल और @मौतनेपाल और a.in/मौतनेपाल लिखा है।",
                "उन्होंने #मौतनेपाल और @मौतनेपाल और a.in/मौतनेपाल लिखा है।",
            ),
            (
                "पूल खुला झाला आहे, असे महापौरांनी सांगितले. मौतनेपाल",
                "पूल खुला झाला आहे, असे महापौरांनी सांगितले. मौतनेपाल",
            ),
            (
                "मेयर हैरानSonam ने कहा कि CMने IPLमें देखें:https://a.in/x और rao@a.inपर लिखें, पर #पुलBridge, #Bridgeपुल, T20में और Aवर्ग नहीं।",
                "मेयर हैरान Sonam ने कहा कि CM ने IPL में देखें:https://a.in/x और rao@a.in पर लिखें, पर #पुलBridge, #Bridgeपुल, T20में और Aवर्ग नहीं।",
            ),
            ("मौतनेपाल", "मौतनेपाल"),
            ("लोकसभा में विधायकदल ने कहा है।", "लोकसभा में विधायकदल ने कहा है।"),
            ("", ""),
        ] {
            assert_eq!(mended(text, |t, e| glued.mend(t, e)), expected);
        }
    }

    #[test]
    fn runs_are_of_devanagari() {
        let found = |text: &str| {
            runs(text)
                .map(|run| text[run].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("पुल, bridge ਪੁਲ है।"), ["पुल", "है"]);
        assert_eq!(found("।ਪ"), [""; 0]);
    }
}
