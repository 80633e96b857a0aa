//! What buttons and keys do to the windows or the program.

use chairside_settings::Setting;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::{DeckId, ItemId, PollId};
use crate::model::intent::Intent;
use crate::model::notes_place::NotesPlace;
use crate::model::pointing::Tool;
use crate::model::purpose::Purpose;
use crate::model::side::Side;
use crate::model::towards::Towards;

/// What a button or key does to the windows or the program rather than to the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "desk", rename_all = "kebab-case")]
#[ts(export)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum DeskAction {
    /// Goes on with the earlier run that is offered.
    GoOn,
    /// Starts a new run and leaves the earlier one as it was.
    StartOver,
    /// Takes over the agenda, links and checklist of the changed session file.
    TakeFile,
    /// Keeps what the session has instead.
    KeepWhatWas,
    /// Says where the notes are on the pages of the file that is asked about.
    PlaceNotes {
        /// SHA-256 of the file, in hexadecimal.
        file: String,
        notes: NotesPlace,
    },
    /// Hides the half that is likely to be notes, without another answer to the question about them.
    KeepNotesHidden,
    /// Asks again where the notes are on the pages of the deck on screen.
    AskAboutNotes,
    /// Looks what the Datatracker has now that the session does not.
    Refresh,
    /// Takes these of the changes there.
    TakeChanges {
        /// Their numbers in the list, from 0.
        ticked: Vec<u32>,
    },
    /// Takes nothing, or nothing more, of them.
    LeaveChanges,
    /// Does not end the session after all.
    StayInSession,
    /// Closes Chairside, after a question while an item is up.
    Quit,
    /// Does not close it after all.
    StayOpen,
    /// Opens or closes the list of keys.
    Help,
    /// Opens the line for a note.
    OpenNote,
    /// Opens the chooser of an outcome, or closes it.
    OpenOutcome,
    /// Opens the line for a poll: its question, or its result when one was asked.
    OpenPoll,
    /// Opens the line for the result of this poll.
    OpenResult { poll: PollId },
    /// Opens the line for a name in the queue.
    OpenQueue,
    /// Opens the line for the name of who spoke last.
    OpenName,
    /// Opens the search.
    OpenSearch,
    /// Opens or closes the overview.
    Overview,
    /// How many tiles stand beside each other in the overview.
    OverviewColumns {
        /// At least 1.
        columns: u32,
    },
    /// Chooses another tile of the overview.
    Choose {
        /// Where it is, seen from the one that is chosen.
        towards: Towards,
    },
    /// Chooses the tile of a slide.
    ChooseSlide {
        /// Of which deck.
        deck: DeckId,
        /// Which page of it, from 1.
        slide: u32,
    },
    /// Goes to the tile of the overview that is chosen.
    GoToChosen,
    /// Lets the chair choose a deck for the running item.
    ChooseDeck,
    /// Lets the chair choose a deck for this item.
    ChooseDeckFor { item: ItemId },
    /// Says what a file was dropped on.
    DroppedOn {
        /// The number of the drop.
        number: u32,
        /// The item of the row under it; `None` where there is no row.
        item: Option<ItemId>,
    },
    /// Lets the chair choose a file of polls that Meetecho counted.
    ChoosePolls,
    /// Takes the deck whose file was copied.
    PasteDeck,
    /// Takes what waits: a deck that came late or the new version of the deck on show, else the changed session file.
    TakeWaiting,
    /// The password of the deck that asks for one.
    Password {
        /// As it was typed.
        text: String,
    },
    /// Asks no longer for that password. It is asked for again when an item begins.
    LeaveLocked,
    /// Opens a link outside Chairside; asks first if the text that was clicked does not say where it leads.
    FollowLink {
        /// The address, from a deck or from the session's links.
        url: String,
        /// The text of the link; `None` where it has none, as in a PDF.
        text: Option<String>,
    },
    /// Opens the link that is asked about.
    OpenLink,
    /// Copies its address instead.
    CopyLink,
    /// Leaves it.
    LeaveLink,
    /// The line as it stands in the presenter window.
    DraftText {
        /// All of it.
        text: String,
    },
    /// The line that adds an item as it stands in the presenter window.
    ItemLine {
        /// All of it.
        text: String,
    },
    /// The audience window fills its screen, or no longer.
    FullScreen,
    /// The room's window and the presenter's change screens.
    SwapScreens,
    /// The room's window fills this screen.
    RoomScreen {
        /// Its number, from 1.
        number: u32,
    },
    /// Shows in each window for a moment which screen it is on.
    Identify,
    /// Opens the speaker's window, or closes it.
    SpeakerWindow,
    /// Shows the speaker's window on this screen.
    SpeakerScreen {
        /// Its number, from 1.
        number: u32,
    },
    /// Sets the audience window's size in logical pixels.
    AudienceSize {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
    /// Takes away the messages about trouble.
    Understood,
    /// Makes the presenter window a narrow one, to stand beside a browser, or wide again.
    Narrow,
    /// Keeps the presenter window above all others, or no longer.
    OnTop,
    /// Changes a setting.
    Set {
        /// Which, and to what.
        setting: Setting,
    },
    /// Gives every setting its default again.
    ResetSettings,
    /// Arms a tool to point or draw with, or puts it away if it is armed.
    Point { tool: Tool },
    /// Puts away the tool that is armed.
    PutToolAway,
    /// Puts away the tool and the strokes; if there is nothing to put away, shows the strokes again.
    PutAllAway,
    /// Erases all strokes of the page that the room sees.
    EraseSlide,
    /// Makes the presenter window's text larger or smaller.
    TextSize {
        /// By one step, or back.
        step: SizeStep,
    },
    /// Makes the speaker notes larger or smaller.
    NotesSize {
        /// By one step, or back.
        step: SizeStep,
    },
    /// Writes the agenda as it stands into the session's file.
    SaveAgenda,
    /// Asks for a new file, writes the session into it, and saves there from then on.
    SaveAs,
    /// Shows the rundown as this would leave it, before it is done; as it stands when `None`.
    LookAhead { intent: Option<Intent> },
    /// Reads a pasted agenda, to be looked through.
    ReadAgenda {
        /// What was pasted.
        text: String,
    },
    /// Closes the pasted agenda.
    LeavePasted,
    /// Looks at all decks as the room will see them.
    CheckDecks,
    /// Opens what it found.
    ShowCheck,
    /// Ends that, or closes what it found.
    LeaveCheck,
    /// Puts letters to the presenters about what it found on the clipboard.
    CopyLetters,
    /// Saves, or takes over the changed file, after conflicts were settled.
    SaveSettled {
        /// What was chosen in each conflict that is shown, in their order.
        sides: Vec<Side>,
    },
    /// Leaves the file or the session as it is, with the conflicts.
    LeaveUnsaved,
    /// Puts the notes page on the clipboard, with what of the minutes is not on it yet.
    CopyMergedNotes,
    /// Puts a part of the minutes on the clipboard.
    CopyMinutes { part: MinutesPart },
    /// Lets the chair choose where a part of the minutes is saved, and saves it there.
    SaveHandout { part: MinutesPart },
    /// Looks at what is to be handed on.
    LookAtHandout { part: MinutesPart },
}

