//! Measures a program, every one in the same way.
//!
//! It runs maximised on a virtual screen of its own. The time from a key press to the first changed pixel, and to the last
//! one before 0.3 s without a change, is what a person would see. Nothing here depends on the program.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::family::Family;
use super::hold::{self, Hold};
use super::keyboard::Key;
use super::pixels;
use super::stage::Stage;
use super::subject::{Part, Subject};
use super::ticking;
use crate::failure::{Failure, Outcome};

/// How many times a program is started; the median counts.
const STARTS: usize = 7;
/// The time from one press to the next.
const GAP: Duration = Duration::from_millis(800);
/// If nothing changes for this long, a slide has settled.
const QUIET: Duration = Duration::from_millis(300);
/// If nothing changes for this long, a press is missed.
const MISSED: Duration = Duration::from_millis(1500);
/// The pause before idle time is measured.
const BEFORE_REST: Duration = Duration::from_secs(2);
/// How long idle time is measured.
const IDLE: Duration = Duration::from_secs(30);
/// How many jumps are measured.
const JUMPS: usize = 15;

/// The figures of a program.
pub struct Figures {
    /// The time from starting the program to the settled first slide.
    pub start: Duration,
    pub turns: Turns,
    /// What a held key shows; only for the PDF that the goals are about.
    pub hold: Option<Hold>,
    /// Proportional set size of all its processes, in MiB.
    pub memory: f64,
    /// Processor time while idle with the timer running, in percent of one core.
    pub idle: f64,
}

/// Single presses, and how soon each of them changed the screen.
#[derive(Default)]
pub struct Turns {
    /// The times from a press to the first changed pixel, sorted.
    pub first_change: Vec<Duration>,
    /// The times from a press to the settled slide, sorted.
    pub settled: Vec<Duration>,
    /// How many presses changed nothing.
    pub missed: usize,
}

/// Measures one program, and leaves pictures of its first and last slide in `pictures`.
pub fn measure(subject: &Subject, folder: &Path, pictures: &Path) -> Outcome<Figures> {
    let stage = Stage::new(&format!("{}-{}", subject.name, subject.turns), folder, pictures)?;
    let mut starts = starts(&stage, subject, &subject.deck, STARTS - 1)?;
    let (mut app, start) = stage.start(subject, &subject.deck)?;
    starts.push(start);
    stage.face_the_room(subject)?;
    stage.picture("first")?;

    for key in subject.keys.before {
        stage.keyboard.press(*key)?;
        sleep(GAP);
    }
    // Some programs (pympress) ignore the first key after their window was raised, so press one that changes nothing.
    stage.keyboard.press(subject.keys.first)?;
    sleep(BEFORE_REST);

    let timer = if subject.part == Part::Over { Some(ticking::find(&stage.pixels)?) } else { None };
    let mut turns = Turns::default();
    let mut slides = vec![stage.pixels.look()?];
    for _ in 0..subject.turns {
        turns.press(&stage, subject.keys.next, timer.as_ref())?;
        slides.push(stage.pixels.look()?);
    }
    turns.in_order(subject)?;
    stage.picture("last")?;

    for key in subject.keys.timer {
        stage.keyboard.press(*key)?;
        sleep(GAP);
    }
    sleep(BEFORE_REST);
    let family = Family::of(app.id());
    let (used, since) = (family.seconds(), Instant::now());
    sleep(IDLE);
    let idle = (family.seconds() - used) / since.elapsed().as_secs_f64() * 100.0;
    let memory = family.memory();

    // Hold the key last. A program that lags would still be handling presses while idle time is measured.
    let hold = if subject.part == Part::Pdf {
        stage.keyboard.press(subject.keys.first)?;
        sleep(BEFORE_REST);
        let hold = hold::hold(&stage, subject.keys, &slides)?;
        stage.picture("held")?;
        Some(hold)
    } else {
        None
    };
    app.is_there()?;
    Ok(Figures { start: middle(starts), turns, hold, memory, idle })
}

