//! What happens when a session is opened: rehearsal or not, going on or asking.

use chairside_session::content::{DeckInfo, SessionContent, Slot};
use chairside_session::{DeckId, Fact, Intent, Opening, change_in_words, differences, opening, with_known_ids};

use crate::support::{Chair, minutes, sec_dispatch};

#[test]
fn a_slot_that_is_not_today_in_its_zone_makes_a_rehearsal() {
    let at = |text: &str| text.parse().unwrap();
    let mut content = sec_dispatch();
    for (now, rehearsal) in [
        ("2021-11-09T00:00:00Z", false),
        ("2021-11-09T23:59:59Z", false),
        ("2021-11-08T23:59:59Z", true),
        ("2021-11-10T00:00:00Z", true),
        ("2026-11-24T12:00:00Z", true),
    ] {
        assert_eq!(content.is_rehearsal_at(at(now)), rehearsal, "{now}");
    }
    // The same slot in Tokyo is in the evening: 21:00 to 23:00.
    content.zone = "Asia/Tokyo".into();
    assert!(!content.is_rehearsal_at(at("2021-11-08T15:00:00Z")));
    assert!(!content.is_rehearsal_at(at("2021-11-09T17:00:00Z")), "the next day, three hours after the end");
    assert!(content.is_rehearsal_at(at("2021-11-09T17:00:01Z")));
    content.slot = Some(Slot { start: at("2021-11-09T14:00:00Z"), end: at("2021-11-09T16:00:00Z") });
    assert!(!content.is_rehearsal_at(at("2021-11-09T15:30:00Z")), "a slot across midnight is on both days");
    // From half past midnight on: opened the evening before it is the session.
    content.zone = "UTC".into();
    content.slot = Some(Slot { start: at("2021-11-09T00:30:00Z"), end: at("2021-11-09T02:00:00Z") });
    for (now, rehearsal) in [
        ("2021-11-08T21:29:59Z", true),
        ("2021-11-08T21:30:00Z", false),
        ("2021-11-08T23:55:00Z", false),
        ("2021-11-09T23:59:59Z", false),
        ("2021-11-10T00:00:00Z", true),
    ] {
        assert_eq!(content.is_rehearsal_at(at(now)), rehearsal, "{now}");
    }
    content.slot = None;
    assert!(!content.is_rehearsal_at(at("2026-11-24T12:00:00Z")));
}

fn opens_again(chair: &Chair, rehearsal: bool) -> Opening {
    opening(&chair.run, &sec_dispatch(), &chair.clock.now(), rehearsal)
}

#[test]
fn after_an_unclean_end_of_less_than_half_an_hour_ago_it_goes_on_at_once() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(opens_again(&chair, false), Opening::Fresh, "nothing has happened");
    chair.at("12:31").press("7 Enter");
    chair.clock.reboot();
    assert_eq!(opens_again(chair.at("13:00:59"), false), Opening::GoOn);
    assert_eq!(opens_again(chair.at("13:01"), false), Opening::Ask("Resume at slide 7 (stopped 12:31)?".into()));
    chair.clock.at_instant("2021-11-10T09:00:00Z");
    assert_eq!(opens_again(&chair, false), Opening::Ask("Resume at slide 7 (stopped 9 Nov 2021 12:31)?".into()));
}

#[test]
fn another_file_of_the_same_session_does_not_go_on_without_a_question() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:31").press("7 Enter");
    chair.clock.passes(minutes(1));
    let opens = |file: &SessionContent| opening(&chair.run, file, &chair.clock.now(), false);
    let mut file = sec_dispatch();
    assert!(file.agenda.len() >= 4);
    file.agenda.truncate(2);
    assert_eq!(opens(&file), Opening::GoOn, "some of the same items");
    for (number, item) in file.agenda.iter_mut().enumerate() {
        (item.id, item.title) = (format!("other-{number}").as_str().into(), format!("Other {number}"));
        item.deck = DeckId::of_item(&item.id);
    }
    assert_eq!(opens(&file), Opening::Ask("Resume at slide 7 (stopped 12:31)?".into()));
    file.agenda.clear();
    assert_eq!(opens(&file), Opening::GoOn, "only slides");
}

