//! The tokens of a text: its words and figures, folded and hashed, once each.
//!
//! In goes a text, out come the hashes of its words in order, where they begin, the numbers of its figures, and its letters and
//! digits. `"दर 10,000 रुपये।"` and `"दर १०००० रुपये"` give the same three words, the same figure and the same letters.

use super::hash::{mix, step};
use super::{figures, fold};
use std::ops::Range;

/// What [`tokens`] found. Empty throughout for a text without letters and digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Hashes of words and figures, in order of the text.
    pub words: Vec<u64>,
    /// Where each of those begins, in bytes.
    pub starts: Vec<u32>,
    /// Numbers of the figures, in order of the text.
    pub figures: Vec<u32>,
    /// Folded letters and digits, the point inside a figure, the sign before one and a space between two.
    pub letters: String,
}

/// The tokens of `text`, which is shorter than 4 GiB. Linear in its length.
pub fn tokens(text: &str) -> Tokens {
    let mut tokens = Tokens {
        letters: String::with_capacity(text.len()),
        words: Vec::with_capacity(text.len() / 8),
        starts: Vec::with_capacity(text.len() / 8),
        figures: Vec::new(),
    };
    let mut open = Open::Nothing;
    let mut before = ' ';
    let mut folded = fold(text);
    loop {
        let at = folded.at();
        let (mut word, begins) = match open {
            Open::Word(word) => (word, false),
            _ => (0, true),
        };
        let letters = folded.unaltered(|code| word = step(word, code.into()));
        if !letters.is_empty() {
            if begins {
                tokens.close(open);
                tokens.starts.push(at as u32);
            }
            tokens.letters.push_str(letters);
            before = ' ';
            // The rule: nothing else before the next word.
            if folded.space() {
                tokens.words.push(mix(word));
                open = Open::Nothing;
                continue;
            }
            open = Open::Word(word);
        }
        if folded.space() {
            tokens.close(std::mem::replace(&mut open, Open::Nothing));
            before = ' ';
            continue;
        }
        let Some((at, c)) = folded.next() else {
            break;
        };
        let sign = matches!(before, '-' | '+').then_some(before);
        before = c;
        open = match (open, Class::of(c)) {
            (Open::Figure(figure), Class::Digit) => Open::Figure(figure.digit(c, &mut tokens)),
            (Open::Figure(figure), Class::Joint) if figure.joint.is_none() => {
                Open::Figure(Figure {
                    joint: Some(c),
                    ..figure
                })
            }
            (Open::Word(word), Class::Letter) => Open::Word(tokens.letter(word, c)),
            (before, Class::Letter) => {
                tokens.close(before);
                tokens.starts.push(at as u32);
                Open::Word(tokens.letter(0, c))
            }
            (before, Class::Digit) => {
                tokens.close(before);
                tokens.starts.push(at as u32);
                tokens.part_figures(sign);
                Open::Figure(Figure::default().digit(c, &mut tokens))
            }
            (before, _) => {
                tokens.close(before);
                Open::Nothing
            }
        };
    }
    tokens.close(open);
    tokens
}

/// The word or figure being read, as the hash of its characters so far.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Word(u64),
    Figure(Figure),
}

#[derive(Clone, Copy, Default)]
struct Figure {
    hash: u64,
    /// Its characters, as [`figures::spell`] numbers them.
    spelt: u64,
    /// A mark after a digit; it belongs to the figure when a digit follows.
    joint: Option<char>,
}

impl Figure {
    /// The figure with one more digit. A comma between digits only groups them; a point or colon tells.
    fn digit(self, c: char, tokens: &mut Tokens) -> Self {
        let Self { hash, spelt, joint } = self;
        let (hash, spelt) = match joint {
            Some(joint) if joint != ',' => {
                (tokens.letter(hash, joint), figures::spell(spelt, joint))
            }
            _ => (hash, spelt),
        };
        Self {
            hash: tokens.letter(hash, c),
            spelt: figures::spell(spelt, c),
            joint: None,
        }
    }
}

impl Tokens {
    /// Which words begin in a part of the text, given in bytes.
    pub fn within(&self, part: Range<usize>) -> Range<usize> {
        let before = |end: usize| self.starts.partition_point(|&start| (start as usize) < end);
        before(part.start)..before(part.end)
    }

