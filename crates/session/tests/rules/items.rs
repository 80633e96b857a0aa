//! Items, their time, the microphone, ticks and notes: what each key leads to.

use chairside_session::content::SessionContent;
use chairside_session::{Fact, Intent, ItemId};

use crate::support::{Chair, item, minutes, sec_dispatch, span};

#[test]
fn an_item_comes_up_in_handover_and_p_starts_pauses_and_resumes_its_time() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    assert_eq!(chair.at("12:01").spent("intro"), "0:00");
    chair.press("P");
    assert_eq!(chair.at("12:03").spent("intro"), "2:00");
    chair.press("P");
    assert_eq!(chair.at("12:10").spent("intro"), "2:00");
    chair.press("P");
    assert_eq!(chair.at("12:11").spent("intro"), "3:00");
}

#[test]
fn turning_a_page_never_starts_a_time_that_stands() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ → → ← H N N");
    assert_eq!(chair.at("12:10").spent("pat"), "0:00");
    chair.press("P").at("12:11").press("P → → ←");
    assert_eq!(chair.at("12:20").spent("pat"), "1:00");
}

#[test]
fn the_next_item_stops_the_time_of_the_one_before() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:04").press("Shift+→");
    assert_eq!(chair.item(), "pat");
    assert_eq!(chair.at("12:20").spent("intro"), "4:00");
    // Back to it: its time stands until P.
    chair.press("Shift+←");
    assert_eq!(chair.at("12:21").spent("intro"), "4:00");
    assert_eq!(chair.press("P").at("12:22").spent("intro"), "5:00");
}

#[test]
fn minutes_are_added_and_taken_but_never_below_nothing() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("+");
    assert_eq!(chair.notice(), "No item is up yet. Shift+→ begins the next one.");
    chair.press("Shift+→ + + −");
    assert_eq!(chair.snapshot().timer.budget, "6 min");
    chair.press("− − − − − −");
    assert_eq!(chair.snapshot().timer.budget, "");
    assert_eq!(chair.press("−").notice(), "There are no minutes left to remove");
}

#[test]
fn reset_sets_the_time_back_to_a_handover_that_begins_now() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P + M");
    chair.at("12:10").press("Ctrl+⌫");
    let timer = chair.snapshot().timer;
    assert_eq!((timer.words.as_str(), timer.budget.as_str()), ("Ready · 5 min", "5 min"));
    assert_eq!(timer.reminder, None, "the reminder counts from the reset");
    assert!(chair.at("12:11").snapshot().timer.reminder.is_some());
    assert_eq!(chair.press("Shift+P").spent("intro"), "1:00");
}

#[test]
fn a_forgotten_start_is_made_as_of_when_the_item_came_up_at_most() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    assert_eq!(chair.at("12:00:59").snapshot().timer.reminder, None);
    assert!(chair.at("12:01").snapshot().timer.reminder.is_some());
    chair.at("12:03").press("Shift+P");
    assert_eq!(chair.spent("intro"), "3:00");
    assert_eq!(chair.snapshot().timer.reminder, None);
    assert_eq!(chair.press("Shift+P").notice(), "The time has already started");

    chair.press("Shift+→").at("12:10").wants(&Intent::StartAsOf { seconds: Some(120) });
    assert_eq!(chair.spent("pat"), "2:00");
    chair.press("Shift+→").at("12:11").wants(&Intent::StartAsOf { seconds: Some(600) });
    assert_eq!(chair.spent("multicast"), "1:00", "it came up a minute ago");
}

#[test]
fn an_item_passed_by_mistake_waits_anew_when_it_comes_up_again() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ Shift+← P");
    chair.at("12:20").press("Shift+→");
    assert_eq!(chair.snapshot().timer.reminder, None);
    assert_eq!(chair.at("12:22").press("Shift+P").spent("pat"), "2:00");
}

#[test]
fn a_session_may_start_the_time_with_the_item() {
    let mut chair = Chair::opens(SessionContent { start_at_once: true, ..sec_dispatch() });
    chair.at("12:00").press("Shift+→");
    assert_eq!(chair.at("12:02").spent("intro"), "2:00");
    chair.press("P Shift+→ Shift+←");
    assert_eq!(chair.at("12:09").spent("intro"), "2:00", "a time that was paused is not started by coming back");
}

