//! Sessions made in the window: decks for any item, a pasted agenda, Save as, and what the chairs' own slides show.

use chairside_deck::pdf::{Area, NotesFinding, NotesWanted, PageInfo, PageText, PdfInfo, TextLine};

use super::*;

impl RunningSession {
    pub(super) fn does(&mut self, action: DeskAction) {
        self.keys += 1;
        self.handle.send(Message::Desk(self.keys, action));
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_deck_is_chosen_for_any_item_and_does_not_wait_for_the_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    session.does(DeskAction::ChooseDeckFor { item: "two".into() });
    let asked = session.asked.recv_timeout(PATIENCE).unwrap();
    assert_eq!(asked, format!("choose for Two in {}", folder.path().display()));
    let deck = folder.path().join("two.md");
    std::fs::write(&deck, "# Two\n\n---\n\n# More\n").unwrap();
    session.handle.send(Message::DeckChosen("two".into(), deck));
    let seen = session.chair_sees("attached", |seen| brings(&seen.agenda[1]) == "two.md, 2 slides");
    assert_eq!((seen.waiting, seen.slide.page.0.as_str()), (None, "one.md/0"));
    assert_eq!(session.room_sees(), "one.md/0");
}

#[test]
fn a_file_that_is_dropped_goes_to_the_item_that_the_window_names_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let deck = folder.path().join("two.md");
    std::fs::write(&deck, "# Two\n").unwrap();
    session.handle.send(Message::Dropped(deck, (700, 300)));
    let dropped = session.chair_sees("asked on what", |seen| seen.dropped.is_some()).dropped.unwrap();
    assert_eq!((dropped.x, dropped.y), (700, 300));
    session.does(DeskAction::DroppedOn { number: dropped.number + 1, item: Some("one".into()) });
    session.does(DeskAction::DroppedOn { number: dropped.number, item: Some("two".into()) });
    session.does(DeskAction::DroppedOn { number: dropped.number, item: Some("one".into()) });
    let seen = session.chair_sees("attached", |seen| brings(&seen.agenda[1]) == "two.md, 1 slide");
    assert_eq!((seen.dropped, brings(&seen.agenda[0]).as_str()), (None, "one.md, 2 slides"));
}

#[test]
fn a_pasted_agenda_is_looked_through_before_its_items_are_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.does(DeskAction::ReadAgenda { text: "* Open issues, Jana Iyengar, 15\n\n* AOB, 5\n".into() });
    let seen = session.chair_sees("read", |seen| seen.pasted.is_some());
    let items = seen.pasted.unwrap().sessions.remove(0).items;
    let words: Vec<_> =
        items.iter().map(|item| format!("{} | {} | {}", item.title, item.presenter, item.minutes)).collect();
    assert_eq!(words, ["Open issues | Jana Iyengar | 15", "AOB |  | 5"]);
    assert_eq!(seen.agenda.len(), 2, "nothing is added yet");
    let add = |item: chairside_session::desk::PastedItem| Intent::AddItem {
        title: item.title,
        presenter: item.presenter,
        minutes: item.minutes,
        kind: item.kind,
        before: None,
    };
    session.want(Intent::Together { intents: items.into_iter().map(add).collect() });
    session.does(DeskAction::LeavePasted);
    let seen = session.chair_sees("added", |seen| seen.agenda.len() == 4 && seen.pasted.is_none());
    assert_eq!((seen.agenda[2].time.as_str(), seen.agenda[3].title.as_str()), ("15", "AOB"));
    session.press("z", true, false);
    session.chair_sees("undone at once", |seen| seen.agenda.len() == 2);
}

#[test]
fn save_as_makes_a_new_file_with_its_decks_and_later_saves_go_there() {
    let [folder, elsewhere] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let old = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let before = text(&old);
    let mut session = RunningSession::start(&old);
    let data = folder.path().join("data");
    let source = Source::of(&old);
    crate::remembered::opened(&data, &source, &chairside_session::SessionContent::bare("test", 1), "file:old");
    let outside = tempfile::tempdir().unwrap();
    let deck = outside.path().join("two.md");
    std::fs::write(&deck, "# Two\n").unwrap();
    session.handle.send(Message::DeckChosen("two".into(), deck));
    session.chair_sees("attached", |seen| brings(&seen.agenda[1]) == "two.md, 1 slide");
    session.want(Intent::SetQuestion { item: "two".into(), question: "Adopt it, now?".into() });
    session.does(DeskAction::SaveAs);
    assert_eq!(session.asked.recv_timeout(PATIENCE).unwrap(), "save as session-2.md");
    let new = elsewhere.path().join("new.md");
    session.handle.send(Message::SaveAs(new.clone()));
    session.chair_sees("saved", |seen| seen.notice.as_ref().is_some_and(|words| words.starts_with("Saved as ")));
    assert_eq!(text(&old), before, "the old file stays");
    let offered: Vec<PathBuf> = chairside_journal::opened_files(&data).into_iter().map(|file| file.path).collect();
    assert_eq!(offered, [chairside_file::canonical(&new).unwrap()], "the start window opens the new one");
    let written = text(&new);
    assert!(written.contains("deck: two.md") && written.contains("question: \"Adopt it, now?\""), "{written}");
    assert_eq!(text(&elsewhere.path().join("two.md")), "# Two\n");
    assert_eq!(text(&elsewhere.path().join("one.md")), text(&folder.path().join("one.md")));
    // Read again, the file says the same: nothing is offered, nothing is unsaved.
    session.want(Intent::SetMinutes { item: "two".into(), minutes: "12".into() });
    session.chair_sees("changed", |seen| seen.agenda[1].time == "12" && seen.status.agenda_unsaved);
    session.does(DeskAction::SaveAgenda);
    let seen = session.chair_sees("saved there", |seen| !seen.status.agenda_unsaved);
    assert_eq!(seen.changed_file, None);
    assert!(text(&new).contains("time: 12m") && text(&old) == before);
}

