//! What the presenter window is told: words and numbers ready to draw, and the intents that its buttons send.

use serde::Serialize;
use ts_rs::TS;

use crate::content::{InterstitialKind, ItemKind, Link, Section};
use crate::desk::{DeskAction, MinutesPart, Purpose};
use crate::ids::{DeckId, EntryId, ItemId, PollId};
use crate::intent::{Blank, Intent};
use crate::snapshot::{FloorCard, OverviewDeck, Page, PageId, PeopleCard, RoomCard, SearchCard};

/// A time span as of the sending. The window adds what has passed since, times `rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Ticking {
    /// Milliseconds; negative when over.
    #[ts(type = "number")]
    pub ms: i64,
    /// −1 counts down, 0 stands, 1 counts up.
    pub rate: i8,
}

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Projection {
    /// Milliseconds since 1970 as of the sending.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// 1 when it moves on as time passes, else 0.
    pub rate: i8,
}

/// The clocks as of the sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Clocks {
    /// Wall time, milliseconds since 1970.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// The session's zone: seconds east of UTC now.
    pub zone_offset_s: i32,
    /// The session's zone in short: "UTC", "CET".
    pub zone_name: String,
    /// This machine's zone: seconds east of UTC now.
    pub local_offset_s: i32,
}

/// The header's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Header {
    /// "secdispatch · IETF 112".
    pub name: String,
    /// "Security Dispatch · Tue 9 Nov 2021 · 12:00–14:00 UTC".
    pub slot: String,
    /// "Rehearsal", when the slot is not today.
    pub rehearsal: bool,
    /// A plain deck, without a session.
    pub plain: bool,
}

/// What does not change while the content stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SessionCard {
    /// The header's words.
    pub header: Header,
    /// The links, in the order of the file.
    pub links: Vec<Link>,
    /// What is handed on after the session.
    pub handouts: Vec<HandoutRow>,
    /// Every key, for `?` and Ctrl+K.
    pub keys: Vec<KeyRow>,
    /// Every slide of every deck.
    pub overview: Vec<OverviewDeck>,
    /// The IETF's own rules for showing the Note Well: what to do, and what not.
    pub note_well_advice: Advice,
}

/// Advice to the chair, shown while the Note Well is up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct Advice {
    /// Do.
    pub dos: Vec<String>,
    /// Don't.
    pub donts: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

/// One row of the list of keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct KeyRow {
    /// "Turn", "Find", "What the room sees", "Boilerplate", "Run", "Always".
    pub group: String,
    /// What it does, in words.
    pub name: String,
    /// The keys as printed on a keycap: ["→", "Space"].
    #[allow(clippy::doc_link_with_quotes)]
    pub keys: Vec<String>,
    /// What it asks of the session, for the palette.
    pub intent: Option<Intent>,
    /// Or of the windows; with neither only the key makes sense.
    pub desk: Option<DeskAction>,
}

/// How a statement is coloured; the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tone {
    /// The room sees this slide.
    Good,
    /// The room sees something else.
    Other,
    /// Trouble: not drawing, not saved.
    Bad,
}

/// The strip over the slide: what the room sees, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomStatement {
    /// The colour.
    pub tone: Tone,
    /// "The room sees the Note Well".
    pub words: String,
    /// "text as of 9 Nov 2021, in force on that day".
    pub detail: String,
    /// "up for", ticking, when something covers the slide.
    pub up_for: Option<Ticking>,
    /// The button at its end, with its key: "Back to the slide", "N".
    pub action: Option<Primary>,
    /// Small buttons before that one, whose keys may be empty: who shows the slides while the room looks elsewhere.
    pub others: Vec<Primary>,
}

/// What is stamped on the big slide when the room sees something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "stamp", rename_all = "kebab-case")]
#[ts(export)]
pub enum StampView {
    /// The room sees this very slide.
    None,
    /// It sees another page.
    Page {
        /// Which.
        id: PageId,
    },
    /// It sees a blank screen.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// It looks at somebody else's share.
    Elsewhere,
    /// It sees words over the slide.
    Card {
        /// All of them.
        card: RoomCard,
    },
}

