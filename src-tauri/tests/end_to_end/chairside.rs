//! A running Chairside with a journal of its own, in the words of a chair.

use std::cell::OnceCell;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::driver::{Driver, Handle, Key, Modifier, Picture, Seen, Trouble};

/// Letters that come further apart are commands (`WORD_MS` in ui/src/letters.ts).
pub const NO_WORD: Duration = Duration::from_millis(270);

/// How long anything may take to appear.
pub const SOON: Duration = Duration::from_secs(8);

pub struct Chairside {
    pub driver: Driver,
    pub presenter: Handle,
    pub audience: Handle,
    /// The room's window on the screen, once it has been looked at.
    seen: OnceCell<Seen>,
}

/// A file to show, in a folder of its own, and the folder of its journal.
pub struct Place {
    data: TempDir,
    file: PathBuf,
}

impl Place {
    pub fn sample() -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sessions/ietf112-secdispatch.md");
        Self { data: tempfile::tempdir().unwrap(), file }
    }

    /// A session or deck with this text, in a folder of its own.
    pub fn with_text(text: &str) -> Self {
        Self::with_deck("deck.md", text)
    }

    /// A deck of any kind, in a folder of its own.
    pub fn with_deck(name: &str, content: impl AsRef<[u8]>) -> Self {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join(name);
        std::fs::write(&file, content).unwrap();
        Self { data, file }
    }

    /// A session with an item of five minutes and so many slides of the chairs.
    pub fn with_slides(count: usize) -> Self {
        let slides: Vec<String> = (1..=count).map(|number| format!("# Slide {number}\n")).collect();
        let agenda = "open-with: []\nagenda:\n  - { title: A, time: 5m }";
        Self::with_text(&format!("---\ngroup: tls\n{agenda}\n---\n{}", slides.join("\n---\n\n")))
    }

    /// Another file beside it.
    pub fn with_file(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    /// Sets the theme of the presenter window: "dark" or "light".
    pub fn choose_theme(&self, theme: &str) {
        std::fs::create_dir_all(self.path("data")).unwrap();
        self.with_file("data/settings.toml", format!("theme = \"{theme}\"\n"));
    }

    /// Replaces a file in one step, as LaTeX and most editors do.
    pub fn replace_file(&self, name: &str, content: impl AsRef<[u8]>) {
        let new = self.path(&format!("{name}~"));
        std::fs::write(&new, content).unwrap();
        std::fs::rename(new, self.path(name)).unwrap();
    }

    /// The path of a file beside it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.data.path().join(name)
    }

    /// The journal's folder.
    pub fn data_dir(&self) -> PathBuf {
        self.data.path().join("data")
    }

    /// The file that is shown.
    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn open(&self) -> Chairside {
        self.open_with(&[])
    }

    pub fn open_with(&self, options: &[&str]) -> Chairside {
        self.opened(options, &[])
    }

    /// Opens it at this time (RFC 3339), which stands still.
    pub fn open_at(&self, time: &str) -> Chairside {
        self.with_file("clock", time);
        self.open_with(&["--simulated-clock", self.path("clock").to_str().unwrap()])
    }

    /// Opens it with this in the environment.
    pub fn open_in(&self, environment: &[(&str, &OsStr)]) -> Chairside {
        self.opened(&[], environment)
    }

    fn opened(&self, options: &[&str], environment: &[(&str, &OsStr)]) -> Chairside {
        let data = self.data.path().join("data");
        let mut args: Vec<&OsStr> = vec![self.file.as_os_str(), OsStr::new("--data-dir"), data.as_os_str()];
        args.extend(options.iter().map(OsStr::new));
        let driver = Driver::start(Path::new(env!("CARGO_BIN_EXE_chairside")), &args, environment).unwrap();
        let first = driver.windows().unwrap()[0].clone();
        let mut chairside = Chairside::of(driver, first);
        if let Err(trouble) = chairside.try_to_find_windows() {
            // WebKitWebDriver has been seen to end its session right after the start. Then nothing of the program may have ended: after
            // a crash each window has a web process of its own.
            let is_whole = chairside.driver.web_processes().is_ok_and(|all| all.len() == 1);
            assert!(is_whole && trouble.to_string().contains("session deleted"), "{trouble}");
            chairside.driver.reconnect().unwrap();
            chairside.find_windows();
        }
        chairside
    }

    /// The facts of the latest run, as `chairside journal` prints them.
    pub fn journal(&self) -> Vec<Value> {
        let output = Command::new(env!("CARGO_BIN_EXE_chairside"))
            .arg("journal")
            .arg(&self.file)
            .arg("--data-dir")
            .arg(self.data.path().join("data"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["fact"].clone()).collect()
    }

    /// How many facts of a kind the journal has.
    pub fn count(&self, fact: &str) -> usize {
        self.journal().iter().filter(|row| row["fact"] == fact).count()
    }
}

