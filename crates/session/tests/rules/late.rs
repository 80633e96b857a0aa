//! Fixed starts, breaks, skipped items, and the ways to end on time: the rest of the worked examples of
//! docs/rundown.md, by the names that it gives them.

use chairside_session::content::{Item, ItemKind, SessionContent, ShortTalk, Slot};
use chairside_session::rundown::{OverrunFix, next_change};
use chairside_session::snapshot::{Projection, clock_time};
use chairside_session::{Intent, ItemId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::rundown::says;
use crate::support::{Chair, item, minutes, sec_dispatch, span};

fn at(time: &str) -> Timestamp {
    format!("2021-11-09T{time}:00Z").parse().unwrap()
}

/// A slot of 12:00 to 14:00 filled to the minute: 5, 25, 45 (a guest from 13:00 on), a break of 10, 5 if time permits,
/// 10 of AOB; with a gap of 30 minutes before the guest.
fn with_guest() -> SessionContent {
    let kind = |id: &str, time, kind| Item { kind, ..item(id, time) };
    let guest = Item { fixed_start: Some(at("13:00")), ..item("guest", 35) };
    SessionContent {
        agenda: vec![
            item("intro", 5),
            item("first", 25),
            guest,
            kind("coffee", 10, ItemKind::Break),
            kind("spare", 5, ItemKind::AsTimePermits),
            kind("aob", 10, ItemKind::Aob),
        ],
        ..sec_dispatch()
    }
}

fn projection(at: Projection) -> String {
    let tilde = if at.rate == 0 { "" } else { "~" };
    format!("{tilde}{}", clock_time(Timestamp::from_millisecond(at.epoch_ms).unwrap(), &TimeZone::UTC))
}

/// The projected start of each item: "intro 12:00, guest ~13:05".
fn starts(chair: &Chair) -> String {
    let rows = chair.snapshot().agenda.into_iter();
    let said = rows.filter_map(|row| Some(format!("{} {}", row.id, projection(row.projected?.start))));
    said.collect::<Vec<_>>().join(", ")
}

/// The ways: "words: changes → end".
fn ways(chair: &Chair) -> Vec<String> {
    let ways = chair.snapshot().rundown.unwrap().ways.into_iter();
    let said = ways.map(|way| {
        let late = if way.on_time { "" } else { ", late" };
        let changes = way.changes.iter().map(|change| &*change.words).collect::<Vec<_>>().join("; ");
        format!("{} [{changes}] {}{late}", way.words, projection(way.ends))
    });
    said.collect()
}

fn cut(chair: &Chair) -> String {
    chair.snapshot().rundown.unwrap().cut.unwrap_or_default()
}

#[test]
fn a_fixed_start_takes_up_what_came_late() {
    let mut chair = Chair::opens(with_guest());
    assert_eq!(says(chair.at("11:55")), "ends 14:00, 0:00 free; plan 0:00");
    assert_eq!(starts(&chair), "intro 12:00, first 12:05, guest 13:00, coffee 13:35, spare 13:45, aob 13:50");
    // Twenty minutes late: the thirty free minutes before the guest take it up.
    assert_eq!(says(chair.at("12:20")), "ends 14:00, 0:00 free; plan 0:00");
    assert_eq!(starts(&chair), "intro ~12:20, first ~12:25, guest 13:00, coffee 13:35, spare 13:45, aob 13:50");
    assert_eq!(chair.snapshot().agenda[2].free_before.map(|free| (free.ms, free.rate)), Some((600_000, -1)));
    chair.press("Shift+→ P");
    assert_eq!(chair.snapshot().agenda[2].free_before.map(|free| (free.ms, free.rate)), Some((600_000, 0)));
}

#[test]
fn lateness_beyond_the_free_time_is_pushed_on() {
    let mut chair = Chair::opens(with_guest());
    assert_eq!(says(chair.at("12:36")), "ends ~14:06, −6:00 free; plan 6:00");
    assert_eq!(cut(&chair), "To end at 14:00, cut 6 min");
    assert_eq!(chair.snapshot().agenda[2].free_before, None);
}

#[test]
fn a_fixed_start_is_never_before_its_time() {
    let mut chair = Chair::opens(with_guest());
    chair.at("12:00").press("Shift+→ P").at("12:02").press("Shift+→ P").at("12:05");
    assert_eq!(
        starts(&chair),
        "intro 12:00, first 12:02, guest 13:00, coffee 13:35, spare 13:45, aob 13:50".replace("intro 12:00, ", "")
    );
    // Begun early by the chair, it is up: what is, is.
    chair.at("12:50").press("Shift+→ P");
    assert_eq!(says(&chair), "ends 13:50, 10:00 free; plan −10:00");
}

#[test]
fn a_rehearsal_moves_the_fixed_starts_with_its_slot() {
    let mut chair = Chair::rehearses(with_guest());
    chair.clock.at_instant("2026-11-20T09:10:00Z");
    chair.press("Shift+→ P");
    assert_eq!(starts(&chair), "intro 09:10, first 09:15, guest 10:10, coffee 10:45, spare 10:55, aob 11:00");
    assert_eq!(chair.snapshot().agenda[2].fixed_start.as_deref(), Some("10:10"));
    // What is typed then is by the clock on the wall; the agenda keeps it by its own.
    chair.clock.at_instant("2026-11-20T09:10:20Z");
    chair.wants(&Intent::SetStart { item: "guest".into(), at: "10:20".into() });
    assert_eq!(chair.snapshot().agenda[2].fixed_start.as_deref(), Some("10:20"));
    assert_eq!(chair.state().content.agenda[2].fixed_start, Some(at("13:10")));
}

#[test]
fn a_skipped_item_leaves_the_session_ahead_of_its_plan() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").wants(&Intent::SkipItem { item: "multicast".into() });
    assert_eq!(says(&chair), "ends 12:35, 1:25:00 free; plan −25:00");
    assert_eq!(starts(&chair), "intro 12:00, pat 12:05, summary 12:30");
    chair.wants(&Intent::BringItemBack { item: "multicast".into() });
    assert_eq!(says(&chair), "ends 13:00, 1:00:00 free; plan 0:00");
}

