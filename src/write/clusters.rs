//! One line of `clusters.jsonl`: an article among its copies.

use super::words;
use crate::dedup::{Cluster, Member};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A member of a cluster of two or more, as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClusterLine {
    /// The lowest id among the members.
    pub cluster: String,
    /// This member.
    pub id: String,
    /// The member that leads.
    pub leader: String,
    /// `exact` or `near`; null for the leader itself.
    pub kind: Option<Cow<'static, str>>,
    /// Similarity to the leader, 0 to 1; null for the leader itself.
    pub similarity: Option<f64>,
}

impl ClusterLine {
    /// The lines of a cluster, by id.
    pub fn of(cluster: &Cluster) -> impl Iterator<Item = Self> + '_ {
        cluster
            .members
            .iter()
            .map(|Member { id, likeness, .. }| Self {
                cluster: cluster.id.clone(),
                id: id.clone(),
                leader: cluster.leader.clone(),
                kind: likeness.map(|(likeness, _)| Cow::Borrowed(words::likeness(likeness))),
                similarity: likeness.map(|(_, similarity)| similarity.as_f64()),
            })
    }
}