impl Chairside {
    /// Under this driver; its windows are still to be found, so one stands for both.
    pub fn of(driver: Driver, window: Handle) -> Self {
        Self { driver, presenter: window.clone(), audience: window, seen: OnceCell::new() }
    }

    /// Finds the two windows and waits until both have drawn. After a crash they have new handles.
    pub fn find_windows(&mut self) {
        self.try_to_find_windows().unwrap();
    }

    fn try_to_find_windows(&mut self) -> Result<(), Trouble> {
        let drawn = "return location.pathname.includes('audience') && !!document.body.dataset.page";
        self.audience = self.driver.switch_to_window_where(drawn)?;
        let drawn = "return location.pathname.includes('presenter') && !!document.querySelector('[role=timer]')";
        self.presenter = self.driver.switch_to_window_where(drawn)?;
        Ok(())
    }

    /// What is in the room's window on the screen.
    pub fn seen_by_room(&self) -> Picture {
        self.seen.get_or_init(|| Seen::window("Slides for the room").unwrap()).picture().unwrap()
    }

    pub fn in_audience(&self) -> &Driver {
        self.driver.switch(&self.audience).unwrap();
        &self.driver
    }

    pub fn in_presenter(&self) -> &Driver {
        self.driver.switch(&self.presenter).unwrap();
        &self.driver
    }

