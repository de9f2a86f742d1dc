//! Cues: words that show a stance, compiled from a language's table into a trie over known words.
//!
//! A row of the table names heads (समर्थन), a light verb (KAR), target frames (GEN) and what the cue says (support +0.8).
//! [`CueTable::at`] gives the cues whose head starts at a token, longest first; the engine then looks for the light verb.

use super::inflect;
use super::lexicon::{Class, Lexicon};
use super::paradigm::{self, Form, Verb};
use super::{Act, Label};
use crate::lang::rows;
use crate::text::{Milli, words};
use hashbrown::HashMap;

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$note:meta])* $value:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $type { $($(#[$note])* $value),* }

        impl $type {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($type::$value),)* _ => None }
            }
        }
    };
}

named! {
    /// Where a cue's target stands.
    Frame {
        /// T का/के/की HEAD
        Gen "GEN",
        /// T पर
        Par "PAR",
        /// T को
        Ko "KO",
        /// T से
        Se "SE",
        /// T के खिलाफ
        Khilaf "KHILAF",
        /// T के साथ
        Saath "SAATH",
        /// T के प्रति
        Prati "PRATI",
        /// T में
        Me "ME",
        /// T के लिए
        KeLiye "KE_LIYE",
        /// A और B के बीच, both ways
        Between "BETWEEN",
        /// inside the कि clause: its subject
        Ki "KI",
        /// T विरोधी
        Compound "COMPOUND",
        /// bare object before the head
        Acc "ACC",
        /// T को H का समर्थन मिला
        Inverse "INVERSE",
        /// T PRED है, said by somebody
        Copula "COPULA",
        /// the subject of a clause that somebody says: A ने कहा कि T विफल रहा
        Subject "SUBJECT",
        /// T के PRED N, in what somebody says
        Attributive "ATTRIBUTIVE",
        /// T को लेकर
        Lekar "LEKAR",
        /// object after an English verb
        Object "O",
        /// after a preposition
        Of "PP_OF",
        For "PP_FOR",
        To "PP_TO",
        On "PP_ON",
        Against "PP_AGAINST",
        With "PP_WITH",
        From "PP_FROM",
        About "PP_ABOUT",
        Over "PP_OVER",
        /// subject of a that clause
        That "THAT",
        /// H-backed T, anti-T
        Prefix "PRE",
    }
}

named! {
    /// What is special about a cue.
    Flag {
        /// has senses that are no stance: confidence falls
        Ambiguous "ambiguous",
        /// is not used
        Off "off",
        /// counts without its light verb, with the genitive as holder: R का U पर हमला
        Nominal "nominal",
        /// two subjects without a target stand for each other
        Reciprocal "reciprocal",
        /// names a person of that stance: T के समर्थक
        Person "person",
        /// yields to any other cue of its clause
        Weak "weak",
        /// compound after its target: T विरोधी
        Compound "compound",
        /// denies a claim: no stance on an actor
        Denial "denial",
        /// procedure when a court does it
        Court "court",
        /// procedure when the police do it
        Police "police",
        /// result of a game or poll
        Sport "sport",
        /// introduces words of its subject
        Speech "speech",
        /// marks whom a report comes from
        Attribution "attribution",
        /// holds only with a KHILAF phrase
        NeedsKhilaf "needs_khilaf",
        /// may stand as a participle before its holder: T से नाराज H
        Participle "participle",
        /// the target is the beneficiary: T को H का समर्थन मिला
        Inverse "inverse",
        /// holder = genitive before the head: H का आरोप है
        HolderGenitive "holder_genitive",
        /// holds only for who says the clause: T को इस्तीफा देना चाहिए
        Told "told",
        /// noun
        Noun "noun",
        /// English adjective
        Adjective "adj",
        /// its object does the next verb: urged T to
        Control "control",
        /// holds only if the object shall stop what it does: urged T to stop
        Stops "stops",
        /// negates the verb after it
        Negates "negator",
        /// English prefix: anti-T
        Prefixes "prefix",
        /// English second part: H-backed T
        Prefixed "prefixed",
    }
}

/// A row of the cue table.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Id of the row.
    pub(super) id: String,
    /// Light verbs that complete the head.
    pub(super) verbs: Vec<Verb>,
    /// Whether the head stands alone.
    pub(super) bare: bool,
    /// Where its target stands.
    pub(super) frames: Vec<Frame>,
    /// -1 to 1.
    pub(super) polarity: Milli,
    /// The side it takes.
    pub(super) label: Label,
    /// What its holder does.
    pub(super) act: Act,
    /// PLOVER class.
    pub(super) plover: Option<String>,
    /// CAMEO code.
    pub(super) cameo: Option<String>,
    /// 1 to 3.
    pub(super) intensity: Option<u8>,
    flags: u32,
}

impl Cue {
    /// Whether the row carries the flag.
    pub(super) fn is(&self, flag: Flag) -> bool {
        self.flags >> flag as u32 & 1 == 1
    }

    /// Whether the row names the frame.
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }
}

