//! Forms of English verbs in cues: `slam+slammed` stands for slam, slams, slammed, slamming.
//!
//! A word of a head with a `+` is a verb. What follows the `+` are its own past and participle, where they are not the regular ones:
//! `accuse+`, `slam+slammed`, `take+took+taken`.

/// A head with each form of its verb; `None` when it has no verb, and for a head without words.
pub(super) fn heads(head: &str) -> Option<Vec<String>> {
    let place = head.split(' ').position(|word| word.contains('+'))?;
    let verb = head.split(' ').nth(place)?;
    let with = |form: String| {
        let words = head.split(' ').enumerate();
        let words = words.map(|(at, word)| if at == place { form.as_str() } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    Some(forms(verb).into_iter().map(with).collect())
}

/// The forms of a verb as it is written in a head.
fn forms(verb: &str) -> Vec<String> {
    let mut parts = verb.split('+');
    let base = parts.next().unwrap_or_default();
    let own: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let past = match own.first() {
        Some(past) => (*past).to_owned(),
        None => past(base),
    };
    let participle = own.get(1).copied().unwrap_or(&past).to_owned();
    let mut forms = vec![base.to_owned(), third(base), gerund(base, &past), past];
    if !forms.contains(&participle) {
        forms.push(participle);
    }
    forms
}

/// Whether a word ends in a consonant and y: deny, not destroy.
fn ends_in_hard_y(base: &str) -> bool {
    let before = base.strip_suffix('y').and_then(|stem| stem.chars().last());
    before.is_some_and(|c| !"aeiou".contains(c))
}

/// He slams, denies, attaches.
fn third(base: &str) -> String {
    if ends_in_hard_y(base) {
        return format!("{}ies", &base[..base.len() - 1]);
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

/// The regular past: backed, accused, denied.
fn past(base: &str) -> String {
    if ends_in_hard_y(base) {
        return format!("{}ied", &base[..base.len() - 1]);
    }
    let ending = if base.ends_with('e') { "d" } else { "ed" };
    format!("{base}{ending}")
}

/// Backing, accusing; with the doubled letter of the past: slamming.
fn gerund(base: &str, past: &str) -> String {
    let doubled = past
        .strip_suffix("ed")
        .filter(|stem| stem.len() == base.len() + 1 && stem.starts_with(base));
    let silent = base
        .strip_suffix('e')
        .filter(|stem| !stem.ends_with(['e', 'o', 'y']));
    format!("{}ing", doubled.or(silent).unwrap_or(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: &str) {
        let found = heads(head).map(|forms| forms.join("|")).unwrap_or_default();
        assert_eq!(found, expected);
    }

    #[test]
    fn verbs_are_inflected_in_their_place() {
        check("back+", "back|backs|backing|backed");
        check("accuse+", "accuse|accuses|accusing|accused");
        check("deny+", "deny|denies|denying|denied");
        check("slam+slammed", "slam|slams|slamming|slammed");
        check("fight+fought", "fight|fights|fighting|fought");
        check(
            "take+took+taken aim at",
            "take aim at|takes aim at|taking aim at|took aim at|taken aim at",
        );
    }

    #[test]
    fn heads_without_a_verb_are_left_alone() {
        check("critical of", "");
        check("", "");
    }
}
