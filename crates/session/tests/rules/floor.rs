//! Running the room: outcomes, cards, the queue at the microphone, polls, time cards.

use chairside_session::desk::{Purpose, line};
use chairside_session::mic::{closes_in, queue_is_full};
use chairside_session::outcome::{Outcome, without_outcome};
use chairside_session::rundown::next_change;
use chairside_session::{Intent, InterstitialKind};
use jiff::SignedDuration;

use crate::support::floor::{OUTCOMES, card, discussed, dispatch, lines, outcome, record};
use crate::support::{Chair, minutes, sec_dispatch};

#[test]
fn the_latest_outcome_counts_and_taking_it_back_finds_the_one_before() {
    let mut chair = discussed();
    record(&mut chair, "pat", outcome(&["AD-sponsorship"]));
    let better = Outcome {
        wg: Some("  privacypass ".into()),
        ad: Some("Ben Kaduk".into()),
        willing: Some(false),
        sentence: Some(" Ask\nthem first. ".into()),
        free: false,
        ..outcome(&["AD-sponsorship", "Direct to an existing WG"])
    };
    record(&mut chair, "pat", better);
    let words = |chair: &Chair| chair.state().outcome(&chair.state().content.agenda[1]).unwrap().words();
    assert_eq!(
        words(&chair),
        "Direct to an existing WG; AD-sponsorship. WG: privacypass. AD: Ben Kaduk, not willing. Ask them first."
    );
    chair.press("Ctrl+z");
    assert_eq!((chair.notice(), words(&chair).as_str()), ("Undone: outcome recorded", "AD-sponsorship."));
    record(&mut chair, "pat", outcome(&[]));
    assert_eq!(words(&chair), "No conclusion; continue on the list.");
}

#[test]
fn an_outcome_that_the_session_does_not_have_is_refused() {
    let mut chair = discussed();
    let foreign = outcome(&["Adopt the draft"]);
    let decision = chair.wants(&Intent::RecordOutcome { item: "pat".into(), outcome: foreign });
    assert_eq!(decision.notice.as_deref(), Some("“Adopt the draft” is not one of this session's outcomes"));
    assert!(decision.facts.is_empty());
}

#[test]
fn an_outcome_is_proposed_to_the_room_then_recorded() {
    let mut chair = discussed();
    let proposed = Outcome { wg: Some("privacypass".into()), ..outcome(&["Direct to an existing WG"]) };
    chair.wants(&Intent::ProposeOutcome { item: "pat".into(), outcome: proposed.clone() });
    let shown = card(&chair);
    assert_eq!(shown.kicker, "Proposed outcome · 2 · Private Access Tokens");
    assert_eq!((shown.heading.as_str(), lines(&shown)), ("Direct to an existing WG", vec!["WG: privacypass".into()]));
    assert_eq!(chair.snapshot().room.words, "The room sees the proposed outcome");
    assert!(chair.state().outcomes.is_empty());
    chair.wants(&Intent::RecordOutcome { item: "pat".into(), outcome: proposed });
    assert_eq!(chair.room(), "pat 1", "what was proposed is decided");
}

#[test]
fn q_shows_the_question_and_s_what_was_decided_so_far() {
    let mut chair = discussed();
    chair.press("Q");
    let asked = card(&chair);
    assert_eq!(
        (asked.kicker.as_str(), asked.heading.as_str()),
        ("2 · Private Access Tokens", "Interest? Where should it go?")
    );
    assert_eq!(lines(&asked), OUTCOMES);
    chair.press("Q");
    assert_eq!(chair.room(), "pat 1");
    record(&mut chair, "pat", outcome(&["AD-sponsorship"]));
    chair.press("S");
    assert_eq!(
        lines(&card(&chair)),
        ["2 Private Access Tokens: AD-sponsorship.", "3 Multicast Transports: no outcome yet"]
    );
    assert_eq!(chair.snapshot().next.label, "pat.pdf 1 / 20");
    chair.press("→");
    assert_eq!(chair.room(), "pat 1", "→ only takes the card away");
    chair.press("Shift+→ Q");
    assert!(chair.notice().starts_with("This item has no question"));
}

