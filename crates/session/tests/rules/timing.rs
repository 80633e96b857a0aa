//! Clocks: what pause, sleep, a stepped wall clock and a reboot do to running times, and when something said changes.

use chairside_session::content::{Item, SessionContent};
use chairside_session::rundown::{OverrunFix, next_change};
use chairside_session::snapshot::speaker;
use chairside_session::{Fact, Intent};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::{Chair, item, minutes, plain_run, sec_dispatch, span};

/// What happens to the clocks while the intro's time runs from 12:00, and what its timer then reads.
#[test]
fn a_running_time_reads_the_time_that_really_passed() {
    type Happens = fn(&mut Chair);
    let cases: &[(&str, Happens, &str)] = &[
        ("time passes", |chair| drop_ref(chair.at("12:04")), "4:00"),
        ("overtime", |chair| drop_ref(chair.at("12:09")), "9:00"),
        (
            "pause of three minutes",
            |chair| drop_ref(chair.at("12:01").press("P").at("12:04").press("P").at("12:05")),
            "2:00",
        ),
        // Asleep the steady clock goes on with the wall clock.
        ("sleep of two hours", |chair| chair.clock.passes(SignedDuration::from_hours(2)), "2:00:00"),
        ("wall clock an hour forward", |chair| step(chair, 1), "2:00"),
        ("wall clock an hour back", |chair| step(chair, -1), "2:00"),
        ("stepped, then paused", |chair| (step(chair, 1), drop_ref(chair.press("P").at("12:09"))).1, "2:00"),
        ("paused, then stepped back", |chair| (drop_ref(chair.at("12:01").press("P")), step(chair, -1)).1, "1:00"),
        (
            "a reboot: the wall clock serves",
            |chair| {
                chair.clock.passes(minutes(3));
                chair.clock.reboot();
                chair.clock.passes(minutes(1));
            },
            "4:00",
        ),
        (
            "a reboot and a clock set back: nothing runs backwards",
            |chair| {
                chair.clock.reboot();
                chair.clock.step_wall(SignedDuration::from_hours(-5));
            },
            "0:00",
        ),
        (
            "a reboot, then a pause on the new boot",
            |chair| {
                chair.at("12:02").clock.reboot();
                chair.at("12:03").press("P").at("12:30").press("P").at("12:31");
            },
            "4:00",
        ),
    ];
    for (what, happens, reads) in cases {
        let mut chair = Chair::opens(sec_dispatch());
        chair.at("12:00").press("Shift+→ P");
        happens(&mut chair);
        assert_eq!(chair.spent("intro"), *reads, "{what}");
    }
}

fn drop_ref(_: &mut Chair) {}

fn step(chair: &mut Chair, hours: i64) {
    let by = SignedDuration::from_hours(hours);
    chair.clock.step_wall(by);
    chair.happens(Fact::ClockStepped { by });
    chair.clock.passes(minutes(2));
}

#[test]
fn started_as_of_a_moment_before_the_wall_clock_was_stepped() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    chair.clock.step_wall(SignedDuration::from_hours(-1));
    assert_eq!(chair.at("12:03").press("Shift+P").spent("intro"), "3:00");
}

#[test]
fn overtime_is_said_in_words() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ P");
    let says = |chair: &mut Chair, time: &str| {
        let timer = chair.at(time).snapshot().timer;
        format!("{} {}", span(SignedDuration::from_millis(timer.left.ms)), timer.words)
    };
    assert_eq!(says(&mut chair, "12:14:59"), "0:01 left of 15 min talk");
    assert_eq!(says(&mut chair, "12:15"), "0:00 over 15 min talk");
    assert_eq!(says(&mut chair, "12:16"), "−1:00 over 15 min talk");
    chair.press("M");
    assert_eq!(says(&mut chair, "12:16"), "9:00 left to discuss");
    assert_eq!(says(&mut chair, "12:27"), "−2:00 over 9 min discussion");
    chair.press("+ + +");
    assert_eq!(says(&mut chair, "12:27"), "1:00 left to discuss");
    chair.at("12:29").press("P");
    assert_eq!(says(&mut chair, "12:35"), "−1:00 over 12 min discussion, paused");
    // A talk that took all the item's time left none to its discussion.
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ P");
    chair.at("12:26").press("M");
    assert_eq!(says(&mut chair, "12:27"), "−2:00 over 25 min");
}

/// Everything that a snapshot says, without the numbers that the windows count on by themselves.
fn said(chair: &Chair) -> String {
    let snapshot = chair.snapshot();
    let free = snapshot.slot.and_then(|slot| slot.free).map(|free| free.ms > 0);
    let for_speaker = speaker(&chair.run, &chair.clock.now(), chairside_settings::Theme::Dark);
    let mut json = serde_json::to_value((&snapshot, for_speaker)).unwrap();
    strip(&mut json);
    format!("{free:?} {json}")
}

