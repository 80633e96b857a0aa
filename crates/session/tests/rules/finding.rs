//! Finding a slide: steps of an overlay, numbers and labels, the overview's choice, the search, the way back.

use chairside_session::content::{DeckInfo, OutlineEntry, SessionContent, SlideInfo};
use chairside_session::overview::{self, Towards};
use chairside_session::snapshot;
use chairside_session::steps::{self, Standing};
use chairside_session::{DeckId, Intent, Place};
use proptest::prelude::*;

use crate::support::{Chair, deck, place, plain_run, sec_dispatch};

/// Pages with these labels, separated by blanks; `-` is a page without one, and `+` begins a step of the slide before.
fn pages(labels: &str) -> Vec<SlideInfo> {
    let page = |written: &str| {
        let label = written.trim_start_matches('+');
        SlideInfo {
            label: (label != "-").then(|| label.into()),
            continues: written.starts_with('+'),
            ..SlideInfo::titled(format!("Page {label}"))
        }
    };
    labels.split_whitespace().map(page).collect()
}

pub fn labelled_deck(id: &str, labels: &str) -> DeckInfo {
    DeckInfo { slides: pages(labels), title: format!("{id}.pdf"), ..deck(id, 0) }
}

/// Item 2 brings a deck of overlays: slide 1, slide 2 in three steps, slide 3, slide 4 in two, slide 5.
pub fn with_overlays() -> SessionContent {
    let mut content = sec_dispatch();
    let pat = content.decks.iter_mut().find(|deck| deck.id.as_str() == "pat").unwrap();
    *pat = labelled_deck("pat", "1 2 +2 +2 3 4 +4 5");
    content
}

/// On the first page of item 2's deck.
fn at_item_two() -> Chair {
    let mut chair = Chair::opens(with_overlays());
    chair.press("Shift+→ Shift+→");
    assert_eq!(chair.slide(), "pat 1");
    chair
}

#[test]
fn pages_that_extend_the_one_before_are_steps_of_one_slide() {
    for (labels, steps_of_each) in [
        ("", vec![]),
        ("-", vec![1]),
        ("- - -", vec![1, 1, 1]),
        ("1 2 +2 +2 3", vec![1, 3, 1]),
        ("1 +1 +1", vec![3]),
        ("i ii +ii 1 +1", vec![1, 2, 2]),
        // A section page that shares the number of the frame before is a slide of its own.
        ("1 1 2 +2", vec![1, 1, 2]),
        // The first page begins a slide, whatever is said of it.
        ("+1 2", vec![1, 1]),
    ] {
        let counts: Vec<usize> = steps::slides(&pages(labels)).into_iter().map(Iterator::count).collect();
        assert_eq!(counts, steps_of_each, "{labels}");
    }
}

#[test]
fn a_page_stands_at_a_slide_and_a_step() {
    let deck = pages("1 2 +2 +2 3");
    let standing = |number, step, steps| Some(Standing { number, of: 3, step, steps });
    assert_eq!(steps::standing(&deck, 0), standing(1, 1, 1));
    assert_eq!(steps::standing(&deck, 2), standing(2, 2, 3));
    assert_eq!(steps::standing(&deck, 4), standing(3, 1, 1));
    assert_eq!(steps::standing(&deck, 5), None);
}

#[test]
fn a_number_is_a_label_first_and_else_a_count() {
    for (labels, number, page) in [
        ("- - -", 2, Some(1)),
        ("- - -", 4, None),
        ("- - -", 0, None),
        ("1 2 +2 3", 3, Some(3)),
        ("1 2 +2 3", 2, Some(1)),
        // Roman pages before the first: the label is meant.
        ("i ii 1 2 3", 1, Some(2)),
        ("i ii 1 2 3", 3, Some(4)),
        // Nothing is labelled so: the fifth as it is counted.
        ("i ii 1 2 3", 5, Some(4)),
        ("i ii 1 2 3", 6, None),
        // The label is exactly that number.
        ("12a 12 120", 12, Some(1)),
    ] {
        assert_eq!(steps::numbered(&pages(labels), number), page, "{number} in {labels}");
    }
    assert_eq!(steps::labelled(&pages("i ii A3"), "a3"), Some(2));
    assert_eq!(steps::labelled(&pages("i ii A3"), "3"), None);
    assert_eq!(steps::labelled(&pages("- -"), ""), None);
}

