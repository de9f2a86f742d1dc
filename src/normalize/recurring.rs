//! Lines and closing sentences that recur in many articles of one source: contact addresses, disclaimers, notes on authors.
//!
//! What recurs is a question to the corpus, asked in two parts. [`Recurring::keys`] names the stretches of one article that may
//! recur, each by a hash of its folded words and figures. Once it is known which keys recur, [`Recurring::removal`] finds what to
//! take out of an article. As with other boilerplate, nothing goes when more than a stated share of the article would.
//!
//! A stretch is a line, or one of the last few sentences of a line. Precision comes before reach, so no stretch is:
//! - what has few words: place and date lines, headings, "he said so";
//! - what follows a quotation without a stop of its own: it says who speaks;
//! - what begins with a dash or bullet: a speaker's name below a quotation, an entry of a list;
//! - what trails off, for what it leaves out differs from article to article;
//! - what is longer than any other boilerplate.

use super::Settings;
use super::lines::{Kept, LONGEST, cuts, lines, trimmed};
use super::near;
use super::stops::{Stop, Stops};
use crate::lang::Languages;
use crate::text::window::{Class, Simd, Window, places};
use crate::text::{Milli, NormSpan, Tokens, fold, is_alphanumeric, mix, step, tokens};
use std::ops::Range;

/// Fewest words of a stretch, figures not counted. Of four words there are still clauses that news repeats (such as "the Ministry
/// of Health said"), from five on all that was found to recur was boilerplate.
const FEWEST_WORDS: usize = 5;

/// Most sentences at the end of a line that are looked at.
const CLOSING: usize = 4;

/// What a removed stretch is counted as in the repairs.
pub const RECURRING: &str = "recurring";

/// Hash of the words and figures of a line or sentence.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct LineKey(pub u64);

/// What recurring lines to take out of an article, and what is cut for that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// The recurring lines and sentences with their keys, in order.
    pub stretches: Vec<(NormSpan, LineKey)>,
    /// What is cut: those and the line breaks that go with them. In order; they do not touch.
    pub cuts: Vec<NormSpan>,
}

/// The part of the rule that knows one article. Built once.
#[derive(Debug)]
pub struct Recurring {
    stops: Stops,
    max_share: Milli,
}

/// A stretch of a text, in bytes, and its key.
type Stretch = (Range<usize>, LineKey);

impl Recurring {
    /// The rule with these settings; `None` where it is switched off.
    pub fn new(settings: &Settings, languages: &Languages) -> Option<Self> {
        (settings.recurring_min > 0).then(|| Self {
            stops: Stops::new(languages),
            max_share: Milli::from_f64(settings.max_boilerplate),
        })
    }

    /// The keys of a normalized text's lines and closing sentences, ascending, each once; `tokens` are the text's. Linear in its
    /// length.
    pub fn keys(&self, text: &str, tokens: &Tokens) -> Vec<LineKey> {
        let mut keys = Vec::new();
        for line in lines(text) {
            keys.extend(key(text, line.clone(), tokens));
            keys.extend(self.closing(text, line, tokens).map(|(_, key)| key));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// What to take out of a normalized text when the keys that `recurs` are known. Nothing when more would go than the settings
    /// allow, or all of it.
    pub fn removal(&self, text: &str, recurs: impl Fn(LineKey) -> bool) -> Removal {
        let lines: Vec<_> = lines(text).collect();
        let tokens = tokens(text);
        let mut stretches = Vec::new();
        let shorten = |line: &Range<usize>| -> Kept {
            let found = self.recurring(text, line, &tokens, &recurs);
            let start = found.first().map(|(at, _)| at.start);
            stretches.extend(found);
            match start {
                Some(start) => (
                    line.start..trimmed(text, line.start..start),
                    Some(RECURRING),
                ),
                None => (line.clone(), None),
            }
        };
        let kept: Vec<Kept> = lines.iter().map(shorten).collect();
        let cuts = cuts(text, &lines, &kept);
        let cut: usize = cuts.iter().map(|(at, _)| at.len()).sum();
        if cut == text.len() || Milli::ratio(cut as i64, text.len() as i64) > self.max_share {
            return Removal::default();
        }
        let span = |at: Range<usize>| NormSpan::new(at.start, at.end);
        Removal {
            stretches: stretches
                .into_iter()
                .map(|(at, key)| (span(at), key))
                .collect(),
            cuts: cuts.into_iter().map(|(at, _)| span(at)).collect(),
        }
    }

    /// What recurs of a line, in order: the whole of it, or the longest run of closing sentences that leaves no quotation and no
    /// bracket open.
    fn recurring(
        &self,
        text: &str,
        line: &Range<usize>,
        tokens: &Tokens,
        recurs: impl Fn(LineKey) -> bool,
    ) -> Vec<Stretch> {
        if let Some(key) = key(text, line.clone(), tokens).filter(|&key| recurs(key)) {
            return vec![(line.clone(), key)];
        }
        let closing = self.closing(text, line.clone(), tokens);
        let mut run: Vec<_> = closing.take_while(|&(_, key)| recurs(key)).collect();
        while run
            .last()
            .is_some_and(|(first, _)| !is_balanced(&text[first.start..line.end]))
        {
            run.pop();
        }
        run.reverse();
        run
    }

    /// The closing sentences of a line, the last one first, up to one that is no stretch.
    fn closing<'t>(
        &'t self,
        text: &'t str,
        line: Range<usize>,
        tokens: &'t Tokens,
    ) -> impl Iterator<Item = Stretch> + 't {
        let mut end = line.end;
        let sentences = std::iter::from_fn(move || {
            let sentence = self.last_sentence(text, line.start..end)?;
            end = trimmed(text, line.start..sentence.start);
            let key = key(text, sentence.clone(), tokens)?;
            Some((sentence, key))
        });
        sentences.take(CLOSING)
    }

