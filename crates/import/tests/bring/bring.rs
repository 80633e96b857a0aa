//! What lies in the folder after an import, whatever the server did.

use std::fs;
use std::path::Path;
use std::time::Duration;

use chairside_datatracker::{Agreement, Cancel, Client, FoundSession, Left, Meeting, Progress, find_sessions};
use chairside_import::{BringError, Brought, Choices, DeckPlace, bring, folder_name, from_datatracker};

use crate::meeting::{DECKS, MANY, datatracker, many, path_of, pdf};
use crate::server::{Fake, Reply, text};

fn session(fake: &Fake, meeting: &str, group: &str, number: usize) -> FoundSession {
    find_sessions(&fake.client(), &meeting.parse().unwrap(), group).unwrap().remove(number - 1)
}

fn silent(_: Progress) {}

fn brought(client: &Client, session: &FoundSession, folder: &Path) -> Result<Brought, BringError> {
    bring(client, session, &Choices::default(), folder, &silent)
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_session_comes_whole_with_its_decks_at_their_items() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let folder = place.path().join("made/quic");
    let brought = brought(&fake.client(), &session(&fake, "126", "quic", 1), &folder).unwrap();
    assert!(brought.is_new && brought.file == folder.join("session.md"));
    let places: Vec<_> = brought.decks.iter().map(|deck| (deck.place, deck.agreement)).collect();
    assert_eq!(
        places,
        [
            (DeckPlace::Chairs, Some(Agreement::Chairs)),
            (DeckPlace::Item(1), Some(Agreement::Draft)),
            (DeckPlace::Item(2), Some(Agreement::Words)),
            (DeckPlace::Nowhere, None),
            (DeckPlace::Item(3), Some(Agreement::Title)),
        ]
    );
    assert_eq!(brought.decks[4].left, Some(Left::Kind("txt".into())));
    let text = fs::read_to_string(&brought.file).unwrap();
    for part in [
        "meeting: IETF 126\ngroup: quic\ntitle: QUIC\n",
        "start: 2026-07-22T16:00\nend: 2026-07-22T18:00\ntime-zone: Europe/Vienna\n",
        "  - name: Lars Example\n    email: \"lars@example.com\"\n",
        "\ndeck: slides-126-quic-chair-slides-02.pdf\n",
        "  Meetecho: \"https://meetecho.example/?session=3\"\n",
        "  Minutes: \"https://notes.ietf.org/notes-ietf-126-quic\"\n",
        "    deck: slides-126-quic-qmux-02.pdf\n    link: \"https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/\"\n",
        "  # Look whether this is the right deck: most words of the titles are the same (“Multipath in the wild, a\n  # deployment”).\n  \
         - title: Multipath deployment\n",
        "  # “Reverso for QUIC” is not there: it is a .txt file. Ask the presenter for a PDF, or export one.\n",
        "# Room: Hall A\n# No item was found for slides-126-quic-other-02.pdf (“Unrelated”).\n",
        "# Blue sheets are automatic, says the secretariat\n",
    ] {
        assert!(text.contains(part), "{part}\nin\n{text}");
    }
    for (name, title, _) in DECKS.iter().filter(|(.., extension)| *extension == "pdf") {
        assert_eq!(fs::read(folder.join(format!("{name}-02.pdf"))).unwrap(), pdf(title, 2000), "{name}");
    }
    assert_eq!(names(&folder).len(), 6, "session file, four decks, what was said");
}

#[test]
fn the_second_session_of_the_group_gets_its_own_part_of_the_agenda() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 2);
    assert_eq!(folder_name(&"126".parse::<Meeting>().unwrap(), &session, true), "ietf126-quic-2");
    let brought = brought(&fake.client(), &session, place.path()).unwrap();
    let titles: Vec<_> = brought.imported.draft.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Extended key update"]);
    assert!(!brought.is_incomplete(), "{:?}", brought.imported.doubts);
}

