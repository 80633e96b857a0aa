//! The start window with a desktop that only notes what it is asked for.

mod datatracker;
#[path = "../../../../crates/import/tests/bring/meeting.rs"]
pub(crate) mod meeting;
#[expect(dead_code, reason = "shared with the tests of the client, which need more of it")]
#[path = "../../../../crates/datatracker/tests/datatracker/server.rs"]
pub(crate) mod server;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};

use chairside_datatracker::Server;
use chairside_load::PdfCache;
use chairside_render::Renderer;
use chairside_settings::{Setting, Theme};
use chairside_start::{FormField, NewForm, StartAction, StartOffer, StartPage, StartSnapshot, StartWish};
use tempfile::TempDir;

use super::desk::StartDesk;
use super::message::{StartHandle, StartMessage, StartOptions};
use super::surroundings::Surroundings;
use crate::actor::{RunChoice, Sink};
use crate::cli::check::{CheckOptions, check};
use crate::clock::Clock;
use crate::sandbox::Sandbox;
use crate::show::{Prepared, ShowOptions};

/// Notes what it is asked for.
struct Noted(Sender<String>);

impl Surroundings for Noted {
    fn choose(&self, folder: Option<&Path>) {
        let _ =
            self.0.send(format!("choose {}", folder.map_or_else(String::new, |folder| folder.display().to_string())));
    }

    fn choose_pdf(&self) {
        let _ = self.0.send("choose a PDF".into());
    }

    fn choose_new(&self, _: &Path, name: &str) {
        let _ = self.0.send(format!("save {name}"));
    }

    fn choose_folder(&self, folder: &Path) {
        let _ = self.0.send(format!("choose a folder in {}", folder.display()));
    }

    fn set_theme(&self, theme: Theme) {
        let _ = self.0.send(format!("theme {theme:?}"));
    }

    fn set_text_size(&self, percent: u16) {
        let _ = self.0.send(format!("text {percent} %"));
    }

    fn show(&self, prepared: Prepared) {
        let _ = self.0.send(format!("show {:?}, {} to come", prepared.titles, prepared.setup.coming.len()));
    }
}

#[derive(Debug)]
struct Window(Sender<StartSnapshot>);

impl Sink<StartSnapshot> for Window {
    fn send(&self, snapshot: StartSnapshot) {
        let _ = self.0.send(snapshot);
    }
}

struct Opened {
    folder: TempDir,
    desk: StartDesk,
    asked: Receiver<String>,
    drawn: Receiver<StartSnapshot>,
    /// What threads say.
    inbox: Receiver<StartMessage>,
    shown: bool,
}

impl Opened {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(named: Option<&str>) -> Self {
        Self::asking(tempfile::tempdir().unwrap(), named, Server::ietf().unwrap())
    }

