//! Any text as front matter: read, with problems that name lines of it; and what was read, as a session's content.
#![no_main]

use chairside_session::SessionContent;
use chairside_session::file::{Usual, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (file, problems) = read("s.md", text, 2);
    // YAML ends a line at a lone carriage return too. What is open at the end is found at the line that closes it all.
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
    let lines = u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(2);
    for problem in &problems {
        assert!(problem.line.is_some_and(|line| (2..=lines).contains(&line)), "{problem} of {lines} lines");
        assert!(!problem.to_string().contains(['\n', '\u{1b}', '\u{202e}']), "{problem:?}");
    }
    let Some(file) = file else {
        assert!(problems.iter().any(|problem| problem.is_error()), "refused without a reason");
        return;
    };
    let chairs = SessionContent::bare("", 1).decks;
    let content = file.content(chairs, &[], &Usual::default(), "s");
    assert!(content.agenda.len() <= 500);
});
