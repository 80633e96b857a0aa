//! A screen in memory with a program on it, eyes (the frame buffer) and a hand (the keyboard).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::keyboard::Keyboard;
use super::pixels::{Look, Pixels};
use super::subject::Subject;
use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};
use crate::screen::Screen;

/// A window manager that shows every window over the whole screen and without a frame.
const MANAGER: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
"#;

/// A program that shows nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(25);
/// At the start a change counts from this share of the screen on: a window or a slide is more, the tick of a clock less.
const LARGE: f64 = 0.01;
/// A program has started when no large change came for so long.
const STARTED: Duration = Duration::from_millis(1500);
/// What a program does after its start, such as drawing pages ahead, is left to end for so long.
const REST: Duration = Duration::from_secs(3);

/// One screen, for one program after the other.
pub struct Stage {
    screen: Screen,
    pub pixels: Pixels,
    pub keyboard: Keyboard,
    empty: Look,
    slug: String,
    pictures: PathBuf,
}

impl Stage {
    /// A screen for the program called `name`. Its frame buffer lies in `folder`, its pictures in `pictures`.
    pub fn new(name: &str, folder: &Path, pictures: &Path) -> Outcome<Self> {
        let slug: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let buffer = folder.join(&slug);
        fs::create_dir_all(&buffer).because(format!("make {}", buffer.display()))?;
        let manager = buffer.join("openbox.xml");
        fs::write(&manager, MANAGER).because("configure the window manager")?;
        let screen = Screen::start(Some(&buffer), Some(&manager))?;
        sleep(Duration::from_millis(800));
        let (pixels, keyboard) = (Pixels::open(&buffer)?, Keyboard::connect(&screen.display)?);
        Ok(Self { empty: pixels.look()?, screen, pixels, keyboard, slug, pictures: pictures.to_owned() })
    }

    /// Starts a program with a deck. Gives it once its first slide has settled, and how long that took.
    pub fn start(&self, subject: &Subject, deck: &Path) -> Outcome<(Running, Duration)> {
        // The one before may not have left the screen yet.
        let until = Instant::now() + Duration::from_secs(3);
        while self.pixels.look()? != self.empty && Instant::now() < until {
            sleep(Duration::from_millis(50));
        }
        let begun = Instant::now();
        let app = Program::new(&subject.program.to_string_lossy())
            .args(&subject.arguments)
            .arg(deck)
            .env("DISPLAY", &self.screen.display)
            .env("GDK_BACKEND", "x11")
            .start(Stdio::null(), Stdio::null())?;
        let running = Running { app, name: subject.name.clone() };
        let seen = self.pixels.watch(self.empty.clone(), LARGE, STARTED, PATIENCE)?;
        let Some((_, settled)) = seen else {
            return Err(Failure::new(format!("{} shows nothing", subject.name)));
        };
        Ok((running, settled - begun))
    }

    /// Brings the window that the room sees to the front and leaves the program alone for a while.
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

    /// Keeps a picture of the screen, to look at after the run.
    pub fn picture(&self, name: &str) -> Outcome {
        let file = self.pictures.join(format!("{}-{name}.png", self.slug));
        Program::new("import").env("DISPLAY", &self.screen.display).args(["-window", "root"]).arg(file).read()?;
        Ok(())
    }
}

/// A program on the stage, ended when dropped.
pub struct Running {
    app: Child,
    name: String,
}

impl Running {
    pub fn id(&self) -> u32 {
        self.app.id()
    }

    /// Fails when it has ended by itself.
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