#[test]
fn after_the_last_item_the_end_is_asked_for_and_then_made() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("Shift+→ Shift+→ Shift+→ Shift+→");
    assert_eq!(chair.item(), "summary");
    chair.press("Shift+→");
    assert!(chair.snapshot().asks_to_end && chair.state().ended.is_none());
    chair.press("Esc");
    assert!(!chair.snapshot().asks_to_end && chair.item() == "summary");
    chair.at("13:01").press("P");
    chair.at("13:02").press("Shift+→ Shift+→");
    assert!(chair.state().ended.is_some() && chair.item().is_empty());
    assert_eq!(chair.at("13:30").spent("summary"), "1:00", "its time has stopped");
    // After the end.
    assert_eq!(chair.press("Shift+→").notice(), "The session has ended. Ctrl+Z undoes that.");
    for key in ["P", "+", "M", "Shift+M", "Q", "Ctrl+⌫", "Shift+P"] {
        assert_eq!(chair.press(key).notice(), "The session has ended. Ctrl+Z undoes that.", "{key}");
    }
    chair.wants(&Intent::EndSession);
    assert_eq!(chair.notice(), "The session has ended");
    // The item before opens it again.
    chair.press("Shift+←");
    assert!(chair.state().ended.is_none() && chair.item() == "summary");
}

#[test]
fn the_session_can_be_ended_with_items_left_and_they_are_named() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("Shift+→ Shift+→").wants(&Intent::AskToEnd);
    let asked = chair.snapshot();
    assert!(asked.asks_to_end && chair.state().ended.is_none());
    assert_eq!(asked.not_reached, "2 items were not reached: Multicast Transports, Summary");
    chair.press("Esc");
    assert!(!chair.snapshot().asks_to_end && chair.item() == "pat");
    chair.wants(&Intent::AskToEnd);
    assert_eq!(chair.press("Shift+→").item(), "multicast", "Shift+→ ends only what has no item left");
    chair.wants(&Intent::SkipItem { item: "summary".into() });
    chair.wants(&Intent::AskToEnd);
    assert_eq!(chair.snapshot().not_reached, "", "what is skipped is known");
    chair.wants(&Intent::BringItemBack { item: "summary".into() });
    chair.wants(&Intent::AskToEnd);
    assert_eq!(chair.snapshot().not_reached, "1 item was not reached: Summary");
    chair.press("Enter");
    assert!(chair.state().ended.is_some());
    chair.wants(&Intent::AskToEnd);
    assert_eq!((chair.notice(), chair.desk.asks_to_end), ("The session has ended. Ctrl+Z undoes that.", false));

    let mut many = sec_dispatch();
    many.agenda = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|id| item(id, 5)).to_vec();
    let mut chair = Chair::opens(many);
    chair.wants(&Intent::AskToEnd);
    assert_eq!(chair.snapshot().not_reached, "8 items were not reached: a, b, c, d, e, f and 2 more");
}

#[test]
fn after_the_end_what_was_never_up_was_not_reached() {
    use chairside_session::snapshot::ItemState;
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").wants(&Intent::SkipItem { item: "pat".into() });
    chair.at("12:05").wants(&Intent::EndSession);
    let states: Vec<_> = chair.snapshot().agenda.iter().map(|row| row.state).collect();
    assert_eq!(states, [ItemState::Done, ItemState::Skipped, ItemState::NotReached, ItemState::NotReached]);
}

#[test]
fn what_was_skipped_for_now_is_marked_and_comes_after_the_last_item() {
    use chairside_session::snapshot::ItemState;
    let mut chair = Chair::opens(sec_dispatch());
    let states = |chair: &Chair| chair.snapshot().agenda.iter().map(|row| row.state).collect::<Vec<_>>();
    chair.at("12:00").press("Shift+→ P").at("12:05").wants(&Intent::BeginItem { item: "summary".into() });
    assert_eq!(states(&chair), [ItemState::Done, ItemState::SkippedForNow, ItemState::SkippedForNow, ItemState::Now]);
    chair.press("P");
    assert_eq!(chair.snapshot().primary.unwrap().label, "Begin item 2");
    chair.press("End →");
    assert_eq!(chair.notice(), "This is the last slide. Item 2 was skipped for now: Shift+→ begins it");
    assert_eq!(chair.snapshot().next.then.as_deref(), Some("Then item 2, skipped for now: Private Access Tokens"));
    chair.press("Shift+→");
    assert_eq!((chair.item(), chair.notice()), ("pat", "Item 2, skipped before, is up now"));
    assert_eq!(states(&chair), [ItemState::Done, ItemState::Now, ItemState::Planned, ItemState::Done]);
    assert_eq!(chair.press("Shift+→ Shift+→").item(), "summary", "what was up before comes again, as ever");
    assert!(chair.press("Shift+→").snapshot().asks_to_end);

    // Dragged above the running item it is skipped for now; skipped it is not asked for.
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("Shift+→").wants(&Intent::MoveItem { item: "summary".into(), before: Some("intro".into()) });
    assert_eq!(states(&chair)[0], ItemState::SkippedForNow);
    chair.wants(&Intent::SkipItem { item: "summary".into() });
    assert_eq!(states(&chair)[0], ItemState::Skipped);
    chair.press("Shift+→ Shift+→ Shift+→");
    assert!(chair.snapshot().asks_to_end);
    chair.press("Esc").wants(&Intent::BringItemBack { item: "summary".into() });
    assert_eq!(chair.press("Shift+→").item(), "summary");
}

