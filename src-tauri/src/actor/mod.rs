//! The one owner of the session: takes messages in order, decides, records, and tells the windows and the journal.
//! No locks; everything else sends it messages.

mod decks;
mod desk;
mod latency;
mod message;
mod paper;
mod telling;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use chairside_session::desk::{Desk, KeyPress, Typed};
use chairside_session::keys::{self, Command, Mode};
use chairside_session::search::Index;
use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, Offer, PageId, PresenterMessage, Saved};
use chairside_session::{Fact, Intent, Interstitial, Row, Run, decide, opening, rundown};
use jiff::SignedDuration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

use crate::clock::Clock;
use crate::opened::{self, Opened};
use crate::show::Which;
use chairside_journal::{Report, RunInfo, Writer};

pub use decks::Library;
pub use latency::Latencies;
use paper::Paper;

pub use message::{Beginning, Handle, Message, Sink, Window, Windows};

/// After this long without an acknowledgement the room's window counts as not drawing.
const DRAWN_WITHIN: Duration = Duration::from_millis(1_200);

/// After this long without one its web process hangs: it is ended, which has both windows reloaded.
const HUNG_AFTER: Duration = Duration::from_secs(10);

/// A step of the wall clock smaller than this is not worth a fact (the network's time service slews by less).
const STEP: SignedDuration = SignedDuration::from_millis(1_500);

/// The state of the program.
pub struct Actor {
    opened: Opened,
    run: Run,
    info: RunInfo,
    desk: Desk,
    /// The earlier run that is gone on with, or not: Enter and Esc answer, and until then nothing else goes.
    asked: Option<Box<(RunInfo, Run)>>,
    clock: Clock,
    writer: Result<Writer, String>,
    windows: Box<dyn Windows>,
    audience: Option<Box<dyn Sink<AudienceMessage>>>,
    presenter: Option<Box<dyn Sink<PresenterMessage>>>,
    saved: Saved,
    room_window: String,
    focus: [bool; 2],
    number: u64,
    keys_seen: [u64; 2],
    last_audience: Option<(AudienceSnapshot, Instant)>,
    /// The text that it showed, as one that the room could see.
    last_shown: Option<Interstitial>,
    /// Snapshots sent to the audience window and not acknowledged: number, when, and the interstitial in it.
    sent: VecDeque<(u64, Instant, Option<Interstitial>)>,
    presenter_due: Option<Instant>,
    /// Since when the presenter window waits to be told.
    presenter_waits: Option<Instant>,
    /// What can be read on each slide.
    texts: HashMap<PageId, String>,
    /// The same made ready to be searched, once it was asked for.
    index: Option<Index>,
    /// Wall clock minus steady clock, and steady minus awake, when last looked at.
    offsets: (SignedDuration, SignedDuration),
    was_drawing: bool,
    library: Library,
    handle: Handle,
    /// Pages of PDFs are being read: not before the first slide is on the screen.
    reads_texts: bool,
    /// The presenter window is kept above all others.
    on_top: bool,
    paper: Paper,
    latencies: Latencies,
}

