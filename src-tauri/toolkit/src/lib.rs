//! Tauri with the plugins that Chairside uses. All of it is generic over the kind of webview, so whatever crate builds an app compiles
//! hundreds of Tauri's functions again. This one does nothing else, and is compiled once for the program, its tests and every change of it.

use tauri::{App, Builder, Context, Wry};

/// A builder without plugins.
pub fn bare() -> Builder<Wry> {
    Builder::default()
}

/// A builder with the plugins.
pub fn builder() -> Builder<Wry> {
    bare()
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
}

/// Builds the app.
///
/// # Errors
/// What keeps Tauri from starting: no display, or a plugin that fails.
pub fn build(builder: Builder<Wry>, context: Context<Wry>) -> tauri::Result<App<Wry>> {
    builder.build(context)
}
