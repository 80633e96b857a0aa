//! A row of the table of keys: what an action is called, its keys, and what it does.

use serde::Serialize;
use ts_rs::TS;

use crate::model::desk_action::DeskAction;
use crate::model::intent::Intent;
use crate::model::keys::chord::Chord;

/// When the keys of a row count. Those before [`When::Anytime`] come first: what is open takes its keys before the rest
/// gets any, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum When {
    /// While it is asked where the notes are on a deck's pages.
    AskedAboutNotes,
    /// While the list of keys is open.
    InKeyList,
    /// While it is asked whether to close Chairside.
    AskedToClose,
    /// While an earlier run that is over is offered to read.
    OfferedToRead,
    /// While an earlier run is offered to go on with.
    Offered,
    /// While "End the session?" is asked.
    AskedToEnd,
    /// While it is asked after the last item.
    AskedToEndAfterLast,
    /// While the password of a deck is asked for.
    Locked,
    /// While an outcome is chosen.
    InChooser,
    /// While digits of a slide's number are typed.
    InNumber,
    /// While the overview is open.
    InOverview,
    /// A tool to point with is armed.
    Pointing,
    /// At any time, unless what is open takes the key.
    Anytime,
    /// At any time in the presenter window, while text is typed too: the window does it without asking the rules.
    InView,
    /// While a line is typed.
    InLine,
    /// While a search is typed.
    InSearch,
    /// On a row of a list whose order can be changed: the agenda, the queue.
    OnRow,
    /// In a field or a question of the presenter window's own.
    InForm,
}

impl When {
    /// Whether `?` lists its rows; the others' keys stand on what is open.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Anytime | Self::InView)
    }
}

/// What an action does.
#[derive(Debug, Clone, Copy)]
pub enum Does {
    /// Something to the session.
    Intent(fn() -> Intent),
    /// Something to the windows.
    Desk(fn() -> DeskAction),
    /// Types a digit of a slide's number.
    Digit,
    /// Goes to the slide whose number is typed.
    GoToNumber,
    /// Drops the number that is typed.
    DropNumber,
    /// Something that only the presenter window can do by itself.
    View,
}

/// When a letter among the keys of a row acts. Letters that follow one another fast are words rather than commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// At once. If more letters follow, it is undone.
    AtOnce,
    /// After a moment without another letter.
    Waits,
}

/// A row of the table of keys.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Under what it is listed: "Turn", "What the room sees".
    pub group: &'static str,
    /// What it does, in words, in the list and the palette.
    pub name: &'static str,
    /// What stands on its button, where that is not the name.
    pub button: Option<&'static str>,
    /// Other words to find it by in the palette, separated by blanks.
    pub synonyms: &'static str,
    /// When its keys count.
    pub when: When,
    /// Its keys, the one to be shown on buttons first. None: only the palette and buttons have it.
    pub keys: &'static [Chord],
    /// Its keys in a plain deck alone, besides the others.
    pub plain_keys: &'static [Chord],
    /// What has to be pressed after it; the list shows that too.
    pub then: &'static [Chord],
    /// Whether a plain deck has it, and its keys.
    pub plain: bool,
    /// When a letter among its keys acts.
    pub letter: Letter,
    /// The room can see what it does, so that its keys can be set to need Ctrl.
    pub seen: bool,
    /// What it does.
    pub does: Does,
}

/// A row that does something to the session.
pub(super) const fn intent(does: fn() -> Intent) -> Row {
    row(Does::Intent(does))
}

/// A row that does something to the windows.
pub(super) const fn desk(does: fn() -> DeskAction) -> Row {
    row(Does::Desk(does))
}

/// A row that the presenter window sees to.
pub(super) const fn view() -> Row {
    row(Does::View)
}

/// A row that does this.
pub(super) const fn row(does: Does) -> Row {
    Row {
        group: "",
        name: "",
        button: None,
        synonyms: "",
        when: When::Anytime,
        keys: &[],
        plain_keys: &[],
        then: &[],
        plain: false,
        letter: Letter::AtOnce,
        seen: false,
        does,
    }
}

/// The columns of the table, to be set one by one.
impl Row {
    pub(super) const fn on(self, keys: &'static [Chord]) -> Self {
        Self { keys, ..self }
    }

    pub(super) const fn then(self, then: &'static [Chord]) -> Self {
        Self { then, ..self }
    }

    /// A plain deck has it too.
    pub(super) const fn plain(self) -> Self {
        Self { plain: true, ..self }
    }

    /// A plain deck has these keys for it.
    pub(super) const fn plain_on(self, plain_keys: &'static [Chord]) -> Self {
        Self { plain_keys, ..self }
    }

    /// The room can see what it does, so its letter waits a moment in case it begins a word.
    pub(super) const fn seen(self) -> Self {
        Self { letter: Letter::Waits, seen: true, ..self }
    }

    /// The room can see what it does, but its letter never waits.
    pub(super) const fn seen_at_once(self) -> Self {
        Self { seen: true, ..self }
    }

    /// Its letter waits a moment in case it begins a word, though the room doesn't see what it does.
    pub(super) const fn waits(self) -> Self {
        Self { letter: Letter::Waits, ..self }
    }

    pub(super) const fn button(self, label: &'static str) -> Self {
        Self { button: Some(label), ..self }
    }

    pub(super) const fn also(self, synonyms: &'static str) -> Self {
        Self { synonyms, ..self }
    }

    pub(super) const fn of(self, group: &'static str, when: When, name: &'static str) -> Self {
        Self { group, name, when, ..self }
    }
}

impl Row {
    /// Its keys in a plain deck, or in a session.
    pub fn keys_in(&self, plain: bool) -> impl Iterator<Item = &'static Chord> + use<> {
        let (common, plain_only) = (self.keys, self.plain_keys);
        let common = if self.plain || !plain { common } else { &[] };
        common.iter().chain(if plain { plain_only } else { &[] })
    }

    /// Whether a plain deck, or a session, has it.
    pub fn is_in(&self, plain: bool) -> bool {
        !plain || self.plain || !self.plain_keys.is_empty()
    }
}