#[test]
fn brackets_skip_steps_and_arrows_go_by_them() {
    let mut chair = at_item_two();
    assert_eq!(chair.press("→").slide(), "pat 2");
    assert_eq!(chair.press("→").slide(), "pat 3");
    assert_eq!(chair.press("]").slide(), "pat 5");
    assert_eq!(chair.press("]").slide(), "pat 6");
    assert_eq!(chair.press("]").slide(), "pat 8");
    assert_eq!(chair.press("]").slide(), "pat 8");
    assert_eq!(chair.notice(), "This is the last slide. Shift+→ begins item 3: Multicast Transports");
    assert_eq!(chair.press("[").slide(), "pat 6");
    assert_eq!(chair.press("[").slide(), "pat 5");
    // From the middle of a slide first to its own beginning.
    assert_eq!(chair.press("← [").slide(), "pat 2");
    assert_eq!(chair.press("[ [").slide(), "pat 1");
    assert_eq!(chair.notice(), "This is the first slide");
}

#[test]
fn brackets_take_away_what_covers_the_slide_and_pass_over_what_was_shown() {
    let mut chair = at_item_two();
    assert_eq!(chair.press("→ N ]").slide(), "pat 2");
    assert_eq!(chair.room(), "pat 2");
    assert_eq!(chair.press("B [").room(), "pat 2");
    // On the title slide `]` begins the opening run as `→` does, and what it has shown is left out.
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("] ]").room(), "note-well 1");
    assert_eq!(chair.press("→ → →").slide(), "chairs 5");
    assert_eq!(chair.press("[").slide(), "chairs 1");
    assert_eq!(chair.press("]").slide(), "chairs 5");
}

#[test]
fn steps_count_as_one_wherever_slides_are_counted() {
    let mut chair = at_item_two();
    let said = |chair: &Chair| {
        let snapshot = chair.snapshot();
        format!("{} | {} | next {}", snapshot.slide.position, snapshot.slide.beside, snapshot.next.label)
    };
    assert_eq!(said(&chair), "pat.pdf 1 / 5 |  | next pat.pdf 2 / 5 · step 1 of 3");
    assert_eq!(said(chair.press("→ →")), "pat.pdf 2 / 5 | step 2 of 3 | next pat.pdf 2 / 5 · step 3 of 3");
    assert_eq!(said(chair.press("End")), "pat.pdf 5 / 5 |  | next End of deck");
    let agenda = chair.snapshot().agenda;
    let row = &agenda[1];
    assert_eq!((&*row.presenter, &*row.file, &*row.slides), ("Tommy Pauly", "pat.pdf", "5 slides"));
    assert_eq!(chair.press("3 Enter").slide(), "pat 5");
    assert_eq!(chair.press("6 Enter").notice(), "There is no slide 6; this deck has 5");
    // The room frozen on another step of the same slide, and on another slide.
    chair.press("2 Enter F →");
    assert_eq!(chair.snapshot().room.words, "The room is frozen on 2, step 1, you are on 2, step 2");
    chair.press("]");
    assert_eq!(chair.snapshot().room.words, "The room is frozen on 2, you are on 3");
}

#[test]
fn a_label_that_is_not_the_count_is_said_beside_it() {
    let mut content = plain_run(0);
    content.decks[0] = labelled_deck("chairs", "i ii 1 +1 2");
    let mut chair = Chair::opens(content);
    assert_eq!(chair.press("1 Enter").slide(), "chairs 3");
    let slide = chair.snapshot().slide;
    assert_eq!((slide.position.as_str(), slide.beside.as_str()), ("chairs.pdf 3 / 4", "page label 1 · step 1 of 2"));
    assert_eq!(chair.press("2 Enter").slide(), "chairs 5");
    assert_eq!(chair.press("4 Enter").slide(), "chairs 5", "nothing is labelled 4: the fourth as it is counted");
    chair.press("9 Enter");
    assert_eq!(chair.notice(), "There is no slide 9; this deck has 4, labelled i to 2");
}

#[test]
fn going_back_leads_across_decks() {
    let mut chair = at_item_two();
    chair.press("3 Enter H 5 Enter");
    chair.wants(&Intent::GoTo { deck: Some("pat".into()), slide: 8 });
    assert_eq!(chair.slide(), "pat 8");
    for slide in ["chairs 5", "chairs 1", "pat 5", "pat 1", "chairs 1"] {
        assert_eq!(chair.press("⌫").slide(), slide);
    }
    assert_eq!(chair.press("⌫").notice(), "No earlier slide to go back to");
    assert_eq!(chair.item(), "pat", "going back turns slides and begins no item");
}

