//! The pace of a plain talk against the last run of it.

use chairside_session::content::SessionContent;
use chairside_session::pace::Rehearsal;
use chairside_session::snapshot::PaceCard;

use crate::support::{Chair, item, plain_run};

/// A talk of six slides and 20 minutes.
fn six_slides() -> SessionContent {
    SessionContent { agenda: vec![item("talk", 20)], ..plain_run(6) }
}

/// A talk of six slides with these presses at these times; its time runs from 12:00.
fn talk(presses: &[(&str, &str)]) -> Chair {
    let mut chair = Chair::opens(six_slides());
    chair.at("12:00").press("S");
    for (time, keys) in presses {
        chair.at(time).press(keys);
    }
    chair
}

/// Slide 2 after a minute, 3 after 2:30, 4 after 4:00, and the end after 6:00.
const LAST: &[(&str, &str)] = &[("12:01", "→"), ("12:02:30", "→"), ("12:04", "→"), ("12:06", "S")];

/// The same talk again, with the last run beside it.
fn again(presses: &[(&str, &str)]) -> Chair {
    let mut chair = talk(presses);
    chair.rehearsal = Rehearsal::of(&talk(LAST).run);
    chair
}

fn card(chair: &Chair) -> PaceCard {
    chair.snapshot().pace.unwrap()
}

/// How far ahead the talk is in seconds, as the window counts it.
fn ahead(chair: &Chair) -> i64 {
    let card = card(chair);
    let up = card.slides.iter().find(|slide| slide.is_up).unwrap();
    card.ahead.unwrap().min(up.to - card.spent.ms) / 1000
}

#[test]
fn the_ribbon_has_the_slides_of_the_last_run_to_scale() {
    let card = card(&again(&[]));
    let slides: Vec<_> = card.slides.iter().map(|slide| (slide.number, slide.from / 1000, slide.to / 1000)).collect();
    assert_eq!(slides, [(1, 0, 60), (2, 60, 150), (3, 150, 240), (4, 240, 360)]);
    assert_eq!((card.held.as_str(), card.took / 1000), ("Tue 9 Nov · 12:00", 360));
}

#[test]
fn the_pace_is_how_much_earlier_the_slide_came_until_it_takes_longer() {
    for (presses, now, expected) in [
        // On the first slide, for no longer than then.
        (&[][..], "12:00:40", 0),
        (&[], "12:01:00", 0),
        // And for longer.
        (&[], "12:01:18", -18),
        // Reached earlier, and it stays so while there.
        (&[("12:00:35", "→")], "12:00:40", 25),
        (&[("12:00:35", "→")], "12:02:00", 25),
        // Until the next one came last time.
        (&[("12:00:35", "→")], "12:02:15", 15),
        (&[("12:00:35", "→")], "12:02:50", -20),
        // Reached later.
        (&[("12:01:30", "→")], "12:01:31", -30),
        (&[("12:01:30", "→")], "12:03:10", -40),
        // A pause counts for nothing.
        (&[("12:00:30", "S"), ("12:10:00", "S")], "12:10:20", 0),
        // Back on an earlier slide it counts when that was first reached.
        (&[("12:00:35", "→"), ("12:01:50", "→"), ("12:02", "←")], "12:02:05", 25),
        // Past the end of the last run.
        (&[("12:01", "→"), ("12:02:30", "→"), ("12:04", "→")], "12:06:30", -30),
        // A slide that the last run did not reach counts as the last one that it did.
        (&[("12:01", "→"), ("12:02:30", "→"), ("12:04", "→"), ("12:05", "→")], "12:05:10", 0),
    ] {
        let mut chair = again(presses);
        chair.at(now);
        assert_eq!(ahead(&chair), expected, "{presses:?} at {now}");
    }
}

#[test]
fn before_the_start_there_is_the_ribbon_and_no_pace() {
    let mut chair = Chair::opens(six_slides());
    chair.rehearsal = Rehearsal::of(&talk(LAST).run);
    assert_eq!(card(&chair).ahead, None);
}

#[test]
fn slides_that_somebody_only_looked_at_ahead_do_not_count() {
    let look_ahead = ("12:00:10", "End Home");
    let slides = |presses: &[(&str, &str)]| {
        let mut now = talk(&[]);
        now.rehearsal = Rehearsal::of(&talk(presses).run);
        card(&now).slides.iter().map(|slide| (slide.number, slide.from / 1000)).collect::<Vec<_>>()
    };
    let presses = [look_ahead, ("12:01", "→"), ("12:02", "→"), ("12:03", "→"), ("12:04", "S")];
    assert_eq!(slides(&presses), [(1, 0), (2, 60), (3, 120), (4, 180)]);
    // What was reached in the end counts from then.
    let presses = [look_ahead, ("12:01", "→"), ("12:02", "→ → →"), ("12:03", "→"), ("12:04", "S")];
    assert_eq!(slides(&presses), [(1, 0), (2, 60), (3, 120), (4, 120), (5, 120), (6, 180)]);
}

#[test]
fn a_run_that_says_nothing_about_pace_is_none() {
    assert!(Rehearsal::of(&talk(&[]).run).is_none(), "it never turned");
    assert!(Rehearsal::of(&Chair::opens(six_slides()).run).is_none(), "its time never ran");
    let session = Chair::opens(crate::support::sec_dispatch());
    assert!(Rehearsal::of(&session.run).is_none(), "a session is no talk");
    assert!(again(&[]).snapshot().pace.is_some() && talk(LAST).snapshot().pace.is_none());
}

#[test]
fn after_a_reset_the_talk_begins_anew() {
    let mut chair = again(&[("12:00:10", "→ →")]);
    chair.wants(&chairside_session::Intent::ResetTime);
    chair.at("12:10").press("Home S");
    chair.at("12:10:30");
    assert_eq!(ahead(&chair), 0);
}
