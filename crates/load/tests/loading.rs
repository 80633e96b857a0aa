//! Sessions loaded from files: what they consist of, and what stays when a file breaks.

use std::fs;
use std::path::PathBuf;

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_render::Renderer;
use chairside_session::content::{Item, Section};
use chairside_session::snapshot::PageId;
use chairside_session::{DeckId, InterstitialKind, ItemId, Place, SessionContent, State};
use jiff::Timestamp;
use tempfile::TempDir;

/// A folder with files. No PDF can be opened from it.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn load(&self, name: &str) -> LoadedSession {
        load(&Source::of(&self.path(name)))
    }
}

fn load(source: &Source) -> LoadedSession {
    let now: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
    LoadedSession::load(source, now, &PdfCache::new(Renderer::new("/nowhere".into()))).unwrap()
}

const SESSION: &str = "---
meeting: IETF 112
group: secdispatch
start: 2021-11-09T12:00:00Z
end: 2021-11-09T14:00:00Z
chairs:
  - { name: Kim, email: kim@example.org }
agenda:
  - { title: One, time: 5m, deck: one.md, question: Ready? }
  - { title: Two, time: 10m, question: Ready? }
checklist: [Water]
links:
  Minutes: https://example.org/notes
---
# Welcome

---

<!-- slide: agenda -->
";

const ONE: (&str, &str) = ("one.md", "# Pat\n\n---\n\n# Second\n");

fn item<'a>(content: &'a SessionContent, id: &str) -> &'a Item {
    content.item(&ItemId::from(id)).unwrap()
}

fn page(id: &str) -> PageId {
    PageId(id.into())
}

#[test]
fn a_session_has_its_decks_the_links_of_the_ietf_and_a_checklist() {
    let folder = Folder::with(&[("session.md", SESSION), ONE]);
    let session = folder.load("session.md");
    assert_eq!(session.problems, []);
    assert_eq!(session.key, "IETF 112/secdispatch/2021-11-09T12:00:00Z");
    assert_eq!(session.hash.len(), 64);
    let content = &session.content;
    let decks: Vec<(&str, usize)> = content.decks.iter().map(|deck| (deck.id.as_str(), deck.slides.len())).collect();
    assert_eq!(decks, [("chairs", 2), ("one.md", 2), ("item:two", 1)]);
    assert!(item(content, "one").brings_deck && !item(content, "two").brings_deck);
    let labels: Vec<&str> = content.links.iter().map(|link| link.label.as_str()).collect();
    assert_eq!(labels[..2], ["Minutes", "Chair: Kim"]);
    assert!(content.links.iter().any(|link| link.url.contains("datatracker.ietf.org")), "{labels:?}");
    assert_eq!(labels.iter().filter(|label| **label == "Minutes").count(), 1, "the file's own address counts");
    let own = content.checklist.iter().filter(|entry| entry.section == Section::Own);
    assert_eq!(own.map(|entry| entry.text.as_str()).collect::<Vec<_>>(), ["Water"]);
    let shown: Vec<_> = content.checklist.iter().filter_map(|entry| entry.shown).collect();
    assert!(shown.contains(&InterstitialKind::NoteWell) && !shown.contains(&InterstitialKind::Agenda));
    let note_well = content.interstitial(InterstitialKind::NoteWell).unwrap();
    assert!(note_well.includes.is_empty(), "the Note Well of 2021 does not include the Code of Conduct");
    assert!(note_well.current, "the edition of the session's date: {}", note_well.standing);
}

#[test]
fn every_slide_and_text_has_a_page_with_the_sessions_name_in_its_footer() {
    let folder = Folder::with(&[("session.md", SESSION), ONE]);
    let session = folder.load("session.md");
    for id in ["chairs/0", "chairs/1", "one.md/0", "one.md/1", "item:two/0", "show:note-well/0", "show:agenda/0"] {
        let page = session.pages.page(&page(id)).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(page.footer[0], "SECDISPATCH · IETF 112", "{id}");
    }
    let text = &session.pages.texts[&page("chairs/1")];
    assert!(text.contains("One") && text.contains("Two"), "the agenda slide can be searched: {text}");
}

#[test]
fn a_deck_outside_the_folder_is_refused_and_its_item_shows_a_generated_slide() {
    let folder = Folder::with(&[ONE]);
    fs::create_dir(folder.path("inner")).unwrap();
    folder.write("inner/session.md", &SESSION.replace("one.md", "../one.md"));
    let session = folder.load("inner/session.md");
    let [problem] = session.problems.as_slice() else { panic!("{:?}", session.problems) };
    assert!(problem.to_string().contains("outside the session's folder"), "{problem}");
    assert_eq!(session.broken.len(), 1);
    assert_eq!(item(&session.content, "one").deck, DeckId::of_item(&ItemId::from("one")));
}

