//! "Get it from the Datatracker" in the start window. The server is asked and decks are fetched in threads of their own, one at a
//! time, which say what came of it by message; what an earlier one says late is ignored.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chairside_datatracker::{Cancel, Client, FoundDeck, Meeting, Patience, Progress, Server, Trouble, find_sessions};
use chairside_import::{BringError, Brought, bring, bring_before_decks, is_in_folder};
use chairside_start::{Bringing, ChosenSession, Fetching, FindCard, FoundCard, NearestName};

use super::message::{StartHandle, StartMessage};
use super::report::Report;

/// How often the window hears of bytes that arrived of one deck.
const NEWS: Duration = Duration::from_millis(100);

/// The Datatracker's part of the start window.
pub struct DatatrackerDesk {
    server: Server,
    handle: StartHandle,
    /// What was asked for last.
    wanted: (String, String),
    find: FindCard,
    bringing: Option<Bringing>,
    /// The number of the thread that is listened to.
    number: u32,
    cancel: Cancel,
    fetching: Option<JoinHandle<()>>,
    /// It is to be opened as soon as nothing is being written any more.
    opens: bool,
}

/// A session file to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOpen {
    /// The file.
    pub file: PathBuf,
    /// The decks that still come.
    pub coming: Vec<FoundDeck>,
}

impl DatatrackerDesk {
    /// Nothing is asked yet.
    pub fn new(server: Server, handle: StartHandle) -> Self {
        Self {
            server,
            handle,
            wanted: Default::default(),
            find: FindCard::default(),
            bringing: None,
            number: 0,
            cancel: Cancel::default(),
            fetching: None,
            opens: false,
        }
    }

    /// What is drawn on the first page.
    pub fn find_card(&self) -> FindCard {
        self.find.clone()
    }

    /// What is drawn of the sessions that were found; `None` if none were.
    pub fn found_card(&self) -> Option<FoundCard> {
        self.bringing.as_ref().map(Bringing::card)
    }

    /// Asks for the sessions of a group at a meeting, both as typed.
    pub fn find(&mut self, meeting: &str, group: &str) {
        self.leave();
        self.wanted = (meeting.into(), group.into());
        let typed = |text: &str| !text.trim().is_empty();
        let read = match (typed(meeting), typed(group)) {
            (false, _) => Err("Type the meeting, such as IETF 126".to_owned()),
            (_, false) => Err("Type the group, such as quic".to_owned()),
            _ => meeting.parse::<Meeting>().map_err(|bad| bad.to_string()),
        };
        let meeting = match read {
            Ok(meeting) => meeting,
            Err(words) => return self.find.refusal = words,
        };
        let group = group.trim().to_owned();
        self.find.asking = format!("Asking {} for {group} at {meeting}…", self.server.host());
        let client = self.client();
        let answer = self.answers();
        let ask = move || {
            let found = find_sessions(&client, &meeting, &group);
            answer(Report::Found(meeting, found));
        };
        if let Err(error) = thread::Builder::new().name("ask the Datatracker".into()).spawn(ask) {
            self.find = FindCard { refusal: format!("The Datatracker was not asked: {error}"), ..FindCard::default() };
        }
    }

    /// A client that can be cancelled. What went on before is cancelled and no longer listened to.
    fn client(&mut self) -> Client {
        self.cancel.cancel();
        self.cancel = Cancel::default();
        self.number += 1;
        Client::new(self.server.clone(), Patience::default(), self.cancel.clone())
    }

