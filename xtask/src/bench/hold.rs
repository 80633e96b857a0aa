//! Holds a key, thirty presses a second for five seconds, and records what the screen shows meanwhile.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::pixels::Look;
use super::stage::Stage;
use super::subject::Keys;
use crate::failure::Outcome;

const STROKES: usize = 150;
const APART: Duration = Duration::from_micros(33_333);
/// If nothing changes for this long after the last press, the last slide is there.
const QUIET: Duration = Duration::from_secs(2);
/// How long to wait for the screen to come to rest.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the screen showed.
pub struct Hold {
    /// How many pictures were nearly empty, emptier than any slide of the deck.
    pub blank: usize,
    /// How many pictures were a slide from edge to edge.
    pub whole: usize,
    /// The time from the last press to the last change.
    pub after: Duration,
    /// Whether the last picture is the slide where the presses lead.
    pub right: bool,
}

/// Holds the key for the next slide up to the last slide, then the key for the previous one, and so on. The first slide
/// must be on the screen; `slides` are pictures of all slides, reached slowly.
pub fn hold(stage: &Stage, keys: Keys, slides: &[Look]) -> Outcome<Hold> {
    let known: Vec<u64> = slides.iter().map(Look::fingerprint).collect();
    // A picture with less than half the ink of the emptiest slide is no slide, nor one half painted over another.
    let empty = slides.iter().map(Look::ink).fold(f64::INFINITY, f64::min) / 2.0;
    let mut before = stage.pixels.look()?;
    let (mut blank, mut whole) = (0, 0);
    // Watches until a time, or until nothing has changed for a while; returns when it last saw a change.
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

/// The direction of each press, `true` for forward: from the first of `slides` slides to the last, back, and so on.
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
