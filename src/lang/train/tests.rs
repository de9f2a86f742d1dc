use super::super::{Detector, detect};
use super::*;

/// Invented reports: every place with every event.
const REPORTS: [(Lang, [&str; 4], [&str; 5]); 3] = [
    (
        Lang::Hi,
        ["रामगढ़", "सोनपुर", "बेलागंज", "हरिनगर"],
        [
            "में नहर का पानी खेतों तक नहीं पहुंचा है और किसान परेशान हैं",
            "की पुरानी लाइब्रेरी को नगर पालिका ने फिर से खोल दिया है",
            "के बाजार में आग लगने से तीन दुकानें जल गईं, कोई घायल नहीं हुआ",
            "में बच्चों ने पेड़ लगाए और कहा कि वे उनकी देखभाल करेंगे",
            "से शहर जाने वाली बस एक महीने से बंद थी, अब चल रही है",
        ],
    ),
    (
        Lang::Mr,
        ["रामवाडी", "सोनगाव", "बेलापूर", "हरीनगर"],
        [
            "येथे कालव्याचे पाणी शेतापर्यंत पोहोचले नाही आणि शेतकरी अडचणीत आहेत",
            "येथील जुने वाचनालय नगरपालिकेने पुन्हा सुरू केले आहे",
            "मधील बाजारात आग लागून तीन दुकाने जळाली, कोणीही जखमी झाले नाही",
            "येथे मुलांनी झाडे लावली आणि त्यांची काळजी घेऊ असे सांगितले",
            "येथून शहरात जाणारी बस एक महिन्यापासून बंद होती, ती आता सुरू झाली आहे",
        ],
    ),
    (
        Lang::Ne,
        ["रामपुर", "सुनगाउँ", "बेलटार", "हरिनगर"],
        [
            "मा नहरको पानी खेतसम्म पुगेको छैन र किसानहरू समस्यामा छन्",
            "को पुरानो पुस्तकालय नगरपालिकाले फेरि खोलेको छ",
            "को बजारमा आगलागी हुँदा तीन पसल जले, कोही घाइते भएनन्",
            "मा बालबालिकाले रूख रोपेका छन् र हेरचाह गर्ने बताएका छन्",
            "बाट सहर जाने बस एक महिनादेखि बन्द थियो, अहिले चल्न थालेको छ",
        ],
    ),
];

fn reports() -> Vec<(Lang, String)> {
    let of_lang = |(lang, places, events): (Lang, [&str; 4], [&str; 5])| {
        let texts = places.map(|place| events.map(|event| format!("{place} {event}")));
        texts.into_iter().flatten().map(move |text| (lang, text))
    };
    REPORTS.into_iter().flat_map(of_lang).collect()
}

/// A trainer that has read every report about five times over, each time with another number in front.
fn trained() -> Trainer {
    let mut trainer = Trainer::default();
    for number in 0..5 {
        for (lang, text) in reports() {
            assert!(trainer.learn(lang, &format!("{number} {text}")));
        }
    }
    trainer
}

#[test]
fn other_sentences_are_told_by_what_was_learned() {
    let detector = Detector::new(&trained().table("")).expect("a table");
    for (text, lang) in [
        ("मेले में इस बार भीड़ नहीं है, दुकानदारों को चिंता", Lang::Hi),
        ("पुल के लिए दो महीने से काम चल रहा है", Lang::Hi),
        ("जत्रेत यंदा गर्दी नाही, असे दुकानदारांनी सांगितले", Lang::Mr),
        ("पुलाचे काम पुन्हा सुरू झाले आहे", Lang::Mr),
        ("मेलामा यसपालि भीड छैन, पसलेहरू चिन्तित छन्", Lang::Ne),
        ("पुलको काम फेरि सुरु भएको छ", Lang::Ne),
    ] {
        let found = detector.detect(text, None);
        assert_eq!(found.lang, lang, "{text}");
        assert_eq!(detect(text, None).lang, lang, "shipped: {text}");
    }
}

#[test]
fn neither_order_nor_copies_matter() {
    let mut other = Trainer::default();
    for number in (0..5).rev() {
        for (lang, text) in reports().into_iter().rev() {
            assert!(other.learn(lang, &format!("{number} {text}")));
            assert!(!other.learn(lang, &format!("{number} {text}")), "a copy");
        }
    }
    assert_eq!(other.table("x"), trained().table("x"));
}

#[test]
fn the_header_counts() {
    let table = trained().table("From invented reports.\nDate: none.");
    assert!(table.contains("Counts over 300 different texts (100 hi, 100 mr, 100 ne)"));
    assert!(table.contains("\n# From invented reports.\n# Date: none.\nword\thi\tmr\tne\n"));
}

#[test]
fn what_says_nothing_is_not_learned() {
    let mut trainer = Trainer::default();
    assert!(!trainer.learn(Lang::En, "पुल"));
    assert!(!trainer.learn(Lang::Hi, "The bridge, 2024"));
    assert_eq!(trainer.texts(Lang::Hi), 0);
    assert!(trainer.table("").ends_with("\nword\thi\tmr\tne\n"));
    for number in 0..TEXTS {
        trainer.learn(Lang::Hi, &format!("{number} पुल खुला"));
    }
    assert!(
        trainer
            .table("")
            .ends_with("\nखुला\t0\t-50\t-50\nपुल\t0\t-50\t-50\n")
    );
}