impl DeskAction {
    /// What line it opens, if any. A poll has two: its question, and its result once the question was asked.
    pub const fn opens(&self) -> Option<Purpose> {
        match self {
            Self::OpenNote => Some(Purpose::Note),
            Self::OpenSearch => Some(Purpose::Search),
            Self::OpenQueue => Some(Purpose::Queue),
            Self::OpenName => Some(Purpose::Name),
            Self::OpenPoll => Some(Purpose::PollQuestion),
            _ => None,
        }
    }
}

impl DeskAction {
    /// Whether it has to wait until the question about notes is answered. What is typed and drawn goes on.
    pub const fn waits_for_notes(&self) -> bool {
        !matches!(
            self,
            Self::PlaceNotes { .. }
                | Self::KeepNotesHidden
                | Self::DraftText { .. }
                | Self::ItemLine { .. }
                | Self::DroppedOn { .. }
                | Self::LookAhead { .. }
                | Self::OverviewColumns { .. }
                | Self::Set { .. }
                | Self::ResetSettings
                | Self::TextSize { .. }
                | Self::NotesSize { .. }
        )
    }
}

/// A step of a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SizeStep {
    /// The next larger one.
    Larger,
    /// The next smaller one.
    Smaller,
    /// The usual one.
    Usual,
}

/// What of the minutes is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum MinutesPart {
    /// Of the item that is up.
    Item,
    /// What was added since the last copy.
    SinceLastCopy,
    /// All of them; before the first item the page to take notes in.
    Whole,
    /// The report to the area director.
    Report,
    /// The outcomes for the list.
    List,
    /// The items without an outcome.
    WithoutOutcome,
    /// What is still open.
    StillOpen,
    /// The polls in the Datatracker's form.
    Polls,
    /// The files of slides.
    Slides,
    /// The agenda as text, in the form of the IETF's template.
    Agenda,
    /// The page to take notes in.
    NotesPage,
    /// The chairs' slides as a PDF.
    ChairsSlides,
    /// The chairs' slides as a PDF, with what was drawn on them.
    DrawnSlides,
}
