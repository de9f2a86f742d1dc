//! The corpus matrix, `stances.jsonl`: who is for or against whom, month by month, one vote a cluster.
//!
//! A [`Vote`] is what one leader says of one pair. A cluster contained in another does not vote on what its container says as well.
//! Votes are summed in fixed point, so the matrix is a function of their set.

use super::tally::Tally;
use super::{Record, words};
use crate::annotate::{Annotation, stance::Label};
use crate::text::Milli;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Evidence pointers a line keeps.
const POINTERS: usize = 3;

/// What one article says of one holder and one target, on behalf of its cluster.
#[derive(Clone, Debug)]
pub struct Vote {
    holder: Actor,
    target: Actor,
    month: Option<String>,
    articles: u64,
    support: Milli,
    oppose: Milli,
    label: Label,
    best: Pointer,
    /// Leaders of the clusters it is contained in.
    contained_in: Vec<String>,
    /// Whether other clusters are contained in it.
    contains: bool,
}

/// An entity as one article names it.
#[derive(Clone, Debug)]
struct Actor {
    id: String,
    name: String,
}

/// One line of `stances.jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceSum {
    /// Entity id.
    pub holder: String,
    /// Its most frequent name: the English one where known.
    pub holder_name: String,
    /// Entity id.
    pub target: String,
    /// Its most frequent name: the English one where known.
    pub target_name: String,
    /// `YYYY-MM` of the leader's date; null without one.
    pub month: Option<String>,
    /// Articles, copies included.
    pub articles: u64,
    /// Clusters; each votes once.
    pub clusters: u64,
    /// Sum of the pairs' support.
    pub support: f64,
    /// Sum of the pairs' opposition.
    pub oppose: f64,
    /// (support - oppose) / (support + oppose).
    pub score: f64,
    /// support, oppose or mixed.
    pub label: Cow<'static, str>,
    /// The three surest stances.
    pub evidence: Vec<Pointer>,
}

/// Where evidence stands: a record and a stance in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    /// The record.
    pub id: String,
    /// Index into its `stances`.
    pub stance: u32,
    /// Confidence of that stance, 0 to 1.
    pub confidence: f64,
}

/// The votes of a settled leader or unique article, one a pair. `contains` says whether others are contained in it.
pub fn votes(record: &Record, annotation: &Annotation, contains: bool) -> Vec<Vote> {
    let containers = record.dedup.contained_in.iter();
    let contained_in: Vec<String> = containers.map(|container| container.id.clone()).collect();
    let actor = |chain: usize| {
        let entity = &annotation.chains[chain].entity;
        Actor {
            id: entity.id.clone(),
            name: entity.name_en.as_ref().unwrap_or(&entity.name).clone(),
        }
    };
    let month = record
        .published
        .as_ref()
        .map(|date| date.chars().take(7).collect());
    annotation
        .pairs
        .iter()
        .filter_map(|pair| {
            let &best = pair.stances.first()?;
            Some(Vote {
                holder: actor(pair.holder),
                target: actor(pair.target),
                month: month.clone(),
                articles: u64::from(record.dedup.size),
                support: pair.support,
                oppose: pair.oppose,
                label: pair.label,
                contained_in: contained_in.clone(),
                contains,
                best: Pointer {
                    id: record.id.clone(),
                    stance: best as u32,
                    confidence: annotation.stances[best].confidence.as_f64(),
                },
            })
        })
        .collect()
}

impl Vote {
    /// Who is for or against whom.
    fn says(&self) -> (String, String, Label) {
        (self.holder.id.clone(), self.target.id.clone(), self.label)
    }
}

/// Sums up votes. Holds one cell a (holder, target, month), every name of an actor, what containers say and what is said by
/// those contained in them.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Votes of contained clusters, until it is known what their containers say.
    waiting: Vec<Vote>,
    /// What each container says: holder, target and label, by its leader.
    containers: HashMap<String, BTreeSet<(String, String, Label)>>,
    /// By holder, target, whether there is no month, and month: those without one come last.
    cells: BTreeMap<(String, String, bool, Option<String>), Cell>,
    names: BTreeMap<String, Tally>,
}

#[derive(Debug, Default)]
struct Cell {
    articles: u64,
    clusters: u64,
    support: Milli,
    oppose: Milli,
    best: Vec<Pointer>,
}

impl Matrix {
    /// Counts one vote.
    pub fn count(&mut self, vote: Vote) {
        if vote.contains {
            let says = self.containers.entry(vote.best.id.clone()).or_default();
            says.insert(vote.says());
        }
        if vote.contained_in.is_empty() {
            self.sum_up(vote);
        } else {
            self.waiting.push(vote);
        }
    }

