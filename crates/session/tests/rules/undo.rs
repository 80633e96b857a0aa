//! Taking back: every decision can be, nothing that the room saw, and the rest stays as it was.

use chairside_session::content::ItemKind;
use chairside_session::{Fact, Intent, InterstitialKind, ItemId, ShownBy};

use crate::support::{Chair, sec_dispatch};

/// Keys that bring the session somewhere, the decision, and what is said when it is taken back.
#[test]
fn every_kind_of_decision_is_taken_back_by_one_key() {
    type Want = Box<dyn Fn(&mut Chair)>;
    let key = |keys: &'static str| -> Want {
        Box::new(move |chair| {
            chair.press(keys);
        })
    };
    let want = |intent: Intent| -> Want {
        Box::new(move |chair| {
            chair.wants(&intent);
        })
    };
    let scribe = |on| Intent::Tick { entry: "scribe".into(), on };
    let cases: Vec<(Want, Want, &str)> = vec![
        (key(""), want(Intent::ShownElsewhere { kind: InterstitialKind::NoteWell }), "shown elsewhere"),
        (key(""), want(Intent::BeginItem { item: "intro".into() }), "item begun"),
        (key("Shift+→"), key("P"), "time started"),
        (key("Shift+→"), key("Shift+P"), "time started"),
        (key("Shift+→ P"), key("P"), "time paused"),
        (key("Shift+→ P P"), key("P"), "time resumed"),
        (key("Shift+→"), key("+"), "a minute more"),
        (key("Shift+→"), key("−"), "a minute less"),
        (key("Shift+→ P"), key("Ctrl+⌫"), "time reset"),
        (key("Shift+→ P"), key("M"), "discussion begun"),
        (key("Shift+→ P M"), key("M"), "next speaker"),
        (key("Shift+→ P M M"), key("Ctrl+M"), "comment ended"),
        (key(""), want(scribe(true)), "ticked off"),
        (want(scribe(true)), want(scribe(false)), "tick removed"),
        (key(""), want(Intent::Note { text: "a note".into() }), "note added"),
        (key("Shift+→"), want(Intent::EndSession), "session ended"),
        (
            key(""),
            Box::new(|chair| {
                let content = Box::new(chairside_session::SessionContent { title: "Other".into(), ..sec_dispatch() });
                chair.happens(Fact::ContentTaken { content, hash: "bb".into(), in_file: None });
            }),
            "new agenda applied",
        ),
    ];
    for (before, decision, words) in cases {
        let mut chair = Chair::opens(sec_dispatch());
        before(chair.at("12:00"));
        let was = chair.state().clone();
        decision(chair.at("12:05"));
        assert_ne!(*chair.state(), was, "{words}");
        chair.at("12:06").press("Ctrl+z");
        assert_eq!(*chair.state(), was, "{words}");
        assert_eq!(chair.notice(), format!("Undone: {words}"));
    }
}

#[test]
fn what_the_room_saw_cannot_be_taken_back() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("→ → Esc 5 Enter B B F F X X H ⌫ N N");
    let was = chair.state().clone();
    chair.press("Ctrl+z");
    assert_eq!(*chair.state(), was);
    assert_eq!(chair.notice(), "Nothing to undo. Slide turns can't be undone.");
}

#[test]
fn two_presses_take_back_two_decisions_whatever_was_turned_between() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P 5 Enter + 6 Enter");
    assert_eq!(chair.press("Ctrl+z").notice(), "Undone: a minute more");
    assert_eq!(chair.press("Ctrl+z").notice(), "Undone: time started");
    assert_eq!(chair.slide(), "chairs 6", "the slide stays");
    assert_eq!(chair.at("12:05").spent("intro"), "0:00");
    chair.press("Ctrl+z Ctrl+z");
    assert_eq!(chair.notice(), "Nothing to undo. Slide turns can't be undone.");
}

#[test]
fn an_item_begun_by_mistake_gives_the_earlier_one_its_running_time_back() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:03").press("Shift+→");
    assert_eq!(chair.at("12:04").spent("intro"), "3:00");
    chair.press("Ctrl+z");
    assert_eq!((chair.item(), chair.spent("intro").as_str()), ("intro", "4:00"));
    assert_eq!(chair.at("12:05").spent("intro"), "5:00", "as if it had never stopped");
    assert_eq!(chair.spent("pat"), "not up yet");
    assert_eq!(chair.slide(), "chairs 1", "the slide comes back with it");
    assert_eq!(chair.snapshot().room.action, None);
    // Put back, it brings its own slide again.
    chair.press("Ctrl+y");
    assert_eq!((chair.item(), chair.slide().as_str()), ("pat", "pat 1"));
}

