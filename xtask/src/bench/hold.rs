//! A key that is held: thirty strokes a second for five seconds, and what the screen shows meanwhile.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::pixels::Look;
use super::stage::Stage;
use super::subject::Keys;
use crate::failure::Outcome;

const STROKES: usize = 150;
const APART: Duration = Duration::from_micros(33_333);
/// Without a change for so long after the last stroke, the last slide is there.
const QUIET: Duration = Duration::from_secs(2);
/// A program that has not come to rest after so long is not waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// What came out.
pub struct Hold {
    /// Pictures that were all but empty, where no slide of the deck is.
    pub blank: usize,
    /// Pictures that were a whole slide.
    pub whole: usize,
    /// From the last stroke to the last change.
    pub after: Duration,
    /// Whether the last picture is that of the slide where the strokes lead.
    pub right: bool,
}

/// Holds the key for the next slide, at the last slide the one for the slide before, and so on. The first slide is on
/// the screen; `slides` are all of them as they look when they have been turned to slowly.
pub fn hold(stage: &Stage, keys: Keys, slides: &[Look]) -> Outcome<Hold> {
    let known: Vec<u64> = slides.iter().map(Look::fingerprint).collect();
    // Half the ink of the emptiest slide: a picture with less is none of them, and none of one half painted over another.
    let empty = slides.iter().map(Look::ink).fold(f64::INFINITY, f64::min) / 2.0;
    let mut before = stage.pixels.look()?;
    let (mut blank, mut whole) = (0, 0);
    // Looks until a moment, or until nothing has changed for some time; gives when it last saw a change.
    let mut look_until = |until: Instant, quiet: Option<Duration>| -> Outcome<Option<Instant>> {
        let (begun, mut last) = (Instant::now(), None);
        while Instant::now() < until && quiet.is_none_or(|quiet| last.unwrap_or(begun).elapsed() < quiet) {
            let look = stage.pixels.look()?;
            if look != before {
                last = Some(Instant::now());
                blank += usize::from(look.ink() < empty);
                whole += usize::from(known.contains(&look.fingerprint()));
                before = look;
            }
            sleep(Duration::from_micros(600));
        }
        Ok(last)
    };

    let (begun, mut struck) = (Instant::now(), Instant::now());
    for (number, stroke) in (0..).zip(strokes(slides.len())) {
        look_until(begun + APART * number, None)?;
        struck = Instant::now();
        stage.keyboard.press(if stroke { keys.next } else { keys.back })?;
    }
    let last = look_until(struck + PATIENCE, Some(QUIET))?;
    let end = strokes(slides.len()).fold(0, |slide, on| if on { slide + 1 } else { slide - 1 });
    let right = before == slides[end];
    let after = last.map_or(Duration::ZERO, |last| last.saturating_duration_since(struck));
    Ok(Hold { blank, whole, after, right })
}

/// Which way each stroke leads, `true` for on, from the first of so many slides: to the last, to the first, to the last …
fn strokes(slides: usize) -> impl Iterator<Item = bool> {
    let way = slides.saturating_sub(1).max(1);
    (0..STROKES).map(move |stroke| (stroke / way).is_multiple_of(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_never_lead_beyond_the_ends() {
        for slides in [2, 40, 51, 1000] {
            let mut slide = 0_usize;
            for on in strokes(slides) {
                slide = if on { slide + 1 } else { slide - 1 };
                assert!(slide < slides);
            }
        }
        assert_eq!(strokes(51).filter(|on| *on).count(), 100);
    }
}
