//! What a render process does: reads requests from its standard input and writes answers to its standard output, until
//! the program closes the pipe.

use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;
use std::time::Duration;

use chairside_deck::pdf::{Bitmap, OpenError, Painter, PdfDeck, PdfInfo, PdfOptions, RenderError, use_font_folders};

use crate::attempt::try_all;
use crate::confine::confine;
use crate::limits;
use crate::page::packed_page;
use crate::wire::{Answer, Ask, receive, send};

/// How many decks stay open; the least recently used one is closed first.
const KEPT: usize = 4;
/// The size of a deck's stack in bytes. Deeply nested files need much, and what is not used takes no memory.
const STACK: usize = 64 * 1024 * 1024;

type Reply = (Answer, Vec<u8>);
/// A request to a deck's thread, and where the answer goes.
type Order = (Ask, SyncSender<Reply>);

/// Answers requests until the standard input ends. Limits and confines the process first. Its arguments are the folders
/// with fonts.
pub fn serve() -> io::Result<()> {
    limits::set();
    let fonts = fonts();
    confine(&fonts);
    answer_all(fonts)
}

/// The same without any confinement, to measure what that costs. No program has it.
#[cfg(feature = "unconfined")]
pub fn serve_unconfined() -> io::Result<()> {
    limits::set();
    answer_all(fonts())
}

fn fonts() -> Vec<PathBuf> {
    std::env::args_os().skip(1).map(PathBuf::from).collect()
}

fn answer_all(fonts: Vec<PathBuf>) -> io::Result<()> {
    use_font_folders(fonts);
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = io::stdout().lock();
    let mut decks = Decks::default();
    loop {
        let (ask, bytes) = match receive::<Ask>(&mut input) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            received => received?,
        };
        let (answer, bytes) = decks.answer(ask, bytes);
        send(&mut output, &answer, &bytes)?;
        output.flush()?;
    }
}

/// The open decks; the one used last is at the end.
#[derive(Default)]
struct Decks(Vec<(u64, Sender<Order>)>);

impl Decks {
    fn answer(&mut self, ask: Ask, bytes: Vec<u8>) -> Reply {
        match ask {
            Ask::Open { deck, options } => (self.open(deck, options, bytes), Vec::new()),
            Ask::Draw { deck, .. } | Ask::Text { deck, .. } => self.ask(deck, ask),
            Ask::Try { file } => (tried(&file), Vec::new()),
        }
    }

    /// Opens a deck on a thread of its own, because what draws the deck borrows from it.
    fn open(&mut self, deck: u64, options: PdfOptions, bytes: Vec<u8>) -> Answer {
        self.0.retain(|(known, _)| *known != deck);
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        let (asks, inbox) = mpsc::channel();
        let (opened, wait) = mpsc::sync_channel(1);
        let work = move || serve_deck(bytes, &options, &opened, &inbox);
        if thread::Builder::new().stack_size(STACK).spawn(work).is_err() {
            return Answer::NotOpened(OpenError::Broken);
        }
        match wait.recv() {
            Ok(Ok(info)) => {
                self.0.push((deck, asks));
                Answer::Opened(Box::new(info))
            }
            Ok(Err(error)) => Answer::NotOpened(error),
            Err(_) => Answer::NotOpened(OpenError::Broken),
        }
    }

    fn ask(&mut self, deck: u64, ask: Ask) -> Reply {
        let Some(at) = self.0.iter().position(|(known, _)| *known == deck) else {
            return (Answer::Unknown, Vec::new());
        };
        let found = self.0.remove(at);
        let (reply, wait) = mpsc::sync_channel(1);
        let sent = found.1.send((ask, reply)).is_ok();
        match wait.recv() {
            Ok(answer) if sent => {
                self.0.push(found);
                answer
            }
            // Its thread has panicked. The program opens the deck again with its next request.
            _ => (Answer::Unknown, Vec::new()),
        }
    }
}

/// Opens a deck, reports what is in it, then answers requests for it.
fn serve_deck(
    bytes: Vec<u8>,
    options: &PdfOptions,
    opened: &SyncSender<Result<PdfInfo, OpenError>>,
    inbox: &Receiver<Order>,
) {
    let deck = match PdfDeck::open(Arc::new(bytes), options) {
        Ok(deck) => deck,
        Err(error) => {
            let _ = opened.send(Err(error));
            return;
        }
    };
    let _ = opened.send(Ok(deck.info().clone()));
    let mut painter = deck.painter();
    while let Ok((ask, reply)) = inbox.recv() {
        let _ = reply.send(carry_out(&mut painter, &ask));
    }
}

fn carry_out(painter: &mut Painter<'_>, ask: &Ask) -> Reply {
    match *ask {
        Ask::Draw { page, width, height, as_png, .. } => {
            let begun = work();
            match painter.render(page, width, height) {
                Ok(bitmap) => drawn(bitmap, as_png, work().saturating_sub(begun)),
                Err(error) => (Answer::NotDrawn(error), Vec::new()),
            }
        }
        Ask::Text { page, .. } => (Answer::Text(Box::new(painter.text(page))), Vec::new()),
        Ask::Open { .. } | Ask::Try { .. } => (Answer::Unknown, Vec::new()),
    }
}

/// Tries it on a thread, since a deck has one too.
fn tried(file: &Path) -> Answer {
    let tried = thread::scope(|scope| scope.spawn(|| try_all(file)).join());
    tried.map_or(Answer::Unknown, Answer::Tried)
}

/// The work that the processor has done for this thread: unlike the time, the same however busy the machine is.
#[cfg(unix)]
fn work() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

#[cfg(not(unix))]
fn work() -> Duration {
    static BEGUN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGUN.elapsed()
}

fn drawn(bitmap: Bitmap, as_png: bool, work: Duration) -> Reply {
    let work_ms = u32::try_from(work.as_millis()).unwrap_or(u32::MAX);
    let Bitmap { width, height, rgba } = bitmap;
    if !as_png {
        return (Answer::Drawn { width, height, work_ms }, packed_page(width as usize, &rgba));
    }
    match png_of(width, height, &rgba) {
        Ok(bytes) => (Answer::Drawn { width, height, work_ms }, bytes),
        Err(_) => (Answer::NotDrawn(RenderError::NoSize), Vec::new()),
    }
}

fn png_of(width: u32, height: u32, rgba: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}
