//! Pages of PDFs painted by the program itself in the room's window.
//!
//! Through the web process a page takes some 25 ms from the key to the screen. Painted in the webview's own widget it takes
//! a fifth of that, and it is painted even while the web process is busy or dead
//! (docs/decisions/0030-room-painted-natively.md).
//!
//! The actor does not know of this. What it sends the room's window passes through [`before`], which learns the pages and
//! paints those of PDFs. The window's page (`ui/src/audience`) gets the snapshot a little later, for screen readers, and
//! keeps no pixels: while such a page is on show it is empty, but for what lies over the page (`over`).
//! Everything else (Markdown, cards, the page before the start) is the web page's, which then covers ours. Of the Markdown
//! slides and interstitials that a key may bring it has drawn copies before (`rehearsing`): those are painted at once, until
//! the web page has drawn the slide itself.
//!
//! All of it runs on GTK's thread, except that pixels are unpacked on one of its own (`unpack`).

mod attached;
mod copies;
mod due;
mod keys;
mod marking;
mod marks;
mod over;
mod painting;
mod pictures;
mod pointing;
mod rehearsals;
mod rehearsing;
mod room;
mod telling;
mod unpack;
mod wanted;
mod web;

use chairside_render::Renderer;
use chairside_session::snapshot::AudienceMessage;
use chairside_settings::RoomPainting;
use tauri::WebviewWindow;

use crate::actor::{Handle, Message, Sink};
use room::{Room, with_room};

pub use keys::{connect as connect_keys, report as report_keys};
pub use marks::Area;
pub use over::Over;
pub use pointing::{connect as connect_pointing, within as point_within};

/// The variable that says who paints pages of PDFs in the room's window, whatever is set: `native` or `web`.
const CHOICE: &str = "CHAIRSIDE_ROOM";

/// Whether pages are painted natively. With a GPU the webview's own way is the default: its pictures lie where we cannot
/// blend them with ours.
pub fn is_chosen(setting: RoomPainting) -> bool {
    match std::env::var(CHOICE).as_deref() {
        Ok("native") => true,
        Ok("web") => false,
        _ => match setting {
            RoomPainting::Native => true,
            RoomPainting::Web => false,
            RoomPainting::Auto => crate::paint::on_cpu(),
        },
    }
}

/// Paints pages in this window from now on. `size` in pixels is what it will probably have. To be called on GTK's thread, when the window has
/// been made.
pub fn attach(window: &WebviewWindow, size: (u32, u32), renderer: Renderer, handle: Handle) {
    let early = handle.clone();
    let _ = window.with_webview(move |view| {
        attached::set();
        Room::open(&view.inner(), size, renderer, handle);
        // The first page is painted before the web page is there.
        early.send(Message::AudienceSubscribed(Box::new(Native)));
    });
}

/// What the actor sends the web page of the room's window goes through what this returns.
pub fn before(web: Box<dyn Sink<AudienceMessage>>) -> Box<dyn Sink<AudienceMessage>> {
    if !attached::is() {
        return web;
    }
    with_room(move |room| room.has_web(web));
    Box::new(Native)
}

/// The web page has drawn the snapshot of this number.
pub fn web_drew(number: u64, handle: &Handle) {
    if attached::is() {
        with_room(move |room| room.web_drew(number));
    } else {
        crate::sight::drew(number, handle);
    }
}

/// The web page of the room's window has these things over the page.
pub fn has_over(over: Vec<Over>) {
    let sound = over.into_iter().filter(|one| one.is_sound()).collect();
    with_room(move |room| room.has_over(sound));
}

/// The web page has drawn the page of the rehearsal of this number; `whole` is false if something in it is missing.
pub fn has_rehearsed(number: u64, whole: bool) {
    with_room(move |room| room.has_rehearsed(number, whole));
}

/// Takes messages for the room's window on any thread.
#[derive(Debug)]
struct Native;

impl Sink<AudienceMessage> for Native {
    fn send(&self, message: AudienceMessage) {
        with_room(move |room| room.take(message));
    }
}
