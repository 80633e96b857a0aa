//! What the start window asks of the desktop: files to be chosen, and a session to be shown.

use std::path::Path;

use chairside_settings::Theme;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};

use super::message::{StartHandle, StartMessage};
use crate::cli::output::warn;
use crate::settings_file::Told;
use crate::show::Prepared;
use crate::window::START;
use crate::windows::{self, StartTextSize};

/// What the start window asks of the desktop. The answers are messages.
pub trait Surroundings: Send {
    /// Has a file chosen, at first in this folder.
    fn choose(&self, folder: Option<&Path>);
    /// Has a PDF chosen.
    fn choose_pdf(&self);
    /// Has the name of a new file chosen; this one is proposed.
    fn choose_new(&self, folder: &Path, name: &str);
    /// Has a folder chosen, at first in this one.
    fn choose_folder(&self, folder: &Path);
    /// Gives the window the colours of a theme.
    fn set_theme(&self, theme: Theme);
    /// Gives the window's text a size, in percent, as far as there is room for it.
    fn set_text_size(&self, percent: u16);
    /// Shows a session in place of the start window.
    fn show(&self, prepared: Prepared);
}

/// The terminal is told what goes wrong while settings are written.
#[derive(Debug, Clone, Copy)]
pub struct Terminal;

impl Told for Terminal {
    fn trouble(&self, words: String) {
        warn(words);
    }
}

/// The desktop that the program runs on.
pub struct Desktop<S> {
    pub app: AppHandle,
    pub handle: StartHandle,
    /// Shows a session; called on the main thread.
    pub show: S,
}

impl<S> Desktop<S> {
    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window(START) {
            Some(start) => dialog.set_parent(&start),
            None => dialog,
        }
    }

    fn pick(&self, dialog: FileDialogBuilder<tauri::Wry>) {
        let handle = self.handle.clone();
        dialog.pick_file(move |chosen| {
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(StartMessage::Chosen(path));
            }
        });
    }
}

impl<S: Fn(&AppHandle, Prepared) -> tauri::Result<()> + Clone + Send + 'static> Surroundings for Desktop<S> {
    fn choose(&self, folder: Option<&Path>) {
        let dialog = self.dialog("Open a session, an agenda or a deck");
        let dialog = match folder {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        };
        let ours = ["md", "markdown", "txt", "pdf"];
        self.pick(dialog.add_filter("Sessions, agendas and decks", &ours).add_filter("All files", &["*"]));
    }

    fn choose_pdf(&self) {
        self.pick(self.dialog("Present a PDF").add_filter("PDF", &["pdf"]));
    }

    fn choose_new(&self, folder: &Path, name: &str) {
        let handle = self.handle.clone();
        let dialog = self.dialog("Save the new session").set_directory(folder).set_file_name(name);
        dialog.add_filter("Session", &["md"]).save_file(move |chosen| {
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(StartMessage::NewFile(path));
            }
        });
    }

    fn choose_folder(&self, folder: &Path) {
        let handle = self.handle.clone();
        self.dialog("A folder for the session").set_directory(folder).pick_folder(move |chosen| {
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(StartMessage::FolderChosen(path));
            }
        });
    }

    fn set_theme(&self, theme: Theme) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || windows::set_theme(&app, START, theme));
    }

    fn set_text_size(&self, percent: u16) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            if let Some(text) = app.try_state::<StartTextSize>() {
                text.want(percent);
                text.fit(&app);
            }
        });
    }

    fn show(&self, prepared: Prepared) {
        let (app, show) = (self.app.clone(), self.show.clone());
        let _ = self.app.run_on_main_thread(move || {
            if let Err(error) = show(&app, prepared) {
                warn(format!("the windows cannot be opened: {error}"));
                app.exit(2);
            }
        });
    }
}
