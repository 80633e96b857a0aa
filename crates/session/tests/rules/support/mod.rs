//! Builders for tests: contents, a clock that is told the time, and a chair who presses keys.

mod clock;
mod content;
pub mod files;
pub mod floor;

pub use clock::Clock;
pub use content::{deck, item, minutes, plain_run, sec_dispatch};

use chairside_session::content::SessionContent;
use chairside_session::desk::{Desk, DeskAction, KeyPress};
use chairside_session::keys::{Command, Mode, command};
use chairside_session::rundown::Rundown;
use chairside_session::search::Index;
use chairside_session::snapshot::{PresenterSnapshot, RoomView, Shell, presenter, room_view};
use chairside_session::{
    Decision, DeckId, Fact, Interstitial, InterstitialKind, ItemId, Place, Row, Run, State, decide,
};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

/// A chair who holds a session: presses keys at times of day.
pub struct Chair {
    pub run: Run,
    pub clock: Clock,
    pub desk: Desk,
    pub index: Index,
    /// The last run before this one.
    pub rehearsal: Option<chairside_session::pace::Rehearsal>,
    pub headings: Vec<String>,
}

impl Chair {
    /// The session is opened at 11:55 UTC on the day of IETF 112's `SecDispatch`.
    pub fn opens(content: SessionContent) -> Self {
        Self::opens_as(content, false)
    }

    pub fn rehearses(content: SessionContent) -> Self {
        Self::opens_as(content, true)
    }

    fn opens_as(content: SessionContent, rehearsal: bool) -> Self {
        let mut clock = Clock::new("2021-11-09T11:55:00Z");
        let fact = Fact::Opened { content: Box::new(content), hash: "aa".into(), rehearsal };
        let run = Run::replay(vec![Row { number: 1, stamp: clock.stamp("chair"), fact }]).unwrap();
        Self { run, clock, desk: Desk::default(), index: Index::default(), rehearsal: None, headings: Vec::new() }
    }

    /// It is this time of the day now (UTC): "12:05" or "12:05:30".
    pub fn at(&mut self, time: &str) -> &mut Self {
        self.clock.at(time);
        self
    }

