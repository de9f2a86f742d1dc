//! Hindi rules, each with sentences where it holds and sentences where it must not.

use super::super::kit::check;
use crate::lang::Lang;

fn hi(marked: &str, expected: &[&str]) {
    check(Lang::Hi, marked, expected);
}

#[test]
fn ergative_subject_and_genitive_target() {
    hi(
        "[रूस/GPE] ने [यूक्रेन/GPE] की कड़ी आलोचना की।",
        &["रूस - यूक्रेन: आलोचना की"],
    );
    hi(
        "[मीना राव] ने [लोक दल/ORG] का खुलकर समर्थन किया है।",
        &["मीना राव + लोक दल: समर्थन किया"],
    );
    // की as a genitive: no verb, no stance
    hi("[मीना राव] ने [लोक दल/ORG] की आलोचना की वजह पूछी।", &[]);
}
