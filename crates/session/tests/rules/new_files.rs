//! A new session file: what was wanted is what is read again, and what a person sees in it.

use chairside_session::content::{ItemKind, Link, Person, Slot};
use chairside_session::file::{Draft, DraftItem, DraftSlide, new_session, read};
use chairside_session::{Intent, InterstitialKind};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::Chair;
use crate::support::files::{content, save};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn quic() -> Draft {
    let person = |name: &str, email: Option<&str>| Person { name: name.into(), email: email.map(Into::into) };
    let item = |title: &str, minutes| DraftItem {
        title: title.into(),
        time: SignedDuration::from_mins(minutes),
        ..DraftItem::default()
    };
    Draft {
        meeting: Some("IETF 126".into()),
        group: Some("quic".into()),
        title: Some("QUIC".into()),
        slot: Some(Slot { start: at("2026-07-22T14:00:00Z"), end: at("2026-07-22T16:00:00Z") }),
        zone: "Europe/Vienna".into(),
        chairs: vec![person("Ana Lopez", None), person("Bo O'Neill", Some("bo@example.org"))],
        editions: vec![(InterstitialKind::NoteWell, "ietf-2025".into())],
        links: vec![Link { label: "Minutes".into(), url: "https://notes.ietf.org/notes-ietf-126-quic".into() }],
        items: vec![
            DraftItem { presenter: Some("Chairs".into()), deck: Some("chairs".into()), ..item("Administrivia", 5) },
            DraftItem {
                presenter: Some("Ana, Bo".into()),
                talk: Some(SignedDuration::from_mins(10)),
                deck: Some("slides-126-quic-qmux-02.pdf".into()),
                link: Some("https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/".into()),
                question: Some("Adopt this draft?".into()),
                remarks: vec!["Not sure of the deck: most words of the titles are the same".into()],
                ..item("Open issues, updates to qmux: part 1", 15)
            },
            DraftItem { kind: ItemKind::AsTimePermits, ..item("n0 NAT", 0) },
        ],
        checklist: vec!["Water".into()],
        remarks: vec!["Blue sheets\nare: automatic".into()],
        slides: vec![DraftSlide::Generated("agenda".into())],
        ..Draft::default()
    }
}

#[test]
fn a_new_file_is_in_block_style_and_says_what_its_keys_mean() {
    insta::assert_snapshot!(new_session("quic.md", &quic()).unwrap());
}

#[test]
fn an_empty_one_shows_what_can_be_written() {
    insta::assert_snapshot!(new_session("a.md", &Draft { zone: "UTC".into(), ..Draft::default() }).unwrap());
}

#[test]
fn the_agenda_of_a_new_file_can_be_bashed_and_saved_and_comments_move_with_their_items() {
    let text = new_session("quic.md", &quic()).unwrap();
    let chair = Chair::opens(content(&text));
    assert_eq!(save(&text, &chair).unwrap(), text, "nothing was changed");
    let mut chair = Chair::opens(content(&text));
    let last = chair.state().content.agenda[2].id.clone();
    chair.wants(&Intent::MoveItem { item: chair.state().content.agenda[1].id.clone(), before: None });
    let saved = save(&text, &chair).unwrap();
    let place = |words: &str| saved.find(words).unwrap();
    assert!(place("n0 NAT") < place("# Not sure of the deck") && place("# Not sure") < place("Open issues, updates"));
    assert_eq!(content(&saved).agenda[1].id, last);
}

/// Texts with everything that means something in YAML, Markdown or a terminal.
fn words() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "no",
        "null",
        "~",
        "1e3",
        "- x",
        "? y",
        "{a}",
        "[b]",
        "a: b",
        "c #d",
        "\"",
        "'",
        "\\",
        "*a*",
        "&a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "---",
        "...",
        "<!--",
        "-->",
        "é",
        "👩‍💻",
        "\u{202e}",
        "\u{2028}",
        "\u{7f}",
        "\u{fffe}",
    ]);
    let piece = prop_oneof![odd.prop_map(str::to_owned), "[a-zA-Z0-9 .,:;#-]{1,12}", "\\PC{1,6}"];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| {
        let text = pieces.concat();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.trim().is_empty() { "x".into() } else { text }
    })
}