    /// The last sentence of a line; `None` when there is none, or it is too long.
    fn last_sentence(&self, text: &str, line: Range<usize>) -> Option<Range<usize>> {
        let part = near::tail(&text[line.clone()], LONGEST);
        let near = line.end - part.len();
        let body = part.trim_end_matches(|c| !is_alphanumeric(c));
        let ends = places::<MayEnd>(body).map(|end| near + end + 1);
        let last = ends
            .filter(|&end| self.is_end(&text[line.start..end]))
            .last();
        let last = last.map(|end| end + 1..line.end);
        last.or_else(|| (near == line.start && !line.is_empty()).then_some(line))
    }

    /// Whether a sentence ends where `text` does. A closing quotation mark ends none.
    fn is_end(&self, text: &str) -> bool {
        let bare = text.strip_suffix(')').unwrap_or(text);
        match bare.strip_suffix('.') {
            Some(word) => self.stops.at(text, word.len()) == Stop::End,
            None => bare.ends_with(['।', '॥', '?', '!']),
        }
    }
}

/// What may be the last byte of what ends a sentence, a mark of ASCII or a danda, before a space.
struct MayEnd;

impl Class for MayEnd {
    const BEHIND: usize = 1;

    #[inline(always)]
    fn of<S: Simd>(window: Window<S>) -> u64 {
        let marks = window.is(b'.') | window.is(b'?') | window.is(b'!') | window.is(b')');
        (marks | window.within(0xa4, 0xa5)) & window.is(b' ') >> 1
    }
}

/// The key of a stretch of a text, made of its words and figures, which marks only part; `None` when it is too short or too long, an
/// entry of a list or cut off.
fn key(text: &str, stretch: Range<usize>, tokens: &Tokens) -> Option<LineKey> {
    let shown = &text[stretch.clone()];
    let end = shown.trim_end_matches(|c| !is_alphanumeric(c) && c != '…');
    let item = shown.starts_with(['-', '–', '—', '•', '*']);
    if shown.len() > LONGEST || item || end.ends_with('…') {
        return None;
    }
    let within = tokens.within(stretch);
    let is_word = |&&start: &&u32| {
        let first = fold(&text[start as usize..]).next();
        first.is_some_and(|(_, c)| !c.is_ascii_digit())
    };
    let words = tokens.starts[within.clone()].iter().filter(is_word);
    let enough = words.take(FEWEST_WORDS).count() == FEWEST_WORDS;
    let hash = || tokens.words[within].iter().copied().fold(0, step);
    enough.then(|| LineKey(mix(hash())))
}

