//! Many threads, one order.

use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;

/// How much may be under way at once, from being read to being handed on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Items.
    pub(super) items: usize,
    /// Bytes, by the weight the source gives; a single heavier item still passes.
    pub(super) bytes: usize,
}

/// Items read ahead of the workers.
const READ_AHEAD: usize = 2;

/// Takes items with their weights from `source` on a thread of its own, maps them in the pool, and hands the results to `sink` on
/// this thread in the order of the items. A panic in `map` is passed on.
///
/// # Errors
/// The first error of `sink`; nothing is handed on after it.
pub(super) fn in_order<T, R, E>(
    pool: &ThreadPool,
    limits: Limits,
    source: impl Iterator<Item = (T, usize)> + Send,
    map: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    let (read, items) = mpsc::sync_channel(READ_AHEAD);
    let (worked, results) = mpsc::channel();
    let (map, sink) = (&map, &mut sink);
    // The receiving end moves in, so that it is gone, and the reader done, before the scope waits for the reader.
    thread::scope(move |threads| {
        threads.spawn(move || {
            // Sending fails once the other side has given up; there is nobody left to read for.
            let _ = source.into_iter().try_for_each(|item| read.send(item));
        });
        pool.in_place_scope(|work| {
            let mut line = Line::default();
            let mut exhausted = false;
            loop {
                let full = line.items() >= limits.items
                    || (line.bytes >= limits.bytes && line.items() > 0);
                let mut next = if full || exhausted {
                    if line.items() == 0 {
                        return Ok(());
                    }
                    results.recv().ok()
                } else {
                    match items.recv() {
                        Ok((item, weight)) => {
                            let (ticket, worked) = (line.enter(weight), worked.clone());
                            work.spawn(move |_| {
                                let result = catch_unwind(AssertUnwindSafe(|| map(item)));
                                // Fails only when this function has already returned an error.
                                let _ = worked.send((ticket, result));
                            });
                        }
                        Err(mpsc::RecvError) => exhausted = true,
                    }
                    None
                };
                while let Some((ticket, result)) = next.or_else(|| results.try_recv().ok()) {
                    line.park(ticket, result.unwrap_or_else(|panic| resume_unwind(panic)));
                    while let Some(result) = line.leave() {
                        sink(result)?;
                    }
                    next = None;
                }
            }
        })
    })
}

/// What is under way, in order.
struct Line<R> {
    entered: u64,
    left: u64,
    bytes: usize,
    weights: BTreeMap<u64, usize>,
    parked: BTreeMap<u64, R>,
}

impl<R> Default for Line<R> {
    fn default() -> Self {
        Self {
            entered: 0,
            left: 0,
            bytes: 0,
            weights: BTreeMap::new(),
            parked: BTreeMap::new(),
        }
    }
}

impl<R> Line<R> {
    fn items(&self) -> usize {
        (self.entered - self.left) as usize
    }

    fn enter(&mut self, weight: usize) -> u64 {
        let ticket = self.entered;
        self.entered += 1;
        self.bytes += weight;
        self.weights.insert(ticket, weight);
        ticket
    }

    fn park(&mut self, ticket: u64, result: R) {
        self.parked.insert(ticket, result);
    }

    /// The next result in order, if it is there.
    fn leave(&mut self) -> Option<R> {
        let result = self.parked.remove(&self.left)?;
        self.bytes -= self.weights.remove(&self.left).unwrap_or_default();
        self.left += 1;
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn pool(threads: usize) -> ThreadPool {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads")
    }

    const LIMITS: Limits = Limits {
        items: 5,
        bytes: 100,
    };

    #[test]
    fn results_leave_in_order_and_little_is_under_way() {
        for threads in [1, 2, 7] {
            let (under_way, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let mut found = Vec::new();
            let done: Result<(), Infallible> = in_order(
                &pool(threads),
                LIMITS,
                (0..200_u64).map(|n| (n, (n % 60) as usize)),
                |n| {
                    most.fetch_max(
                        under_way.fetch_add(1, Ordering::SeqCst) + 1,
                        Ordering::SeqCst,
                    );
                    thread::sleep(std::time::Duration::from_micros((n * 7919) % 300));
                    n * 2
                },
                |n| {
                    under_way.fetch_sub(1, Ordering::SeqCst);
                    found.push(n);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(found, (0..200).map(|n| n * 2).collect::<Vec<_>>());
            assert!(most.into_inner() <= LIMITS.items);
        }
    }

    #[test]
    fn nothing_gives_nothing_and_heavy_items_pass() {
        let none: Result<(), ()> = in_order(
            &pool(2),
            LIMITS,
            std::iter::empty::<((), usize)>(),
            |()| (),
            |()| Err(()),
        );
        assert_eq!(none, Ok(()));
        let mut passed = 0;
        let heavy = [(1, 1000), (2, 1000), (3, 1)];
        let done: Result<(), ()> = in_order(
            &pool(2),
            LIMITS,
            heavy.into_iter(),
            |n| n,
            |n| {
                passed += n;
                Ok(())
            },
        );
        assert_eq!((done, passed), (Ok(()), 6));
    }

    #[test]
    fn the_first_error_ends_it() {
        let mut handed_on = 0;
        let done = in_order(
            &pool(2),
            LIMITS,
            (0..).map(|n| (n, 1)),
            |n: i32| n,
            |n| {
                handed_on += 1;
                if n < 9 { Ok(()) } else { Err(n) }
            },
        );
        assert_eq!((done, handed_on), (Err(9), 10));
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn a_panic_is_passed_on() {
        let _: Result<(), ()> = in_order(
            &pool(2),
            LIMITS,
            (0..20).map(|n| (n, 1)),
            |n| assert!(n != 7, "seven"),
            Ok,
        );
    }
}
