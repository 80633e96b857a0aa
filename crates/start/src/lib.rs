//! What the start window says, which opens when no session was named, or a wrong one: what a file is and what to do about
//! one that cannot be opened (`kind`, `answer`), what was opened before (`recent`), the form for a new session (`form`,
//! `agenda`), and a session that comes from the Datatracker (`bringing`, `found`). Pure: whoever uses it reads the files and the journal, and passes in what was found.

mod agenda;
mod answer;
mod bringing;
mod fields;
mod form;
mod found;
mod keys;
mod kind;
mod recent;
mod snapshot;
mod talk;

pub use agenda::{AgendaReading, ReadRow, read_agenda};
pub use answer::{Answer, StartOffer, answer, quoted_name};
pub use bringing::{Bringing, ChosenSession};
pub use fields::NewForm;
pub use form::{FormField, FormRefusal, draft, file_name};
pub use found::{DeckRow, Fetching, FindCard, FoundCard, NearestName};
pub use keys::{StartAction, StartButton, buttons};
pub use kind::{FileKind, Found, HEAD, NotThis, Program, kind};
pub use recent::{Known, RecentRow, Recents, best_time, recents};
pub use snapshot::{FormCard, StartPage, StartSnapshot, StartWish};
pub use talk::{TalkQuestion, talk_minutes};
