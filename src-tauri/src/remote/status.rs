//! The status of a session, for other programs. Names and meanings stay; more names may come. docs/remote.md describes it.

use std::path::Path;

use chairside_file::canonical;
use chairside_session::desk::Desk;
use chairside_session::snapshot::{PresenterSnapshot, RoomLook, RoomView, TimerMood};
use chairside_session::{Blank, State};
use serde::{Deserialize, Serialize};

/// The version of this format. Raise it only if a name goes or a meaning changes.
const VERSION: u32 = 1;

/// The status of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Status {
    /// [`VERSION`].
    pub version: u32,
    /// Which session it is.
    pub session: SessionStatus,
    /// The chair's slide; `None` when its deck has none.
    pub slide: Option<SlideStatus>,
    /// The item that is up.
    pub item: Option<ItemStatus>,
    /// The item's time.
    pub timer: TimerStatus,
    /// What the room sees.
    pub room: RoomStatus,
    /// What the presenter window asks.
    pub asks: Option<String>,
    /// What it says of the last key or request.
    pub notice: Option<String>,
}

/// Which session it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::struct_excessive_bools, reason = "independent things that a program may ask")]
pub struct SessionStatus {
    /// Its title.
    pub title: String,
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// The path of its file.
    pub file: String,
    /// A deck shown alone.
    pub plain: bool,
    /// Held on another day than its own.
    pub rehearsal: bool,
    /// The first item has been up.
    pub started: bool,
    /// It has ended.
    pub ended: bool,
}

/// The chair's slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SlideStatus {
    /// From 1.
    pub number: u32,
    /// How many slides the deck has.
    pub of: u32,
    /// The step of an overlay, from 1.
    pub step: u32,
    /// How many steps the slide has; 1 without an overlay.
    pub steps: u32,
    /// Its heading; may be empty.
    pub title: String,
    /// The deck's title.
    pub deck: String,
}

/// The item that is up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ItemStatus {
    /// Its place in the agenda, from 1.
    pub number: usize,
    /// How many items the agenda has.
    pub of: usize,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
}

/// The item's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TimerStatus {
    /// How it stands.
    pub state: TimerState,
    /// Whole seconds left of what runs (the talk, the discussion), rounded down; negative when over; `None` if nothing
    /// was planned or no item is up.
    pub left_seconds: Option<i64>,
    /// Whole seconds spent on the item.
    pub spent_seconds: i64,
}

/// How the time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimerState {
    /// No item is up.
    Idle,
    /// It has not started.
    Ready,
    /// It runs.
    Running,
    /// It pauses.
    Paused,
    /// It runs, and more than was planned is spent.
    Over,
}

/// What the room sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::struct_excessive_bools, reason = "independent things that a program may ask")]
pub struct RoomStatus {
    /// What kind of picture.
    pub sees: RoomSees,
    /// The same in words: "The room sees the Note Well".
    pub words: String,
    /// The interstitial over the slide: `note-well`.
    pub shows: Option<String>,
    /// It is black.
    pub black: bool,
    /// It is white.
    pub white: bool,
    /// It stays on a slide.
    pub frozen: bool,
    /// It looks at another window.
    pub elsewhere: bool,
    /// Its window has drawn what it was sent.
    pub drawn: bool,
}

/// What kind of picture the room sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoomSees {
    /// A slide.
    Slide,
    /// The page before the start.
    Holding,
    /// The page of a break.
    Break,
    /// The page after the end.
    Ended,
    /// A text or a card over the slide.
    Cover,
    /// Black or white.
    Blank,
    /// Another window.
    Elsewhere,
}

