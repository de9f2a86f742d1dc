//! Sentences.

use super::Field;
use crate::lang::Languages;
use crate::normalize::Normalized;
use crate::text::NormSpan;

/// One sentence, without the space around it. A title is one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The field it stands in.
    pub field: Field,
    /// Where, in bytes.
    pub span: NormSpan,
}

/// Cuts articles into sentences.
#[derive(Debug)]
pub struct Cutter {}

impl Cutter {
    /// A cutter with these abbreviation tables.
    pub fn new(_languages: &Languages) -> Self {
        Self {}
    }

    /// The sentences of an article: the title first, then the body's in order, apart, covering all but white space.
    pub fn cut(&self, article: &Normalized) -> Vec<Sentence> {
        [Field::Title, Field::Text]
            .into_iter()
            .filter(|field| !field.of(article).is_empty())
            .map(|field| Sentence {
                field,
                span: NormSpan::new(0, field.of(article).len()),
            })
            .collect()
    }
}
