//! What commands print: names and texts of files, and what was typed, are shown in a terminal and never obeyed.

use std::path::Path;
use std::process::Command;

use chairside_journal::{Database, RunId, RunInfo};
use chairside_session::{BootId, Fact, Moment, Row, RowId, SessionContent, Stamp};
use jiff::SignedDuration;

/// What would colour a terminal, name its window, forge a line of ours and turn the text round.
const HOSTILE: &str =
    "A\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\r\nchairside: all is well\u{202e}\u{2066}B\u{7f}\u{2028}C";

/// A value in double quotes of YAML.
fn quoted() -> String {
    let escaped: String =
        HOSTILE.chars().map(|c| if c.is_control() { format!("\\x{:02X}", u32::from(c)) } else { c.into() }).collect();
    format!("\"{escaped}\"")
}

fn session() -> String {
    let name = quoted();
    format!(
        "---\nmeeting: {name}\ngroup: {name}\ntitle: {name}\ntime-zone: {name}\nmic: {name}\nstart: {name}\n{name}: 1\n\
         chairs: [{name}]\nlinks: {{ {name}: {name}, {name}x: \"https://a.example/\" }}\nopen-with: [{name}]\n\
         checklist: [{name}]\nagenda:\n  - {{ title: {name}, presenter: {name}, time: {name}, at: {name}, deck: {name}, \
         question: {name}, kind: {name}, {name}: 1 }}\n---\n# {HOSTILE}\n\n![{HOSTILE}](<{HOSTILE}>)\n\n<!-- slide: {HOSTILE} -->\n"
    )
}

/// A journal with a run of a session of that title.
fn journal(data: &Path, session: &str) {
    let content = SessionContent { group: Some(HOSTILE.into()), ..SessionContent::bare(HOSTILE, 1) };
    let at = Moment {
        wall: "2021-11-09T12:00:00Z".parse().unwrap(),
        steady: SignedDuration::ZERO,
        boot: BootId("boot".into()),
    };
    let info = RunInfo {
        run: RunId("run-1".into()),
        session: session.into(),
        title: HOSTILE.into(),
        opened: "2021-11-09T12:00:00Z".into(),
    };
    let stamp = |number: u128| Stamp {
        at: at.clone(),
        row: RowId(uuid::Uuid::from_u128(number << 16)),
        author: "chair".into(),
    };
    let opened = Fact::Opened { content: Box::new(content), hash: "aa".into(), rehearsal: false };
    let note = Fact::ItemBegun { item: HOSTILE.into() };
    let rows = [Row { number: 1, stamp: stamp(1), fact: opened }, Row { number: 2, stamp: stamp(2), fact: note }];
    Database::open(data).unwrap().append(&info, &rows).unwrap();
}

