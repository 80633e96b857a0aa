//! What each window shows of the session: two types, so that the room can never be sent what is the chair's alone.

mod agenda;
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
mod shows;
mod timer;
mod words;

pub use audience::{AudienceMessage, AudienceSnapshot, Page, PageId, Picture, RoomView};
pub(crate) use build::position;
pub use build::{Drawing, Shell, audience, presenter, room_view};
pub use cards::{CardKind, CardLine, RoomCard, RoomTimer};
pub use floor::{FloorCard, OutcomeRow, PeopleCard, PollRow, QueueCard, SpokeRow, WaitingRow};
pub use overview::{OutlineRow, OverviewDeck, Tile, overview};
pub use presenter::{
    Advice, AgendaRow, CheckRow, Clocks, Draft, HandoutRow, Header, ItemState, KeyRow, LinkBox, LinkTo, Locked,
    MicCard, NextUp, NoteRow, Offer, OverviewCard, PresenterMessage, PresenterSnapshot, Primary, ProjectedTimes,
    Projection, RoomStatement, RundownCard, Saved, SessionCard, ShowButton, ShowState, SlideCard, SlotStatement,
    StampView, StatusLine, TalkRow, TextBox, TextLayer, Ticking, TimerCard, TimerMood, Tone, Trouble, WayRow,
};
pub use search::{FoundDeck, FoundSlide, SearchCard, search};
pub use words::{clock_time, minutes_words, spoken};
