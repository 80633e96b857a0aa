//! Windows that share the presenter window's web process.

use tauri::{AppHandle, WebviewWindow, WebviewWindowBuilder};

/// Opens a window as a related view of the presenter window. To be called on the main thread.
#[cfg(target_os = "linux")]
pub fn open_related(
    app: &AppHandle,
    presenter: &WebviewWindow,
    builder: impl FnOnce(&AppHandle) -> tauri::Result<WebviewWindowBuilder<'_, tauri::Wry, AppHandle>> + Send + 'static,
) -> tauri::Result<WebviewWindow> {
    // The closure runs before `with_webview` returns, since this is the main thread; nothing in it may ask for the
    // presenter's view again, which is locked meanwhile.
    let (sender, built) = std::sync::mpsc::channel();
    let app = app.clone();
    presenter.with_webview(move |first| {
        let _ = sender.send(builder(&app).and_then(|builder| builder.with_related_view(first.inner()).build()));
    })?;
    built.recv().map_err(|_| tauri::Error::WebviewNotFound)?
}

/// Opens a window.
#[cfg(not(target_os = "linux"))]
pub fn open_related(
    app: &AppHandle,
    _: &WebviewWindow,
    builder: impl FnOnce(&AppHandle) -> tauri::Result<WebviewWindowBuilder<'_, tauri::Wry, AppHandle>>,
) -> tauri::Result<WebviewWindow> {
    builder(app)?.build()
}