impl Actor {
    /// Opens the session: a new run, an earlier one gone on with, or a question which.
    pub fn begin(beginning: Beginning, windows: Box<dyn Windows>) -> Self {
        let Beginning { opened, earlier, new_run, which, writer, library, handle, clock, troubles, latencies } =
            beginning;
        let now = clock.now();
        let rehearsal = opened.content.is_rehearsal_at(now.wall);
        let decision = match &earlier {
            Some((_, run)) if matches!(which, Which::Latest) => opening(run, &now, rehearsal),
            Some(_) if matches!(which, Which::This(_)) => chairside_session::Opening::GoOn,
            _ => chairside_session::Opening::Fresh,
        };
        let saved = match &writer {
            Ok(_) => Saved::Writing,
            Err(why) => Saved::No { why: why.clone() },
        };
        let mut actor = Self {
            run: Run::opened(clock.stamp(), opened.content.clone(), opened.hash.clone(), rehearsal),
            info: new_run,
            desk: Desk { troubles, ..Desk::default() },
            asked: None,
            writer,
            windows,
            audience: None,
            presenter: None,
            saved,
            room_window: String::new(),
            focus: [false; 2],
            number: 0,
            keys_seen: [0; 2],
            last_audience: None,
            last_shown: None,
            sent: VecDeque::new(),
            presenter_due: None,
            presenter_waits: None,
            texts: opened.texts.clone(),
            index: None,
            offsets: offsets(&clock),
            was_drawing: true,
            library,
            handle,
            reads_texts: false,
            on_top: false,
            paper: Paper::default(),
            latencies,
            clock,
            opened,
        };
        actor.look_for_locked();
        match (decision, earlier) {
            (chairside_session::Opening::GoOn, Some(earlier)) => actor.go_on(earlier),
            (chairside_session::Opening::Ask(words), Some(earlier)) => {
                // Nothing of this run is to be saved until the chair has chosen.
                actor.saved(Report::Saved(1));
                actor.ask(earlier, words);
            }
            _ => {
                if actor.clock.is_simulated() {
                    actor.run.record(actor.clock.stamp(), Fact::ClockSimulated);
                }
                actor.save_from(1);
            }
        }
        let state = actor.run.state();
        // A talk that has to end at some time runs from the start.
        if state.content.plain && state.content.start_at_once && state.items.is_empty() {
            actor.want(&Intent::StartOrPause);
        }
        actor
    }

