//! What covers the slide for the room: the `open-with` run, boilerplate, black, freeze, elsewhere; and when the room
//! saw what.

use chairside_session::content::Item;
use chairside_session::{Fact, Intent, InterstitialKind};

use crate::support::{Chair, item, sec_dispatch, span};

const NOTE_WELL: InterstitialKind = InterstitialKind::NoteWell;

#[test]
fn the_first_next_begins_the_open_with_run_and_its_end_goes_on_with_the_slides() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("→").room(), "chairs 1", "the title slide comes first");
    assert_eq!(chair.snapshot().next.label, "Note Well · 1 of 3");
    assert_eq!(chair.press("→").room(), "note-well 1");
    assert_eq!(chair.snapshot().room.detail, "in force on 9 Nov 2021 · 1 of 3, → next");
    assert_eq!(chair.press("→").room(), "code-of-conduct 1");
    assert_eq!(chair.snapshot().room.detail, "in force on 9 Nov 2021 · 2 of 3, → next");
    assert_eq!(chair.press("→").room(), "recording 1");
    assert_eq!(chair.snapshot().room.detail, "in force on 9 Nov 2021 · 3 of 3, → on with the slides");
    // Slides 2 to 4 are the same three pages: just shown, so left out. Slide 7 says `again`.
    assert_eq!(chair.press("→").room(), "chairs 5");
    assert_eq!(chair.press("→ →").room(), "chairs 7");
    // And backwards the same.
    assert_eq!(chair.press("← ← ←").room(), "chairs 1");
    assert_eq!(chair.press("→").room(), "chairs 5", "the run comes once");
}

#[test]
fn back_in_the_run_goes_to_the_page_before_and_then_to_the_slide() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("→ → → ←").room(), "note-well 1");
    assert_eq!(chair.press("←").room(), "chairs 1");
    assert_eq!(chair.press("←").room(), "holding");
}

#[test]
fn a_run_that_was_left_passes_over_only_what_it_showed() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("→ → Esc").room(), "chairs 1");
    assert_eq!(chair.press("→").room(), "chairs 3", "the Note Well came, the Code of Conduct did not");
}

#[test]
fn what_the_room_saw_before_the_run_is_shown_neither_by_it_nor_by_the_slides() {
    let all = [("N", NOTE_WELL), ("C", InterstitialKind::CodeOfConduct), ("R", InterstitialKind::Recording)];
    let shown_first = |content, kinds: &[(&str, InterstitialKind)]| {
        let mut chair = Chair::opens(content);
        for (key, kind) in kinds {
            chair.press(key).room_draws(*kind);
            chair.press("Esc");
        }
        chair.press("→");
        chair
    };
    let mut chair = shown_first(sec_dispatch(), &all[..1]);
    assert_eq!(chair.press("→").room(), "code-of-conduct 1", "the Note Well came before the slides");
    assert_eq!(chair.press("→ →").room(), "chairs 5", "slides 2 to 4 are what the room has seen");

    let mut chair = shown_first(sec_dispatch(), &all);
    assert_eq!(chair.press("→").room(), "chairs 5", "all of it came before the slides");

    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("X N X Esc → →").room(), "note-well 1", "while the room looked elsewhere it saw nothing");

    let mut planned_without = sec_dispatch();
    planned_without.open_with.retain(|kind| *kind != NOTE_WELL);
    let mut chair = shown_first(planned_without, &all);
    assert_eq!(chair.press("→").room(), "chairs 2", "its slide is the plan");
}

#[test]
fn the_run_begins_with_what_the_room_has_not_seen_and_waits_while_it_cannot() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.wants(&Intent::ShownElsewhere { kind: NOTE_WELL });
    assert_eq!(chair.press("→ →").room(), "code-of-conduct 1");

    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("X →").slide(), "chairs 2", "a run that the room cannot see does not begin");
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("H F →").slide(), "chairs 2");
}

#[test]
fn next_under_an_interstitial_or_black_only_takes_it_away() {
    for (cover, seen) in
        [("N", "note-well 1"), ("C", "code-of-conduct 1"), ("B", "black"), ("W", "white"), ("A", "agenda 1")]
    {
        for away in ["→", "←", "Esc", cover] {
            let mut chair = Chair::opens(sec_dispatch());
            chair.press("5 Enter");
            assert_eq!(chair.press(cover).room(), seen);
            assert_eq!(chair.press(away).room(), "chairs 5", "{cover} {away}");
        }
    }
}

#[test]
fn an_interstitial_of_two_pages_turns_them_first() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("5 Enter T");
    assert_eq!(chair.press("→").room(), "tips 2");
    assert_eq!(chair.press("←").room(), "tips 1");
    assert_eq!(chair.press("→ →").room(), "chairs 5");
}

