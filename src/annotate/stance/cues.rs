//! Cues: the rows of a language's table of words that show a stance.
//!
//! A row names heads (समर्थन), a light verb (KAR), target frames (GEN) and what the cue says (support +0.8).

use super::paradigm::Verb;
use super::{Act, Label};
use crate::lang::{Row, rows};
use crate::text::{Milli, words};

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$note:meta])* $value:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $type { $($(#[$note])* $value),* }

        impl $type {
            const NAMES: &[&str] = &[$($name),*];

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

impl Frame {
    /// Its name in tables.
    pub(super) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
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
        /// holds only for a thing of the target's: a decision is welcomed, a guest is received
        NeedsThing "needs_thing",
        /// is no stance where it says so of news or a claim: T की खबर को निराधार बताया
        Fact "fact",
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
        /// holds only where a reason follows its object: credited T with, credited T for
        NeedsReason "needs_reason",
        /// negates the verb after it
        Negates "negator",
        /// what one band does for another at a concert: supported T on tour
        Opening "opening",
        /// holds not between two persons: who works with a person has a job
        Bodies "bodies",
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct CueError {
    /// 1-based line.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// The rows of a table: line, heads, cue.
///
/// # Errors
/// Names the first row that cannot be used.
pub(super) fn parsed(table: &str) -> Result<Vec<(usize, &str, Cue)>, CueError> {
    let rows = rows::<11>(table).map_err(|error| CueError {
        line: error.line,
        what: format!(
            "{} cells where the table has {} columns",
            error.found, error.expected
        ),
    })?;
    rows.into_iter()
        .map(|Row { line, cells }| match parse(&cells) {
            Ok(cue) => Ok((line, cells[1], cue)),
            Err(what) => Err(CueError { line, what }),
        })
        .collect()
}

fn parse(cells: &[&str; 11]) -> Result<Cue, String> {
    let [
        id,
        heads,
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
    let unknown = |what: &str, name: &str, known: &[&str]| {
        format!("unknown {what}: {name}; known are {}", known.join(", "))
    };
    if id.is_empty() || heads.split('|').any(|head| words(head).next().is_none()) {
        return Err("a row has an id and words in every head".to_owned());
    }
    let mut verbs = Vec::new();
    for name in verb.split('|').filter(|&name| name != "-") {
        verbs.push(Verb::from_name(name).ok_or_else(|| unknown("verb", name, &Verb::names()))?);
    }
    let mut frames = Vec::new();
    for name in frame
        .split('|')
        .filter(|&name| !matches!(name, "-" | "ATTR"))
    {
        frames.push(Frame::from_name(name).ok_or_else(|| unknown("frame", name, Frame::NAMES))?);
    }
    let mut bits = 0;
    for name in flags.split_whitespace().filter(|&name| name != "-") {
        let flag = Flag::from_name(name).ok_or_else(|| unknown("flag", name, Flag::NAMES))?;
        bits |= 1 << flag as u32;
    }
    let strength: f64 = polarity.parse().unwrap_or(f64::NAN);
    if !(-1.0..=1.0).contains(&strength) {
        return Err(format!(
            "polarity takes a number from -1 to 1, not {polarity}"
        ));
    }
    if !matches!(intensity, "-" | "1" | "2" | "3") {
        return Err(format!("intensity takes 1, 2, 3 or -, not {intensity}"));
    }
    Ok(Cue {
        id: id.to_owned(),
        bare: verb.split('|').any(|name| name == "-"),
        verbs,
        frames,
        polarity: Milli::from_f64(strength),
        label: match label {
            "support" => Label::Support,
            "oppose" => Label::Oppose,
            "neutral" => Label::Neutral,
            other => return Err(unknown("label", other, &["support", "oppose", "neutral"])),
        },
        act: Act::from_name(act).ok_or_else(|| format!("unknown act: {act}"))?,
        plover: present(plover),
        cameo: present(cameo),
        intensity: intensity.parse().ok(),
        flags: bits,
    })
}