#[test]
fn an_edition_that_does_not_exist_is_a_problem_that_lists_those_that_do() {
    let text = SESSION.replace("meeting:", "note-well: ietf-1066\nmeeting:");
    let folder = Folder::with(&[("session.md", &text), ONE]);
    let session = folder.load("session.md");
    let [problem] = session.problems.as_slice() else { panic!("{:?}", session.problems) };
    let words = problem.to_string();
    assert!(words.contains("there is no edition `ietf-1066` of the Note Well"), "{words}");
    assert!(words.contains("write one of ietf-"), "{words}");
    assert!(session.content.interstitial(InterstitialKind::NoteWell).is_some(), "the one in force is shown");
}

#[test]
fn a_broken_deck_keeps_its_slides_and_its_item() {
    let folder = Folder::with(&[("session.md", SESSION), ONE]);
    let before = folder.load("session.md");
    fs::remove_file(folder.path("one.md")).unwrap();
    let mut after = folder.load("session.md");
    assert!(!item(&after.content, "one").brings_deck);
    after.keep_broken(&before);
    let one = item(&after.content, "one");
    assert!(one.brings_deck && one.deck.as_str() == "one.md");
    assert_eq!(after.content.deck(&one.deck), before.content.deck(&one.deck));
    let second = page("one.md/1");
    assert_eq!(after.pages.page(&second), before.pages.page(&second));
    assert_eq!(after.pages.texts[&second], before.pages.texts[&second]);
    assert!(after.pages.page(&page("item:one/0")).is_none(), "the generated slide is gone");
    assert!(after.kept.contains(&one.deck));
}

#[test]
fn an_attached_deck_takes_the_place_of_the_generated_slide() {
    let folder = Folder::with(&[("session.md", SESSION), ONE, ("late.md", "# Late\n")]);
    let mut source = Source::of(&folder.path("session.md"));
    source.attach(ItemId::from("two"), folder.path("late.md"));
    let session = load(&source);
    let two = item(&session.content, "two");
    assert_eq!((two.deck.as_str(), two.brings_deck), ("late:late.md", true));
    assert!(session.content.decks.iter().all(|deck| deck.id.as_str() != "item:two"));
    assert!(session.files.contains(&folder.path("late.md")), "its changes are watched");
}

#[test]
fn generated_pages_follow_the_agenda_and_only_those_that_changed_are_sent() {
    let folder = Folder::with(&[("session.md", SESSION), ONE]);
    let mut session = folder.load("session.md");
    let mut state = State::new(session.content.clone(), false);
    session.pages.redraw_generated(&state);
    assert_eq!(session.pages.redraw_generated(&state), []);
    state.content.agenda[1].title = "Tea".into();
    let changed = session.pages.redraw_generated(&state);
    let ids: Vec<&str> = changed.iter().map(|page| page.id.0.as_str()).collect();
    assert_eq!(ids, ["item:two/0", "show:agenda/0", "chairs/1"]);
    assert!(changed.iter().all(|page| page.html.contains("Tea")));
}

#[test]
fn notes_are_read_as_markdown_and_sanitised() {
    let folder = Folder::with(&[
        ("noted.md", "# One\n\n<!--\n**Ask:** who runs it?\n\n<script>alert(1)</script>\n-->\n\n---\n\n# Two\n"),
        ("bare.md", "# One\n"),
    ]);
    let session = folder.load("noted.md");
    let notes = |slide| session.pages.notes_html(&Place { deck: DeckId::chairs(), slide });
    assert!(notes(0).contains("<strong>Ask:</strong> who runs it?"), "{}", notes(0));
    assert!(!notes(0).contains("script"), "{}", notes(0));
    assert_eq!(notes(1), "");
    assert_eq!(session.pages.decks_with_notes(&session.content), [DeckId::chairs()]);
    let bare = folder.load("bare.md");
    assert_eq!(bare.pages.decks_with_notes(&bare.content), []);
}

#[test]
fn a_plain_deck_is_a_talk_without_a_session() {
    let folder = Folder::with(&[("talk.md", "---\nmarp: true\n---\n# My talk\n\n---\n\n# Thanks\n")]);
    let session = folder.load("talk.md");
    let content = &session.content;
    assert!(content.plain && content.interstitials.is_empty() && content.checklist.is_empty());
    assert_eq!((content.title.as_str(), content.agenda.len()), ("My talk", 1));
    assert!(session.key.starts_with("file:"));
}

#[test]
fn a_file_that_cannot_be_loaded_has_a_placeholder_that_shows_the_room_its_name_alone() {
    let folder = Folder::with(&[("broken.md", "---\ntitle: [\n---\n# x\n")]);
    let path = folder.path("broken.md");
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let error = LoadedSession::load(&Source::of(&path), Timestamp::UNIX_EPOCH, &pdfs).unwrap_err();
    assert!(error.to_string().contains("broken.md:"), "{error}");
    let problems = error.problems.clone();
    let session = LoadedSession::placeholder(&path, error);
    assert_eq!(session.problems, problems);
    assert_eq!(session.pages.pages.len(), 1);
    assert_eq!(session.pages.pages[0].html, "<h1>broken</h1>");
}