#[test]
fn minutes_set_change_the_plan() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").wants(&Intent::SetMinutes { item: "multicast".into(), minutes: "40".into() });
    assert_eq!(says(&chair), "ends 13:15, 45:00 free; plan 0:00");
}

#[test]
fn an_item_that_came_up_out_of_order_takes_only_what_is_left_of_it() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").wants(&Intent::BeginItem { item: "multicast".into() });
    chair.press("P").at("12:25").wants(&Intent::BeginItem { item: "pat".into() });
    chair.press("P");
    // 25 of its own, 5 left of the one that came up early, 5 of the summary.
    assert_eq!(says(&chair), "ends 13:00, 1:00:00 free; plan 0:00");
    assert_eq!(starts(&chair), "pat 12:25, multicast 12:50, summary 12:55");
}

#[test]
fn what_was_skipped_for_now_is_not_counted_until_it_is_up() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").wants(&Intent::BeginItem { item: "summary".into() });
    assert_eq!(says(chair.press("P")), "ends 12:10, 1:50:00 free; plan −50:00");
    assert_eq!(starts(&chair), "summary 12:05");
    chair.at("12:10").press("Shift+→ P");
    assert_eq!(starts(&chair), "pat 12:10, multicast 12:35, summary 13:00");
    assert_eq!(says(&chair), "ends 13:00, 1:00:00 free; plan 0:00");
}

/// The guest is up five minutes late, at 13:05.
fn late() -> Chair {
    let mut chair = Chair::opens(with_guest());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("13:06").press("Shift+→ P");
    chair
}

