//! The room's window: what it is to show, what it shows, and what its web page has been told.

use std::cell::RefCell;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use chairside_render::{DrawnPage, Failure, PageRequest, Renderer, Urgency, Viewer};
use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PageId, RoomView};
use gtk::glib;
use gtk::prelude::{ObjectExt, ToValue, WidgetExt};
use webkit2gtk::WebView;

use super::copies::Copies;
use super::due::Due;
use super::marks::Marks;
use super::over::{Over, covers_page, is_asked};
use super::painting::{is_painted_at_once, paint, paint_at_once, paint_over};
use super::pictures::{Picture, Pictures, is_laid_out, size_in_pixels};
use super::rehearsals::Rehearsals;
use super::unpack::{self, Pixels};
use super::wanted::Slides;
use super::web::Told;
use crate::actor::{Handle, Sink};
use crate::at_once::window_of;
use crate::cli::output::warn;

/// Neighbours are made ready this long after a turn.
const READY_AFTER: Duration = Duration::from_millis(60);

/// And not sooner after the start: until then the processors are needed for the windows.
const STARTS_FOR: Duration = Duration::from_millis(800);

/// A page that gave way is asked for again this long after.
const AGAIN_AFTER: Duration = Duration::from_millis(30);

thread_local! {
    /// The room's window; none until it is open, and none at all if the web page paints everything.
    static ROOM: RefCell<Option<Room>> = const { RefCell::new(None) };
}

/// The room's window, as far as pages of PDFs are painted in it.
pub struct Room {
    pub(super) view: WebView,
    pub(super) renderer: Renderer,
    pub(super) handle: Handle,
    pub(super) unpack: Sender<(PageRequest, DrawnPage)>,
    pub(super) web: Option<Box<dyn Sink<AudienceMessage>>>,
    pub(super) slides: Slides,
    pub(super) pictures: Pictures,
    pub(super) copies: Copies,
    /// The copy that the room has seen since the last snapshot.
    pub(super) painted_copy: Option<PageId>,
    pub(super) rehearsals: Rehearsals,
    pub(super) size: (u32, u32),
    opened: Instant,
    pub(super) latest: Option<AudienceSnapshot>,
    /// The page that the room is to see, and the number of its snapshot; `None` while it is to see something else.
    pub(super) wanted: Option<(PageRequest, u64)>,
    /// The picture that the window has in the place of the web page's.
    pub(super) shown: Option<Picture>,
    /// The page of which that picture is, if it is one.
    pub(super) shown_page: Option<PageId>,
    /// The page that the web page has drawn last, while nothing else is on its way to it.
    pub(super) web_page: Option<PageId>,
    /// What the chair points at and draws.
    pub(super) marks: Marks,
    pub(super) due: Due,
    /// Something else is to be seen, and the web page is about to draw it.
    pub(super) leaving: Option<Leaving>,
    /// Where the web page has something over the page.
    pub(super) over: Vec<Over>,
    /// To be acknowledged when the next frame is on the screen.
    pub(super) owed: Option<u64>,
    pub(super) told: Option<Told>,
    /// The snapshot that the web page has not been told yet.
    pub(super) untold: Option<AudienceSnapshot>,
    pub(super) ready_timer: Option<glib::SourceId>,
    pub(super) tell_timer: Option<glib::SourceId>,
}

/// How something else comes in the place of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// The web page was empty: as soon as it is not, it has drawn what is to be seen.
    UntilItCovers,
    /// The web page still has something older: this snapshot has to be acknowledged first.
    UntilItDrew(u64),
}

impl Room {
    /// Takes over pages of PDFs in this webview. Until it has a size, this is the one that it will probably have, in pixels.
    pub fn open(view: &WebView, size: (u32, u32), renderer: Renderer, handle: Handle) {
        let size = if is_laid_out(view) { size_in_pixels(view) } else { size };
        let room = Self::new(view.clone(), size, renderer, handle);
        ROOM.set(Some(room));
        Self::connect(view);
    }

