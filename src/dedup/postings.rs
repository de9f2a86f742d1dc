//! Postings on disk: pairs of a key and an article, as an anchor and one that has it. Written in any order, read back sorted, a part
//! of the keys at a time.

use super::spill::{Heap, HeapWriter, numbers, put};
use std::io;
use std::path::PathBuf;

/// Parts: each is sorted in memory by itself, as large as a band of keys.
pub(super) const PARTS: usize = 64;
/// Postings of one part written together, so that reading a part back is no seek a posting.
const BLOCK: usize = 1024;

/// A key and an article that has it.
pub(super) type Posting = (u32, u32);

/// Postings being written. Keeps at most half a MiB of them in memory.
#[derive(Debug)]
pub(super) struct PostingsWriter {
    blocks: HeapWriter,
    /// The part each written block belongs to.
    parts: Vec<u8>,
    open: Vec<Vec<u32>>,
}

impl PostingsWriter {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            blocks: HeapWriter::create(path)?,
            parts: Vec::new(),
            open: vec![Vec::new(); PARTS],
        })
    }

    /// Adds an article under each of its keys.
    pub(super) fn push(&mut self, article: u32, keys: &[u32]) -> io::Result<()> {
        for &key in keys {
            let part = part_of(key);
            self.open[part].extend([key, article]);
            if self.open[part].len() == 2 * BLOCK {
                self.write(part)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, part: usize) -> io::Result<()> {
        let mut block = Vec::with_capacity(8 * BLOCK);
        put(&mut block, &self.open[part]);
        self.open[part].clear();
        self.parts.push(part as u8);
        self.blocks.push(&block)
    }

    pub(super) fn finish(mut self) -> io::Result<Postings> {
        for part in 0..PARTS {
            self.write(part)?;
        }
        Ok(Postings {
            blocks: self.blocks.finish()?,
            parts: self.parts,
        })
    }
}

/// The part of a key, by its highest bits.
fn part_of(key: u32) -> usize {
    (key >> (u32::BITS - PARTS.ilog2())) as usize
}

/// Postings, read by part.
#[derive(Debug)]
pub(super) struct Postings {
    blocks: Heap,
    parts: Vec<u8>,
}

impl Postings {
    /// The postings of one part whose article is `wanted`, ascending.
    pub(super) fn part(
        &self,
        part: usize,
        wanted: impl Fn(u32) -> bool,
    ) -> io::Result<Vec<Posting>> {
        let blocks = (0..)
            .zip(&self.parts)
            .filter(|block| usize::from(*block.1) == part);
        let mut postings = Vec::with_capacity(BLOCK * blocks.clone().count());
        for (block, _) in blocks {
            let block = numbers(&self.blocks.get(block)?);
            let read = block
                .chunks_exact(2)
                .map(|posting| (posting[0], posting[1]));
            postings.extend(read.filter(|posting| wanted(posting.1)));
        }
        postings.sort_unstable();
        Ok(postings)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::mix;
    use super::*;

    #[test]
    fn postings_come_back_by_part() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut writer = PostingsWriter::create(dir.path().join("anchors")).expect("created");
        let mut expected = Vec::new();
        for article in 0..10_000u32 {
            let anchors: Vec<u32> = (0..10)
                .map(|of| mix(u64::from(article % 500 + of)) as u32)
                .collect();
            writer.push(article, &anchors).expect("written");
            expected.extend(anchors.into_iter().map(|anchor| (anchor, article)));
        }
        let postings = writer.finish().expect("finished");
        let read = (0..PARTS).map(|part| postings.part(part, |article| article > 6).expect("read"));
        let read: Vec<Posting> = read.flatten().collect();
        expected.retain(|posting| posting.1 > 6);
        expected.sort_unstable();
        assert_eq!(read, expected);
    }
}
