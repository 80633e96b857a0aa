//! The webviews in the windows: what they may load, and how WebKitGTK is set up.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

use crate::actor::{Handle, Message};
use crate::window::Window;

/// Allows only the app's own pages, and no new windows.
pub fn guarded(
    builder: WebviewWindowBuilder<'_, tauri::Wry, AppHandle>,
) -> WebviewWindowBuilder<'_, tauri::Wry, AppHandle> {
    builder
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .zoom_hotkeys_enabled(false)
        .background_throttling(tauri::utils::config::BackgroundThrottlingPolicy::Disabled)
}

fn own_page(url: &Url) -> bool {
    let own =
        matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")));
    own && matches!(url.path(), "/presenter.html" | "/audience.html")
}

/// Sets WebKitGTK up: how it paints, no menu of its own, a reload when its web process dies. An audience window that is
/// minimised is brought back, since it would draw nothing.
#[cfg(target_os = "linux")]
pub fn configure_webview(window: &WebviewWindow, name: &'static str, handle: &Handle) -> tauri::Result<()> {
    use gtk::prelude::{GtkWindowExt, WidgetExt};
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebProcessTerminationReason, WebViewExt};

    let handle = handle.clone();
    if window.label() == Window::Audience.label() {
        let handle = handle.clone();
        window.gtk_window()?.connect_window_state_event(move |window, event| {
            if event.new_window_state().contains(gtk::gdk::WindowState::ICONIFIED) {
                window.deiconify();
                handle.send(Message::Trouble("The room's window was minimised and has been brought back".into()));
            }
            gtk::glib::Propagation::Proceed
        });
    }
    window.with_webview(move |view| {
        let view = view.inner();
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
            if crate::paint::on_cpu() {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        }
        view.connect_context_menu(|_, _, _, _| true);
        view.connect_web_process_terminated(move |view, reason| {
            let why = match reason {
                WebProcessTerminationReason::TerminatedByApi => "it did not draw for 10 s",
                WebProcessTerminationReason::ExceededMemoryLimit => "its web process ran out of memory",
                _ => "its web process ended",
            };
            handle.send(Message::Trouble(format!("{name} was reloaded: {why}")));
            view.reload();
        });
    })
}

/// There is nothing to set up elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn configure_webview(_: &WebviewWindow, _: &'static str, _: &Handle) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_pages_can_be_gone_to() {
        let allowed = |url: &str| own_page(&url.parse().unwrap());
        assert!(allowed("tauri://localhost/presenter.html") && allowed("http://tauri.localhost/audience.html"));
        for url in [
            "https://example.org/presenter.html",
            "tauri://localhost/other.html",
            "tauri://example.org/presenter.html",
            "deck://localhost/presenter.html",
            "http://deck.localhost/presenter.html",
            "file:///presenter.html",
            "about:blank",
            "data:text/html,x",
        ] {
            assert!(!allowed(url), "{url}");
        }
    }
}