fn person() -> impl Strategy<Value = Person> {
    (words(), prop::option::of(Just("kim@example.org".to_owned()))).prop_map(|(name, email)| Person { name, email })
}

fn address() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["https://example.org/a?b=c#d", "mailto:kim@example.org", "xmpp:quic@jabber.example?join"])
        .prop_map(str::to_owned)
}

fn item() -> impl Strategy<Value = DraftItem> {
    let kind = prop::sample::select(vec![ItemKind::Talk, ItemKind::Break, ItemKind::Fyi, ItemKind::Aob]);
    let optional = || prop::option::of(words());
    let times = (0_i64..7200, prop::option::of(0.0..=1.0));
    let texts = (optional(), optional(), optional(), optional());
    (words(), kind, times, texts, prop::option::of(address()), prop::collection::vec(".*", 0..3)).prop_map(
        |(title, kind, (time, share), (presenter, deck, question, text), link, remarks)| {
            let talk: Option<f64> = share.map(|share: f64| (share * f64::from(i32::try_from(time).unwrap())).floor());
            #[expect(clippy::cast_possible_truncation, reason = "at most 7200")]
            let talk = talk.map(|seconds| SignedDuration::from_secs(seconds as i64));
            let time = SignedDuration::from_secs(time);
            DraftItem { title, presenter, time, talk, kind, deck, question, text, link, remarks }
        },
    )
}

fn draft() -> impl Strategy<Value = Draft> {
    let names = (prop::option::of(words()), prop::option::of(words()), prop::option::of(words()));
    let slot = prop::option::of((0_i64..4_000_000_000, 60_i64..86_400).prop_map(|(start, length)| {
        let second = |second| Timestamp::from_second(second).unwrap();
        Slot { start: second(start / 60 * 60), end: second((start + length) / 60 * 60) }
    }));
    let zone = prop::sample::select(vec!["UTC", "Europe/Vienna", "America/New_York", "Asia/Kathmandu"]);
    let people = || prop::collection::vec(person(), 0..3);
    let links = prop::collection::btree_map(words(), address(), 0..3);
    let texts = (prop::collection::vec(words(), 0..3), prop::collection::vec(".*", 0..4), prop::option::of(words()));
    (names, slot, zone, people(), people(), links, prop::collection::vec(item(), 0..5), texts).prop_map(
        |((meeting, group, title), slot, zone, chairs, area_directors, links, items, (checklist, remarks, deck))| {
            Draft {
                meeting,
                group,
                title,
                slot,
                zone: zone.into(),
                chairs,
                area_directors,
                deck,
                links: links.into_iter().map(|(label, url)| Link { label, url }).collect(),
                items,
                checklist,
                remarks,
                ..Draft::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Whatever was wanted is what is read again, without a problem, and the agenda can be saved back into it.
    #[test]
    fn what_was_wanted_is_read_again(draft in draft()) {
        let text = new_session("s.md", &draft).map_err(|problem| TestCaseError::fail(problem.to_string()))?;
        let yaml = text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap();
        let (file, problems) = read("s.md", yaml, 2);
        prop_assert!(problems.is_empty(), "{:?}\n{}", problems, text);
        let file = file.unwrap();
        prop_assert_eq!((file.meeting, file.group, file.title), (draft.meeting, draft.group, draft.title));
        prop_assert_eq!((file.slot, file.zone), (draft.slot, draft.zone));
        prop_assert_eq!((file.chairs, file.area_directors), (draft.chairs, draft.area_directors));
        prop_assert_eq!((file.links, file.checklist), (draft.links, draft.checklist));
        prop_assert_eq!(file.deck.map(|deck| deck.value), draft.deck);
        prop_assert_eq!(file.agenda.len(), draft.items.len());
        for (spec, item) in file.agenda.into_iter().zip(draft.items) {
            prop_assert_eq!((spec.title, spec.presenter, spec.kind), (item.title, item.presenter, item.kind));
            prop_assert_eq!((spec.time, spec.talk), (item.time, item.talk));
            prop_assert_eq!(spec.deck.map(|deck| deck.value), item.deck);
            prop_assert_eq!((spec.question, spec.text, spec.links), (item.question, item.text, item.link.into_iter().collect::<Vec<_>>()));
        }
        let chair = Chair::opens(content(&text));
        prop_assert_eq!(save(&text, &chair).unwrap(), text);
    }
}
