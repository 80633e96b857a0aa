//! What the room sees of the time: cards, the timer and its marks.

use chairside_session::room_time::gone;
use chairside_session::rundown::next_change;
use chairside_session::snapshot::ShowState;
use chairside_session::{Fact, Intent};
use jiff::SignedDuration;

use crate::support::Chair;
use crate::support::floor::{discussed, dispatch, to_room};

#[test]
fn the_room_sees_no_time_unless_the_chair_shows_it() {
    let mut chair = discussed();
    assert_eq!((to_room(&chair).corner, to_room(&chair).timer), (None, None));
    chair.at("12:25:10").press("K");
    assert_eq!(to_room(&chair).corner.as_deref(), Some("5 minutes left"));
    assert_eq!(next_change(chair.state(), &chair.clock.now()), Some(SignedDuration::from_secs(60)));
    chair.at("12:26:10");
    assert_eq!(to_room(&chair).corner, None, "it would not be true much longer");
    chair.at("12:28").press("K").at("12:28:50").press("K");
    assert_eq!(to_room(&chair).corner, None, "the same key takes it away, whatever is left by now");
    chair.press("K");
    assert_eq!(to_room(&chair).corner.as_deref(), Some("1 minute left"));
    chair.wants(&Intent::TimeCard { minutes: Some(2), large: false });
    assert_eq!(to_room(&chair).corner.as_deref(), Some("2 minutes left"), "minutes that were named are shown");
    chair.press("K");
    chair.at("12:30").press("Shift+K");
    assert_eq!(chair.room(), "Time");
    chair.press("→").wants(&Intent::RoomTimer);
    let before = to_room(&chair);
    assert_eq!(before.timer.as_ref().map(|timer| (timer.left.ms, timer.left.rate)), Some((0, -1)));
    chair.at("12:30:10");
    let after = to_room(&chair);
    assert!(after.shows_the_same_as(&before, SignedDuration::from_secs(10)));
    assert!(!after.shows_the_same_as(&before, SignedDuration::from_secs(5)));
    chair.press("X");
    assert_eq!(to_room(&chair).timer, None);
}

#[test]
fn there_is_one_time_card_at_a_time_and_its_tile_is_lit() {
    let mut chair = discussed();
    let seen = |chair: &Chair| {
        let shows = chair.snapshot().shows;
        let lit = shows.iter().any(|show| show.label == "Time card" && show.state == ShowState::Up);
        (to_room(chair).corner, chair.room(), lit)
    };
    let corner = Some("5 minutes left".to_owned());
    let before = seen(&chair);
    assert!(!before.2 && before.0.is_none());
    chair.at("12:25:10").press("K");
    assert_eq!(seen(&chair), (corner.clone(), before.1.clone(), true));
    chair.press("Shift+K");
    assert_eq!(seen(&chair), (None, "5 minutes left".into(), true), "the large one takes its place");
    chair.press("K");
    assert_eq!(seen(&chair), before, "K takes it away");
    chair.press("Shift+K").wants(&Intent::TimeCard { minutes: Some(5), large: false });
    assert_eq!(seen(&chair), (corner, before.1.clone(), true), "minutes that were named take its place");
    chair.press("K");
    assert_eq!(seen(&chair), before);
}

#[test]
fn time_cards_the_rooms_timer_and_the_marks_follow_the_budget_that_runs() {
    // Item 2 has 25 15 of them for the talk.
    let mut chair = Chair::opens(dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").wants(&Intent::RoomTimer);
    let timer = |chair: &Chair| to_room(chair).timer.map(|timer| timer.left.ms / 1000);
    let marks = |chair: &Chair| chair.snapshot().timer.marks.iter().map(|at| at / 60_000).collect::<Vec<_>>();
    for (time, card) in [("12:08", "12 minutes left"), ("12:18", "2 minutes left"), ("12:18:40", "1 minute left")] {
        chair.at(time).press("K");
        assert_eq!(to_room(&chair).corner.as_deref(), Some(card), "{time}");
        chair.press("K");
    }
    assert_eq!((timer(&chair), marks(&chair)), (Some(80), vec![10, 13, 14]));
    chair.at("12:22").press("K");
    assert_eq!((to_room(&chair).corner.as_deref(), timer(&chair)), (Some("Time"), Some(-120)), "the talk is over");
    chair.press("K M K");
    assert_eq!((to_room(&chair).corner.as_deref(), timer(&chair)), (Some("8 minutes left"), Some(480)));
    assert_eq!(marks(&chair), [20, 23, 24]);
}

#[test]
fn the_timer_is_said_to_be_seen_only_where_it_is() {
    let mut chair = discussed();
    let seen = |chair: &Chair| {
        let floor = chair.snapshot().floor;
        assert_eq!(floor.timer_seen, to_room(chair).timer.is_some());
        assert_eq!(floor.seen_of_time.is_some(), floor.timer_seen || floor.corner.is_some());
        (floor.timer_seen, floor.corner.is_some())
    };
    chair.wants(&Intent::RoomTimer);
    assert_eq!(chair.snapshot().floor.seen_of_time.as_deref(), Some("the timer"));
    assert_eq!(seen(chair.press("K")), (true, true));
    let words = chair.snapshot().floor.seen_of_time.unwrap();
    assert_eq!(words, format!("{}, the timer", to_room(&chair).corner.unwrap()));
    for hides in ["B", "X"] {
        assert_eq!(seen(chair.press(hides)), (false, false), "{hides}");
        assert_eq!(seen(chair.press(hides)), (true, true), "{hides}");
    }
    chair.press("Shift+→").wants(&Intent::SetMinutes { item: "multicast".into(), minutes: "0".into() });
    assert_eq!(seen(&chair), (false, false));
    assert!(chair.snapshot().floor.room_timer, "it is on, for the next item");
}

#[test]
fn a_large_time_card_goes_after_a_minute_or_with_its_key() {
    let mut chair = discussed();
    chair.at("12:25").press("Shift+K").at("12:25:40");
    assert_eq!(chair.room(), "5 minutes left");
    assert_eq!(next_change(chair.state(), &chair.clock.now()), Some(SignedDuration::from_secs(20)));
    assert_eq!(gone(chair.state(), &chair.clock.now()), None);
    chair.press("Shift+K");
    assert_eq!(chair.room(), "pat 1", "though four minutes are left by now");
    chair.at("12:27").press("Shift+K").at("12:28");
    let fact = gone(chair.state(), &chair.clock.now());
    assert_eq!(fact, Some(Fact::CardTakenAway));
    chair.happens(fact.unwrap());
    assert_eq!((chair.room().as_str(), gone(chair.state(), &chair.clock.now())), ("pat 1", None));
    // Another card stays as long as it is wanted.
    chair.press("Q").at("12:40");
    assert_eq!(gone(chair.state(), &chair.clock.now()), None);
}

#[test]
fn a_time_card_goes_with_its_item() {
    let mut chair = discussed();
    chair.at("12:29").press("K Shift+→");
    assert_eq!(to_room(&chair).corner, None);
}
