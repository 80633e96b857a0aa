//! Agenda bashing: what the chair may change, what follows at once, and that each change can be taken back and put back.

use chairside_session::content::ItemKind;
use chairside_session::{Decision, Fact, Intent, ItemId, SessionContent};

use crate::support::{Chair, item, minutes, sec_dispatch, span};

fn order(chair: &Chair) -> String {
    let title = |item: &chairside_session::content::Item| {
        let skipped = if item.skipped { "(skipped) " } else { "" };
        format!("{skipped}{} {}", item.title.split_whitespace().next().unwrap(), span(item.time))
    };
    chair.state().content.agenda.iter().map(title).collect::<Vec<_>>().join(" | ")
}

const AS_IT_WAS: &str = "Intro 5:00 | Private 25:00 | Multicast 25:00 | Summary 5:00";

fn id(item: &str) -> ItemId {
    item.into()
}

fn move_item(item: &str, before: Option<&str>) -> Intent {
    Intent::MoveItem { item: id(item), before: before.map(id) }
}

fn set_minutes(item: &str, minutes: &str) -> Intent {
    Intent::SetMinutes { item: id(item), minutes: minutes.into() }
}

fn set_start(item: &str, at: &str) -> Intent {
    Intent::SetStart { item: id(item), at: at.into() }
}

fn together(intents: Vec<Intent>) -> Intent {
    Intent::Together { intents }
}

fn add(title: &str, minutes: &str, before: Option<&str>) -> Intent {
    Intent::AddItem {
        title: title.into(),
        presenter: " Martin Thomson ".into(),
        minutes: minutes.into(),
        kind: ItemKind::Talk,
        before: before.map(id),
    }
}

/// Each with the agenda that it leads to, while the intro is over and item 2 is up since 12:05.
fn changes() -> Vec<(Intent, &'static str)> {
    vec![
        (move_item("summary", Some("multicast")), "Intro 5:00 | Private 25:00 | Summary 5:00 | Multicast 25:00"),
        (move_item("intro", None), "Private 25:00 | Multicast 25:00 | Summary 5:00 | Intro 5:00"),
        (
            add("Late one", "10", Some("summary")),
            "Intro 5:00 | Private 25:00 | Multicast 25:00 | Late 10:00 | Summary 5:00",
        ),
        (add("Late one", "", None), "Intro 5:00 | Private 25:00 | Multicast 25:00 | Summary 5:00 | Late 0:00"),
        (
            Intent::AddItemLine { line: "Late one / Martin Thomson / 10 min".into(), kind: ItemKind::Talk },
            "Intro 5:00 | Private 25:00 | Multicast 25:00 | Summary 5:00 | Late 10:00",
        ),
        // The split finds the new title and the new minutes.
        (
            together(vec![
                Intent::SetTitle { item: id("multicast"), title: "Casting".into() },
                set_minutes("multicast", "40"),
                Intent::SplitItem { item: id("multicast"), minutes: "30".into() },
            ]),
            "Intro 5:00 | Private 25:00 | Casting 30:00 | Casting 10:00 | Summary 5:00",
        ),
        (Intent::RemoveItem { item: id("multicast") }, "Intro 5:00 | Private 25:00 | Summary 5:00"),
        (
            Intent::SkipItem { item: id("multicast") },
            "Intro 5:00 | Private 25:00 | (skipped) Multicast 25:00 | Summary 5:00",
        ),
        (
            Intent::SplitItem { item: id("multicast"), minutes: "10".into() },
            "Intro 5:00 | Private 25:00 | Multicast 10:00 | Multicast 15:00 | Summary 5:00",
        ),
        (set_minutes("multicast", "20"), "Intro 5:00 | Private 25:00 | Multicast 20:00 | Summary 5:00"),
        (set_minutes("multicast", "+5"), "Intro 5:00 | Private 25:00 | Multicast 30:00 | Summary 5:00"),
        (set_minutes("multicast", "-5"), "Intro 5:00 | Private 25:00 | Multicast 20:00 | Summary 5:00"),
        // It is projected to start at 12:30.
        (set_minutes("multicast", "12:45"), "Intro 5:00 | Private 25:00 | Multicast 15:00 | Summary 5:00"),
        // It has been up since 12:05 and its time runs.
        (set_minutes("pat", "12:20"), "Intro 5:00 | Private 15:00 | Multicast 25:00 | Summary 5:00"),
        (
            Intent::SetTitle { item: id("pat"), title: " Tokens ".into() },
            "Intro 5:00 | Tokens 25:00 | Multicast 25:00 | Summary 5:00",
        ),
    ]
}

