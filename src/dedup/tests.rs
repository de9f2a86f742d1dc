//! The room as a whole: entries in, verdicts out.

use super::*;
use crate::read::Origin;
use crate::text::{Hash128, Milli, hash128, mix};
use proptest::prelude::*;

pub(super) fn settings() -> Settings {
    Settings {
        leader: LeaderPolicy::Earliest,
        sources: Vec::new(),
        similarity: 0.5,
    }
}

/// An article: id, date, text.
type Entry = (String, Option<String>, String);

fn card(entry: &Entry, record: u64) -> Card {
    let (id, published, text) = entry;
    Card {
        id: id.clone(),
        content: hash128([text.as_bytes()]),
        published: published.clone(),
        source: None,
        chars: text.chars().count() as u32,
        origin: Origin {
            file: "day.jsonl".into(),
            record,
        },
    }
}

/// What was decided about each of some articles.
pub(super) struct Told {
    pub(super) verdicts: Vec<Verdict>,
    pub(super) clusters: Vec<Cluster>,
}

impl Told {
    /// Of the verdicts on so many articles.
    pub(super) fn new(verdicts: &Verdicts, articles: usize) -> Self {
        let clusters = verdicts.clusters().map(|cluster| cluster.expect("read"));
        let clusters: Vec<Cluster> = clusters.collect();
        assert_eq!(verdicts.count(), clusters.len() as u64);
        let ordinals = 0..articles as u32;
        Self {
            verdicts: ordinals.map(|at| verdicts.of(at).expect("read")).collect(),
            clusters,
        }
    }
}

/// Decides over entries given with the record each stood in.
fn decide(entries: &[(u64, Entry)]) -> Told {
    let dir = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::create(dir.path(), &settings()).expect("created");
    for (record, entry) in entries {
        ledger
            .enter(&card(entry, *record), &sign::sign(&entry.2))
            .expect("entered");
    }
    let verdicts = ledger.decide().expect("decided");
    Told::new(&verdicts, entries.len())
}

fn entries(texts: &[(&str, &str)]) -> Vec<(u64, Entry)> {
    let entry = |&(id, text): &(&str, &str)| (id.to_owned(), None, text.to_owned());
    (1..).zip(texts.iter().map(entry)).collect()
}

/// Clusters as lists of ids.
fn check(entries: &[(u64, Entry)], expected: &[&[&str]]) -> Told {
    let told = decide(entries);
    let found: Vec<Vec<&str>> = told
        .clusters
        .iter()
        .map(|cluster| {
            cluster
                .members
                .iter()
                .map(|member| member.id.as_str())
                .collect()
        })
        .collect();
    assert_eq!(found, expected);
    told
}

const DAM: &str = "कोसी नदी पर बने पुराने बांध की मरम्मत का काम सोमवार से शुरू हो गया। सिंचाई विभाग के इंजीनियर रमेश पाल ने बताया कि \
    इस पर 14 करोड़ रुपये खर्च होंगे और 38 गांवों के किसानों को इससे पानी मिलेगा। पिछले साल बाढ़ में बांध का उत्तरी किनारा टूट गया था। \
    गांव के लोगों ने कहा कि वे कई महीनों से मरम्मत की मांग कर रहे थे।";

#[test]
fn nothing_gives_nothing() {
    check(&[], &[]);
    check(&entries(&[("a", ""), ("b", ""), ("c", "।")]), &[]);
}

#[test]
fn short_texts_are_copies_only_when_equal() {
    let short = [
        ("a", "बांध की मरम्मत शुरू"),
        ("b", "बाँध की मरम्मत शुरू।"),
        ("c", "बांध की मरम्मत आज शुरू"),
    ];
    let told = check(&entries(&short), &[&["a", "b"]]);
    let place = told.verdicts[1].cluster.as_ref().expect("a copy");
    assert_eq!(place.likeness, Some((Likeness::Exact, Milli::ONE)));
}

