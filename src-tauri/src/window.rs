//! The windows by name: the two that take a session's keys, the speaker's, which only shows, and the start window.

/// The label of the start window, which is open until a session is shown.
pub const START: &str = "start";

/// The page of the start window.
pub const START_PAGE: &str = "start.html";

/// The label of the speaker's window, which is open while the chair wants it.
pub const SPEAKER: &str = "speaker";

/// The page of the speaker's window.
pub const SPEAKER_PAGE: &str = "speaker.html";

/// One of the two windows that take keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The audience window, which the room sees.
    Audience,
    /// The presenter window, which only the chair sees.
    Presenter,
}

impl Window {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Audience, Self::Presenter];

    /// Its label in Tauri, also in `capabilities/`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Presenter => "presenter",
        }
    }

    /// The one page that it loads.
    pub const fn page(self) -> &'static str {
        match self {
            Self::Audience => "audience.html",
            Self::Presenter => "presenter.html",
        }
    }

    /// The window of this label; `None` for a label that no window of ours has.
    pub fn of_label(label: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|window| window.label() == label)
    }
}

/// A value for each window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByWindow<T> {
    audience: T,
    presenter: T,
}

impl<T> std::ops::Index<Window> for ByWindow<T> {
    type Output = T;

    fn index(&self, window: Window) -> &T {
        match window {
            Window::Audience => &self.audience,
            Window::Presenter => &self.presenter,
        }
    }
}

impl<T> std::ops::IndexMut<Window> for ByWindow<T> {
    fn index_mut(&mut self, window: Window) -> &mut T {
        match window {
            Window::Audience => &mut self.audience,
            Window::Presenter => &mut self.presenter,
        }
    }
}

/// What Tauri needs to know of the program: its name, its configuration and the pages.
pub fn context() -> tauri::Context<tauri::Wry> {
    tauri::generate_context!()
}
