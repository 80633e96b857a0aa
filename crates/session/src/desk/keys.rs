//! Which key does what. One table serves both windows, the list of keys (`?`) and the palette (Ctrl+K).
//!
//! Keys go by character, not by place on a keyboard. Keys whose features are still to come are not bound.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::action::{DeskAction, MinutesPart};
use crate::desk::key_press::KeyPress;
use crate::model::blank::Blank;
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
use crate::model::room_plan::ShownBy;
use crate::queries::overview::Towards;

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

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Something of the session.
    Intent(Intent),
    /// Something of the windows.
    Desk(DeskAction),
    /// A digit of a slide's number.
    Digit(char),
    /// Takes back the last digit, or goes back in the history.
    ClearDigits,
    /// The chair has to answer first.
    AnswerFirst,
    /// The key is the chooser's, which stands in the presenter window: struck elsewhere it does nothing.
    ChooseThere,
}

/// What the windows are in the middle of; it decides what Enter and Esc mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent things can be open at once
pub struct Mode<'a> {
    /// A plain deck, without a session.
    pub plain: bool,
    /// Digits typed so far.
    pub digits: &'a str,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// An item is still to come, for Shift+→ to begin though the end is asked.
    pub items_left: bool,
    /// An earlier run is offered.
    pub offer: bool,
    /// The list of keys is open.
    pub help_open: bool,
    /// The overview is open.
    pub overview_open: bool,
    /// The chooser of an outcome is open.
    pub outcome_open: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Chord {
    /// As in the DOM; letters in lower case.
    key: &'static str,
    ctrl: bool,
    /// `None`: whatever the keyboard needs to make the character.
    shift: Option<bool>,
}

const fn key(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: Some(false) }
}
const fn sign(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: None }
}
const fn shift(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: Some(true) }
}
const fn ctrl(key: &'static str) -> Chord {
    Chord { key, ctrl: true, shift: None }
}

struct Binding {
    group: &'static str,
    name: &'static str,
    caps: &'static [&'static str],
    chords: &'static [Chord],
    command: fn() -> Command,
    /// Whether a plain deck has it.
    plain: bool,
}

macro_rules! bindings {
    ($($group:literal { $($name:literal, $caps:expr, $chords:expr => $command:expr, $plain:literal;)* })*) => {
        &[$($(Binding {
            group: $group, name: $name, caps: &$caps, chords: &$chords, command: || $command, plain: $plain,
        },)*)*]
    };
}

use Command::{Desk, Intent as Do};

const fn show(kind: InterstitialKind) -> Command {
    Do(Intent::Show { kind })
}