/// The chair's slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlideCard {
    /// The page.
    pub page: PageId,
    /// The pages that a key would most likely bring, the likeliest first.
    pub ready: Vec<PageId>,
    /// "Chairs' slides 9 / 14".
    pub position: String,
    /// What belongs beside the position: "step 2 of 4"; empty when there is nothing to add.
    pub beside: String,
    /// Speaker notes, plain text.
    pub notes: String,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NextUp {
    /// The page; `None` at the end of a deck.
    pub page: Option<PageId>,
    /// "Chairs' slides 10 / 14", "2 of 3, → next", "End of deck".
    pub label: String,
    /// What is said in the place of a page: "Then item 3: …".
    pub then: Option<String>,
}

/// How the timer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TimerMood {
    /// Before the first item, or after the end.
    Idle,
    /// The item is up, its time has not started.
    Handover,
    /// Runs.
    Running,
    /// Stands.
    Paused,
    /// Over its time.
    Over,
}

/// The timer card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TimerCard {
    /// "2 · Private Access Tokens · talk".
    pub what: String,
    /// "15 + 10 min".
    pub budget: String,
    /// How it stands.
    pub mood: TimerMood,
    /// The big number: time left, or over when negative; time spent when nothing was planned.
    pub left: Ticking,
    /// "left of the talk", "over time", "not started: P starts it", "paused".
    pub words: String,
    /// The bar's parts in milliseconds (talk, discussion), none when nothing was planned.
    #[ts(type = "number[]")]
    pub parts: Vec<i64>,
    /// Where marks stand on the bar, in milliseconds from its start: at the session's minutes before the end of what
    /// runs (the talk, a short talk, the discussion).
    #[ts(type = "number[]")]
    pub marks: Vec<i64>,
    /// Time spent, against the bar.
    pub spent: Ticking,
    /// What is left for the discussion, when the item has one.
    pub discussion: Option<Ticking>,
    /// When the talk ends, while it runs.
    pub talk_ends: Option<Projection>,
    /// When the item ends.
    pub item_ends: Option<Projection>,
    /// How far behind the plan, in milliseconds; negative is ahead. `None` before the start.
    pub behind: Option<Ticking>,
    /// The time was not started a minute after the item came up: said in words, with what Shift+P does.
    pub reminder: Option<String>,
}

/// The slot against the projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlotStatement {
    /// When the agenda will have ended.
    pub ends: Projection,
    /// Free time of the slot; negative when the agenda runs past it. `None` without a slot.
    pub free: Option<Ticking>,
    /// It has ended.
    pub ended: bool,
}

/// One thing to do, as a button with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Primary {
    /// "Start", "Discussion", "Next speaker".
    pub label: String,
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
}

/// The microphone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MicCard {
    /// "Speaker 5".
    pub who: String,
    /// Time spoken.
    pub spoken: Ticking,
    /// "has spoken, of 2 to 3 minutes".
    pub words: String,
    /// In time, should come to an end, or over.
    pub tone: Tone,
}

/// Whether something was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export)]
pub enum ShowState {
    /// Nothing to be said (black, freeze, agenda).
    Plain,
    /// Not yet.
    NotYet,
    /// Shown here at this time.
    Shown {
        /// "12:01".
        at: String,
        /// For how long in milliseconds.
        #[ts(type = "number")]
        for_ms: i64,
    },
    /// Ticked by the chair as shown by other means.
    Elsewhere {
        /// When it was ticked.
        at: String,
    },
    /// The room sees it now.
    Up,
    /// There is no page for it in this session.
    Missing,
}

/// A button of what can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ShowButton {
    /// The label.
    pub label: String,
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
    /// Whether it was shown.
    pub state: ShowState,
    /// The edition and its standing: "ietf-2021: in force on 9 Nov 2021".
    pub edition: String,
    /// The edition is not the one in force on the session's date: said in words.
    pub warning: Option<String>,
    /// For "shown elsewhere".
    pub kind: Option<InterstitialKind>,
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemState {
    /// Was up.
    Done,
    /// Is up.
    Now,
    /// Comes.
    Planned,
    /// The chair skips it.
    Skipped,
    /// Stands before the one that is up, and was never up itself.
    PassedOver,
}

