//! Exit codes, after `sysexits.h` where it has one.

use crate::explain::NotThere;
use crate::signals;
use khabar::config::ConfigError;
use khabar::dedup::IndexError;
use khabar::pipeline::RunError;
use khabar::read::DiscoverError;
use std::io;

/// Published, with named losses.
pub(crate) const LOSSES: u8 = 3;
/// No record found.
const EMPTY: u8 = 4;
/// EX_USAGE.
pub(crate) const USAGE: u8 = 64;
/// EX_DATAERR.
const DATA: u8 = 65;
/// EX_NOINPUT.
const NO_INPUT: u8 = 66;
/// EX_SOFTWARE.
pub(crate) const INTERNAL: u8 = 70;
/// EX_OSERR, here for memory alone.
const MEMORY: u8 = 71;
/// EX_CANTCREAT.
const CANNOT_CREATE: u8 = 73;
/// EX_IOERR.
const IO: u8 = 74;
/// EX_TEMPFAIL.
const LOCKED: u8 = 75;
/// EX_NOPERM.
const NO_PERMISSION: u8 = 77;
/// EX_CONFIG.
const CONFIG: u8 = 78;

/// The code for an error that ends the program. 0 for a reader that has seen enough (`khabar explain … | head`).
pub(crate) fn code(error: &anyhow::Error) -> u8 {
    if let Some(error) = error.downcast_ref::<RunError>() {
        return run(error);
    }
    if let Some(error) = error.downcast_ref::<DiscoverError>() {
        return discover(error);
    }
    if let Some(error) = error.downcast_ref::<IndexError>() {
        return index(error);
    }
    if error.is::<ConfigError>() {
        return CONFIG;
    }
    if error.is::<NotThere>() {
        return NO_INPUT;
    }
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Some(error) => of_io(error, IO),
        None => DATA,
    }
}

fn run(error: &RunError) -> u8 {
    match error {
        RunError::Config(_) => CONFIG,
        RunError::Discover(error) => discover(error),
        RunError::Empty(_) => EMPTY,
        RunError::Denied(_) => NO_PERMISSION,
        RunError::Unusable(_) | RunError::TooManyRejects { .. } => DATA,
        RunError::Create { source, .. } => of_io(source, CANNOT_CREATE),
        RunError::Foreign { .. } => CANNOT_CREATE,
        RunError::Locked(_) => LOCKED,
        RunError::Index(error) => index(error),
        RunError::Write(error) => of_io(&error.source, IO),
        RunError::ReadBack { source, .. } => of_io(source, IO),
        RunError::Stopped => signals::exit_code(),
        RunError::Internal(_) => INTERNAL,
    }
}

fn discover(error: &DiscoverError) -> u8 {
    match error {
        DiscoverError::Missing(_) | DiscoverError::NoMatch(_) => NO_INPUT,
        DiscoverError::Unreadable { source, .. } => of_io(source, NO_INPUT),
        DiscoverError::Pattern { .. }
        | DiscoverError::NotAFile(_)
        | DiscoverError::SameName { .. } => USAGE,
    }
}

fn index(error: &IndexError) -> u8 {
    match error {
        IndexError::Locked(_) => LOCKED,
        IndexError::Foreign(..) => CANNOT_CREATE,
        IndexError::Create { source, .. } => of_io(source, CANNOT_CREATE),
        IndexError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => NO_INPUT,
        IndexError::Io { source, .. } => of_io(source, IO),
    }
}

fn of_io(error: &io::Error, otherwise: u8) -> u8 {
    match error.kind() {
        io::ErrorKind::PermissionDenied => NO_PERMISSION,
        io::ErrorKind::OutOfMemory => MEMORY,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => IO,
        _ => otherwise,
    }
}
