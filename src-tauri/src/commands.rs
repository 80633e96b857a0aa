//! The commands that the windows may call. Each is granted by window in `capabilities/`; all are synchronous and only
//! enqueue, so that a burst of keys keeps its order.

#![allow(clippy::needless_pass_by_value, reason = "Tauri gives commands their arguments by value")]

use chairside_session::Intent;
use chairside_session::desk::{DeskAction, KeyPress, PointEvent};
use chairside_session::snapshot::{AudienceMessage, PresenterMessage, SpeakerSnapshot};
use chairside_start::{StartSnapshot, StartWish};
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};

use crate::actor::{Handle, Message, Sink};
use crate::link;
use crate::start::{StartHandle, StartMessage};
use crate::window::Window;

struct ToWindow<T>(Channel<T>);

impl<T> std::fmt::Debug for ToWindow<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("ToWindow")
    }
}

impl<T: Serialize + Send> Sink<T> for ToWindow<T> {
    fn send(&self, message: T) {
        // A window that is being reloaded subscribes again.
        let _ = self.0.send(message);
    }
}

fn which(window: &WebviewWindow) -> Window {
    Window::of_label(window.label()).unwrap_or(Window::Presenter)
}

#[tauri::command]
pub fn subscribe_audience(channel: Channel<AudienceMessage>, handle: State<'_, Handle>) {
    let web = Box::new(ToWindow(channel));
    #[cfg(target_os = "linux")]
    let web = crate::room_surface::before(web);
    handle.send(Message::AudienceSubscribed(web));
}

#[tauri::command]
pub fn subscribe_presenter(channel: Channel<PresenterMessage>, handle: State<'_, Handle>) {
    handle.send(Message::PresenterSubscribed(Box::new(ToWindow(channel))));
}

#[tauri::command]
pub fn press(window: WebviewWindow, number: u64, press: KeyPress, handle: State<'_, Handle>) {
    handle.send(Message::Press(which(&window), number, press));
}

#[tauri::command]
pub fn prose(window: WebviewWindow, number: u64, text: String, since: Option<u64>, handle: State<'_, Handle>) {
    handle.send(Message::Prose { window: which(&window), number, text, since });
}

#[tauri::command]
pub fn acknowledge(window: WebviewWindow, number: u64, handle: State<'_, Handle>) {
    match which(&window) {
        #[cfg(target_os = "linux")]
        Window::Audience => crate::room_surface::web_drew(number, &handle),
        window => handle.send(Message::Drawn(window, number)),
    }
}

#[tauri::command]
#[cfg(target_os = "linux")]
pub fn report_over(over: Vec<crate::room_surface::Over>) {
    crate::room_surface::has_over(over);
}

#[tauri::command]
#[cfg(not(target_os = "linux"))]
pub fn report_over() {}

#[tauri::command]
#[cfg(target_os = "linux")]
pub fn report_rehearsed(number: u64, whole: bool) {
    crate::room_surface::has_rehearsed(number, whole);
}

#[tauri::command]
#[cfg(not(target_os = "linux"))]
pub fn report_rehearsed() {}

#[tauri::command]
pub fn report_keys(window: WebviewWindow, turning: Vec<String>) {
    #[cfg(target_os = "linux")]
    crate::room_surface::report_keys(which(&window), &turning);
    #[cfg(not(target_os = "linux"))]
    let _ = (window, turning);
}

/// Paints these digits in the presenter window. Returns how many pixels of the screen one of the page is, or nothing if the page draws
/// all digits itself.
#[tauri::command]
#[cfg(target_os = "linux")]
pub fn paint_digits(digits: Vec<crate::digits::Digits>) -> Option<f64> {
    crate::digits::paint(digits)
}

#[tauri::command]
#[cfg(not(target_os = "linux"))]
pub fn paint_digits() -> Option<f64> {
    None
}

/// The mouse, a finger or a pen did this on the picture of what the room sees.
#[tauri::command]
pub fn point(event: PointEvent, handle: State<'_, Handle>) {
    handle.send(Message::Pointed(event));
}

/// The slide is here in the window, in CSS pixels, and the pointer is over it; or it is not. Returns whether the program takes the pointer
/// there by itself.
#[tauri::command]
#[cfg(target_os = "linux")]
pub fn point_within(window: WebviewWindow, area: Option<crate::room_surface::Area>) -> bool {
    crate::room_surface::point_within(which(&window), area)
}

#[tauri::command]
#[cfg(not(target_os = "linux"))]
pub fn point_within() -> bool {
    false
}

#[tauri::command]
pub fn act(number: u64, intent: Intent, handle: State<'_, Handle>) {
    handle.send(Message::Act(number, intent));
}

#[tauri::command]
pub fn desk(number: u64, action: DeskAction, handle: State<'_, Handle>) {
    handle.send(Message::Desk(number, action));
}

#[tauri::command]
pub fn copy_text(app: AppHandle, text: &str, handle: State<'_, Handle>) {
    if let Err(words) = link::copy(&app, text) {
        handle.send(Message::Trouble(words));
    }
}

#[tauri::command]
pub fn drag_audience(window: WebviewWindow) {
    // A button that was released on the way would leave the window stuck to the pointer.
    if crate::windows::is_pressed(&window) {
        // Where the window system cannot do this, the window stays where it is.
        let _ = window.start_dragging();
    }
}

#[tauri::command]
pub fn subscribe_speaker(channel: Channel<SpeakerSnapshot>, handle: State<'_, Handle>) {
    handle.send(Message::SpeakerSubscribed(Box::new(ToWindow(channel))));
}

#[tauri::command]
pub fn subscribe_start(channel: Channel<StartSnapshot>, handle: State<'_, StartHandle>) {
    handle.send(StartMessage::Subscribed(Box::new(ToWindow(channel))));
}

#[tauri::command]
pub fn start_wish(wish: StartWish, handle: State<'_, StartHandle>) {
    handle.send(StartMessage::Wish(wish));
}
