//! The windows on the screen, as the actor asks things of them.

use std::cell::Cell;

use std::path::{Path, PathBuf};

use chairside_address::Address;
use chairside_screens::{Places, SpeakerOn};
use chairside_session::ItemId;
use chairside_session::desk::MinutesPart;
use chairside_settings::Theme;
use tauri::{AppHandle, LogicalSize, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use super::awake::Awake;
use super::captures;
use super::colours::set_theme;
use super::full_screen::is_full_screen;
use super::placement::are_on_one_screen;
use super::screens;
use super::sizes::{CHAIR, NARROW, NARROW_UP_TO, SMALLEST, SMALLEST_NARROW};
use super::speaker;
use super::text_size::TextSize;
use super::titles::Titles;
use crate::actor::{Handle, Message, Windows};
use crate::elsewhere::KeysElsewhere;
use crate::window::{SPEAKER, Window};

/// The windows on the screen.
#[derive(Debug)]
pub struct RealWindows {
    app: AppHandle,
    /// The title of the speaker's window.
    for_speaker: String,
    /// Takes the files that the chair chooses.
    handle: Handle,
    /// The presenter window's size before it was made narrow.
    wide: Cell<Option<LogicalSize<f64>>>,
    awake: Awake,
    elsewhere: KeysElsewhere,
}

impl RealWindows {
    /// The windows of this program, once they are open.
    pub fn new(app: AppHandle, titles: &Titles, handle: Handle) -> Self {
        let for_speaker = titles.speaker.clone();
        Self {
            app,
            for_speaker,
            handle,
            wide: Cell::default(),
            awake: Awake::default(),
            elsewhere: KeysElsewhere::default(),
        }
    }

    fn window(&self, window: Window) -> Option<WebviewWindow> {
        self.app.get_webview_window(window.label())
    }

    /// A dialog of the system over the presenter window.
    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.window(Window::Presenter) {
            Some(presenter) => dialog.set_parent(&presenter),
            None => dialog,
        }
    }

    /// Asks the chair for a file; the answer is a message.
    fn choose(
        &self,
        title: &str,
        folder: &Path,
        (files, ends): (&str, &[&str]),
        answer: impl Fn(PathBuf) -> Message + Send + 'static,
    ) {
        let handle = self.handle.clone();
        self.dialog(title).set_directory(whole(folder)).add_filter(files, ends).pick_file(move |chosen| {
            handle.send(Message::ChooserClosed);
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(answer(path));
            }
        });
    }
}

/// The folder from the root on: a dialog opens elsewhere when it is given part of a path.
fn whole(folder: &Path) -> PathBuf {
    chairside_file::canonical(folder).unwrap_or_else(|_| folder.into())
}