const BINDINGS: &[Binding] = bindings! {
    "Turn" {
        "Next slide", ["→", "↓", "Space", "PageDown"],
            [key("ArrowRight"), key("ArrowDown"), key(" "), sign("PageDown")] => Do(Intent::Next), true;
        "Slide before", ["←", "↑", "PageUp"],
            [key("ArrowLeft"), key("ArrowUp"), shift(" "), sign("PageUp")] => Do(Intent::Back), true;
        "First slide", ["Home"], [key("Home")] => Do(Intent::First), true;
        "Last slide", ["End"], [key("End")] => Do(Intent::Last), true;
        "Next slide, past the steps of this one", ["]"], [sign("]")] => Do(Intent::SkipOn), true;
        "First step of this slide, then slide before", ["["], [sign("[")] => Do(Intent::SkipBack), true;
        "Back to where you were", ["Backspace"], [key("Backspace")] => Command::ClearDigits, true;
    }
    "Find" {
        "Overview of all slides", ["O"], [key("o")] => Desk(DeskAction::Overview), true;
        "Search the slides", ["/"], [sign("/")] => Desk(DeskAction::OpenSearch), true;
        "All keys", ["?"], [sign("?")] => Desk(DeskAction::Help), true;
    }
    "Decks" {
        "Attach a deck to the running item", ["Ctrl+O"], [ctrl("o")] => Desk(DeskAction::ChooseDeck), false;
        "Attach the deck whose file was copied", ["Ctrl+V"], [ctrl("v")] => Desk(DeskAction::PasteDeck), false;
        "Take what waits: a late deck, a new version, the changed session file", ["Ctrl+Enter"], [ctrl("Enter")] => Desk(DeskAction::TakeWaiting), true;
        "Keep what the session has, though its file has changed", [], [] => Desk(DeskAction::KeepWhatWas), false;
    }
    "What the room sees" {
        "Black", ["B", "."], [key("b"), sign(".")] => Do(Intent::Blank { colour: Blank::Black }), true;
        "White", ["W", ","], [key("w"), sign(",")] => Do(Intent::Blank { colour: Blank::White }), true;
        "Freeze", ["F"], [key("f")] => Do(Intent::Freeze), true;
        "Chairs' slides, and back", ["H"], [key("h")] => Do(Intent::ChairsDeck), false;
        "Agenda", ["A"], [key("a")] => show(InterstitialKind::Agenda), false;
        "Summary: the outcomes so far", ["S"], [key("s")] => Do(Intent::ShowSummary), false;
        "The item's question", ["Q"], [key("q")] => Do(Intent::ShowQuestion), false;
        "Time card in the corner", ["K"], [key("k")] => Do(Intent::TimeCard { minutes: None, large: false }), false;
        "Time card over the slide", ["Shift+K"], [shift("k")] => Do(Intent::TimeCard { minutes: None, large: true }), false;
        "The room sees the timer, or no longer", ["Shift+T"], [shift("t")] => Do(Intent::RoomTimer), false;
        "The room sees that the queue is closed", [], [] => Do(Intent::ShowQueueClosed), false;
        "The room sees the poll's result", ["Shift+V"], [shift("v")] => Do(Intent::ShowPoll { poll: None }), false;
        "The room looks elsewhere", ["X"], [key("x")] => Do(Intent::Elsewhere), false;
        "The presenter shows the slides", [], [] => Do(Intent::ShownBy { by: ShownBy::Presenter }), false;
        "Meetecho shows its own copy of the slides", [], [] => Do(Intent::ShownBy { by: ShownBy::Meetecho }), false;
        "Full screen for the room's window", ["F11", "F5"], [sign("F11"), sign("F5")] => Desk(DeskAction::FullScreen), true;
    }
    "Boilerplate" {
        "Note Well", ["N"], [key("n")] => show(InterstitialKind::NoteWell), false;
        "Code of Conduct", ["C"], [key("c")] => show(InterstitialKind::CodeOfConduct), false;
        "Recording notice", ["R"], [key("r")] => show(InterstitialKind::Recording), false;
        "Meeting tips", ["T"], [key("t")] => show(InterstitialKind::Tips), false;
        "Mic rules", ["G"], [key("g")] => show(InterstitialKind::MicRules), false;
        "Links and QR codes", ["L"], [key("l")] => show(InterstitialKind::Links), false;
    }
    "Run" {
        "Next item", ["Shift+→"], [shift("ArrowRight")] => Do(Intent::NextItem), false;
        "Item before", ["Shift+←"], [shift("ArrowLeft")] => Do(Intent::PreviousItem), false;
        "Start or pause the time", ["P"], [key("p")] => Do(Intent::StartOrPause), false;
        "Start the time as of when the item came up", ["Shift+P"], [shift("p")] => Do(Intent::StartAsOf { seconds: None }), false;
        "A minute more", ["+", "="], [sign("+"), sign("=")] => Do(Intent::AddMinutes { minutes: 1 }), true;
        "A minute less", ["−"], [sign("-"), sign("−")] => Do(Intent::AddMinutes { minutes: -1 }), true;
        "Reset the item's time", ["Ctrl+Backspace"], [ctrl("Backspace")] => Do(Intent::ResetTime), false;
        "Begin the discussion, then next speaker", ["M"], [key("m")] => Do(Intent::Mic), false;
        "Close the queue, or open it again", ["Shift+M"], [shift("m")] => Do(Intent::CloseQueue), false;
        "A name joins the queue", ["I"], [key("i")] => Desk(DeskAction::OpenQueue), false;
        "Name of who spoke last", ["Shift+I"], [shift("i")] => Desk(DeskAction::OpenName), false;
        "Mic free", ["Ctrl+M"], [ctrl("m")] => Do(Intent::MicFree), false;
        "Decide the outcome", ["D"], [key("d")] => Desk(DeskAction::OpenOutcome), false;
        "Poll: its question, then its result", ["V"], [key("v")] => Desk(DeskAction::OpenPoll), false;
        "Take over Meetecho's polls from a file", [], [] => Desk(DeskAction::ChoosePolls), false;
        "Copy the minutes since the last copy", [], [] => Desk(DeskAction::CopyMinutes { part: MinutesPart::SinceLastCopy }), false;
        "Copy the minutes of this item", [], [] => Desk(DeskAction::CopyMinutes { part: MinutesPart::Item }), false;
        "Copy all minutes", [], [] => Desk(DeskAction::CopyMinutes { part: MinutesPart::Whole }), false;
        "Take the first way to end on time", ["Shift+W"], [shift("w")] => Do(Intent::TakeBestWay), false;
        "Agenda agreed", [], [] => Do(Intent::AgreeAgenda), false;
        "End the session", [], [] => Do(Intent::AskToEnd), false;
        "Next of the item's short talks", ["Shift+↓"], [shift("ArrowDown")] => Do(Intent::NextTalk), false;
        "Save the agenda to the file", [], [] => Desk(DeskAction::SaveAgenda), false;
        "Note to the minutes", ["J", "'"], [key("j"), sign("'")] => Desk(DeskAction::OpenNote), false;
    }
    "Always" {
        "Narrow window, or wide", ["Z"], [key("z")] => Desk(DeskAction::Narrow), true;
        "Above other windows, or no longer", [], [] => Desk(DeskAction::OnTop), true;
        "Take back a decision", ["Ctrl+Z"], [Chord { key: "z", ctrl: true, shift: Some(false) }] => Do(Intent::Undo), true;
        "Put it back", ["Ctrl+Shift+Z", "Ctrl+Y"],
            [Chord { key: "z", ctrl: true, shift: Some(true) }, ctrl("y")] => Do(Intent::Redo), true;
    }
};

