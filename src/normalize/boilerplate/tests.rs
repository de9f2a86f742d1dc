use super::super::edits::mended;
use super::*;

fn check(text: &str, expected: &str) {
    let boilerplate = Boilerplate::new(&Languages::builtin(), Milli(600));
    let once = mended(text, |text, edits| boilerplate.mend(text, edits));
    assert_eq!(once, expected);
    assert_eq!(
        mended(&once, |text, edits| boilerplate.mend(text, edits)),
        expected
    );
}

#[test]
fn lines_around_an_article_go() {
    check(
        "पुल का काम पूरा हो गया है।\nयह भी पढ़ें: मंडी में प्याज सस्ता\nमेयर ने बधाई दी।\n\nइसे शेयर करें:",
        "पुल का काम पूरा हो गया है।\nमेयर ने बधाई दी।",
    );
    check(
        "The bridge opened on Monday.\nAlso read: Onion prices fall\nShare",
        "The bridge opened on Monday.",
    );
    check(
        "यो पनि पढ्नुहोस्\nपुल खुल्यो र सवारी चल्न थाले।",
        "पुल खुल्यो र सवारी चल्न थाले।",
    );
    check(
        "पूल खुला झाला आणि वाहने धावू लागली.\nहेही वाचा: कांदा स्वस्त",
        "पूल खुला झाला आणि वाहने धावू लागली.",
    );
}

#[test]
fn glued_tails_go() {
    check(
        "पुल का काम पूरा हो गया है।\nपुल पर सुबह से बसें चलने लगी हैं और मेयर ने लोगों को बधाई दी। (हमारे\nऐप के लिए यहां क्लिक करें. आप हमें\nफेसबुक\nऔर\nट्विटर पर भी फॉलो कर सकते हैं.)",
        "पुल का काम पूरा हो गया है।\nपुल पर सुबह से बसें चलने लगी हैं और मेयर ने लोगों को बधाई दी।",
    );
    check(
        "पुल का काम पूरा हो गया है। पढ़ें पूरी खबर: http://a.in/x",
        "पुल का काम पूरा हो गया है।",
    );
    check(
        "पुल का काम पूरा हो गया है। इसे शेयर करें: फेसबुक | ट्विटर",
        "पुल का काम पूरा हो गया है।",
    );
    check(
        "The bridge is open again after a year. Follow us on Facebook and Twitter.",
        "The bridge is open again after a year.",
    );
}

#[test]
fn share_buttons_go() {
    for buttons in [
        "इसे शेयर करें:फेसबुकट्विटरव्हाट्सऐप",
        "TwitterFacebookemailemail",
        "Share this: Facebook | X",
        "और पढ़ेंClick to share on FacebookClick to share on X (Opens in new window)",
    ] {
        let body = "पुल का काम पूरा हो गया है और अब उस पर बसें चलने लगी हैं, जिससे लोगों को राहत मिली है।";
        check(&format!("{body}\n{buttons}"), body);
        check(&format!("{buttons}\n{body}"), body);
    }
}

#[test]
fn captions_and_notices_go() {
    let body = "पुल का काम पूरा हो गया है और अब उस पर बसें चलने लगी हैं, जिससे आसपास के गांवों के लोगों को बड़ी राहत मिली है।";
    for line in [
        "फाइल फोटो",
        "फोटो: सुधा वर्मा",
        "पुल पर पहली बस - फोटो : एजेंसी",
        "Image source, City Archive",
        "(यह खबर सिंडिकेट फीड से ली गई है।)",
        "ये लेखक के निजी विचार हैं।",
    ] {
        check(&format!("{body}\n{line}"), body);
    }
    for text in [
        "पुल की तस्वीर, जो मेयर ने दिखाई: वह पुरानी थी\nपुल खुला।",
        "सवाल: फोटो किसने ली\nजवाब: मेयर ने",
        "Print\nThe bridge is open.",
        "शेयर बाजार में गिरावट\nसेंसेक्स 200 अंक टूटा।",
    ] {
        check(text, text);
    }
}

#[test]
fn prose_stays() {
    for text in [
        "लोगों ने इस खबर को शेयर किया और पुल पर सवाल उठाए।",
        "पुलिस ने कहा कि लोग ट्विटर देखें।\nमेयर भी वहीं थे।",
        "Share prices fell on Monday.\nRead more books, the mayor said.",
        "इसे शेयर करें",
        "The mayor was plain. Share this with every household that still draws its water from the old well on the hill, she said.",
        "",
    ] {
        check(text, text);
    }
}

#[test]
fn an_article_that_looks_like_boilerplate_stays() {
    check(
        "यह भी पढ़ें: पुल खुला\nयह भी पढ़ें: प्याज सस्ता\nठीक।",
        "यह भी पढ़ें: पुल खुला\nयह भी पढ़ें: प्याज सस्ता\nठीक।",
    );
}

#[test]
fn shipped_tables_are_read_whole() {
    for pack in Languages::builtin().packs() {
        for row in rows::<3>(pack.table("boilerplate")).expect("three columns") {
            let [kind, pattern, key] = row.cells;
            let read = kind == "network" || Pattern::new(kind, pattern, key).is_some();
            assert!(read, "line {}", row.line);
            assert!(!pattern.starts_with('…') && !pattern.ends_with('…') && !pattern.is_empty());
        }
    }
}