#[test]
fn h_goes_to_the_chairs_slides_and_back() {
    // Nothing else was on screen yet: there is nowhere to go back to.
    let mut chair = Chair::opens(with_overlays());
    assert_eq!(chair.press("5 Enter H").slide(), "chairs 5");
    assert_eq!(chair.notice(), "These already are the chairs' slides");
    // Under the Note Well H shows the chairs' slide that is under it, from their own deck and from another.
    assert_eq!(chair.press("N H").room(), "chairs 5");
    chair.press("Shift+→ Shift+→ → → N H");
    assert_eq!(chair.room(), "chairs 5");
    assert_eq!(chair.press("H").slide(), "pat 3");
    // The item that comes next: back to its deck, not to the one before.
    assert_eq!(chair.press("Shift+→ H H").slide(), "item:multicast 1");
    // An item of the chairs' own: H still leads to the deck that was shown last.
    assert_eq!(chair.press("Shift+→").slide(), "chairs 5");
    assert_eq!(chair.press("H").slide(), "item:multicast 1");
    assert_eq!(chair.item(), "summary", "H begins no item");
}

#[test]
fn h_leads_back_though_the_history_has_forgotten() {
    let mut chair = at_item_two();
    chair.press("→ → H");
    for _ in 0..60 {
        chair.press("→ ←");
    }
    chair.press("1 Enter 5 Enter 6 Enter 7 Enter");
    for n in 0..120 {
        chair.press(if n % 2 == 0 { "5 Enter" } else { "9 Enter" });
    }
    assert_eq!(chair.press("H").slide(), "pat 3");
}

pub fn at(deck: &str, slide: u32) -> Place {
    Place { deck: DeckId::from(deck), slide: slide - 1 }
}

#[test]
fn the_choice_moves_through_the_grids_of_all_decks() {
    let mut content = SessionContent::bare("Three decks", 7);
    content.decks.push(deck("empty", 0));
    content.decks.push(labelled_deck("pat", "1 2 +2 +2 3 4 +4 5"));
    content.decks.push(deck("last", 2));
    // Three tiles beside each other: chairs 3 + 3 + 1, pat 3 + 2, last 2.
    for (from, towards, to) in [
        (at("chairs", 1), Towards::Right, "chairs 2"),
        (at("chairs", 1), Towards::Left, "chairs 1"),
        (at("chairs", 3), Towards::Right, "chairs 4"),
        (at("chairs", 7), Towards::Right, "pat 1"),
        (at("pat", 1), Towards::Left, "chairs 7"),
        (at("chairs", 2), Towards::Down, "chairs 5"),
        // The row below is shorter: its last.
        (at("chairs", 5), Towards::Down, "chairs 7"),
        (at("chairs", 7), Towards::Down, "pat 1"),
        (at("chairs", 2), Towards::Up, "chairs 2"),
        (at("pat", 5), Towards::Up, "chairs 7"),
        (at("pat", 1), Towards::Up, "chairs 7"),
        // Steps are one tile, wherever among them one is.
        (at("pat", 1), Towards::Right, "pat 2"),
        (at("pat", 3), Towards::Right, "pat 5"),
        (at("pat", 3), Towards::Left, "pat 1"),
        (at("pat", 2), Towards::Down, "pat 8"),
        (at("pat", 8), Towards::Down, "last 2"),
        (at("last", 2), Towards::Up, "pat 8"),
        (at("last", 2), Towards::Down, "last 2"),
        (at("last", 1), Towards::First, "chairs 1"),
        (at("chairs", 4), Towards::Last, "last 2"),
        // A place that is gone counts as the first.
        (at("gone", 3), Towards::Right, "chairs 2"),
    ] {
        assert_eq!(place(&overview::moved(&content, &from, towards, 3)), to, "{} {towards:?}", place(&from));
    }
    let nothing = SessionContent::bare("Nothing", 0);
    assert_eq!(overview::moved(&nothing, &at("chairs", 1), Towards::Last, 3), at("chairs", 1));
}

#[test]
fn the_overview_names_decks_by_their_items_and_slides_by_their_numbers() {
    let mut content = with_overlays();
    content.decks[1].outline = vec![
        OutlineEntry { level: 1, title: "Why".into(), slide: 0 },
        OutlineEntry { level: 2, title: "How".into(), slide: 4 },
        OutlineEntry { level: 1, title: "Beyond the end".into(), slide: 8 },
    ];
    let decks = snapshot::overview(&content);
    let names: Vec<_> = decks.iter().map(|deck| format!("{} | {}", deck.title, deck.detail)).collect();
    assert_eq!(
        names,
        [
            "Chairs' slides | ",
            "2 · Private Access Tokens | Tommy Pauly · pat.pdf",
            "3 · Multicast Transports | Jake Holland",
        ]
    );
    let tiles: Vec<_> =
        decks[1].tiles.iter().map(|tile| (tile.number.as_str(), tile.first, tile.pages.len())).collect();
    assert_eq!(tiles, [("1", 1, 1), ("2", 2, 3), ("3", 5, 1), ("4", 6, 2), ("5", 8, 1)]);
    let outline: Vec<_> = decks[1].outline.iter().map(|row| (row.level, row.title.as_str(), row.slide)).collect();
    assert_eq!(outline, [(1, "Why", 1), (2, "How", 5)]);
    // A plain deck is called what it is.
    assert_eq!(snapshot::overview(&plain_run(2))[0].title, "Talk");
}

