//! The start window: from `chairside` alone to a running session, and what it answers to what it cannot show.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::accessible::violations_in;
use crate::chairside::{Chairside, SOON};
use crate::cut_text::cut_texts;
use crate::driver::{Drag, Driver, Key, Modifier, Screen};
use crate::gallery::keep_picture;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_chairside");

/// The start window of a program with a journal of its own.
pub struct Started {
    pub driver: Driver,
    pub folder: TempDir,
}

impl Started {
    fn alone() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), None)
    }

    /// With this in the place of a session.
    fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), content).unwrap();
        Self::in_folder(folder, Some(name))
    }

    fn in_folder(folder: TempDir, named: Option<&str>) -> Self {
        let data = folder.path().join("data");
        let file = named.map(|name| folder.path().join(name));
        let mut args: Vec<&OsStr> = vec![OsStr::new("--data-dir"), data.as_os_str()];
        args.extend(file.as_ref().map(|file| file.as_os_str()));
        let driver = Driver::start(Path::new(PROGRAM), &args, &[]).unwrap();
        driver.switch_to_window_where("return document.querySelector('.start main') !== null").unwrap();
        Self { driver, folder }
    }

    fn reads(&self) -> String {
        self.driver.script("return document.body.innerText", &[]).unwrap().as_str().unwrap_or_default().to_owned()
    }

    pub fn expect(&self, words: &str) {
        let waited = self.driver.wait_until(words, SOON, |_| Ok(self.reads().contains(words)));
        assert!(waited.is_ok(), "nowhere {words:?} in:\n{}", self.reads());
    }

    /// Clicks what a CSS selector finds and has these words, with the mouse.
    pub fn click(&self, css: &str, words: &str) {
        let mark = format!(
            "document.querySelectorAll('[data-clicked]').forEach((e) => delete e.dataset.clicked);
            const found = [...document.querySelectorAll('{css}')].find((e) => e.innerText.includes(arguments[0]));
            if (found) found.dataset.clicked = '';
            return found !== undefined"
        );
        let found = self.driver.wait_until(words, SOON, |driver| Ok(driver.script(&mark, &[words.into()])? == true));
        assert!(found.is_ok(), "no {css} {words:?} in:\n{}", self.reads());
        self.driver.click(&self.driver.find("[data-clicked]").unwrap()).unwrap();
    }

    /// The windows of the session that was opened.
    pub fn session(self) -> (Chairside, TempDir) {
        let first = self.driver.windows().unwrap()[0].clone();
        let mut chairside = Chairside::of(self.driver, first);
        chairside.find_windows();
        (chairside, self.folder)
    }
}

/// Clicks what a CSS selector finds in the presenter window, with the mouse.
fn click(chairside: &Chairside, css: &str) {
    let there = format!("return document.querySelector('{css}') !== null");
    let found = chairside.driver.wait_until(css, SOON, |_| Ok(chairside.in_presenter().script(&there, &[])? == true));
    found.unwrap();
    let button = chairside.in_presenter().find(css).unwrap();
    chairside.driver.click(&button).unwrap();
}

#[test]
fn from_the_program_alone_to_a_running_item_with_the_mouse() {
    let started = Started::alone();
    started.expect("Chair a session");
    started.expect("The room sees nothing");
    assert_eq!(started.driver.windows().unwrap().len(), 1, "nothing is open for the room");
    started.click("button", "Try the sample session");
    let (chairside, folder) = started.session();
    chairside.expect_room("holding");
    assert_eq!(chairside.driver.windows().unwrap().len(), 2, "the start window is closed");
    click(&chairside, ".go .primary");
    chairside.expect_up("1 Intro/Administrivia");
    chairside.expect_room("chairs/0");
    chairside.expect_saved();
    chairside.driver.quit().unwrap();

    // It stopped, so it comes first and is resumed by its key, without a question.
    let started = Started::in_folder(folder, None);
    started.expect("SECDISPATCH · IETF 112");
    started.expect("stopped");
    assert!(violations_in(&started.driver).is_empty(), "{}", violations_in(&started.driver));
    started.driver.press('r', &[Modifier::Control]).unwrap();
    let (chairside, _folder) = started.session();
    chairside.expect_up("1 Intro/Administrivia");
}

#[test]
fn what_cannot_be_shown_is_answered_and_nothing_is_shown_to_the_room() {
    let started = Started::with("slides.pptx", "PK\x03\x04");
    started.expect("“slides.pptx” is a PowerPoint presentation");
    started.expect("Create PDF");
    assert_eq!(started.driver.windows().unwrap().len(), 1);
    assert_eq!(violations_in(&started.driver), "");
    started.driver.keys(&Key::ESCAPE.to_string()).unwrap();
    started.expect("Drop a session");
}

