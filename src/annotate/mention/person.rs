//! Persons that no table has, by cautious patterns: name words in a row, and words between an office and a case marker.

use super::super::names::{Cue, TitleKind, Token, is_letter};
use super::sheet::{Draft, Sheet};
use super::{EntityType, MentionKind};
use crate::text::folded;

/// Most words of a person's name.
const LONGEST: usize = 4;

/// Marks runs of words that look like a person's name.
pub(super) fn runs(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        let token = &sheet.tokens[at];
        let last = match sheet.is_free(at) {
            true if token.is_devanagari() && !token.is(Cue::Kin) => hindi_run(sheet, at),
            true if token.is(Cue::Part) && is_english_name(token) => english_run(sheet, at),
            _ => None,
        };
        match last {
            Some(last) => {
                sheet.put(person(at, last));
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// Marks the person after initials: ए. पी. X, J. K. Y. `surface` gives a token's characters.
pub(super) fn after_initials<'t>(sheet: &mut Sheet<'_>, surface: impl Fn(&Token) -> &'t str) {
    let mut at = 0;
    while at < sheet.tokens.len() {
        let (start, initials) = past_initials(sheet, at, &surface);
        let Some(start) = start.filter(|&start| initials > 0 && sheet.is_weak(start)) else {
            at += 1;
            continue;
        };
        let last = if sheet.tokens[start].is_devanagari() {
            run_of(sheet, start, is_hindi_name)
                .filter(|&last| initials > 1 || part_in(sheet, start, last) || marked(sheet, last))
        } else {
            run_of(sheet, start, is_english_name)
        };
        if let Some(last) = last {
            sheet.put(person(at, last));
        }
        at = last.unwrap_or(start) + 1;
    }
}

/// What follows the initials at `at`, and how many there are.
fn past_initials<'t>(
    sheet: &Sheet<'_>,
    at: usize,
    surface: &impl Fn(&Token) -> &'t str,
) -> (Option<usize>, usize) {
    let mut next = Some(at);
    let mut initials = 0;
    while let Some(letter) = next
        && initials < LONGEST
        && let Some(point) = sheet.after(letter)
    {
        let (word, mark) = (&sheet.tokens[letter], &sheet.tokens[point]);
        let latin = word.span.len() == 1;
        let is_letter = word.is_word()
            && sheet.is_free(letter)
            && word.span.len() <= LETTER
            && (!latin || word.upper)
            && is_letter(&folded(surface(word)));
        if !(is_letter && mark.first == '.' && mark.glued) {
            break;
        }
        initials += 1;
        next = sheet.after(point);
    }
    (next, initials)
}

/// Longest name of a letter, in bytes: डब्ल्यू.
const LETTER: usize = 24;

/// Marks the person after an honorific: श्री X Y, Mr X.
pub(super) fn after_honorifics(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.tokens.len() {
        if !sheet.tokens[at].is(Cue::Honorific) || !sheet.is_free(at) {
            continue;
        }
        let Some(start) = name_start(sheet, at) else {
            continue;
        };
        if !sheet.is_weak(start) || sheet.tokens[start].cues.has(Cue::Honorific) {
            continue;
        }
        let last = if sheet.tokens[start].is_devanagari() {
            run_of(sheet, start, is_hindi_name).filter(|&last| {
                part_in(sheet, start, last)
                    || marked(sheet, last) && !sheet.tokens[start].is(Cue::Everyday)
            })
        } else {
            run_of(sheet, start, is_english_name)
        };
        if let Some(last) = last {
            sheet.put(person(start, last));
        }
    }
}

/// Marks who says something and is named by one word that no table has: `…, Karlsen wrote`.
pub(super) fn speakers(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.tokens.len() {
        let token = &sheet.tokens[at];
        let named = is_english_name(token)
            && !token.caps
            && !token.is(Cue::Everyday)
            && !token.is(Cue::Common)
            && !token.is(Cue::Head)
            && sheet.is_free(at);
        let says = |next: &Token| next.is(Cue::Speech) && !next.is(Cue::Function);
        if !named || !sheet.next(at).is_some_and(says) {
            continue;
        }
        let opens = sheet.before(at).is_none_or(|before| {
            let token = &sheet.tokens[before];
            !token.is_word() && token.hash == 0 && !token.joins()
        });
        if opens {
            sheet.put(person(at, at));
        }
    }
}

/// The first token of the person named right after an office that ends at `office`, who may have to be put down first. One word
/// of no table is a person's name behind an office that is hardly anything else (`sure_office`).
pub(super) fn after_office(
    sheet: &mut Sheet<'_>,
    office: usize,
    sure_office: bool,
) -> Option<usize> {
    let mut start = sheet.after(office)?;
    while sheet.tokens[start].is(Cue::Honorific) {
        start = name_start(sheet, start)?;
    }
    if let Some(draft) = sheet.draft(start) {
        if sheet.may_be(draft, EntityType::Per) && draft.kind != MentionKind::Role {
            return Some(start);
        }
        if !draft.minor {
            return None;
        }
    }
    let last = if sheet.tokens[start].is_devanagari() {
        let last = run_of(sheet, start, is_hindi_name)?;
        let words = last - start + 1;
        let sure = match words {
            1 => {
                part_in(sheet, start, last) && marked(sheet, last)
                    || sheet.next_is(last, Cue::Ergative)
                    || sure_office && sheet.is_free(start) && ends_phrase(sheet, last)
            }
            2 | 3 => {
                part_in(sheet, start, last)
                    || marked(sheet, last)
                    || words == 2 && ends_phrase(sheet, last)
            }
            _ => false,
        };
        sure.then_some(last)?
    } else {
        let last = run_of(sheet, start, is_english_name)?;
        (last > start || sheet.tokens[office].upper || part_in(sheet, start, last))
            .then_some(last)?
    };
    sheet.put(person(start, last));
    Some(start)
}

fn person<'n>(first: usize, last: usize) -> Draft<'n> {
    Draft::told(first, last, MentionKind::Name, EntityType::Per)
}

/// Where a name starts after the honorific at `at`: the point of `Mr.` is passed over.
fn name_start(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let next = sheet.after(at)?;
    match sheet.tokens[next].first {
        '.' | '॰' => sheet.after(next),
        _ => Some(next),
    }
}

fn is_hindi_name(token: &Token) -> bool {
    NameWord::of(token).is_some()
}

/// What a Devanagari word is to a person's name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameWord {
    /// Hardly anything but a part of names.
    Sure,
    /// A part of names and an everyday word.
    Soft,
    /// In no table.
    Unknown,
}

