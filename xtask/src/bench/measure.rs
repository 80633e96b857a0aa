//! The rule of measurement, the same for every program.
//!
//! A program runs maximised on a screen of its own in memory. From the key press to the first changed pixel and to the
//! last one after which nothing changes for 0.3 s: that is what a person would see. The rule knows nothing of the
//! program.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::family::Family;
use super::keyboard::Keyboard;
use super::pixels::Pixels;
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

const PRESSES: usize = 30;
/// From one press to the next.
const GAP: Duration = Duration::from_millis(800);
/// Without a change for so long, a slide has settled.
const QUIET: Duration = Duration::from_millis(300);
/// A press that changes nothing for so long is missed.
const MISSED: Duration = Duration::from_millis(1500);
/// A program that shows nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(25);
/// At the start a change counts from this share of the screen on: a window or a slide is more, the tick of a clock less.
const LARGE: f64 = 0.01;
/// A program has started when no large change came for so long.
const STARTED: Duration = Duration::from_millis(1500);
/// The rest over which idle processor time is taken.
const IDLE: Duration = Duration::from_secs(10);

/// What came out.
pub struct Figures {
    /// From the start of the program to the settled first slide.
    pub start: Duration,
    /// From a key press to the first changed pixel, in order of size.
    pub first_change: Vec<Duration>,
    /// From a key press to the settled slide, in order of size.
    pub settled: Vec<Duration>,
    pub missed: usize,
    /// Proportional memory of all its processes, in MiB.
    pub memory: f64,
    /// Processor time at rest with its timer running, in percent of one core.
    pub idle: f64,
}

/// Measures one program and leaves a picture of its first and last slide in `pictures`.
pub fn measure(subject: &Subject, folder: &Path, pictures: &Path) -> Outcome<Figures> {
    let slug: String = subject.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let buffer = folder.join(&slug);
    fs::create_dir_all(&buffer).because(format!("make {}", buffer.display()))?;
    let manager = buffer.join("openbox.xml");
    fs::write(&manager, MANAGER).because("configure the window manager")?;
    let screen = Screen::start(Some(&buffer), Some(&manager))?;
    sleep(Duration::from_millis(800));
    let (pixels, keyboard) = (Pixels::open(&buffer)?, Keyboard::connect(&screen.display)?);
    let picture = |name: &str| {
        let file = pictures.join(format!("{slug}-{name}.png"));
        Program::new("import").env("DISPLAY", &screen.display).args(["-window", "root"]).arg(file).read()
    };

    let (empty, begun) = (pixels.look()?, Instant::now());
    let mut app = Program::new(&subject.program.to_string_lossy())
        .args(&subject.arguments)
        .env("DISPLAY", &screen.display)
        .env("GDK_BACKEND", "x11")
        .start(Stdio::null(), Stdio::null())?;
    let run = || {
        let Some((_, settled)) = pixels.watch(empty, LARGE, STARTED, PATIENCE)? else {
            return Err(Failure::new(format!("{} shows nothing", subject.name)));
        };
        let start = settled - begun;
        if let Some(title) = subject.front {
            let until = Instant::now() + Duration::from_secs(5);
            while !keyboard.raise(title)? {
                if Instant::now() > until {
                    let titles = keyboard.titles()?.join("\", \"");
                    return Err(Failure::new(format!(
                        "no window of {} is called …{title}…: \"{titles}\"",
                        subject.name
                    )));
                }
                sleep(Duration::from_millis(100));
            }
        }
        sleep(Duration::from_secs(3));
        picture("first")?;
        let (mut first_change, mut settled, mut missed) = (Vec::new(), Vec::new(), 0);
        for _ in 0..PRESSES {
            let (before, pressed) = (pixels.look()?, Instant::now());
            keyboard.press(subject.turn)?;
            match pixels.watch(before, 0.0, QUIET, MISSED)? {
                Some((first, last)) => {
                    first_change.push(first - pressed);
                    settled.push(last - pressed);
                }
                None => missed += 1,
            }
            sleep(GAP.saturating_sub(pressed.elapsed()));
        }
        picture("last")?;
        for key in subject.timer {
            keyboard.press(*key)?;
            sleep(Duration::from_millis(800));
        }
        sleep(Duration::from_secs(2));
        let family = Family::of(app.id());
        let (used, since) = (family.seconds(), Instant::now());
        sleep(IDLE);
        let idle = (family.seconds() - used) / since.elapsed().as_secs_f64() * 100.0;
        let memory = family.memory();
        if let Ok(Some(status)) = app.try_wait() {
            return Err(Failure::new(format!("{} ended by itself ({status})", subject.name)));
        }
        if settled.is_empty() {
            return Err(Failure::new(format!("{} turned no slide in {PRESSES} presses", subject.name)));
        }
        first_change.sort();
        settled.sort();
        Ok(Figures { start, first_change, settled, missed, memory, idle })
    };
    let figures = run();
    program::end(&mut app);
    figures
}
