//! The colours that a window has until its page is there.

use chairside_settings::Theme;
use tauri::utils::config::Color;
use tauri::{AppHandle, Manager};

/// The audience window's, whose page is black before the first slide too.
pub const BLACK: Color = Color(0, 0, 0, 0xff);

/// Dark around a bright slide, unless the person prefers light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// The default.
    Dark,
    /// What the person has asked the desktop for.
    Light,
}

impl Scheme {
    /// The presenter window's background in the colours of `ui/src/tokens.css`, so that there is no flash of white.
    pub const fn background(self) -> Color {
        match self {
            Self::Dark => Color(0x0e, 0x11, 0x15, 0xff),
            Self::Light => Color(0xe9, 0xed, 0xf1, 0xff),
        }
    }

    /// The scheme of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Dark => Self::Dark,
            Theme::Light => Self::Light,
            Theme::System => Self::preferred(),
        }
    }

    /// What the desktop was asked for. WebKitGTK alone cannot tell "light" from "no preference"; the desktop's own setting
    /// can.
    #[cfg(target_os = "linux")]
    fn preferred() -> Self {
        use gtk::gio::prelude::SettingsExt;
        const INTERFACE: &str = "org.gnome.desktop.interface";
        const KEY: &str = "color-scheme";
        let known = gtk::gio::SettingsSchemaSource::default()
            .and_then(|source| source.lookup(INTERFACE, true))
            .is_some_and(|schema| schema.has_key(KEY));
        let light = known && gtk::gio::Settings::new(INTERFACE).string(KEY) == "prefer-light";
        if light { Self::Light } else { Self::Dark }
    }

    /// What the desktop was asked for.
    #[cfg(not(target_os = "linux"))]
    const fn preferred() -> Self {
        Self::Dark
    }

    /// Has GTK, and with it the pages, use this scheme.
    #[cfg(target_os = "linux")]
    pub fn tell_desktop(self) {
        use gtk::prelude::GtkSettingsExt;
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_application_prefer_dark_theme(self == Self::Dark);
        }
    }

    /// Other systems tell the pages themselves.
    #[cfg(not(target_os = "linux"))]
    pub fn tell_desktop(self) {}
}

/// Gives a window the colours of a theme.
pub fn set_theme(app: &AppHandle, label: &str, theme: Theme) {
    let scheme = Scheme::of(theme);
    scheme.tell_desktop();
    if let Some(window) = app.get_webview_window(label) {
        let _ = window.set_background_color(Some(scheme.background()));
    }
}