    /// In this folder, and with another Datatracker than the IETF's.
    fn asking(folder: TempDir, named: Option<&str>, server: Server) -> Self {
        let (asks, asked) = mpsc::channel();
        let (window, drawn) = mpsc::channel();
        let show = ShowOptions {
            choice: RunChoice::Latest,
            clock: Clock::new(),
            latencies: None,
            settings: folder.path().join("settings.toml"),
            sandbox: Sandbox::Off,
            server,
            coming: Vec::new(),
        };
        let options = StartOptions {
            data: folder.path().join("data"),
            pdfs: pdfs(),
            show,
            named: named.map(|name| folder.path().join(name)),
        };
        let (says, inbox) = mpsc::channel();
        let desk = StartDesk::new(options, Box::new(Noted(asks)), StartHandle(says));
        let mut opened = Self { folder, desk, asked, drawn, inbox, shown: false };
        opened.says(StartMessage::Subscribed(Box::new(Window(window))));
        opened
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    /// Sends a message; what the window then draws.
    fn says(&mut self, message: StartMessage) -> StartSnapshot {
        self.shown |= self.desk.handle(message).is_break();
        self.drawn.try_iter().last().unwrap()
    }

    fn wants(&mut self, wish: StartWish) -> StartSnapshot {
        self.says(StartMessage::Wish(wish))
    }

    fn asked(&self) -> Vec<String> {
        self.asked.try_iter().collect()
    }
}

fn pdfs() -> PdfCache {
    PdfCache::new(Renderer::new("/nowhere".into()))
}

fn form() -> NewForm {
    NewForm {
        meeting: "IETF 126".into(),
        group: "quic".into(),
        day: "22 Jul 2026".into(),
        start: "16:00".into(),
        end: "18:00".into(),
        zone: "Vienna".into(),
        chairs: "Ana Lopez, Bo Li".into(),
        agenda: "Administrivia / Chairs / 5\nOpen issues: updates, part 1 / Lucas / 15\nBlue sheets\n".into(),
        ..NewForm::default()
    }
}

#[test]
fn what_cannot_be_shown_is_answered_whether_it_is_named_or_dropped() {
    let mut opened = Opened::with(Some("none.md"));
    let drawn = opened.wants(StartWish::Read { agenda: String::new(), session: 0 });
    assert!(drawn.answer.unwrap().heading.starts_with("There is no “none.md” in "));
    let folder = opened.folder.path().to_path_buf();
    let drawn = opened.says(StartMessage::Dropped(folder.clone()));
    assert_eq!(
        (drawn.answer.unwrap().offers, drawn.offers),
        (vec![StartOffer::ChooseInside], vec!["Choose a file in it…".into()])
    );
    opened.wants(StartWish::Take { number: 0 });
    assert_eq!(opened.asked(), [format!("choose {}", folder.display())]);
    assert!(!opened.shown);
}

#[test]
fn what_is_set_counts_at_once_and_is_in_the_file_before_a_session_opens() {
    let mut opened = Opened::new();
    let drawn = opened.wants(StartWish::Set { setting: Setting::Theme(Theme::Light) });
    assert_eq!((drawn.settings.theme, drawn.settings_problem.as_str()), (Theme::Light, ""));
    assert_eq!(opened.asked(), ["theme Light"]);
    let drawn = opened.wants(StartWish::Set { setting: Setting::TextSize(115) });
    assert_eq!(drawn.settings.text_size, 110, "the nearest there is");
    assert_eq!(opened.asked(), ["text 110 %"]);
    let kept = std::fs::read_to_string(opened.path("settings.toml")).unwrap();
    assert!(kept.contains("light") && kept.contains("110"), "{kept}");
}

#[test]
fn a_file_that_is_dragged_over_the_window_is_told_until_it_falls_or_leaves() {
    let mut opened = Opened::new();
    assert!(opened.says(StartMessage::Dragged(true)).dragged);
    assert!(!opened.says(StartMessage::Dragged(false)).dragged);
}

#[test]
fn a_session_that_is_chosen_is_shown_and_offered_again_the_next_time() {
    let mut opened = Opened::new();
    let file = opened.file("s.md", "---\nmeeting: IETF 126\ngroup: quic\nagenda: [One]\n---\n# QUIC\n");
    opened.says(StartMessage::Chosen(file.clone()));
    assert!(opened.shown && opened.asked()[0].starts_with("show "));
    let opened_files = chairside_journal::opened_files(&opened.path("data"));
    assert_eq!(opened_files.len(), 1);
    assert_eq!(
        (opened_files[0].name.as_str(), &opened_files[0].path),
        ("QUIC · IETF 126", &file.canonicalize().unwrap())
    );
    // The program that shows it is still running.
    let known = super::past::known(&opened.path("data"));
    assert_eq!(known.len(), 1);
}

#[test]
fn a_pdf_is_asked_how_long_the_talk_may_take() {
    let mut opened = Opened::new();
    let file = opened.file("talk.pdf", "%PDF-1.7\n");
    let drawn = opened.says(StartMessage::Dropped(file));
    assert_eq!(drawn.talk.unwrap().name, "“talk.pdf”");
    let drawn = opened.wants(StartWish::Present { minutes: "soon".into() });
    assert_eq!(drawn.talk.unwrap().refusal, "Type minutes, such as 20, or nothing for no limit");
    assert!(opened.wants(StartWish::Leave).talk.is_none() && !opened.shown);
}

#[test]
fn an_agenda_fills_the_form_and_leaving_comes_back() {
    let mut opened = Opened::new();
    let agenda = "Administrivia / Chairs / 5\nqmux / Lucas / 15\nAOB / Chairs / 10\n";
    let file = opened.file("agenda.txt", agenda);
    let drawn = opened.says(StartMessage::Dropped(file.clone()));
    assert_eq!(drawn.answer.unwrap().offers, [StartOffer::MakeSession, StartOffer::ShowSlides]);
    let drawn = opened.wants(StartWish::Take { number: 0 });
    assert_eq!((drawn.page, drawn.form.fields.agenda.as_str()), (StartPage::New, agenda));
    assert_eq!(drawn.form.reading.words, "3 items, 30 min");
    assert_eq!(opened.wants(StartWish::Leave).page, StartPage::Home);
    // Dropped onto the form it goes there at once.
    opened.wants(StartWish::Run { action: StartAction::New });
    let number = opened.wants(StartWish::Read { agenda: String::new(), session: 0 }).form.number;
    let drawn = opened.says(StartMessage::Dropped(file));
    assert_eq!((drawn.page, drawn.form.number), (StartPage::New, number + 1));
}

#[test]
fn a_new_session_is_saved_where_the_chair_chooses_and_never_over_a_file() {
    let mut opened = Opened::new();
    let drawn = opened.wants(StartWish::Save { form: NewForm { group: String::new(), ..form() } });
    assert_eq!(drawn.form.refusal.unwrap().field, FormField::Group);
    assert!(opened.asked().is_empty());
    opened.wants(StartWish::Save { form: form() });
    assert_eq!(opened.asked(), ["save ietf126-quic.md"]);
    let there = opened.file("there.md", "mine");
    let drawn = opened.says(StartMessage::NewFile(there.clone()));
    assert_eq!(drawn.form.refusal.unwrap().field, FormField::File);
    assert_eq!(std::fs::read_to_string(there).unwrap(), "mine");
    assert!(!opened.shown);
    opened.wants(StartWish::Save { form: form() });
    let file = opened.path("quic.md");
    opened.says(StartMessage::NewFile(file.clone()));
    assert!(opened.shown);
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("\nagenda:\n  - title: Administrivia\n") && text.contains("\n  # Blue sheets\n"), "{text}");
}

