//! What a window shows before its page is there.

use tauri::WebviewWindow;

/// Has the window painted in its colour until its page has loaded. When it is drawn sooner, `WebKitGTK` may wait for its web process, for up to half a
/// second and with all other windows, while that process waits for this thread.
#[cfg(target_os = "linux")]
pub fn paint(window: &WebviewWindow) {
    use std::cell::Cell;
    use std::rc::Rc;

    use gtk::cairo::Operator;
    use gtk::glib::Propagation;
    use gtk::prelude::WidgetExt;
    use webkit2gtk::{LoadEvent, WebViewExt};

    let _ = window.with_webview(|view| {
        let view = view.inner();
        let has_loaded = Rc::new(Cell::new(false));
        let loaded = has_loaded.clone();
        view.connect_load_changed(move |view, event| {
            loaded.set(event == LoadEvent::Finished);
            view.queue_draw();
        });
        view.connect_draw(move |view, context| {
            if has_loaded.get() {
                return Propagation::Proceed;
            }
            let colour = view.background_color();
            context.set_source_rgb(colour.red(), colour.green(), colour.blue());
            context.set_operator(Operator::Source);
            // Without a colour it looks as the desktop's windows do.
            let _ = context.paint();
            Propagation::Stop
        });
    });
}

/// Other systems show the window's colour by themselves.
#[cfg(not(target_os = "linux"))]
pub fn paint(_: &WebviewWindow) {}
