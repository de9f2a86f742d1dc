//! Sentences of news made up for these tests, with the mentions marked as `[words:kind]`.

use super::*;
use crate::annotate::sentence::Cutter;
use crate::lang::{Lang, Language};
use crate::text::{Draft, Milli};
use proptest::prelude::*;
use std::borrow::Cow;
use std::sync::LazyLock;

static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(&Languages::builtin()));

fn article<'a>(title: Option<&'a str>, text: &'a str) -> Normalized<'a> {
    article_in(Lang::Hi, title, text)
}

fn article_in<'a>(lang: Lang, title: Option<&'a str>, text: &'a str) -> Normalized<'a> {
    let (text, offsets) = Draft::new(text).finish();
    Normalized {
        title: title.map(Cow::Borrowed),
        text,
        credits: Default::default(),
        offsets,
        repairs: Default::default(),
        language: Language {
            lang,
            script: None,
            confidence: Milli::ZERO,
        },
    }
}

/// One sentence per line.
fn lines(text: &str) -> Vec<Sentence> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = NormSpan::new(start, start + line.trim_end().len());
            start += line.len();
            Sentence {
                field: Field::Text,
                span,
            }
        })
        .collect()
}

/// The text with its mentions marked.
fn marked(lang: Lang, text: &str) -> String {
    let article = article_in(lang, None, text);
    let mut out = String::new();
    let mut at = 0;
    for mention in FINDER.find(&article, &lines(text)) {
        let kind = format!("{:?}", mention.kind).to_lowercase();
        let range = mention.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&format!("[{}:{kind}]", &text[range.clone()]));
        at = range.end;
    }
    out + &text[at..]
}

fn check(expected: &str) {
    check_in(Lang::Hi, expected);
}

fn check_in(lang: Lang, expected: &str) {
    let mut text = String::new();
    let mut rest = expected;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').expect("a closing bracket");
        text.push_str(before);
        text.push_str(inside.rsplit_once(':').expect("a kind").0);
        rest = after;
    }
    text.push_str(rest);
    assert_eq!(marked(lang, &text), expected);
}

#[test]
fn abroad_only_known_words_tell() {
    // In Hindi an unlisted word beside a name word, and a head word, make a name; the grammar of neighbours is another.
    check("सादर करण्यात [आला आहे:name].");
    check("शहर का [झुमरी अस्पताल:name] बंद है।");
    check_in(Lang::Mr, "सादर करण्यात आला आहे.");
    check_in(Lang::Ne, "बिरामी दुखेर अस्पताल पुगिन्।");
    check_in(Lang::Mr, "[राहुल शर्मा:name] यांनी [मुंबई:name] येथे सांगितले.");
}

#[test]
fn latin_words_in_hindi_are_persons_by_a_known_part_only() {
    check("Lemon Oil Purity: कहीं आप नकली तेल तो नहीं लगा रहे");
    check("Watch Clip: [मेयर:role] ने पुल पर क्या कहा");
    check("[Ravi Mishra:name] ने पुल देखा।");
}

#[test]
fn initials_of_a_thing_are_no_body() {
    check("[राज्य वन विकास निगम:name] ([आरवीवीएन:acronym]) चुप है। [आरवीवीएन:acronym] ने मना किया।");
    check("यहां रूरल वाटर सिस्टम (आरडब्ल्यूएस) लगा है। आरडब्ल्यूएस महंगा है।");
    check("अब ट्री कटिंग परमिट (टीसीपी) मिलेगा। टीसीपी ऑनलाइन है।");
}

#[test]
fn case_endings_stay_outside() {
    check_in(Lang::Ne, "[नेपाल:name]ले [विराट कोइराला:name]लाई बोलायो।");
    check_in(Lang::Ne, "[रमेश कोइराला:name] र [सीता शर्मा:name] आए।");
    check_in(Lang::Mr, "[राहुल गांधी:name]ंनी [मुंबई:name]त भाषण केले.");
    check_in(
        Lang::Mr,
        "[भारत:name]ाने [शरद पवार:name]ांना बोलावले, असे [राहुल शर्मा:name] म्हणाले.",
    );
    check_in(Lang::Hi, "[नेपाल:name] ले लिया।");
}

