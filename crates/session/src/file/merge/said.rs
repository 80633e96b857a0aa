//! What a session file says of one agenda item, field by field, so that two versions of it can be compared and merged.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::file::item_spec::ItemSpec;
use crate::model::content::SessionContent;
use crate::model::ids::{DeckId, ItemId};
use crate::model::item::{Item, ItemKind, ShortTalk};
use crate::model::outcome_list::IN_OWN_WORDS;
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;
use crate::words::{clock_time, minutes_words};

/// An agenda item with the id that the run knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the run. An item that only the file has keeps the id that reading it gave.
    pub id: ItemId,
    /// What is said of it.
    pub said: Said,
}

/// The planned time of an item. Its parts are merged together, because the talk has to fit into the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Minutes {
    /// Talk and discussion together.
    pub time: SignedDuration,
    /// The talk's share.
    pub talk: Option<SignedDuration>,
}

/// Makes of its rows the struct and the list of its fields.
macro_rules! said {
    ($($(#[$doc:meta])* $field:ident: $type:ty, $name:ident $label:literal;)*) => {
        /// What a session file says of one agenda item.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Said {
            $($(#[$doc])* pub $field: $type,)*
        }

        /// One field of an agenda item.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// All of them, in the order in which people are asked about them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What windows call it.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$name => $label,)*
                }
            }
        }

        impl Said {
            /// Whether the field differs.
            pub fn differs(&self, field: Field, other: &Self) -> bool {
                match field {
                    $(Field::$name => self.$field != other.$field,)*
                }
            }

            /// Takes the field over from another version.
            pub fn take(&mut self, field: Field, from: &Self) {
                match field {
                    $(Field::$name => self.$field = from.$field.clone(),)*
                }
            }
        }
    };
}

said! {
    /// Its title.
    title: String, Title "Title";
    /// Who presents.
    presenter: Option<String>, Presenter "Presenter";
    /// Its planned time.
    minutes: Minutes, Minutes "Minutes";
    /// A fixed start.
    fixed_start: Option<Timestamp>, FixedStart "Fixed start";
    /// Its kind.
    kind: ItemKind, Kind "Kind";
    /// The deck as the file names it.
    deck: Option<String>, Deck "Deck";
    /// The question for the group.
    question: Option<String>, Question "Question";
    /// What can be decided about it, if it says so itself.
    outcomes: Option<Vec<String>>, Outcomes "Possible outcomes";
    /// Its short talks.
    talks: Vec<ShortTalk>, Talks "Short talks";
    /// The text of an FYI.
    text: Option<String>, Text "Text";
    /// Links to read more.
    links: Vec<String>, Links "Links";
    /// Who shows its slides.
    shown_by: ShownBy, ShownBy "Slides shown by";
    /// Where the speaker is expected.
    seat: Option<Seat>, Seat "Speaker's place";
}

impl Said {
    /// Gives an item all that is said here, apart from its deck.
    pub(super) fn write_to(&self, item: &mut Item) {
        // What is added to the type must be added here.
        let Self {
            title,
            presenter,
            minutes,
            fixed_start,
            kind,
            deck: _,
            question,
            talks,
            text,
            links,
            shown_by,
            seat,
            outcomes,
        } = self.clone();
        let Minutes { time, talk } = minutes;
        let mut links = links.into_iter();
        *item = Item {
            kind,
            title,
            presenter,
            time,
            talk,
            question,
            text,
            link: links.next(),
            more_links: links.collect(),
            shown_by,
            seat,
            fixed_start,
            talks,
            outcomes,
            ..item.clone()
        };
    }

    /// An item that has only a title.
    pub(super) fn titled(title: &str) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The fields that differ.
    pub(super) fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Field> + 'a {
        Field::ALL.iter().copied().filter(|field| self.differs(*field, other))
    }

    /// The field in words. Times of day are in the session's zone.
    pub(super) fn words(&self, field: Field, zone: &TimeZone) -> String {
        let or = |text: &Option<String>, none: &str| text.clone().unwrap_or_else(|| none.into());
        match field {
            Field::Title => self.title.clone(),
            Field::Presenter => or(&self.presenter, "nobody"),
            Field::Minutes => self.minutes.words(),
            Field::FixedStart => self.fixed_start.map_or_else(|| "none".into(), |at| clock_time(at, zone)),
            Field::Kind => self.kind.name().into(),
            Field::Deck => or(&self.deck, "none"),
            Field::Question => or(&self.question, "none"),
            Field::Outcomes => listed(self.outcomes.as_deref(), "the session's"),
            Field::Talks if self.talks.is_empty() => "none".into(),
            Field::Talks => self.talks.iter().map(|talk| talk.title.clone()).collect::<Vec<_>>().join(", "),
            Field::Text => or(&self.text, "none"),
            Field::Links if self.links.is_empty() => "none".into(),
            Field::Links => self.links.join(", "),
            Field::ShownBy => self.shown_by.words().into(),
            Field::Seat => self.seat.map_or("not said", Seat::words).into(),
        }
    }
}

/// A list of outcomes in words; `none` without one.
pub(super) fn listed(outcomes: Option<&[String]>, none: &str) -> String {
    match outcomes {
        Some([]) => IN_OWN_WORDS.into(),
        Some(outcomes) => outcomes.join("; "),
        None => none.into(),
    }
}

impl Minutes {
    fn words(self) -> String {
        let time = if self.time.is_zero() { "none".into() } else { format!("{} min", minutes_words(self.time)) };
        match self.talk {
            Some(talk) => format!("{time}, of which the talk {} min", minutes_words(talk)),
            None => time,
        }
    }

    /// Whether the talk fits into the whole.
    pub(super) fn fit(self) -> bool {
        self.talk.is_none_or(|talk| talk <= self.time)
    }
}

impl Entry {
    /// An item as it was read from the file.
    pub fn of_spec(spec: &ItemSpec) -> Self {
        let said = Said {
            title: spec.title.clone(),
            presenter: spec.presenter.clone(),
            minutes: Minutes { time: spec.time, talk: spec.talk },
            fixed_start: spec.fixed_start,
            kind: spec.kind,
            deck: spec.deck.as_ref().map(|deck| deck.value.clone()),
            question: spec.question.clone(),
            talks: spec.talks.clone(),
            outcomes: spec.outcomes.clone(),
            text: spec.text.clone(),
            links: spec.links.clone(),
            shown_by: spec.shown_by,
            seat: spec.seat,
        };
        Self { id: spec.id.clone(), said }
    }

    /// An item of the run, with the deck that the file should name for it.
    pub fn of_item(item: &Item, deck: Option<String>) -> Self {
        let said = Said {
            title: item.title.clone(),
            presenter: item.presenter.clone(),
            minutes: Minutes { time: item.time, talk: item.talk },
            fixed_start: item.fixed_start,
            kind: item.kind,
            deck,
            question: item.question.clone(),
            talks: item.talks.clone(),
            outcomes: item.outcomes.clone(),
            text: item.text.clone(),
            links: item.links().map(String::from).collect(),
            shown_by: item.shown_by,
            seat: item.seat,
        };
        Self { id: item.id.clone(), said }
    }
}

/// The deck that the file named for an item when the content was read.
pub(super) fn deck_in_file(content: &SessionContent, item: &Item) -> Option<String> {
    if let Some(named) = content.named_decks.get(&item.id) {
        return Some(named.clone());
    }
    let names_it = item.deck != DeckId::of_item(&item.id) && !item.deck.is_late();
    names_it.then(|| item.deck.as_str().into())
}
