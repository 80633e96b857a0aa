//! Looking at the Datatracker: what has changed is shown before anything changes, only what is ticked is taken, and what the chair has
//! edited stays.

use chairside_datatracker::Server;
use chairside_session::desk::{ChangeRow, RefreshCard, RefreshStep};
use chairside_settings::Setting;

use super::meeting::{AGENDA, datatracker, path_of, pdf};
use super::server::{Fake, Reply, text};
use super::*;

/// A session that was made of what the server has, with something of the chair's own.
fn made(folder: &Path, fake: &Fake) -> PathBuf {
    let client = fake.client();
    let found = chairside_datatracker::find_sessions(&client, &"126".parse().unwrap(), "quic").unwrap();
    let choices = chairside_import::Choices::default();
    let file = chairside_import::bring(&client, &found[0], &choices, folder, &|_| {}).unwrap().file;
    let said = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, said.replace("title: Administrivia", "title: Welcome, said the chair")).unwrap();
    file
}

/// What the server lists now: QUIC's decks with these revisions, and one more.
fn lists(fake: &Fake, chairs: &str, qmux: &str, other: &[(&str, &str)]) {
    let deck = |name: &str, title: &str, revision: &str| {
        let file = format!("/meeting/126/materials/{name}-{revision}.pdf");
        fake.on(&file, Reply::Body(200, pdf(title, 2000)));
        let url = fake.url(&format!("meeting/126/materials/{name}-{revision}"));
        serde_json::json!({ "title": title, "rev": revision, "ext": "pdf", "order": 0, "url": url })
    };
    let mut decks = vec![
        deck("slides-126-quic-chair-slides", "Chair slides", chairs),
        deck("slides-126-quic-qmux", "draft-ietf-quic-qmux", qmux),
    ];
    decks.extend(other.iter().map(|(name, title)| deck(name, title, "00")));
    let answer = serde_json::json!({ "url": null, "slides": { "decks": decks }, "minutes": null });
    fake.on("/api/meeting/session/3/materials", text(&answer.to_string()));
}

/// Gives the session another agenda, and the group another chair.
fn says_otherwise(fake: &Fake) {
    let agenda = AGENDA
        .replace(
            "* 15 min - Open issues, updates to qmux - *Lucas Pardue*",
            "* 20 min - Open issues, updates to qmux - *Kim Ray*",
        )
        .replace("* 20 min - Multipath deployment", "* 20 min - Multipath deployment, again")
        .replace("* 10 min - Reverso for QUIC - *Florentin Rochet*\n", "* 10 min - Quite new - *Bo Li*\n")
        .replace("notes-ietf-126-quic)", "notes-ietf-126-quic-wednesday)");
    fake.on("/meeting/126/materials/agenda-126-quic-02.md", text(&agenda));
    fake.on("/api/v1/person/person/11/?format=json", text("{\"name\": \"Ana Lopez\"}"));
}

/// Moves the session to the next day.
fn moves(fake: &Fake) {
    let entry = serde_json::json!({ "sessionId": 3, "acronym": "quic", "groupAcronym": "quic", "groupName": "QUIC", "duration": 3600,
        "startDateTime": "2026-07-23T07:30:00+00:00", "status": "sched" });
    let data = serde_json::json!({ "meeting": { "timezone": "Europe/Vienna" }, "schedule": [entry] });
    fake.on("/api/meeting/126/agenda-data", text(&data.to_string()));
}

fn start(file: &Path, fake: &Fake) -> RunningSession {
    let server = Server::on_this_computer(&fake.url("")).unwrap();
    RunningSession::start_with(file, move |setup| setup.server = server)
}

fn answered(session: &RunningSession) -> RefreshCard {
    let is_answered =
        |seen: &PresenterSnapshot| seen.refresh.as_ref().is_some_and(|card| card.step == RefreshStep::Answered);
    session.chair_sees("answered", is_answered).refresh.unwrap()
}

