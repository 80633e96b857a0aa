//! Prints the pages with WebKit, into a file.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use chairside_deck::pdf::LARGEST_PDF;
use chairside_export::LinkBox;
use chairside_load::{LoadedSession, PdfCache};
use chairside_session::snapshot::{AudienceMessage, Page};
use tokio::time::timeout;

use crate::deck_protocol::Served;
use crate::render::offscreen::{self, Offscreen, snapshot};

/// The page that lays the slides out.
const PAGE: &str = "print.html";

/// The width of a sheet in CSS pixels (`ui/src/print/print.css`).
const WIDTH: f64 = 1280.0;

/// The height of a slide.
const SLIDE: f64 = 720.0;

/// The height of a sheet with a slide and its notes: A4, whose width is that of a slide.
const HANDOUT: f64 = 1810.0;

/// Points in a CSS pixel.
const POINTS: f64 = 0.75;

/// Printing takes no longer than this, or has failed.
const PATIENCE: Duration = Duration::from_mins(2);

/// What WebKit printed.
pub struct Printed {
    /// The PDF, without links.
    pub pdf: Vec<u8>,
    /// The links of each sheet that has some, by its number from 0.
    pub links: Vec<(usize, LinkBox)>,
}

/// A link as the page says it: in CSS pixels from the sheet's top left corner (`ui/src/print/sheets.ts`).
#[derive(serde::Deserialize)]
struct PageLink {
    sheet: usize,
    url: String,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// Prints these pages of a session.
pub fn print(session: &mut LoadedSession, pages: Vec<Page>, handout: bool, pdfs: &PdfCache) -> Result<Printed, String> {
    let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder can be made: {error}"))?;
    let file = folder.path().join("slides.pdf");
    let served = Served::new(std::mem::take(&mut session.pages.images), pdfs.renderer().clone());
    let to = file.clone();
    let (tell, told) = mpsc::channel();
    let height = if handout { HANDOUT } else { SLIDE };
    offscreen::work(PAGE, (WIDTH, SLIDE), served, move |window| work(window, pages, height, to, tell))?;
    let pdf =
        chairside_file::read(&file, LARGEST_PDF as u64).map_err(|why| format!("WebKit printed nothing: {why}"))?;
    let links = told.recv().unwrap_or_default();
    let links: Vec<PageLink> = serde_json::from_str(&links).map_err(|error| format!("links: {error}"))?;
    Ok(Printed { pdf, links: links.into_iter().map(in_points).collect() })
}

fn in_points(link: PageLink) -> (usize, LinkBox) {
    let scaled = |pixels: f32| pixels * 0.75;
    let PageLink { sheet, url, left, top, width, height } = link;
    (sheet, LinkBox { url, left: scaled(left), top: scaled(top), width: scaled(width), height: scaled(height) })
}

async fn work(
    mut window: Offscreen,
    pages: Vec<Page>,
    height: f64,
    to: PathBuf,
    links: mpsc::Sender<String>,
) -> Result<(), String> {
    let Some(first) = pages.first().map(|page| page.id.clone()) else { return Err("there are no slides".into()) };
    let page = window.page().await?;
    page.send(AudienceMessage::Pages { pages });
    page.send(AudienceMessage::Snapshot { snapshot: snapshot(1, first), painted: false });
    window.drawn(1).await?;
    let _ = links.send(links_of(&window).await?);
    let printed = timeout(PATIENCE, to_file(&window, &to, (WIDTH * POINTS, height * POINTS))).await;
    printed.unwrap_or_else(|_| Err("WebKit did not finish printing".into()))
}

/// Prints what the window shows on paper of this size in points.
#[cfg(target_os = "linux")]
async fn to_file(window: &Offscreen, to: &Path, (width, height): (f64, f64)) -> Result<(), String> {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gtk::{PageSetup, PaperSize, PrintSettings, Unit};
    use tokio::sync::oneshot;
    use webkit2gtk::{PrintOperation, PrintOperationExt};

    let uri = gtk::glib::filename_to_uri(to, None).map_err(|error| error.to_string())?;
    let (sender, done) = oneshot::channel();
    let asked = window.window()?.with_webview(move |view| {
        let settings = PrintSettings::new();
        // GTK knows its printer by a translated name.
        settings.set_printer(&gtk::glib::dgettext(Some("gtk30"), "Print to File"));
        settings.set("output-uri", Some(&uri));
        settings.set("output-file-format", Some("pdf"));
        let paper = PaperSize::new_custom("slide", "Slide", width, height, Unit::Points);
        let setup = PageSetup::new();
        setup.set_paper_size(&paper);
        setup.set_top_margin(0.0, Unit::Points);
        setup.set_bottom_margin(0.0, Unit::Points);
        setup.set_left_margin(0.0, Unit::Points);
        setup.set_right_margin(0.0, Unit::Points);
        let operation = PrintOperation::new(&view.inner());
        operation.set_print_settings(&settings);
        operation.set_page_setup(&setup);
        // The first answer counts; the operation lives until then.
        let waiting = Rc::new(RefCell::new(Some((sender, operation.clone()))));
        let failed = Rc::clone(&waiting);
        operation.connect_failed(move |_, error| {
            if let Some((sender, _)) = failed.borrow_mut().take() {
                let _ = sender.send(Err(format!("WebKit cannot print: {error}")));
            }
        });
        operation.connect_finished(move |_| {
            if let Some((sender, _)) = waiting.borrow_mut().take() {
                let _ = sender.send(Ok(()));
            }
        });
        operation.print();
    });
    asked.map_err(|error| error.to_string())?;
    done.await.unwrap_or_else(|_| Err("the window was closed".into()))
}

/// The links that the page has found, as JSON.
#[cfg(target_os = "linux")]
async fn links_of(window: &Offscreen) -> Result<String, String> {
    use tokio::sync::oneshot;
    use webkit2gtk::WebViewExt;

    let (sender, said) = oneshot::channel();
    let asked = window.window()?.with_webview(move |view| {
        let nowhere = None::<&gtk::gio::Cancellable>;
        let script = "document.documentElement.dataset.links";
        view.inner().evaluate_javascript(script, None, None, nowhere, move |value| {
            let _ = sender.send(value.map(|value| value.to_string()).map_err(|error| error.to_string()));
        });
    });
    asked.map_err(|error| error.to_string())?;
    said.await.unwrap_or_else(|_| Err("the window was closed".into()))
}

#[cfg(not(target_os = "linux"))]
async fn links_of(_: &Offscreen) -> Result<String, String> {
    Ok("[]".into())
}

#[cfg(not(target_os = "linux"))]
async fn to_file(_: &Offscreen, _: &Path, _: (f64, f64)) -> Result<(), String> {
    Err("slides can be exported on Linux only".into())
}