#[test]
fn names_of_the_tables() {
    check("[भारत:name] और [जापान:name] ने [संयुक्त राष्ट्र:name] में नया मसौदा रखा।");
    check("[भारतीयों:adj] को [अमेरिकी:adj] वीज़ा मिलेगा।");
    check("The [United Nations:name] and [Nato:acronym] met in [Geneva:name].");
    check("The [U.S.:acronym] team left.");
    check("[Russians:adj] told us that they may go to a nice place.");
}

#[test]
fn everyday_words_are_names_only_on_evidence() {
    check("इस बात का उत्तर किसी के पास नहीं, मान लीजिए कल तक मिलेगा।");
    check("सीधी बात यह है कि टीम [सीधी:name] जिले में जाएगी।");
}

#[test]
fn initials_are_bound_to_the_words_before_them() {
    check("[विश्व स्वास्थ्य संगठन:name] ([डब्ल्यूएचओ:acronym]) ने चेताया।");
    check(
        "The [National Kite Federation:name] ([NKF:acronym]) met.\nThe [NKF:acronym] will meet again.",
    );
    check("[केंद्रीय नाव एकेडमी:name] ([केएनए:acronym]) खुली।\n[केएनए:acronym] में भीड़ रही।");
}

#[test]
fn offices_are_mentions_of_their_own() {
    check("[रूसी रक्षा मंत्री:role] [आंद्रेई बेलौसोव:name] आए।");
    check("[उत्तर कोरिया के नेता:role] ने भाषण दिया।");
    check("[पूर्व प्रधानमंत्री:role] [मनमोहन सिंह:name] ने लेख लिखा।");
    check("[French president:role] [Emmanuel Macron:name] spoke.");
    check("The [president of France:role] spoke to [Germany's foreign minister:role].");
    check("राष्ट्रपति चुनाव की तारीख तय हुई, नेता चुप हैं।");
}

#[test]
fn honorifics_stay_outside() {
    check("श्रीमती [सुनीता वर्मा:name] जी और डॉ. [रमेश गुप्ता:name] मिले।");
    check("Mr [Kowalczyk:name] said so.");
}

#[test]
fn unlisted_persons_need_a_pattern() {
    check("[थाना प्रभारी:role] [लोकेन्द्र झालानी:name] ने बताया।");
    check("[राजेंद्र टेकचंदानी:name] को पुरस्कार मिला।\nबाद में [टेकचंदानी:short] ने धन्यवाद कहा।");
    check("गाड़ी पेड़ से टकराई और चालक घायल हुआ।");
}

#[test]
fn short_names_are_found_before_the_full_name_as_well() {
    check("[वर्मा:short] ने बैठक बुलाई।\n[सुनीता वर्मा:name] अध्यक्ष हैं।");
    check("[Hartwell:short] was late.\n[Susan Hartwell:name] had missed a train.");
}

#[test]
fn things_are_no_short_names() {
    check("[शंकर लाल:name] बाइक से आए।\nफिर बाइक ने टक्कर मारी।");
}

#[test]
fn bodies_are_named_after_places() {
    check("[पटना हाईकोर्ट:name] ने [बिहार पुलिस:name] से जवाब मांगा।");
}

#[test]
fn bodies_have_branches_in_parts_of_their_country() {
    check_in(Lang::En, "On Monday [NHS England:name] closed wards.");
    check_in(
        Lang::En,
        "On Monday the [UN:acronym] [Syria envoy:role] left.",
    );
    check_in(
        Lang::En,
        "The [NHS:acronym] in [England:name] closed wards.",
    );
}

#[test]
fn rare_surnames_stand_for_their_bearers() {
    check_in(
        Lang::En,
        "Yesterday [Pelosi:name] and [Schumer:name] left the room.",
    );
    check_in(Lang::En, "Yesterday she was leaving a pelosi.");
}

#[test]
fn everyday_nouns_are_no_names() {
    for text in [
        "वह मोहल्ले के पास खड़ी थी।",
        "बच्चा पीआइसीयू में भर्ती रहा।",
        "देश के प्रमुख बंदरगाहों पर जहाज खड़े हैं।",
        "जवान ने ट्रक को रोका और बदमाश को पकड़ा।",
    ] {
        check(text);
    }
    check("कल [फिजी के प्रमुख:role] ने भाषण दिया।");
    check("वे [झुमरी संग्रहालय:name] में मिले, पर संग्रहालय बंद था।");
    check("वे [महालक्ष्मी स्टूडियो:name] में मिले, पर स्टूडियो बंद था।");
    check("कल [फिजी के राजदूत:role] वापस गए।");
}

