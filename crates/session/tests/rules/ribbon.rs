//! The session to scale: where each item lies on the ribbon, what is past the slot's end, and what a way would change.

use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::snapshot::{RibbonCard, Ticking};
use chairside_session::{Intent, ItemId};
use proptest::prelude::*;

use crate::support::{Chair, item, minutes, sec_dispatch};

/// 12:00 to 14:00, filled but for five minutes: 5, 15, 10, then 40, 40 and 5 if time permits.
fn full() -> SessionContent {
    let open = |id: &str, time| Item { kind: ItemKind::AsTimePermits, ..item(id, time) };
    SessionContent {
        agenda: vec![
            item("intro", 5),
            item("first", 15),
            item("second", 10),
            open("third", 40),
            open("fourth", 40),
            open("last", 5),
        ],
        ..sec_dispatch()
    }
}

/// Minutes from the ribbon's start; a tilde when it moves on.
fn at(ticking: Ticking) -> String {
    let tilde = if ticking.rate == 0 { "" } else { "~" };
    assert_eq!(ticking.ms % 60_000, 0, "{ticking:?}");
    format!("{tilde}{}", ticking.ms / 60_000)
}

/// "130 min | 1 0–5 done | 2 5–20 up | ... | slot 120 | now 12".
fn words(ribbon: &RibbonCard) -> String {
    let mut parts = vec![format!("{} min", ribbon.length / 60_000)];
    parts.extend(ribbon.blocks.iter().map(|block| {
        let kind = format!("{:?}", block.kind).to_lowercase();
        let past = if block.past { " past" } else { "" };
        format!("{} {}–{} {kind}{past}", block.number, at(block.from), at(block.to))
    }));
    parts.extend(ribbon.slot_ends.iter().map(|end| format!("slot {}", end.at.ms / 60_000)));
    parts.extend(ribbon.now.map(|now| format!("now {}", now.ms / 60_000)));
    parts.join(" | ")
}

fn ribbon(chair: &Chair) -> RibbonCard {
    chair.snapshot().rundown.unwrap().ribbon
}

fn drawn(chair: &Chair) -> String {
    words(&ribbon(chair))
}

#[test]
fn before_the_start_the_items_lie_in_the_slot_and_ten_minutes_are_kept_after_it() {
    let mut chair = Chair::opens(full());
    let planned = "130 min | 1 0–5 tocome | 2 5–20 tocome | 3 20–30 tocome | 4 30–70 iftimepermits | \
                   5 70–110 iftimepermits | 6 110–115 iftimepermits | slot 120 | now -5";
    assert_eq!(drawn(chair.at("11:55")), planned);
    let marks: Vec<_> =
        ribbon(&chair).marks.into_iter().map(|mark| format!("{} {}", at(mark.at), mark.words)).collect();
    assert_eq!(marks, ["0 12:00", "30 12:30", "60 13:00", "90 13:30"], "the slot's end stands by itself");
    assert_eq!(ribbon(&chair).slot_ends.unwrap().words, "14:00");
}

#[test]
fn what_was_up_keeps_its_real_times_and_the_rest_follows() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:04").press("Shift+→ P").at("12:12");
    let under_way = "130 min | 1 0–4 done | 2 4–19 up | 3 19–29 tocome | 4 29–69 iftimepermits | \
                     5 69–109 iftimepermits | 6 109–114 iftimepermits | slot 120 | now 12";
    assert_eq!(drawn(&chair), under_way);
}

#[test]
fn overtime_pushes_on_what_comes_as_time_passes() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:09");
    assert_eq!(
        drawn(&chair),
        "130 min | 1 0–~9 up | 2 ~9–~24 tocome | 3 ~24–~34 tocome | 4 ~34–~74 iftimepermits | \
         5 ~74–~114 iftimepermits | 6 ~114–~119 iftimepermits | slot 120 | now 9"
    );
}

#[test]
fn what_is_past_the_slot_is_a_part_of_its_own_and_the_ribbon_grows_when_ten_minutes_are_not_enough() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:13").press("Shift+→ P");
    assert_eq!(
        drawn(&chair),
        "130 min | 1 0–13 done | 2 13–28 up | 3 28–38 tocome | 4 38–78 iftimepermits | \
         5 78–118 iftimepermits | 6 118–120 iftimepermits | 6 120–123 iftimepermits past | slot 120 | now 13"
    );
    let ends: Vec<_> = ribbon(&chair).blocks.iter().map(|block| block.minutes).collect();
    assert_eq!(ends, [None, Some(15), Some(10), Some(40), Some(40), None, Some(5)], "an item's last part can be moved");
    chair.press("+ + + + + + + + + +");
    let longer = drawn(&chair);
    assert!(longer.starts_with("135 min | ") && longer.contains("| 6 128–133 iftimepermits past |"), "{longer}");
}

#[test]
fn a_session_that_began_early_begins_the_ribbon() {
    let mut chair = Chair::opens(full());
    chair.at("11:58").press("Shift+→ P");
    let early = drawn(&chair);
    assert!(early.starts_with("132 min | 1 0–5 up | 2 5–20 tocome |") && early.contains("slot 122"), "{early}");
}

