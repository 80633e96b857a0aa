//! Pages come as they were requested, and nothing that a file or a process does ends the renderer.

mod slow_pages;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use chairside_deck::pdf::{OpenError, PdfOptions};
use chairside_render::{DrawnPage, Failure, Form, OpenFailure, PageRequest, Renderer, Urgency, Viewer, unpack};
use slow_pages::slow_pages;

/// The example `process`, which Cargo builds before it runs the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/process")
}

/// A PDF of pages with these contents, 960 × 540 points.
fn pdf(contents: &[&str]) -> Arc<Vec<u8>> {
    let kids: Vec<String> = (0..contents.len()).map(|page| format!("{} 0 R", 3 + 2 * page)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {} /Kids [{}] >>\nendobj\n",
        contents.len(),
        kids.join(" ")
    );
    for (page, content) in contents.iter().enumerate() {
        let number = 3 + 2 * page;
        let _ = write!(
            file,
            "{number} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents {} 0 R >>\nendobj\n{} 0 obj\n\
             << /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
            number + 1,
            number + 1,
            content.len()
        );
    }
    file += "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
    Arc::new(file.into_bytes())
}

const RED: &str = "1 0 0 rg 0 0 960 540 re f";

fn draw(renderer: &Renderer, wanted: PageRequest, urgency: Urgency) -> Result<DrawnPage, Failure> {
    let (sender, answer) = mpsc::channel();
    renderer.draw(wanted, urgency, Box::new(move |drawing| sender.send(drawing).unwrap()));
    answer.recv_timeout(Duration::from_secs(20)).unwrap()
}

#[test]
fn a_page_comes_at_the_size_that_fits() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(pdf(&["", RED]), PdfOptions::default()).unwrap();
    assert_eq!(deck.info.pages.len(), 2);
    let wanted = PageRequest { deck: deck.key, page: 1, width: 320, height: 320, form: Form::Pixels };
    let drawing = draw(&renderer, wanted, Urgency::Now(Viewer::Room)).unwrap();
    assert_eq!((drawing.width, drawing.height, drawing.is_draft), (320, 180, false));
    let (packed, tiles) = drawing.bytes.split_at(drawing.bytes.len() - 20 * 12 * 4);
    assert_eq!(unpack(320, packed), [255, 0, 0, 255].repeat(320 * 180));
    assert_eq!(tiles[..4], tiles[4..8]);
    let png = draw(&renderer, PageRequest { form: Form::Png, ..wanted }, Urgency::Thumbnail).unwrap();
    assert!(png.bytes.starts_with(b"\x89PNG"));
    for page in [2, u32::MAX] {
        assert_eq!(draw(&renderer, PageRequest { page, ..wanted }, Urgency::Soon(Viewer::Room)), Err(Failure::Unknown));
    }
    renderer.close(deck.key);
    assert_eq!(draw(&renderer, wanted, Urgency::Now(Viewer::Room)), Err(Failure::Unknown));
}

/// Whether the page is already drawn. If so, the answer comes before `draw` returns.
fn is_there(renderer: &Renderer, wanted: PageRequest) -> bool {
    let (sender, answer) = mpsc::channel();
    renderer.draw(wanted, Urgency::Soon(Viewer::Room), Box::new(move |drawing| drop(sender.send(drawing))));
    answer.try_recv().is_ok_and(|drawing| drawing.is_ok())
}

#[test]
fn the_whole_deck_is_drawn_ahead_at_the_size_that_the_window_has() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(pdf(&[RED; 12]), PdfOptions::default()).unwrap();
    let wanted = PageRequest { deck: deck.key, page: 4, width: 640, height: 360, form: Form::Pixels };
    draw(&renderer, wanted, Urgency::Now(Viewer::Room)).unwrap();
    assert!(!is_there(&renderer, PageRequest { page: 11, ..wanted }));
    std::thread::sleep(Duration::from_secs(3));
    for page in 0..12 {
        assert!(is_there(&renderer, PageRequest { page, ..wanted }), "page {page}");
    }
    // Once the window has another size, pages of the old size are dropped.
    let larger = PageRequest { width: 1280, height: 720, ..wanted };
    draw(&renderer, larger, Urgency::Now(Viewer::Room)).unwrap();
    assert!(is_there(&renderer, larger));
    assert!(!is_there(&renderer, wanted));
}