    fn new(view: WebView, size: (u32, u32), renderer: Renderer, handle: Handle) -> Self {
        Self {
            size,
            opened: Instant::now(),
            view,
            renderer,
            handle,
            unpack: unpack::start(|request, pixels| with_room(move |room| room.page_came(request, pixels))),
            web: None,
            slides: Slides::default(),
            pictures: Pictures::default(),
            copies: Copies::default(),
            painted_copy: None,
            rehearsals: Rehearsals::default(),
            latest: None,
            wanted: None,
            shown: None,
            shown_page: None,
            web_page: None,
            marks: Marks::default(),
            due: Due::default(),
            leaving: None,
            over: Vec::new(),
            owed: None,
            told: None,
            untold: None,
            ready_timer: None,
            tell_timer: None,
        }
    }

    /// Listens to the widget.
    fn connect(view: &WebView) {
        view.connect_draw(|_, context| {
            // What we ask of the web page is to have nothing of ours in it.
            if is_asked() {
                return glib::Propagation::Proceed;
            }
            let mut is_ours = false;
            in_room(|room| is_ours = room.draw(context));
            if is_ours { glib::Propagation::Stop } else { glib::Propagation::Proceed }
        });
        // After the web page has drawn itself.
        view.connect_local("draw", true, |values| {
            let context = values.get(1).and_then(|value| value.get::<gtk::cairo::Context>().ok());
            if let (false, Some(context)) = (is_asked(), context) {
                in_room(|room| room.draw_marks(&context));
            }
            Some(false.to_value())
        });
        view.connect_size_allocate(|_, _| in_room(Self::may_have_another_size));
        view.connect_scale_factor_notify(|_| in_room(Self::may_have_another_size));
        view.connect_realize(|view| {
            if let Some(clock) = view.frame_clock() {
                clock.connect_after_paint(|_| in_room(Self::frame_is_there));
            }
        });
        if let Some(clock) = view.frame_clock() {
            clock.connect_after_paint(|_| in_room(Self::frame_is_there));
        }
    }

    /// The web page is there, or there again.
    pub fn has_web(&mut self, web: Box<dyn Sink<AudienceMessage>>) {
        self.web = Some(web);
        self.told = None;
        self.untold = None;
        self.interrupt_rehearsal();
        self.rehearsals.are_over();
    }

    /// Takes what the actor sends the window.
    pub fn take(&mut self, message: AudienceMessage) {
        match message {
            AudienceMessage::Snapshot { snapshot, .. } => self.take_snapshot(snapshot),
            AudienceMessage::Pages { pages } => {
                for changed in self.slides.learn(&pages) {
                    self.copies.forget(&changed);
                }
                self.send_web(AudienceMessage::Pages { pages });
                self.look_again();
            }
            AudienceMessage::Marks { marks } => self.take_marks(marks),
            other
            @ (AudienceMessage::Text { .. } | AudienceMessage::Keys { .. } | AudienceMessage::Rehearse { .. }) => {
                self.send_web(other);
            }
        }
    }

    fn take_snapshot(&mut self, snapshot: AudienceSnapshot) {
        self.interrupt_rehearsal();
        self.painted_copy = None;
        if page_of(&snapshot.view) != self.web_page.as_ref() {
            // The web page repaints only what differs between two slides, and strokes are no part of it.
            if self.shown.is_none() && !self.marks.is_bare(self.web_page.as_ref()) {
                self.view.queue_draw();
            }
            self.web_page = None;
        }
        self.latest = Some(snapshot.clone());
        if let Some(request) = self.slides.now(&snapshot, self.size) {
            self.leaving = None;
            self.wanted = Some((request, snapshot.number));
            if !self.show() {
                self.ask(request, Urgency::Now(Viewer::Room));
            }
            self.tell_about_page(snapshot, true);
        } else if let Some(picture) = self.copy_of(&snapshot.view) {
            self.show_copy(&picture, &snapshot);
            self.tell_about_page(snapshot, false);
        } else {
            self.leave(snapshot.number);
            self.tell(snapshot, false);
        }
        self.make_ready_soon();
    }

    /// The pages, the window's size or what can be drawn have changed.
    fn look_again(&mut self) {
        let Some(snapshot) = self.latest.clone() else { return };
        let wanted = self.slides.now(&snapshot, self.size);
        if wanted != self.wanted.map(|(request, _)| request) {
            return self.take_snapshot(snapshot);
        }
        self.make_ready_soon();
        // The web page draws what the room is to see again, and what changes that is no matter of a moment.
        self.give_up_rehearsal();
    }

    fn may_have_another_size(&mut self) {
        let size = size_in_pixels(&self.view);
        if size != self.size {
            self.size = size;
            self.look_again();
        }
    }