impl NameWord {
    /// `None` for a word that no name has.
    fn of(token: &Token) -> Option<Self> {
        const NEVER: [Cue; 8] = [
            Cue::Institution,
            Cue::Site,
            Cue::Honorific,
            Cue::Modifier,
            Cue::Place,
            Cue::Affair,
            Cue::Attribute,
            Cue::Owner,
        ];
        if !token.is_devanagari()
            || token.cues.grammatical()
            || NEVER.into_iter().any(|cue| token.is(cue))
        {
            return None;
        }
        let everyday = token.is(Cue::Everyday) || token.is(Cue::Common);
        match (token.is(Cue::Part), everyday) {
            (true, false) => Some(NameWord::Sure),
            (true, true) => Some(NameWord::Soft),
            (false, false) => (!token.inflected).then_some(NameWord::Unknown),
            (false, true) => None,
        }
    }
}

fn is_english_name(token: &Token) -> bool {
    token.is_word()
        && token.upper
        && !token.is_devanagari()
        && !token.cues.grammatical()
        && !token.is(Cue::Honorific)
        && !token.is(Cue::Place)
        && !token.is(Cue::Institution)
}

/// The last token of the run of name words at `start`; `None` when there is none or it is longer than a name.
fn run_of(sheet: &Sheet<'_>, start: usize, is_name: fn(&Token) -> bool) -> Option<usize> {
    let mut last = None;
    let mut words = 0;
    let mut at = Some(start);
    while let Some(index) = at {
        let token = &sheet.tokens[index];
        let inner = last.is_some() && token.joins() && token.first != '&';
        if inner {
            // A joining mark counts only with a name word behind it.
        } else if is_name(token)
            && (sheet.is_weak(index) || words > 0 && is_surname_alone(sheet, index))
            && !starts_title(sheet, index)
        {
            words += 1;
            if words > LONGEST {
                return None;
            }
            last = Some(index);
        } else {
            break;
        }
        at = sheet.after(index);
    }
    last
}

