//! What the user sees while a run goes on: a bar on a terminal, a plain line every 30 seconds elsewhere.

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressState, ProgressStyle};
use khabar::pipeline::{Observer, Step, Summary};
use khabar::text::printable;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Time between plain lines.
const EVERY: Duration = Duration::from_secs(30);

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Talk {
    /// Errors alone.
    Quiet,
    /// Progress, warnings and a summary.
    Normal,
    /// What came of each input, too.
    Verbose,
}

/// Shows how a run goes, on standard error.
pub(crate) struct Progress {
    talk: Talk,
    counts: Arc<Counts>,
    show: Show,
}

enum Show {
    Nothing,
    Bar(ProgressBar),
    Lines {
        ended: Sender<()>,
        thread: Mutex<Option<JoinHandle<()>>>,
    },
}

/// How far the present step is.
#[derive(Debug)]
struct Counts {
    step: Mutex<(&'static str, Unit, Option<u64>, Instant)>,
    articles: AtomicU64,
    bytes: AtomicU64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Bytes,
    Articles,
    None,
}

impl Progress {
    pub(crate) fn new(talk: Talk) -> Self {
        let counts = Arc::new(Counts {
            step: Mutex::new(("starting", Unit::None, None, Instant::now())),
            articles: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        });
        let show = match talk {
            Talk::Quiet => Show::Nothing,
            _ if io::stderr().is_terminal() => Show::Bar(ProgressBar::no_length()),
            _ => lines(Arc::clone(&counts)),
        };
        Self { talk, counts, show }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        match &self.show {
            Show::Nothing => {}
            Show::Bar(bar) => bar.finish_and_clear(),
            Show::Lines { ended, thread } => {
                // The thread may have ended already.
                let _ = ended.send(());
                let thread = thread.lock().unwrap_or_else(PoisonError::into_inner).take();
                let _ = thread.map(JoinHandle::join);
            }
        }
    }

    /// What came of the run.
    pub(crate) fn sum_up(&self, summary: &Summary, output: &Path) {
        if self.talk == Talk::Quiet {
            return;
        }
        let manifest = &summary.manifest;
        if self.talk == Talk::Verbose {
            for input in &manifest.inputs {
                let sums = input.sums;
                say(&printable(&format!(
                    "{}: {} read, {} unique, {} leaders, {} copies, {} rejects",
                    input.file, sums.read, sums.unique, sums.leaders, sums.copies, sums.rejects
                )));
            }
            for skipped in &manifest.skipped {
                say(&printable(&format!(
                    "{}: not read: {}",
                    skipped.file, skipped.reason
                )));
            }
        }
        let sums = manifest.totals.sums;
        let mut line = format!(
            "{} records ({} unique, {} leaders, {} copies), {} rejects",
            HumanCount(sums.records),
            HumanCount(sums.unique),
            HumanCount(sums.leaders),
            HumanCount(sums.copies),
            HumanCount(sums.rejects)
        );
        if manifest.totals.mentions > 0 {
            let _ = write!(
                line,
                ", {} mentions, {} stances",
                HumanCount(manifest.totals.mentions),
                HumanCount(manifest.totals.stances)
            );
        }
        match &summary.performance {
            Some(performance) => {
                let _ = write!(line, "; {:.1} s", performance.wall_s);
            }
            None => line.push_str("; nothing to do, this run is finished"),
        }
        say(&printable(&format!("{line}; {}", output.display())));
    }
}

impl Observer for Progress {
    fn begin(&self, step: Step, total: Option<u64>) {
        let (name, unit) = match step {
            Step::Read => ("reading", Unit::Bytes),
            Step::Dedup => ("deduplicating", Unit::None),
            Step::Recurring => ("counting recurring lines", Unit::None),
            Step::Annotate => ("annotating", Unit::Articles),
        };
        let now = Instant::now();
        *self
            .counts
            .step
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = (name, unit, total, now);
        self.counts.articles.store(0, Ordering::Relaxed);
        self.counts.bytes.store(0, Ordering::Relaxed);
        if let Show::Bar(bar) = &self.show {
            bar.reset();
            bar.set_style(style(unit, Arc::clone(&self.counts)));
            bar.set_message(name);
            match total {
                Some(total) => bar.set_length(total),
                None => bar.unset_length(),
            }
            bar.enable_steady_tick(Duration::from_millis(200));
        }
    }

