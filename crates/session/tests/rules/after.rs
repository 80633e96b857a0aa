//! After the end: what is still open, what closes it, what can be mended, and what does not happen by itself.

use chairside_session::desk::{Desk, MinutesPart};
use chairside_session::minutes::open_lines;
use chairside_session::outcome::Outcome;
use chairside_session::snapshot::{AfterCard, Closes};
use chairside_session::still_open::{StillOpen, still_open};
use chairside_session::{Fact, Intent, Opening, SessionContent, opening};

use crate::support::{Chair, sec_dispatch};

fn content() -> SessionContent {
    let mut content = sec_dispatch();
    content.room.decides = true;
    content.outcomes = vec!["Adopt".into()];
    content
}

/// A session that has come to its end, with these things done in its second item.
fn ended_after(intents: &[Intent]) -> Chair {
    let mut chair = Chair::opens(content());
    chair.at("12:00").press("Shift+→ Shift+→");
    for intent in intents {
        chair.wants(intent);
    }
    chair.at("12:50").wants(&Intent::EndSession);
    chair
}

/// Each item has its outcome.
fn decided(chair: &mut Chair) {
    for item in chair.state().content.agenda.clone() {
        let outcome = Outcome { sentence: Some("Done".into()), ..Outcome::default() };
        chair.wants(&Intent::RecordOutcome { item: item.id, outcome });
    }
}

fn open(chair: &Chair, agenda_unsaved: bool) -> Vec<String> {
    let open = still_open(&chair.run, agenda_unsaved);
    // The minutes name the same.
    assert_eq!(open_lines(&chair.run, agenda_unsaved).lines().count(), open.len());
    open.iter().map(StillOpen::words).collect()
}

fn card(chair: &Chair, desk: &Desk) -> AfterCard {
    chair.presenter_with(desk).after.expect("the session has ended")
}

fn note(text: &str) -> Intent {
    Intent::Note { text: text.into() }
}

fn ask(question: &str) -> Intent {
    Intent::AskPoll { question: question.into(), kind: None }
}

#[test]
fn all_that_is_open_is_listed_and_nothing_else() {
    let count = Intent::CountPoll { poll: None, line: "3 1 2".into() };
    let join = |name: &str| Intent::JoinQueue { name: name.into() };
    let cases: Vec<(Vec<Intent>, bool, &[&str])> = vec![
        (vec![], false, &[]),
        (vec![note("hello"), note("action: Ann: write it up")], false, &[]),
        (vec![note("action: write it up")], false, &["The action “write it up” is nobody's yet"]),
        (vec![ask("Adopt it?")], false, &["The poll “Adopt it?” has no result"]),
        (vec![ask("Adopt it?"), count], false, &[]),
        (vec![join("Ann, Bob")], false, &["Still in the queue: Ann, Bob"]),
        (vec![], true, &["The changed agenda is not saved in the session file"]),
        (vec![Intent::MinutesCopied], false, &[]),
        (
            vec![Intent::MinutesCopied, note("one"), note("two"), ask("Adopt it?")],
            false,
            &["The poll “Adopt it?” has no result", "Newer than your last copy of the minutes: 2 notes, 1 poll"],
        ),
    ];
    for (intents, unsaved, expected) in cases {
        let mut chair = Chair::opens(content());
        chair.at("11:58");
        decided(&mut chair);
        chair.at("12:00").press("Shift+→ Shift+→");
        for intent in &intents {
            chair.wants(intent);
        }
        chair.at("12:50").wants(&Intent::EndSession);
        assert_eq!(open(&chair, unsaved), expected, "{intents:?}");
    }
}

#[test]
fn items_without_an_outcome_are_open_in_the_order_of_the_agenda_with_what_belongs_to_them() {
    let chair = ended_after(&[ask("Adopt it?"), note("action: write it up")]);
    let second = chair.state().content.agenda[1].title.clone();
    let all = open(&chair, false);
    let of_second: Vec<&String> = all.iter().take(3).collect();
    assert_eq!(
        of_second,
        [
            "The poll “Adopt it?” has no result",
            &format!("“{second}” has no outcome"),
            "The action “write it up” is nobody's yet"
        ]
    );
    // Where no outcomes are recorded, none is missing.
    let mut content = content();
    content.room.decides = false;
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→");
    chair.wants(&Intent::EndSession);
    assert_eq!(open(&chair, false), [] as [&str; 0]);
}

#[test]
fn each_row_has_what_closes_it() {
    let mut chair = ended_after(&[
        ask("Adopt it?"),
        note("action: write it up"),
        Intent::JoinQueue { name: "Ann, Bob".into() },
        Intent::MinutesCopied,
        note("one more"),
    ]);
    decided(&mut chair);
    chair.wants(&note("action: tell them"));
    for _ in 0..10 {
        let Some(row) = card(&chair, &Desk::default()).open.into_iter().next() else { break };
        match row.closes {
            Closes::Result { poll } => chair.wants(&Intent::CountPoll { poll: Some(poll), line: "3 1 2".into() }),
            Closes::Name { note } => chair.wants(&Intent::TakeOnAction { note, name: "Ann Example".into() }),
            Closes::Intent { intent } => chair.wants(&intent),
            Closes::Copy => chair.wants(&Intent::MinutesCopied),
            Closes::Outcome { .. } | Closes::Save => panic!("{row:?}"),
        };
    }
    assert_eq!(open(&chair, false), [] as [&str; 0]);
    let texts: Vec<&str> = chair.state().notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["action: Ann Example: write it up", "one more", "action: Ann Example: tell them"]);
    // Nothing of it brought the session back, or a person to the microphone.
    assert!(chair.state().ended.is_some() && chair.state().item.is_none() && chair.state().mic.is_none());
}

