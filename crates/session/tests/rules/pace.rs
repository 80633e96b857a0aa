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

/// The slides of the last run, each with the seconds when it was reached and left.
fn then(card: &PaceCard) -> Vec<(u32, i64, i64)> {
    let times = card.slides.iter().filter_map(|slide| slide.last.map(|(from, to)| (slide.number, from, to)));
    times.map(|(slide, from, to)| (slide, from / 1000, to / 1000)).collect()
}

/// How far ahead the talk is in seconds, as the window counts it.
fn ahead(chair: &Chair) -> i64 {
    let card = card(chair);
    let last = card.last.unwrap();
    last.ahead.unwrap().min(last.until.unwrap() - card.spent.ms) / 1000
}

#[test]
fn the_ribbon_has_the_slides_of_the_last_run_to_scale() {
    let card = card(&again(&[]));
    assert_eq!(then(&card), [(1, 0, 60), (2, 60, 150), (3, 150, 240), (4, 240, 360)]);
    assert_eq!(card.slides.len(), 6, "those that it did not reach have no time");
    let last = card.last.unwrap();
    assert_eq!((last.held.as_str(), last.took / 1000), ("Tue 9 Nov · 12:00", 360));
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
    let card = card(&chair);
    assert_eq!(card.last.as_ref().unwrap().ahead, None);
    assert!(card.slides[0].is_up && card.slides.iter().all(|slide| slide.reached.is_none()));
}

#[test]
fn slides_that_somebody_only_looked_at_ahead_do_not_count() {
    let look_ahead = ("12:00:10", "End Home");
    let slides = |presses: &[(&str, &str)]| {
        let mut now = talk(&[]);
        now.rehearsal = Rehearsal::of(&talk(presses).run);
        then(&card(&now)).into_iter().map(|(slide, from, _)| (slide, from)).collect::<Vec<_>>()
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
    assert!(card(&again(&[])).last.is_some() && card(&talk(LAST)).last.is_none());
    assert!(session.snapshot().pace.is_none());
}

#[test]
fn after_a_reset_the_talk_begins_anew() {
    let mut chair = again(&[("12:00:10", "→ →")]);
    chair.wants(&chairside_session::Intent::ResetTime);
    chair.at("12:10").press("Home S");
    chair.at("12:10:30");
    assert_eq!(ahead(&chair), 0);
}

#[test]
fn the_first_slide_is_there_if_the_time_starts_with_the_turn_away_from_it() {
    let mut last = Chair::opens(six_slides());
    last.at("12:00").press("→");
    last.at("12:01:30").press("→");
    last.at("12:03").press("S");
    let mut now = Chair::opens(six_slides());
    now.rehearsal = Rehearsal::of(&last.run);
    assert_eq!(then(&card(&now)), [(1, 0, 0), (2, 0, 90), (3, 90, 180)]);
}

#[test]
fn without_an_earlier_run_each_slide_has_when_it_was_reached() {
    let mut chair = talk(&[("12:01", "→"), ("12:02:30", "→")]);
    chair.at("12:03");
    let card = card(&chair);
    let reached: Vec<_> = card.slides.iter().map(|slide| slide.reached.map(|at| at / 1000)).collect();
    assert_eq!(reached, [Some(0), Some(60), Some(150), None, None, None]);
    assert_eq!(card.slides.iter().position(|slide| slide.is_up), Some(2));
    assert_eq!((card.spent.ms / 1000, card.allotted), (180, Some((1_200_000, "20 min".into()))));
}

#[test]
fn a_pdfs_slides_have_the_headings_of_its_pages() {
    let mut chair = talk(&[]);
    chair.headings = vec!["Hops".into(), String::new(), "Malt".into()];
    let own: Vec<String> = card(&talk(&[])).slides.into_iter().map(|slide| slide.title).collect();
    let titles: Vec<String> = card(&chair).slides.into_iter().map(|slide| slide.title).collect();
    for (at, heading) in ["Hops", "", "Malt", "", "", ""].iter().enumerate() {
        let expected = if own[at].is_empty() { *heading } else { own[at].as_str() };
        assert_eq!(titles[at], expected, "slide {}", at + 1);
    }
}
