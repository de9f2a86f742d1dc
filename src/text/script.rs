//! Writing systems.

/// A writing system, by the Unicode blocks that news of South Asia uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Devanagari: Hindi, Marathi, Nepali, Sanskrit and others.
    Devanagari,
    /// Arabic: Urdu, Sindhi, Arabic, Persian.
    Arabic,
    /// Bengali and Assamese.
    Bengali,
    /// Gurmukhi: Punjabi.
    Gurmukhi,
    /// Gujarati.
    Gujarati,
    /// Odia.
    Odia,
    /// Tamil.
    Tamil,
    /// Telugu.
    Telugu,
    /// Kannada.
    Kannada,
    /// Malayalam.
    Malayalam,
    /// Any other letters.
    Other,
}

impl Script {
    const COUNT: usize = Script::Other as usize + 1;

    const ALL: [Script; Script::COUNT] = [
        Script::Latin,
        Script::Devanagari,
        Script::Arabic,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Odia,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
        Script::Other,
    ];

    /// The script of a letter or vowel sign; `None` for digits, punctuation, space and whatever all scripts share.
    pub fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{900}'..='\u{963}' | '\u{966}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' => {
                Script::Devanagari
            }
            'a'..='z' | 'A'..='Z' => Script::Latin,
            '\u{0}'..='\u{bf}' | '\u{964}' | '\u{965}' => return None,
            '\u{980}'..='\u{9ff}' => Script::Bengali,
            '\u{a00}'..='\u{a7f}' => Script::Gurmukhi,
            '\u{a80}'..='\u{aff}' => Script::Gujarati,
            '\u{b00}'..='\u{b7f}' => Script::Odia,
            '\u{b80}'..='\u{bff}' => Script::Tamil,
            '\u{c00}'..='\u{c7f}' => Script::Telugu,
            '\u{c80}'..='\u{cff}' => Script::Kannada,
            '\u{d00}'..='\u{d7f}' => Script::Malayalam,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
            c if c.is_alphabetic() => Script::Other,
            _ => return None,
        })
    }

    /// Whether a character is a letter, sign or digit of this script. A danda is of none.
    pub fn has(self, c: char) -> bool {
        Self::of(c) == Some(self)
    }

    /// The script most letters of a text, given in parts, belong to, and its share among them; `None` when there is no letter.
    /// A tie goes to the script listed first above.
    pub fn dominant<'t>(parts: impl IntoIterator<Item = &'t str>) -> Option<(Self, super::Milli)> {
        let mut counts = [0i64; Script::COUNT];
        for part in parts {
            count_letters(part, &mut counts);
        }
        let all: i64 = counts.iter().sum();
        let best = (0..Script::COUNT).rev().max_by_key(|&s| counts[s])?;
        (all > 0).then(|| (Script::ALL[best], super::Milli::ratio(counts[best], all)))
    }

    /// The script of an ISO 15924 code as [`Script::code`] gives it; `None` when unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        Script::ALL.into_iter().find(|script| script.code() == code)
    }

    /// ISO 15924 code.
    pub fn code(self) -> &'static str {
        match self {
            Script::Latin => "Latn",
            Script::Devanagari => "Deva",
            Script::Arabic => "Arab",
            Script::Bengali => "Beng",
            Script::Gurmukhi => "Guru",
            Script::Gujarati => "Gujr",
            Script::Odia => "Orya",
            Script::Tamil => "Taml",
            Script::Telugu => "Telu",
            Script::Kannada => "Knda",
            Script::Malayalam => "Mlym",
            Script::Other => "Zzzz",
        }
    }
}

/// Adds the letters of a text to the count of their script.
fn count_letters(text: &str, counts: &mut [i64; Script::COUNT]) {
    let tally = Tally::of(text.as_bytes());
    if tally.others == 0 {
        counts[Script::Latin as usize] += tally.latin;
        counts[Script::Devanagari as usize] += tally.devanagari;
    } else {
        for script in text.chars().filter_map(Script::of) {
            counts[script as usize] += 1;
        }
    }
}

/// What the bytes of a text show without reading its characters.
#[derive(Default)]
struct Tally {
    /// Letters of ASCII.
    latin: i64,
    /// Characters of the Devanagari block, less its dandas.
    devanagari: i64,
    /// Characters past ASCII of neither that block nor general punctuation (U+2000 to U+203F).
    others: i64,
}

impl Tally {
    /// Bytes counted in one go, so that a count fits a byte and many are taken at once.
    const STRIDE: usize = u8::MAX as usize;

    fn of(bytes: &[u8]) -> Self {
        let mut tally = Self::default();
        let Some((last, firsts)) = bytes.split_last() else {
            return tally;
        };
        let seconds = &bytes[1..];
        for (own, next) in firsts
            .chunks(Self::STRIDE)
            .zip(seconds.chunks(Self::STRIDE))
        {
            let (mut latin, mut block, mut dandas, mut marks, mut leads) =
                (0u8, 0u8, 0u8, 0u8, 0u8);
            for (&byte, &next) in own.iter().zip(next) {
                latin += u8::from(byte.is_ascii_alphabetic());
                leads += u8::from(byte >= 0xc0);
                // The first two bytes of the block; the last two of its dandas; the first two of general punctuation.
                block += u8::from((byte == 0xe0) & (next & 0xfe == 0xa4));
                dandas += u8::from((byte == 0xa5) & (next & 0xfe == 0xa4));
                marks += u8::from((byte == 0xe2) & (next == 0x80));
            }
            tally.latin += i64::from(latin);
            tally.devanagari += i64::from(block) - i64::from(dandas);
            tally.others += i64::from(leads) - i64::from(block) - i64::from(marks);
        }
        tally.latin += i64::from(last.is_ascii_alphabetic());
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn most_letters_decide() {
        let of = |text| Script::dominant([text]).map(|(script, _)| script);
        assert_eq!(of("PM मोदी ने कहा।"), Some(Script::Devanagari));
        assert_eq!(of("The word ख़बर"), Some(Script::Latin));
        assert_eq!(of("خبر"), Some(Script::Arabic));
        assert_eq!(of("123 … ।"), None);
        assert_eq!(of(""), None);
    }

    proptest! {
        #[test]
        fn letters_are_counted_as_they_are_told(text in "(?s).{0,40}|[क-ह।॥०-९a-zÀ-ɏ ਕ-ਹ]{0,40}") {
            let mut counts = [0; Script::COUNT];
            count_letters(&text, &mut counts);
            let mut expected = [0; Script::COUNT];
            text.chars().filter_map(Script::of).for_each(|script| expected[script as usize] += 1);
            prop_assert_eq!(counts, expected);
        }
    }

    #[test]
    fn list_and_discriminants_agree() {
        for (place, script) in Script::ALL.into_iter().enumerate() {
            assert_eq!(place, script as usize);
        }
    }
}