/// A row of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgendaRow {
    /// For `begin-item`.
    pub id: ItemId,
    /// "2".
    pub number: String,
    /// The title.
    pub title: String,
    /// "Tommy Pauly · no slides yet".
    pub who: String,
    /// "25", "took 9 of 5".
    pub time: String,
    /// How it stands.
    pub state: ItemState,
    /// When it is planned or was begun: "12:05".
    pub at: String,
    /// What it is.
    pub kind: ItemKind,
    /// Who presents, alone, for editing; may be empty.
    pub presenter: String,
    /// What the group is asked; may be empty.
    pub question: String,
    /// Where the plan has it: "12:05–12:30"; empty without a slot.
    pub planned: String,
    /// When it was up: "12:06–12:31", "12:06–" while it is; empty before.
    pub actual: String,
    /// When it will be; `None` for what is over, skipped or passed over.
    pub projected: Option<ProjectedTimes>,
    /// Its fixed start: "13:00".
    pub fixed_start: Option<String>,
    /// Free time before that, while there is some.
    pub free_before: Option<Ticking>,
    /// The short talks that it holds.
    pub talks: Vec<TalkRow>,
}

/// When an item will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ProjectedTimes {
    /// Its start.
    pub start: Projection,
    /// Its end.
    pub end: Projection,
}

/// One of the short talks of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TalkRow {
    /// Its title.
    pub title: String,
    /// Who presents; may be empty.
    pub who: String,
    /// Its minutes: "5"; empty when it has none of its own.
    pub time: String,
    /// It is the one that is on.
    pub now: bool,
}

/// The agenda against the slot: what must be cut, and the ways to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RundownCard {
    /// "To end at 14:00, cut 6 min"; `None` while the session ends in time, or once the chair lets it run over.
    pub cut: Option<String>,
    /// The ways there are; none while it ends in time, or once the chair lets it run over.
    pub ways: Vec<WayRow>,
    /// "Runs over until 14:06", once the chair has said so.
    pub accepted: Option<String>,
    /// When the group agreed to the agenda: "12:03".
    pub agreed: Option<String>,
    /// There is something that `redo` would put back: "Ctrl+Shift+Z puts back: item moved".
    pub redo: Option<String>,
}

/// A way to deal with a session that runs late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayRow {
    /// "Drop item 3, Multicast Transports".
    pub words: String,
    /// Each item that changes: "5 · AOB: 10 → 4 min".
    pub changes: Vec<String>,
    /// When the session would end.
    pub ends: Projection,
    /// Whether that is in time.
    pub on_time: bool,
    /// What takes it.
    pub intent: Intent,
}

/// A row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckRow {
    /// For `tick`.
    pub id: EntryId,
    /// Which part.
    pub section: Section,
    /// What is to be done.
    pub text: String,
    /// When it was ticked: "12:01".
    pub ticked: Option<String>,
    /// The journal ticks it, not the chair.
    pub by_journal: bool,
}

/// A line for the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NoteRow {
    /// "12:31".
    pub at: String,
    /// The line.
    pub text: String,
    /// What it stands under: "2 · Private Access Tokens", "Before the first item".
    pub item: String,
}

/// Whether what is shown is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "saved", rename_all = "kebab-case")]
#[ts(export)]
pub enum Saved {
    /// All of it, at this time.
    Yes {
        /// "12:31:07".
        at: String,
    },
    /// Being written.
    Writing,
    /// It cannot be written: why, and what to do.
    No {
        /// In words.
        why: String,
    },
}

/// Something that went wrong, and what was done of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Trouble {
    /// In words.
    pub words: String,
}

/// A question that the program asks: Enter accepts (`go-on`), Esc declines (`start-over`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Offer {
    /// "Go on at slide 7 (stopped 12:31)?".
    pub words: String,
    /// What Enter does: "Go on".
    pub accept: String,
    /// What Esc does: "Start over".
    pub decline: String,
}

/// A deck that wants a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Locked {
    /// "pat.pdf is encrypted and asks for a password".
    pub words: String,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Draft {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub text: String,
    /// The poll whose result is typed.
    pub poll: Option<PollId>,
    /// It was begun from the audience window, and is typed there.
    pub from_audience: bool,
}

/// The overview, while it is open. Its decks stand in the session's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OverviewCard {
    /// The tile that is chosen: its first page.
    pub chosen: PageId,
}

/// The text of a slide that is drawn from pixels, for selecting, copying and reading aloud, and its links.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextLayer {
    /// Which slide.
    pub page: PageId,
    /// Its lines, in reading order.
    pub lines: Vec<TextBox>,
    /// Its links.
    pub links: Vec<LinkBox>,
}

/// A line of text. Places are fractions of the slide's width and height, from its left upper corner.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextBox {
    /// What it says.
    pub text: String,
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A link on a slide; its place as a line's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkBox {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Where it leads.
    pub to: LinkTo,
}

