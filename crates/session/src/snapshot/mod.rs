//! What each window shows of the session: two types, so that the room can never be sent what is the chair's alone. One
//! file a card; `build` only puts them together.

mod agenda;
mod audience;
mod build;
mod checklist;
mod desk;
mod floor;
mod mic;
mod next_up;
mod notes;
mod overview;
mod page;
mod people;
mod presenter;
mod primary;
mod room_card;
mod room_statement;
mod room_timer;
mod room_view;
mod rundown;
mod search;
mod session_card;
mod shell;
mod shows;
mod slide;
mod slot;
mod status;
mod text_layer;
mod timer;
mod times;

pub use agenda::{AgendaRow, ItemState, ProjectedTimes, TalkRow};
pub use audience::{AudienceMessage, AudienceSnapshot, audience};
pub use build::presenter;
pub use checklist::CheckRow;
pub use desk::{Draft, ItemLineCard, Locked, Trouble};
pub use floor::{FloorCard, OutcomeRow, PollRow, QueueCard, SpokeRow, WaitingRow};
pub use mic::MicCard;
pub use next_up::NextUp;
pub use notes::NoteRow;
pub use overview::{OutlineRow, OverviewCard, OverviewDeck, Tile, overview};
pub use page::Page;
pub use people::PeopleCard;
pub use presenter::{PresenterMessage, PresenterSnapshot};
pub use primary::Primary;
pub use room_card::{CardKind, CardLine, RoomCard};
pub use room_statement::{RoomLook, RoomStatement, Tone};
pub use room_timer::RoomTimer;
pub use room_view::{RoomView, room_view};
pub use rundown::{RundownCard, WayRow};
pub use search::{FoundDeck, FoundSlide, SearchCard, search};
pub use session_card::{Advice, Header, SessionCard, session_card};
pub use shell::{Drawing, Saved, Shell};
pub use shows::{ShowButton, ShowState};
pub use slide::SlideCard;
pub use slot::SlotStatement;
pub use status::StatusLine;
pub use text_layer::{FilmBox, LinkBox, LinkTo, TextBox, TextLayer};
pub use timer::{TimerCard, TimerMood};
pub use times::{Clocks, Projection, Ticking};

// These stood here before.
pub use crate::desk::open::{NotesQuestion, NotesWay, Offer, Refused};
pub use crate::minutes::handouts::HandoutRow;
pub use crate::model::page_id::PageId;
pub use crate::model::picture::Picture;
pub use crate::words::{DayTimes, clock_time, isolated, minutes_words, spoken};
