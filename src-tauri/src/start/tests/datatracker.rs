//! A session from the Datatracker, in the start window: found, matched, fetched, stopped, resumed, opened; and what goes wrong.

use std::time::Duration;

use chairside_start::{Fetching, FoundCard};

use super::meeting::{datatracker, path_of, pdf};
use super::server::{Fake, Reply};
use super::*;

/// How long anything may take.
const SOON: Duration = Duration::from_secs(20);

fn opened(fake: &Fake) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    // A session of the person's own says where the next one goes.
    let file = folder.path().join("ietf125-quic/session.md");
    let known = chairside_journal::OpenedFile {
        name: "quic · IETF 125".into(),
        path: file,
        session: "quic".into(),
        start: None,
        zone: "UTC".into(),
        is_talk: false,
        minutes: None,
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    chairside_journal::note_opened(&data, known).unwrap();
    Opened::asking(folder, None, Server::on_this_computer(&fake.url("")).unwrap())
}

impl Opened {
    /// Hears what threads say until the window draws that.
    fn hears(&mut self, until: impl Fn(&StartSnapshot) -> bool) -> StartSnapshot {
        let mut drawn = self.wants(StartWish::Read { agenda: String::new(), session: 0 });
        while !until(&drawn) {
            let message = self.inbox.recv_timeout(SOON).unwrap_or_else(|_| panic!("nothing more than {drawn:?}"));
            self.shown |= self.desk.handle(message).is_break();
            drawn = self.drawn.try_iter().last().unwrap();
            if self.shown {
                return drawn;
            }
        }
        drawn
    }

    fn asks_for(&mut self, meeting: &str, group: &str) -> StartSnapshot {
        let drawn = self.wants(StartWish::Find { meeting: meeting.into(), group: group.into() });
        assert!(drawn.find.asking.starts_with("Asking 127.0.0.1 for ") || !drawn.find.refusal.is_empty(), "{drawn:?}");
        self.hears(|drawn| drawn.find.asking.is_empty())
    }

    /// The first session of QUIC.
    fn finds(&mut self) -> FoundCard {
        assert_eq!(self.asks_for("126", "quic").found.unwrap().sessions.len(), 2);
        self.wants(StartWish::ChooseFound { number: 0 }).found.unwrap()
    }
}

#[test]
fn one_of_two_sessions_is_chosen_its_match_changed_and_it_is_opened() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    let drawn = opened.asks_for(" ietf 126 ", "QUIC");
    assert_eq!(drawn.page, StartPage::Found);
    let found = drawn.found.unwrap();
    assert_eq!(found.heading, "quic at IETF 126");
    assert_eq!(found.sessions[1], "Fri 24 Jul 2026, 09:00–10:00 Europe/Vienna (60 min), Hall A");
    let found = opened.wants(StartWish::ChooseFound { number: 0 }).found.unwrap();
    assert_eq!(found.when, "Wed 22 Jul 2026, 16:00–18:00 Europe/Vienna (2 h 00 min), Hall A");
    assert_eq!((found.counted.as_str(), found.words.as_str()), ("4 items, 50 min", "Nothing has been saved yet"));
    assert!(found.folder.ends_with("/ietf126-quic-1") && !found.folder.contains("ietf125-quic"), "{}", found.folder);
    assert_eq!(found.places[..3], ["No item", "The chairs’ slides", "1 Administrivia"]);
    let places = |found: &FoundCard| found.decks.iter().map(|deck| deck.place).collect::<Vec<_>>();
    assert_eq!(places(&found), [1, 3, 4, 0, 5]);
    assert!(found.decks[2].is_unsure && found.decks[2].why.starts_with("most words"), "{:?}", found.decks[2]);
    // Chosen by hand, it is sure.
    let found = opened.wants(StartWish::PlaceDeck { deck: 2, place: 4 }).found.unwrap();
    assert!(!found.decks[2].is_unsure && found.decks[2].why == "you chose it");
    let found = opened.wants(StartWish::PlaceDeck { deck: 3, place: 5 }).found.unwrap();
    assert_eq!(places(&found), [1, 3, 4, 5, 0], "what was there has no item any more");
    assert_eq!(opened.wants(StartWish::PlaceDeck { deck: 0, place: 99 }).found, Some(found));
    assert!(!opened.path("ietf126-quic-1").exists(), "nothing is made before it is wanted");

    opened.wants(StartWish::Fetch);
    let found = opened.hears(|drawn| drawn.found.as_ref().unwrap().fetching == Some(Fetching::There)).found.unwrap();
    assert!(!opened.shown, "a deck is missing, so the chair looks first");
    assert_eq!(found.words, "4 of 5 decks are there");
    let left = &found.decks[4];
    assert!(left.is_left && left.progress.starts_with("it is a .txt file"), "{left:?}");
    assert_eq!((found.decks[1].percent, found.decks[1].is_left), (Some(100), false));
    let said = std::fs::read_to_string(opened.path("ietf126-quic-1/session.md")).unwrap();
    assert!(said.contains("deck: slides-126-quic-other-02.pdf"), "{said}");
    opened.wants(StartWish::OpenFound);
    assert!(opened.shown, "{:?}", opened.asked());
}

