//! Contents: the `SecDispatch` session of IETF 112 in short, and a plain run of slides.

use chairside_session::content::{
    DeckInfo, Entry, Generated, InterstitialInfo, Item, Link, Section, SessionContent, SlideInfo, Slot,
};
use chairside_session::{DeckId, EntryId, InterstitialKind, ItemId};
use jiff::SignedDuration;

pub fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

pub fn deck(id: &str, slides: u32) -> DeckInfo {
    let slide = |n| SlideInfo::titled(format!("Slide {n}"));
    DeckInfo {
        id: id.into(),
        title: id.into(),
        slides: (1..=slides).map(slide).collect(),
        outline: Vec::new(),
        end: None,
    }
}

fn generated(name: &str, again: bool) -> SlideInfo {
    SlideInfo { generated: Some(Generated { name: name.into(), again }), ..SlideInfo::titled(name) }
}

/// An item of so many minutes, on the chairs' slides.
pub fn item(id: &str, time: i64) -> Item {
    Item { time: minutes(time), deck: DeckId::chairs(), ..Item::titled(id.into(), id) }
}

/// Chairs' slides and nothing else.
pub fn plain_run(slides: u32) -> SessionContent {
    SessionContent { plain: true, ..SessionContent::bare("Talk", slides) }
}

/// The session of IETF 112: 12:00 to 14:00 UTC, three boilerplate pages to open with, four items of 60 minutes in all.
/// Its slides: 1 title, 2 Note Well, 3 Code of Conduct, 4 recording, 5 process, 6 outcomes, 7 the Note Well `again`,
/// 8 agenda, 9 summary.
pub fn sec_dispatch() -> SessionContent {
    let mut content = SessionContent::bare("Security Dispatch", 9);
    content.meeting = Some("IETF 112".into());
    content.group = Some("secdispatch".into());
    content.slot =
        Some(Slot { start: "2021-11-09T12:00:00Z".parse().unwrap(), end: "2021-11-09T14:00:00Z".parse().unwrap() });
    let page = |kind: InterstitialKind, pages| InterstitialInfo {
        kind,
        edition: kind.is_boilerplate().then(|| "ietf-2021".into()),
        title: kind.label().into(),
        pages,
        standing: if kind.is_boilerplate() { "in force on 9 Nov 2021".into() } else { String::new() },
        current: true,
        includes: Vec::new(),
    };
    content.interstitials = InterstitialKind::ALL
        .into_iter()
        .filter(|kind| *kind != InterstitialKind::MicRules)
        .map(|kind| page(kind, if kind == InterstitialKind::Tips { 2 } else { 1 }))
        .collect();
    content.open_with = vec![InterstitialKind::NoteWell, InterstitialKind::CodeOfConduct, InterstitialKind::Recording];
    let chairs = &mut content.decks[0];
    chairs.slides[1] = generated("note-well", false);
    chairs.slides[2] = generated("code-of-conduct", false);
    chairs.slides[3] = generated("recording", false);
    chairs.slides[6] = generated("note-well", true);
    chairs.slides[7] = generated("agenda", false);
    content.decks.push(DeckInfo { title: "pat.pdf".into(), ..deck("pat", 20) });
    content.decks.push(DeckInfo { title: "Multicast".into(), ..deck("item:multicast", 1) });

    let person = |name: &str| Some(name.to_string());
    content.agenda = vec![
        Item { title: "Intro and administrivia".into(), presenter: person("Chairs"), ..item("intro", 5) },
        Item {
            title: "Private Access Tokens".into(),
            presenter: person("Tommy Pauly"),
            talk: Some(minutes(15)),
            deck: DeckId::from("pat"),
            brings_deck: true,
            question: Some("Interest? Where should it go?".into()),
            ..item("pat", 25)
        },
        Item {
            title: "Multicast Transports".into(),
            presenter: person("Jake Holland"),
            deck: DeckId::of_item(&ItemId::from("multicast")),
            ..item("multicast", 25)
        },
        Item { title: "Summary".into(), presenter: person("Chairs"), ..item("summary", 5) },
    ];
    let entry = |id: &str, section, shown| Entry { id: EntryId::from(id), section, text: id.into(), shown };
    content.checklist = vec![
        entry("scribe", Section::Before, None),
        entry("note-well-shown", Section::Boilerplate, Some(InterstitialKind::NoteWell)),
        entry("headset", Section::Tips, None),
    ];
    content.links = vec![Link { label: "Minutes".into(), url: "https://notes.ietf.org/x".into() }];
    content
}
