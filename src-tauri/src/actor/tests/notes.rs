//! Decks that may have notes on half of each page: when the chair is asked, and what the room sees until then.

use chairside_deck::pdf::{NotesEvidence, NotesFinding, NotesPart, NotesWanted, PageInfo, PdfInfo};
use chairside_load::page_token;
use chairside_session::NotesPlace;
use chairside_session::snapshot::NotesQuestion;

use super::*;

/// PDFs of two pages that are twice as wide as a slide. Their keys are ten times their number: whole, and one and two
/// more with the right and the left half hidden.
fn doubtful_pdfs(numbers: &[u64]) -> PdfCache {
    let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
    for number in numbers {
        hold(&pdfs, *number);
    }
    pdfs
}

/// Holds a PDF, until a reading ends that has no use for it.
fn hold(pdfs: &PdfCache, number: u64) {
    let ways = [NotesWanted::Detect, NotesWanted::Part(NotesPart::Right), NotesWanted::Part(NotesPart::Left)];
    for (way, wanted) in (0..).zip(ways) {
        let width = if wanted == NotesWanted::Detect { 800.0 } else { 400.0 };
        let page = PageInfo { width, height: 300.0, label: None, continues: false, has_all_before: false };
        let reasons = vec!["each page is twice as wide as a slide".to_owned()];
        let notes = match wanted {
            NotesWanted::Detect => NotesFinding::Uncertain(NotesEvidence { part: NotesPart::Right, reasons }),
            _ => NotesFinding::None,
        };
        let info = PdfInfo { pages: vec![page.clone(), page], notes, ..PdfInfo::default() };
        let open = OpenDeck { key: DeckKey(number * 10 + way), info: Arc::new(info) };
        pdfs.hold(pdf_file(number).as_bytes(), wanted, &open);
    }
}

fn pdf_file(number: u64) -> String {
    format!("%PDF-1.7 {number}\n%%EOF\n")
}

/// A session with these PDFs as the decks of its items.
fn session_of(folder: &Path, [start, end]: [&str; 2], pdfs: &[(&str, u64)]) -> PathBuf {
    let file = folder.join("session.md");
    let item = |(name, _): &(&str, u64)| format!("  - {{ title: {name}, time: 5m, deck: {name}.pdf }}\n");
    let items = pdfs.iter().map(item).collect::<Vec<_>>().concat();
    let text = format!("---\ngroup: test\nstart: {start}\nend: {end}\nopen-with: []\nagenda:\n{items}---\n# Chairs\n");
    std::fs::write(&file, text).unwrap();
    for (name, number) in pdfs {
        std::fs::write(folder.join(format!("{name}.pdf")), pdf_file(*number)).unwrap();
    }
    file
}

impl RunningSession {
    fn is_asked(&self, deck: &str) -> NotesQuestion {
        let asks = |seen: &PresenterSnapshot| seen.notes_question.as_ref().is_some_and(|asked| asked.title == deck);
        self.chair_sees(&format!("asked about {deck}"), asks).notes_question.unwrap()
    }

    fn answers(&mut self, question: &NotesQuestion, notes: NotesPlace) {
        self.keys += 1;
        let action = DeskAction::PlaceNotes { file: question.file.clone(), notes };
        self.handle.send(Message::Desk(self.keys, action));
    }

    /// Waits until the pages of a slide that the room was sent last are like this: the PDF's key, or `None` for a page
    /// that stands in for it.
    fn room_has(&self, slide: &str, pdf: Option<u64>) {
        let token = pdf.map(|key| page_token(DeckKey(key), 0));
        let mut last = None;
        while let Ok(message) = self.room.recv_timeout(Duration::from_secs(4)) {
            let AudienceMessage::Pages { pages } = message else { continue };
            let Some(page) = pages.into_iter().find(|page| page.id.0 == slide) else { continue };
            if page.picture.as_ref().map(|picture| &picture.token) == token.as_ref() {
                return;
            }
            last = Some(page);
        }
        panic!("{slide} as {pdf:?}: {last:?}");
    }
}

