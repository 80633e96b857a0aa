//! Whether windows can be opened here.

/// Why no window can be opened; `None` when one can.
pub fn missing() -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        return Some(
            "there is no display: start Chairside in a desktop session, or set DISPLAY; `check` and `journal` need none",
        );
    }
    None
}