/// What a plain deck's letters do, as in `PowerPoint` and reveal.js.
const PLAIN_LETTERS: &[(&str, Intent)] = &[("n", Intent::Next), ("p", Intent::Back), ("s", Intent::StartOrPause)];

/// What the key asks for, or `None` when it is not bound.
pub fn command(press: &KeyPress, mode: Mode<'_>) -> Option<Command> {
    if press.alt {
        return None;
    }
    let lower = if press.key.chars().count() == 1 { press.key.to_lowercase() } else { press.key.clone() };
    match (lower.as_str(), press.ctrl) {
        ("Escape", _) => return Some(escape(mode)),
        ("Enter", false) => return Some(enter(mode)),
        // The chooser's digits are its own: struck elsewhere they are no slide's number.
        (digit, false) if mode.outcome_open && digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
            return Some(if mode.offer { Command::AnswerFirst } else { Command::ChooseThere });
        }
        (digit, false) if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
            return Some(Command::Digit(char::from(digit.as_bytes()[0])));
        }
        _ => {}
    }
    if mode.overview_open
        && !press.ctrl
        && !press.shift
        && let Some(action) = in_overview(&lower)
    {
        return Some(if mode.offer { Command::AnswerFirst } else { Desk(action) });
    }
    if mode.plain
        && !press.ctrl
        && let Some((_, intent)) = PLAIN_LETTERS.iter().find(|(letter, _)| *letter == lower)
    {
        return Some(if mode.offer { Command::AnswerFirst } else { Do(intent.clone()) });
    }
    let chord = |chord: &Chord| {
        chord.key == lower && chord.ctrl == press.ctrl && chord.shift.is_none_or(|shift| shift == press.shift)
    };
    let binding = BINDINGS.iter().find(|binding| (binding.plain || !mode.plain) && binding.chords.iter().any(chord))?;
    let command = (binding.command)();
    Some(match command {
        Command::Intent(_) | Command::ClearDigits | Command::Desk(DeskAction::Overview | DeskAction::OpenSearch)
            if mode.offer =>
        {
            Command::AnswerFirst
        }
        Command::Intent(Intent::NextItem) if mode.asks_to_end && !mode.items_left => Do(Intent::EndSession),
        Command::ClearDigits if mode.digits.is_empty() => Do(Intent::HistoryBack),
        command => command,
    })
}

fn enter(mode: Mode<'_>) -> Command {
    if mode.offer {
        Desk(DeskAction::GoOn)
    } else if mode.asks_to_end {
        Do(Intent::EndSession)
    } else if mode.outcome_open {
        Command::ChooseThere
    } else if !mode.digits.is_empty() {
        // A number too long to be one is no slide either: never a turn.
        Do(Intent::GoToNumber { number: mode.digits.parse().unwrap_or(u32::MAX) })
    } else if mode.overview_open {
        Desk(DeskAction::GoToChosen)
    } else {
        Do(Intent::Next)
    }
}

/// What moves the choice while the overview is open. `PageUp` and `PageDown` are a clicker's, and go on turning.
fn in_overview(key: &str) -> Option<DeskAction> {
    let towards = match key {
        "ArrowLeft" => Towards::Left,
        "ArrowRight" => Towards::Right,
        "ArrowUp" => Towards::Up,
        "ArrowDown" => Towards::Down,
        "Home" => Towards::First,
        "End" => Towards::Last,
        " " => return Some(DeskAction::GoToChosen),
        _ => return None,
    };
    Some(DeskAction::Choose { towards })
}