fn strip(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(fields) => {
            fields.remove("ms");
            fields.remove("epoch_ms");
            fields.values_mut().for_each(strip);
        }
        serde_json::Value::Array(rows) => rows.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Watches for so long, a few seconds at a time: whenever something said changes, the wake-up for it was foretold.
fn every_change_is_foretold(chair: &mut Chair, watch: SignedDuration) -> usize {
    let mut changes = 0;
    let glance = SignedDuration::from_secs(5);
    for _ in 0..watch.as_secs() / glance.as_secs() {
        let before = said(chair);
        let foretold = next_change(chair.state(), &chair.clock.now());
        chair.clock.passes(glance);
        let after = said(chair);
        if before != after {
            changes += 1;
            let now = chair.clock.now().wall;
            assert!(foretold.is_some_and(|wait| wait <= glance), "at {now}, foretold {foretold:?}:\n{before}\n{after}");
        }
    }
    changes
}

#[test]
fn whatever_the_windows_say_changes_at_a_foretold_moment() {
    let mut chair = Chair::opens(sec_dispatch());
    // The slot starts, nobody begins; the projection comes to slip.
    assert!(every_change_is_foretold(&mut chair, minutes(10)) > 0);
    chair.press("Shift+→");
    assert!(every_change_is_foretold(&mut chair, minutes(2)) > 0, "the reminder");
    chair.press("P Shift+→ P");
    assert!(every_change_is_foretold(&mut chair, minutes(20)) > 0, "the end of the talk");
    chair.press("M M");
    assert!(every_change_is_foretold(&mut chair, minutes(8)) > 1, "the two limits, and the end of the item");
    chair.press("Ctrl+M P");
    assert!(every_change_is_foretold(&mut chair, minutes(90)) > 0, "the projection passes the slot's end");
    chair.wants(&Intent::EndSession);
    assert_eq!(every_change_is_foretold(&mut chair, minutes(5)), 0);
    assert_eq!(next_change(chair.state(), &chair.clock.now()), None);
}

#[test]
fn in_a_rehearsal_too() {
    let mut chair = Chair::rehearses(sec_dispatch());
    assert!(every_change_is_foretold(&mut chair, minutes(3)) > 0, "the plan is laid from now");
    chair.press("Shift+→ P");
    assert!(every_change_is_foretold(&mut chair, minutes(130)) > 1, "over time, and past the slot's length");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    /// Whoever wakes at each foretold moment, a little late, wakes for something or sleeps for a second then.
    #[test]
    fn nobody_is_woken_for_nothing(
        times in prop::collection::vec(0..6_i64, 5),
        fixed in prop::collection::vec(prop::option::weighted(0.5, 0..24_i64), 5),
        late in 0..26_i64,
        begun in 0..4_usize,
        paused: bool,
        runs_over: bool,
    ) {
        // All on five minutes, so that much falls on the same moment: fixed starts adjoin, an end is the slot's.
        let starts: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
        let agenda = times.iter().zip(&fixed).enumerate().map(|(n, (time, fixed))| Item {
            fixed_start: fixed.map(|fives| starts + minutes(fives * 5)),
            ..item(&n.to_string(), time * 5)
        });
        let mut chair = Chair::opens(SessionContent { agenda: agenda.collect(), ..sec_dispatch() });
        chair.at("12:00");
        for _ in 0..begun {
            chair.press("Shift+→ P").clock.passes(minutes(5));
        }
        chair.clock.passes(minutes(late * 5));
        if paused && begun > 0 {
            chair.press("P");
        }
        if runs_over {
            chair.wants(&Intent::TakeWay { way: OverrunFix::RunOver });
        }
        let mut for_nothing = false;
        for _ in 0..30 {
            let Some(wait) = next_change(chair.state(), &chair.clock.now()) else { break };
            let before = said(&chair);
            chair.clock.passes(wait + SignedDuration::from_millis(20));
            let slept = wait >= SignedDuration::from_secs(1);
            prop_assert!(slept || !for_nothing, "{:?}: {}", wait, before);
            for_nothing = !slept && said(&chair) == before;
        }
    }
}

#[test]
fn a_change_of_the_zones_offset_is_foretold() {
    let mut content = SessionContent { zone: "Europe/Prague".into(), ..sec_dispatch() };
    content.slot = None;
    let mut chair = Chair::opens(content);
    chair.clock.at_instant("2021-10-31T00:59:00Z");
    assert_eq!(chair.offset(), 7200);
    assert_eq!(
        every_change_is_foretold(&mut chair, minutes(2)),
        2,
        "a minute of the agenda, and the offset with the next"
    );
    assert_eq!(chair.offset(), 3600);
}

/// Otherwise the windows would be sent a snapshot again and again, and nothing that waits for quiet would ever happen.
#[test]
fn before_anything_has_begun_nothing_changes_all_the_time() {
    let without_slot = |content: SessionContent| SessionContent { slot: None, ..content };
    let mut talk = plain_run(3);
    talk.agenda = vec![Item { time: SignedDuration::ZERO, ..sec_dispatch().agenda[0].clone() }];
    for content in [sec_dispatch(), without_slot(sec_dispatch()), plain_run(3), talk] {
        let mut chair = Chair::opens(content);
        chair.clock.at_instant("2021-11-09T11:55:20Z");
        let wait = next_change(chair.state(), &chair.clock.now());
        assert!(wait.is_none_or(|wait| wait >= SignedDuration::from_secs(1)), "{wait:?}");
    }
}
