//! One line of `clusters.jsonl`: an article among its copies.

use super::words;
use crate::dedup::{Cluster, Evidence, Parts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A member of a cluster of two or more, as written. Of a cluster that an earlier run published only this run's members have lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClusterLine {
    /// The lowest id among the members it had when it was first published.
    pub cluster: String,
    /// This member.
    pub id: String,
    /// The member that leads; of an earlier run, when one published the cluster.
    pub leader: String,
    /// `exact` or `near`; null for the leader itself.
    pub kind: Option<Cow<'static, str>>,
    /// Similarity to the leader, 0 to 1; null for the leader itself.
    pub similarity: Option<f64>,
    /// What that similarity is made of; null for the leader itself.
    pub parts: Option<LikenessParts>,
    /// What else shows that it is a copy; null for the leader itself.
    pub evidence: Option<LikenessEvidence>,
}

/// What the likeness of a copy to its leader is made of, as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LikenessParts {
    /// Jaccard similarity of the sets of word shingles, 0 to 1.
    pub jaccard: f64,
    /// Share of the copy's shingles that the leader has, 0 to 1.
    pub of_copy: f64,
    /// Share of the leader's shingles that the copy has, 0 to 1.
    pub of_leader: f64,
    /// Figures both have.
    pub figures_shared: u32,
    /// Figures only the copy has.
    pub figures_copy: u32,
    /// Figures only the leader has.
    pub figures_leader: u32,
}

/// What shows that a copy is one, besides the parts of its similarity. What is empty is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LikenessEvidence {
    /// The member that both it and the leader are like, where that is a third one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// Figures only the copy has, at most five, of up to eight characters each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures_copy: Vec<String>,
    /// Figures only the leader has, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures_leader: Vec<String>,
    /// Further clusters of earlier runs that it would have fitted in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bridges: Vec<String>,
}

impl From<&Evidence> for LikenessEvidence {
    fn from(evidence: &Evidence) -> Self {
        let Evidence {
            via,
            figures_copy,
            figures_leader,
            bridges,
        } = evidence.clone();
        Self {
            via,
            figures_copy,
            figures_leader,
            bridges,
        }
    }
}

impl From<Parts> for LikenessParts {
    fn from(parts: Parts) -> Self {
        Self {
            jaccard: parts.jaccard.as_f64(),
            of_copy: parts.of_copy.as_f64(),
            of_leader: parts.of_leader.as_f64(),
            figures_shared: parts.figures_shared,
            figures_copy: parts.figures_copy,
            figures_leader: parts.figures_leader,
        }
    }
}

impl ClusterLine {
    /// The lines of a cluster, by id.
    pub fn of(cluster: &Cluster) -> impl Iterator<Item = Self> + '_ {
        cluster.members.iter().map(|member| Self {
            cluster: cluster.id.clone(),
            id: member.id.clone(),
            leader: cluster.leader.clone(),
            kind: member
                .likeness
                .map(|(likeness, _)| Cow::Borrowed(words::likeness(likeness))),
            similarity: member.likeness.map(|(_, similarity)| similarity.as_f64()),
            parts: member.parts.map(LikenessParts::from),
            evidence: member.evidence.as_deref().map(LikenessEvidence::from),
        })
    }
}
