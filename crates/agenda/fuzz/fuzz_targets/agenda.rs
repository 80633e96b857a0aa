//! Any text as an agenda: each line has its role, what is unplaced is listed, and each item has a title and times that add up.
#![no_main]

use chairside_agenda::{LineRole, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = read(text);
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
    assert_eq!(reading.lines.len(), lines);
    let listed: Vec<u32> = reading.unplaced.iter().map(|unplaced| unplaced.line).collect();
    for (number, role) in (1..).zip(&reading.lines) {
        assert_eq!(*role == LineRole::Unplaced, listed.binary_search(&number).is_ok(), "line {number}");
    }
    for item in reading.sessions.iter().flat_map(|session| &session.items) {
        assert!(!item.title.trim().is_empty());
        assert_eq!(reading.lines[item.line as usize - 1], LineRole::Item);
        let parts = item.talk.unwrap_or_default() + item.discussion.unwrap_or_default();
        assert!(item.time.is_none_or(|time| time.is_positive() && parts <= time));
    }
});
