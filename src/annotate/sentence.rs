//! Sentences.
//!
//! A title is one sentence. In the body every newline ends one, and so do danda, full stop, question and exclamation mark,
//! with the quotes and brackets that close there. What a full stop means is for [`Stops`] to say; where an abbreviation can
//! end a sentence (`कि.मी.`, `U.S.`), the next word decides. An ellipsis ends a sentence before a capital letter.

use super::Field;
use crate::lang::{Detector, Lang, Language, Languages};
use crate::normalize::{Addresses, Normalized, Quotes, Stop, Stops, is_end};
use crate::text::{Milli, NormSpan, Script, has_letters, is_alphabetic, marks};
use std::ops::Range;

/// One sentence, without the space around it. A title is one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The field it stands in.
    pub field: Field,
    /// Where, in bytes.
    pub span: NormSpan,
}

/// Letters a sentence needs before its language is told apart from the article's: as many as a short headline has.
const TELLING: usize = 30;

/// Confidence that needs.
const SURE: Milli = Milli(900);

/// The sentences of the body that are in another language than the article, by their place among the body's sentences. A sentence
/// that is short or leaves doubt is in the article's.
pub fn foreign(article: &Normalized, sentences: &[Sentence]) -> Vec<(usize, Lang)> {
    let body = sentences
        .iter()
        .filter(|sentence| sentence.field == Field::Text);
    let own = own_script(article.language);
    body.enumerate()
        .filter_map(|(place, sentence)| {
            let text = &article.text[sentence.span.range()];
            if text.len() < TELLING {
                return None;
            }
            if own.is_some_and(|own| text.chars().filter_map(Script::of).all(|s| s == own)) {
                return None;
            }
            let found = Detector::shipped().detect_other(text, article.language.lang, SURE)?;
            has_letters(text, TELLING).then_some((place, found))
        })
        .collect()
}

/// The script in which whatever an article says is in its language. Devanagari writes several that [`detect`] tells apart; any other
/// script one, or none that it names.
fn own_script(language: Language) -> Option<Script> {
    let own =
        |script: &Script| *script != Script::Devanagari && language.lang.is_written_in(*script);
    language.script.filter(own)
}

/// Cuts articles into sentences: all that a record of a copy, or of a run without annotation, still has. Built once.
#[derive(Debug)]
pub struct Cutter {
    stops: Stops,
}

impl Cutter {
    /// A cutter with these abbreviation tables.
    pub fn new(languages: &Languages) -> Self {
        Self {
            stops: Stops::new(languages),
        }
    }

    /// The sentences of an article: the title first, then the body's in order, apart, covering all but white space.
    pub fn cut(&self, article: &Normalized) -> Vec<Sentence> {
        let title = Field::Title.of(article);
        let mut found = Vec::new();
        found.extend(sentence(Field::Title, title, 0..title.len()));
        self.cut_body(&article.text, &mut found);
        found
    }

    /// Adds the sentences of a running text.
    fn cut_body(&self, text: &str, found: &mut Vec<Sentence>) {
        let web = Addresses::of(text);
        let mut quotes = Quotes::default();
        let mut start = 0;
        // The sentence that begins at `start` has no letter before this: it says nothing yet, as `1.` alone does.
        let mut silent = 0;
        let mut marks = marks(text);
        while let Some((at, c)) = marks.next() {
            quotes.see(text, at, c);
            if c == '\n' {
                found.extend(sentence(Field::Text, text, start..at));
                (start, silent) = (at, at);
            }
            if !(is_end(c) || c == '…') || web.cover(at) {
                continue;
            }
            let mut last = (at, c);
            let mut end = at + c.len_utf8();
            while let Some(next) = text[end..].chars().next() {
                if !is_end(next) && next != '…' && !quotes.closes(next) {
                    break;
                }
                quotes.see(text, end, next);
                if is_end(next) {
                    last = (end, next);
                }
                end += next.len_utf8();
            }
            if let Some(here) = late_quote(text, end, &quotes) {
                quotes.see(text, here, text[here..].chars().next().unwrap_or(' '));
                end = here + 1;
            }
            marks.skip_to(end);
            if last.1 == '.' && !text[silent..at].contains(is_alphabetic) {
                silent = at;
                continue;
            }
            if self.ends(text, last, end) {
                found.extend(sentence(Field::Text, text, start..end));
                (start, silent) = (end, end);
            }
        }
        found.extend(sentence(Field::Text, text, start..text.len()));
    }

    /// Whether a sentence ends with the mark at `at`, or rather at `end`, after what closes with it.
    fn ends(&self, text: &str, (at, mark): (usize, char), end: usize) -> bool {
        let right = &text[end..];
        if matches!(mark, '।' | '॥') {
            return true;
        }
        let (spaced, right) = match right.strip_prefix(' ') {
            Some(right) => (true, right),
            None => (false, right),
        };
        let Some(next) = right.chars().find(|c| !is_quote(*c)) else {
            return true;
        };
        if !spaced || next.is_lowercase() || is_joining(next) {
            return false;
        }
        match mark {
            '.' => match self.stops.at(text, at) {
                Stop::End => true,
                Stop::Maybe => self.stops.is_opener(first_word(right)),
                Stop::Inner => false,
            },
            '…' => next.is_uppercase(),
            _ => true,
        }
    }
}

