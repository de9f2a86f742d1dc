//! What pass one leaves of an article, for pass two to make a record of.

use super::record::{Dedup, Origin, Record, SCHEMA, Term};
use crate::dedup::Verdict;
use crate::lang::{Lang, Language};
use crate::normalize::{LineKey, Normalized};
use crate::read::{Article, Extra};
use crate::text::Milli;
use serde::{Deserialize, Serialize};
use serde_json::value::to_raw_value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An article that is read and normalized, before any decision about it. Made to be put by: every field is written, and `extra` is
/// JSON, so that a format without names can hold it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Begun {
    /// Its id, unless the verdict has another.
    pub key: String,
    file: Arc<str>,
    record: u64,
    title: Option<String>,
    url: Option<String>,
    /// ISO 8601 as written.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    byline: Option<String>,
    dateline: Option<String>,
    lang: Term,
    lang_confidence: Option<f64>,
    script: Option<Term>,
    /// Normalized body.
    #[serde(with = "as_bytes")]
    pub text: String,
    alignment: Vec<(u32, u32)>,
    repairs: BTreeMap<Term, u32>,
    #[serde(with = "as_json")]
    extra: Extra,
    /// Keys of the body's lines.
    pub lines: Vec<LineKey>,
}

impl Begun {
    /// What is left of an article for its record.
    pub fn of(article: Article, normalized: Normalized<'static>, lines: Vec<LineKey>) -> Self {
        let key = article.key();
        let Language {
            lang,
            script,
            confidence,
        } = normalized.language;
        let mut extra = article.extra;
        let mut keep = |field: &str, raw: &Option<String>| {
            if let Some(raw) = raw {
                let raw = to_raw_value(raw).expect("a string is JSON");
                extra.insert(field.to_owned(), raw);
            }
        };
        if article.title.as_deref() != normalized.title.as_deref() {
            keep("title", &article.title);
        }
        if article
            .lang
            .as_deref()
            .is_some_and(|given| Lang::from_code(given) != Some(lang))
        {
            keep("lang", &article.lang);
        }
        Self {
            key,
            file: article.origin.file,
            record: article.origin.record,
            title: normalized.title.map(Cow::into_owned),
            url: article.url,
            published: article.published,
            source: article.source,
            byline: normalized.credits.byline,
            dateline: normalized.credits.dateline,
            lang: Term::Borrowed(lang.code()),
            lang_confidence: (confidence < Milli::ONE).then(|| confidence.as_f64()),
            script: script.map(|script| Term::Borrowed(script.code())),
            text: normalized.text.into_owned(),
            alignment: normalized.offsets.pairs().to_vec(),
            repairs: normalized
                .repairs
                .into_iter()
                .map(|(repair, count)| (Term::Borrowed(repair), count))
                .collect(),
            extra,
            lines,
        }
    }

    /// Its record, not annotated.
    pub fn settle(self, verdict: Verdict) -> Record {
        let (id, own) = match verdict.id {
            Some(id) => (id, Some(self.key)),
            None => (self.key, None),
        };
        Record {
            schema: Term::Borrowed(SCHEMA),
            dedup: Dedup::new(&id, verdict.cluster, verdict.contained_in),
            id,
            origin: Origin {
                file: self.file,
                record: self.record,
                id: own,
            },
            title: self.title,
            url: self.url,
            published: self.published,
            source: self.source,
            byline: self.byline,
            dateline: self.dateline,
            lang: self.lang,
            lang_confidence: self.lang_confidence,
            script: self.script,
            text: self.text,
            alignment: self.alignment,
            repairs: self.repairs,
            recurring: Vec::new(),
            sentences: Vec::new(),
            sentence_langs: Vec::new(),
            entities: Vec::new(),
            entities_lang: None,
            stances: Vec::new(),
            stances_dropped: 0,
            pairs: Vec::new(),
            extra: self.extra,
        }
    }
}

/// A text as bytes, which are checked faster than serde checks strings.
mod as_bytes {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(text.as_bytes())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        let bytes = <&[u8]>::deserialize(from)?;
        let text = simdutf8::basic::from_utf8(bytes).map_err(de::Error::custom)?;
        Ok(text.to_owned())
    }
}

/// Fields of the input as one string of JSON; as the empty string where there are none.
mod as_json {
    use super::Extra;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
    use std::borrow::Cow;

    pub(super) fn serialize<S: Serializer>(extra: &Extra, to: S) -> Result<S::Ok, S::Error> {
        let json = match extra.is_empty() {
            true => String::new(),
            false => serde_json::to_string(extra).map_err(ser::Error::custom)?,
        };
        json.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Extra, D::Error> {
        let json: Cow<'de, str> = Deserialize::deserialize(from)?;
        match json.is_empty() {
            true => Ok(Extra::new()),
            false => serde_json::from_str(&json).map_err(de::Error::custom),
        }
    }
}