#[test]
fn initials_lead_to_persons() {
    check("[ए. पी. जोशिकर:name] और [एल. वेंकटार्जुन:name] ने नक्शा देखा।");
    check("[J. K. Orlenstad:name] spoke first.");
    check("वह कल भी आई. पुल बन गया।");
}

#[test]
fn groups_have_a_fixed_description() {
    check("[विपक्ष:group] ने सदन में सवाल उठाए और [विपक्षी दलों:group] ने धरना दिया।");
    check("[राज्य सरकार:group] ने [पुलिस:group] से जवाब मांगा।");
}

#[test]
fn bodies_are_named_by_their_heads() {
    check("[हरितधारा किसान संघ:name] और [नीलगंगा शुगर मिल्स:name] में समझौता हुआ।");
    check("[राष्ट्रीय जल मिशन:name] का काम शुरू हुआ।");
    check("[केंद्रीय पेयजल एवं स्वच्छता मंत्रालय:name] ने आंकड़े दिए।");
    check("जांच समिति ने पुल देखा और बचाव दल लौट आया।");
    check("उनकी पार्टी की तीन सदस्यीय समिति बैठी।");
}

#[test]
fn the_tagger_tells_names_of_no_table() {
    check("मामला [खोरलापुर थाने:name] का है और [बिडकीगंज:name] में भी जांच हुई।");
    check("[झिमरू नुखोरिया:name] ने कहा कि जांच समिति आएगी।");
}

#[test]
fn places_are_named_by_their_heads_and_endings() {
    check("दुकानें [झोरू मार्केट:name] और [उज्जैन रोड:name] पर खुलीं।");
    check("जाम [भूरेलाल चौराहे:name] से [खिमराजपुर:name] तक लगा।");
    check("सब्जी बाजार में भीड़ रही और महानगर ठहर गया।");
    check("चोरी [झिंगूरपुरा थाने:name] के सामने हुई।");
}

#[test]
fn what_bears_a_person_s_name_is_none() {
    check("मैच [जवाहरलाल नेहरू स्टेडियम:name] में होगा।");
    check("[सरदार पटेल मार्ग:name] पर पानी भर गया।");
    check("[राहुल गांधी:name] स्टेडियम पहुंचे।\n[राहुल गांधी:name] ने मैच देखा।");
    check("[प्रधानमंत्री:role] [नरेंद्र मोदी:name] अस्पताल पहुंचे।");
}

#[test]
fn laws_offices_and_events_of_a_year() {
    check("उस पर [पॉक्सो एक्ट:name] और [झुमरू अधिनियम:name] की धाराएं लगीं।");
    check("[राष्ट्रपति कार्यालय:name] ने सूची मांगी।");
    check("[2019 के लोकसभा चुनाव:name] में और [2000 के सिडनी ओलंपिक:name] में भी यही हुआ।");
    check("2017 में हुए चुनाव के बाद वह लौट आया।");
}

#[test]
fn in_marathi_and_nepali_only_sure_names_are_told() {
    let names = |lang: Lang, text: &str| {
        let mut article = article(None, text);
        article.language.lang = lang;
        FINDER.find(&article, &lines(text)).len()
    };
    let strange = "जुना फोटो सध्याचा म्हणून व्हायरल झाला आहे, असे आम्हाला पडताळणीअंती कळाले आहे.";
    assert_eq!(names(Lang::Mr, strange), 0);
    assert!(names(Lang::Hi, strange) > 0);
    assert!(names(Lang::Mr, "भारताने श्रीलंका दौरा केला.") > 0);
}

#[test]
fn numbers_are_no_arabs_and_kin_no_names() {
    check("[अरब:name] देशों ने पांच अरब डॉलर और 50 अरब रुपये दिए।");
    check("चोरी का पता भाई [राजीव वर्मा:name] और पिता [मोहन वर्मा:name] को चला।");
}

#[test]
fn quoted_titles_stand_beside_what_they_name() {
    check("उसने फिल्म ‘[नीला रविवार:name]’ देखी और \"[धूप का टुकड़ा:name]\" नाम की किताब पढ़ी।");
    check("उसने कहा, ‘नीला रविवार आएगा’।");
}

#[test]
fn initials_of_a_state_stand_beside_hindi_words() {
    check("[MP:acronym] में बारिश हुई और कार ( एमपी 09 ) चली गई।");
    check("[MP:acronym] News: नदी में पानी बढ़ा।");
    check("The MP said it would rain.");
}

