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
use crate::lang::{Lang, Language, Languages};
use crate::text::{Milli, long_devanagari_words};
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

impl Glued {
    /// Reads the Hindi tables.
    pub(super) fn new(languages: &Languages) -> Self {
        Self {
            vocabulary: Vocabulary::new(languages),
        }
    }

    /// Proposes a space between two words run together in a Hindi text. Says whether there is a word to wonder about.
    pub(super) fn mend(&self, text: &str, edits: &mut Edits) -> bool {
        let mut cuts = Vec::new();
        let mixed = scripts::meet(text);
        let mut long = false;
        for word in long_devanagari_words::<SHORTEST>(text) {
            if self.vocabulary.knows(word.key) {
                continue;
            }
            if let Some(at) = evidence::cut_of(&text[word.at.clone()], &self.vocabulary) {
                long = true;
                cuts.extend(stands_free(text, &word.at).then_some(word.at.start + at));
            }
        }
        let suspect = mixed || long;
        if cuts.is_empty() && !mixed {
            return suspect;
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
        suspect
    }
}

/// Whether a word is no part of a hashtag, a handle, an address or a word of several scripts.
fn stands_free(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].chars().next_back();
    let after = text[word.end..].chars().next();
    let binds = |c: char| matches!(c, '#' | '@' | '_' | '/') || c.is_ascii_alphanumeric();
    !before.is_some_and(binds) && after != Some('_')
}

/// Whether a text in this language is surely Hindi.
pub(super) fn is_hindi(language: Language) -> bool {
    language.lang == Lang::Hi && language.confidence >= SURE
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;
    use crate::lang::detect;

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
            let mend = |text: &str, edits: &mut Edits| {
                if is_hindi(detect(text, None)) {
                    let suspect = glued.mend(text, edits);
                    assert!(suspect || text == expected, "{text}");
                }
            };
            assert_eq!(mended(text, mend), expected);
        }
    }
}