fn starts_title(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.names.title(&sheet.tokens, at).is_some_and(|found| {
        found.values.iter().any(|title| match title.kind {
            TitleKind::Office | TitleKind::Body => true,
            TitleKind::Post => !sheet.tokens[at].is(Cue::Part),
            TitleKind::Honorific | TitleKind::Modifier => false,
        })
    })
}

fn part_in(sheet: &Sheet<'_>, first: usize, last: usize) -> bool {
    sheet.tokens[first..=last]
        .iter()
        .any(|token| token.is(Cue::Part) && !token.is(Cue::Everyday))
}

/// Whether what follows shows that somebody acts or is quoted: ने, or के अनुसार.
fn marked(sheet: &Sheet<'_>, last: usize) -> bool {
    sheet.next_is(last, Cue::Ergative)
        || sheet.next_is(last, Cue::Genitive) && sheet.next_is(last + 1, Cue::Speech)
}

/// The last word of the name that starts at `start`. Two words of names are one; so are a word of names and a word of no
/// table where the phrase ends behind them, and up to three words of no table where ने shows a person.
fn hindi_run(sheet: &Sheet<'_>, start: usize) -> Option<usize> {
    let mut classes = [NameWord::Unknown; LONGEST + 1];
    let mut words = 0;
    let mut at = Some(start);
    while let Some(index) = at
        && words <= LONGEST
        && let Some(class) = NameWord::of(&sheet.tokens[index])
        && (sheet.is_weak(index) && (sheet.is_free(index) || class != NameWord::Unknown)
            || words > 0 && is_surname_alone(sheet, index))
        && !starts_title(sheet, index)
    {
        classes[words] = class;
        words += 1;
        at = sheet.after(index);
    }
    let count = |words: usize, class| classes[..words].iter().filter(|&&c| c == class).count();
    let listed = classes[..words]
        .iter()
        .take_while(|&&class| class != NameWord::Unknown)
        .count();
    if words <= LONGEST && !sheet.abroad {
        let last = (start + words).checked_sub(1)?;
        let (sure, unknown) = (
            count(words, NameWord::Sure),
            count(words, NameWord::Unknown),
        );
        // An unlisted word before a given name and an unlisted surname is no name, but what the person is.
        if words == 3 && unknown == 2 && classes[1] == NameWord::Sure {
            return None;
        }
        let whole = match unknown {
            0 => words > 1 && sure > 0,
            1 if sure > 0 => words > 1 && ends_phrase(sheet, last),
            _ if sure > 0 => words <= 3 && marked(sheet, last),
            _ => (2..=3).contains(&words) && sheet.next_is(last, Cue::Ergative),
        };
        if whole {
            return Some(last);
        }
    }
    let listed = listed.min(LONGEST);
    (listed > 1 && count(listed, NameWord::Sure) > 0).then(|| start + listed - 1)
}

/// Whether a case marker, a small word or a mark follows.
fn ends_phrase(sheet: &Sheet<'_>, last: usize) -> bool {
    sheet
        .next(last)
        .is_none_or(|token| token.cues.grammatical() || !token.is_word())
}

/// Whether a draft is one word that the tables take for a person: a surname, here behind a given name.
fn is_surname_alone(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.draft(at).is_some_and(|draft| {
        draft.first == draft.last && draft.class.is_none() && sheet.may_be(draft, EntityType::Per)
    })
}

fn english_run(sheet: &Sheet<'_>, start: usize) -> Option<usize> {
    if sheet.tokens[start].is(Cue::Everyday) || sheet.tokens[start].caps {
        return None;
    }
    let mut last = start;
    let mut at = start;
    while at - start <= 2 * LONGEST
        && let Some(next) = sheet.after(at)
    {
        let token = &sheet.tokens[next];
        if token.joins() && token.first != '&' {
            at = next;
            continue;
        }
        let takes = is_english_name(token)
            && (sheet.is_weak(next) || is_surname_alone(sheet, next))
            && !starts_title(sheet, next)
            && (!token.glued || sheet.tokens[at].first == '-');
        if !takes {
            break;
        }
        last = next;
        at = next;
    }
    (last > start && last - start <= LONGEST).then_some(last)
}
