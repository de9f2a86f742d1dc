//! Whether the Hindi and the English names of a row are names of one thing: they sound alike by their consonants, or the row is a known
//! exception (`name_pairs.tsv`).
//!
//! `साओ पाउलो` and `São Paulo` are both `spl`; of `दक्षिण एशिया` and `South Asia` the words that are translated (`name_terms.tsv`) do not
//! count. Vowels, voice and breath of consonants, m and n do not count: tables are checked by it, names are not told apart.

use super::row::NameRow;
use crate::annotate::EntityType;
use crate::lang::{Lang, Languages, rows};
use crate::text::{WordKind, folded, words};
use hashbrown::HashSet;
use icu_normalizer::DecomposingNormalizerBorrowed;

/// Share of consonants that may differ. Of 13,700 rows of persons and places with both names 9 in 1,000 differed by more: exonyms, places
/// that were renamed, and mistakes.
const APART: f64 = 0.4;

/// What tells whether names agree.
#[derive(Debug)]
pub(super) struct Agreement {
    terms: HashSet<String>,
    exceptions: HashSet<&'static str>,
}

impl Agreement {
    /// Reads the tables of translated words and of exceptions.
    pub(super) fn new(languages: &Languages) -> Self {
        let table = |name| languages.pack(Lang::Hi).map_or("", |pack| pack.table(name));
        let terms = rows::<2>(table("name_terms")).unwrap_or_default();
        let exceptions = rows::<2>(table("name_pairs")).unwrap_or_default();
        Self {
            terms: terms.iter().flat_map(|row| row.cells).map(folded).collect(),
            exceptions: exceptions.iter().map(|row| row.cells[0]).collect(),
        }
    }

    /// Whether the names of a person's or place's row agree. Bodies, works and events are translated as often as not: their rows do.
    pub(super) fn holds(&self, row: &NameRow<'_>) -> bool {
        let told = matches!(
            row.kind,
            EntityType::Per | EntityType::Gpe | EntityType::Loc
        );
        !told || self.exceptions.contains(row.id) || {
            let names: Vec<&str> = row.names().collect();
            let hindi = || names.iter().filter(|name| is_hindi(name));
            let english = || names.iter().filter(|name| !is_hindi(name));
            let mut pairs = hindi().flat_map(|h| english().map(move |e| (h, e)));
            hindi().next().is_none()
                || english().next().is_none()
                || pairs.any(|(hindi, english)| self.agree(hindi, english))
        }
    }

    /// Whether all words of a name are translated: it is the name of many places (North West).
    pub(super) fn is_general(&self, name: &str) -> bool {
        let mut parts = words(name).filter(|word| word.kind != WordKind::Mark);
        parts.all(|word| self.terms.contains(&folded(word.of(name))))
    }

    fn agree(&self, hindi: &str, english: &str) -> bool {
        [true, false].into_iter().any(|whole| {
            let hindi = self.consonants(hindi, whole, hindi_consonants);
            ["s", "k"].into_iter().any(|soft| {
                let english = self.consonants(english, whole, |word| latin_consonants(word, soft));
                alike(&hindi, &english)
            })
        })
    }

    /// The consonants of a name's words; of a part of it, those of the words that are not translated.
    fn consonants(&self, name: &str, whole: bool, of: impl Fn(&str) -> String) -> String {
        let parts = words(name).filter(|word| word.kind != WordKind::Mark);
        let parts = parts.map(|word| folded(&plain(word.of(name))));
        let named = parts.filter(|word| whole || !self.terms.contains(word));
        let letters = named.map(|word| of(&word)).collect::<String>();
        let mut once = letters.into_bytes();
        once.dedup();
        String::from_utf8_lossy(&once).into_owned()
    }
}

fn is_hindi(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{900}'..='\u{97f}'))
}

/// Whether at most one consonant differs, or a small share of them.
fn alike(a: &str, b: &str) -> bool {
    let longest = a.len().max(b.len());
    let differ = distance(a.as_bytes(), b.as_bytes());
    differ == 0 || longest > 1 && (differ == 1 || differ as f64 <= APART * longest as f64)
}

/// Letters to put in, take out or change to make one of the other (Levenshtein).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (place, y) in b.iter().enumerate() {
            let change = before + usize::from(x != y);
            before = row[place + 1];
            row[place + 1] = change.min(before + 1).min(row[place] + 1);
        }
    }
    row[b.len()]
}

