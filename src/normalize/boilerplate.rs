//! Lines and sentences that are no part of an article: "share", "also read", "download our app".
//!
//! What they look like is data, `config/lang/*/boilerplate.tsv`. Patterns and text are compared as folded words, so case,
//! marks, nukta and half nasals do not count. If more than a stated share of the article would go, nothing goes: what looks
//! like boilerplate from end to end is better kept.

use super::edits::Edits;
use super::near;
use super::web::Addresses;
use crate::lang::{Languages, rows};
use crate::text::{FoldMap, Milli, WordKind, fold, folded, words};
use std::ops::Range;

/// What a removed stretch is counted as.
const KEYS: [&str; 6] = ["share", "follow", "also_read", "read_more", "app", "advert"];

/// Most words `…` stands for.
const GAP: usize = 12;

/// Longest line or sentence that is looked at, in bytes: about 200 Devanagari characters, the length of three headlines.
const LONGEST: usize = 600;

/// Where a pattern has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Line,
    Start,
    End,
    Closing,
    Tail,
}

#[derive(Debug)]
struct Pattern {
    kind: Kind,
    /// Runs of folded words; between two runs up to [`GAP`] other words.
    runs: Vec<Vec<String>>,
    key: &'static str,
}

/// The patterns of all languages. Built once.
#[derive(Debug)]
pub(super) struct Boilerplate {
    /// By the first word of a pattern.
    patterns: FoldMap<Vec<Pattern>>,
    max_share: Milli,
}

impl Boilerplate {
    /// Reads the tables. `max_share` is the largest share of an article's bytes that may go.
    pub(super) fn new(languages: &Languages, max_share: Milli) -> Self {
        let mut patterns: FoldMap<Vec<Pattern>> = FoldMap::default();
        for pack in languages.packs() {
            for row in
                rows::<3>(pack.table("boilerplate")).expect("shipped tables are tested to parse")
            {
                let [kind, pattern, key] = row.cells;
                let kind = match kind {
                    "line" => Kind::Line,
                    "start" => Kind::Start,
                    "end" => Kind::End,
                    "closing" => Kind::Closing,
                    "tail" => Kind::Tail,
                    _ => continue,
                };
                let Some(key) = KEYS.into_iter().find(|known| *known == key) else {
                    continue;
                };
                let runs: Vec<Vec<String>> = pattern
                    .split('…')
                    .map(|run| keys(run, 0..run.len(), &Addresses::default()))
                    .collect();
                if let Some(first) = runs.first().and_then(|run| run.first()) {
                    patterns.at(first).push(Pattern { kind, runs, key });
                }
            }
        }
        Self {
            patterns,
            max_share,
        }
    }