#[test]
fn ways_to_end_on_time() {
    let mut chair = late();
    assert_eq!(says(&chair), "ends 14:06, −6:00 free; plan 6:00");
    assert_eq!(cut(&chair), "To end at 14:00, cut 6 min");
    assert_eq!(
        ways(&chair),
        [
            "Cut aob, 10 → 4 min [Cut aob, 10 → 4 min] 14:00",
            "Cut coffee, 10 → 4 min [Cut coffee, 10 → 4 min] 14:00",
            "Drop coffee (10 min) [Drop coffee (10 min)] 13:56",
            "Drop aob (10 min) [Drop aob (10 min)] 13:56",
            "Drop spare (5 min) [Drop spare (5 min)] 14:01, late",
            "Run over to 14:06 [] 14:06, late",
        ]
    );
    let was = chair.state().clone();
    chair.wants(&Intent::TakeWay { way: OverrunFix::FromOpenItems });
    assert_eq!(says(&chair), "ends 14:00, 0:00 free; plan 0:00", "the plan keeps what it had");
    assert_eq!((cut(&chair), ways(&chair)), (String::new(), Vec::new()));
    assert_eq!(chair.press("Ctrl+z").state(), &was);
    chair.wants(&Intent::TakeWay { way: OverrunFix::Drop { item: "coffee".into() } });
    assert_eq!(says(&chair), "ends 13:56, 4:00 free; plan −4:00");
    let gone = chair.wants(&Intent::TakeWay { way: OverrunFix::Drop { item: "aob".into() } });
    assert_eq!(gone.notice.as_deref(), Some("The times have changed, so this is no longer possible"));
}

#[test]
fn the_last_open_items_give_first_and_one_key_takes_it_back() {
    let mut chair = late();
    chair.press("+ + + + + + +");
    assert_eq!(cut(&chair), "To end at 14:00, cut 13 min");
    let way = "Drop aob (10 min), 3 min off item 5 [Cut spare, 5 → 2 min; Drop aob (10 min)] 14:00";
    assert_eq!(ways(&chair)[0], way);
    let was = chair.state().clone();
    chair.wants(&Intent::TakeWay { way: OverrunFix::FromOpenItems });
    assert_eq!(starts(&chair), "guest 13:06, coffee 13:48, spare 13:58");
    assert_eq!(chair.press("Ctrl+z").state(), &was, "both at once");
    chair.press("+ + + + + +");
    assert!(ways(&chair)[0].ends_with("14:04, late"), "what they have is not enough: {}", ways(&chair)[0]);
}

#[test]
fn what_comes_before_a_fixed_start_that_waits_gains_nothing() {
    let mut content = with_guest();
    content.agenda.swap(2, 5);
    // intro, first, AOB, break, spare, guest at 13:00 who now takes 75 minutes.
    content.agenda[5].time = minutes(75);
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ P");
    assert_eq!(cut(&chair), "To end at 14:00, cut 15 min");
    assert_eq!(
        ways(&chair),
        [
            "Cut guest, 75 → 60 min [Cut guest, 75 → 60 min] 14:00",
            "Drop guest (75 min) [Drop guest (75 min)] 12:55",
            "Run over to 14:15 [] 14:15, late",
        ]
    );
}

#[test]
fn running_over_is_known_until_it_grows() {
    let mut chair = late();
    chair.wants(&Intent::TakeWay { way: OverrunFix::RunOver });
    let card = chair.snapshot().rundown.unwrap();
    assert_eq!((card.ways.len(), card.accepted.as_deref()), (0, Some("Runs over until 14:06")));
    assert_eq!(card.cut, None, "the chair knows");
    chair.press("+");
    assert_eq!(ways(&chair).len(), 0);
    chair.press("+");
    assert!(!ways(&chair).is_empty());
    assert_eq!(cut(&chair), "To end at 14:00, cut 8 min");
}

