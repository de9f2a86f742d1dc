//! Labelled sentences: a token and its IOB2 label on each line, an empty line between sentences.
//!
//! A labelled file cuts words in its own way (`है।`, `N.Z.A.`); here its tokens are cut again as running text is, so that a
//! tagger learns from what it will read.

use super::super::names::{Names, Token};
use super::tags::Tag;

/// Marks that close or open a phrase: no part of a name, even where they are glued to it.
const OUTER: [char; 13] = [
    ',', '।', '?', '!', ';', ':', '"', '\'', '(', ')', '“', '”', '‘',
];

/// A line of a labelled file without a label.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found:?} has no label")]
pub struct ConllError {
    /// 1-based line in the file.
    pub line: usize,
    /// What stands there.
    pub found: String,
}

/// A sentence with the tags of its tokens.
#[derive(Clone, Debug)]
pub(super) struct Labelled<'f> {
    /// The file's tokens with a space between.
    pub(super) text: String,
    /// The tokens as running text has them.
    pub(super) tokens: Vec<Token>,
    /// The tag of each.
    pub(super) tags: Vec<Tag>,
    /// The file's own tokens.
    pub(super) rows: Vec<Row<'f>>,
}

/// A token of a labelled file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'f> {
    /// As written.
    pub(super) word: &'f str,
    /// As labelled.
    pub(super) label: &'f str,
    /// Index of the token that speaks for it: its first word, else its first token; `None` when it has none.
    pub(super) speaker: Option<usize>,
}

/// Reads a labelled file. An empty file has no sentences.
///
/// # Errors
/// Names the first line without a label.
pub(super) fn read<'f>(names: &Names, file: &'f str) -> Result<Vec<Labelled<'f>>, ConllError> {
    let mut sentences = Vec::new();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for (at, line) in file.lines().chain([""]).enumerate() {
        if line.trim().is_empty() {
            if !rows.is_empty() {
                sentences.push(sentence(names, &rows));
                rows.clear();
            }
            continue;
        }
        let row = line.split_once(['\t', ' ']).and_then(|(word, rest)| {
            let label = rest.split_whitespace().next_back()?;
            (!word.is_empty()).then_some((word, label))
        });
        rows.push(row.ok_or_else(|| ConllError {
            line: at + 1,
            found: line.to_owned(),
        })?);
    }
    Ok(sentences)
}

fn sentence<'f>(names: &Names, rows: &[(&'f str, &'f str)]) -> Labelled<'f> {
    let words: Vec<&str> = rows.iter().map(|(word, _)| *word).collect();
    let text = words.join(" ");
    let tokens = names.read(&text);
    let mut tags = vec![Tag::OUTSIDE; tokens.len()];
    let (mut at, mut end) = (0, 0);
    let rows = rows.iter().map(|&(word, label)| {
        end += word.len();
        let within = tokens[at..].partition_point(|token| token.span.end as usize <= end);
        end += 1;
        let whole = at..at + within;
        at = whole.end;
        let speaker = whole.clone().find(|&at| tokens[at].hash != 0);
        let named = core(&tokens, whole.clone());
        let first = Tag::from_label(label);
        for at in named.clone() {
            tags[at] = if at == named.start {
                first
            } else {
                first.inside()
            };
        }
        Row {
            word,
            label,
            speaker: speaker.or(Some(whole.start).filter(|_| within > 0)),
        }
    });
    let rows = rows.collect();
    Labelled {
        text,
        tokens,
        tags,
        rows,
    }
}

/// The tokens of a row without the marks around its words; all of them where it has no word.
fn core(tokens: &[Token], whole: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inner = |&at: &usize| !OUTER.contains(&tokens[at].first);
    match (whole.clone().find(inner), whole.clone().rfind(inner)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Languages;

    fn read_all(file: &str) -> Vec<(Vec<String>, Vec<&'static str>)> {
        let names = Names::new(&Languages::builtin());
        let sentences = read(&names, file).expect("every line has a label");
        let shown = sentences.into_iter().map(|sentence| {
            let words = sentence.tokens.iter();
            (
                words
                    .map(|token| sentence.text[token.span.range()].to_owned())
                    .collect(),
                sentence.tags.iter().map(|tag| tag.label()).collect(),
            )
        });
        shown.collect()
    }

    #[test]
    fn tokens_are_cut_as_running_text_is() {
        let file = "रेखा\tB-PER\nनैथानी,\tI-PER\nआईं।\tO\n\n\nके.\tB-PER\nपी.\tI-PER\n";
        let [first, second] = &read_all(file)[..] else {
            panic!("two sentences");
        };
        assert_eq!(first.0, ["रेखा", "नैथानी", ",", "आईं", "।"]);
        assert_eq!(first.1, ["B-PER", "I-PER", "O", "O", "O"]);
        assert_eq!(second.0, ["के", ".", "पी", "."]);
        assert_eq!(second.1, ["B-PER", "I-PER", "I-PER", "I-PER"]);
    }

    #[test]
    fn a_line_needs_a_label() {
        let names = Names::new(&Languages::builtin());
        let error = read(&names, "रेखा\tB-PER\nने\n").expect_err("no label");
        assert_eq!((error.line, error.found.as_str()), (2, "ने"));
        assert!(read(&names, "").expect("nothing").is_empty());
    }
}