/// Why a row cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CueError {
    /// 1-based line.
    pub(super) line: usize,
    /// What is wrong there.
    pub(super) what: String,
}

/// All cues of a language.
#[derive(Debug, Default)]
pub(super) struct CueTable {
    cues: Vec<Cue>,
    /// (node, word) → node; node 0 is the root.
    edges: HashMap<(u32, u32), u32>,
    /// Cues whose head ends at a node.
    ends: Vec<Vec<u16>>,
}

impl CueTable {
    /// Compiles a table and interns its words.
    ///
    /// # Errors
    /// Names the first row with a wrong number of cells or an unknown name.
    pub(super) fn new(table: &str, lexicon: &mut Lexicon) -> Result<Self, CueError> {
        let mut cues = Self {
            ends: vec![Vec::new()],
            ..Self::default()
        };
        let rows = rows::<11>(table).map_err(|error| CueError {
            line: error.line,
            what: error.to_string(),
        })?;
        for row in rows {
            let cue = parse(&row.cells).map_err(|what| CueError {
                line: row.line,
                what,
            })?;
            if cue.is(Flag::Off) {
                continue;
            }
            let place = cues.cues.len() as u16;
            for head in row.cells[1].split('|') {
                cues.insert(head, place, lexicon);
            }
            cues.cues.push(cue);
        }
        Ok(cues)
    }

    /// Adds a head; a last word that ends in `-` stands for all forms of its stem, an English word with a `+` for all of its verb.
    fn insert(&mut self, head: &str, cue: u16, lexicon: &mut Lexicon) {
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
            self.end(node, cue);
            return;
        };
        for (form, kind) in paradigm::forms(stem) {
            if kind == Form::Subjunctive || form == stem {
                continue; // too short to be sure of: हरा, कोसे
            }
            let word = lexicon.intern(&form);
            lexicon.add_form(word, kind);
            let end = self.step(node, word);
            self.end(end, cue);
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

    fn end(&mut self, node: u32, cue: u16) {
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&cue) {
            ends.push(cue);
        }
    }

    /// Cues whose head starts with `words[0]`, each with the number of words of its head, longest last.
    pub(super) fn at(&self, words: impl IntoIterator<Item = u32>) -> Vec<(usize, &Cue)> {
        let (mut node, mut found) = (0, Vec::new());
        for (length, word) in words.into_iter().enumerate() {
            match self.edges.get(&(node, word)) {
                Some(&next) if word != Lexicon::UNKNOWN => node = next,
                _ => break,
            }
            found.extend(
                self.ends[node as usize]
                    .iter()
                    .map(|&cue| (length + 1, &self.cues[cue as usize])),
            );
        }
        found
    }
}

fn parse(cells: &[&str; 11]) -> Result<Cue, String> {
    let [
        id,
        _,
        verb,
        frame,
        polarity,
        label,
        act,
        plover,
        cameo,
        intensity,
        flags,
    ] = *cells;
    let present = |cell: &str| (cell != "-").then(|| cell.to_owned());
    let unknown = |what: &str, name: &str| format!("unknown {what}: {name}");
    let mut verbs = Vec::new();
    for name in verb.split('|').filter(|&name| name != "-") {
        verbs.push(Verb::from_name(name).ok_or_else(|| unknown("verb", name))?);
    }
    let mut frames = Vec::new();
    for name in frame
        .split('|')
        .filter(|&name| !matches!(name, "-" | "ATTR"))
    {
        frames.push(Frame::from_name(name).ok_or_else(|| unknown("frame", name))?);
    }
    let mut bits = 0;
    for name in flags.split_whitespace().filter(|&name| name != "-") {
        bits |= 1 << Flag::from_name(name).ok_or_else(|| unknown("flag", name))? as u32;
    }
    Ok(Cue {
        id: id.to_owned(),
        bare: verb.split('|').any(|name| name == "-"),
        verbs,
        frames,
        polarity: Milli::from_f64(
            polarity
                .parse()
                .map_err(|_| unknown("polarity", polarity))?,
        ),
        label: match label {
            "support" => Label::Support,
            "oppose" => Label::Oppose,
            "neutral" => Label::Neutral,
            other => return Err(unknown("label", other)),
        },
        act: Act::from_name(act).ok_or_else(|| unknown("act", act))?,
        plover: present(plover),
        cameo: present(cameo),
        intensity: intensity.parse().ok(),
        flags: bits,
    })
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
            let table = CueTable::new(pack.table("stance"), &mut lexicon)
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
        let cues = CueTable::new(table, &mut lexicon).expect("compiles");
        let find = |text: &str| -> Vec<(usize, String)> {
            let ids: Vec<_> = words(text)
                .map(|w| lexicon.id(&folded(w.of(text))))
                .collect();
            cues.at(ids)
                .into_iter()
                .map(|(n, cue)| (n, cue.id.clone()))
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
        let error = CueTable::new(table, &mut lexicon).expect_err("NO is no frame");
        assert_eq!((error.line, error.what.as_str()), (2, "unknown frame: NO"));
    }
}
