//! From an article as it was read to clean text that leads back to it.
//!
//! Every repair is a [`Step`]: a look at the text as it stands and the patches it wants. Steps are repeated until none wants any, so
//! that cleaning clean text changes nothing; the [`Draft`] under them keeps the way back.

mod boilerplate;
mod devanagari;
mod gaps;
mod quotes;
mod spacing;
mod unicode;

use crate::lang::{Detector, Lang, Language, Languages, rows};
use crate::read::Article;
use crate::text::{Draft, OffsetMap, Patch, folded};
use boilerplate::Furniture;
use hashbrown::HashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An article's text made clean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized {
    /// Headline, normalized alike; `None` when the article has none.
    pub title: Option<String>,
    /// Body.
    pub text: String,
    /// The way from `text` back to [`Article::text`].
    pub offsets: OffsetMap,
    /// What was done to the body.
    pub repairs: Repairs,
    /// What language it is in.
    pub language: Language,
}

/// How often each kind of repair was made:
///
/// | key | what |
/// |---|---|
/// | `title_line` | the title at the start of a plain text was taken out of the body |
/// | `nfc` | characters brought into NFC |
/// | `invisible` | control, format and joining characters removed |
/// | `spacing` | white space brought into one form |
/// | `quotes` | quotes, dashes and ellipses brought into one form |
/// | `vowels` | vowels written in pieces joined |
/// | `doubled_marks` | repeated vowel signs and marks removed |
/// | `dandas` | bars and runs of dandas made dandas |
/// | `space_before_stop` | space before a stop removed |
/// | `unglued` | space put between sentences that ran together |
/// | `boilerplate` | share lines, "also read" lines and their like removed |
pub type Repairs = BTreeMap<&'static str, u32>;

/// Settings of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether share lines, "also read" lines and the like are removed.
    pub boilerplate: bool,
    /// Largest share of a text, in bytes, that may go as boilerplate; where more would go, all of it stays. 0 to 1.
    pub max_boilerplate: f64,
}

/// What one look at a text wants changed.
#[derive(Debug)]
struct Step {
    /// Key in [`Repairs`].
    repair: &'static str,
    /// In order, apart.
    patches: Vec<Patch>,
}

impl Step {
    fn new(repair: &'static str) -> Self {
        Self {
            repair,
            patches: Vec::new(),
        }
    }

    fn push(&mut self, patch: Patch) {
        self.patches.push(patch);
    }

    fn extend(&mut self, patch: Option<Patch>) {
        self.patches.extend(patch);
    }
}

/// Makes articles clean. Built once.
#[derive(Debug)]
pub struct Normalizer {
    settings: Settings,
    /// Folded words after which a full stop ends no sentence.
    abbreviations: HashSet<String>,
    furniture: Furniture,
    detector: Detector,
}

impl Normalizer {
    /// A normalizer with these settings and tables.
    pub fn new(settings: &Settings, languages: &Languages) -> Self {
        let tables = languages
            .packs()
            .iter()
            .map(|pack| pack.table("abbreviations"));
        let abbreviations = tables
            .flat_map(|table| rows::<2>(table).expect("shipped tables are tested"))
            .map(|row| folded(row.cells[0]))
            .collect();
        Self {
            settings: settings.clone(),
            abbreviations,
            furniture: Furniture::new(languages),
            detector: Detector::new(languages),
        }
    }

    /// Cleans one article. Total: any text gives a result, and cleaning the result again changes nothing.
    pub fn normalize(&self, article: &Article) -> Normalized {
        let (body, repairs) = self.body(&article.text, article.lead);
        let (text, offsets) = body.finish();
        let title = article.title.as_deref().map(|title| self.title(title));
        let prior = article.lang.as_deref().and_then(Lang::from_code);
        let language = self.detector.detect(&text, prior);
        Normalized {
            title: title.filter(|title| !title.is_empty()),
            text,
            offsets,
            repairs,
            language,
        }
    }

    fn title(&self, title: &str) -> String {
        let mut draft = Draft::new(title);
        let mut repairs = Repairs::new();
        self.settle(&mut draft, &mut repairs);
        loop {
            let step = spacing::one_line(draft.text());
            if !apply(&mut draft, step, &mut repairs) {
                break;
            }
            self.settle(&mut draft, &mut repairs);
        }
        draft.finish().0
    }

    fn body<'r>(&self, text: &'r str, lead: usize) -> (Draft<'r>, Repairs) {
        let mut draft = Draft::new(text);
        let mut repairs = Repairs::new();
        let mut title_line = Step::new("title_line");
        title_line.push(Patch::cut(0..lead));
        apply(&mut draft, title_line, &mut repairs);
        self.settle(&mut draft, &mut repairs);
        if self.settings.boilerplate {
            self.strip(&mut draft, &mut repairs);
        }
        (draft, repairs)
    }

    /// Repairs characters, space and stops until nothing is left to repair.
    fn settle(&self, draft: &mut Draft<'_>, repairs: &mut Repairs) {
        // Each step takes something away or brings it into its one form, so this ends; the bound is for what was overlooked.
        const ROUNDS: usize = 20;
        for _ in 0..ROUNDS {
            let mut changed = false;
            let steps: [&dyn Fn(&str) -> Step; 9] = [
                &unicode::nfc,
                &unicode::invisible,
                &spacing::spacing,
                &quotes::quotes,
                &devanagari::vowels,
                &devanagari::doubled,
                &devanagari::dandas,
                &gaps::before_stops,
                &|text| gaps::after_stops(text, &self.abbreviations),
            ];
            for step in steps {
                changed |= apply(draft, step(draft.text()), repairs);
            }
            if !changed {
                return;
            }
        }
    }

    /// Removes boilerplate until none is left, or none at all where that would be too much.
    fn strip(&self, draft: &mut Draft<'_>, repairs: &mut Repairs) {
        let before = draft.text().len();
        let (mut stripped, mut counts) = (None, repairs.clone());
        loop {
            let current = stripped.as_ref().unwrap_or(draft);
            let step = self.furniture.remove(current.text());
            if step.patches.is_empty() {
                break;
            }
            let next = stripped.get_or_insert_with(|| draft.clone());
            apply(next, step, &mut counts);
            self.settle(next, &mut counts);
        }
        if let Some(stripped) = stripped {
            let gone = before.saturating_sub(stripped.text().len());
            if !stripped.text().is_empty()
                && gone as f64 <= before as f64 * self.settings.max_boilerplate
            {
                (*draft, *repairs) = (stripped, counts);
            }
        }
    }
}