#[test]
fn one_interstitial_gives_way_to_another_and_black_to_the_note_well() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("N C").room(), "code-of-conduct 1");
    assert_eq!(chair.press("B").room(), "black");
    assert_eq!(chair.press("N").room(), "note-well 1");
    assert_eq!(chair.press("B N").room(), "note-well 1", "under black N shows it again rather than taking it away");
    assert_eq!(chair.press("B").snapshot().next.label, "Note Well", "→ would only take black away");
    assert_eq!(chair.press("W").room(), "white");
}

#[test]
fn a_page_that_the_session_does_not_have_is_said() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("G").room(), "holding");
    assert_eq!(chair.notice(), "This session has no page for the mic rules");
}

#[test]
fn esc_takes_one_layer_at_a_time_and_never_turns() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("5 Enter F → N B");
    let seen: Vec<_> = (0..5).map(|_| (chair.room(), chair.press("Esc").slide()).0).collect();
    assert_eq!(seen, ["black", "note-well 1", "chairs 5", "chairs 6", "chairs 6"]);
}

#[test]
fn under_freeze_the_chair_turns_alone() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("6 Enter F");
    assert_eq!(chair.snapshot().room.words, "The room is frozen on this slide");
    chair.press("→ →");
    assert_eq!((chair.room().as_str(), chair.slide().as_str()), ("chairs 6", "chairs 8"));
    assert_eq!(chair.snapshot().room.words, "The room is frozen on 6, you are on 8");
    // Boilerplate is shown over the frozen slide, and the room comes back to it.
    assert_eq!(chair.press("N").room(), "note-well 1");
    assert_eq!(chair.press("N").room(), "chairs 6");
    assert_eq!(chair.press("F").room(), "chairs 8");
    // Across decks a number alone would not say which.
    chair.press("1 Enter F Shift+→ Shift+→");
    assert_eq!(chair.snapshot().room.words, "The room is frozen on Chairs' slides 1 / 9, you are on pat.pdf 1 / 20");
}

#[test]
fn while_the_room_looks_elsewhere_what_it_cannot_see_is_said() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("X");
    assert_eq!(chair.snapshot().room.words, "The room isn't seeing this window");
    for key in ["N", "A", "B", "F"] {
        assert_eq!(chair.press(key).room(), "elsewhere");
        assert_eq!(chair.notice(), "The room isn't seeing this window. Press X when it is back.", "{key}");
    }
    // Time and the microphone go on.
    chair.press("Shift+→ P M M");
    assert_eq!(chair.state().mic.as_ref().map(|mic| mic.number), Some(1));
    assert_eq!(chair.press("X").room(), "chairs 1");
}

#[test]
fn an_item_shown_by_its_presenter_puts_the_room_elsewhere() {
    let mut content = sec_dispatch();
    content.agenda[1] = Item { shown_by: chairside_session::ShownBy::Presenter, ..content.agenda[1].clone() };
    let mut chair = Chair::opens(content);
    chair.press("Shift+→ Shift+→");
    assert_eq!((chair.room().as_str(), chair.slide().as_str()), ("elsewhere", "pat 1"));
    assert_eq!(chair.snapshot().room.detail, "Tommy Pauly shows the slides; you are following along");
    // Who shares next, only the chair knows.
    assert_eq!(chair.press("Shift+→").room(), "elsewhere");
    assert_eq!(chair.press("X").room(), "item:multicast 1");
}

#[test]
fn a_button_is_up_only_while_the_room_sees_it() {
    use chairside_session::snapshot::ShowState;
    let mut chair = Chair::opens(sec_dispatch());
    let note_well = |chair: &Chair| chair.snapshot().shows[1].state.clone();
    assert_eq!(note_well(&chair), ShowState::NotYet);
    chair.at("12:00").press("N").room_draws(NOTE_WELL);
    assert_eq!(note_well(&chair), ShowState::Up);
    chair.at("12:01").press("X");
    assert_eq!(note_well(&chair), ShowState::Shown { at: "12:00".into(), for_ms: 60_000 });
}

/// When the room saw what: "note-well 12:00:00 for 0:40".
fn seen(chair: &Chair) -> Vec<String> {
    let exposures = chair.state().exposures.iter();
    let words = exposures.map(|exposure| {
        let from = exposure.from.wall.strftime("%H:%M:%S");
        let kind = exposure.what.kind.name();
        match &exposure.until {
            Some(until) => format!("{kind} {from} for {}", span(until.since(&exposure.from))),
            None => format!("{kind} {from}, up"),
        }
    });
    words.collect()
}