impl Windows for RealWindows {
    fn toggle_full_screen(&self) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            let Some(audience) = app.get_webview_window(Window::Audience.label()) else { return };
            let is_full = is_full_screen(&audience);
            if is_full || !screens::fill_again(&audience) {
                let _ = audience.set_fullscreen(!is_full);
            }
        });
    }

    fn bring_room_to_front(&self) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            if let Some(audience) = app.get_webview_window(Window::Audience.label()) {
                screens::bring_to_front(&audience);
            }
        });
    }

    fn leave_full_screen(&self) {
        if let Some(audience) = self.window(Window::Audience) {
            let _ = audience.set_fullscreen(false);
        }
    }

    fn put(&self, places: &Places) {
        let (app, places) = (self.app.clone(), places.clone());
        let _ = self.app.run_on_main_thread(move || screens::put(&app, &places));
    }

    fn show_speaker(&self, on: Option<&SpeakerOn>, theme: Theme) {
        let (app, title, handle) = (self.app.clone(), self.for_speaker.clone(), self.handle.clone());
        let on = on.cloned();
        let _ = self.app.run_on_main_thread(move || speaker::show(&app, &title, on.as_ref(), theme, &handle));
    }

    fn limits_of_placing(&self) -> Option<&'static str> {
        screens::limits()
    }

    fn captures(&self) -> &'static str {
        captures::WORDS
    }

    fn keep_awake(&self, awake: bool) {
        self.awake.keep(awake);
    }

    fn take_keys_elsewhere(&self, on: bool) {
        self.elsewhere.take(on, &self.app, &self.handle);
    }

    fn set_theme(&self, theme: Theme) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            set_theme(&app, Window::Presenter.label(), theme);
            set_theme(&app, SPEAKER, theme);
        });
    }

    fn set_text_size(&self, percent: u16) {
        let (app, handle) = (self.app.clone(), self.handle.clone());
        let _ = self.app.run_on_main_thread(move || {
            if let Some(text) = app.try_state::<TextSize>() {
                text.want(percent);
                text.fit(&app, &handle);
            }
        });
    }

    fn quit(&self) {
        self.app.exit(0);
    }

    fn set_room_size(&self, width: u32, height: u32) {
        if let Some(audience) = self.window(Window::Audience) {
            let _ = audience.set_fullscreen(false);
            let _ = audience.set_size(LogicalSize::new(width.clamp(320, 7680), height.clamp(180, 4320)));
        }
    }

    fn choose_deck(&self, folder: &Path, item: Option<(ItemId, String)>) {
        let decks = ("Decks", &["pdf", "md", "markdown"][..]);
        match item {
            Some((item, title)) => {
                let answer = move |path| Message::DeckChosen(item.clone(), path);
                self.choose(&format!("Choose a deck for “{title}”"), folder, decks, answer);
            }
            None => self.choose("Attach a deck to the running item", folder, decks, Message::FileGiven),
        }
    }

    fn choose_new_file(&self, folder: &Path, name: &str) {
        let handle = self.handle.clone();
        let dialog = self.dialog("Save the session as").set_directory(whole(folder)).set_file_name(name);
        dialog.add_filter("Sessions", &["md"]).save_file(move |chosen| {
            handle.send(Message::ChooserClosed);
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(Message::SaveAs(path));
            }
        });
    }

    fn choose_polls(&self, folder: &Path) {
        let polls = ("Polls of the Datatracker", &["json"][..]);
        self.choose("Import the polls that Meetecho counted", folder, polls, Message::FileGiven);
    }

    fn choose_place(&self, folder: &Path, part: MinutesPart, name: Option<&str>) {
        let handle = self.handle.clone();
        let chosen = move |chosen: Option<FilePath>| {
            handle.send(Message::ChooserClosed);
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(Message::PlaceChosen(part, path));
            }
        };
        match name {
            Some(name) => self.dialog("Save as").set_directory(whole(folder)).set_file_name(name).save_file(chosen),
            None => self.dialog("Copy the slides to a folder").set_directory(whole(folder)).pick_folder(chosen),
        }
    }

    fn paste_deck(&self) {
        let handle = self.handle.clone();
        #[cfg(target_os = "linux")]
        let _ = self.app.run_on_main_thread(move || {
            let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
            let copied = clipboard.wait_for_uris();
            let path = copied.iter().find_map(|uri| gtk::glib::filename_from_uri(uri).ok());
            let text = || clipboard.wait_for_text().filter(|text| !text.trim().is_empty());
            let what = match path {
                Some((path, _)) => Some(Message::FileGiven(path)),
                None => text().map(|text| Message::TextPasted(text.into())),
            };
            let nothing = || {
                Message::Trouble("Nothing to paste: copy a deck in the file manager, or the text of an agenda".into())
            };
            handle.send(what.unwrap_or_else(nothing));
        });
        #[cfg(not(target_os = "linux"))]
        handle.send(Message::Trouble(format!(
            "Drop the file onto this window, or press {}",
            chairside_session::keys::Action::AttachDeck.cap()
        )));
    }

    fn copy(&self, text: String) -> bool {
        let copied = crate::link::copy(&self.app, &text);
        if let Err(words) = &copied {
            self.handle.send(Message::Trouble(words.clone()));
        }
        copied.is_ok()
    }

    fn open_link(&self, address: &Address) {
        if let Err(words) = crate::link::open(&self.app, address) {
            self.handle.send(Message::Trouble(words));
        }
    }

    fn raise(&self) {
        if let Some(presenter) = self.window(Window::Presenter) {
            let _ = presenter.unminimize();
            let _ = presenter.set_focus();
        }
    }

    fn focus_presenter(&self) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            let windows =
                (app.get_webview_window(Window::Presenter.label()), app.get_webview_window(Window::Audience.label()));
            let (Some(presenter), Some(audience)) = windows else { return };
            // On one screen it would lie over the slides that the room may be looking at.
            if !are_on_one_screen(&presenter, &audience) {
                let _ = presenter.set_focus();
            }
        });
    }

    fn toggle_narrow(&self) {
        let Some(presenter) = self.window(Window::Presenter) else { return };
        let Ok(scale) = presenter.scale_factor() else { return };
        let Ok(size) = presenter.inner_size().map(|size| size.to_logical::<f64>(scale)) else { return };
        let before = self.wide.replace(None);
        let narrow = size.width <= NARROW_UP_TO;
        let to = if narrow { before.unwrap_or(CHAIR) } else { LogicalSize::new(NARROW, size.height) };
        if !narrow {
            self.wide.set(Some(size));
            // A window over the whole screen takes no size.
            let _ = presenter.unmaximize();
        }
        let smallest = if narrow { SMALLEST } else { SMALLEST_NARROW };
        let _ = presenter.set_min_size(Some(smallest));
        let _ = presenter.set_size(to);
    }

    fn keep_on_top(&self, on: bool) {
        if let Some(presenter) = self.window(Window::Presenter) {
            let _ = presenter.set_always_on_top(on);
        }
    }

    fn end_hung_process(&self) {
        #[cfg(target_os = "linux")]
        if let Some(audience) = self.window(Window::Audience) {
            // Ends the process; `connect_web_process_terminated` reloads.
            let _ = audience.with_webview(|view| webkit2gtk::WebViewExt::terminate_web_process(&view.inner()));
        }
        #[cfg(not(target_os = "linux"))]
        if let Some(audience) = self.window(Window::Audience) {
            let _ = audience.reload();
        }
    }
}
