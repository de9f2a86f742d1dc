//! Long texts as strings of JSON, escaped many bytes at a time; to serializers of serde_json only.

use serde::{Serialize, Serializer, ser};
use serde_json::value::RawValue;

/// Writes what serde_json writes for the text.
pub(super) fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    let escaped = json_escape_simd::escape(text);
    let raw = RawValue::from_string(escaped).map_err(ser::Error::custom)?;
    raw.serialize(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        let mut json = Vec::new();
        serialize(text, &mut serde_json::Serializer::new(&mut json)).expect("memory takes it");
        String::from_utf8(json).expect("JSON")
    }

    proptest! {
        #[test]
        fn texts_are_written_as_serde_json_writes_them(text in "(?s)([क-ह a-z\"\\\\/\u{0}-\u{20}\u{7f}\u{2028}]{0,100}|.{0,100})") {
            prop_assert_eq!(escaped(&text), serde_json::to_string(&text).expect("a string"));
        }
    }
}
