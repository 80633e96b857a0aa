//! The links of decks in Markdown: those that slides cannot open are found, with the line.

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_preflight::{Kind, look_at_session};
use chairside_render::Renderer;
use chairside_session::ItemId;
use jiff::Timestamp;

const SESSION: &str = "---
meeting: IETF 126
group: quic
agenda:
  - { title: A talk, presenter: Kim, time: 10m, deck: talk.md }
  - { title: Another, presenter: Lee, time: 10m, deck: fine.md }
---
# Welcome

[the third slide](#3) and [the Datatracker](https://datatracker.ietf.org/)
";

#[test]
fn links_that_slides_cannot_open_are_found_with_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("session.md", SESSION);
    write("talk.md", "# Talk\n\n[the paper](paper.pdf)\n\n---\n\n# More\n\n<a href=\"www.ietf.org\">the IETF</a>\n");
    write("fine.md", "# Fine\n\nNo link at all.\n");
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let source = Source::of(&folder.path().join("session.md"));
    let session = LoadedSession::load(&source, Timestamp::now(), &pdfs).unwrap();
    let report = look_at_session(&session, &pdfs, |_, _| true).unwrap();
    let said: Vec<(String, Vec<String>)> = report
        .decks
        .iter()
        .map(|deck| {
            assert!(deck.findings.iter().all(|finding| finding.kind == Kind::Link));
            (deck.file.clone(), deck.findings.iter().map(|finding| finding.what.clone()).collect())
        })
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].1.len() == 1 && said[0].1[0].starts_with("line 10: the link to `#3` was removed"), "{said:?}");
    assert_eq!(said[1].0, "talk.md");
    assert!(said[1].1.len() == 2 && said[1].1[0].starts_with("line 3: the link to `paper.pdf`"), "{said:?}");
    assert!(said[1].1[1].starts_with("line 9: the link to `www.ietf.org`"), "{said:?}");
    assert_eq!(report.decks[0].links, [("https://datatracker.ietf.org/".to_owned(), vec![0])]);
}

#[test]
fn a_deck_that_the_file_names_and_the_chair_attached_is_looked_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("session.md", SESSION);
    write("talk.md", "# Talk\n\n[the paper](paper.pdf)\n");
    write("fine.md", "# Fine\n");
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let mut source = Source::of(&folder.path().join("session.md"));
    let seen = |source: &Source| {
        let session = LoadedSession::load(source, Timestamp::now(), &pdfs).unwrap();
        let report = look_at_session(&session, &pdfs, |_, _| true).unwrap();
        report.decks.iter().map(|deck| (deck.file.clone(), deck.item.clone())).collect::<Vec<_>>()
    };
    let once = seen(&source);
    source.attach(ItemId::from("a-talk"), folder.path().join("talk.md"));
    let again = seen(&source);
    assert_eq!(again.iter().filter(|(file, _)| file.contains("talk.md")).count(), 1, "{again:?}");
    assert_eq!(again.len(), once.len(), "{again:?}");
    assert!(again.iter().any(|(file, item)| file.contains("talk.md") && item.is_some()), "{again:?}");
}
