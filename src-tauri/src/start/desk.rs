//! What the start window does: each message changes what it draws, opens a file, or leads to the session's windows.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chairside_file::read;
use chairside_import::SESSION_FILE;
use chairside_journal::{OpenedFile, RunId};
use chairside_load::{PdfCache, Source, TalkTime};
use chairside_session::file::new_session;
use chairside_settings::Setting;
use chairside_start::{
    Answer, FileKind, FormCard, FormField, FormRefusal, HEAD, NewForm, Recents, StartAction, StartOffer, StartPage,
    StartSnapshot, StartWish, TalkQuestion, answer, buttons, draft, file_name, read_agenda, recents, talk_minutes,
};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::datatracker::{DatatrackerDesk, ToOpen};
use super::message::{StartHandle, StartMessage, StartOptions};
use super::report::Report;
use super::surroundings::{Surroundings, Terminal};
use super::{files, look, past};
use crate::actor::{RunChoice, Sink};
use crate::settings_file::KeptSettings;
use crate::show::{NotPrepared, Reading, ShowOptions};

/// Whether the start window is still needed.
type Goes = ControlFlow<()>;

/// The state of the start window.
pub struct StartDesk {
    data: PathBuf,
    pdfs: PdfCache,
    options: ShowOptions,
    surroundings: Box<dyn Surroundings>,
    window: Option<Box<dyn Sink<StartSnapshot>>>,
    page: StartPage,
    /// `None` until the journal has been read.
    recents: Option<Recents>,
    /// What was said last, and of which file.
    answer: Option<(PathBuf, Answer)>,
    /// The PDF that waits to be told how long the talk may take.
    talk: Option<(PathBuf, TalkQuestion)>,
    settings: KeptSettings,
    /// A file is being dragged over the window.
    dragged: bool,
    busy: String,
    form: FormCard,
    /// The new session's text, while the name of its file is chosen.
    new_text: Option<String>,
    datatracker: DatatrackerDesk,
}

impl StartDesk {
    /// The start window, with the answer to the file that was named.
    pub fn new(options: StartOptions, surroundings: Box<dyn Surroundings>, handle: StartHandle) -> Self {
        let zone = TimeZone::system().iana_name().unwrap_or("UTC").replace("Etc/UTC", "UTC");
        let fields = NewForm { zone, ..NewForm::default() };
        let settings = KeptSettings::open(options.show.settings.clone());
        let datatracker = DatatrackerDesk::new(options.show.server.clone(), handle);
        let mut desk = Self {
            settings,
            data: options.data,
            pdfs: options.pdfs,
            options: options.show,
            surroundings,
            window: None,
            page: StartPage::Home,
            recents: None,
            answer: None,
            talk: None,
            dragged: false,
            busy: String::new(),
            form: FormCard { number: 0, fields, refusal: None, reading: read_agenda("", 0) },
            new_text: None,
            datatracker,
        };
        if let Some(named) = options.named {
            desk.say_of(named);
        }
        desk
    }

    /// Handles one message. Breaks once a session is shown.
    pub fn handle(&mut self, message: StartMessage) -> Goes {
        let goes = match message {
            StartMessage::Subscribed(window) => {
                self.window = Some(window);
                // The window is drawn first: a long journal takes a moment.
                self.publish();
                self.read_journal();
                Goes::Continue(())
            }
            StartMessage::Wish(wish) => self.wish(wish),
            StartMessage::Dragged(is) => {
                self.dragged = is;
                Goes::Continue(())
            }
            StartMessage::Dropped(path) | StartMessage::Chosen(path) => self.open(path),
            StartMessage::NewFile(path) => self.save_as(&path),
            StartMessage::FolderChosen(path) => {
                self.datatracker.move_to(&path);
                Goes::Continue(())
            }
            StartMessage::Datatracker(number, report) => self.hear(number, report),
        };
        self.end_what_was_left();
        self.publish();
        goes
    }

