//! SIGTERM and SIGINT: the run is asked to stop, and made to if it does not.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::io;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

/// The signal that came, 0 before.
static CAME: AtomicI32 = AtomicI32::new(0);

/// How long a run may take to end by itself: schedulers are promised 5 s, and a busy machine needs some of them.
const GRACE: Duration = Duration::from_secs(3);

/// A flag that is set when a signal comes. The process ends after [`GRACE`], or at a second signal.
pub(crate) fn watch() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let mut signals = Signals::new([SIGTERM, SIGINT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if CAME.swap(signal, Ordering::SeqCst) != 0 {
                process::exit(i32::from(exit_code()));
            }
            flag.store(true, Ordering::SeqCst);
            thread::spawn(|| {
                thread::sleep(GRACE);
                process::exit(i32::from(exit_code()));
            });
        }
    });
    Ok(stop)
}

/// What a shell reports of a process that a signal ended: 128 and its number.
pub(crate) fn exit_code() -> u8 {
    128 + u8::try_from(CAME.load(Ordering::SeqCst)).unwrap_or_default()
}