/// Where a quote stands that closes after `end` and a space, with white space behind it: `है। " उसने`.
fn late_quote(text: &str, end: usize, quotes: &Quotes) -> Option<usize> {
    let rest = text[end..].strip_prefix(' ')?;
    let quote = rest.chars().next().filter(|&c| matches!(c, '"' | '\''))?;
    let free = rest[1..].chars().next().is_none_or(char::is_whitespace);
    (free && quotes.closes(quote)).then_some(end + 1)
}

/// What stands in `span` without the white space at its ends; `None` when nothing else is there.
fn sentence(field: Field, text: &str, span: Range<usize>) -> Option<Sentence> {
    let part = &text[span.clone()];
    let start = span.start + (part.len() - part.trim_start().len());
    let end = span.start + part.trim_end().len();
    (start < end).then(|| Sentence {
        field,
        span: NormSpan::new(start, end),
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '(' | '[')
}

/// Marks that carry a sentence on.
fn is_joining(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '-' | '–' | ')' | ']')
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(is_quote);
    text.split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::detect;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static CUTTER: LazyLock<Cutter> = LazyLock::new(|| Cutter::new(&Languages::builtin()));

    fn cut(text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        CUTTER.cut_body(text, &mut found);
        let spans = found.iter().map(|sentence| sentence.span.range());
        spans.collect()
    }

    #[test]
    fn sentences_in_another_language_are_told() {
        let text = "मेयर ने कहा कि पुल अगले महीने खुलेगा। The mayor said that the bridge would be open next month. पुल बन गया।\nमहापौरांनी सांगितले की पूल पुढच्या महिन्यात सुरू होणार आहे. OK.";
        assert_eq!(told(text), (Lang::Hi, vec![(1, Lang::En), (3, Lang::Mr)]));
        assert_eq!(told(""), (Lang::Other, vec![]));
    }

    #[test]
    fn names_verses_tags_and_addresses_are_no_other_language() {
        for sentence in [
            "https://patrika.example/khabar/new-bridge-opens-for-the-public-after-three-years.html",
            "#NewBridge #OpenForAll #CityOfRivers @citycouncil_official @mayors_office",
            "टीम: दीपक सावंत, रोहन पाटील, केदार जोशी, अमोल शिंदे, विक्रम थापा, सुजन गुरुङ।",
            "नदीनां सागरो गतिः वृक्षाणां भूमिरेव आश्रयः पथिकानां च छाया सुखदा भवति।",
            "हमनी के गाँव में एगो पुल बनल बा, आ लोग ओकरा पर से आवत जात बा।",
        ] {
            let text = format!("मेयर ने कहा कि पुल अगले महीने खुलेगा। {sentence} लोग खुश हैं।");
            assert_eq!(told(&text), (Lang::Hi, vec![]), "{sentence}");
        }
    }

    /// The language of a body, and its sentences in another.
    fn told(text: &str) -> (Lang, Vec<(usize, Lang)>) {
        let article = Normalized {
            title: None,
            text: text.into(),
            credits: Default::default(),
            offsets: crate::text::OffsetMap::IDENTITY,
            repairs: Default::default(),
            language: detect(text, None),
        };
        let sentences = CUTTER.cut(&article);
        (article.language.lang, foreign(&article, &sentences))
    }

    /// `|` stands where a sentence ends.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let found: Vec<_> = cut(&text).into_iter().map(|span| &text[span]).collect();
        let expected: Vec<_> = expected.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hindi_sentences() {
        check("पुल खुल गया है।| बसें चलेंगी॥| कब?| आज ही!| बस");
        check("पुल खुल गया है.| डॉ. सिन्हा 12 कि.मी. दूर ए. पी. जे. रोड पर थे.");
        check("उन्होंने कहा, \"पुल खुलेगा।\"| \"कब?\"| मेयर चुप थे (कल भी।)| ठीक।");
        check("उसने कहा, \"पुल खुलेगा। \"| मेयर चुप थे।");
        check("फीस 3.5 फीसदी बढ़ी।| https://a.in/x.y?z देखें।");
        check("रुको… फिर चलो।| क्या?!| हाँ।");
        check("पहली पंक्ति|\nदूसरी पंक्ति|\n\n1. पहला काम|\n2. दूसरा काम");
        check("।| ।");
    }

    #[test]
    fn english_sentences() {
        check("Dr. Rao met J. K. Roy.| The U.S. team left.| It lost 3.5 points.");
        check("They live in the U.S.| The others do not.");
        check("\"Is it open?\" he asked.| \"Yes!\"| She left at 5 p.m. on Jan. 5.");
        check("Well… maybe… Not.".replace("… N", "…| N").as_str());
        check("The office (No. 5) is shut!| No.");
    }

    #[test]
    fn other_devanagari_sentences() {
        check("पूल खुला झाला आहे.| डॉ. जोशी यांनी सांगितले.");
        check("पुल खुल्यो।| डा. शर्माले भने।");
    }

    #[test]
    fn time_grows_with_length_only() {
        for unit in ["(", "\"", "।", ".", "क.", "1. ", "? ", "…", "a"] {
            let text = unit.repeat(300_000 / unit.len());
            let start = std::time::Instant::now();
            cut(&text);
            assert!(start.elapsed().as_secs() < 5, "{unit:?}");
        }
    }

    proptest! {
        #[test]
        fn only_space_lies_between_sentences(text in "[क-घा।॥.?!…\"'()A-Ca-c0-3 \n]{0,80}|(?s).{0,60}") {
            let mut at = 0;
            for span in cut(&text) {
                prop_assert!(span.start < span.end && text[at..span.start].trim().is_empty());
                prop_assert_eq!(text[span.clone()].trim(), &text[span.clone()]);
                at = span.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
