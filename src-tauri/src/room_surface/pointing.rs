//! The mouse, fingers and pens while the chair points or draws, taken before the web pages get them: through the web process a movement
//! would come up to two frames late.
//!
//! In the room's window the slide has its place by rule. In the presenter window the page says where it is, and only while the pointer is
//! over it and nothing lies between (`point_within`).

use std::cell::RefCell;
use std::time::{Duration, Instant};

use chairside_session::desk::{Phase, PointEvent};
use gtk::gdk;
use gtk::gdk::{AxisUse, EventType, ModifierType};
use gtk::glib::Propagation;
use gtk::prelude::{WidgetExt, WidgetExtManual};
use tauri::WebviewWindow;
use webkit2gtk::{WebView, WebViewExt};

use super::attached;
use super::marks::Area;
use super::room::in_room;
use crate::actor::{Handle, Message};
use crate::window::{ByWindow, Window};

/// The web page gets a movement this often while the pointer is over the slide.
const WEB_EVERY: Duration = Duration::from_millis(60);

/// What is known of a window.
#[derive(Debug, Default)]
struct Hand {
    /// Where the slide is in the presenter window, in CSS pixels, while the pointer is over it.
    area: Option<Area>,
    /// The first button is down, or the pen touches.
    is_pressed: bool,
    /// The finger that points; others do nothing.
    finger: Option<gdk::EventSequence>,
    /// When the web page was last given a movement.
    web_had_one: Option<Instant>,
    /// Every movement is delivered, and at once.
    is_prompt: bool,
}

thread_local! {
    static HANDS: RefCell<ByWindow<Hand>> = RefCell::new(ByWindow::default());
}

/// Says where the slide is in the presenter window while the pointer is over it. Returns whether the program takes the pointer by itself.
pub fn within(which: Window, area: Option<Area>) -> bool {
    if attached::is() && which == Window::Presenter {
        gtk::glib::MainContext::default().invoke(move || {
            HANDS.with_borrow_mut(|hands| hands[which].area = area.filter(|area| area.is_sound()));
        });
    }
    attached::is()
}

/// Listens to the mouse, fingers and pens in a window. To be called on GTK's thread.
pub fn connect(window: &WebviewWindow, which: Window, handle: Handle) {
    let _ = window.with_webview(move |view| listen(&view.inner(), which, &handle));
}

fn listen(view: &WebView, which: Window, handle: &Handle) {
    view.add_events(gdk::EventMask::POINTER_MOTION_MASK | gdk::EventMask::TOUCH_MASK);
    let to = handle.clone();
    view.connect_motion_notify_event(move |view, event| take(view, which, event, &to));
    let to = handle.clone();
    view.connect_button_press_event(move |view, event| take(view, which, event, &to));
    let to = handle.clone();
    view.connect_button_release_event(move |view, event| take(view, which, event, &to));
    let to = handle.clone();
    view.connect_touch_event(move |view, event| take(view, which, event, &to));
    let to = handle.clone();
    view.connect_leave_notify_event(move |view, event| take(view, which, event, &to));
}

/// Takes an event if a tool is armed and it is over the slide.
fn take(view: &WebView, which: Window, event: &gdk::Event, to: &Handle) -> Propagation {
    let (mut tool, mut room) = (None, None);
    in_room(|window| (tool, room) = (window.tool(), window.slide_area()));
    HANDS.with_borrow_mut(|hands| {
        let hand = &mut hands[which];
        set_prompt(hand, view, tool.is_some());
        if tool.is_none() {
            (hand.is_pressed, hand.finger) = (false, None);
            return Propagation::Proceed;
        }
        let area = match which {
            Window::Audience => room,
            Window::Presenter => hand.area.map(|area| in_widget(area, view.zoom_level())),
        };
        let at = area.zip(event.coords()).map(|(area, (x, y))| area.fractions(x, y));
        let is_inside = at.is_some_and(|(x, y)| (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
        let Some((phase, is_ours)) = hand.phase(event, is_inside) else { return Propagation::Proceed };
        // Where the pointer was lifted, or has gone, makes no difference.
        let nowhere = || matches!(phase, Phase::Away | Phase::Up).then_some((-1.0, -1.0));
        let Some((x, y)) = at.or_else(nowhere) else {
            return Propagation::Proceed;
        };
        to.send(Message::Pointed(PointEvent { phase, x, y, pressure: event.axis(AxisUse::Pressure) }));
        if is_ours { Propagation::Stop } else { Propagation::Proceed }
    })
}

impl Hand {
    /// What the event says, and whether the web page is not to get it. The page gets movements without a button, since it draws the mouse
    /// pointer, and every event beside the slide. `None` if the event is of no interest.
    fn phase(&mut self, event: &gdk::Event, is_inside: bool) -> Option<(Phase, bool)> {
        let first = |event: &gdk::Event| event.button() == Some(1);
        let is_down =
            |event: &gdk::Event| event.state().is_some_and(|state| state.contains(ModifierType::BUTTON1_MASK));
        Some(match event.event_type() {
            // A dialog of the system or a locked screen took the release.
            EventType::MotionNotify if self.is_pressed && !is_down(event) => {
                self.is_pressed = false;
                (Phase::Up, true)
            }
            EventType::MotionNotify if self.is_pressed => (Phase::Drag, true),
            EventType::MotionNotify if is_inside => (Phase::Over, !self.is_webs_turn()),
            EventType::MotionNotify => (Phase::Away, false),
            EventType::ButtonPress if first(event) && is_inside => {
                self.is_pressed = true;
                (Phase::Down, true)
            }
            // The second and third press of a double click.
            EventType::DoubleButtonPress | EventType::TripleButtonPress if first(event) && is_inside => {
                (Phase::Over, true)
            }
            EventType::ButtonRelease if first(event) && self.is_pressed => {
                self.is_pressed = false;
                (Phase::Up, true)
            }
            EventType::TouchBegin if self.finger.is_none() && is_inside => {
                self.finger = event.event_sequence();
                (Phase::Down, true)
            }
            EventType::TouchUpdate if self.is_finger(event) => (Phase::Drag, true),
            EventType::TouchEnd | EventType::TouchCancel if self.is_finger(event) => {
                self.finger = None;
                (Phase::Away, true)
            }
            EventType::LeaveNotify if !self.is_pressed && self.finger.is_none() => (Phase::Away, false),
            _ => return None,
        })
    }

    /// The web page gets so many movements that it knows when the pointer leaves the slide or something comes between, and no more: each is
    /// work for the process that draws.
    fn is_webs_turn(&mut self) -> bool {
        let now = Instant::now();
        let is_due = self.web_had_one.is_none_or(|at| now.duration_since(at) >= WEB_EVERY);
        if is_due {
            self.web_had_one = Some(now);
        }
        is_due
    }

    fn is_finger(&self, event: &gdk::Event) -> bool {
        self.finger.is_some() && self.finger == event.event_sequence()
    }
}

/// While a tool is armed GTK delivers every movement, and does not wait for the next frame.
fn set_prompt(hand: &mut Hand, view: &WebView, is_prompt: bool) {
    if hand.is_prompt != is_prompt
        && let Some(window) = view.window()
    {
        window.set_event_compression(!is_prompt);
        hand.is_prompt = is_prompt;
    }
}

/// CSS pixels in the pixels of the widget.
fn in_widget(area: Area, zoom: f64) -> Area {
    Area { left: area.left * zoom, top: area.top * zoom, width: area.width * zoom, height: area.height * zoom }
}
