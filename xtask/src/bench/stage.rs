//! A virtual screen for the program to measure, with its frame buffer to read and its keyboard to press.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::keyboard::Keyboard;
use super::pixels::{Look, Part, Pixels};
use super::subject::Subject;
use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};
use crate::screen::{FULL_HD, Screen};

/// The configuration of a window manager that shows every window on the whole screen and without a frame.
const MANAGER: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
"#;

/// The same for a screen as wide as two, the left one for what the chair sees and the right one for what the room sees. Each
/// window keeps the size in which its program opens it. The title of the room's window is put in.
const SIDE_BY_SIDE: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications>
    <application class="*"><decor>no</decor>
      <position force="yes"><x>0</x><y>0</y></position></application>
    <application title="*ROOM*"><position force="yes"><x>1920</x><y>0</y></position></application>
  </applications>
</openbox_config>
"#;

/// How long to wait for a program to show something.
const PATIENCE: Duration = Duration::from_secs(25);
/// The smallest change that counts at the start, as a share of the screen. A window or a slide changes more, a clock less.
const LARGE: f64 = 0.01;
/// A program has started when no such change has come for this long.
const STARTED: Duration = Duration::from_millis(1500);
/// How long to wait after the start, so that a program can finish such things as drawing pages ahead.
const REST: Duration = Duration::from_secs(3);

/// A screen, for one program after another.
pub struct Stage {
    screen: Screen,
    pub pixels: Pixels,
    pub keyboard: Keyboard,
    /// What the screen shows without a program.
    empty: Look,
    /// The part of the screen that does not count.
    aside: Option<Part>,
    slug: String,
    pictures: PathBuf,
}

impl Stage {
    /// Starts a screen for the program `name`. The frame buffer is kept in `folder`, pictures in `pictures`.
    pub fn new(name: &str, folder: &Path, pictures: &Path) -> Outcome<Self> {
        Self::set_up(name, folder, pictures, FULL_HD, MANAGER, None)
    }

    /// Starts a screen on which both windows of a program stand side by side, and only the one that the room sees counts.
    pub fn beside_the_room(subject: &Subject, folder: &Path, pictures: &Path) -> Outcome<Self> {
        let name = format!("{}-room", subject.name);
        let Some(title) = subject.front else {
            return Err(Failure::new(format!("{} has one window alone", subject.name)));
        };
        let (width, height) = FULL_HD;
        let chairs = Part { rows: 0..height, bytes: 0..4 * width };
        let manager = SIDE_BY_SIDE.replace("ROOM", title);
        Self::set_up(&name, folder, pictures, (2 * width, height), &manager, Some(chairs))
    }

    fn set_up(
        name: &str,
        folder: &Path,
        pictures: &Path,
        size: (usize, usize),
        configuration: &str,
        aside: Option<Part>,
    ) -> Outcome<Self> {
        let slug: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let buffer = folder.join(&slug);
        fs::create_dir_all(&buffer).because(format!("create {}", buffer.display()))?;
        let manager = buffer.join("openbox.xml");
        fs::write(&manager, configuration).because("configure the window manager")?;
        let screen = Screen::start_as(size, Some(&buffer), Some(&manager))?;
        sleep(Duration::from_millis(800));
        let (pixels, keyboard) = (Pixels::open(&buffer)?, Keyboard::connect(&screen.display)?);
        Ok(Self { empty: pixels.look()?, aside, screen, pixels, keyboard, slug, pictures: pictures.to_owned() })
    }

    /// Starts a program with a deck and waits for the settled first slide. Returns the program and how long that took.
    pub fn start(&self, subject: &Subject, deck: &Path) -> Outcome<(Running, Duration)> {
        // The window of the program before may still be there.
        let until = Instant::now() + Duration::from_secs(3);
        while self.pixels.look()? != self.empty && Instant::now() < until {
            sleep(Duration::from_millis(50));
        }
        if let Some(folder) = subject.remembers.as_ref().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder).because(format!("empty {}", folder.display()))?;
        }
        let begun = Instant::now();
        let app = Program::new(&subject.program.to_string_lossy())
            .args(&subject.arguments)
            .arg(deck)
            .env("DISPLAY", &self.screen.display)
            .env("GDK_BACKEND", "x11")
            .start(Stdio::null(), Stdio::null())?;
        let running = Running { app, name: subject.name.clone() };
        let seen = self.pixels.watch(self.empty.clone(), LARGE, STARTED, PATIENCE, self.aside.as_ref())?;
        let Some((_, settled)) = seen else {
            return Err(Failure::new(format!("{} showed nothing", subject.name)));
        };
        Ok((running, settled - begun))
    }

    /// Brings the window that the room sees to the front, then leaves the program alone for a while.
    pub fn face_the_room(&self, subject: &Subject) -> Outcome {
        if let Some(title) = subject.front {
            let until = Instant::now() + Duration::from_secs(5);
            while !self.keyboard.raise(title)? {
                if Instant::now() > until {
                    let titles = self.keyboard.titles()?.join("\", \"");
                    let name = &subject.name;
                    return Err(Failure::new(format!("no window of {name} is called …{title}…: \"{titles}\"")));
                }
                sleep(Duration::from_millis(100));
            }
        }
        sleep(REST);
        Ok(())
    }

    /// Takes a picture of the screen, to look at after the run.
    pub fn picture(&self, name: &str) -> Outcome {
        let file = self.pictures.join(format!("{}-{name}.png", self.slug));
        Program::new("import").env("DISPLAY", &self.screen.display).args(["-window", "root"]).arg(file).read()?;
        Ok(())
    }
}

/// A running program, which ends when this is dropped.
pub struct Running {
    app: Child,
    name: String,
}

impl Running {
    pub fn id(&self) -> u32 {
        self.app.id()
    }

    /// Fails if it has ended by itself.
    pub fn is_there(&mut self) -> Outcome {
        match self.app.try_wait() {
            Ok(Some(status)) => Err(Failure::new(format!("{} ended by itself ({status})", self.name))),
            _ => Ok(()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        program::end(&mut self.app);
    }
}
