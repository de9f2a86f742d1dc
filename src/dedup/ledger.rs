//! The ledger: entries spilled while articles pass, until all of them are decided on.

use super::Settings;
use super::body::Body;
use super::card::Card;
use super::cards::id_row;
use super::decision::{Decided, Decision, Spilled};
use super::exact::{self, Exacts};
use super::flags::Flags;
use super::index::{Batch, View};
use super::minhash::BANDS;
use super::rows::RowsWriter;
use super::sign::Signature;
use super::spill::{HeapWriter, TableWriter};
use super::spread::SpreadWriter;
use super::stage::stage;
use super::verdicts::{Register, Verdicts};
use std::io;
use std::path::{Path, PathBuf};

/// Everything the decision needs, one entry an article, in order of output; kept on disk in its folder.
///
/// In memory it holds 11 bytes an article while entering. Deciding adds some 30 bytes an article, 8 a pair in dispute, 24 a pair of
/// copies, at most 64 MiB of counts, and 12 bytes a cluster and a containment. On disk an article takes its card twice where it is a
/// copy, 312 bytes of keys and hashes, 6 bytes for each different shingle, 4 for each figure and about 1 for each word; while
/// deciding, 8 for each anchor that a pair of texts shares.
#[derive(Debug)]
pub struct Ledger {
    settings: Settings,
    cards: HeapWriter,
    ids: SpreadWriter<3>,
    exacts: RowsWriter<4>,
    texts: SpreadWriter<5>,
    bodies: HeapWriter,
    keys: TableWriter<BANDS>,
    /// Anchors, and the articles that have them.
    anchors: SpreadWriter<2>,
    meetings: SpreadWriter<2>,
    /// Where clusters will be kept.
    clusters: PathBuf,
    marks: Marks,
}

/// What is kept in memory of every article.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The articles with band keys.
    pub keyed: Flags,
    /// How many anchors, by ordinal.
    pub anchors: Vec<u16>,
}

impl Ledger {
    /// An empty ledger whose spill files lie in `dir`, which must exist and is the ledger's alone.
    ///
    /// # Errors
    /// When a spill file cannot be created.
    pub fn create(dir: &Path, settings: &Settings) -> io::Result<Self> {
        Ok(Self {
            settings: settings.clone(),
            cards: HeapWriter::create(dir.join("cards"))?,
            ids: SpreadWriter::create(dir.join("ids"))?,
            exacts: RowsWriter::create(dir.join("exacts"))?,
            texts: SpreadWriter::create(dir.join("texts"))?,
            bodies: HeapWriter::create(dir.join("bodies"))?,
            keys: TableWriter::create(dir.join("keys"))?,
            anchors: SpreadWriter::create(dir.join("anchors"))?,
            meetings: SpreadWriter::create(dir.join("meetings"))?,
            clusters: dir.join("clusters"),
            marks: Marks::default(),
        })
    }

    /// Enters the next article.
    ///
    /// # Errors
    /// When a spill file cannot be written.
    pub fn enter(&mut self, card: &Card, signature: &Signature) -> io::Result<()> {
        let ordinal = self.marks.anchors.len() as u32;
        self.cards.push(&card.write())?;
        self.ids.push(&id_row(&card.id, ordinal))?;
        let exact = exact::row(signature.exact);
        self.exacts.push(exact)?;
        if signature.exact.is_some() {
            let [a, b, c, d] = exact;
            self.texts.push(&[a, b, c, d, ordinal])?;
        }
        self.bodies.push(&Body::write(signature))?;
        if let Some(keys) = &signature.keys {
            self.keys.push(keys)?;
            self.marks.keyed.set(ordinal);
        }
        for &anchor in &signature.anchors {
            self.anchors.push(&[anchor, ordinal])?;
        }
        let anchors = u16::try_from(signature.anchors.len());
        self.marks.anchors.push(anchors.unwrap_or(u16::MAX));
        Ok(())
    }

    /// Decides. A function of the set of entries alone.
    ///
    /// # Errors
    /// When a spill file cannot be written out or read back.
    pub fn decide(self) -> io::Result<Verdicts> {
        Ok(self.decided(None)?.verdicts)
    }

    /// Decides against what a run sees of an index, and puts into `batch` what the index is to keep of the `run`. A function of the set
    /// of entries and of that view. What is read of earlier texts takes some 100 bytes each, and 300 a cluster of theirs.
    ///
    /// # Errors
    /// When a spill file or the index cannot be written out or read back.
    pub fn decide_against(self, view: &View, run: &str, batch: Batch) -> io::Result<Verdicts> {
        let decided = self.decided(Some(view))?;
        stage(&decided, run, batch)?;
        Ok(decided.verdicts)
    }

    fn decided(self, view: Option<&View>) -> io::Result<Decided<'_>> {
        let spilled = Spilled {
            cards: self.cards.finish()?,
            ids: self.ids.finish()?,
            exacts: Exacts(self.exacts.finish()?),
            texts: self.texts.finish()?,
            bodies: self.bodies.finish()?,
            keys: self.keys.finish()?,
            anchors: self.anchors.finish()?,
        };
        let register = Register::create(spilled.exacts.count(), self.clusters)?;
        let decision = Decision::new(self.settings, spilled, self.marks, view)?;
        decision.take(register, self.meetings)
    }
}