#[test]
fn an_agenda_becomes_a_form_and_what_is_missing_is_said() {
    let agenda = "Administrivia / Chairs / 5\nUpdates to qmux / Lucas / 15\nAOB / Chairs / 10\n";
    let started = Started::with("agenda.txt", agenda);
    started.expect("“agenda.txt” looks like an agenda");
    started.click("button", "Make a session from it");
    started.expect("3 items, 30 min");
    started.expect("Updates to qmux");
    assert_eq!(violations_in(&started.driver), "");
    started.click("button", "Save and open");
    started.expect("Type the group, or a title");
    // A letter typed into a field is one.
    let group = started.driver.find("[aria-invalid]").unwrap();
    started.driver.click(&group).unwrap();
    started.driver.keys("nor").unwrap();
    let typed = "return document.activeElement.value";
    assert_eq!(started.driver.script(typed, &[]).unwrap(), "nor");
    assert_eq!(violations_in(&started.driver), "");
}

#[test]
fn a_talk_that_was_shown_is_shown_again_with_its_time() {
    let pdf = crate::pdf::pdf(&[crate::pdf::Page::of([200, 30, 30], "Red herrings")]);
    let started = Started::with("talk.pptx", "PK");
    let folder = started.folder.path().to_path_buf();
    let talk = folder.join("talk.pdf");
    std::fs::write(&talk, pdf).unwrap();
    // It was presented before, so it is among the recent ones.
    let data = folder.join("data");
    let driver = started.driver;
    driver.quit().unwrap();
    let shown =
        [OsStr::new("--data-dir"), data.as_os_str(), OsStr::new("--minutes"), OsStr::new("20"), talk.as_os_str()];
    let driver = Driver::start(Path::new(PROGRAM), &shown, &[]).unwrap();
    driver.switch_to_window_where("return location.pathname.includes('presenter')").unwrap();
    driver.quit().unwrap();
    let started = Started::in_folder(started.folder, None);
    started.click(".recent button", "talk.pdf");
    let (chairside, _folder) = started.session();
    chairside.expect_chair("20:00");
}

#[test]
fn without_a_display_and_in_check_the_same_words_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slides.key");
    std::fs::write(&file, "PK").unwrap();
    let data = folder.path().join("data");
    let run = |arguments: &[&OsStr]| {
        let output = Command::new(PROGRAM)
            .args(arguments)
            .arg("--data-dir")
            .arg(&data)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for arguments in [&[file.as_os_str()][..], &[OsStr::new("check"), file.as_os_str()]] {
        let (status, said) = run(arguments);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains("“slides.key” is a Keynote presentation"), "{said}");
        assert!(said.contains("choose File, Export To, PDF"), "{said}");
    }
    let (status, said) = run(&[]);
    assert_eq!(status, Some(2));
    assert!(said.contains("there is no display"), "{said}");
}

#[test]
fn the_start_window_is_refused_every_command_that_is_not_its_own() {
    const INVOKE: &str = "
        const [command, args, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, args).then(() => done('allowed'), (error) => done('' + error))";
    let started = Started::alone();
    let args = json!({
        "number": 9, "intent": { "intent": "end-session" }, "action": { "desk": "understood" }, "text": "x",
        "channel": "__CHANNEL__:1", "press": { "key": "n" }, "path": "/etc/passwd",
    });
    let own = ["subscribe_start", "start_wish"];
    let all = crate::room::commands();
    assert!(own.iter().all(|own| all.iter().any(|name| name == own)));
    let others = ["plugin:dialog|open", "plugin:dialog|save", "plugin:opener|open_url", "plugin:event|emit"];
    for command in all.iter().map(String::as_str).filter(|name| !own.contains(name)).chain(others) {
        let answer = started.driver.script_async(INVOKE, &[json!(command), args.clone()]).unwrap();
        assert!(answer.as_str().unwrap().contains("not allowed"), "{command}: {answer}");
    }
}

/// The parts of the window: name, left, top, right, bottom.
const PARTS: &str = "
    const parts = { header: 'header', chair: '.chair', doors: '.doors', recent: '.recent', foot: '.home > .foot',
        footer: 'footer', fields: '.new > .fields', agenda: '.agenda', end: '.end',
        head: '.found > .head', sessions: '.sessions', list: '.found > .list' };
    return Object.entries(parts).flatMap(([name, css]) => {
        const element = document.querySelector(`.start ${css}`);
        if (element === null) return [];
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return [[name, ...[left, top, right, bottom].map(Math.round)]];
    })";