#[test]
fn an_interim_and_a_session_without_papers_are_sessions_too() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let interim = session(&fake, "interim-2026-httpbis-01", "httpbis", 1);
    let name = folder_name(&"interim-2026-httpbis-01".parse::<Meeting>().unwrap(), &interim, false);
    assert_eq!(name, "interim-2026-httpbis-01");
    let file = brought(&fake.client(), &interim, &place.path().join("interim")).unwrap().file;
    let said = fs::read_to_string(file).unwrap();
    assert!(
        said.contains("meeting: interim-2026-httpbis-01") && said.contains("time-zone: America/New_York"),
        "{said}"
    );
    let bof = brought(&fake.client(), &session(&fake, "126", "newbof", 1), &place.path().join("bof")).unwrap();
    let said = fs::read_to_string(&bof.file).unwrap();
    assert!(bof.is_incomplete() && said.contains("\nkind: bof\n") && said.contains("agenda:\n  []\n"), "{said}");
}

#[test]
fn thirty_decks_come_byte_for_byte() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let brought = brought(&fake.client(), &session(&fake, "126", "masque", 1), place.path()).unwrap();
    assert!(brought.decks.iter().enumerate().all(|(number, deck)| deck.place == DeckPlace::Item(number)));
    for number in 0..MANY {
        let (name, title, _) = many(number);
        assert_eq!(fs::read(place.path().join(format!("{name}-02.pdf"))).unwrap(), pdf(&title, 2000));
    }
    assert_eq!(names(place.path()).len(), MANY + 2);
}

#[test]
fn a_stopped_import_has_no_session_and_the_next_one_resumes() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 1);
    fake.on(&path_of("slides-126-quic-other"), Reply::Drip(Duration::from_millis(20), pdf("Unrelated", 2000)));
    let cancel = Cancel::default();
    let stopping = cancel.clone();
    let folder = place.path().join("quic");
    let error = bring(&fake.client_with(cancel), &session, &Choices::default(), &folder, &|step| {
        if matches!(step, Progress::Arrived { deck: 3, bytes, .. } if bytes > 20) {
            stopping.cancel();
        }
    })
    .unwrap_err();
    assert!(error.to_string().starts_with("Stopped, and no session was made. Decks in "), "{error}");
    assert!(!folder.join("session.md").exists());
    let (whole, parts): (Vec<_>, Vec<_>) = names(&folder).into_iter().partition(|name| !name.contains(".part"));
    assert!(whole.len() == 3 && parts == ["slides-126-quic-other-02.pdf.part"], "{whole:?} {parts:?}");

    fake.on(&path_of("slides-126-quic-other"), Reply::Body(200, pdf("Unrelated", 2000)));
    let before = fake.requests().len();
    brought(&fake.client(), &session, &folder).unwrap();
    let asked = fake.requests()[before..].to_vec();
    assert!(asked.len() == 1 && asked[0].contains("slides-126-quic-other-02.pdf from "), "{asked:?}");
    assert_eq!(fs::read(folder.join("slides-126-quic-other-02.pdf")).unwrap(), pdf("Unrelated", 2000));
}

#[test]
fn a_folder_that_nothing_came_into_is_gone_again() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 1);
    let cancel = Cancel::default();
    cancel.cancel();
    let folder = place.path().join("quic");
    assert!(matches!(
        brought(&fake.client_with(cancel), &session, &folder),
        Err(BringError::Cancelled { decks: 0, .. })
    ));
    assert!(!folder.exists());
}

#[test]
fn decks_that_do_not_come_are_named_and_fetched_by_the_next_import() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 1);
    for (fault, words, comes_later) in [
        (Reply::Body(500, vec![]), "the server has a fault", true),
        (Reply::Cut(100, pdf("draft-ietf-quic-qmux", 2000)), "cannot be reached", true),
        (Reply::Silent, "did not answer within", true),
        (Reply::Body(404, vec![]), "it does not exist", false),
        (text("<!DOCTYPE html><html>Sign in</html>"), "it is a web page", false),
        (Reply::To("http://elsewhere.example/x.pdf".into()), "it is not encrypted", false),
    ] {
        let folder = place.path().join(words.replace(' ', "-"));
        let _ = fs::remove_dir_all(&folder);
        fake.on(&path_of("slides-126-quic-qmux"), fault);
        let first = brought(&fake.client(), &session, &folder).unwrap();
        let left = first.decks[1].left.as_ref().unwrap().to_string();
        assert!(left.contains(words) && first.is_incomplete(), "{words} in {left}");
        let said = fs::read_to_string(&first.file).unwrap();
        assert_eq!(said.contains("deck: slides-126-quic-qmux-02.pdf"), comes_later, "{words}\n{said}");
        assert!(!folder.join("slides-126-quic-qmux-02.pdf").exists());

        fs::write(&first.file, format!("{said}\nMine\n")).unwrap();
        fake.on(&path_of("slides-126-quic-qmux"), Reply::Body(200, pdf("draft-ietf-quic-qmux", 2000)));
        let second = brought(&fake.client(), &session, &folder).unwrap();
        assert!(!second.is_new && second.decks[1].left.is_none(), "{words}");
        let deck = fs::read(folder.join("slides-126-quic-qmux-02.pdf")).unwrap();
        assert_eq!(deck, pdf("draft-ietf-quic-qmux", 2000), "{words}");
        assert!(fs::read_to_string(&first.file).unwrap().ends_with("\nMine\n"), "what the chair wrote stays");
    }
}

