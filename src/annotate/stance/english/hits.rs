//! Where English cues stand in a sentence.
//!
//! In: a scene and the cue table. Out: hits, each with how its cue is used there (`usage.rs`), none over another.

use super::super::apart::apart;
use super::super::cue_table::Head;
use super::super::cues::Cue;
use super::super::lexicon::Lexicon;
use super::super::tokens::Scene;
use super::Engine;
use super::usage::usage;
use crate::annotate::Field;

/// How a cue is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// H criticised T
    Active,
    /// T was criticised by H
    Passive,
    /// H's criticism of T
    Noun,
    /// H is critical of T
    Adjective,
    /// H, a critic of T
    Person,
    /// anti-T
    Prefix,
    /// H-backed T
    Prefixed,
    /// H said T failed, H called T's plan a shame
    Said,
    /// T came under fire from H, T drew criticism from H
    Undergone,
    /// H came to T's defence
    Beside,
    /// H called T a liar
    Called,
}

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'e> {
    pub(super) cue: &'e Cue,
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) usage: Use,
}

impl Engine {
    /// The cues of a sentence, in order. Of those that overlap the longer wins, then the stronger.
    pub(super) fn hits(&self, scene: &Scene, field: Field) -> Vec<Hit<'_>> {
        let tokens = &scene.tokens;
        let mut found: Vec<Hit> = Vec::new();
        for first in 0..tokens.len() {
            // Champions League: a capital inside a sentence belongs to a name
            let inside = first
                .checked_sub(1)
                .is_some_and(|b| tokens[b].mark.is_none());
            let named = tokens[first].capital && inside && field == Field::Text;
            // RIP is no rip
            let word = &scene.text[tokens[first].span.range()];
            let letters = word.len() > 1 && word.chars().all(char::is_uppercase);
            let acronym = letters && field == Field::Text;
            let other = tokens[first].actor.is_some() || named || acronym;
            if tokens[first].word == Lexicon::UNKNOWN || other {
                continue;
            }
            let ahead = tokens[first..].iter().map(|token| {
                if token.actor.is_some() {
                    Lexicon::UNKNOWN
                } else {
                    token.word
                }
            });
            for Head { length, cue, .. } in self.cues.at(ahead) {
                let end = first + length;
                if let Some(usage) = usage(scene, field, cue, first, end) {
                    found.push(Hit {
                        cue,
                        first,
                        end,
                        usage,
                    });
                }
            }
        }
        apart(
            found,
            tokens.len(),
            |hit| (hit.first, hit.end),
            |hit| (hit.end - hit.first, hit.cue.polarity.abs()),
        )
    }
}
