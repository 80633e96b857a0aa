//! Opens links in the system's browser, and copies texts. Every address passes the same check here.

use tauri::{AppHandle, Runtime};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_opener::OpenerExt;

/// Opens an address outside Chairside. Only https, http, mailto and xmpp are allowed.
pub fn open<R: Runtime>(app: &AppHandle<R>, url: &str) -> Result<(), String> {
    if !chairside_deck::link_allowed(url) {
        return Err(format!("Not opened: {url} is not a web, mail or chat address"));
    }
    app.opener().open_url(url, None::<&str>).map_err(|error| format!("The browser did not open {url}: {error}"))
}

/// Puts a text on the clipboard.
pub fn copy<R: Runtime>(app: &AppHandle<R>, text: &str) -> Result<(), String> {
    app.clipboard().write_text(text).map_err(|error| format!("Not copied: {error}"))
}
