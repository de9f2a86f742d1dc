//! The folded view: what matching and deduplication read instead of the text.
//!
//! Two spellings of one word fold to the same characters. Folded away are: nukta (precomposed or not), chandrabindu against
//! anusvara, half nasals before a consonant of their own class (हिन्दी, हिंदी), ZWJ, ZWNJ and other format characters, letter case,
//! digit scripts, full-width forms, the kinds of space, quotes, dashes, and danda against full stop.
//! The classes follow the Unicode core specification, chapter 12.1 (Devanagari).

use std::char::ToLowercase;

/// Characters of the folded view, each with the byte position of the character it came from. Made by [`fold`].
#[derive(Clone, Debug)]
pub struct Fold<'t> {
    text: &'t str,
    /// How far it is read, in bytes.
    at: usize,
    /// Second and later characters of a lower-case form that is longer than its letter.
    more: Option<(usize, ToLowercase)>,
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
        text,
        at: 0,
        more: None,
    }
}

/// The folded view of `text` as a string.
pub fn folded(text: &str) -> String {
    fold(text).map(|(_, c)| c).collect()
}

impl Iterator for Fold<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        if self.more.is_some()
            && let Some(next) = self.take_more()
        {
            return Some(next);
        }
        loop {
            let at = self.at;
            let folded = match self.text.as_bytes()[at..] {
                [] => return None,
                [byte @ ..=0x7f, ..] => {
                    self.at += 1;
                    Some(char::from(byte.to_ascii_lowercase()))
                }
                [0xe0, high @ 0xa4..=0xa5, low, ..] => {
                    self.at += DEVANAGARI_BYTES;
                    match fold_devanagari(high, low) {
                        Folded::Letter(letter) => of_block(letter),
                        Folded::Nasal(letter) => match half_nasal(self.text, at) {
                            Some(end) => {
                                self.at = end;
                                of_block(BINDU)
                            }
                            None => of_block(letter),
                        },
                        Folded::Mark(place) => mark(place),
                        Folded::Nothing => None,
                    }
                }
                _ => {
                    let c = self.text[at..].chars().next()?;
                    self.at += c.len_utf8();
                    self.other(at, c)
                }
            };
            if let Some(c) = folded {
                return Some((at, c));
            }
        }
    }
}

const NUKTA: char = '\u{93c}';
const VIRAMA: char = '\u{94d}';

impl<'t> Fold<'t> {
    /// How far the text is read, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on over a space, where one comes next, and says so.
    #[inline]
    pub(super) fn space(&mut self) -> bool {
        let comes = self.more.is_none() && self.text.as_bytes().get(self.at) == Some(&b' ');
        self.at += usize::from(comes);
        comes
    }

    /// The letters and vowel signs of ASCII and Devanagari that come next and are folded already: their text, each one's code point
    /// told to `each`. What [`next`] gives one by one, without its detours; the empty text says nothing of what comes.
    ///
    /// [`next`]: Iterator::next
    #[inline]
    pub(super) fn unaltered(&mut self, mut each: impl FnMut(u32)) -> &'t str {
        let start = self.at;
        if self.more.is_some() {
            return "";
        }
        let mut rest = &self.text.as_bytes()[start..];
        loop {
            let before = rest.len();
            while let Some((&[0xe0, high @ 0xa4..=0xa5, low], after)) = rest.split_first_chunk() {
                let own = place(high, low) as u8;
                let letter = PLAIN[usize::from(own)];
                if letter != own && (letter != own + NASAL || may_be_half(after)) {
                    break;
                }
                each(BLOCK + u32::from(own));
                rest = after;
            }
            while let Some((&byte @ b'a'..=b'z', after)) = rest.split_first() {
                each(byte.into());
                rest = after;
            }
            if rest.len() == before {
                break;
            }
        }
        self.at = self.text.len() - rest.len();
        &self.text[start..self.at]
    }

    #[cold]
    fn take_more(&mut self) -> Option<(usize, char)> {
        let (at, more) = self.more.as_mut()?;
        let next = more.next().map(|c| (*at, c));
        if next.is_none() {
            self.more = None;
        }
        next
    }

    /// A character that is neither ASCII nor Devanagari; `None` where it is dropped.
    #[cold]
    fn other(&mut self, at: usize, c: char) -> Option<char> {
        if is_ignored(c) {
            return None;
        }
        if c.is_whitespace() {
            return Some(' ');
        }
        symbol(c).or_else(|| digit(c)).or_else(|| {
            let mut lower = c.to_lowercase();
            let first = lower.next()?;
            if lower.len() > 0 {
                self.more = Some((at, lower));
            }
            Some(first)
        })
    }
}

