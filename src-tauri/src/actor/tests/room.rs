//! All that the room's window is sent, whatever goes wrong: no path, no reason, no word about the program's parts.

use super::*;

/// What must never reach the room. The folder's name stands for every path, the rest for what systems and parts say.
const NEVER: &[&str] = &[
    "hostile-folder",
    "hostile-deck",
    "hostile-image",
    "cannot be opened",
    "cannot be read",
    "os error",
    "No such file",
    "renderer",
    "front matter",
    "journal",
    "error:",
    "warning:",
    "session.md",
    ".pdf\u{201d}",
    "/tmp",
];

/// A session in which every deck is broken in another way.
fn broken_session(folder: &Path) -> PathBuf {
    let file = folder.join("session.md");
    let text = "---\ngroup: test\ntitle: Testing\nopen-with: []\nnot-a-key: 1\nagenda:\n  \
        - { title: Missing, time: 5m, deck: hostile-deck-missing.pdf }\n  \
        - { title: Broken, time: 5m, deck: hostile-deck-broken.pdf }\n  \
        - { title: Unclosed, time: 5m, deck: hostile-deck-unclosed.md }\n  \
        - { title: Good, time: 5m, deck: hostile-deck-good.md }\n---\n# Chairs\n\n---\n\n<!-- slide: recording -->\n";
    std::fs::write(&file, text).unwrap();
    std::fs::write(folder.join("hostile-deck-broken.pdf"), "%PDF-1.7\n%%EOF\n").unwrap();
    std::fs::write(folder.join("hostile-deck-unclosed.md"), "---\ntheme: x\n# Never closed\n").unwrap();
    let good = "# Good\n\n![](hostile-image-missing.png)\n\n---\n\n# Second\n\n<!-- never closed\n";
    std::fs::write(folder.join("hostile-deck-good.md"), good).unwrap();
    file
}

#[test]
fn the_room_is_sent_no_path_and_no_reason_whatever_breaks() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("hostile-folder");
    std::fs::create_dir(&folder).unwrap();
    let mut session = RunningSession::start(&broken_session(&folder));
    let mut told = Vec::new();
    for _ in 0..4 {
        session.press("ArrowRight", false, true);
    }
    session.chair_sees("the good deck", |seen| seen.slide.page.0 == "hostile-deck-good.md/0");
    told.extend(session.room.try_iter());
    // A deck that breaks, one that is gone, one that comes late and is none, and the file itself.
    std::fs::remove_file(folder.join("hostile-deck-good.md")).unwrap();
    std::fs::write(folder.join("session.md"), "---\nagenda: [\n---\n").unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("it is said", |seen| !seen.troubles.is_empty());
    session.handle.send(Message::FileGiven(folder.join("hostile-deck-none.md")));
    session.handle.send(Message::Trouble(format!("the renderer says: {}, os error 2", folder.display())));
    session.chair_sees("more is said", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains("os error 2")));
    for key in ["b", "b", "k", "s", "q", "f", "f", "o", "Escape"] {
        session.press(key, false, false);
    }
    session.chair_sees("all keys", |seen| seen.overview.is_none() && seen.keys_seen >= 13);
    told.extend(session.room.try_iter());
    assert!(told.iter().any(|message| matches!(message, AudienceMessage::Pages { .. })));
    for message in told {
        let mut json = serde_json::to_value(&message).unwrap();
        // Pages are named by decks; the windows compare these names and show none.
        without_names(&mut json);
        let text = json.to_string();
        for never in NEVER {
            assert!(!text.contains(never), "{never} in {text}");
        }
    }
}

/// Takes the names of pages out.
fn without_names(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            for name in ["id", "ready", "page"] {
                fields.remove(name);
            }
            fields.values_mut().for_each(without_names);
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(without_names),
        _ => {}
    }
}
