//! Any text as a file of polls, and as a poll's typed question or result.
#![no_main]

use chairside_session::poll::{asked, from_datatracker};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = from_datatracker(text);
    let _ = asked(text);
});
