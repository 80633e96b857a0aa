//! Turning: through a deck, past its ends, by jumps, along the history.

use chairside_session::content::SessionContent;
use chairside_session::{DeckId, Fact, Intent};

use crate::support::{Chair, deck, item, plain_run, sec_dispatch};

#[test]
fn next_and_back_go_through_a_deck_and_stay_at_its_ends() {
    let mut chair = Chair::opens(plain_run(3));
    assert_eq!(chair.press("→ →").slide(), "chairs 3");
    assert_eq!(chair.press("→").slide(), "chairs 3");
    assert_eq!(chair.notice(), "This is the last slide");
    assert_eq!(chair.press("← PageUp").slide(), "chairs 1");
    assert_eq!(chair.press("←").slide(), "chairs 1");
    assert_eq!(chair.notice(), "This is the first slide");
    assert_eq!(chair.press("End").slide(), "chairs 3");
    assert_eq!(chair.press("Home").slide(), "chairs 1");
    // What the ends say is for the chair alone: no fact, nothing for the room.
    let rows = chair.run.rows().len();
    assert_eq!(chair.press("←").run.rows().len(), rows);
}

#[test]
fn the_end_of_a_deck_says_what_comes() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("End →");
    assert_eq!(chair.notice(), "This is the last slide. Shift+→ begins item 1: Intro and administrivia");
    chair.press("Shift+→ End →");
    assert_eq!(chair.notice(), "This is the last slide. Shift+→ begins item 2: Private Access Tokens");
    chair.wants(&Intent::EndSession);
    chair.press("→");
    let words = "The session has ended. ← shows the last slide again, Ctrl+Z undoes the end.";
    assert_eq!(chair.notice(), words, "nothing begins after the end of the session");
}

#[test]
fn the_end_of_a_plain_talk_begins_nothing() {
    let talk = item("talk", 20);
    let mut chair = Chair::opens(SessionContent { agenda: vec![talk], ..plain_run(3) });
    chair.press("End →");
    assert_eq!(chair.notice(), "This is the last slide", "a plain talk has no items to begin");
}

#[test]
fn digits_and_enter_go_to_a_slide_of_this_deck() {
    let mut chair = Chair::opens(plain_run(40));
    assert_eq!(chair.press("1 2 Enter").slide(), "chairs 12");
    for (typed, notice) in [
        ("4 1 Enter", "There is no slide 41; this deck has 40"),
        ("0 Enter", "There is no slide 0; this deck has 40"),
        ("9 9 9 9 9 9 9 9 9 9 9 9 Enter", "There is no slide 4294967295; this deck has 40"),
    ] {
        assert_eq!(chair.press(typed).slide(), "chairs 12");
        assert_eq!(chair.notice(), notice);
    }
    // Esc drops the digits; then Enter is a turn again.
    assert_eq!(chair.press("4 Esc Enter").slide(), "chairs 13");
}

#[test]
fn backspace_goes_back_along_the_history_and_says_where_it_ends() {
    let mut chair = Chair::opens(plain_run(40));
    chair.press("3 0 Enter 7 Enter →");
    assert_eq!(chair.press("⌫").slide(), "chairs 7");
    assert_eq!(chair.press("⌫").slide(), "chairs 30");
    assert_eq!(chair.press("⌫").slide(), "chairs 1");
    assert_eq!(chair.press("⌫").slide(), "chairs 1");
    assert_eq!(chair.notice(), "No earlier slide to go back to");
}

#[test]
fn the_chairs_deck_and_every_other_keep_their_places() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("5 Enter Shift+→ Shift+→ → → →");
    assert_eq!(chair.slide(), "pat 4");
    assert_eq!(chair.press("H").slide(), "chairs 5");
    assert_eq!(chair.notice(), "The chairs' slides; H again goes back to pat.pdf 4 / 20");
    assert_eq!(chair.press("H").slide(), "pat 4");
    assert_eq!(chair.notice(), "Back to pat.pdf 4 / 20, where it was left");
    // Whatever was turned meanwhile, each deck goes on where it was left.
    assert_eq!(chair.press("H → → H").slide(), "pat 4");
    assert_eq!(chair.press("→ H").slide(), "chairs 7");
    assert_eq!(chair.press("⌫").slide(), "pat 5");
    assert_eq!(chair.press("←").slide(), "pat 4");
    // The same item again, later: where it was left.
    assert_eq!(chair.press("Shift+→").slide(), "item:multicast 1");
    assert_eq!(chair.press("Shift+←").slide(), "pat 4");
}

#[test]
fn a_jump_takes_away_what_covers_the_slide() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.press("N B 5 Enter");
    assert_eq!((chair.room().as_str(), chair.slide().as_str()), ("chairs 5", "chairs 5"));
    chair.wants(&Intent::GoTo { deck: Some(DeckId::from("nothing")), slide: 1 });
    assert_eq!(chair.notice(), "There is no slide 1; this deck has 0");
}

#[test]
fn a_deck_read_again_with_fewer_slides_keeps_the_chair_inside() {
    let mut chair = Chair::opens(plain_run(5));
    chair.press("→ → → →");
    chair.happens(Fact::DeckRead { deck: deck("chairs", 4) });
    assert_eq!(chair.slide(), "chairs 4");
    // The history ended on slide 4 too: going back must still lead somewhere.
    assert_eq!(chair.press("⌫").slide(), "chairs 3");
}

#[test]
fn going_back_leads_somewhere_though_a_slide_between_is_gone() {
    let mut chair = Chair::opens(plain_run(5));
    chair.press("2 Enter 5 Enter 4 Enter 2 Enter 3 Enter");
    chair.happens(Fact::DeckRead { deck: deck("chairs", 3) });
    assert_eq!(chair.press("⌫").slide(), "chairs 2");
    assert_eq!(chair.press("⌫").slide(), "chairs 1");
}

#[test]
fn a_deck_that_became_empty_gives_way_to_one_that_is_not() {
    let mut content = SessionContent::bare("Talk", 0);
    content.decks.push(deck("pat", 2));
    let mut chair = Chair::opens(content);
    chair.happens(Fact::DeckRead { deck: deck("chairs", 0) });
    assert_eq!(chair.slide(), "pat 1");
}
