//! Real agendas, the shapes of mail and the web among them: each session of each is a session file, and nothing of an agenda
//! is dropped silently.

use std::fs;
use std::path::Path;

use chairside_import::from_agenda;
use chairside_session::file::new_session;
use proptest::prelude::*;

/// Every agenda that the agenda reader is scored on, by name.
fn agendas() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../agenda/tests/agendas");
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn prose_with_entries_is_told_from_an_agenda() {
    for (name, text) in agendas() {
        assert!(!chairside_agenda::read(&text).looks_like_prose(), "{name}");
    }
    let terse = "# Agenda\n\n1. Administrivia\n2. Loss recovery\n3. Any other business\n";
    assert!(!chairside_agenda::read(terse).looks_like_prose());
    let checklist = "# Checklist for chairs\n\n## Manage documents\n\n- Keep the milestones of the charter up to date and tell the \
                     area director\n- Call for adoption on the list, and wait for two weeks\n\n## Build your team\n\n- Find a \
                     secretary who takes care of notes\n- Thank those who review documents\n";
    let reading = chairside_agenda::read(checklist);
    assert!(reading.looks_like_prose(), "{:?}", reading.sessions);
    let doubts = from_agenda(&reading, 0, &|_| false).unwrap().doubts;
    assert!(doubts[0].starts_with("This does not look like an agenda: no item has minutes"), "{doubts:?}");
}

#[test]
fn every_session_of_every_agenda_is_a_session_file() {
    let mut sessions = 0;
    for (name, text) in agendas() {
        let reading = chairside_agenda::read(&text);
        for number in 0..reading.sessions.len() {
            let imported = from_agenda(&reading, number, &|_| true).unwrap();
            let made = new_session("s.md", &imported.draft);
            let made = made.unwrap_or_else(|problem| panic!("{name}, session {number}: {problem}"));
            for note in reading.sessions[number].items.iter().flat_map(|item| &item.notes) {
                // A question has a key of its own.
                let said = note.1.trim_start_matches("question: ").trim_start_matches("Question: ");
                let words: Vec<_> = said.split_whitespace().take(3).collect();
                assert!(made.contains(&words.join(" ")), "{name}: {note:?}");
            }
            for line in &imported.unplaced {
                let words: Vec<_> = line.text.split_whitespace().take(3).collect();
                assert!(made.contains(&words.join(" ")), "{name}: {line:?}");
            }
            sessions += 1;
        }
    }
    assert!(sessions >= 30, "{sessions}");
}

proptest! {
    /// Whatever somebody pastes, it becomes a file or there is nothing in it.
    #[test]
    fn any_text_that_has_an_item_is_a_session_file(
        lines in prop::collection::vec(prop_oneof!["\\PC{0,40}", "[-*#|\\[\\](){}<>:;,.0-9a-z ]{0,40}", "\\* [0-9]{1,4} min - \\PC{1,20} - \\PC{1,20}"], 0..12)
    ) {
        let reading = chairside_agenda::read(&lines.join("\n"));
        for number in 0..reading.sessions.len() {
            let imported = from_agenda(&reading, number, &|_| true).unwrap();
            if let Err(problem) = new_session("s.md", &imported.draft) {
                prop_assert!(false, "{}\n{:?}", problem, imported.draft);
            }
        }
    }
}
