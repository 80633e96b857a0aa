//! The screens as Tauri has them, under macOS and Windows. They are looked at when the windows open.

use chairside_screens::{Places, Screen, Screens, SpeakerOn};
use tauri::{AppHandle, Manager, PhysicalPosition, WebviewWindow};

use super::placed::{far_corner, note, room_screen, speaker_screen};
use crate::actor::{Handle, Message};
use crate::window::Window;
use crate::windows::sizes::{ROOM, SPEAKER};

/// Tells the actor of the screens.
pub fn watch(app: &AppHandle, handle: &Handle) {
    let Some(presenter) = app.get_webview_window(Window::Presenter.label()) else { return };
    let Ok(monitors) = presenter.available_monitors() else { return };
    let own = presenter.current_monitor().ok().flatten().map(|own| *own.position());
    let primary = presenter.primary_monitor().ok().flatten().map(|primary| *primary.position());
    let standing = monitors.iter().position(|monitor| Some(*monitor.position()) == own);
    let screen = |monitor: &tauri::Monitor| Screen {
        name: monitor.name().cloned().unwrap_or_default(),
        at: (monitor.position().x, monitor.position().y),
        size: (monitor.size().width, monitor.size().height),
        pixels: (monitor.size().width, monitor.size().height),
        is_primary: Some(*monitor.position()) == primary,
    };
    let screens = Screens::new(&monitors.iter().map(screen).collect::<Vec<_>>());
    let standing = standing.and_then(|index| screens.key(index).cloned());
    handle.send(Message::Screens(screens, standing));
}

/// Here the room's window stays on its screen.
pub const fn fill_again(_: &WebviewWindow) -> bool {
    false
}

/// Brings the room's window to the front.
pub fn bring_to_front(audience: &WebviewWindow) {
    let _ = audience.set_focus();
}

/// Whether a window of this size is larger than one of the screens, and the desktop leaves it so.
pub const fn may_be_too_large(_: tauri::LogicalSize<f64>) -> bool {
    false
}

/// Puts both windows where they are to be.
pub fn put(app: &AppHandle, places: &Places) {
    let windows = (app.get_webview_window(Window::Presenter.label()), app.get_webview_window(Window::Audience.label()));
    let (Some(presenter), Some(audience)) = windows else { return };
    let before = note(places);
    if before.is_some_and(|before| before.presenter != places.presenter) {
        let on = places.screens.index(&places.presenter).and_then(|index| places.screens.iter().nth(index));
        if let Some((_, screen)) = on {
            let _ = presenter.set_position(PhysicalPosition::new(screen.at.0, screen.at.1));
        }
    }
    let _ = put_room(&audience, places);
}

fn put_room(audience: &WebviewWindow, places: &Places) -> tauri::Result<()> {
    let Some((index, whole)) = room_screen(places) else { return Ok(()) };
    let Some((_, screen)) = places.screens.iter().nth(index) else { return Ok(()) };
    if whole {
        return audience.set_fullscreen_on_monitor(PhysicalPosition::new(screen.at.0.into(), screen.at.1.into()));
    }
    audience.set_fullscreen(false)?;
    let size = ROOM.to_physical::<u32>(audience.scale_factor()?);
    let (x, y) = far_corner(screen, (size.width, size.height));
    audience.set_position(PhysicalPosition::new(x, y))
}

/// Puts the speaker's window where it is to be.
pub fn put_speaker(speaker: &WebviewWindow, on: &SpeakerOn) {
    let _ = try_put_speaker(speaker, on);
}

fn try_put_speaker(speaker: &WebviewWindow, on: &SpeakerOn) -> tauri::Result<()> {
    let Some((_, screen)) = speaker_screen(on) else { return Ok(()) };
    if matches!(on, SpeakerOn::Whole(_)) {
        return speaker.set_fullscreen_on_monitor(PhysicalPosition::new(screen.at.0.into(), screen.at.1.into()));
    }
    speaker.set_fullscreen(false)?;
    let size = SPEAKER.to_physical::<u32>(speaker.scale_factor()?);
    let (x, y) = far_corner(&screen, (size.width, size.height));
    speaker.set_position(PhysicalPosition::new(x, y))
}
