//! A component of copies, cut into clusters: each text in the cluster of one it is like.

use super::adopt::{Adopted, Fit, adopt};
use super::body::{Bodies, Body};
use super::cards::Named;
use super::chains::{Links, stars};
use super::cluster::{Cluster, EarlierLead, Evidence, Lead, Likeness, Member, Seats};
use super::common::Common;
use super::decision::Decision;
use super::judge::kin;
use super::parts::{Overlap, Parts};
use super::{figures, leader};
use crate::text::Milli;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::io;

/// The articles of a component.
pub(super) struct Component<'d> {
    decision: &'d Decision<'d>,
    bodies: Bodies<'d>,
    links: &'d Links,
    common: &'d Common,
    /// In order of leading.
    articles: Vec<Named>,
    /// For each different text, who speaks for it; in order of leading. One that an earlier text speaks for is in its cluster.
    texts: Vec<u32>,
    /// The articles of each text, as indexes into `articles`, by who speaks for it.
    having: HashMap<u32, Vec<usize>>,
    /// Whether texts were found to be like the one in the midst of a cluster.
    like_midst: RefCell<HashMap<(u32, u32), bool>>,
}

impl<'d> Component<'d> {
    /// The component of the articles and earlier texts with these ordinals, each behind the number of their group.
    pub(super) fn new(
        decision: &'d Decision<'d>,
        group: &[(u32, u32)],
        links: &'d Links,
        common: &'d Common,
    ) -> io::Result<Self> {
        let ordinals = group.iter().map(|member| member.1);
        let of_this_run = ordinals.filter(|&ordinal| decision.earlier.place(ordinal).is_none());
        let articles = of_this_run.map(|ordinal| decision.cards.named(ordinal));
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
            bodies: decision.bodies(),
            decision,
            links,
            common,
            articles,
            texts,
            having,
            like_midst: RefCell::default(),
        })
    }

    /// Its clusters: those of earlier runs that some text joins, and new ones of two or more.
    pub(super) fn clusters(&self) -> io::Result<Vec<Cluster>> {
        let Adopted {
            mut joined,
            bridges,
            left,
        } = adopt(&self.texts, self.links, self)?;
        for &text in &self.texts {
            joined.extend(self.cluster_of(text).map(|host| (text, host)));
        }
        let mut hosted: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (text, host) in joined {
            hosted.entry(host).or_default().push(text);
        }
        let mut clusters = Vec::new();
        for (host, texts) in hosted {
            clusters.push(self.hosted(host, &texts, &bridges)?);
        }
        let stars = stars(&left, self.links, |centre, text| {
            let (text, midst) = (self.bodies.get(text)?, self.bodies.get(centre)?);
            Ok(kin(&text, &midst, self.common))
        })?;
        for star in &stars {
            let cluster = self.cluster(star)?;
            clusters.extend((cluster.members.len() > 1).then_some(cluster));
        }
        Ok(clusters)
    }

    /// The article that leads among those of a text.
    fn foremost(&self, text: u32) -> &Named {
        &self.articles[self.having[&text][0]]
    }

    /// The articles of some texts.
    fn articles_of(&self, texts: &[u32]) -> impl Iterator<Item = &Named> {
        let places = texts.iter().flat_map(|text| &self.having[text]);
        places.map(|&at| &self.articles[at])
    }

    /// The cluster of some texts, the first of them in the midst.
    fn cluster(&self, star: &[u32]) -> io::Result<Cluster> {
        let places = star.iter().flat_map(|text| &self.having[text]);
        let leader = &self.articles[places.copied().min().expect("stars have a centre")];
        let leading = self.bodies.get(leader.ordinal)?;
        let midst = self.foremost(star[0]);
        let speaker = |article: &Named| self.decision.speaker(article);
        let differ = |a: &Named, b: &Named| speaker(a) != speaker(b);
        let mut members = Vec::new();
        for article in self.articles_of(star) {
            members.push(if article.ordinal == leader.ordinal {
                Member::leading(article.ordinal, &article.id)
            } else {
                let equal = !differ(article, leader);
                let between = !equal && differ(midst, article) && differ(midst, leader);
                let mut member = self.member(article, &leading, equal)?;
                if let Some(evidence) = &mut member.evidence {
                    evidence.via = between.then(|| midst.id.clone());
                }
                member
            });
        }
        members.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut others = star.iter().copied();
        Ok(Cluster {
            id: members[0].id.clone(),
            leader: leader.id.clone(),
            lead: Lead::Here(Seats {
                leading: leader.ordinal,
                second: others.find(|&text| text != speaker(leader)),
                midst: midst.ordinal,
            }),
            members,
        })
    }

    /// What the articles of some texts make of the cluster of an earlier run.
    fn hosted(
        &self,
        number: u32,
        texts: &[u32],
        bridges: &BTreeMap<u32, Vec<u32>>,
    ) -> io::Result<Cluster> {
        let earlier = &self.decision.earlier;
        let host = earlier.host(number);
        let standing = &host.standing;
        let leading = earlier.body_of(host, standing.leader_exact)?;
        let mut members = Vec::new();
        for &text in texts {
            let further = bridges.get(&text).into_iter().flatten();
            let further = further.map(|&host| self.id(host).to_owned());
            let further: Vec<String> = further.collect();
            for article in self.articles_of(&[text]) {
                let exact = self.decision.texts.exacts.of(article.ordinal)?;
                let equal = exact == standing.leader_exact;
                let mut member = self.member(article, &leading, equal)?;
                if let Some(evidence) = &mut member.evidence {
                    evidence.bridges.clone_from(&further);
                }
                members.push(member);
            }
        }
        members.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Ok(Cluster {
            id: standing.cluster.clone(),
            leader: standing.leader.clone(),
            lead: Lead::Earlier(EarlierLead {
                run: standing.leader_run.clone(),
                published: standing.leader_published.clone(),
                articles: earlier.articles(host)?,
                host: number,
            }),
            members,
        })
    }

    /// A copy of the leader, whose text it equals or not.
    fn member(&self, article: &Named, leading: &Body, equal: bool) -> io::Result<Member> {
        let body = self.bodies.get(article.ordinal)?;
        let parts = Parts::of(&body, leading);
        let (figures_copy, figures_leader) = figures::differing(&body.figures, &leading.figures);
        let likeness = if equal {
            (Likeness::Exact, Milli::ONE)
        } else {
            (Likeness::Near, parts.jaccard)
        };
        Ok(Member {
            ordinal: article.ordinal,
            id: article.id.clone(),
            likeness: Some(likeness),
            parts: Some(parts),
            evidence: Some(Box::new(Evidence {
                figures_copy,
                figures_leader,
                ..Evidence::default()
            })),
        })
    }
}

impl Fit for Component<'_> {
    fn cluster_of(&self, text: u32) -> Option<u32> {
        self.decision.earlier.host_of(text)
    }

    fn similarity(&self, a: u32, b: u32) -> io::Result<Milli> {
        let (a, b) = (self.bodies.get(a)?, self.bodies.get(b)?);
        Ok(Overlap::of(&a.shingles, &b.shingles).jaccard())
    }

    fn like_midst(&self, cluster: u32, text: u32) -> io::Result<bool> {
        if let Some(&known) = self.like_midst.borrow().get(&(cluster, text)) {
            return Ok(known);
        }
        let earlier = &self.decision.earlier;
        let host = earlier.host(cluster);
        let midst = earlier.body_of(host, host.standing.midst_exact)?;
        let body = self.bodies.get(text)?;
        let like = kin(&body, &midst, self.common);
        self.like_midst.borrow_mut().insert((cluster, text), like);
        Ok(like)
    }

    fn id(&self, cluster: u32) -> &str {
        &self.decision.earlier.host(cluster).standing.cluster
    }
}