    fn advance(&self, articles: u64, bytes: u64) {
        self.counts.articles.fetch_add(articles, Ordering::Relaxed);
        self.counts.bytes.fetch_add(bytes, Ordering::Relaxed);
        if let Show::Bar(bar) = &self.show {
            let done = self
                .counts
                .step
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .1;
            bar.inc(if done == Unit::Bytes { bytes } else { articles });
        }
    }

    fn warn(&self, message: &str) {
        if self.talk == Talk::Quiet {
            return;
        }
        let line = printable(&format!("warning: {message}"));
        match &self.show {
            Show::Bar(bar) => bar.suspend(|| say(&line)),
            _ => say(&line),
        }
    }
}

fn style(unit: Unit, counts: Arc<Counts>) -> ProgressStyle {
    let template = match unit {
        Unit::Bytes => {
            "{msg} {wide_bar} {bytes}/{total_bytes}, {binary_bytes_per_sec}, {articles_per_s}, {eta} left"
        }
        Unit::Articles => "{msg} {wide_bar} {human_pos}/{human_len}, {articles_per_s}, {eta} left",
        Unit::None => "{msg} {spinner} {elapsed}",
    };
    let rate = move |_: &ProgressState, line: &mut dyn std::fmt::Write| {
        let began = counts.step.lock().unwrap_or_else(PoisonError::into_inner).3;
        let rate = per_second(counts.articles.load(Ordering::Relaxed), began.elapsed());
        let _ = write!(line, "{} articles/s", HumanCount(rate));
    };
    ProgressStyle::with_template(template)
        .expect("the templates are tested to parse")
        .with_key("articles_per_s", rate)
}

fn per_second(count: u64, elapsed: Duration) -> u64 {
    (count as f64 / elapsed.as_secs_f64().max(0.001)) as u64
}

/// Prints a line every so often until told to end.
fn lines(counts: Arc<Counts>) -> Show {
    let (ended, end) = mpsc::channel();
    let thread = thread::spawn(move || {
        while end.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
            say(&counts.line());
        }
    });
    Show::Lines {
        ended,
        thread: Mutex::new(Some(thread)),
    }
}

impl Counts {
    fn line(&self) -> String {
        let (name, unit, total, began) = *self.step.lock().unwrap_or_else(PoisonError::into_inner);
        let (articles, bytes) = (
            self.articles.load(Ordering::Relaxed),
            self.bytes.load(Ordering::Relaxed),
        );
        let elapsed = began.elapsed();
        let mut line = format!("{name}: {} articles", HumanCount(articles));
        if unit == Unit::Bytes {
            let _ = write!(line, ", {}", HumanBytes(bytes));
        }
        let _ = write!(
            line,
            ", {} articles/s",
            HumanCount(per_second(articles, elapsed))
        );
        if unit == Unit::Bytes {
            let _ = write!(line, ", {}/s", HumanBytes(per_second(bytes, elapsed)));
        }
        let done = if unit == Unit::Bytes { bytes } else { articles };
        if let Some(total) = total.filter(|total| done > 0 && *total >= done) {
            let left = elapsed.mul_f64((total - done) as f64 / done as f64);
            let percent = done * 100 / total.max(1);
            let _ = write!(line, ", {percent} %, {} left", HumanDuration(left));
        }
        line
    }
}

/// One line to standard error.
pub(crate) fn say(line: &str) {
    // There is nowhere left to complain to.
    let _ = writeln!(io::stderr().lock(), "khabar: {line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_style() {
        let progress = Progress::new(Talk::Quiet);
        for unit in [Unit::Bytes, Unit::Articles, Unit::None] {
            style(unit, Arc::clone(&progress.counts));
        }
    }

    #[test]
    fn a_line_tells_how_far_it_is() {
        let progress = Progress::new(Talk::Quiet);
        progress.begin(Step::Read, Some(400));
        progress.advance(7, 100);
        let line = progress.counts.line();
        assert!(line.starts_with("reading: 7 articles, 100 B, "), "{line}");
        assert!(line.contains(", 25 %, "), "{line}");
    }
}