    // The page.

    fn ask(&self, request: PageRequest, urgency: Urgency) {
        let unpack = self.unpack.clone();
        let reply = move |drawn: Result<DrawnPage, Failure>| match drawn {
            Ok(page) => {
                // Without the thread that unpacks, the web page draws it after all.
                if unpack.send((request, page)).is_err() {
                    with_room(move |room| room.cannot_be_drawn(&request));
                }
            }
            // The deck has just been replaced: its new pages are about to come.
            Err(Failure::Unknown) => {}
            Err(Failure::Superseded) => with_room(move |room| room.gave_way(request)),
            Err(_) => with_room(move |room| room.cannot_be_drawn(&request)),
        };
        self.renderer.draw(request, urgency, Box::new(reply));
    }

    /// Pixels of a page have come.
    fn page_came(&mut self, request: PageRequest, pixels: Pixels) {
        let is_draft = pixels.is_draft;
        let is_wanted = self.wanted.is_some_and(|(wanted, _)| wanted == request);
        let is_of_use = (request.width, request.height) == self.size;
        if !is_of_use || (is_draft && (!is_wanted || self.pictures.has_whole(&request))) {
            return;
        }
        // The window may not be on the screen yet.
        let Some(window) = window_of(&self.view) else { return self.gave_way(request) };
        let Some(picture) = Picture::of_page(&request, pixels, &window) else { return self.cannot_be_drawn(&request) };
        self.pictures.keep(request, picture);
        if is_wanted {
            self.show();
            self.make_ready_soon();
            if is_draft {
                self.ask(request, Urgency::Now(Viewer::Room));
            }
        }
    }

    /// Something more urgent came before this page. If the room still waits for it, it is asked for again.
    fn gave_way(&self, request: PageRequest) {
        let waits = move |room: &Self| {
            room.wanted.is_some_and(|(wanted, _)| wanted == request) && room.pictures.get(&request).is_none()
        };
        if waits(self) {
            glib::timeout_add_local_once(AGAIN_AFTER, move || {
                in_room(|room| {
                    if waits(room) {
                        room.ask(request, Urgency::Now(Viewer::Room));
                    }
                });
            });
        }
    }

    fn cannot_be_drawn(&mut self, request: &PageRequest) {
        self.slides.failed(request);
        self.look_again();
    }

    /// Shows the page that is wanted, if it is here.
    fn show(&mut self) -> bool {
        let Some((request, number)) = self.wanted else { return false };
        let Some(picture) = self.pictures.get(&request).cloned() else { return false };
        self.paint_now(&picture, number);
        true
    }

    /// Puts a picture into the window and acknowledges its snapshot.
    pub(super) fn paint_now(&mut self, picture: &Picture, number: u64) {
        self.shown = Some(picture.clone());
        self.shown_page = self.latest.as_ref().and_then(|latest| page_of(&latest.view)).cloned();
        if is_painted_at_once(&self.view) && !self.marks.is_bare(self.seen_page()) && self.paint_marked().is_some() {
            return self.acknowledge(number);
        }
        let lying = self.lying_within(None);
        if is_painted_at_once(&self.view) && paint_at_once(&self.view, picture, &lying).is_some() {
            self.acknowledge(number);
        } else {
            self.owed = Some(number);
            self.view.queue_draw();
        }
    }

    pub(super) fn acknowledge(&self, number: u64) {
        crate::sight::drew(number, &self.handle);
    }

    fn frame_is_there(&mut self) {
        if let Some(number) = self.owed.take() {
            self.acknowledge(number);
        }
    }

    /// Draws the window, or a part of it, when the window system or the web page asks for it. Returns false if the web page
    /// is to do it.
    fn draw(&mut self, context: &gtk::cairo::Context) -> bool {
        if self.leaving == Some(Leaving::UntilItCovers) && covers_page(&self.view) {
            self.gone();
        }
        let Some(picture) = &self.shown else { return false };
        if paint(context, &self.view, picture).is_none() {
            return false;
        }
        let bounds = context.clip_extents().ok();
        // What is left out here is painted with the next frame.
        self.lying_within(bounds).iter().all(|one| paint_over(context, one).is_some());
        self.draw_marks(context);
        true
    }

    // What is not a page of a PDF.

