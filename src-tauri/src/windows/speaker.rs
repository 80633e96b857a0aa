//! The speaker's window on the screen: opened when it is wanted, and gone when it is not. It takes no keys: whoever clicks on it goes on
//! in the window that they were in.

use chairside_screens::SpeakerOn;
use chairside_settings::Theme;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::colours::Scheme;
use super::related::open_related;
use super::{before_page, screens, sizes, webview};
use crate::actor::{Handle, Message};
use crate::window::{SPEAKER, SPEAKER_PAGE, Window};

/// Its icon, which no other window has.
const ICON: tauri::image::Image<'_> = tauri::include_image!("src-tauri/icons/speaker.png");

/// Shows the window there, or closes it. To be called on the main thread.
pub fn show(app: &AppHandle, title: &str, on: Option<&SpeakerOn>, theme: Theme, handle: &Handle) {
    let open = app.get_webview_window(SPEAKER);
    let Some(on) = on.filter(|on| on.screen().is_some()) else {
        if let Some(window) = open {
            let _ = window.destroy();
        }
        return;
    };
    match open.map_or_else(|| opened(app, title, theme, handle), Ok) {
        Ok(window) => screens::put_speaker(&window, on),
        Err(error) => handle.send(Message::Trouble(format!("The speaker's window cannot be opened: {error}"))),
    }
}

fn opened(app: &AppHandle, title: &str, theme: Theme, handle: &Handle) -> tauri::Result<WebviewWindow> {
    let presenter = app.get_webview_window(Window::Presenter.label()).ok_or(tauri::Error::WebviewNotFound)?;
    let title = title.to_owned();
    let window = open_related(app, &presenter, move |app| builder(app, &title, theme))?;
    webview::configure_webview(&window, "The speaker's window", Some(handle))?;
    before_page::paint(&window);
    #[cfg(target_os = "linux")]
    gtk::prelude::GtkWindowExt::set_role(&window.gtk_window()?, SPEAKER);
    Ok(window)
}

fn builder<'a>(
    app: &'a AppHandle,
    title: &str,
    theme: Theme,
) -> tauri::Result<WebviewWindowBuilder<'a, tauri::Wry, AppHandle>> {
    let builder = WebviewWindowBuilder::new(app, SPEAKER, WebviewUrl::App(SPEAKER_PAGE.into()));
    webview::guarded(builder, SPEAKER_PAGE)
        .title(title)
        .content_protected(true)
        .background_color(Scheme::of(theme).background())
        .inner_size(sizes::SPEAKER.width, sizes::SPEAKER.height)
        .min_inner_size(320.0, 180.0)
        .focused(false)
        .focusable(false)
        .icon(ICON)
}