fn rows(card: &RefreshCard) -> Vec<(&str, bool)> {
    card.changes.iter().map(|ChangeRow { what, is_likely, .. }| (what.as_str(), *is_likely)).collect()
}

#[test]
fn what_has_changed_is_shown_first_and_only_what_is_ticked_is_taken() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let before = std::fs::read_to_string(&file).unwrap();
    let mut session = start(&file, &fake);
    session.press("u", true, false);
    let card = answered(&session);
    assert_eq!((card.heading.as_str(), card.words.as_str()), ("quic at IETF 126", "Nothing has changed there"));
    session.does(DeskAction::LeaveChanges);

    lists(&fake, "03", "03", &[("slides-126-quic-late", "Reverso for QUIC"), ("slides-126-quic-new", "Quite new")]);
    moves(&fake);
    session.does(DeskAction::Refresh);
    let card = answered(&session);
    let expected = [
        ("Another time: Thu 23 Jul 2026, 09:30–10:30 Europe/Vienna (60 min)", true),
        ("Revision 03 of “Chair slides”", true),
        ("Revision 03 of “draft-ietf-quic-qmux”", true),
        ("New slides: “Reverso for QUIC”", true),
        ("New slides: “Quite new”", false),
    ];
    assert_eq!(rows(&card), expected);
    assert!(card.changes[2].about.starts_with("2 Open issues, updates to qmux, which has slides-126-quic-qmux-02.pdf"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "nothing has changed yet");
    assert!(!folder.path().join("slides-126-quic-qmux-03.pdf").exists());

    session.does(DeskAction::TakeChanges { ticked: vec![0, 1, 4, 77] });
    let is_moved = |seen: &PresenterSnapshot| seen.refresh.is_none() && seen.changed_file.is_none();
    session.chair_sees("taken", is_moved);
    let deadline = Instant::now() + PATIENCE;
    let expected = before
        .replace("start: 2026-07-22T16:00\nend: 2026-07-22T18:00", "start: 2026-07-23T09:30\nend: 2026-07-23T10:30")
        .replace("deck: slides-126-quic-chair-slides-02.pdf", "deck: slides-126-quic-chair-slides-03.pdf");
    while std::fs::read_to_string(&file).unwrap() != expected && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), expected, "the chair's title and everything else stays");
    let there = |name: &str| folder.path().join(name).exists();
    assert!(there("slides-126-quic-new-00.pdf") && there("slides-126-quic-chair-slides-03.pdf"));
    assert!(!there("slides-126-quic-qmux-03.pdf") && !there("slides-126-quic-late-00.pdf"), "they were not ticked");

    // What was left is there again, and what was put aside is not.
    let left = [("Revision 03 of “draft-ietf-quic-qmux”", true), ("New slides: “Reverso for QUIC”", true)];
    loop {
        session.does(DeskAction::Refresh);
        let card = answered(&session);
        if rows(&card) == left {
            break;
        }
        // The file that was changed is still being read.
        assert!(Instant::now() < deadline + PATIENCE, "{card:?}");
        session.does(DeskAction::LeaveChanges);
        session.chair_sees("left", |seen| seen.refresh.is_none());
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn items_chairs_and_links_are_compared_and_each_is_taken_by_its_tick() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let before = std::fs::read_to_string(&file).unwrap();
    let mut session = start(&file, &fake);
    let seen = session.chair_sees("the agenda", |seen| seen.agenda.len() == 4);
    let multipath = seen.agenda[2].id.clone();
    session.want(Intent::SetTitle { item: multipath, title: "Multipath, said the chair".into() });
    session.chair_sees("edited", |seen| seen.agenda[2].title.ends_with("said the chair"));
    session.does(DeskAction::Refresh);
    assert_eq!(answered(&session).words, "Nothing has changed there", "what the chair changed is no change of theirs");
    session.does(DeskAction::LeaveChanges);

    says_otherwise(&fake);
    session.does(DeskAction::Refresh);
    let card = answered(&session);
    let expected = [
        ("Another presenter: Kim Ray", true),
        ("Other minutes: 20 min", true),
        ("Another title: “Multipath deployment, again”", false),
        ("New item: “Quite new”", true),
        ("An item is no longer on the agenda", true),
        ("Other chairs: Ana Lopez", true),
        ("Minutes leads elsewhere: https://notes.ietf.org/notes-ietf-126-quic-wednesday", true),
    ];
    assert_eq!(rows(&card), expected, "{card:#?}");
    let about: Vec<&str> = card.changes.iter().map(|row| row.about.as_str()).collect();
    let expected = [
        "Item 2 Open issues, updates to qmux, until now Lucas Pardue",
        "Item 2 Open issues, updates to qmux, until now 15 min",
        "Item 3 Multipath, said the chair. This may be your own change",
        "Bo Li, 10 min, at the end",
        "Item 4 Reverso for QUIC",
        "Until now Lars Example",
        "Until now https://notes.ietf.org/notes-ietf-126-quic",
    ];
    assert_eq!(about, expected);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "nothing has changed yet");

    session.does(DeskAction::TakeChanges { ticked: vec![0, 1, 3, 4, 5, 6] });
    let seen = session.chair_sees("taken", |seen| {
        seen.refresh.is_none() && seen.agenda.last().is_some_and(|item| item.title == "Quite new")
    });
    let agenda: Vec<_> = seen.agenda.iter().map(|item| (item.title.as_str(), item.presenter.as_str())).collect();
    let expected = [
        ("Welcome, said the chair", "Chairs"),
        ("Open issues, updates to qmux", "Kim Ray"),
        ("Multipath, said the chair", "Quentin De Coninck"),
        ("Quite new", "Bo Li"),
    ];
    assert_eq!(agenda, expected);
    let expected = before
        .replace(
            "chairs:\n  - name: Lars Example\n    email: \"lars@example.com\"\n",
            "chairs: [{ name: Ana Lopez, email: \"lars@example.com\" }]\n",
        )
        .replace("notes-ietf-126-quic\"", "notes-ietf-126-quic-wednesday\"");
    let deadline = Instant::now() + PATIENCE;
    while std::fs::read_to_string(&file).unwrap() != expected && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), expected, "only the head of the file has changed");
    // One key takes the last of it back.
    session.press("z", true, false);
    session.chair_sees("taken back", |seen| seen.agenda.iter().any(|item| item.title == "Reverso for QUIC"));
}

