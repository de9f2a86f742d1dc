//! khabar (ख़बर, "news") turns a dump of news articles into clean, deduplicated, annotated records.
//!
//! ```text
//! inputs ──read──▶ Article ──normalize──▶ Normalized ──sign──▶ Signature ─┐      pass one, a record at a time
//!                     └─▶ Reject               │                          ▼
//!                                         work shards            dedup: the one barrier ──▶ Verdict per article, recurring lines
//!                                              │                          │
//!                                              └───────annotate───────────┴──▶ Record          pass two
//!                                                                               ▼
//!                          articles-*.jsonl  rejects.jsonl  clusters.jsonl  stances.jsonl  entities.jsonl  manifest.json  run.json
//! ```
//!
//! Verbs are rooms, nouns flow between them. Every decision is a function of one record, of one pair, or of the *set* of
//! members of a bucket, component or corpus: no arrival order, thread count, hash seed, clock or locale reaches an output
//! byte.
//!
//! The modules below stand in flow order; `tests/it/architecture.rs` holds the table of who may import from whom.

pub mod text;

pub mod lang;

pub mod read;

pub mod normalize;

pub mod dedup;

pub mod annotate;

pub mod write;

pub mod config;

pub mod pipeline;
