//! Stories: what may happen in a session, in any order, for the properties.

use chairside_session::content::{InterstitialInfo, ItemKind, ShortTalk};
use chairside_session::outcome::Outcome;
use chairside_session::pointing::{Dot, Ink, Stroke};
use chairside_session::rundown::OverrunFix;
use chairside_session::snapshot::PageId;
use chairside_session::{Blank, BootId, DeckId, Fact, Intent, Interstitial, InterstitialKind, Moment, SessionContent};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::{deck, minutes, sec_dispatch};

pub const SECRET: &str = "for the chair alone";

/// The session, with everything that is the chair's alone marked.
pub fn content() -> SessionContent {
    let mut content = sec_dispatch();
    for item in &mut content.agenda {
        item.title = format!("{SECRET} {}", item.title);
        item.question = Some(SECRET.into());
        item.text = Some(SECRET.into());
    }
    content.outcomes = vec![SECRET.into(), "Another outcome".into()];
    content.room.decides = true;
    content.checklist.iter_mut().for_each(|entry| entry.text = SECRET.into());
    content.agenda[2].fixed_start = Some("2021-11-09T12:45:00Z".parse().unwrap());
    content.agenda[2].talks = vec![ShortTalk { title: SECRET.into(), presenter: None, time: minutes(5) }; 2];
    content.agenda[3].kind = ItemKind::Aob;
    content.agenda[2].shown_by = chairside_session::ShownBy::Presenter;
    content
}

fn kind() -> impl Strategy<Value = InterstitialKind> {
    prop::sample::select(InterstitialKind::ALL.as_slice())
}

fn item() -> impl Strategy<Value = chairside_session::ItemId> {
    prop::sample::select(vec!["intro", "pat", "multicast", "summary", "nothing"]).prop_map(Into::into)
}

fn deck_id() -> impl Strategy<Value = DeckId> {
    prop::sample::select(vec!["chairs", "pat", "item:multicast", "nothing"]).prop_map(Into::into)
}

fn entry() -> impl Strategy<Value = chairside_session::EntryId> {
    prop::sample::select(vec!["scribe", "note-well-shown", "headset", "nothing"]).prop_map(Into::into)
}

fn intent() -> impl Strategy<Value = Intent> {
    let slide = prop_oneof![0..25_u32, Just(u32::MAX)];
    let minutes = prop_oneof![-3..4, any::<i32>()];
    prop_oneof![
        6 => Just(Intent::Next),
        3 => Just(Intent::Back),
        1 => Just(Intent::First),
        1 => Just(Intent::Last),
        2 => (prop::option::of(deck_id()), slide).prop_map(|(deck, slide)| Intent::GoTo { deck, slide }),
        1 => Just(Intent::SkipOn),
        1 => Just(Intent::SkipBack),
        1 => (0..25_u32).prop_map(|number| Intent::GoToNumber { number }),
        2 => Just(Intent::HistoryBack),
        1 => Just(Intent::ChairsDeck),
        3 => kind().prop_map(|kind| Intent::Show { kind }),
        2 => Just(Intent::Uncover),
        1 => Just(Intent::Blank { colour: Blank::Black }),
        1 => Just(Intent::Blank { colour: Blank::White }),
        1 => Just(Intent::Freeze),
        1 => Just(Intent::Elsewhere),
        4 => Just(Intent::NextItem),
        1 => Just(Intent::PreviousItem),
        1 => item().prop_map(|item| Intent::BeginItem { item }),
        1 => Just(Intent::EndSession),
        1 => Just(Intent::ReopenSession),
        1 => Just(Intent::MendNote { note: "nobody".into(), text: SECRET.into() }),
        1 => Just(Intent::TakeOnAction { note: "nobody".into(), name: SECRET.into() }),
        1 => Just(Intent::AskToEnd),
        3 => Just(Intent::StartOrPause),
        1 => prop::option::of(any::<u32>()).prop_map(|seconds| Intent::StartAsOf { seconds }),
        1 => minutes.prop_map(|minutes| Intent::AddMinutes { minutes }),
        1 => Just(Intent::ResetTime),
        3 => Just(Intent::Mic),
        1 => Just(Intent::MicFree),
        1 => (entry(), any::<bool>()).prop_map(|(entry, on)| Intent::Tick { entry, on }),
        1 => kind().prop_map(|kind| Intent::ShownElsewhere { kind }),
        1 => Just(Intent::Note { text: SECRET.into() }),
        3 => Just(Intent::Undo),
        2 => Just(Intent::Redo),
        4 => bashing(),
        6 => in_the_room(),
        3 => drawing(),
    ]
}

