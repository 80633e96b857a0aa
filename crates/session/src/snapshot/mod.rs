//! What each window shows of the session: two types, so that the room can never be sent what is the chair's alone.

mod agenda;
mod audience;
mod build;
mod checklist;
mod presenter;
mod room;
mod shows;
mod timer;
mod words;

pub use audience::{AudienceMessage, AudienceSnapshot, Page, PageId, Picture, RoomView};
pub use build::{Drawing, Shell, audience, presenter, room_view};
pub use presenter::{
    Advice, AgendaRow, CheckRow, Clocks, Draft, Header, ItemState, KeyRow, MicCard, NextUp, NoteRow, Offer,
    PresenterMessage, PresenterSnapshot, Primary, Projection, RoomStatement, Saved, SessionCard, ShowButton, ShowState,
    SlideCard, SlotStatement, StampView, StatusLine, Ticking, TimerCard, TimerMood, Tone, Trouble,
};
pub use words::{clock_time, minutes_words, spoken};