#[test]
fn skipped_items_and_items_of_no_minutes_take_no_place_and_free_time_stays_free() {
    let mut content = full();
    content.agenda[2].time = minutes(0);
    content.agenda[3].skipped = true;
    content.agenda[4].fixed_start = Some("2021-11-09T12:50:00Z".parse().unwrap());
    let chair = Chair::opens(content);
    assert_eq!(
        drawn(&chair),
        "130 min | 1 0–5 tocome | 2 5–20 tocome | 5 50–90 iftimepermits | 6 90–95 iftimepermits | slot 120 | now -5"
    );
}

#[test]
fn an_item_that_comes_up_again_has_two_blocks() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:15").press("Shift+← P");
    let again = drawn(&chair);
    assert!(again.starts_with("130 min | 1 0–5 done | 2 5–15 done | 1 15–~15 up | 2 ~15–~20 tocome |"), "{again}");
}

#[test]
fn after_the_end_only_what_was_up_is_left() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:31").press("Shift+→ P");
    chair.at("12:50").press("Shift+→").at("12:54").press("Shift+→ Enter").at("15:00");
    assert_eq!(drawn(&chair), "130 min | 1 0–5 done | 2 5–31 done | 3 31–50 done | 4 50–54 done | slot 120");
}

#[test]
fn a_rehearsal_that_waits_moves_as_a_whole() {
    let mut chair = Chair::rehearses(full());
    chair.clock.at_instant("2026-11-20T09:10:00Z");
    let waits = drawn(&chair);
    assert!(
        waits.starts_with("130 min | 1 0–5 tocome | 2 5–20 tocome |") && waits.ends_with("slot 120 | now 0"),
        "{waits}"
    );
}

#[test]
fn without_a_slot_it_is_as_long_as_the_agenda() {
    let mut chair = Chair::opens(SessionContent { slot: None, ..sec_dispatch() });
    assert_eq!(drawn(&chair), "60 min | 1 0–5 tocome | 2 5–30 tocome | 3 30–55 tocome | 4 55–60 tocome | now 0");
    chair.at("12:02").press("Shift+→ P").at("12:04");
    assert_eq!(drawn(&chair), "60 min | 1 0–5 up | 2 5–30 tocome | 3 30–55 tocome | 4 55–60 tocome | now 2");
}

#[test]
fn times_under_the_ribbon_are_whole_and_few() {
    for (minutes, marks) in [(15, "12:00 12:05 12:10 12:20"), (50, "12:00 12:15 12:30"), (360, "12:00 14:00 16:00")] {
        let mut content = sec_dispatch();
        let start = content.slot.unwrap().start;
        let end = start.saturating_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
        content.slot = Some(chairside_session::content::Slot { start, end });
        content.agenda.truncate(1);
        let found: Vec<_> = ribbon(&Chair::opens(content)).marks.into_iter().map(|mark| mark.words).collect();
        assert_eq!(found.join(" "), marks, "{minutes} minutes");
    }
}

#[test]
fn a_way_draws_what_it_would_change_before_it_is_taken() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:11").press("Shift+→ P");
    let ways = chair.snapshot().rundown.unwrap().ways;
    assert_eq!(ways[0].words, "Cut last, 5 → 4 min");
    for way in ways {
        let mut then = Chair::opens(full());
        then.at("12:00").press("Shift+→ P").at("12:11").press("Shift+→ P").wants(&way.intent);
        assert_eq!(words(&way.ribbon), drawn(&then), "{}", way.words);
    }
}

#[test]
fn ways_say_plainly_what_they_do() {
    let mut chair = Chair::opens(full());
    chair.at("12:00").press("Shift+→ P").at("12:16").press("Shift+→ P");
    let ways = chair.snapshot().rundown.unwrap().ways;
    let said: Vec<_> = ways.iter().map(|way| way.words.as_str()).collect();
    assert_eq!(
        said,
        [
            "Drop last (5 min), 1 min off item 5",
            "Cut second, 10 → 4 min",
            "Cut third, 40 → 34 min",
            "Cut fourth, 40 → 34 min",
            "Drop second (10 min)",
            "Drop third (40 min)",
            "Drop fourth (40 min)",
            "Drop last (5 min)",
            "Run over to 14:06"
        ]
    );
    let changes: Vec<_> = ways[0].changes.iter().map(|change| (&*change.was, change.becomes.as_deref())).collect();
    assert_eq!(changes, [("40", Some("39")), ("5", None)]);
    assert_eq!((ways[0].free.ms, ways[8].free.ms), (0, -360_000));
}

/// Times of day and things to do in them.
fn story() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec((0_u8..30, 0_u8..8), 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Blocks follow one another without overlapping, inside the ribbon, whatever happens in which order.
    #[test]
    fn blocks_never_overlap(story in story()) {
        let mut chair = Chair::opens(full());
        for (pass, what) in story {
            chair.clock.passes(minutes(pass.into()));
            let items = ["intro", "first", "second", "third", "fourth", "last"];
            match what {
                0 => { chair.press("P"); }
                1 => { chair.press("+ + +"); }
                2 => { chair.press("Shift+→"); chair.desk.asks_to_end = false; }
                3 => { chair.press("Ctrl+z"); }
                what => { chair.wants(&Intent::BeginItem { item: ItemId::from(items[usize::from(what) - 2]) }); }
            }
            let ribbon = ribbon(&chair);
            let mut last = 0;
            for block in &ribbon.blocks {
                prop_assert!(block.from.ms >= last && block.to.ms >= block.from.ms, "{}", words(&ribbon));
                last = block.to.ms;
            }
            prop_assert!(last <= ribbon.length);
        }
    }
}