#[test]
fn edited_copies_meet_and_say_how_alike_they_are() {
    let header = format!("पटना, 3 जून (एजेंसी)। {DAM}");
    let edited = DAM
        .replace("सोमवार", "मंगलवार")
        .replace("कई महीनों", "बहुत दिनों");
    let cut: String = DAM.chars().take(DAM.chars().count() * 4 / 5).collect();
    let other = "शहर के पुस्तकालय में नई किताबों की प्रदर्शनी रविवार को खुली और पहले ही दिन पांच सौ से अधिक पाठक उसे देखने आए।";
    let texts = [
        ("c", DAM),
        ("b", &header),
        ("d", &edited),
        ("a", &cut),
        ("x", other),
    ];
    let told = check(&entries(&texts), &[&["a", "b", "c", "d"]]);
    let cluster = &told.clusters[0];
    assert_eq!(cluster.leader, "a", "no dates: the lowest id leads");
    let whole = cluster.members.iter().find(|member| member.id == "c");
    let parts = whole.and_then(|member| member.parts).expect("measured");
    assert!(parts.of_leader > parts.of_copy && parts.jaccard > Milli(700));
    assert!(told.verdicts[4].cluster.is_none());
}

#[test]
fn earliest_leads_and_lowest_id_names() {
    let mut dated = entries(&[("a", DAM), ("b", DAM), ("c", DAM)]);
    dated[1].1.1 = Some("2024-05-02T08:00".to_owned());
    dated[2].1.1 = Some("2024-05-02".to_owned());
    let told = check(&dated, &[&["a", "b", "c"]]);
    let cluster = &told.clusters[0];
    assert_eq!((cluster.id.as_str(), cluster.leader.as_str()), ("a", "c"));
}

#[test]
fn shared_ids_are_told_apart() {
    let told = decide(&entries(&[("a", DAM), ("a", "अलग"), ("b", "और")]));
    let ids: Vec<_> = told
        .verdicts
        .into_iter()
        .map(|verdict| verdict.id)
        .collect();
    let expected = |text: &str| {
        Some(format!(
            "a~{}",
            &hash128([text.as_bytes()]).to_string()[..8]
        ))
    };
    assert_eq!(ids, [expected(DAM), expected("अलग"), None]);
}

const LIBRARY: &str = "शहर के पुस्तकालय में नई किताबों की प्रदर्शनी रविवार को खुली और पहले ही दिन पांच सौ से अधिक पाठक उसे देखने आए। \
    पुस्तकालय की प्रभारी सुधा जोशी ने बताया कि बच्चों के लिए अलग कोना बनाया गया है, जहां कहानी सुनाने वाले हर शाम बैठेंगे।";
const FAIR: &str = "जिला मुख्यालय पर लगने वाला पशु मेला इस बार नदी के दूसरे किनारे पर लगेगा। आयोजकों का कहना है कि पुराने मैदान में पानी \
    भर जाने के कारण जगह बदलनी पड़ी और दुकानदारों को नई जगह पर बिजली तथा पीने के पानी की सुविधा दी जाएगी।";

/// What each entry lies inside of.
fn check_inside(texts: &[(&str, &str)], expected: &[&[&str]]) {
    let told = decide(&entries(texts));
    let inside: Vec<Vec<&str>> = told
        .verdicts
        .iter()
        .map(|verdict| {
            let containers = verdict.contained_in.iter();
            containers.map(|container| container.id.as_str()).collect()
        })
        .collect();
    assert_eq!(inside, expected);
}

#[test]
fn a_text_inside_a_round_up_or_cut_short_is_no_copy() {
    let round_up = format!("{LIBRARY} {DAM} {FAIR}");
    let excerpt: String = DAM.split_inclusive('।').take(1).collect();
    let copy = format!("पटना, 3 जून (एजेंसी)। {DAM}");
    let texts = [
        ("dam", DAM),
        ("evening", &round_up),
        ("excerpt", &excerpt),
        ("dam-copy", &copy),
        ("fair", FAIR),
    ];
    check(&entries(&texts), &[&["dam", "dam-copy"]]);
    let in_both: &[&str] = &["dam", "evening"];
    let in_one: &[&str] = &["evening"];
    check_inside(&texts, &[in_one, &[], in_both, in_one, in_one]);
    let told = decide(&entries(&texts));
    let contains = told.verdicts.iter().map(|verdict| verdict.contains);
    assert!(contains.eq([true, true, false, false, false]));
}

#[test]
fn a_passage_in_many_reports_is_found_inside_some() {
    let reports: Vec<(String, String)> = (0..40)
        .map(|day| {
            (
                format!("r{day:02}"),
                format!("{} {DAM} {}", rates(day), rates(100 + day)),
            )
        })
        .collect();
    let mut texts: Vec<(&str, &str)> = reports
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    texts.push(("dam", DAM));
    let told = decide(&entries(&texts));
    let found = told.verdicts[40].contained_in.len();
    assert!((1..=40).contains(&found), "{found}");
    let mut reports = told.verdicts[..40].iter();
    assert!(reports.all(|verdict| verdict.contained_in.is_empty()));
}

