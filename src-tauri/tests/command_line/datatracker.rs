//! `chairside import datatracker`, against a server that answers as the Datatracker does.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::meeting::{DECKS, MANY, datatracker, many, path_of, pdf};
use crate::run::{Place, Ran};
use crate::server::{Fake, Reply};

fn import(place: &Place, fake: &Fake, arguments: &[&str]) -> Ran {
    let url = fake.url("");
    place.run(&[&["import", "datatracker", "--base-url", &url], arguments].concat())
}

#[test]
fn a_session_is_ready_in_one_command() {
    let (fake, place) = (datatracker(), Place::new());
    let ran = import(&place, &fake, &["IETF 126", "quic", "--session", "1"]);
    assert_eq!(ran.status, Some(1), "a deck is no PDF\n{}", ran.err);
    for line in [
        "Asking 127.0.0.1 for quic at IETF 126…\n",
        "5 decks, four at a time:\n",
        " of 5  slides-126-quic-qmux-02.pdf, 3 KiB\n",
        "agenda of quic:9: not an item",
    ] {
        assert!(ran.err.contains(line), "{line} in {}", ran.err);
    }
    for line in [
        "quic at IETF 126, session 1: Wed 22 Jul 2026, 16:00–18:00 Europe/Vienna (2 h 00 min), Hall A\n",
        "ietf126-quic-1/session.md: 4 items, 50 min\n",
        "  chairs   slides-126-quic-chair-slides-02.pdf: it is called the chairs' slides (“Chair slides”)\n",
        "       2   slides-126-quic-qmux-02.pdf: both name the same draft (“draft-ietf-quic-qmux” for “Open issues, updates to qmux”)\n",
        "       3 ? slides-126-quic-multipath-02.pdf: most words of the titles are the same",
        "       –   slides-126-quic-other-02.pdf: no item fits its title (“Unrelated”)\n",
        "; not there: it is a .txt file. Ask the presenter for a PDF, or export one\n",
        "Look at the decks marked ?",
    ] {
        assert!(ran.out.contains(line), "{line} in {}", ran.out);
    }
    let checked = place.run(&["check", "ietf126-quic-1/session.md"]);
    assert_eq!((checked.status, checked.err.as_str()), (Some(0), ""), "{}", checked.out);
    assert!(
        checked.out.contains("4. ") && checked.out.contains("Link       Meetecho: https://meetecho.example/?session=3"),
        "{}",
        checked.out
    );
    let again = import(&place, &fake, &["126", "quic", "--session", "1"]);
    assert!(
        again.out.contains("ietf126-quic-1/session.md was there and stays as it is: 4 of 5 decks are there\n"),
        "{}",
        again.out
    );
}

#[test]
fn wrong_names_and_nobody_there_are_said_and_make_nothing() {
    let (fake, place) = (datatracker(), Place::new());
    for (arguments, words) in [
        (&["126", "quci"][..], "quci has no session at IETF 126. Did you mean quic?"),
        (&["127", "quic"], "The Datatracker has no agenda of IETF 127"),
        (&["next week", "quic"], "is no meeting. Write the number of an IETF meeting"),
        (
            &["126", "quic"],
            "quic has 2 sessions at IETF 126. Choose one with --session:\n  1: Wed 22 Jul 2026, 16:00–18:00",
        ),
        (&["126", "quic", "--session", "7"], "quic has 2 sessions at IETF 126, and no number 7"),
        (&["126", "masque", "--session", "0"], "masque has 1 session at IETF 126, and no number 0"),
    ] {
        let ran = import(&place, &fake, arguments);
        assert!(ran.status == Some(2) && ran.err.contains(words) && ran.out.is_empty(), "{words} in {}", ran.err);
    }
    for (url, words) in [
        ("http://127.0.0.1:9/", "127.0.0.1 cannot be reached ("),
        ("http://datatracker.ietf.org/", "it is not encrypted; write https://"),
        ("https://me:secret@datatracker.ietf.org/", "a user name or a password"),
        ("file:///etc/passwd", "only https:// is asked"),
    ] {
        let ran = place.run(&["import", "datatracker", "126", "quic", "--base-url", url]);
        assert!(ran.status == Some(2) && ran.err.contains(words), "{words} in {}", ran.err);
    }
    assert_eq!(place.names("."), Vec::<String>::new());
}

