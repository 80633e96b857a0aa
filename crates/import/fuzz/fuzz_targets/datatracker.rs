//! Any answers of the Datatracker, in the order in which they are asked for and with a NUL between them: reading them ends in sound
//! sessions or a reason, and each session in a file or a reason.
#![no_main]

use std::cell::RefCell;

use chairside_datatracker::{Meeting, sessions_in};
use chairside_import::{Choices, DeckPlace, folder_name, from_datatracker, session_name};
use chairside_session::file::new_session;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for meeting in [Meeting::Ietf(126), Meeting::Interim("interim-2026-quic-01".into())] {
        let answers = RefCell::new(bytes.split(|byte| *byte == 0));
        let answer = |_: &str| answers.borrow_mut().next().map(<[u8]>::to_vec);
        match sessions_in(&answer, &meeting, "quic") {
            Err(trouble) => assert!(!trouble.to_string().contains(['\n', '\u{1b}']), "{trouble:?}"),
            Ok(found) => {
                for session in found.iter().take(4) {
                    assert!(session.end > session.start);
                    assert!(!folder_name(&meeting, session, true).contains(['/', '\\', '\0']));
                    let _ = session_name(session);
                    let mut chosen = Choices::default();
                    chosen.choose(0, DeckPlace::Item(0));
                    let (imported, decks) = from_datatracker(session, &chosen, None);
                    assert!(decks.iter().all(|deck| !deck.file.contains(['/', '\\', '\0']) && deck.file.len() < 256));
                    match new_session("s.md", &imported.draft) {
                        Ok(text) => assert!(!text.contains(['\u{1b}', '\0'])),
                        Err(problem) => assert!(!problem.to_string().contains(['\n', '\u{1b}']), "{problem:?}"),
                    }
                }
            }
        }
    }
});