/// What draws and erases.
fn drawing() -> impl Strategy<Value = Intent> {
    let page = || prop::sample::select(vec!["chairs/0", "chairs/1", "show:note-well/0", "nowhere"]);
    let on = move || page().prop_map(|page| PageId(page.into()));
    let dot = || (0..10_100_u16, 0..10_100_u16, 0..120_u8).prop_map(|(x, y, pressure)| Dot(x, y, pressure));
    let ink = prop_oneof![Just(Ink::Pen), Just(Ink::Highlighter)];
    let stroke = (0..9_u8, ink, prop::collection::vec(dot(), 0..6)).prop_map(|(id, ink, dots)| Stroke {
        id: format!("s{id}").into(),
        ink,
        dots,
    });
    prop_oneof![
        4 => (on(), stroke).prop_map(|(on, stroke)| Intent::DrawStroke { on, stroke }),
        3 => (on(), dot(), dot()).prop_map(|(on, from, to)| Intent::EraseAlong { on, from, to }),
        1 => on().prop_map(|on| Intent::EraseStrokes { on }),
        1 => any::<bool>().prop_map(|on| Intent::ShowStrokes { on }),
    ]
}

/// What changes the agenda.
fn bashing() -> impl Strategy<Value = Intent> {
    let minutes = || prop::sample::select(vec!["0", "7", "+5", "-5", "12:45", "90", "soon"]).prop_map(String::from);
    let before = || prop::option::of(item());
    let kind = || prop::sample::select(vec![ItemKind::Talk, ItemKind::Aob, ItemKind::AsTimePermits, ItemKind::Break]);
    let way = prop_oneof![
        Just(OverrunFix::FromOpenItems),
        item().prop_map(|item| OverrunFix::Shorten { item }),
        item().prop_map(|item| OverrunFix::Drop { item }),
        Just(OverrunFix::RunOver),
    ];
    prop_oneof![
        (item(), before()).prop_map(|(item, before)| Intent::MoveItem { item, before }),
        (minutes(), kind(), before()).prop_map(|(minutes, kind, before)| Intent::AddItem {
            title: SECRET.into(),
            presenter: SECRET.into(),
            minutes,
            kind,
            before
        }),
        (minutes(), kind())
            .prop_map(|(minutes, kind)| Intent::AddItemLine { line: format!("{SECRET} / {SECRET} / {minutes}"), kind }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::Together {
            intents: vec![
                Intent::SetTitle { item: item.clone(), title: SECRET.into() },
                Intent::SetMinutes { item: item.clone(), minutes },
                Intent::SkipItem { item },
            ]
        }),
        item().prop_map(|item| Intent::RemoveItem { item }),
        item().prop_map(|item| Intent::SkipItem { item }),
        item().prop_map(|item| Intent::BringItemBack { item }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::SplitItem { item, minutes }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::SetMinutes { item, minutes }),
        item().prop_map(|item| Intent::SetTitle { item, title: SECRET.into() }),
        item().prop_map(|item| Intent::SetPresenter { item, presenter: SECRET.into() }),
        (item(), kind()).prop_map(|(item, kind)| Intent::SetKind { item, kind }),
        (item(), prop::sample::select(vec!["13:00", "", "25:00", "12:07"]))
            .prop_map(|(item, at)| Intent::SetStart { item, at: at.into() }),
        (item(), prop::sample::select(vec!["", "5", "90", "soon"]))
            .prop_map(|(item, minutes)| Intent::SetTalk { item, minutes: minutes.into() }),
        (item(), prop::sample::select(vec!["", "Adopt?"]))
            .prop_map(|(item, question)| Intent::SetQuestion { item, question: question.into() }),
        (item(), prop::sample::select(vec![None, Some(chairside_session::people::Seat::Remote)]))
            .prop_map(|(item, seat)| Intent::SetSeat { item, seat }),
        (item(), prop::sample::select(vec!["", "Adopt; Last call", "; ;"]))
            .prop_map(|(item, outcomes)| Intent::SetOutcomes { item, outcomes: outcomes.into() }),
        prop::sample::select(vec!["", "Adopt; Last call", "; ;"])
            .prop_map(|outcomes| Intent::SetSessionOutcomes { outcomes: outcomes.into() }),
        item().prop_map(|item| Intent::SetText { item, text: SECRET.into() }),
        (item(), prop::sample::select(vec!["", "https://example.org", "kim@example.org", "javascript:x"]))
            .prop_map(|(item, url)| Intent::SetLinks { item, urls: vec![url.into(), "https://example.org/2".into()] }),
        Just(Intent::AgreeAgenda),
        way.prop_map(|way| Intent::TakeWay { way }),
        Just(Intent::NextTalk),
    ]
}

