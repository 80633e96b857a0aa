//! The agenda against the clock: the worked examples of docs/rundown.md, by the names that it gives them.

use chairside_session::content::{SessionContent, Slot};
use chairside_session::snapshot::clock_time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::support::{Chair, item, minutes, sec_dispatch, span};

/// What the two statements are: "Ends 13:00, 60 min free; plan +0". A projection that moves on with the clock has a
/// tilde.
pub fn says(chair: &Chair) -> String {
    says_in(chair, &TimeZone::UTC)
}

fn says_in(chair: &Chair, zone: &TimeZone) -> String {
    let rundown = chair.rundown();
    let tilde = if rundown.ends.slips { "~" } else { "" };
    let free = rundown
        .slot
        .map_or_else(String::new, |slot| format!(", {} free", span(slot.end.duration_since(rundown.ends.at))));
    let ends = clock_time(rundown.ends.at, zone);
    format!("ends {tilde}{ends}{free}; plan {}", span(rundown.behind))
}

#[test]
fn before_the_slot() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(says(chair.at("11:55")), "ends 13:00, 1:00:00 free; plan 0:00");
    let snapshot = chair.snapshot();
    assert_eq!(snapshot.timer.behind, None, "before the first item nothing is said of the plan");
}

#[test]
fn late_start() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(says(chair.at("12:04")), "ends ~13:04, 56:00 free; plan 4:00");
    chair.press("Shift+→ P");
    assert_eq!(says(chair.at("12:06")), "ends 13:04, 56:00 free; plan 4:00");
}

#[test]
fn early_start() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("11:58").press("Shift+→ P");
    assert_eq!(says(&chair), "ends 12:58, 1:02:00 free; plan −2:00");
}

#[test]
fn running_to_plan() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    assert_eq!(says(chair.at("12:03")), "ends 13:00, 1:00:00 free; plan 0:00");
    assert_eq!(chair.rundown().item_ends.unwrap().at, "2021-11-09T12:05:00Z".parse().unwrap());
}

#[test]
fn handover_slips() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    assert_eq!(says(chair.at("12:02")), "ends ~13:02, 58:00 free; plan 2:00");
}

#[test]
fn overtime_slips() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    assert_eq!(says(chair.at("12:09")), "ends ~13:04, 56:00 free; plan 4:00");
    // The next item's handover slips; once it runs the projection stands.
    chair.press("Shift+→");
    assert_eq!(says(chair.at("12:10")), "ends ~13:05, 55:00 free; plan 5:00");
    chair.press("P");
    assert_eq!(says(chair.at("12:20")), "ends 13:05, 55:00 free; plan 5:00");
}

#[test]
fn paused_slips() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:02").press("P");
    assert_eq!(says(chair.at("12:05")), "ends ~13:03, 57:00 free; plan 3:00");
}

#[test]
fn saved_minutes_are_ahead() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:03").press("Shift+→ P");
    assert_eq!(says(&chair), "ends 12:58, 1:02:00 free; plan −2:00");
}

#[test]
fn added_minutes_are_behind_the_plan_but_not_late() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P + + −");
    assert_eq!(says(&chair), "ends 13:01, 59:00 free; plan 1:00");
}

#[test]
fn an_agenda_shorter_than_its_slot_is_never_late() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:30").press("Shift+→ P");
    assert_eq!(says(chair.at("12:40")), "ends ~13:35, 25:00 free; plan 35:00");
}

#[test]
fn past_the_slots_end() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("13:05").press("Shift+→ P");
    assert_eq!(says(&chair), "ends 14:05, −5:00 free; plan 1:05:00");
    let free = chair.snapshot().slot.unwrap().free.unwrap();
    assert_eq!((free.ms, free.rate), (-300_000, 0));
}

#[test]
fn back_to_an_item_counts_only_what_is_left_of_the_others() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:15").press("Shift+← P");
    // The intro is over its time; 15 of the 25 minutes are left of item 2, then 25 and 5.
    assert_eq!(says(&chair), "ends ~13:00, 1:00:00 free; plan 0:00");
}

#[test]
fn items_of_no_minutes() {
    let mut content = sec_dispatch();
    content.agenda.insert(1, item("fyi", 0));
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P");
    assert_eq!(says(&chair), "ends ~13:00, 1:00:00 free; plan 0:00");
    assert_eq!(says(chair.at("12:06")), "ends ~13:01, 59:00 free; plan 1:00");
}

#[test]
fn after_the_end() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P Shift+→ Shift+→ Shift+→").at("12:50").press("Shift+→ Enter");
    assert_eq!(says(&chair), "ends 12:50, 1:10:00 free; plan −10:00");
    assert_eq!(says(chair.at("15:00")), "ends 12:50, 1:10:00 free; plan −10:00");
    assert_eq!(chair.snapshot().timer.behind, None);
    assert!(chair.snapshot().slot.unwrap().ended);
}

