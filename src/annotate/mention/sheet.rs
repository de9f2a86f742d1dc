//! The worksheet of one article: its tokens and which of them a mention has taken.

use super::super::names::{Cue, Names, Sense, Token};
use super::{EntityType, Mention, MentionKind};
use crate::annotate::Sentence;
use crate::lang::Lang;
use crate::text::NormSpan;

/// A mention in the making.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'n> {
    /// Index of its first token.
    pub(super) first: usize,
    /// Index of its last token.
    pub(super) last: usize,
    /// How it names.
    pub(super) kind: MentionKind,
    /// Its type, where the kind of rule that found it tells.
    pub(super) class: Option<EntityType>,
    /// What the tables say it stands for; empty for what no table has.
    pub(super) senses: &'n [Sense],
    /// Whether only the long lists of places have it, as one word.
    pub(super) minor: bool,
}

impl Draft<'_> {
    /// A mention of no table, as a rule tells it.
    pub(super) fn told(first: usize, last: usize, kind: MentionKind, class: EntityType) -> Self {
        Self {
            first,
            last,
            kind,
            class: Some(class),
            senses: &[],
            minor: false,
        }
    }
}

/// Tokens and drafts. No two drafts share a token.
#[derive(Debug)]
pub(super) struct Sheet<'n> {
    pub(super) names: &'n Names,
    pub(super) tokens: Vec<Token>,
    /// Of each token, 1 + the index of the draft that has it; 0 for none.
    owners: Vec<u32>,
    drafts: Vec<Draft<'n>>,
    /// Whether the article is in a language without rules of its own: then words of no table tell nothing.
    pub(super) abroad: bool,
}

impl<'n> Sheet<'n> {
    /// The sheet of an article in `lang`.
    pub(super) fn new(names: &'n Names, lang: Lang, tokens: Vec<Token>) -> Self {
        Self {
            abroad: lang.named_as().is_some(),
            names,
            owners: vec![0; tokens.len()],
            tokens,
            drafts: Vec::new(),
        }
    }

    /// The draft that has a token.
    pub(super) fn draft(&self, token: usize) -> Option<&Draft<'n>> {
        let owner = *self.owners.get(token)?;
        self.drafts.get((owner as usize).checked_sub(1)?)
    }

    /// The draft that has a token, to change its kind.
    pub(super) fn draft_mut(&mut self, token: usize) -> Option<&mut Draft<'n>> {
        let owner = *self.owners.get(token)?;
        self.drafts.get_mut((owner as usize).checked_sub(1)?)
    }

    /// Whether the token belongs to no draft.
    pub(super) fn is_free(&self, token: usize) -> bool {
        self.owners.get(token) == Some(&0)
    }

    /// Whether a stronger rule may take the token: it is free, or a town's name of one word.
    pub(super) fn is_weak(&self, token: usize) -> bool {
        match self.draft(token) {
            Some(draft) => draft.minor,
            None => token < self.tokens.len(),
        }
    }

    /// Puts a draft down; drafts that it touches are given up.
    pub(super) fn put(&mut self, draft: Draft<'n>) {
        for token in draft.first..=draft.last {
            if let Some(old) = self.draft(token).copied() {
                self.owners[old.first..=old.last].fill(0);
            }
        }
        self.drafts.push(draft);
        let owner = u32::try_from(self.drafts.len())
            .expect("drafts are no more than bytes, and bytes fit u32");
        self.owners[draft.first..=draft.last].fill(owner);
    }

    /// The token after `at` in the same sentence.
    pub(super) fn next(&self, at: usize) -> Option<&Token> {
        let next = self.tokens.get(at + 1)?;
        (next.sentence == self.tokens[at].sentence).then_some(next)
    }

    /// The index before `at` in the same sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.tokens[before].sentence == self.tokens[at].sentence).then_some(before)
    }

    /// The index after `at` in the same sentence.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        self.next(at).map(|_| at + 1)
    }

    /// Whether the next token has a class.
    pub(super) fn next_is(&self, at: usize, cue: Cue) -> bool {
        self.next(at).is_some_and(|token| token.is(cue))
    }

    /// The draft that ends right before token `at`, in the same sentence.
    pub(super) fn ending_before(&self, at: usize) -> Option<&Draft<'n>> {
        self.draft(self.before(at)?)
    }

    /// First tokens of the drafts that stand, in order.
    pub(super) fn starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.draft(at) {
                Some(draft) => {
                    starts.push(at);
                    at = draft.last + 1;
                }
                None => at += 1,
            }
        }
        starts
    }

    /// Types that the tables give a draft, its class first.
    pub(super) fn may_be(&self, draft: &Draft<'_>, kind: EntityType) -> bool {
        match draft.class {
            Some(class) => class == kind,
            None => draft
                .senses
                .iter()
                .any(|sense| self.names.entity(sense).kind == kind),
        }
    }

    /// Whether a draft can own an office: a state, place or organisation.
    pub(super) fn can_own(&self, draft: &Draft<'_>) -> bool {
        draft.kind == MentionKind::Adj
            || [EntityType::Gpe, EntityType::Org, EntityType::Loc]
                .into_iter()
                .any(|kind| self.may_be(draft, kind))
    }

    /// The mentions, in order.
    pub(super) fn mentions(&self, sentences: &[Sentence]) -> Vec<Mention> {
        self.starts()
            .into_iter()
            .filter_map(|start| {
                let draft = self.draft(start)?;
                let (first, last) = (&self.tokens[draft.first], &self.tokens[draft.last]);
                let sentence = first.sentence as usize;
                Some(Mention {
                    field: sentences.get(sentence)?.field,
                    sentence,
                    span: NormSpan {
                        start: first.span.start,
                        end: last.span.end,
                    },
                    kind: draft.kind,
                    class: draft.class,
                })
            })
            .collect()
    }
}
