//! Laws of the whole stage.

use super::*;
use crate::read::Origin;
use crate::text::{CharIndex, CharSpan};
use proptest::prelude::*;
use std::sync::LazyLock;

static NORMALIZER: LazyLock<Normalizer> = LazyLock::new(|| {
    let settings = Settings {
        boilerplate: true,
        credits: true,
        max_boilerplate: 0.6,
        recurring_min: 0,
        recurring_share: 0.0,
    };
    Normalizer::new(&settings, &Languages::builtin())
});

fn article(text: &str) -> Article {
    Article {
        origin: Origin {
            file: "a".into(),
            record: 1,
        },
        id: None,
        title: None,
        url: None,
        published: None,
        source: None,
        lang: None,
        text: text.to_owned(),
        lead: 0,
        extra: Default::default(),
    }
}

fn normalize(text: &str) -> Normalized<'static> {
    NORMALIZER.normalize(&article(text)).into_owned()
}

fn check(text: &str, expected: &str, repairs: &[(&str, u32)]) {
    let found = normalize(text);
    assert_eq!(found.text, expected);
    let made: Vec<_> = found.repairs.into_iter().collect();
    assert_eq!(made, repairs, "{text:?}");
}

#[test]
fn steps_work_together() {
    check("पुल खुला है। अब बसें चलेंगी।", "पुल खुला है। अब बसें चलेंगी।", &[]);
    check(
        "\u{feff}पुल  खुला है  ।अाज ‘बसें’ चलेंगी।।\r\n\r\nइसे शेयर करें:",
        "पुल खुला है। आज 'बसें' चलेंगी।",
        &[
            ("control", 1),
            ("danda", 2),
            ("gap", 1),
            ("quote", 2),
            ("share", 1),
            ("space", 3),
            ("vowel", 1),
        ],
    );
    check("", "", &[]);
    check(" \u{200b}\n", "", &[("control", 1), ("space", 1)]);
}

#[test]
fn lead_and_title_are_cut() {
    let mut article = article("पुल खुला\n\nमेयर ने पुल खोला।");
    article.lead = "पुल खुला\n\n".len();
    article.title = Some(" पुल\r\nखुला ।".to_owned());
    let found = NORMALIZER.normalize(&article);
    assert_eq!(found.title.as_deref(), Some("पुल खुला।"));
    assert_eq!(found.text, "मेयर ने पुल खोला।");
    assert_eq!(found.offsets.pairs(), [(0, 0), (0, 10)]);
    article.lead = usize::MAX;
    article.title = Some("\u{200b} ".to_owned());
    let found = NORMALIZER.normalize(&article);
    assert_eq!(found.title, None);
    assert!(!found.text.is_empty(), "a lead is never all there is");
}

#[test]
fn time_grows_with_length_only() {
    for unit in [
        "(",
        "\"",
        "।",
        ".",
        "' ",
        "क.",
        "|",
        "-",
        "\u{93e}\u{902}",
        "\0",
        "यह भी पढ़ें ",
        "ए. ",
        "@a.",
        "\r",
        "है।\"",
        "शेयर करें। ",
        "फेसबुक ट्विटर फॉलो\n",
        " ,",
        "Follow us on\n",
        "&amp;",
        "&#",
        "<",
        "<b",
        "<script>",
        "<!--",
        "à¤",
        "à¤•",
        "क",
        "मौतनेपाल ",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        let start = std::time::Instant::now();
        normalize(&text);
        assert!(
            start.elapsed().as_secs() < 5,
            "{unit:?} took {:?}",
            start.elapsed()
        );
    }
}

/// Soup of what the steps act on.
fn soup() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        4 => "[कखनरळहइअआएउ]{1,3}",
        3 => "[\u{93c}\u{93e}\u{940}\u{945}\u{947}\u{94b}\u{94d}\u{901}\u{902}\u{903}\u{951}\u{958}\u{200c}\u{200d}\u{200b}\u{ad}\u{feff}\0]{1,3}",
        4 => "[ \n\r\t\u{a0}\u{2028}\u{85}]{1,3}",
        4 => "[।॥|.?!…]{1,3}",
        3 => "[\"'“”‘’`«»()\\[\\]–—\u{2212}-]{1,2}",
        3 => "[a-cA-C0-3०-२]{1,3}",
        2 => prop::sample::select(vec![
            "है", "डॉ", "कि.मी.", "ए. पी.", "U.S.", "आई.", "https://a.in/", "www.", "@", "रु.", "The", "यह भी पढ़ें",
            "इसे शेयर करें:", "\nShare\n", "पढ़ें पूरी खबर", "Follow us on", "फेसबुक ट्विटर फॉलो", "r\u{301}", "🙂", "কী",
            "&nbsp;", "&amp;", "&lt;", "&#2381;", "amp;", "<p>", "<br", "/>", "<", ">", "&", "à¤•", "â€™", "Ã", "à", "€", "script>",
            "मौतनेपाल", "के", "मुताबिक", "दिया", "लेकिन", " ने कहा कि ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(bit, 0..24).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn normalizing_twice_changes_nothing(text in soup()) {
        let once = normalize(&text).text;
        let twice = normalize(&once);
        prop_assert_eq!(&twice.text, &once);
        prop_assert!(twice.offsets.is_identity() && twice.repairs.is_empty());
    }

    #[test]
    fn any_text_is_taken(text in "(?s).{0,60}") {
        let once = normalize(&text).text;
        prop_assert_eq!(normalize(&once).text, once);
    }

    #[test]
    fn words_lead_back_to_themselves(dirt in prop::collection::vec(soup(), 1..6)) {
        let named: Vec<String> = (0..dirt.len()).map(|n| format!("zx{}q", ["a", "b", "c", "d", "e", "f"][n])).collect();
        let raw: String = dirt.iter().zip(&named).map(|(dirt, name)| format!("{dirt}{name}")).collect();
        let found = normalize(&raw);
        let index = CharIndex::new(&found.text);
        for name in named {
            if let Some(at) = found.text.find(&name) {
                let span = CharSpan::new(index.char(at), index.char(at + name.len()));
                let back: String = raw.chars().skip(found.offsets.raw(span).start as usize).take(span.len()).collect();
                prop_assert_eq!(&back, &name);
                prop_assert_eq!(found.offsets.raw(span).len(), span.len());
            }
        }
    }

    #[test]
    fn the_quick_check_misses_nothing(text in soup()) {
        let named = scan::steps(&text);
        for step in Step::ALL.into_iter().filter(|step| !named.has(*step)) {
            let mended = edits::mended(&text, |text, edits| NORMALIZER.mend(step, text, edits));
            prop_assert_eq!(&mended, &text, "{:?}", step);
        }
    }
}