    /// Proposes what to remove.
    pub(super) fn mend(&self, text: &str, edits: &mut Edits) {
        let web = Addresses::of(text);
        if !self.is_due(text, &web) {
            return;
        }
        let lines: Vec<_> = lines(text).collect();
        let mut kept: Vec<(Range<usize>, Option<&'static str>)> = lines
            .iter()
            .map(|line| self.shorten(text, line.clone(), &web))
            .collect();
        self.shorten_tail(text, &web, &mut kept);

        let cuts = cuts(text, &lines, &kept);
        let cut: usize = cuts.iter().map(|(at, _)| at.len()).sum();
        if Milli::ratio(cut as i64, text.len() as i64) <= self.max_share {
            for (at, key) in cuts {
                edits.cut(at, key);
            }
        }
    }

    /// Whether anything would go.
    fn is_due(&self, text: &str, web: &Addresses) -> bool {
        let goes = |line: Range<usize>| self.shorten(text, line, web).1.is_some();
        lines(text).any(goes)
            || lines(text)
                .last()
                .is_some_and(|line| self.tail(text, &line, web).is_some())
    }

    /// What stays of a line, and why the rest goes.
    fn shorten(
        &self,
        text: &str,
        mut line: Range<usize>,
        web: &Addresses,
    ) -> (Range<usize>, Option<&'static str>) {
        let mut why = None;
        loop {
            if let Some(key) = self.find(
                text,
                line.clone(),
                web,
                &[Kind::Line, Kind::Start, Kind::End, Kind::Closing],
            ) {
                return (line.start..line.start, Some(key));
            }
            let last = last_sentence(text, &line);
            match self.find(text, last.clone(), web, &[Kind::End, Kind::Closing]) {
                Some(key) if last.start > line.start => {
                    line.end = trimmed(text, line.start..last.start);
                    why = Some(key);
                }
                _ => return (line, why),
            }
        }
    }

    /// Shortens the end of the article: bracket or last sentence, as long as one holds a pattern for it.
    fn shorten_tail(
        &self,
        text: &str,
        web: &Addresses,
        kept: &mut [(Range<usize>, Option<&'static str>)],
    ) {
        // Lines past the last one that is not empty stay empty.
        let mut end = kept.len();
        while let Some(last) = kept[..end].iter().rposition(|(line, _)| !line.is_empty()) {
            end = last + 1;
            let Some((part, key)) = self.tail(text, &kept[last].0, web) else {
                return;
            };
            for (line, why) in kept[..=last].iter_mut().rev() {
                if line.end <= part.start {
                    break;
                }
                let end = line.end.min(part.start.max(line.start));
                (line.end, *why) = (trimmed(text, line.start..end), Some(key));
            }
            if let Some((line, why)) = kept.iter_mut().rfind(|(line, _)| !line.is_empty()) {
                let (shorter, reason) = self.shorten(text, line.clone(), web);
                (*line, *why) = (shorter, reason.or(*why));
            }
        }
    }

    /// What may go from the end of the article's last line: a bracket or the last sentence, and why.
    fn tail(
        &self,
        text: &str,
        line: &Range<usize>,
        web: &Addresses,
    ) -> Option<(Range<usize>, &'static str)> {
        let bracket = last_bracket(text, line.end);
        let sentence = last_sentence(text, line);
        let mut parts = bracket.into_iter().chain([sentence]);
        parts.find_map(|part| {
            let key = self.find(text, part.clone(), web, &[Kind::Tail])?;
            Some((part, key))
        })
    }

    /// The repair key of the first pattern of these kinds that fits the stretch `at` of `text`.
    fn find(
        &self,
        text: &str,
        at: Range<usize>,
        web: &Addresses,
        kinds: &[Kind],
    ) -> Option<&'static str> {
        if at.is_empty() || at.len() > LONGEST {
            return None;
        }
        let mut words = key_words(text, at, web);
        let starts = if kinds == [Kind::Tail] { usize::MAX } else { 1 };
        (0..starts)
            .map_while(|_| {
                let here = words.clone();
                Some((here, words.next()?))
            })
            .find_map(|(here, first)| {
                let fits = |pattern: &&Pattern| {
                    let fits = |whole| fits(&pattern.runs, here.clone(), whole);
                    kinds.contains(&pattern.kind)
                        && match pattern.kind {
                            Kind::Line | Kind::End => fits(true),
                            Kind::Start | Kind::Tail => fits(false),
                            // What follows are the names of places to share in, no clause.
                            Kind::Closing => {
                                let own: usize = pattern.runs.iter().map(Vec::len).sum();
                                here.clone().nth(own + GAP).is_none() && fits(false)
                            }
                        }
                };
                let pattern = self.patterns.get(first)?.iter().find(fits)?;
                Some(pattern.key)
            })
    }
}

/// Whether runs of words, up to [`GAP`] others between them, stand at the start of `words`, and, if `whole`, end it.
fn fits<'t>(
    runs: &[Vec<String>],
    mut words: impl Iterator<Item = &'t str> + Clone,
    whole: bool,
) -> bool {
    let Some((run, later)) = runs.split_first() else {
        return !whole || words.next().is_none();
    };
    let same = |key: &String, word| fold(word).map(|(_, c)| c).eq(key.chars());
    if !run
        .iter()
        .all(|key| words.next().is_some_and(|word| same(key, word)))
    {
        return false;
    }
    if later.is_empty() {
        return !whole || words.next().is_none();
    }
    for _ in 0..=GAP {
        if fits(later, words.clone(), whole) {
            return true;
        }
        words.next();
    }
    false
}

/// The folded words and numbers of a stretch of text, addresses left out.
fn keys(text: &str, at: Range<usize>, web: &Addresses) -> Vec<String> {
    key_words(text, at, web).map(folded).collect()
}

/// The words and numbers of a stretch of text as they stand, addresses left out.
fn key_words<'t>(
    text: &'t str,
    at: Range<usize>,
    web: &Addresses,
) -> impl Iterator<Item = &'t str> + Clone {
    let start = at.start;
    let part = &text[at];
    words(part)
        .filter(move |word| {
            word.kind != WordKind::Mark && !web.cover(start + word.span.start as usize)
        })
        .map(move |word| word.of(part))
}

/// The lines that are not empty.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split('\n')
        .map(move |line| {
            let start = at;
            at += line.len() + 1;
            start..start + line.len()
        })
        .filter(move |line| !text[line.clone()].trim().is_empty())
}

/// End of what stays of `part` when white space at its end goes.
fn trimmed(text: &str, part: Range<usize>) -> usize {
    part.start + text[part].trim_end().len()
}

/// The last sentence of a line: what follows its last end mark and space, or the whole line. Looks back at most [`LONGEST`]
/// bytes.
fn last_sentence(text: &str, line: &Range<usize>) -> Range<usize> {
    let near = line.end - near::tail(&text[line.clone()], LONGEST).len();
    let part = &text[near..line.end];
    let mut body = part.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    while let Some(space) = part[..body].rfind(' ') {
        if part[..space].ends_with(['।', '॥', '.', '?', '!', '…', '"', '\'', ')']) {
            return near + space + 1..line.end;
        }
        body = space;
    }
    if near > line.start {
        line.end..line.end
    } else {
        line.clone()
    }
}