/// Reads what a command says until it says `words`.
#[cfg(unix)]
fn wait_for(child: &mut std::process::Child, words: &str) -> String {
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    while !said.contains(words) {
        assert_ne!(lines.read_line(&mut said).unwrap(), 0, "no {words} in {said}");
    }
    let mut rest = String::new();
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    lines.read_to_string(&mut rest).unwrap();
    said + &rest
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_half_made_session_and_the_same_command_resumes() {
    let (fake, place) = (datatracker(), Place::new());
    let url = fake.url("");
    let slow = many(20);
    fake.on(&path_of(&slow.0), Reply::Drip(Duration::from_millis(100), pdf(&slow.1, 2000)));
    let mut child = place.start(&["import", "datatracker", "126", "masque", "--base-url", &url, "-o", "masque"]);
    let said = wait_for(&mut child, " 29 of 30 ");
    assert_eq!(status_of(child), Some(130), "{said}");
    assert!(said.contains("Stopped, and no session was made. Decks in masque so far: 29."), "{said}");
    let names = place.names("masque");
    assert!(!names.contains(&"session.md".into()) && names.len() == 30, "{names:?}");

    fake.on(&path_of(&slow.0), Reply::Body(200, pdf(&slow.1, 2000)));
    let ran = import(&place, &fake, &["126", "masque", "-o", "masque"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(ran.err.matches("was there already").count(), 29, "{}", ran.err);
    assert_eq!(place.names("masque").len(), 32);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_soon_though_the_server_says_nothing() {
    let (fake, place) = (datatracker(), Place::new());
    let url = fake.url("");
    fake.on("/api/meeting/126/agenda-data", Reply::Silent);
    let mut child = place.start(&["import", "datatracker", "126", "masque", "--base-url", &url]);
    let start = Instant::now();
    wait_for(&mut child, "Asking 127.0.0.1");
    assert_eq!(status_of(child), Some(130));
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    assert_eq!(place.names("."), Vec::<String>::new());
}

/// The exit status, once it has ended.
#[cfg(unix)]
fn status_of(mut child: std::process::Child) -> Option<i32> {
    child.wait().unwrap().code()
}

/// Thirty decks of 2 MiB: every byte arrives, and memory stays small.
#[test]
fn a_session_with_thirty_decks_comes_whole_in_little_memory() {
    const SIZE: usize = 2 << 20;
    let (fake, place) = (datatracker(), Place::new());
    for number in 0..MANY {
        let (name, title, _) = many(number);
        fake.on(&path_of(&name), Reply::Body(200, pdf(&title, SIZE)));
    }
    let start = Instant::now();
    let ran = import(&place, &fake, &["126", "masque"]);
    println!("{MANY} decks of {} MiB: {:?}, {} MiB", SIZE >> 20, start.elapsed(), ran.peak);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    for number in 0..MANY {
        let (name, title, _) = many(number);
        assert!(
            std::fs::read(place.path(&format!("ietf126-masque/{name}-02.pdf"))).unwrap() == pdf(&title, SIZE),
            "{name}"
        );
    }
    assert!(ran.peak < 200, "{} MiB", ran.peak);
}

#[test]
fn a_deck_that_does_not_come_is_named_and_comes_the_next_time() {
    let (fake, place) = (datatracker(), Place::new());
    fake.on(&path_of(DECKS[1].0), Reply::Body(404, vec![]));
    let ran = import(&place, &fake, &["126", "quic", "--session", "1", "-o", "quic"]);
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.err.contains("slides-126-quic-qmux is left out: ") && ran.err.contains("it does not exist"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("; not there: "), "{}", ran.out);
    let checked = place.run(&["check", "quic/session.md"]);
    assert_eq!(checked.status, Some(0), "{}", checked.err);
}
