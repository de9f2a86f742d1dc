//! What stands around names in a language that writes its case markers in one with the word before them: Marathi, Nepali.
//!
//! In: the tokens of an article. Out: the same with the endings of names as tokens of their own, as Hindi writes its case markers, so
//! that the rules for names hold: नेपालले becomes नेपाल and ले, मोदींनी becomes मोदी and ंनी.
//!
//! A word that the tables know is left whole (शर्मा is not शर् and मा). Elsewhere the column `when` of `case_endings.tsv` says what an
//! ending asks for:
//!
//! - `known`: that the tables know the stem as part of names or titles, or the article has it on its own or with another ending;
//! - `sure`: nothing, since no name ends so.

use super::cue::{Cue, Cues};
use super::token::{Folder, Token};
use crate::lang::{Pack, rows};
use hashbrown::HashMap;

/// Fewest letters of a stem, not counting the signs on them.
const SHORTEST: usize = 2;

/// A language's own words and endings.
#[derive(Debug, Default)]
pub(super) struct Idiom {
    /// Word classes by folded hash.
    words: HashMap<u64, Cues>,
    /// The longer ones first.
    endings: Vec<Ending>,
}

#[derive(Clone, Copy, Debug)]
struct Ending {
    text: &'static str,
    cues: Cues,
    sure: bool,
}

/// What an article has of a stem: its first ending, and whether it has another.
#[derive(Clone, Copy, Debug)]
struct Stem {
    first: &'static str,
    others: bool,
}

impl Idiom {
    /// What the tables of a language say; `None` where it has none of these.
    pub(super) fn of(pack: &Pack) -> Option<Self> {
        let mut idiom = Self::default();
        let mut folder = Folder::default();
        for row in rows::<2>(pack.table("idiom")).unwrap_or_default() {
            let [word, class] = row.cells;
            let cues = idiom.words.entry(folder.hash(word)).or_default();
            Cue::from_name(class)
                .into_iter()
                .for_each(|cue| cues.add(cue));
        }
        for row in rows::<3>(pack.table("case_endings")).unwrap_or_default() {
            let [text, classes, when] = row.cells;
            let mut cues = Cues::default();
            let classes = classes.split(',').filter_map(Cue::from_name);
            classes.for_each(|cue| cues.add(cue));
            let sure = when == "sure";
            idiom.endings.push(Ending { text, cues, sure });
        }
        let longest = |ending: &Ending| std::cmp::Reverse(ending.text.len());
        idiom.endings.sort_by_key(longest);
        (!idiom.endings.is_empty()).then_some(idiom)
    }