    /// Sends what the thread that begins now says.
    fn answers(&self) -> impl Fn(Report) + Send + Sync + 'static {
        let (number, handle) = (self.number, self.handle.clone());
        move |report| handle.send(StartMessage::Datatracker(number, report))
    }

    /// What a thread says. Returns a session file to be opened, if one came whole or is wanted now. `beside` is where a new folder would be.
    pub fn hear(&mut self, number: u32, report: Report, beside: &Path) -> Option<ToOpen> {
        if number != self.number {
            return None;
        }
        match report {
            Report::Found(meeting, Ok(sessions)) => {
                self.find = FindCard::default();
                let bringing = self.bringing.insert(Bringing::new(meeting, sessions));
                if let Some(number) = bringing.the_only_one() {
                    self.choose(number, beside);
                }
            }
            Report::Found(_, Err(trouble)) => self.not_found(&trouble),
            Report::Step(step) => self.bringing.as_mut()?.chosen_mut()?.step(&step),
            Report::Brought(brought) => return self.has_ended(*brought),
        }
        None
    }

    fn not_found(&mut self, trouble: &Trouble) {
        let name = |label: &String, meeting: &String, group: &String| NearestName {
            label: label.clone(),
            meeting: meeting.clone(),
            group: group.clone(),
        };
        let (meeting, group) = &self.wanted;
        let nearest = match trouble {
            Trouble::NoMeeting { nearest, .. } => nearest.iter().map(|near| name(near, near, group)).collect(),
            Trouble::NoGroup { nearest, .. } => nearest.iter().map(|near| name(near, meeting, near)).collect(),
            _ => Vec::new(),
        };
        self.find = FindCard { asking: String::new(), refusal: trouble.to_string(), nearest };
    }

    fn has_ended(&mut self, brought: Result<Brought, BringError>) -> Option<ToOpen> {
        let opens = std::mem::take(&mut self.opens);
        let chosen = self.bringing.as_mut()?.chosen_mut()?;
        let brought = match brought {
            Err(BringError::Cancelled { .. }) if opens => {
                bring_before_decks(&chosen.session, &chosen.places, &chosen.folder)
            }
            brought => brought,
        };
        match brought {
            Ok(brought) => {
                let (file, coming) = (brought.file.clone(), brought.coming.clone());
                let whole = chosen.brought(brought);
                (whole.is_some() || opens).then_some(ToOpen { file, coming })
            }
            Err(BringError::Cancelled { .. }) => {
                chosen.stopped();
                None
            }
            Err(error) => {
                chosen.failed(error.to_string());
                None
            }
        }
    }

    /// Chooses one of the sessions that were found, to be saved in a folder of its own in `beside`.
    pub fn choose(&mut self, number: usize, beside: &Path) {
        let Some(bringing) = &mut self.bringing else { return };
        let Some(folder) = bringing.folder(number, beside) else { return };
        bringing.choose(number, folder, Ok(false));
        self.look_into_folder();
    }

    /// Saves it in another folder: in one of its own there, unless it is in that folder already.
    pub fn move_to(&mut self, folder: &Path) {
        let Some(chosen) = self.bringing.as_mut().and_then(Bringing::chosen_mut) else { return };
        if chosen.fetching.is_under_way() || chosen.made().is_some() {
            return;
        }
        let name = chosen.folder.file_name().map(ToOwned::to_owned);
        let is_its_own =
            matches!(is_in_folder(folder, &chosen.session), Ok(true)) || folder.file_name() == name.as_deref();
        let folder = name.filter(|_| !is_its_own).map_or_else(|| folder.to_path_buf(), |name| folder.join(name));
        chosen.move_to(folder, Ok(false));
        self.look_into_folder();
    }

    /// Looks whether the folder has this session already, or another one.
    fn look_into_folder(&mut self) {
        let Some(chosen) = self.bringing.as_mut().and_then(Bringing::chosen_mut) else { return };
        let is_there = is_in_folder(&chosen.folder, &chosen.session).map_err(|error| error.to_string());
        if is_there != Ok(false) {
            chosen.move_to(chosen.folder.clone(), is_there);
        }
    }

    /// A deck, from 0, belongs at this place of the card.
    pub fn place(&mut self, deck: usize, place: usize) {
        if let Some(chosen) = self.bringing.as_mut().and_then(Bringing::chosen_mut)
            && !chosen.fetching.is_under_way()
            && chosen.made().is_none()
        {
            chosen.place(deck, place);
        }
    }

    /// Fetches the decks, and writes the session file once they are there.
    pub fn fetch(&mut self) {
        let may = |bringing: &Bringing| bringing.chosen().is_some_and(ChosenSession::may_fetch);
        if !self.bringing.as_ref().is_some_and(may) {
            return;
        }
        let (client, answer, before) = (self.client(), self.answers(), self.fetching.take());
        let Some(chosen) = self.bringing.as_mut().and_then(Bringing::chosen_mut) else { return };
        chosen.begin();
        let (session, places, folder) = (chosen.session.clone(), chosen.places.clone(), chosen.folder.clone());
        let fetch = move || {
            // It may be at the end of a file that is to be written anew.
            if let Some(before) = before {
                let _ = before.join();
            }
            let news = News::new(session.decks.len());
            let brought = bring(&client, &session, &places, &folder, &|step| {
                if news.is_due(&step) {
                    answer(Report::Step(step));
                }
            });
            answer(Report::Brought(Box::new(brought)));
        };
        match thread::Builder::new().name("fetch decks".into()).spawn(fetch) {
            Ok(thread) => self.fetching = Some(thread),
            Err(error) => chosen.failed(format!("The decks were not fetched: {error}")),
        }
    }

    /// Stops what is being fetched. What came so far stays in the folder, and the next time resumes with it.
    pub fn stop(&mut self) {
        if let Some(chosen) = self.bringing.as_mut().and_then(Bringing::chosen_mut)
            && chosen.fetching.is_under_way()
        {
            chosen.fetching = Fetching::Stopping;
            self.cancel.cancel();
        }
    }

    /// Opens it: at once if it is there, else as soon as nothing is being written; the decks that are missing then come while it
    /// is open.
    pub fn open(&mut self) -> Option<ToOpen> {
        let chosen = self.bringing.as_ref()?.chosen()?;
        if chosen.may_open() {
            self.opens = true;
            self.stop();
            return None;
        }
        let file = chosen.made()?.to_path_buf();
        Some(ToOpen { file, coming: Vec::new() })
    }

    /// One step back: to the choice among several sessions, else to the first page. Returns whether there was something to go
    /// back from.
    pub fn back(&mut self) -> bool {
        let has_more = self.bringing.as_mut().is_some_and(Bringing::back);
        let was_open = self.bringing.is_some() || self.find != FindCard::default();
        let kept = self.bringing.take().filter(|_| has_more);
        self.leave();
        self.bringing = kept;
        was_open
    }

    /// Ends whatever is under way, and forgets what was found.
    pub fn leave(&mut self) {
        self.cancel.cancel();
        self.number += 1;
        self.opens = false;
        self.find = FindCard::default();
        self.bringing = None;
    }
}

impl Drop for DatatrackerDesk {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// When the window last heard of each deck.
struct News(Mutex<Vec<Instant>>);

impl News {
    fn new(decks: usize) -> Self {
        Self(Mutex::new(vec![Instant::now(); decks]))
    }

    fn is_due(&self, step: &Progress) -> bool {
        let Progress::Arrived { deck, .. } = step else { return true };
        let Ok(mut heard) = self.0.lock() else { return false };
        match heard.get_mut(*deck) {
            Some(last) if last.elapsed() >= NEWS => {
                *last = Instant::now();
                true
            }
            _ => false,
        }
    }
}