    fn wish(&mut self, wish: StartWish) -> Goes {
        match wish {
            StartWish::Run { action } => return self.run(action),
            StartWish::Recent { number } => return self.open_again(number),
            StartWish::Take { number } => return self.take(number),
            StartWish::Leave => self.leave(),
            StartWish::Present { minutes } => return self.present(minutes),
            StartWish::Chair { meeting, group } => self.fill(|fields| NewForm { meeting, group, ..fields }),
            StartWish::Find { meeting, group } => self.datatracker.find(&meeting, &group),
            StartWish::ChooseFound { number } => self.datatracker.choose(number, &self.folder()),
            StartWish::PlaceDeck { deck, place } => self.datatracker.place(deck, place),
            StartWish::ChooseFolder => self.surroundings.choose_folder(&self.folder()),
            StartWish::Fetch => self.datatracker.fetch(),
            StartWish::StopFetching => self.datatracker.stop(),
            StartWish::OpenFound => {
                if let Some(open) = self.datatracker.open() {
                    return self.show_found(open);
                }
            }
            StartWish::Read { agenda, session } => self.form.reading = read_agenda(&agenda, session as usize),
            StartWish::Save { form } => self.save(form),
            StartWish::Set { setting } => self.set(&setting),
        }
        Goes::Continue(())
    }

    fn run(&mut self, action: StartAction) -> Goes {
        match action {
            StartAction::Open => self.surroundings.choose(None),
            StartAction::PresentPdf => self.surroundings.choose_pdf(),
            StartAction::New => self.page = StartPage::New,
            StartAction::Sample => match files::sample(&self.data) {
                Ok(path) => return self.open(path),
                Err(error) => self.say(self.data.clone(), "The sample cannot be written", &error.to_string()),
            },
            StartAction::Resume
                if self.recents.as_ref().is_some_and(|list| list.rows.iter().any(|row| row.resumes)) =>
            {
                return self.open_again(0);
            }
            // The window opens these by itself.
            StartAction::Resume | StartAction::Settings | StartAction::Keys => {}
        }
        Goes::Continue(())
    }

    /// Changes a setting. It is in the file before a session is opened, which reads that.
    fn set(&mut self, setting: &Setting) {
        self.settings.set(setting.clone(), &Terminal);
        self.settings.finish();
        match setting {
            Setting::Theme(theme) => self.surroundings.set_theme(*theme),
            Setting::TextSize(_) => self.surroundings.set_text_size(self.settings.now().text_size),
            _ => {}
        }
    }

    /// Opens a file that was dropped, chosen or named, or says why it is not opened.
    fn open(&mut self, path: PathBuf) -> Goes {
        (self.answer, self.talk) = (None, None);
        match look::kind_of(&path) {
            FileKind::Markdown => return self.show(Source::of(&path), RunChoice::Latest),
            FileKind::Pdf => {
                self.page = StartPage::Home;
                let minutes = self.minutes_of(&path).map_or_else(String::new, |time| time.as_mins().to_string());
                self.talk = Some((path.clone(), TalkQuestion { name: name(&path), minutes, refusal: String::new() }));
            }
            // Where an agenda is being written, another replaces it.
            FileKind::Agenda(_) if self.page == StartPage::New => self.take_agenda(&path),
            FileKind::Agenda(_) | FileKind::Not(_) => self.say_of(path),
        }
        Goes::Continue(())
    }

    /// Says what the file is and what can be done with it.
    fn say_of(&mut self, path: PathBuf) {
        self.page = StartPage::Home;
        self.answer = answer(&path, &look::kind_of(&path)).map(|answer| (path, answer));
    }

    fn say(&mut self, path: PathBuf, heading: &str, words: &str) {
        self.page = StartPage::Home;
        let words = format!("{}.", words.trim_end_matches('.'));
        self.answer = Some((path, Answer { heading: heading.into(), words, offers: vec![StartOffer::Choose] }));
    }

    /// How long a talk was said to take when it was opened before.
    fn minutes_of(&self, path: &Path) -> Option<SignedDuration> {
        let known = self.recents.as_ref()?.files.iter().find(|(file, _)| file.path == path);
        known.and_then(|(file, _)| file.minutes)
    }

    fn take(&mut self, number: usize) -> Goes {
        let Some((path, answer)) = self.answer.take() else { return Goes::Continue(()) };
        match answer.offers.get(number) {
            Some(StartOffer::Choose) => self.surroundings.choose(path.parent()),
            Some(StartOffer::ChooseInside) => self.surroundings.choose(Some(&path)),
            Some(StartOffer::New) => self.page = StartPage::New,
            Some(StartOffer::MakeSession) => self.take_agenda(&path),
            Some(StartOffer::ShowSlides) => return self.show(Source::of(&path), RunChoice::Latest),
            None => {}
        }
        Goes::Continue(())
    }