#[test]
fn small_pictures_that_are_expected_are_there_before_they_are_requested() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(pdf(&[RED; 60]), PdfOptions::default()).unwrap();
    let wanted = |page| PageRequest { deck: deck.key, page, width: 180, height: 102, form: Form::Small };
    renderer.expect((0..60).map(wanted));
    // Asking for a page has it drawn, so each is asked for once.
    let is_drawn = |page: u32| {
        std::thread::sleep(Duration::from_millis(250));
        is_there(&renderer, wanted(page))
    };
    let first = (0..60).find(|page| is_drawn(59 - page)).expect("none is drawn before it is requested");
    // What comes before it was drawn before it.
    assert!((0..59 - first).all(|page| is_there(&renderer, wanted(page))));
}

#[test]
fn what_is_no_pdf_says_so() {
    let renderer = Renderer::new(program());
    for bytes in [&b""[..], b"%PDF-1.7", b"GIF89a"] {
        let refused = renderer.open(Arc::new(bytes.to_vec()), PdfOptions::default());
        assert_eq!(refused.map(|deck| deck.info), Err(OpenFailure::File(OpenError::Broken)));
    }
}

#[test]
fn a_renderer_that_does_not_start_says_so() {
    let renderer = Renderer::new(PathBuf::from("/nowhere/chairside-render"));
    let refused = renderer.open(pdf(&[RED]), PdfOptions::default());
    assert!(matches!(refused, Err(OpenFailure::Renderer(Failure::NoProcess(words))) if words.contains("/nowhere")));
}

#[test]
fn while_a_key_is_held_the_last_page_wins_and_nobody_waits_for_ever() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(pdf(&[RED; 200]), PdfOptions::default()).unwrap();
    let (sender, answers) = mpsc::channel();
    for page in 0..200 {
        let wanted = PageRequest { deck: deck.key, page, width: 1920, height: 1080, form: Form::Pixels };
        let sender = sender.clone();
        let reply = move |drawing: Result<DrawnPage, Failure>| sender.send((page, drawing.map(|d| d.width))).unwrap();
        renderer.draw(wanted, Urgency::Now(Viewer::Room), Box::new(reply));
    }
    let answers: Vec<_> = answers.iter().take(200).collect();
    assert!(answers.contains(&(199, Ok(1920))));
    assert!(answers.iter().all(|(_, answer)| matches!(answer, Ok(1920) | Err(Failure::Superseded))));
    assert!(answers.iter().filter(|(_, answer)| answer.is_ok()).count() < 100);
}

/// A page that takes forever to draw, and one that does not.
fn bomb() -> Arc<Vec<u8>> {
    Arc::new(slow_pages(1).into_bytes())
}

#[test]
fn a_page_that_takes_for_ever_is_given_up_and_the_next_comes_at_once() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(bomb(), PdfOptions::default()).unwrap();
    let wanted = PageRequest { deck: deck.key, page: 0, width: 1920, height: 1080, form: Form::Pixels };
    let begun = Instant::now();
    assert_eq!(draw(&renderer, wanted, Urgency::Now(Viewer::Room)), Err(Failure::TooSlow));
    assert!(begun.elapsed() < Duration::from_secs(7), "{:?}", begun.elapsed());
    let again = Instant::now();
    assert_eq!(draw(&renderer, wanted, Urgency::Now(Viewer::Room)), Err(Failure::TooSlow));
    assert!(again.elapsed() < Duration::from_secs(1), "its time is not spent twice");
    assert!(draw(&renderer, PageRequest { page: 1, ..wanted }, Urgency::Now(Viewer::Room)).is_ok());
}