#[test]
fn a_session_that_comes_whole_opens_by_itself() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    opened.asks_for("126", "quic");
    opened.wants(StartWish::ChooseFound { number: 1 });
    opened.wants(StartWish::Fetch);
    opened.hears(|_| false);
    assert!(opened.shown && opened.path("ietf126-quic-2/session.md").exists());
}

#[test]
fn it_is_stopped_and_resumed_and_leaving_ends_it_too() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    let slow = Reply::Drip(Duration::from_millis(20), pdf("Unrelated", 2000));
    fake.on(&path_of("slides-126-quic-other"), slow.clone());
    opened.finds();
    opened.wants(StartWish::Fetch);
    let has_begun = |drawn: &StartSnapshot| !drawn.found.as_ref().unwrap().decks[3].progress.is_empty();
    let found = opened.hears(has_begun).found.unwrap();
    assert_eq!(found.fetching, Some(Fetching::Fetching));
    // While it goes on, neither the match nor the folder can be changed.
    assert_eq!(opened.wants(StartWish::PlaceDeck { deck: 0, place: 0 }).found.unwrap().decks[0].place, 1);
    let found = opened.wants(StartWish::StopFetching).found.unwrap();
    assert_eq!(found.fetching, Some(Fetching::Stopping));
    let stopped = |drawn: &StartSnapshot| matches!(drawn.found.as_ref().unwrap().fetching, Some(Fetching::Stopped(_)));
    let words = opened.hears(stopped).found.unwrap().words;
    assert_eq!(words, "Stopped: 3 of 5 decks are there, and no session was made");
    assert!(!opened.path("ietf126-quic-1/session.md").exists());

    fake.on(&path_of("slides-126-quic-other"), Reply::Body(200, pdf("Unrelated", 2000)));
    let before = fake.requests().len();
    opened.wants(StartWish::Fetch);
    opened.hears(|drawn| drawn.found.as_ref().unwrap().fetching == Some(Fetching::There));
    let asked = fake.requests()[before..].to_vec();
    assert!(asked.len() == 1 && asked[0].contains("slides-126-quic-other-02.pdf from "), "{asked:?}");
    let deck = std::fs::read(opened.path("ietf126-quic-1/slides-126-quic-other-02.pdf")).unwrap();
    assert_eq!(deck, pdf("Unrelated", 2000));

    // The masque session is left while it comes.
    fake.on(&path_of("slides-126-masque-topic-00"), slow);
    opened.wants(StartWish::Leave);
    assert_eq!(opened.wants(StartWish::Leave).page, StartPage::Home);
    opened.asks_for("126", "masque");
    opened.wants(StartWish::Fetch);
    opened.hears(|drawn| !drawn.found.as_ref().unwrap().decks[0].progress.is_empty());
    let drawn = opened.wants(StartWish::Leave);
    assert_eq!((drawn.page, drawn.found), (StartPage::Home, None));
    std::thread::sleep(Duration::from_millis(500));
    assert!(!opened.path("ietf126-masque/session.md").exists());
    let mut drawn = opened.wants(StartWish::Leave);
    while let Ok(message) = opened.inbox.try_recv() {
        drawn = opened.says(message);
    }
    assert_eq!((drawn.page, drawn.found, opened.shown), (StartPage::Home, None, false), "nobody listens any more");
}

#[test]
fn it_can_be_opened_while_decks_still_come_once_the_chairs_slides_are_there() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    fake.on(&path_of("slides-126-quic-chair-slides"), Reply::Drip(Duration::from_millis(1), pdf("Chair slides", 500)));
    fake.on(&path_of("slides-126-quic-other"), Reply::Drip(Duration::from_millis(20), pdf("Unrelated", 2000)));
    opened.finds();
    let found = opened.wants(StartWish::Fetch).found.unwrap();
    assert!(!found.may_open, "nothing could be shown yet");
    opened.wants(StartWish::OpenFound);
    assert!(!opened.shown);
    opened.hears(|drawn| drawn.found.as_ref().unwrap().may_open);
    assert!(!opened.path("ietf126-quic-1/session.md").exists());
    opened.wants(StartWish::OpenFound);
    opened.hears(|_| false);
    let asked = opened.asked();
    assert!(opened.shown && asked[0].ends_with(", 1 to come"), "{asked:?}");
    let said = std::fs::read_to_string(opened.path("ietf126-quic-1/session.md")).unwrap();
    assert!(said.contains("\ndeck: slides-126-quic-chair-slides-02.pdf\n"), "{said}");
    assert!(opened.path("ietf126-quic-1/slides-126-quic-other-02.pdf.part").exists(), "it resumes there");
}