    /// Works until the program ends.
    pub async fn work(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        // A clock that is driven may be moved at any time.
        let each = if self.clock.is_simulated() { Duration::from_millis(50) } else { Duration::from_secs(1) };
        let mut second = tokio::time::interval(each);
        second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let change = self.next_change();
            let drawn_by = self.sent.front().map(|(_, at, _)| *at + DRAWN_WITHIN);
            tokio::select! {
                biased;
                message = inbox.recv() => match message {
                    Some(Message::Quit(done)) => return self.quit(done),
                    Some(message) => self.take(message),
                    None => return,
                },
                () = until(self.presenter_due) => self.tell_presenter(),
                () = until(change) => self.tell(),
                () = until(drawn_by.filter(|_| self.was_drawing)) => self.look_at_drawing(),
                _ = second.tick() => self.look_at_clocks(),
            }
        }
    }

    fn next_change(&self) -> Option<Instant> {
        let wait = rundown::next_change(self.run.state(), &self.clock.now())?;
        // A little later, so that the change has surely come; at most an hour, since sleep does not count.
        let wait = Duration::try_from(wait).ok()?.min(Duration::from_hours(1));
        Some(Instant::now() + wait + Duration::from_millis(20))
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::AudienceHere(sink) => {
                self.remake(false);
                sink.send(AudienceMessage::Pages { pages: self.pages() });
                self.forget_told();
                self.audience = Some(sink);
                self.last_audience = None;
                self.sent.clear();
                self.keys_seen[index(Window::Audience)] = 0;
                self.tell();
            }
            Message::PresenterHere(sink) => {
                self.remake(false);
                sink.send(PresenterMessage::Session { card: Box::new(opened::card(self.run.state())) });
                sink.send(PresenterMessage::Pages { pages: self.pages() });
                self.forget_told();
                self.presenter = Some(sink);
                self.keys_seen[index(Window::Presenter)] = 0;
                self.tell_presenter();
            }
            Message::Press(window, number, press) => {
                self.latencies.intent();
                self.keys_seen[index(window)] = number;
                self.press(window, &press);
                self.tell();
            }
            Message::Act(number, intent) => {
                self.latencies.intent();
                self.keys_seen[index(Window::Presenter)] = number;
                self.want(&intent);
                self.tell();
            }
            Message::Desk(number, action) => {
                self.keys_seen[index(Window::Presenter)] = number;
                self.arrange(Window::Presenter, action);
                self.tell();
            }
            Message::Drawn(window, number) => {
                self.latencies.drawn(window, number);
                if window == Window::Audience {
                    self.room_drew(number);
                }
            }
            Message::Journal(report) => self.saved(report),
            Message::OpenedAgain => {
                self.windows.raise();
                self.desk.notice = Some("This session is open already: here it is".into());
                self.tell_presenter();
            }
            Message::Trouble(words) => {
                self.trouble(words);
            }
            Message::RoomWindow(words) => {
                if self.room_window != words {
                    self.room_window = words;
                    self.tell_presenter_soon();
                }
            }
            Message::FilesChanged => self.files_changed(),
            Message::Reread(reread) => self.reread(*reread),
            Message::Attach(path) => self.take_file(&path),
            Message::Text(page, deck, text) => self.text_came(&page, deck, text.map(|text| *text)),
            Message::ReadTexts => {
                self.reads_texts = true;
                self.read_texts();
                self.tell_presenter_soon();
            }
            Message::Focus(window, has) => {
                self.focus[index(window)] = has;
                self.tell_presenter_soon();
            }
            // The end is taken in `work`.
            Message::Quit(_) => {}
        }
    }

    fn press(&mut self, window: Window, press: &KeyPress) {
        self.desk.notice = None;
        if press.text {
            let line = self.desk.draft.clone();
            match self.desk.type_key(press) {
                Typed::Done(intent) => {
                    let before = self.run.next_number();
                    self.want(&intent);
                    // What could not be read stays to be mended.
                    let refused = self.run.next_number() == before && self.desk.notice.is_some();
                    self.desk.draft = line.filter(|line| refused && !line.text.trim().is_empty());
                }
                Typed::Goes => {
                    if let Some(to) = self.search().and_then(|card| card.goes_to().cloned()) {
                        self.want(&to);
                    }
                }
                Typed::On => self.keep_choice_inside(),
                Typed::Dropped => {}
            }
            return;
        }
        let mode = Mode {
            plain: self.run.state().content.plain,
            digits: &self.desk.digits,
            asks_to_end: self.desk.asks_to_end,
            items_left: self.run.state().comes_next().is_some(),
            offer: self.asked.is_some(),
            help_open: self.desk.help_open,
            overview_open: self.desk.overview.is_some(),
            outcome_open: self.desk.outcome_open,
        };
        let command = keys::command(press, mode);
        match command {
            Some(Command::Digit(digit)) => {
                if self.desk.digits.len() < 5 {
                    self.desk.digits.push(digit);
                }
                return;
            }
            Some(Command::ClearDigits) => {}
            Some(Command::AnswerFirst) => {
                self.desk.notice = Some("First answer: Enter or Esc".into());
            }
            Some(Command::ChooseThere) => {
                self.desk.notice =
                    Some("The outcome is chosen in the presenter window: digits and Enter there; Esc closes it".into());
            }
            Some(Command::Intent(intent)) => {
                let before = self.run.next_number();
                self.want(&intent);
                // Esc with nothing to take away takes away the messages about trouble.
                if intent == Intent::Uncover && self.run.next_number() == before {
                    self.desk.troubles.clear();
                    self.desk.locked = None;
                }
            }
            Some(Command::Desk(action)) => self.arrange(window, action),
            None => return,
        }
        self.desk.digits.clear();
    }

    /// Whether the chair has to answer first; says so.
    fn answers_first(&mut self) -> bool {
        if self.asked.is_some() {
            self.desk.notice = Some("First answer: Enter or Esc".into());
        }
        self.asked.is_some()
    }

    /// Carries out an intent of the session.
    fn want(&mut self, intent: &Intent) {
        if self.answers_first() {
            return;
        }
        let stamp = self.clock.stamp();
        let decision = decide(&self.run, intent, &stamp);
        self.desk.notice = decision.notice;
        self.desk.asks_to_end = decision.asks_to_end;
        if intent.is_jump() && !decision.asks_to_end {
            self.desk.found();
        }
        let from = self.run.next_number();
        let question = decision.facts.iter().find_map(|fact| match fact {
            Fact::PollAsked { question, .. } => Some(question.clone()),
            _ => None,
        });
        let is_begun = decision.facts.iter().any(|fact| matches!(fact, Fact::ItemBegun { .. }));
        for (nth, fact) in (0..).zip(decision.facts) {
            self.run.record(stamp.nth(nth), fact);
        }
        if is_begun {
            self.look_for_locked();
        }
        self.save_from(from);
        // The room answers a poll in Meetecho: its question goes there.
        if let Some(question) = question
            && self.windows.copy(question)
        {
            self.desk.notice = Some("Copied: paste it into Meetecho".into());
        }
    }

    fn ask(&mut self, earlier: (RunInfo, Run), words: String) {
        self.asked = Some(Box::new(earlier));
        self.desk.offer = Some(Offer { words, accept: "Go on".into(), decline: "Start over".into() });
    }

    fn accept(&mut self) {
        self.desk.offer = None;
        if let Some(earlier) = self.asked.take() {
            self.go_on(*earlier);
        }
    }

    fn decline(&mut self) {
        self.desk.offer = None;
        if self.asked.take().is_some() {
            self.save_from(1);
            self.offer_file();
        }
    }

    /// Takes up an earlier run: its decks as the files have them now, its agenda as the journal has it.
    fn go_on(&mut self, earlier: (RunInfo, Run)) {
        (self.info, self.run) = earlier;
        self.record(Fact::WentOn);
        self.record_decks();
        self.index = None;
        if self.run.state().attached.is_empty() {
            self.offer_file();
        } else {
            // What was attached is read now; only then can the file be compared.
            self.files_changed();
        }
        self.send_card();
    }

    fn record(&mut self, fact: Fact) {
        let from = self.run.next_number();
        self.run.record(self.clock.stamp(), fact);
        self.save_from(from);
    }

    fn save_from(&mut self, number: u64) {
        // While it is asked which run this is, the new one is not yet one.
        if self.asked.is_some() {
            return;
        }
        let rows: Vec<Row> = self.run.rows().iter().filter(|row| row.number >= number).cloned().collect();
        if let (false, Ok(writer)) = (rows.is_empty(), &self.writer) {
            writer.write(&self.info, rows);
            if !matches!(self.saved, Saved::No { .. }) {
                self.saved = Saved::Writing;
            }
        }
    }

    fn saved(&mut self, report: Report) {
        self.saved = match report {
            Report::Saved(number) if number + 1 >= self.run.next_number() => {
                Saved::Yes { at: self.clock.now().wall.as_millisecond() }
            }
            Report::Saved(_) => Saved::Writing,
            Report::Failed(why) => Saved::No { why },
            Report::Mended(words) => {
                self.desk.troubles.push(words);
                // What was lost of this run is still here.
                self.save_from(1);
                return self.tell_presenter_soon();
            }
        };
        self.tell_presenter_soon();
    }

    /// Once a second: has a clock been stepped, or has the machine slept?
    fn look_at_clocks(&mut self) {
        if self.clock.was_moved() {
            self.tell();
            self.tell_presenter();
        }
        let (wall, slept) = offsets(&self.clock);
        let step = wall.saturating_sub(self.offsets.0);
        let sleep = slept.saturating_sub(self.offsets.1);
        if step.abs() >= STEP {
            self.offsets.0 = wall;
            self.record(Fact::ClockStepped { by: step });
        }
        if step.abs() >= STEP || sleep >= STEP {
            self.offsets.1 = slept;
            // The room's window has slept too: its timer and its corner are told anew.
            self.tell();
        }
        if !self.was_drawing {
            self.tell_presenter_soon();
        }
        if self.sent.front().is_some_and(|(_, at, _)| at.elapsed() >= HUNG_AFTER) {
            self.sent.clear();
            self.windows.end_hung_process();
        }
    }

    fn quit(mut self, done: oneshot::Sender<()>) {
        if self.asked.is_none() {
            self.record(Fact::Closed);
        }
        if let Ok(writer) = self.writer {
            writer.finish();
        }
        self.latencies.write();
        let _ = done.send(());
    }
}

fn index(window: Window) -> usize {
    match window {
        Window::Audience => 0,
        Window::Presenter => 1,
    }
}

fn offsets(clock: &Clock) -> (SignedDuration, SignedDuration) {
    let now = clock.now();
    (now.wall.as_duration().saturating_sub(now.steady), now.steady.saturating_sub(clock.awake(&now)))
}

async fn until(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => std::future::pending().await,
    }
}