#[test]
fn after_an_end_in_order_or_the_sessions_end_it_asks() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:31").press("7 Enter").happens(Fact::Closed);
    assert_eq!(opens_again(&chair, false), Opening::Ask("Resume at slide 7 (stopped 12:31)?".into()));
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:31").press("Shift+→").wants(&Intent::EndSession);
    assert_eq!(opens_again(&chair, false), Opening::Ask("This session ended at 12:31".into()));
    // A day later it is no session's day, and is still the same session to read.
    chair.clock.at_instant("2021-11-12T09:00:00Z");
    assert_eq!(opens_again(&chair, true), Opening::Ask("This session ended on 9 Nov 2021 at 12:31".into()));
}

#[test]
fn mondays_rehearsal_is_not_the_session_of_tuesday() {
    let mut chair = Chair::rehearses(sec_dispatch());
    chair.clock.at_instant("2021-11-08T10:00:00Z");
    chair.press("7 Enter");
    chair.clock.at_instant("2021-11-09T11:00:00Z");
    assert_eq!(opens_again(&chair, false), Opening::Fresh);
}

#[test]
fn a_session_that_runs_past_midnight_goes_on_after_a_crash() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("23:55").press("7 Enter");
    chair.clock.passes(minutes(10));
    assert!(chair.state().content.is_rehearsal_at(chair.clock.now().wall));
    assert_eq!(opens_again(&chair, true), Opening::GoOn);
}

#[test]
fn items_of_a_changed_file_keep_their_ids_by_deck_or_title() {
    let old = sec_dispatch();
    let mut new = sec_dispatch();
    new.agenda.swap(1, 2);
    new.agenda[2].id = "private-access-tokens-new".into();
    new.agenda[2].title = "Private Access Tokens, revised".into();
    new.agenda[3].id = "sum".into();
    let ids =
        |content: &SessionContent| content.agenda.iter().map(|item| item.id.to_string()).collect::<Vec<_>>().join(" ");
    let matched = with_known_ids(new, &old);
    assert_eq!(ids(&matched), "intro multicast pat summary");
    assert_eq!(differences(&old, &matched).unwrap(), "renamed: Private Access Tokens, revised");
}

#[test]
fn differences_are_said_in_words() {
    let old = sec_dispatch();
    assert_eq!(differences(&old, &old), None);
    let change = |change: fn(&mut SessionContent)| {
        let mut new = sec_dispatch();
        change(&mut new);
        differences(&old, &new).unwrap_or_default()
    };
    assert_eq!(change(|new| new.agenda[0].time = minutes(9)), "other minutes: Intro and administrivia");
    assert_eq!(change(|new| drop(new.agenda.remove(3))), "gone: Summary");
    assert_eq!(change(|new| new.agenda.swap(1, 2)), "another order of items");
    assert_eq!(change(|new| new.agenda[1].question = None), "changed: Private Access Tokens");
    assert_eq!(change(|new| new.links.clear()), "its times, people, links or texts");
}

#[test]
fn a_deck_that_has_come_is_no_changed_session_file() {
    let mut new = sec_dispatch();
    new.decks.push(DeckInfo { title: "multicast.pdf".into(), ..new.decks[1].clone() });
    let (deck, multicast) = (new.decks.last_mut().unwrap(), &mut new.agenda[2]);
    deck.id = "mcast".into();
    (multicast.deck, multicast.brings_deck) = (deck.id.clone(), true);
    let without = |items: &[usize]| {
        let mut old = new.clone();
        for at in items {
            let item = &mut old.agenda[*at];
            item.deck = DeckId::of_item(&item.id);
            item.brings_deck = false;
        }
        old
    };
    let words = |old: &SessionContent| change_in_words(old, &new).unwrap_or_default();
    assert_eq!(words(&without(&[])), "");
    assert_eq!(words(&without(&[1])), "pat.pdf has come, for “Private Access Tokens”");
    let two = "2 decks have come (pat.pdf for “Private Access Tokens”; multicast.pdf for “Multicast Transports”)";
    assert_eq!(words(&without(&[1, 2])), two);
    let mut old = without(&[1]);
    old.links.clear();
    assert_eq!(
        words(&old),
        "The session file has changed (its times, people, links or texts; pat.pdf for “Private Access Tokens”)",
        "what is taken with it is said"
    );
    let mut old = without(&[1]);
    old.agenda[0].time = minutes(9);
    assert_eq!(
        words(&old),
        "The session file has changed (other minutes: Intro and administrivia; pat.pdf for “Private Access Tokens”)"
    );
}