#[test]
fn what_was_taken_whole_is_what_is_compared_with_later() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let kept = folder.path().join(chairside_import::BEFORE_FILE);
    let then = std::fs::read_to_string(&kept).unwrap();
    let session = start(&file, &fake);
    session.chair_sees("the agenda", |seen| seen.agenda.len() == 4);
    fake.on("/meeting/126/materials/agenda-126-quic-02.md", text(&AGENDA.replace("20 min", "25 min")));
    let mut session = session;
    session.does(DeskAction::Refresh);
    assert_eq!(rows(&answered(&session)), [("Other minutes: 25 min", true)]);
    session.does(DeskAction::LeaveChanges);
    session.chair_sees("left", |seen| seen.refresh.is_none());
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), then, "nothing was taken");
    session.does(DeskAction::Refresh);
    answered(&session);
    session.does(DeskAction::TakeChanges { ticked: vec![0] });
    session.chair_sees("taken", |seen| seen.refresh.is_none());
    let deadline = Instant::now() + PATIENCE;
    while !std::fs::read_to_string(&kept).unwrap_or_default().contains("25 min") && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    // It goes back there, and that is a change again, for which nobody's own edit has to give way.
    fake.on("/meeting/126/materials/agenda-126-quic-02.md", text(AGENDA));
    session.does(DeskAction::Refresh);
    assert_eq!(rows(&answered(&session)), [("Other minutes: 20 min", true)]);
}