    /// Counts the votes of contained clusters on what no container says.
    fn settle(&mut self) {
        for vote in std::mem::take(&mut self.waiting) {
            let says = vote.says();
            let said = |id: &String| {
                self.containers
                    .get(id)
                    .is_some_and(|said| said.contains(&says))
            };
            if !vote.contained_in.iter().any(said) {
                self.sum_up(vote);
            }
        }
    }

    fn sum_up(&mut self, vote: Vote) {
        for actor in [&vote.holder, &vote.target] {
            let names = self.names.entry(actor.id.clone()).or_default();
            names.count(&actor.name);
        }
        let key = (
            vote.holder.id,
            vote.target.id,
            vote.month.is_none(),
            vote.month,
        );
        let cell = self.cells.entry(key).or_default();
        cell.articles += vote.articles;
        cell.clusters += 1;
        cell.support += vote.support;
        cell.oppose += vote.oppose;
        cell.best.push(vote.best);
        cell.best.sort_by(|a, b| {
            let rank = |p: &Pointer| (Reverse(Milli::from_f64(p.confidence)), p.stance);
            (rank(a).0, &a.id, rank(a).1).cmp(&(rank(b).0, &b.id, rank(b).1))
        });
        cell.best.truncate(POINTERS);
    }

    /// The lines, in order of holder, target and month; those without a month last.
    pub fn lines(mut self) -> impl Iterator<Item = StanceSum> {
        self.settle();
        let Self { cells, names, .. } = self;
        let name = move |actor: &str| {
            let most = names.get(actor).and_then(Tally::most_frequent);
            most.unwrap_or_default().to_owned()
        };
        cells
            .into_iter()
            .map(move |((holder, target, _, month), cell)| {
                let (label, score) = Label::balance(cell.support, cell.oppose);
                StanceSum {
                    holder_name: name(&holder),
                    target_name: name(&target),
                    holder,
                    target,
                    month,
                    articles: cell.articles,
                    clusters: cell.clusters,
                    support: cell.support.as_f64(),
                    oppose: cell.oppose.as_f64(),
                    score: score.as_f64(),
                    label: Cow::Borrowed(words::label(label)),
                    evidence: cell.best,
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(id: &str, name: &str, side: i64, confidence: f64) -> Vote {
        let actor = |id: &str, name: &str| Actor {
            id: id.to_owned(),
            name: name.to_owned(),
        };
        Vote {
            holder: actor("iso:RU", name),
            target: actor("iso:UA", "Ukraine"),
            month: Some("2024-11".to_owned()),
            articles: 2,
            support: Milli(side.max(0)),
            oppose: Milli((-side).max(0)),
            label: if side < 0 {
                Label::Oppose
            } else {
                Label::Support
            },
            contained_in: Vec::new(),
            contains: false,
            best: Pointer {
                id: id.to_owned(),
                stance: 0,
                confidence,
            },
        }
    }

    fn lines(votes: impl IntoIterator<Item = Vote>) -> Vec<StanceSum> {
        let mut matrix = Matrix::default();
        votes.into_iter().for_each(|vote| matrix.count(vote));
        matrix.lines().collect()
    }

    #[test]
    fn a_matrix_is_a_function_of_the_set_of_votes() {
        let votes = [
            vote("d", "Russia", -300, 0.4),
            vote("a", "रूस", -100, 0.5),
            vote("c", "Russia", 50, 0.9),
            vote("b", "रूस", -700, 0.5),
        ];
        let found = lines(votes.clone());
        assert_eq!(found, lines(votes.into_iter().rev()));
        let [line] = &found[..] else {
            panic!("one pair, one month: {found:?}")
        };
        assert_eq!((line.articles, line.clusters), (8, 4));
        assert_eq!(
            (line.support, line.oppose, line.label.as_ref()),
            (0.05, 1.1, "oppose")
        );
        assert_eq!(line.holder_name, "Russia");
        let best: Vec<_> = line
            .evidence
            .iter()
            .map(|pointer| pointer.id.as_str())
            .collect();
        assert_eq!(best, ["c", "a", "b"]);
    }

    #[test]
    fn what_a_container_says_is_not_said_twice() {
        let round_up = |side| Vote {
            contains: true,
            ..vote("round-up", "Russia", side, 0.5)
        };
        let inside = || Vote {
            contained_in: vec!["round-up".to_owned()],
            ..vote("inside", "Russia", -100, 0.5)
        };
        for (votes, clusters) in [
            (vec![round_up(-300), inside()], 1),
            (vec![inside(), round_up(-300)], 1),
            (vec![inside(), round_up(300)], 2),
            (vec![inside()], 1),
        ] {
            assert_eq!(lines(votes)[0].clusters, clusters);
        }
    }

    #[test]
    fn no_votes_no_lines() {
        assert_eq!(lines([]), []);
    }
}
