//! Polls: asked, counted, shown, withdrawn, and imported from the Datatracker.

use chairside_session::Intent;
use chairside_session::desk::{Purpose, line};
use chairside_session::keys::Action;
use chairside_session::minutes::{self as paper, Options};
use chairside_session::poll::{self, to_datatracker};
use chairside_session::snapshot::ShowState;

use crate::support::Chair;
use crate::support::floor::{card, discussed, lines};

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
    assert_eq!(
        (chair.notice(), chair.room().as_str()),
        ("Undone: poll's result recorded", "pat 1"),
        "no result, no card"
    );
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
    let question = |chair: &Chair| {
        chair.snapshot().shows.into_iter().find(|show| show.action == Action::Question).map(|show| show.state)
    };
    assert_eq!(question(&chair), Some(ShowState::Up), "its tile is called after it");
    chair.press("Esc");
    assert_eq!(question(&chair), Some(ShowState::NotYet), "the item's question was not shown");
    chair.wants(&Intent::ShowPoll { poll: Some(poll.clone()) });
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
