//! From the text of the tables to [`Names`].

use super::cue::{Cue, Cues};
use super::idiom::Idiom;
use super::own::OwnNames;
use super::phrases::Phrases;
use super::row::NameRow;
use super::title::{Title, TitleKind};
use super::token::Folder;
use super::{Form, Known, Names, Sense, spelled};
use crate::annotate::{EntityType, sound};
use crate::lang::{Lang, Languages, rows};
use crate::text::{WordKind, hash64, words};
use hashbrown::{HashMap, HashSet};
use std::borrow::Cow;

/// Lowest rank of the towns and districts whose names alone are weak evidence.
pub(super) const MINOR: u8 = 7;

/// Rank of the capitals and larger towns that the flag `major` names.
const MAJOR: u8 = 3;

/// Rank of names of the user's own.
const OWN: u8 = 0;

/// Longest Latin initials that must stand in capitals: `US` is no `us`, but papers write `Nato`.
const STRICT_CAPS: usize = 3;

/// The tables of name words that were not read off texts with marked names.
const LISTED: [&str; 2] = ["name_parts", "name_parts_given"];

/// Reads all tables, and before them the names of the user's own.
pub(super) fn read(languages: &Languages, own: &OwnNames) -> Names {
    let mut builder = Builder::default();
    for pack in languages.packs() {
        builder
            .idioms
            .extend(Idiom::of(pack).map(|idiom| (pack.lang, idiom)));
        for table in pack.family("name_cues") {
            builder.cues(table);
        }
        for table in pack.family("name_parts") {
            builder.parts(table, Cue::Part);
        }
        for name in LISTED {
            builder.parts(pack.table(name), Cue::Listed);
        }
        builder.titles(pack.table("titles"));
    }
    for row in own.rows() {
        let text = |cell: &str| Cow::Owned(cell.to_owned());
        builder.row(&row, Known::of(&row, OWN, text));
    }
    let replaced = own.replaced();
    for pack in languages.packs() {
        for table in pack.family("names") {
            builder.names(table, &replaced);
        }
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    folder: Folder,
    known: Vec<Known>,
    by_id: HashMap<Cow<'static, str>, u32>,
    senses: Vec<(Vec<u64>, Sense)>,
    sounds: HashMap<u64, Option<u32>>,
    titles: Vec<(Vec<u64>, Title)>,
    cues: HashMap<u64, Cues>,
    idioms: HashMap<Lang, Idiom>,
}

impl Builder {
    /// Columns word, class.
    fn cues(&mut self, table: &'static str) {
        for row in rows::<2>(table).unwrap_or_default() {
            let [word, class] = row.cells;
            if let Some(cue) = Cue::from_name(class) {
                self.mark(word, cue);
            }
        }
    }

    /// Columns word, latin.
    fn parts(&mut self, table: &'static str, cue: Cue) {
        for row in rows::<2>(table).unwrap_or_default() {
            for word in row.cells {
                if !word.is_empty() {
                    self.mark(word, cue);
                }
            }
        }
    }

    /// Columns phrase, kind, field.
    fn titles(&mut self, table: &'static str) {
        for row in rows::<3>(table).unwrap_or_default() {
            let [phrase, kind, field] = row.cells;
            let Some(kind) = TitleKind::from_name(kind) else {
                continue;
            };
            match kind {
                TitleKind::Honorific => self.mark(phrase, Cue::Honorific),
                TitleKind::Modifier => self.mark(phrase, Cue::Modifier),
                _ => {}
            }
            let hashes = self.hashes(phrase);
            self.titles.push((hashes, Title { kind, field }));
        }
    }

    /// The rows of a shipped table, but for those that give way to names of the user's own. A test reads every row.
    fn names(&mut self, table: &'static str, replaced: &HashSet<(&str, bool)>) {
        for row in NameRow::all(table).unwrap_or_default() {
            if replaced.is_empty() || !replaced.contains(&row.key()) {
                let known = Known::of(&row, rank(row.id, row.flags), Cow::Borrowed);
                self.row(&row, known);
            }
        }
    }

    fn row(&mut self, row: &NameRow<'_>, known: Known) {
        // A demonym's row has the id of its state or place, whose own row says what that is.
        let adj = row.kind == EntityType::Norp && (row.id.starts_with("iso:") || known.has("adj"));
        let fresh = u32::try_from(self.known.len()).expect("tables hold fewer than 4 billion rows");
        let entity = *self.by_id.entry(known.id.clone()).or_insert(fresh);
        if entity == fresh {
            self.known.push(known);
        } else if let Some(old) = self.known.get_mut(entity as usize) {
            old.complete(known);
        }
        for name in row.names() {
            self.name(name, entity, adj, row.kind);
        }
    }

    fn name(&mut self, name: &str, entity: u32, adj: bool, kind: EntityType) {
        let form = match () {
            () if adj => Form::Adj,
            () if kind != EntityType::Per && is_acronym(name, self.folder.fold(name)) => {
                Form::Acronym
            }
            () => Form::Name,
        };
        let parts: Vec<&str> = words(name)
            .filter(|word| word.kind != WordKind::Mark)
            .map(|word| word.of(name))
            .collect();
        let letters = parts.iter().map(|part| part.len()).sum::<usize>();
        let latin = parts.iter().all(|part| part.is_ascii());
        let sense = Sense {
            entity,
            form,
            capitals: parts
                .iter()
                .take(u16::BITS as usize)
                .enumerate()
                .filter(|(_, part)| part.starts_with(char::is_uppercase))
                .fold(0, |bits, (at, _)| bits | 1 << at),
            caps: latin
                && letters <= STRICT_CAPS
                && parts
                    .iter()
                    .all(|part| part.bytes().all(|b| b.is_ascii_uppercase())),
        };
        if parts.len() > 1 && matches!(kind, EntityType::Per | EntityType::Org) {
            self.sound(name, entity);
        }
        let hashes: Vec<u64> = parts.iter().map(|part| self.folder.hash(part)).collect();
        if kind == EntityType::Norp {
            for plural in plurals(parts.last().copied().unwrap_or_default()) {
                let mut inflected = hashes.clone();
                inflected.pop();
                inflected.push(self.folder.hash(&plural));
                self.senses.push((inflected, sense));
            }
        }
        self.senses.push((hashes, sense));
    }

    fn sound(&mut self, name: &str, entity: u32) {
        let Some(key) = sound::key(name) else { return };
        let slot = self
            .sounds
            .entry(hash64(key.as_bytes()))
            .or_insert(Some(entity));
        if *slot != Some(entity) {
            *slot = None;
        }
    }

    fn hashes(&mut self, phrase: &str) -> Vec<u64> {
        words(phrase)
            .filter(|word| word.kind != WordKind::Mark)
            .map(|word| self.folder.hash(word.of(phrase)))
            .collect()
    }

    fn mark(&mut self, word: &str, cue: Cue) {
        // A class belongs to one word; of a phrase or an abbreviation (`Mr.`) the first word is marked.
        if let [hash] = self.hashes(word)[..] {
            self.cues.entry(hash).or_default().add(cue);
        }
    }

    fn finish(self) -> Names {
        Names {
            known: self.known,
            by_id: self.by_id,
            names: Phrases::new(self.senses),
            sounds: self.sounds,
            titles: Phrases::new(self.titles),
            cues: self.cues,
            idioms: self.idioms,
        }
    }
}

impl Known {
    /// What a row says; `text` takes a cell over.
    fn of<'t>(row: &NameRow<'t>, rank: u8, text: impl Fn(&'t str) -> Cow<'static, str>) -> Self {
        Self {
            id: text(row.id),
            kind: row.kind,
            hindi: text(row.hindi),
            english: text(row.english),
            country: text(row.country),
            flags: text(row.flags),
            rank,
        }
    }

    /// Adds what a further row of the same id says.
    fn complete(&mut self, row: Self) {
        self.rank = self.rank.min(row.rank);
        if self.kind == EntityType::Norp {
            self.kind = row.kind;
            self.hindi.clone_from(&row.hindi);
            self.english.clone_from(&row.english);
        }
        for (have, new) in [
            (&mut self.hindi, row.hindi),
            (&mut self.english, row.english),
            (&mut self.country, row.country),
            (&mut self.flags, row.flags),
        ] {
            if have.is_empty() {
                *have = new;
            }
        }
    }
}

/// Rank by the id's prefix: states, then the hand-written lists, Indian states, regions, other sources, and the long lists
/// of places last.
fn rank(id: &str, flags: &str) -> u8 {
    if flags.split(',').any(|flag| flag == "major") {
        return MAJOR;
    }
    let prefix = id.split(':').next().unwrap_or_default();
    match prefix {
        "iso" => OWN + 1,
        "khabar" => 2,
        "iso2" if id.starts_with("iso2:IN-") => 3,
        "m49" => 4,
        "espncricinfo" => 6,
        "tz" => MINOR,
        "geonames" => MINOR + 1,
        "iso2" => MINOR + 2,
        _ => 5,
    }
}

/// Whether a name is initials: one Latin word of capitals (NATO, U.S.), or letters spelled out in Devanagari.
fn is_acronym(name: &str, folded: &str) -> bool {
    let capitals = name
        .chars()
        .filter(|c| *c != '.')
        .all(|c| c.is_ascii_uppercase());
    capitals && name.len() > 1 || !name.is_ascii() && spelled(folded).is_some()
}

/// Plurals of a demonym: रूसी, रूसियों; अफगान, अफगानों; Russian, Russians.
fn plurals(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return match word.bytes().last() {
            Some(b'n' | b'i' | b't' | b'r' | b'k' | b'b' | b'o') => vec![format!("{word}s")],
            _ => Vec::new(),
        };
    }
    match word.strip_suffix('ी') {
        Some(stem) => vec![format!("{stem}ियों")],
        None if word.ends_with('ू') => vec![format!("{}ुओं", word.trim_end_matches('ू'))],
        None => match word.strip_suffix('ई') {
            Some(stem) => vec![format!("{stem}इयों")],
            None if word.chars().last().is_some_and(|c| matches!(c, 'क'..='ह')) => {
                vec![format!("{word}ों")]
            }
            None => Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Pack;
    use std::collections::{BTreeMap, BTreeSet};

    fn each_pack(check: impl Fn(&Pack)) {
        for pack in Languages::builtin().packs() {
            check(pack);
        }
    }

    #[test]
    fn every_row_of_names_is_sound() {
        each_pack(|pack| {
            for table in pack.family("names") {
                let mut seen = BTreeSet::new();
                for row in NameRow::all(table).expect("sound rows") {
                    let at = format!("line {}: {}", row.line, row.id);
                    let prefix = row.id.split(':').next().unwrap_or_default();
                    let known = [
                        "iso",
                        "iso2",
                        "m49",
                        "geonames",
                        "tz",
                        "khabar",
                        "espncricinfo",
                    ];
                    assert!(
                        known.contains(&prefix) || row.id.starts_with('Q'),
                        "{at}: unknown prefix"
                    );
                    assert!(!row.is_off(), "{at}");
                    assert!(seen.insert(row.key()), "{at}: twice in its table");
                }
            }
        });
    }

    #[test]
    fn an_id_means_one_thing_in_all_tables() {
        let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
        for pack in Languages::builtin().packs() {
            for row in pack
                .family("names")
                .flat_map(|table| rows::<7>(table).expect("seven columns"))
            {
                let [id, kind, _, _, _, _, flags] = row.cells;
                let place = |kind| matches!(kind, "LOC" | "GPE");
                if kind == "NORP" && (id.starts_with("iso:") || flags == "adj") {
                    continue;
                }
                let first = *kinds.entry(id).or_insert(kind);
                assert!(
                    first == kind || place(first) && place(kind),
                    "{id}: {first} and {kind}"
                );
            }
        }
    }

    #[test]
    fn every_row_around_names_is_sound() {
        each_pack(|pack| {
            for table in pack.family("name_cues") {
                for row in rows::<2>(table).expect("two columns") {
                    let [word, class] = row.cells;
                    assert!(
                        Cue::from_name(class).is_some(),
                        "line {}: {class}",
                        row.line
                    );
                    assert_eq!(words(word).count(), 1, "line {}: {word:?}", row.line);
                }
            }
            for table in pack.family("name_parts") {
                for row in rows::<2>(table).expect("two columns") {
                    let [word, latin] = row.cells;
                    assert!(!word.is_empty() && latin.is_ascii(), "line {}", row.line);
                }
            }
            let mut seen = BTreeSet::new();
            for row in rows::<3>(pack.table("titles")).expect("three columns") {
                let [phrase, kind, field] = row.cells;
                assert!(
                    TitleKind::from_name(kind).is_some(),
                    "line {}: {kind}",
                    row.line
                );
                assert!(
                    matches!(field, "" | "leader" | "foreign" | "defence"),
                    "line {}: {field}",
                    row.line
                );
                assert!(
                    !phrase.is_empty() && seen.insert(phrase),
                    "line {}: {phrase:?}",
                    row.line
                );
            }
        });
    }

    #[test]
    fn every_table_names_source_licence_and_date() {
        each_pack(|pack| {
            let tables = pack
                .family("names")
                .chain(pack.family("name_cues"))
                .chain(pack.family("name_parts"))
                .chain(["case_endings", "idiom"].map(|name| pack.table(name)));
            for table in tables
                .chain([pack.table("titles")])
                .filter(|table| !table.is_empty())
            {
                for word in ["# source: ", "# licence: ", "# date: "] {
                    assert!(table.contains(word), "{word} in {:?}", table.lines().next());
                }
            }
        });
    }

    #[test]
    fn demonyms_take_plurals() {
        for (word, expected) in [
            ("रूसी", "रूसियों"),
            ("कोरियाई", "कोरियाइयों"),
            ("अफगान", "अफगानों"),
            ("हिंदू", "हिंदुओं"),
            ("Russian", "Russians"),
            ("British", ""),
        ] {
            assert_eq!(plurals(word).join(" "), expected, "{word}");
        }
    }
}