fn labels() -> impl Strategy<Value = Vec<SlideInfo>> {
    prop::collection::vec(prop::sample::select(vec!["-", "1", "2", "3", "i", "A"]), 0..30)
        .prop_map(|labels| pages(&labels.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn slides_are_all_pages_in_order(pages in labels()) {
        let slides = steps::slides(&pages);
        let flat: Vec<u32> = slides.iter().cloned().flatten().collect();
        prop_assert_eq!(flat, (0..u32::try_from(pages.len()).unwrap()).collect::<Vec<_>>());
        prop_assert!(slides.iter().all(|slide| !slide.is_empty()));
        for (number, slide) in (1..).zip(&slides) {
            for (step, page) in (1..).zip(slide.clone()) {
                let standing = steps::standing(&pages, page).unwrap();
                prop_assert_eq!((standing.number, standing.step), (number, step));
            }
        }
    }

    #[test]
    fn skipping_goes_through_every_slide_once_and_back(pages in labels()) {
        let starts: Vec<u32> = steps::slides(&pages).iter().map(|slide| slide.start).collect();
        let first = starts.first().copied();
        let there: Vec<u32> = std::iter::successors(first, |at| steps::slide_on(&pages, *at)).collect();
        prop_assert_eq!(&there, &starts);
        let back: Vec<u32> = std::iter::successors(starts.last().copied(), |at| steps::slide_back(&pages, *at)).collect();
        prop_assert!(back.iter().eq(starts.iter().rev()));
    }

    #[test]
    fn every_slide_of_an_unlabelled_deck_is_found_by_its_number(count in 1..60_u32) {
        let deck = deck("d", count);
        for number in 1..=count {
            prop_assert_eq!(steps::numbered(&deck.slides, number), Some(number - 1));
        }
    }

    /// Whatever is pressed, the choice is a tile; and every tile can be reached by going on.
    #[test]
    fn the_choice_is_always_a_tile(moves in prop::collection::vec(0..6_usize, 0..60), columns in 0..9_usize) {
        let content = with_overlays();
        let all = [Towards::Left, Towards::Right, Towards::Up, Towards::Down, Towards::First, Towards::Last];
        let mut chosen = at("chairs", 1);
        for to in moves {
            chosen = overview::moved(&content, &chosen, all[to], columns);
            prop_assert_eq!(overview::tile(&content, &chosen), chosen.clone());
        }
        let mut seen = vec![at("chairs", 1)];
        loop {
            let next = overview::moved(&content, seen.last().unwrap(), Towards::Right, columns);
            if Some(&next) == seen.last() {
                break;
            }
            seen.push(next);
        }
        let tiles: usize = snapshot::overview(&content).iter().map(|deck| deck.tiles.len()).sum();
        prop_assert_eq!(seen.len(), tiles);
    }

    #[test]
    fn down_then_up_comes_back_within_a_full_grid(columns in 1..6_usize, from in 1..=12_u32) {
        let content = plain_run(60);
        let down = overview::moved(&content, &at("chairs", from), Towards::Down, columns);
        prop_assert_eq!(overview::moved(&content, &down, Towards::Up, columns), at("chairs", from));
    }
}

#[test]
fn slides_and_decks_of_one_name_are_told_apart() {
    let mut content = with_overlays();
    let pat = content.decks.iter_mut().find(|deck| deck.id.as_str() == "pat").unwrap();
    // A section page shares the number of the frame before it, and two slides have one title.
    *pat = labelled_deck("pat", "1 2 2 3");
    pat.slides.iter_mut().for_each(|slide| slide.title = "Design".into());
    for id in ["late:a/slides.pdf", "late:b/slides.pdf"] {
        content.decks.push(DeckInfo { title: "slides.pdf".into(), ..labelled_deck(id, "1") });
    }
    let overview = snapshot::overview(&content);
    let tiles = |deck: &str| {
        let deck = overview.iter().find(|known| known.deck.as_str() == deck).unwrap();
        deck.tiles.iter().map(|tile| format!("{} {}", tile.number, tile.beside)).collect::<Vec<_>>()
    };
    assert_eq!(tiles("pat"), ["1 ", "2 slide 2", "2 slide 3", "3 "]);
    let names: Vec<&str> = overview.iter().map(|deck| deck.title.as_str()).collect();
    assert_eq!(
        names.iter().filter(|title| title.starts_with("slides.pdf")).collect::<Vec<_>>(),
        [&"slides.pdf", &"slides.pdf (2)"]
    );
}