/// What a character of the Devanagari block folds to. Letters and signs are given as their place in the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Folded {
    Letter(u8),
    /// A nasal consonant, which half before a consonant of its own class is [`BINDU`].
    Nasal(u8),
    /// A danda or digit, as its ASCII character; the sign of abbreviation, as its place in the block.
    Mark(u8),
    /// The nukta.
    Nothing,
}

/// The bindu's place in the block.
pub(super) const BINDU: u8 = 0x02;

/// Bytes of a character of the Devanagari block: 0xE0, then 0xA4 or 0xA5, then one more.
pub(super) const DEVANAGARI_BYTES: usize = 3;

/// What the character with these last two bytes folds to.
#[inline]
pub(super) fn fold_devanagari(high: u8, low: u8) -> Folded {
    FOLDED[place(high, low)]
}

/// The place in the block of the character with these last two bytes.
#[inline]
fn place(high: u8, low: u8) -> usize {
    usize::from(high & 1) << 6 | usize::from(low & 0x3f)
}

/// The letter that the Devanagari character at the start of `bytes`, UTF-8, folds to, as its place in the block. `None` also where
/// more must be looked at than the characters beside it.
#[inline]
pub(super) fn plain_letter(bytes: &[u8]) -> Option<u8> {
    let &[0xe0, high, low] = bytes.first_chunk()? else {
        return None;
    };
    if high & 0xfe != 0xa4 {
        return None;
    }
    let letter = PLAIN[place(high, low)];
    if letter < NASAL {
        return Some(letter);
    }
    (letter != NOT_PLAIN && !may_be_half(&bytes[DEVANAGARI_BYTES..])).then_some(letter - NASAL)
}

/// Added to the place of a nasal consonant.
const NASAL: u8 = 0x80;

/// No place in the block.
const NOT_PLAIN: u8 = 0xff;

static PLAIN: [u8; 128] = {
    let (mut plain, mut at) = ([NOT_PLAIN; 128], 0);
    while at < plain.len() {
        match FOLDED[at] {
            Folded::Letter(letter) => plain[at] = letter,
            Folded::Nasal(letter) => plain[at] = NASAL + letter,
            Folded::Mark(_) | Folded::Nothing => {}
        }
        at += 1;
    }
    plain
};

static FOLDED: [Folded; 128] = {
    let (mut folded, mut at) = ([Folded::Nothing; 128], 0);
    while at < folded.len() {
        if let Some(place) = of_block(at as u8)
            && let Some(c) = devanagari(place)
        {
            let code = c as u32;
            folded[at] = match c {
                'ङ' | 'ञ' | 'ण' | 'न' | 'म' => Folded::Nasal((code - BLOCK) as u8),
                ABBREVIATION => Folded::Mark((code - BLOCK) as u8),
                ..'\u{80}' => Folded::Mark(code as u8),
                _ => Folded::Letter((code - BLOCK) as u8),
            };
        }
        at += 1;
    }
    folded
};

/// The sign of abbreviation, which is part of no word.
const ABBREVIATION: char = '\u{970}';

/// The character of a [`Folded::Mark`].
fn mark(place: u8) -> Option<char> {
    match of_block(place) {
        Some(ABBREVIATION) => Some(ABBREVIATION),
        _ => Some(char::from(place)),
    }
}

/// First character of the block.
const BLOCK: u32 = 0x900;

/// The character at a place of the Devanagari block.
const fn of_block(place: u8) -> Option<char> {
    char::from_u32(BLOCK + place as u32)
}

/// Where the virama ends if the nasal at byte `at` stands half before a consonant of its own class.
#[inline]
pub(super) fn half_nasal(text: &str, at: usize) -> Option<usize> {
    let after = &text.as_bytes()[at + DEVANAGARI_BYTES..];
    may_be_half(after)
        .then(|| find_half_nasal(text, at))
        .flatten()
}

/// Whether what stands after a consonant may be the virama or something that is dropped.
#[inline]
fn may_be_half(after: &[u8]) -> bool {
    match after {
        [] | [..=0x7f, ..] => false,
        [0xe0, high, low, ..] => matches!([high, low], [0xa5, 0x8d] | [0xa4, 0xbc]),
        _ => true,
    }
}

