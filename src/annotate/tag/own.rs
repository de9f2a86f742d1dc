//! Sentences that khabar labels itself, to learn from.
//!
//! In: a sentence and the mentions that a run found in it. Out: the sentence as a labelled file has it, if every capital in it is
//! accounted for: what an article names in full shows what stands around its short forms. `Dr Karlsson left Lakeland.` → `Dr O`,
//! `Karlsson B-PER`, `left O`, `Lakeland B-LOC`, `. O`.

use super::super::names::{Cue, Names, Token};
use super::tags::{Kind, Tag};
use crate::lang::Languages;
use crate::text::NormSpan;

/// A mention in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where, in bytes of the sentence.
    pub span: NormSpan,
    /// What it names; `None` where it is no name, as demonyms and groups are.
    pub kind: Option<Kind>,
}

/// Labels sentences by what a run found in them.
#[derive(Debug)]
pub struct Labeller {
    names: Names,
}

impl Labeller {
    /// One that knows the name tables of these languages.
    pub fn new(languages: &Languages) -> Self {
        Self {
            names: Names::new(languages),
        }
    }

    /// The sentence as lines of token, tab and IOB2 label; `None` when nothing is named in it or a capital inside it is in no mention.
    pub fn label(&self, sentence: &str, seen: &[Seen]) -> Option<String> {
        let tokens = self.names.read(sentence);
        let tags: Vec<Option<Tag>> = tokens.iter().map(|token| tag(token, seen)).collect();
        let told = (1..).zip(&tokens[1.min(tokens.len())..]);
        let untold = |(at, token): (usize, &Token)| tags[at].is_none() && may_be_name(token);
        let named = tags.iter().flatten().any(|tag| tag.begins());
        if !named || told.into_iter().any(untold) {
            return None;
        }
        let lines = tokens.iter().zip(&tags).map(|(token, tag)| {
            let label = tag.unwrap_or(Tag::OUTSIDE).label();
            format!("{}\t{label}\n", &sentence[token.span.range()])
        });
        Some(lines.collect())
    }
}

/// The tag of a token in a mention.
fn tag(token: &Token, seen: &[Seen]) -> Option<Tag> {
    let mention = seen.iter().find(|seen| seen.span.contains(token.span))?;
    let Some(kind) = mention.kind else {
        return Some(Tag::OUTSIDE);
    };
    let first = Tag::begin(kind);
    Some(match mention.span.start == token.span.start {
        true => first,
        false => first.inside(),
    })
}

/// Whether a token may be a part of a name, were it in a mention.
fn may_be_name(token: &Token) -> bool {
    token.is_word() && token.upper && !token.cues.grammatical() && !token.is(Cue::Honorific)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, seen: &[(&str, Option<Kind>)], expected: Option<&str>) {
        let labeller = Labeller::new(&Languages::builtin());
        let seen: Vec<Seen> = seen
            .iter()
            .map(|&(words, kind)| {
                let start = sentence.find(words).expect("words of the sentence");
                Seen {
                    span: NormSpan::new(start, start + words.len()),
                    kind,
                }
            })
            .collect();
        let found = labeller.label(sentence, &seen);
        let found = found.map(|lines| lines.replace('\t', "/").replace('\n', " "));
        assert_eq!(found.as_deref().map(str::trim_end), expected, "{sentence}");
    }

    #[test]
    fn a_sentence_is_labelled_when_every_capital_is_told() {
        let anna = ("Anna Karlsson", Some(Kind::Per));
        let lake = ("Lakeland", Some(Kind::Loc));
        check(
            "Yesterday Mr Poe met Anna Karlsson.",
            &[("Poe", Some(Kind::Per)), anna],
            Some("Yesterday/O Mr/O Poe/B-PER met/O Anna/B-PER Karlsson/I-PER ./O"),
        );
        check(
            "Lakeland's Russian guests left.",
            &[lake, ("Russian", None)],
            Some("Lakeland/B-LOC 's/O Russian/O guests/O left/O ./O"),
        );
        check("Yesterday Poe met Anna Karlsson.", &[anna], None);
        check("It rained on Monday.", &[], None);
        check("", &[], None);
    }
}