    /// Fills the form with the agenda in a file.
    fn take_agenda(&mut self, path: &Path) {
        match read(path, HEAD) {
            Ok(bytes) => match chairside_agenda::decode(&bytes) {
                Ok(read) => {
                    let agenda = read.text.into_owned();
                    self.fill(|fields| NewForm { agenda, session: 0, ..fields });
                }
                Err(why) => self.say(path.into(), &format!("{} is no agenda", name(path)), &why.to_string()),
            },
            Err(error) => self.say(path.into(), &format!("{} cannot be read", name(path)), &error.to_string()),
        }
    }

    fn fill(&mut self, change: impl FnOnce(NewForm) -> NewForm) {
        self.form.fields = change(std::mem::take(&mut self.form.fields));
        self.form.number += 1;
        self.form.refusal = None;
        self.form.reading = read_agenda(&self.form.fields.agenda, 0);
        self.page = StartPage::New;
    }

    /// Closes what was opened last: the answer or the question, else the page.
    fn leave(&mut self) {
        if self.answer.take().is_some() || self.talk.take().is_some() {
            return;
        }
        if self.page != StartPage::New {
            self.datatracker.back();
        }
        self.page = self.datatracker.found_card().map_or(StartPage::Home, |_| self.page);
    }

    /// What a thread that asks the Datatracker says. A session that came whole is shown.
    fn hear(&mut self, number: u32, report: Report) -> Goes {
        let beside = self.folder();
        let whole = self.datatracker.hear(number, report, &beside);
        if self.page == StartPage::Home && self.datatracker.found_card().is_some() {
            (self.answer, self.talk) = (None, None);
            self.page = StartPage::Found;
        }
        whole.map_or(Goes::Continue(()), |open| self.show_found(open))
    }

    fn show_found(&mut self, open: ToOpen) -> Goes {
        self.options.coming = open.coming;
        let goes = self.show(Source::of(&open.file), RunChoice::Latest);
        self.options.coming.clear();
        goes
    }

    /// Whoever goes to another page no longer wants what the Datatracker is asked for.
    fn end_what_was_left(&mut self) {
        let is_left = match self.page {
            StartPage::Home => self.datatracker.found_card().is_some(),
            StartPage::New => true,
            StartPage::Found => false,
        };
        if is_left {
            self.datatracker.leave();
        }
    }

    fn present(&mut self, minutes: String) -> Goes {
        let Some((path, question)) = &mut self.talk else { return Goes::Continue(()) };
        match talk_minutes(&minutes) {
            Ok(time) => {
                let talk = time.map_or(TalkTime::Unlimited, TalkTime::Lasts);
                let source = Source { talk, ..Source::of(path) };
                self.talk = None;
                self.show(source, RunChoice::Latest)
            }
            Err(words) => {
                (question.minutes, question.refusal) = (minutes, words);
                Goes::Continue(())
            }
        }
    }

    /// Opens a file of the list, and resumes its run if that stopped.
    fn open_again(&mut self, number: usize) -> Goes {
        let Some((file, run)) = self.recents.as_ref().and_then(|list| list.files.get(number)).cloned() else {
            return Goes::Continue(());
        };
        (self.answer, self.talk) = (None, None);
        match look::kind_of(&file.path) {
            FileKind::Not(_) => {
                self.say_of(file.path);
                Goes::Continue(())
            }
            FileKind::Pdf | FileKind::Markdown | FileKind::Agenda(_) => self.show(source(&file), choice(run)),
        }
    }

    /// Shows a session. If that is not possible, says why.
    fn show(&mut self, source: Source, choice: RunChoice) -> Goes {
        let path = source.path.clone();
        let name = name(&path);
        self.busy = format!("Opening {name}");
        self.publish();
        let choice = if self.options.choice == RunChoice::Latest { choice } else { self.options.choice.clone() };
        let options = ShowOptions { choice, ..self.options.clone() };
        let prepared = Reading::begin(source, self.pdfs.clone()).prepare(&self.data, options);
        match prepared {
            Ok(prepared) => {
                self.surroundings.show(prepared);
                return Goes::Break(());
            }
            Err(NotPrepared::IsOpen) => {
                self.say(path, &format!("{name} is already open"), "Its window is in front now");
            }
            Err(NotPrepared::Failed(why)) => self.say(path, &format!("{name} cannot be opened"), &why),
        }
        self.busy.clear();
        Goes::Continue(())
    }

