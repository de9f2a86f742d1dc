//! Every line and document validates against the schema the program prints for it.

use crate::kit::{Ran, khabar, sample};
use serde_json::Value;

fn validator(kind: &str) -> jsonschema::Validator {
    let printed = khabar()
        .args(["schema", kind])
        .output()
        .expect("khabar starts");
    assert!(printed.status.success());
    let schema: Value = serde_json::from_slice(&printed.stdout).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a schema is valid")
}

fn check(validator: &jsonschema::Validator, what: &str, value: &Value) {
    if let Err(error) = validator.validate(value) {
        panic!("{what}: {error} at {}", error.instance_path());
    }
}

#[test]
fn every_line_validates() {
    let ran = Ran::well([sample()]);
    for (kind, file) in [
        ("record", "articles-00000.jsonl"),
        ("reject", "rejects.jsonl"),
        ("cluster", "clusters.jsonl"),
        ("stance", "stances.jsonl"),
        ("entity", "entities.jsonl"),
    ] {
        let lines: Vec<Value> = ran.lines(file);
        assert!(!lines.is_empty(), "{file} has lines to validate");
        let validator = validator(kind);
        for (number, line) in lines.iter().enumerate() {
            check(&validator, &format!("{file}:{}", number + 1), line);
        }
    }
    for (kind, file) in [("manifest", "manifest.json"), ("run", "run.json")] {
        check(&validator(kind), file, &ran.document(file));
    }
}

#[test]
fn a_schema_can_fail() {
    let record = validator("record");
    assert!(
        record
            .validate(&serde_json::json!({"schema": "khabar.record/1"}))
            .is_err()
    );
}