#[test]
fn wrong_names_and_nobody_there_are_said_with_what_may_be_meant() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    for (meeting, group, words) in [
        ("", "quic", "Type the meeting, such as IETF 126"),
        ("126", " ", "Type the group, such as quic"),
        ("next week", "quic", "is no meeting. Write the number"),
        ("127", "quic", "The Datatracker has no agenda of IETF 127"),
    ] {
        let drawn = opened.asks_for(meeting, group);
        assert!(drawn.find.refusal.contains(words), "{words}: {:?}", drawn.find);
        assert_eq!((drawn.page, drawn.found), (StartPage::Home, None));
    }
    let find = opened.asks_for("126", "quci").find;
    assert_eq!(find.refusal, "quci has no session at IETF 126. Did you mean quic?");
    assert_eq!((find.nearest[0].meeting.as_str(), find.nearest[0].group.as_str()), ("126", "quic"));
    // Going elsewhere takes it back.
    opened.wants(StartWish::Run { action: StartAction::New });
    assert_eq!(opened.wants(StartWish::Leave).find, chairside_start::FindCard::default());

    let mut offline =
        Opened::asking(tempfile::tempdir().unwrap(), None, Server::on_this_computer("http://127.0.0.1:9/").unwrap());
    let find = offline.asks_for("126", "quic").find;
    assert!(find.refusal.starts_with("127.0.0.1 cannot be reached ("), "{}", find.refusal);
}

#[test]
fn asking_can_be_cancelled_and_what_comes_late_is_ignored() {
    let fake = datatracker();
    fake.on("/api/meeting/126/agenda-data", Reply::Drip(Duration::from_millis(20), vec![b' '; 100_000]));
    let mut opened = opened(&fake);
    let drawn = opened.wants(StartWish::Find { meeting: "126".into(), group: "quic".into() });
    assert_eq!(drawn.find.asking, "Asking 127.0.0.1 for quic at IETF 126…");
    assert_eq!(opened.wants(StartWish::Leave).find.asking, "");
    let late = opened.inbox.recv_timeout(SOON).unwrap();
    let drawn = opened.says(late);
    assert_eq!((drawn.find.refusal.as_str(), drawn.found), ("", None));
}

#[test]
fn a_session_that_is_there_stays_and_another_ones_folder_is_refused() {
    let fake = datatracker();
    let mut opened = opened(&fake);
    std::fs::create_dir(opened.path("ietf126-quic-1")).unwrap();
    opened.file("ietf126-quic-1/session.md", "---\nmeeting: IETF 126\ngroup: tls\n---\n# TLS\n");
    let found = opened.finds();
    assert!(found.trouble.contains("is a file of another session and stays as it is"), "{}", found.trouble);
    assert_eq!(opened.wants(StartWish::Fetch).found.unwrap().fetching, Some(Fetching::NotYet));
    opened.wants(StartWish::ChooseFolder);
    assert!(opened.asked()[0].starts_with("choose a folder in "));
    let elsewhere = opened.path("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    let found = opened.says(StartMessage::FolderChosen(elsewhere)).found.unwrap();
    assert!(found.folder.ends_with("/elsewhere/ietf126-quic-1") && found.trouble.is_empty(), "{found:?}");
    opened.wants(StartWish::Fetch);
    opened.hears(|drawn| drawn.found.as_ref().unwrap().fetching == Some(Fetching::There));
    let file = opened.path("elsewhere/ietf126-quic-1/session.md");
    let mine = std::fs::read_to_string(&file).unwrap() + "\nMine\n";
    std::fs::write(&file, &mine).unwrap();

    // The next time it is there, and what the chair wrote stays.
    opened.wants(StartWish::Leave);
    opened.wants(StartWish::ChooseFound { number: 0 });
    let found = opened.says(StartMessage::FolderChosen(file.parent().unwrap().into())).found.unwrap();
    assert!(found.is_there && found.words.contains("Its file stays as it is"), "{found:?}");
    opened.wants(StartWish::Fetch);
    opened.hears(|drawn| drawn.found.as_ref().unwrap().fetching == Some(Fetching::There));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), mine);
}