    /// What the audience window has drawn: `chairs/0`, `show:note-well/0`, `blank:black`.
    pub fn room_sees(&self) -> String {
        let page = self.in_audience().script("return document.body.dataset.page", &[]).unwrap();
        page.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the room sees a page.
    pub fn expect_room(&self, page: &str) {
        let mut last = String::new();
        let waited = self.driver.wait_until(&format!("the room sees {page}"), SOON, |_| {
            last = self.room_sees();
            Ok(last == page)
        });
        assert!(waited.is_ok(), "the room sees {last}, not {page}");
    }

    /// Waits until the name of the chosen tile or search result has these words.
    pub fn expect_chosen(&self, words: &str) {
        const CHOSEN: &str = "const chosen = document.querySelector('[role=option][aria-selected=true]');
            const words = (node) => [...(node?.childNodes ?? [])].flatMap((child) =>
                child.nodeType === 3 ? [child.data] : child.ariaHidden === 'true' ? [] : words(child));
            return chosen?.getAttribute('aria-label') ?? words(chosen).join(' ').replace(/\\s+/g, ' ')";
        let waited = self.driver.wait_until(&format!("{words} is chosen"), SOON, |driver| {
            driver.switch(&self.presenter)?;
            Ok(driver.script(CHOSEN, &[])?.as_str().is_some_and(|name| name.contains(words)))
        });
        waited.unwrap();
    }

    /// All text of the presenter window, in slides too.
    pub fn chair_reads(&self) -> String {
        const TEXT: &str = "
            const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => e.shadowRoot ? all(e.shadowRoot) : [])
                .concat(root.host ? [root.textContent] : []);
            const typed = [...document.querySelectorAll('input')].map((field) => field.value).join('\\n');
            const painted = [...document.querySelectorAll('[data-painted]')].map((digits) => digits.ariaLabel).join('\\n');
            return document.body.innerText + painted + typed + '\\n' + all(document).join('\\n')";
        let text = self.in_presenter().script(TEXT, &[]).unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the presenter window says something.
    pub fn expect_chair(&self, words: &str) {
        let waited = self
            .driver
            .wait_until(&format!("the chair reads {words}"), SOON, |_| Ok(self.chair_reads().contains(words)));
        assert!(waited.is_ok(), "nowhere {words:?} in:\n{}", self.chair_reads());
    }

    /// Waits until this is up now: "2 Private Access Tokens".
    pub fn expect_up(&self, words: &str) {
        const UP: &str =
            "return (document.querySelector('[aria-label=Now] h2')?.textContent ?? '').replace(/\\s+/g, ' ')";
        let mut last = String::new();
        let waited = self.driver.wait_until(&format!("{words} is up"), SOON, |driver| {
            driver.switch(&self.presenter)?;
            driver.script(UP, &[])?.as_str().unwrap_or_default().trim().clone_into(&mut last);
            Ok(last.starts_with(words))
        });
        assert!(waited.is_ok(), "{last:?} is up, not {words}");
    }

    /// Waits until everything is in the journal.
    pub fn expect_saved(&self) {
        let saved = self.driver.wait_until("all is saved", SOON, |_| {
            let text = self.chair_reads();
            // An agenda that is not in its file yet is in the journal all the same.
            let is_saved = text.contains("Saved") || text.contains("Save to the file");
            Ok(is_saved && !text.contains("Saving"))
        });
        saved.unwrap();
    }

    /// Reads a question that has come up by itself. A key pressed before does not answer it.
    pub fn reads_question(&self) {
        let asked = "return document.querySelector('.message.asks') !== null";
        let drawn = self.driver.wait_until("a question is asked", SOON, |driver| {
            driver.switch(&self.presenter)?;
            Ok(driver.script(asked, &[])? == true)
        });
        drawn.unwrap();
        std::thread::sleep(Duration::from_millis(400));
    }

    /// Presses keys. After a single letter it waits, as people do: letters that follow one another fast are words.
    pub fn press(&self, keys: &str) {
        self.driver.keys(keys).unwrap();
        let mut characters = keys.chars();
        if let (Some(letter), None) = (characters.next(), characters.next())
            && letter.is_alphabetic()
        {
            std::thread::sleep(NO_WORD);
        }
    }

    /// After the last item: asks to end the session, and ends it.
    pub fn end_session(&self) {
        self.in_presenter();
        self.shift(Key::RIGHT);
        self.expect_chair("End the session?");
        self.in_presenter();
        self.press(&Key::ENTER.to_string());
        self.expect_chair("Session ended at");
    }

    pub fn shift(&self, key: char) {
        self.driver.press(key, &[Modifier::Shift]).unwrap();
    }

    pub fn next(&self) {
        self.driver.press(Key::RIGHT, &[]).unwrap();
    }
}

/// Gives the focus to a row of a list, as the Tab key does.
pub fn focus_row(chairside: &Chairside, part: &str) {
    const FOCUS: &str = "
        const row = [...document.querySelectorAll('[data-row]')].find((row) => row.dataset.row.includes(arguments[0]));
        row?.focus({ focusVisible: true });
        return document.activeElement === row";
    let focused = chairside.in_presenter().script(FOCUS, &[part.into()]).unwrap();
    assert_eq!(focused, true, "no row of {part} takes the focus");
}

/// Clicks a button by its words.
pub fn click(chairside: &Chairside, label: &str) {
    const CLICK: &str = "
        const button = [...document.querySelectorAll('button')].find((button) => button.textContent.includes(arguments[0]));
        button?.click();
        return button !== undefined";
    assert_eq!(chairside.in_presenter().script(CLICK, &[label.into()]).unwrap(), true, "no button {label}");
}