/// The median time from starting a program to the settled first slide of another deck.
pub fn start(subject: &Subject, deck: &Path, folder: &Path, pictures: &Path) -> Outcome<Duration> {
    let stage = Stage::new(&format!("{}-start", subject.name), folder, pictures)?;
    Ok(middle(starts(&stage, subject, deck, STARTS)?))
}

/// The median time from starting a program to the settled first slide in the window that the room sees, with its other window
/// beside it.
pub fn first_page(subject: &Subject, folder: &Path, pictures: &Path) -> Outcome<Duration> {
    let stage = Stage::beside_the_room(subject, folder, pictures)?;
    let mut times = starts(&stage, subject, &subject.deck, STARTS - 1)?;
    let (mut app, last) = stage.start(subject, &subject.deck)?;
    stage.picture("first")?;
    app.is_there()?;
    times.push(last);
    Ok(middle(times))
}

/// Starts the program again and jumps to pages that it has not shown yet, by number and Enter.
pub fn jumps(subject: &Subject, folder: &Path, pictures: &Path) -> Outcome<Turns> {
    let stage = Stage::new(&format!("{}-jump", subject.name), folder, pictures)?;
    let (mut app, _) = stage.start(subject, &subject.deck)?;
    stage.face_the_room(subject)?;
    let mut jumps = Turns::default();
    for page in far_pages(subject.turns + 1) {
        for digit in page.to_string().chars() {
            stage.keyboard.press(Key::Letter(digit))?;
        }
        sleep(QUIET);
        jumps.press(&stage, Key::Enter, None)?;
    }
    stage.picture("last")?;
    app.is_there()?;
    jumps.in_order(subject)?;
    Ok(jumps)
}

/// Pages to jump to, from 1: each once, spread over the deck, none near the one before. So it does not help a program to
/// have drawn the neighbours of a page; it does help to have drawn the whole deck.
fn far_pages(count: usize) -> Vec<usize> {
    let every = (count / (JUMPS + 1)).max(1);
    let pages: Vec<usize> = (1..=JUMPS).map(|step| 1 + step * every).filter(|page| *page <= count).collect();
    // Steps of seven visit all, unless seven divides their number.
    (0..pages.len()).map(|step| pages[(3 + 7 * step) % pages.len()]).collect()
}

impl Turns {
    /// Presses a key, measures, and waits until the next press is due. What is `ignored` may change at any time.
    fn press(&mut self, stage: &Stage, key: Key, ignored: Option<&pixels::Part>) -> Outcome {
        let (before, pressed) = (stage.pixels.look()?, Instant::now());
        stage.keyboard.press(key)?;
        match stage.pixels.watch(before, 0.0, QUIET, MISSED, ignored)? {
            Some((first, last)) => {
                self.first_change.push(first - pressed);
                self.settled.push(last - pressed);
            }
            None => self.missed += 1,
        }
        sleep(GAP.saturating_sub(pressed.elapsed()));
        Ok(())
    }

    /// Sorts the times; fails when no press changed anything.
    fn in_order(&mut self, subject: &Subject) -> Outcome {
        if self.settled.is_empty() {
            return Err(Failure::new(format!("{} turned no slide in {} presses", subject.name, self.missed)));
        }
        self.first_change.sort();
        self.settled.sort();
        Ok(())
    }
}

/// Starts a program `times` times and returns how long each start took.
fn starts(stage: &Stage, subject: &Subject, deck: &Path, times: usize) -> Outcome<Vec<Duration>> {
    (0..times).map(|_| Ok(stage.start(subject, deck)?.1)).collect()
}

/// The median.
fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_lead_far_and_never_twice_to_a_page() {
        for count in [40, 51] {
            let pages = far_pages(count);
            assert_eq!(pages.len(), JUMPS);
            assert!(pages.iter().all(|page| (2..=count).contains(page)));
            assert!(pages.windows(2).all(|pair| pair[0].abs_diff(pair[1]) > 3), "{pages:?}");
            let mut once = pages.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), JUMPS);
        }
    }
}