#[test]
fn the_chair_is_asked_before_the_room_sees_a_slide_and_no_key_is_a_command_until_then() {
    let folder = tempfile::tempdir().unwrap();
    let file = session_of(folder.path(), LONG_AGO, &[("pat", 1)]);
    let mut session = RunningSession::start_holding(&file, &doubtful_pdfs(&[1]), |_| {});
    let question = session.is_asked("pat.pdf");
    let ways: Vec<_> = question.ways.iter().map(|way| (way.notes, way.picture.width, way.is_so)).collect();
    assert_eq!(
        ways,
        [(NotesPlace::Right, 400.0, false), (NotesPlace::Left, 400.0, false), (NotesPlace::None, 800.0, false)]
    );
    session.room_has("pat.pdf/0", None);
    for (key, ctrl, shift) in
        [("ArrowRight", false, true), ("b", false, false), ("7", false, false), ("Enter", true, false)]
    {
        session.press(key, ctrl, shift);
        session.press_in(Window::Audience, key, ctrl, shift);
    }
    session.want(Intent::NextItem);
    let seen = session.chair_sees("refused", |seen| seen.notice.is_some() && seen.digits.is_none());
    assert_eq!(seen.slide.page.0, "chairs/0");
    assert_eq!(session.asked.try_recv().as_deref(), Ok("focus"), "the question is in the presenter window");
    session.answers(&question, NotesPlace::None);
    session.room_has("pat.pdf/0", Some(10));
    session.press("ArrowRight", false, true);
    session.chair_sees("the item", |seen| seen.slide.page.0 == "pat.pdf/0" && seen.notes_question.is_none());
    assert_eq!(session.room_sees(), "pat.pdf/0");
}

#[test]
fn esc_hides_the_likely_half_and_the_answer_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = session_of(folder.path(), LONG_AGO, &[("pat", 1)]);
    let mut session = RunningSession::start_holding(&file, &doubtful_pdfs(&[1]), |_| {});
    session.is_asked("pat.pdf");
    session.press_in(Window::Audience, "Escape", false, false);
    session.room_has("pat.pdf/0", Some(11));
    session.press("ArrowRight", false, true);
    session.chair_sees("the item", |seen| seen.slide.page.0 == "pat.pdf/0" && seen.notes_question.is_none());
    let ask = |session: &mut RunningSession| {
        session.handle.send(Message::Desk(50, DeskAction::AskAboutNotes));
        session.is_asked("pat.pdf")
    };
    let question = ask(&mut session);
    assert_eq!(question.ways.iter().find(|way| way.is_so).map(|way| way.notes), Some(NotesPlace::Right));
    // Esc leaves it as it was, and what the room sees stays there meanwhile.
    session.press("Escape", false, false);
    session.chair_sees("closed", |seen| seen.notes_question.is_none());
    let question = ask(&mut session);
    session.answers(&question, NotesPlace::Left);
    session.room_has("pat.pdf/0", Some(12));
}

#[test]
fn two_decks_are_asked_about_one_after_the_other_and_each_file_once() {
    let folder = tempfile::tempdir().unwrap();
    // The third item's file is the first one's.
    let file = session_of(folder.path(), LONG_AGO, &[("one", 1), ("two", 2), ("three", 1)]);
    let pdfs = doubtful_pdfs(&[1, 2]);
    let mut session = RunningSession::start_holding(&file, &pdfs, |_| {});
    let question = session.is_asked("one.pdf");
    session.answers(&question, NotesPlace::Right);
    session.room_has("three.pdf/0", Some(11));
    let question = session.is_asked("two.pdf");
    session.answers(&question, NotesPlace::None);
    session.room_has("two.pdf/0", Some(20));
    session.chair_sees("answered", |seen| seen.notes_question.is_none());
    session.handle.send(Message::FilesChanged);
    session.press("ArrowRight", false, true);
    session.chair_sees("not asked again", |seen| seen.slide.page.0 == "one.pdf/0" && seen.notes_question.is_none());
}

#[test]
fn a_late_deck_is_asked_about_when_it_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start_holding(&file, &doubtful_pdfs(&[1]), |_| {});
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    let late = folder.path().join("late.pdf");
    std::fs::write(&late, pdf_file(1)).unwrap();
    session.handle.send(Message::FileGiven(late));
    let question = session.is_asked("late.pdf");
    session.room_has("late:late.pdf/0", None);
    session.answers(&question, NotesPlace::Right);
    session.room_has("late:late.pdf/0", Some(11));
    session.press("Enter", true, false);
    session.chair_sees("it is shown", |seen| seen.slide.page.0 == "late:late.pdf/0" && seen.notes_question.is_none());
}

