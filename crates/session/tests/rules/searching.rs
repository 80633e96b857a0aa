//! What the search finds on slides, in notes and in the text of decks.

use chairside_session::Intent;
use chairside_session::desk::{Purpose, Typing};
use chairside_session::search::{Index, SearchText};
use chairside_session::snapshot::{self, SearchCard};
use proptest::prelude::*;

use crate::finding::{at, labelled_deck, with_overlays};
use crate::support::{Chair, plain_run};

/// A session whose slides say something, and its texts.
fn searched() -> Chair {
    let mut chair = Chair::opens(with_overlays());
    let text = |deck: &str, slide, title: &str, text: &str, notes: &str| SearchText {
        place: at(deck, slide),
        title: title.into(),
        text: format!("{title}\n{text}"),
        notes: notes.into(),
    };
    chair.index = Index::new([
        text("chairs", 1, "Security Dispatch", "Tuesday, 9 November 2021", "Join ten minutes early"),
        text("chairs", 6, "Possible outcomes", "Direct to an existing WG. AD-sponsorship", ""),
        text("pat", 2, "Blind signatures", "An issuer signs a token", ""),
        text("pat", 3, "Blind signatures", "An issuer signs a token. It never sees the origin", ""),
        text(
            "pat",
            5,
            "Café in Zürich",
            "Private tokens and the déjà vu of tracking, in several words",
            "Ask for a token",
        ),
        text("item:multicast", 1, "Multicast Transports", "Jake Holland", ""),
    ]);
    chair
}

fn finds(chair: &Chair, query: &str) -> SearchCard {
    snapshot::search(chair.state(), &chair.index, query, 0)
}

/// "Deck: Slide 2 Title; …".
fn found(card: &SearchCard) -> Vec<String> {
    let text = |pieces: &[chairside_session::search::Piece]| {
        pieces
            .iter()
            .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect::<String>()
    };
    let slides = card.decks.iter().flat_map(|deck| deck.slides.iter().map(|slide| (&deck.title, slide)));
    slides
        .map(|(deck, slide)| {
            let notes = if slide.in_notes { "notes: " } else { "" };
            format!("{deck}: {}: {} | {notes}{}", slide.number, text(&slide.title), text(&slide.excerpt))
        })
        .collect()
}

#[test]
fn every_word_must_begin_a_word_of_the_slide_in_any_order() {
    let chair = searched();
    let pat = "2 · Private Access Tokens";
    for (query, slides) in [
        (
            "outc",
            vec!["Chairs' slides: Slide 6: Possible [outc]omes | Direct to an existing WG. AD-sponsorship".to_string()],
        ),
        (
            "wg direct",
            vec!["Chairs' slides: Slide 6: Possible outcomes | [Direct] to an existing [WG]. AD-sponsorship".into()],
        ),
        (
            "ad-spons",
            vec!["Chairs' slides: Slide 6: Possible outcomes | Direct to an existing WG. [AD]-[spons]orship".into()],
        ),
        // The middle of a word is not its beginning.
        ("comes", vec![]),
        ("outcomes token", vec![]),
        // One line for the steps of a slide: the first that has the words.
        (
            "origin sig",
            vec![format!("{pat}: Slide 2: Blind [sig]natures | An issuer [sig]ns a token. It never sees the [origin]")],
        ),
        ("issuer", vec![format!("{pat}: Slide 2: Blind signatures | An [issuer] signs a token")]),
        // Whatever the case and the accents.
        (
            "CAFE zurich",
            vec![format!(
                "{pat}: Slide 3: [Café] in [Zürich] | Private tokens and the déjà vu of tracking, in several words"
            )],
        ),
        (
            "dejà",
            vec![format!(
                "{pat}: Slide 3: Café in Zürich | Private tokens and the [déjà] vu of tracking, in several words"
            )],
        ),
        // Notes are found too, and said to be notes.
        ("minutes", vec!["Chairs' slides: Slide 1: Security Dispatch | notes: Join ten [minutes] early".into()]),
        ("", vec![]),
        (" ,.; ", vec![]),
    ] {
        assert_eq!(found(&finds(&chair, query)), slides, "{query}");
    }
    assert_eq!(finds(&chair, "nothing").words, "No slide has all these words");
    assert_eq!(finds(&chair, "issuer").words, "1 slide");
    assert_eq!(finds(&chair, "token").words, "2 slides");
}

