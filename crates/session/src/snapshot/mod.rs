//! What each window shows of the session: two types, so that the room can never be sent what is the chair's alone.

mod audience;
mod presenter;
mod words;

pub use audience::{AudienceMessage, AudienceSnapshot, Page, PageId, RoomView};
pub use presenter::{
    Advice, AgendaRow, CheckRow, Clocks, Draft, Header, ItemState, KeyRow, MicCard, NextUp, NoteRow, Offer, PresenterMessage,
    PresenterSnapshot, Primary, Projection, RoomStatement, Saved, SessionCard, ShowButton, ShowState, SlideCard, SlotStatement,
    StampView, StatusLine, Ticking, TimerCard, TimerMood, Tone, Trouble,
};
pub use words::{clock_time, minutes_words, spoken};
