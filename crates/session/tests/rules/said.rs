//! What can be said of an item in the window, and what the session knows of its group and of the chairs' own slides.

use chairside_session::content::{Item, ItemKind, Person};
use chairside_session::outcome::{Outcome, summary, without_outcome};
use chairside_session::people::Seat;
use chairside_session::{DeckId, Fact, Intent, Interstitial, InterstitialKind, ItemId};

use crate::support::{Chair, minutes, sec_dispatch};

const PAT: &str = "pat";

fn pat(chair: &Chair) -> Item {
    chair.state().content.item(&PAT.into()).unwrap().clone()
}

/// Reads a field of an item, for comparing.
type Is = fn(&Item) -> String;

#[test]
fn everything_of_an_item_can_be_said_and_undone() {
    let item = || ItemId::from(PAT);
    let list = |entries: &[&str]| Some(entries.iter().map(|entry| (*entry).to_string()).collect::<Vec<_>>());
    let cases: Vec<(Intent, Is, String)> = vec![
        (
            Intent::SetPresenter { item: item(), presenter: " Ana  Lopez ;Bo ".into() },
            |item| format!("{:?}", item.presenter),
            format!("{:?}", Some("Ana Lopez, Bo")),
        ),
        (
            Intent::SetTalk { item: item(), minutes: "10".into() },
            |item| format!("{:?}", item.talk),
            format!("{:?}", Some(minutes(10))),
        ),
        (Intent::SetTalk { item: item(), minutes: String::new() }, |item| format!("{:?}", item.talk), "None".into()),
        (
            Intent::SetQuestion { item: item(), question: " Adopt? ".into() },
            |item| format!("{:?}", item.question),
            format!("{:?}", Some("Adopt?")),
        ),
        (
            Intent::SetSeat { item: item(), seat: Some(Seat::Remote) },
            |item| format!("{:?}", item.seat),
            format!("{:?}", Some(Seat::Remote)),
        ),
        (
            Intent::SetOutcomes { item: item(), outcomes: "Adopt; Propose a new, focused WG;;Adopt".into() },
            |item| format!("{:?}", item.outcomes),
            format!("{:?}", list(&["Adopt", "Propose a new, focused WG"])),
        ),
        (
            Intent::SetText { item: item(), text: "For information".into() },
            |item| format!("{:?}", item.text),
            format!("{:?}", Some("For information")),
        ),
        (
            Intent::SetLinks { item: item(), urls: vec!["kim@example.org".into()] },
            |item| format!("{:?}", item.link),
            format!("{:?}", Some("mailto:kim@example.org")),
        ),
        (
            Intent::SetLinks {
                item: item(),
                urls: ["https://a.example", " ", "https://b.example ", "https://a.example"].map(String::from).into(),
            },
            |item| item.links().collect::<Vec<_>>().join(" "),
            "https://a.example https://b.example".into(),
        ),
        (
            Intent::SetKind { item: item(), kind: ItemKind::Aob },
            |item| format!("{:?}", item.kind),
            format!("{:?}", ItemKind::Aob),
        ),
    ];
    for (intent, is, wanted) in cases {
        let mut chair = Chair::opens(sec_dispatch());
        let before = pat(&chair);
        assert_eq!(chair.wants(&intent).facts.len(), 1, "{intent:?}");
        assert_eq!(is(&pat(&chair)), wanted, "{intent:?}");
        assert!(chair.wants(&intent).facts.is_empty(), "said already: {intent:?}");
        chair.press("Ctrl+z");
        assert_eq!(pat(&chair), before, "{intent:?}");
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let item = || ItemId::from(PAT);
    for (intent, words) in [
        (
            Intent::SetTalk { item: item(), minutes: "30".into() },
            "The talk is longer than the item's 25 min. Give the item more minutes first.",
        ),
        (Intent::SetTalk { item: item(), minutes: "soon".into() }, "Type the talk's minutes: 7, 7m or 1h30"),
        (
            Intent::SetLinks { item: item(), urls: vec!["https://a.example".into(), "javascript:alert(1)".into()] },
            "“javascript:alert(1)” is not an address that can be opened",
        ),
    ] {
        let mut chair = Chair::opens(sec_dispatch());
        let decision = chair.wants(&intent);
        assert!(decision.is_refused() && chair.notice().starts_with(words), "{}", chair.notice());
    }
}

#[test]
fn an_item_with_outcomes_of_its_own_takes_those_alone() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.wants(&Intent::SetOutcomes { item: PAT.into(), outcomes: "Adopt; More work".into() });
    let chosen = |one: &str| Outcome { chosen: vec![one.into()], ..Outcome::default() };
    let record = |one: &str| Intent::RecordOutcome { item: PAT.into(), outcome: chosen(one) };
    assert!(chair.wants(&record("Direct to an existing WG")).is_refused());
    assert!(!chair.wants(&record("Adopt")).is_refused());
    let row = chair.snapshot().agenda.into_iter().find(|row| row.id.as_str() == PAT).unwrap();
    assert_eq!(row.outcomes.unwrap(), ["Adopt", "More work"]);
}