#[test]
fn a_way_that_is_taken_says_what_it_changes_and_when_the_session_ends() {
    let mut chair = late();
    assert_eq!(chair.press("Shift+W").notice(), "aob 10 → 4 min; ends 14:00");
    chair.press("Ctrl+z + + + + + + +");
    assert_eq!(chair.press("Shift+W").notice(), "spare 5 → 2 min, aob skipped; ends 14:00");
    for (way, words) in [
        (OverrunFix::Drop { item: "coffee".into() }, "coffee skipped; ends 13:56"),
        (OverrunFix::RunOver, "Runs over until 14:06"),
    ] {
        assert_eq!(late().wants(&Intent::TakeWay { way }).notice.as_deref(), Some(words));
    }
}

#[test]
fn nothing_is_rescheduled_behind_the_chairs_back() {
    let mut chair = late();
    let agenda = chair.state().content.agenda.clone();
    for time in ["13:30", "13:55", "14:30"] {
        chair.at(time).snapshot();
    }
    assert_eq!(chair.state().content.agenda, agenda);
    assert!(chair.state().given.is_empty());
}

#[test]
fn what_is_said_of_a_late_session_changes_at_a_foretold_moment() {
    let mut chair = Chair::opens(with_guest());
    chair.at("12:28").press("Shift+→ P");
    let mut changes = 0;
    for _ in 0..1800 {
        let said = |chair: &Chair| {
            let free: Vec<_> =
                chair.snapshot().agenda.iter().map(|row| row.free_before.map(|free| free.rate)).collect();
            format!("{:?} {:?} {} {free:?}", cut(chair), ways_in_words(chair), starts_slip(chair))
        };
        let before = said(&chair);
        let foretold = next_change(chair.state(), &chair.clock.now());
        chair.clock.passes(SignedDuration::from_secs(2));
        let after = said(&chair);
        if before != after {
            changes += 1;
            assert!(
                foretold.is_some_and(|wait| wait <= SignedDuration::from_secs(2)),
                "{foretold:?}\n{before}\n{after}"
            );
        }
    }
    assert!(changes > 30, "{changes}");
}

fn ways_in_words(chair: &Chair) -> Vec<(String, Vec<String>, bool, i8)> {
    let ways = chair.snapshot().rundown.unwrap().ways.into_iter();
    ways.map(|way| {
        (way.words, way.changes.into_iter().map(|change| change.words).collect(), way.on_time, way.ends.rate)
    })
    .collect()
}

fn starts_slip(chair: &Chair) -> String {
    starts(chair).chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

#[test]
fn talk_and_discussion_have_their_own_minutes() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ P");
    let says = |chair: &mut Chair, time: &str| {
        let timer = chair.at(time).snapshot().timer;
        let discussion = timer.discussion.unwrap();
        let left = span(SignedDuration::from_millis(timer.left.ms));
        format!(
            "{left} {}, {} to discuss {}",
            timer.words,
            span(SignedDuration::from_millis(discussion.ms)),
            discussion.rate
        )
    };
    assert_eq!(says(&mut chair, "12:10"), "5:00 left of 15 min talk, 10:00 to discuss 0");
    assert_eq!(says(&mut chair, "12:18"), "−3:00 over 15 min talk, 7:00 to discuss -1");
    chair.press("M");
    assert_eq!(says(&mut chair, "12:20"), "5:00 left to discuss, 5:00 to discuss -1");
    assert_eq!(says(&mut chair, "12:27"), "−2:00 over 7 min discussion, 0:00 to discuss 0");
}

#[test]
fn what_is_left_for_the_discussion_is_said_while_the_talk_takes_from_it() {
    let mut chair = Chair::opens(sec_dispatch());
    assert!(!chair.snapshot().timer.says_discussion);
    chair.at("12:00").press("Shift+→ Shift+→ P");
    let says = |chair: &mut Chair, time: &str| chair.at(time).snapshot().timer.says_discussion;
    let cases = [("12:14", false), ("12:15", true), ("12:18", true), ("12:27", true)];
    for (time, said) in cases {
        assert_eq!(says(&mut chair, time), said, "{time}, in a talk of 15 minutes");
    }
    chair.press("M");
    assert!(!says(&mut chair, "12:28"), "the big number counts to the item's end");
}