#[test]
fn a_note_is_mended_removed_and_brought_back() {
    let mut chair = ended_after(&[note("Tommy: tokens are bound to an orgin")]);
    let id = chair.state().notes[0].id.clone();
    let mend = |text: &str| Intent::MendNote { note: id.clone(), text: text.into() };
    chair.wants(&Intent::MinutesCopied);
    chair.wants(&mend("Tommy: tokens are bound to an origin"));
    assert_eq!(chair.state().notes[0].text, "Tommy: tokens are bound to an origin");
    // What was mended is news for the notes page.
    assert!(open(&chair, false).contains(&"Newer than your last copy of the minutes: 1 note".to_string()));
    chair.wants(&mend("Once more"));
    assert_eq!((chair.state().notes.len(), chair.state().notes[0].text.as_str()), (1, "Once more"));
    assert!(chair.wants(&mend("Once more")).facts.is_empty());
    chair.wants(&mend("  "));
    assert!(chair.state().notes.is_empty());
    assert_eq!(chair.wants(&Intent::Undo).notice.as_deref(), Some("Undone: note removed"));
    chair.wants(&Intent::Undo);
    assert_eq!(chair.state().notes[0].text, "Tommy: tokens are bound to an origin");
    assert!(chair.state().ended.is_some());
    let gone = Intent::MendNote { note: "nobody".into(), text: "x".into() };
    assert_eq!(chair.wants(&gone).notice.as_deref(), Some("This note is no longer there"));
}

#[test]
fn the_session_goes_on_whatever_was_mended_since_its_end() {
    let mut chair = ended_after(&[note("one")]);
    let second = chair.state().content.agenda[1].id.clone();
    chair.wants(&note("after the end"));
    chair.wants(&Intent::ReopenSession);
    assert_eq!((chair.state().ended.is_some(), chair.state().item.clone()), (false, Some(second)));
    assert_eq!(chair.state().notes.len(), 2);
    assert!(chair.presenter_with(&Desk::default()).after.is_none());
    assert_eq!(chair.wants(&Intent::ReopenSession).notice.as_deref(), Some("The session is not over"));
}

#[test]
fn the_card_says_how_it_was_and_has_each_thing_to_hand_on() {
    let chair = ended_after(&[note("one"), note("action: Ann: two"), ask("Adopt it?")]);
    let after = card(&chair, &Desk::default());
    assert_eq!(after.heading, "Session ended at 12:50");
    assert_eq!(after.words, "70 min early · 2 of 4 items · 2 notes · 1 poll · 1 action");
    let parts: Vec<MinutesPart> = after.handouts.iter().map(|row| row.part).collect();
    assert_eq!(
        parts,
        [
            MinutesPart::Whole,
            MinutesPart::Report,
            MinutesPart::List,
            MinutesPart::Polls,
            MinutesPart::Agenda,
            MinutesPart::ChairsSlides,
            MinutesPart::Slides,
            MinutesPart::NotesPage
        ]
    );
    assert!(after.preview.starts_with("# "), "{}", after.preview);
    for (part, begins) in
        [(MinutesPart::Report, "SECDISPATCH met"), (MinutesPart::Polls, "["), (MinutesPart::StillOpen, "- Item")]
    {
        let looked_at = card(&chair, &Desk { handout: Some(part), ..Desk::default() });
        assert!(looked_at.preview.starts_with(begins) && looked_at.part == part, "{}", looked_at.preview);
    }
}

/// In whole minutes, as the clock and the rundown beside it say it: 12:00 is two hours before 14:00.
#[test]
fn how_early_a_session_ended_is_in_whole_minutes() {
    for (at, words) in [
        ("2021-11-09T12:00:20Z", "2 h 00 min early"),
        ("2021-11-09T13:55:59Z", "5 min early"),
        ("2021-11-09T13:59:30Z", "on time"),
        ("2021-11-09T14:00:40Z", "on time"),
        ("2021-11-09T14:06:59Z", "6 min over"),
    ] {
        let mut chair = Chair::opens(content());
        chair.press("Shift+→");
        chair.clock.at_instant(at);
        chair.wants(&Intent::EndSession);
        let said = card(&chair, &Desk::default()).words;
        assert_eq!(said.split(" · ").next(), Some(words), "at {at}: {said}");
    }
}

#[test]
fn a_rehearsal_is_measured_against_its_own_slot() {
    let mut chair = Chair::rehearses(content());
    chair.clock.at_instant("2021-11-08T10:00:00Z");
    chair.press("Shift+→");
    chair.clock.passes(crate::support::minutes(30));
    chair.wants(&Intent::EndSession);
    assert!(card(&chair, &Desk::default()).words.starts_with("Rehearsal · 1 h 30 min early · 1 of 4 items"));
}

#[test]
fn a_finished_session_is_opened_again_to_be_read_and_not_to_go_on() {
    let mut chair = ended_after(&[]);
    chair.happens(Fact::Closed);
    chair.at("13:30");
    let Opening::Ask(words) = opening(&chair.run, &chair.state().content, &chair.clock.now(), false) else {
        panic!("nothing is asked")
    };
    assert_eq!(words, "This session ended at 12:50");
    chair.happens(Fact::Resumed);
    assert!(chair.state().ended.is_some() && chair.presenter_with(&Desk::default()).after.is_some());
}
