//! Opens links in the system's browser, and copies texts.

use chairside_address::Address;
use tauri::{AppHandle, Runtime};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_opener::OpenerExt;

/// Opens an address, which has been checked, outside Chairside.
pub fn open<R: Runtime>(app: &AppHandle<R>, address: &Address) -> Result<(), String> {
    let url = &address.url;
    app.opener().open_url(url, None::<&str>).map_err(|error| format!("The browser did not open {url}: {error}"))
}

/// Puts a text on the clipboard.
pub fn copy<R: Runtime>(app: &AppHandle<R>, text: &str) -> Result<(), String> {
    app.clipboard().write_text(text).map_err(|error| format!("Not copied: {error}"))
}
