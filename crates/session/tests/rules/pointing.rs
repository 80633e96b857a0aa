//! Strokes on slides: they stay with their slide, come back after a restart, and can be erased, put away and undone.

use chairside_session::pointing::{Dot, Ink, MOST_DOTS, MOST_DOTS_IN_ALL, MOST_ON_A_PAGE, MOST_STROKES, Stroke};
use chairside_session::snapshot::{PageId, room_page};
use chairside_session::{Intent, Run};

use crate::support::{Chair, plain_run};

fn page(name: &str) -> PageId {
    PageId(name.into())
}

fn stroke(id: &str, y: u16) -> Stroke {
    Stroke { id: id.into(), ink: Ink::Pen, dots: vec![Dot(1000, y, 50), Dot(9000, y, 50)] }
}

fn draw(on: &str, id: &str, y: u16) -> Intent {
    Intent::DrawStroke { on: page(on), stroke: stroke(id, y) }
}

fn erase(on: &str, x: u16, from: u16, to: u16) -> Intent {
    Intent::EraseAlong { on: page(on), from: Dot(x, from, 50), to: Dot(x, to, 50) }
}

/// The ids of the strokes that the room sees on a page: "a b".
fn seen(chair: &Chair, on: &str) -> String {
    let ids: Vec<_> = chair.state().strokes_seen_on(&page(on)).iter().map(|stroke| stroke.id.as_str()).collect();
    ids.join(" ")
}

#[test]
fn strokes_stay_with_their_slide() {
    let mut chair = Chair::opens(plain_run(5));
    chair.wants(&draw("chairs/0", "a", 2000));
    chair.wants(&draw("chairs/3", "b", 2000));
    chair.wants(&draw("chairs/0", "c", 4000));
    for (keys, strokes) in [("", "a c"), ("→", ""), ("→ →", "b"), ("Home", "a c")] {
        let on = room_page(chair.press(keys).state()).unwrap();
        assert_eq!(seen(&chair, &on.0), strokes, "after {keys}");
    }
    let resumed = Run::replay(chair.run.rows().to_vec()).unwrap();
    assert_eq!(resumed.state(), chair.state());
}

#[test]
fn the_eraser_takes_the_strokes_that_it_touches_and_undo_brings_them_back() {
    let mut chair = Chair::opens(plain_run(5));
    for (id, y) in [("a", 2000), ("b", 4000), ("c", 6000)] {
        chair.wants(&draw("chairs/0", id, y));
    }
    assert!(chair.wants(&erase("chairs/0", 500, 0, 10_000)).facts.is_empty(), "beside them");
    assert!(chair.wants(&erase("chairs/1", 5000, 0, 10_000)).facts.is_empty(), "another slide");
    chair.wants(&erase("chairs/0", 5000, 3000, 5000));
    assert_eq!(seen(&chair, "chairs/0"), "a c");
    chair.wants(&erase("chairs/0", 5000, 0, 10_000));
    assert_eq!(seen(&chair, "chairs/0"), "");
    chair.press("Ctrl+Z");
    assert_eq!((seen(&chair, "chairs/0").as_str(), chair.notice()), ("a c", "Undone: strokes erased"));
    chair.press("Ctrl+Z");
    assert_eq!((seen(&chair, "chairs/0").as_str(), chair.notice()), ("a b c", "Undone: stroke erased"));
    chair.press("Ctrl+Z");
    assert_eq!((seen(&chair, "chairs/0").as_str(), chair.notice()), ("a b", "Undone: stroke drawn"));
    chair.press("Ctrl+Y");
    assert_eq!(seen(&chair, "chairs/0"), "a b c");
    chair.wants(&Intent::EraseStrokes { on: page("chairs/0") });
    assert_eq!(seen(&chair, "chairs/0"), "");
    let nothing = chair.wants(&Intent::EraseStrokes { on: page("chairs/0") });
    assert_eq!(nothing.notice.as_deref(), Some("There are no strokes on this slide"));
}

#[test]
fn strokes_put_away_are_not_lost_and_a_new_one_shows_them_again() {
    let mut chair = Chair::opens(plain_run(5));
    chair.wants(&draw("chairs/0", "a", 2000));
    chair.wants(&Intent::ShowStrokes { on: false });
    assert!(chair.wants(&Intent::ShowStrokes { on: false }).facts.is_empty());
    assert_eq!(seen(&chair, "chairs/0"), "");
    assert!(chair.wants(&erase("chairs/0", 5000, 0, 10_000)).facts.is_empty(), "nobody sees them");
    let all = chair.wants(&Intent::EraseStrokes { on: page("chairs/0") });
    assert_eq!(all.notice.as_deref(), Some("The strokes are hidden. E shows them."));
    chair.wants(&draw("chairs/0", "b", 4000));
    assert_eq!(seen(&chair, "chairs/0"), "a b");
}

#[test]
fn a_slide_and_a_session_have_a_limit() {
    let mut chair = Chair::opens(plain_run(5));
    for number in 0..MOST_ON_A_PAGE {
        assert_eq!(chair.wants(&draw("chairs/0", &format!("s{number}"), 2000)).facts.len(), 1);
    }
    let refused = chair.wants(&draw("chairs/0", "more", 2000));
    assert!(
        refused.is_refused() && refused.notice.is_some_and(|words| words.starts_with("This slide has 200 strokes."))
    );
    for number in MOST_ON_A_PAGE..MOST_STROKES {
        chair.wants(&draw(&format!("chairs/{}", number / MOST_ON_A_PAGE), &format!("s{number}"), 2000));
    }
    assert_eq!(chair.state().stroke_count(), MOST_STROKES);
    assert!(chair.wants(&draw("chairs/11", "more", 2000)).is_refused());
}

#[test]
fn long_strokes_have_a_limit_of_their_own() {
    let mut chair = Chair::opens(plain_run(5));
    let long =
        |number: usize| Stroke { dots: vec![Dot(1000, 1000, 50); MOST_DOTS], ..stroke(&format!("s{number}"), 0) };
    for number in 0..MOST_DOTS_IN_ALL / MOST_DOTS {
        let drawn = chair.wants(&Intent::DrawStroke { on: page("chairs/0"), stroke: long(number) });
        assert_eq!(drawn.facts.len(), 1, "{number}");
    }
    let refused = chair.wants(&draw("chairs/1", "more", 2000));
    assert_eq!(refused.notice.as_deref(), Some("There is no room for more strokes on the slides. Erase some first."));
    // The eraser passes over all of them in less than a frame.
    let start = std::time::Instant::now();
    assert!(chair.wants(&erase("chairs/0", 5000, 5000, 9000)).facts.is_empty());
    assert!(start.elapsed() < std::time::Duration::from_millis(100), "{:?}", start.elapsed());
}