#[test]
fn the_journal_knows_how_long_the_room_saw_each_page() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("N");
    assert!(seen(&chair).is_empty(), "asked for is not drawn");
    chair.room_draws(NOTE_WELL);
    assert_eq!(seen(&chair), ["note-well 12:00:00, up"]);
    // Black, somebody else's share and another page end it; it counts anew once drawn again.
    chair.at("12:00:40").press("B");
    chair.at("12:01").press("B").room_draws(NOTE_WELL);
    chair.at("12:01:10").press("X");
    chair.at("12:02").press("X").room_draws(NOTE_WELL);
    chair.at("12:02:20").press("C").room_draws(InterstitialKind::CodeOfConduct);
    chair.at("12:02:30").press("Esc");
    assert_eq!(
        seen(&chair),
        [
            "note-well 12:00:00 for 0:40",
            "note-well 12:01:00 for 0:10",
            "note-well 12:02:00 for 0:20",
            "code-of-conduct 12:02:20 for 0:10"
        ]
    );
}

#[test]
fn both_pages_of_one_text_are_one_showing() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("T").room_draws(InterstitialKind::Tips);
    chair.at("12:00:30").press("→").room_draws(InterstitialKind::Tips);
    chair.at("12:01").press("→");
    assert_eq!(seen(&chair), ["tips 12:00:00 for 1:00"]);
}

#[test]
fn a_generated_slide_of_a_text_is_a_showing_of_it_as_long_as_the_room_sees_the_slide() {
    let conduct = InterstitialKind::CodeOfConduct;
    let mut chair = Chair::opens(sec_dispatch());
    // The Note Well came, the Code of Conduct is left to the deck's own slide.
    chair.at("12:00").press("→ →").room_draws(NOTE_WELL);
    chair.at("12:00:20").press("Esc →").room_draws(NOTE_WELL).room_draws(conduct);
    assert_eq!(seen(&chair), ["note-well 12:00:00 for 0:20", "code-of-conduct 12:00:20, up"]);
    // Frozen it is still seen, whatever the chair's own slide is.
    chair.at("12:01").press("F → →").at("12:01:20").press("F");
    chair.at("12:02").press("3 Enter").room_draws(conduct).at("12:02:10").press("C").room_draws(conduct);
    chair.at("12:02:20").press("C").room_draws(conduct).at("12:02:30").press("Shift+→");
    assert_eq!(
        seen(&chair)[1..],
        ["code-of-conduct 12:00:20 for 1:00", "code-of-conduct 12:02:00, up",],
        "the interstitial of the same text goes on with it"
    );
    chair.at("12:02:40").press("→");
    assert_eq!(seen(&chair).last().map(String::as_str), Some("code-of-conduct 12:02:00 for 0:40"));
    let text = chairside_session::minutes::minutes(&chair.run, chairside_session::minutes::Options::default());
    assert!(text.contains("* Code of Conduct: 12:00 (ietf-2021), 12:02 (ietf-2021)\n"), "{text}");
    // Neither a plain slide nor one that is covered shows it.
    for keys in ["5 Enter", "3 Enter B", "3 Enter X", "3 Enter A", "3 Enter N"] {
        let mut chair = Chair::opens(sec_dispatch());
        chair.press(keys).room_draws(conduct);
        assert!(seen(&chair).is_empty(), "{keys}");
    }
}

#[test]
fn what_is_not_up_any_more_cannot_be_drawn() {
    for away in ["N", "B", "X", "C"] {
        let mut chair = Chair::opens(sec_dispatch());
        chair.at("12:00").press("N").press(away).room_draws(NOTE_WELL);
        assert!(seen(&chair).is_empty(), "a late word of the window after {away}");
    }
}

#[test]
fn a_showing_ends_with_the_program() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("N").room_draws(NOTE_WELL);
    chair.at("12:00:30").happens(Fact::Closed);
    assert_eq!(seen(&chair), ["note-well 12:00:00 for 0:30"]);
    chair.at("12:10").happens(Fact::Resumed).room_draws(NOTE_WELL);
    // Killed this time: the last that is known is the tick at 12:11.
    let scribe = Intent::Tick { entry: "scribe".into(), on: true };
    chair.at("12:11").wants(&scribe);
    chair.at("12:20").happens(Fact::Resumed);
    assert_eq!(seen(&chair), ["note-well 12:00:00 for 0:30", "note-well 12:10:00 for 1:00"]);
    assert_eq!(chair.room(), "note-well 1", "the page itself comes back");
}