/// A report of one form with other figures and places each day.
fn rates(day: u64) -> String {
    let price = |of: u64| {
        let paise = sign::sign(&format!("{day} {of}"))
            .exact
            .map_or(0, |Hash128(hash)| hash % 4000);
        format!("{}.{:02}", 60 + paise / 100, paise % 100)
    };
    format!(
        "मंडी में आज के भाव जारी हुए। गेहूं {} रुपये, चना {} रुपये, सरसों {} रुपये, अरहर {} रुपये और मूंग {} रुपये किलो बिका। व्यापारियों के \
         अनुसार आवक सामान्य रही और भाव में बड़े बदलाव की उम्मीद नहीं है। किसान अपने नजदीकी केंद्र पर जाकर ताजा भाव जान सकते हैं।",
        price(1),
        price(2),
        price(3),
        price(4),
        price(5)
    )
}

#[test]
fn reports_of_one_form_stay_apart() {
    let daily: Vec<(u64, Entry)> = (0..300)
        .map(|day| (day, (format!("{day:03}"), None, rates(day))))
        .collect();
    check(&daily, &[]);
}

#[test]
fn a_copy_is_found_among_many_of_its_form() {
    let mut daily: Vec<(u64, Entry)> = (0..300)
        .map(|day| (day, (format!("{day:03}"), None, rates(day))))
        .collect();
    daily.push((300, ("300".to_owned(), None, format!("{} सूत्र", rates(7)))));
    check(&daily, &[&["007", "300"]]);
}

/// Texts close to one another: words of a few sources, some changed.
fn close_texts() -> impl Strategy<Value = Vec<(u64, Entry)>> {
    let entry = (
        0u8..6,
        0u64..4,
        proptest::collection::vec((0usize..40, 0u8..9), 0..6),
        0u8..3,
    );
    proptest::collection::vec(entry, 0..40).prop_map(|rows| {
        let text = |source: u64, edits: Vec<(usize, u8)>| {
            let mut words: Vec<String> = (0..40).map(|word| format!("w{source}x{word}")).collect();
            for (at, to) in edits {
                words[at] = format!("e{to}");
            }
            words.join(" ")
        };
        let date = |day: u8| (day > 0).then(|| format!("2024-01-0{day}"));
        (1..)
            .zip(rows)
            .map(|(record, (id, source, edits, day))| {
                (record, (format!("id{id}"), date(day), text(source, edits)))
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_of_entering_changes_nothing(entries in close_texts(), seed: u64) {
        let mut shuffled = entries.clone();
        shuffled.sort_by_key(|(record, _)| mix(seed ^ record));
        let told = |entries: &[(u64, Entry)]| {
            let Told { verdicts, mut clusters } = decide(entries);
            for cluster in &mut clusters {
                cluster.lead = Lead::Here(Seats { leading: 0, second: None, midst: 0 });
                cluster.members.iter_mut().for_each(|member| member.ordinal = 0);
            }
            let mut inside: Vec<_> = verdicts
                .into_iter()
                .zip(entries)
                .map(|(verdict, (record, _))| (*record, verdict.contained_in, verdict.contains))
                .collect();
            inside.sort_by_key(|entry| entry.0);
            (clusters, inside)
        };
        prop_assert_eq!(told(&entries), told(&shuffled));
    }

    #[test]
    fn verdicts_and_clusters_agree(entries in close_texts()) {
        let Told { verdicts, clusters } = decide(&entries);
        let listed: usize = clusters.iter().map(|cluster| cluster.members.len()).sum();
        let placed = verdicts.iter().filter(|verdict| verdict.cluster.is_some()).count();
        prop_assert_eq!(listed, placed);
        for cluster in clusters {
            for member in &cluster.members {
                let place = verdicts[member.ordinal as usize].cluster.as_ref();
                let place = place.expect("it is a member");
                prop_assert_eq!(&place.cluster, &cluster.id);
                prop_assert_eq!(&place.leader, &cluster.leader);
                prop_assert_eq!(place.size as usize, cluster.members.len());
                prop_assert_eq!(place.likeness, member.likeness);
            }
            prop_assert!(cluster.members.len() > 1);
            prop_assert!(cluster.members.is_sorted_by(|a, b| a.id < b.id));
            prop_assert_eq!(&cluster.id, &cluster.members[0].id);
            let leaders = cluster.members.iter().filter(|member| member.likeness.is_none());
            prop_assert!(leaders.map(|member| &member.id).eq([&cluster.leader]));
        }
    }
}