fn under_way() -> Chair {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:10");
    chair
}

#[test]
fn a_session_without_an_agenda_has_one_to_show_once_there_is_an_item() {
    let mut chair = Chair::opens(SessionContent::bare("Talk", 3));
    assert_eq!(chair.press("A").notice(), "This session has no page for the agenda");
    chair.wants(&Intent::AddItem {
        title: "AOB".into(),
        presenter: String::new(),
        minutes: "5".into(),
        kind: ItemKind::Aob,
        before: None,
    });
    assert_eq!(chair.press("A").room(), "agenda 1");
    chair.press("A Ctrl+z A");
    assert_eq!(chair.notice(), "This session has no page for the agenda");
}

#[test]
fn what_is_typed_in_one_form_is_all_done_or_refused_with_what_to_type_instead() {
    let mut chair = under_way();
    let title = Intent::SetTitle { item: id("multicast"), title: "Casting".into() };
    let refused = [
        set_minutes("multicast", "ten"),
        set_start("multicast", "1pm"),
        Intent::SetTitle { item: id("pat"), title: " ".into() },
        Intent::SkipItem { item: id("pat") },
    ];
    for intent in refused {
        let alone = chair.wants(&intent);
        assert!(alone.is_refused(), "{intent:?}");
        let decision = chair.wants(&together(vec![title.clone(), intent, set_minutes("pat", "7")]));
        assert_eq!((decision, order(&chair).as_str()), (alone, AS_IT_WAS));
    }
    let same = set_minutes("multicast", "25");
    assert_eq!(chair.wants(&together(vec![same])), Decision::default(), "no change is no refusal");
    for (line, why) in [
        (" / Ed / 10", "Type a title first: Title / presenter / minutes"),
        ("Late one / Ed / ten", "“ten” is not a length: type 7, 7m or 1h30"),
    ] {
        chair.wants(&Intent::AddItemLine { line: line.into(), kind: ItemKind::Fyi });
        assert_eq!((chair.notice(), order(&chair).as_str()), (why, AS_IT_WAS));
    }
}

#[test]
fn each_change_is_made_taken_back_and_put_back_by_one_key() {
    for (intent, leads_to) in changes() {
        let mut chair = under_way();
        let was = chair.state().clone();
        chair.wants(&intent);
        assert_eq!(order(&chair), leads_to, "{intent:?}: {}", chair.notice());
        let changed = chair.state().clone();
        assert_eq!(chair.press("Ctrl+z").state(), &was, "{intent:?}");
        assert_eq!(order(&chair), AS_IT_WAS);
        assert_eq!(chair.press("Ctrl+y").state(), &changed, "{intent:?}");
        assert!(chair.notice().starts_with("Redone: "), "{}", chair.notice());
        assert_eq!(chair.press("Ctrl+z").state(), &was, "and taken back once more");
        assert_eq!(chair.press("Ctrl+Shift+z").state(), &changed);
    }
}

