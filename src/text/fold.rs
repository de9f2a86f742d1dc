//! The folded view: what matching and deduplication read instead of the text.
//!
//! Two spellings of one word fold to the same characters. Folded away are: nukta (precomposed or not), chandrabindu against
//! anusvara, half nasals before a consonant of their own class (हिन्दी, हिंदी), ZWJ, ZWNJ and other format characters, letter case,
//! digit scripts, full-width forms, the kinds of space, quotes, dashes, and danda against full stop.
//! The classes follow the Unicode core specification, chapter 12.1 (Devanagari).

use std::str::CharIndices;

/// Characters of the folded view, each with the byte position of the character it came from. Made by [`fold`].
#[derive(Clone, Debug)]
pub struct Fold<'t> {
    rest: CharIndices<'t>,
    /// Second and later characters of a lower-case form that is longer than its letter.
    more: Option<(usize, std::char::ToLowercase)>,
}

/// Reads `text` folded. Nothing is allocated; the empty text gives nothing.
///
/// ```
/// use khabar::text::folded;
/// assert_eq!(folded("हिन्दी"), folded("हिंदी"));
/// assert_eq!(folded("ख़बर ५०"), "खबर 50");
/// ```
pub fn fold(text: &str) -> Fold<'_> {
    Fold {
        rest: text.char_indices(),
        more: None,
    }
}

/// The folded view of `text` as a string.
pub fn folded(text: &str) -> String {
    fold(text).map(|(_, c)| c).collect()
}

impl Iterator for Fold<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        if let Some((at, more)) = &mut self.more {
            if let Some(c) = more.next() {
                return Some((*at, c));
            }
            self.more = None;
        }
        loop {
            let (at, c) = self.rest.next()?;
            let folded = match c {
                '\0'..='\x7f' => c.to_ascii_lowercase(),
                '\u{900}'..='\u{97f}' => match DEVANAGARI[c as usize & 0x7f] {
                    Some(c) if nasal_class(c).is_some() && self.half_nasal(c) => '\u{902}',
                    Some(c) => c,
                    None => continue,
                },
                c if is_ignored(c) => continue,
                c if c.is_whitespace() => ' ',
                c => match symbol(c).or_else(|| digit(c)) {
                    Some(c) => c,
                    None => {
                        let mut lower = c.to_lowercase();
                        let first = lower.next().unwrap_or(c);
                        if lower.len() > 0 {
                            self.more = Some((at, lower));
                        }
                        first
                    }
                },
            };
            return Some((at, folded));
        }
    }
}

impl Fold<'_> {
    /// Whether `nasal` stands half before a consonant of its own class; then its virama is consumed.
    fn half_nasal(&mut self, nasal: char) -> bool {
        let mut ahead = self.rest.clone();
        let virama = ahead.next().is_some_and(|(_, c)| c == '\u{94d}');
        let mut ahead = ahead.skip_while(|&(_, c)| is_ignored(c));
        let half = virama
            && ahead.next().is_some_and(|(_, c)| {
                nasal_class(nasal).is_some_and(|class| class.contains(&devanagari(c).unwrap_or(c)))
            });
        if half {
            self.rest.next();
        }
        half
    }
}

/// The stops a nasal consonant is written half before.
fn nasal_class(nasal: char) -> Option<std::ops::RangeInclusive<char>> {
    Some(match nasal {
        'ङ' => 'क'..='घ',
        'ञ' => 'च'..='झ',
        'ण' => 'ट'..='ढ',
        'न' => 'त'..='ध',
        'म' => 'प'..='भ',
        _ => return None,
    })
}

/// The characters of the Devanagari block folded; `None` for the nukta, which is dropped.
static DEVANAGARI: [Option<char>; 128] = {
    let (mut folded, mut at) = ([None; 128], 0);
    while at < folded.len() {
        if let Some(c) = char::from_u32(0x900 + at as u32) {
            folded[at] = devanagari(c);
        }
        at += 1;
    }
    folded
};

const fn devanagari(c: char) -> Option<char> {
    Some(match c {
        '\u{93c}' => return None,
        '\u{900}' | '\u{901}' => '\u{902}',
        '\u{929}' => 'न',
        '\u{931}' => 'र',
        '\u{934}' => 'ळ',
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95a}' => 'ग',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '\u{95f}' => 'य',
        '\u{964}' | '\u{965}' => '.',
        '\u{966}'..='\u{96f}' => return char::from_digit(c as u32 - 0x966, 10),
        c => c,
    })
}

/// Characters without a shape of their own: format controls, joiners, variation selectors.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Quotes, dashes and full-width forms as ASCII.
fn symbol(c: char) -> Option<char> {
    Some(match c {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{6d4}' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)?.to_ascii_lowercase(),
        _ => return None,
    })
}

/// A decimal digit of any script seen in the news of South Asia as its ASCII digit.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 12] = [
        0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xff10,
    ];
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&(c as u32)))?;
    char::from_digit(c as u32 - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_meet() {
        for (a, b) in [
            ("ज़रूरत", "जरूरत"),
            ("\u{95b}रूरत", "ज\u{93c}रूरत"),
            ("हँसना", "हंसना"),
            ("हिन्दी", "हिंदी"),
            ("सम्बन्ध", "संबंध"),
            ("गङ्गा", "गंगा"),
            ("क्\u{200d}या", "क्या"),
            ("NATO", "nato"),
            ("१०,०००", "10,000"),
            ("“हाँ”", "\"हां\""),
            ("है।", "है."),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [
            ("जन्म", "जंम"),
            ("कम", "काम"),
            ("दिन", "दीन"),
            ("अन्य", "अंय"),
            ("बल", "वल"),
        ] {
            assert_ne!(folded(a), folded(b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[ऀ-ॿa-zA-Zİß\u{200c}\u{200d}०-९0-9 “”।.]{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
        }

        #[test]
        fn positions_point_at_characters(text in "(?s).{0,60}") {
            let mut last = 0;
            for (at, _) in fold(&text) {
                prop_assert!(text.is_char_boundary(at) && at < text.len() && last <= at);
                last = at;
            }
        }
    }
}
