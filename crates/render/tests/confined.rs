//! A render process reaches nothing but fonts, and draws the same pictures as a process that reaches everything.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use chairside_deck::pdf::{PdfDeck, PdfOptions};
use chairside_render::{Attempt, DrawnPage, Failure, Form, PageRequest, Renderer, Urgency, Viewer, try_all, unpack};
use rustix::io::{FdFlags, fcntl_setfd};

/// The example `process`, which Cargo builds before it runs the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/process")
}

/// Held by a test that starts render processes: one that is just being started still has what it inherits, and the next test may look at it.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file as there are many in a home folder.
fn private_file() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("private.txt");
    fs::write(&file, "private").unwrap();
    (home, file)
}

#[test]
fn files_sockets_and_programs_are_out_of_reach() {
    let _alone = alone();
    let (_home, file) = private_file();
    let found = Renderer::new(program()).confinement(&file).unwrap();
    assert_eq!(found.0, Attempt::ALL.map(|attempt| (attempt, true)));
    assert!(found.of_files() && found.of_calls());
}

/// Otherwise the test above would show nothing.
#[test]
fn a_process_that_is_not_confined_reaches_all_of_them() {
    let (_home, file) = private_file();
    assert_eq!(try_all(&file), Attempt::ALL.map(|attempt| (attempt, false)));
}

#[test]
fn nothing_is_inherited() {
    let _alone = alone();
    let (_home, file) = private_file();
    let open = File::open(&file).unwrap();
    // As a C library opens files.
    fcntl_setfd(&open, FdFlags::empty()).unwrap();
    let renderer = Renderer::new(program());
    renderer.open(page(), PdfOptions::default()).unwrap();
    let process = render_process();
    let open = fs::read_dir(process.join("fd")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut open: Vec<_> = open.collect();
    open.sort();
    assert_eq!(open, ["0", "1", "2"]);
    assert_eq!(fs::read_to_string(process.join("environ")).unwrap(), "");
}

/// A process of ours that runs the renderer, as a folder of `/proc`.
fn render_process() -> PathBuf {
    let threads = fs::read_dir("/proc/self/task").unwrap().map(|entry| entry.unwrap().path());
    let children: Vec<String> = threads.filter_map(|thread| fs::read_to_string(thread.join("children")).ok()).collect();
    let children = children.iter().flat_map(|numbers| numbers.split_whitespace()).map(|n| Path::new("/proc").join(n));
    // One that is just being started has the environment of its parent.
    let mut ready = children.filter(|child| fs::read(child.join("environ")).is_ok_and(|environ| environ.is_empty()));
    ready.next().unwrap()
}

fn page() -> Arc<Vec<u8>> {
    let path = decks("tests/pages").into_iter().next().unwrap();
    Arc::new(fs::read(path).unwrap())
}

/// The PDFs in a folder of `crates/deck`.
fn decks(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../deck")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "pdf")).collect()
}

#[test]
fn every_picture_is_the_same_as_without_confinement() {
    let _alone = alone();
    let renderer = Renderer::new(program());
    let mut pictures = 0;
    for path in decks("tests/pages").into_iter().chain(decks("tests/pdf/cases")) {
        let bytes = Arc::new(fs::read(&path).unwrap());
        let Ok(deck) = PdfDeck::open(bytes.clone(), &PdfOptions::default()) else { continue };
        let open = renderer.open(bytes, PdfOptions::default()).unwrap();
        assert_eq!(*open.info, *deck.info(), "{}", path.display());
        let mut painter = deck.painter();
        for page in (0..).take(open.info.pages.len().min(9)) {
            let wanted = PageRequest { deck: open.key, page, width: 480, height: 480, form: Form::Pixels };
            let (expected, drawn) = (painter.render(page, 480, 480).ok(), draw(&renderer, wanted).ok());
            let drawn = drawn.map(|page| pixels(&page));
            assert!(expected.map(|bitmap| bitmap.rgba) == drawn, "page {page} of {}", path.display());
            pictures += 1;
        }
        renderer.close(open.key);
    }
    assert!(pictures > 40, "{pictures} pictures");
}

fn draw(renderer: &Renderer, wanted: PageRequest) -> Result<DrawnPage, Failure> {
    let (sender, answer) = mpsc::channel();
    renderer.draw(wanted, Urgency::Soon(Viewer::Room), Box::new(move |drawing| sender.send(drawing).unwrap()));
    answer.recv_timeout(Duration::from_secs(20)).unwrap()
}

fn pixels(page: &DrawnPage) -> Vec<u8> {
    let tiles = (page.width as usize).div_ceil(16) * (page.height as usize).div_ceil(16) * 4;
    unpack(page.width as usize, &page.bytes[..page.bytes.len() - tiles])
}
