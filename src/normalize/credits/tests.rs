use super::super::edits::mended;
use super::*;
use crate::lang::rows;
use std::sync::LazyLock;

static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(&Languages::builtin()));

const BODY: &str = "शहर के पुराने पुल की मरम्मत सोमवार को पूरी हो गई और अब उस पर बसें चलने लगी हैं। मेयर ने कहा कि काम समय से पहले पूरा हुआ है। लोगों ने बताया कि बरसात में आना-जाना मुश्किल हो गया था।";

const STORY: &str = "The old bridge over the river is open again after repairs that took eight months, and buses now cross it twice an hour. The mayor said that the work was done well before the rains.";

/// The credits of a text, which is left as `body`.
fn check(text: &str, body: &str, byline: Option<&str>, dateline: Option<&str>) {
    let mut credits = Credits::default();
    let mut mend =
        |text: &str| mended(text, |text, edits| FINDER.credit(text, &mut credits, edits));
    let once = mend(text);
    let left = mend(&once);
    let found = (credits.byline.as_deref(), credits.dateline.as_deref());
    assert_eq!((left.as_str(), found), (body, (byline, dateline)), "{text}");
}

#[test]
fn credits_before_the_first_sentence_are_moved() {
    for (credit, byline, dateline) in [
        (
            "नई दिल्ली, 12 मार्च (भाषा) ",
            Some("भाषा"),
            Some("नई दिल्ली, 12 मार्च"),
        ),
        (
            "नयी दिल्ली, दो मार्च (भाषा)। ",
            Some("भाषा"),
            Some("नयी दिल्ली, दो मार्च"),
        ),
        ("लखनऊ। ", None, Some("लखनऊ")),
        ("लखनऊ, 3/8/25 (भाषा)। ", Some("भाषा"), Some("लखनऊ, 3/8/25")),
        ("पटना, १२/०३/२०२५ : ", None, Some("पटना, १२/०३/२०२५")),
        ("पटना : ", None, Some("पटना")),
        ("भोपाल/नई दिल्ली. ", None, Some("भोपाल, नई दिल्ली")),
        ("झरियाटोला, जेएनएन । ", Some("जेएनएन"), Some("झरियाटोला")),
        (
            "जागरण संवाददाता, लखनऊ: ",
            Some("जागरण संवाददाता"),
            Some("लखनऊ"),
        ),
        (
            "लखनऊ। संवाददाता, 3 मार्च: ",
            Some("संवाददाता"),
            Some("लखनऊ, 3 मार्च"),
        ),
        (
            "हवाना, (एएफपी/रायटर)। ",
            Some("एएफपी, रायटर"),
            Some("हवाना"),
        ),
        ("देहरादून, [राज्य ब्यूरो] : ", Some("राज्य ब्यूरो"), Some("देहरादून")),
        (
            "संवाद सूत्र, झरियाटोला/रांची: ",
            Some("संवाद सूत्र"),
            Some("झरियाटोला, रांची"),
        ),
        ("सुधा वर्मा, नई दिल्ली । ", Some("सुधा वर्मा"), Some("नई दिल्ली")),
        ("मुंबई (सुधा वर्मा)। ", Some("सुधा वर्मा"), Some("मुंबई")),
        (
            "जागरण संवाददाता, लखनऊ (Gomti Bridge Repair)। ",
            Some("जागरण संवाददाता"),
            Some("लखनऊ"),
        ),
        (
            "लखनऊ, 3 मार्च (Agency)। ",
            Some("Agency"),
            Some("लखनऊ, 3 मार्च"),
        ),
        ("झरियाटोला (रांची)। ", None, Some("झरियाटोला, रांची")),
        ("२२ पुस, काठमाडौं । ", None, Some("२२ पुस, काठमाडौं")),
        ("लेखक: सुधा वर्मा\n", Some("सुधा वर्मा"), None),
        ("राज्य ब्यूरो, रांची\n", Some("राज्य ब्यूरो"), Some("रांची")),
    ] {
        check(&format!("{credit}{BODY}"), BODY, byline, dateline);
    }
    for (credit, byline, dateline) in [
        (
            "NEW DELHI, March 5 (Reuters) - ",
            Some("Reuters"),
            Some("NEW DELHI, March 5"),
        ),
        ("LONDON — ", None, Some("LONDON")),
        (
            "March 5: Press Service -- ",
            Some("Press Service"),
            Some("March 5"),
        ),
        ("By Asha Rao\n", Some("Asha Rao"), None),
    ] {
        check(&format!("{credit}{STORY}"), STORY, byline, dateline);
    }
}

