//! Running the room: outcomes, cards, the queue at the microphone, polls, time cards.

use chairside_session::desk::{Purpose, line};
use chairside_session::mic::{closes_in, queue_is_full};
use chairside_session::minutes::{self as paper, Options};
use chairside_session::outcome::{Outcome, without_outcome};
use chairside_session::poll::{self, to_datatracker};
use chairside_session::room_time::gone;
use chairside_session::rundown::next_change;
use chairside_session::snapshot::{AudienceSnapshot, RoomCard, RoomView, audience};
use chairside_session::{Fact, Intent, InterstitialKind, SessionContent};
use jiff::SignedDuration;

use crate::support::{Chair, minutes, sec_dispatch};

const OUTCOMES: [&str; 3] = ["Direct to an existing WG", "Propose a new, focused WG", "AD-sponsorship"];

fn dispatch() -> SessionContent {
    let mut content = sec_dispatch();
    content.outcomes = OUTCOMES.map(String::from).to_vec();
    content.room.decides = true;
    content
}

/// Private Access Tokens is up and discussed; it is 12:20.
fn discussed() -> Chair {
    let mut chair = Chair::opens(dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:20").press("M");
    chair
}

fn to_room(chair: &Chair) -> AudienceSnapshot {
    audience(&chair.run, &chair.clock.now(), 1, 0, false)
}

fn card(chair: &Chair) -> RoomCard {
    match to_room(chair).view {
        RoomView::Card { card } => card,
        other => panic!("{other:?}"),
    }
}

fn lines(card: &RoomCard) -> Vec<String> {
    card.lines.iter().map(|line| format!("{} {}", line.mark, line.text).trim().to_string()).collect()
}

fn outcome(chosen: &[&str]) -> Outcome {
    Outcome { chosen: chosen.iter().map(ToString::to_string).collect(), ..Outcome::default() }
}

fn record(chair: &mut Chair, item: &str, outcome: Outcome) {
    let decision = chair.wants(&Intent::RecordOutcome { item: item.into(), outcome });
    assert_eq!((decision.facts.len(), decision.notice), (1, None));
}

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
    assert_eq!((chair.notice(), words(&chair).as_str()), ("Undone: outcome", "AD-sponsorship."));
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

#[test]
fn a_poll_is_asked_counted_and_shown_only_when_wanted() {
    let mut chair = discussed();
    chair.wants(&Intent::AskPoll { question: "Is there interest?".into(), kind: None });
    assert_eq!(chair.wants(&Intent::CountPoll { poll: None, line: "31".into() }).facts, []);
    assert_eq!(chair.notice(), "Type yes, no and no opinion, as in 31 4 62");
    chair.wants(&Intent::ShowPoll { poll: None });
    assert_eq!((chair.notice(), chair.room().as_str()), ("This poll has no result yet. V records it.", "pat 1"));
    chair.at("12:21").wants(&Intent::CountPoll { poll: None, line: "31 4 62".into() });
    assert_eq!(chair.room(), "pat 1");
    chair.wants(&Intent::ShowPoll { poll: None });
    let shown = card(&chair);
    assert_eq!(
        (shown.heading.as_str(), shown.foot.as_str()),
        ("Is there interest?", "not a vote, to be confirmed on the list")
    );
    assert_eq!(lines(&shown), ["31 yes", "4 no", "62 no opinion"]);
    chair.press("Ctrl+z");
    assert_eq!((chair.notice(), chair.room().as_str()), ("Undone: poll's result", "pat 1"), "no result, no card");
    assert_eq!(chair.snapshot().floor.open_poll, Some(chair.state().polls[0].id.clone()));
}

/// What V opens, and the question of the poll whose result it is for.
fn v(chair: &Chair) -> (Purpose, Option<&str>) {
    (line::of_poll(chair.state()), poll::open(chair.state()).map(|poll| poll.question.as_str()))
}

#[test]
fn a_poll_without_a_result_keeps_no_later_item_from_asking_and_can_be_counted_or_mended_later() {
    let mut chair = discussed();
    let ask = |question: &str| Intent::AskPoll { question: question.into(), kind: None };
    chair.wants(&ask("Interest?"));
    assert_eq!(v(&chair), (Purpose::PollResult, Some("Interest?")));
    chair.at("12:30").press("Shift+→");
    assert_eq!(v(&chair), (Purpose::PollQuestion, None), "another item asks its own");
    let refused = chair.wants(&Intent::CountPoll { poll: None, line: "1 2 3".into() });
    assert_eq!((refused.facts.len(), chair.notice()), (0, "No poll yet. V asks one."));
    chair.wants(&ask("Threats?"));
    chair.wants(&Intent::CountPoll { poll: None, line: "5 6 7".into() });
    let interest = chair.state().polls[0].id.clone();
    for line in ["31 4 62", "31 5 62"] {
        chair.wants(&Intent::CountPoll { poll: Some(interest.clone()), line: line.into() });
    }
    let rows = chair.snapshot().floor.polls;
    let results: Vec<_> = rows.iter().map(|row| (row.item.as_ref().unwrap().as_str(), row.result.as_str())).collect();
    assert_eq!(results, [("pat", "31 yes, 5 no, 62 no opinion"), ("multicast", "5 yes, 6 no, 7 no opinion")]);
    chair.wants(&ask("Anything else?"));
    chair.at("12:55").press("Shift+→ Shift+→ Enter");
    assert_eq!(v(&chair), (Purpose::PollResult, Some("Anything else?")), "none is up: any that waits");
}

#[test]
fn a_poll_asked_by_mistake_is_withdrawn_with_its_card_and_comes_back_when_that_is_taken_back() {
    let mut chair = discussed();
    chair.wants(&Intent::AskPoll { question: "Interest?".into(), kind: None });
    chair.wants(&Intent::CountPoll { poll: None, line: "1 2 3".into() });
    let poll = chair.state().polls[0].id.clone();
    chair.wants(&Intent::ShowPoll { poll: Some(poll.clone()) });
    assert!(chair.snapshot().floor.polls[0].shown);
    chair.wants(&Intent::WithdrawPoll { poll: poll.clone() });
    assert_eq!((chair.state().polls.len(), chair.room().as_str()), (0, "pat 1"));
    assert!(!paper::minutes(&chair.run, Options::default()).contains("**Poll**"));
    assert_eq!(v(&chair), (Purpose::PollQuestion, None));
    assert_eq!(chair.wants(&Intent::WithdrawPoll { poll }).facts, [], "it is gone already");
    chair.press("Ctrl+z");
    assert_eq!(chair.notice(), "Undone: poll withdrawn");
    assert_eq!(chair.snapshot().floor.polls[0].result, "1 yes, 2 no, 3 no opinion");
    assert_eq!(chair.room(), "pat 1", "the room is shown nothing by that");
}

#[test]
fn polls_of_the_datatracker_are_taken_over_once_under_the_item_that_was_up() {
    let mut chair = discussed();
    chair.wants(&Intent::AskPoll { question: "Is there interest?".into(), kind: None });
    chair.at("12:30").press("Shift+→").at("13:00").press("Shift+→ Shift+→ Enter");
    let json = r#"[
      {"start_time": "2021-11-09T12:20:10Z", "end_time": "2021-11-09T12:21:00Z", "text": "Is there interest?",
       "raise_hand": 31, "do_not_raise_hand": 4, "votes": 35},
      {"start_time": "2021-11-09T12:40:00Z", "end_time": "2021-11-09T12:41:00Z", "text": "Who has read it?",
       "raise_hand": 7, "do_not_raise_hand": 12}
    ]"#;
    let decision = chair.wants(&Intent::TakePolls { json: json.into() });
    assert_eq!(decision.notice.as_deref(), Some("2 polls taken over"));
    let polls: Vec<_> = chair
        .state()
        .polls
        .iter()
        .map(|poll| {
            (poll.item.as_ref().unwrap().as_str(), poll.question.as_str(), poll.result.as_ref().unwrap().words())
        })
        .collect();
    assert_eq!(
        polls,
        [
            ("pat", "Is there interest?", "31 raised, 4 not raised".into()),
            ("multicast", "Who has read it?", "7 raised, 12 not raised".to_string()),
        ]
    );
    let written = to_datatracker(&chair.state().polls);
    let again = chair.wants(&Intent::TakePolls { json: written.clone() });
    assert_eq!((again.notice.as_deref(), again.facts.len()), (Some("0 polls taken over; 2 known already"), 0));
    let theirs: Vec<serde_json::Value> = serde_json::from_str(&written).unwrap();
    assert_eq!(
        theirs[0],
        serde_json::json!({
            "start_time": "2021-11-09T12:20:10Z", "end_time": "2021-11-09T12:21:00Z", "text": "Is there interest?",
            "raise_hand": 31, "do_not_raise_hand": 4
        })
    );
    let bad = chair.wants(&Intent::TakePolls { json: "[{}]".into() }).notice.unwrap();
    assert_eq!(bad, "No poll of this file can be read (poll 1: it has no `text`)");
}

#[test]
fn a_question_that_was_polled_twice_keeps_both_results() {
    let mut chair = discussed();
    chair.wants(&Intent::AskPoll { question: "Ready?".into(), kind: None });
    let entry = |minute: u8, raised: u8| {
        format!(
            r#"{{"start_time": "2021-11-09T12:{minute}:00Z", "end_time": "2021-11-09T12:{minute}:30Z", "text": "Ready?",
            "raise_hand": {raised}, "do_not_raise_hand": 4}}"#
        )
    };
    let json = format!("[{}, {}]", entry(21, 31), entry(25, 40));
    assert_eq!(chair.wants(&Intent::TakePolls { json: json.clone() }).facts.len(), 2);
    let results: Vec<_> = chair.state().polls.iter().map(|poll| poll.result.as_ref().unwrap().words()).collect();
    assert_eq!(results, ["31 raised, 4 not raised", "40 raised, 4 not raised"]);
    assert!(chair.wants(&Intent::TakePolls { json }).facts.is_empty());
}

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
fn time_cards_the_rooms_timer_and_the_marks_follow_the_budget_that_runs() {
    // Item 2 has 25 minutes, 15 of them for the talk.
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
