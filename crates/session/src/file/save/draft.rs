//! A session that has no file yet, as it is put together by whoever makes one: the form for a new session, an import.

use jiff::SignedDuration;

use crate::model::content::{Link, Person, Slot};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::ItemKind;

/// A session that has no file yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// "IETF 126".
    pub meeting: Option<String>,
    /// "quic".
    pub group: Option<String>,
    /// "QUIC".
    pub title: Option<String>,
    /// What kind of group it is (`bof`), if its name does not tell.
    pub kind: Option<String>,
    /// Start and end.
    pub slot: Option<Slot>,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The chairs.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The chairs' slides, if they are in a file of their own. Then `slides` are not written.
    pub deck: Option<String>,
    /// The editions of boilerplate to name in the file. The others are found by the session's date.
    pub editions: Vec<(InterstitialKind, String)>,
    /// The session's links. No two have the same label.
    pub links: Vec<Link>,
    /// The agenda, in order.
    pub items: Vec<DraftItem>,
    /// The chairs' own checklist entries.
    pub checklist: Vec<String>,
    /// What is known besides and has no key: kept as comments.
    pub remarks: Vec<String>,
    /// The chairs' slides after the title.
    pub slides: Vec<DraftSlide>,
}

/// An item of its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftItem {
    /// Its title.
    pub title: String,
    /// Who presents it.
    pub presenter: Option<String>,
    /// Talk and discussion together; zero when that is not planned.
    pub time: SignedDuration,
    /// The talk's share of that; `None` if it is not planned apart.
    pub talk: Option<SignedDuration>,
    /// Its kind.
    pub kind: ItemKind,
    /// Its slides: a file beside the session's, or `chairs`.
    pub deck: Option<String>,
    /// What it asks the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// A page to read more, such as its draft's.
    pub link: Option<String>,
    /// What is known besides and has no key: kept as comments above it.
    pub remarks: Vec<String>,
}

/// A slide of the chairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftSlide {
    /// One that is made from the session's own data, by its name: `agenda`.
    Generated(String),
    /// One with a heading and points.
    Points {
        /// The heading.
        heading: String,
        /// The points, in order.
        points: Vec<String>,
        /// A speaker note, which only the chairs see.
        note: Option<String>,
    },
}

impl Draft {
    /// What the session is called: its title, else its group, else its meeting.
    pub fn name(&self) -> &str {
        let names = [&self.title, &self.group, &self.meeting];
        names.into_iter().flatten().map(String::as_str).next().unwrap_or("New session")
    }
}