#[test]
fn no_command_passes_on_what_a_terminal_would_obey() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let name = "talk\u{1b}[31m\nchairside: all is well\u{202e}.md";
    let (file, plain, broken, polls) =
        (path(name), path("plain\n\u{1b}.md"), path("broken\n.md"), path("polls\n\u{1b}.json"));
    std::fs::write(&file, session()).unwrap();
    std::fs::write(&plain, format!("# {HOSTILE}\n\n{HOSTILE}\n")).unwrap();
    std::fs::write(&broken, format!("---\ntitle: a: {HOSTILE}\nagenda: [\n---\n")).unwrap();
    std::fs::write(&polls, format!("[{HOSTILE}")).unwrap();
    let key = std::fs::canonicalize(&file).unwrap();
    journal(&data, &format!("file:{}", key.display()));

    let (agenda, made) = (path("agenda\u{1b}[31m\n.md"), path("made\u{1b}\n.md"));
    std::fs::write(
        &agenda,
        format!("# {HOSTILE}\n\n* 5 min - {HOSTILE} - *{HOSTILE}*\n* 10 min - Two - *Bo*\n\n{HOSTILE}\n"),
    )
    .unwrap();
    let (missing, picture) = (path("no\n\u{1b}such.md"), path("a\n\u{1b}/b.png"));
    let commands: Vec<Vec<&str>> = vec![
        vec!["check", &file],
        vec!["check", "--ready", &file],
        vec!["check", &plain],
        vec!["check", &broken],
        vec!["check", &missing],
        vec!["preflight", &file],
        vec!["preflight", "--json", &file],
        vec!["preflight", "--mail", &missing],
        vec!["text", &file],
        vec!["text", &plain],
        vec!["text", &missing],
        vec!["minutes", &file],
        vec!["minutes", "--speakers", &file],
        vec!["minutes", "--brief", &file],
        vec!["minutes", &file, "-o", &picture],
        vec!["minutes", &file, "--run", HOSTILE],
        vec!["polls", &file],
        vec!["polls", &file, "--take", &polls],
        vec!["runs"],
        vec!["runs", &file],
        vec!["runs", "--export", "run-1"],
        vec!["runs", "--export", HOSTILE],
        vec!["runs", "--delete", HOSTILE],
        vec!["journal", &file],
        vec!["journal", "--all", &file],
        vec!["render", &file, "-o", &picture],
        vec!["export", &missing, "-o", &picture],
        vec!["render", &missing, "--page", HOSTILE, "-o", &picture],
        vec![&file, "--minutes", HOSTILE],
        vec![&file, "--ends", HOSTILE],
        vec![&file, &missing],
        vec![HOSTILE, "--no-such-option"],
        vec!["check", &file, HOSTILE],
        vec!["check", "--json", &file],
        vec!["check", "--json", "--ready", &file],
        vec!["check", "--json", &broken],
        vec!["import", "agenda", &agenda],
        vec!["import", "agenda", &agenda, "--session", "7"],
        vec!["import", "agenda", &agenda, "-o", &made],
        vec!["import", "agenda", &agenda, "-o", &made],
        vec!["import", "agenda", &missing],
        vec!["import", "agenda", &plain, "-o", &picture],
        vec!["import", "datatracker", HOSTILE, HOSTILE],
        vec!["import", "datatracker", "126", HOSTILE, "--base-url", "http://127.0.0.1:9/"],
        vec!["import", "datatracker", "126", "quic", "--base-url", HOSTILE],
        vec!["new", "--meeting", HOSTILE, "--group", HOSTILE, "--title", HOSTILE],
        vec!["new", "--kind", "talk", "--meeting", HOSTILE, "--title", HOSTILE],
        vec!["new", "--group", HOSTILE, "-o", &picture],
        vec!["new", "--kind", HOSTILE],
        vec!["man", HOSTILE],
        vec!["man", "-o", &picture],
        vec!["completions", HOSTILE],
    ];
    for arguments in &commands {
        let output = Command::new(env!("CARGO_BIN_EXE_chairside"))
            .args(arguments)
            .env("CHAIRSIDE_DATA_DIR", &data)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        for printed in [&output.stdout, &output.stderr] {
            let text = std::str::from_utf8(printed).expect("UTF-8");
            let obeyed = text.chars().find(|c| {
                (c.is_control() && !matches!(c, '\n' | '\t'))
                    || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(obeyed, None, "{arguments:?}: {text:?}");
            // The text of a slide may have such a line.
            assert!(
                arguments[0] == "text" || !text.lines().any(|line| line.starts_with("chairside: all is well")),
                "{arguments:?}: {text}"
            );
        }
        assert!(
            !output.stdout.is_empty() || !output.stderr.is_empty() || arguments[0] == "polls",
            "{arguments:?} says nothing"
        );
    }
    println!("{} commands", commands.len());
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (session, deck, data) = (path("session.md"), path("deck.pdf"), path("data"));
    let pdf = crate::pdf::pdf(&[crate::pdf::Page::of([200, 0, 0], "One")]);
    let front = "---\ntitle: QUIC\nagenda:\n  - title: One\n    deck: deck.pdf\n---\n\n# Welcome\n";
    std::fs::write(&session, front).unwrap();
    std::fs::write(&deck, &pdf).unwrap();
    for arguments in [
        ["minutes", &session, "-o", &session],
        ["minutes", &session, "-o", &deck],
        ["polls", &session, "-o", &session],
        ["export", &session, "-o", &session],
        ["export", &session, "-o", &deck],
        ["export", &deck, "-o", &deck],
        ["render", &deck, "-o", &deck],
        ["render", &session, "-o", &session],
        ["new", "--group=quic", "-o", &session],
        ["import", "agenda", &session, &format!("-o{session}")],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_chairside"))
            .args(arguments)
            .env("CHAIRSIDE_DATA_DIR", &data)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::read_to_string(&session).unwrap(), front, "{arguments:?}");
        assert_eq!(std::fs::read_to_string(&deck).unwrap(), pdf, "{arguments:?}");
    }
}