    /// Keeps a figure that begins apart from one that ended right before it, and from its negative.
    fn part_figures(&mut self, sign: Option<char>) {
        // Between two figures a dash is a range.
        let after_figure = self.letters.ends_with(|c: char| c.is_ascii_digit());
        self.letters
            .extend(if after_figure { Some(' ') } else { sign });
    }

    fn letter(&mut self, hash: u64, c: char) -> u64 {
        self.letters.push(c);
        step(hash, u64::from(u32::from(c)))
    }

    fn close(&mut self, open: Open) {
        match open {
            Open::Nothing => {}
            Open::Word(hash) => self.words.push(mix(hash)),
            Open::Figure(Figure { hash, spelt, .. }) => {
                self.words.push(mix(hash));
                self.figures.push(figures::number(spelt, hash));
            }
        }
    }
}

/// What a folded character does to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Joins digits when it stands between two of them.
    Joint,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit,
            ',' | '.' | ':' => Self::Joint,
            '\0'..='\x7f' if !c.is_ascii_alphabetic() => Self::Other,
            // Devanagari: the virama is not alphabetic to Unicode, but words hold it; 970 is the abbreviation sign.
            '\u{900}'..='\u{96f}' | '\u{971}'..='\u{97f}' => Self::Letter,
            // Viramas and nuktas of the neighbouring scripts, combining marks of the Latin and Arabic ones.
            '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}'
            | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' => Self::Letter,
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' => Self::Letter,
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, letters: &str, words: usize, figures: usize) {
        let tokens = super::tokens(text);
        assert_eq!(tokens.letters, letters, "letters of {text}");
        assert_eq!(tokens.words.len(), words, "words of {text}");
        assert_eq!(tokens.figures.len(), figures, "figures of {text}");
    }

    #[test]
    fn words_and_figures_of_news_prose() {
        check("", "", 0, 0);
        check(" ।, … ", "", 0, 0);
        check("बाँध से पानी छोड़ा।", "बांधसेपानीछोडा", 4, 0);
        check("दर 10,000 रुपये", "दर10000रुपये", 3, 1);
        check("दर १०००० रुपये", "दर10000रुपये", 3, 1);
        check("ends at 3.5.", "endsat3.5", 3, 1);
        check("12लोग", "12लोग", 2, 1);
        check("1,2,,3", "12 3", 2, 2);
        check("10-12 और -5", "10 12और-5", 4, 3);
        check("inter\u{ad}val", "interval", 1, 0);
    }

    #[test]
    fn grouping_commas_do_not_tell() {
        assert_eq!(tokens("1,00,000").figures, tokens("१०००००").figures);
        assert_ne!(tokens("3.5").figures, tokens("35").figures);
        assert_ne!(tokens("3.5").letters, tokens("35").letters);
    }

    #[test]
    fn other_figures_are_other_letters() {
        for (one, other) in [
            ("1 12", "11 2"),
            ("3, 2", "32"),
            ("-200 अंक", "+200 अंक"),
            ("-2", "2"),
        ] {
            assert_ne!(tokens(one).letters, tokens(other).letters, "{one}, {other}");
        }
    }

    #[test]
    fn words_of_a_part() {
        let text = "दर 10,000 रुपये।\nनई दर";
        let tokens = super::tokens(text);
        let line = text.find('\n').expect("two lines");
        assert_eq!(tokens.within(0..line), 0..3);
        assert_eq!(tokens.within(line..text.len()), 3..5);
        assert_eq!(tokens.within(0..0), 0..0);
        assert_eq!(tokens.words[0], tokens.words[4]);
    }

    proptest! {
        #[test]
        fn marks_and_space_at_the_edges_change_nothing(text in "[क-हa-z0-9 ]{0,40}") {
            let framed = format!(" “{text}” ।");
            let (bare, framed) = (tokens(&text), tokens(&framed));
            prop_assert_eq!(bare.words, framed.words);
            prop_assert_eq!(bare.letters, framed.letters);
        }

        #[test]
        fn any_text_is_read(text in "(?s).{0,200}") {
            let tokens = super::tokens(&text);
            prop_assert!(tokens.figures.len() <= tokens.words.len());
            prop_assert_eq!(tokens.starts.len(), tokens.words.len());
            prop_assert!(tokens.starts.iter().all(|&start| text.is_char_boundary(start as usize)));
        }
    }
}