#[test]
fn short_talks_have_their_own_minutes_under_the_items() {
    let talk = |title: &str, time| ShortTalk { title: title.into(), presenter: None, time: minutes(time) };
    let mut content = sec_dispatch();
    content.agenda[2].talks = vec![talk("QUIC", 5), talk("MoQ", 8)];
    let mut chair = Chair::opens(content);
    chair.at("12:00").wants(&Intent::BeginItem { item: "multicast".into() });
    chair.press("P").at("12:04");
    let says = |chair: &Chair| {
        let timer = chair.snapshot().timer;
        format!(
            "{} {} · {}: {} of {}",
            timer.number,
            timer.title,
            timer.aside,
            span(SignedDuration::from_millis(timer.left.ms)),
            timer.budget
        )
    };
    assert_eq!(says(&chair), "3 Multicast Transports · Talk 1 of 2: 1:00 of 13 + 12 min");
    chair.at("12:06").wants(&Intent::NextTalk);
    assert_eq!(says(chair.at("12:07")), "3 Multicast Transports · Talk 2 of 2: 7:00 of 13 + 12 min");
    let rows = chair.snapshot().agenda[2].talks.clone();
    assert_eq!(
        rows.iter().map(|row| format!("{} {} {}", row.title, row.time, row.now)).collect::<Vec<_>>(),
        ["QUIC 5 false", "MoQ 8 true"]
    );
    assert_eq!(
        chair.wants(&Intent::NextTalk).notice.as_deref(),
        Some("This is the last short talk. M begins the discussion.")
    );
    chair.press("M");
    assert_eq!(says(&chair), "3 Multicast Transports · Discussion: 18:00 of 13 + 12 min");
    chair.press("Ctrl+z Ctrl+z");
    assert_eq!(says(&chair), "3 Multicast Transports · Talk 1 of 2: −2:00 of 13 + 12 min");
}

#[test]
fn a_day_long_interim_is_one_rundown_with_breaks() {
    let talks = (1..=8).map(|n| item(&format!("talk {n}"), 45));
    let mut agenda: Vec<Item> = talks.collect();
    agenda.insert(2, Item { kind: ItemKind::Break, ..item("coffee", 30) });
    agenda.insert(5, Item { kind: ItemKind::Break, fixed_start: Some(at("13:00")), ..item("lunch", 60) });
    let slot = Some(Slot { start: at("09:00"), end: at("18:00") });
    let mut chair = Chair::opens(SessionContent { slot, agenda, ..sec_dispatch() });
    // 2 × 45, coffee of 30, 2 × 45: at 12:30 there is half an hour to lunch at 13:00, from then it is 4 × 45.
    assert_eq!(says(chair.at("09:00")), "ends 17:00, 1:00:00 free; plan 0:00");
    chair.press("Shift+→ P").at("09:45").press("Shift+→ P").at("10:50");
    assert_eq!(says(&chair), "ends 17:00, 1:00:00 free; plan 0:00", "lunch has taken up twenty minutes");
    assert_eq!(chair.snapshot().agenda[5].free_before.map(|free| free.ms), Some(600_000));
    assert_eq!(says(chair.at("11:20")), "ends ~17:20, 40:00 free; plan 20:00", "and is pushed on by twenty");
}

#[test]
fn an_item_ends_at_the_time_that_was_typed() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:10").press("P").at("12:12");
    // Paused at five minutes spent: run on from now it ends at 12:40.
    chair.wants(&Intent::SetMinutes { item: ItemId::from("pat"), minutes: "12:40".into() });
    assert_eq!(chair.state().content.agenda[1].time, minutes(33));
    assert_eq!(says(&chair), "ends ~13:10, 50:00 free; plan 2:00");
}