impl Status {
    /// As the presenter window shows it.
    pub fn of(state: &State, desk: &Desk, seen: &PresenterSnapshot, file: &Path) -> Self {
        let content = &state.content;
        Self {
            version: VERSION,
            session: SessionStatus {
                title: content.title.clone(),
                meeting: content.meeting.clone(),
                group: content.group.clone(),
                file: file.display().to_string(),
                plain: content.plain,
                rehearsal: state.rehearsal,
                started: state.started.is_some(),
                ended: state.ended.is_some(),
            },
            slide: slide(state),
            item: item(state),
            timer: timer(seen),
            room: room(state, seen),
            asks: asks(desk, seen),
            notice: desk.notice.clone(),
        }
    }

    /// Whether this name means this session: its title, group, meeting with group, or file.
    pub fn is_called(&self, name: &str) -> bool {
        let session = &self.session;
        let file = Path::new(&session.file);
        let in_full = session.meeting.iter().zip(&session.group).map(|(meeting, group)| format!("{meeting} {group}"));
        let names = session.group.iter().cloned().chain([session.title.clone()]).chain(in_full);
        names.into_iter().any(|known| known.to_lowercase() == name.to_lowercase())
            || file == Path::new(name)
            || file.file_name().is_some_and(|known| known == name)
            || canonical(Path::new(name)).is_ok_and(|named| canonical(file).is_ok_and(|file| file == named))
    }

    /// The status without what passes by itself, and when its time is up, in whole seconds of a clock that reads `now`.
    pub fn settled(&self, now: i64) -> (Self, i64) {
        let mut settled = self.clone();
        (settled.timer.left_seconds, settled.timer.spent_seconds) = (None, 0);
        let runs = matches!(self.timer.state, TimerState::Running | TimerState::Over);
        let (left, spent) = (self.timer.left_seconds, self.timer.spent_seconds);
        let ends = match left {
            Some(left) => left + if runs { now } else { 0 },
            None => spent - if runs { now } else { 0 },
        };
        (settled, ends)
    }
}

fn slide(state: &State) -> Option<SlideStatus> {
    let place = &state.place;
    let deck = state.content.deck(&place.deck)?;
    let standing = state.standing(place)?;
    Some(SlideStatus {
        number: standing.number,
        of: standing.of,
        step: standing.step,
        steps: standing.steps,
        title: deck.slides.get(place.slide as usize).map(|slide| slide.title.clone()).unwrap_or_default(),
        deck: deck.title.clone(),
    })
}

fn item(state: &State) -> Option<ItemStatus> {
    let content = &state.content;
    let id = state.item.as_ref().filter(|_| !content.plain)?;
    let at = content.item_index(id)?;
    let item = content.agenda.get(at)?;
    Some(ItemStatus {
        number: at + 1,
        of: content.agenda.len(),
        title: item.title.clone(),
        presenter: item.presenter.clone(),
    })
}

fn timer(seen: &PresenterSnapshot) -> TimerStatus {
    let card = &seen.timer;
    let state = match card.mood {
        TimerMood::Idle => TimerState::Idle,
        TimerMood::Handover => TimerState::Ready,
        TimerMood::Running => TimerState::Running,
        TimerMood::Paused => TimerState::Paused,
        TimerMood::Over => TimerState::Over,
    };
    // Without parts nothing was planned: the card shows what was spent.
    let counts_down = state != TimerState::Idle && !card.parts.is_empty();
    TimerStatus {
        state,
        left_seconds: counts_down.then(|| card.left.ms.div_euclid(1000)),
        spent_seconds: card.spent.ms.div_euclid(1000),
    }
}

fn room(state: &State, chair: &PresenterSnapshot) -> RoomStatus {
    let sees = match &chair.shown.view {
        _ if state.elsewhere => RoomSees::Elsewhere,
        RoomView::Blank { .. } => RoomSees::Blank,
        RoomView::Card { .. } => RoomSees::Cover,
        RoomView::Holding { .. } => RoomSees::Holding,
        RoomView::Break { .. } => RoomSees::Break,
        RoomView::Ended { .. } => RoomSees::Ended,
        RoomView::Page { .. } if state.cover.is_some() => RoomSees::Cover,
        RoomView::Page { .. } => RoomSees::Slide,
    };
    RoomStatus {
        sees,
        words: chair.room.words.clone(),
        shows: state.cover.as_ref().filter(|_| sees == RoomSees::Cover).map(|cover| cover.with.kind.name().to_owned()),
        black: state.blank == Some(Blank::Black),
        white: state.blank == Some(Blank::White),
        frozen: state.frozen.is_some(),
        elsewhere: state.elsewhere,
        drawn: chair.room.look != RoomLook::NotDrawn,
    }
}

