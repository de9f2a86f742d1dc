//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use khabar::lang::Part;
use khabar::pipeline::BLOCK_BYTES;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turns dumps of news articles, Hindi first, into clean, deduplicated, annotated JSON Lines.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles, find copies, annotate, and publish records
    #[command(after_help = EXIT_CODES)]
    Run(Run),
    /// Show every setting in force and where it comes from, as TOML
    Config(Settings),
    /// Print the JSON Schema of an output line or document
    Schema {
        /// What to describe
        #[arg(value_enum, default_value_t = Kind::Record)]
        kind: Kind,
    },
    /// Show one article of a finished run: its copies, its repairs, who is named, and who is for or against whom
    Explain {
        /// The output folder of the run
        dir: PathBuf,
        /// Id of the record
        #[arg(long)]
        id: String,
        /// Also show each word of stance in it and what came of it: rule, frame and clause, or why it gave no stance
        #[arg(long)]
        trace_stance: bool,
        /// The cue rows of your own that the run was made with
        #[arg(long, value_name = "FILE", requires = "trace_stance")]
        cues: Option<String>,
        /// The names of your own that the run was made with
        #[arg(long, value_name = "FILE", requires = "trace_stance")]
        names: Option<String>,
    },
    /// Look after an index: what earlier runs published
    #[command(subcommand)]
    Index(Index),
    /// Make what khabar ships from labelled texts
    #[command(subcommand)]
    Train(Train),
    /// Measure how often khabar is right on labelled texts
    #[command(subcommand)]
    Eval(Eval),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Index {
    /// Print what an index holds in all, as JSON
    Stats {
        /// The index folder
        dir: PathBuf,
    },
    /// Print its generations, as TSV: number, articles, different texts, first day, last day, runs
    List {
        /// The index folder
        dir: PathBuf,
    },
    /// Forget the articles dated before a day
    Forget {
        /// The index folder
        dir: PathBuf,
        /// The first day that is kept, as in 2024-11-30
        #[arg(long, value_name = "DATE")]
        before: jiff::civil::Date,
    },
    /// Make one generation of all, so that look-ups stay quick after many runs, and remove what unfinished runs left
    Merge {
        /// The index folder
        dir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Train {
    /// The table that tells Hindi, Marathi and Nepali apart
    Language(TrainLanguage),
    /// The model that tells names no table has
    Entities(TrainEntities),
    /// A table of names from lists of names
    Names(TrainNames),
    /// Sentences of a finished run, labelled by what it found, for `train entities`
    Sentences(TrainSentences),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Eval {
    /// The language of paragraphs and headlines, as TSV: a row for each kind and language, and what they were taken for
    Language(EvalLanguage),
    /// Names in labelled sentences, as TSV: strict precision, recall and F1 of persons, places and organisations
    Entities(EvalEntities),
}

#[derive(Debug, Args)]
pub(crate) struct TrainLanguage {
    #[command(flatten)]
    pub(crate) texts: Texts,
    /// The table to write
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Leave out this part of the texts (0/5: the first of five, by hash of the text), for `eval language --only`
    #[arg(long, value_name = "N/OF")]
    pub(crate) without: Option<Part>,
    /// Lines for the table's header: where the texts are from, their licence, the date
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct EvalLanguage {
    #[command(flatten)]
    pub(crate) texts: Texts,
    /// The table to try instead of the shipped one
    #[arg(long, value_name = "FILE")]
    pub(crate) table: Option<PathBuf>,
    /// Use only this part of the texts
    #[arg(long, value_name = "N/OF")]
    pub(crate) only: Option<Part>,
}

#[derive(Debug, Args)]
pub(crate) struct TrainEntities {
    /// Labelled sentences: a token, a tab and an IOB2 label on each line, an empty line between sentences; a file named twice counts twice
    #[arg(short, long, required = true, num_args = 1.., value_name = "FILE")]
    pub(crate) input: Vec<PathBuf>,
    /// Raw text, as `khabar run` reads it, for word classes
    #[arg(short, long, num_args = 1.., value_name = "INPUT")]
    pub(crate) texts: Vec<PathBuf>,
    /// The model to write
    #[arg(short, long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// Lines for the model's head: where the sentences and texts are from, their licence, the date
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
    /// A TOML file laid over the shipped settings, for the names of input fields
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct TrainNames {
    /// Lists of names, as TSV with the columns id, type, lang (hi, deva or en), name, source
    #[arg(required = true, value_name = "FILE")]
    pub(crate) lists: Vec<PathBuf>,
    /// The table to write
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Keep only rows with a Hindi name, or only those without one
    #[arg(long, value_enum, default_value_t = Rows::All)]
    pub(crate) keep: Rows,
    /// The country of rows whose id names none
    #[arg(long, value_name = "CODE", default_value = "")]
    pub(crate) country: String,
    /// Of places elsewhere leave out Hindi names of one word; countries divided by commas
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(crate) one_word: Option<Vec<String>>,
    /// Lines for the table's header: what it holds, where the lists are from, their licence, the date
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
}

/// Rows of a table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rows {
    /// All rows
    All,
    /// Rows with a Hindi name
    Hindi,
    /// Rows without one
    English,
}

#[derive(Debug, Args)]
pub(crate) struct TrainSentences {
    /// The output folder of the run
    pub(crate) dir: PathBuf,
    /// The language of the articles
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: String,
    /// Most sentences, drawn by hash of the sentence
    #[arg(long, value_name = "COUNT", default_value_t = usize::MAX, hide_default_value = true)]
    pub(crate) most: usize,
}

#[derive(Debug, Args)]
pub(crate) struct EvalEntities {
    /// The language whose shipped model is tried: hi or en; Marathi and Nepali use the Hindi one
    #[arg(long, required_unless_present = "model", value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// The model to try instead of the shipped one
    #[arg(long, conflicts_with = "lang", value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Labelled sentences, as for `train entities`
    #[arg(short, long, value_name = "FILE")]
    pub(crate) gold: PathBuf,
    /// Where to write the sentences with a third column: what was found
    #[arg(short, long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,
}

/// Texts that say which language they are in, as `lang`.
#[derive(Debug, Args)]
pub(crate) struct Texts {
    /// Files, folders, globs, or - for standard input, as `khabar run` reads them; each record names its language
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// A TOML file laid over the shipped settings, for the names of input fields
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Files, folders, globs, or - for standard input: JSON Lines, a JSON array or plain text, plain or packed by gzip or zstd
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder results go to; made where it is missing
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// A folder with what earlier runs published, made where it is missing: articles are compared with those as well, and added
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Name of the run in its manifest and in the index (run.name) [default: a hash of what it does]
    #[arg(long, value_name = "NAME")]
    pub(crate) run_name: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// Worker threads [default: one for each core]
    #[arg(short = 'j', long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Bytes of input handed to a worker at once; no result depends on it
    #[arg(long, value_name = "N", default_value_t = NonZeroUsize::new(BLOCK_BYTES).expect("a block has bytes"), hide = true)]
    pub(crate) block_bytes: NonZeroUsize,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Also say what came of each input
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}

/// Flags that set what `khabar config` shows.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// A TOML file laid over the shipped settings
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Only clean and deduplicate (run.annotate = false)
    #[arg(long)]
    pub(crate) no_annotate: bool,
    /// Cue rows of your own, as TSV with the columns of config/lang/hi/stance.tsv: they add to the shipped ones or override them by
    /// id (annotate.cues)
    #[arg(long, value_name = "FILE")]
    pub(crate) cues: Option<String>,
    /// Names of your own, as TSV with the columns of config/lang/hi/names.tsv: they add to the shipped ones or override them by id
    /// (annotate.names)
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<String>,
    /// Drop and count stances below this confidence, 0 to 1 (annotate.min_confidence)
    #[arg(long, value_name = "X")]
    pub(crate) min_confidence: Option<f64>,
}

/// What a schema can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A line of articles-*.jsonl
    Record,
    /// A line of rejects.jsonl
    Reject,
    /// A line of clusters.jsonl
    Cluster,
    /// A line of stances.jsonl
    Stance,
    /// A line of entities.jsonl
    Entity,
    /// manifest.json
    Manifest,
    /// run.json
    Run,
}

const EXIT_CODES: &str = "\
Exit codes:
    0  complete                            73  output cannot be made or holds another run
    3  published, part of an input lost    74  I/O error, disk full
    4  no record found                     75  another run is writing there
   64  wrong usage                         77  no permission
   65  input unusable, too many rejects    78  wrong configuration
   66  input missing                130 / 143  interrupted; the same command starts over
   70  internal error";
