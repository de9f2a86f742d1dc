//! Parts of a corpus that training leaves out and a trial uses.

use crate::text::{folded, hash64};
use std::fmt;
use std::str::FromStr;

/// One of several parts of about equal size, written `0/5`. A text falls into a part by the hash of its folded form, so exact copies
/// stay together and no order matters. Near copies, such as windows cut from one article, can fall into different parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    number: u64,
    of: u64,
}

impl Part {
    /// Whether `text` falls into it.
    pub fn holds(self, text: &str) -> bool {
        hash64(folded(text.trim()).as_bytes()) % self.of == self.number
    }
}

/// What is not written `N/OF` with `N` below `OF`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a part such as 0/5, of five that are numbered from 0 to 4")]
pub struct NoPart;

impl FromStr for Part {
    type Err = NoPart;

    fn from_str(text: &str) -> Result<Self, NoPart> {
        let (number, of) = text.split_once('/').ok_or(NoPart)?;
        let number = number.parse().map_err(|_| NoPart)?;
        let of = of.parse().map_err(|_| NoPart)?;
        if number < of {
            Ok(Self { number, of })
        } else {
            Err(NoPart)
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read() {
        let part: Part = "4/5".parse().expect("a part");
        assert_eq!(part.to_string(), "4/5");
        for wrong in ["5/5", "0/0", "1", "-1/2", ""] {
            assert_eq!(wrong.parse::<Part>(), Err(NoPart), "{wrong}");
        }
    }

    #[test]
    fn every_text_falls_into_one_part_and_its_copies_too() {
        let parts = [0, 1, 2].map(|number| Part { number, of: 3 });
        let mut sizes = [0; 3];
        for number in 0..300 {
            let text = format!("{number} बसें हिन्दी भवन पहुँचीं");
            let copy = format!("\n{number} बसें हिंदी भवन पहुंचीं ");
            let holding: Vec<_> = (0..3).filter(|&part| parts[part].holds(&text)).collect();
            assert_eq!(holding.len(), 1);
            assert!(parts[holding[0]].holds(&copy));
            sizes[holding[0]] += 1;
        }
        assert!(
            sizes.iter().all(|size| (70..130).contains(size)),
            "{sizes:?}"
        );
    }
}
