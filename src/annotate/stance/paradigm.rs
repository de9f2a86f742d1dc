//! Forms of Hindi verbs, generated from their stems.
//!
//! `light_verb_forms()` gives each form of each light verb that cues name: (KAR, करता, imperfective), (KAR, की, perfective) …
//! [`forms`] does the same for any stem, for cues that are plain verbs: ठुकरा → ठुकराया, ठुकराते, ठुकराएगा …

/// A light verb, by the name that stance tables use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb(u8);

/// A set of light verbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verbs(u32);

impl Verbs {
    pub(super) fn add(&mut self, verb: Verb) {
        self.0 |= 1 << verb.0;
    }

    pub(super) fn has(self, verb: Verb) -> bool {
        self.0 >> verb.0 & 1 == 1
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// करना करने करनी
    Infinitive,
    /// करता करते करती
    Imperfective,
    /// किया की किए
    Perfective,
    /// करेगा करेंगे
    Future,
    /// करे करें करूं
    Subjunctive,
    /// कर करके
    Converb,
}

/// A set of forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms(u8);

impl Forms {
    pub(super) fn add(&mut self, form: Form) {
        self.0 |= 1 << form as u8;
    }

    pub(super) fn has(self, form: Form) -> bool {
        self.0 >> form as u8 & 1 == 1
    }
}

/// Names of the light verbs, the stems of each, and perfectives that do not follow from the stem.
const LIGHT_VERBS: [(&str, &[&str], &[&str]); 25] = [
    ("KAR", &["कर", "करवा"], &["किया", "किए", "किये", "की", "कीं"]),
    ("DE", &["दे"], &["दिया", "दी", "दिए", "दिये", "दीं", "दूंगा"]),
    ("LE", &["ले"], &["लिया", "ली", "लिए", "लिये", "लीं"]),
    ("LAGA", &["लगा", "लग"], &[]),
    ("LAG", &["लग"], &[]),
    ("JATA", &["जता"], &[]),
    (
        "HO",
        &["हो"],
        &[
            "हुआ",
            "हुई",
            "हुए",
            "हुईं",
            "है",
            "हैं",
            "था",
            "थे",
            "थी",
            "थीं",
            "हूं",
            "रहा",
            "रही",
            "रहे",
        ],
    ),
    ("THAHRA", &["ठहरा", "बता"], &[]),
    ("BATA", &["बता", "ठहरा", "कह", "मान"], &[]),
    ("MANG", &["मांग"], &[]),
    ("UTHA", &["उठा"], &[]),
    ("MIL", &["मिल", "मिला"], &[]),
    ("BOL", &["बोल"], &[]),
    ("SADH", &["साध"], &[]),
    ("TOD", &["तोड़"], &[]),
    ("KHOL", &["खोल"], &[]),
    ("BHEJ", &["भेज", "दे"], &["दिया", "दी", "दिए", "दीं"]),
    ("DAAL", &["डाल", "बना"], &[]),
    ("MADH", &["मढ़"], &[]),
    ("BAN", &["बन"], &[]),
    ("BADHA", &["बढ़ा"], &[]),
    ("CHHOD", &["छोड़"], &[]),
    ("KAS", &["कस"], &[]),
    ("RACH", &["रच"], &[]),
    ("UDA", &["उड़ा"], &[]),
];

/// Verbs that are a word of a class and a light verb: खड़ा करना, दायर करना, लाना.
const COMPOUND_VERBS: [(&str, &[&str], &[&str]); 3] = [
    ("LA", &["ला"], &[]),
    ("KHADA", &["खड़ा", "खड़े"], &["खड़ा", "खड़े", "खड़ी"]),
    ("DARJ", &[], &["दायर", "दर्ज"]),
];

fn table() -> impl Iterator<
    Item = (
        Verb,
        &'static (
            &'static str,
            &'static [&'static str],
            &'static [&'static str],
        ),
    ),
> {
    LIGHT_VERBS
        .iter()
        .chain(&COMPOUND_VERBS)
        .enumerate()
        .map(|(place, row)| (Verb(place as u8), row))
}

impl Verb {
    /// The names that tables use.
    pub(super) fn names() -> Vec<&'static str> {
        table().map(|(_, row)| row.0).collect()
    }

    /// The verb of a table name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        table().find(|(_, row)| row.0 == name).map(|(verb, _)| verb)
    }
}