#[test]
fn rehearsal_lays_the_plan_from_the_first_item() {
    let mut chair = Chair::rehearses(sec_dispatch());
    chair.clock.at_instant("2026-11-20T09:00:00Z");
    assert_eq!(says(&chair), "ends ~10:00, 1:00:00 free; plan 0:00");
    chair.at("09:10").press("Shift+→ P");
    assert_eq!(says(chair.at("09:12")), "ends 10:10, 1:00:00 free; plan 0:00");
    assert_eq!(says(chair.at("09:18")), "ends ~10:13, 57:00 free; plan 3:00");
    let times: Vec<_> = chair.snapshot().agenda.into_iter().map(|row| row.at).collect();
    assert_eq!(times, ["09:10", "09:15", "09:40", "10:05"]);
    // In a rehearsal no slot stands on the wall clock: a step of it moves nothing.
    chair.clock.step_wall(SignedDuration::from_hours(1));
    assert_eq!(says(&chair), "ends ~11:13, 57:00 free; plan 3:00");
    chair.press("Shift+→ Shift+→ Shift+→ Shift+→ Enter");
    chair.clock.step_wall(SignedDuration::from_hours(24));
    let ended = says(&chair);
    chair.clock.passes(minutes(60));
    assert_eq!(says(&chair), ended);
}

#[test]
fn a_stepped_wall_clock_moves_the_slot_and_no_timer() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:02");
    chair.clock.step_wall(minutes(10));
    assert_eq!(chair.spent("intro"), "2:00");
    assert_eq!(says(&chair), "ends 13:10, 50:00 free; plan 10:00");
}

#[test]
fn without_a_slot() {
    let mut chair = Chair::opens(SessionContent { slot: None, ..sec_dispatch() });
    assert_eq!(says(chair.at("12:10")), "ends ~13:10; plan 0:00");
    chair.press("Shift+→ P");
    assert_eq!(says(chair.at("12:17")), "ends ~13:12; plan 2:00");
}

fn slot(start: &str, end: &str) -> Slot {
    let at = |time: &str| time.parse::<Timestamp>().unwrap();
    Slot { start: at(start), end: at(end) }
}

#[test]
fn across_midnight() {
    let mut chair = Chair::opens(SessionContent {
        slot: Some(slot("2021-11-09T23:00:00Z", "2021-11-10T01:00:00Z")),
        ..sec_dispatch()
    });
    chair.at("23:00").press("Shift+→ P").at("23:05").press("Shift+→ P").at("23:35").press("Shift+→ P");
    chair.clock.at_instant("2021-11-10T00:00:00Z");
    assert_eq!(says(&chair), "ends ~00:05, 55:00 free; plan 5:00");
    chair.press("Shift+→ P");
    assert_eq!(says(&chair), "ends 00:05, 55:00 free; plan 5:00");
}

#[test]
fn across_a_change_to_winter_time() {
    // Prague, the night of 31 October 2021: at 03:00 it is 02:00 again.
    let mut content = sec_dispatch();
    content.zone = "Europe/Prague".into();
    content.slot = Some(slot("2021-10-31T00:30:00Z", "2021-10-31T02:30:00Z"));
    let mut chair = Chair::opens(content);
    chair.clock.at_instant("2021-10-31T00:30:00Z");
    chair.press("Shift+→ P");
    let prague = chair.state().content.time_zone();
    assert_eq!(says_in(&chair, &prague), "ends 02:30, 1:00:00 free; plan 0:00");
    let times: Vec<_> = chair.snapshot().agenda.into_iter().map(|row| row.at).collect();
    assert_eq!(times, ["02:30", "02:35", "02:00 CET", "02:25 CET"], "by the clocks on the wall there");
    chair.clock.passes(minutes(9));
    assert_eq!(says_in(&chair, &prague), "ends ~02:34, 56:00 free; plan 4:00");
}

#[test]
fn every_example_of_the_docs_is_a_test_here() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rundown.md")).unwrap();
    let here =
        [include_str!("rundown.rs"), include_str!("late.rs"), include_str!("floor.rs"), include_str!("queue_need.rs")]
            .concat();
    let rows = docs.lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let names: Vec<_> = rows.filter_map(|row| row.rsplit('`').nth(1)).collect();
    assert!(names.len() > 35, "{names:?}");
    for name in names {
        assert!(here.contains(&format!("\nfn {name}()")), "no test is called {name}");
    }
}

#[test]
fn the_rundown_is_shown_as_a_dragged_edge_would_leave_it() {
    use chairside_session::Intent;
    use chairside_session::desk::Desk;

    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    let seen = |chair: &Chair| {
        let now = chair.snapshot();
        let minutes: Vec<_> = now.agenda.iter().map(|row| row.time.clone()).collect();
        let next = now.agenda[1].projected.unwrap().start.epoch_ms;
        (now.slot.unwrap().ends.epoch_ms, next, minutes, now.rundown.unwrap().ribbon)
    };
    let before = seen(&chair);
    chair.desk = Desk { ahead: Some(Intent::AddMinutes { minutes: 5 }), ..Desk::default() };
    let ahead = seen(&chair);
    assert_eq!((ahead.0 - before.0, ahead.1 - before.1), (300_000, 300_000));
    assert_ne!((&ahead.2, &ahead.3), (&before.2, &before.3));
    let facts = chair.run.rows().len();
    chair.desk = Desk::default();
    assert_eq!(seen(&chair), before, "nothing has happened");
    assert_eq!(chair.run.rows().len(), facts);
    // Done, it is as it was shown.
    chair.wants(&Intent::AddMinutes { minutes: 5 });
    assert_eq!(seen(&chair), ahead);
}
