//! Work on a window once the window manager has done what it was asked. A window that is put somewhere else meanwhile no longer needs it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use gtk::glib;
use tauri::WebviewWindow;

/// After this long a window manager has done what it was asked.
const DONE_AFTER: Duration = Duration::from_millis(300);

thread_local! {
    /// The timers that wait, by the labels of their windows.
    static WAITING: RefCell<BTreeMap<String, glib::SourceId>> = const { RefCell::new(BTreeMap::new()) };
}

/// Does this to a window after [`DONE_AFTER`], instead of what still waited for it.
pub fn later(window: &WebviewWindow, work: impl FnOnce() + 'static) {
    let label = window.label().to_owned();
    let own = label.clone();
    let timer = glib::timeout_add_local_once(DONE_AFTER, move || {
        WAITING.with_borrow_mut(|waiting| waiting.remove(&own));
        work();
    });
    if let Some(earlier) = WAITING.with_borrow_mut(|waiting| waiting.insert(label, timer)) {
        earlier.remove();
    }
}

/// Whether anything waits for a window.
pub fn is_waiting(window: &WebviewWindow) -> bool {
    WAITING.with_borrow(|waiting| waiting.contains_key(window.label()))
}

/// Drops what waits for a window.
pub fn drop_waiting(window: &WebviewWindow) {
    if let Some(waiting) = WAITING.with_borrow_mut(|waiting| waiting.remove(window.label())) {
        waiting.remove();
    }
}