#[test]
fn items_are_begun_by_name_and_before_the_first_there_is_none() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("Shift+←").notice(), "No item before this one");
    chair.wants(&Intent::BeginItem { item: "multicast".into() });
    assert_eq!((chair.item(), chair.slide().as_str()), ("multicast", "item:multicast 1"));
    chair.wants(&Intent::BeginItem { item: "multicast".into() });
    assert_eq!(chair.notice(), "This item is already up");
    assert!(chair.wants(&Intent::BeginItem { item: "nothing".into() }).facts.is_empty());
    chair.happens(Fact::ItemBegun { item: "nothing".into() });
    assert_eq!(chair.item(), "multicast");
    let mut chair = Chair::opens(SessionContent::bare("Talk", 3));
    assert_eq!(chair.press("Shift+→").notice(), "This session has no agenda");
}

#[test]
fn m_begins_the_discussion_then_each_speaker_and_ctrl_m_frees_the_microphone() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("M").notice(), "No item is up yet. Shift+→ begins the next one.");
    chair.at("12:00").press("Shift+→ Shift+→ P");
    chair.at("12:12").press("M");
    let talk_took = chair.state().items[&ItemId::from("pat")].talk_took;
    assert_eq!(talk_took, Some(minutes(12)));
    assert_eq!(chair.snapshot().mic, None);
    chair.press("M");
    let said =
        |chair: &Chair| chair.snapshot().mic.map(|mic| format!("{}: {}", mic.who, mic.words)).unwrap_or_default();
    assert_eq!(said(&chair), "Speaker 1: Speaking · limit 2–3 min");
    assert_eq!(said(chair.at("12:14")), "Speaker 1: Should end now · limit 2–3 min");
    assert_eq!(said(chair.at("12:15")), "Speaker 1: Over · limit 2–3 min");
    assert_eq!(said(chair.press("M")), "Speaker 2: Speaking · limit 2–3 min");
    assert_eq!(said(chair.press("Ctrl+M")), "");
    assert_eq!(chair.press("Ctrl+M").notice(), "Nobody is speaking at the microphone");
    assert_eq!(said(chair.press("M")), "Speaker 3: Speaking · limit 2–3 min");
    assert_eq!(said(chair.press("Shift+→")), "", "the next item has its own speakers");
    assert_eq!(said(chair.press("M M")), "Speaker 1: Speaking · limit 2–3 min");
}

#[test]
fn in_a_pause_the_microphone_says_that_its_time_goes_on() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P M M");
    let said = |chair: &Chair| chair.snapshot().mic.map(|mic| mic.words).unwrap_or_default();
    assert_eq!(said(&chair), "Speaking · limit 2–3 min");
    assert_eq!(said(chair.press("P")), "Speaking · goes on in the pause · limit 2–3 min");
    chair.at("12:05");
    assert_eq!(said(&chair), "Over · goes on in the pause · limit 2–3 min");
    assert_eq!(said(chair.press("P")), "Over · limit 2–3 min");
}

#[test]
fn a_time_card_without_a_planned_time_says_why_and_what_gives_one() {
    let mut content = sec_dispatch();
    content.agenda[0].time = minutes(0);
    let mut chair = Chair::opens(content);
    for key in ["K", "Shift+K"] {
        chair.press(key);
        assert_eq!(chair.notice(), "No item is up yet. Shift+→ begins the next one.", "{key}");
    }
    chair.press("Shift+→ P");
    for key in ["K", "Shift+K"] {
        chair.press(key);
        let why = "Nothing is planned for this item, so there is no time left to show. + gives it a minute.";
        assert_eq!((chair.notice(), chair.room().as_str()), (why, "chairs 1"), "{key}");
    }
    chair.press("+ Shift+K");
    assert_eq!(chair.room(), "1 minute left");
}

#[test]
fn a_discussion_begun_in_handover_starts_the_time() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ M");
    assert_eq!(chair.at("12:01").spent("intro"), "1:00");
}