#[test]
fn what_cannot_be_done_is_said_and_changes_nothing() {
    let refused = [
        (Intent::RemoveItem { item: id("pat") }, "This item is up. Begin another one before you remove it."),
        (Intent::RemoveItem { item: id("intro") }, "This item has been up, so it stays in the minutes"),
        (Intent::SkipItem { item: id("pat") }, "This item is up. Shift+→ begins the next one."),
        (Intent::SkipItem { item: id("intro") }, "This item is over"),
        (Intent::BringItemBack { item: id("summary") }, "This item isn't skipped"),
        (set_minutes("intro", "7"), "This item is over, so its minutes can't be changed"),
        (set_minutes("multicast", "-26"), "The item doesn't have that many minutes"),
        (set_minutes("multicast", "12:29"), "The item would end before it starts. Type a later time, or minutes."),
        (set_minutes("multicast", "x"), "Those are not minutes. Type 7, 1h30, +5, -5, or when it ends: 12:45."),
        (
            Intent::SplitItem { item: id("multicast"), minutes: "25".into() },
            "Type the minutes of the first part: more than 0, less than 25",
        ),
        (
            Intent::SplitItem { item: id("pat"), minutes: "4".into() },
            "Type the minutes of the first part: more than 5, less than 25",
        ),
        (Intent::SetTitle { item: id("pat"), title: " ".into() }, "An item needs a title"),
        (add(" ", "5", None), "An item needs a title"),
        (add("Late one", "12:45", None), "Type minutes for a new item, such as 7 or 1h30. You can set its end later."),
        (add("Late one", "5", Some("nothing")), "The item that should follow it is no longer on the agenda"),
        (move_item("pat", Some("nothing")), "The item that should follow it is no longer on the agenda"),
        (Intent::RemoveItem { item: id("nothing") }, "This item is no longer on the agenda"),
        (set_start("pat", "13:00"), "This item has started"),
        (set_start("intro", "13:00"), "This item has started"),
        (set_start("multicast", "1pm"), "Type a start time such as 13:00, or nothing for no fixed start"),
        (set_start("multicast", "14:00"), "That is after the session's end. Type an earlier time."),
        (Intent::NextTalk, "This item has no short talks"),
    ];
    for (intent, words) in refused {
        let mut chair = under_way();
        let decision = chair.wants(&intent);
        assert_eq!((decision.notice.as_deref(), decision.facts), (Some(words), Vec::new()), "{intent:?}");
    }
    for nothing in [
        move_item("pat", Some("pat")),
        move_item("pat", Some("multicast")),
        move_item("summary", None),
        set_minutes("multicast", "25"),
        Intent::SetTitle { item: id("pat"), title: "Private Access Tokens".into() },
        Intent::SetPresenter { item: id("pat"), presenter: "Tommy Pauly".into() },
        Intent::SetKind { item: id("pat"), kind: ItemKind::Talk },
        set_start("multicast", " "),
    ] {
        assert!(under_way().wants(&nothing).facts.is_empty(), "{nothing:?}");
    }
    let mut talk = Chair::opens(crate::support::plain_run(3));
    assert!(talk.wants(&add("Late one", "5", None)).facts.is_empty());
}

#[test]
fn a_guest_who_can_only_come_at_a_time_and_an_item_that_may_give_way() {
    let mut chair = under_way();
    chair.wants(&set_start("multicast", "13:00"));
    let row = |chair: &Chair, at: usize| chair.snapshot().agenda[at].clone();
    assert_eq!(row(&chair, 2).fixed_start.as_deref(), Some("13:00"));
    let starts = chair.rundown().items[2].projected.unwrap().start.at;
    assert_eq!(starts.to_string(), "2021-11-09T13:00:00Z");
    chair.wants(&Intent::SetKind { item: id("multicast"), kind: ItemKind::AsTimePermits });
    assert_eq!(row(&chair, 2).kind, ItemKind::AsTimePermits);
    chair.press("Ctrl+z").press("Ctrl+z");
    assert_eq!((row(&chair, 2).kind, row(&chair, 2).fixed_start), (ItemKind::Talk, None));
}

#[test]
fn the_next_item_the_numbers_and_the_agenda_follow_at_once() {
    let mut chair = under_way();
    chair.wants(&Intent::SkipItem { item: id("multicast") });
    let snapshot = chair.snapshot();
    assert_eq!(snapshot.next.then, None);
    assert_eq!(span(chair.rundown().behind), "−25:00", "skipped, it stays in the plan: the session is ahead");
    chair.press("M").at("12:31");
    assert_eq!(chair.snapshot().primary.unwrap().label, "Begin item 4");
    assert_eq!(chair.press("Shift+→").item(), "summary");
    assert_eq!(chair.press("Shift+←").item(), "pat", "backwards it is skipped for now too");
    chair.wants(&Intent::BeginItem { item: id("multicast") });
    assert_eq!(chair.item(), "multicast");
    assert!(!chair.state().content.agenda[2].skipped, "what is begun is no longer skipped");

    let mut chair = under_way();
    chair.wants(&move_item("summary", Some("multicast")));
    assert_eq!(chair.press("Shift+→").item(), "summary");
}

#[test]
fn an_added_item_comes_up_on_its_own_slide_and_is_named_by_its_row() {
    let mut chair = under_way();
    let decision = chair.wants(&add("Late one", "10", Some("multicast")));
    let Fact::ItemAdded { item, .. } = &decision.facts[0] else { panic!("{decision:?}") };
    let row = chair.run.rows().last().unwrap().stamp.row;
    assert_eq!(item.id.as_str(), format!("added-{}", row.0.simple()));
    assert_eq!(item.presenter.as_deref(), Some("Martin Thomson"));
    chair.press("Shift+→");
    assert_eq!(chair.slide(), format!("item:{} 1", item.id));
    assert_eq!(span(chair.rundown().behind), "−20:00", "the plan has its minutes; item 2 left 20 of its own");
}