    /// Gives the tokens their classes in this language and cuts the endings off names. `surface` gives a token's characters, `named` tells
    /// whether a word of that hash begins a name or title of the tables.
    pub(super) fn apply<'t>(
        &self,
        tokens: Vec<Token>,
        surface: impl Fn(&Token) -> &'t str,
        named: impl Fn(u64) -> bool,
        cues: &HashMap<u64, Cues>,
    ) -> Vec<Token> {
        let mut folder = Folder::default();
        let stems = self.stems(&tokens, &surface, &mut folder);
        let mut out = Vec::with_capacity(tokens.len() + tokens.len() / 8);
        for mut token in tokens {
            token.cues = self.classes(token.hash, cues);
            let cut = (token.is_devanagari() && token.cues.is_empty() && !named(token.hash))
                .then(|| {
                    self.cut(surface(&token), |stem| {
                        let hash = folder.hash(stem);
                        let known = named(hash) || names(self.classes(hash, cues));
                        let twice = stems.get(&hash).is_some_and(|stem| stem.others);
                        (known, twice)
                    })
                })
                .flatten();
            match cut {
                Some((length, ending)) => {
                    let stem = &surface(&token)[..length];
                    let hash = folder.hash(stem);
                    let (stem, ending) = token.split(length, hash, ending);
                    let cues = self.classes(hash, cues);
                    out.extend([Token { cues, ..stem }, ending]);
                }
                None => out.push(token),
            }
        }
        out
    }

    /// A word's classes, those of all languages and those of this one.
    fn classes(&self, hash: u64, cues: &HashMap<u64, Cues>) -> Cues {
        let of = |table: &HashMap<u64, Cues>| table.get(&hash).copied().unwrap_or_default();
        of(cues).and(of(&self.words))
    }

    /// The words of an article and what is left of each without an ending.
    fn stems<'t>(
        &self,
        tokens: &[Token],
        surface: &impl Fn(&Token) -> &'t str,
        folder: &mut Folder,
    ) -> HashMap<u64, Stem> {
        let mut stems: HashMap<u64, Stem> = HashMap::new();
        for token in tokens.iter().filter(|token| token.is_devanagari()) {
            let word = surface(token);
            let cuts = self
                .cuts(word)
                .map(|(stem, ending)| (folder.hash(stem), ending.text));
            for (stem, ending) in cuts.chain([(token.hash, "")]) {
                let first = Stem {
                    first: ending,
                    others: false,
                };
                let stem = stems.entry(stem).or_insert(first);
                stem.others |= stem.first != ending;
            }
        }
        stems
    }

    /// The length of a word's stem and the classes of the ending. `told` gives whether the tables know a stem, and whether the
    /// article has it elsewhere.
    fn cut(&self, word: &str, mut told: impl FnMut(&str) -> (bool, bool)) -> Option<(usize, Cues)> {
        let cuts: Vec<_> = self
            .cuts(word)
            .map(|(stem, ending)| (stem, ending, told(stem)))
            .collect();
        let known = cuts.iter().find(|(.., (known, _))| *known);
        let sure = || cuts.iter().find(|(_, ending, _)| ending.sure);
        let twice = || cuts.iter().find(|(.., (_, twice))| *twice);
        let (stem, ending, _) = known.or_else(sure).or_else(twice)?;
        Some((stem.len(), ending.cues))
    }

    /// The ways to cut an ending off a word, the longest ending first.
    fn cuts<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &Ending)> {
        self.endings.iter().filter_map(move |ending| {
            let stem = word.strip_suffix(ending.text)?;
            is_stem(stem).then_some((stem, ending))
        })
    }
}

/// Whether a word may be a stem: it has letters enough, and the last one its vowel.
fn is_stem(stem: &str) -> bool {
    let letters = stem
        .chars()
        .filter(|c| matches!(c, '\u{904}'..='\u{939}' | '\u{958}'..='\u{961}'))
        .count();
    letters >= SHORTEST && !stem.ends_with('\u{94d}')
}

/// Whether a word of these classes is part of names, or what names end with.
fn names(cues: Cues) -> bool {
    const NAMES: [Cue; 6] = [
        Cue::Part,
        Cue::Institution,
        Cue::Head,
        Cue::Local,
        Cue::Site,
        Cue::Place,
    ];
    NAMES.into_iter().any(|cue| cues.has(cue)) && !cues.grammatical()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Languages};

    #[test]
    fn every_row_is_sound() {
        for pack in Languages::builtin().packs() {
            for row in rows::<2>(pack.table("idiom")).expect("two columns") {
                assert!(Cue::from_name(row.cells[1]).is_some(), "line {}", row.line);
            }
            for row in rows::<3>(pack.table("case_endings")).expect("three columns") {
                let [ending, classes, when] = row.cells;
                let told = classes
                    .split(',')
                    .all(|class| Cue::from_name(class).is_some());
                assert!(told && matches!(when, "known" | "sure"), "{ending}");
            }
        }
    }

    #[test]
    fn endings_are_cut_off_stems_that_are_told() {
        let languages = Languages::builtin();
        let idiom = |lang| Idiom::of(languages.pack(lang).expect("a pack")).expect("endings");
        for (lang, word, known, stem) in [
            (Lang::Ne, "रामेश्वरले", "रामेश्वर", "रामेश्वर"),
            (Lang::Ne, "नेताहरूले", "", "नेता"),
            (Lang::Ne, "गोपाले", "गोपाल", ""),
            (Lang::Ne, "शर्मा", "", ""),
            (Lang::Mr, "झालानींनी", "", "झालानी"),
            (Lang::Mr, "रामेश्वराने", "रामेश्वर", "रामेश्वर"),
            (Lang::Mr, "झालाने", "", ""),
        ] {
            let cut = idiom(lang).cut(word, |stem| (stem == known, false));
            let found = cut.map_or("", |(length, _)| &word[..length]);
            assert_eq!(found, stem, "{word}");
        }
        assert!(Idiom::of(languages.pack(Lang::Hi).expect("a pack")).is_none());
    }
}