    /// Has the name of a new session's file chosen, if the form is understood.
    fn save(&mut self, form: NewForm) {
        self.form.reading = read_agenda(&form.agenda, form.session as usize);
        let now = self.options.clock.stamp().at.wall;
        let today = now.to_zoned_datetime(TimeZone::system()).date();
        let made = draft(&form, today).and_then(|draft| {
            let name = file_name(&draft);
            let refused = |words: String| FormRefusal { field: FormField::Agenda, words };
            match new_session(&name, &draft) {
                Ok(text) => Ok((name, text)),
                Err(problem) => Err(refused(format!("{}; {}", problem.what, problem.instead))),
            }
        });
        self.form.fields = form;
        match made {
            Ok((name, text)) => {
                (self.form.refusal, self.new_text) = (None, Some(text));
                self.surroundings.choose_new(&self.folder(), &name);
            }
            Err(refusal) => self.form.refusal = Some(refusal),
        }
    }

    /// Where a new file is proposed: beside the file that was opened last, else among the person's documents.
    fn folder(&self) -> PathBuf {
        let is_ours = |file: &OpenedFile| file.path.starts_with(&self.data);
        let files = self.recents.iter().flat_map(|list| &list.files).map(|(file, _)| file);
        let beside = files.filter(|file| !file.is_talk && !is_ours(file)).find_map(|file| folder_beside(&file.path));
        let folders = directories::UserDirs::new();
        let documents = folders.as_ref().and_then(|folders| folders.document_dir().or(Some(folders.home_dir())));
        beside.or(documents).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
    }

    /// Writes the new session, and shows it.
    fn save_as(&mut self, path: &Path) -> Goes {
        let Some(text) = self.new_text.take() else { return Goes::Continue(()) };
        let words = match files::write_new(path, &text) {
            Ok(path) => return self.show(Source::of(&path), RunChoice::Latest),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                format!("There is a file {} already, and it stays as it is: save under another name", name(path))
            }
            Err(error) => format!("{} was not written: {error}", name(path)),
        };
        self.form.refusal = Some(FormRefusal { field: FormField::File, words });
        Goes::Continue(())
    }

    fn read_journal(&mut self) {
        if self.recents.is_none() {
            let now = self.options.clock.stamp().at;
            self.recents = Some(recents(past::known(&self.data), &now, &TimeZone::system()));
        }
    }

    fn publish(&self) {
        if let Some(window) = &self.window {
            window.send(self.snapshot());
        }
    }

    fn snapshot(&self) -> StartSnapshot {
        let answer = self.answer.as_ref().map(|(_, answer)| answer.clone());
        let offers = answer.iter().flat_map(|answer| &answer.offers).map(|offer| offer.label().to_owned()).collect();
        let no_recent = match &self.recents {
            None => "Reading the journal…",
            Some(_) => "Sessions and talks that you open are listed here",
        };
        StartSnapshot {
            page: self.page,
            buttons: buttons(),
            meeting: self.recents.as_ref().and_then(|list| list.meeting.clone()).unwrap_or_default(),
            recent: self.recents.as_ref().map(|list| list.rows.clone()).unwrap_or_default(),
            no_recent: no_recent.into(),
            answer,
            offers,
            talk: self.talk.as_ref().map(|(_, question)| question.clone()),
            settings: self.settings.now().clone(),
            settings_problem: self.settings.problem().unwrap_or_default().to_owned(),
            dragged: self.dragged,
            busy: self.busy.clone(),
            form: self.form.clone(),
            find: self.datatracker.find_card(),
            found: self.datatracker.found_card(),
        }
    }
}

/// Where a new file goes if this one was opened last. A session that has a folder of its own gets a neighbour.
fn folder_beside(file: &Path) -> Option<&Path> {
    let folder = file.parent()?;
    if file.file_name().is_some_and(|name| name == SESSION_FILE) { folder.parent() } else { Some(folder) }
}

/// A file's name in quotes.
fn name(path: &Path) -> String {
    chairside_start::quoted_name(path)
}

fn source(file: &OpenedFile) -> Source {
    let talk = file.minutes.filter(|_| file.is_talk).map_or(TalkTime::Unlimited, TalkTime::Lasts);
    Source { talk, ..Source::of(&file.path) }
}

fn choice(run: Option<RunId>) -> RunChoice {
    run.map_or(RunChoice::Latest, RunChoice::This)
}
