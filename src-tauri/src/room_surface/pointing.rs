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
    finger: Option<Finger>,
    /// When the web page was last given a movement.
    web_had_one: Option<Instant>,
    /// Every movement is delivered, and at once.
    is_prompt: bool,
}

/// The address by which GTK knows a finger while it touches.
type Finger = usize;

/// What an event tells of the hand.
#[derive(Debug, Clone, Copy)]
struct Motion {
    kind: EventType,
    /// It is the first button's.
    is_first: bool,
    /// The first button was down.
    is_down: bool,
    finger: Option<Finger>,
    /// It is over the slide.
    is_inside: bool,
}

impl Motion {
    fn of(event: &gdk::Event, is_inside: bool) -> Self {
        Self {
            kind: event.event_type(),
            is_first: event.button() == Some(1),
            is_down: event.state().is_some_and(|state| state.contains(ModifierType::BUTTON1_MASK)),
            finger: event.event_sequence().map(|finger| finger.as_ptr().addr()),
            is_inside,
        }
    }
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
        let Some((phase, is_ours)) = hand.phase(Motion::of(event, is_inside)) else { return Propagation::Proceed };
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
    fn phase(&mut self, Motion { kind, is_first, is_down, finger, is_inside }: Motion) -> Option<(Phase, bool)> {
        let is_its_finger = self.finger.is_some() && self.finger == finger;
        Some(match kind {
            // A dialog of the system or a locked screen took the release.
            EventType::MotionNotify if self.is_pressed && !is_down => {
                self.is_pressed = false;
                (Phase::Up, true)
            }
            EventType::MotionNotify if self.is_pressed => (Phase::Drag, true),
            EventType::MotionNotify if is_inside => (Phase::Over, !self.is_webs_turn()),
            EventType::MotionNotify => (Phase::Away, false),
            EventType::ButtonPress if is_first && is_inside => {
                self.is_pressed = true;
                (Phase::Down, true)
            }
            // The second and third press of a double click.
            EventType::DoubleButtonPress | EventType::TripleButtonPress if is_first && is_inside => (Phase::Over, true),
            EventType::ButtonRelease if is_first && self.is_pressed => {
                self.is_pressed = false;
                (Phase::Up, true)
            }
            EventType::TouchBegin if self.finger.is_none() && is_inside => {
                self.finger = finger;
                (Phase::Down, true)
            }
            EventType::TouchUpdate if is_its_finger => (Phase::Drag, true),
            EventType::TouchEnd | EventType::TouchCancel if is_its_finger => {
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

#[cfg(test)]
mod tests {
    use super::*;

    const MOUSE: Motion =
        Motion { kind: EventType::MotionNotify, is_first: false, is_down: false, finger: None, is_inside: true };
    const DRAG: Motion = Motion { is_down: true, ..MOUSE };
    const PRESS: Motion = Motion { kind: EventType::ButtonPress, is_first: true, ..MOUSE };
    const RELEASE: Motion = Motion { kind: EventType::ButtonRelease, is_first: true, is_down: true, ..MOUSE };
    const LEAVE: Motion = Motion { kind: EventType::LeaveNotify, is_inside: false, ..MOUSE };

    fn touch(kind: EventType, finger: Finger) -> Motion {
        Motion { kind, finger: Some(finger), ..MOUSE }
    }

    /// What each of them does, and whether the web page does not get it.
    fn phases<const N: usize>(motions: [Motion; N]) -> [Option<(Phase, bool)>; N] {
        // The web page had a movement just now.
        let mut hand = Hand { web_had_one: Some(Instant::now()), ..Hand::default() };
        motions.map(|motion| hand.phase(motion))
    }

    #[test]
    fn a_mouse_hovers_draws_and_leaves() {
        let away = Motion { is_inside: false, ..DRAG };
        assert_eq!(
            phases([MOUSE, PRESS, DRAG, away, RELEASE, LEAVE]),
            [
                Some((Phase::Over, true)),
                Some((Phase::Down, true)),
                Some((Phase::Drag, true)),
                Some((Phase::Drag, true)),
                Some((Phase::Up, true)),
                Some((Phase::Away, false)),
            ]
        );
    }

    #[test]
    fn beside_the_slide_all_is_the_web_pages() {
        let beside = |motion| Motion { is_inside: false, ..motion };
        assert_eq!(
            phases([beside(MOUSE), beside(PRESS), RELEASE, beside(touch(EventType::TouchBegin, 1))]),
            [Some((Phase::Away, false)), None, None, None]
        );
    }

    #[test]
    fn a_release_that_something_else_took_ends_the_stroke() {
        assert_eq!(
            phases([PRESS, MOUSE, MOUSE]),
            [Some((Phase::Down, true)), Some((Phase::Up, true)), Some((Phase::Over, true))]
        );
    }

    #[test]
    fn other_buttons_do_nothing_and_a_double_click_no_more_than_a_click() {
        let other = Motion { is_first: false, ..PRESS };
        let double = Motion { kind: EventType::DoubleButtonPress, ..PRESS };
        assert_eq!(phases([other, double]), [None, Some((Phase::Over, true))]);
    }

    #[test]
    fn one_finger_points_and_others_do_nothing_meanwhile() {
        let [begin, update, end] = [EventType::TouchBegin, EventType::TouchUpdate, EventType::TouchEnd];
        assert_eq!(
            phases([touch(begin, 1), touch(begin, 2), touch(update, 2), touch(update, 1), LEAVE, touch(end, 1)]),
            [Some((Phase::Down, true)), None, None, Some((Phase::Drag, true)), None, Some((Phase::Away, true))]
        );
        assert_eq!(
            phases([touch(begin, 1), touch(EventType::TouchCancel, 1), touch(begin, 2)]),
            [Some((Phase::Down, true)), Some((Phase::Away, true)), Some((Phase::Down, true))]
        );
    }

    #[test]
    fn the_web_page_has_a_movement_now_and_then() {
        let mut hand = Hand::default();
        assert_eq!(hand.phase(MOUSE), Some((Phase::Over, false)));
        assert_eq!(hand.phase(MOUSE), Some((Phase::Over, true)));
        hand.web_had_one = Instant::now().checked_sub(WEB_EVERY);
        assert_eq!(hand.phase(MOUSE), Some((Phase::Over, false)));
    }
}
