//! What the people in the queue need, and the minutes that let them speak.

use chairside_session::Intent;
use chairside_session::content::MicLimit;
use chairside_session::mic::{JudgedBy, speaking_time};
use chairside_session::rundown::next_change;
use chairside_session::snapshot::QueueNeed;
use jiff::SignedDuration;

use crate::support::Chair;
use crate::support::floor::discussed;

fn seconds(of: &[i64]) -> Vec<SignedDuration> {
    of.iter().copied().map(SignedDuration::from_secs).collect()
}

/// How long people spoke on the item and on those before, in seconds; the least and the most in minutes, and what it is judged by.
type Case<'a> = (&'a [i64], &'a [i64], (i64, i64, JudgedBy));

#[test]
fn the_next_comments_are_judged_by_those_on_the_item_else_in_the_session_else_by_the_limit() {
    use JudgedBy::{Item, Limit, Session};
    let cases: &[Case<'_>] = &[
        // Nobody has spoken, or too few.
        (&[], &[], (120, 180, Limit)),
        (&[65, 80], &[65, 80], (120, 180, Limit)),
        // On this item: the middle half, in steps of ten seconds.
        (&[60, 61, 90], &[60, 61, 90], (60, 90, Item)),
        (&[240, 45, 70, 110, 20], &[240, 45, 70, 110, 20, 600], (50, 110, Item)),
        (&[90, 90, 90, 90], &[90, 90, 90, 90], (90, 90, Item)),
        // Longer than the limit is said as it is.
        (&[200, 250, 300], &[200, 250, 300], (200, 300, Item)),
        // Too few on this item, enough in the session.
        (&[300], &[100, 110, 300, 120], (100, 300, Session)),
        // Begun by mistake.
        (&[3, 2, 4], &[3, 2, 4], (120, 180, Limit)),
        (&[3, 60, 70, 80], &[3, 60, 70, 80], (60, 80, Item)),
    ];
    for (item, session, (shorter, longer, judged_by)) in cases {
        let time = speaking_time(&seconds(item), &seconds(session), MicLimit::default());
        let found = (time.shorter.as_secs(), time.longer.as_secs(), time.judged_by);
        assert_eq!(found, (*shorter, *longer, *judged_by), "{item:?} of {session:?}");
    }
}

#[test]
fn so_many_people_need_whole_minutes_and_lack_what_is_not_left() {
    let time = speaking_time(&seconds(&[70, 90, 110]), &[], MicLimit::default());
    for (waiting, least, most, left, lacking) in [
        (0, 0, 0, 0, 0),
        (1, 2, 2, 70, 0),
        (1, 2, 2, 69, 1),
        (5, 6, 10, 504, 0),
        (5, 6, 10, 290, 1),
        (5, 6, 10, 289, 2),
        (5, 6, 10, -60, 7),
    ] {
        let (from, to) = time.needed(waiting);
        let lacks = time.lacking(waiting, SignedDuration::from_secs(left));
        assert_eq!((from.as_mins(), to.as_mins()), (least, most), "{waiting} waiting");
        assert_eq!(lacks.as_mins(), lacking, "{waiting} waiting, {left} s left");
    }
    let (_, most) = time.needed(usize::MAX);
    assert!(most.is_positive(), "any number of people");
}

fn need(chair: &Chair) -> QueueNeed {
    chair.snapshot().floor.queue.unwrap().need.unwrap()
}

fn five_wait() -> Chair {
    let mut chair = discussed();
    assert_eq!(chair.snapshot().floor.queue.unwrap().need, None, "nobody waits");
    chair.wants(&Intent::JoinQueue { name: "Magnus, Max, Florentin, Floris, Ingebrigt".into() });
    chair
}

#[test]
fn five_who_wait_need_what_the_limit_says_as_long_as_nobody_has_spoken() {
    let mut chair = five_wait();
    // Item 2 ends at 12:30, so ten minutes are left: enough if each takes two.
    let fits = need(&chair);
    assert_eq!(
        (fits.words.as_str(), fits.judged_by.as_str()),
        ("5 waiting need 10 to 15 min", "2 min each, the mic limit")
    );
    assert_eq!((fits.left.ms, fits.left.rate, fits.give), (600_000, -1, None));
    // A snapshot comes when a minute lacks.
    assert_eq!(next_change(chair.state(), &chair.clock.now()), Some(SignedDuration::from_millis(1)));
    let lacks = need(chair.at("12:21:36"));
    let give = lacks.give.unwrap();
    assert_eq!((lacks.left.ms, give.minutes, give.words.as_str()), (504_000, 2, "2 min more lets all 5 speak"));
    let before = chair.snapshot().slot.unwrap().ends.epoch_ms;
    assert_eq!(give.finishes.unwrap().epoch_ms, before + 120_000);

    chair.wants(&give.intent);
    assert_eq!(need(&chair).give, None);
    assert_eq!(chair.snapshot().slot.unwrap().ends.epoch_ms, before + 120_000, "as it was said before");
    chair.press("Ctrl+z");
    assert_eq!((chair.notice(), need(&chair).give.is_some()), ("Undone: minutes given", true));
}

#[test]
fn once_people_have_spoken_their_time_is_what_counts_also_for_a_full_queue() {
    let mut chair = five_wait();
    assert!(chair.snapshot().floor.queue.unwrap().full, "five times three minutes is more than ten");
    for (from, to) in [("12:20", "12:21"), ("12:21", "12:22:10"), ("12:22:10", "12:23:10")] {
        chair.at(from).press("M").at(to);
    }
    chair.press("Ctrl+m");
    let two = need(&chair);
    assert_eq!(
        (two.words.as_str(), two.judged_by.as_str()),
        ("2 waiting need 2 to 3 min", "1 min each, as on this item")
    );
    assert!(!chair.snapshot().floor.queue.unwrap().full);
    assert!(chair.at("12:27:41").snapshot().floor.queue.unwrap().full, "2:20 for two, 2:19 left");
    // The next item is judged by them as well.
    chair.press("Shift+→ P M").wants(&Intent::JoinQueue { name: "Wes".into() });
    let one = need(&chair);
    assert_eq!(
        (one.words.as_str(), one.judged_by.as_str()),
        ("1 waiting needs 1 to 2 min", "1 min each, as in this session")
    );
}

#[test]
fn what_has_run_over_is_given_too_and_time_that_stands_lacks_no_more() {
    let mut chair = five_wait();
    let over = need(chair.at("12:31"));
    assert_eq!((over.left.ms, over.ends, over.give.unwrap().minutes), (-60_000, None, 11));
    let mut chair = five_wait();
    chair.at("12:22").press("P");
    let paused = need(chair.at("12:40"));
    assert_eq!((paused.left.rate, paused.give.unwrap().minutes), (0, 2));
}
