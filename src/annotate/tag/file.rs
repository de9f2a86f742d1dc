//! A model's file.
//!
//! ```text
//! khabar.tagger/1                        a line that says what it is
//! # source: …                            lines on sources and licence
//!                                        an empty line
//! steps      9 × 8   i32                 all numbers little-endian
//! words      n       u32                 slots of the lexicon
//!            n       u16                 checks
//!            n × 4   u16                 three classes and the habit
//! features   m       u32                 slots of the weights
//!            m       u16                 checks
//!            m × 8   i8                  a weight for each tag
//! ```

use super::decode::Steps;
use super::lexicon::{Entry, Lexicon, SIZES};
use super::slots::Slots;
use super::tags::TAGS;
use super::weights::{Row, Weights};

/// The first line.
const MAGIC: &str = "khabar.tagger/1";

/// What is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a model of names: {0}")]
pub struct ModelError(&'static str);

/// All that a tagger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Model {
    pub(super) steps: Steps,
    pub(super) lexicon: Lexicon,
    pub(super) weights: Weights,
}

impl Model {
    /// The file of the model, `note` in its head.
    pub(super) fn write(&self, note: &str) -> Vec<u8> {
        let mut file = format!("{MAGIC}\n").into_bytes();
        for line in note.lines().filter(|line| !line.trim().is_empty()) {
            file.extend(format!("# {}\n", line.trim()).bytes());
        }
        file.push(b'\n');
        for step in self.steps.as_flattened() {
            file.extend(step.to_le_bytes());
        }
        write_slots(&mut file, &self.lexicon.slots);
        for entry in &self.lexicon.entries {
            for number in entry.classes.into_iter().chain([entry.habit]) {
                file.extend(number.to_le_bytes());
            }
        }
        write_slots(&mut file, &self.weights.slots);
        for row in &self.weights.rows {
            file.extend(row.map(i8::cast_unsigned));
        }
        file
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is no such file, or cut short, or goes on behind its end.
    pub(super) fn read(file: &[u8]) -> Result<Self, ModelError> {
        let rest = file
            .strip_prefix(MAGIC.as_bytes())
            .ok_or(ModelError("its first line is another"))?;
        let head = rest
            .windows(2)
            .position(|two| two == b"\n\n")
            .ok_or(ModelError("its head does not end"))?;
        let mut rest = Rest(&rest[head + 2..]);
        let mut steps = Steps::default();
        for step in steps.as_flattened_mut() {
            *step = i32::from_le_bytes(rest.array()?);
        }
        let (slots, cells) = rest.table(2 * (SIZES + 1))?;
        let entries = cells.chunks_exact(2 * (SIZES + 1)).map(|cell| {
            let number = |at: usize| u16::from_le_bytes([cell[2 * at], cell[2 * at + 1]]);
            Entry {
                classes: std::array::from_fn(number),
                habit: number(SIZES),
            }
        });
        let lexicon = Lexicon {
            slots,
            entries: entries.collect(),
        };
        let (slots, cells) = rest.table(TAGS)?;
        let rows = cells
            .chunks_exact(TAGS)
            .map(|cell| -> Row { std::array::from_fn(|tag| cell[tag].cast_signed()) });
        let weights = Weights {
            slots,
            rows: rows.collect(),
        };
        match rest.0 {
            [] => Ok(Self {
                steps,
                lexicon,
                weights,
            }),
            _ => Err(ModelError("it goes on behind its end")),
        }
    }
}

fn write_slots(file: &mut Vec<u8>, slots: &Slots) {
    let count =
        u32::try_from(slots.checks().len()).expect("a model has fewer than 4 billion slots");
    file.extend(count.to_le_bytes());
    for check in slots.checks() {
        file.extend(check.to_le_bytes());
    }
}

/// What of a file is not read yet.
struct Rest<'f>(&'f [u8]);

impl<'f> Rest<'f> {
    fn take(&mut self, bytes: usize) -> Result<&'f [u8], ModelError> {
        let (taken, rest) = self
            .0
            .split_at_checked(bytes)
            .ok_or(ModelError("it is cut short"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let taken = self.take(N)?;
        Ok(std::array::from_fn(|at| taken[at]))
    }

    /// Slots, and cells of so many bytes for each.
    fn table(&mut self, cell: usize) -> Result<(Slots, &'f [u8]), ModelError> {
        let count = u32::from_le_bytes(self.array()?) as usize;
        let checks = self.take(count.saturating_mul(2))?.chunks_exact(2);
        let checks = checks.map(|two| u16::from_le_bytes([two[0], two[1]]));
        let slots = Slots::of(checks.collect()).ok_or(ModelError("a table of it is full"))?;
        Ok((slots, self.take(count.saturating_mul(cell))?))
    }
}