#[test]
fn each_of_several_slow_pages_in_a_row_takes_its_own_time_alone() {
    let renderer = Renderer::new(program());
    let deck = renderer.open(Arc::new(slow_pages(4).into_bytes()), PdfOptions::default()).unwrap();
    let (sender, answers) = mpsc::channel();
    let mut turned = Instant::now();
    for page in 0..4 {
        turned = Instant::now();
        for (viewer, width) in [(Viewer::Room, 1920), (Viewer::Chair, 960)] {
            let wanted = PageRequest { deck: deck.key, page, width, height: width / 2, form: Form::Pixels };
            let sender = sender.clone();
            let reply = move |drawing: Result<DrawnPage, Failure>| drop(sender.send((page, drawing.err())));
            renderer.draw(wanted, Urgency::Now(viewer), Box::new(reply));
        }
        std::thread::sleep(Duration::from_millis(600));
    }
    let of_last: Vec<_> = answers.iter().filter(|(page, _)| *page == 3).take(2).collect();
    assert_eq!(of_last, [(3, Some(Failure::TooSlow)), (3, Some(Failure::TooSlow))]);
    assert!(turned.elapsed() < Duration::from_millis(6_500), "{:?}", turned.elapsed());
}

#[test]
fn what_may_wait_makes_way_for_what_may_not() {
    let renderer = Renderer::new(program());
    let bombs = [(); 2].map(|()| renderer.open(bomb(), PdfOptions::default()).unwrap());
    let deck = renderer.open(pdf(&[RED]), PdfOptions::default()).unwrap();
    let (sender, given_up) = mpsc::channel();
    for bomb in &bombs {
        let sender = sender.clone();
        let wanted = PageRequest { deck: bomb.key, page: 0, width: 1920, height: 1080, form: Form::Pixels };
        renderer.draw(wanted, Urgency::Soon(Viewer::Room), Box::new(move |drawing| sender.send(drawing).unwrap()));
    }
    std::thread::sleep(Duration::from_millis(300));
    let begun = Instant::now();
    let wanted = PageRequest { deck: deck.key, page: 0, width: 1920, height: 1080, form: Form::Pixels };
    assert!(draw(&renderer, wanted, Urgency::Now(Viewer::Room)).is_ok());
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!(given_up.recv().unwrap(), Err(Failure::Superseded));
}

/// Files on which the reader hangs, overflows its stack or takes gigabytes (crates/deck/fuzz/README.md).
#[test]
fn hostile_files_are_survived_each_with_a_message_and_the_next_deck_is_drawn() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../deck/fuzz/hostile");
    let renderer = Renderer::new(program());
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        files += 1;
        let begun = Instant::now();
        let opened = renderer.open(Arc::new(std::fs::read(&path).unwrap()), PdfOptions::default());
        if let Ok(deck) = opened {
            let wanted = PageRequest { deck: deck.key, page: 0, width: 1920, height: 1080, form: Form::Pixels };
            // A reply always comes; whether the page can be drawn does not matter here.
            let _ = draw(&renderer, wanted, Urgency::Now(Viewer::Room));
            let (sender, read) = mpsc::channel();
            renderer.text(deck.key, 0, Box::new(move |text| sender.send(text.is_ok()).unwrap()));
            read.recv_timeout(Duration::from_secs(8)).unwrap();
        }
        assert!(begun.elapsed() < Duration::from_secs(16), "{}: {:?}", path.display(), begun.elapsed());
        let deck = renderer.open(pdf(&[RED]), PdfOptions::default()).unwrap();
        let wanted = PageRequest { deck: deck.key, page: 0, width: 640, height: 360, form: Form::Pixels };
        assert!(draw(&renderer, wanted, Urgency::Now(Viewer::Room)).is_ok(), "after {}", path.display());
        renderer.close(deck.key);
    }
    assert!(files >= 9, "{files} files");
}
