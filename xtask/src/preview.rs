//! Shows a session where there is no display: steps through it on a virtual screen, and takes a picture of both windows at
//! each step.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};
use crate::screen::Screen;
use crate::workspace::Workspace;

/// A stop of the tour: the name of its picture, and the keys (X11's names) that lead there from the stop before.
struct Stop {
    name: &'static str,
    keys: &'static [&'static str],
}

/// The tour. Esc hides the boilerplate that a session opens with, and does nothing when there is none.
const TOUR: &[Stop] = &[
    Stop { name: "start", keys: &[] },
    Stop { name: "first-slide", keys: &["Escape", "Escape", "Escape", "Escape", "Home"] },
    Stop { name: "note-well", keys: &["n"] },
    Stop { name: "code-of-conduct", keys: &["c"] },
    Stop { name: "back-to-the-slide", keys: &["Escape", "Escape"] },
    Stop { name: "one-step-on", keys: &["Right"] },
    Stop { name: "two-steps-on", keys: &["Right"] },
    Stop { name: "first-item", keys: &["shift+Right"] },
    Stop { name: "second-item", keys: &["shift+Right"] },
    Stop { name: "timer-started", keys: &["p"] },
    Stop { name: "timer-running", keys: &[] },
    Stop { name: "all-keys", keys: &["question"] },
];

/// How long a window may take to appear and to draw something.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time from a key to the picture. A slide takes some 20 ms.
const SETTLE: Duration = Duration::from_millis(700);

/// Takes the tour of `file` and leaves the pictures in target/preview/.
pub fn preview(workspace: &Workspace, file: &Path) -> Outcome {
    println!("There is no display. Showing the session on a virtual one and taking pictures.");
    let folder = workspace.target.join("preview");
    if folder.exists() {
        fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).because(format!("create {}", folder.display()))?;
    let data = std::env::temp_dir().join(format!("chairside-preview-{}", std::process::id()));

    let screen = Screen::start()?;
    let mut show = Show::start(workspace, file, &data, &screen, &folder)?;
    let outcome = show.tour(&folder).map_err(|failure| show.explain(&failure));
    drop(show);
    let _ = fs::remove_dir_all(&data);
    outcome?;
    println!("\n{} pictures of each window are in {}", TOUR.len(), folder.display());
    Ok(())
}

/// The running program, which ends when this is dropped.
pub struct Show {
    pub app: Child,
    pub display: String,
    /// What it writes to stderr.
    pub errors_file: PathBuf,
}

impl Show {
    fn start(workspace: &Workspace, file: &Path, data: &Path, screen: &Screen, folder: &Path) -> Outcome<Self> {
        let errors_file = folder.join("stderr.txt");
        let errors = File::create(&errors_file).because(format!("write {}", errors_file.display()))?;
        let app = Program::new(&workspace.quick_program().to_string_lossy())
            .arg("--data-dir")
            .arg(data)
            .arg(file)
            .env("DISPLAY", &screen.display)
            .env("GDK_BACKEND", "x11")
            .start(Stdio::null(), Stdio::from(errors))?;
        Ok(Self { app, display: screen.display.clone(), errors_file })
    }

    /// Waits for the presenter window and the audience window, and returns their ids.
    pub fn windows(&mut self) -> Outcome<(String, String)> {
        let audience = self.window("the audience window", |title| title.starts_with("Slides for the room:"))?;
        let presenter = self
            .window("the presenter window", |title| title.contains("Chairside") && !title.starts_with("Slides for"))?;
        Ok((presenter, audience))
    }

    fn tour(&mut self, folder: &Path) -> Outcome {
        let (presenter, audience) = self.windows()?;
        for (index, stop) in TOUR.iter().enumerate() {
            self.raise(&presenter)?;
            for key in stop.keys {
                self.xdotool(&["key", key])?;
                sleep(Duration::from_millis(150));
            }
            sleep(SETTLE);
            for (window, whose) in [(&presenter, "presenter"), (&audience, "audience")] {
                let picture = folder.join(format!("{:02}-{}-{whose}.png", index + 1, stop.name));
                self.raise(window)?;
                self.photograph(window, &picture, 2)?;
            }
            println!("  {:02} {}", index + 1, stop.name.replace('-', " "));
        }
        Ok(())
    }

    /// Waits for a visible window whose title `fits`, and returns its id.
    fn window(&mut self, called: &str, fits: impl Fn(&str) -> bool) -> Outcome<String> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.app.try_wait() {
                return Err(Failure::new(format!("the program ended ({status}) before {called} appeared")));
            }
            // Until there is a window, xdotool finds nothing and fails. That is not an error yet.
            let ids = self.xdotool(&["search", "--onlyvisible", "--name", "."]).unwrap_or_default();
            for id in ids.split_whitespace() {
                if self.xdotool(&["getwindowname", id]).is_ok_and(|title| fits(title.trim())) {
                    return Ok(id.to_owned());
                }
            }
            sleep(Duration::from_millis(200));
        }
        Err(Failure::new(format!("{called} did not appear within {} s", PATIENCE.as_secs())))
    }

    /// Brings a window to the front, because only what is not covered can be photographed.
    pub fn raise(&self, window: &str) -> Outcome {
        self.xdotool(&["windowactivate", "--sync", window])?;
        sleep(Duration::from_millis(250));
        Ok(())
    }

    /// Takes a picture. If it has fewer colours than this, the window has not drawn yet, so it tries again.
    pub fn photograph(&mut self, window: &str, picture: &Path, colours: u32) -> Outcome {
        let begun = Instant::now();
        loop {
            Program::new("import").env("DISPLAY", &self.display).args(["-window", window]).arg(picture).read()?;
            let found = Program::new("identify").args(["-format", "%k"]).arg(picture).read()?;
            if found.trim().parse::<u32>().is_ok_and(|found| found >= colours) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                return Err(Failure::new(format!(
                    "{} has only {} colours: the window draws nothing",
                    picture.display(),
                    found.trim()
                )));
            }
            sleep(Duration::from_millis(300));
        }
    }

    fn xdotool(&self, arguments: &[&str]) -> Outcome<String> {
        Program::new("xdotool").env("DISPLAY", &self.display).args(arguments).read()
    }

    /// Adds what the program wrote to stderr.
    pub fn explain(&self, failure: &Failure) -> Failure {
        let said = fs::read_to_string(&self.errors_file).unwrap_or_default();
        let said = if said.trim().is_empty() { "nothing" } else { said.trim() };
        Failure::new(format!("{failure}\nThe program wrote to stderr:\n{said}"))
    }
}

impl Drop for Show {
    fn drop(&mut self) {
        program::end(&mut self.app);
    }
}
