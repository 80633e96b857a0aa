//! Decks in Markdown are looked at as text: links that slides cannot open, letters that would be too small, and all that
//! `check` says of them.

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
            let links = deck.findings.iter().filter(|finding| finding.kind == Kind::Link);
            (deck.file.clone(), links.map(|finding| finding.what.clone()).collect())
        })
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[2].0 == "fine.md" && said[2].1.is_empty(), "{said:?}");
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

fn looked_at(text: &str) -> chairside_preflight::Report {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talk.md");
    std::fs::write(&file, text).unwrap();
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let session = LoadedSession::load(&Source::of(&file), Timestamp::now(), &pdfs).unwrap();
    look_at_session(&session, &pdfs, |_, _| true).unwrap()
}

#[test]
fn slides_that_are_too_full_are_found_with_the_size_that_their_letters_would_have() {
    let line = "| A cell with words | and another one | and a third |\n";
    let table = format!("| a | b | c |\n|---|---|---|\n{}", line.repeat(60));
    let code = format!("```\n{}```\n", "let lines = of_code(that, go, on);\n".repeat(100));
    let report = looked_at(&format!("# Fine\n\nNot much.\n\n---\n\n# Table\n\n{table}\n---\n\n# Code\n\n{code}"));
    let [deck] = report.decks.as_slice() else { panic!("{report:?}") };
    let [finding] = deck.findings.as_slice() else { panic!("{:?}", deck.findings) };
    assert_eq!((finding.kind, finding.pages.as_slice()), (Kind::Small, [1, 2].as_slice()));
    let said =
        "much of the text on pages 2 and 3 would be too small for the last row, smallest on page 2: about 3 points";
    assert!(finding.what.starts_with(said), "{}", finding.what);
    assert!(!report.is_clean());
}

#[test]
fn what_check_says_of_a_deck_is_found_and_what_was_not_looked_at_is_said() {
    let report = looked_at("# A talk\n\n---\n\n::: columns\n\nAnd :tada: this\n");
    let said: Vec<_> = report.decks[0].findings.iter().map(|finding| (finding.what.as_str(), &finding.pages)).collect();
    let [(columns, on), (emoji, _)] = said.as_slice() else { panic!("{said:?}") };
    assert!(columns.starts_with("line 5: `::: columns` is shown as text") && **on == [1], "{said:?}");
    assert!(emoji.starts_with("line 7: names of emoji are shown as text"), "{said:?}");
    let clean = looked_at("# A talk\n\nWith a line.\n").text();
    let says =
        ["A talk, 1 page, not drawn", "  nothing to mend", "  not looked at: the drawn slides: sizes are estimated"];
    assert!(says.iter().zip(clean.lines()).all(|(start, line)| line.starts_with(start)), "{clean}");
    assert_eq!(chairside_preflight::Report::default().text(), "There are no decks to look at\n");
}
