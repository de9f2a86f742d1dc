//! From one JSON object to an article: which of its fields mean what.

use super::{Article, Extra, Fields, Origin, Reason, dates};
use serde::de::{self, Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Why a record is no article.
#[derive(Debug)]
pub(super) struct Bad {
    pub(super) reason: Reason,
    pub(super) detail: String,
    pub(super) id: Option<String>,
}

impl Bad {
    pub(super) fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self {
            reason,
            detail: detail.into(),
            id: None,
        }
    }

    fn json(error: &serde_json::Error) -> Self {
        Self::new(Reason::Json, error.to_string())
    }
}

/// Reads one record.
pub(super) fn article(json: &str, origin: Origin, fields: &Fields) -> Result<Article, Bad> {
    let json = json.trim_ascii();
    if !json.starts_with('{') {
        return Err(match serde_json::from_str::<&RawValue>(json) {
            Ok(_) => Bad::new(Reason::NotAnObject, "the record is no JSON object"),
            Err(error) => Bad::json(&error),
        });
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let object = deserializer
        .deserialize_map(Members)
        .and_then(|members| deserializer.end().map(|()| members));
    let mut object = Object(object.map_err(|error| Bad::json(&error))?);
    let id = object.take_id(&fields.id)?;
    object
        .article(id.clone(), origin, fields)
        .map_err(|bad| Bad { id, ..bad })
}

/// The members of an object by name; of two of one name the last.
struct Object<'j>(BTreeMap<Cow<'j, str>, &'j RawValue>);

impl Object<'_> {
    fn article(
        mut self,
        id: Option<String>,
        origin: Origin,
        fields: &Fields,
    ) -> Result<Article, Bad> {
        let text = self.take_text(&fields.text)?;
        Ok(Article {
            origin,
            id,
            title: self.take(&fields.title)?,
            url: self.take(&fields.url)?,
            published: self.take_date(&fields.published)?,
            source: self.take(&fields.source)?,
            lang: self.take(&fields.lang)?,
            text,
            lead: 0,
            extra: self.rest()?,
        })
    }

    /// The first of these fields that is a string with more than white space in it.
    fn take(&mut self, names: &[String]) -> Result<Option<String>, Bad> {
        for name in names {
            if let Some(value) = self.string(name)?
                && !value.trim().is_empty()
            {
                self.0.remove(name.as_str());
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn take_text(&mut self, names: &[String]) -> Result<String, Bad> {
        if let Some(text) = self.take(names)? {
            return Ok(text);
        }
        let there = |name: &&String| {
            self.0
                .get(name.as_str())
                .is_some_and(|value| value.get() != "null")
        };
        Err(match names.iter().find(there) {
            None => Bad::new(
                Reason::MissingText,
                format!("none of the fields {}", names.join(", ")),
            ),
            Some(name) if self.string(name)?.is_some() => {
                Bad::new(Reason::EmptyText, format!("the field {name} is empty"))
            }
            Some(name) => Bad::new(Reason::WrongType, format!("the field {name} is no string")),
        })
    }

    /// A string, or an integer as it is written.
    fn take_id(&mut self, names: &[String]) -> Result<Option<String>, Bad> {
        for name in names {
            let Some(value) = self.0.get(name.as_str()) else {
                continue;
            };
            let digits = value.get().strip_prefix('-').unwrap_or(value.get());
            let id = if digits.bytes().all(|byte| byte.is_ascii_digit()) {
                Some(value.get().to_owned())
            } else {
                self.string(name)?.filter(|id| !id.trim().is_empty())
            };
            if id.is_some() {
                self.0.remove(name.as_str());
                return Ok(id);
            }
        }
        Ok(None)
    }

    /// The first of these fields that is not empty, if it reads as a date.
    fn take_date(&mut self, names: &[String]) -> Result<Option<String>, Bad> {
        for name in names {
            let Some(value) = self
                .0
                .get(name.as_str())
                .filter(|value| value.get() != "null")
            else {
                continue;
            };
            let date = match self.string(name)? {
                Some(text) if text.trim().is_empty() => continue,
                Some(text) => dates::published(&text),
                None => dates::epoch(value.get()),
            };
            if date.is_some() {
                self.0.remove(name.as_str());
            }
            return Ok(date);
        }
        Ok(None)
    }

    fn string(&self, name: &str) -> Result<Option<String>, Bad> {
        match self.0.get(name) {
            Some(value) if value.get().starts_with('"') => {
                let text = serde_json::from_str(value.get());
                text.map(Some)
                    .map_err(|error| Bad::new(Reason::Json, format!("the field {name}: {error}")))
            }
            _ => Ok(None),
        }
    }

    fn rest(self) -> Result<Extra, Bad> {
        self.0
            .into_iter()
            .map(|(name, value)| Ok((name.into_owned(), sound(value)?)))
            .collect()
    }
}

/// A value as every JSON parser will take it, on one line: half surrogates and depths past any parser's limit are refused here.
fn sound(value: &RawValue) -> Result<Box<RawValue>, Bad> {
    let json = value.get();
    if json.contains(['[', '{', '\\']) {
        serde_json::from_str::<serde_json::Value>(json).map_err(|error| Bad::json(&error))?;
    }
    if json.contains(['\n', '\r']) {
        // Line ends cannot stand inside a JSON string, so these are white space between tokens.
        let line = json.replace(['\n', '\r'], " ");
        return RawValue::from_string(line).map_err(|error| Bad::json(&error));
    }
    Ok(value.to_owned())
}

struct Members;

impl<'j> Visitor<'j> for Members {
    type Value = BTreeMap<Cow<'j, str>, &'j RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(Name(name)) = map.next_key()? {
            members.insert(name, map.next_value()?);
        }
        Ok(members)
    }
}

/// A member's name, borrowed where it has no escapes.
struct Name<'j>(Cow<'j, str>);

impl<'de> de::Deserialize<'de> for Name<'de> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;
        impl<'j> Visitor<'j> for Borrow {
            type Value = Name<'j>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, name: &'j str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(Borrow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn read(json: &str) -> Result<Article, Bad> {
        let origin = Origin {
            file: Arc::from("a.jsonl"),
            record: 1,
        };
        article(json, origin, &crate::read::testing::settings().fields)
    }

    #[test]
    fn fields_find_their_place() {
        let found = read(r#"{"id":7,"headline":" शीर्षक ","body":"पाठ","text":" ","date":"30 नवंबर 2024","pubDate":"x","link":"u","lang":"hi","tags":["a","b"],"n":1e400}"#)
            .expect("an article");
        assert_eq!(found.id.as_deref(), Some("7"));
        assert_eq!(
            (found.text.as_str(), found.title.as_deref()),
            ("पाठ", Some(" शीर्षक "))
        );
        assert_eq!(found.published.as_deref(), Some("2024-11-30"));
        assert_eq!(
            (found.url.as_deref(), found.lang.as_deref()),
            (Some("u"), Some("hi"))
        );
        let extra: Vec<_> = found
            .extra
            .iter()
            .map(|(name, value)| format!("{name}={}", value.get()))
            .collect();
        assert_eq!(
            extra,
            [
                "n=1e400",
                "pubDate=\"x\"",
                "tags=[\"a\",\"b\"]",
                "text=\" \""
            ]
        );
    }

    #[test]
    fn what_is_no_article_says_why() {
        for (json, reason, detail) in [
            ("{\"id\":\"a\"", Reason::Json, "EOF"),
            ("{\"text\":\"a\"} x", Reason::Json, "trailing"),
            ("[1]", Reason::NotAnObject, "object"),
            ("null", Reason::NotAnObject, "object"),
            ("{}", Reason::MissingText, "text, body"),
            (r#"{"text":null}"#, Reason::MissingText, "text, body"),
            (r#"{"text":[1]}"#, Reason::WrongType, "the field text"),
            (
                r#"{"body":" \u00a0\n"}"#,
                Reason::EmptyText,
                "the field body",
            ),
            (r#"{"text":"\ud83d"}"#, Reason::Json, "the field text"),
            (r#"{"text":"a","x":"\ud83d"}"#, Reason::Json, "hex escape"),
        ] {
            let bad = read(json).expect_err(json);
            assert_eq!(bad.reason, reason, "{json}");
            assert!(bad.detail.contains(detail), "{json}: {}", bad.detail);
        }
        assert_eq!(
            read(r#"{"id":"k1"}"#).expect_err("no text").id.as_deref(),
            Some("k1")
        );
    }

    #[test]
    fn depth_is_bounded_and_lines_stay_lines() {
        let deep = format!(
            r#"{{"text":"a","x":{}{}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(read(&deep).expect_err("too deep").reason, Reason::Json);
        let found = read("{\"text\":\"a\",\"x\":{\n \"y\": 1\r\n}}").expect("an article");
        assert_eq!(found.extra["x"].get(), "{  \"y\": 1  }");
    }

    #[test]
    fn ids_are_strings_or_integers() {
        for (id, expected) in [
            ("\"x\"", Some("x")),
            ("12", Some("12")),
            ("-3", Some("-3")),
            ("1.5", None),
            ("\"\"", None),
            ("null", None),
            ("{}", None),
        ] {
            let found = read(&format!("{{\"text\":\"a\",\"id\":{id}}}")).expect("an article");
            assert_eq!(found.id.as_deref(), expected, "{id}");
            assert_eq!(found.extra.contains_key("id"), expected.is_none(), "{id}");
        }
    }
}