#[test]
fn a_file_that_cannot_be_written_is_said_and_holds_nothing_up() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let mut session = start(&file, &fake);
    session.chair_sees("the agenda", |seen| seen.agenda.len() == 4);
    moves(&fake);
    session.does(DeskAction::Refresh);
    answered(&session);
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    session.does(DeskAction::TakeChanges { ticked: vec![0] });
    let says = |seen: &PresenterSnapshot| {
        seen.troubles.iter().any(|told| {
            told.words.starts_with("The session file has not changed: ") && told.words.contains("read-only")
        })
    };
    session.chair_sees("told", says);
}

#[test]
fn a_new_revision_is_attached_to_its_item_and_the_chairs_edits_stay() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let mut session = start(&file, &fake);
    let seen = session.chair_sees("the agenda", |seen| seen.agenda.len() == 4);
    let qmux = seen.agenda[1].id.clone();
    let edit = Intent::SetTitle { item: qmux.clone(), title: "Mine".into() };
    session.want(edit);
    session.chair_sees("edited", |seen| seen.agenda[1].title == "Mine");
    lists(&fake, "02", "03", &[]);
    session.does(DeskAction::Refresh);
    assert_eq!(rows(&answered(&session)), [("Revision 03 of “draft-ietf-quic-qmux”", true)]);
    session.does(DeskAction::TakeChanges { ticked: vec![0] });
    // Whether it can be shown needs a renderer: src-tauri/tests/end_to_end/datatracker.rs.
    let seen = session.chair_sees("taken", |seen| seen.refresh.is_none());
    assert_eq!(seen.agenda[1].title, "Mine");
    assert!(folder.path().join("slides-126-quic-qmux-03.pdf").exists());
    assert!(std::fs::read_to_string(&file).unwrap().contains("deck: slides-126-quic-qmux-02.pdf"));
}

#[test]
fn decks_that_still_come_are_counted_and_one_that_does_not_come_is_said() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let client = fake.client();
    let found = chairside_datatracker::find_sessions(&client, &"126".parse().unwrap(), "quic").unwrap().remove(0);
    for deck in &found.decks[1..3] {
        std::fs::remove_file(folder.path().join(chairside_import::deck_file(deck))).unwrap();
    }
    fake.on(&path_of("slides-126-quic-qmux"), Reply::Drip(Duration::from_millis(1), pdf("qmux", 800)));
    fake.on(&path_of("slides-126-quic-multipath"), Reply::Body(404, Vec::new()));
    let server = Server::on_this_computer(&fake.url("")).unwrap();
    let session = RunningSession::start_with(&file, move |setup| {
        setup.server = server;
        setup.coming = found.decks[1..3].to_vec();
    });
    let tells = |seen: &PresenterSnapshot, words: &str| seen.troubles.iter().any(|told| told.words.contains(words));
    let seen = session.chair_sees("one", |seen| tells(seen, "1 deck is still coming from the Datatracker"));
    let under_way: Vec<_> =
        seen.troubles.iter().map(|told| (told.words.contains("still coming"), told.is_under_way)).collect();
    assert!(under_way.iter().all(|(is_coming, is_under_way)| is_coming == is_under_way), "{:?}", seen.troubles);
    let lost = "slides-126-quic-multipath-02.pdf did not come: ";
    let seen = session.chair_sees("none", |seen| tells(seen, lost) && !tells(seen, "still coming"));
    assert!(folder.path().join("slides-126-quic-qmux-02.pdf").exists(), "{:?}", seen.troubles);
}

