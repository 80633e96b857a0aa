//! What each window shows of the session: two types, so that the room can never be sent what is the chair's alone.

mod agenda;
mod agenda_rows;
mod audience;
mod build;
mod cards;
mod checklist;
mod floor;
mod overview;
mod presenter;
mod room;
mod rundown;
mod search;
mod session_card;
mod shows;
mod slide_cards;
mod timer;
mod times;

pub use crate::words::{clock_time, minutes_words, spoken};
pub use agenda_rows::{AgendaRow, ItemState, ProjectedTimes, RundownCard, TalkRow, WayRow};
pub use audience::{AudienceMessage, AudienceSnapshot, Page, PageId, Picture, RoomView};
pub(crate) use build::position;
pub use build::{Drawing, Shell, audience, presenter, room_view};
pub use cards::{CardKind, CardLine, RoomCard, RoomTimer};
pub use floor::{FloorCard, OutcomeRow, PeopleCard, PollRow, QueueCard, SpokeRow, WaitingRow};
pub use overview::{OutlineRow, OverviewDeck, Tile, overview};
pub use presenter::{
    CheckRow, Draft, Locked, MicCard, NoteRow, Offer, PresenterMessage, PresenterSnapshot, Primary, RoomStatement,
    Saved, ShowButton, ShowState, StatusLine, Tone, Trouble,
};
pub use search::{FoundDeck, FoundSlide, SearchCard, search};
pub use session_card::{Advice, HandoutRow, Header, KeyRow, SessionCard};
pub use slide_cards::{LinkBox, LinkTo, NextUp, OverviewCard, SlideCard, StampView, TextBox, TextLayer};
pub use times::{Clocks, Projection, SlotStatement, Ticking, TimerCard, TimerMood};