/// Latin letters without their accents, and letters of their own as those they look like; other letters as they are.
pub(super) fn plain(word: &str) -> String {
    if is_hindi(word) {
        return word.to_owned();
    }
    let parts = DecomposingNormalizerBorrowed::new_nfd();
    let parts = parts.normalize(word);
    let bare = parts
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.map(bare_letter).collect()
}

fn bare_letter(c: char) -> char {
    match c {
        'ı' => 'i',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' | 'ð' => 'd',
        'Đ' => 'D',
        'ə' => 'a',
        'Ə' => 'A',
        c => c,
    }
}

fn hindi_consonants(word: &str) -> String {
    let class = |c| {
        Some(match c {
            'क'..='घ' => 'k',
            'च'..='झ' | 'श'..='स' => 's',
            'ट'..='ढ' | 'त'..='ध' => 't',
            'प'..='भ' | 'व' => 'p',
            'ङ' | 'ञ' | 'ण' | 'न' | 'म' | '\u{901}' | '\u{902}' => 'n',
            'र' | '\u{943}' | 'ऋ' => 'r',
            'ल' | 'ळ' => 'l',
            _ => return None,
        })
    };
    word.chars().filter_map(class).collect()
}

/// Groups of Latin letters that are one consonant, the longer ones first.
const GROUPS: [(&str, &str); 12] = [
    ("tch", "s"),
    ("sch", "s"),
    ("dge", "s"),
    ("chh", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("ph", "p"),
    ("x", "ks"),
    ("ce", "s"),
    ("ci", "s"),
    ("cy", "s"),
    ("ß", "s"),
];

/// `soft` is what a g before e, i or y is.
fn latin_consonants(word: &str, soft: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((group, sound)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            out.push_str(sound);
            rest = &rest[group.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            'g' if rest.starts_with(['e', 'i', 'y']) => out.push_str(soft),
            'k' | 'g' | 'q' | 'c' => out.push('k'),
            's' | 'z' | 'j' => out.push('s'),
            't' | 'd' => out.push('t'),
            'p' | 'b' | 'f' | 'v' | 'w' => out.push('p'),
            'm' | 'n' => out.push('n'),
            'r' | 'l' => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> String {
        format!("id\ttype\tname_hi\tname_en\taliases\tcountry\tflags\n{cells}\n")
    }

    #[test]
    fn names_agree_by_their_consonants_or_not() {
        let agreement = Agreement::new(&Languages::builtin());
        for (cells, expected) in [
            (
                "khabar:loc:x\tLOC\tदक्षिण झेलानिया\tSouth Jhelania\t\t\t",
                true,
            ),
            (
                "khabar:per:x\tPER\tखिमराज बोरकर\tKhimraj Borkar\t\t\t",
                true,
            ),
            (
                "khabar:per:x\tPER\tखिमराज बोरकर\tSunil Tandekar\t\t\t",
                false,
            ),
            (
                "khabar:per:x\tPER\tखिमराज बोरकर\tSunil Tandekar\tसुनील टांडेकर\t\t",
                true,
            ),
            ("khabar:per:x\tPER\tखिमराज बोरकर\t\t\t\t", true),
            ("khabar:loc:x\tGPE\tजॉर्जगंज\tGeorgeganj\t\t\t", true),
            ("khabar:org:x\tORG\tजल मंच\tWater Forum\t\t\t", true),
        ] {
            let table = row(cells);
            let rows = NameRow::all(&table).expect("a sound row");
            assert_eq!(agreement.holds(&rows[0]), expected, "{cells}");
        }
    }

    #[test]
    fn hindi_and_english_names_of_the_tables_agree() {
        let languages = Languages::builtin();
        let agreement = Agreement::new(&languages);
        let mut apart = Vec::new();
        for pack in languages.packs() {
            for table in pack.family("names") {
                let rows = NameRow::all(table).expect("sound rows");
                let wrong = rows.iter().filter(|row| !agreement.holds(row));
                apart.extend(wrong.map(|row| format!("{} {} {}", row.id, row.hindi, row.english)));
            }
        }
        assert!(
            apart.is_empty(),
            "{} rows:\n{}",
            apart.len(),
            apart.join("\n")
        );
    }

    #[test]
    fn every_exception_is_of_a_row() {
        let languages = Languages::builtin();
        let tables = languages
            .packs()
            .iter()
            .flat_map(|pack| pack.family("names"));
        let ids: HashSet<&str> = tables
            .flat_map(|table| NameRow::all(table).expect("sound rows"))
            .map(|row| row.id)
            .collect();
        for id in Agreement::new(&languages).exceptions {
            assert!(ids.contains(id), "{id}");
        }
    }
}