#[test]
fn a_changed_file_takes_away_the_page_that_it_no_longer_has() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("5 Enter T →").room_draws(InterstitialKind::Tips);
    let mut content = sec_dispatch();
    content.interstitials.iter_mut().for_each(|info| info.pages = 1);
    chair.happens(Fact::ContentTaken { content: Box::new(content.clone()), hash: "bb".into(), in_file: None });
    assert_eq!(chair.room(), "tips 1");
    content.interstitials.clear();
    chair.happens(Fact::ContentTaken { content: Box::new(content), hash: "cc".into(), in_file: None });
    assert_eq!(chair.room(), "chairs 5");
    assert!(chair.state().exposures[0].until.is_some());
}

#[test]
fn a_fact_about_a_page_that_is_unknown_changes_nothing() {
    let mut content = sec_dispatch();
    content.agenda = vec![item("intro", 5)];
    let mut chair = Chair::opens(content);
    let what = chairside_session::Interstitial { kind: InterstitialKind::MicRules, edition: None };
    chair.happens(Fact::Covered { with: what, page: 0, opening: None });
    assert_eq!(chair.room(), "holding");
}

#[test]
fn who_was_said_to_show_an_item_shows_it_when_it_comes_again() {
    use chairside_session::ShownBy;
    let mut content = sec_dispatch();
    content.agenda[1].shown_by = ShownBy::Presenter;
    let mut chair = Chair::opens(content);
    // Item 3 is shown by its presenter after all, item 2 by the chairs.
    chair.press("Shift+→ Shift+→ Shift+→").wants(&Intent::ShownBy { by: ShownBy::Chairs });
    chair.wants(&Intent::ShownBy { by: ShownBy::Presenter });
    chair.press("Shift+←").wants(&Intent::ShownBy { by: ShownBy::Chairs });
    assert_eq!(chair.press("Shift+→").room(), "elsewhere");
    assert_eq!(chair.press("X Shift+← Shift+← Shift+→").room(), "pat 1");
}

#[test]
fn who_shows_is_said_and_nothing_is_claimed_to_have_been_shown() {
    let mut content = sec_dispatch();
    content.agenda[1].shown_by = chairside_session::ShownBy::Meetecho;
    let mut chair = Chair::opens(content);
    chair.press("Shift+→ Shift+→ N").room_draws(InterstitialKind::NoteWell);
    let detail = |chair: &Chair| chair.snapshot().room.detail;
    assert_eq!(detail(&chair), "Meetecho shows its own copy; you are following along");
    assert!(chair.state().exposures.is_empty());
    chair.wants(&Intent::ShownBy { by: chairside_session::ShownBy::Presenter });
    assert_eq!(detail(&chair), "Tommy Pauly shows the slides; you are following along");
    chair.wants(&Intent::ShownBy { by: chairside_session::ShownBy::Chairs });
    assert_eq!(chair.snapshot().room.words, "The room sees this slide");
}

#[test]
fn while_the_room_looks_elsewhere_one_button_says_who_shows_and_the_minutes_have_it() {
    use chairside_session::minutes::{Options, minutes};
    let mut chair = Chair::opens(sec_dispatch());
    let offered = |chair: &Chair| {
        let others = chair.snapshot().room.others;
        others.into_iter().map(|other| (other.label, other.intent)).collect::<Vec<_>>()
    };
    let labels = |chair: &Chair| offered(chair).into_iter().map(|(label, _)| label).collect::<Vec<_>>();
    assert_eq!(labels(chair.press("X")), <[&str; 0]>::default(), "no item is up: nobody's slides");
    chair.press("X Shift+→ Shift+→");
    assert_eq!(labels(&chair), <[&str; 0]>::default(), "the room sees our window");
    assert_eq!(labels(chair.press("X")), ["The presenter shows", "Meetecho shows"]);
    for (nth, label, line) in [
        (1, "The presenter shows", "* Slides: pat.pdf, shown by Meetecho\n"),
        (0, "Meetecho shows", "* Slides: pat.pdf, shown by the presenter\n"),
    ] {
        let (_, intent) = offered(&chair).swap_remove(nth);
        chair.wants(&intent);
        assert_eq!(labels(&chair), [label]);
        let text = minutes(&chair.run, Options::default());
        assert!(text.contains(line), "{line} is not in {text}");
        assert_eq!(chair.room(), "elsewhere");
    }
    // The next item brings no deck: who shows is said all the same.
    chair.press("Shift+→");
    chair.wants(&Intent::ShownBy { by: chairside_session::ShownBy::Meetecho });
    let text = minutes(&chair.run, Options::default());
    assert!(text.contains("* Slides: shown by Meetecho\n"), "{text}");
}
