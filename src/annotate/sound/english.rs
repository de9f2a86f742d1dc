//! Letters of a Latin word.

/// Groups of letters and what they sound like, the longer ones first.
const GROUPS: [(&str, &str); 24] = [
    ("sch", "S"),
    ("tch", "c"),
    ("chh", "c"),
    ("sh", "S"),
    ("ch", "c"),
    ("ck", "k"),
    ("kh", "K"),
    ("gh", "G"),
    ("jh", "J"),
    ("th", "t"),
    ("dh", "D"),
    ("ph", "f"),
    ("bh", "B"),
    ("wh", "v"),
    ("ee", "i"),
    ("oo", "u"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("c", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("z", "j"),
];

/// Two vowels that sound as one where no third follows.
const VOWELS: [(&str, &str); 6] = [
    ("ai", "e"),
    ("ei", "e"),
    ("ey", "e"),
    ("au", "o"),
    ("aw", "o"),
    ("ow", "o"),
];

/// The letters of a folded word; `None` with a character that is none of a to z. An apostrophe counts for nothing.
pub(super) fn letters(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if rest == "ie" {
            out.push('i');
            break;
        }
        if let Some((group, sound)) = group(rest) {
            out.push_str(sound);
            rest = &rest[group.len()..];
            continue;
        }
        match c {
            'a'..='z' => out.push(c),
            '\'' => {}
            _ => return None,
        }
        rest = &rest[1..];
    }
    Some(out)
}

/// The group that the letters begin with, and its sound.
fn group(rest: &str) -> Option<(&'static str, &'static str)> {
    let alone = |group: &str| !rest[group.len()..].starts_with(['a', 'e', 'i', 'o', 'u']);
    let vowels = VOWELS
        .into_iter()
        .find(|(group, _)| rest.starts_with(group) && alone(group));
    vowels.or_else(|| {
        GROUPS
            .into_iter()
            .find(|(group, _)| rest.starts_with(group))
    })
}