fn asks(desk: &Desk, seen: &PresenterSnapshot) -> Option<String> {
    let offer = desk.offer.as_ref().map(|offer| offer.words.clone());
    let end = desk.asks_to_end.then(|| "End the session?".to_owned());
    let notes = seen.notes_question.as_ref().map(|_| "Where are the notes on this deck's pages?".to_owned());
    let locked = desk.asks_password().map(|_| "A deck needs a password".to_owned());
    offer.or(notes).or_else(|| desk.asks_to_close.clone()).or(end).or(locked)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A session that is under way.
    pub fn status() -> Status {
        Status {
            version: VERSION,
            session: SessionStatus {
                title: "Security Dispatch".into(),
                meeting: Some("IETF 112".into()),
                group: Some("secdispatch".into()),
                file: "/home/chair/quic/session.md".into(),
                plain: false,
                rehearsal: false,
                started: true,
                ended: false,
            },
            slide: Some(SlideStatus {
                number: 3,
                of: 14,
                step: 1,
                steps: 1,
                title: "Agenda".into(),
                deck: "Chairs' slides".into(),
            }),
            item: Some(ItemStatus { number: 1, of: 4, title: "Intro".into(), presenter: None }),
            timer: TimerStatus { state: TimerState::Running, left_seconds: Some(272), spent_seconds: 28 },
            room: RoomStatus {
                sees: RoomSees::Slide,
                words: "The room sees this slide".into(),
                shows: None,
                black: false,
                white: false,
                frozen: false,
                elsewhere: false,
                drawn: true,
            },
            asks: None,
            notice: None,
        }
    }

    /// These names are promised to other programs.
    #[test]
    fn the_form_stays() {
        let text = serde_json::to_string(&status()).unwrap();
        let promised = concat!(
            r#"{"version":1,"session":{"title":"Security Dispatch","meeting":"IETF 112","group":"secdispatch","#,
            r#""file":"/home/chair/quic/session.md","plain":false,"rehearsal":false,"started":true,"ended":false},"#,
            r#""slide":{"number":3,"of":14,"step":1,"steps":1,"title":"Agenda","deck":"Chairs' slides"},"#,
            r#""item":{"number":1,"of":4,"title":"Intro","presenter":null},"#,
            r#""timer":{"state":"running","left-seconds":272,"spent-seconds":28},"#,
            r#""room":{"sees":"slide","words":"The room sees this slide","shows":null,"black":false,"white":false,"#,
            r#""frozen":false,"elsewhere":false,"drawn":true},"asks":null,"notice":null}"#
        );
        assert_eq!(text, promised);
        assert_eq!(serde_json::from_str::<Status>(&text).unwrap(), status());
    }

    #[test]
    fn a_session_is_found_by_its_names_and_its_file() {
        for name in ["secdispatch", "SecDispatch", "IETF 112 secdispatch", "Security Dispatch", "session.md"] {
            assert!(status().is_called(name), "{name}");
        }
        assert!(!status().is_called("dispatch") && !status().is_called(""));
    }

    #[test]
    fn time_that_passes_is_no_change_and_a_minute_more_is_one() {
        let later = |seconds: i64| {
            let mut later = status();
            later.timer.left_seconds = later.timer.left_seconds.map(|left| left - seconds);
            later.timer.spent_seconds += seconds;
            later
        };
        assert_eq!(status().settled(1000), later(5).settled(1005));
        assert_ne!(status().settled(1000), later(-60).settled(1000));
    }
}