/// Keys from the first item on, and where undoing the last item leads.
#[test]
fn an_item_begun_by_mistake_takes_its_slides_with_it() {
    let cases = [
        ("→ → → → Shift+→", "chairs 5", "where it was when the item began"),
        ("Shift+→ → → Ctrl+z Ctrl+y", "pat 3", "put back, the item's slides are where they were"),
        ("Shift+→ → →", "chairs 1", "however far its own slides were turned"),
        ("Shift+→ H 6 Enter", "chairs 6", "the chair is elsewhere already: that slide stays"),
        ("Shift+→ + + Ctrl+z Ctrl+z", "chairs 1", "decisions of the item are undone before it"),
        ("Shift+→ N", "chairs 1", "the room sees the Note Well; the slide below it comes back"),
    ];
    for (keys, slide, why) in cases {
        let mut chair = Chair::opens(sec_dispatch());
        chair.at("12:00").press("Shift+→");
        chair.press(keys);
        if !keys.ends_with("Ctrl+y") {
            chair.press("Ctrl+z");
        }
        assert_eq!(chair.slide(), slide, "{keys}: {why}");
    }
}

#[test]
fn a_room_sent_elsewhere_by_an_item_comes_back_when_the_item_is_undone() {
    let mut content = sec_dispatch();
    content.agenda[1].shown_by = ShownBy::Presenter;
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ Shift+→");
    assert_eq!(chair.room(), "elsewhere");
    assert_eq!(chair.press("Ctrl+z").room(), "chairs 1");
    assert_eq!(chair.press("Ctrl+y").room(), "elsewhere");
}

#[test]
fn the_first_item_taken_back_means_that_nothing_has_started() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("Shift+→ Ctrl+z");
    assert_eq!(chair.state().started, None);
    assert_eq!(chair.snapshot().timer.title, "Before the session");
}

#[test]
fn a_pause_taken_back_never_was() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:02").press("P");
    chair.at("12:10").press("Ctrl+z");
    assert_eq!(chair.spent("intro"), "10:00");
}

#[test]
fn each_author_takes_back_only_what_is_their_own() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    chair.wants_as("co-chair", &Intent::StartOrPause);
    assert_eq!(chair.at("12:01").press("Ctrl+z").notice(), "Undone: item begun");
    // What the other did to an item that is not there any more means nothing now, and breaks nothing.
    assert_eq!(chair.item(), "");
    assert!(!chair.state().items.contains_key(&ItemId::from("intro")));
    let said = chair.wants_as("co-chair", &Intent::Undo);
    assert_eq!(said.notice.as_deref(), Some("Undone: time started"));
}

/// M in a handover starts the time and begins the discussion: one key, so one Ctrl+Z.
#[test]
fn what_one_key_did_one_key_takes_back() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    let was = chair.state().clone();
    chair.at("12:01").press("M");
    chair.at("12:02").press("Ctrl+z");
    assert_eq!(*chair.state(), was);
    assert_eq!(chair.notice(), "Undone: time started");
}

#[test]
fn of_what_one_click_made_several_times_the_notice_says_how_many_and_undo_takes_all_of_it() {
    let mut chair = Chair::opens(sec_dispatch());
    let items = chair.state().content.agenda.len();
    let add = |title: &str| Intent::AddItem {
        title: title.into(),
        presenter: String::new(),
        minutes: "5".into(),
        kind: ItemKind::Talk,
        before: None,
    };
    let pasted = Intent::Together { intents: ["One", "Two", "Three"].map(add).into() };
    let from = chair.run.next_number();
    chair.wants(&pasted);
    assert_eq!(chair.run.decided_since(from).as_deref(), Some("3 items added"));
    assert_eq!(chair.press("Ctrl+z").notice(), "Undone: 3 items added");
    assert_eq!(chair.state().content.agenda.len(), items);
    assert_eq!(chair.press("Ctrl+Shift+z").notice(), "Redone: 3 items added");
    assert_eq!(chair.state().content.agenda.len(), items + 3);
    chair.wants(&add("Four"));
    assert_eq!(chair.press("Ctrl+z").notice(), "Undone: item added");
}
