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
    let mut mend = |text: &str| mended(text, |text, edits| FINDER.mend(text, &mut credits, edits));
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
    check(
        &format!("{BODY}\n(भाषा)"),
        &format!("{BODY}"),
        Some("भाषा"),
        None,
    );
    check(
        &format!("{BODY} (एजेंसी)"),
        &format!("{BODY}"),
        Some("एजेंसी"),
        None,
    );
    check(
        &format!("{BODY}\nइनपुट: एजेंसी"),
        &format!("{BODY}"),
        Some("एजेंसी"),
        None,
    );
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
                !word.is_empty() && Parts::default().set(kind).is_some(),
                "line {}",
                row.line
            );
        }
    }
}
