//! Classes of the words that stand around names.

/// A class of words. The words of each stand in `name_cues.tsv` under the name given here, or in the table named here. A tagger learns
/// what the classes up to [`Cue::Modifier`] are worth, by their order; those behind are of rules alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Cue {
    /// `ergative`: marks who acts (ने).
    Ergative,
    /// `case`: other case markers (को, से, में).
    Case,
    /// `genitive`: का, के, की, 's, of.
    Genitive,
    /// `self`: अपने.
    Own,
    /// `function`: words no name is made of.
    Function,
    /// `everyday`: words that are names only on evidence.
    Everyday,
    /// `affair`: what a state has and a town has not (नीति, फैसला, ties).
    Affair,
    /// `place`: what stands beside a place (शहर, राजधानी, city).
    Place,
    /// `speech`: verbs of those who speak or act (said, कहा).
    Speech,
    /// `owner`: what an office belongs to beside names (राज्य, देश).
    Owner,
    /// `linking`: small words inside names of bodies (of, for, एवं).
    Linking,
    /// `locative`: what makes a capital a place (में, in, at).
    Locative,
    /// `with`: `के साथ`, `with`: what a capital as a state stands with.
    With,
    /// `of`: leads to the owner behind an office (of).
    Of,
    /// `article`: a, the.
    Article,
    /// `attribute`: what makes an office say what kind of thing follows (राष्ट्रपति चुनाव, presidential palace).
    Attribute,
    /// `institution`: what bodies call themselves (आयोग, बैंक); persons do not.
    Institution,
    /// `head`: what bodies are, as the last word of their names (मिशन, पार्टी).
    Head,
    /// `scope`: what the names of bodies begin with (राष्ट्रीय, अखिल).
    Scope,
    /// `common`: words of running text that names are hardly ever made of (`name_cues_common.tsv`).
    Common,
    /// `part`, and the words of `name_parts.tsv` and its family: what persons' names are made of.
    Part,
    /// Those of them that no text with marked names gave, so that a tagger may learn what they are worth.
    Listed,
    /// Honorifics of `titles.tsv`.
    Honorific,
    /// Modifiers of offices in `titles.tsv` (पूर्व).
    Modifier,
    /// `law`: what laws are, as the last word of their names (अधिनियम).
    Law,
    /// `site`: what places are, as the last word of their names (मार्केट, नदी).
    Site,
    /// `event`: what events of a year are (चुनाव, ओलंपिक).
    Event,
    /// `chamber`: what is elected (लोकसभा), elsewhere a word of grammar to the finding of names.
    Chamber,
    /// `work`: what has a title (फिल्म, किताब).
    Work,
    /// `called`: stands between a title and what has it (नामक, नाम की).
    Called,
    /// `local`: what bodies of a town or quarter are, as the last word of their names (अस्पताल, थाना).
    Local,
    /// `film`: words of films and their people.
    Film,
    /// `cricket`: words of cricket.
    Cricket,
    /// `bureau`: what an office works in (कार्यालय).
    Bureau,
    /// `crowd`: what a group is that is told by its people's name (rebels, protesters).
    Crowd,
    /// `count`: words of numbers, and what is one behind a number (अरब).
    Count,
    /// `kin`: words of kin, which stand before a name (भाई).
    Kin,
    /// `quarter`: what a part of a country is named by (South, Upper).
    Quarter,
    /// `dealing`: verbs by which states deal with each other (accused, sanctioned).
    Dealing,
    /// `quality`: titles that are adjectives as well (प्रमुख).
    Quality,
    /// `by`: leads to the doer behind such a verb (by).
    By,
}

impl Cue {
    /// The class of that name in `name_cues.tsv`.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "ergative" => Cue::Ergative,
            "case" => Cue::Case,
            "genitive" => Cue::Genitive,
            "self" => Cue::Own,
            "function" => Cue::Function,
            "everyday" => Cue::Everyday,
            "affair" => Cue::Affair,
            "place" => Cue::Place,
            "speech" => Cue::Speech,
            "owner" => Cue::Owner,
            "linking" => Cue::Linking,
            "locative" => Cue::Locative,
            "with" => Cue::With,
            "institution" => Cue::Institution,
            "head" => Cue::Head,
            "law" => Cue::Law,
            "local" => Cue::Local,
            "site" => Cue::Site,
            "event" => Cue::Event,
            "chamber" => Cue::Chamber,
            "work" => Cue::Work,
            "called" => Cue::Called,
            "film" => Cue::Film,
            "cricket" => Cue::Cricket,
            "bureau" => Cue::Bureau,
            "scope" => Cue::Scope,
            "crowd" => Cue::Crowd,
            "quarter" => Cue::Quarter,
            "dealing" => Cue::Dealing,
            "quality" => Cue::Quality,
            "by" => Cue::By,
            "count" => Cue::Count,
            "kin" => Cue::Kin,
            "common" => Cue::Common,
            "of" => Cue::Of,
            "article" => Cue::Article,
            "part" => Cue::Part,
            "attribute" => Cue::Attribute,
            _ => return None,
        })
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::annotate) struct Cues(u64);

impl Cues {
    /// Whether the class is in it.
    pub(in crate::annotate) fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u32 != 0
    }

    /// Adds a class.
    pub(super) fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u32;
    }

    /// The classes of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes as bits, by the order of [`Cue`].
    pub(in crate::annotate) fn bits(self) -> u64 {
        self.0
    }

    /// Whether no name is made of such a word: it has a grammatical class.
    pub(in crate::annotate) fn grammatical(self) -> bool {
        [
            Cue::Ergative,
            Cue::Case,
            Cue::Genitive,
            Cue::Own,
            Cue::Function,
            Cue::Speech,
            Cue::Linking,
            Cue::Locative,
            Cue::With,
            Cue::Of,
            Cue::Article,
        ]
        .into_iter()
        .any(|cue| self.has(cue))
    }
}