#[test]
fn a_match_can_be_changed_before_the_session_is_made() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 1);
    let mut chosen = Choices::default();
    // "Unrelated" is for the multipath item, whose deck has no place then, until that becomes the chairs'.
    chosen.choose(3, DeckPlace::Item(2));
    let places = |chosen: &Choices| {
        let (_, decks) = from_datatracker(&session, chosen, None);
        decks.iter().map(|deck| (deck.place, deck.why())).collect::<Vec<_>>()
    };
    let seen = places(&chosen);
    assert_eq!(seen[2], (DeckPlace::Nowhere, "you chose it"));
    assert_eq!(seen[3], (DeckPlace::Item(2), "you chose it"));
    assert_eq!(seen[1], (DeckPlace::Item(1), "both name the same draft"));
    chosen.choose(2, DeckPlace::Chairs);
    chosen.choose(9, DeckPlace::Chairs);
    chosen.choose(1, DeckPlace::Item(99));
    let seen = places(&chosen);
    assert_eq!([seen[0].0, seen[2].0, seen[1].0], [DeckPlace::Nowhere, DeckPlace::Chairs, DeckPlace::Item(1)]);
    let file = bring(&fake.client(), &session, &chosen, place.path(), &silent).unwrap().file;
    let said = fs::read_to_string(file).unwrap();
    assert!(said.contains("\ndeck: slides-126-quic-multipath-02.pdf\n"), "{said}");
    assert!(said.contains("- title: Multipath deployment\n    presenter: Quentin De Coninck\n    time: 20m\n    deck: slides-126-quic-other-02.pdf"), "{said}");
    assert!(!said.contains("Look whether this is the right deck"), "{said}");
}

#[test]
fn decks_whose_names_would_be_one_file_are_two() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let mut session = session(&fake, "126", "quic", 1);
    session.decks.truncate(3);
    for (deck, name) in session.decks.iter_mut().zip(["../a/b", "a-b", "A-B"]) {
        deck.name = name.into();
    }
    let brought = brought(&fake.client(), &session, place.path()).unwrap();
    let files: Vec<_> = brought.decks.iter().map(|deck| deck.file.as_str()).collect();
    assert_eq!(files, ["a-b-02.pdf", "2-a-b-02.pdf", "3-A-B-02.pdf"]);
}

#[test]
fn a_deck_without_an_end_is_left_out() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    fake.on(&path_of("slides-126-quic-qmux"), Reply::Endless);
    let brought = brought(&fake.client(), &session(&fake, "126", "quic", 1), place.path()).unwrap();
    let left = brought.decks[1].left.as_ref().unwrap().to_string();
    assert!(left.contains("is larger than 100 MiB") || left.contains("did not answer within"), "{left}");
    assert!(brought.file.exists() && !place.path().join("slides-126-quic-qmux-02.pdf").exists());
}

#[test]
fn a_folder_with_another_session_is_left_alone() {
    let (fake, place) = (datatracker(), tempfile::tempdir().unwrap());
    let session = session(&fake, "126", "quic", 1);
    for said in [
        "# A deck\n",
        "---\nmeeting: IETF 126\ngroup: tls\n---\n",
        "---\nmeeting: IETF 125\ngroup: quic\n---\n",
        "---\n[\n---\n",
    ] {
        fs::write(place.path().join("session.md"), said).unwrap();
        let error = brought(&fake.client(), &session, place.path()).unwrap_err();
        assert!(matches!(error, BringError::OtherSession(_)), "{said}: {error}");
        assert_eq!(names(place.path()), ["session.md"]);
    }
    let file = place.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(brought(&fake.client(), &session, &file), Err(BringError::Folder(..))));
}
