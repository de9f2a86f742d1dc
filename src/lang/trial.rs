//! How often a detector is right on texts whose language is known.

use super::{Detector, Lang};
use crate::text::{Milli, Script};
use std::collections::BTreeMap;
use std::fmt;

/// Code points from which a line is a paragraph.
const PARAGRAPH: usize = 200;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A line of a body, of 200 code points or more.
    Paragraph,
    /// Any other line of a body.
    Line,
    /// A title, or all of an untitled text that is one line below 200 code points.
    Headline,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Paragraph => "paragraph",
            Kind::Line => "line",
            Kind::Headline => "headline",
        }
    }
}

/// Answers to texts of one kind and language.
#[derive(Clone, Debug, Default)]
struct Answers {
    found: BTreeMap<Lang, u64>,
    /// Those at or above the bar of doubt.
    sure: u64,
    /// Sum of their confidence.
    confidence: Milli,
}

/// A detector's answers, paragraph by paragraph and headline by headline. Shown as a table with a row for each kind and language: how
/// many, which share is right, the mean confidence, and how many were taken for which language.
#[derive(Clone, Debug)]
pub struct Trial<'d> {
    detector: &'d Detector,
    answers: BTreeMap<(Kind, Lang), Answers>,
    passed_over: u64,
}

impl<'d> Trial<'d> {
    /// No answers yet.
    pub fn new(detector: &'d Detector) -> Self {
        Self {
            detector,
            answers: BTreeMap::new(),
            passed_over: 0,
        }
    }

    /// Asks about the title and every line of an article known to be in `lang`. Empty lines are none; lines in a script that `lang`
    /// is not written in are passed over, for they cannot be in `lang`.
    pub fn article(&mut self, lang: Lang, title: Option<&str>, text: &str) {
        let title = title.map(str::trim).unwrap_or_default();
        self.ask(Kind::Headline, lang, title);
        let text = text.trim();
        let alone = title.is_empty() && !text.contains('\n');
        for line in text.lines().map(str::trim) {
            let kind = match line.chars().nth(PARAGRAPH - 1) {
                Some(_) => Kind::Paragraph,
                None if alone => Kind::Headline,
                None => Kind::Line,
            };
            self.ask(kind, lang, line);
        }
    }

    /// Lines that were in another script.
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }

    fn ask(&mut self, kind: Kind, lang: Lang, text: &str) {
        if text.is_empty() {
            return;
        }
        if !Script::dominant([text]).is_some_and(|(script, _)| lang.is_written_in(script)) {
            self.passed_over += 1;
            return;
        }
        let found = self.detector.detect(text, None);
        let answers = self.answers.entry((kind, lang)).or_default();
        *answers.found.entry(found.lang).or_default() += 1;
        answers.sure += u64::from(found.is_sure());
        answers.confidence += found.confidence;
    }
}

impl fmt::Display for Trial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answered = |lang: &Lang| {
            self.answers
                .values()
                .any(|row| row.found.contains_key(lang))
        };
        let langs: Vec<Lang> = Lang::ALL.into_iter().filter(answered).collect();
        write!(f, "kind\tlang\ttexts\tright\tsure\tconfidence")?;
        for lang in &langs {
            write!(f, "\t{}", lang.code())?;
        }
        writeln!(f)?;
        for (&(kind, lang), answers) in &self.answers {
            let texts: u64 = answers.found.values().sum();
            let right = answers.found.get(&lang).copied().unwrap_or_default();
            let share = |part: u64| part as f64 / texts as f64;
            write!(
                f,
                "{}\t{}\t{texts}\t{:.4}\t{:.4}\t{:.3}",
                kind.name(),
                lang.code(),
                share(right),
                share(answers.sure),
                answers.confidence.as_f64() / texts as f64
            )?;
            for lang in &langs {
                write!(f, "\t{}", answers.found.get(lang).unwrap_or(&0))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_kind_and_language() {
        let mut trial = Trial::new(Detector::shipped());
        let long = "मेयर ने कहा कि पुल खुल गया है और बसें चल रही हैं। ".repeat(5);
        trial.article(
            Lang::Hi,
            Some("पुल खुला, लोगों को मिली राहत"),
            &format!("{long}\n\nपुल बन गया है\nBy our reporter"),
        );
        trial.article(Lang::Hi, None, "महापौरांनी सांगितले की पूल सुरू झाला आहे");
        assert_eq!(trial.passed_over(), 1);
        let table = trial.to_string();
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
        assert_eq!(
            rows[0],
            [
                "kind",
                "lang",
                "texts",
                "right",
                "sure",
                "confidence",
                "hi",
                "mr"
            ]
        );
        let counts = |row: usize| [0, 1, 2, 3, 6, 7].map(|cell| rows[row][cell]);
        assert_eq!(counts(1), ["paragraph", "hi", "1", "1.0000", "1", "0"]);
        assert_eq!(counts(2), ["line", "hi", "1", "1.0000", "1", "0"]);
        assert_eq!(counts(3), ["headline", "hi", "2", "0.5000", "1", "1"]);
    }

    #[test]
    fn without_texts_there_is_a_header() {
        let trial = Trial::new(Detector::shipped());
        assert_eq!(
            trial.to_string(),
            "kind\tlang\ttexts\tright\tsure\tconfidence\n"
        );
    }
}