fn is_balanced(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('(') == count(')') && count('"') % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule(max_boilerplate: f64) -> Recurring {
        let settings = Settings {
            boilerplate: true,
            credits: false,
            max_boilerplate,
            recurring_min: 1,
            recurring_share: 0.0,
        };
        Recurring::new(&settings, &Languages::builtin()).expect("switched on")
    }

    /// The key of a line.
    fn key_of(line: &str) -> Option<LineKey> {
        key(line, 0..line.len(), &tokens(line))
    }

    /// What is left of `text` when the stretches of `known` recur.
    fn left(rule: &Recurring, text: &str, known: &[&str]) -> String {
        let known: Vec<_> = known.iter().flat_map(|line| key_of(line)).collect();
        let removal = rule.removal(text, |key| known.contains(&key));
        let keys = rule.keys(text, &tokens(text));
        assert!(removal.stretches.iter().all(|(_, key)| keys.contains(key)));
        let mut left = text.to_owned();
        for cut in removal.cuts.iter().rev() {
            left.replace_range(cut.range(), "");
        }
        left
    }

    const NOTE: &str = "(यह खबर एजेंसी से सीधे ली गई है। इसे हमारी टीम ने नहीं बदला है।)";
    const MAIL: &str = "अपने सुझाव हमें पत्र लिखकर जरूर भेजें।";

    #[test]
    fn lines_and_closing_sentences_go() {
        let rule = rule(0.9);
        let check = |text: &str, expected: &str| {
            let known = [
                NOTE,
                "(यह खबर एजेंसी से सीधे ली गई है।",
                "इसे हमारी टीम ने नहीं बदला है।)",
                MAIL,
            ];
            assert_eq!(left(&rule, text, &known), expected);
        };
        check(&format!("पुल खुल गया।\n{NOTE}"), "पुल खुल गया।");
        check(
            &format!("{MAIL}\n\nपुल खुल गया।\nबसें चलीं।"),
            "पुल खुल गया।\nबसें चलीं।",
        );
        check(&format!("पुल खुल गया। बसें चलीं। {NOTE}"), "पुल खुल गया। बसें चलीं।");
        check(
            &format!("पुल खुल गया। {MAIL}\nबसें चलीं।"),
            "पुल खुल गया।\nबसें चलीं।",
        );
        check(&format!("पुल खुल गया। {MAIL}\n{NOTE}"), "पुल खुल गया।");
        check(
            "पुल खुल गया।\nअपने सुझाव हमें पत्र लिख कर जरूर भेजें।",
            "पुल खुल गया।\nअपने सुझाव हमें पत्र लिख कर जरूर भेजें।",
        );
        check("", "");
    }

    #[test]
    fn what_stands_before_the_end_of_a_line_stays() {
        let rule = rule(0.9);
        for text in [
            format!("{MAIL} पुल खुल गया और बसें सुबह से चलने लगीं।"),
            format!("पुल खुल गया और मेयर ने कहा, \"काम पूरा हुआ।\" {MAIL}"),
            "पुल खुल गया। (बसें चलीं। इसे हमारी टीम ने नहीं बदला है।)".to_owned(),
            "पुल खुल गया और यह डॉ. राव ने कल शाम को बताया।".to_owned(),
        ] {
            let known = [
                MAIL,
                "इसे हमारी टीम ने नहीं बदला है।)",
                "राव ने कल शाम को बताया।",
            ];
            assert_eq!(left(&rule, &text, &known), text);
        }
    }

    #[test]
    fn no_more_goes_than_may() {
        let text = format!("पुल खुल गया और बसें चलीं।\n{MAIL}");
        assert_eq!(left(&rule(0.7), &text, &[MAIL]), "पुल खुल गया और बसें चलीं।");
        assert_eq!(left(&rule(0.5), &text, &[MAIL]), text);
        assert_eq!(
            left(&rule(1.0), MAIL, &[MAIL]),
            MAIL,
            "something is left of every article"
        );
    }

    #[test]
    fn only_what_says_enough_and_is_whole_has_a_key() {
        for (a, b) in [
            (MAIL, "अपने सुझाव , हमें पत्र लिखकर ज़रूर भेजें"),
            (
                "Write to us about it, please.",
                "write to us about it please",
            ),
        ] {
            assert_eq!(key_of(a), key_of(b));
        }
        assert_ne!(
            key_of("Call us at once on 5512 please"),
            key_of("Call us at once on 5513 please")
        );
        for none in [
            "नई दिल्ली, 5 मार्च 2020",
            "क्या है पूरा मामला?",
            "पुल को लेकर मेयर ने कहा कि […]",
            "- सुनीता राव, महापौर, नगर निगम, सोनघाटी",
            "",
            "।",
        ] {
            assert_eq!(key_of(none), None, "{none}");
        }
        assert_eq!(key_of(&"पुल खुल गया ".repeat(40)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "(?s)([अ-ह।.?\"() \n]{0,60}|[a-c.…)\" \n]{0,60}|.{0,60})", odd: bool) {
            let rule = rule(1.0);
            let removal = rule.removal(&text, |key| (key.0 % 2 == 1) == odd);
            let cut = |at: NormSpan| removal.cuts.iter().any(|cut| cut.contains(at));
            prop_assert!(removal.stretches.iter().all(|&(at, _)| cut(at)));
            prop_assert!(removal.cuts.is_sorted_by(|a, b| a.end < b.start));
        }
    }
}