/// Applies a step, counts what it did, and says whether it did anything.
fn apply(draft: &mut Draft<'_>, step: Step, repairs: &mut Repairs) -> bool {
    let wanted = step.patches.len() as u32;
    let changed = draft.apply(step.patches);
    if changed {
        *repairs.entry(step.repair).or_default() += wanted;
    }
    changed
}

#[cfg(test)]
mod kit {
    use super::Step;
    use crate::text::Draft;

    /// One step on one text: what comes out, by how many patches.
    #[track_caller]
    pub(super) fn check(step: impl Fn(&str) -> Step, text: &str, expected: &str, patches: usize) {
        let wanted = step(text).patches;
        assert_eq!(wanted.len(), patches, "{wanted:?}");
        let mut draft = Draft::new(text);
        draft.apply(wanted);
        assert_eq!(draft.text(), expected);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Extra, Origin};
    use crate::text::CharSpan;
    use proptest::prelude::*;
    use std::sync::{Arc, LazyLock};

    static NORMALIZER: LazyLock<Normalizer> = LazyLock::new(|| {
        let settings = Settings {
            boilerplate: true,
            max_boilerplate: 0.5,
        };
        Normalizer::new(&settings, &Languages::builtin())
    });

    fn article(title: Option<&str>, text: &str) -> Article {
        Article {
            origin: Origin {
                file: Arc::from("a.jsonl"),
                record: 1,
            },
            id: None,
            title: title.map(str::to_owned),
            url: None,
            published: None,
            source: None,
            lang: None,
            text: text.to_owned(),
            lead: 0,
            extra: Extra::new(),
        }
    }

    fn check(text: &str, expected: &str, repairs: &[(&'static str, u32)]) {
        let found = NORMALIZER.normalize(&article(None, text));
        assert_eq!(found.text, expected);
        assert_eq!(found.repairs, repairs.iter().copied().collect());
    }

    #[test]
    fn dirt_is_repaired_and_counted() {
        check(
            "पुल बना ।लोग खुश हैं.",
            "पुल बना। लोग खुश हैं.",
            &[("space_before_stop", 1), ("unglued", 1)],
        );
        check(
            "\u{feff}अाज “पुल”\r\n\r\n\r\nखुला|",
            "आज \"पुल\"\n\nखुला।",
            &[
                ("dandas", 1),
                ("invisible", 1),
                ("quotes", 2),
                ("spacing", 1),
                ("vowels", 1),
            ],
        );
        check("साफ पाठ को कोई नहीं छूता।", "साफ पाठ को कोई नहीं छूता।", &[]);
        check("", "", &[]);
    }

    #[test]
    fn boilerplate_goes_unless_it_is_most_of_the_text() {
        check(
            "नगर परिषद ने नया पुल खोला और लोग खुश हैं।\n\nयह भी पढ़ें: सड़क बनी\n",
            "नगर परिषद ने नया पुल खोला और लोग खुश हैं।",
            &[("boilerplate", 1), ("spacing", 2)],
        );
        check("यह भी पढ़ें: सड़क बनी", "यह भी पढ़ें: सड़क बनी", &[]);
    }

    #[test]
    fn a_title_is_one_clean_line() {
        let found = NORMALIZER.normalize(&article(Some(" ‘पुल’\nखुला "), "पाठ"));
        assert_eq!(found.title.as_deref(), Some("'पुल' खुला"));
        assert_eq!(
            NORMALIZER
                .normalize(&article(Some("\u{200b}"), "पाठ"))
                .title,
            None
        );
    }

    #[test]
    fn long_runs_of_one_mark_are_no_trap() {
        for mark in ["(", "\"", "।", ".", " ।", "'", "\u{94d}", "\u{200d}", "a.A"] {
            NORMALIZER.normalize(&article(None, &mark.repeat(300_000 / mark.len())));
        }
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_leads_back(text in "([क-नअआ\u{93c}\u{93e}\u{94d}\u{902}।|.?! \n\"'“a-cA-C5\u{200d}\u{a0}\r]|यह भी पढ़ें|शेयर करें|\nAlso read|डॉ\\.){0,60}") {
            let found = NORMALIZER.normalize(&article(Some(&text), &text));
            let again = NORMALIZER.normalize(&article(found.title.as_deref(), &found.text));
            prop_assert_eq!(&found.text, &again.text);
            prop_assert_eq!(&found.title, &again.title);
            prop_assert!(again.offsets.is_identity());
            prop_assert!(again.repairs.is_empty());
            // Every position leads back into the original, in order.
            let (chars, raw_chars) = (found.text.chars().count() as u32, text.chars().count() as u32);
            let mut reached = 0;
            for at in 0..chars {
                let raw = found.offsets.raw(CharSpan { start: at, end: at + 1 });
                prop_assert!(reached <= raw.start && raw.start <= raw.end && raw.end <= raw_chars);
                reached = raw.start;
            }
        }
    }
}
