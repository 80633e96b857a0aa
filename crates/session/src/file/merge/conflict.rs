//! What two versions of an agenda say differently, and which of the two was chosen.

use jiff::tz::TimeZone;

use crate::file::merge::said::{Entry, Field, Said};
use crate::model::ids::ItemId;
use crate::model::side::Side;

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A field of this item: both changed it.
    Field(ItemId, Field),
    /// Whether this item is on the agenda: one removed it, the other changed it.
    Presence(ItemId),
    /// The order of the items: both changed it.
    Order,
    /// The session's list of possible outcomes: both changed it.
    Outcomes,
}

/// Something that both changed since the file was read, each in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub about: About,
    /// The item's title; empty for what is not about one item.
    pub title: String,
    /// What the session has, in words.
    pub mine: String,
    /// What the file says, in words.
    pub theirs: String,
}

impl Conflict {
    /// What windows call what it is about: "Title", "On the agenda".
    pub const fn label(&self) -> &'static str {
        match &self.about {
            About::Field(_, field) => field.label(),
            About::Presence(_) => "On the agenda",
            About::Order => "Order of the items",
            About::Outcomes => "Possible outcomes of the session",
        }
    }
}

/// Conflicts that were settled: each as it was shown, with what was chosen.
pub type Settled = [(Conflict, Side)];

/// Collects conflicts, and looks up what was chosen.
pub(super) struct Judge<'a> {
    settled: &'a Settled,
    pub zone: &'a TimeZone,
    /// All conflicts, whether settled or not.
    pub conflicts: Vec<Conflict>,
}

impl<'a> Judge<'a> {
    pub fn new(settled: &'a Settled, zone: &'a TimeZone) -> Self {
        Self { settled, zone, conflicts: Vec::new() }
    }

    /// Notes a conflict, and says which side was chosen; mine if none was yet.
    pub fn side(&mut self, conflict: Conflict) -> Side {
        let chosen = self.settled.iter().find(|(known, _)| *known == conflict).map(|(_, side)| *side);
        self.conflicts.push(conflict);
        chosen.unwrap_or(Side::Mine)
    }

    /// A field that both changed.
    pub fn field(&mut self, item: &ItemId, field: Field, base: Option<&Said>, ours: &Said, theirs: &Said) -> Side {
        let title = base.map_or(&ours.title, |base| &base.title).clone();
        let [mine, theirs] = [ours, theirs].map(|said| said.words(field, self.zone));
        self.side(Conflict { about: About::Field(item.clone(), field), title, mine, theirs })
    }

    /// An item that one side removed and the other changed. `kept` is the side that changed it.
    pub fn presence(&mut self, base: &Entry, changed: &Said, kept: Side) -> Side {
        let fields = changed.differing(&base.said).map(|field| {
            let (label, words) = (field.label(), changed.words(field, self.zone));
            format!("{}: {words}", label.to_lowercase())
        });
        let changed = format!("changed ({})", fields.collect::<Vec<_>>().join("; "));
        let removed = "removed".to_string();
        let (mine, theirs) = if kept == Side::Mine { (changed, removed) } else { (removed, changed) };
        let about = About::Presence(base.id.clone());
        self.side(Conflict { about, title: base.said.title.clone(), mine, theirs })
    }
}