#[test]
fn a_changed_deck_stays_as_it_was_until_the_chair_has_answered() {
    let around = around_now();
    for live in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let slot = if live { [&*around[0], &*around[1]] } else { LONG_AGO };
        let file = session_of(folder.path(), slot, &[("pat", 1)]);
        let pdfs = doubtful_pdfs(&[1]);
        let mut session = RunningSession::start_holding(&file, &pdfs, |_| {});
        let question = session.is_asked("pat.pdf");
        session.answers(&question, NotesPlace::None);
        session.room_has("pat.pdf/0", Some(10));
        session.press("ArrowRight", false, true);
        session.chair_sees("the item", |seen| seen.slide.page.0 == "pat.pdf/0");
        // The whole page was the slide; that says nothing of another file.
        hold(&pdfs, 2);
        std::fs::write(folder.path().join("pat.pdf"), pdf_file(2)).unwrap();
        session.handle.send(Message::FilesChanged);
        if live {
            session.chair_sees("it waits", |seen| seen.waiting.is_some());
            session.press("Enter", true, false);
        }
        let question = session.is_asked("pat.pdf");
        let kept = session.room.try_iter().all(|message| match message {
            AudienceMessage::Pages { pages } => {
                pages.iter().all(|page| page.id.0 != "pat.pdf/0" || page.picture.is_some())
            }
            _ => true,
        });
        assert!(kept, "the room keeps what it sees");
        session.answers(&question, NotesPlace::Right);
        session.room_has("pat.pdf/0", Some(21));
        // What hid a half goes on hiding it in the next version, unasked.
        session.press("PageDown", false, false);
        session.chair_sees("turned", |seen| seen.slide.page.0 == "pat.pdf/1");
        hold(&pdfs, 3);
        std::fs::write(folder.path().join("pat.pdf"), pdf_file(3)).unwrap();
        session.handle.send(Message::FilesChanged);
        if live {
            session.chair_sees("it waits", |seen| seen.waiting.is_some());
            session.press("Enter", true, false);
        }
        session.room_has("pat.pdf/0", Some(31));
    }
}

#[test]
fn an_answer_of_an_earlier_run_holds_in_a_resumed_one_and_in_a_new_one() {
    for resumed in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let file = session_of(folder.path(), LONG_AGO, &[("pat", 1)]);
        let pdfs = doubtful_pdfs(&[1]);
        let hash = chairside_load::file_hash(&pdf_file(1));
        let placed = Fact::NotesPlaced { deck: "pat.pdf".into(), file: hash, notes: NotesPlace::Right };
        let mut session = RunningSession::start_holding(&file, &pdfs, |setup| {
            let minute = SignedDuration::from_mins(1);
            let begun = resumed.then(|| (minute, Fact::ItemBegun { item: ItemId::from("pat") }));
            earlier(setup, begun.into_iter().chain([(minute, placed)]));
            // As `show` does once it knows the earlier run.
            let answers = setup.earlier.as_ref().unwrap().run.state().notes_answers.clone();
            let source = Source { answers, ..Source::of(&file) };
            setup.library.session = LoadedSession::load(&source, Timestamp::now(), &pdfs).unwrap();
        });
        session.room_has("pat.pdf/0", Some(11));
        session.handle.send(Message::FilesChanged);
        session.press("ArrowRight", false, false);
        let seen = session.chair_sees("not asked", |seen| seen.keys_seen > 0);
        assert_eq!(seen.notes_question, None);
    }
}

#[test]
fn a_plain_deck_from_the_command_line_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talk.pdf");
    std::fs::write(&file, pdf_file(1)).unwrap();
    let mut session = RunningSession::start_holding(&file, &doubtful_pdfs(&[1]), |_| {});
    let question = session.is_asked("talk");
    session.room_has("chairs/0", None);
    session.press("PageDown", false, false);
    session.chair_sees("refused", |seen| seen.notice.is_some() && seen.slide.page.0 == "chairs/0");
    session.answers(&question, NotesPlace::Right);
    session.room_has("chairs/0", Some(11));
    session.press("PageDown", false, false);
    session.chair_sees("turned", |seen| seen.slide.page.0 == "chairs/1");
}
