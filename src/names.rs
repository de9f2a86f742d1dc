//! A table of names, made from lists of names.

use crate::cli::{Rows, TrainNames};
use crate::progress::say;
use crate::replace::replace;
use anyhow::{Context, Result};
use khabar::annotate::{Keep, NameLists, Wanted};
use khabar::lang::Languages;
use std::fs;

/// Makes a table and puts it where `args` say, once it is whole.
pub(crate) fn train(args: &TrainNames) -> Result<()> {
    let mut lists = NameLists::new(&Languages::builtin());
    for path in &args.lists {
        let list =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let names = lists
            .add(&list)
            .with_context(|| format!("{} is no list of names", path.display()))?;
        say(&format!("{}: {names} names", path.display()));
    }
    let keep = match args.keep {
        Rows::All => Keep::All,
        Rows::Hindi => Keep::Hindi,
        Rows::English => Keep::English,
    };
    let wanted = Wanted {
        keep,
        country: args.country.clone(),
        one_word: args.one_word.clone(),
    };
    replace(&args.output, lists.table(&wanted, &args.note).as_bytes())
}