#[test]
fn a_deck_from_elsewhere_is_copied_beside_the_file_when_that_is_saved() {
    let [folder, outside] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    let deck = outside.path().join("one.md");
    std::fs::write(&deck, "# Late\n").unwrap();
    session.handle.send(Message::DeckChosen("two".into(), deck));
    session.chair_sees("attached", |seen| seen.agenda[1].slides == "1 slide" && seen.status.agenda_unsaved);
    session.does(DeskAction::SaveAgenda);
    session.chair_sees("saved", |seen| !seen.status.agenda_unsaved && seen.notice.is_some());
    assert!(text(&file).contains("deck: one-2.md"), "{}", text(&file));
    assert_eq!(text(&folder.path().join("one-2.md")), "# Late\n");
    assert!(text(&folder.path().join("one.md")).contains("Second"), "another file of its name stays");
}

/// A PDF of three pages for the chairs' slides, open already.
fn chairs_pdf(folder: &Path) -> PdfCache {
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    let content = "%PDF-1.7 chairs\n%%EOF\n";
    std::fs::write(folder.join("chairs.pdf"), content).unwrap();
    let page = PageInfo { width: 400.0, height: 300.0, label: None, continues: false, has_all_before: false };
    let info = PdfInfo { pages: vec![page; 3], notes: NotesFinding::None, ..PdfInfo::default() };
    pdfs.hold(content.as_bytes(), NotesWanted::Detect, &OpenDeck { key: DeckKey(7), info: Arc::new(info) });
    pdfs
}

fn page_of(words: &str) -> PageText {
    let area = Area { x: 0.1, y: 0.1, width: 0.8, height: 0.1 };
    let lines = words.lines().map(|line| TextLine { text: line.into(), area }).collect();
    PageText { lines, ..PageText::default() }
}

#[test]
fn the_note_well_in_the_chairs_own_pdf_is_not_shown_twice_and_the_chair_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.md");
    let [start, end] = ["2026-07-22T14:00:00Z", "2026-07-22T16:00:00Z"];
    let front =
        format!("group: quic\nstart: {start}\nend: {end}\ndeck: chairs.pdf\nopen-with: [note-well, recording]\n");
    std::fs::write(&file, format!("---\n{front}agenda:\n  - One\n---\n")).unwrap();
    let pdfs = chairs_pdf(folder.path());
    let mut session = RunningSession::start_holding(&file, &pdfs, |_| {});
    session.chair_sees("open", |seen| seen.slide.page.0.ends_with("/0"));
    let own = chairside_ietf::edition(InterstitialKind::NoteWell, "ietf-2025").unwrap();
    let page = PdfPage { id: PageId("chairs/1".into()), deck: DeckKey(7), page: 1 };
    let words = format!("Note Well\n{}", own.body);
    session.handle.send(Message::PageRead(page.clone(), Some(Box::new(page_of(&words)))));
    let seen = session.chair_sees("told", |seen| seen.notice.is_some());
    assert_eq!(seen.notice.as_deref(), Some("Slide 2 of your slides is the Note Well, so it isn't shown before them"));
    session.press("ArrowRight", false, false);
    session.press("ArrowRight", false, false);
    session.chair_sees("the recording notice comes first", |seen| {
        seen.shows
            .iter()
            .any(|show| show.kind == Some(InterstitialKind::Recording) && matches!(show.state, ShowState::Up))
    });
    session.press("ArrowRight", false, false);
    let is_page = |told: &AudienceSnapshot| matches!(&told.view, RoomView::Page { id } if id.0 == "chairs/1");
    let told = session.room_is_told("the page", is_page);
    session.handle.send(Message::Drawn(Window::Audience, told.number));
    session.press("ArrowRight", false, false);
    session.chair_sees("ticked", |seen| was_shown(seen, InterstitialKind::NoteWell));
    // Read again, it says nothing new.
    session.handle.send(Message::PageRead(page, Some(Box::new(page_of(&words)))));
    session.press("ArrowLeft", false, false);
    let seen = session.chair_sees("back", |seen| seen.slide.page.0 == "chairs/1");
    assert_eq!(seen.notice, None);
}
