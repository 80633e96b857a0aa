//! Drives both windows of the real program through the `WebDriver` of its own webview: `Driver::start(binary, args,
//! env)`.
//!
//! How it reaches the windows: `WebKitGTK` listens for a driver at the address in `WEBKIT_INSPECTOR_SERVER`. It can be
//! driven only if the program allows that on its web context, and then in views made with
//! `is-controlled-by-automation`. wry does both for the first web context of a program whose environment has
//! `TAURI_WEBVIEW_AUTOMATION=true`, so both windows must share that context: the program must not give one of them a
//! data directory of its own. (A related view takes the setting from its relative; `WebKitGTK` prints a warning about
//! that.)
//!
//! tauri-driver sets the same variable and has `WebKitWebDriver` (Debian: webkit2gtk-driver) start the program. Here we
//! start the program first and point the driver at it (`--target`): a driver's session ends when a web process dies,
//! and so we can begin another one while the program runs on.
//!
//! A screen has one window with the focus, so it can have one program under test at a time: a `Driver` holds a lock, and a
//! second one waits for it. `cargo xtask windows` runs tests at once in processes and on screens of their own.

#![allow(dead_code, reason = "each test uses a part of this")]

mod cover;
mod drag;
mod keys;
mod lifeline;
mod processes;
mod protocol;
mod reader;
mod screen;
mod seen;
mod trouble;
mod two_screens;
mod wait;
mod wayland;

use std::ffi::OsStr;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub use cover::Cover;
pub use drag::Drag;
pub use keys::{Key, Modifier};
use lifeline::Lifeline;
pub use processes::namespace;
use protocol::Protocol;
pub use reader::{Reader, Role};
pub use screen::Screen;
pub use seen::{Picture, Seen, Times};
pub use trouble::Trouble;
pub use two_screens::{LEFT, RIGHT, Rect, THIRD, TwoScreens, is_on};
pub use wayland::{SECOND, Wayland};

/// One window, as the protocol names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Handle(String);

/// One element of the page in the current window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

/// The key of an element in the protocol's JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long the driver may take to listen, and the program to start or to end.
const PATIENCE: Duration = Duration::from_secs(45);
/// A program that has not been among the processes for this long has ended, or was never started.
const GONE: Duration = Duration::from_secs(3);
/// How often we look while waiting for something.
const PAUSE: Duration = Duration::from_millis(25);

/// Draws thirty frames that look the same.
const NUDGE: &str = "
    const dot = document.createElement('i');
    Object.assign(dot.style, { position: 'fixed', left: 0, top: 0, width: '1px', height: '1px', pointerEvents: 'none' });
    document.documentElement.append(dot);
    let frame = 0;
    const draw = () => {
        dot.style.background = ++frame % 2 ? 'rgb(0 0 0 / 0.4%)' : 'rgb(0 0 0 / 0.8%)';
        if (frame < 30) requestAnimationFrame(draw); else dot.remove();
    };
    draw();";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A running program under remote control. Dropping it ends the program, its web processes and the driver.
pub struct Driver {
    protocol: Protocol,
    session: String,
    binary: PathBuf,
    stderr: PathBuf,
    /// Where the program's webview listens.
    target: u16,
    // Fields are dropped in this order: the processes first, then the lock.
    remote: Lifeline,
    app: Lifeline,
    _turn: MutexGuard<'static, ()>,
}

impl Driver {
    /// Starts `binary` with `args`; `env` is added to the environment of this test. Returns when its first window can
    /// be driven.
    pub fn start<A: AsRef<OsStr>>(binary: &Path, args: &[A], env: &[(&str, &OsStr)]) -> Result<Self, Trouble> {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let (display, target) = (Screen::display()?, protocol::free_port()?);
        let stderr = std::env::temp_dir().join(format!("chairside-test-{}-{target}.stderr", std::process::id()));

        let mut command = vec![binary.as_os_str()];
        command.extend(args.iter().map(AsRef::as_ref));
        let address = format!("127.0.0.1:{target}");
        let mut variables: Vec<(&str, &OsStr)> = vec![
            ("DISPLAY", OsStr::new(&display)),
            ("GDK_BACKEND", OsStr::new("x11")),
            ("TAURI_WEBVIEW_AUTOMATION", OsStr::new("true")),
            ("WEBKIT_INSPECTOR_SERVER", OsStr::new(&address)),
        ];
        variables.extend(env);
        let app = Lifeline::start(&command, &variables, Some(&stderr))?;
        let (remote, protocol) = listen(target)?;
        let mut this = Self {
            protocol,
            session: String::new(),
            binary: binary.to_owned(),
            stderr,
            target,
            remote,
            app,
            _turn: turn,
        };
        this.session = this.open().map_err(|trouble| this.explain(&trouble))?;
        Ok(this)
    }

    /// Connects to the program again after one of its web processes has died, which ends the driver's session. The
    /// windows then have new handles.
    pub fn reconnect(&mut self) -> Result<(), Trouble> {
        // A driver has one session in its life, so we need a new driver.
        self.remote.end();
        (self.remote, self.protocol) = listen(self.target)?;
        self.session = self.open().map_err(|trouble| self.explain(&trouble))?;
        Ok(())
    }

