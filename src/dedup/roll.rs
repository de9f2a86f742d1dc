//! Clusters on disk, as they are decided, until they are written by id.

use super::cluster::{Cluster, EarlierLead, Evidence, Lead, Likeness, Member, Seats};
use super::pack::{put_text, take, take_number, take_text};
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
    put_lead(&mut bytes, &cluster.lead);
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
            let Evidence {
                figures_copy,
                figures_leader,
                bridges,
                ..
            } = evidence.as_ref();
            for list in [figures_copy, figures_leader, bridges] {
                put(&mut bytes, &[list.len() as u32]);
                list.iter()
                    .for_each(|text| put_text(&mut bytes, Some(text)));
            }
        }
    }
    bytes
}

/// The cluster with this id that [`write`] made bytes of; `None` when they are something else.
pub(super) fn read(id: &[u8], mut bytes: &[u8]) -> Option<Cluster> {
    let bytes = &mut bytes;
    let lead = take_lead(bytes)?;
    let leader = take_text(bytes)??;
    let members = (0..take_number(bytes)?).map(|_| read_member(bytes));
    Some(Cluster {
        members: members.collect::<Option<_>>()?,
        id: std::str::from_utf8(id).ok()?.to_owned(),
        leader,
        lead,
    })
}

/// A lead: here, with a second text or without; or earlier.
const HERE: u32 = 0;
const HERE_WITH_SECOND: u32 = 1;
const EARLIER: u32 = 2;

fn put_lead(bytes: &mut Vec<u8>, lead: &Lead) {
    match lead {
        Lead::Here(seats) => {
            let Seats { leading, midst, .. } = *seats;
            match seats.second {
                Some(second) => put(bytes, &[HERE_WITH_SECOND, leading, midst, second]),
                None => put(bytes, &[HERE, leading, midst]),
            }
        }
        Lead::Earlier(lead) => {
            put(bytes, &[EARLIER, lead.host]);
            bytes.extend(lead.articles.to_le_bytes());
            put_text(bytes, Some(&lead.run));
            put_text(bytes, lead.published.as_deref());
        }
    }
}

fn take_lead(bytes: &mut &[u8]) -> Option<Lead> {
    let kind = take_number(bytes)?;
    if kind == EARLIER {
        return Some(Lead::Earlier(EarlierLead {
            host: take_number(bytes)?,
            articles: u64::from_le_bytes(take(bytes)?),
            run: take_text(bytes)??,
            published: take_text(bytes)?,
        }));
    }
    let (leading, midst) = (take_number(bytes)?, take_number(bytes)?);
    let second = match kind {
        HERE_WITH_SECOND => Some(take_number(bytes)?),
        _ => None,
    };
    Some(Lead::Here(Seats {
        leading,
        second,
        midst,
    }))
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
    let mut list = || -> Option<Vec<String>> {
        (0..take_number(bytes)?)
            .map(|_| take_text(bytes)?)
            .collect()
    };
    let evidence = Evidence {
        via,
        figures_copy: list()?,
        figures_leader: list()?,
        bridges: list()?,
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
                bridges: vec!["article 9".to_owned()],
            })),
            ..Member::leading(ordinal, &format!("article {ordinal}"))
        }
    }

    #[test]
    fn clusters_come_back() {
        let cluster = Cluster {
            id: "article 3".to_owned(),
            leader: "article 5".to_owned(),
            lead: Lead::Here(Seats {
                leading: 5,
                second: Some(0),
                midst: 3,
            }),
            members: vec![
                copy(3, (Likeness::Exact, Milli::ONE), None),
                Member::leading(5, "article 5"),
                copy(0, (Likeness::Near, Milli(700)), Some("article 3")),
            ],
        };
        let bytes = write(&cluster);
        assert_eq!(read(b"article 3", &bytes), Some(cluster.clone()));
        assert_eq!(read(b"article 3", &bytes[..bytes.len() - 1]), None);
        let alone = Lead::Here(Seats {
            leading: 5,
            second: None,
            midst: 5,
        });
        let earlier = Lead::Earlier(EarlierLead {
            run: "yesterday".to_owned(),
            published: None,
            articles: 7,
            host: 2,
        });
        for lead in [alone, earlier] {
            let cluster = Cluster {
                lead,
                ..cluster.clone()
            };
            assert_eq!(read(b"article 3", &write(&cluster)), Some(cluster));
        }
    }
}