#[test]
fn a_deck_is_found_however_its_name_is_composed() {
    for (written, named) in [("Zu\u{308}rich.md", "Z\u{fc}rich.md"), ("Z\u{fc}rich.md", "Zu\u{308}rich.md")] {
        let session = format!("---\ngroup: tls\nagenda: [{{ title: One, deck: {named} }}]\n---\n# Welcome\n");
        let folder = Folder::with(&[("session.md", &session), (written, "# Pat\n")]);
        let loaded = folder.load("session.md");
        assert_eq!(loaded.problems, [], "{written:?} as {named:?}");
        assert!(item(&loaded.content, "one").brings_deck);
        assert!(loaded.files.contains(&folder.path(written)), "a change of it is seen");
    }
}

#[test]
fn front_matter_after_a_blank_line_is_that_of_the_session() {
    let text = include_str!("../../session/tests/cases/session-blank-first-line.md");
    for before in ["", "\n\n", "\u{feff}", "<!-- by hand -->\n", " \t\n"] {
        let folder = Folder::with(&[("session.md", &format!("{before}{text}"))]);
        let loaded = folder.load("session.md");
        assert_eq!(loaded.content.agenda.len(), 4, "{before:?}");
        assert_eq!(loaded.content.meeting.as_deref(), Some("IETF 199"));
        let pages = format!("{:?}", loaded.pages.pages);
        assert!(!pages.contains("meeting:") && !pages.contains("presenter:"), "{before:?}");
    }
}

#[test]
fn keys_that_are_not_front_matter_keep_a_file_from_being_opened() {
    let keys = "meeting: IETF 199\ngroup: tls\nagenda:\n  - title: One\n";
    for (text, line) in [
        (format!("{keys}\n# A\n"), 1),
        (format!("---\n---\n{keys}---\n# A\n"), 3),
        (format!("----\n{keys}----\n# A\n"), 1),
        (format!("# A\n\n---\n{keys}---\n# B\n"), 4),
    ] {
        let folder = Folder::with(&[("session.md", &text)]);
        let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
        let error = LoadedSession::load(&Source::of(&folder.path("session.md")), Timestamp::UNIX_EPOCH, &pdfs);
        let problems = error.unwrap_err().problems;
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(line)], "{problems:?}");
    }
}

#[test]
fn a_nul_here_and_there_is_named_and_the_session_opens() {
    let folder = Folder::with(&[("session.md", "\0---\ngroup: tls\nagenda: [\"A\0B\"]\n---\n# S\n\0\n")]);
    let loaded = folder.load("session.md");
    assert_eq!(loaded.content.agenda[0].title, "A\u{fffd}B");
    let lines: Vec<_> = loaded.problems.iter().map(|problem| (problem.line, problem.is_error())).collect();
    assert_eq!(lines, [(Some(1), false), (Some(3), false), (Some(6), false)], "{:?}", loaded.problems);
}

#[test]
fn a_file_that_cannot_be_opened_says_everything_that_is_wrong_with_it() {
    let text =
        "---\ntitle: a: b\ngroup: tls\nmic: 3m..2m\n\tscribes: Kim\n---\n# A\n\n<!-- open\n\n---\n\n![](nowhere.png)\n";
    let folder = Folder::with(&[("session.md", text)]);
    let now: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let error = LoadedSession::load(&Source::of(&folder.path("session.md")), now, &pdfs).unwrap_err();
    let lines: Vec<_> = error.problems.iter().filter_map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 4, 5, 9, 13], "{error}");
}

/// Pipes to which nobody writes, and a device without an end.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_named_at_once_and_the_session_opens() {
    let session = "---\ngroup: g\nagenda:\n  - { title: One, time: 5m, deck: one.md }\n  - { title: Two, time: 5m, deck: two.pdf }\n  \
                   - { title: Three, time: 5m, deck: three.pdf }\n---\n# Welcome\n\n![](picture.png)\n\n![](endless.png)\n";
    let folder = Folder::with(&[("session.md", session), ("three.pdf", "%PDF-1.7\n%%EOF\n")]);
    for pipe in ["one.md", "two.pdf", "three.pdfpc", "picture.png", "whole.md"] {
        rustix::fs::mkfifoat(rustix::fs::CWD, folder.path(pipe), rustix::fs::Mode::RWXU).unwrap();
    }
    std::os::unix::fs::symlink("/dev/zero", folder.path("endless.md")).unwrap();
    let began = std::time::Instant::now();
    let said: Vec<String> = folder.load("session.md").problems.iter().map(ToString::to_string).collect();
    for (file, what) in [
        ("one.md", "this is not a plain file"),
        ("two.pdf", "is not a plain file"),
        ("three.pdfpc", "this is not a plain file"),
        ("picture.png", "is not a plain file"),
    ] {
        assert!(said.iter().any(|line| line.contains(file) && line.contains(what)), "{file}: {said:#?}");
    }
    let now: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    for whole in ["whole.md", "endless.md"] {
        let refused = LoadedSession::load(&Source::of(&folder.path(whole)), now, &pdfs).unwrap_err();
        assert!(refused.to_string().contains("this is not a plain file; name a Markdown file"), "{refused}");
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(3), "{:?}", began.elapsed());
}
