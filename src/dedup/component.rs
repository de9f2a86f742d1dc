//! A component of copies, cut into clusters: each text in the cluster of one it is like.

use super::body::Body;
use super::cards::Named;
use super::chains::{Links, stars};
use super::cluster::{Cluster, Evidence, Likeness, Member};
use super::common::Common;
use super::decision::Decision;
use super::judge::kin;
use super::parts::Parts;
use super::{figures, leader};
use crate::text::Milli;
use std::collections::HashMap;
use std::io;

/// The articles of a component.
pub(super) struct Component<'d> {
    decision: &'d Decision,
    /// In order of leading.
    articles: Vec<Named>,
    /// For each different text, the article that speaks for it; in order of leading.
    texts: Vec<u32>,
    /// The articles of each text, as indexes into `articles`, by who speaks for it.
    having: HashMap<u32, Vec<usize>>,
}

impl<'d> Component<'d> {
    /// The component of the articles with these ordinals, each behind the number of their group.
    pub(super) fn new(decision: &'d Decision, group: &[(u32, u32)]) -> io::Result<Self> {
        let articles = group.iter().map(|member| decision.cards.named(member.1));
        let mut articles = articles.collect::<io::Result<Vec<_>>>()?;
        articles.sort_unstable_by(|a, b| leader::order(&decision.settings, a.pair(), b.pair()));
        let mut texts = Vec::new();
        let mut having: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, article) in articles.iter().enumerate() {
            let speaker = decision.speaker(article);
            let having = having.entry(speaker).or_default();
            if having.is_empty() {
                texts.push(speaker);
            }
            having.push(at);
        }
        Ok(Self {
            decision,
            articles,
            texts,
            having,
        })
    }

    /// Its clusters of two or more.
    pub(super) fn clusters(&self, links: &Links, common: &Common) -> io::Result<Vec<Cluster>> {
        let mut held: Option<(u32, Body)> = None;
        let stars = stars(&self.texts, links, |centre, text| {
            let (_, midst) = match held.take() {
                Some(known) if known.0 == centre => held.insert(known),
                _ => held.insert((centre, self.body(centre)?)),
            };
            Ok(kin(&self.body(text)?, midst, common))
        })?;
        let clusters = stars.iter().map(|star| self.cluster(star));
        let clusters = clusters.collect::<io::Result<Vec<_>>>()?;
        let several = |cluster: &Cluster| cluster.members.len() > 1;
        Ok(clusters.into_iter().filter(several).collect())
    }

    fn body(&self, article: u32) -> io::Result<Body> {
        Body::read(&self.decision.bodies, article)
    }

    /// The article that leads among those of a text.
    fn foremost(&self, text: u32) -> &Named {
        &self.articles[self.having[&text][0]]
    }

    /// The cluster of some texts, the first of them in the midst.
    fn cluster(&self, star: &[u32]) -> io::Result<Cluster> {
        let placed = star.iter().flat_map(|text| &self.having[text]);
        let leader = &self.articles[placed.copied().min().expect("stars have a centre")];
        let leading = self.body(leader.ordinal)?;
        let midst = self.foremost(star[0]);
        let text = |article: &Named| self.decision.speaker(article);
        let mut members = Vec::new();
        for &at in star.iter().flat_map(|text| &self.having[text]) {
            let article = &self.articles[at];
            members.push(if article.ordinal == leader.ordinal {
                Member::leading(article.ordinal, &article.id)
            } else if text(article) == text(leader) {
                self.member(article, &leading, Some((Likeness::Exact, Milli::ONE)), None)?
            } else {
                let between = text(midst) != text(article) && text(midst) != text(leader);
                let via = between.then(|| midst.id.clone());
                self.member(article, &leading, None, via)?
            });
        }
        members.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let second = star
            .iter()
            .copied()
            .find(|&speaker| speaker != text(leader));
        Ok(Cluster {
            id: members[0].id.clone(),
            leader: leader.id.clone(),
            leading: leader.ordinal,
            second,
            members,
        })
    }

    /// A copy of the leader; `likeness` when it is not what is measured.
    fn member(
        &self,
        article: &Named,
        leading: &Body,
        likeness: Option<(Likeness, Milli)>,
        via: Option<String>,
    ) -> io::Result<Member> {
        let body = self.body(article.ordinal)?;
        let parts = Parts::of(&body, leading);
        let (figures_copy, figures_leader) = figures::differing(&body.figures, &leading.figures);
        Ok(Member {
            ordinal: article.ordinal,
            id: article.id.clone(),
            likeness: Some(likeness.unwrap_or((Likeness::Near, parts.jaccard))),
            parts: Some(parts),
            evidence: Some(Box::new(Evidence {
                via,
                figures_copy,
                figures_leader,
            })),
        })
    }
}