#[test]
fn a_speaker_of_an_item_that_is_not_up_does_not_take_the_microphone() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.happens(Fact::SpeakerBegan { number: 1, item: Some("pat".into()), speaker: None, name: None });
    assert_eq!(chair.state().mic, None);
    chair.press("Shift+→ Shift+→ P Shift+←");
    chair.happens(Fact::TimeResumed { item: "pat".into() });
    assert_eq!(chair.at("12:30").spent("pat"), "0:00", "only the item that is up has a running time");
}

#[test]
fn entries_are_ticked_by_hand_or_by_the_journal_but_not_both() {
    let mut chair = Chair::opens(sec_dispatch());
    let ticked = |chair: &Chair| {
        let rows = chair.snapshot().checklist;
        rows.iter().map(|row| row.ticked.clone().unwrap_or_default()).collect::<Vec<_>>().join("|")
    };
    let tick = |entry: &str, on| Intent::Tick { entry: entry.into(), on };
    chair.at("11:58").wants(&tick("scribe", true));
    assert_eq!(ticked(&chair), "11:58||");
    assert!(chair.wants(&tick("scribe", true)).facts.is_empty());
    for nothing in [tick("note-well-shown", true), tick("nothing", true), tick("headset", false)] {
        assert!(chair.wants(&nothing).facts.is_empty());
    }
    chair.at("12:00").press("N").room_draws(chairside_session::InterstitialKind::NoteWell);
    chair.wants(&tick("scribe", false));
    assert_eq!(ticked(&chair), "|12:00|");
    chair.happens(Fact::Ticked { entry: "nothing".into() });
    assert!(chair.state().ticks.is_empty());
}

#[test]
fn shown_elsewhere_is_ticked_once_and_ticks_the_checklist() {
    let mut chair = Chair::opens(sec_dispatch());
    let note_well = Intent::ShownElsewhere { kind: chairside_session::InterstitialKind::NoteWell };
    chair.at("12:02").wants(&note_well);
    assert_eq!(chair.snapshot().checklist[1].ticked.as_deref(), Some("12:02"));
    chair.wants(&note_well);
    assert_eq!(chair.notice(), "Already ticked as shown elsewhere. Ctrl+Z undoes that.");
}

#[test]
fn a_note_is_kept_under_its_item_and_an_empty_one_is_not() {
    let mut chair = Chair::opens(sec_dispatch());
    assert!(chair.wants(&Intent::Note { text: "  ".into() }).facts.is_empty());
    chair.at("12:05").press("Shift+→ Shift+→").wants(&Intent::Note { text: " the network limit ".into() });
    let note = chair.snapshot().notes[0].clone();
    assert_eq!((note.at.as_str(), note.text.as_str()), ("12:05", "the network limit"));
    assert_eq!(note.item, "2 · Private Access Tokens");
}

#[test]
fn a_note_without_an_item_says_when_it_was_written() {
    let mut chair = Chair::opens(sec_dispatch());
    let note = Intent::Note { text: "x".into() };
    chair.wants(&note);
    chair.at("12:00").press("Shift+→ P").at("12:30").wants(&note);
    chair.wants(&Intent::EndSession);
    chair.at("12:31").wants(&note);
    let under: Vec<_> = chair.snapshot().notes.into_iter().map(|note| note.item).collect();
    assert_eq!(under, ["Before the first item", "1 · Intro and administrivia", "After the end"]);
}

#[test]
fn a_changed_agenda_without_the_item_that_is_up_goes_on_with_what_was_not_up_yet() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:05").press("Shift+→ P");
    let mut content = sec_dispatch();
    content.agenda.remove(1);
    chair.at("12:10").happens(Fact::ContentTaken { content: Box::new(content), hash: "bb".into(), in_file: None });
    assert_eq!(chair.item(), "");
    let snapshot = chair.snapshot();
    assert_eq!(snapshot.timer.title, "Between two items");
    assert_eq!(snapshot.primary.unwrap().label, "Begin item 2");
    // 25 + 5 minutes are to come, from now.
    assert_eq!(chair.rundown().ends.at, "2021-11-09T12:40:00Z".parse().unwrap());
    assert_eq!(chair.press("Shift+→").item(), "multicast");
}

#[test]
fn an_item_of_no_minutes_counts_up() {
    let mut content = sec_dispatch();
    content.agenda.insert(1, item("fyi", 0));
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ Shift+→ P");
    let timer = chair.at("12:02").snapshot().timer;
    assert_eq!((timer.words.as_str(), timer.left.ms, timer.left.rate), ("spent, none planned", 120_000, 1));
    assert_eq!(span(chair.rundown().behind), "−3:00", "the intro's five minutes were not used, the FYI took two");
}