#[test]
fn what_has_no_outcome_yet_is_said_before_the_end() {
    let mut chair = discussed();
    record(&mut chair, "pat", outcome(&[]));
    chair.at("12:30").press("Shift+→ Shift+→ Shift+→");
    let snapshot = chair.snapshot();
    assert!(snapshot.asks_to_end);
    assert_eq!(snapshot.floor.without_outcome, ["3 · Multicast Transports"]);
    let plain = Chair::opens(sec_dispatch());
    assert!(without_outcome(plain.state()).is_empty(), "a session that decides nothing lacks nothing");
}

#[test]
fn a_card_lies_over_an_interstitial_and_under_black_and_nothing_beneath_counts_as_shown() {
    let mut chair = discussed();
    chair.press("N").room_draws(InterstitialKind::NoteWell);
    chair.at("12:21").press("S");
    assert_eq!(chair.room(), "Summary");
    let until = chair.state().exposures[0].until.as_ref().map(|until| until.wall.to_string());
    assert_eq!(until.as_deref(), Some("2021-11-09T12:21:00Z"));
    chair.press("B");
    assert_eq!(chair.room(), "black");
    chair.press("Esc");
    assert_eq!(chair.room(), "Summary");
    chair.press("N");
    assert_eq!(chair.room(), "note-well 1", "the Note Well is still there beneath: N brings it to light");
    chair.press("S C");
    assert_eq!(chair.room(), "code-of-conduct 1");
    chair.press("S Esc Esc");
    assert_eq!(chair.room(), "pat 1");
    chair.press("S Shift+→");
    assert_eq!(chair.room(), "item:multicast 1", "another item takes it away");
    chair.press("X S");
    assert_eq!(chair.notice(), "The room isn't seeing this window. Press X when it is back.");
}

#[test]
fn m_takes_the_first_of_the_queue_else_somebody_unnamed_who_is_named_later() {
    let mut chair = discussed();
    for name in ["Ben  Schwartz", "Martin Thomson", " ", "Watson Ladd"] {
        chair.wants(&Intent::JoinQueue { name: name.into() });
    }
    let waiting = |chair: &Chair| {
        let queue = chair.snapshot().floor.queue.unwrap();
        queue.waiting.into_iter().map(|row| (row.id, row.name)).collect::<Vec<_>>()
    };
    let names = |chair: &Chair| waiting(chair).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names(&chair), ["Ben Schwartz", "Martin Thomson", "Watson Ladd"]);
    let speaker = waiting(&chair)[2].0.clone();
    chair.wants(&Intent::MoveInQueue { speaker, to: 0 });
    let speaker = waiting(&chair)[2].0.clone();
    chair.wants(&Intent::LeaveQueue { speaker });
    assert_eq!(names(&chair), ["Watson Ladd", "Ben Schwartz"]);
    chair.press("M");
    assert_eq!(chair.snapshot().mic.unwrap().who, "Watson Ladd");
    chair.press("Ctrl+z");
    assert_eq!(names(&chair), ["Watson Ladd", "Ben Schwartz"], "taken back, she waits again, first");
    chair.press("M").at("12:22").press("M").at("12:23:30").press("M");
    assert_eq!(chair.snapshot().mic.unwrap().who, "Speaker 3");
    chair.at("12:24").press("Ctrl+m").wants(&Intent::NameSpeaker { number: None, name: "Jana Iyengar".into() });
    let queue = chair.at("12:25").snapshot().floor.queue.unwrap();
    let spoke: Vec<_> = queue.spoke.iter().map(|row| (row.number, row.who.as_str(), row.took.ms / 1000)).collect();
    assert_eq!(spoke, [(1, "Watson Ladd", 120), (2, "Ben Schwartz", 90), (3, "Jana Iyengar", 30)]);
    assert_eq!(queue.candidates[..4], ["Jana Iyengar", "Ben Schwartz", "Watson Ladd", "Tommy Pauly"]);
}