#[test]
fn faults_are_said_and_change_nothing() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let before = std::fs::read_to_string(&file).unwrap();
    let mut session = start(&file, &fake);
    lists(&fake, "03", "02", &[]);
    fake.on("/meeting/126/materials/slides-126-quic-chair-slides-03.pdf", text("<!DOCTYPE html><html>Sign in</html>"));
    session.does(DeskAction::Refresh);
    answered(&session);
    session.does(DeskAction::TakeChanges { ticked: vec![0] });
    let words = "slides-126-quic-chair-slides-03.pdf did not come: ";
    session.chair_sees("told", |seen| seen.troubles.iter().any(|told| told.words.starts_with(words)));
    // Leaving while it is asked; what it says later is not shown.
    fake.on("/api/meeting/126/agenda-data", Reply::Drip(Duration::from_millis(20), vec![b' '; 100_000]));
    session.does(DeskAction::Refresh);
    session.chair_sees("asking", |seen| seen.refresh.as_ref().is_some_and(|card| card.step == RefreshStep::Asking));
    session.does(DeskAction::LeaveChanges);
    session.chair_sees("left", |seen| seen.refresh.is_none());
    fake.on("/api/meeting/126/agenda-data", Reply::Body(404, Vec::new()));
    session.does(DeskAction::Refresh);
    assert_eq!(answered(&session).words, "The Datatracker has no agenda of IETF 126");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn a_session_that_is_none_of_the_datatrackers_is_not_asked_for() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    for (meeting, words) in [("", "this file names none"), ("meeting: FOSDEM\n", "“FOSDEM” is no meeting")] {
        let file = folder.path().join("s.md");
        std::fs::write(&file, format!("---\n{meeting}group: quic\nagenda: [One]\n---\n# One\n")).unwrap();
        let mut session = start(&file, &fake);
        session.does(DeskAction::Refresh);
        session.chair_sees(words, |seen| {
            seen.notice.as_ref().is_some_and(|notice| notice.replace('"', "“").contains(&words.replace('”', "“")))
        });
    }
    assert_eq!(fake.requests(), Vec::<String>::new());
}

#[test]
fn while_it_is_switched_on_the_chair_is_told_once_and_nothing_is_asked_otherwise() {
    let (fake, folder) = (datatracker(), tempfile::tempdir().unwrap());
    let file = made(folder.path(), &fake);
    let mut session = start(&file, &fake);
    session.chair_sees("open", |seen| seen.agenda.len() == 4);
    lists(&fake, "02", "03", &[]);
    let asked = fake.requests().len();
    std::thread::sleep(Duration::from_millis(1300));
    session.does(DeskAction::Set { setting: Setting::LookOnDatatracker(true) });
    std::thread::sleep(Duration::from_millis(1300));
    assert_eq!(fake.requests().len(), asked, "the session has not begun");
    session.press("ArrowRight", false, true);
    let told = "“draft-ietf-quic-qmux” has a new revision, 03. Ctrl+U shows what changed";
    session.chair_sees("told", |seen| seen.troubles.iter().any(|words| words.words == told));
    session.does(DeskAction::Understood);
    session.chair_sees("understood", |seen| seen.troubles.is_empty());
    fake.on("/api/meeting/session/3/materials", Reply::Body(500, Vec::new()));
    let is_silent = |seen: &PresenterSnapshot| {
        seen.troubles.iter().any(|told| told.words.starts_with("The Datatracker has not answered since "))
    };
    session.chair_sees("silent", is_silent);
    lists(&fake, "02", "04", &[]);
    let told = "“draft-ietf-quic-qmux” has a new revision, 04. Ctrl+U shows what changed";
    let seen = session.chair_sees("the next one", |seen| seen.troubles.iter().any(|words| words.words == told));
    assert_eq!(seen.troubles.len(), 1, "it answers again: {:?}", seen.troubles);
    session.does(DeskAction::Set { setting: Setting::LookOnDatatracker(false) });
    std::thread::sleep(Duration::from_millis(1500));
    let asked = fake.requests().len();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(fake.requests().len(), asked, "switched off");
}
