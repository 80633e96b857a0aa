//! Under Wayland a window is on the screen when the compositor soon asks for its next frame. One that is covered, or on a screen that sleeps, is
//! asked late or never, though its web page believes that it draws.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chairside_session::snapshot::Hidden;
use gtk::gdk::FrameClock;
use gtk::glib;
use gtk::prelude::WidgetExt;
use webkit2gtk::WebView;

use super::answers::{Answer, Answers};
use super::front::{self, Front};
use crate::actor::{Handle, Message};
use crate::window::Window;

/// So often an idle window is asked for a frame, of one pixel.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// So often a frame that was drawn is looked at until it is on the screen.
const LOOK_EVERY: Duration = Duration::from_millis(8);

/// And so often once the window is not seen.
const LOOK_AT_UNSEEN_EVERY: Duration = Duration::from_millis(50);

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
    answers: Answers,
    /// Under weston: whether another program has been in front.
    front: Option<Front>,
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
    WATCH.set(Some(FrameWatch::new(view.clone(), handle)));
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
    view.connect_map(|_| with_watch(FrameWatch::ask_anew));
    repeat(ASK_EVERY, FrameWatch::ask_regularly);
    with_watch(|watch| {
        if watch.front.is_some() {
            repeat(front::LOOK_EVERY, FrameWatch::look_in_front);
        }
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

fn repeat(every: Duration, work: fn(&mut FrameWatch)) {
    glib::timeout_add_local(every, move || {
        with_watch(work);
        glib::ControlFlow::Continue
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
    fn new(view: WebView, handle: Handle) -> Self {
        let front = Front::where_needed();
        Self { view, handle, drawn: None, asked: None, answers: Answers::default(), front, told: None, is_due: false }
    }

    /// Looks whether another program is in front.
    fn look_in_front(&mut self) {
        if let Some(front) = &mut self.front {
            front.look(self.view.toplevel().as_ref());
        }
    }

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

    /// Asks for another frame than the one that was asked for: that one was of a window that has come up anew since, or came late.
    fn ask_anew(&mut self) {
        self.drawn = self.drawn.max(self.asked.take().and_then(|asked| asked.holds));
        self.ask();
    }

    /// Asks for a frame, and for another one in the place of a frame that does not come. To be called every [`ASK_EVERY`].
    fn ask_regularly(&mut self) {
        self.ask();
        if self.told == Some(Hidden::NoFrames)
            && let Some(asked) = &mut self.asked
        {
            // The compositor may never have been given that frame, which happens to a window that comes up.
            asked.frame = None;
            self.view.queue_draw_area(0, 0, 1, 1);
        }
    }

    /// A frame was drawn. The one that was asked for is among what it holds.
    fn painted(&mut self, clock: &FrameClock) {
        if let Some(asked) = &mut self.asked
            && asked.frame.is_none()
        {
            asked.frame = Some(clock.frame_counter());
            self.look_again(LOOK_EVERY);
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
        let waited = asked.since.elapsed();
        match self.answers.look(waited, asked.looks, is_there) {
            Answer::Awaited => self.look_again(LOOK_EVERY),
            Answer::Seen => {
                self.asked = None;
                self.is_drawn(asked.holds);
            }
            // Is the window covered, or the machine slow? Another frame tells.
            Answer::Late => self.ask_anew(),
            Answer::Unseen => {
                self.tell(Some(Hidden::NoFrames));
                self.look_again(LOOK_AT_UNSEEN_EVERY);
            }
        }
    }

    /// The window is on the screen with this snapshot, as far as the compositor says.
    fn is_drawn(&mut self, holds: Option<u64>) {
        let hidden = self.front.as_ref().and_then(Front::hides);
        self.tell(hidden);
        if let Some(number) = holds {
            self.handle.send(Message::Drawn(Window::Audience, number));
        }
        if self.drawn.is_some() {
            self.ask();
        }
    }

    fn tell(&mut self, hidden: Option<Hidden>) {
        if self.told != hidden {
            self.told = hidden;
            self.handle.send(Message::RoomHidden(hidden));
        }
    }

    fn look_again(&mut self, after: Duration) {
        if !self.is_due {
            self.is_due = true;
            glib::timeout_add_local_once(after, || {
                with_watch(|watch| {
                    watch.is_due = false;
                    watch.look();
                });
            });
        }
    }
}