#[test]
fn every_new_file_passes_check_without_a_word() {
    let titles = ["", "QUIC", "no", "a: b # c", "Ünï — naïve", "*x* <b>"];
    let agendas = ["", "x / y / 5", "- [ ] : # / { / 7\nno / yes / 5", "nothing in it"];
    let slots = [("", "", ""), ("2026-07-22", "16:00", "2h"), ("2027-10-31", "02:30", "04:00")];
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let options = CheckOptions { strict: true, ready: false, json: false, data: &data, sandbox: &Sandbox::Off };
    let file = folder.path().join("new.md");
    // Each with several of the others; all of all would take a minute.
    for number in 0..titles.len() * 2 {
        let (title, agenda) = (titles[number % titles.len()], agendas[number % agendas.len()]);
        let (day, start, end) = slots[number % slots.len()];
        let [title, agenda, day, start, end] = [title, agenda, day, start, end].map(str::to_owned);
        let today = jiff::civil::date(2026, 11, 28);
        let draft = chairside_start::draft(&NewForm { title, agenda, day, start, end, ..form() }, today).unwrap();
        let text = chairside_session::file::new_session("new.md", &draft).unwrap();
        std::fs::write(&file, &text).unwrap();
        let (understood, said, _) = check(&file, &options, &pdfs());
        assert!(said.is_empty() && understood.starts_with("Session"), "{said}\n{text}");
    }
}