    /// Opens a session as soon as the program listens.
    fn open(&self) -> Result<String, Trouble> {
        let wanted = json!({ "capabilities": { "alwaysMatch": { "timeouts": { "script": 30_000, "implicit": 0 } } } });
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.target)).is_err() {
            let is_running = self.app_pid().is_ok();
            if begun.elapsed() > if is_running { PATIENCE } else { GONE } {
                let how = if is_running { "does not open a window" } else { "ended before it had a window" };
                return Err(Trouble::new(format!("{} {how}", self.binary.display())));
            }
            sleep(PAUSE);
        }
        let answer = self.protocol.post("/session", &wanted)?;
        let id = answer["sessionId"].as_str().ok_or_else(|| Trouble::new(format!("no session in {answer}")))?;
        Ok(format!("/session/{id}"))
    }

    // Windows

    /// All windows of the program.
    pub fn windows(&self) -> Result<Vec<Handle>, Trouble> {
        let answer = self.get("/window/handles")?;
        let handles = answer.as_array().into_iter().flatten();
        Ok(handles.filter_map(Value::as_str).map(|handle| Handle(handle.to_owned())).collect())
    }

    /// Makes this the window that everything below works on.
    pub fn switch(&self, window: &Handle) -> Result<(), Trouble> {
        self.post("/window", &json!({ "handle": window.0 })).map(drop)
    }

    /// Waits for a window in whose page `script` (see [`Self::script`]) returns `true`, and switches to it.
    pub fn switch_to_window_where(&self, script: &str) -> Result<Handle, Trouble> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            for window in self.windows()? {
                // A window can close after it was listed.
                if self.switch(&window).is_ok()
                    && self.script(script, &[]).is_ok_and(|answer| answer == Value::Bool(true))
                {
                    return Ok(window);
                }
            }
            sleep(PAUSE);
        }
        Err(self.explain(&Trouble::new(format!("no window came in which this is true: {script}"))))
    }

    /// The title of the page. For the title of its window see [`Screen::window_titles`].
    pub fn title(&self) -> Result<String, Trouble> {
        Ok(self.get("/title")?.as_str().unwrap_or_default().to_owned())
    }

    /// The address of the page.
    pub fn url(&self) -> Result<String, Trouble> {
        Ok(self.get("/url")?.as_str().unwrap_or_default().to_owned())
    }

    /// A picture of the page, as PNG. The webview takes it with the next frame that the page draws, and waits for ever
    /// if the page has nothing new to draw; so we change an invisible dot for half a second.
    pub fn screenshot(&self) -> Result<Vec<u8>, Trouble> {
        use base64::Engine as _;
        self.script(NUDGE, &[])?;
        let answer = self.get("/screenshot")?;
        base64::engine::general_purpose::STANDARD
            .decode(answer.as_str().unwrap_or_default())
            .map_err(|error| Trouble::new(format!("the screenshot is no base64: {error}")))
    }

    // The page

    /// Runs JavaScript in the page: the body of a function that gets `args` as `arguments` and returns a value. The
    /// content security policy does not apply to it.
    pub fn script(&self, script: &str, args: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// The same for a value that comes later: the last of `arguments` is a function to call with it.
    pub fn script_async(&self, script: &str, args: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/async", &json!({ "script": script, "args": args }))
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Element, Trouble> {
        let answer = self.post("/element", &json!({ "using": "css selector", "value": css }))?;
        answer[ELEMENT].as_str().map(|id| Element(id.to_owned())).ok_or_else(|| Trouble::new(format!("no {css}")))
    }

    /// Clicks in the middle of an element with the mouse.
    pub fn click(&self, element: &Element) -> Result<(), Trouble> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// The text of an element as a person sees it.
    pub fn text(&self, element: &Element) -> Result<String, Trouble> {
        Ok(self.get(&format!("/element/{}/text", element.0))?.as_str().unwrap_or_default().to_owned())
    }

    /// Gives the page of the current window this size in CSS pixels, whatever stands around it.
    pub fn resize(&self, width: i64, height: i64) -> Result<(), Trouble> {
        let (mut outer_width, mut outer_height) = (width, height);
        self.wait_until(&format!("the page is {width} × {height}"), PATIENCE, |driver| {
            let rect = json!({ "x": 0, "y": 0, "width": outer_width, "height": outer_height });
            driver.post("/window/rect", &rect)?;
            sleep(PAUSE * 10);
            let inner = driver.script("return [innerWidth, innerHeight]", &[])?;
            let missing = |at: usize, wanted: i64| wanted - inner[at].as_i64().unwrap_or(wanted);
            let (across, down) = (missing(0, width), missing(1, height));
            outer_width += across;
            outer_height += down;
            Ok((across, down) == (0, 0))
        })
    }

    // Keys

    /// Types text, letter by letter; a letter in the private area (see [`Key`]) is a special key.
    pub fn keys(&self, text: &str) -> Result<(), Trouble> {
        self.act(&text.chars().flat_map(keys::stroke).collect::<Vec<_>>())
    }

    /// Types text, letter by letter, each so many milliseconds after the one before.
    pub fn type_at(&self, text: &str, pace_ms: u32) -> Result<(), Trouble> {
        let pause = json!({ "type": "pause", "duration": pace_ms });
        let stroke = |letter| keys::stroke(letter).into_iter().chain([pause.clone()]);
        self.act(&text.chars().flat_map(stroke).collect::<Vec<_>>())
    }

    /// Presses one key, with modifiers held: `press(Key::RIGHT, &[Modifier::Shift])`, `press('n', &[])`.
    pub fn press(&self, key: char, modifiers: &[Modifier]) -> Result<(), Trouble> {
        self.act(&keys::chord(key, modifiers))
    }

    fn act(&self, strokes: &[Value]) -> Result<(), Trouble> {
        let hand = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", &json!({ "actions": [hand] })).map(drop)
    }

    // Waiting

    /// Waits until `done` returns true. An error counts as "not yet"; the last one is reported if the time runs out.
    pub fn wait_until(
        &self,
        what: &str,
        patience: Duration,
        mut done: impl FnMut(&Self) -> Result<bool, Trouble>,
    ) -> Result<(), Trouble> {
        let begun = Instant::now();
        loop {
            let look = done(self);
            if matches!(look, Ok(true)) {
                return Ok(());
            }
            if begun.elapsed() > patience {
                let last = look.err().map(|trouble| format!("; the last look failed: {trouble}")).unwrap_or_default();
                let waited = patience.as_secs_f64();
                return Err(self.explain(&Trouble::new(format!("waited {waited} s in vain until {what}{last}"))));
            }
            sleep(PAUSE);
        }
    }

    // Processes

    /// The process of the program under test.
    pub fn app_pid(&self) -> Result<u32, Trouble> {
        processes::descendants(self.app.pid())
            .into_iter()
            .find(|pid| processes::runs(*pid, &self.binary))
            .ok_or_else(|| Trouble::new("the program is not running"))
    }

    /// The web processes of the program: one for both windows, or after a crash one each.
    pub fn web_processes(&self) -> Result<Vec<u32>, Trouble> {
        let all = processes::descendants(self.app_pid()?);
        Ok(all.into_iter().filter(|pid| processes::name(*pid).starts_with("WebKitWebProces")).collect())
    }

    /// The processes that draw the pages of PDFs.
    pub fn render_processes(&self) -> Result<Vec<u32>, Trouble> {
        let all = processes::descendants(self.app_pid()?);
        Ok(all.into_iter().filter(|pid| processes::name(*pid).starts_with("chairside-rende")).collect())
    }

    /// Kills one process of the program, as `kill -9` does.
    pub fn kill(&self, pid: u32) -> Result<(), Trouble> {
        if !processes::descendants(self.app.pid()).contains(&pid) {
            return Err(Trouble::new(format!("process {pid} is none of the program's")));
        }
        processes::signal(pid, "KILL")
    }

    /// Kills the program, as `kill -9` does, and waits until it is gone. After that nothing can be driven.
    pub fn kill_app(&self) -> Result<(), Trouble> {
        let pid = self.app_pid()?;
        processes::signal(pid, "KILL")?;
        processes::wait_until_gone(pid, PATIENCE)
    }

    /// What the program has written to stderr so far.
    pub fn stderr(&self) -> String {
        fs::read_to_string(&self.stderr).unwrap_or_default()
    }

    /// Ends the program as the system does when a person logs out (SIGTERM), and waits until it is gone.
    pub fn quit(self) -> Result<(), Trouble> {
        let pid = self.app_pid()?;
        processes::signal(pid, "TERM")?;
        processes::wait_until_gone(pid, PATIENCE)
    }

    fn get(&self, path: &str) -> Result<Value, Trouble> {
        self.protocol.get(&format!("{}{path}", self.session))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Trouble> {
        self.protocol.post(&format!("{}{path}", self.session), body)
    }

    /// The trouble, with what the program itself printed.
    fn explain(&self, trouble: &Trouble) -> Trouble {
        let said = self.stderr();
        Trouble::new(if said.trim().is_empty() { trouble.to_string() } else { format!("{trouble}\nstderr:\n{said}") })
    }
}

/// Starts a driver for the program that listens at `target`, now or soon.
fn listen(target: u16) -> Result<(Lifeline, Protocol), Trouble> {
    let port = protocol::free_port()?;
    let command = ["WebKitWebDriver".to_owned(), format!("--port={port}"), format!("--target=127.0.0.1:{target}")];
    let driver = Lifeline::start(&command, &[], None)?;
    let protocol = Protocol::new(port);
    protocol.wait_until_ready(PATIENCE)?;
    Ok((driver, protocol))
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.remote.end();
        self.app.end();
        let _ = fs::remove_file(&self.stderr);
    }
}