#[test]
fn credits_after_the_last_sentence_are_moved() {
    check(&format!("{BODY}\n(भाषा)"), BODY, Some("भाषा"), None);
    check(&format!("{BODY} (एजेंसी)"), BODY, Some("एजेंसी"), None);
    check(&format!("{BODY}\nइनपुट: एजेंसी"), BODY, Some("एजेंसी"), None);
}

#[test]
fn what_is_no_credit_stays() {
    for text in [
        format!("पुल खुला: {BODY}"),
        format!("सवाल: {BODY}"),
        format!("दिल्ली-एनसीआर में {BODY}"),
        format!("दिल्ली - मुंबई मार्ग पर {BODY}"),
        format!("भारतीय क्रिकेट बोर्ड (बीसीसीआई) ने {BODY}"),
        format!("मेयर सुधा वर्मा: {BODY}"),
        format!("12 मार्च को बैठक हुई। {BODY}"),
        format!("लखनऊ: पुल खुला, अब बसें चलेंगी\n{BODY}"),
        format!("शहर का पुल खुल गया है।\nलखनऊ। {BODY}"),
        format!("लखनऊ / पुल समाचार: {BODY}"),
        format!("Mumbai. {STORY}"),
        format!("Mumbai: {STORY}"),
        format!("Public Health Agency (PHA) said so. {STORY}"),
        format!("{BODY}\nमुंबई"),
        format!("{BODY} (दिल्ली)"),
        format!("{BODY} - सुधा वर्मा, मेयर"),
        "लखनऊ। पुल खुल गया है।".to_owned(),
        "नई दिल्ली, 12 मार्च (भाषा)".to_owned(),
        String::new(),
    ] {
        check(&text, &text, None, None);
    }
}

#[test]
fn shipped_tables_are_read_whole() {
    for pack in Languages::builtin().packs() {
        for row in rows::<2>(pack.table("credits")).expect("two columns") {
            let [word, kind] = row.cells;
            assert!(
                !word.is_empty() && Tables::default().of_kind(kind).is_some(),
                "line {}",
                row.line
            );
        }
    }
}

/// What is left of a text without metadata and times, and the byline.
fn check_lines(text: &str, body: &str, byline: Option<&str>) {
    let mut credits = Credits::default();
    let left = mended(text, |text, edits| FINDER.lines(text, &mut credits, edits));
    assert_eq!(
        (left.as_str(), credits.byline.as_deref()),
        (body, byline),
        "{text}"
    );
}

#[test]
fn metadata_goes() {
    for (block, byline) in [
        (
            "Edited By Asha Rao | खबर.कॉम | Updated: 01 Mar 2020, 02:53:00 PM IST",
            Some("Asha Rao"),
        ),
        ("अपडेटेड 5 मार्च 2020", None),
        ("Publish Date: Mon, 12 Mar 2020 05:30 PM (IST)", None),
        ("प्रकाशित: 12 मार्च 2020, 10:30 बजे", None),
        ("11:08 AM, 29-MAR-2020", None),
        ("3 min read", None),
        ("पढ़ने का समय: 3 मिनट", None),
        ("Tags: पुल, मेयर, शहर", None),
    ] {
        check_lines(&format!("{block}\n{BODY}"), BODY, byline);
        check_lines(&format!("{BODY}\n\n{block}"), BODY, byline);
    }
}

#[test]
fn the_times_of_a_live_blog_go() {
    let live = "11:08 AM: पुल खुल गया है।\n[10:45] मेयर पहुंचीं।\n(10.30) भीड़ जुटी।\n10.15 IST - मंच सजा।\nपुल पर जश्न।";
    check_lines(
        live,
        "पुल खुल गया है।\nमेयर पहुंचीं।\nभीड़ जुटी।\nमंच सजा।\nपुल पर जश्न।",
        None,
    );
    for text in [
        "11:08 AM: पुल खुल गया है।\nमेयर पहुंचीं।",
        "10:30 AM: उद्घाटन\n11:00 AM: परेड",
        "सुबह 10:30 बजे पुल खुला।\nसुबह 11:30 बजे मेयर पहुंचीं।",
        "2: 1 से जीत मिली।\n3: 1 से हार मिली।",
    ] {
        check_lines(text, text, None);
    }
}

#[test]
fn prose_with_times_and_tags_stays() {
    for line in [
        "बैठक 12 मार्च 2020 को सुबह 10:30 बजे शुरू हुई।",
        "12 मार्च 2020",
        "अपडेट: पुल खुल गया",
        "Updated rules: what the city says",
        "पुल | मेयर | शहर",
        "10.5 किमी",
    ] {
        let text = format!("{BODY}\n{line}\n{BODY}");
        check_lines(&text, &text, None);
    }
}