    /// The web page draws what is to be seen; until then the page stays.
    fn leave(&mut self, number: u64) {
        self.wanted = None;
        self.owed = None;
        if self.shown.is_none() {
            return;
        }
        self.leaving = Some(match self.leaving {
            Some(Leaving::UntilItCovers) => Leaving::UntilItCovers,
            _ if !self.rehearsals.is_astray() && !covers_page(&self.view) => Leaving::UntilItCovers,
            _ => Leaving::UntilItDrew(number),
        });
    }

    /// The web page is what is seen.
    pub(super) fn gone(&mut self) {
        self.leaving = None;
        self.shown = None;
        self.shown_page = None;
    }

    /// The web page has drawn the snapshot of this number, and its picture has come.
    pub fn web_drew(&mut self, number: u64) {
        if self.wanted.is_none() {
            self.acknowledge(number);
        }
        let has_come = match self.leaving {
            Some(Leaving::UntilItDrew(awaited)) => number >= awaited,
            Some(Leaving::UntilItCovers) => covers_page(&self.view),
            None => false,
        };
        if has_come {
            self.gone();
            self.view.queue_draw();
        }
        if let Some(told) = &mut self.told
            && number >= told.snapshot.number
        {
            told.is_drawn = true;
            let drawn = page_of(&told.snapshot.view).cloned();
            if drawn != self.web_page {
                self.web_page = drawn;
                if self.shown.is_none() && !self.marks.is_bare(self.web_page.as_ref()) {
                    self.view.queue_draw();
                }
            }
            if self.untold.is_none() {
                self.web_is_at_rest();
            }
        }
    }

    /// The web page has these things over the page now.
    pub fn has_over(&mut self, over: Vec<Over>) {
        if over != self.over {
            self.over = over;
            if self.shown.is_some() {
                self.view.queue_draw();
            }
        }
    }

    // The neighbours.

    fn make_ready_soon(&mut self) {
        if let Some(timer) = self.ready_timer.take() {
            timer.remove();
        }
        let wait = READY_AFTER.max(STARTS_FOR.saturating_sub(self.opened.elapsed()));
        self.ready_timer = Some(glib::timeout_add_local_once(wait, || {
            in_room(|room| {
                room.ready_timer = None;
                room.make_ready();
            });
        }));
    }

    fn make_ready(&mut self) {
        let Some(snapshot) = &self.latest else { return };
        let shown = self.wanted.map(|(request, _)| request);
        let ready = self.slides.ready(snapshot, self.size);
        if let Some(request) = shown {
            self.renderer.look_at(request, Viewer::Room);
            // The page on show comes first, and the neighbours when it is here.
            if self.pictures.get(&request).is_none() {
                return;
            }
        }
        let kept: Vec<PageRequest> = shown.into_iter().chain(ready.iter().copied()).collect();
        self.pictures.keep_only(&kept);
        for request in ready {
            if !self.pictures.has_whole(&request) {
                self.ask(request, Urgency::Soon(Viewer::Room));
            }
        }
    }
}

/// The page that is to be seen, if it is one.
fn page_of(view: &RoomView) -> Option<&PageId> {
    match view {
        RoomView::Page { id } => Some(id),
        _ => None,
    }
}

/// Runs this on GTK's thread, before whatever waits there; after what the room is at just now, if this is called from there: a page that
/// is known not to be drawable is answered at once.
pub fn with_room(work: impl FnOnce(&mut Room) + Send + 'static) {
    glib::MainContext::default().invoke_with_priority(glib::Priority::HIGH, move || {
        if ROOM.with(|room| room.try_borrow_mut().is_ok()) {
            return in_room(work);
        }
        let mut work = Some(work);
        let later = move || {
            if let Some(work) = work.take() {
                in_room(work);
            }
            glib::ControlFlow::Break
        };
        glib::idle_source_new(None, glib::Priority::HIGH, later).attach(None);
    });
}

/// Runs this now; to be called on GTK's thread, and not from within.
pub(super) fn in_room(work: impl FnOnce(&mut Room)) {
    ROOM.with(|room| match room.try_borrow_mut() {
        Ok(mut room) => {
            if let Some(room) = room.as_mut() {
                work(room);
            }
        }
        // A panic here would end the program with the room looking on.
        Err(_) => warn("the room's window was asked for something while it was at something else"),
    });
}
