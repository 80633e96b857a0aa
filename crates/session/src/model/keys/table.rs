//! The table of keys. A new key is a row here; what it does to the session is an `Intent`, to the windows a `DeskAction`.

use chairside_settings::Setting;
use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::desk_action::SizeStep::{Larger, Smaller, Usual};
use crate::model::desk_action::{DeskAction, MinutesPart, SizeStep};
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
use crate::model::keys::chord::{DIGIT, ENTER, ESC, alt, bare, ctrl, key, shift, sign};
use crate::model::keys::row::{Does, Row, When, desk, intent, row, view};
use crate::model::pointing::Tool;
use crate::model::room_plan::ShownBy;
use crate::model::towards::Towards;

/// Makes of the rows the enum and its table, in the same order.
macro_rules! actions {
    ($($when:ident $group:literal { $($action:ident $name:literal $row:expr;)* })*) => {
        /// What a key, a button or the palette can do; the table has a row for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        #[serde(rename_all = "kebab-case")]
        #[ts(export)]
        pub enum Action {
            $($(#[doc = $name] $action,)*)*
        }

        impl Action {
            /// All, in the order of the list.
            pub const ALL: &[Self] = &[$($(Self::$action,)*)*];
        }

        const TABLE: &[Row] = &[$($($row.of($group, When::$when, $name),)*)*];
    };
}

const fn show(kind: InterstitialKind) -> Intent {
    Intent::Show { kind }
}

const fn choose(towards: Towards) -> DeskAction {
    DeskAction::Choose { towards }
}

const fn notes(step: SizeStep) -> DeskAction {
    DeskAction::NotesSize { step }
}

const fn text(step: SizeStep) -> DeskAction {
    DeskAction::TextSize { step }
}

const fn copy(part: MinutesPart) -> DeskAction {
    DeskAction::CopyMinutes { part }
}

const fn point(tool: Tool) -> DeskAction {
    DeskAction::Point { tool }
}

actions! {
    Anytime "Turn" {
        Next "Next slide" intent(|| Intent::Next).plain().plain_on(&[sign("n")]).also("forward on advance").on(&[
            key("ArrowRight").repeats(), key("ArrowDown").repeats(), key(" "), sign("PageDown").repeats().clicker(), ENTER,
        ]);
        Back "Previous slide" intent(|| Intent::Back).plain().plain_on(&[sign("p")]).also("before last").on(&[
            key("ArrowLeft").repeats(), key("ArrowUp").repeats(), shift(" "), sign("PageUp").repeats().clicker(),
        ]);
        First "First slide" intent(|| Intent::First).plain().on(&[key("Home")]).also("beginning start top");
        Last "Last slide" intent(|| Intent::Last).plain().on(&[key("End")]).also("bottom finish");
        SkipOn "Next slide, past the steps of this one"
            intent(|| Intent::SkipOn).plain().on(&[sign("]")]).also("skip overlay build animation");
        SkipBack "First step of this slide, then the previous slide"
            intent(|| Intent::SkipBack).plain().on(&[sign("[")]).also("skip overlay build animation before");
        HistoryBack "Back to where you were"
            intent(|| Intent::HistoryBack).plain().on(&[key("Backspace").repeats()]).also("history return previous");
    }
    Anytime "Find" {
        Overview "Overview of all slides"
            desk(|| DeskAction::Overview).plain().on(&[key("o")]).also("grid thumbnails tiles sorter");
        Search "Search the slides"
            desk(|| DeskAction::OpenSearch).plain().on(&[sign("/")]).also("find text word").button("Search");
        Help "All keys"
            desk(|| DeskAction::Help).plain().on(&[sign("?")]).also("help shortcuts keyboard");
    }
    InView "Find" {
        Palette "Every action by name" view().plain().on(&[ctrl("k").without_shift()]).also("palette command");
        SlidesTab "Open the slides of this deck" view().plain().also("tab tiles thumbnails");
        NotesTab "Open the speaker notes" view().plain().also("tab text script");
        QueueTab "Open the queue" view().also("tab mic line speakers names");
        ChecklistTab "Open the checklist" view().also("ready missing people tasks place prepare count tab");
        LinksTab "Open the links" view().also("tab urls addresses");
        MinutesTab "Open the minutes" view().also("tab notes record lines");
    }
    Anytime "Find" {
        TypeNumber "Go to slide, by its number or label"
            row(Does::Digit).plain().on(&[sign(DIGIT)]).then(&[ENTER]);
    }
    Anytime "Decks" {
        AttachDeck "Attach a deck to the running item"
            desk(|| DeskAction::ChooseDeck).on(&[ctrl("o")]).also("open file slides pdf add late");
        PasteDeck "Attach the deck whose file was copied"
            desk(|| DeskAction::PasteDeck).on(&[ctrl("v").without_shift()]).also("paste clipboard slides");
        TakeWaiting "Apply the pending change: a late deck, a new version, the changed session file"
            desk(|| DeskAction::TakeWaiting).plain().on(&[ctrl("Enter")]).also("accept take update reload");
        CheckDecks "Check the decks: small text, weak contrast, fonts, films, the wrong deck"
            desk(|| DeskAction::CheckDecks).plain().also("preflight pre-flight look slides review mail presenters ready").button("Check the decks");
        Refresh "Look for changes on the Datatracker: new slides, another time"
            desk(|| DeskAction::Refresh).on(&[ctrl("u")]).also("refresh update reload revision late deck slot schedule").button("Look for changes");
        KeepWhatWas "Keep what the session has, though its file has changed"
            desk(|| DeskAction::KeepWhatWas).also("reject ignore update");
    }
    Anytime "What the room sees" {
        Black "Black"
            intent(|| Intent::Blank { colour: Blank::Black }).plain().seen_at_once().on(&[key("b"), sign(".").unguarded()]).also("blank hide screen off dark");
        White "White"
            intent(|| Intent::Blank { colour: Blank::White }).plain().seen().on(&[key("w"), sign(",")]).also("blank hide screen");
        Freeze "Freeze" intent(|| Intent::Freeze).plain().seen().on(&[key("f")]).also("hold still stay follow pause screen");
        ChairsSlides "Chairs' slides, and back" intent(|| Intent::ChairsDeck).seen().on(&[key("h")]).also("deck home switch");
        Agenda "Agenda" intent(|| show(InterstitialKind::Agenda)).seen().on(&[key("a")]).also("schedule items plan");
        Summary "Summary: the outcomes so far" intent(|| Intent::ShowSummary).seen().on(&[key("s")]).also("results decisions recap");
        Question "The item's question" intent(|| Intent::ShowQuestion).seen().on(&[key("q")]).also("ask dispatch");
        TimeCard "Time card in the corner"
            intent(|| Intent::TimeCard { minutes: None, large: false }).seen().on(&[key("k")]).also("minutes left remaining clock countdown");
        LargeTimeCard "Time card over the slide"
            intent(|| Intent::TimeCard { minutes: None, large: true }).seen().on(&[shift("k")]).also("minutes left remaining clock countdown big large");
        RoomTimer "The room sees the timer, or no longer"
            intent(|| Intent::RoomTimer).seen().on(&[shift("t")]).also("clock countdown show hide time");
        ShowQueueClosed "The room sees that the queue is closed" intent(|| Intent::ShowQueueClosed).also("line mic show hide");
        ShowPoll "The room sees the poll's result"
            intent(|| Intent::ShowPoll { poll: None }).seen().on(&[shift("v")]).also("vote hands hum count numbers show hide");
        Elsewhere "The room isn't seeing this window" intent(|| Intent::Elsewhere).waits().on(&[key("x")]).also("elsewhere other screen away sharing");
        ShownByPresenter "The presenter shows the slides"
            intent(|| Intent::ShownBy { by: ShownBy::Presenter }).also("speaker shares own elsewhere");
        ShownByMeetecho "Meetecho shows its own copy of the slides"
            intent(|| Intent::ShownBy { by: ShownBy::Meetecho }).also("shares elsewhere remote");
        AskAboutNotes "Where the notes are on this deck's pages"
            desk(|| DeskAction::AskAboutNotes).plain().also("half beamer speaker whole right left change");
        FullScreen "Full screen for the room's window"
            desk(|| DeskAction::FullScreen).plain().on(&[key("F11"), sign("F5")]).also("fullscreen maximise maximize present");
        SwapScreens "The windows change screens"
            desk(|| DeskAction::SwapScreens).plain().on(&[shift("F11")]).also("swap switch other monitor display projector wrong").button("Swap the screens");
        SpeakerWindow "Speaker's window: open it, or close it"
            desk(|| DeskAction::SpeakerWindow).plain().on(&[ctrl("j").with_shift()])
                .also("confidence monitor stage display timer for the presenter third screen countdown clock backstage").button("Speaker's window");
        RemoveSpeakerMessage "Remove the message to the speaker"
            intent(|| Intent::TellSpeaker { words: String::new() }).plain().also("take away clear hide confidence monitor stage display").button("Remove");
        Identify "Show the screens' numbers" desk(|| DeskAction::Identify).plain().also("identify monitor display projector which").button("Show their numbers");
    }
    Anytime "Boilerplate" {
        NoteWell "Note Well" intent(|| show(InterstitialKind::NoteWell)).seen().on(&[key("n")]).also("ipr bcp legal");
        CodeOfConduct "Code of Conduct" intent(|| show(InterstitialKind::CodeOfConduct)).seen().on(&[key("c")]).also("behaviour behavior ombudsteam harassment");
        Recording "Recording notice" intent(|| show(InterstitialKind::Recording)).seen().on(&[key("r")]).also("recorded video");
        Tips "Meeting tips" intent(|| show(InterstitialKind::Tips)).seen().on(&[key("t")]).also("online remote participants");
        MicRules "Mic rules" intent(|| show(InterstitialKind::MicRules)).seen().on(&[key("g")]).also("microphone guidelines participation speak");
        Links "Links and QR codes" intent(|| show(InterstitialKind::Links)).seen().on(&[key("l")]).also("urls addresses notes meetecho");
    }
    Anytime "Point and draw" {
        Laser "Laser pointer" desk(|| point(Tool::Laser)).plain().on(&[ctrl("l").without_shift()]).also("point red dot mouse").button("Laser");
        Spotlight "Spotlight" desk(|| point(Tool::Spotlight)).plain().on(&[ctrl("l").with_shift()]).also("point torch dim circle");
        Magnifier "Magnifier" desk(|| point(Tool::Magnifier)).plain().on(&[ctrl("g").with_shift()]).also("zoom glass enlarge lens");
        Pen "Pen" desk(|| point(Tool::Pen)).plain().on(&[ctrl("p")]).also("draw annotate ink write stylus");
        Highlighter "Highlighter" desk(|| point(Tool::Highlighter)).plain().on(&[ctrl("i")]).also("draw annotate marker yellow");
        Eraser "Eraser" desk(|| point(Tool::Eraser)).plain().on(&[ctrl("e").without_shift()]).also("rub remove strokes");
        EraseSlide "Erase all strokes of this slide"
            desk(|| DeskAction::EraseSlide).plain().on(&[ctrl("e").with_shift()]).also("clear clean drawings ink").button("Erase slide");
        PutAllAway "Put the tool and all strokes away, or show the strokes again"
            desk(|| DeskAction::PutAllAway).plain().waits().on(&[key("e")]).also("hide drawings ink pointer off").button("Put all away");
    }
    Anytime "Run" {
        NextItem "Next item" intent(|| Intent::NextItem).on(&[shift("ArrowRight")]).also("begin start agenda session forward");
        PreviousItem "Previous item" intent(|| Intent::PreviousItem).on(&[shift("ArrowLeft")]).also("before agenda back");
        StartOrPause "Start or pause the time"
            intent(|| Intent::StartOrPause).on(&[key("p")]).plain_on(&[sign("s")]).also("timer clock count countdown stop resume stopwatch");
        StartAsOf "Start the time as of when the item came up"
            intent(|| Intent::StartAsOf { seconds: None }).on(&[shift("p")]).also("timer clock late already talking");
        AddMinute "A minute more"
            intent(|| Intent::AddMinutes { minutes: 1 }).plain().on(&[sign("+"), sign("=")]).also("add time longer extend").button("+1 min");
        RemoveMinute "A minute less"
            intent(|| Intent::AddMinutes { minutes: -1 }).plain().on(&[sign("-"), sign("−")]).also("remove time shorter cut").button("−1 min");
        ResetTime "Reset the item's time" intent(|| Intent::ResetTime).on(&[ctrl("Backspace")]).also("timer clock zero restart");
        Mic "Begin the discussion, then next speaker"
            intent(|| Intent::Mic).on(&[key("m")]).also("microphone queue q&a questions");
        CloseQueue "Close the queue, or open it again" intent(|| Intent::CloseQueue).on(&[shift("m")]).also("mic line lock reopen");
        JoinQueue "A name joins the queue" desk(|| DeskAction::OpenQueue).on(&[key("i")]).also("mic line add speaker");
        NameSpeaker "Name of who spoke last" desk(|| DeskAction::OpenName).on(&[shift("i")]).also("mic speaker minutes");
        MicFree "End comment" intent(|| Intent::MicFree).on(&[ctrl("m")]).also("microphone mic free nobody stop speaker");
        Outcome "Decide the outcome" desk(|| DeskAction::OpenOutcome).waits().on(&[key("d")]).also("decision dispatch result record consensus");
        Poll "Poll: its question, then its result"
            desk(|| DeskAction::OpenPoll).on(&[key("v")]).also("count vote show of hands hum raised");
        TakePolls "Import Meetecho's polls from a file" desk(|| DeskAction::ChoosePolls).also("take over count vote hands datatracker json");
        CopyNewMinutes "Copy the minutes since the last copy" desk(|| copy(MinutesPart::SinceLastCopy)).also("clipboard notes");
        CopyItemMinutes "Copy the minutes of this item" desk(|| copy(MinutesPart::Item)).also("clipboard notes");
        CopyMergedNotes "Copy the notes page with what is new in the minutes"
            desk(|| DeskAction::CopyMergedNotes).also("merge hedgedoc pad shared clipboard").button("Copy into the notes page");
        CopyAgenda "Copy the agenda as text" desk(|| copy(MinutesPart::Agenda)).also("clipboard export datatracker markdown template upload");
        CopyNotesPage "Copy the page to take notes in" desk(|| copy(MinutesPart::NotesPage)).also("clipboard skeleton hedgedoc template prepare");
        CopyAllMinutes "Copy all minutes" desk(|| copy(MinutesPart::Whole)).also("clipboard notes export");
        TakeBestWay "Take the first way to end on time" intent(|| Intent::TakeBestWay).on(&[shift("w")]).also("late behind catch up shorten");
        AgreeAgenda "Agenda agreed" intent(|| Intent::AgreeAgenda).also("bashing bash accept");
        AskToEnd "End the session" intent(|| Intent::AskToEnd).also("close finish stop quit over");
        NextTalk "Next of the item's short talks" intent(|| Intent::NextTalk).on(&[shift("ArrowDown")]).also("lightning presenter speaker");
        SaveAgenda "Save the agenda to the file" desk(|| DeskAction::SaveAgenda).on(&[ctrl("s").without_shift()]).also("write session");
        SaveAs "Save as a new file" desk(|| DeskAction::SaveAs).plain().on(&[ctrl("s").with_shift()]).also("write session copy export").button("Save as…");
        SaveSlides "Save the slides as PDF…" desk(|| DeskAction::SaveHandout { part: MinutesPart::ChairsSlides }).plain().also("export print chairs handout deck");
        SaveDrawnSlides "Save the slides with what was drawn as PDF…"
            desk(|| DeskAction::SaveHandout { part: MinutesPart::DrawnSlides }).plain().also("export print strokes ink annotations");
        Note "Note to the minutes" desk(|| DeskAction::OpenNote).on(&[key("j"), sign("'")]).also("write jot comment action");
    }
    Anytime "Always" {
        Narrow "Narrow window, or wide" desk(|| DeskAction::Narrow).plain().waits().on(&[key("z")]).also("compact small size beside").button("Wide");
        OnTop "Above other windows, or no longer" desk(|| DeskAction::OnTop).plain().also("pin front float").button("On top");
        Undo "Undo a decision" intent(|| Intent::Undo).plain().on(&[ctrl("z").without_shift()]).also("take back revert").button("Undo");
        Redo "Redo what was undone" intent(|| Intent::Redo).plain().on(&[ctrl("z").with_shift(), ctrl("y")]).also("put back again").button("Redo");
        Quit "Close Chairside" desk(|| DeskAction::Quit).plain().also("quit exit leave end program windows").button("Close");
        Uncover "Hide what covers the slide" intent(|| Intent::Uncover).plain().on(&[ESC]).also("take away close clear resume show");
    }
    InView "Always" {
        NextPart "Next part: the room, the show bar, the tabs, the column" view().plain().on(&[bare("F6")]).also("focus move go panel keyboard");
        LargerNotes "Notes larger"
            desk(|| notes(Larger)).plain().on(&[alt("+"), alt("=")]).also("speaker font text size bigger increase zoom in");
        SmallerNotes "Notes smaller"
            desk(|| notes(Smaller)).plain().on(&[alt("-"), alt("_")]).also("speaker font text size decrease zoom out");
        UsualNotes "Notes at their usual size"
            desk(|| notes(Usual)).plain().on(&[alt("0")]).also("speaker font text reset zoom normal default");
        LargerText "Text of this window larger"
            desk(|| text(Larger)).plain().on(&[ctrl("+"), ctrl("=")]).also("font size bigger increase zoom in scale");
        SmallerText "Text of this window smaller"
            desk(|| text(Smaller)).plain().on(&[ctrl("-"), ctrl("_")]).also("font size decrease zoom out scale");
        UsualText "Text of this window at its usual size"
            desk(|| text(Usual)).plain().on(&[ctrl("0")]).also("font reset zoom normal default scale");
        SpeakerMessage "Message to the speaker"
            view().plain().on(&[ctrl("j").without_shift()]).also("tell say whisper presenter confidence monitor stage display minutes repeat louder").button("Message");
        UsualPartSizes "Reset the sizes of the parts"
            desk(|| DeskAction::Set { setting: Setting::UsualPartSizes }).plain().also("layout borders panes split drag usual default width height column");
        Settings "Settings" view().plain().on(&[ctrl(",")]).also("preferences options configure theme dark light font guard letters ctrl hints");
    }
    AskedAboutNotes "While it is asked where the notes are" {
        KeepNotesHidden "Hide what is likely to be notes" desk(|| DeskAction::KeepNotesHidden).plain().on(&[ESC]);
    }
    InKeyList "In the list of keys" {
        CloseKeyList "Close it" desk(|| DeskAction::Help).plain().on(&[ESC]).button("Close");
    }
    AskedToClose "While it is asked whether to close Chairside" {
        StayOpen "Keep it open" desk(|| DeskAction::StayOpen).plain().on(&[ESC]).button("Keep open");
    }
    OfferedToRead "While a finished session is offered" {
        ReadFinished "Read it" desk(|| DeskAction::GoOn).plain().on(&[ENTER, ESC]);
    }
    Offered "While an earlier run is offered" {
        GoOn "Resume it" desk(|| DeskAction::GoOn).plain().on(&[ENTER]);
        StartOver "Start over" desk(|| DeskAction::StartOver).plain().on(&[ESC]);
    }
    AskedToEnd "While it is asked whether to end the session" {
        EndSession "End it" intent(|| Intent::EndSession).on(&[ENTER]);
        StayInSession "Not yet" desk(|| DeskAction::StayInSession).on(&[ESC]);
    }
    AskedToEndAfterLast "While it is asked whether to end the session" {
        EndAfterLast "End it, after the last item" intent(|| Intent::EndSession).on(&[shift("ArrowRight")]);
    }
    Locked "While the password of a deck is asked for" {
        LeaveLocked "Leave the deck locked" desk(|| DeskAction::LeaveLocked).plain().on(&[ESC]).button("Not now");
    }
    InChooser "In the chooser of an outcome" {
        ChooseOutcome "Choose, or no longer" view().on(&[sign(DIGIT)]);
        OutcomeBelow "The outcome below, alone" view().on(&[key("ArrowDown").repeats()]);
        OutcomeAbove "The outcome above, alone" view().on(&[key("ArrowUp").repeats()]);
        RecordOutcome "Record it" view().on(&[key("Enter")]).button("Record");
        ProposeOutcome "Show the room first" view().on(&[shift("Enter")]);
        CloseChooser "Close it" desk(|| DeskAction::OpenOutcome).on(&[ESC]).button("Cancel");
    }
    Pointing "While a tool to point or draw with is armed" {
        PutToolAway "Put the tool away; strokes stay" desk(|| DeskAction::PutToolAway).plain().on(&[ESC]).button("Put away");
    }
    InNumber "While a slide's number is typed" {
        GoToNumber "Go there" row(Does::GoToNumber).plain().on(&[ENTER]);
        DropNumber "Drop the number" row(Does::DropNumber).plain().on(&[ESC, key("Backspace")]);
    }
    InOverview "In the overview" {
        ChooseLeft "Previous slide" desk(|| choose(Towards::Left)).plain().on(&[key("ArrowLeft").repeats()]);
        ChooseRight "Next slide" desk(|| choose(Towards::Right)).plain().on(&[key("ArrowRight").repeats()]);
        ChooseUp "The row above" desk(|| choose(Towards::Up)).plain().on(&[key("ArrowUp").repeats()]);
        ChooseDown "The row below" desk(|| choose(Towards::Down)).plain().on(&[key("ArrowDown").repeats()]);
        ChooseFirst "The first slide of all" desk(|| choose(Towards::First)).plain().on(&[key("Home")]);
        ChooseLast "The last slide of all" desk(|| choose(Towards::Last)).plain().on(&[key("End")]);
        GoToChosen "Go to the selected slide" desk(|| DeskAction::GoToChosen).plain().on(&[ENTER, key(" ")]);
        CloseOverview "Close it" desk(|| DeskAction::Overview).plain().on(&[ESC]).button("Close");
    }
    InLine "While a line is typed" {
        FinishLine "Keep the line" view().plain().on(&[bare("Enter")]);
        DropLine "Drop the line" view().plain().on(&[bare("Escape")]);
    }
    InSearch "In a search" {
        FoundBefore "Previous result" view().plain().on(&[bare("ArrowUp")]);
        FoundAfter "Next result" view().plain().on(&[bare("ArrowDown")]);
        GoToFound "Go to the selected slide" view().plain().on(&[bare("Enter")]);
        CloseSearch "Close it" view().plain().on(&[bare("Escape")]);
    }
    OnRow "On a row of the agenda or the queue, or a block of the ribbon" {
        MoveUp "Move it up" view().on(&[alt("ArrowUp")]);
        MoveDown "Move it down" view().on(&[alt("ArrowDown")]);
        RemoveRow "Take it off" view().on(&[sign("Delete")]);
        EditRow "Edit it" view().on(&[key("Enter"), sign("F2")]);
        BeginRow "Begin the item" view().on(&[shift("Enter")]).button("Begin");
        LeaveRow "Close what is open of it" view().on(&[ESC]);
        LongerRow "A minute more for the item" view().on(&[alt("ArrowRight")]);
        ShorterRow "A minute less for the item" view().on(&[alt("ArrowLeft")]);
    }
    InForm "In a field" {
        Accept "Accept" view().plain().on(&[ENTER]);
        Cancel "Leave it as it was" view().plain().on(&[ESC]);
    }
}

impl Action {
    /// Its row.
    pub const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The keycap that its button shows: "→", "Ctrl+Z". Empty when it has no key.
    pub fn cap(self) -> String {
        self.row().keys.first().map(super::Chord::cap).unwrap_or_default()
    }

    /// What it asks of the session, if that is what it does.
    pub fn intent(self) -> Option<Intent> {
        match self.row().does {
            Does::Intent(intent) => Some(intent()),
            _ => None,
        }
    }

    /// What shows the pages of this kind, and hides them: the row whose intent says so. A test makes sure that each kind
    /// has one.
    pub fn showing(kind: InterstitialKind) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.intent() == Some(show(kind)))
    }
}
