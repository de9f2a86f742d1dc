//! The cues of a language, as a trie over known words.
//!
//! [`CueTable::at`] gives the cues whose head starts at a token, longest last; the engine then looks for the light verb.

use super::cues::{Cue, CueError, Flag, parsed};
use super::inflect;
use super::lexicon::{Class, Lexicon};
use super::own::OwnCue;
use super::paradigm::{self, Form};
use crate::text::words;
use hashbrown::HashMap;

/// The head of a cue, found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'c> {
    /// In words.
    pub(super) length: usize,
    pub(super) cue: &'c Cue,
    /// Whether it is the bare stem of a verb, which counts only with the verb that it leans on: ठुकरा दिया.
    pub(super) stem: bool,
}

/// All cues of a language.
#[derive(Debug, Default)]
pub(super) struct CueTable {
    cues: Vec<Cue>,
    /// (node, word) → node; node 0 is the root.
    edges: HashMap<(u32, u32), u32>,
    /// Cues whose head ends at a node, and whether it is a bare verb stem.
    ends: Vec<Vec<(u32, bool)>>,
}

impl CueTable {
    /// Compiles a table and the user's `own` rows, and interns their words. Of rows with one id the own one counts.
    ///
    /// # Errors
    /// Names the first row with a wrong number of cells or an unknown name.
    pub(super) fn new<'o>(
        table: &str,
        own: impl Iterator<Item = &'o OwnCue> + Clone,
        lexicon: &mut Lexicon,
    ) -> Result<Self, CueError> {
        let mut cues = Self {
            ends: vec![Vec::new()],
            ..Self::default()
        };
        for row in own.clone() {
            cues.add(&row.heads, row.cue.clone(), lexicon);
        }
        for (_, heads, cue) in parsed(table)? {
            if own.clone().all(|row| row.cue.id != cue.id) {
                cues.add(heads, cue, lexicon);
            }
        }
        Ok(cues)
    }

    /// Adds a row, unless it is switched off.
    fn add(&mut self, heads: &str, cue: Cue, lexicon: &mut Lexicon) {
        if cue.is(Flag::Off) {
            return;
        }
        let place = self.cues.len() as u32;
        for head in heads.split('|') {
            self.insert(head, place, lexicon);
        }
        self.cues.push(cue);
    }

    /// Adds a head; a last word that ends in `-` stands for all forms of its stem, an English word with a `+` for all of its verb.
    fn insert(&mut self, head: &str, cue: u32, lexicon: &mut Lexicon) {
        for form in inflect::heads(head).unwrap_or_default() {
            self.insert(&form, cue, lexicon);
        }
        if head.contains('+') {
            return;
        }
        let (before, stem) = match head.strip_suffix('-') {
            Some(head) => match head.rsplit_once(' ') {
                Some((before, stem)) => (before, Some(stem)),
                None => ("", Some(head)),
            },
            None => (head, None),
        };
        let mut node = 0;
        for word in words(before) {
            node = self.step(node, lexicon.intern(word.of(before)));
        }
        let Some(stem) = stem else {
            if !before.contains(' ') {
                let word = lexicon.intern(before);
                lexicon.add_class(word, Class::Cue);
            }
            self.end(node, (cue, false));
            return;
        };
        let end = self.step(node, lexicon.intern(stem));
        self.end(end, (cue, true));
        for (form, kind) in paradigm::forms(stem) {
            if kind == Form::Subjunctive || form == stem {
                continue; // too short to be sure of: हरा, कोसे
            }
            let word = lexicon.intern(&form);
            lexicon.add_form(word, kind);
            let end = self.step(node, word);
            self.end(end, (cue, false));
        }
    }

    fn step(&mut self, node: u32, word: u32) -> u32 {
        let next = self.ends.len() as u32;
        let found = *self.edges.entry((node, word)).or_insert(next);
        if found == next {
            self.ends.push(Vec::new());
        }
        found
    }

    fn end(&mut self, node: u32, cue: (u32, bool)) {
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&cue) {
            ends.push(cue);
        }
    }

    /// Cues whose head starts with `words[0]`, longest last.
    pub(super) fn at(&self, words: impl IntoIterator<Item = u32>) -> Vec<Head<'_>> {
        let (mut node, mut found) = (0, Vec::new());
        for (length, word) in words.into_iter().enumerate() {
            match self.edges.get(&(node, word)) {
                Some(&next) if word != Lexicon::UNKNOWN => node = next,
                _ => break,
            }
            let ends = self.ends[node as usize].iter();
            found.extend(ends.map(|&(cue, stem)| Head {
                length: length + 1,
                cue: &self.cues[cue as usize],
                stem,
            }));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Languages};
    use crate::text::folded;

    #[test]
    fn every_shipped_row_compiles() {
        let languages = Languages::builtin();
        for lang in [Lang::Hi, Lang::En] {
            let pack = languages.pack(lang).expect("shipped");
            let mut lexicon = Lexicon::new(pack.table("stance_words"), lang == Lang::Hi);
            let table = CueTable::new(pack.table("stance"), [].iter(), &mut lexicon)
                .expect("every row names what exists");
            assert!(table.cues.len() > 150, "{}", table.cues.len());
            let mut ids: Vec<_> = table.cues.iter().map(|cue| &cue.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), table.cues.len(), "ids are unique");
        }
    }

    #[test]
    fn heads_are_found_in_any_spelling_and_stems_in_any_form() {
        let mut lexicon = Lexicon::new("class\twords\n", true);
        let table = "h\nx1\tतारीफ|साथ खड़ा\tKAR\tGEN\t+0.8\tsupport\tPRAISE\t-\t-\t1\tambiguous\n\
                     x2\tठुकरा-\t-\tKO\t-0.6\toppose\tREJECT\t-\t-\t2\t-\n";
        let cues = CueTable::new(table, [].iter(), &mut lexicon).expect("compiles");
        let find = |text: &str| -> Vec<(usize, String)> {
            let ids: Vec<_> = words(text)
                .map(|w| lexicon.id(&folded(w.of(text))))
                .collect();
            cues.at(ids)
                .into_iter()
                .map(|head| (head.length, head.cue.id.clone()))
                .collect()
        };
        assert_eq!(find("तारीफ़ की"), [(1, "x1".to_owned())]);
        assert_eq!(find("साथ खड़ा है"), [(2, "x1".to_owned())]);
        assert_eq!(find("ठुकराया"), [(1, "x2".to_owned())]);
        assert_eq!(find("साथ"), []);
        assert_eq!(find(""), []);
    }

    #[test]
    fn a_wrong_row_is_named() {
        let mut lexicon = Lexicon::new("class\twords\n", true);
        let table = "h\nx1\tक\tKAR\tNO\t+0.8\tsupport\tPRAISE\t-\t-\t1\t-\n";
        let error = CueTable::new(table, [].iter(), &mut lexicon).expect_err("NO is no frame");
        assert_eq!(error.line, 2);
        assert!(
            error.what.starts_with("unknown frame: NO; known are GEN, "),
            "{error}"
        );
    }
}
