//! Under Wayland a window is on the screen when the compositor has asked for its next frame. One that is covered, or on a screen that
//! sleeps, is never asked, though its web page believes that it draws.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chairside_session::snapshot::Hidden;
use gtk::gdk::FrameClock;
use gtk::glib;
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

use crate::actor::{Handle, Message};
use crate::window::Window;

/// So often an idle window is asked for a frame, of one pixel.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// So often a frame that was drawn is looked at until it is on the screen.
const LOOK_EVERY: Duration = Duration::from_millis(8);

/// A frame that is not on the screen after this long is not seen. Some desktops ask a covered window once a second.
const UNSEEN_AFTER: Duration = Duration::from_millis(1_200);

/// And it has been looked at so often, since this thread may have been busy.
const LOOKS: u32 = 30;

/// The window is watched.
static WATCHES: AtomicBool = AtomicBool::new(false);

thread_local! {
    static WATCH: RefCell<Option<FrameWatch>> = const { RefCell::new(None) };
}

/// Holds back what was drawn until it is on the screen.
struct FrameWatch {
    view: WebView,
    handle: Handle,
    /// The snapshot that was drawn last and is not on the screen yet.
    drawn: Option<u64>,
    /// The frame that was asked for, and since when.
    asked: Option<Asked>,
    told: Option<Hidden>,
    /// A look is due, and needs no other.
    is_due: bool,
}

/// A frame that was asked for.
#[derive(Clone, Copy)]
struct Asked {
    since: Instant,
    /// Its number, once it is drawn.
    frame: Option<i64>,
    /// The snapshot that is in it.
    holds: Option<u64>,
    /// How often it was looked at.
    looks: u32,
}

/// Whether the window is watched here.
pub fn is_watching() -> bool {
    WATCHES.load(Ordering::Relaxed)
}

/// Watches the room's window from now on. To be called on GTK's thread.
pub fn watch(view: &WebView, handle: Handle) {
    let watch = FrameWatch { view: view.clone(), handle, drawn: None, asked: None, told: None, is_due: false };
    WATCH.set(Some(watch));
    WATCHES.store(true, Ordering::Relaxed);
    let connect = |clock: FrameClock| {
        clock.connect_after_paint(|clock| with_watch(|watch| watch.painted(clock)));
    };
    if let Some(clock) = view.frame_clock() {
        connect(clock);
    }
    view.connect_realize(move |view| {
        if let Some(clock) = view.frame_clock() {
            connect(clock);
        }
    });
    glib::timeout_add_local(ASK_EVERY, || {
        with_watch(FrameWatch::ask);
        glib::ControlFlow::Continue
    });
}

/// The room's window has drawn this snapshot, as far as the web page knows. To be called on any thread.
pub fn drew(number: u64) {
    glib::MainContext::default().invoke(move || {
        with_watch(|watch| {
            watch.drawn = watch.drawn.max(Some(number));
            watch.ask();
        });
    });
}

fn with_watch(work: impl FnOnce(&mut FrameWatch)) {
    WATCH.with(|watch| {
        // A frame that is drawn at once, from within, is looked at with the next one.
        if let Ok(mut watch) = watch.try_borrow_mut()
            && let Some(watch) = watch.as_mut()
        {
            work(watch);
        }
    });
}

impl FrameWatch {
    /// Asks for a frame, unless one is on its way.
    fn ask(&mut self) {
        if self.asked.is_none() {
            self.asked = Some(Asked { since: Instant::now(), frame: None, holds: self.drawn.take(), looks: 0 });
            self.view.queue_draw_area(0, 0, 1, 1);
        }
        if !self.is_due {
            self.look();
        }
    }

    /// A frame was drawn. The one that was asked for is among what it holds.
    fn painted(&mut self, clock: &FrameClock) {
        if let Some(asked) = &mut self.asked
            && asked.frame.is_none()
        {
            asked.frame = Some(clock.frame_counter());
            self.look_again();
        }
    }

    /// Is it on the screen?
    fn look(&mut self) {
        let Some(asked) = &mut self.asked else { return };
        asked.looks += 1;
        let asked = *asked;
        let timings = |frame| self.view.frame_clock().and_then(|clock| clock.timings(frame));
        let is_there = asked.frame.is_some_and(|frame| timings(frame).is_some_and(|timings| timings.is_complete()));
        if !is_there && asked.frame.is_some_and(|frame| timings(frame).is_none()) {
            // GDK has forgotten that frame, which proves nothing: another one may.
            if let Some(asked) = &mut self.asked {
                asked.frame = None;
            }
            self.view.queue_draw_area(0, 0, 1, 1);
        }
        if is_there {
            self.asked = None;
            self.tell(None);
            if let Some(number) = asked.holds {
                self.handle.send(Message::Drawn(Window::Audience, number));
            }
            if self.drawn.is_some() {
                self.ask();
            }
            return;
        }
        if asked.since.elapsed() < UNSEEN_AFTER || asked.looks < LOOKS {
            self.look_again();
        } else {
            self.tell(Some(Hidden::NoFrames));
        }
    }

    fn tell(&mut self, hidden: Option<Hidden>) {
        if self.told != hidden {
            self.told = hidden;
            self.handle.send(Message::RoomHidden(hidden));
        }
    }

    fn look_again(&mut self) {
        if !self.is_due {
            self.is_due = true;
            glib::timeout_add_local_once(LOOK_EVERY, || {
                with_watch(|watch| {
                    watch.is_due = false;
                    watch.look();
                });
            });
        }
    }
}