/// Where a link on a slide leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "to", rename_all = "kebab-case")]
#[ts(export)]
pub enum LinkTo {
    /// To another slide of the deck.
    Slide {
        /// The deck.
        deck: DeckId,
        /// Which, from 1.
        slide: u32,
    },
    /// Out of the deck.
    Url {
        /// The address.
        url: String,
    },
}

/// The status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StatusLine {
    /// "Room's window on HDMI-1, 1920 × 1080", "behind this one, drawing".
    pub room_window: String,
    /// Whether what is shown is on disk.
    pub saved: Saved,
    /// One of our windows has the focus, so keys come here.
    pub focused: bool,
    /// The presenter window is kept above all others.
    pub on_top: bool,
    /// The agenda differs from the session's file, so it can be saved there.
    pub agenda_unsaved: bool,
}

/// A text that the chair hands on at the end, with the page that it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoutRow {
    /// "Report to the area director".
    pub label: String,
    /// What copies it.
    pub part: MinutesPart,
    /// Where it goes.
    pub link: Option<Link>,
}

/// The presenter window's state, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // independent things can be open or asked at once
pub struct PresenterSnapshot {
    /// Counts up; acknowledged once drawn.
    #[ts(type = "number")]
    pub number: u64,
    /// The number of the last key of this window that was handled.
    #[ts(type = "number")]
    pub keys_seen: u64,
    /// The clocks.
    pub clocks: Clocks,
    /// What the room sees.
    pub room: RoomStatement,
    /// The stamp on the big slide.
    pub stamp: StampView,
    /// The chair's slide.
    pub slide: SlideCard,
    /// What comes next.
    pub next: NextUp,
    /// The slot; `None` without an agenda.
    pub slot: Option<SlotStatement>,
    /// What must be cut, and the ways to do it; `None` without an agenda.
    pub rundown: Option<RundownCard>,
    /// The timer.
    pub timer: TimerCard,
    /// The one thing to do next.
    pub primary: Option<Primary>,
    /// Who speaks.
    pub mic: Option<MicCard>,
    /// The queue, outcomes, polls, and what the room sees of the time.
    pub floor: FloorCard,
    /// Who and what is in place.
    pub people: PeopleCard,
    /// What can be shown.
    pub shows: Vec<ShowButton>,
    /// The Note Well is up: its advice is shown.
    pub note_well_up: bool,
    /// The agenda.
    pub agenda: Vec<AgendaRow>,
    /// The checklist.
    pub checklist: Vec<CheckRow>,
    /// Lines for the minutes, latest last.
    pub notes: Vec<NoteRow>,
    /// Digits typed so far, before Enter.
    pub digits: Option<String>,
    /// A word to the chair about the last key.
    pub notice: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// What is said before that: "2 items were not reached: Multicast, AOB"; empty when all were.
    pub not_reached: String,
    /// The program asks which of two to do.
    pub offer: Option<Offer>,
    /// What waits for Ctrl+Enter: "pat-01.pdf ready, 14 slides".
    pub waiting: Option<String>,
    /// What the changed session file says, which may be taken over: "The session file has changed (new: Tea)".
    pub changed_file: Option<String>,
    /// A deck that wants a password.
    pub locked: Option<Locked>,
    /// A line being typed.
    pub draft: Option<Draft>,
    /// What the line finds, when it is a search.
    pub search: Option<SearchCard>,
    /// The overview, while it is open.
    pub overview: Option<OverviewCard>,
    /// The list of keys is open.
    pub help_open: bool,
    /// The chooser of an outcome is open.
    pub outcome_open: bool,
    /// What went wrong lately.
    pub troubles: Vec<Trouble>,
    /// The status line.
    pub status: StatusLine,
}

/// What comes through the presenter window's channel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "message", rename_all = "kebab-case")]
#[ts(export)]
pub enum PresenterMessage {
    /// Pages, new or changed.
    Pages {
        /// The pages.
        pages: Vec<Page>,
    },
    /// What does not change while the content stays.
    Session {
        /// All of it.
        card: Box<SessionCard>,
    },
    /// What can be read on a slide that is drawn from pixels, and where its links are. Sent once it is shown.
    Text {
        /// All of it.
        layer: Box<TextLayer>,
    },
    /// The state.
    Snapshot {
        /// The state.
        snapshot: Box<PresenterSnapshot>,
    },
}
