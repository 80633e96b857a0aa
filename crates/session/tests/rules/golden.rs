//! The presenter window in words at moments of the `SecDispatch` session: the strip, the clocks, the one thing to do,
//! what can be shown, the agenda.

use std::fmt::Write;

use chairside_session::snapshot::{
    HoldingPage, NextUp, PresenterSnapshot, Projection, RoomView, ShowState, Ticking, clock_time,
};
use chairside_session::{Intent, InterstitialKind};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::support::{Chair, sec_dispatch, span};

fn ticking(time: Ticking) -> String {
    let goes = match time.rate {
        0 => "",
        rate if rate < 0 => "↓",
        _ => "↑",
    };
    format!("{}{goes}", span(SignedDuration::from_millis(time.ms)))
}

fn projection(at: Projection) -> String {
    let tilde = if at.rate == 0 { "" } else { "~" };
    format!("{tilde}{}", clock_time(Timestamp::from_millisecond(at.epoch_ms).unwrap(), &TimeZone::UTC))
}

fn of_page(page: &HoldingPage) -> String {
    let next = page.next.as_ref().map_or_else(String::new, |next| format!(" {} {}", next.title, next.presenter));
    format!("{}; {}{next}", page.heading, page.line).trim_end().to_owned()
}

fn in_words(snapshot: &PresenterSnapshot) -> String {
    let mut out = String::new();
    let room = &snapshot.room;
    let up_for = room.up_for.map_or_else(String::new, |time| format!(" · up for {}", ticking(time)));
    let action =
        room.action.as_ref().map_or_else(String::new, |action| format!(" [{} {}]", action.label, action.action.cap()));
    writeln!(out, "strip   {:?}: {} · {}{up_for}{action}", room.tone, room.words, room.detail).unwrap();
    let seen = match &snapshot.shown.view {
        RoomView::Page { id } => id.0.clone(),
        RoomView::Blank { colour } => format!("{colour:?}"),
        RoomView::Card { card } => format!("“{}”", card.heading),
        RoomView::Holding { page } => format!("holding page: {}", of_page(page)),
        RoomView::Break { page } => format!("break page: {}", of_page(page)),
        RoomView::Ended { page } => format!("closing page: {}", of_page(page)),
    };
    let deck = if room.deck.is_empty() { String::new() } else { format!(" · {}", room.deck) };
    writeln!(out, "room    {:?}: {}{deck} · {seen}", room.look, room.title).unwrap();
    writeln!(out, "slide   {}", snapshot.slide.position).unwrap();
    let then = snapshot.next.then.as_deref().map_or_else(String::new, |then| format!(" · {then}"));
    let NextUp { title, beside, label, .. } = &snapshot.next;
    writeln!(out, "next    {title}, {beside} ({label}){then}").unwrap();
    if let Some(slot) = &snapshot.slot {
        let free = slot.free.map_or_else(String::new, |free| format!(" · {} free", ticking(free)));
        let verb = if slot.ended { "ended" } else { "ends" };
        writeln!(out, "slot    {verb} {}{free}", projection(slot.ends)).unwrap();
    }
    let timer = &snapshot.timer;
    writeln!(
        out,
        "timer   {:?}: {} {} · {} · {} {} · {}",
        timer.mood,
        timer.number,
        timer.title,
        timer.aside,
        ticking(timer.left),
        timer.words,
        timer.budget
    )
    .unwrap();
    if let Some(behind) = timer.behind {
        let ends = timer.item_ends.map_or_else(String::new, |at| format!(" · item ends {}", projection(at)));
        let talk = timer.talk_ends.map_or_else(String::new, |at| format!(" · talk ends {}", projection(at)));
        writeln!(out, "plan    {}{talk}{ends}", ticking(behind)).unwrap();
    }
    if let Some(reminder) = &timer.reminder {
        writeln!(out, "remind  {reminder}").unwrap();
    }
    if let Some(mic) = &snapshot.mic {
        writeln!(out, "mic     {:?}: {} {} {}", mic.tone, mic.who, ticking(mic.spoken), mic.words).unwrap();
    }
    if let Some(primary) = &snapshot.primary {
        let other = snapshot.secondary.as_ref();
        let other = other.map_or_else(String::new, |other| format!(" [{} {}]", other.label, other.action.cap()));
        writeln!(out, "do      [{} {}]{other}", primary.label, primary.action.cap()).unwrap();
    }
    if let Some(notice) = &snapshot.notice {
        writeln!(out, "says    {notice}").unwrap();
    }
    if snapshot.asks_to_end {
        let left = if snapshot.not_reached.is_empty() { String::new() } else { format!("{}. ", snapshot.not_reached) };
        writeln!(out, "asks    {left}End the session?").unwrap();
    }
    let shows = snapshot.shows.iter().filter_map(|button| {
        let state = match &button.state {
            ShowState::Plain => return None,
            ShowState::NotYet => "not yet".into(),
            ShowState::Shown { at, for_ms } => format!("✓ {at} for {}", span(SignedDuration::from_millis(*for_ms))),
            ShowState::Elsewhere { at } => format!("elsewhere {at}"),
            ShowState::Up => "up".into(),
            ShowState::Missing => "none".into(),
            ShowState::Within { action } => format!("with {}", action.cap()),
        };
        Some(format!("{} {}: {state}", button.action.cap(), button.label))
    });
    let shows = shows.collect::<Vec<_>>().join(" | ");
    writeln!(out, "shows   {shows}").unwrap();
    if let Some(rundown) = snapshot.rundown.as_ref().filter(|rundown| rundown.cut.is_some()) {
        writeln!(out, "cut     {}", rundown.cut.as_deref().unwrap_or_default()).unwrap();
        for way in &rundown.ways {
            let late = if way.on_time { "" } else { ", late" };
            let changes = way.changes.iter().map(|change| &*change.words).collect::<Vec<_>>().join("; ");
            writeln!(out, "  way     {} → {}{late} [{changes}]", way.words, projection(way.ends)).unwrap();
        }
        for row in &snapshot.agenda {
            let projected = row
                .projected
                .map_or_else(String::new, |times| format!("{}–{}", projection(times.start), projection(times.end)));
            writeln!(out, "  times   {}: planned {}, was {}, will be {projected}", row.number, row.planned, row.actual)
                .unwrap();
        }
    }
    for row in &snapshot.agenda {
        writeln!(
            out,
            "  {:7} {} {} {} · {} · {} · {}",
            format!("{:?}", row.state).to_lowercase(),
            row.at,
            row.number,
            row.title,
            row.presenter,
            row.slides,
            row.took.as_ref().map_or_else(|| row.time.clone(), |took| format!("{took} of {}", row.time))
        )
        .unwrap();
    }
    out
}