#[test]
fn a_removed_item_stays_known_to_what_was_said_of_it() {
    let mut content = sec_dispatch();
    content.agenda.push(item("spare", 5));
    let mut chair = Chair::opens(content);
    chair.happens(Fact::Noted { text: "a note".into(), item: Some(id("spare")), at: crate::support::chairs(1) });
    chair.wants(&Intent::RemoveItem { item: id("spare") });
    assert_eq!(chair.state().known_item(&id("spare")).map(|item| item.title.as_str()), Some("spare"));
    assert_eq!(chair.snapshot().notes[0].item, "spare");
}

#[test]
fn a_title_changes_the_generated_slide_and_a_removed_items_slide_goes() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.wants(&Intent::SetTitle { item: id("multicast"), title: "Multicast in QUIC".into() });
    let deck = |chair: &Chair| chair.state().content.deck(&"item:multicast".into()).map(|deck| deck.title.clone());
    assert_eq!(deck(&chair).as_deref(), Some("Multicast in QUIC"));
    chair.wants(&Intent::RemoveItem { item: id("multicast") });
    assert_eq!(deck(&chair), None);
    chair.press("Ctrl+z");
    assert!(deck(&chair).is_some());
}

#[test]
fn the_agenda_is_agreed_and_the_moment_is_kept() {
    let mut chair = under_way();
    assert_eq!(chair.wants(&Intent::AgreeAgenda).notice.as_deref(), Some("Agenda agreed"));
    let agreed = |chair: &Chair| chair.snapshot().rundown.unwrap().agreed;
    assert_eq!(agreed(&chair).as_deref(), Some("12:10"));
    chair.press("Ctrl+z");
    assert_eq!(agreed(&chair), None);
    let mut empty = Chair::opens(SessionContent::bare("Talk", 3));
    assert!(empty.wants(&Intent::AgreeAgenda).facts.is_empty());
}

#[test]
fn what_was_taken_back_can_be_put_back_until_a_new_decision() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("Ctrl+y").notice(), "Nothing to redo");
    chair.at("12:00").press("Shift+→ P").at("12:03").press("Shift+→");
    let was = chair.state().clone();
    chair.press("Ctrl+z Ctrl+z");
    assert_eq!(chair.snapshot().rundown.unwrap().redo.as_deref(), Some("Ctrl+Shift+Z redoes: time started"));
    chair.press("5 Enter");
    assert_eq!(chair.press("Ctrl+y").notice(), "Redone: time started", "a turned slide is no decision");
    assert_eq!(chair.press("Ctrl+Shift+z").notice(), "Redone: item begun");
    assert_eq!((chair.item(), chair.spent("intro")), ("pat", "3:00".into()), "as if it had never been taken back");
    assert_eq!(chair.state().items, was.items);
    chair.press("Ctrl+z +");
    let decision = chair.wants(&Intent::Redo);
    assert!(decision.facts.is_empty(), "a new decision was made");
    // Another author's decisions leave mine to be put back.
    chair.press("Ctrl+z").wants_as("co-chair", &Intent::AgreeAgenda);
    assert_eq!(chair.press("Ctrl+y").notice(), "Redone: a minute more");
    assert!(chair.wants_as("co-chair", &Intent::Redo).facts.is_empty());
}

/// M in a handover gives two facts: taken back and put back together.
#[test]
fn what_one_key_did_one_key_puts_back() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→").at("12:01").press("M");
    let was = chair.state().clone();
    chair.press("Ctrl+z Ctrl+y");
    assert_eq!(*chair.state(), was);
}

#[test]
fn minutes_set_count_anew_and_hold_the_talk() {
    let mut chair = under_way();
    chair.press("+ + +").wants(&set_minutes("pat", "+2"));
    assert_eq!(chair.state().content.agenda[1].time, minutes(30), "25, 3 added, 2 more");
    chair.wants(&set_minutes("pat", "10"));
    assert_eq!(chair.state().content.agenda[1].talk, Some(minutes(10)));
    assert_eq!(chair.snapshot().timer.budget, "10 min");
}
