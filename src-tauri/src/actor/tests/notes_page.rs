//! Copies of the notes page: only while they are switched on and the session runs, through an outage, and merged with the minutes.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use chairside_settings::Setting;

use super::*;

/// A notes page that answers with this text, or hangs up.
struct Pad {
    link: String,
    text: Arc<Mutex<Option<String>>>,
    asked: Arc<AtomicUsize>,
}

fn pad(text: &str) -> Pad {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let link = format!("http://{}/pad", listener.local_addr().unwrap());
    let pad = Pad { link, text: Arc::new(Mutex::new(Some(text.into()))), asked: Arc::default() };
    let (text, asked) = (pad.text.clone(), pad.asked.clone());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            asked.fetch_add(1, Ordering::SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            if let Some(text) = text.lock().unwrap().clone() {
                let head = "HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\nConnection: close";
                let _ = write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{text}", text.len());
            }
        }
    });
    pad
}

fn session_with(folder: &Path, pad: &Pad) -> PathBuf {
    let [start, end] = around_now();
    let file = session(folder, &start, &end);
    let text = std::fs::read_to_string(&file).unwrap();
    let links = format!("links:\n  Minutes: {}\nagenda:", pad.link);
    std::fs::write(&file, text.replace("agenda:", &links)).unwrap();
    file
}

fn copies(folder: &Path) -> Vec<String> {
    let runs = std::fs::read_dir(folder.join("notes")).into_iter().flatten().map(|run| run.unwrap().path());
    let mut files: Vec<_> =
        runs.flat_map(|run| std::fs::read_dir(run).unwrap().map(|file| file.unwrap().path())).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn nothing_is_asked_before_it_is_switched_on_and_the_session_has_begun() {
    let folder = tempfile::tempdir().unwrap();
    let pad = pad("# Notes\n");
    let mut session = RunningSession::start(&session_with(folder.path(), &pad));
    session.does(DeskAction::Set { setting: Setting::CopyNotesPage(true) });
    session.chair_sees("it is set", |seen| seen.settings.set.copy_notes_page);
    std::thread::sleep(Duration::from_millis(1300));
    assert_eq!(pad.asked.load(Ordering::SeqCst), 0, "not begun");
    session.does(DeskAction::Set { setting: Setting::CopyNotesPage(false) });
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    std::thread::sleep(Duration::from_millis(1300));
    assert_eq!(pad.asked.load(Ordering::SeqCst), 0, "switched off");
}

#[test]
fn an_outage_is_said_and_taken_back_and_the_minutes_go_into_the_latest_copy() {
    let folder = tempfile::tempdir().unwrap();
    let pad = pad("# Notes\n\n## One\n\n* hello\n");
    let mut session = RunningSession::start(&session_with(folder.path(), &pad));
    session.does(DeskAction::CopyMergedNotes);
    session.chair_sees("no copy yet", |seen| seen.notice.as_ref().is_some_and(|words| words.contains("no copy")));
    session.does(DeskAction::Set { setting: Setting::CopyNotesPage(true) });
    session.press("ArrowRight", false, true);
    session.chair_sees("copied", |seen| {
        seen.status.notes_page.as_ref().is_some_and(|words| words.starts_with("Notes page copied "))
    });
    // Somebody has deleted everything: the copy stays what it was.
    *pad.text.lock().unwrap() = Some("\n".into());
    let is_emptied = |seen: &PresenterSnapshot| {
        seen.troubles.iter().any(|told| told.words.contains("Most of the notes page disappeared at"))
    };
    let seen = session.chair_sees("told that it is gone", is_emptied);
    assert!(seen.status.notes_page.unwrap().starts_with("Notes page emptied, last copy "));
    assert_eq!(copies(folder.path()).len(), 1);
    *pad.text.lock().unwrap() = Some("# Notes\n\n## One\n\n* hello\n".into());
    session.chair_sees("it is back", |seen| !is_emptied(seen));
    *pad.text.lock().unwrap() = None;
    let is_told = |seen: &PresenterSnapshot| {
        seen.troubles.iter().any(|told| told.words.contains("The notes page has not answered since"))
    };
    let seen = session.chair_sees("told", is_told);
    assert!(seen.troubles.iter().any(|told| told.words.contains("the last copy is of ")), "{:?}", seen.troubles);
    assert!(seen.status.notes_page.unwrap().starts_with("Notes page unreachable since "));
    *pad.text.lock().unwrap() = Some("# Notes\n\n## One\n\n* hello\n* more\n".into());
    session.chair_sees("taken back", |seen| !is_told(seen));
    assert_eq!(copies(folder.path()).len(), 2);
    session.want(Intent::Note { text: "agreed to go on".into() });
    session.chair_sees("noted", |seen| !seen.notes.is_empty());
    session.does(DeskAction::CopyMergedNotes);
    let copied =
        std::iter::from_fn(|| session.asked.recv_timeout(PATIENCE).ok()).find(|asked| asked.contains("* more"));
    let copied = copied.expect("it is on the clipboard");
    let (before, after) = copied.split_once("<!-- from Chairside -->").expect("something is new");
    assert!(before.contains("* more") && copied.contains("agreed to go on"), "{before}|{after}");
    // After the end nothing is asked any more.
    session.want(Intent::EndSession);
    session.chair_sees("ended", |seen| seen.after.is_some());
    std::thread::sleep(Duration::from_millis(1300));
    let asked = pad.asked.load(Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(pad.asked.load(Ordering::SeqCst), asked);
}