/// Words that are cut off, or stick out of the window.
const CUT: &str = "
    return [...document.querySelectorAll('.start :is(h1, h2, p, b, small, span, kbd, button, label)')].filter((element) => {
        if (element.closest('.scrolls') !== null) return false;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const out = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
        return out || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
    }).map((element) => element.className + ' ' + element.textContent)";

pub fn nothing_overlaps(driver: &Driver, where_: &str) {
    let found = driver.script(PARTS, &[]).unwrap();
    let parts: Vec<(String, [i64; 4])> = (found.as_array().unwrap().iter())
        .map(|row| (row[0].as_str().unwrap().to_owned(), [1, 2, 3, 4].map(|at| row[at].as_i64().unwrap())))
        .collect();
    assert!(parts.len() >= 5, "{where_}: {parts:?}");
    for (at, (name, a)) in parts.iter().enumerate() {
        for (other, b) in &parts[at + 1..] {
            let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
            assert!(apart, "{where_}: {name} and {other} overlap: {parts:?}");
        }
    }
    assert_eq!(driver.script(CUT, &[]).unwrap(), json!([]), "{where_}");
}

fn both_pages_fit_at_every_size(scheme: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    let row = |number: usize| {
        json!({ "path": format!("/sessions/{number}.md"), "session": number.to_string(),
            "name": format!("group{number} · IETF 126"), "start": "2026-07-22T14:00:00Z", "zone": "Europe/Vienna",
            "is_talk": false, "minutes": null, "at": "2026-07-22T14:00:00Z" })
    };
    let rows: Vec<Value> = (1..=9).map(row).collect();
    std::fs::write(folder.path().join("data/journal.opened.json"), json!(rows).to_string()).unwrap();
    std::fs::write(folder.path().join("data/settings.toml"), format!("theme = \"{scheme}\"\n")).unwrap();
    std::fs::write(folder.path().join("slides.pptx"), "PK").unwrap();
    let started = Started::in_folder(folder, Some("slides.pptx"));
    started.expect("group1 · IETF 126");
    // The page behind everything is dark or light indeed.
    let brightness = "return Number(/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0])";
    let brightness = started.driver.script(brightness, &[]).unwrap().as_i64().unwrap();
    assert_eq!(brightness > 128, scheme == "light", "{scheme}: {brightness}");
    for page in ["home", "new"] {
        if page == "new" {
            started.driver.press('n', &[Modifier::Control]).unwrap();
            started.expect("Save and open");
        }
        for (width, height) in [(1280, 720), (1440, 900), (1920, 1080)] {
            started.driver.resize(width, height).unwrap();
            nothing_overlaps(&started.driver, &format!("{page}, {width} × {height}, {scheme}"));
            keep_picture(&started.driver, &format!("start-{page}-{width}-{scheme}"));
        }
        assert_eq!(violations_in(&started.driver), "", "{page}, {scheme}");
    }
}

#[test]
fn both_pages_fit_at_every_size_in_the_dark_scheme() {
    both_pages_fit_at_every_size("dark");
}

#[test]
fn both_pages_fit_at_every_size_in_the_light_scheme() {
    both_pages_fit_at_every_size("light");
}

#[test]
fn a_file_dragged_over_the_window_is_shown_where_it_may_fall_and_opens_when_it_does() {
    let started = Started::alone();
    started.expect("Drop a session");
    let file = started.folder.path().join("dropped.pptx");
    std::fs::write(&file, "PK").unwrap();
    let (left, top) = Screen::place_of("Chairside").unwrap();
    let place = (i64::from(left) + 300, i64::from(top) + 300);
    let drag = Drag::over("Chairside", &file).unwrap();
    drag.move_to(place).unwrap();
    started.expect("Drop it to open it");
    drag.leave().unwrap();
    started.expect("Drop a session");
    let drag = Drag::over("Chairside", &file).unwrap();
    assert!(drag.move_to(place).unwrap());
    started.expect("Drop it to open it");
    drag.drop_it().unwrap();
    started.expect("is a PowerPoint presentation");
    started.driver.quit().unwrap();
}

