//! Integration tests, one binary.
#![allow(clippy::print_stderr, reason = "a skipped test says so")]

mod architecture;
mod cases;
mod clean;
mod cli;
mod corpora;
mod determinism;
mod index;
mod kit;
mod language;
mod recurring;
mod sample;
mod schema;
