//! Saving the slides.

use std::fs;
use std::sync::Mutex;
use std::time::Duration;

use chairside_datatracker::{Cancel, Download, FoundDeck, Left, Progress, download};

use crate::server::{Fake, Reply, text};

fn deck(fake: &Fake, name: &str, extension: &str) -> FoundDeck {
    FoundDeck {
        name: name.into(),
        title: name.into(),
        revision: "01".into(),
        url: fake.url(&format!("materials/{name}-01.{extension}")),
        extension: extension.into(),
    }
}

fn pdf(bytes: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.extend((5..bytes).map(|n| u8::try_from(n % 251).unwrap()));
    pdf.extend(b"%%EOF");
    pdf
}

/// The names in a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn silent(_: Progress) {}

#[test]
fn thirty_decks_arrive_byte_for_byte_with_their_progress() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    let decks: Vec<_> = (0..30).map(|n| deck(&fake, &format!("slides-126-quic-{n:02}"), "pdf")).collect();
    for (n, deck) in decks.iter().enumerate() {
        fake.on(&format!("/materials/{}-01.pdf", deck.name), Reply::Body(200, pdf(100_000 + n)));
    }
    let seen = Mutex::new((0, 0));
    let outcomes = download(&fake.client(), &decks, folder.path(), &|progress| {
        let mut seen = seen.lock().unwrap();
        match progress {
            Progress::Arrived { bytes, of, .. } => {
                assert!(of.is_some_and(|of| bytes <= of));
                seen.0 += 1;
            }
            Progress::Done { .. } => seen.1 += 1,
        }
    });
    for (n, outcome) in outcomes.iter().enumerate() {
        let file = format!("slides-126-quic-{n:02}-01.pdf");
        assert_eq!(fs::read(folder.path().join(&file)).unwrap(), pdf(100_000 + n));
        assert_eq!(*outcome, Download::Saved { file, bytes: 100_009 + n as u64 });
    }
    let seen = seen.into_inner().unwrap();
    assert!(seen.0 >= 30 && seen.1 == 30, "{seen:?}");
    let again = download(&fake.client(), &decks, folder.path(), &silent);
    assert!(again.iter().all(|outcome| matches!(outcome, Download::Kept { .. })));
    assert_eq!(fake.requests().len(), 30, "nothing is fetched twice");
    assert_eq!(names(folder.path()).len(), 30);
}

#[test]
fn a_connection_that_breaks_is_gone_on_with_where_it_broke() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    let body = pdf(50_000);
    fake.on(
        "/materials/a-01.pdf",
        Reply::InTurn(vec![Reply::Cut(20_000, body.clone()), Reply::Body(200, body.clone())]),
    );
    let outcomes = download(&fake.client(), &[deck(&fake, "a", "pdf")], folder.path(), &silent);
    assert_eq!(outcomes, [Download::Saved { file: "a-01.pdf".into(), bytes: 50_009 }]);
    assert_eq!(fs::read(folder.path().join("a-01.pdf")).unwrap(), body);
    assert_eq!(fake.requests(), ["/materials/a-01.pdf", "/materials/a-01.pdf from 20000"]);
}

#[test]
fn a_part_that_was_not_asked_for_is_never_appended() {
    let body = pdf(50_000);
    // The server sends all of it and calls that the part; another one does not say which part it sends.
    for range in ["Content-Range: bytes 0-50008/50009", "X-None: 1"] {
        let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
        let other = Reply::OtherPart(range, body.clone());
        fake.on("/materials/a-01.pdf", Reply::InTurn(vec![Reply::Cut(20_000, body.clone()), other]));
        let outcomes = download(&fake.client(), &[deck(&fake, "a", "pdf")], folder.path(), &silent);
        assert_eq!(outcomes, [Download::Saved { file: "a-01.pdf".into(), bytes: 50_009 }], "{range}");
        assert_eq!(fs::read(folder.path().join("a-01.pdf")).unwrap(), body, "{range}");
    }
}

#[test]
fn a_file_that_stops_in_the_middle_is_fetched_again_and_else_named() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    let body = [b"%PDF-1.7\n1 0 obj\n".to_vec(), pdf(50_000)].concat();
    let half = body[..20_000].to_vec();
    let once = vec![Reply::Unsized(half.clone()), Reply::Unsized(body.clone())];
    fake.on("/materials/a-01.pdf", Reply::InTurn(once));
    fake.on("/materials/b-01.pdf", Reply::Unsized(half));
    let decks = [deck(&fake, "a", "pdf"), deck(&fake, "b", "pdf")];
    let outcomes = download(&fake.client(), &decks, folder.path(), &silent);
    assert_eq!(fs::read(folder.path().join("a-01.pdf")).unwrap(), body);
    let Download::Left(left) = &outcomes[1] else { panic!("{outcomes:?}") };
    assert!(left.to_string().contains("stops in the middle"), "{left}");
    assert_eq!(names(folder.path()), ["a-01.pdf"]);
}

#[test]
fn what_is_no_pdf_is_named_and_leaves_no_file() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    fake.on("/materials/html-01.pdf", text("<!DOCTYPE html><html>Sign in</html>"));
    fake.on("/materials/zip-01.pdf", Reply::Body(200, b"PK\x03\x04....".to_vec()));
    fake.on("/materials/empty-01.pdf", Reply::Body(200, vec![]));
    fake.on("/materials/away-01.pdf", Reply::To("http://elsewhere.example/x.pdf".into()));
    let decks: Vec<_> = ["html", "zip", "empty", "away", "gone"].iter().map(|name| deck(&fake, name, "pdf")).collect();
    let outcomes = download(&fake.client(), &decks, folder.path(), &silent);
    for (outcome, words) in
        outcomes.iter().zip(["a web page", "a ZIP archive", "empty", "not encrypted", "it does not exist"])
    {
        let Download::Left(left) = outcome else { panic!("{outcome:?}") };
        assert!(left.to_string().contains(words), "{words} in {left}");
    }
    let outcomes = download(&fake.client(), &[deck(&fake, "talk", "pptx")], folder.path(), &silent);
    assert_eq!(outcomes, [Download::Left(Left::Kind("pptx".into()))]);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_cancelled_download_leaves_no_deck_that_is_not_whole() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    fake.on("/materials/slow-01.pdf", Reply::Drip(Duration::from_millis(20), pdf(10_000)));
    let cancel = Cancel::default();
    let client = fake.client_with(cancel.clone());
    let outcomes = download(&client, &[deck(&fake, "slow", "pdf")], folder.path(), &|progress| {
        if matches!(progress, Progress::Arrived { bytes, .. } if bytes > 5) {
            cancel.cancel();
        }
    });
    assert!(
        matches!(outcomes[0], Download::Left(Left::Trouble(chairside_datatracker::Trouble::Cancelled))),
        "{outcomes:?}"
    );
    assert!(!folder.path().join("slow-01.pdf").exists());
}

#[test]
fn a_file_of_ours_that_is_there_is_never_replaced_and_no_name_leaves_the_folder() {
    let (fake, folder) = (Fake::start(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("a-01.pdf"), "mine").unwrap();
    let mut hostile = deck(&fake, "a", "pdf");
    hostile.name = "../../a".into();
    hostile.url = fake.url("materials/a-01.pdf");
    fake.on("/materials/a-01.pdf", Reply::Body(200, pdf(10)));
    let outcomes = download(&fake.client(), &[hostile], folder.path(), &silent);
    assert_eq!(outcomes, [Download::Kept { file: "a-01.pdf".into() }]);
    assert_eq!(fs::read_to_string(folder.path().join("a-01.pdf")).unwrap(), "mine");
}