#[test]
fn settings_and_keys_are_there_before_a_session_is_open() {
    let started = Started::alone();
    started.expect("Drop a session");
    started.click("header button", "Settings");
    started.expect("Colours of the windows");
    assert_eq!(violations_in(&started.driver), "", "settings");
    started.click(".settings button", "Light");
    let light = "return matchMedia('(prefers-color-scheme: light)').matches";
    started.driver.wait_until("light", SOON, |driver| Ok(driver.script(light, &[])? == true)).unwrap();
    started.driver.press(Key::ESCAPE, &[]).unwrap();
    started.click("header button", "Keys");
    started.expect("Keys of a session");
    assert_eq!(violations_in(&started.driver), "", "keys");
    started.driver.press(Key::ESCAPE, &[]).unwrap();
    let closed = "return document.querySelector('[role=dialog]') === null";
    started.driver.wait_until("closed", SOON, |driver| Ok(driver.script(closed, &[])? == true)).unwrap();
    // With their keys, whatever field has the focus.
    started.driver.press(',', &[Modifier::Control]).unwrap();
    started.expect("Colours of the windows");
    started.driver.quit().unwrap();
}

#[test]
fn the_text_of_the_start_window_grows_with_its_keys_and_is_kept() {
    let started = Started::alone();
    started.expect("Drop a session");
    let size = || {
        let widths = started.driver.script("return Math.round(100 * outerWidth / innerWidth)", &[]).unwrap();
        widths.as_i64().unwrap()
    };
    let sized = |percent: i64| {
        let is_there = started.driver.wait_until("its size", SOON, |_| Ok((size() - percent).abs() <= 1));
        assert!(is_there.is_ok(), "{} %, not {percent} %", size());
    };
    for percent in [110, 120, 130] {
        started.driver.press('+', &[Modifier::Control]).unwrap();
        sized(percent);
        for (width, height) in [(1280, 720), (1440, 900)] {
            started.driver.resize(width, height).unwrap();
            sleep(Duration::from_millis(300));
            let cut = cut_texts(&started.driver, "");
            assert_eq!(cut, json!([]), "{percent} % on {width} × {height}");
        }
    }
    started.driver.press('-', &[Modifier::Control]).unwrap();
    sized(120);
    let file = started.folder.path().join("data/settings.toml");
    let kept = || std::fs::read_to_string(&file).unwrap_or_default();
    let is_kept = started.driver.wait_until("it is kept", SOON, |_| Ok(kept().contains("text-size = 120")));
    assert!(is_kept.is_ok(), "{}", kept());
    started.driver.press('0', &[Modifier::Control]).unwrap();
    sized(100);
    started.driver.quit().unwrap();
}

/// The mouse alone can paste an agenda: a field has a menu, and nothing else has one.
#[test]
fn a_field_has_a_menu_that_cuts_and_pastes() {
    let started = Started::alone();
    started.expect("Drop a session");
    started.driver.press('n', &[Modifier::Control]).unwrap();
    started.expect("Save and open");
    let place_of = |css: &str| {
        let middle = format!(
            "const {{ left, top, width, height }} = document.querySelector('{css}').getBoundingClientRect();
            return [left + width / 2, top + height / 2].map(Math.round)"
        );
        let at = started.driver.script(&middle, &[]).unwrap();
        let (left, top) = Screen::place_of("Chairside").unwrap();
        (i64::from(left) + at[0].as_i64().unwrap(), i64::from(top) + at[1].as_i64().unwrap())
    };
    let right_click = |css: &str| {
        let (x, y) = place_of(css);
        Screen::mouse(&format!("mousemove {x} {y} click 3")).unwrap();
        sleep(Duration::from_millis(600));
    };
    let text = || started.driver.script("return document.querySelector('textarea').value", &[]).unwrap();
    let becomes = |words: &str| {
        let is_so = started.driver.wait_until(words, SOON, |_| Ok(text() == words));
        assert!(is_so.is_ok(), "{}", text());
    };
    started.driver.click(&started.driver.find("textarea").unwrap()).unwrap();
    started.driver.keys("Welcome / Chairs / 5").unwrap();
    started.driver.press('a', &[Modifier::Control]).unwrap();
    // The first of its entries that does something is Cut, and in an empty field it is Paste.
    right_click("textarea");
    Screen::mouse("key Down Return").unwrap();
    becomes("");
    right_click("textarea");
    Screen::mouse("key Down Return").unwrap();
    becomes("Welcome / Chairs / 5");
    // Beside the fields there is none, so that the keys go to the window.
    right_click("h1");
    Screen::mouse("key Escape").unwrap();
    started.expect("Drop a session");
    started.driver.quit().unwrap();
}