#[test]
fn a_number_or_a_label_offers_its_slide_first() {
    let mut chair = searched();
    let numbered = |chair: &Chair, query: &str| found(&finds(chair, query)).first().cloned().unwrap_or_default();
    assert_eq!(numbered(&chair, "7"), "By number: Slide 7: note-well | Chairs' slides");
    assert_eq!(finds(&chair, "7").goes_to(), Some(&Intent::GoTo { deck: Some("chairs".into()), slide: 7 }));
    chair.press("Shift+→ Shift+→");
    // In this deck it is the slide that is counted so, at its first step.
    assert_eq!(numbered(&chair, " 4 "), "By number: Slide 4: Page 4 | 2 · Private Access Tokens");
    assert_eq!(finds(&chair, "4").goes_to(), Some(&Intent::GoTo { deck: Some("pat".into()), slide: 6 }));
    // A number that is also a word of a slide: the slide of that number first.
    assert_eq!(found(&finds(&chair, "9")), ["Chairs' slides: Slide 1: Security Dispatch | Tuesday, [9] November 2021"]);
    let mut labelled = with_overlays();
    labelled.decks[1] = labelled_deck("pat", "i ii A1 A2");
    let chair = Chair::opens(labelled);
    assert_eq!(numbered(&chair, "a2"), "By number: Slide 4, page label A2: Page A2 | 2 · Private Access Tokens");
    assert_eq!(finds(&chair, "99").words, "No slide has all these words");
}

#[test]
fn the_snapshot_says_what_the_line_finds_and_goes_no_further_than_the_last() {
    let mut chair = searched();
    assert_eq!(chair.snapshot().search, None);
    chair.desk.draft = Some(Typing { text: "token".into(), ..Typing::default() });
    assert_eq!(chair.snapshot().search, None, "a note finds nothing");
    chair.desk.draft = Some(Typing { purpose: Purpose::Search, text: "token".into(), chosen: 9, ..Typing::default() });
    let card = chair.snapshot().search.unwrap();
    assert_eq!((card.chosen, card.listed()), (1, 2));
    assert_eq!(card.goes_to(), Some(&Intent::GoTo { deck: Some("pat".into()), slide: 5 }));
    chair.wants(card.goes_to().unwrap());
    assert_eq!((chair.slide().as_str(), chair.room().as_str()), ("pat 5", "pat 5"));
}

#[test]
fn of_a_long_text_the_part_with_most_of_the_words_is_quoted() {
    let filler = "something else that is said at length ".repeat(12);
    let text = format!("Tokens first. {filler} then the privacy of tokens at last. {filler}");
    let index = Index::new([SearchText { place: at("chairs", 1), title: String::new(), text, notes: String::new() }]);
    let hits = index.find("tokens privacy");
    let excerpt: String = hits[0].excerpt.iter().map(|piece| piece.text.as_str()).collect();
    assert!(excerpt.contains("the privacy of tokens at last"), "{excerpt}");
    assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …"), "{excerpt}");
    assert!(excerpt.chars().count() < 120, "{excerpt}");
}

#[test]
fn many_slides_are_counted_and_not_all_listed() {
    let mut chair = Chair::opens(plain_run(400));
    chair.index = Index::new((1..=400).map(|n| SearchText {
        place: at("chairs", n),
        title: format!("Slide {n}"),
        text: "the same on each".into(),
        notes: String::new(),
    }));
    let card = finds(&chair, "same");
    assert_eq!((card.listed(), card.words.as_str()), (50, "400 slides, the first 50 are listed"));
}

fn searchable() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéüßﬁA-Z0-9 .,-]{0,60}",
        any::<String>(),
        Just("İstanbul e\u{301}te\u{301} co\u{ad}operation 東京の夜 ﬃ ǅ".to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Any text can be searched for any other, and what is quoted is the text's own, word for word.
    #[test]
    fn any_text_can_be_searched(title in searchable(), text in searchable(), notes in searchable(), query in searchable()) {
        let index = Index::new([SearchText { place: at("chairs", 1), title: title.clone(), text: text.clone(), notes: notes.clone() }]);
        let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for hit in index.find(&query) {
            let of: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(of, said(&title));
            let excerpt: String = hit.excerpt.iter().map(|piece| piece.text.as_str()).collect();
            let excerpt = excerpt.trim_start_matches("… ").trim_end_matches(" …");
            prop_assert!(said(if hit.in_notes { &notes } else { &text }).contains(excerpt), "{excerpt:?}");
            prop_assert!(hit.title.iter().chain(&hit.excerpt).any(|piece| piece.hit));
        }
    }

    /// A text is found by its own words, by their beginnings, and in another case.
    #[test]
    fn a_text_is_found_by_its_own_words(text in "[a-zA-Zéüø]{3,9}( [a-zA-Zéüø]{3,9}){0,6}", nth in 0..7_usize, length in 1..9_usize) {
        let index = Index::new([SearchText { place: at("chairs", 1), title: String::new(), text: text.clone(), notes: String::new() }]);
        let words: Vec<&str> = text.split(' ').collect();
        let word: String = words[nth % words.len()].chars().take(length).collect();
        for query in [word.to_uppercase(), word.to_lowercase(), format!("{} {word}", words[0])] {
            prop_assert_eq!(index.find(&query).len(), 1, "{} in {}", query, text);
        }
    }
}
