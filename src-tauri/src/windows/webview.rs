//! The webviews in the windows: what they may load, and how WebKitGTK is set up.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

use crate::actor::{Handle, Message};
use crate::cli::output::warn;
use crate::paint::INSPECTOR;
use crate::window::Window;

/// Allows a window its own page alone: no other page, no new windows, no downloads.
pub fn guarded<'a>(
    builder: WebviewWindowBuilder<'a, tauri::Wry, AppHandle>,
    page: &'static str,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    builder
        .on_navigation(move |url| is_page(page, url))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .devtools(INSPECTOR)
        .zoom_hotkeys_enabled(false)
        .background_throttling(tauri::utils::config::BackgroundThrottlingPolicy::Disabled)
}

fn is_page(page: &str, url: &Url) -> bool {
    let own =
        matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")));
    own && url.path().strip_prefix('/') == Some(page)
}

/// Sets WebKitGTK up: how it paints, no menu of its own, a reload when its web process dies. An audience window that is
/// minimised is brought back, since it would draw nothing. Without a `handle` there is no session yet, and nobody to tell.
#[cfg(target_os = "linux")]
pub fn configure_webview(window: &WebviewWindow, name: &'static str, handle: Option<&Handle>) -> tauri::Result<()> {
    use gtk::prelude::{GtkWindowExt, WidgetExt};
    use webkit2gtk::{
        HardwareAccelerationPolicy, HitTestResultExt, SettingsExt, WebProcessTerminationReason, WebViewExt,
    };

    let handle = handle.cloned();
    if let (Some(handle), true) = (&handle, window.label() == Window::Audience.label()) {
        let (handle, app) = (handle.clone(), tauri::Manager::app_handle(window).clone());
        window.gtk_window()?.connect_window_state_event(move |window, event| {
            if event.changed_mask().contains(gtk::gdk::WindowState::FULLSCREEN)
                && let Some(place) = super::where_room_is(&app)
            {
                handle.send(Message::RoomWindow(place));
            }
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
            settings.set_enable_developer_extras(INSPECTOR);
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
            if crate::paint::on_cpu() {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        }
        view.connect_context_menu(|_, menu, _, at| !at.context_is_editable() || !leaves_editing(menu));
        // What a page can ask for besides: a printer, a file, the camera, the whole screen. Ours ask for none of it.
        view.connect_print(|_, _| true);
        view.connect_run_file_chooser(|_, _| true);
        view.connect_enter_fullscreen(|_| true);
        view.connect_permission_request(|_, request| {
            webkit2gtk::PermissionRequestExt::deny(request);
            true
        });
        view.connect_web_process_terminated(move |view, reason| {
            let why = match reason {
                WebProcessTerminationReason::TerminatedByApi => "it did not draw for 10 s",
                WebProcessTerminationReason::ExceededMemoryLimit => "its web process ran out of memory",
                _ => "its web process ended",
            };
            let words = format!("{name} was reloaded: {why}");
            match &handle {
                Some(handle) => handle.send(Message::Trouble(words)),
                None => warn(words),
            }
            view.reload();
        });
    })
}

/// Takes everything but cutting, copying, pasting and selecting out of a field's menu. Returns whether something is left.
#[cfg(target_os = "linux")]
fn leaves_editing(menu: &webkit2gtk::ContextMenu) -> bool {
    use webkit2gtk::{ContextMenuAction, ContextMenuExt, ContextMenuItemExt};
    for item in menu.items() {
        let edits =
            [ContextMenuAction::Cut, ContextMenuAction::Copy, ContextMenuAction::Paste, ContextMenuAction::SelectAll];
        if !edits.contains(&item.stock_action()) {
            menu.remove(&item);
        }
    }
    menu.n_items() > 0
}

/// There is nothing to set up elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn configure_webview(_: &WebviewWindow, _: &'static str, _: Option<&Handle>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_can_go_to_its_own_page_alone() {
        for (window, other) in [(Window::Presenter, "audience.html"), (Window::Audience, "presenter.html")] {
            let allowed = |url: &str| is_page(window.page(), &url.parse().unwrap());
            let page = window.page();
            assert!(
                allowed(&format!("tauri://localhost/{page}")) && allowed(&format!("http://tauri.localhost/{page}"))
            );
            for url in [
                &*format!("tauri://localhost/{other}"),
                &*format!("https://example.org/{page}"),
                &*format!("tauri://example.org/{page}"),
                &*format!("deck://localhost/{page}"),
                &*format!("http://deck.localhost/{page}"),
                &*format!("file:///{page}"),
                &*format!("tauri://localhost//{page}"),
                &*format!("tauri://localhost/x/{page}"),
                "tauri://localhost/",
                "about:blank",
                "about:srcdoc",
                "data:text/html,x",
                "blob:tauri://localhost/1",
                "javascript:1",
            ] {
                assert!(!allowed(url), "{window:?}: {url}");
            }
        }
    }
}
