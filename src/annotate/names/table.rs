//! From the text of the tables to [`Names`].

use super::cue::{Cue, Cues};
use super::phrases::Phrases;
use super::title::{Title, TitleKind};
use super::token::Folder;
use super::{Form, Known, Names, Sense, spelled};
use crate::annotate::{EntityType, sound};
use crate::lang::{Languages, rows};
use crate::text::{WordKind, hash64, words};
use hashbrown::HashMap;

/// Lowest rank of the towns and districts whose names alone are weak evidence.
pub(super) const MINOR: u8 = 6;

/// Rank of the capitals and larger towns that the flag `major` names.
const MAJOR: u8 = 2;

/// Longest Latin initials that must stand in capitals: `US` is no `us`, but papers write `Nato`.
const STRICT_CAPS: usize = 3;

/// The tables of name words that were not read off texts with marked names.
const LISTED: [&str; 2] = ["name_parts", "name_parts_given"];

/// Reads all tables.
pub(super) fn read(languages: &Languages) -> Names {
    let mut builder = Builder::default();
    for pack in languages.packs() {
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
    for pack in languages.packs() {
        for table in pack.family("names") {
            builder.names(table);
        }
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    folder: Folder,
    known: Vec<Known>,
    by_id: HashMap<&'static str, u32>,
    senses: Vec<(Vec<u64>, Sense)>,
    sounds: HashMap<u64, Option<u32>>,
    titles: Vec<(Vec<u64>, Title)>,
    cues: HashMap<u64, Cues>,
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

    /// Columns id, type, name_hi, name_en, aliases, country, flags.
    fn names(&mut self, table: &'static str) {
        for row in rows::<7>(table).unwrap_or_default() {
            let [id, kind, hindi, english, aliases, country, flags] = row.cells;
            let Some(kind) = EntityType::from_name(kind) else {
                continue;
            };
            let known = Known {
                id,
                kind,
                hindi,
                english,
                country,
                flags,
                rank: rank(id, flags),
            };
            // A demonym's row has the id of its state or place, whose own row says what that is.
            let adj = kind == EntityType::Norp && (id.starts_with("iso:") || known.has("adj"));
            let fresh =
                u32::try_from(self.known.len()).expect("tables hold fewer than 4 billion rows");
            let entity = *self.by_id.entry(id).or_insert(fresh);
            if entity == fresh {
                self.known.push(known);
            } else if let Some(old) = self.known.get_mut(entity as usize) {
                complete(old, &known);
            }
            let names = [hindi, english].into_iter().chain(aliases.split('|'));
            for name in names.filter(|name| !name.is_empty()) {
                self.name(name, entity, adj, kind);
            }
        }
    }

    fn name(&mut self, name: &'static str, entity: u32, adj: bool, kind: EntityType) {
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
        }
    }
}

/// Adds what a further row of the same id says.
fn complete(old: &mut Known, row: &Known) {
    if old.kind == EntityType::Norp {
        old.kind = row.kind;
        old.hindi = row.hindi;
        old.english = row.english;
    }
    for (have, new) in [
        (&mut old.hindi, row.hindi),
        (&mut old.english, row.english),
        (&mut old.country, row.country),
        (&mut old.flags, row.flags),
    ] {
        if have.is_empty() {
            *have = new;
        }
    }
    old.rank = old.rank.min(row.rank);
}

/// Rank by the id's prefix: states, then the hand-written lists, Indian states, regions, other sources, and the long lists
/// of places last.
fn rank(id: &str, flags: &str) -> u8 {
    if flags.split(',').any(|flag| flag == "major") {
        return MAJOR;
    }
    let prefix = id.split(':').next().unwrap_or_default();
    match prefix {
        "iso" => 0,
        "khabar" => 1,
        "iso2" if id.starts_with("iso2:IN-") => 2,
        "m49" => 3,
        "espncricinfo" => 5,
        "tz" => MINOR,
        "geonames" => MINOR + 1,
        "iso2" => MINOR + 2,
        _ => 4,
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
                for row in rows::<7>(table).expect("seven columns") {
                    let [id, kind, hindi, english, aliases, country, flags] = row.cells;
                    let at = format!("line {}: {id}", row.line);
                    let prefix = id.split(':').next().unwrap_or_default();
                    assert!(
                        matches!(
                            prefix,
                            "iso" | "iso2" | "m49" | "geonames" | "tz" | "khabar" | "espncricinfo"
                        ) || id
                            .strip_prefix('Q')
                            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())),
                        "{at}: unknown prefix"
                    );
                    assert!(EntityType::from_name(kind).is_some(), "{at}: {kind}");
                    assert!(!hindi.is_empty() || !english.is_empty(), "{at}: no name");
                    assert!(
                        aliases.is_empty()
                            || aliases.split('|').all(|name| !name.trim().is_empty()),
                        "{at}"
                    );
                    for name in [hindi, english].into_iter().chain(aliases.split('|')) {
                        assert!(
                            name.is_empty() || words(name).any(|word| word.kind != WordKind::Mark),
                            "{at}: no word in {name:?}"
                        );
                    }
                    assert!(country.len() != 1 && country.len() <= 2, "{at}: {country}");
                    let allowed = [
                        "group", "capital", "major", "seat", "adj", "generic", "leader", "foreign",
                        "defence",
                    ];
                    assert!(
                        flags.is_empty() || flags.split(',').all(|flag| allowed.contains(&flag)),
                        "{at}: {flags}"
                    );
                    assert!(
                        !["capital", "seat", "generic"]
                            .iter()
                            .any(|flag| flags.contains(flag))
                            || !country.is_empty(),
                        "{at}: {flags} of no state"
                    );
                    assert!(seen.insert((id, kind)), "{at}: twice in its table");
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
                .chain(pack.family("name_parts"));
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