fn find_half_nasal(text: &str, at: usize) -> Option<usize> {
    let (nasal, rest) = text[at..].split_at(DEVANAGARI_BYTES);
    let mut shown = rest.char_indices().filter(|&(_, c)| !is_dropped(c));
    let (place, _) = shown.next().filter(|&(_, c)| c == VIRAMA)?;
    let (_, next) = shown.next()?;
    let class = nasal.chars().find_map(devanagari).and_then(nasal_class)?;
    class
        .contains(&devanagari(next)?)
        .then_some(at + DEVANAGARI_BYTES + place + VIRAMA.len_utf8())
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

const fn devanagari(c: char) -> Option<char> {
    Some(match c {
        NUKTA => return None,
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

/// Characters that leave nothing in the folded view.
fn is_dropped(c: char) -> bool {
    c == NUKTA || is_ignored(c)
}

/// Characters without a shape of their own: format controls, joiners, variation selectors.
pub(super) fn is_ignored(c: char) -> bool {
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

    /// Spellings of one sound, letter or mark, class by class; the last class may stand anywhere and says nothing.
    const VARIANTS: [&[&str]; 21] = [
        &["क", "क\u{93c}", "\u{958}"],
        &["ड", "ड\u{93c}", "\u{95c}"],
        &["न", "न\u{93c}", "\u{929}"],
        &["य", "य\u{93c}", "\u{95f}"],
        &["कँ", "कं", "क\u{900}"],
        &["गङ्ग", "गंग", "गँग", "गङ्\u{200d}ग", "गङ्ग\u{93c}"],
        &["पञ्च", "पंच", "पञ्\u{200c}च"],
        &["घण्ट", "घंट"],
        &[
            "हिन्द",
            "हिंद",
            "हि\u{929}्द",
            "हिन\u{93c}्द",
            "हिन्\u{93c}द",
            "हिन\u{200d}्द",
        ],
        &["लम्ब", "लंब"],
        &[
            "7", "७", "٧", "۷", "৭", "੭", "૭", "୭", "௭", "౭", "೭", "൭", "７",
        ],
        &["a", "A", "ａ", "Ａ"],
        &["é", "É"],
        &["я", "Я"],
        &["\"", "“", "”", "„", "«", "»", "″", "＂"],
        &["'", "‘", "’", "‚", "′", "´", "＇"],
        &["-", "–", "—", "‐", "‑", "−", "－"],
        &[".", "।", "॥", "۔", "．"],
        &[" ", "\u{a0}", "\u{2009}", "\u{3000}"],
        &["!", "！"],
        &[
            "", "\u{200b}", "\u{200c}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{200e}",
            "\u{fe0f}", "\u{93c}",
        ],
    ];

    /// A text spelt in two ways.
    fn spelt_twice() -> impl Strategy<Value = [String; 2]> {
        let one = (0..VARIANTS.len(), any::<[usize; 2]>()).prop_map(|(class, picks)| {
            picks.map(|pick| VARIANTS[class][pick % VARIANTS[class].len()])
        });
        prop::collection::vec(one, 0..12)
            .prop_map(|all| [0, 1].map(|side| all.iter().map(|pair| pair[side]).collect()))
    }

    proptest! {
        #[test]
        fn spellings_of_one_text_meet([a, b] in spelt_twice()) {
            prop_assert_eq!(folded(&a), folded(&b), "{:?} {:?}", a, b);
        }

        #[test]
        fn no_folded_character_folds_further(text in "(?s).{0,60}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[ऀ-ॿa-zA-Zİß\u{200c}\u{200d}०-९0-9 “”।.]{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
        }

        #[test]
        fn unaltered_letters_are_the_next_characters(text in "[ऀ-ॿa-zA-Zİß\u{200c}\u{200d}०-९0-9 “”।.]{0,40}") {
            let mut quick = fold(&text);
            let (mut found, mut told) = (String::new(), String::new());
            loop {
                let run = quick.unaltered(|code| told.extend(char::from_u32(code)));
                found.push_str(run);
                prop_assert!(told.ends_with(run));
                let Some((_, c)) = quick.next() else {
                    break;
                };
                found.push(c);
            }
            prop_assert_eq!(found, folded(&text));
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