/// Every form of every light verb.
pub(super) fn light_verb_forms() -> Vec<(Verb, String, Form)> {
    let mut found = Vec::new();
    for (verb, (_, stems, irregular)) in table() {
        for stem in *stems {
            found.extend(
                forms(stem)
                    .into_iter()
                    // a verb with perfectives of its own has no regular ones: दिया, not *देया
                    .filter(|(_, form)| irregular.is_empty() || *form != Form::Perfective)
                    .map(|(word, form)| (verb, word, form)),
            );
        }
        found.extend(
            irregular
                .iter()
                .map(|&word| (verb, word.to_owned(), Form::Perfective)),
        );
    }
    found
}

/// The forms of a stem. A stem in आ takes या and ए (लगा → लगाया, लगाएगा), one in ए takes गा (दे → देगा), one in a consonant takes
/// vowel signs (कर → करेगा); a long stem's last vowel stays.
pub(super) fn forms(stem: &str) -> Vec<(String, Form)> {
    const CONSONANT: [(Form, &[&str]); 3] = [
        (Form::Perfective, &["ा", "े", "ी", "ीं"]),
        (Form::Future, &["ेगा", "ेगी", "ेंगे", "ेंगी", "ूंगा", "ूंगी", "ोगे"]),
        (Form::Subjunctive, &["े", "ें", "ूं", "ो"]),
    ];
    const LONG_A: [(Form, &[&str]); 3] = [
        (Form::Perfective, &["या", "ए", "ये", "ई", "यी", "ईं"]),
        (
            Form::Future,
            &["एगा", "एगी", "एंगे", "एंगी", "येगा", "येंगे", "ऊंगा", "ऊंगी"],
        ),
        (Form::Subjunctive, &["ए", "एं", "ये", "ऊं", "ओ"]),
    ];
    const LONG_E: [(Form, &[&str]); 3] = [
        (Form::Perfective, &[]),
        (Form::Future, &["गा", "गी", "ंगे", "ंगी"]),
        (Form::Subjunctive, &["", "ं"]),
    ];
    const SHARED: [(Form, &[&str]); 3] = [
        (Form::Infinitive, &["ना", "ने", "नी"]),
        (Form::Imperfective, &["ता", "ते", "ती"]),
        (Form::Converb, &["", "कर", "के", "करके"]),
    ];
    let own = match stem.chars().last() {
        Some('ा') => LONG_A,
        Some('े' | 'ो') => LONG_E,
        Some(_) => CONSONANT,
        None => return Vec::new(),
    };
    // किया, not *करा; करे only may be
    let regular = |form: Form| form != Form::Perfective || stem != "कर";
    own.iter()
        .chain(&SHARED)
        .filter(|(form, _)| regular(*form))
        .flat_map(|(form, endings)| {
            endings
                .iter()
                .map(move |ending| (format!("{stem}{ending}"), *form))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stem: &str, form: Form, words: &str) {
        let found: Vec<_> = forms(stem)
            .into_iter()
            .filter(|(_, f)| *f == form)
            .map(|(word, _)| word)
            .collect();
        for word in words.split(' ') {
            assert!(
                found.iter().any(|f| f == word),
                "{word} of {stem}: {found:?}"
            );
        }
    }

    #[test]
    fn stems_take_the_endings_of_their_vowel() {
        check("ठुकरा", Form::Perfective, "ठुकराया ठुकराई ठुकराए");
        check("ठुकरा", Form::Future, "ठुकराएगा ठुकराएंगे");
        check("कोस", Form::Perfective, "कोसा कोसे कोसी");
        check("कोस", Form::Imperfective, "कोसता कोसते कोसती");
        check("दे", Form::Future, "देगा देंगे");
        check("कर", Form::Converb, "कर करके");
        assert!(
            !forms("कर")
                .iter()
                .any(|(_, form)| *form == Form::Perfective)
        );
        assert!(forms("").is_empty());
    }

    #[test]
    fn irregular_perfectives_replace_regular_ones() {
        let kar = Verb::from_name("KAR").expect("listed");
        let found = light_verb_forms();
        let has = |word: &str| {
            found
                .iter()
                .any(|(v, w, f)| (*v, w.as_str(), *f) == (kar, word, Form::Perfective))
        };
        assert!(has("की") && has("किया"));
        assert!(!has("करा"));
    }

    #[test]
    fn the_table_fits_the_set() {
        assert!(LIGHT_VERBS.len() + COMPOUND_VERBS.len() <= 32);
        assert_eq!(Verb::from_name("NO"), None);
    }
}