#[test]
fn english_bodies_run_over_capitals() {
    check(
        "A report by the [Orland Hill Society:name] was read at the [Institute for River Studies:name].",
    );
    check(
        "On the lake last week the [Hilltown Rowers' Union:name] ([HRU:acronym]) met its old rivals.",
    );
    check("Work stopped when the [Kite and Balloon Society:name] struck.");
    check("The [Millbeck Readers' Circle:name] refused to back the plan.");
    check("He joined a society of painters and left the party.");
    check("Party Of Kites Wins Lake Race As Society Of Rowers Fails To Land");
}

#[test]
fn groups_are_told_by_their_people() {
    check("[Russian separatists:group] and [Turkish settlers:group] met [rebels:group].");
    check("[Ivory Coast rebels:group] and [Labour backbenchers:group] met.");
    check("[Russian:adj] bread and tired militias met.");
    check("[The opposition:group] met, and so did the opposition to the bridge.");
}

#[test]
fn who_is_quoted_is_a_person() {
    check("\"The bridge will open,\" [Karlensson:name] wrote.");
    check("Fireworks were lit, the town wrote.");
}

#[test]
fn a_quarter_of_a_country_is_not_the_country() {
    check("[Wales:name] met the member for [South Wales East:name].");
}

#[test]
fn tagged_names_are_runs_of_capitals() {
    check("We met [Peter Karlensson:name], [Anna Hartwell:name] and a dog.");
}

#[test]
fn capitals_act_or_are_places() {
    check("[मॉस्को:metonym] ने कहा कि वह बात करेगा।");
    check("[तेहरान:metonym] के फैसले से सब चकित हैं।");
    check("सैलानी [मॉस्को:place] में ठंड से कांपते रहे।");
    check("[Tehran:metonym] said it would reply.");
    check("Tourists in [Tehran:place] were warned.");
    check("The union accused [Tehran:metonym] of lies.");
    check("The sale was condemned by [Tehran:metonym].");
    check("The train was closed by [Tehran:place] rain.");
}

#[test]
fn the_title_is_read_too() {
    let article = article(Some("रूस की नई नीति"), "चीन चुप है।");
    let sentences = Cutter::new(&Languages::builtin()).cut(&article);
    let found: Vec<_> = FINDER
        .find(&article, &sentences)
        .into_iter()
        .map(|m| {
            (
                m.field,
                m.sentence,
                m.field.of(&article)[m.span.range()].to_owned(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Field::Title, 0, "रूस".to_owned()),
            (Field::Text, 1, "चीन".to_owned()),
        ]
    );
}

#[test]
fn noise_takes_linear_time() {
    for piece in [
        "(((((",
        "श्री ",
        "पूर्व ",
        "राहुल ",
        "A-",
        "रूस (",
        "विनोद कुमार ",
        "\"",
        "।",
        "U.S.",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let article = article(None, &text);
        let whole = [Sentence {
            field: Field::Text,
            span: NormSpan::new(0, text.len()),
        }];
        let started = std::time::Instant::now();
        FINDER.find(&article, &whole);
        assert!(started.elapsed().as_secs() < 5, "{piece:?}");
    }
}

proptest! {
    #[test]
    fn mentions_are_ordered_apart_and_inside_their_sentences(
        words in proptest::collection::vec(
            prop_oneof![
                Just("रूस"), Just("मॉस्को"), Just("रक्षा मंत्री"), Just("श्री"), Just("राहुल"), Just("वर्मा"), Just("ने"),
                Just("के"), Just("("), Just(")"), Just("NATO"), Just("Mr"), Just("John"), Just("Smith"), Just("'s"),
                Just("president"), Just("of"), Just("\n"), Just("पुलिस"), Just("केएनए"), Just("-"), Just("\u{200d}"),
            ],
            0..40,
        ),
        noise in "(?s).{0,20}",
        space in prop_oneof![Just(" "), Just("")],
    ) {
        let text = words.join(space) + &noise;
        let article = article(None, &text);
        let sentences = lines(&text);
        let mut end = 0;
        for mention in FINDER.find(&article, &sentences) {
            let range = mention.span.range();
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            prop_assert!(sentences[mention.sentence].span.contains(mention.span));
            end = range.end;
        }
    }
}
