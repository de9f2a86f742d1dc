//! Clusters on disk, as they are decided, until they are written by id.

use super::cluster::{Cluster, Evidence, Likeness, Member};
use super::pack::{put_text, take_number, take_text};
use super::parts::Parts;
use super::spill::put;
use crate::text::Milli;

/// A likeness in 2 bytes: none, exact, or near with its similarity in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PackedLikeness(u16);

impl PackedLikeness {
    const EXACT: u16 = u16::MAX;

    pub(super) fn of(likeness: Option<(Likeness, Milli)>) -> Self {
        Self(match likeness {
            None => 0,
            Some((Likeness::Exact, _)) => Self::EXACT,
            Some((Likeness::Near, Milli(similarity))) => similarity as u16 + 1,
        })
    }

    pub(super) fn get(self) -> Option<(Likeness, Milli)> {
        match self.0 {
            0 => None,
            Self::EXACT => Some((Likeness::Exact, Milli::ONE)),
            near => Some((Likeness::Near, Milli(i64::from(near) - 1))),
        }
    }
}

/// A cluster as bytes, without its id.
pub(super) fn write(cluster: &Cluster) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128 * cluster.members.len());
    let second = cluster.second.map_or([0, 0], |second| [1, second]);
    put(&mut bytes, &[cluster.leading, second[0], second[1]]);
    put_text(&mut bytes, Some(&cluster.leader));
    put(&mut bytes, &[cluster.members.len() as u32]);
    for member in &cluster.members {
        let likeness = u32::from(PackedLikeness::of(member.likeness).0);
        put(&mut bytes, &[member.ordinal, likeness]);
        put_text(&mut bytes, Some(&member.id));
        if let Some(parts) = member.parts {
            put_parts(&mut bytes, parts);
        }
        if let Some(evidence) = &member.evidence {
            put_text(&mut bytes, evidence.via.as_deref());
            for figures in [&evidence.figures_copy, &evidence.figures_leader] {
                put(&mut bytes, &[figures.len() as u32]);
                figures
                    .iter()
                    .for_each(|figure| put_text(&mut bytes, Some(figure)));
            }
        }
    }
    bytes
}

/// The cluster with this id that [`write`] made bytes of; `None` when they are something else.
pub(super) fn read(id: &[u8], mut bytes: &[u8]) -> Option<Cluster> {
    let bytes = &mut bytes;
    let leading = take_number(bytes)?;
    let (is_second, second) = (take_number(bytes)?, take_number(bytes)?);
    let leader = take_text(bytes)??;
    let members = (0..take_number(bytes)?).map(|_| read_member(bytes));
    Some(Cluster {
        members: members.collect::<Option<_>>()?,
        id: std::str::from_utf8(id).ok()?.to_owned(),
        leader,
        leading,
        second: (is_second != 0).then_some(second),
    })
}

fn read_member(bytes: &mut &[u8]) -> Option<Member> {
    let ordinal = take_number(bytes)?;
    let likeness = PackedLikeness(u16::try_from(take_number(bytes)?).ok()?).get();
    let id = take_text(bytes)??;
    if likeness.is_none() {
        return Some(Member::leading(ordinal, &id));
    }
    let parts = take_parts(bytes)?;
    let via = take_text(bytes)?;
    let mut figures = || -> Option<Vec<String>> {
        (0..take_number(bytes)?)
            .map(|_| take_text(bytes)?)
            .collect()
    };
    let evidence = Evidence {
        via,
        figures_copy: figures()?,
        figures_leader: figures()?,
    };
    Some(Member {
        ordinal,
        id,
        likeness,
        parts: Some(parts),
        evidence: Some(Box::new(evidence)),
    })
}

fn put_parts(bytes: &mut Vec<u8>, parts: Parts) {
    let shares = [parts.jaccard, parts.of_copy, parts.of_leader];
    put(bytes, &shares.map(|share| share.0 as u32));
    let figures = [
        parts.figures_shared,
        parts.figures_copy,
        parts.figures_leader,
    ];
    put(bytes, &figures);
}

fn take_parts(bytes: &mut &[u8]) -> Option<Parts> {
    let mut share = || take_number(bytes).map(|share| Milli(share.into()));
    Some(Parts {
        jaccard: share()?,
        of_copy: share()?,
        of_leader: share()?,
        figures_shared: take_number(bytes)?,
        figures_copy: take_number(bytes)?,
        figures_leader: take_number(bytes)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(ordinal: u32, likeness: (Likeness, Milli), via: Option<&str>) -> Member {
        Member {
            likeness: Some(likeness),
            parts: Some(Parts {
                jaccard: Milli(700),
                of_copy: Milli(990),
                of_leader: Milli(710),
                figures_shared: 3,
                figures_copy: 0,
                figures_leader: 2,
            }),
            evidence: Some(Box::new(Evidence {
                via: via.map(str::to_owned),
                figures_copy: vec!["12:30".to_owned(), "7".to_owned()],
                figures_leader: Vec::new(),
            })),
            ..Member::leading(ordinal, &format!("article {ordinal}"))
        }
    }

    #[test]
    fn clusters_come_back() {
        let cluster = Cluster {
            id: "article 3".to_owned(),
            leader: "article 5".to_owned(),
            leading: 5,
            second: Some(0),
            members: vec![
                copy(3, (Likeness::Exact, Milli::ONE), None),
                Member::leading(5, "article 5"),
                copy(0, (Likeness::Near, Milli(700)), Some("article 3")),
            ],
        };
        let bytes = write(&cluster);
        assert_eq!(read(b"article 3", &bytes), Some(cluster.clone()));
        assert_eq!(read(b"article 3", &bytes[..bytes.len() - 1]), None);
        let none = Cluster {
            second: None,
            ..cluster
        };
        assert_eq!(read(b"article 3", &write(&none)), Some(none));
    }
}
