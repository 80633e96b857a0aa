//! Closes what the program that started this process had open. Rust opens nothing that a child inherits, but the
//! libraries of the windows may.

use std::os::fd::RawFd;

/// Standard input, output and errors.
const OURS: RawFd = 2;

/// Closes every descriptor but the three standard ones. Nothing in this process may own one yet.
pub(super) fn close() {
    let Ok(entries) = std::fs::read_dir("/proc/self/fd") else { return };
    let numbers = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    // First the whole list: reading it takes a descriptor too, which is closed by then.
    let numbers: Vec<RawFd> = numbers.collect();
    for number in numbers.into_iter().filter(|number| *number > OURS) {
        let _ = nix::unistd::close(number);
    }
}