#[test]
fn the_queue_is_full_when_those_who_wait_need_more_than_is_left() {
    let three = minutes(3);
    for (waiting, left, full) in [(0, 0, false), (0, -60, false), (2, 361, false), (2, 360, false), (2, 359, true)] {
        assert_eq!(
            queue_is_full(waiting, three, SignedDuration::from_secs(left)),
            full,
            "{waiting} wait, {left} s left"
        );
    }
    assert_eq!(closes_in(2, three, minutes(10)), minutes(4));
    assert!(queue_is_full(usize::MAX, SignedDuration::MAX, minutes(60)));

    // Item 2 ends at 12:30; two wait, who need six minutes.
    let mut chair = discussed();
    chair.wants(&Intent::JoinQueue { name: "A".into() });
    chair.wants(&Intent::JoinQueue { name: "B".into() });
    let full = |chair: &mut Chair, at: &str| chair.at(at).snapshot().floor.queue.unwrap().full;
    assert!(!full(&mut chair, "12:24"));
    let wait = next_change(chair.state(), &chair.clock.now()).unwrap();
    assert_eq!(wait, SignedDuration::from_millis(1), "a snapshot comes when it is to be said");
    assert!(full(&mut chair, "12:24:01"));
    chair.press("Shift+M");
    assert!(!full(&mut chair, "12:24:01"));
    let decision = chair.wants(&Intent::JoinQueue { name: "C".into() });
    assert_eq!(decision.notice.as_deref(), Some("Queue closed. C was added anyway."));
    chair.wants(&Intent::ShowQueueClosed);
    assert_eq!(card(&chair).heading, "The queue is closed");
    chair.press("Shift+M");
    assert!(!chair.snapshot().floor.queue.unwrap().closed);
}

#[test]
fn the_queue_can_be_closed_while_somebody_speaks_or_the_next_one_can() {
    let mut chair = Chair::opens(dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P");
    let can_close = |chair: &Chair| chair.snapshot().floor.queue.unwrap().can_close;
    assert!(!can_close(chair.at("12:10")), "the talk");
    assert!(can_close(chair.press("M")), "the discussion");
    assert!(can_close(chair.press("M")), "somebody speaks");
    assert!(can_close(chair.at("12:31")), "they still do when the time is over");
    assert!(!can_close(chair.press("Ctrl+m")), "nobody else can");
}

#[test]
fn the_card_of_a_closed_queue_goes_when_it_is_open_again() {
    let mut chair = discussed();
    chair.wants(&Intent::ShowQueueClosed);
    assert_eq!((chair.room().as_str(), chair.notice()), ("pat 1", "The queue is still open. Shift+M closes it."));
    let shown = |chair: &Chair| chair.snapshot().floor.queue.unwrap().shown;
    for opens_it in ["Shift+M", "Ctrl+z"] {
        chair.press("Shift+M").wants(&Intent::ShowQueueClosed);
        assert!(shown(&chair) && chair.room() == "The queue is closed");
        chair.press(opens_it);
        assert_eq!((shown(&chair), chair.room().as_str()), (false, "pat 1"), "{opens_it}");
        assert_eq!(chair.state().card, None, "{opens_it}");
    }
    chair.press("Shift+M").wants(&Intent::ShowQueueClosed);
    chair.press("Shift+M Ctrl+z");
    assert_eq!(chair.room(), "pat 1", "closed anew the room is not told anew");
    chair.wants(&Intent::ShowQueueClosed);
    chair.press("B");
    assert!(!shown(&chair), "nobody sees it under black");
}

#[test]
fn a_line_for_a_name_opens_only_where_the_name_would_go_somewhere() {
    let mut chair = Chair::opens(dispatch());
    let refused =
        |chair: &Chair| [Purpose::Queue, Purpose::Name].map(|purpose| line::refused(purpose, chair.state()).is_some());
    assert_eq!(refused(&chair), [true, true], "no item is up");
    chair.at("12:00").press("Shift+→ P");
    assert_eq!(refused(&chair), [false, true], "nobody has spoken");
    chair.press("M M");
    assert_eq!(refused(&chair), [false, false]);
    chair.press("Shift+→");
    assert_eq!(refused(&chair), [false, true], "to this item");
}

#[test]
fn each_item_has_its_own_queue() {
    let mut chair = discussed();
    chair.wants(&Intent::JoinQueue { name: "A".into() });
    chair.press("Shift+→");
    assert!(chair.snapshot().floor.queue.unwrap().waiting.is_empty());
    chair.press("Shift+←");
    assert_eq!(chair.snapshot().floor.queue.unwrap().waiting[0].name, "A");
}