fn escape(mode: Mode<'_>) -> Command {
    if mode.help_open {
        Desk(DeskAction::Help)
    } else if mode.offer {
        Desk(DeskAction::StartOver)
    } else if mode.asks_to_end {
        Desk(DeskAction::StayInSession)
    } else if mode.outcome_open {
        Desk(DeskAction::OpenOutcome)
    } else if !mode.digits.is_empty() {
        Command::ClearDigits
    } else if mode.overview_open {
        Desk(DeskAction::Overview)
    } else {
        Do(Intent::Uncover)
    }
}

/// Every key, in the order of the list that `?` shows.
pub fn rows(plain: bool) -> Vec<KeyRow> {
    let row = |group: &str, name: &str, caps: &[&str], intent: Option<Intent>| KeyRow {
        group: group.into(),
        name: name.into(),
        keys: caps.iter().map(ToString::to_string).collect(),
        intent,
        desk: None,
    };
    let mut rows: Vec<KeyRow> = BINDINGS
        .iter()
        .filter(|binding| binding.plain || !plain)
        .map(|binding| {
            let (intent, desk) = match (binding.command)() {
                Do(intent) => (Some(intent), None),
                Desk(action) => (None, Some(action)),
                Command::ClearDigits => (Some(Intent::HistoryBack), None),
                Command::Digit(_) | Command::AnswerFirst | Command::ChooseThere => (None, None),
            };
            KeyRow { desk, ..row(binding.group, binding.name, binding.caps, intent) }
        })
        .collect();
    let after = |rows: &[KeyRow], group| rows.iter().rposition(|row| row.group == group).map_or(0, |last| last + 1);
    rows.insert(after(&rows, "Find"), row("Find", "Every action by name", &["Ctrl+K"], None));
    rows.insert(after(&rows, "Find"), row("Find", "Go to slide, by its number or label", &["digits", "Enter"], None));
    if plain {
        let at = rows.iter().position(|row| row.group == "Run").unwrap_or(rows.len());
        rows.insert(at, row("Run", "Start or pause the time", &["S"], Some(Intent::StartOrPause)));
    }
    rows.push(row("Always", "Take away what covers the slide", &["Esc"], Some(Intent::Uncover)));
    rows.push(row("Always", "Slide, sidebar, tabs", &["F6"], None));
    rows.push(row("Always", "Size of the notes", &["Ctrl++", "Ctrl+−"], None));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(text: &str) -> KeyPress {
        let mut press = KeyPress { key: String::new(), ctrl: false, shift: false, alt: false, text: false };
        let mut rest = text;
        while let Some((modifier, tail)) =
            rest.split_once('+').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
        {
            match modifier {
                "Ctrl" => press.ctrl = true,
                "Shift" => press.shift = true,
                "Alt" => press.alt = true,
                _ => panic!("{modifier}"),
            }
            rest = tail;
        }
        press.key = rest.into();
        press
    }

    fn asks(keys: &str) -> Option<Command> {
        command(&press(keys), Mode::default())
    }

    #[test]
    fn clickers_send_keys_that_always_turn_or_blank() {
        assert_eq!(asks("PageDown"), Some(Do(Intent::Next)));
        assert_eq!(asks("PageUp"), Some(Do(Intent::Back)));
        assert_eq!(asks("."), Some(Do(Intent::Blank { colour: Blank::Black })));
        assert_eq!(asks("F5"), Some(Desk(DeskAction::FullScreen)));
        assert_eq!(asks("Escape"), Some(Do(Intent::Uncover)));
    }

    #[test]
    fn letters_go_by_character_with_and_without_caps_lock() {
        assert_eq!(asks("n"), asks("N"));
        assert_eq!(asks("Shift+P"), Some(Do(Intent::StartAsOf { seconds: None })));
        assert_eq!(asks("P"), Some(Do(Intent::StartOrPause)));
        assert_eq!(asks("Shift++"), Some(Do(Intent::AddMinutes { minutes: 1 })));
        assert_eq!(asks("Alt+n"), None);
        assert_eq!(asks("Ctrl+n"), None);
        assert_eq!(asks("Shift+N"), None);
    }

    #[test]
    fn a_name_joins_the_queue_and_with_shift_names_who_spoke_last() {
        assert_eq!(asks("i"), Some(Desk(DeskAction::OpenQueue)));
        assert_eq!(asks("I"), Some(Desk(DeskAction::OpenQueue)), "with Caps Lock");
        assert_eq!(asks("Shift+I"), Some(Desk(DeskAction::OpenName)));
    }

    #[test]
    fn enter_goes_to_the_typed_slide_else_turns() {
        let typed = Mode { digits: "12", ..Mode::default() };
        assert_eq!(command(&press("Enter"), typed), Some(Do(Intent::GoToNumber { number: 12 })));
        assert_eq!(command(&press("Escape"), typed), Some(Command::ClearDigits));
        assert_eq!(asks("Enter"), Some(Do(Intent::Next)));
    }

    #[test]
    fn questions_are_answered_before_anything_else() {
        let offer = Mode { offer: true, ..Mode::default() };
        assert_eq!(command(&press("Enter"), offer), Some(Desk(DeskAction::GoOn)));
        assert_eq!(command(&press("Escape"), offer), Some(Desk(DeskAction::StartOver)));
        assert_eq!(command(&press("ArrowRight"), offer), Some(Command::AnswerFirst));
        let end = Mode { asks_to_end: true, ..Mode::default() };
        assert_eq!(command(&press("Shift+ArrowRight"), end), Some(Do(Intent::EndSession)));
        assert_eq!(command(&press("Escape"), end), Some(Desk(DeskAction::StayInSession)));
        let early = Mode { items_left: true, ..end };
        assert_eq!(command(&press("Shift+ArrowRight"), early), Some(Do(Intent::NextItem)));
        assert_eq!(command(&press("Enter"), early), Some(Do(Intent::EndSession)));
    }

    #[test]
    fn while_an_outcome_is_chosen_no_digit_and_no_enter_turns_a_slide() {
        let choosing = Mode { outcome_open: true, ..Mode::default() };
        for key in ["1", "5", "Enter"] {
            assert_eq!(command(&press(key), choosing), Some(Command::ChooseThere), "{key}");
        }
        let asked = Mode { offer: true, ..choosing };
        assert_eq!(command(&press("1"), asked), Some(Command::AnswerFirst));
        assert_eq!(command(&press("Escape"), choosing), Some(Desk(DeskAction::OpenOutcome)));
        assert_eq!(command(&press("PageDown"), choosing), Some(Do(Intent::Next)));
    }

    #[test]
    fn a_plain_deck_has_no_session_keys() {
        let plain = Mode { plain: true, ..Mode::default() };
        assert_eq!(command(&press("n"), plain), Some(Do(Intent::Next)));
        assert_eq!(command(&press("p"), plain), Some(Do(Intent::Back)));
        for session_key in
            ["c", "r", "t", "g", "l", "Shift+ArrowRight", "m", "j", "a", "h", "x", "i", "Shift+i", "Ctrl+o"]
        {
            assert_eq!(command(&press(session_key), plain), None, "{session_key}");
        }
    }

    #[test]
    fn in_the_overview_arrows_choose_and_a_clicker_turns() {
        let open = Mode { overview_open: true, ..Mode::default() };
        let choose = |towards| Some(Desk(DeskAction::Choose { towards }));
        for (key, towards) in [
            ("ArrowLeft", Towards::Left),
            ("ArrowRight", Towards::Right),
            ("ArrowUp", Towards::Up),
            ("ArrowDown", Towards::Down),
            ("Home", Towards::First),
            ("End", Towards::Last),
        ] {
            assert_eq!(command(&press(key), open), choose(towards), "{key}");
        }
        assert_eq!(command(&press("Enter"), open), Some(Desk(DeskAction::GoToChosen)));
        assert_eq!(command(&press(" "), open), Some(Desk(DeskAction::GoToChosen)));
        assert_eq!(command(&press("o"), open), Some(Desk(DeskAction::Overview)));
        assert_eq!(command(&press("Escape"), open), Some(Desk(DeskAction::Overview)));
        assert_eq!(command(&press("PageDown"), open), Some(Do(Intent::Next)));
        assert_eq!(command(&press("PageUp"), open), Some(Do(Intent::Back)));
        assert_eq!(command(&press("/"), open), Some(Desk(DeskAction::OpenSearch)));
        let typed = Mode { digits: "7", ..open };
        assert_eq!(command(&press("Enter"), typed), Some(Do(Intent::GoToNumber { number: 7 })));
        assert_eq!(command(&press("Escape"), typed), Some(Command::ClearDigits));
        // The list of keys lies above it.
        let help = Mode { help_open: true, ..open };
        assert_eq!(command(&press("Escape"), help), Some(Desk(DeskAction::Help)));
    }

    #[test]
    fn no_two_bindings_share_a_key() {
        for (index, one) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[index + 1..] {
                for chord in one.chords {
                    assert!(!other.chords.contains(chord), "{} and {} share {}", one.name, other.name, chord.key);
                }
            }
        }
    }
}