/// The session up to the moments below: opened, boilerplate shown, the intro over in four minutes.
fn under_way() -> Chair {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("→ →").room_draws(InterstitialKind::NoteWell);
    chair.at("12:00:40").press("→").room_draws(InterstitialKind::CodeOfConduct);
    chair.at("12:01").press("→").room_draws(InterstitialKind::Recording);
    chair.at("12:01:10").press("→ Shift+→ P");
    chair.at("12:05:10").press("Shift+→");
    chair
}

#[test]
fn before_the_start() {
    let mut chair = Chair::opens(sec_dispatch());
    insta::assert_snapshot!(in_words(&chair.at("11:55").snapshot()));
}

#[test]
fn the_note_well_in_the_open_with_run() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("→ →").room_draws(InterstitialKind::NoteWell);
    insta::assert_snapshot!(in_words(&chair.at("12:00:25").snapshot()));
}

#[test]
fn item_2_in_handover_for_70_seconds() {
    insta::assert_snapshot!(in_words(&under_way().at("12:06:20").snapshot()));
}

#[test]
fn the_talk_runs() {
    insta::assert_snapshot!(in_words(&under_way().press("P → →").at("12:12:10").snapshot()));
}

#[test]
fn the_talk_is_over_its_time() {
    insta::assert_snapshot!(in_words(&under_way().press("P").at("12:21:40").snapshot()));
}

#[test]
fn a_speaker_at_the_microphone_for_two_minutes_ten() {
    let mut chair = under_way();
    chair.press("P").at("12:18:10").press("M M").at("12:21").press("M");
    insta::assert_snapshot!(in_words(&chair.at("12:23:10").snapshot()));
}

#[test]
fn the_item_is_over_its_time_under_the_note_well() {
    let mut chair = under_way();
    chair.press("P").at("12:18:10").press("M").at("12:32").press("N").room_draws(InterstitialKind::NoteWell);
    insta::assert_snapshot!(in_words(&chair.at("12:32:10").snapshot()));
}

#[test]
fn frozen() {
    insta::assert_snapshot!(in_words(&under_way().press("P → F → →").at("12:08").snapshot()));
}

#[test]
fn elsewhere() {
    insta::assert_snapshot!(in_words(&under_way().press("P X N").at("12:08").snapshot()));
}

#[test]
fn at_the_end_of_the_talks_deck() {
    insta::assert_snapshot!(in_words(&under_way().press("P End →").at("12:08").snapshot()));
}

#[test]
fn rehearsal() {
    let mut chair = Chair::rehearses(sec_dispatch());
    chair.clock.at_instant("2026-11-20T09:00:00Z");
    chair.press("Shift+→ P").at("09:07");
    insta::assert_snapshot!(in_words(&chair.snapshot()));
}

#[test]
fn the_end_is_asked_for_and_after_it() {
    let mut chair = under_way();
    chair.press("P").at("12:28").press("Shift+→ P").at("12:50").press("Shift+→ P").at("12:54").press("Shift+→");
    insta::assert_snapshot!("the_end_is_asked_for", in_words(&chair.snapshot()));
    chair.press("Enter");
    insta::assert_snapshot!("after_the_end", in_words(&chair.at("13:30").snapshot()));
}

#[test]
fn late_with_a_skipped_item() {
    let mut chair = under_way();
    chair.press("P").at("12:30").press("Shift+→ P").wants(&Intent::SkipItem { item: "summary".into() });
    chair.wants(&Intent::AddItem {
        title: "Any other business".into(),
        presenter: String::new(),
        minutes: "1h15".into(),
        kind: chairside_session::content::ItemKind::Aob,
        before: None,
    });
    insta::assert_snapshot!(in_words(&chair.at("12:57:30").snapshot()));
}

#[test]
fn a_plain_deck() {
    let mut chair = Chair::opens(crate::support::plain_run(12));
    chair.press("n n p B").wants(&Intent::Undo);
    insta::assert_snapshot!(in_words(&chair.snapshot()));
}
