//! Keys that turn, taken before the web page gets them, so that the room turns while the web process is busy or dead.
//!
//! A key is taken only while it would turn: the web page says which keys do (`report`), since it knows where the focus is.
//! And order is kept: for a moment after anything else that the web page was given, it gets these keys too.

use std::cell::RefCell;
use std::collections::HashSet;
use std::time::{Duration, Instant};

use chairside_session::desk::KeyPress;
use gtk::gdk::keys::{Key, constants};
use gtk::gdk::{EventKey, ModifierType};
use gtk::glib::Propagation;
use gtk::prelude::WidgetExt;
use tauri::WebviewWindow;
use webkit2gtk::WebView;

use crate::actor::{Handle, Message};
use crate::window::{ByWindow, Window};

/// Longer than letters wait for others (ui/src/letters.ts) and than a web page takes to say what has changed.
const QUIET: Duration = Duration::from_millis(350);

/// These modifiers make another key of it. Caps Lock and Num Lock do not.
const MODIFIERS: [ModifierType; 8] = [
    ModifierType::SHIFT_MASK,
    ModifierType::CONTROL_MASK,
    ModifierType::MOD1_MASK,
    ModifierType::MOD4_MASK,
    ModifierType::MOD5_MASK,
    ModifierType::SUPER_MASK,
    ModifierType::HYPER_MASK,
    ModifierType::META_MASK,
];

/// What is known of a window's keyboard.
#[derive(Debug, Default)]
struct Keyboard {
    /// The keys that turn now.
    turning: HashSet<&'static str>,
    /// When the web page was last given something.
    web_had_one: Option<Instant>,
}

impl Keyboard {
    /// Whether the program takes this key.
    fn takes(&self, key: &str, now: Instant) -> bool {
        let is_quiet = self.web_had_one.is_none_or(|at| now.duration_since(at) >= QUIET);
        is_quiet && self.turning.contains(key)
    }
}

thread_local! {
    static KEYBOARDS: RefCell<ByWindow<Keyboard>> = RefCell::new(ByWindow::default());
}

/// Listens to the keys of a window. To be called on GTK's thread.
pub fn connect(window: &WebviewWindow, which: Window, handle: Handle) {
    let _ = window.with_webview(move |view| listen(&view.inner(), which, handle));
}

/// The web page of a window says which keys turn, as the DOM's `KeyboardEvent.key` has them.
pub fn report(which: Window, keys: &[String]) {
    let known = |name: &String| NAMES.iter().find(|(_, known)| *known == name.as_str()).map(|(_, known)| *known);
    KEYBOARDS.with_borrow_mut(|keyboards| keyboards[which].turning = keys.iter().filter_map(known).collect());
}

fn listen(view: &WebView, which: Window, handle: Handle) {
    view.connect_key_press_event(move |_, event| match taken_key(which, event) {
        Some(key) => {
            handle.send(Message::Struck(which, KeyPress { key: key.into(), ..KeyPress::default() }));
            Propagation::Stop
        }
        None => Propagation::Proceed,
    });
    view.connect_button_press_event(move |_, _| {
        KEYBOARDS.with_borrow_mut(|keyboards| keyboards[which].web_had_one = Some(Instant::now()));
        Propagation::Proceed
    });
}

/// The name of the key if the program takes it. Else the web page is about to get it.
fn taken_key(which: Window, event: &EventKey) -> Option<&'static str> {
    let now = Instant::now();
    let plain = !MODIFIERS.iter().any(|modifier| event.state().contains(*modifier));
    KEYBOARDS.with_borrow_mut(|keyboards| {
        let keyboard = &mut keyboards[which];
        let key = name_of(event.keyval()).filter(|key| plain && keyboard.takes(key, now));
        if key.is_none() && !event.is_modifier() {
            keyboard.web_had_one = Some(now);
        }
        key
    })
}

/// The keys that may turn.
const NAMES: [(Key, &str); 6] = [
    (constants::Right, "ArrowRight"),
    (constants::Left, "ArrowLeft"),
    (constants::Down, "ArrowDown"),
    (constants::Up, "ArrowUp"),
    (constants::Page_Down, "PageDown"),
    (constants::Page_Up, "PageUp"),
];

fn name_of(key: Key) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == key).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_while_it_turns_and_the_web_page_has_had_nothing_for_a_moment() {
        let mut keyboard = Keyboard::default();
        let begin = Instant::now();
        assert!(!keyboard.takes("ArrowRight", begin), "the web page has not said yet that it turns");
        keyboard.turning = HashSet::from(["ArrowRight", "ArrowLeft"]);
        assert!(keyboard.takes("ArrowRight", begin) && !keyboard.takes("PageDown", begin));
        keyboard.web_had_one = Some(begin);
        assert!(!keyboard.takes("ArrowRight", begin + QUIET / 2));
        assert!(keyboard.takes("ArrowRight", begin + QUIET));
    }

    #[test]
    fn only_keys_by_these_names_can_be_reported() {
        report(Window::Presenter, &["ArrowRight".into(), "x".into(), "Enter".into()]);
        let turning = KEYBOARDS.with_borrow(|keyboards| keyboards[Window::Presenter].turning.clone());
        assert_eq!(turning, HashSet::from(["ArrowRight"]));
    }
}
