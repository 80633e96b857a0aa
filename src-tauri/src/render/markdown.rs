//! Markdown slides as pictures: the audience page draws them one by one in a window outside the screen, and we save
//! what it shows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_problem::marks;
use chairside_session::snapshot::{AudienceMessage, PageId};
use chairside_session::{DeckId, Place};
use jiff::Timestamp;
use tokio::time::timeout;

use super::offscreen::{self, Offscreen, PATIENCE, snapshot};
use super::pages::Pages;
use crate::deck_protocol::Served;
use crate::window::Window;

/// We wait this much longer for the images that the slide fetches.
const IMAGES: Duration = Duration::from_millis(150);

/// A slide to write: its page, and the file.
type Shot = (PageId, PathBuf);

/// Writes slides of a Markdown deck, or of the chairs' slides of a session, as PNG files. The error is for a person.
pub fn render(file: &Path, pages: Pages, width: u32, output: &Path, pdfs: &PdfCache) -> Result<(), String> {
    let mut session =
        LoadedSession::load(&Source::of(file), Timestamp::now(), pdfs).map_err(|error| error.to_string())?;
    let shots = shots(file, &session, pages, output)?;
    let served = Served::new(std::mem::take(&mut session.pages.images), pdfs.renderer().clone());
    let size = (f64::from(width), f64::from(width) * 9.0 / 16.0);
    offscreen::work(Window::Audience.page(), size, served, |window| Camera { window, session }.work(shots))
}

fn shots(file: &Path, session: &LoadedSession, pages: Pages, output: &Path) -> Result<Vec<Shot>, String> {
    let chairs = DeckId::chairs();
    let count = session.content.deck(&chairs).map_or(0, |deck| deck.slides.len());
    let page = |number: u32| PageId::slide(&Place { deck: chairs.clone(), slide: number - 1 });
    let files = pages.files(file, "slide", count, output)?;
    Ok(files.into_iter().map(|(number, picture)| (page(number), picture)).collect())
}

/// Shows one slide after another and writes what the window shows.
struct Camera {
    window: Offscreen,
    session: LoadedSession,
}

impl Camera {
    async fn work(mut self, shots: Vec<Shot>) -> Result<(), String> {
        let room = self.window.page().await?;
        room.send(AudienceMessage::Pages { pages: self.session.pages.pages.clone() });
        for (number, (page, path)) in (1..).zip(shots) {
            let name = marks::path(&path);
            room.send(AudienceMessage::Snapshot { snapshot: snapshot(number, page), painted: false });
            self.window.drawn(number).await.map_err(|why| format!("{name}: {why}"))?;
            tokio::time::sleep(IMAGES).await;
            let written = timeout(PATIENCE, self.save(path)).await;
            written
                .unwrap_or_else(|_| Err("the webview returned no picture".into()))
                .map_err(|why| format!("{name}: {why}"))?;
        }
        Ok(())
    }

    #[cfg(target_os = "linux")]
    async fn save(&self, path: PathBuf) -> Result<(), String> {
        use std::cell::Cell;
        use std::rc::Rc;

        use tokio::sync::oneshot;
        use webkit2gtk::{SnapshotOptions, SnapshotRegion, WebViewExt};

        let (sender, taken) = oneshot::channel();
        let asked = self.window.window()?.with_webview(move |view| {
            // Called once; it then takes the sender out of the cell.
            let sender = Rc::new(Cell::new(Some(sender)));
            let nowhere = None::<&gtk::gio::Cancellable>;
            view.inner().snapshot(SnapshotRegion::Visible, SnapshotOptions::NONE, nowhere, move |surface| {
                let written = surface.map_err(|error| error.to_string()).and_then(|surface| write(&surface, &path));
                if let Some(sender) = sender.take() {
                    let _ = sender.send(written);
                }
            });
        });
        asked.map_err(|error| error.to_string())?;
        taken.await.unwrap_or_else(|_| Err("the webview returned no picture".into()))
    }

    #[cfg(not(target_os = "linux"))]
    async fn save(&self, _: PathBuf) -> Result<(), String> {
        Err("Markdown slides can be written as pictures on Linux only".into())
    }
}

#[cfg(target_os = "linux")]
fn write(surface: &gtk::cairo::Surface, path: &Path) -> Result<(), String> {
    let mut file = std::fs::File::create(path).map_err(|error| error.to_string())?;
    surface.write_to_png(&mut file).map_err(|error| error.to_string())
}