/// The bracket that ends at `end`, from the opening mark on; it may span lines. Looks back at most [`LONGEST`] bytes.
fn last_bracket(text: &str, end: usize) -> Option<Range<usize>> {
    let near = end - near::tail(&text[..end], LONGEST).len();
    let part = text[near..end].trim_end_matches(['।', '.', ' ']);
    let open = part.strip_suffix(')')?.rfind('(')?;
    Some(near + open..end)
}

/// What goes, so that the lines that stay keep the breaks between them.
fn cuts(
    text: &str,
    lines: &[Range<usize>],
    kept: &[(Range<usize>, Option<&'static str>)],
) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    let last = kept.iter().rposition(|(line, _)| !line.is_empty());
    for (place, (line, why)) in kept.iter().enumerate() {
        let Some(key) = *why else { continue };
        let next = lines.get(place + 1).map_or(text.len(), |line| line.start);
        let cut = if last.is_none_or(|last| place > last) {
            let before = last.map_or(0, |last| kept[last].0.end);
            let start = found.last().map_or(before, |(at, _)| at.end.max(before));
            start..next
        } else if line.is_empty() {
            line.start..next
        } else {
            line.end..lines[place].end
        };
        match found.last_mut() {
            Some((at, why)) if at.end == cut.start && *why == key => at.end = cut.end,
            _ if cut.is_empty() => {}
            _ => found.push((cut, key)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::edits::mended;
    use super::*;

    fn check(text: &str, expected: &str) {
        let boilerplate = Boilerplate::new(&Languages::builtin(), Milli(600));
        let once = mended(text, |text, edits| boilerplate.mend(text, edits));
        assert_eq!(once, expected);
        assert_eq!(
            mended(&once, |text, edits| boilerplate.mend(text, edits)),
            expected
        );
    }

    #[test]
    fn lines_around_an_article_go() {
        check(
            "पुल का काम पूरा हो गया है।\nयह भी पढ़ें: मंडी में प्याज सस्ता\nमेयर ने बधाई दी।\n\nइसे शेयर करें:",
            "पुल का काम पूरा हो गया है।\nमेयर ने बधाई दी।",
        );
        check(
            "The bridge opened on Monday.\nAlso read: Onion prices fall\nShare",
            "The bridge opened on Monday.",
        );
        check(
            "यो पनि पढ्नुहोस्\nपुल खुल्यो र सवारी चल्न थाले।",
            "पुल खुल्यो र सवारी चल्न थाले।",
        );
        check(
            "पूल खुला झाला आणि वाहने धावू लागली.\nहेही वाचा: कांदा स्वस्त",
            "पूल खुला झाला आणि वाहने धावू लागली.",
        );
    }

    #[test]
    fn glued_tails_go() {
        check(
            "पुल का काम पूरा हो गया है।\nपुल पर सुबह से बसें चलने लगी हैं और मेयर ने लोगों को बधाई दी। (हमारे\nऐप के लिए यहां क्लिक करें. आप हमें\nफेसबुक\nऔर\nट्विटर पर भी फॉलो कर सकते हैं.)",
            "पुल का काम पूरा हो गया है।\nपुल पर सुबह से बसें चलने लगी हैं और मेयर ने लोगों को बधाई दी।",
        );
        check(
            "पुल का काम पूरा हो गया है। पढ़ें पूरी खबर: http://a.in/x",
            "पुल का काम पूरा हो गया है।",
        );
        check(
            "पुल का काम पूरा हो गया है। इसे शेयर करें: फेसबुक | ट्विटर",
            "पुल का काम पूरा हो गया है।",
        );
        check(
            "The bridge is open again after a year. Follow us on Facebook and Twitter.",
            "The bridge is open again after a year.",
        );
    }

    #[test]
    fn prose_stays() {
        for text in [
            "लोगों ने इस खबर को शेयर किया और पुल पर सवाल उठाए।",
            "पुलिस ने कहा कि लोग ट्विटर देखें।\nमेयर भी वहीं थे।",
            "Share prices fell on Monday.\nRead more books, the mayor said.",
            "इसे शेयर करें",
            "The mayor was plain. Share this with every household that still draws its water from the old well on the hill, she said.",
            "",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn an_article_that_looks_like_boilerplate_stays() {
        check(
            "यह भी पढ़ें: पुल खुला\nयह भी पढ़ें: प्याज सस्ता\nठीक।",
            "यह भी पढ़ें: पुल खुला\nयह भी पढ़ें: प्याज सस्ता\nठीक।",
        );
    }

    #[test]
    fn shipped_tables_are_read_whole() {
        for pack in Languages::builtin().packs() {
            for row in rows::<3>(pack.table("boilerplate")).expect("three columns") {
                let [kind, pattern, key] = row.cells;
                assert!(
                    ["line", "start", "end", "closing", "tail"].contains(&kind),
                    "line {}",
                    row.line
                );
                assert!(KEYS.contains(&key), "line {}", row.line);
                assert!(
                    !pattern.starts_with('…') && !pattern.ends_with('…') && !pattern.is_empty()
                );
            }
        }
    }
}
