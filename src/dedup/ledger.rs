//! The ledger: entries spilled while articles pass, until all of them are decided on.

use super::Settings;
use super::body::Body;
use super::card::Card;
use super::cluster::Verdicts;
use super::decision::{Decision, Spilled};
use super::index::{Batch, View};
use super::minhash::BANDS;
use super::postings::PostingsWriter;
use super::sign::Signature;
use super::spill::{HeapWriter, TableWriter};
use super::stage::stage;
use crate::text::hash64;
use std::io;
use std::path::Path;

/// Everything the decision needs, one entry an article, in order of output; kept on disk in its folder.
///
/// In memory it holds 46 bytes an article while entering. Deciding adds some 45 bytes an article, 8 a pair in dispute, 24 a pair of
/// copies, at most 64 MiB of counts, and what the verdicts say of the members of clusters. On disk an article takes its card, 264
/// bytes of keys, 6 bytes for each different shingle, 4 for each figure and about 1 for each word; while deciding, 8 for each
/// anchor that a pair of texts shares.
#[derive(Debug)]
pub struct Ledger {
    settings: Settings,
    cards: HeapWriter,
    bodies: HeapWriter,
    keys: TableWriter<BANDS>,
    anchors: PostingsWriter,
    meetings: PostingsWriter,
    marks: Marks,
}

/// What is kept in memory of every article.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Hash of the id, by ordinal.
    pub ids: Vec<u64>,
    /// Exact fingerprint, by ordinal; 0 for none.
    pub exacts: Vec<u128>,
    /// Ordinals of the articles with band keys.
    pub keyed: Vec<u32>,
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
            bodies: HeapWriter::create(dir.join("bodies"))?,
            keys: TableWriter::create(dir.join("keys"))?,
            anchors: PostingsWriter::create(dir.join("anchors"))?,
            meetings: PostingsWriter::create(dir.join("meetings"))?,
            marks: Marks::default(),
        })
    }

    /// Enters the next article.
    ///
    /// # Errors
    /// When a spill file cannot be written.
    pub fn enter(&mut self, card: &Card, signature: &Signature) -> io::Result<()> {
        let ordinal = self.marks.ids.len() as u32;
        self.cards.push(&card.write())?;
        self.bodies.push(&Body::write(signature))?;
        if let Some(keys) = &signature.keys {
            self.keys.push(keys)?;
            self.marks.keyed.push(ordinal);
        }
        self.anchors.push(ordinal, &signature.anchors)?;
        let anchors = u16::try_from(signature.anchors.len());
        self.marks.anchors.push(anchors.unwrap_or(u16::MAX));
        self.marks.ids.push(hash64(card.id.as_bytes()));
        let exact = signature.exact.map_or(0, |exact| exact.0);
        self.marks.exacts.push(exact);
        Ok(())
    }

    /// Decides. A function of the set of entries alone.
    ///
    /// # Errors
    /// When a spill file cannot be written out or read back.
    pub fn decide(self) -> io::Result<Verdicts> {
        let (mut decision, meetings) = self.begin(None)?;
        Ok(decision.take(meetings)?.verdicts)
    }

    /// Decides against what a run sees of an index, and puts into `batch` what the index is to keep of the `run`. A function of the set
    /// of entries and of that view.
    ///
    /// # Errors
    /// When a spill file or the index cannot be written out or read back.
    pub fn decide_against(self, view: &View, run: &str, batch: Batch) -> io::Result<Verdicts> {
        let (mut decision, meetings) = self.begin(Some(view))?;
        let decided = decision.take(meetings)?;
        stage(&decision, &decided, run, batch)?;
        Ok(decided.verdicts)
    }

    fn begin(self, view: Option<&View>) -> io::Result<(Decision<'_>, PostingsWriter)> {
        let spilled = Spilled {
            cards: self.cards.finish()?,
            bodies: self.bodies.finish()?,
            keys: self.keys.finish()?,
            anchors: self.anchors.finish()?,
        };
        let decision = Decision::new(self.settings, spilled, self.marks, view);
        Ok((decision, self.meetings))
    }
}