    /// Presses keys, written as on a keycap and separated by blanks: "→", "Shift+→", "N", "Esc".
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let digits = self.desk.digits.clone();
            let mode = Mode {
                plain: self.state().content.plain,
                digits: &digits,
                asks_to_end: self.desk.asks_to_end,
                items_left: self.state().comes_next().is_some(),
                ..Mode::default()
            };
            match command(&key_press(key), mode) {
                Some(Command::Intent(intent)) => {
                    self.desk.digits.clear();
                    self.wants(&intent);
                }
                Some(Command::Digit(digit)) => self.desk.digits.push(digit),
                Some(Command::ClearDigits) => self.desk.digits.clear(),
                Some(Command::Desk(DeskAction::StayInSession)) => self.desk.asks_to_end = false,
                other => panic!("{key}: {other:?}"),
            }
        }
        self
    }

    /// Wants something that has no key.
    pub fn wants(&mut self, intent: &chairside_session::Intent) -> Decision {
        self.wants_as("chair", intent)
    }

    pub fn wants_as(&mut self, author: &str, intent: &chairside_session::Intent) -> Decision {
        let stamp = self.clock.stamp(author);
        let decision = decide(&self.run, intent, &stamp);
        for (n, fact) in (0..).zip(decision.facts.clone()) {
            self.run.record(stamp.nth(n), fact);
        }
        self.desk.notice.clone_from(&decision.notice);
        self.desk.asks_to_end = decision.asks_to_end;
        decision
    }

    /// Something happened that no key brings.
    pub fn happens(&mut self, fact: Fact) -> &mut Self {
        let stamp = self.clock.stamp("chair");
        self.run.record(stamp, fact);
        self
    }

    /// The audience window has drawn it.
    pub fn room_draws(&mut self, kind: InterstitialKind) -> &mut Self {
        let edition = self.state().content.interstitial(kind).and_then(|info| info.edition.clone());
        self.happens(Fact::Drawn { what: Interstitial { kind, edition } })
    }

    pub fn state(&self) -> &State {
        self.run.state()
    }

    /// What the room sees: "chairs 3", "note-well 1", "black".
    pub fn room(&self) -> String {
        if self.state().elsewhere {
            return "elsewhere".into();
        }
        match room_view(self.state(), &self.clock.now()) {
            RoomView::Blank { colour } => format!("{colour:?}").to_lowercase(),
            RoomView::Card { card } => card.heading,
            RoomView::Holding { .. } => "holding".into(),
            RoomView::Break { .. } => "break".into(),
            RoomView::Ended { .. } => "ended".into(),
            RoomView::Page { id } => {
                let (name, page) = id.0.rsplit_once('/').unwrap();
                format!("{} {}", name.trim_start_matches("show:"), page.parse::<u32>().unwrap() + 1)
            }
        }
    }

    /// The chair's own slide: "chairs 3".
    pub fn slide(&self) -> String {
        place(&self.state().place)
    }

    /// The word to the chair about the last key.
    pub fn notice(&self) -> &str {
        self.desk.notice.as_deref().unwrap_or("")
    }

    /// The item that is up.
    pub fn item(&self) -> &str {
        self.state().item.as_ref().map_or("", ItemId::as_str)
    }

    /// Time spent on an item: "1:30".
    pub fn spent(&self, item: &str) -> String {
        let run = self.state().items.get(&ItemId::from(item));
        run.map_or_else(|| "not up yet".into(), |run| span(run.clock.spent(&self.clock.now())))
    }

    pub fn rundown(&self) -> Rundown {
        chairside_session::rundown::rundown(self.state(), &self.clock.now()).unwrap()
    }

    /// How the clocks of the session's zone are set now, in seconds east of UTC.
    pub fn offset(&self) -> i32 {
        let clocks = self.snapshot().clocks;
        clocks.zone.iter().rfind(|zone| zone.from_ms <= clocks.epoch_ms).unwrap().offset_s
    }

    pub fn snapshot(&self) -> PresenterSnapshot {
        self.presenter_with(&self.desk)
    }

    /// What the presenter window shows with these things open.
    pub fn presenter_with(&self, desk: &Desk) -> PresenterSnapshot {
        let shell = Shell {
            room_window: "behind this one, drawing".into(),
            rehearsal: self.rehearsal.clone(),
            headings: self.headings.clone(),
            ..Shell::in_order(TimeZone::UTC)
        };
        presenter(&self.run, desk, &shell, &self.clock.now(), "", &self.index, 1, 0)
    }
}

pub fn place(place: &Place) -> String {
    format!("{} {}", place.deck, place.slide + 1)
}

/// "−1:30", "25:00", "1:02:05".
pub fn span(time: SignedDuration) -> String {
    let seconds = time.as_secs().abs();
    let sign = if time.is_negative() && seconds > 0 { "−" } else { "" };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{sign}{hours}:{minutes:02}:{seconds:02}") } else { format!("{sign}{minutes}:{seconds:02}") }
}

pub fn chairs(slide: u32) -> Place {
    Place { deck: DeckId::chairs(), slide: slide - 1 }
}

pub fn key_press(keys: &str) -> KeyPress {
    let mut press = KeyPress { key: String::new(), ctrl: false, shift: false, alt: false, text: false };
    let mut rest = keys;
    while let Some((modifier, tail)) = rest.split_once('+').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
    {
        match modifier {
            "Ctrl" => press.ctrl = true,
            "Shift" => press.shift = true,
            other => panic!("{other}"),
        }
        rest = tail;
    }
    press.key = match rest {
        "→" => "ArrowRight",
        "←" => "ArrowLeft",
        "↓" => "ArrowDown",
        "⌫" => "Backspace",
        "Esc" => "Escape",
        "−" => "-",
        other => other,
    }
    .into();
    press
}