fn in_the_room() -> impl Strategy<Value = Intent> {
    let outcome = (prop::bool::ANY, prop::option::of(any::<bool>()))
        .prop_map(|(some, willing)| Outcome {
            chosen: if some { vec![SECRET.into()] } else { Vec::new() },
            willing,
            sentence: Some(SECRET.into()),
            free: false,
            ..Outcome::default()
        })
        .boxed();
    let line = prop::sample::select(vec!["31 4 62", "a hum", "", "7"]);
    let minutes = prop::option::of(0..6_u32);
    prop_oneof![
        (item(), outcome.clone()).prop_map(|(item, outcome)| Intent::RecordOutcome { item, outcome }),
        (item(), outcome).prop_map(|(item, outcome)| Intent::ProposeOutcome { item, outcome }),
        Just(Intent::ShowQuestion),
        Just(Intent::ShowSummary),
        Just(Intent::JoinQueue { name: SECRET.into() }),
        Just(Intent::CloseQueue),
        Just(Intent::ShowQueueClosed),
        prop::sample::select(vec!["", "Louder, please", SECRET])
            .prop_map(|words| Intent::TellSpeaker { words: words.into() }),
        prop::option::of(0..4_u32).prop_map(|number| Intent::NameSpeaker { number, name: SECRET.into() }),
        Just(Intent::AskPoll { question: SECRET.into(), kind: None }),
        line.prop_map(|line| Intent::CountPoll { poll: None, line: line.into() }),
        Just(Intent::ShowPoll { poll: None }),
        (minutes, any::<bool>()).prop_map(|(minutes, large)| Intent::TimeCard { minutes, large }),
        Just(Intent::RoomTimer),
        Just(Intent::FillRole { role: chairside_session::people::Role::Scribe, names: vec![SECRET.into()] }),
        (item(), any::<bool>()).prop_map(|(item, remote)| {
            let seat =
                if remote { chairside_session::people::Seat::Remote } else { chairside_session::people::Seat::OnSite };
            Intent::SeatPresenter { item, seat, who: remote.then(|| SECRET.into()) }
        }),
        any::<bool>().prop_map(|on| Intent::Silence { reminder: "audio-video".into(), on }),
        Just(Intent::MinutesCopied),
    ]
}

/// What comes from outside while the chair presses keys.
fn outside() -> impl Strategy<Value = Fact> {
    let drawn = kind().prop_map(|kind| {
        let edition = kind.is_boilerplate().then(|| "ietf-2021".into());
        Fact::Drawn { what: Interstitial { kind, edition } }
    });
    let read = (deck_id(), 0..12_u32).prop_map(|(id, slides)| Fact::DeckRead { deck: deck(id.as_str(), slides) });
    let taken = (0..4_usize, any::<bool>()).prop_map(|(gone, fewer_pages)| {
        let mut content = content();
        content.agenda.remove(gone);
        content.checklist.truncate(gone);
        content.interstitials.retain(|info| info.kind as usize != gone);
        if fewer_pages {
            content.interstitials.iter_mut().for_each(|info: &mut InterstitialInfo| info.pages = 1);
        }
        Fact::ContentTaken { content: Box::new(content), hash: "bb".into(), in_file: None }
    });
    prop_oneof![
        6 => drawn,
        1 => read,
        1 => taken,
        1 => Just(Fact::Resumed),
        1 => Just(Fact::Closed),
        1 => any::<i64>().prop_map(|by| Fact::ClockStepped { by: SignedDuration::from_secs(by) }),
        1 => Just(Fact::Unknown(serde_json::json!({"fact": "polled"}))),
    ]
}

#[derive(Debug, Clone)]
pub enum Happens {
    Wanted(Intent),
    Outside(Fact),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![4 => intent().prop_map(Happens::Wanted), 1 => outside().prop_map(Happens::Outside)]
}

/// Any moment: clocks that go backwards, boots that change, the ends of time.
pub fn moment() -> impl Strategy<Value = Moment> {
    let near = 1_636_459_200_i64;
    let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let wall = prop_oneof![8 => near..near + 9_000, 1 => first..=last];
    let steady = prop_oneof![8 => 0..9_000_i64, 1 => any::<i64>()];
    (wall, steady, 0..3_u8).prop_map(|(wall, steady, boot)| Moment {
        wall: Timestamp::from_second(wall).unwrap(),
        steady: SignedDuration::from_secs(steady),
        boot: BootId(boot.to_string()),
    })
}

pub fn story() -> impl Strategy<Value = Vec<(Happens, Moment, bool)>> {
    prop::collection::vec((happens(), moment(), prop::bool::weighted(0.1)), 0..50)
}
