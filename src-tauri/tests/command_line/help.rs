//! Help, completions and manual pages.

use std::process::{Command, Stdio};

use crate::run::Place;

#[test]
fn every_command_has_help_with_an_example() {
    let place = Place::new();
    for command in [
        &[][..],
        &["check"],
        &["import"],
        &["import", "agenda"],
        &["import", "datatracker"],
        &["new"],
        &["preflight"],
        &["minutes"],
        &["polls"],
        &["runs"],
        &["render"],
        &["text"],
        &["journal"],
        &["ctl"],
        &["completions"],
        &["man"],
    ] {
        let ran = place.run(&[command, &["--help"]].concat());
        assert!(ran.status == Some(0) && ran.err.is_empty() && ran.out.contains("Example"), "{command:?}: {}", ran.out);
        assert!(ran.out.contains("xit status") || *command == ["import"], "{command:?}: {}", ran.out);
        assert!(command.is_empty() || !ran.out.contains("--sandbox"), "{command:?} has no windows: {}", ran.out);
    }
}

#[test]
fn shells_can_read_their_completions() {
    let place = Place::new();
    for (shell, words) in
        [("bash", "complete -F _chairside"), ("zsh", "#compdef chairside"), ("fish", "complete -c chairside")]
    {
        let ran = place.run(&["completions", shell]);
        assert!(ran.status == Some(0) && ran.out.contains(words) && ran.out.contains("datatracker"), "{shell}");
        assert!(!ran.out.contains("simulated-clock"), "{shell} offers what help does not show");
        place.write(shell, &ran.out);
        // Where the shell is there, it says whether it understands its script.
        let checked = Command::new(shell).arg("-n").arg(place.path(shell)).stderr(Stdio::piped()).output();
        if let Ok(checked) = checked {
            assert!(checked.status.success(), "{shell}: {}", String::from_utf8_lossy(&checked.stderr));
        }
    }
    assert_eq!(place.run(&["completions", "tea"]).status, Some(2));
}

#[test]
fn the_manual_is_printed_or_written_page_by_page() {
    let place = Place::new();
    let page = place.run(&["man"]);
    assert!(
        page.status == Some(0) && page.out.contains(".TH chairside 1") && page.out.contains("EXIT STATUS"),
        "{}",
        page.out
    );
    let page = place.run(&["man", "import", "agenda"]);
    assert!(page.out.contains("chairside import agenda agenda.md"), "{}", page.out);
    assert_eq!(place.run(&["man", "-o", "pages"]).status, Some(0));
    assert!(place.names("pages").contains(&"chairside-import-agenda.1".into()), "{:?}", place.names("pages"));
    assert_eq!(place.run(&["man", "tea"]).status, Some(2));
}

#[test]
fn check_has_an_object_for_scripts() {
    let place = Place::new();
    place.write("session.md", "---\ngroup: quic\nagenda:\n  - { title: One, time: soon }\n---\n# QUIC\n");
    let ran = place.run(&["check", "--json", "session.md"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.status, ran.err.as_str(), object["status"].as_i64()), (Some(2), "", Some(2)));
    assert_eq!(object["session"]["agenda"][0]["title"], "One");
    assert_eq!(object["problems"][0]["line"], 4);
    assert_eq!(object["ready"], serde_json::Value::Null);
    let ready: serde_json::Value =
        serde_json::from_str(&place.run(&["check", "--ready", "--json", "session.md"]).out).unwrap();
    assert!(ready["ready"].as_array().unwrap().len() > 3, "{ready}");
    let none: serde_json::Value = serde_json::from_str(&place.run(&["check", "--json", "none.md"]).out).unwrap();
    assert_eq!((none["session"].is_null(), none["status"].as_i64()), (true, Some(2)));
}

/// A full disk, or a reader that has gone.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error_unless_nobody_reads() {
    let place = Place::new();
    place.write("agenda.txt", "10 min - Welcome - Ada\n");
    let agenda = place.path("agenda.txt");
    let agenda = agenda.to_str().unwrap();
    for command in [
        &["man"][..],
        &["completions", "bash"],
        &["new", "--group", "quic"],
        &["import", "agenda", agenda],
        &["--help"],
    ] {
        let ran = |to: Stdio| {
            let mut chairside = Command::new(env!("CARGO_BIN_EXE_chairside"));
            let ran = chairside.args(command).stdout(to).stderr(Stdio::piped()).output().unwrap();
            (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
        };
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let (status, said) = ran(full.into());
        assert!(status == Some(2) && said.contains("not all could be printed: No space left"), "{command:?}: {said}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (status, said) = ran(writer.into());
        assert!(!said.contains("could be printed") && status != Some(2), "{command:?}: {status:?} {said}");
    }
}