/// The words stand for an empty list, `outcomes: []` in the file, which is not the same as having none.
#[test]
fn in_own_words_is_an_empty_list_of_outcomes() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.wants(&Intent::SetSessionOutcomes { outcomes: "Adopt".into() });
    assert!(chair.state().content.room.decides);
    chair.wants(&Intent::SetSessionOutcomes { outcomes: " In own words ".into() });
    assert_eq!(chair.snapshot().floor.own_outcomes, Some(Vec::new()));
    assert!(chair.snapshot().floor.possible_outcomes.is_empty() && !chair.state().content.room.decides);
    chair.wants(&Intent::SetSessionOutcomes { outcomes: String::new() });
    assert_eq!(chair.snapshot().floor.own_outcomes, None, "what is usual");
    chair.wants(&Intent::SetOutcomes { item: PAT.into(), outcomes: "in own words".into() });
    assert_eq!(chair.state().content.item(&PAT.into()).unwrap().outcomes, Some(Vec::new()));
}

#[test]
fn an_outcome_in_own_words_is_those_words() {
    let free = Outcome { sentence: Some("Take it to TLS".into()), free: true, ..Outcome::default() };
    assert_eq!(free.words(), "Take it to TLS.");
    let open = Outcome { sentence: Some("Take it to TLS".into()), ..Outcome::default() };
    assert_eq!(open.words(), "No conclusion; continue on the list. Take it to TLS.");
    let adopt = vec!["Adopt".to_string()];
    assert!(!Outcome { chosen: adopt.clone(), ..free.clone() }.tidied(&adopt).free);
    assert!(!Outcome { sentence: None, ..free }.tidied(&adopt).free);
}

/// "Intro" by "Chairs" needs no `deck: chairs` to be the chairs' own.
#[test]
fn what_the_chairs_present_themselves_needs_no_outcome_no_slides_and_nobody_there() {
    let own = |who: &str| {
        let mut content = sec_dispatch();
        content.chairs = vec![Person { name: "Kathleen Moriarty".into(), email: None }];
        content.room.decides = true;
        content.agenda[2] = Item {
            presenter: Some(who.into()),
            deck: DeckId::of_item(&"multicast".into()),
            ..content.agenda[2].clone()
        };
        content
    };
    let missing = |who: &str| {
        let chair = Chair::opens(own(who));
        without_outcome(chair.state()).iter().map(|item| item.id.to_string()).collect::<Vec<_>>()
    };
    for who in ["Chairs", "chairs", "The chairs", "Kathleen Moriarty", "Kathleen Moriarty, Chairs"] {
        assert_eq!(missing(who), ["pat"], "{who}");
        let chair = Chair::opens(own(who));
        let row = chair.snapshot().agenda[2].clone();
        assert!(!row.lacks_slides && row.slides.is_empty(), "{who}");
        let asked = |id: &str| chair.snapshot().people.ready.iter().any(|line| line.id.as_str() == id);
        assert!(asked("speaker:pat") && !asked("speaker:multicast") && !asked("slides:multicast"), "{who}");
    }
    for who in ["Jake Holland", "Kathleen Moriarty, Jake Holland"] {
        assert_eq!(missing(who), ["pat", "multicast"], "{who}");
    }
    // With a question the group is asked, whoever presents.
    let mut content = own("Chairs");
    content.agenda[2].question = Some("Adopt?".into());
    assert_eq!(summary(Chair::opens(content).state()).len(), 2);
}

#[test]
fn an_item_without_a_presenter_is_nobody() {
    let mut content = sec_dispatch();
    content.agenda[2].presenter = None;
    let chair = Chair::opens(content);
    let ready = chair.snapshot().people.ready;
    assert!(ready.iter().all(|line| line.id.as_str() != "speaker:multicast" && !line.text.contains("Somebody")));
    assert_eq!(chair.snapshot().agenda[2].presenter, "");
    let minutes = chairside_session::minutes::minutes(&chair.run, chairside_session::minutes::Options::default());
    let section = minutes.split("## 3. ").nth(1).unwrap().split("## 4.").next().unwrap().to_string();
    for word in ["None", "nobody", "Somebody", "()"] {
        assert!(!section.contains(word), "{section}");
    }
}

/// The chairs' slides are a PDF whose second page is the Note Well.
fn own_note_well() -> Chair {
    let mut content = sec_dispatch();
    let plain = chairside_session::content::SlideInfo::titled("");
    content.decks[0].slides.iter_mut().for_each(|slide| *slide = plain.clone());
    let mut chair = Chair::opens(content);
    let mut deck = chair.state().content.decks[0].clone();
    deck.slides[1].shows = Some(Interstitial { kind: InterstitialKind::NoteWell, edition: Some("ietf-2021".into()) });
    chair.happens(Fact::DeckRead { deck });
    chair
}

#[test]
fn a_note_well_of_the_chairs_own_is_not_shown_twice_and_ticks_the_checklist() {
    let mut chair = own_note_well();
    assert_eq!(chair.press("→ →").room(), "code-of-conduct 1", "the Note Well is left out");
    assert_eq!(chair.press("→ →").room(), "chairs 2");
    let ticked = |chair: &Chair| {
        chair.snapshot().checklist.iter().any(|row| row.id.as_str() == "note-well-shown" && row.ticked.is_some())
    };
    assert!(!ticked(&chair));
    chair.room_draws(InterstitialKind::NoteWell);
    assert!(ticked(&chair));
    // Asked for, it is shown all the same.
    assert_eq!(chair.press("N").room(), "note-well 1");
}

#[test]
fn a_page_that_only_flashed_by_ticks_nothing() {
    let mut chair = own_note_well();
    chair.press("→ → → → →");
    assert_eq!(chair.slide(), "chairs 3");
    chair.room_draws(InterstitialKind::NoteWell);
    assert!(!chair.state().was_shown(InterstitialKind::NoteWell), "the room saw another page when it was drawn");
}
